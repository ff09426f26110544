### Комірник: від надісланого замовлення до накладної. Ключі названо за екраном.

command-drafts = Чернетки, що чекають
command-new = Нова накладна крок за кроком
command-defaults = Звичне для магазину: вага, розмір, платник

## Картка чернетки

draft-title = 📝 <b>Чернетка { $id }</b>
draft-title-why = 📝 <b>Чернетка { $id }</b> · { $why }
draft-title-made = ✅ <b>Накладна</b> <code>{ $number }</code>
draft-title-checking = ⏳ <b>Чернетка { $id }</b>
waybill-title-checking = ⏳ <b>Накладна</b> <code>{ $number }</code>
draft-title-discarded = 🗑 Чернетку { $id } відкинуто.
draft-name = 👤 { $name }
draft-person = 👤 { $name }, { $phone }
draft-branch = 📍 { $town }: { $branch }
draft-door = 🚪 { $town }, { $street }, { $house }
draft-door-flat = 🚪 { $town }, { $street }, { $house }, кв. { $flat }
draft-town-only = 📍 { $town }
draft-town-region = { $town } ({ $region } обл.)
draft-postcode = 📮 Індекс { $postcode }: { $carrier } його не приймає, зберігаю із замовленням
draft-note = 💬 { $note }
draft-goods = 🛍 { $goods }{ $usual }
draft-piece = ⚖️ { $weight }{ $usual }
draft-piece-size = ⚖️ { $weight }{ $usual } · { $size }
draft-pieces = { $seats ->
    [one] , { $seats } місце
    [few] , { $seats } місця
    [many] , { $seats } місць
   *[other] , { $seats } місця
}
draft-cod = 💵 Післяплата <b>{ $sum }</b>
draft-declared = 🛡 Оголошена вартість { $sum }{ $usual }
draft-payer-recipient = 🚚 За доставку платить отримувач{ $usual }
draft-payer-sender = 🚚 За доставку платить магазин{ $usual }
draft-from = 🏬 { $carrier }, { $place }
draft-usual = { " " }⚙️
draft-usual-note = <i>⚙️ звичне для магазину: /defaults</i>
draft-price = 💰 Доставка <b>{ $price }</b>{ $fee }, прибуде { $day }
draft-price-only = 💰 Доставка <b>{ $price }</b>{ $fee }
draft-price-with-fee = { " " }+ { $fee } комісії за післяплату
draft-expected = 📅 Прибуде { $day }
draft-made-price = 💰 Доставка { $price }
draft-weight-kg = { $number } кг
draft-size-cm = { $length }×{ $width }×{ $height } см

draft-caution-foreign-phone = ⚠️ Номер не український: SMS може не дійти.
draft-caution-not-collected = { $count ->
    [one] ⚠️ Цей отримувач раніше не забрав { $count } посилку.
    [few] ⚠️ Цей отримувач раніше не забрав { $count } посилки.
    [many] ⚠️ Цей отримувач раніше не забрав { $count } посилок.
   *[other] ⚠️ Цей отримувач раніше не забрав { $count } посилки.
}
draft-caution-duplicate = ⚠️ Для цього отримувача сьогодні вже є накладна на таку саму суму: <code>{ $number }</code>. Чи це не повтор?
draft-caution-duplicate-asked = ⚠️ Для цього отримувача сьогодні вже створюється накладна на таку саму суму. Чи це не повтор?

draft-checking = Питаю перевізника, чи є накладна. Не створюйте її ще раз: напишу сам, щойно знатиму.
draft-changing = Питаю перевізника, чи змінено накладну. Не змінюйте її ще раз: напишу сам, щойно знатиму.
draft-cancelling = Питаю перевізника, чи скасовано накладну. Напишу сам, щойно знатиму.
draft-waits = Перевізник просить зачекати. Спробую ще раз сам і напишу, що вийшло.
draft-stopped = Перевізник більше не приймає нашого ключа. Власник про це вже знає; накладна чекає.
draft-changed = ✏️ Накладну змінено. Наклейте нову наліпку: стара вже недійсна.
draft-cancelled = ↩️ Накладну скасовано. Виправте, що треба, і створіть знову.
draft-label-caption = 🏷 <code>{ $number }</code>

