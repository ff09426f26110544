### Власникові: довідник міст і відділень.

directory-none = Жоден підключений перевізник не дає списку відділень.
directory-title = 📍 <b>{ $carrier }: міста й відділення</b>
directory-figures = міст: { $cities }, точок: { $branches } (відділень { $office }, поштоматів { $locker }, пунктів { $point })
directory-from = Оновлено { $moment }.
directory-not-read = Списку ще немає. Натисніть кнопку, і я його прочитаю: це хвилина-дві.
directory-under-way = ⏳ Саме читаю новий список.
directory-last-smaller = ⚠️ { $moment } новий список виявився замалим, тож лишився попередній.
directory-last-incomplete = ⚠️ { $moment } новий список прийшов не весь, тож лишився попередній.
directory-last-unreachable = ⚠️ { $moment } перевізник не відповів, тож лишився попередній список.
directory-begun = ⏳ { $carrier }: зараз почну читати список відділень.
directory-progress = ⏳ { $carrier }: прочитано { $read } з { $total }.
directory-taken =
    ✅ { $carrier }: список міст і відділень оновлено.
    Тепер у ньому { $now }.
directory-smaller =
    ⚠️ { $carrier }: новий список набагато менший, тож я його не взяв. Працює попередній.
    Прийшло: { $now }.
    Було: { $before }.
    Найчастіше це збій перевізника: спробуйте ще раз за годину. Якщо точок справді поменшало, візьміть новий список.
directory-empty = ⚠️ { $carrier }: прийшов порожній список відділень, тож я його не взяв. Працює попередній. Спробуйте ще раз за годину.
directory-incomplete = ⚠️ { $carrier }: список відділень прийшов не весь, тож я його не взяв. Працює попередній. Спробуйте ще раз за годину.
directory-unreachable = ⚠️ { $carrier } не відповідає, список відділень не оновлено. Працює попередній. Спробуйте ще раз пізніше.
button-directory-anew = 🔄 Оновити: { $carrier }
button-directory-again = 🔄 Спробувати ще раз
button-directory-anyway = Узяти новий список

error-directory-under-way = Цей список саме читається. Зачекайте хвилину-дві.
error-directory-gone = Ця кнопка застаріла: відтоді список читали знову. Надішліть /branches.
