### Кладовщик: от присланного заказа до накладной. Ключи названы по экрану.

command-drafts = Черновики, которые ждут
command-new = Новая накладная шаг за шагом
command-defaults = Обычное для магазина: вес, размер, плательщик

## Карточка черновика

draft-title = 📝 <b>Черновик { $id }</b>
draft-title-why = 📝 <b>Черновик { $id }</b> · { $why }
draft-title-made = ✅ <b>Накладная</b> <code>{ $number }</code>
draft-title-checking = ⏳ <b>Черновик { $id }</b>
waybill-title-checking = ⏳ <b>Накладная</b> <code>{ $number }</code>
draft-title-discarded = 🗑 Черновик { $id } выброшен.
draft-name = 👤 { $name }
draft-person = 👤 { $name }, { $phone }
draft-branch = 📍 { $town }: { $branch }
draft-door = 🚪 { $town }, { $street }, { $house }
draft-door-flat = 🚪 { $town }, { $street }, { $house }, кв. { $flat }
draft-town-only = 📍 { $town }
draft-town-region = { $town } ({ $region } обл.)
draft-postcode = 📮 Индекс { $postcode }: { $carrier } его не принимает, храню вместе с заказом
draft-note = 💬 { $note }
draft-goods = 🛍 { $goods }{ $usual }
draft-piece = ⚖️ { $weight }{ $usual }
draft-piece-size = ⚖️ { $weight }{ $usual } · { $size }
draft-pieces = { $seats ->
    [one] , { $seats } место
    [few] , { $seats } места
    [many] , { $seats } мест
   *[other] , { $seats } места
}
draft-cod = 💵 Наложенный платёж <b>{ $sum }</b>
draft-declared = 🛡 Объявленная стоимость { $sum }{ $usual }
draft-payer-recipient = 🚚 За доставку платит получатель{ $usual }
draft-payer-sender = 🚚 За доставку платит магазин{ $usual }
draft-from = 🏬 { $carrier }, { $place }
draft-usual = { " " }⚙️
draft-usual-note = <i>⚙️ обычное для магазина: /defaults</i>
draft-price = 💰 Доставка <b>{ $price }</b>{ $fee }, прибудет { $day }
draft-price-only = 💰 Доставка <b>{ $price }</b>{ $fee }
draft-price-with-fee = { " " }+ { $fee } комиссии за наложенный платёж
draft-expected = 📅 Прибудет { $day }
draft-made-price = 💰 Доставка { $price }
draft-weight-kg = { $number } кг
draft-size-cm = { $length }×{ $width }×{ $height } см

draft-caution-foreign-phone = ⚠️ Номер не украинский: SMS может не дойти.
draft-caution-not-collected = { $count ->
    [one] ⚠️ Этот получатель раньше не забрал { $count } посылку.
    [few] ⚠️ Этот получатель раньше не забрал { $count } посылки.
    [many] ⚠️ Этот получатель раньше не забрал { $count } посылок.
   *[other] ⚠️ Этот получатель раньше не забрал { $count } посылки.
}
draft-caution-duplicate = ⚠️ Для этого получателя сегодня уже есть накладная на такую же сумму: <code>{ $number }</code>. Это не повтор?
draft-caution-duplicate-asked = ⚠️ Для этого получателя сегодня уже создаётся накладная на такую же сумму. Это не повтор?

draft-checking = Спрашиваю перевозчика, есть ли накладная. Не создавайте её ещё раз: напишу сам, как только узнаю.
draft-changing = Спрашиваю перевозчика, изменена ли накладная. Не меняйте её ещё раз: напишу сам, как только узнаю.
draft-cancelling = Спрашиваю перевозчика, отменена ли накладная. Напишу сам, как только узнаю.
draft-waits = Перевозчик просит подождать. Попробую ещё раз сам и напишу, что вышло.
draft-stopped = Перевозчик больше не принимает наш ключ. Владелец об этом уже знает; накладная ждёт.
draft-changed = ✏️ Накладная изменена. Приклейте новую наклейку: старая уже недействительна.
draft-cancelled = ↩️ Накладная отменена. Исправьте, что нужно, и создайте снова.
draft-label-caption = 🏷 <code>{ $number }</code>

