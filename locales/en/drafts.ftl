### The storekeeper: from an order that was sent in to a waybill. Keys are named by screen.

command-drafts = Drafts that are waiting
command-new = A new waybill, step by step
command-defaults = The shop’s defaults: weight, size, payer

## A draft's card

draft-title = 📝 <b>Draft { $id }</b>
draft-title-why = 📝 <b>Draft { $id }</b> · { $why }
draft-title-made = ✅ <b>Waybill</b> <code>{ $number }</code>
draft-title-checking = ⏳ <b>Draft { $id }</b>
waybill-title-checking = ⏳ <b>Waybill</b> <code>{ $number }</code>
draft-title-discarded = 🗑 Draft { $id } has been thrown away.
draft-name = 👤 { $name }
draft-person = 👤 { $name }, { $phone }
draft-branch = 📍 { $town }: { $branch }
draft-door = 🚪 { $town }, { $street }, { $house }
draft-door-flat = 🚪 { $town }, { $street }, { $house }, flat { $flat }
draft-town-only = 📍 { $town }
draft-town-region = { $town } ({ $region } region)
draft-postcode = 📮 Postcode { $postcode }: { $carrier } does not take it, so I keep it with the order
draft-note = 💬 { $note }
draft-goods = 🛍 { $goods }{ $usual }
draft-piece = ⚖️ { $weight }{ $usual }
draft-piece-size = ⚖️ { $weight }{ $usual } · { $size }
draft-pieces = { $seats ->
    [one] , { $seats } piece
   *[other] , { $seats } pieces
}
draft-cod = 💵 Cash on delivery <b>{ $sum }</b>
draft-declared = 🛡 Declared value { $sum }{ $usual }
draft-payer-recipient = 🚚 The recipient pays for delivery{ $usual }
draft-payer-sender = 🚚 The shop pays for delivery{ $usual }
draft-from = 🏬 { $carrier }, { $place }
draft-usual = { " " }⚙️
draft-usual-note = <i>⚙️ the shop’s default: /defaults</i>
draft-price = 💰 Delivery <b>{ $price }</b>{ $fee }, arrives { $day }
draft-price-only = 💰 Delivery <b>{ $price }</b>{ $fee }
draft-price-with-fee = { " " }+ { $fee } fee for cash on delivery
draft-expected = 📅 Arrives { $day }
draft-made-price = 💰 Delivery { $price }
draft-weight-kg = { $number } kg
draft-size-cm = { $length }×{ $width }×{ $height } cm

draft-caution-foreign-phone = ⚠️ The phone is not Ukrainian: an SMS may not arrive.
draft-caution-not-collected = { $count ->
    [one] ⚠️ This recipient has left { $count } parcel uncollected.
   *[other] ⚠️ This recipient has left { $count } parcels uncollected.
}
draft-caution-duplicate = ⚠️ There is already a waybill for this recipient and sum today: <code>{ $number }</code>. Is this not the same order?
draft-caution-duplicate-asked = ⚠️ A waybill for this recipient and sum is already being made today. Is this not the same order?

draft-checking = I am asking the carrier whether the waybill exists. Please do not make it again: I will write as soon as I know.
draft-changing = I am asking the carrier whether the waybill has been changed. Please do not change it again: I will write as soon as I know.
draft-cancelling = I am asking the carrier whether the waybill has been cancelled. I will write as soon as I know.
draft-waits = The carrier asks us to wait. I will try again by myself and tell you how it went.
draft-stopped = The carrier no longer takes our key. The owner knows already; the waybill waits.
draft-changed = ✏️ The waybill has been changed. Stick on the new label: the old one is no longer valid.
draft-cancelled = ↩️ The waybill has been cancelled. Correct what is needed and make it again.
draft-label-caption = 🏷 <code>{ $number }</code>

## What is missing

