### Кладовщику: таблица заказов, из которой выходят накладные.

## Почему файл не взят

error-sheet-broken = Не могу прочитать этот файл. Сохраните таблицу как xlsx или csv и отправьте ещё раз.
error-sheet-locked = Файл защищён паролем. Снимите пароль и отправьте ещё раз.
error-sheet-too-big = Файл слишком большой. Принимаю до 10 МБ: оставьте в нём только заказы.
error-sheet-too-long = В таблице слишком много строк. За раз принимаю до { $most }: разделите её на части.
error-sheet-too-wide = В таблице слишком много столбцов. Принимаю до { $most }: оставьте только те, что относятся к заказам.
error-sheet-cell = В таблице есть ячейка длиннее { $most } знаков. Сократите её и отправьте ещё раз.
error-sheet-empty = В таблице нет ни одного заказа.
error-sheet-no-orders = Это не похоже на таблицу заказов. Нужны столбцы: получатель, телефон, город, отделение или адрес.
error-sheet-no-phone = Не вижу столбца с телефонами получателей. Добавьте его и отправьте файл ещё раз.
error-sheet-no-name = Не вижу столбца с фамилиями и именами получателей. Добавьте его и отправьте файл ещё раз.
error-sheet-no-city = Не вижу столбца с городами. Добавьте его и отправьте файл ещё раз.
error-sheet-no-place = Не вижу столбца с отделениями или адресами. Добавьте его и отправьте файл ещё раз.
error-sheet-no-origin = Отправлять пока неоткуда. Сначала подключите перевозчика: /connect
error-sheet-gone = Файл уже удалён: храню его только неделю. Отправьте таблицу ещё раз.

## О столбцах

batch-question =
    📄 <b>{ $name }</b>
    В каком столбце { $meaning }? Запомню для таких таблиц.
batch-column = Столбец { $number }
button-batch-no-column = Такого нет
column-name = фамилия и имя получателя
column-last = фамилия получателя
column-first = имя получателя
column-middle = отчество
column-phone = телефон получателя
column-city = город
column-region = область
column-branch = отделение или адрес
column-address = адрес
column-street = улица
column-house = номер дома
column-flat = квартира
column-postcode = почтовый индекс
column-weight = вес
column-length = длина
column-width = ширина
column-height = высота
column-size = размеры
column-seats = количество мест
column-declared = объявленная стоимость
column-cod = сумма наложенного платежа
column-payer = плательщик доставки

## Что найдено

batch-read =
    📄 <b>{ $name }</b>: { $rows ->
        [one] { $rows } заказ
        [few] { $rows } заказа
        [many] { $rows } заказов
       *[other] { $rows } заказа
    }
batch-good =
    ✅ { $good ->
        [one] { $good } накладная готова к созданию
        [few] { $good } накладные готовы к созданию
        [many] { $good } накладных готовы к созданию
       *[other] { $good } накладной готовы к созданию
    }
batch-weight = ⚖️ Вес: от { $from } до { $to } кг
batch-weight-one = ⚖️ Вес: { $to } кг
batch-cod =
    💰 Наложенный платёж: { $sum }, { $rows ->
        [one] { $rows } посылка
        [few] { $rows } посылки
        [many] { $rows } посылок
       *[other] { $rows } посылки
    }
batch-usual = ⚙️ Чего нет в файле, беру из обычного: { $what }
batch-usual-weight = вес
batch-usual-size = размеры
batch-usual-goods = описание
batch-usual-declared = объявленная стоимость
batch-usual-payer-recipient = за доставку платит получатель
batch-usual-payer-sender = за доставку платит отправитель
batch-bad =
    ⚠️ { $bad ->
        [one] { $bad } строку не отправлю:
        [few] { $bad } строки не отправлю:
        [many] { $bad } строк не отправлю:
       *[other] { $bad } строки не отправлю:
    }
batch-row = • строка { $row }: { $why }
batch-more-rows =
    … и ещё { $more ->
        [one] { $more } строка
        [few] { $more } строки
        [many] { $more } строк
       *[other] { $more } строки
    }: все с пояснениями в файле
batch-unused = Не использую столбцы: { $columns }
button-batch-go =
    Создать { $good ->
        [one] { $good } накладную
        [few] { $good } накладные
        [many] { $good } накладных
       *[other] { $good } накладной
    }