## Чого бракує

draft-ask-name = ❓ Як звати отримувача? Напишіть прізвище й ім’я.
draft-ask-name-unsure = ❓ Бачу лише «{ $words }». Напишіть прізвище й ім’я отримувача.
draft-ask-phone = ❓ Який телефон отримувача?
draft-ask-phone-not-found = ❓ Який телефон отримувача? Тут його немає, або бракує цифри.
draft-ask-phone-wrong = ❓ «{ $words }» не схоже на телефон: бракує цифри або є зайва. Який телефон отримувача?
draft-ask-carrier = ❓ { $words }: цього перевізника тут не підключено. Чим відправляємо?
draft-ask-carrier-change = ❓ Чим відправляємо?
draft-ask-town = ❓ У яке місто? Напишіть назву, можна одразу з номером відділення.
draft-ask-town-unsure = ❓ «{ $words }»: яке це місто? Якщо потрібного немає, напишіть точніше.
draft-ask-town-not-found = ❓ Міста «{ $words }» перевізник не знає. Напишіть назву ще раз.
draft-ask-branch = ❓ У яке відділення чи поштомат? Виберіть або напишіть номер чи вулицю.
draft-ask-branch-unsure = ❓ { $words }: яке саме? Виберіть або напишіть номер.
draft-ask-branch-not-found = ❓ У цьому місті немає відділення { $words }. Виберіть інше або напишіть номер.
draft-ask-branch-gone = ❓ Цього відділення більше немає. Виберіть інше або напишіть номер.
draft-ask-branch-cannot = ❓ { $words } не підійде: { $why }. Ось що поруч:
draft-ask-door = ❓ Яка адреса? Напишіть вулицю, будинок і квартиру.
draft-ask-goods = ❓ Що у посилці? Напишіть коротко.
draft-ask-seats = ❓ Скільки місць?
draft-ask-weight = ❓ Скільки важить? Виберіть або напишіть: «1,2» або «800 г».
draft-ask-size = ❓ Який розмір однієї коробки? Виберіть або напишіть у сантиметрах: 30×20×10.
draft-ask-size-locker = ❓ Для поштомата потрібен розмір коробки. Виберіть або напишіть у сантиметрах: 30×20×10.
draft-ask-cod = ❓ Яка сума післяплати? Напишіть її, або посилку вже оплачено?
draft-ask-declared = ❓ Яка оголошена вартість? Виберіть або напишіть суму.
draft-ask-payer = ❓ Хто платить за доставку?
draft-ask-payer-locker = ❓ У поштомат за доставку платить лише магазин. Платимо?
draft-ask-note = ❓ Що дописати в накладну для перевізника? До 100 знаків, наприклад «зателефонувати за годину».
draft-ask-origin = ❓ Звідки відправляємо?
draft-no-origin = ❓ Ще не вказано, звідки магазин відправляє. Це робить власник: /connect
draft-ask-now = Зараз: { $value }

draft-obstacle-closed = воно зачинене
draft-obstacle-not-for-all = туди доставляють не всім
draft-obstacle-too-heavy = посилка заважка
draft-obstacle-too-big = посилка завелика
draft-obstacle-too-valuable = посилка надто дорога
draft-obstacle-no-cod = там не видають посилок із післяплатою
draft-obstacle-other-kind = це відділення іншого виду

## Кнопки

