### Клиент: приветствие, карточка посылки, ответы. Ключи названы по экрану.

language-name = Русский

## Приветствие

greeting =
    Здравствуйте! Я покажу, где ваша посылка.
    Пришлите номер накладной — можно несколько в одном сообщении или пересланное SMS.
    Скажу статус, город, отделение, даты и когда начнётся платное хранение.
hint-no-number =
    Не вижу здесь номера накладной. Пришлите его текстом, например <code>20 4500 0000 0001</code>: он есть в SMS от перевозчика или от магазина.
command-start = Начать сначала

## Карточка посылки

parcel-title = 📦 <code>{ $number }</code> · { $carrier }
parcel-status = <b>{ $status }</b>
parcel-unmapped = Перевозчик говорит: «{ $words }». Такого статуса я ещё не знаю.
parcel-steps = { $step ->
    [0] ○━○━○━○━○
    [1] ●━○━○━○━○
    [2] ●━●━○━○━○
    [3] ●━●━●━○━○
    [4] ●━●━●━●━○
   *[5] ●━●━●━●━●
}
parcel-route = { $start } → { $end }
parcel-city = Город: { $city }
parcel-branch = { $branch }
parcel-next-number = Едет дальше под номером <code>{ $number }</code>
parcel-expected = Ожидаем { $day }
parcel-arrived = Прибыла { $moment }
parcel-paid-storage = Хранение платное с { $day }
parcel-received = Получено { $moment }
parcel-to-pay = К оплате: <b>{ $sum }</b>
parcel-asked = <i>{ $carrier }: состояние на { $moment }</i>
parcel-still-asking = ⏳ { $carrier } ещё не отвечает. Напишу, как только ответит.
parcel-down = ⚠️ { $carrier } сейчас не отвечает. Это последнее, что мы знаем ({ $age }). Напишу, как только ответит.
parcel-down-never-asked = ⚠️ { $carrier } сейчас не отвечает. Номер я запомнил и напишу, как только ответит.

status-not-found = Номер пока не виден
status-created = Накладная создана
status-accepted = Принята перевозчиком
status-in-transit = В пути
status-out-for-delivery = Курьер уже везёт
status-delivery-failed = Не удалось вручить
status-problem = Требует внимания
status-ready-for-pickup = Ждёт вас
status-delivered = Получена
status-returning = Возвращается
status-returned = Вернулась к отправителю
status-cancelled = Накладная отменена

hint-not-found = Перевозчик не знает этого номера. Может быть, он совсем свежий: проверьте цифры или попробуйте через несколько часов.
hint-created = Отправитель ещё не передал посылку. Как только передаст, здесь появится движение.
hint-accepted = Посылка уже у перевозчика, дальше — дорога.
hint-in-transit = Делать ничего не нужно, она едет.
hint-out-for-delivery = Держите телефон рядом: курьер позвонит.
hint-delivery-failed = Курьер попробует ещё раз. Договоритесь об удобном времени с перевозчиком.
hint-problem = Обратитесь в магазин или к перевозчику с этим номером.
hint-ready-for-pickup = Заберите её до начала платного хранения. Возьмите документ или телефон с приложением перевозчика.
hint-delivered = Спасибо! Если получали не вы, напишите в магазин.
hint-returning = Посылка едет назад к отправителю. Если она вам нужна, напишите в магазин сегодня.
hint-returned = Посылка снова у отправителя.
hint-cancelled = По этому номеру ничего не поедет. Спросите в магазине новый.

reason-refused = Причина: отказ от получения
reason-not-collected = Причина: не забрали вовремя
reason-absent = Причина: получателя не застали
reason-bad-address = Причина: ошибка в адресе
reason-damaged = Причина: повреждение
reason-lost = Причина: посылку разыскивают
reason-customs = Причина: таможня
reason-weather = Причина: непогода
reason-payment = Причина: оплата
reason-other = Причину перевозчик не назвал

button-refresh = 🔄 Обновить
button-seen = 📜 Что мы видели
button-full = 💰 Показать сумму
button-back-to-card = ← К посылке
button-newer = ← Новее
button-older = Раньше →

## Несколько посылок

list-title = { $count ->
    [one] <b>{ $count } посылка</b>
    [few] <b>{ $count } посылки</b>
    [many] <b>{ $count } посылок</b>
   *[other] <b>{ $count } посылки</b>
}
list-line = <code>{ $number }</code> — { $status }
list-left-out = { $count ->
    [one] Ещё { $count } номер не поместился: пришлите его отдельно.
    [few] Ещё { $count } номера не поместились: пришлите их отдельно.
    [many] Ещё { $count } номеров не поместились: пришлите их отдельно.
   *[other] Ещё { $count } номера не поместились: пришлите их отдельно.
}

## Что мы видели

seen-title = 📜 <code>{ $number }</code>: что мы видели
seen-told = • { $moment } — { $what }
seen-observed = • { $moment } — { $what } (тогда мы это увидели)
seen-place = , { $place }
seen-nothing = Пока ничего.

## Номера, с которыми что-то не так

trouble-not-connected = <code>{ $number }</code> — это номер перевозчика «{ $carrier }». Здесь он пока не подключён: проверьте номер на сайте перевозчика.
trouble-ambiguous = <code>{ $number }</code> — такие номера бывают у разных перевозчиков: { $carrier }. Кто везёт посылку?
trouble-check-digit = <code>{ $number }</code> — похоже, здесь ошибка в цифре: контрольная цифра не сходится. Проверьте номер и пришлите ещё раз.
trouble-too-short = <code>{ $number }</code> — здесь не хватает цифры. Проверьте номер и пришлите ещё раз.
trouble-too-long = <code>{ $number }</code> — здесь лишняя цифра. Проверьте номер и пришлите ещё раз.

carrier-nova-poshta = Новая почта
carrier-ukrposhta = Укрпочта
carrier-meest = Meest
carrier-russian-post = Почта России

## Телефон

contact-ask = Сумму видят только отправитель и получатель. Поделитесь своим номером телефона кнопкой внизу: если он есть в накладной, я покажу сумму. Номер нужен только для этого и никому не передаётся.
button-share-contact = 📱 Поделиться моим номером
contact-kept = Спасибо! Теперь в посылках на ваш номер видна сумма.
contact-not-on-waybill = Спасибо! Но вашего номера в этой накладной нет, поэтому сумму я не покажу: её видят только отправитель и получатель. В посылках на ваш номер она будет видна.
contact-not-own = Это не ваш номер. Поделитесь своим кнопкой внизу: чужой ничего не открывает.

## Отказы

error-flood = Слишком много сообщений сразу. Передохнём минутку, и я снова всё покажу.
error-too-often = Только что спрашивали. Следующее обновление через { $seconds } с.
error-not-allowed = Этого вам видеть нельзя.
error-gone = Эта кнопка устарела. Пришлите номер ещё раз.
error-busy = База данных занята, ничего не сохранено. Попробуйте через минуту.
error-unexpected = Что-то сломалось у нас, не у вас. Попробуйте ещё раз; если не пройдёт, назовите магазину код { $reference }.

## Владельцу

owner-unknown-code = { $carrier } присылает незнакомый код <code>{ $code }</code> («{ $words }») для <code>{ $number }</code>. Статус посылки остался прежним; код сохранён.
