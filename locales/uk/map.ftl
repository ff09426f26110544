### Сторінка з мапою відділень, віджет у магазині, вибір відділення. Слова сторінки починаються з map-.

## Сторінка

map-title = Відділення на мапі
map-search = Місто, номер або вулиця
map-search-example = Місто, номер чи вулиця
map-clear = Очистити
map-suggestions = Міста
map-locate = Найближчі до мене
map-close = Закрити
map-panel = Пошук відділення
map-filters = Що має бути у відділенні
map-more = Показати ще
map-back = До списку
map-welcome = Напишіть місто або наблизьте мапу — покажу відділення.
map-big-towns = Великі міста
map-nearest = Найближчі
map-which-town = Яке саме місто?
map-nothing = Такого не знайшов. Спробуйте саму назву міста.
map-empty-view = Тут відділень немає. Посуньте мапу або напишіть місто.
map-found-in = { $town }. Знайдено: { $many }
map-near = { $place }, { $town }: найближчі
map-metro = метро { $name }
map-nothing-in = { $town }: за вашими умовами нічого немає. Зніміть якусь із позначок угорі.
map-in-view = На мапі: { $many }
map-for-order = Відділення для замовлення № { $order }
map-kind-office = Відділення
map-kind-locker = Поштомат
map-kind-point = Пункт
map-able-now = Відчинено зараз
map-able-sunday = Працює в неділю
map-able-card = Оплата карткою
map-able-cod = Післяплата
map-weight = Вага посилки
map-weight-any = Будь-яка вага
map-up-to = до { $kg } кг
map-size = до { $size } см
map-up-to-value = до { $sum }
map-map = Мапа відділень. Стрілки рухають її, плюс і мінус змінюють масштаб. Ті самі відділення є у списку поруч.
map-closer = Наблизити
map-farther = Віддалити
map-crowd = Відділень тут: { $many }. Наблизити
map-heading = { $kind } № { $number }
map-metres = { $many } м
map-kilometres = { $many } км
map-obstacle-closed = Зараз не працює
map-obstacle-not-for-all = Доступне не всім
map-obstacle-too-heavy = Посилка заважка
map-obstacle-too-big = Посилка завелика
map-obstacle-too-valuable = Посилка задорога
map-obstacle-no-cod = Без післяплати
map-obstacle-other-kind = Інший вид
map-obstacle-no-card = Картки не беруть
map-obstacle-closed-now = Зараз зачинено
map-obstacle-closed-on-sunday = У неділю зачинено
map-hours = Години роботи
map-hours-unknown = Перевізник їх не каже
map-open-till = відчинено до { $time }
map-closed-now = зараз зачинено
map-day-off = вихідний
map-limits = Приймає
map-pays = Оплата
map-pays-card = картка
map-pays-cod = післяплата
map-phone = Телефон
map-counting = Рахую доставку…
map-no-price = Ціну доставки скаже магазин
map-for-kilo = за 1 кг
map-arrives = прибуде { $day }
map-take = Обрати це
map-taken = Готово! Відповів у чаті.
map-no-location = Не бачу, де ви. Напишіть місто.
map-locating = Шукаю, де ви…
map-shop-button = Обрати відділення

map-error-silent = Немає зв’язку. Спробуйте ще раз.
map-error-query = Цього не зрозумів. Спробуйте інакше.
map-error-often = Забагато запитів. Зачекайте хвилинку.
map-error-unsigned = Сторінку відкрито надто давно. Відкрийте її з чату ще раз.
map-error-gone = Цього відділення вже немає. Оберіть інше.
map-error-order = Це посилання на замовлення вже не діє. Попросіть у магазину нове.

## Чат: мапа й вибір

command-map = Відділення на мапі
button-map = 🗺 Обрати на мапі
map-invite = Усі відділення й поштомати на мапі: з годинами, обмеженнями, ціною та днем доставки.
map-not-served = Мапи тут поки немає. Напишіть місто й номер відділення — знайду.
chosen-on-map = ✅ Обрали на мапі. Тепер це ваше відділення.
chosen-branch =
    ✅ <b>{ $kind } № { $number }</b> · { $carrier }
    { $town }, { $address }
chosen-for-order = Це для замовлення № { $order }: магазин уже знає.
order-choose = Оберіть відділення для замовлення <b>№ { $order }</b>: напишіть місто й номер, наприклад «Київ 54», або відкрийте мапу.
order-nothing = Такого не знайшов. Напишіть місто й номер відділення, наприклад «Київ 54».
order-which = Котре з них?
order-branch-button = { $kind } № { $number }, { $address }
order-chosen =
    📍 Замовлення <b>№ { $order }</b>: { $kind } № { $number } · { $carrier }
    { $town }, { $address }
order-disputed =
    ⚠️ Замовлення <b>№ { $order }</b>: відділення обрала ще одна людина. У магазину лишився перший вибір; другий — ось цей. Уточніть у покупця.
    { $kind } № { $number } · { $carrier }
    { $town }, { $address }
error-order-link = Це посилання на замовлення вже не діє. Попросіть у магазину нове.
error-too-many-orders = Забагато замовлень за один день. Спробуйте завтра або напишіть у магазин.

## Віджет для магазину

command-widget = Мапа для вашого сайту
widget-none = Мапа відділень може відкриватися просто в оформленні замовлення на вашому сайті: покупець обирає відділення й нікуди не йде.
widget-list = Мапи для ваших сайтів:
button-widget-new = ➕ Додати сайт
widget-ask-origin = Надішліть адресу сайту, на якому буде мапа, наприклад <code>https://shop.example</code>
widget-not-origin = Це не схоже на адресу сайту. Вона починається з https:// — наприклад <code>https://shop.example</code>. Надішліть ще раз.
widget-no-public-url = Щоб мапа відкривалася на сайті, боту потрібна адреса в інтернеті: змінна PUBLIC_URL. Скажіть про це тому, хто його встановлював.
widget-card =
    🗺 <b>{ $origin }</b>
    Торкніться, щоб змінити: перевізники, вигляд, мова. На сайті зміниться само.
button-widget-theme-auto = Як у покупця
button-widget-theme-light = Світла
button-widget-theme-dark = Темна
button-widget-code = 📋 Код для сайту
button-widget-key = 🔑 Ключ для замовлень
button-widget-key-anew = 🔑 Новий ключ для замовлень
button-widget-remove = 🗑 Прибрати
button-widget-remove-yes = Так, прибрати
button-widget-back = ← Назад
widget-remove-sure = Прибрати мапу для { $origin }? На сайті вона перестане відкриватися, посилання на замовлення теж.
widget-removed = Прибрав. Код на сайті можна видалити.
widget-code =
    Вставте цей код на сторінку оформлення замовлення на { $origin }, там, де має бути кнопка:
    <pre>{ $snippet }</pre>
    Обране відділення прийде у форму: у поля <code>branch_number</code>, <code>branch_address</code>, <code>branch_town</code> та інші, якщо вони там є. Більше — у docs/widget.md.

    Не можете вставити код? Дайте покупцеві посилання, у кінці — номер замовлення:
    <code>{ $link }</code>
    Він обере відділення тут, а я напишу вам.
widget-key = Ключ, за яким ваш сайт забирає обране відділення. Показую один раз, збережіть його: <code>{ $secret }</code>
mark-on = ✅ { $what }
mark-off = ▫️ { $what }
error-widget-gone = Цього сайту тут уже немає. Надішліть /widget ще раз.
