### The customer: following, my parcels, silence, privacy, conversation.

## Following a parcel

parcel-title-named = 📦 <b>{ $name }</b> · <code>{ $number }</code> · { $carrier }
button-follow = 🔔 Tell me about changes
button-unfollow = 🔕 Stop following
button-name = ✏️ Name it
name-ask = What shall we call it? Send a word or two, such as “sneakers”.
followed = Following. I'll write when something changes.
unfollowed = I won't write about this parcel any more.
notice-sent = 🚚 <b>Your parcel is on its way</b>
notice-arrived = 📬 <b>Your parcel has arrived and is waiting for you</b>
notice-received = ✅ <b>The parcel was received</b>
notice-returning = ↩️ <b>The parcel is going back to the sender</b>

## My parcels

mine-title = { $count ->
    [one] <b>{ $count } parcel</b>
   *[other] <b>{ $count } parcels</b>
}
mine-waiting = <b>Waiting for you</b>
mine-moving = <b>On their way</b>
mine-done = <b>Done</b>
mine-line = • { $what } — { $status }
mine-button = 📦 { $what }
mine-nothing = The parcels you follow will be here. Send a number and tap “Tell me about changes”.
button-mine-by-phone = 📱 Add parcels on my number

## When to write

quiet-off = I write about changes to the parcels you follow at any time of day.
quiet-nights = At night, from 22:00 to 8:00, I don't write: news waits until morning.
quiet-silenced = I'm keeping quiet: I'll tell you about parcels only when you ask.
button-quiet-night = 🌙 Don't write at night
button-quiet-night-no = ☀️ Write at night too
button-quiet-all = 🔕 Don't write at all
button-quiet-all-no = 🔔 Write again

## What is kept

privacy =
    <b>What I keep about you</b>
    • your Telegram id, and your language if you chose one;
    • your phone number if you shared it: it lets you see the amount to pay for your parcels;
    • the parcels you follow and their names;
    • the branch that you called yours; what I asked you last, the town where you looked for a branch, or to which you asked the price, and, if you sent your location, about where it is (to a hundred metres): { $asked };
    • the branch you chose for an order, which the shop sees too: { $choice };
    • that you asked the shop's people something (the words stay in Telegram): { $question }.
privacy-recipient =
    <b>If the shop sends you something</b>
    • name, phone and address on the parcel: the carrier gets them, to deliver. Its label: { $label };
    • the table of orders in which the shop named you: { $sheet }; an order that was never sent: { $draft };
    • a photo of the packed parcel, should there be a claim: { $photo }; the picture itself stays in Telegram.
privacy-staff =
    <b>Because you work for the shop</b>
    • your roles, while you have them; by whose invitation you came: { $invitation };
    • what you did in the bot, without anybody's data: { $deed }; which row of your table became which waybill: { $batch }.
privacy-erasing =
    Nobody else gets any of it. The button or the command /forget_me erases all of it. Name, phone and address on parcels are gone in { $forgotten } if you shared your number, so that the parcel still arrives. The table, the label and the photo go in their own time, and what was done for the shop stays without your name.
kept-days =
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
button-forget = 🗑 Erase me
button-forget-yes = Yes, erase everything
forget-sure = Erase your number, language and list of parcels? This cannot be undone. It changes nothing about the parcels themselves, which stay with the carrier.
forgotten = Done: I have forgotten you. Write again if you need me.

## Conversation

help =
    Here is what I can do:
    • tell you where a parcel is: send a number, a photo of the label or a forwarded text;
    • write when it leaves, arrives or goes back: the button “Tell me about changes”;
    • find a branch or a locker: write “Kyiv 54” or send your location, /find;
    • tell the price and the day of a delivery: “how much to Lviv 3 kg”, /price;
    • /parcels lists your parcels, /quiet says when not to write, /privacy what I keep.
    Ask anything else in words: I'll pass it on to somebody at the shop.
track-which = Send me the waybill number or a photo of the label and I'll tell you where the parcel is. The number is in the message from the carrier or the shop.
thanks = You're welcome! Have a good day.
question-passed-on = I passed your question on to somebody at the shop. The answer will come here.
question-to-person = I don't know that myself. I passed your question on to somebody at the shop: the answer will come here.
button-reply = 💬 A customer asks — reply
reply-ask = Send your answer in one message: I'll pass it on to the customer.
error-already-answered = You have answered this already. If the customer asks again, their words will come here with a new button.
reply-passed-on = Passed on to the customer.
photo-nothing = I found no number in the photo. Take a close, straight, well-lit picture of the label's barcode, or send the number as text.
command-parcels = My parcels
command-quiet = When not to write
command-privacy = What is kept
command-forget = Erase me
command-help = What I can do
inline-headline = 📦 { $number } — { $status }
error-too-big = The file is too big. Send a photo of up to 20 MB, or the number as text.
