### The owner: keys of carriers, who sends and from where.

command-connect = Connect a carrier
command-carriers = My carriers and their keys
command-branches = Lists of towns and branches

## Connecting

connect-which = Which key shall we connect? Choose the carrier.
button-connect-renew = 🔑 New key: { $whose }
connect-key = Send me the API key of { $carrier }, just the key alone. I will try it, store it encrypted and delete your message at once.
connect-key-nova-poshta = Where to find it: <b>new.novaposhta.ua</b> → Settings → Security → Create a key. It must be a key of the business cabinet; parcels are tracked without one too.
connect-delete-yourself = ⚠️ Telegram did not let me delete the message with the key. Please delete it yourself.
connect-not-a-key = This does not look like a key: a key has Latin letters and digits only, no spaces.
connect-refused = The key did not work, nothing was stored. { $why } Send the key once more.
connect-done = ✅ The key was tried and stored.
connect-known = This key is connected already. Here it is:

## Who sends and from where

origin-ask-sender = Who sends?
origin-ask-contact = Whom shall the carrier call?
origin-ask-place = Where do you send from? Choose an address or a branch.
origin-ask-city = Write the town you send from.
origin-ask-which-city = Which one? If yours is not here, write its name more exactly.
origin-city-not-found = The carrier knows no such town. Check the name and write it once more, in Ukrainian.
origin-ask-number = Write the number of the branch.
origin-ask-which-branch = Is this it? Tap to keep it, or write another number.
origin-branch-not-found = There is no branch of that number in this town. Check the number and write it once more.
origin-no-sender = The carrier's cabinet has no sender, so no waybills can be made yet. Add one there and tap the button.
origin-no-contact = This sender has no contact person with a phone. Add one in the carrier's cabinet and tap the button.
button-origin-branch = 🏤 From a branch
button-origin-again = 🔄 Added, check again

## The card of a key

account-none = No key is connected yet. Parcels are tracked all the same; a key is needed to make waybills.
account-title = 🚚 <b>{ $carrier }</b>
account-works = ✅ The key works.
account-works-but = ⚠️ { $trouble }
account-refused = ⛔️ The carrier does not take this key, so nothing is done with it.
account-disconnected = ⏸ Disconnected: nothing is done with this key. To have it back, send the key again.
account-unreadable = ⚠️ The stored key cannot be read: SECRET_KEY is another one now. Send the key again.
account-usual = ⭐ The usual one: it is used first.
account-may = It may do: { $rights }.
account-lacks = It may not do: { $rights }. If you need that, ask your manager at the carrier.
account-until = Valid until: { $moment }.
account-until-unknown = The carrier does not say when the key ends. As soon as it stops working, I will write.
account-checked = Checked: { $moment }.
account-never-checked = 🔑 The key is stored but not tried yet: tap “Check now”.
account-no-places = It is not said yet who sends and from where: no waybill can be made without that.
account-sender = 👤 { $sender }
account-place = 📍 { $place }
account-contact = 📞 { $contact }
account-off-sure = Disconnect { $carrier }? No more waybills will be made with this key. What is done already stays.
account-key-refused = ⛔️ { $carrier } no longer takes your key. { $why } Waybills with it have stopped; parcels are still tracked. Send a new key and all goes on as before.

button-account-first-place = 📍 Say who sends and from where
button-account-place = 📍 One more place
button-account-usual = ⭐ Make it the usual one
button-account-check = 🔄 Check now
button-account-off = ⏸ Disconnect
button-account-off-yes = Yes, disconnect
button-account-off-no = No, keep it
button-account-new-key = 🔑 New key
button-account-show = Show the card
button-account-connect = ➕ Connect another key

error-carrier-silent = The carrier does not answer just now, nothing was changed. Try again in a few minutes.