button-batch-file = 📎 Файл с пояснениями
button-batch-cancel = Отменить
button-batch-go-on = ▶️ Продолжить

## Как идёт

batch-running = ⏳ <b>{ $name }</b>: создаю накладные
batch-checking = 🔎 <b>{ $name }</b>: проверяю у перевозчика последние строки. Не создавайте их ещё раз.
batch-cancelling = ⏹ <b>{ $name }</b>: останавливаю, завершаю уже начатое
batch-stopped = ⏸ <b>{ $name }</b>: остановлено
batch-stopped-key = Перевозчик не принимает ключ. Обновите его (/connect) и нажмите «Продолжить»: уже созданное второй раз не создастся.
batch-done = ✅ <b>{ $name }</b>: готово. Файл с номерами ниже.
batch-cancelled = ⏹ <b>{ $name }</b>: отменено
batch-made = ✅ создано: { $rows }
batch-in-doubt = 🔎 проверяю: { $rows }
batch-stuck = ❗ посмотрите в кабинете перевозчика: { $rows }
batch-refused = ⚠️ перевозчик не принял: { $rows }
batch-faulty = ⚠️ не отправлял: { $rows }
batch-taken-back = отменено накладных: { $rows }
batch-left = не создавал: { $rows }
batch-file = 📎 Ваша таблица с номерами накладных. Исправьте отмеченные строки прямо в ней и отправьте снова: готовые второй раз не создадутся.
batch-file-partial = 📎 Ваша таблица на эту минуту. Некоторые строки ещё проверяю у перевозчика; когда всё выяснится, пришлю её ещё раз.

## Столбцы, которые дописываю, и что в них

sheet-waybill = ТТН
sheet-price = Цена доставки
sheet-arrives = Ожидаемая дата
sheet-result = Результат
result-waiting = готово к созданию
result-checking = проверяю у перевозчика, не создавайте ещё раз
result-stuck = перевозчик не сказал, создал ли: посмотрите в его кабинете, прежде чем создавать ещё раз
result-made = создано
result-cancelled = накладная отменена
result-left = не создано: вы отменили
result-refused = перевозчик не принял накладную
row-no-phone = Нет телефона.
row-phone = Телефон записан неправильно.
row-phone-spoiled = Excel испортил телефон: сделайте столбец текстовым и впишите его ещё раз.
row-no-name = Нет фамилии и имени.
row-half-name = Нужны и фамилия, и имя.
row-no-city = Нет города.
row-no-place = Нет номера отделения или адреса.
row-no-door = Для доставки на адрес нужны улица и дом.
row-weight = Вес записан неправильно.
row-size = Размеры записаны неправильно: нужно 30x20x10.
row-seats = Количество мест записано неправильно.
row-sum = Сумма записана неправильно.
row-currency = Сумма в другой валюте.
row-cod-without-sum = Есть наложенный платёж, но нет суммы.
row-carrier = Такой перевозчик не подключён.
row-has-waybill = У строки уже есть накладная.
row-made-before = Такая же строка уже отправлена за последний месяц. Если это новый заказ, измените в строке хоть что-то.
row-made-before-number = Такая же строка уже отправлена за последний месяц: { $hint }. Если это новый заказ, измените в строке хоть что-то.
row-town-unsure = Таких городов несколько: добавьте область.
row-town-unsure-hint = Таких городов несколько: { $hint }. Добавьте область.
row-town-unknown = Перевозчик не знает такого города.
row-town-unknown-hint = Перевозчик не знает такого города. Может быть, { $hint }?
row-branch-unknown = Такого отделения в этом городе нет.
row-branch-unsure = Таких отделений несколько, или это почтомат, а не отделение: уточните.
row-branch-cannot = Отделение не примет такую посылку: оно не работает либо слишком велики вес, размер или сумма.
row-no-goods = Нет описания: добавьте его в файл или в /defaults.
row-no-weight = Нет веса: добавьте его в файл или в /defaults.
row-no-declared = Нет объявленной стоимости: добавьте её в файл или в /defaults.
row-no-payer = Не указано, кто платит за доставку.
row-locker-size = Для почтомата нужны размеры посылки.
row-locker-payer = За доставку в почтомат платит отправитель.
row-draft-gone = Черновик удалён.
row-changed = Заказ изменился, пока ждал. Отправьте строку ещё раз.