draft-ask-name = ❓ Who gets it? Write the last and the first name.
draft-ask-name-unsure = ❓ I see only “{ $words }”. Write the recipient’s last and first name.
draft-ask-phone = ❓ What is the recipient’s phone?
draft-ask-phone-not-found = ❓ What is the recipient’s phone? There is none here, or a digit is missing.
draft-ask-phone-wrong = ❓ “{ $words }” does not look like a phone: a digit is missing, or there is one too many. What is the recipient’s phone?
draft-ask-carrier = ❓ { $words }: this carrier is not connected here. Which one do we send with?
draft-ask-carrier-change = ❓ Which carrier do we send with?
draft-ask-town = ❓ To which town? Write its name, with the branch number if you like.
draft-ask-town-unsure = ❓ “{ $words }”: which town is that? If it is none of these, write it more exactly.
draft-ask-town-not-found = ❓ The carrier knows no town “{ $words }”. Write the name again.
draft-ask-branch = ❓ To which branch or locker? Choose, or write a number or a street.
draft-ask-branch-unsure = ❓ { $words }: which one? Choose, or write a number.
draft-ask-branch-not-found = ❓ There is no branch { $words } in this town. Choose another or write a number.
draft-ask-branch-gone = ❓ That branch no longer exists. Choose another or write a number.
draft-ask-branch-cannot = ❓ { $words } will not do: { $why }. Here is what is near:
draft-ask-door = ❓ What is the address? Write the street, the house and the flat.
draft-ask-goods = ❓ What is in the parcel? A few words will do.
draft-ask-seats = ❓ How many pieces?
draft-ask-weight = ❓ How heavy is it? Choose, or write “1.2” or “800 g”.
draft-ask-size = ❓ How big is one box? Choose, or write in centimetres: 30×20×10.
draft-ask-size-locker = ❓ A locker needs the size of the box. Choose, or write in centimetres: 30×20×10.
draft-ask-cod = ❓ How much is to be collected on delivery? Write the sum, or is it already paid?
draft-ask-declared = ❓ What value do we declare? Choose, or write a sum.
draft-ask-payer = ❓ Who pays for delivery?
draft-ask-payer-locker = ❓ To a locker only the shop can pay for delivery. Do we?
draft-ask-note = ❓ What shall the waybill say to the carrier? Up to 100 characters, such as “call an hour before”.
draft-ask-origin = ❓ Where do we send it from?
draft-no-origin = ❓ Nobody has said yet where the shop sends from. The owner does that: /connect
draft-ask-now = Now: { $value }

draft-obstacle-closed = it is closed
draft-obstacle-not-for-all = it does not serve everybody
draft-obstacle-too-heavy = the parcel is too heavy
draft-obstacle-too-big = the parcel is too big
draft-obstacle-too-valuable = the parcel is worth too much
draft-obstacle-no-cod = it hands out no parcels with cash on delivery
draft-obstacle-other-kind = it is of another kind

## Buttons

button-draft-create = ✅ Make the waybill
button-draft-create-anyway = ✅ Make it anyway
button-draft-create-again = ✅ Make it again
button-draft-change = ✏️ Change
button-draft-other = 🚚 Sender and carrier
button-draft-discard = 🗑 Throw away
button-draft-discard-yes = 🗑 Yes, throw away
button-draft-back = ⬅️ Back
button-draft-on = ➡️ Next
button-draft-card = ⬅️ To the draft
button-draft-open = 📝 Open
button-draft-look = 🔄 What is new?
button-draft-undo = ↩️ My mistake, cancel
button-draft-cancel = ↩️ Cancel the waybill
button-draft-cancel-yes = ↩️ Yes, cancel
button-draft-label = 🏷 The label again
button-draft-more = ➕ Another shipment
button-draft-door = 🚪 To an address
button-draft-no-cod = Paid, nothing to collect
button-draft-no-note = No note
button-draft-payer-recipient = Recipient
button-draft-payer-sender = Shop
button-draft-town = { $town }, { $region }
button-draft-town-district = { $town }, { $region }, { $district }

draft-field-name = 👤 Name
draft-field-phone = 📞 Phone
draft-field-carrier = 🚚 Carrier
draft-field-town = 🏙 Town
draft-field-branch = 📍 Branch
draft-field-door = 🚪 Address
draft-field-goods = 🛍 Goods
draft-field-seats = 📦 Pieces
draft-field-weight = ⚖️ Weight
draft-field-size = 📐 Size
draft-field-cod = 💵 To collect
draft-field-declared = 🛡 Value
draft-field-payer = 💳 Payer
draft-field-note = 💬 Note
draft-field-origin = 🏬 Sent from

draft-change-what = What shall we change?
draft-discard-sure = Throw this draft away? I will forget the recipient too.
draft-cancel-sure = Cancel the waybill <code>{ $number }</code>? The draft stays: you can correct it and make the waybill again.
draft-more-why = What else do we send for this order?
draft-why-part = the rest of the order
draft-why-size = exchange for another size or colour
draft-why-defect = instead of a faulty one
draft-why-lost = instead of a lost one
draft-why-damaged = instead of a damaged one
draft-why-uncollected = again, because it was not collected

## Changing a waybill that was made

change-title = ✏️ <b>Changing the waybill</b> <code>{ $number }</code>
change-line = { $field }: { $before } → <b>{ $after }</b>
change-place =
    { $before }
    → <b>{ $after }</b>
