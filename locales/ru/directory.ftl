### Владельцу: справочник городов и отделений.

directory-none = Ни один подключённый перевозчик не даёт списка отделений.
directory-title = 📍 <b>{ $carrier }: города и отделения</b>
directory-figures = городов: { $cities }, точек: { $branches } (отделений { $office }, почтоматов { $locker }, пунктов { $point })
directory-from = Обновлено { $moment }.
directory-not-read = Списка ещё нет. Нажмите кнопку, и я его прочитаю: это минута-две.
directory-under-way = ⏳ Сейчас читаю новый список.
directory-last-smaller = ⚠️ { $moment } новый список оказался слишком мал, поэтому остался прежний.
directory-last-incomplete = ⚠️ { $moment } новый список пришёл не целиком, поэтому остался прежний.
directory-last-unreachable = ⚠️ { $moment } перевозчик не ответил, поэтому остался прежний список.
directory-begun = ⏳ { $carrier }: сейчас начну читать список отделений.
directory-progress = ⏳ { $carrier }: прочитано { $read } из { $total }.
directory-taken =
    ✅ { $carrier }: список городов и отделений обновлён.
    Теперь в нём { $now }.
directory-smaller =
    ⚠️ { $carrier }: новый список намного меньше, поэтому я его не взял. Работает прежний.
    Пришло: { $now }.
    Было: { $before }.
    Чаще всего это сбой перевозчика: попробуйте ещё раз через час. Если точек правда стало меньше, возьмите новый список.
directory-empty = ⚠️ { $carrier }: пришёл пустой список отделений, поэтому я его не взял. Работает прежний. Попробуйте ещё раз через час.
directory-incomplete = ⚠️ { $carrier }: список отделений пришёл не целиком, поэтому я его не взял. Работает прежний. Попробуйте ещё раз через час.
directory-unreachable = ⚠️ { $carrier } не отвечает, список отделений не обновлён. Работает прежний. Попробуйте ещё раз позже.
button-directory-anew = 🔄 Обновить: { $carrier }
button-directory-again = 🔄 Попробовать ещё раз
button-directory-anyway = Взять новый список

error-directory-under-way = Этот список как раз читается. Подождите минуту-две.
error-directory-gone = Эта кнопка устарела: с тех пор список читали снова. Отправьте /branches.
