### The page with the map of branches, the widget in a shop, choosing a branch. The page's own words begin with map-.

## The page

map-title = Branches on the map
map-search = Town, number or street
map-search-example = Town, number or street
map-clear = Clear
map-suggestions = Towns
map-locate = Nearest to me
map-close = Close
map-panel = Find a branch
map-filters = What the branch must offer
map-more = Show more
map-back = Back to the list
map-welcome = Type a town or zoom in, and the branches will show.
map-big-towns = Bigger towns
map-nearest = Nearest
map-which-town = Which town do you mean?
map-nothing = Nothing like that. Try just the name of the town.
map-empty-view = No branches here. Move the map or type a town.
map-found-in = { $town }. Found: { $many }
map-near = { $place }, { $town }: the nearest
map-metro = { $name } metro
map-nothing-in = { $town }: nothing fits your conditions. Try taking one of the marks above away.
map-in-view = On the map: { $many }
map-for-order = A branch for order no. { $order }
map-kind-office = Branch
map-kind-locker = Locker
map-kind-point = Point
map-able-now = Open now
map-able-sunday = Open on Sunday
map-able-card = Card payment
map-able-cod = Cash on delivery
map-weight = Weight of the parcel
map-weight-any = Any weight
map-up-to = up to { $kg } kg
map-size = up to { $size } cm
map-up-to-value = up to { $sum }
map-map = Map of branches. Arrows move it, plus and minus zoom. The same branches stand in the list beside it.
map-closer = Zoom in
map-farther = Zoom out
map-crowd = Branches here: { $many }. Zoom in
map-heading = { $kind } no. { $number }
map-metres = { $many } m
map-kilometres = { $many } km
map-obstacle-closed = Not working now
map-obstacle-not-for-all = Not open to everybody
map-obstacle-too-heavy = The parcel is too heavy
map-obstacle-too-big = The parcel is too big
map-obstacle-too-valuable = The parcel is too valuable
map-obstacle-no-cod = No cash on delivery
map-obstacle-other-kind = Another kind
map-obstacle-no-card = Takes no cards
map-obstacle-closed-now = Closed now
map-obstacle-closed-on-sunday = Closed on Sunday
map-hours = Opening hours
map-hours-unknown = The carrier does not say
map-open-till = open till { $time }
map-closed-now = closed now
map-day-off = closed
map-limits = Takes
map-pays = Payment
map-pays-card = card
map-pays-cod = cash on delivery
map-phone = Phone
map-counting = Working out the delivery…
map-no-price = The shop will tell you the delivery price
map-for-kilo = for 1 kg
map-arrives = arrives { $day }
map-take = Take this one
map-taken = Done! The answer is in the chat.
map-no-location = I cannot see where you are. Type a town.
map-locating = Looking for where you are…
map-shop-button = Choose a branch

map-error-silent = No connection. Please try again.
map-error-query = I did not understand that. Try it another way.
map-error-often = Too many questions. Please wait a minute.
map-error-unsigned = This page was opened too long ago. Open it from the chat again.
map-error-gone = This branch is no longer there. Pick another one.
map-error-order = This link to an order no longer works. Ask the shop for a new one.

## The chat: the map and the choice

command-map = Branches on the map
button-map = 🗺 Choose on the map
map-invite = All branches and lockers on the map: with hours, limits, price and day of delivery.
map-not-served = There is no map here yet. Write a town and a branch number, and I will find it.
chosen-on-map = ✅ Chosen on the map. It is your branch now.
chosen-branch =
    ✅ <b>{ $kind } no. { $number }</b> · { $carrier }
    { $town }, { $address }
chosen-for-order = This is for order no. { $order }: the shop knows already.
order-choose = Choose a branch for order <b>no. { $order }</b>: write a town and a number, such as “Kyiv 54”, or open the map.
order-nothing = Nothing like that. Write a town and a branch number, such as “Kyiv 54”.
order-which = Which of them?
order-branch-button = { $kind } no. { $number }, { $address }
order-chosen =
    📍 Order <b>no. { $order }</b>: { $kind } no. { $number } · { $carrier }
    { $town }, { $address }
order-disputed =
    ⚠️ Order <b>no. { $order }</b>: one more person chose a branch. The shop keeps the first choice; the second is this one. Please check with the buyer.
    { $kind } no. { $number } · { $carrier }
    { $town }, { $address }
error-order-link = This link to an order no longer works. Ask the shop for a new one.
error-too-many-orders = Too many orders in one day. Try again tomorrow or write to the shop.

## The widget for a shop

command-widget = The map for your site
widget-none = The map of branches can open right in your site's checkout: the buyer picks a branch and never leaves the page.
widget-list = Maps for your sites:
button-widget-new = ➕ Add a site
widget-ask-origin = Send the address of the site on which the map will be, such as <code>https://shop.example</code>
widget-not-origin = That does not look like a site's address. It begins with https:// — such as <code>https://shop.example</code>. Please send it again.
widget-no-public-url = For the map to open on a site, the bot needs an address on the internet: the variable PUBLIC_URL. Tell whoever installed it.
widget-card =
    🗺 <b>{ $origin }</b>
    Tap to change: carriers, look, language. The site changes by itself.
button-widget-theme-auto = As the buyer's
button-widget-theme-light = Light
button-widget-theme-dark = Dark
button-widget-code = 📋 Code for the site
button-widget-key = 🔑 Key for orders
button-widget-key-anew = 🔑 New key for orders
button-widget-remove = 🗑 Remove
button-widget-remove-yes = Yes, remove it
button-widget-back = ← Back
widget-remove-sure = Remove the map for { $origin }? It will no longer open on the site, nor will links to orders.
widget-removed = Removed. You can delete the code on your site.
widget-code =
    Put this code into the checkout page on { $origin }, where the button should be:
    <pre>{ $snippet }</pre>
    The chosen branch comes into the form: into the fields <code>branch_number</code>, <code>branch_address</code>, <code>branch_town</code> and others, where they are there. More in docs/widget.md.

    Cannot put in code? Give the buyer a link that ends with the order number:
    <code>{ $link }</code>
    They choose the branch here, and I write to you.
widget-key = The key with which your site fetches the chosen branch. It is shown once, so keep it: <code>{ $secret }</code>
mark-on = ✅ { $what }
mark-off = ▫️ { $what }
error-widget-gone = This site is no longer here. Send /widget again.
