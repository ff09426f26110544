### To storekeepers: a table of orders that becomes waybills.

## Why a file is not taken

error-sheet-broken = I can’t read this file. Save the table as xlsx or csv and send it again.
error-sheet-locked = The file is protected by a password. Take it off and send the file again.
error-sheet-too-big = The file is too big. I take up to 10 MB: leave nothing but orders in it.
error-sheet-too-long = There are too many rows. I take up to { $most } at a time: split the table.
error-sheet-too-wide = There are too many columns. I take up to { $most }: leave those that are about orders.
error-sheet-cell = There is a cell longer than { $most } characters. Shorten it and send the file again.
error-sheet-empty = There is not a single order in the table.
error-sheet-no-orders = This doesn’t look like a table of orders. I need columns for recipient, phone, town, branch or address.
error-sheet-no-phone = I see no column of recipients’ phones. Add it and send the file again.
error-sheet-no-name = I see no column of recipients’ names. Add it and send the file again.
error-sheet-no-city = I see no column of towns. Add it and send the file again.
error-sheet-no-place = I see no column of branches or addresses. Add it and send the file again.
error-sheet-no-origin = There is nowhere to send from yet. Connect a carrier first: /connect
error-sheet-gone = The file has been deleted: I keep it for a week only. Send the table again.

## About columns

batch-question =
    📄 <b>{ $name }</b>
    Which column holds the { $meaning }? I’ll remember it for tables like this.
batch-column = Column { $number }
button-batch-no-column = There is none
column-name = recipient’s full name
column-last = recipient’s last name
column-first = recipient’s first name
column-middle = middle name
column-phone = recipient’s phone
column-city = town
column-region = region
column-branch = branch or address
column-address = address
column-street = street
column-house = house number
column-flat = flat
column-postcode = postcode
column-weight = weight
column-length = length
column-width = width
column-height = height
column-size = dimensions
column-seats = number of pieces
column-declared = declared value
column-cod = cash on delivery
column-payer = payer of the delivery

## What was found

batch-read =
    📄 <b>{ $name }</b>: { $rows ->
        [one] { $rows } order
       *[other] { $rows } orders
    }
batch-good =
    ✅ { $good ->
        [one] { $good } waybill is ready to be created
       *[other] { $good } waybills are ready to be created
    }
batch-weight = ⚖️ Weight: { $from } to { $to } kg
batch-weight-one = ⚖️ Weight: { $to } kg
batch-cod =
    💰 Cash on delivery: { $sum }, { $rows ->
        [one] { $rows } parcel
       *[other] { $rows } parcels
    }
batch-usual = ⚙️ What the file doesn’t say, I take from your defaults: { $what }
batch-usual-weight = weight
batch-usual-size = dimensions
batch-usual-goods = description
batch-usual-declared = declared value
batch-usual-payer-recipient = the recipient pays for delivery
batch-usual-payer-sender = the sender pays for delivery
batch-bad =
    ⚠️ { $bad ->
        [one] { $bad } row won’t be sent:
       *[other] { $bad } rows won’t be sent:
    }
batch-row = • row { $row }: { $why }
batch-more-rows =
    … and { $more ->
        [one] { $more } more row
       *[other] { $more } more rows
    }: all explained in the file
batch-unused = Columns I don’t use: { $columns }
button-batch-go =
    Create { $good ->
        [one] { $good } waybill
       *[other] { $good } waybills
    }
button-batch-file = 📎 The file with explanations
button-batch-cancel = Cancel
button-batch-go-on = ▶️ Go on

## How it goes

batch-running = ⏳ <b>{ $name }</b>: creating waybills
batch-checking = 🔎 <b>{ $name }</b>: checking the last rows with the carrier. Don’t create them again.
batch-cancelling = ⏹ <b>{ $name }</b>: stopping, finishing what was begun
batch-stopped = ⏸ <b>{ $name }</b>: stopped
batch-stopped-key = The carrier doesn’t take the key. Renew it (/connect) and press “Go on”: nothing will be created twice.
batch-done = ✅ <b>{ $name }</b>: done. The file with the numbers is below.
batch-cancelled = ⏹ <b>{ $name }</b>: cancelled
batch-made = ✅ created: { $rows }
batch-in-doubt = 🔎 being checked: { $rows }
batch-stuck = ❗ look in the carrier’s cabinet: { $rows }
batch-refused = ⚠️ refused by the carrier: { $rows }
batch-faulty = ⚠️ not sent: { $rows }
batch-taken-back = waybills cancelled: { $rows }
batch-left = not created: { $rows }
batch-file = 📎 Your table with the waybills’ numbers. Correct the marked rows in this very file and send it again: what is done won’t be created twice.
batch-file-partial = 📎 Your table as of now. Some rows are still being checked with the carrier; I’ll send it again once all is known.

## The columns that are added, and what stands in them

sheet-waybill = Waybill
sheet-price = Delivery price
sheet-arrives = Expected date
sheet-result = Result
result-waiting = ready to be created
result-checking = being checked with the carrier, don’t create it again
result-stuck = the carrier didn’t say whether it made it: look in its cabinet before creating it again
result-made = created
result-cancelled = the waybill was cancelled
result-left = not created: you cancelled
result-refused = the carrier refused the waybill
row-no-phone = There is no phone.
row-phone = The phone is written incorrectly.
row-phone-spoiled = Excel has spoiled the phone: make the column text and type it again.
row-no-name = There is no name.
row-half-name = Both last and first name are needed.
row-no-city = There is no town.
row-no-place = There is no branch number or address.
row-no-door = Delivery to an address needs a street and a house.
row-weight = The weight is written incorrectly.
row-size = The dimensions are written incorrectly: it should be 30x20x10.
row-seats = The number of pieces is written incorrectly.
row-sum = The sum is written incorrectly.
row-currency = The sum is in another currency.
row-cod-without-sum = Cash on delivery is asked for, but there is no sum.
row-carrier = This carrier is not connected.
row-has-waybill = The row already has its waybill.
row-made-before = The same row was sent within the last month. If it is a new order, change anything in the row.
row-made-before-number = The same row was sent within the last month: { $hint }. If it is a new order, change anything in the row.
row-town-unsure = There are several towns of that name: add the region.
row-town-unsure-hint = There are several towns of that name: { $hint }. Add the region.
row-town-unknown = The carrier doesn’t know this town.
row-town-unknown-hint = The carrier doesn’t know this town. Perhaps { $hint }?
row-branch-unknown = There is no such branch in this town.
row-branch-unsure = There are several such branches, or it is a locker and not a branch: be more precise.
row-branch-cannot = The branch won’t take this parcel: it is closed, or the weight, the size or the sum is too high.
row-no-goods = There is no description: add it to the file or to /defaults.
row-no-weight = There is no weight: add it to the file or to /defaults.
row-no-declared = There is no declared value: add it to the file or to /defaults.
row-no-payer = It isn’t said who pays for delivery.
row-locker-size = A locker needs the dimensions of the parcel.
row-locker-payer = The sender pays for delivery to a locker.
row-draft-gone = The draft was deleted.
row-changed = The order changed while it waited. Send the row again.
