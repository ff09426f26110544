### The storekeeper: packing. Keys are named by screen.

command-pack = Pack orders
error-held = Somebody else is packing this order already. Take the next one: /pack

## The queue

pack-title = 📦 <b>Packing</b>
pack-nothing = Nothing to pack: everything that had a waybill is with the carrier.
pack-progress = <b>{ $packed } of { $total }</b> packed
pack-all-done = { $count ->
    [one] All done: { $count } order packed 🎉
   *[other] All done: { $count } orders packed 🎉
}
pack-courier = courier at { $time }
pack-courier-late = the courier was due at { $time }
pack-queue-hint = The most urgent come first. Take the next one, or the one in your hands.
pack-next = ▶️ Pack the next one
pack-queued = { $name } · { $city }
pack-queued-late = 🔥 { $name } · { $city }
pack-queued-later = { $name } · { $city } · { $day }
pack-queued-held = 🔒 { $name } · { $city }
pack-print = { $count ->
    [one] 🖨 Labels: { $count } packed
   *[other] 🖨 Labels: { $count } packed
}
pack-check-labels = { $count ->
    [one] 🏷 Check { $count } label
   *[other] 🏷 Check { $count } labels
}
pack-unglued = 🏷 Packed, but the label has not been checked yet. Open the order you hold in your hands and take a photo of its label.
pack-all-glued = 🏷 All labels are checked.
pack-print-short = 🖨 All labels
pack-rules = ⚙️ Courier and weight
pack-to-queue = 📋 Back to the queue

## The card

pack-card = 📦 <b>{ $name }</b>
pack-card-packed = ✅ <b>{ $name }</b>: packed
pack-place = 📍 { $place }
pack-number = <code>{ $number }</code> · to be sent on { $day }
pack-line = ⬜ { $words }
pack-line-of = ⬜ { $words }: { $packed } of { $quantity }
pack-line-full = ☑️ { $words }
pack-line-full-of = ☑️ { $words }: { $quantity } of { $quantity }
pack-tick = ⬜ { $words }
pack-tick-of = ⬜ { $words } · { $packed } of { $quantity }
pack-all-in = ☑️ Everything is in
pack-close = 📦 Packed
pack-label = 📄 Label
pack-put-off = ⏸ Put off
pack-proof = 📷 Photo as proof
pack-photos = { $count ->
    [one] 🖼 { $count } photo
   *[other] 🖼 { $count } photos
}
pack-open-again = ↩️ Not packed yet
pack-hint-lines = Tick what you put in, or take a photo of its bar code.
pack-hint-glue = Glue the label on and take a photo of it: I will check that it is this order’s.
pack-hint-glued = 🏷 The label was checked: it is the right one.

## Weight

pack-grams = { $number } g
pack-kilograms = { $number } kg
pack-weight-declared = ⚖️ The waybill says { $declared }. Weigh it and write how much, for example <b>1.24</b>
pack-weight-same = ⚖️ { $weighed }: as the waybill says.
pack-weight-differs = ⚖️ The scale says <b>{ $weighed }</b>, the waybill { $declared }. The carrier will weigh it and recalculate the price.
pack-weight-left = ⚖️ The scale says { $weighed }, the waybill was left at { $declared }.
pack-weight-asking = ⚖️ Asking the carrier to write { $weighed }…
pack-weight-updated = ⚖️ The waybill now says <b>{ $weighed }</b>. Print the label anew: the old one says another weight.
pack-weight-unknown = ⚖️ The carrier did not say whether it wrote { $weighed }. I do not ask twice by myself: look in the cabinet, or ask once more.
pack-weight-refused = The carrier did not let the weight be changed: { $why }
packing-carrier-not-now = The carrier is not answering right now; the weight was not changed. Try a little later.
pack-weight-update = ✏️ Write { $weighed } into the waybill
pack-weight-ask-again = 🔁 Ask once more: { $weighed }
pack-weight-leave = Leave { $declared }
pack-weight-refresh = 🔄 What did the carrier say?
pack-not-a-weight = That does not look like a weight. Write, for example, <b>1.24</b> or <b>350 g</b>.

## Photos

pack-scan-ticked = ✅ { $words }: it is in
pack-scan-too-many = ✋ One too many: there is already enough of “{ $words }” in.
pack-scan-wrong = ❌ The wrong thing! This is “{ $words }”, which is not in this order.
pack-scan-unknown = ❓ I do not know this code yet: { $words }. What is it? I will remember.
pack-scan-glued = ✅ The label is right: <code>{ $number }</code>. The photo is kept.
pack-scan-foreign = ❌ Another order’s label! <code>{ $number }</code> is for { $words }.
pack-scan-strange = ❌ A strange label: <code>{ $number }</code> is not from this shop.
pack-scan-several = 🤔 There are several labels here. Take a photo of only the one on this parcel.
pack-scan-unreadable = 📷 I cannot read the code. Come closer, with the code straight and without glare.
pack-scan-kept = 📷 The photo is kept.
pack-example = A photo like this one reads well.
pack-teach = It is “{ $words }”
pack-teach-none = None of these
pack-ask-proof = 📷 Send a photo of the parcel. I will keep it in case of a claim.
pack-photo = A photo of the packing

## Labels and settings

pack-choose-layout = What do we print on? The labels come in the order of packing.
pack-layout-one = One per page, 100×100 mm
pack-layout-four = A4, 4 per page
pack-layout-six = A4, 6 per page
pack-labels = { $count ->
    [one] 🖨 { $count } order: print at 100 %, without “fit to page”.
   *[other] 🖨 { $count } orders: print at 100 %, without “fit to page”.
}
pack-no-labels = There are no labels yet: print again once the carrier has made them.
pack-labels-left-out = { $count ->
    [one] ⚠️ { $count } waybill has no label: { $numbers }
   *[other] ⚠️ { $count } waybills have no label: { $numbers }
}
pack-label-file = 📄 Label
pack-label-later = The carrier has not made the label yet. Try again in a minute.
pack-rules-courier = 🚚 The courier comes at <b>{ $time }</b>
pack-rules-no-courier = 🚚 No time is set for the courier
pack-rules-tolerance = ⚖️ I ask about a weight that differs by more than { $grams } and by more than { $percent } %
pack-rules-none = No time
pack-rules-choice = ±{ $grams } / { $percent } %
