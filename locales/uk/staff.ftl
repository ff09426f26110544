### Люди магазину: ролі, запрошення, хто що робив.

command-staff = Люди магазину
command-audit = Хто що робив

## Ролі

role-customer = клієнт
role-storekeeper = комірник
role-courier = кур’єр
role-manager = менеджер
role-owner = власник
role-none = без ролі
role-storekeeper-does = 📦 <b>Комірник</b> створює накладні та бачить усе про посилки магазину.
role-courier-does = 🚲 <b>Кур’єр</b> бачить усе про посилки магазину.
role-manager-does = 🗂 <b>Менеджер</b> відповідає клієнтам, створює накладні та бачить усе про посилки магазину.
role-owner-does = 🔑 <b>Власник</b> може все: ключі перевізників, люди, ролі.

person-gone = людина, яка стерла свої дані
person-unnamed = людина № { $id }
person-the-owner = Власник магазину

## Список і картка

staff-title = 👥 <b>Люди магазину</b>
staff-line = • { $name } — { $roles }
staff-card =
    👤 <b>{ $name }</b>
    Зараз: { $roles }
staff-remove-sure = { $name } втратить усі ролі одразу, з наступного ж натискання. Забрати їх?
button-invite = ➕ Запросити
button-audit = 📜 Хто що робив
button-role-give = ➕ Дати роль: { $role }
button-role-take = ✅ { $role } — забрати
button-staff-remove = 🚪 Забрати всі ролі
button-staff-remove-yes = Так, забрати все
button-staff-back = ← Назад

## Запрошення

invitations-title = 🔗 <b>Запрошення</b>
invitation-open = • № { $id }, { $role }: чекає до { $moment }
invitation-used = • № { $id }, { $role }: прийнято { $moment } — { $name }
invitation-expired = • № { $id }, { $role }: термін минув { $moment }
invitation-revoked = • № { $id }, { $role }: відкликано
invite-choose = На яку роль запрошуємо?
invite-link =
    Перешліть це посилання людині, яку запрошуєте. Роль: <b>{ $role }</b>.
    { $link }
    Воно спрацює один раз і діє до { $moment }.
button-revoke = ✖️ Відкликати № { $id } ({ $role })
join-ask = { $name } запрошує вас працювати в магазині. Ваша роль: <b>{ $role }</b>.
button-join = 🤝 Приймаю
join-done = ✅ Вітаю в команді! Ваша роль: <b>{ $role }</b>. Нові команди вже в меню.
joined-notice = 🤝 { $name } тепер у команді. Роль: { $role }.
roles-now = Ваші ролі в магазині тепер: <b>{ $roles }</b>. Команди — в меню.
roles-none-now = Ви більше не працюєте в цьому магазині. Стежити за посилками можна й далі.
owner-welcome =
    🔑 Вітаю! Тепер цей магазин ваш.
    Запросіть людей командою /staff і підключіть перевізника командою /connect.

error-already-done = Це вже зроблено.
error-role-held = Ця роль у вас уже є.
error-last-owner = Це єдиний власник. Спершу надайте цю роль комусь іще.
error-named-owner = Цього власника названо в налаштуваннях бота (OWNER_ID). Змінити це можна лише там.
error-invitation-unknown = Такого запрошення немає. Попросіть нове посилання.
error-invitation-used = Цим запрошенням уже скористалися. Попросіть нове посилання.
error-invitation-expired = Термін запрошення минув. Попросіть нове посилання.
error-invitation-revoked = Це запрошення відкликали. Попросіть нове посилання.
error-wrong-code = Цей код не підходить. Перевірте його там, де запускали бота.
error-too-many-tries = Забагато спроб. Спробуйте за годину.

## Хто що робив

audit-title = 📜 <b>Хто що робив</b>
audit-nothing = Поки що нічого.
audit-line =
    { $moment } — { $who }
    { $what }
did-connected = підключення ключа № { $subject }
did-key-renewed = новий ключ для підключення № { $subject }
did-disconnected = відключення ключа № { $subject }
did-made-usual = ключ № { $subject } тепер основний
did-origin-kept = місце відправлення для ключа № { $subject }
did-directory-asked = нове читання списку відділень
did-smaller-taken = згода на менший список відділень
did-shipment-prepared = підготовка відправлення № { $subject }
did-waybill-asked = накладна, спроба № { $subject }
did-waybill-changed = зміна накладної, спроба № { $subject }: було «{ $before }», стало «{ $after }»
did-waybill-cancelled = скасування накладної, спроба № { $subject }
did-question-answered = відповідь на запитання № { $subject }
did-invited = запрошення № { $subject }: { $after }
did-invitation-revoked = відкликано запрошення № { $subject }
did-joined = прийнято запрошення № { $subject }: { $after }
did-role-given = { $whom }: було «{ $before }», стало «{ $after }»
did-role-taken = { $whom }: було «{ $before }», стало «{ $after }»
did-removed = { $whom }: забрано всі ролі ({ $before })
did-became-owner = перший власник магазину, за кодом
did-left = стирання власних даних; було «{ $before }»
did-site-set-up = мапа для сайту № { $subject }
did-site-changed = зміна мапи для сайту № { $subject }
did-site-retired = прибрано мапу із сайту № { $subject }
did-draft-discarded = викинуто чернетку № { $subject }
did-again-begun = ще одне відправлення того самого замовлення, чернетка № { $subject } ({ $after })
did-default-changed = звичне для магазину: було «{ $before }», стало «{ $after }»
did-template-kept = шаблон товару ({ $after })
did-template-dropped = прибрано шаблон товару № { $subject }
did-batch-started = створення накладних за таблицею № { $subject }
did-batch-cancelled = скасування таблиці № { $subject }
did-packed = запаковано відправлення № { $subject }
did-unpacked = знову відкрито відправлення № { $subject }
did-label-checked = перевірено наліпку на відправленні № { $subject }
did-weight-put-right = виправлення ваги в накладній, відправлення № { $subject }: було «{ $before }», стало «{ $after }»
did-weight-left = вагу в накладній залишено, відправлення № { $subject }
did-code-taught = вказано, що за товар під кодом № { $subject }
did-packing-set = правила пакування: було «{ $before }», стало «{ $after }»
did-field-weight-g = вага { $value } г
did-field-size = коробка { $value } мм
did-field-payer = за доставку платить { $value }
did-field-declared-rule = оголошена вартість { $value }
did-field-declared = стала оголошена вартість { $value }
did-field-goods = опис товару { $value }
did-field-name = отримувач: { $value }
did-field-phone = телефон: { $value }
did-field-place = місце доставки: { $value }
did-field-note = примітка: { $value }
did-field-seats = місць: { $value }
did-field-declared-value = оголошена вартість: { $value }
did-field-to-collect = післяплата: { $value }
did-field-cod-form = гроші за посилку { $value }
did-field-why = причина: { $value }
did-field-tolerance-g = різниця ваги до { $value } г
did-field-tolerance-percent = різниця ваги до { $value } %
did-field-courier-at = кур’єр о { $value }
did-value-recipient = отримувач
did-value-sender = відправник
did-value-cod = як сума оплати
did-value-fixed = завжди та сама
did-value-ask = щоразу питати
did-value-transfer = переказом
did-value-payment-control = на рахунок
did-value-set = задано
did-value-other = інше значення
did-value-changed = змінено
did-value-part = решта замовлення
did-value-size = інший розмір
did-value-defect = брак
did-value-lost = загублено
did-value-damaged = пошкоджено
did-value-uncollected = не забрали
did-value-none = не задано
