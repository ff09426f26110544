### Клієнт: вітання, картка посилки, відповіді. Ключі названо за екраном.

language-name = Українська

## Вітання

greeting =
    Вітаю! Я покажу, де ваша посилка.
    Надішліть номер накладної — можна кілька в одному повідомленні або переслане SMS.
    Скажу статус, місто, відділення, дати й коли почнеться платне зберігання.
hint-no-number =
    Не бачу тут номера накладної. Надішліть його текстом, наприклад <code>20 4500 0000 0001</code>: він є в SMS від перевізника або від магазину.
command-start = Почати спочатку

## Картка посилки

parcel-title = 📦 <code>{ $number }</code> · { $carrier }
parcel-status = <b>{ $status }</b>
parcel-unmapped = Перевізник каже: «{ $words }». Такого статусу я ще не знаю.
parcel-steps = { $step ->
    [0] ○━○━○━○━○
    [1] ●━○━○━○━○
    [2] ●━●━○━○━○
    [3] ●━●━●━○━○
    [4] ●━●━●━●━○
   *[5] ●━●━●━●━●
}
parcel-route = { $start } → { $end }
parcel-city = Місто: { $city }
parcel-branch = { $branch }
parcel-next-number = Їде далі під номером <code>{ $number }</code>
parcel-expected = Очікуємо { $day }
parcel-arrived = Прибула { $moment }
parcel-paid-storage = Зберігання платне з { $day }
parcel-received = Отримано { $moment }
parcel-to-pay = До сплати: <b>{ $sum }</b>
parcel-asked = <i>{ $carrier }: стан на { $moment }</i>
parcel-still-asking = ⏳ { $carrier } ще не відповідає. Напишу, щойно відповість.
parcel-down = ⚠️ { $carrier } зараз не відповідає. Це останнє, що ми знаємо ({ $age }). Напишу, щойно відповість.
parcel-down-never-asked = ⚠️ { $carrier } зараз не відповідає. Номер я запам’ятав і напишу, щойно відповість.

status-not-found = Номер ще не видно
status-created = Накладну створено
status-accepted = Прийнята перевізником
status-in-transit = У дорозі
status-out-for-delivery = Кур’єр уже везе
status-delivery-failed = Не вдалося вручити
status-problem = Потрібна увага
status-ready-for-pickup = Чекає на вас
status-delivered = Отримана
status-returning = Повертається
status-returned = Повернулася до відправника
status-cancelled = Накладну скасовано

hint-not-found = Перевізник не знає цього номера. Може, він зовсім свіжий: перевірте цифри або спробуйте за кілька годин.
hint-created = Відправник ще не передав посилку. Щойно передасть, тут з’явиться рух.
hint-accepted = Посилка вже в перевізника, далі — дорога.
hint-in-transit = Робити нічого не треба, вона їде.
hint-out-for-delivery = Тримайте телефон поруч: кур’єр подзвонить.
hint-delivery-failed = Кур’єр спробує ще раз. Домовтеся про зручний час із перевізником.
hint-problem = Зверніться до магазину або до перевізника з цим номером.
hint-ready-for-pickup = Заберіть її до початку платного зберігання. Візьміть документ або телефон із застосунком перевізника.
hint-delivered = Дякуємо! Якщо отримували не ви, напишіть у магазин.
hint-returning = Посилка їде назад до відправника. Якщо вона вам потрібна, напишіть у магазин сьогодні.
hint-returned = Посилка знову у відправника.
hint-cancelled = За цим номером нічого не поїде. Спитайте в магазині новий.

reason-refused = Причина: відмова від отримання
reason-not-collected = Причина: не забрали вчасно
reason-absent = Причина: отримувача не застали
reason-bad-address = Причина: помилка в адресі
reason-damaged = Причина: пошкодження
reason-lost = Причина: посилку розшукують
reason-customs = Причина: митниця
reason-weather = Причина: негода
reason-payment = Причина: оплата
reason-other = Причину перевізник не назвав

button-refresh = 🔄 Оновити
button-seen = 📜 Що ми бачили
button-full = 💰 Показати суму
button-back-to-card = ← До посилки
button-newer = ← Новіші
button-older = Старіші →

## Кілька посилок

list-title = { $count ->
    [one] <b>{ $count } посилка</b>
    [few] <b>{ $count } посилки</b>
    [many] <b>{ $count } посилок</b>
   *[other] <b>{ $count } посилки</b>
}
list-line = <code>{ $number }</code> — { $status }
list-left-out = { $count ->
    [one] Ще { $count } номер не вмістився: надішліть його окремо.
    [few] Ще { $count } номери не вмістилися: надішліть їх окремо.
    [many] Ще { $count } номерів не вмістилися: надішліть їх окремо.
   *[other] Ще { $count } номера не вмістилися: надішліть їх окремо.
}

## Що ми бачили

seen-title = 📜 <code>{ $number }</code>: що ми бачили
seen-told = • { $moment } — { $what }
seen-observed = • { $moment } — { $what } (тоді ми це побачили)
seen-place = , { $place }
seen-nothing = Поки що нічого.

## Номери, з якими щось не так

trouble-not-connected = <code>{ $number }</code> — це номер перевізника «{ $carrier }». Його тут поки не підключено: перевірте номер на сайті перевізника.
trouble-ambiguous = <code>{ $number }</code> — такі номери бувають у різних перевізників: { $carrier }. Хто везе посилку?
trouble-check-digit = <code>{ $number }</code> — схоже, тут помилка в цифрі: контрольна цифра не сходиться. Перевірте номер і надішліть ще раз.
trouble-too-short = <code>{ $number }</code> — тут бракує цифри. Перевірте номер і надішліть ще раз.
trouble-too-long = <code>{ $number }</code> — тут зайва цифра. Перевірте номер і надішліть ще раз.

carrier-nova-poshta = Нова пошта
carrier-ukrposhta = Укрпошта
carrier-meest = Meest
carrier-russian-post = Пошта Росії

## Телефон

contact-ask = Суму бачать лише відправник і отримувач. Поділіться своїм номером телефону кнопкою внизу: якщо він є в накладній, я покажу суму. Номер потрібен лише для цього й нікому не передається.
button-share-contact = 📱 Поділитися моїм номером
contact-kept = Дякую! Тепер у посилках на ваш номер видно суму.
contact-not-on-waybill = Дякую! Але вашого номера в цій накладній немає, тож суми я не покажу: її бачать лише відправник і отримувач. У посилках на ваш номер її буде видно.
contact-not-own = Це не ваш номер. Поділіться своїм кнопкою внизу: чужий не відкриває нічого.

## Відмови

error-flood = Забагато повідомлень одразу. Перепочиньмо хвилинку, і я знову все покажу.
error-too-often = Щойно питали. Наступне оновлення за { $seconds } с.
error-not-allowed = Цього вам бачити не можна.
error-gone = Ця кнопка застаріла. Надішліть номер ще раз.
error-busy = База даних зайнята, нічого не збережено. Спробуйте за хвилину.
error-unexpected = Щось зламалося в нас, не у вас. Спробуйте ще раз; якщо не мине, скажіть магазину код { $reference }.

## Власникові

owner-unknown-code = { $carrier } надсилає незнайомий код <code>{ $code }</code> («{ $words }») для <code>{ $number }</code>. Статус посилки лишився, як був; код збережено.
