# Кейсы и перекрёстные таблицы кодов.

cases-nav = Кейсы
cases-title = Кейсы
cases-lead = Кейс — один человек или одно место: здесь сходятся его ответы и его интервью. Данные о нём берутся из ответов на анкету и не набираются заново.
cases-case = Кейс
cases-count = { $count ->
    [one] { $count } кейс
    [few] { $count } кейса
   *[other] { $count } кейсов
 }
cases-none = Кейсов пока нет.
cases-none-found = По этому запросу кейсов не нашлось.
cases-search = Поиск по названию, документу или признаку
cases-documents = Интервью
cases-responses = Ответы
cases-back = Все кейсы
cases-make-title = Добавить кейсы
cases-name-label = Название
cases-add = Добавить
cases-make-documents = По кейсу на каждое интервью без кейса ({ $count })
cases-make-responses = По кейсу на каждый ответ без кейса ({ $count })
cases-make-named = Откуда взять название
cases-make-by-number = из номера ответа
cases-made = { $count ->
    [one] Создан { $count } кейс.
    [few] Создано { $count } кейса.
   *[other] Создано { $count } кейсов.
 }
cases-removed = Кейс удалён. Его ответы и интервью на месте.
cases-saved = Сохранено.
cases-gone = Такого кейса или признака больше нет.
cases-full = В исследовании может быть не больше { $most } кейсов.
cases-name = Кейсу нужно название не длиннее { $longest } знаков.
cases-name-double = Кейс «{ $name }» уже есть.
cases-memo = Заметка
cases-memo-long = Заметка не должна быть длиннее { $longest } знаков.
cases-many = К одному кейсу относится не больше { $most } интервью и ответов.
cases-no-document = Такого документа больше нет.
cases-no-response = Нет ответа с номером { $number }.
cases-no-speaker = В документе «{ $document }» нет такого говорящего: { $speaker }.
cases-more-document = Ещё одно интервью
cases-speaker = Говорящий
cases-speaker-hint = Если к кейсу относятся слова лишь одного говорящего, напишите его имя, как в документе; пусто — весь документ.
cases-numbers = Ещё ответы
cases-numbers-hint = Номера, например: 12, 45
cases-open = Открыть: { $name }
cases-typed = Вводится вручную
cases-save = Сохранить
cases-known = Известно из ответов
cases-known-hint = Если ответ исправят, изменится и здесь.
cases-known-none = Вопросы, ответы на которые служат признаками, ещё не выбраны.
cases-codes = Коды в его словах
cases-codes-none = Кодов пока нет.
cases-remove = Удалить кейс
cases-remove-hint = Ответы и интервью останутся в исследовании.

cases-attribute = Признак
cases-attribute-region = Регион (из документа)
cases-attribute-role = Роль (из документа)
cases-attribute-age = Возраст (из документа)
cases-attributes-title = Признаки
cases-attributes-lead = По чему вы сравниваете кейсы?
cases-questions-title = Вопросы анкеты
cases-questions-none = Анкета ещё не опубликована.
cases-typed-title = Признаки, которые вводятся вручную
cases-attribute-new = Новый признак
cases-attribute-label = Название
cases-attribute-name = Признаку нужно название хотя бы на одном языке, не длиннее { $longest } знаков.
cases-attribute-double = Признак с таким названием уже есть.
cases-attributes-many = Признаков может быть не больше { $most }.
cases-attribute-add = Добавить
cases-attribute-remove = Удалить признак
cases-kind = Вид
cases-kind-text = слова
cases-kind-integer = целое число
cases-kind-one-of = одно из нескольких
cases-options = Значения (для вида «одно из нескольких»)
cases-options-hint = По одному в строке: код = название. Например: village = Село
cases-options-code = Строка { $line }: кода нет или он длиннее 64 знаков.
cases-options-long = Строка { $line }: слишком длинное название.
cases-options-double = Строка { $line }: такой код уже был.
cases-options-few = Напишите хотя бы два значения.
cases-options-many = Значений может быть не больше { $most }.
cases-value-integer = Нужно целое число: { $value }
cases-value-long = Не длиннее { $longest } знаков: { $value }
cases-value-unknown = Такого значения нет: { $value }

