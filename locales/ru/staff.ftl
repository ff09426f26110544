### Люди магазина: роли, приглашения, кто что делал.

command-staff = Люди магазина
command-audit = Кто что делал

## Роли

role-customer = клиент
role-storekeeper = кладовщик
role-courier = курьер
role-manager = менеджер
role-owner = владелец
role-none = без роли
role-storekeeper-does = 📦 <b>Кладовщик</b> создаёт накладные и видит всё о посылках магазина.
role-courier-does = 🚲 <b>Курьер</b> видит всё о посылках магазина.
role-manager-does = 🗂 <b>Менеджер</b> отвечает клиентам, создаёт накладные и видит всё о посылках магазина.
role-owner-does = 🔑 <b>Владелец</b> может всё: ключи перевозчиков, люди, роли.

person-gone = человек, который стёр свои данные
person-unnamed = человек № { $id }
person-the-owner = Владелец магазина

## Список и карточка

staff-title = 👥 <b>Люди магазина</b>
staff-line = • { $name } — { $roles }
staff-card =
    👤 <b>{ $name }</b>
    Сейчас: { $roles }
staff-remove-sure = { $name } потеряет все роли сразу, со следующего же нажатия. Забрать их?
button-invite = ➕ Пригласить
button-audit = 📜 Кто что делал
button-role-give = ➕ Дать роль: { $role }
button-role-take = ✅ { $role } — забрать
button-staff-remove = 🚪 Забрать все роли
button-staff-remove-yes = Да, забрать всё
button-staff-back = ← Назад

## Приглашения

invitations-title = 🔗 <b>Приглашения</b>
invitation-open = • № { $id }, { $role }: ждёт до { $moment }
invitation-used = • № { $id }, { $role }: принято { $moment } — { $name }
invitation-expired = • № { $id }, { $role }: срок истёк { $moment }
invitation-revoked = • № { $id }, { $role }: отозвано
invite-choose = На какую роль приглашаем?
invite-link =
    Перешлите эту ссылку человеку, которого приглашаете. Роль: <b>{ $role }</b>.
    { $link }
    Она сработает один раз и действует до { $moment }.
button-revoke = ✖️ Отозвать № { $id } ({ $role })
join-ask = { $name } приглашает вас работать в магазине. Ваша роль: <b>{ $role }</b>.
button-join = 🤝 Принимаю
join-done = ✅ Добро пожаловать в команду! Ваша роль: <b>{ $role }</b>. Новые команды уже в меню.
joined-notice = 🤝 { $name } теперь в команде. Роль: { $role }.
roles-now = Ваши роли в магазине теперь: <b>{ $roles }</b>. Команды — в меню.
roles-none-now = Вы больше не работаете в этом магазине. Следить за посылками можно и дальше.
owner-welcome =
    🔑 Поздравляю! Теперь этот магазин ваш.
    Пригласите людей командой /staff и подключите перевозчика командой /connect.

error-already-done = Это уже сделано.
error-role-held = Эта роль у вас уже есть.
error-last-owner = Это единственный владелец. Сначала дайте эту роль кому-нибудь ещё.
error-named-owner = Этот владелец назван в настройках бота (OWNER_ID). Изменить это можно только там.
error-invitation-unknown = Такого приглашения нет. Попросите новую ссылку.
error-invitation-used = Этим приглашением уже воспользовались. Попросите новую ссылку.
error-invitation-expired = Срок приглашения истёк. Попросите новую ссылку.
error-invitation-revoked = Это приглашение отозвали. Попросите новую ссылку.
error-wrong-code = Этот код не подходит. Проверьте его там, где запускали бота.
error-too-many-tries = Слишком много попыток. Попробуйте через час.

## Кто что делал

audit-title = 📜 <b>Кто что делал</b>
audit-nothing = Пока ничего.
audit-line =
    { $moment } — { $who }
    { $what }
did-connected = подключение ключа № { $subject }
did-key-renewed = новый ключ для подключения № { $subject }
did-disconnected = отключение ключа № { $subject }
did-made-usual = ключ № { $subject } теперь основной
did-origin-kept = место отправки для ключа № { $subject }
did-directory-asked = новое чтение списка отделений
did-smaller-taken = согласие на меньший список отделений
did-shipment-prepared = подготовка отправления № { $subject }
did-waybill-asked = накладная, попытка № { $subject }
did-waybill-changed = изменение накладной, попытка № { $subject }: было «{ $before }», стало «{ $after }»
did-waybill-cancelled = отмена накладной, попытка № { $subject }
did-question-answered = ответ на вопрос № { $subject }
did-invited = приглашение № { $subject }: { $after }
did-invitation-revoked = отозвано приглашение № { $subject }
did-joined = принято приглашение № { $subject }: { $after }
did-role-given = { $whom }: было «{ $before }», стало «{ $after }»
did-role-taken = { $whom }: было «{ $before }», стало «{ $after }»
did-removed = { $whom }: забраны все роли ({ $before })
did-became-owner = первый владелец магазина, по коду
did-left = стирание своих данных; было «{ $before }»
did-site-set-up = карта для сайта № { $subject }
did-site-changed = изменение карты для сайта № { $subject }
did-site-retired = карта убрана с сайта № { $subject }
did-draft-discarded = выброшен черновик № { $subject }
did-again-begun = ещё одно отправление того же заказа, черновик № { $subject } ({ $after })
did-default-changed = обычное для магазина: было «{ $before }», стало «{ $after }»
did-template-kept = шаблон товара ({ $after })
did-template-dropped = убран шаблон товара № { $subject }
did-batch-started = создание накладных по таблице № { $subject }
did-batch-cancelled = отмена таблицы № { $subject }
did-packed = упаковано отправление № { $subject }
did-unpacked = снова открыто отправление № { $subject }
did-label-checked = проверена наклейка на отправлении № { $subject }
did-weight-put-right = исправление веса в накладной, отправление № { $subject }: было «{ $before }», стало «{ $after }»
did-weight-left = вес в накладной оставлен, отправление № { $subject }
did-code-taught = указано, что за товар под кодом № { $subject }
did-packing-set = правила упаковки: было «{ $before }», стало «{ $after }»
did-field-weight-g = вес { $value } г
did-field-size = коробка { $value } мм
did-field-payer = за доставку платит { $value }
did-field-declared-rule = объявленная стоимость { $value }
did-field-declared = постоянная объявленная стоимость { $value }
did-field-goods = описание товара { $value }
did-field-name = получатель: { $value }
did-field-phone = телефон: { $value }
did-field-place = место доставки: { $value }
did-field-note = примечание: { $value }
did-field-seats = мест: { $value }
did-field-declared-value = объявленная стоимость: { $value }
did-field-to-collect = наложенный платёж: { $value }
did-field-cod-form = деньги за посылку { $value }
did-field-why = причина: { $value }
did-field-tolerance-g = разница веса до { $value } г
did-field-tolerance-percent = разница веса до { $value } %
did-field-courier-at = курьер в { $value }
did-value-recipient = получатель
did-value-sender = отправитель
did-value-cod = как сумма оплаты
did-value-fixed = всегда одна и та же
did-value-ask = спрашивать каждый раз
did-value-transfer = переводом
did-value-payment-control = на счёт
did-value-set = задано
did-value-other = другое значение
did-value-changed = изменено
did-value-part = остальная часть заказа
did-value-size = другой размер
did-value-defect = брак
did-value-lost = потеряно
did-value-damaged = повреждено
did-value-uncollected = не забрали
did-value-none = не задано
