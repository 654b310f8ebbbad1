# Что не так с ответом или с текстом анкеты.

## Что видит респондент

form-answer-required-choice = Выберите, пожалуйста, ответ.
form-answer-required-choices = Отметьте, пожалуйста, хотя бы один ответ.
form-answer-required-number = Впишите, пожалуйста, число.
form-answer-required-text = Напишите, пожалуйста, ответ.
form-answer-required-date = Укажите, пожалуйста, дату.
form-answer-required-rank = Расставьте, пожалуйста, все ответы по порядку.
form-answer-required-time = Укажите, пожалуйста, время.
form-answer-required-moment = Укажите, пожалуйста, дату и время.
form-answer-required-location = Отметьте, пожалуйста, место.
form-answer-required-file = Выберите, пожалуйста, файл.
form-answer-required-acknowledge = Чтобы продолжить, поставьте здесь отметку.
form-answer-constraint = Этот ответ не подходит. Проверьте его, пожалуйста.
form-answer-control = В ответе есть символы, которые нельзя сохранить. Наберите его, пожалуйста, заново.
form-answer-either = Оставьте, пожалуйста, что-то одно: ответ, «не знаю» или «не хочу отвечать».
form-answer-one-only = Выберите, пожалуйста, только один ответ.
form-answer-unknown-code = Варианта «{ $code }» нет среди ответов. Выберите, пожалуйста, ещё раз.
form-answer-exclusive = Один из отмеченных ответов не сочетается с другими. Оставьте либо его, либо остальные.
form-answer-integer = Впишите, пожалуйста, целое число цифрами, например 25.
form-answer-decimal = Впишите, пожалуйста, число цифрами, например 2,5.
form-answer-number-long = Слишком большое число.
form-answer-range = Впишите, пожалуйста, число от { $min } до { $max }.
form-answer-least = Впишите, пожалуйста, число не меньше { $min }.
form-answer-most = Впишите, пожалуйста, число не больше { $max }.
form-answer-long = { $count ->
    [one] В ответе { $count } символ, а помещается не больше { $limit }.
    [few] В ответе { $count } символа, а помещается не больше { $limit }.
   *[other] В ответе { $count } символов, а помещается не больше { $limit }.
}
form-answer-date = Укажите, пожалуйста, день, месяц и год, например 09.03.2024.
form-answer-date-first = Дата не может быть раньше { $day }.{ $month }.{ $year }.
form-answer-date-last = Дата не может быть позже { $day }.{ $month }.{ $year }.
form-answer-filtered = Выбранный раньше ответ больше не подходит к остальным. Выберите, пожалуйста, заново.
form-answer-rank-twice = Один из ответов стоит в порядке дважды. Дайте каждому своё место.
form-answer-rank-left = { $count ->
    [one] Место ещё не выбрано для { $count } ответа.
   *[other] Место ещё не выбрано для { $count } ответов.
}
form-answer-step = Выберите, пожалуйста, число на шкале: она начинается с { $start } и идёт с шагом { $step }.
form-answer-time = Укажите, пожалуйста, часы и минуты, например 14:05.
form-answer-moment = Укажите, пожалуйста, дату и время, например 09.03.2024 14:05.
form-answer-acknowledge = Поставьте здесь отметку или оставьте пустым.
form-answer-location = Впишите, пожалуйста, широту и долготу в градусах, например 43.25 76.95.
form-answer-latitude = Широта стоит первой и бывает от −90 до 90 градусов.
form-answer-longitude = Долгота стоит второй и бывает от −180 до 180 градусов.
form-answer-points-least = Отметьте, пожалуйста, хотя бы { $limit } точки.
form-answer-points-most = Точек может быть не больше { $limit }.
form-answer-rows-most = Записей здесь может быть не больше { $limit }.
form-answer-file = Файл не дошёл. Выберите его, пожалуйста, ещё раз.

## Что ещё видит тот, кто загружает файл данных

form-answer-import-asked = В файле стоит «не задавался» (−7), но по остальным ответам вопрос задаётся.
form-answer-import-not-asked = В файле есть ответ, но по остальным ответам вопрос не задаётся.
form-answer-import-rows = «{ $said }» — это не строки: они стоят в квадратных скобках, каждая в фигурных, как их пишет выгрузка.
form-answer-import-rows-missing = В файле указано строк: { $said }, но ни одной из них нет.
form-answer-import-count = В файле указано строк: { $said }, а перечислено: { $rows }.
form-answer-import-fewer = В файле строк: { $said }, а по остальным ответам их должно быть: { $rows }.
form-answer-import-value = «{ $said }» не может быть ответом на этот вопрос.
form-answer-import-unknown = В повторяемой группе нет вопроса «{ $said }».
form-answer-import-rank = «{ $said }» — не место: места — целые числа от 1.
form-answer-import-rank-twice = Место { $said } указано дважды.
form-answer-import-rank-gap = Нет варианта с местом { $said }: места идут от 1 без пропусков.
form-answer-import-tick = «{ $said }» не значит ни «да», ни «нет»: в столбце варианта стоит 1 или 0.