button-draft-create = ✅ Створити накладну
button-draft-create-anyway = ✅ Усе одно створити
button-draft-create-again = ✅ Створити знову
button-draft-change = ✏️ Змінити
button-draft-other = 🚚 Звідки й чим
button-draft-discard = 🗑 Відкинути
button-draft-discard-yes = 🗑 Так, відкинути
button-draft-back = ⬅️ Назад
button-draft-on = ➡️ Далі
button-draft-card = ⬅️ До чернетки
button-draft-open = 📝 Відкрити
button-draft-look = 🔄 Що там?
button-draft-undo = ↩️ Помилка, скасувати
button-draft-cancel = ↩️ Скасувати накладну
button-draft-cancel-yes = ↩️ Так, скасувати
button-draft-label = 🏷 Наліпка ще раз
button-draft-more = ➕ Ще відправлення
button-draft-door = 🚪 На адресу
button-draft-no-cod = Оплачено, без післяплати
button-draft-no-note = Без примітки
button-draft-payer-recipient = Отримувач
button-draft-payer-sender = Магазин
button-draft-town = { $town }, { $region }
button-draft-town-district = { $town }, { $region }, { $district }

draft-field-name = 👤 Ім’я
draft-field-phone = 📞 Телефон
draft-field-carrier = 🚚 Перевізник
draft-field-town = 🏙 Місто
draft-field-branch = 📍 Відділення
draft-field-door = 🚪 Адреса
draft-field-goods = 🛍 Товар
draft-field-seats = 📦 Місця
draft-field-weight = ⚖️ Вага
draft-field-size = 📐 Розмір
draft-field-cod = 💵 Післяплата
draft-field-declared = 🛡 Вартість
draft-field-payer = 💳 Платник
draft-field-note = 💬 Примітка
draft-field-origin = 🏬 Звідки

draft-change-what = Що змінити?
draft-discard-sure = Відкинути цю чернетку? Отримувача я теж забуду.
draft-cancel-sure = Скасувати накладну <code>{ $number }</code>? Чернетка лишиться: її можна виправити й створити знову.
draft-more-why = Що ще відправляємо за цим замовленням?
draft-why-part = решта замовлення
draft-why-size = обмін на інший розмір чи колір
draft-why-defect = заміна браку
draft-why-lost = замість загубленої
draft-why-damaged = замість пошкодженої
draft-why-uncollected = ще раз, бо не забрали

## Зміна накладної, яку вже створено

change-title = ✏️ <b>Зміна накладної</b> <code>{ $number }</code>
change-line = { $field }: { $before } → <b>{ $after }</b>
change-place =
    { $before }
    → <b>{ $after }</b>
change-none = немає
change-price = 💰 Доставка: { $before } → приблизно <b>{ $after }</b>
change-price-same = 💰 Ціна й день прибуття не зміняться.
change-price-later = 💰 Нову ціну й день перевізник назве, коли змінить накладну.
change-day = 📅 Прибуде: { $before } → <b>{ $after }</b>
change-sure = Номер лишиться той самий, а наліпку треба буде наклеїти нову.
change-refused = Перевізник не прийняв змін, накладна лишилася, як була. Виправте ось це:
change-too-late = 📦 Посилку вже прийняв перевізник, тож накладну не змінити. Можна переадресувати чи повернути посилку через перевізника: у його застосунку, у відділенні або за телефоном підтримки. А звідси — відправити ще одну за цим замовленням.
button-change = ✏️ Змінити накладну
button-change-do = ✅ Змінити в перевізника
button-change-more = ✏️ Змінити ще
button-change-drop = ↩️ Лишити, як є
button-change-card = ⬅️ До змін
button-waybill-card = ⬅️ До накладної
error-change-nothing = Змінювати нічого: у накладній уже так і є.
error-change-not-now = Зараз цю накладну змінити не можна. Спробуйте за кілька хвилин.

## Список

drafts-none = Чернеток немає. Надішліть або перешліть сюди замовлення, і я зроблю з нього накладну. Крок за кроком: /new
drafts-title = { $count ->
    [one] 📝 Чекає { $count } чернетка.
    [few] 📝 Чекають { $count } чернетки.
    [many] 📝 Чекають { $count } чернеток.
   *[other] 📝 Чекають { $count } чернетки.
}
drafts-line = { $id } · { $who } · { $where }
drafts-unnamed = без імені
drafts-nowhere = без міста

## Звичне для магазину

