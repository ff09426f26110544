### Кладовщик: упаковка. Ключи названы по экрану.

command-pack = Паковать заказы
error-held = Этот заказ уже пакует кто-то другой. Возьмите следующий: /pack

## Очередь

pack-title = 📦 <b>Упаковка</b>
pack-nothing = Паковать нечего: всё, на что были накладные, уже у перевозчика.
pack-progress = Упаковано <b>{ $packed } из { $total }</b>
pack-all-done = { $count ->
    [one] Всё готово: упакован { $count } заказ 🎉
    [few] Всё готово: упаковано { $count } заказа 🎉
    [many] Всё готово: упаковано { $count } заказов 🎉
   *[other] Всё готово: упаковано { $count } заказа 🎉
}
pack-courier = курьер в { $time }
pack-courier-late = курьер должен был быть в { $time }
pack-queue-hint = Самые срочные сверху. Берите следующий или тот, что уже в руках.
pack-next = ▶️ Паковать следующий
pack-queued = { $name } · { $city }
pack-queued-late = 🔥 { $name } · { $city }
pack-queued-later = { $name } · { $city } · { $day }
pack-queued-held = 🔒 { $name } · { $city }
pack-print = { $count ->
    [one] 🖨 Наклейки: { $count } упакованный
    [few] 🖨 Наклейки: { $count } упакованных
    [many] 🖨 Наклейки: { $count } упакованных
   *[other] 🖨 Наклейки: { $count } упакованного
}
pack-check-labels = { $count ->
    [one] 🏷 Сверить { $count } наклейку
    [few] 🏷 Сверить { $count } наклейки
    [many] 🏷 Сверить { $count } наклеек
   *[other] 🏷 Сверить { $count } наклейки
}
pack-unglued = 🏷 Упаковано, но наклейка ещё не сверена. Откройте заказ, который у вас в руках, и сфотографируйте наклейку на нём.
pack-all-glued = 🏷 Все наклейки сверены.
pack-print-short = 🖨 Все наклейки
pack-rules = ⚙️ Курьер и вес
pack-to-queue = 📋 К очереди

## Карточка

pack-card = 📦 <b>{ $name }</b>
pack-card-packed = ✅ <b>{ $name }</b>: упаковано
pack-place = 📍 { $place }
pack-number = <code>{ $number }</code> · отправить { $day }
pack-line = ⬜ { $words }
pack-line-of = ⬜ { $words }: { $packed } из { $quantity }
pack-line-full = ☑️ { $words }
pack-line-full-of = ☑️ { $words }: { $quantity } из { $quantity }
pack-tick = ⬜ { $words }
pack-tick-of = ⬜ { $words } · { $packed } из { $quantity }
pack-all-in = ☑️ Всё на месте
pack-close = 📦 Упаковано
pack-label = 📄 Наклейка
pack-put-off = ⏸ Отложить
pack-proof = 📷 Фото на всякий случай
pack-photos = { $count ->
    [one] 🖼 { $count } фото
    [few] 🖼 { $count } фото
    [many] 🖼 { $count } фото
   *[other] 🖼 { $count } фото
}
pack-open-again = ↩️ Ещё не упаковано
pack-hint-lines = Отметьте, что положили, или сфотографируйте штрихкод товара.
pack-hint-glue = Приклейте наклейку и сфотографируйте её: проверю, от этого ли она заказа.
pack-hint-glued = 🏷 Наклейка проверена: она от этого заказа.

## Вес