## Что видит автор анкеты

form-fault-large = Текст больше { $limit } КиБ.
form-fault-syntax = Эта строка записана не по правилам TOML, проверьте кавычки, скобки и «=»: { $text }
form-fault-key-twice = «{ $key }» указано дважды.
form-fault-key = Здесь нет настройки «{ $key }»; проверьте написание.
form-fault-missing = Не указано «{ $key }».
form-fault-type = { $wanted ->
    [text] В «{ $key }» должен быть текст в кавычках.
    [texts] В «{ $key }» должен быть текст на каждом языке: { $key }.kk = "…", { $key }.ru = "…", { $key }.en = "…".
    [flag] В «{ $key }» пишут true или false.
    [whole] В «{ $key }» должно быть целое число.
    [number] В «{ $key }» должно быть число.
    [day] В «{ $key }» должна быть дата без кавычек, например 2024-03-09.
    [languages] В «{ $key }» должен быть список из «kk», «ru» и «en».
    [table] В «{ $key }» должны быть тексты по именам: { $key }.имя = "…".
    [strings] В «{ $key }» должен быть список текстов: ["…", "…"].
   *[tables] «{ $key }» пишут заголовком в двойных скобках.
}
form-fault-control = В тексте есть управляющие символы.
form-fault-languages = Укажите хотя бы один язык, и каждый — один раз.
form-fault-many-pages = В анкете больше страниц, чем разрешено ({ $limit }).
form-fault-many-questions = В анкете больше вопросов, чем разрешено ({ $limit }).
form-fault-many-choices = В вопросе больше вариантов, чем разрешено ({ $limit }).
form-fault-no-question = Анкета пуста: в ней ничего нет.
form-fault-item = Это не вопрос (name, kind, label) и не пояснение на странице (note).
form-fault-text-missing = В «{ $key }» нет текста ни на одном языке.
form-fault-name = «{ $name }» не может быть именем: нужны буквы, цифры, «_», «-» и «.», первой — буква, не длиннее 128 байт.
form-fault-name-reserved = Имя «{ $name }» начинается с «_»; такие имена оставлены программе.
form-fault-name-taken = Имя «{ $name }» уже занято в строке { $line }.
form-fault-code = «{ $code }» не может быть кодом: нельзя пробелы и «;», не длиннее 128 байт.
form-fault-code-reserved = Код «{ $code }» означает отсутствие ответа; возьмите другой.
form-fault-code-taken = Код «{ $code }» в этом вопросе уже есть.
form-fault-exclusive = Вариант, исключающий остальные (exclusive), имеет смысл только там, где можно отметить несколько (multiple).
form-fault-kind = Нет такого вида вопроса: «{ $kind }». Бывают, например, single, multiple, rank, integer, decimal, range, text, long_text, date, time, image и calculate.
form-fault-range = Наименьшее значение больше наибольшего.
form-fault-length = Предел длины ответа — от 1 до { $limit } символов.
form-fault-pointless = «{ $key }» никогда не покажется без «{ $without }».
form-fault-shape = Нет такой формы: «{ $shape }». Бывают point, trace и area.
form-fault-list-and-choices = У вопроса либо свои варианты ответа, либо список, но не то и другое сразу.

## Что видит автор условия; $at — номер символа