## Чего не хватает

draft-ask-name = ❓ Как зовут получателя? Напишите фамилию и имя.
draft-ask-name-unsure = ❓ Вижу только «{ $words }». Напишите фамилию и имя получателя.
draft-ask-phone = ❓ Какой телефон получателя?
draft-ask-phone-not-found = ❓ Какой телефон получателя? Здесь его нет, или не хватает цифры.
draft-ask-phone-wrong = ❓ «{ $words }» не похоже на телефон: не хватает цифры или есть лишняя. Какой телефон получателя?
draft-ask-carrier = ❓ { $words }: этот перевозчик здесь не подключён. Чем отправляем?
draft-ask-carrier-change = ❓ Чем отправляем?
draft-ask-town = ❓ В какой город? Напишите название, можно сразу с номером отделения.
draft-ask-town-unsure = ❓ «{ $words }»: какой это город? Если нужного нет, напишите точнее.
draft-ask-town-not-found = ❓ Города «{ $words }» перевозчик не знает. Напишите название ещё раз.
draft-ask-branch = ❓ В какое отделение или почтомат? Выберите или напишите номер или улицу.
draft-ask-branch-unsure = ❓ { $words }: какое именно? Выберите или напишите номер.
draft-ask-branch-not-found = ❓ В этом городе нет отделения { $words }. Выберите другое или напишите номер.
draft-ask-branch-gone = ❓ Этого отделения больше нет. Выберите другое или напишите номер.
draft-ask-branch-cannot = ❓ { $words } не подойдёт: { $why }. Вот что рядом:
draft-ask-door = ❓ Какой адрес? Напишите улицу, дом и квартиру.
draft-ask-goods = ❓ Что в посылке? Напишите коротко.
draft-ask-seats = ❓ Сколько мест?
draft-ask-weight = ❓ Сколько весит? Выберите или напишите: «1,2» или «800 г».
draft-ask-size = ❓ Какой размер одной коробки? Выберите или напишите в сантиметрах: 30×20×10.
draft-ask-size-locker = ❓ Для почтомата нужен размер коробки. Выберите или напишите в сантиметрах: 30×20×10.
draft-ask-cod = ❓ Какая сумма наложенного платежа? Напишите её, или посылка уже оплачена?
draft-ask-declared = ❓ Какая объявленная стоимость? Выберите или напишите сумму.
draft-ask-payer = ❓ Кто платит за доставку?
draft-ask-payer-locker = ❓ В почтомат за доставку платит только магазин. Платим?
draft-ask-note = ❓ Что дописать в накладную для перевозчика? До 100 знаков, например «позвонить за час».
draft-ask-origin = ❓ Откуда отправляем?
draft-no-origin = ❓ Ещё не указано, откуда магазин отправляет. Это делает владелец: /connect
draft-ask-now = Сейчас: { $value }

draft-obstacle-closed = оно закрыто
draft-obstacle-not-for-all = туда доставляют не всем
draft-obstacle-too-heavy = посылка слишком тяжёлая
draft-obstacle-too-big = посылка слишком большая
draft-obstacle-too-valuable = посылка слишком дорогая
draft-obstacle-no-cod = там не выдают посылки с наложенным платежом
draft-obstacle-other-kind = это отделение другого вида

## Кнопки

