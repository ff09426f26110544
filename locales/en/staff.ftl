### The shop's people: roles, invitations, who did what.

command-staff = The shop’s people
command-audit = Who did what

## Roles

role-customer = customer
role-storekeeper = storekeeper
role-courier = courier
role-manager = manager
role-owner = owner
role-none = no role
role-storekeeper-does = 📦 <b>A storekeeper</b> makes waybills and sees everything about the shop’s parcels.
role-courier-does = 🚲 <b>A courier</b> sees everything about the shop’s parcels.
role-manager-does = 🗂 <b>A manager</b> answers customers, makes waybills and sees everything about the shop’s parcels.
role-owner-does = 🔑 <b>An owner</b> may do everything: carriers’ keys, people, roles.

person-gone = somebody who has erased their data
person-unnamed = person no. { $id }
person-the-owner = The shop’s owner

## The list and the card

staff-title = 👥 <b>The shop’s people</b>
staff-line = • { $name } — { $roles }
staff-card =
    👤 <b>{ $name }</b>
    Now: { $roles }
staff-remove-sure = { $name } will lose all roles at once, with their very next tap. Are you sure?
button-invite = ➕ Invite
button-audit = 📜 Who did what
button-role-give = ➕ Give the role: { $role }
button-role-take = ✅ { $role } — take away
button-staff-remove = 🚪 Take all roles away
button-staff-remove-yes = Yes, take all away
button-staff-back = ← Back

## Invitations

invitations-title = 🔗 <b>Invitations</b>
invitation-open = • No. { $id }, { $role }: open until { $moment }
invitation-used = • No. { $id }, { $role }: accepted { $moment } — { $name }
invitation-expired = • No. { $id }, { $role }: expired { $moment }
invitation-revoked = • No. { $id }, { $role }: revoked
invite-choose = Which role is the invitation for?
invite-link =
    Pass this link on to the person you invite. The role: <b>{ $role }</b>.
    { $link }
    It works once and is good until { $moment }.
button-revoke = ✖️ Revoke no. { $id } ({ $role })
join-ask = { $name } invites you to work at the shop. Your role: <b>{ $role }</b>.
button-join = 🤝 I accept
join-done = ✅ Welcome to the team! Your role: <b>{ $role }</b>. The new commands are in the menu.
joined-notice = 🤝 { $name } has joined the team. Role: { $role }.
roles-now = Your roles at the shop are now: <b>{ $roles }</b>. The commands are in the menu.
roles-none-now = You no longer work at this shop. You can still follow parcels.
owner-welcome =
    🔑 Welcome! This shop is yours now.
    Invite people with /staff and connect a carrier with /connect.

error-already-done = That has already been done.
error-role-held = You already have this role.
error-last-owner = This is the only owner. Give the role to somebody else first.
error-named-owner = The bot’s settings name this owner (OWNER_ID). It can be changed only there.
error-invitation-unknown = There is no such invitation. Ask for a new link.
error-invitation-used = This invitation has been used. Ask for a new link.
error-invitation-expired = This invitation has expired. Ask for a new link.
error-invitation-revoked = This invitation was revoked. Ask for a new link.
error-wrong-code = This code does not fit. Check it where the bot was started.
error-too-many-tries = Too many tries. Try again in an hour.

## Who did what

audit-title = 📜 <b>Who did what</b>
audit-nothing = Nothing yet.
audit-line =
    { $moment } — { $who }
    { $what }
did-connected = connected key no. { $subject }
did-key-renewed = another key for connection no. { $subject }
did-disconnected = disconnected key no. { $subject }
did-made-usual = key no. { $subject } is now the usual one
did-origin-kept = a place to send from for key no. { $subject }
did-directory-asked = asked for the list of branches to be read anew
did-smaller-taken = agreed to a smaller list of branches
did-shipment-prepared = prepared shipment no. { $subject }
did-waybill-asked = a waybill, attempt no. { $subject }
did-waybill-changed = changed a waybill, attempt no. { $subject }: it was “{ $before }”, now “{ $after }”
did-waybill-cancelled = cancelled a waybill, attempt no. { $subject }
did-question-answered = answered question no. { $subject }
did-invited = invitation no. { $subject }: { $after }
did-invitation-revoked = revoked invitation no. { $subject }
did-joined = accepted invitation no. { $subject }: { $after }
did-role-given = { $whom }: was “{ $before }”, is “{ $after }”
did-role-taken = { $whom }: was “{ $before }”, is “{ $after }”
did-removed = { $whom }: all roles taken away ({ $before })
did-became-owner = the shop’s first owner, by the code
did-left = erased their own data; was “{ $before }”
did-site-set-up = a map for site no. { $subject }
did-site-changed = a change of the map for site no. { $subject }
did-site-retired = the map taken off site no. { $subject }
did-draft-discarded = threw away draft no. { $subject }
did-again-begun = another shipment of the same order, draft no. { $subject } ({ $after })
did-default-changed = the shop’s defaults: it was “{ $before }”, now “{ $after }”
did-template-kept = a template of goods ({ $after })
did-template-dropped = removed template of goods no. { $subject }
did-batch-started = waybills from spreadsheet no. { $subject }
did-batch-cancelled = cancelled spreadsheet no. { $subject }
did-packed = packed shipment no. { $subject }
did-unpacked = opened shipment no. { $subject } again
did-label-checked = checked the label on shipment no. { $subject }
did-weight-put-right = put the weight right in the waybill, shipment no. { $subject }: it was “{ $before }”, now “{ $after }”
did-weight-left = left the weight in the waybill as it was, shipment no. { $subject }
did-code-taught = said which goods code no. { $subject } is on
did-packing-set = packing rules: it was “{ $before }”, now “{ $after }”
did-field-weight-g = weight { $value } g
did-field-size = box { $value } mm
did-field-payer = delivery is paid by the { $value }
did-field-declared-rule = declared value { $value }
did-field-declared = fixed declared value { $value }
did-field-goods = description of goods { $value }
did-field-name = recipient: { $value }
did-field-phone = phone: { $value }
did-field-place = place of delivery: { $value }
did-field-note = note: { $value }
did-field-seats = pieces: { $value }
did-field-declared-value = declared value: { $value }
did-field-to-collect = to collect: { $value }
did-field-cod-form = money for the parcel { $value }
did-field-why = reason: { $value }
did-field-tolerance-g = weight may differ by { $value } g
did-field-tolerance-percent = weight may differ by { $value } %
did-field-courier-at = courier at { $value }
did-value-recipient = recipient
did-value-sender = sender
did-value-cod = as the sum to collect
did-value-fixed = always the same
did-value-ask = asked every time
did-value-transfer = by transfer
did-value-payment-control = to the account
did-value-set = set
did-value-other = another value
did-value-changed = changed
did-value-part = the rest of the order
did-value-size = another size
did-value-defect = a defect
did-value-lost = lost
did-value-damaged = damaged
did-value-uncollected = not collected
did-value-none = not set
