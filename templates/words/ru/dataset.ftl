# Наборы данных: ответы файлами для статистических программ и книга переменных.

## Книга переменных

dataset-codebook-size = Ответов: { $rows }. Переменных: { $columns }.
dataset-codebook-made = Данные на { $day }.
dataset-codebook-contents = Переменные
dataset-codebook-variable = Переменная
dataset-codebook-question = Вопрос
dataset-codebook-kind = Тип
dataset-codebook-number = Значение
dataset-codebook-code = Код
dataset-codebook-label = Метка
dataset-codebook-count = Ответов
dataset-codebook-missing = пропуск
dataset-codebook-values = со значением: { $count }
dataset-codebook-numbers = от { $least } до { $greatest }, среднее { $mean }
dataset-codebook-mean = среднее { $mean }
dataset-codebook-days = с { $first } по { $last }
dataset-kind-number = число
dataset-kind-rank = место в порядке
dataset-kind-choice = один вариант
dataset-kind-ordered = один вариант, по порядку
dataset-kind-flag = отмечено или нет
dataset-kind-text = текст
dataset-kind-day = дата
dataset-kind-moment = дата и время
dataset-kind-time = время суток

## Что сказано о данных

dataset-note-missing = «Не задавался», «не знаю» и «отказ от ответа» — пропуски со своими кодами; то, на что не ответили, пусто.
dataset-note-versions = Ответы на анкету в { $count ->
    [one] { $count } версии
   *[other] { $count } версиях
 } стоят в одних и тех же переменных, под именами и кодами последней, как было объявлено при публикации каждой.
dataset-weight = Вес: { $name }
dataset-note-clock = Время указано по часам Казахстана (UTC+5).

## Что в файле не так, как в исследовании

dataset-changed-name = { $variable } называется { $name }
dataset-changed-label = метка переменной { $variable } сокращена
dataset-changed-values = { $variable }: { $count ->
    [one] сокращена метка { $count } значения
   *[other] сокращены метки { $count } значений
 }
dataset-changed-texts = { $variable }: { $count ->
    [one] обрезан { $count } ответ
    [few] обрезаны { $count } ответа
   *[other] обрезано { $count } ответов
 } до { $bytes } байт
dataset-changed-names = { $count ->
    [one] другое имя у { $count } переменной
   *[other] другие имена у { $count } переменных
 }
dataset-changed-labels = { $count ->
    [one] сокращена { $count } метка переменной
    [few] сокращены { $count } метки переменных
   *[other] сокращено { $count } меток переменных
 }
dataset-changed-all-values = { $count ->
    [one] сокращена { $count } метка значения
    [few] сокращены { $count } метки значений
   *[other] сокращено { $count } меток значений
 }
dataset-changed-all-texts = { $count ->
    [one] ответы обрезаны в { $count } переменной
   *[other] ответы обрезаны в { $count } переменных
 }
dataset-changed-none = Имена, метки и ответы сохранены целиком.
dataset-changed-title = { $format }: что не так, как в исследовании
dataset-too-many-rows = Этот формат не вмещает столько ответов. Выберите другой.
dataset-too-many-rows-xlsx = В исследовании { $count } ответов, а на листе Excel помещается не больше { $limit }. Выберите другой формат: Parquet и CSV вмещают любое число ответов.
dataset-too-many-columns = Этот формат не вмещает столько переменных. Выберите другой.
dataset-too-many = Этот формат столько не вмещает. Выберите другой.

## Листы и форматы

dataset-sheet-data = данные
dataset-sheet-codebook = переменные

## Страница

dataset-title = Набор данных
dataset-go = Набор данных для SPSS, Stata, R, Excel…
dataset-lead = Ответы файлом для статистических программ, с метками на трёх языках, или книга переменных с их описанием.
dataset-none = Ещё не отправлено ни одного ответа, поэтому скачивать нечего.
dataset-format = Формат
dataset-format-sav = SPSS (.sav)
dataset-hint-sav = Подходит и для PSPP, jamovi, R (haven)
dataset-format-zsav = SPSS, сжатый (.zsav)
dataset-hint-zsav = Меньше по размеру; SPSS 21 и новее
dataset-format-dta = Stata (.dta)
dataset-hint-dta = Stata 14 и новее, R (haven), pandas
dataset-format-csv = CSV (.csv)
dataset-hint-csv = Таблица для любой программы
dataset-format-xlsx = Excel (.xlsx)
dataset-hint-xlsx = Данные на одном листе, книга переменных на другом
dataset-format-parquet = Parquet (.parquet)
dataset-hint-parquet = DuckDB, Arrow, pandas, Polars
dataset-format-jsonl = JSON по строкам (.jsonl)
dataset-hint-jsonl = Объект на каждый ответ
dataset-format-package = Пакет (.zip)
dataset-hint-package = CSV, SPSS, Stata, Parquet, скрипты для R, SPSS и Stata, книга переменных, DDI и datapackage.json
dataset-format-codebook-docx = Книга переменных для Word (.docx)
dataset-hint-codebook-docx = Переменные, метки, значения и частоты
dataset-format-codebook-html = Книга переменных страницей (.html)
dataset-hint-codebook-html = То же для браузера
dataset-language = Язык меток
dataset-language-hint = Остальные языки стоят рядом, где в формате есть место.
dataset-content = Чем обозначены варианты
dataset-content-hint = Только CSV и Excel
dataset-content-codes = кодами
dataset-content-labels = метками
dataset-content-both = кодами и метками рядом
dataset-content-numbers = числами, как в SPSS и Stata
dataset-separator = Чем разделены значения
dataset-separator-hint = Только CSV
dataset-separator-comma = запятой
dataset-separator-semicolon = точкой с запятой (Excel в Казахстане)
dataset-separator-tab = табуляцией
dataset-mark = Начать с метки порядка байтов
dataset-mark-hint = Только CSV: так Excel узнаёт казахские и русские буквы
dataset-download = Скачать
dataset-prepare = Подготовить файл
dataset-count = { $count ->
    [one] { $count } ответ
    [few] { $count } ответа
   *[other] { $count } ответов
 }
dataset-takes-long = · это займёт время, поэтому файл готовится отдельно и появится ниже.
dataset-files = Ваши файлы
dataset-files-hint = Их видите только Вы. Каждый хранится 24 часа и затем удаляется.
dataset-expires = до
dataset-progress = прочитано строк: { $done } из { $total }
dataset-progress-of = { $name }: готовность
dataset-again = Обновить
dataset-remove = Удалить
dataset-remove-of = Удалить { $name }
dataset-cancel = Отменить
dataset-ready = Файл готов.
dataset-changed = Что не так, как в исследовании
dataset-changed-hint = У программ свои правила для имён и мало места для меток. Что не помещается, сокращается; полные метки стоят в атрибутах файла, а в пакете перечислено каждое изменение.
dataset-failed = Файл не удалось подготовить. Попробуйте ещё раз; если не поможет, сообщите тому, кто обслуживает Saual.
dataset-too-many-files = Уже готовится файлов: { $most }. Подождите, пока один будет готов.
