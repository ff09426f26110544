### Отделения: поиск, список, карточка. Цена доставки.

## Поиск

command-find = Найти отделение
button-find = 🔎 Найти отделение
find-ask =
    🔎 <b>Где искать отделение?</b>
    Напишите город, а можно сразу и номер, улицу или метро: «Киев 54», «почтомат возле метро Позняки».
    Или нажмите кнопку внизу — покажу ближайшие к вам.
find-ask-town = В каком городе искать? Напишите его название.
find-ask-place = Отправьте геолокацию кнопкой внизу, и я покажу ближайшие. Запомню лишь примерное место, до ста метров, и не дольше недели. Или просто напишите город.
find-which-town = Таких названий несколько. Что именно вы имели в виду?
find-no-town = Не знаю города «{ $line }». Проверьте название и напишите ещё раз — или отправьте геолокацию кнопкой внизу.
find-nothing =
    <b>{ $town }</b>: ничего не нашёл.
    Искал: { $wished }.
    Напишите иначе или посмотрите все.
find-title = { $count ->
    [one] 🏙 <b>{ $town }</b> — { $count } точка
    [few] 🏙 <b>{ $town }</b> — { $count } точки
    [many] 🏙 <b>{ $town }</b> — { $count } точек
   *[other] 🏙 <b>{ $town }</b> — { $count } точки
}
find-title-near = 📍 <b>{ $where }</b>, { $town }: ближайшие
find-near-you = Рядом с вами
landmark-metro = метро { $name }
find-wished = Ищу: { $wished }
find-none-fits = Для такой посылки здесь ничего не подходит:
find-missed = «{ $words }» здесь не нашёл — показываю все.
find-line =
    { $place }{ $sign } <b>№{ $number }</b> { $address }
    { $facts }
find-line-mine =
    { $place }⭐ <b>№{ $number }</b> { $address }
    { $facts }
find-line-not =
    <s>{ $sign } №{ $number } { $address }</s>
    <i>{ $why }</i>
button-send-location = 📍 Отправить, где я
button-near = 📍 Рядом со мной
button-other-town = 🏙 Другой город
button-all-branches = Все: { $town }
button-only-offices = 🏤 Отделения
button-only-lockers = 📮 Почтоматы
button-my-branch = ⭐ { $town }, №{ $number }
button-earlier = ← Назад
button-more = Дальше →
near-title = 📍 <b>Ближайшие к вам</b>
near-nothing = Поблизости ничего не нашёл. Напишите город, и я поищу там.

branch-kind-office = Отделение
branch-kind-locker = Почтомат
branch-kind-point = Пункт выдачи
branch-kinds-office = отделения
branch-kinds-locker = почтоматы
branch-kinds-point = пункты выдачи
branch-name = { $kind } №{ $number }
branch-metres = { $metres } м
branch-kilometres = { $kilometres } км
branch-up-to = до { $kilograms } кг
hours-always = круглосуточно
hours-until = открыто до { $time }
hours-never = закрыто
hours-opens-today = закрыто, откроется в { $time }
hours-opens-tomorrow = закрыто, откроется завтра в { $time }
hours-opens-on = закрыто, откроется { $day } в { $time }
hours-short-today = откроется в { $time }
hours-short-tomorrow = откроется завтра в { $time }
hours-short-on = откроется { $day } в { $time }
hours-closed = закрыто

obstacle-closed = сейчас не работает
obstacle-not-for-all = только для жильцов дома
obstacle-too-heavy = принимает только до { $kilograms } кг
obstacle-too-big = посылка не поместится
obstacle-too-valuable = объявленная стоимость тут слишком большая
obstacle-no-cod = наложенный платёж тут не выдают
obstacle-other-kind = это другой вид
obstacle-no-card = картой тут не платят
obstacle-closed-now = в это время закрыто
obstacle-closed-on-sunday = в воскресенье закрыто

wish-weight = { $kilograms } кг
wish-size = { $size } см
wish-value = объявленная стоимость { $sum }
wish-cod = выдаёт наложенный платёж
wish-cards = можно картой
wish-open-then = открыты в это время
wish-open-on-sunday = открыты в воскресенье

