### Комірник: пакування. Ключі названо за екраном.

command-pack = Пакувати замовлення
error-held = Це замовлення вже пакує хтось інший. Візьміть наступне: /pack

## Черга

pack-title = 📦 <b>Пакування</b>
pack-nothing = Пакувати нічого: усе, на що були накладні, уже в перевізника.
pack-progress = Запаковано <b>{ $packed } з { $total }</b>
pack-all-done = { $count ->
    [one] Усе готово: запаковано { $count } замовлення 🎉
    [few] Усе готово: запаковано { $count } замовлення 🎉
    [many] Усе готово: запаковано { $count } замовлень 🎉
   *[other] Усе готово: запаковано { $count } замовлення 🎉
}
pack-courier = кур’єр о { $time }
pack-courier-late = кур’єр мав бути о { $time }
pack-queue-hint = Найтерміновіші зверху. Беріть наступне або те, що вже в руках.
pack-next = ▶️ Пакувати наступне
pack-queued = { $name } · { $city }
pack-queued-late = 🔥 { $name } · { $city }
pack-queued-later = { $name } · { $city } · { $day }
pack-queued-held = 🔒 { $name } · { $city }
pack-print = { $count ->
    [one] 🖨 Наліпки: { $count } запаковане
    [few] 🖨 Наліпки: { $count } запаковані
    [many] 🖨 Наліпки: { $count } запакованих
   *[other] 🖨 Наліпки: { $count } запакованого
}
pack-check-labels = { $count ->
    [one] 🏷 Звірити { $count } наліпку
    [few] 🏷 Звірити { $count } наліпки
    [many] 🏷 Звірити { $count } наліпок
   *[other] 🏷 Звірити { $count } наліпки
}
pack-unglued = 🏷 Запаковано, але наліпку ще не звірено. Відкрийте замовлення, яке тримаєте в руках, і сфотографуйте наклеєну наліпку.
pack-all-glued = 🏷 Усі наліпки звірено.
pack-print-short = 🖨 Усі наліпки
pack-rules = ⚙️ Кур’єр і вага
pack-to-queue = 📋 До черги

## Картка

pack-card = 📦 <b>{ $name }</b>
pack-card-packed = ✅ <b>{ $name }</b>: запаковано
pack-place = 📍 { $place }
pack-number = <code>{ $number }</code> · відправити { $day }
pack-line = ⬜ { $words }
pack-line-of = ⬜ { $words }: { $packed } з { $quantity }
pack-line-full = ☑️ { $words }
pack-line-full-of = ☑️ { $words }: { $quantity } з { $quantity }
pack-tick = ⬜ { $words }
pack-tick-of = ⬜ { $words } · { $packed } з { $quantity }
pack-all-in = ☑️ Усе на місці
pack-close = 📦 Запаковано
pack-label = 📄 Наліпка
pack-put-off = ⏸ Відкласти
pack-proof = 📷 Фото на доказ
pack-photos = { $count ->
    [one] 🖼 { $count } фото
    [few] 🖼 { $count } фото
    [many] 🖼 { $count } фото
   *[other] 🖼 { $count } фото
}
pack-open-again = ↩️ Ще не запаковано
pack-hint-lines = Позначте, що поклали, або сфотографуйте штрихкод товару.
pack-hint-glue = Наклейте наліпку й сфотографуйте її: перевірю, чи вона від цього замовлення.
pack-hint-glued = 🏷 Наліпку перевірено: вона від цього замовлення.

## Вага