button-draft-create = ✅ Создать накладную
button-draft-create-anyway = ✅ Всё равно создать
button-draft-create-again = ✅ Создать снова
button-draft-change = ✏️ Изменить
button-draft-other = 🚚 Откуда и чем
button-draft-discard = 🗑 Выбросить
button-draft-discard-yes = 🗑 Да, выбросить
button-draft-back = ⬅️ Назад
button-draft-on = ➡️ Дальше
button-draft-card = ⬅️ К черновику
button-draft-open = 📝 Открыть
button-draft-look = 🔄 Что там?
button-draft-undo = ↩️ Ошибка, отменить
button-draft-cancel = ↩️ Отменить накладную
button-draft-cancel-yes = ↩️ Да, отменить
button-draft-label = 🏷 Наклейка ещё раз
button-draft-more = ➕ Ещё отправление
button-draft-door = 🚪 На адрес
button-draft-no-cod = Оплачено, без наложенного платежа
button-draft-no-note = Без примечания
button-draft-payer-recipient = Получатель
button-draft-payer-sender = Магазин
button-draft-town = { $town }, { $region }
button-draft-town-district = { $town }, { $region }, { $district }

draft-field-name = 👤 Имя
draft-field-phone = 📞 Телефон
draft-field-carrier = 🚚 Перевозчик
draft-field-town = 🏙 Город
draft-field-branch = 📍 Отделение
draft-field-door = 🚪 Адрес
draft-field-goods = 🛍 Товар
draft-field-seats = 📦 Места
draft-field-weight = ⚖️ Вес
draft-field-size = 📐 Размер
draft-field-cod = 💵 Наложенный платёж
draft-field-declared = 🛡 Стоимость
draft-field-payer = 💳 Плательщик
draft-field-note = 💬 Примечание
draft-field-origin = 🏬 Откуда

draft-change-what = Что изменить?
draft-discard-sure = Выбросить этот черновик? Получателя я тоже забуду.
draft-cancel-sure = Отменить накладную <code>{ $number }</code>? Черновик останется: его можно исправить и создать снова.
draft-more-why = Что ещё отправляем по этому заказу?
draft-why-part = остальная часть заказа
draft-why-size = обмен на другой размер или цвет
draft-why-defect = замена брака
draft-why-lost = вместо потерянной
draft-why-damaged = вместо повреждённой
draft-why-uncollected = ещё раз, потому что не забрали

## Изменение накладной, которая уже создана

change-title = ✏️ <b>Изменение накладной</b> <code>{ $number }</code>
change-line = { $field }: { $before } → <b>{ $after }</b>
change-place =
    { $before }
    → <b>{ $after }</b>
change-none = нет
change-price = 💰 Доставка: { $before } → примерно <b>{ $after }</b>
change-price-same = 💰 Цена и день прибытия не изменятся.
change-price-later = 💰 Новую цену и день перевозчик назовёт, когда изменит накладную.
change-day = 📅 Прибудет: { $before } → <b>{ $after }</b>
change-sure = Номер останется тем же, а наклейку нужно будет приклеить новую.
change-refused = Перевозчик не принял изменений, накладная осталась прежней. Исправьте вот это:
change-too-late = 📦 Посылку уже принял перевозчик, поэтому накладную не изменить. Можно переадресовать или вернуть посылку через перевозчика: в его приложении, в отделении или по телефону поддержки. А отсюда — отправить ещё одну по этому заказу.
button-change = ✏️ Изменить накладную
button-change-do = ✅ Изменить у перевозчика
button-change-more = ✏️ Изменить ещё
button-change-drop = ↩️ Оставить как есть
button-change-card = ⬅️ К изменениям
button-waybill-card = ⬅️ К накладной
error-change-nothing = Менять нечего: в накладной уже так и есть.
error-change-not-now = Сейчас эту накладную изменить нельзя. Попробуйте через несколько минут.

## Список

drafts-none = Черновиков нет. Пришлите или перешлите сюда заказ, и я сделаю из него накладную. Шаг за шагом: /new
drafts-title = { $count ->
    [one] 📝 Ждёт { $count } черновик.
    [few] 📝 Ждут { $count } черновика.
    [many] 📝 Ждут { $count } черновиков.
   *[other] 📝 Ждут { $count } черновика.
}
drafts-line = { $id } · { $who } · { $where }
drafts-unnamed = без имени
drafts-nowhere = без города

## Привычное для магазина