pack-grams = { $number } г
pack-kilograms = { $number } кг
pack-weight-declared = ⚖️ В накладной { $declared }. Взвесьте и напишите сколько, например <b>1,24</b>
pack-weight-same = ⚖️ { $weighed }: совпадает с накладной.
pack-weight-differs = ⚖️ На весах <b>{ $weighed }</b>, а в накладной { $declared }. Перевозчик взвесит и пересчитает цену.
pack-weight-left = ⚖️ На весах { $weighed }, в накладной оставили { $declared }.
pack-weight-asking = ⚖️ Прошу перевозчика записать { $weighed }…
pack-weight-updated = ⚖️ В накладной теперь <b>{ $weighed }</b>. Напечатайте новую наклейку: на старой другой вес.
pack-weight-unknown = ⚖️ Перевозчик не ответил, записал ли { $weighed }. Сам я второй раз не спрашиваю: посмотрите в кабинете или спросите ещё раз.
pack-weight-refused = Перевозчик не разрешил изменить вес: { $why }
packing-carrier-not-now = Перевозчик сейчас не отвечает, вес не изменён. Попробуйте чуть позже.
pack-weight-update = ✏️ Записать { $weighed } в накладную
pack-weight-ask-again = 🔁 Спросить ещё раз: { $weighed }
pack-weight-leave = Оставить { $declared }
pack-weight-refresh = 🔄 Что ответил перевозчик?
pack-not-a-weight = Не похоже на вес. Напишите, например, <b>1,24</b> или <b>350 г</b>.

## Фото

pack-scan-ticked = ✅ { $words }: есть
pack-scan-too-many = ✋ Лишнее: «{ $words }» уже положено столько, сколько нужно.
pack-scan-wrong = ❌ Не то! Это «{ $words }», а в этом заказе такого нет.
pack-scan-unknown = ❓ Этого кода я ещё не знаю: { $words }. Что это? Запомню на будущее.
pack-scan-glued = ✅ Наклейка верная: <code>{ $number }</code>. Фото сохранено.
pack-scan-foreign = ❌ Чужая наклейка! <code>{ $number }</code> — это { $words }.
pack-scan-strange = ❌ Чужая наклейка: <code>{ $number }</code> не из этого магазина.
pack-scan-several = 🤔 Здесь несколько наклеек. Сфотографируйте только ту, что на этой посылке.
pack-scan-unreadable = 📷 Не могу прочитать код. Подойдите ближе, чтобы код лежал ровно и без бликов.
pack-scan-kept = 📷 Фото сохранено.
pack-example = Вот такое фото читается хорошо.
pack-teach = Это «{ $words }»
pack-teach-none = Ничего из этого
pack-ask-proof = 📷 Пришлите фото посылки. Сохраню его на случай претензий.
pack-photo = Фото с упаковки

## Наклейки и настройки

pack-choose-layout = На чём печатаем? Наклейки идут в том порядке, в котором упаковано.
pack-layout-one = По одной, 100×100 мм
pack-layout-four = A4, по 4 на лист
pack-layout-six = A4, по 6 на лист
pack-labels = { $count ->
    [one] 🖨 { $count } заказ: печатайте на 100 %, без «вместить на страницу».
    [few] 🖨 { $count } заказа: печатайте на 100 %, без «вместить на страницу».
    [many] 🖨 { $count } заказов: печатайте на 100 %, без «вместить на страницу».
   *[other] 🖨 { $count } заказа: печатайте на 100 %, без «вместить на страницу».
}
pack-no-labels = Наклеек ещё нет: как только перевозчик их даст, печатайте снова.
pack-labels-left-out = { $count ->
    [one] ⚠️ Без наклейки осталась { $count } накладная: { $numbers }
    [few] ⚠️ Без наклейки остались { $count } накладные: { $numbers }
    [many] ⚠️ Без наклейки осталось { $count } накладных: { $numbers }
   *[other] ⚠️ Без наклейки осталось { $count } накладной: { $numbers }
}
pack-label-file = 📄 Наклейка
pack-label-later = Перевозчик ещё не дал наклейки. Попробуйте через минуту.
pack-rules-courier = 🚚 Курьер приезжает в <b>{ $time }</b>
pack-rules-no-courier = 🚚 Время курьера не указано
pack-rules-tolerance = ⚖️ О разнице веса спрашиваю, когда она больше { $grams } и больше { $percent } %
pack-rules-none = Без времени
pack-rules-choice = ±{ $grams } / { $percent } %