form-expr-empty = Условие пустое.
form-expr-long = Условие длиннее { $limit } байт.
form-expr-deep = В условии слишком глубокая вложенность: предел { $limit } (символ { $at }).
form-expr-character = В условии не может быть «{ $character }» (символ { $at }).
form-expr-unclosed-text = Кавычка не закрыта (символ { $at }).
form-expr-unclosed-name = После имени нет скобки «{"}"}» (символ { $at }).
form-expr-name = «{ $text }» не может быть именем вопроса (символ { $at }).
form-expr-number = Слишком большое число (символ { $at }).
form-expr-unexpected = «{ $text }» здесь лишнее (символ { $at }).
form-expr-ended = Условие оборвано.
form-expr-function = Нет функции «{ $name }» (символ { $at }). Вопрос пишут так: ${"{"}имя{"}"}, а код — в кавычках.
form-expr-arguments = В скобках «{ $name }» должно быть значений: { $wanted }, а не { $given }.
form-expr-arguments-least = Функции «{ $name }» в скобках нужно не меньше { $wanted } значений, а указано { $given } (символ { $at }).
form-expr-arguments-range = Функции «{ $name }» в скобках нужно от { $wanted } до { $most } значений, а указано { $given } (символ { $at }).
form-expr-nodes = Функции «{ $name }» нужны вопросы или строки, например ${"{"}имя{"}"}, а не одно значение (символ { $at }).
form-expr-function-nearly = Функции «{ $name }» нет (символ { $at }). Может быть, имелась в виду «{ $known }»?
form-expr-unsupported = Функция «{ $name }» не поддерживается (символ { $at }).
form-expr-last-saved = Ответы из прошлой сохранённой анкеты (last-saved#) не поддерживаются (символ { $at }).
form-expr-axis = По ответам нельзя идти путём «{ $name }::» (символ { $at }).
form-expr-pattern = Шаблон в regex() составлен неверно (символ { $at }).
form-expr-path = «{ $name }» записано как путь. Вопрос пишется так: ${"{"}{ $name }{"}"}, а код — в кавычках.
form-expr-own = «.» — это проверяемый ответ: он бывает только в ограничении (constraint).
form-expr-unknown = Нет вопроса «{ $name }».
form-expr-itself = Чтобы сослаться на сам ответ на «{ $name }», пишите «.».
form-expr-multiple = У «{ $name }» бывает несколько ответов: вместо «=» пишите selected(${"{"}{ $name }{"}"}, '…').
form-expr-code = У «{ $name }» нет варианта с кодом «{ $code }», поэтому это условие никогда не выполнится.

## Что автору стоит знать до публикации

form-warning-translation = { $language ->
    [kk] Нет текста на казахском
    [ru] Нет текста на русском
   *[en] Нет текста на английском
}, вместо него будет показан { $shown ->
    [kk] казахский
    [ru] русский
   *[en] английский
}: «{ $words }».
form-warning-same-page = Условие зависит от «{ $name }» на той же странице: без скриптов респондент видит это сразу. Лучше перенести на следующую страницу.
form-warning-ambiguous = { $code } здесь означает отсутствие ответа, поэтому ввести такое число нельзя. Ограничьте диапазон.

## Что автору говорят об анкете в целом

form-check-more = { $count ->
    [one] И ещё { $count } такое же замечание.
    [few] И ещё { $count } таких же замечания.
   *[other] И ещё { $count } таких же замечаний.
}
form-check-many-items = В анкете больше { $limit } вопросов, пояснений и групп.
form-check-empty-page = На этой странице ничего нет.
form-check-empty-group = В этой группе ничего нет.
form-check-deep = Группы можно вкладывать друг в друга не глубже чем { $limit } раз.
form-check-circle = Получается замкнутый круг, и вычислить это невозможно: { $circle }
form-check-name-meta = Имя «{ $name }» оставлено для сведений, которые телефон записывает сам.
form-check-name-taken = Имя «{ $name }» уже занято.
form-check-unknown-meant = Нет вопроса «{ $name }». Может быть, «{ $meant }»?
form-check-piped-itself = Текст показывает ответ на свой же вопрос «{ $name }», а сначала он пуст.
form-check-piped-nothing = На «{ $name }» не отвечают, поэтому на его месте ничего не появится.
form-check-piped-torn = «${"{"}» начинает ответ, который нужно здесь показать, но «{"}"}» после него нет.
form-check-scale = У шкалы шаг должен быть больше нуля, а конец — больше начала.
form-check-scale-long = В шкале больше { $limit } делений.
form-check-scale-end = С таким шагом до конца шкалы не дойти.
form-check-required-twice = Ответ обязателен либо всегда, либо при условии, но не то и другое сразу.
form-check-no-calculation = Не указано, из чего вычислять это значение.
form-check-filter-nothing = У вопроса нет вариантов, которые можно было бы отбирать.
form-check-trigger-group = «{ $name }» — группа, а вычисление запускает только изменение ответа.
form-check-no-choices = У вопроса нет вариантов ответа.
form-check-list-unknown = Нет списка «{ $list }».
form-check-list-meant = Нет списка «{ $list }». Может быть, «{ $meant }»?
form-check-list-empty = В списке «{ $list }» нет вариантов.
form-check-list-file = Варианты «{ $list }» берутся из файла, а его пока нет.
form-check-list-once = «{ $name }» не повторяется, поэтому его ответы не могут быть вариантами.
form-check-list-name = «{ $list }» не может быть именем списка.
form-check-list-taken = Списков «{ $list }» два.
form-check-list-unused = Список «{ $list }» не использует ни один вопрос.
form-check-column = В списке нет столбца «{ $column }».
form-check-column-word = В списке нет столбца «{ $column }», поэтому сравнение никогда не выполнится. Текст пишется в кавычках.
form-check-instance-name = «{ $name }» — не вопрос и не текст в кавычках. Сохраняем для других программ, но у них запись может остаться без имени.
form-check-nothing-asked = Анкета ни о чём не спрашивает: респондент не найдёт в ней вопросов.
form-check-constraint-own = Ограничение не говорит об ответе: его обозначает «.».
form-check-selected-words = На «{ $name }» один ответ, и в его коде есть пробелы: для «{ $code }» пишите «=», selected() его не найдёт.
form-check-outside-repeat = На «{ $name }» отвечают несколько раз. Здесь учтётся только первый ответ; все вместе берут sum(), count() и join().
form-check-later = Вопрос «{ $name }» задаётся позже: до тех пор его ответ считается пустым.