change-none = none
change-price = 💰 Delivery: { $before } → about <b>{ $after }</b>
change-price-same = 💰 The price and the day of arrival stay the same.
change-price-later = 💰 The carrier will tell the new price and day once the waybill is changed.
change-day = 📅 Arrives: { $before } → <b>{ $after }</b>
change-sure = The number stays the same, but a new label has to be stuck on.
change-refused = The carrier did not take the change; the waybill stays as it was. Please correct this:
change-too-late = 📦 The carrier has the parcel already, so the waybill cannot be changed. You can still redirect or return the parcel through the carrier: in its app, at a branch or by phone. From here you can send another shipment for this order.
button-change = ✏️ Change the waybill
button-change-do = ✅ Change it at the carrier
button-change-more = ✏️ Change more
button-change-drop = ↩️ Leave it as it is
button-change-card = ⬅️ To the change
button-waybill-card = ⬅️ To the waybill
error-change-nothing = There is nothing to change: the waybill says so already.
error-change-not-now = This waybill cannot be changed right now. Try again in a few minutes.

## The list

drafts-none = There are no drafts. Send or forward an order here, and I will make a waybill of it. Step by step: /new
drafts-title = { $count ->
    [one] 📝 { $count } draft is waiting.
   *[other] 📝 { $count } drafts are waiting.
}
drafts-line = { $id } · { $who } · { $where }
drafts-unnamed = no name
drafts-nowhere = no town

## What the shop is used to

defaults-title = ⚙️ <b>The shop’s defaults</b>
defaults-what = I use these for orders that do not say otherwise. On a card they are marked ⚙️.
defaults-weight = ⚖️ Weight: { $value }
defaults-size = 📐 Size: { $value }
defaults-goods = 🛍 Description: { $value }
defaults-payer = 🚚 Who pays for delivery: { $value }
defaults-declared = 🛡 Declared value: { $value }
defaults-cod-form = 💵 Cash on delivery: { $value }
defaults-templates = <b>By goods:</b>
defaults-template = • { $words }: { $weight }
defaults-template-size = • { $words }: { $weight }, { $size }
defaults-unset = I ask every time
defaults-none = none, I ask when a locker needs it
defaults-declared-cod = the sum to collect; without one I ask
defaults-declared-cod-or = the sum to collect; without one { $sum }
defaults-declared-fixed = { $sum }
defaults-declared-ask = I ask every time
defaults-transfer = money transfer
defaults-payment-control = payment control (by contract)
button-defaults-weight = ⚖️ Weight
button-defaults-size = 📐 Size
button-defaults-goods = 🛍 Description
button-defaults-payer = 🚚 Payer
button-defaults-declared = 🛡 Value
button-defaults-cod-form = 💵 How the money comes back
button-defaults-template = ➕ Weight by goods
button-defaults-drop = 🗑 { $words }
button-defaults-ask = Ask every time
button-defaults-rule-cod = The sum to collect
button-defaults-back = ⬅️ Back
defaults-ask-weight = How heavy is a parcel usually? Choose, or write “1.2” or “800 g”.
defaults-ask-size = How big is the box usually? Choose, or write in centimetres: 30×20×10.
defaults-ask-goods = What should the description say when no goods are named? A word or two, such as “Clothes”.
defaults-ask-payer = Who usually pays for delivery?
defaults-ask-declared = What value should be declared? Choose, or write a sum for orders with nothing to collect.
defaults-ask-cod-form = How does the cash on delivery come back?
defaults-ask-template = Write the goods and their weight, with the size if you like: “trainers 1.2 kg 35×25×15”.

## Refusals

error-draft-name = That does not look like a last and a first name. Write two words, such as “Petrenko Oksana”.
error-draft-phone = “{ $words }” does not look like a phone. Write, for example, 067 123 45 67; one from abroad with its plus.
error-draft-carrier = Choose the carrier with a button.
error-draft-town = I did not understand the town. Write its name, such as “Poltava” or “Poltava 5”.
error-draft-branch = I did not understand. Write the number of the branch or a street.
error-draft-door = I see no house number. Write, for example: Soborna St, 5, flat 12.
error-draft-goods = Write a few words about the goods.
error-draft-seats = Write the number of pieces, from 1 to 50.
error-draft-weight = I did not understand the weight. Write “1.2” or “800 g”.
error-draft-size = I did not understand the size. Write three sides in centimetres: 30×20×10.
error-draft-cod = I did not understand the sum. Write a number, such as 1450, or “paid”.
error-draft-declared = I did not understand the sum. Write a number, such as 500.
error-draft-payer = Choose with a button who pays.
error-draft-note = Write a few words for the carrier.
error-draft-origin = Choose with a button where we send from.
error-draft-done = This draft can no longer be changed: its waybill has been made, or it was thrown away.
error-draft-changed = The draft has changed meanwhile. Look it over and tap again.
error-draft-no-label = There is no label yet. I will send it as soon as the carrier gives it.
error-defaults-template = I did not understand. Write the goods and the weight, such as “trainers 1.2 kg”.
