# Конструктор анкеты.

## Начало

design-title = Конструктор анкеты
design-begin-lead = Здесь анкету составляют без таблиц. Пока Вы её не опубликуете, её видит только команда исследования.
design-begin = Начать
design-begin-newest = С версии { $number }
design-begin-newest-hint = Вы меняете копию опубликованной анкеты. Сама опубликованная версия не меняется.
design-begin-example = С одним вопросом
design-begin-example-hint = Одна страница и один вопрос: сразу видно, как это делается.
design-begin-empty = С пустой анкеты
design-begin-empty-hint = Одна страница без вопросов.

## Список

design-outline = Страницы и вопросы
design-form-settings = Анкета в целом
design-no-words = пока без слов
design-row-required = обязательный
design-row-conditional = с условием
design-faults = { $count ->
    [one] { $count } ошибка
    [few] { $count } ошибки
   *[other] { $count } ошибок
 }
design-warnings = { $count ->
    [one] { $count } замечание
    [few] { $count } замечания
   *[other] { $count } замечаний
 }
design-up = Выше
design-down = Ниже
design-up-what = Переместить выше: { $name }
design-down-what = Переместить ниже: { $name }

## Добавление

design-add = Добавить вопрос
design-writing = Язык текста
design-add-label = Напишите вопрос
design-add-do = Добавить
design-add-page = Добавить страницу

## Настройки

design-to-outline = К списку
design-page-settings = Страница
design-save = Сохранить
design-saved = Всё сохранено
design-saving = Сохраняется…
design-offline = Нет связи. Ваши изменения ждут на этой странице и сохранятся, когда связь появится. Не закрывайте её.
design-lost = Изменение не сохранилось: откройте страницу заново.
design-merged = Здесь и изменения коллеги: они были в других местах.
design-moved = Перемещено
design-removed = Удалено; Ctrl+Z вернёт
design-undone = Отменено
design-grouping = Выбрано: 
design-close = Закрыть
design-text-missing = нет перевода
design-text-changed = исходный текст изменился
design-languages = Языки
design-language-default = основной
design-language-add = Добавить
design-language-remove = Убрать
design-language-first = Сделать основным
design-choices = Варианты ответа
design-choices-shared = Эти варианты общие для всех вопросов со списком «{ $list }»: изменение видно во всех.
design-choices-new = Новые варианты, по одному в строке
design-choices-add = Добавить варианты
design-choice = Вариант «{ $code }»
design-code = Код
design-remove = Удалить
design-remove-what = Удалить: { $name }
design-basics = Ответ
design-limits = Границы
design-logic = Условия и вычисления
design-more-texts = Другие тексты
design-data = Имя, вид, оформление
design-name = Имя в данных
design-name-hint = Так называется столбец в данных. Упоминания в условиях и текстах исправятся сами.
design-kind = Вид
design-actions = Действия
design-duplicate = Сделать копию
design-group = Объединить в группу
design-ungroup = Разгруппировать
design-move-to = Переместить в другое место
design-move = Переместить
design-required-if = Обязателен, только если { $expression }
design-part-label = Вопрос
design-part-note = Текст
design-part-title = Заголовок
design-part-choice = Вариант ответа
design-part-short = Краткое название для таблиц
design-part-hint = Подсказка
design-part-guidance = Указание интервьюеру
design-part-required_message = Что сказать, если ответа нет
design-part-constraint_message = Что сказать, если ответ не подходит
design-field-relevant = Когда спрашивать
design-field-required = Ответ обязателен
design-field-constraint = Какой ответ принимается
design-field-default = Ответ по умолчанию
design-field-calculation = Вычисление
design-field-trigger = Вычислять, только когда меняются вопросы
design-field-choice_filter = Какие варианты предлагать
design-field-read_only = Только показывать, не менять
design-field-dont_know = Есть вариант «Не знаю»
design-field-refuse = Есть вариант «Не хочу отвечать»
design-field-appearance = Оформление (словами XLSForm)
design-field-min = Не меньше
design-field-max = Не больше
design-field-max_length = Самый длинный ответ, символов
design-field-scale_start = Начало шкалы
design-field-scale_end = Конец шкалы
design-field-scale_step = Шаг
design-field-randomize = Варианты в случайном порядке
design-field-repeat = Группа заполняется несколько раз
design-field-repeat_count = Сколько раз
design-field-exclusive = Не сочетается с другими
design-hint-relevant = Пусто — всегда. Например: ${"{"}age{"}"} >= 18
design-hint-constraint = Точка — сам ответ. Например: . <= 120
design-hint-calculation = Значение даёт это выражение. Например: ${"{"}height{"}"} div 100
design-hint-choice_filter = Отбирает по столбцам списка. Например: region = ${"{"}region{"}"}
design-hint-repeat_count = Пусто — строки добавляет сам респондент. Например: ${"{"}children{"}"}

