### Комірникові: таблиця замовлень, з якої виходять накладні.

## Чому файл не взято

error-sheet-broken = Не можу прочитати цей файл. Збережіть таблицю як xlsx або csv і надішліть ще раз.
error-sheet-locked = Файл захищено паролем. Зніміть пароль і надішліть ще раз.
error-sheet-too-big = Файл завеликий. Приймаю до 10 МБ: залиште в ньому лише замовлення.
error-sheet-too-long = У таблиці забагато рядків. За раз приймаю до { $most }: розділіть її на частини.
error-sheet-too-wide = У таблиці забагато стовпців. Приймаю до { $most }: залиште лише ті, що стосуються замовлень.
error-sheet-cell = У таблиці є клітинка, довша за { $most } знаків. Скоротіть її та надішліть ще раз.
error-sheet-empty = У таблиці немає жодного замовлення.
error-sheet-no-orders = Це не схоже на таблицю замовлень. Потрібні стовпці: отримувач, телефон, місто, відділення або адреса.
error-sheet-no-phone = Не бачу стовпця з телефонами отримувачів. Додайте його та надішліть файл ще раз.
error-sheet-no-name = Не бачу стовпця з прізвищами та іменами отримувачів. Додайте його та надішліть файл ще раз.
error-sheet-no-city = Не бачу стовпця з містами. Додайте його та надішліть файл ще раз.
error-sheet-no-place = Не бачу стовпця з відділеннями або адресами. Додайте його та надішліть файл ще раз.
error-sheet-no-origin = Ще нема звідки відправляти. Спершу підключіть перевізника: /connect
error-sheet-gone = Файл уже видалено: зберігаю його лише тиждень. Надішліть таблицю ще раз.

## Про стовпці

batch-question =
    📄 <b>{ $name }</b>
    У якому стовпці { $meaning }? Запам’ятаю для таких таблиць.
batch-column = Стовпець { $number }
button-batch-no-column = Такого немає
column-name = прізвище та ім’я отримувача
column-last = прізвище отримувача
column-first = ім’я отримувача
column-middle = по батькові
column-phone = телефон отримувача
column-city = місто
column-region = область
column-branch = відділення або адреса
column-address = адреса
column-street = вулиця
column-house = номер будинку
column-flat = квартира
column-postcode = поштовий індекс
column-weight = вага
column-length = довжина
column-width = ширина
column-height = висота
column-size = розміри
column-seats = кількість місць
column-declared = оголошена вартість
column-cod = сума післяплати
column-payer = платник доставки

## Що знайдено

batch-read =
    📄 <b>{ $name }</b>: { $rows ->
        [one] { $rows } замовлення
        [few] { $rows } замовлення
        [many] { $rows } замовлень
       *[other] { $rows } замовлення
    }
batch-good =
    ✅ { $good ->
        [one] { $good } накладна готова до створення
        [few] { $good } накладні готові до створення
        [many] { $good } накладних готові до створення
       *[other] { $good } накладної готові до створення
    }
batch-weight = ⚖️ Вага: від { $from } до { $to } кг
batch-weight-one = ⚖️ Вага: { $to } кг
batch-cod =
    💰 Післяплата: { $sum }, { $rows ->
        [one] { $rows } посилка
        [few] { $rows } посилки
        [many] { $rows } посилок
       *[other] { $rows } посилки
    }
batch-usual = ⚙️ Чого немає у файлі, беру зі звичного: { $what }
batch-usual-weight = вага
batch-usual-size = розміри
batch-usual-goods = опис
batch-usual-declared = оголошена вартість
batch-usual-payer-recipient = за доставку платить отримувач
batch-usual-payer-sender = за доставку платить відправник
batch-bad =
    ⚠️ { $bad ->
        [one] { $bad } рядок не відправлю:
        [few] { $bad } рядки не відправлю:
        [many] { $bad } рядків не відправлю:
       *[other] { $bad } рядка не відправлю:
    }
batch-row = • рядок { $row }: { $why }
batch-more-rows =
    … і ще { $more ->
        [one] { $more } рядок
        [few] { $more } рядки
        [many] { $more } рядків
       *[other] { $more } рядка
    }: усі з поясненнями у файлі
batch-unused = Не використовую стовпці: { $columns }
button-batch-go =
    Створити { $good ->
        [one] { $good } накладну
        [few] { $good } накладні
        [many] { $good } накладних
       *[other] { $good } накладної
    }