cases-link-title = Связать ответы и интервью
cases-link-lead = Найдите ответы и интервью одного человека по одинаковому номеру, имени или коду и подтвердите.
cases-link-by-number = номером ответа
cases-link-by-resume-code = кодом для продолжения
cases-equal-title = По одинаковому ключу
cases-equal = Название интервью совпадает с
cases-equal-find = Найти
cases-equal-count = Найдено пар: { $count }. Снимите отметки с тех, что не подходят.
cases-equal-none = Одинаковых ключей нет. Ключ, который встречается дважды, не учитывается.
cases-response = № { $number }
cases-pair-document = Интервью «{ $name }» — ответ № { $number }
cases-pair-case = Кейс «{ $name }» — ответ № { $number }
cases-join = Связать отмеченные
cases-joined = Связано пар: { $count }.
cases-imported = Прочитано строк файла: { $count }.
cases-file-title = По файлу
cases-file = Таблица (CSV, XLSX, ODS)
cases-file-hint = Столбцы: document (название документа), response (номер ответа); если нужно, case (название кейса) и speaker (говорящий).
cases-file-load = Загрузить
cases-links-no-file = Выберите файл.
cases-links-empty = В файле нет ни одной строки.
cases-links-columns = В первой строке нужны хотя бы два столбца из document, response, case.
cases-links-many = Строк может быть не больше { $most }.
cases-links-number = Строка { $row }: «{ $text }» — не номер ответа.
cases-links-lonely = Строка { $row }: не сказано, с чем связать.
cases-links-document = Строка { $row }: нет документа «{ $name }».
cases-links-documents = Строка { $row }: документов «{ $name }» несколько.
cases-links-response = Строка { $row }: нет ответа № { $number }.
cases-links-speaker = Строка { $row }: в документе нет такого говорящего: { $name }.

cross-nav = Сопряжённость
cross-title = Перекрёстная таблица кодов
cross-by = Столбцы
cross-count = Считать
cross-percent = Показать
cross-below = вместе с кодами ниже
cross-whole = показать и пустые коды и столбцы
cross-near = Два кода стоят рядом, если
cross-only = Только часть отметок
cross-coder = Кодировщик
cross-columns = Столбцы
cross-rows = Строки
cross-total = Всего
cross-alone = Сам код
cross-empty = не имеет смысла
cross-none = Отметок нет.
cross-download = Скачать таблицу
cross-unknown = неизвестно
cross-rest = прочие ({ $count })
cross-no-case = без кейса
cross-no-coder = учётной записи нет
cross-by-document = интервью
cross-by-case = кейс
cross-by-coder = кодировщик
cross-by-code = другой код
cross-by-tenth = десятая часть интервью
cross-by-time = время в записи
cross-measure-codings = отметки
cross-measure-documents = интервью
cross-measure-cases = кейсы
cross-percent-count = число
cross-percent-row = % по строке
cross-percent-column = % по столбцу
cross-percent-total = % от всех
cross-near-overlap = у них есть общие слова
cross-near-passage = они в одном фрагменте
cross-title-document = Коды по интервью
cross-title-case = Коды по кейсам
cross-title-coder = Коды по кодировщикам
cross-title-code = Коды, стоящие на одних словах
cross-title-code-passage = Коды, стоящие в одном фрагменте
cross-title-tenth = Коды по ходу интервью
cross-title-time = Коды по времени записи
cross-title-attribute = Коды: { $attribute }
cross-base-codings-count = Число отметок; всего { $n }
cross-base-codings-row = Отметки, % от итога строки; всего { $n }
cross-base-codings-column = Отметки, % от итога столбца; всего { $n }
cross-base-codings-total = Отметки, % от всех; всего { $n }
cross-base-documents-count = Число интервью, где есть код; всего { $n }
cross-base-documents-row = Интервью, % от интервью строки; всего { $n }
cross-base-documents-column = Интервью, % от интервью столбца; всего { $n }
cross-base-documents-total = Интервью, % от всех; всего { $n }
cross-base-cases-count = Число кейсов, в словах которых есть код; всего { $n }
cross-base-cases-row = Кейсы, % от кейсов строки; всего { $n }
cross-base-cases-column = Кейсы, % от кейсов столбца; всего { $n }
cross-base-cases-total = Кейсы, % от всех; всего { $n }
cross-base-pairs-count = Число пар отметок, стоящих рядом; отметок всего { $n }
cross-note-below = К коду отнесены и отметки кодов ниже него; в итогах каждая отметка считается один раз.
cross-note-alone = Каждый код посчитан сам по себе, без кодов ниже.
cross-note-small-row = Строк, где меньше { $least } { $what ->
    [documents] интервью
    [cases] кейсов
   *[codings] отметок
 }: { $count }. Проценты от столь малого числа мало о чём говорят: один случай сильно их меняет.
cross-note-small-column = Столбцов, где меньше { $least } { $what ->
    [documents] интервью
    [cases] кейсов
   *[codings] отметок
 }: { $count }. Проценты от столь малого числа мало о чём говорят: один случай сильно их меняет.
cross-note-small-total = Всего меньше { $least } { $what ->
    [documents] интервью
    [cases] кейсов
   *[codings] отметок
 }. Проценты от столь малого числа мало о чём говорят: один случай сильно их меняет.
cross-note-left-out = Не вошли в столбцы, потому что их место неизвестно: { $count }.
cross-note-pairs = Пересечение кода с самим собой не имеет смысла и потому пусто.
cross-figure-left-out = Не поместилось на рисунок строк и столбцов: { $count }.
cross-only-code = Только код и те, что ниже: { $name }
cross-only-document = Только интервью: { $name }
cross-only-coder = Только кодировщик: { $name }
cross-only-case = Только кейс: { $name }
cross-only-attribute = Только { $name }: { $value }
cross-quotes = Одна ячейка перекрёстной таблицы.
cross-quotes-all = Все цитаты
