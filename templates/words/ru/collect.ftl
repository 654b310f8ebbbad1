# Исследования, их обзор, анкета и ответы.

collect-studies-title = Исследования
collect-studies-none = Вы пока не входите в команду ни одного исследования.
collect-study-new = Новое исследование
collect-study-create = Создать исследование
collect-study-slug = Краткое имя для адресов
collect-study-slug-hint = Строчные латинские буквы, цифры и дефисы, например village-2026. Изменить его потом нельзя.
collect-study-slug-malformed = Нужно от 2 до 60 строчных латинских букв, цифр и дефисов; первой стоит буква или цифра.
collect-study-slug-taken = Исследование с таким кратким именем уже есть.
collect-study-title = Название, { $language }
collect-study-title-missing = Дайте исследованию название хотя бы на одном языке.
collect-study-title-long = Название не длиннее { $longest } знаков.

collect-overview-title = Обзор
collect-overview-submissions = { $count ->
    [one] ответ
    [few] ответа
   *[other] ответов
 }
collect-overview-drafts = { $count ->
    [one] начат и не отправлен
   *[other] начато и не отправлено
 }
collect-overview-documents = { $count ->
    [one] документ
    [few] документа
   *[other] документов
 }
collect-overview-codings = { $count ->
    [one] отметка кодом
    [few] отметки кодами
   *[other] отметок кодами
 }
collect-overview-survey = Адрес для респондентов
collect-overview-survey-hint = Отправьте этот адрес респондентам или откройте сами: каждый отправленный ответ учитывается.
collect-overview-no-form = Анкета ещё не опубликована, поэтому начать опрос нельзя.
collect-overview-next = Что дальше
collect-overview-role = Ваша роль здесь: { $role }
collect-role-owner = владелец
collect-role-researcher = исследователь
collect-role-coder = кодировщик
collect-role-viewer = читатель

collect-form-title = Анкета
collect-form-none = Ни одна версия ещё не опубликована.
collect-form-version = Версия { $number }
collect-form-published = опубликована { $date }
collect-form-current = Вопросы версии { $number }
collect-form-new = Опубликовать новую версию
collect-form-new-hint = Опубликованная версия не меняется. Кто начал на прежней версии, на ней и закончит.
collect-form-source = Текст анкеты (TOML)
collect-form-check = Проверить
collect-form-publish = Опубликовать как версию { $number }
collect-form-empty = Вставьте текст анкеты.
collect-form-faults = { $count ->
    [one] В анкете { $count } ошибка, она не опубликована
    [few] В анкете { $count } ошибки, она не опубликована
   *[other] В анкете { $count } ошибок, она не опубликована
 }
collect-form-line = строка { $line }
collect-form-warnings = { $count ->
    [one] Можно публиковать; { $count } замечание
    [few] Можно публиковать; { $count } замечания
   *[other] Можно публиковать; { $count } замечаний
}
collect-form-warnings-translation = { $count ->
    [one] На одном из языков нет { $count } текста: респонденты увидят вместо него слова другого языка.
   *[other] На одном из языков нет { $count } текстов: респонденты увидят вместо них слова другого языка.
}
collect-form-warnings-other = { $count ->
    [one] { $count } место, возможно, написано не так, как задумано.
    [few] { $count } места, возможно, написаны не так, как задумано.
   *[other] { $count } мест, возможно, написаны не так, как задумано.
}
collect-form-limits = Предельный размер анкеты: { $limit }.
collect-form-fine = Ошибок нет, и все тексты есть на каждом из языков анкеты.
collect-form-unchanged = Это текст версии { $number }: публиковать нечего.
collect-form-done = Версия { $number } опубликована.
collect-form-places = Ошибки и предупреждения с указанием места
collect-form-place = Место
collect-form-what = Что сделать
collect-form-in-file = В файле «{ $file }»:
collect-form-read = Файл «{ $file }» прочитан.
collect-form-bring = Взять из файла
collect-form-bring-hint = XLSForm (XLSX, XLS, ODS или файлы CSV в ZIP), XForm (XML) или текст (TOML). Файлы со списками кладут в тот же ZIP. Пока ничего не публикуется.
collect-form-bring-do = Прочитать файл
collect-form-no-file = Выберите файл.
collect-form-file-toml = Текст (TOML)
collect-form-file-xlsx = XLSForm (XLSX)
collect-form-file-xml = XForm (XML)
collect-form-file-json = JSON
collect-form-required = обязательный
collect-form-relevant = только если { $expression }
collect-form-type-single = один вариант
collect-form-type-multiple = несколько вариантов
collect-form-type-integer = целое число
collect-form-type-decimal = число
collect-form-type-text = короткий текст
collect-form-type-long-text = длинный текст
collect-form-type-date = дата
collect-form-type-note = пояснение
collect-form-type-rank = расстановка по порядку
collect-form-type-range = шкала
collect-form-type-time = время
collect-form-type-datetime = дата и время
collect-form-type-acknowledge = подтверждение
collect-form-type-point = место на карте
collect-form-type-trace = линия на карте
collect-form-type-area = участок на карте
collect-form-type-barcode = штрихкод
collect-form-type-image = изображение
collect-form-type-audio = аудиозапись
collect-form-type-video = видеозапись
collect-form-type-file = файл
collect-form-type-computed = вычисляемое значение
collect-form-type-group = группа
collect-form-type-repeat = повторяющаяся группа
collect-form-versions = Версии
collect-form-changes = Что изменилось с версии { $number }