## Виды вопросов

design-kind-single = Один вариант
design-kind-multiple = Несколько вариантов
design-kind-rank = Расставить по порядку
design-kind-text = Короткий текст
design-kind-long_text = Длинный текст
design-kind-integer = Целое число
design-kind-decimal = Число
design-kind-range = Шкала
design-kind-date = Дата
design-kind-time = Время
design-kind-datetime = Дата и время
design-kind-acknowledge = Подтверждение
design-kind-point = Место на карте
design-kind-trace = Линия на карте
design-kind-area = Участок на карте
design-kind-image = Изображение
design-kind-audio = Аудиозапись
design-kind-video = Видеозапись
design-kind-file = Файл
design-kind-barcode = Штрихкод
design-kind-note = Пояснение
design-kind-group = Группа
design-kind-repeat = Повторяющаяся группа
design-kind-calculation = Вычисляемое значение
design-kind-hidden = Скрытое значение
design-kind-start = Время начала
design-kind-end = Время окончания
design-kind-today = День заполнения
design-kind-deviceid = Номер устройства
design-kind-username = Имя заполняющего
design-kind-phonenumber = Номер телефона
design-kind-email = Электронная почта
design-kind-audit = Журнал заполнения
design-kind-start_location = Место начала
design-kind-background_audio = Фоновая запись

## Отмена и клавиши

design-undo = Отменить
design-redo = Вернуть
design-undo-nothing = Отменять нечего.
design-keys = Клавиши
design-key-walk = идти по списку
design-key-enter = изменить вопрос
design-key-escape = вернуться к списку
design-key-move = переместить вопрос
design-key-select = выбрать несколько
design-key-group = объединить выбранные в группу
design-key-duplicate = сделать копию
design-key-remove = удалить
design-key-undo = отменить, вернуть
design-preview = На телефоне
design-preview-nothing = На этой странице пока ничего нет.
design-tab-questions = Вопросы
design-tab-words = Переводы

## Двое изменили одно и то же

design-conflict-title = Это место изменил и Ваш коллега
design-conflict-lead = Ничего не потеряно. Выберите, что оставить.
design-conflict-step = { $who }, { $when }: { $what }
design-conflict-part = Что изменено
design-conflict-theirs = Сейчас
design-conflict-mine = Ваш вариант
design-somebody = Бывший коллега
design-take-theirs = Оставить как сейчас
design-keep-mine = Поставить моё
design-did-add-page = добавлена страница
design-did-add = добавлен вопрос
design-did-insert = вставлено «{ $name }»
design-did-move = перемещено «{ $name }»
design-did-remove = удалено «{ $name }»
design-did-rename = «{ $name }» теперь «{ $to }»
design-did-duplicate = скопировано «{ $name }»
design-did-group = вопросы объединены в группу
design-did-ungroup = группа «{ $name }» разгруппирована
design-did-text = изменён текст «{ $name }»
design-did-field = изменены настройки «{ $name }»
design-did-kind = изменён вид «{ $name }»
design-did-choices = изменены варианты «{ $name }»
design-did-form = изменены настройки анкеты
design-did-languages = изменены языки
design-did-restore = анкета заменена целиком
design-did-several = { $count ->
    [one] { $count } изменение сразу
    [few] { $count } изменения сразу
   *[other] { $count } изменений сразу
 }

