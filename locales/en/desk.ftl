### The customer: greeting, parcel card, answers. Keys are named by screen.

language-name = English

## Greeting

greeting =
    Hello! I can tell you where your parcel is.
    Send me the waybill number: several in one message or a forwarded text will do.
    You will get the status, town, branch, dates and the day when paid storage begins. I also find branches near you and tell what a delivery costs.
hint-no-number =
    I see no waybill number here. Please send it as text, for example <code>20 4500 0000 0001</code>: it is in the message from the carrier or from the shop.
command-start = Start again

## The parcel card

parcel-title = 📦 <code>{ $number }</code> · { $carrier }
parcel-status = <b>{ $status }</b>
parcel-unmapped = The carrier says: “{ $words }”. I don't know this status yet.
parcel-steps = { $step ->
    [0] ○━○━○━○━○
    [1] ●━○━○━○━○
    [2] ●━●━○━○━○
    [3] ●━●━●━○━○
    [4] ●━●━●━●━○
   *[5] ●━●━●━●━●
}
parcel-route = { $start } → { $end }
parcel-city = Town: { $city }
parcel-branch = { $branch }
parcel-next-number = Travels on under the number <code>{ $number }</code>
parcel-expected = Expected on { $day }
parcel-arrived = Arrived on { $moment }
parcel-paid-storage = Storage is charged from { $day }
parcel-received = Received on { $moment }
parcel-to-pay = To pay: <b>{ $sum }</b>
parcel-asked = <i>{ $carrier }: as of { $moment }</i>
parcel-still-asking = ⏳ { $carrier } has not answered yet. I'll write as soon as it does.
parcel-down = ⚠️ { $carrier } isn't answering right now. This is the last we know ({ $age }). I'll write as soon as it answers.
parcel-down-never-asked = ⚠️ { $carrier } isn't answering right now. I have noted the number and will write as soon as it answers.

status-not-found = Not seen yet
status-created = Waybill created
status-accepted = Accepted by the carrier
status-in-transit = On its way
status-out-for-delivery = With the courier
status-delivery-failed = Could not be delivered
status-problem = Needs attention
status-ready-for-pickup = Waiting for you
status-delivered = Received
status-returning = Going back
status-returned = Back with the sender
status-cancelled = Waybill cancelled

hint-not-found = The carrier does not know this number. It may be very new: check the digits or try again in a few hours.
hint-created = The sender has not handed the parcel over yet. Once it is, you will see it move here.
hint-accepted = The carrier has the parcel; next it sets off.
hint-in-transit = Nothing for you to do: it is on the way.
hint-out-for-delivery = Keep your phone near: the courier will call.
hint-delivery-failed = The courier will try again. Agree on a good time with the carrier.
hint-problem = Please contact the shop or the carrier with this number.
hint-ready-for-pickup = Collect it before storage is charged. Take an identity document or your phone with the carrier's app.
hint-delivered = Thank you! If it was not you who received it, write to the shop.
hint-returning = The parcel is on its way back to the sender. If you need it, write to the shop today.
hint-returned = The sender has the parcel again.
hint-cancelled = Nothing will travel under this number. Ask the shop for a new one.

reason-refused = Reason: the parcel was refused
reason-not-collected = Reason: not collected in time
reason-absent = Reason: the recipient was not there
reason-bad-address = Reason: a mistake in the address
reason-damaged = Reason: damaged
reason-lost = Reason: the parcel is being looked for
reason-customs = Reason: customs
reason-weather = Reason: bad weather
reason-payment = Reason: payment
reason-other = The carrier gave no reason

button-refresh = 🔄 Refresh
button-seen = 📜 What we saw
button-full = 💰 Show the amount
button-back-to-card = ← To the parcel
button-newer = ← Newer
button-older = Older →

## Several parcels

list-title = { $count ->
    [one] <b>{ $count } parcel</b>
   *[other] <b>{ $count } parcels</b>
}
list-line = <code>{ $number }</code> — { $status }
list-left-out = { $count ->
    [one] { $count } more number did not fit: please send it separately.
   *[other] { $count } more numbers did not fit: please send them separately.
}

## What we saw

seen-title = 📜 <code>{ $number }</code>: what we saw
seen-told = • { $moment } — { $what }
seen-observed = • { $moment } — { $what } (that is when we saw it)
seen-place = , { $place }
seen-nothing = Nothing yet.

## Numbers with something wrong

trouble-not-connected = <code>{ $number }</code> is a number of { $carrier }, which is not connected here yet: please check it on the carrier's site.
trouble-ambiguous = <code>{ $number }</code>: several carriers have such numbers: { $carrier }. Which one has the parcel?
trouble-check-digit = <code>{ $number }</code>: a digit seems wrong, the check digit does not fit. Please check the number and send it again.
trouble-too-short = <code>{ $number }</code>: a digit is missing. Please check the number and send it again.
trouble-too-long = <code>{ $number }</code>: there is one digit too many. Please check the number and send it again.

carrier-nova-poshta = Nova Poshta
carrier-ukrposhta = Ukrposhta
carrier-meest = Meest
carrier-russian-post = Russian Post

## Phone

contact-ask = Only the sender and the recipient see the amount. Share your phone number with the button below: if it is on the waybill, I'll show the amount. The number is used only for this and goes to nobody else.
button-share-contact = 📱 Share my number
contact-kept = Thank you! You can now see the amount to pay for parcels on your number.
contact-not-on-waybill = Thank you! But your number is not on this waybill, so I can't show the amount: only the sender and the recipient see it. For parcels on your number you will see it.
contact-not-own = That is not your number. Please share your own with the button below: somebody else's opens nothing.

## Refusals

error-flood = Too many messages at once. Let's take a minute, then I'll show you everything again.
error-too-often = I asked just now. The next refresh is in { $seconds } s.
error-not-allowed = You may not see this.
error-gone = This button is too old. Please send the number again.
error-busy = The database is busy and nothing was saved. Please try again in a minute.
error-unexpected = Something broke on our side, not on yours. Please try again; if that does not help, tell the shop the code { $reference }.

## To the owner

owner-unknown-code = { $carrier } sent an unknown code <code>{ $code }</code> (“{ $words }”) for <code>{ $number }</code>. The parcel's status stays as it was; the code is kept.

## Waybills

waybill-created = ✅ The waybill is made: <code>{ $number }</code>. I keep an eye on the parcel from here.
waybill-rejected = The carrier did not take the waybill. Put this right and make it once more:
waybill-cancelled = The waybill is cancelled: the carrier has it no more.
waybill-stands = Waybill <code>{ $number }</code> could not be cancelled: the carrier still has it. Try to cancel it once more.
waybill-changed = ✏️ The waybill <code>{ $number }</code> has been changed. Stick on the new label: the old one is no longer valid.
waybill-not-changed = The waybill <code>{ $number }</code> has not been changed, it stays as it was:
waybill-change-in-doubt = The carrier did not say whether it changed the waybill <code>{ $number }</code>, and could not be asked. Please look in the carrier’s cabinet what it says now.
waybill-carrier-busy = the carrier does not answer just now; try a little later
waybill-stopped = A waybill waits for you: the carrier does not let us in with the present key, or the shipment is no longer complete. Check the key in the carrier's cabinet, then make the waybill once more; there will be no second one.
waybill-in-doubt = The carrier did not say whether it made the waybill, and could not be asked. Don't make it once more: look in the carrier's cabinet for <code>{ $reference }</code>.
