### Branches: the search, the list, the card. The price of a delivery.

## Search

command-find = Find a branch
button-find = 🔎 Find a branch
find-ask =
    🔎 <b>Where shall I look?</b>
    Write a town, and a number, a street or a metro station right away if you like: “Kyiv 54”, “locker near Pozniaky metro”.
    Or tap the button below for the nearest ones.
find-ask-town = Which town? Write its name.
find-ask-place = Send your location with the button below and I will show the nearest ones. I remember only about where it is, to a hundred metres, for a week at most. Or just write a town.
find-which-town = There are several of that name. Which one do you mean?
find-no-town = I do not know the town “{ $line }”. Check the name and write it again, or send your location with the button below.
find-nothing =
    <b>{ $town }</b>: nothing found.
    I looked for: { $wished }.
    Put it another way, or see all of them.
find-title = { $count ->
    [one] 🏙 <b>{ $town }</b> — { $count } place
   *[other] 🏙 <b>{ $town }</b> — { $count } places
}
find-title-near = 📍 <b>{ $where }</b>, { $town }: the nearest
find-near-you = Near you
landmark-metro = { $name } metro
find-wished = Looking for: { $wished }
find-none-fits = Nothing here takes such a parcel:
find-missed = Found no “{ $words }” here: these are all of them.
find-line =
    { $place }{ $sign } <b>№{ $number }</b> { $address }
    { $facts }
find-line-mine =
    { $place }⭐ <b>№{ $number }</b> { $address }
    { $facts }
find-line-not =
    <s>{ $sign } №{ $number } { $address }</s>
    <i>{ $why }</i>
button-send-location = 📍 Send where I am
button-near = 📍 Near me
button-other-town = 🏙 Another town
button-all-branches = All: { $town }
button-only-offices = 🏤 Branches
button-only-lockers = 📮 Lockers
button-my-branch = ⭐ { $town }, №{ $number }
button-earlier = ← Back
button-more = More →
near-title = 📍 <b>Nearest to you</b>
near-nothing = Nothing nearby. Write a town and I will look there.

branch-kind-office = Branch
branch-kind-locker = Locker
branch-kind-point = Pick-up point
branch-kinds-office = branches
branch-kinds-locker = lockers
branch-kinds-point = pick-up points
branch-name = { $kind } №{ $number }
branch-metres = { $metres } m
branch-kilometres = { $kilometres } km
branch-up-to = up to { $kilograms } kg
hours-always = round the clock
hours-until = open till { $time }
hours-never = closed
hours-opens-today = closed, opens at { $time }
hours-opens-tomorrow = closed, opens tomorrow at { $time }
hours-opens-on = closed, opens { $day } at { $time }
hours-short-today = opens at { $time }
hours-short-tomorrow = opens tomorrow at { $time }
hours-short-on = opens { $day } at { $time }
hours-closed = closed

obstacle-closed = out of service now
obstacle-not-for-all = for residents of the house only
obstacle-too-heavy = takes only up to { $kilograms } kg
obstacle-too-big = the parcel does not fit in
obstacle-too-valuable = the declared value is too high here
obstacle-no-cod = no cash on delivery is paid out here
obstacle-other-kind = of another kind
obstacle-no-card = no cards here
obstacle-closed-now = closed at that time
obstacle-closed-on-sunday = closed on Sunday

wish-weight = { $kilograms } kg
wish-size = { $size } cm
wish-value = declared value { $sum }
wish-cod = pays out cash on delivery
wish-cards = takes cards
wish-open-then = open at that time
wish-open-on-sunday = open on Sunday

## The card

branch-title = { $sign } <b>{ $name }</b> · { $carrier }
branch-address = { $town }, { $address }
branch-far = { $distance } from you
branch-mine = ⭐ Your branch
branch-not = ⚠️ Cannot be picked: { $why }
branch-now = 🕐 <b>{ $hours }</b>
branch-every-day = Every day { $hours }
branch-days = { $days }  { $hours }
branch-days-today = <b>{ $days }  { $hours }</b> ← today, { $today }
branch-weight = ⚖️ Parcels up to { $kilograms } kg
branch-size = 📐 Largest box { $size } cm
branch-value = 💎 Declared value up to { $sum }
branch-cards = 💳 Takes cards
branch-no-cards = 💵 No card terminal
branch-pays-out = 💰 Pays out cash on delivery
branch-phone = ☎️ { $phone }
branch-map = 📍 <a href="{ $url }">Show on the map</a>
branch-in-bot = ⭐ <a href="{ $url }">Make it mine, ask the price</a>
button-branch-pin = 📍 On the map
button-branch-price = 💰 What it costs
button-branch-more = ℹ️ More
button-make-my-branch = ⭐ This is my branch
button-not-my-branch = ✖️ Not mine any more
button-back-to-list = ← To the list
branch-kept = ⭐ Kept. It will come first from now on.
branch-let-go = All right, not yours any more.
branch-no-pin = The carrier does not say where it is on the map.

## What a delivery costs

button-price = 💰 What it costs
command-price = What a delivery costs
price-ask-town =
    💰 <b>Where to?</b>
    Write a town, or everything at once: “Lviv 3 kg”, “Odesa 2 kg 30x20x10, COD 1500”.
price-no-town = I do not know the town “{ $line }”. Check the name and write it again.
price-ask-weight = <b>{ $place }</b>. How heavy is the parcel? Choose, or write it, like “3.5 kg”.
button-kilograms = { $kilograms } kg
button-price-again = 🔄 Ask again
button-branches-there = 🔎 Branches there
button-back-to-branch = ← To the branch
price-title = 💰 <b>{ $start } → { $end }</b>, { $what }
price-title-to = 💰 <b>{ $end }</b>, { $what }
price-weight = { $kilograms } kg
price-cod = cash on delivery { $sum }
price-kind-branch = 🏤 To a branch
price-kind-locker = 📮 To a locker
price-kind-door = 🚪 By courier to the door
price-offer = { $kind } — <b>{ $sum }</b>
price-offer-of = { $kind } · { $carrier } — <b>{ $sum }</b>
price-arrives = 🗓 { $day }
price-cheapest = 🏷 cheapest
price-fastest = ⚡ fastest
price-parts = <i>{ $parts }</i>
price-part-delivery = delivery { $sum }
price-part-cod-fee = money transfer { $sum }
price-part-redelivery = delivery back { $sum }
price-part-packing = packing { $sum }
price-left-out = <s>{ $kind }</s> — { $why }
price-not-too-heavy = the parcel is too heavy
price-not-too-big = the parcel is too big
price-not-too-valuable = the declared value is too high
price-not-closed = out of service now
price-not-none-there = there is none in this town
price-not-silent = { $carrier } did not answer in time. Ask again in a minute.
price-not-refused = { $carrier } will not take that. Change the weight, the size or the sum.
price-not-no-origin = The shop has not said yet where it sends from, so I know no price. Ask in words and I will pass it on to a person.
price-not-no-town = { $carrier } does not deliver there.
price-footer = <i>{ $carriers }. If sent today. The carrier works out the final price when it takes the parcel.</i>

error-no-branches = The list of branches is still being read. Try again in a few minutes.