## Публикация

design-publish = Проверить и опубликовать
design-publish-faults = { $count ->
    [one] { $count } ошибка не даёт опубликовать анкету.
    [few] { $count } ошибки не дают опубликовать анкету.
   *[other] { $count } ошибок не дают опубликовать анкету.
 }
design-publish-warnings = { $count ->
    [one] Опубликовать можно, но взгляните на { $count } замечание.
    [few] Опубликовать можно, но взгляните на { $count } замечания.
   *[other] Опубликовать можно, но взгляните на { $count } замечаний.
 }
design-publish-fine = Ни ошибок, ни замечаний.
design-publish-renamed = Переименованные вопросы — прежние ответы останутся за ними:
design-publish-recoded = У вариантов ответа другие коды. Перед публикацией вы это подтвердите:

## Переводы

design-words-filter = Какие тексты показать
design-words-all = Все
design-words-open = Только те, где есть работа
design-words-done = готово { $done } из { $count }
design-words-changed = исходный текст изменился у { $count }
design-words-hidden = Есть ещё { $count }: сначала закончите эти или переводите файлом.
design-words-none = Здесь делать нечего.
design-words-taken = { $count ->
    [one] Обновлён { $count } текст.
    [few] Обновлено { $count } текста.
   *[other] Обновлено { $count } текстов.
 }
design-words-unmatched = { $count ->
    [one] { $count } строку принять не удалось:
    [few] { $count } строки принять не удалось:
   *[other] { $count } строк принять не удалось:
 }
design-words-out = Скачать файл Excel
design-words-in = Файл с переводами
design-words-take = Загрузить переводы
design-words-hint = Отправьте файл переводчику: он заполнит пустые ячейки и вернёт его. Тексты основного языка из файла не меняются.
design-words-no-columns = Это не файл переводов: в нём нет столбца «path».
design-words-no-text = В анкете нет текста «{ $path }».
design-words-source = «{ $path }»: исходный текст в файле не тот, что сейчас. Перевод взят, но его надо проверить.
design-words-no-file = Выберите файл.
design-words-row = строка { $line }

## Функции

design-function-selected = выбран ли этот вариант
design-function-count-selected = сколько вариантов выбрано
design-function-selected-at = выбранный вариант по номеру (с нуля)
design-function-jr-choice-name = текст выбранного варианта
design-function-not = наоборот
design-function-if = одно из двух по условию
design-function-coalesce = первое непустое
design-function-true = да
design-function-false = нет
design-function-string-length = сколько символов
design-function-contains = есть ли внутри эта часть
design-function-starts-with = начинается ли с этого
design-function-concat = соединяет тексты
design-function-regex = подходит ли под образец
design-function-number = как число
design-function-int = целая часть
design-function-round = округляет
design-function-sum = сумма по строкам
design-function-count = сколько строк
design-function-min = наименьшее
design-function-max = наибольшее
design-function-today = сегодняшний день
design-function-date = как дата
design-function-position = номер строки

## Почему что-то не получается

design-refused-gone = «{ $name }» уже нет в анкете.
design-refused-name-taken = Имя «{ $name }» уже занято.
design-refused-neighbours = В группу можно объединить только вопросы, которые стоят рядом.
design-refused-inside-itself = Группа не может стоять внутри самой себя.
design-refused-unnamed = Нельзя вставить то, у чего нет имени.
design-refused-kind = Вопрос может стать только вопросом другого вида.
design-refused-field = Здесь нельзя задать «{ $field }».
design-refused-number = «{ $value }» — не число.
design-refused-whole = «{ $value }» — не целое число.
design-refused-day = «{ $value }» — не дата; пишите так: 2024-03-09.
design-refused-step = Шаг должен быть больше нуля.
design-refused-long = Слишком длинно: помещается не больше { $limit }.
design-refused-large = Слишком много за один раз.
design-refused-deep = Слишком много групп одна в другой: предел { $limit }.
design-refused-shared = Эти варианты — из списка «{ $list }», общего для нескольких вопросов.
