### Страница с картой отделений, виджет в магазине, выбор отделения. Слова страницы начинаются с map-.

## Страница

map-title = Отделения на карте
map-search = Город, номер или улица
map-search-example = Город, номер или улица
map-clear = Очистить
map-suggestions = Города
map-locate = Ближайшие ко мне
map-close = Закрыть
map-panel = Поиск отделения
map-filters = Что должно быть в отделении
map-more = Показать ещё
map-back = К списку
map-welcome = Напишите город или приблизьте карту — покажу отделения.
map-big-towns = Большие города
map-nearest = Ближайшие
map-which-town = Какой именно город?
map-nothing = Такого не нашёл. Попробуйте просто название города.
map-empty-view = Здесь отделений нет. Сдвиньте карту или напишите город.
map-found-in = { $town }. Найдено: { $many }
map-near = { $place }, { $town }: ближайшие
map-metro = метро { $name }
map-nothing-in = { $town }: по вашим условиям ничего нет. Снимите какую-нибудь отметку вверху.
map-in-view = На карте: { $many }
map-for-order = Отделение для заказа № { $order }
map-kind-office = Отделение
map-kind-locker = Почтомат
map-kind-point = Пункт
map-able-now = Открыто сейчас
map-able-sunday = Работает в воскресенье
map-able-card = Оплата картой
map-able-cod = Наложенный платёж
map-weight = Вес посылки
map-weight-any = Любой вес
map-up-to = до { $kg } кг
map-size = до { $size } см
map-up-to-value = до { $sum }
map-map = Карта отделений. Стрелки двигают её, плюс и минус меняют масштаб. Те же отделения есть в списке рядом.
map-closer = Приблизить
map-farther = Отдалить
map-crowd = Отделений здесь: { $many }. Приблизить
map-heading = { $kind } № { $number }
map-metres = { $many } м
map-kilometres = { $many } км
map-obstacle-closed = Сейчас не работает
map-obstacle-not-for-all = Доступно не всем
map-obstacle-too-heavy = Посылка слишком тяжёлая
map-obstacle-too-big = Посылка слишком большая
map-obstacle-too-valuable = Посылка слишком дорогая
map-obstacle-no-cod = Без наложенного платежа
map-obstacle-other-kind = Другой вид
map-obstacle-no-card = Карты не принимают
map-obstacle-closed-now = Сейчас закрыто
map-obstacle-closed-on-sunday = В воскресенье закрыто
map-hours = Часы работы
map-hours-unknown = Перевозчик их не сообщает
map-open-till = открыто до { $time }
map-closed-now = сейчас закрыто
map-day-off = выходной
map-limits = Принимает
map-pays = Оплата
map-pays-card = карта
map-pays-cod = наложенный платёж
map-phone = Телефон
map-counting = Считаю доставку…
map-no-price = Цену доставки скажет магазин
map-for-kilo = за 1 кг
map-arrives = прибудет { $day }
map-take = Выбрать это
map-taken = Готово! Ответил в чате.
map-no-location = Не вижу, где вы. Напишите город.
map-locating = Ищу, где вы…
map-shop-button = Выбрать отделение

map-error-silent = Нет связи. Попробуйте ещё раз.
map-error-query = Этого не понял. Попробуйте иначе.
map-error-often = Слишком много запросов. Подождите минутку.
map-error-unsigned = Страница открыта слишком давно. Откройте её из чата ещё раз.
map-error-gone = Этого отделения уже нет. Выберите другое.
map-error-order = Эта ссылка на заказ больше не действует. Попросите у магазина новую.

## Чат: карта и выбор

command-map = Отделения на карте
button-map = 🗺 Выбрать на карте
map-invite = Все отделения и почтоматы на карте: с часами, ограничениями, ценой и днём доставки.
map-not-served = Карты здесь пока нет. Напишите город и номер отделения — найду.
chosen-on-map = ✅ Выбрали на карте. Теперь это ваше отделение.
chosen-branch =
    ✅ <b>{ $kind } № { $number }</b> · { $carrier }
    { $town }, { $address }
chosen-for-order = Это для заказа № { $order }: магазин уже знает.
order-choose = Выберите отделение для заказа <b>№ { $order }</b>: напишите город и номер, например «Киев 54», или откройте карту.
order-nothing = Такого не нашёл. Напишите город и номер отделения, например «Киев 54».
order-which = Какое из них?
order-branch-button = { $kind } № { $number }, { $address }
order-chosen =
    📍 Заказ <b>№ { $order }</b>: { $kind } № { $number } · { $carrier }
    { $town }, { $address }
order-disputed =
    ⚠️ Заказ <b>№ { $order }</b>: отделение выбрал ещё один человек. У магазина остался первый выбор; второй — вот этот. Уточните у покупателя.
    { $kind } № { $number } · { $carrier }
    { $town }, { $address }
error-order-link = Эта ссылка на заказ больше не действует. Попросите у магазина новую.
error-too-many-orders = Слишком много заказов за один день. Попробуйте завтра или напишите в магазин.

## Виджет для магазина

command-widget = Карта для вашего сайта
widget-none = Карта отделений может открываться прямо в оформлении заказа на вашем сайте: покупатель выбирает отделение и никуда не уходит.
widget-list = Карты для ваших сайтов:
button-widget-new = ➕ Добавить сайт
widget-ask-origin = Пришлите адрес сайта, на котором будет карта, например <code>https://shop.example</code>
widget-not-origin = Это не похоже на адрес сайта. Он начинается с https:// — например <code>https://shop.example</code>. Пришлите ещё раз.
widget-no-public-url = Чтобы карта открывалась на сайте, боту нужен адрес в интернете: переменная PUBLIC_URL. Скажите об этом тому, кто его устанавливал.
widget-card =
    🗺 <b>{ $origin }</b>
    Нажмите, чтобы изменить: перевозчики, вид, язык. На сайте изменится само.
button-widget-theme-auto = Как у покупателя
button-widget-theme-light = Светлая
button-widget-theme-dark = Тёмная
button-widget-code = 📋 Код для сайта
button-widget-key = 🔑 Ключ для заказов
button-widget-key-anew = 🔑 Новый ключ для заказов
button-widget-remove = 🗑 Убрать
button-widget-remove-yes = Да, убрать
button-widget-back = ← Назад
widget-remove-sure = Убрать карту для { $origin }? На сайте она перестанет открываться, ссылки на заказы тоже.
widget-removed = Убрал. Код на сайте можно удалить.
widget-code =
    Вставьте этот код на страницу оформления заказа на { $origin }, туда, где должна быть кнопка:
    <pre>{ $snippet }</pre>
    Выбранное отделение придёт в форму: в поля <code>branch_number</code>, <code>branch_address</code>, <code>branch_town</code> и другие, если они там есть. Подробнее — в docs/widget.md.

    Не можете вставить код? Дайте покупателю ссылку, в конце — номер заказа:
    <code>{ $link }</code>
    Он выберет отделение здесь, а я напишу вам.
widget-key = Ключ, по которому ваш сайт забирает выбранное отделение. Показываю один раз, сохраните его: <code>{ $secret }</code>
mark-on = ✅ { $what }
mark-off = ▫️ { $what }
error-widget-gone = Этого сайта здесь уже нет. Отправьте /widget ещё раз.