defaults-title = ⚙️ <b>Обычное для магазина</b>
defaults-what = Этим я дополняю заказы, в которых этого не указано. На карточке такое отмечено ⚙️.
defaults-weight = ⚖️ Вес: { $value }
defaults-size = 📐 Размер: { $value }
defaults-goods = 🛍 Описание: { $value }
defaults-payer = 🚚 За доставку платит: { $value }
defaults-declared = 🛡 Объявленная стоимость: { $value }
defaults-cod-form = 💵 Наложенный платёж: { $value }
defaults-templates = <b>По товару:</b>
defaults-template = • { $words }: { $weight }
defaults-template-size = • { $words }: { $weight }, { $size }
defaults-unset = каждый раз спрашиваю
defaults-none = пусто, спрашиваю для почтомата
defaults-declared-cod = сумма наложенного платежа; без него спрашиваю
defaults-declared-cod-or = сумма наложенного платежа; без него { $sum }
defaults-declared-fixed = { $sum }
defaults-declared-ask = каждый раз спрашиваю
defaults-transfer = денежный перевод
defaults-payment-control = контроль оплаты (по договору)
button-defaults-weight = ⚖️ Вес
button-defaults-size = 📐 Размер
button-defaults-goods = 🛍 Описание
button-defaults-payer = 🚚 Плательщик
button-defaults-declared = 🛡 Стоимость
button-defaults-cod-form = 💵 Форма наложенного платежа
button-defaults-template = ➕ Вес по товару
button-defaults-drop = 🗑 { $words }
button-defaults-ask = Каждый раз спрашивать
button-defaults-rule-cod = Сумма наложенного платежа
button-defaults-back = ⬅️ Назад
defaults-ask-weight = Сколько обычно весит посылка? Выберите или напишите: «1,2» или «800 г».
defaults-ask-size = Какого размера обычно коробка? Выберите или напишите в сантиметрах: 30×20×10.
defaults-ask-goods = Что писать в описании, когда товар не назван? Напишите коротко, например «Одежда».
defaults-ask-payer = Кто обычно платит за доставку?
defaults-ask-declared = Какую стоимость объявлять? Выберите или напишите сумму для заказов без наложенного платежа.
defaults-ask-cod-form = Как возвращается наложенный платёж?
defaults-ask-template = Напишите товар и его вес, можно с размером: «кроссовки 1,2 кг 35×25×15».

## Отказы

error-draft-name = Это не похоже на фамилию и имя. Напишите два слова, например «Петренко Оксана».
error-draft-phone = «{ $words }» не похоже на телефон. Напишите, например, 067 123 45 67; зарубежный — с плюсом.
error-draft-carrier = Выберите перевозчика кнопкой.
error-draft-town = Не понял, какой это город. Напишите название, например «Полтава» или «Полтава 5».
error-draft-branch = Не понял. Напишите номер отделения или улицу.
error-draft-door = Не вижу номера дома. Напишите, например: ул. Соборная, 5, кв. 12.
error-draft-goods = Напишите несколько слов о товаре.
error-draft-seats = Напишите количество мест числом, от 1 до 50.
error-draft-weight = Не понял веса. Напишите «1,2» или «800 г».
error-draft-size = Не понял размера. Напишите три стороны в сантиметрах: 30×20×10.
error-draft-cod = Не понял суммы. Напишите число, например 1450, или «оплачено».
error-draft-declared = Не понял суммы. Напишите число, например 500.
error-draft-payer = Выберите кнопкой, кто платит.
error-draft-note = Напишите несколько слов для перевозчика.
error-draft-origin = Выберите кнопкой, откуда отправляем.
error-draft-done = Этот черновик уже не изменить: накладная создана или черновик выброшен.
error-draft-changed = Черновик с тех пор изменился. Проверьте его и нажмите ещё раз.
error-draft-no-label = Наклейки ещё нет. Пришлю, как только перевозчик её даст.
error-defaults-template = Не понял. Напишите товар и вес, например «кроссовки 1,2 кг».