button-batch-file = 📎 Файл із поясненнями
button-batch-cancel = Скасувати
button-batch-go-on = ▶️ Продовжити

## Як іде

batch-running = ⏳ <b>{ $name }</b>: створюю накладні
batch-checking = 🔎 <b>{ $name }</b>: перевіряю в перевізника останні рядки. Не створюйте їх ще раз.
batch-cancelling = ⏹ <b>{ $name }</b>: зупиняю, завершую вже почате
batch-stopped = ⏸ <b>{ $name }</b>: зупинено
batch-stopped-key = Перевізник не приймає ключа. Оновіть його (/connect) і натисніть «Продовжити»: уже створене вдруге не створиться.
batch-done = ✅ <b>{ $name }</b>: готово. Файл із номерами нижче.
batch-cancelled = ⏹ <b>{ $name }</b>: скасовано
batch-made = ✅ створено: { $rows }
batch-in-doubt = 🔎 перевіряю: { $rows }
batch-stuck = ❗ подивіться в кабінеті перевізника: { $rows }
batch-refused = ⚠️ перевізник не прийняв: { $rows }
batch-faulty = ⚠️ не відправляв: { $rows }
batch-taken-back = скасовано накладних: { $rows }
batch-left = не створював: { $rows }
batch-file = 📎 Ваша таблиця з номерами накладних. Виправте позначені рядки просто в ній і надішліть знову: готові вдруге не створяться.
batch-file-partial = 📎 Ваша таблиця на цю хвилину. Деякі рядки ще перевіряю в перевізника; коли все з’ясується, надішлю її ще раз.

## Стовпці, які дописую, і що в них

sheet-waybill = ТТН
sheet-price = Ціна доставки
sheet-arrives = Очікувана дата
sheet-result = Результат
result-waiting = готово до створення
result-checking = перевіряю в перевізника, не створюйте ще раз
result-stuck = перевізник не сказав, чи створив: подивіться в його кабінеті, перш ніж створювати ще раз
result-made = створено
result-cancelled = накладну скасовано
result-left = не створено: ви скасували
result-refused = перевізник не прийняв накладну
row-no-phone = Немає телефону.
row-phone = Телефон записано неправильно.
row-phone-spoiled = Excel зіпсував телефон: зробіть стовпець текстовим і впишіть його ще раз.
row-no-name = Немає прізвища та імені.
row-half-name = Потрібні і прізвище, й ім’я.
row-no-city = Немає міста.
row-no-place = Немає номера відділення чи адреси.
row-no-door = Для доставки на адресу потрібні вулиця й будинок.
row-weight = Вагу записано неправильно.
row-size = Розміри записано неправильно: потрібно 30x20x10.
row-seats = Кількість місць записано неправильно.
row-sum = Суму записано неправильно.
row-currency = Сума в іншій валюті.
row-cod-without-sum = Є післяплата, але немає суми.
row-carrier = Такого перевізника не підключено.
row-has-waybill = Рядок уже має накладну.
row-made-before = Такий самий рядок уже відправлено за останній місяць. Якщо це нове замовлення, змініть у рядку хоч щось.
row-made-before-number = Такий самий рядок уже відправлено за останній місяць: { $hint }. Якщо це нове замовлення, змініть у рядку хоч щось.
row-town-unsure = Таких міст кілька: додайте область.
row-town-unsure-hint = Таких міст кілька: { $hint }. Додайте область.
row-town-unknown = Перевізник не знає такого міста.
row-town-unknown-hint = Перевізник не знає такого міста. Можливо, { $hint }?
row-branch-unknown = Такого відділення в цьому місті немає.
row-branch-unsure = Таких відділень кілька, або це поштомат, а не відділення: уточніть.
row-branch-cannot = Відділення не прийме такої посилки: воно не працює або завеликі вага, розмір чи сума.
row-no-goods = Немає опису: додайте його у файл або в /defaults.
row-no-weight = Немає ваги: додайте її у файл або в /defaults.
row-no-declared = Немає оголошеної вартості: додайте її у файл або в /defaults.
row-no-payer = Не вказано, хто платить за доставку.
row-locker-size = Для поштомата потрібні розміри посилки.
row-locker-payer = За доставку в поштомат платить відправник.
row-draft-gone = Чернетку видалено.
row-changed = Замовлення змінилося, поки чекало. Надішліть рядок ще раз.
