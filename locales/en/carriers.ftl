### What carriers refuse and allow. Keys are named by what is wrong, not by carrier.

## Why a carrier refuses

refusal-sender-city = The sender's town is not chosen or the carrier does not know it. Check where you send from.
refusal-recipient-city = The carrier does not know the recipient's town. Check the name and pick it from the list.
refusal-two-towns = There are several towns of that name. Add the region and the district.
refusal-sender = The sender or their contact person is not chosen. Choose them in the sender's settings.
refusal-sender-address = The place you send from is not chosen or belongs to another sender. Choose your own address or branch.
refusal-sender-phone = The sender's phone won't do: a mobile number like 380… is needed.
refusal-sender-name-cod = Cash on delivery needs the sender's full name with patronymic: the money is paid out to them.
refusal-recipient = The recipient's details are not complete. Check name, phone and town.
refusal-recipient-name = The recipient's name won't do: family and given name in Ukrainian letters, no digits, no repeats.
refusal-recipient-name-cod = Cash on delivery needs the recipient's full name with patronymic.
refusal-recipient-phone = The recipient's phone is empty or mistyped. Check the digits.
refusal-recipient-phone-mobile = This needs the recipient's mobile phone: a code or a message will come to it.
refusal-phones-equal = Sender and recipient have the same phone. Give the phone of whoever will collect.
refusal-recipient-address = The recipient's address or branch was not found. Pick it from the list.
refusal-branch-not-found = There is no such branch in this town. Choose another one.
refusal-branch-closed = The branch is not working now. Choose another one.
refusal-branch-weight = The parcel is too heavy for this branch. Choose one for cargo or split it into pieces.
refusal-branch-size = The parcel is too big for this branch. Choose another one.
refusal-branch-value = The declared value is too high for this branch. Lower it or choose another one.
refusal-locker-weight = Too heavy for a locker: it takes up to 20 kg. Choose a branch.
refusal-locker-size = Too big for a locker: the largest cell is 60 × 40 × 30 cm. Choose a branch.
refusal-locker-size-missing = A locker needs the parcel's size: length, width and height.
refusal-locker-pieces = A locker takes one piece only. Combine the parcels or choose a branch.
refusal-locker-value = The declared value is too high for a locker. Choose a branch.
refusal-locker-full = The locker has no free cell. Try later or choose a branch.
refusal-locker-payer = The sender pays for delivery to a locker. Change the payer or choose a branch.
refusal-locker-cod = This locker has no cash on delivery. Choose a branch.
refusal-locker-goods = Only a parcel or documents can go to a locker.
refusal-weight = Give the weight of each parcel, more than zero.
refusal-size = Give the parcel's size.
refusal-ship-date = The day of dispatch is past or mistyped. Choose today or later.
refusal-goods = This kind of goods is not taken here. Choose another one.
refusal-service = There is no such delivery to that place. Choose a branch in place of the address, or the other way round.
refusal-bank-transfer = The contract has no payment by bank transfer. Choose cash.
refusal-payer = The recipient cannot pay for delivery here. Let the sender pay.
refusal-description = Describe the contents in a few words, no longer than 100 characters.
refusal-reference = The carrier did not take our own number of the shipment. That is our mistake: tell the owner.
refusal-debtor = The carrier makes no waybills because of a debt under the contract. Write to your manager there.
refusal-currency = This carrier counts in hryvnias only.
refusal-value = Give a declared value of more than zero.
refusal-cod-amount = The cash-on-delivery amount is too small or too big. Check it.
refusal-cod-more-than-value = The cash-on-delivery amount is more than the declared value. Make them equal.
refusal-cod-unavailable = There is no cash on delivery to that place. Choose another branch or prepayment.
refusal-cod-contract = The contract has no such cash on delivery. Choose a money transfer or write to your manager at the carrier.

## About a waybill that exists

refusal-no-waybills = No waybill is chosen.
refusal-in-registry = The waybill is in a registry already. Take it out first.
refusal-printed = The waybill is printed already and cannot be changed.
refusal-registry-printed = The registry is printed already and cannot be changed. Make a new one.
refusal-registry-not-found = The carrier has no such registry.
refusal-not-changeable = The waybill can no longer be changed or deleted: the parcel is handed over or the waybill closed.
refusal-waybill-not-found = The carrier finds no such waybill. Check the number.
refusal-not-yours = This waybill belongs to another account. Choose the one that made it.
refusal-deleted-not-printed = The waybill is deleted, there is nothing to print.

## Returns, redirects, storage, changes

refusal-incomplete = Something is missing for this. Choose all that the screen offers.
refusal-return-ordered = The return of this parcel is ordered already.
refusal-return-unavailable = A return of this parcel cannot be ordered now.
refusal-redirect-cod = A parcel with a money transfer cannot be redirected. Take the cash on delivery away first.
refusal-redirect-place = It cannot be redirected there. Choose an ordinary branch.
refusal-nothing-changed = Nothing is changed.
refusal-recipient-locked = The recipient of this parcel cannot be changed.
refusal-change-barred = This cannot be changed in the waybill now.
refusal-order-processed = The carrier is at work on it already, it cannot be cancelled.
refusal-storage-day = It cannot be kept until that day. Choose a day from the list.
refusal-storage-unavailable = The storage of this parcel cannot be extended.
refusal-storage-payer = The recipient pays for longer storage.

## What a key may do

account-key-unknown = The carrier does not know this key. Copy it from the cabinet once more.
account-key-expired = The key has expired. Make a new one in the cabinet.
account-key-inactive = The key is switched off. Switch it on in the cabinet or make a new one.
account-key-missing = There is no key. Take one from the carrier's cabinet.
account-key-no-access = This key may not do that. A key of the business cabinet is needed.
account-no-sender = The key works, but the cabinet has no sender. Add one there.
account-debtor = The key works, but there is a debt under the contract: new waybills may be refused.
account-right-waybills = waybills
account-right-registries = registries
account-right-payment-control = payment control
account-right-bank-transfer = payment by bank transfer