pack-grams = { $number } г
pack-kilograms = { $number } кг
pack-weight-declared = ⚖️ У накладній { $declared }. Зважте й напишіть скільки, наприклад <b>1,24</b>
pack-weight-same = ⚖️ { $weighed }: збігається з накладною.
pack-weight-differs = ⚖️ На вагах <b>{ $weighed }</b>, а в накладній { $declared }. Перевізник зважить і перерахує ціну.
pack-weight-left = ⚖️ На вагах { $weighed }, у накладній лишили { $declared }.
pack-weight-asking = ⚖️ Прошу перевізника записати { $weighed }…
pack-weight-updated = ⚖️ У накладній тепер <b>{ $weighed }</b>. Надрукуйте нову наліпку: на старій інша вага.
pack-weight-unknown = ⚖️ Перевізник не відповів, чи записав { $weighed }. Сам я вдруге не питаю: погляньте в кабінеті або спитайте ще раз.
pack-weight-refused = Перевізник не дозволив змінити вагу: { $why }
packing-carrier-not-now = Перевізник зараз не відповідає, вагу не змінено. Спробуйте трохи згодом.
pack-weight-update = ✏️ Записати { $weighed } в накладну
pack-weight-ask-again = 🔁 Спитати ще раз: { $weighed }
pack-weight-leave = Лишити { $declared }
pack-weight-refresh = 🔄 Що відповів перевізник?
pack-not-a-weight = Не схоже на вагу. Напишіть, наприклад, <b>1,24</b> або <b>350 г</b>.

## Фото

pack-scan-ticked = ✅ { $words }: є
pack-scan-too-many = ✋ Зайве: «{ $words }» уже покладено стільки, скільки треба.
pack-scan-wrong = ❌ Не те! Це «{ $words }», а в цьому замовленні такого немає.
pack-scan-unknown = ❓ Цього коду я ще не знаю: { $words }. Що це? Запам’ятаю на майбутнє.
pack-scan-glued = ✅ Наліпка правильна: <code>{ $number }</code>. Фото збережено.
pack-scan-foreign = ❌ Чужа наліпка! <code>{ $number }</code> — це { $words }.
pack-scan-strange = ❌ Чужа наліпка: <code>{ $number }</code> не з цього магазину.
pack-scan-several = 🤔 Тут кілька наліпок. Сфотографуйте лише ту, що на цій посилці.
pack-scan-unreadable = 📷 Не можу прочитати код. Підійдіть ближче, щоб код лежав рівно й без відблисків.
pack-scan-kept = 📷 Фото збережено.
pack-example = Ось таке фото читається добре.
pack-teach = Це «{ $words }»
pack-teach-none = Нічого з цього
pack-ask-proof = 📷 Надішліть фото посилки. Збережу його на випадок претензій.
pack-photo = Фото з пакування

## Наліпки й налаштування

pack-choose-layout = На чому друкуємо? Наліпки йдуть у тому порядку, в якому запаковано.
pack-layout-one = По одній, 100×100 мм
pack-layout-four = A4, по 4 на аркуш
pack-layout-six = A4, по 6 на аркуш
pack-labels = { $count ->
    [one] 🖨 { $count } замовлення: друкуйте на 100 %, без «вмістити на сторінку».
    [few] 🖨 { $count } замовлення: друкуйте на 100 %, без «вмістити на сторінку».
    [many] 🖨 { $count } замовлень: друкуйте на 100 %, без «вмістити на сторінку».
   *[other] 🖨 { $count } замовлення: друкуйте на 100 %, без «вмістити на сторінку».
}
pack-no-labels = Наліпок ще немає: щойно перевізник їх дасть, друкуйте знову.
pack-labels-left-out = { $count ->
    [one] ⚠️ Без наліпки лишилася { $count } накладна: { $numbers }
    [few] ⚠️ Без наліпки лишилися { $count } накладні: { $numbers }
    [many] ⚠️ Без наліпки лишилося { $count } накладних: { $numbers }
   *[other] ⚠️ Без наліпки лишилося { $count } накладної: { $numbers }
}
pack-label-file = 📄 Наліпка
pack-label-later = Перевізник ще не дав наліпки. Спробуйте за хвилину.
pack-rules-courier = 🚚 Кур’єр приїжджає о <b>{ $time }</b>
pack-rules-no-courier = 🚚 Годину кур’єра не вказано
pack-rules-tolerance = ⚖️ Про різницю ваги питаю, коли вона більша за { $grams } і за { $percent } %
pack-rules-none = Без години
pack-rules-choice = ±{ $grams } / { $percent } %
