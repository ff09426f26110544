### Відділення: пошук, список, картка. Ціна доставки.

## Пошук

command-find = Знайти відділення
button-find = 🔎 Знайти відділення
find-ask =
    🔎 <b>Де шукати відділення?</b>
    Напишіть місто, а можна одразу й номер, вулицю чи метро: «Київ 54», «поштомат біля метро Позняки».
    Або натисніть кнопку внизу — покажу найближчі до вас.
find-ask-town = У якому місті шукати? Напишіть його назву.
find-ask-place = Надішліть геолокацію кнопкою внизу, і я покажу найближчі. Пам’ятатиму лише приблизне місце, до ста метрів, і не довше тижня. Або просто напишіть місто.
find-which-town = Таких назв кілька. Що саме ви мали на увазі?
find-no-town = Не знаю міста «{ $line }». Перевірте назву й напишіть ще раз — або надішліть геолокацію кнопкою внизу.
find-nothing =
    <b>{ $town }</b>: нічого не знайшов.
    Шукав: { $wished }.
    Напишіть інакше або подивіться всі.
find-title = { $count ->
    [one] 🏙 <b>{ $town }</b> — { $count } точка
    [few] 🏙 <b>{ $town }</b> — { $count } точки
    [many] 🏙 <b>{ $town }</b> — { $count } точок
   *[other] 🏙 <b>{ $town }</b> — { $count } точки
}
find-title-near = 📍 <b>{ $where }</b>, { $town }: найближчі
find-near-you = Поруч із вами
landmark-metro = метро { $name }
find-wished = Шукаю: { $wished }
find-none-fits = Для такої посилки тут нічого не підходить:
find-missed = «{ $words }» тут не знайшов — показую всі.
find-line =
    { $place }{ $sign } <b>№{ $number }</b> { $address }
    { $facts }
find-line-mine =
    { $place }⭐ <b>№{ $number }</b> { $address }
    { $facts }
find-line-not =
    <s>{ $sign } №{ $number } { $address }</s>
    <i>{ $why }</i>
button-send-location = 📍 Надіслати, де я
button-near = 📍 Поруч зі мною
button-other-town = 🏙 Інше місто
button-all-branches = Усі: { $town }
button-only-offices = 🏤 Відділення
button-only-lockers = 📮 Поштомати
button-my-branch = ⭐ { $town }, №{ $number }
button-earlier = ← Назад
button-more = Далі →
near-title = 📍 <b>Найближчі до вас</b>
near-nothing = Поблизу нічого не знайшов. Напишіть місто, і я пошукаю там.

branch-kind-office = Відділення
branch-kind-locker = Поштомат
branch-kind-point = Пункт видачі
branch-kinds-office = відділення
branch-kinds-locker = поштомати
branch-kinds-point = пункти видачі
branch-name = { $kind } №{ $number }
branch-metres = { $metres } м
branch-kilometres = { $kilometres } км
branch-up-to = до { $kilograms } кг
hours-always = цілодобово
hours-until = відчинено до { $time }
hours-never = зачинено
hours-opens-today = зачинено, відчиниться о { $time }
hours-opens-tomorrow = зачинено, відчиниться завтра о { $time }
hours-opens-on = зачинено, відчиниться { $day } о { $time }
hours-short-today = відчиниться о { $time }
hours-short-tomorrow = відчиниться завтра о { $time }
hours-short-on = відчиниться { $day } о { $time }
hours-closed = зачинено

obstacle-closed = зараз не працює
obstacle-not-for-all = лише для мешканців будинку
obstacle-too-heavy = приймає лише до { $kilograms } кг
obstacle-too-big = посилка не вміститься
obstacle-too-valuable = оголошена вартість тут зависока
obstacle-no-cod = післяплату тут не видають
obstacle-other-kind = це інший вид
obstacle-no-card = карткою тут не платять
obstacle-closed-now = у цей час зачинено
obstacle-closed-on-sunday = у неділю зачинено

wish-weight = { $kilograms } кг
wish-size = { $size } см
wish-value = оголошена вартість { $sum }
wish-cod = видає післяплату
wish-cards = можна карткою
wish-open-then = відчинені в цей час
wish-open-on-sunday = відчинені в неділю