collect-diff-title = От версии { $from } к версии { $to }
collect-diff-back = Анкета
collect-diff-from = Старая
collect-diff-to = Новая
collect-diff-compare = Сравнить
collect-diff-what = Что
collect-diff-was = Было
collect-diff-is = Стало
collect-diff-nothing = ничего
collect-diff-none = Ничего заметного не изменилось.
collect-diff-more = { $count ->
    [one] Изменения ещё в { $count } месте здесь не показаны.
   *[other] Изменения ещё в { $count } местах здесь не показаны.
}

collect-review-title = Перед публикацией версии { $number }
collect-review-lead = Вот что меняется по сравнению с версией { $from }. Кто начал на ней, на ней и закончит; таблицы и файлы объединяют ответы на обе.
collect-review-faults = Так объявить нельзя
collect-review-changes = Что меняется
collect-review-edit = Вернуться к тексту

collect-declare-title = Что с ними стало?
collect-declare-hint = Ответы на это потеряли бы своё место. Скажите о каждом, что с ним стало, чтобы таблицы и файлы это знали: программа не угадывает.
collect-declare-open = { $count ->
    [one] Здесь не хватает { $count } ответа; пока его нет, ничего не публикуется.
   *[other] Здесь не хватает { $count } ответов; пока их нет, ничего не публикуется.
}
collect-declare-choose = – выберите –
collect-declare-name = Вопроса { $name } «{ $label }» нет в новой версии
collect-declare-removed = Его больше не задают
collect-declare-renamed = Теперь он называется { $name } «{ $label }»
collect-declare-code = { $question } «{ $asked }»: у варианта { $code } «{ $label }» нет места в новой версии
collect-declare-dropped = Его больше не предлагают
collect-declare-recoded = Теперь его код { $code } «{ $label }»
collect-declare-codes = { $question }: все остальные исчезнувшие варианты больше не предлагают
collect-declare-kind = Вид вопроса { $name } «{ $label }» изменён намеренно; прежние ответы считаются отдельно

collect-responses-title = Ответы
collect-responses-none = Пока никто не отправил ответов.
collect-responses-number = №
collect-responses-sent = Отправлен
collect-responses-language = Язык
collect-responses-version = Версия
collect-responses-open = Ответ № { $number }
collect-responses-back = Все ответы
collect-responses-question = Вопрос
collect-responses-answer = Ответ
collect-responses-download = Скачать ответы
collect-responses-codes = коды
collect-responses-labels = слова
collect-responses-count = { $count ->
    [one] { $count } ответ
    [few] { $count } ответа
   *[other] { $count } ответов
 }

collect-phones-title = Телефоны
collect-phones-shared = Респонденты пользуются общими телефонами
collect-phones-hint = После отправки на телефоне не остаётся ничего из ответов, а квитанция показывается один раз.
collect-phones-save = Сохранить
collect-load-title = Ответы из файла
collect-load-file = Файл
collect-load-hint = Файл, который респондент сохранил на телефоне, потому что ответы не удалось принять
collect-load = Загрузить
collect-load-none = Сначала выберите файл.
collect-load-new = Сохранено как ответ { $number }.
collect-load-already = Эти ответы уже сохранены как ответ { $number }.
collect-load-other = Под номером этого файла уже сохранены другие ответы: ответ { $number }. Они остались без изменений.
collect-load-faulty = Ничего не сохранено: часть ответов не подходит к анкете.
collect-load-elsewhere = Этот файл относится к исследованию «{ $study }».
collect-load-version = В этом исследовании нет версии анкеты { $number }.
collect-load-unreadable = Это не файл с сохранёнными ответами.
collect-responses-superseded = Исправлен более поздним ответом, не учитывается
collect-responses-correction = Исправление более раннего ответа
collect-responses-files = Файлы