## Карточка отделения

branch-title = { $sign } <b>{ $name }</b> · { $carrier }
branch-address = { $town }, { $address }
branch-far = { $distance } от вас
branch-mine = ⭐ Ваше отделение
branch-not = ⚠️ Выбрать нельзя: { $why }
branch-now = 🕐 <b>{ $hours }</b>
branch-every-day = Ежедневно { $hours }
branch-days = { $days }  { $hours }
branch-days-today = <b>{ $days }  { $hours }</b> ← сегодня { $today }
branch-weight = ⚖️ Посылки до { $kilograms } кг
branch-size = 📐 Самая большая коробка { $size } см
branch-value = 💎 Объявленная стоимость до { $sum }
branch-cards = 💳 Можно платить картой
branch-no-cards = 💵 Терминала для карт нет
branch-pays-out = 💰 Выдают деньги за наложенный платёж
branch-phone = ☎️ { $phone }
branch-map = 📍 <a href="{ $url }">Показать на карте</a>
branch-in-bot = ⭐ <a href="{ $url }">Сделать моим, узнать цену</a>
button-branch-pin = 📍 На карте
button-branch-price = 💰 Сколько стоит
button-branch-more = ℹ️ Подробнее
button-make-my-branch = ⭐ Это моё отделение
button-not-my-branch = ✖️ Уже не моё
button-back-to-list = ← К списку
branch-kept = ⭐ Запомнил. Теперь оно будет первым.
branch-let-go = Хорошо, больше не ваше.
branch-no-pin = Перевозчик не говорит, где оно на карте.

## Сколько стоит доставка

button-price = 💰 Сколько стоит
command-price = Сколько стоит доставка
price-ask-town =
    💰 <b>Куда доставить?</b>
    Напишите город, а можно всё сразу: «Львов 3 кг», «Одесса 2 кг 30х20х10, наложенный 1500».
price-no-town = Не знаю города «{ $line }». Проверьте название и напишите ещё раз.
price-ask-weight = <b>{ $place }</b>. Сколько весит посылка? Выберите или напишите, например «3,5 кг».
button-kilograms = { $kilograms } кг
button-price-again = 🔄 Спросить ещё раз
button-branches-there = 🔎 Отделения тут
button-back-to-branch = ← К отделению
price-title = 💰 <b>{ $start } → { $end }</b>, { $what }
price-title-to = 💰 <b>{ $end }</b>, { $what }
price-weight = { $kilograms } кг
price-cod = наложенный платёж { $sum }
price-kind-branch = 🏤 В отделение
price-kind-locker = 📮 В почтомат
price-kind-door = 🚪 Курьером до двери
price-offer = { $kind } — <b>{ $sum }</b>
price-offer-of = { $kind } · { $carrier } — <b>{ $sum }</b>
price-arrives = 🗓 { $day }
price-cheapest = 🏷 дешевле всего
price-fastest = ⚡ быстрее всего
price-parts = <i>{ $parts }</i>
price-part-delivery = доставка { $sum }
price-part-cod-fee = перевод денег { $sum }
price-part-redelivery = обратная доставка { $sum }
price-part-packing = упаковка { $sum }
price-left-out = <s>{ $kind }</s> — { $why }
price-not-too-heavy = посылка слишком тяжёлая
price-not-too-big = посылка слишком большая
price-not-too-valuable = объявленная стоимость слишком большая
price-not-closed = сейчас не работает
price-not-none-there = в этом городе нет
price-not-silent = { $carrier } не успела ответить. Спросите через минуту ещё раз.
price-not-refused = { $carrier } такого не возьмёт. Измените вес, размер или сумму.
price-not-no-origin = Магазин ещё не указал, откуда отправляет, поэтому цены я не знаю. Спросите словами — передам человеку.
price-not-no-town = { $carrier } туда не возит.
price-footer = <i>{ $carriers }. Если отправить сегодня. Окончательную цену считает перевозчик, когда принимает посылку.</i>

error-no-branches = Список отделений ещё читается. Попробуйте через несколько минут.