defaults-title = ⚙️ <b>Звичне для магазину</b>
defaults-what = Цим я доповнюю замовлення, у яких цього не вказано. На картці таке позначено ⚙️.
defaults-weight = ⚖️ Вага: { $value }
defaults-size = 📐 Розмір: { $value }
defaults-goods = 🛍 Опис: { $value }
defaults-payer = 🚚 За доставку платить: { $value }
defaults-declared = 🛡 Оголошена вартість: { $value }
defaults-cod-form = 💵 Післяплата: { $value }
defaults-templates = <b>За товаром:</b>
defaults-template = • { $words }: { $weight }
defaults-template-size = • { $words }: { $weight }, { $size }
defaults-unset = щоразу питаю
defaults-none = порожньо, питаю для поштомата
defaults-declared-cod = сума післяплати; без неї питаю
defaults-declared-cod-or = сума післяплати; без неї { $sum }
defaults-declared-fixed = { $sum }
defaults-declared-ask = щоразу питаю
defaults-transfer = грошовий переказ
defaults-payment-control = контроль оплати (за договором)
button-defaults-weight = ⚖️ Вага
button-defaults-size = 📐 Розмір
button-defaults-goods = 🛍 Опис
button-defaults-payer = 🚚 Платник
button-defaults-declared = 🛡 Вартість
button-defaults-cod-form = 💵 Форма післяплати
button-defaults-template = ➕ Вага за товаром
button-defaults-drop = 🗑 { $words }
button-defaults-ask = Щоразу питати
button-defaults-rule-cod = Сума післяплати
button-defaults-back = ⬅️ Назад
defaults-ask-weight = Скільки зазвичай важить посилка? Виберіть або напишіть: «1,2» або «800 г».
defaults-ask-size = Який розмір коробки зазвичай? Виберіть або напишіть у сантиметрах: 30×20×10.
defaults-ask-goods = Що писати в описі, коли товару не названо? Напишіть коротко, наприклад «Одяг».
defaults-ask-payer = Хто зазвичай платить за доставку?
defaults-ask-declared = Яку вартість оголошувати? Виберіть або напишіть суму для замовлень без післяплати.
defaults-ask-cod-form = Як повертається післяплата?
defaults-ask-template = Напишіть товар і його вагу, можна з розміром: «кросівки 1,2 кг 35×25×15».

## Відмови

error-draft-name = Це не схоже на прізвище й ім’я. Напишіть два слова, наприклад «Петренко Оксана».
error-draft-phone = «{ $words }» не схоже на телефон. Напишіть, наприклад, 067 123 45 67; закордонний — з плюсом.
error-draft-carrier = Виберіть перевізника кнопкою.
error-draft-town = Не зрозумів, яке це місто. Напишіть назву, наприклад «Полтава» або «Полтава 5».
error-draft-branch = Не зрозумів. Напишіть номер відділення або вулицю.
error-draft-door = Не бачу номера будинку. Напишіть, наприклад: вул. Соборна, 5, кв. 12.
error-draft-goods = Напишіть кілька слів про товар.
error-draft-seats = Напишіть кількість місць числом, від 1 до 50.
error-draft-weight = Не зрозумів ваги. Напишіть «1,2» або «800 г».
error-draft-size = Не зрозумів розміру. Напишіть три сторони в сантиметрах: 30×20×10.
error-draft-cod = Не зрозумів суми. Напишіть число, наприклад 1450, або «оплачено».
error-draft-declared = Не зрозумів суми. Напишіть число, наприклад 500.
error-draft-payer = Виберіть кнопкою, хто платить.
error-draft-note = Напишіть кілька слів для перевізника.
error-draft-origin = Виберіть кнопкою, звідки відправляємо.
error-draft-done = Цю чернетку вже не змінити: накладну створено або чернетку відкинуто.
error-draft-changed = Чернетка відтоді змінилася. Перевірте її й натисніть ще раз.
error-draft-no-label = Наліпки ще немає. Надішлю, щойно перевізник її дасть.
error-defaults-template = Не зрозумів. Напишіть товар і вагу, наприклад «кросівки 1,2 кг».