## Картка відділення

branch-title = { $sign } <b>{ $name }</b> · { $carrier }
branch-address = { $town }, { $address }
branch-far = { $distance } від вас
branch-mine = ⭐ Ваше відділення
branch-not = ⚠️ Обрати не можна: { $why }
branch-now = 🕐 <b>{ $hours }</b>
branch-every-day = Щодня { $hours }
branch-days = { $days }  { $hours }
branch-days-today = <b>{ $days }  { $hours }</b> ← сьогодні { $today }
branch-weight = ⚖️ Посилки до { $kilograms } кг
branch-size = 📐 Найбільша коробка { $size } см
branch-value = 💎 Оголошена вартість до { $sum }
branch-cards = 💳 Можна платити карткою
branch-no-cards = 💵 Термінала для карток немає
branch-pays-out = 💰 Видають гроші за післяплату
branch-phone = ☎️ { $phone }
branch-map = 📍 <a href="{ $url }">Показати на мапі</a>
branch-in-bot = ⭐ <a href="{ $url }">Зробити моїм, дізнатися ціну</a>
button-branch-pin = 📍 На мапі
button-branch-price = 💰 Скільки коштує
button-branch-more = ℹ️ Докладніше
button-make-my-branch = ⭐ Це моє відділення
button-not-my-branch = ✖️ Уже не моє
button-back-to-list = ← До списку
branch-kept = ⭐ Запам’ятав. Тепер воно буде першим.
branch-let-go = Гаразд, більше не ваше.
branch-no-pin = Перевізник не каже, де воно на мапі.

## Скільки коштує доставка

button-price = 💰 Скільки коштує
command-price = Скільки коштує доставка
price-ask-town =
    💰 <b>Куди доставити?</b>
    Напишіть місто, а можна все одразу: «Львів 3 кг», «Одеса 2 кг 30х20х10, накладений 1500».
price-no-town = Не знаю міста «{ $line }». Перевірте назву й напишіть ще раз.
price-ask-weight = <b>{ $place }</b>. Скільки важить посилка? Виберіть або напишіть, наприклад «3,5 кг».
button-kilograms = { $kilograms } кг
button-price-again = 🔄 Спитати ще раз
button-branches-there = 🔎 Відділення тут
button-back-to-branch = ← До відділення
price-title = 💰 <b>{ $start } → { $end }</b>, { $what }
price-title-to = 💰 <b>{ $end }</b>, { $what }
price-weight = { $kilograms } кг
price-cod = накладений платіж { $sum }
price-kind-branch = 🏤 У відділення
price-kind-locker = 📮 У поштомат
price-kind-door = 🚪 Кур’єром до дверей
price-offer = { $kind } — <b>{ $sum }</b>
price-offer-of = { $kind } · { $carrier } — <b>{ $sum }</b>
price-arrives = 🗓 { $day }
price-cheapest = 🏷 найдешевше
price-fastest = ⚡ найшвидше
price-parts = <i>{ $parts }</i>
price-part-delivery = доставка { $sum }
price-part-cod-fee = переказ грошей { $sum }
price-part-redelivery = зворотна доставка { $sum }
price-part-packing = пакування { $sum }
price-left-out = <s>{ $kind }</s> — { $why }
price-not-too-heavy = заважка посилка
price-not-too-big = завелика посилка
price-not-too-valuable = зависока оголошена вартість
price-not-closed = зараз не працює
price-not-none-there = у цьому місті немає
price-not-silent = { $carrier } не встигла відповісти. Спитайте за хвилинку ще раз.
price-not-refused = { $carrier } такого не візьме. Змініть вагу, розмір або суму.
price-not-no-origin = Магазин ще не вказав, звідки відправляє, тож ціни я не знаю. Спитайте словами — передам людині.
price-not-no-town = { $carrier } туди не возить.
price-footer = <i>{ $carriers }. Якщо відправити сьогодні. Остаточну ціну рахує перевізник, коли приймає посилку.</i>

error-no-branches = Список відділень ще читається. Спробуйте за кілька хвилин.
