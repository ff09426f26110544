### To the owner: the directory of towns and branches.

directory-none = None of the connected carriers gives a list of branches.
directory-title = 📍 <b>{ $carrier }: towns and branches</b>
directory-figures = towns: { $cities }, branches: { $branches } (offices { $office }, lockers { $locker }, points { $point })
directory-from = Updated on { $moment }.
directory-not-read = There is no list yet. Tap the button and I will read it: that takes a minute or two.
directory-under-way = ⏳ I am reading a new list just now.
directory-last-smaller = ⚠️ On { $moment } the new list turned out too small, so the old one stayed.
directory-last-incomplete = ⚠️ On { $moment } the new list did not come whole, so the old one stayed.
directory-last-unreachable = ⚠️ On { $moment } the carrier did not answer, so the old list stayed.
directory-begun = ⏳ { $carrier }: I am about to read the list of branches.
directory-progress = ⏳ { $carrier }: { $read } of { $total } read.
directory-taken =
    ✅ { $carrier }: the list of towns and branches is up to date.
    It now holds { $now }.
directory-smaller =
    ⚠️ { $carrier }: the new list is much smaller, so I did not take it. The old one stays in use.
    Came: { $now }.
    Before: { $before }.
    Most often something is wrong at the carrier: try again in an hour. If there really are fewer branches, take the new list.
directory-empty = ⚠️ { $carrier }: an empty list of branches came, so I did not take it. The old one stays in use. Try again in an hour.
directory-incomplete = ⚠️ { $carrier }: the list of branches did not come whole, so I did not take it. The old one stays in use. Try again in an hour.
directory-unreachable = ⚠️ { $carrier } does not answer, the list of branches was not updated. The old one stays in use. Try again later.
button-directory-anew = 🔄 Update: { $carrier }
button-directory-again = 🔄 Try again
button-directory-anyway = Take the new list

error-directory-under-way = This list is being read just now. Give it a minute or two.
error-directory-gone = This button is out of date: the list has been read again since. Send /branches.
