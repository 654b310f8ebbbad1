# Командная строка.

cli-help = Опросы, интервью, таблицы и рисунки исследования на казахском, русском и английском.
cli-help-demo = Показать образец: исследование с ответами и интервью
cli-help-serve = Работать с тем, что лежит в папке данных
cli-help-stem = Вывести основы слов, прочитанных со стандартного ввода

cli-help-export = Записать таблицы, рисунки, ответы или цитаты в файлы
cli-help-export-tables = Таблицы всех вопросов: книга Excel, один файл JSON или CSV на каждую
cli-help-export-figures = Рисунки исследования, файл на каждый
cli-help-export-responses = Все ответы, по строке на каждый
cli-help-export-project = Всё исследование для других программ качественного анализа (REFI-QDA), один файл
cli-help-export-codebook = Книга кодов: книга Excel, CSV или REFI-QDA
cli-help-export-quotes = Закодированные цитаты с источниками, по строке на каждую
cli-help-backup = Скопировать базу в новый файл, не останавливая Saual
cli-help-read-pdf = Читает PDF со стандартного ввода для сервера.
cli-help-reindex = Построить поисковый индекс заново по базе
cli-help-bench = Измерить, сколько времени требует большое исследование и его файлы во всех форматах, во временной папке
cli-flag-responses = Сколько ответов
cli-flag-passages = Сколько фрагментов интервью взять для поиска вместо ответов
cli-default = по умолчанию
cli-flag-format = Вид файла
cli-flag-language = Язык
cli-flag-out = Файл или папка; без этого единственный файл идёт на стандартный вывод
cli-flag-by = Сравнить по этому вопросу (с одним вариантом ответа)
cli-flag-codes = Писать коды, как ответы хранятся [по умолчанию]
cli-flag-labels = Писать вместо кодов слова на выбранном языке

cli-heading-usage = Использование
cli-heading-commands = Команды
cli-heading-arguments = Аргументы
cli-heading-flags = Параметры
cli-help-form = Проверить, преобразовать или опубликовать анкету
cli-help-form-check = Показать все ошибки и предупреждения анкеты с ячейками или строками
cli-help-form-convert = Записать анкету файлом другого вида
cli-help-form-publish = Сделать анкету следующей версией анкеты исследования
cli-help-form-eval = Вычислить анкету с ответами: все значения, что спрашивается и что неверно
cli-help-form-diff = Показать, что изменилось между двумя анкетами или версиями анкеты исследования
cli-help-form-dry-run = Дать заполнить анкету респондентам, которых нет, и показать, где они застряли
cli-flag-count = Сколько респондентов, самое большее
cli-flag-seed = Начало случайности: с тем же числом идут те же респонденты
cli-dry-run-what = Укажите файл или исследование через --study
cli-dry-run-done = До конца дошли { $finished } из { $sent } респондентов за { $seconds } с; задано вопросов: { $asked } из { $questions }
cli-dry-run-languages = { $language }: { $count }
cli-dry-run-pages = Страниц: { $least } – { $median } – { $most }
cli-dry-run-minutes = Минут: { $least } – { $median } – { $most }
cli-dry-run-refused = { $question }: отклонено ответов: { $refused } из { $tried }
cli-dry-run-table = Таблица { $key }: { $rows }
cli-dry-run-seed = Начальное число: { $seed } (--seed { $seed } пошлёт тех же респондентов снова)
cli-dry-run-enough = После { $sent ->
    [one] { $sent } респондента
   *[other] { $sent } респондентов
} ничего нового не встретилось, поэтому больше не посылали
cli-dry-run-stuck = Респондент { $number } ({ $language }) застрял на { $place }, ответив: { $answers }
cli-dry-run-blocked = { $count ->
    [one] в { $count } месте кто-то не может пройти дальше
   *[other] в { $count } местах кто-то не может пройти дальше
}
cli-flag-older = Старая анкета
cli-flag-newer = Новая анкета
cli-flag-from = Номер старой версии [по умолчанию: предыдущая перед новой]
cli-flag-to = Номер новой версии [по умолчанию: самая новая]
cli-flag-declare = Файл с объявлениями (TOML): rename, recode, dropped, removed, kinds
cli-flag-rename = У вопроса теперь другое имя: старое=новое; можно указать несколько раз
cli-flag-recode = У варианта теперь другой код: вопрос:старый=новый; можно указать несколько раз
cli-flag-removed = Вопрос больше не задают; можно указать несколько раз
cli-flag-dropped = Вариант больше не предлагают: вопрос:код; можно указать несколько раз
cli-flag-kinds = Вид вопроса изменён намеренно; можно указать несколько раз
cli-declare-malformed = --{ $flag } { $value }: так не пишется, см. --help
cli-declare-missing = { $count ->
    [one] { $count } изменение, отмеченное «!», нужно объявить, ничего не опубликовано: --rename, --recode, --removed, --dropped или --kinds
    [few] { $count } изменения, отмеченные «!», нужно объявить, ничего не опубликовано: --rename, --recode, --removed, --dropped или --kinds
   *[many] { $count } изменений, отмеченных «!», нужно объявить, ничего не опубликовано: --rename, --recode, --removed, --dropped или --kinds
}
cli-declare-faulty = { $count ->
    [one] { $count } объявление неверно, ничего не опубликовано
    [few] { $count } объявления неверны, ничего не опубликовано
   *[many] { $count } объявлений неверны, ничего не опубликовано
}
cli-declare-newer = тем временем опубликована версия { $version }, ничего не опубликовано
cli-form-faulty-file = { $path }: { $count ->
    [one] { $count } ошибка
    [few] { $count } ошибки
   *[many] { $count } ошибок
}; см. saual form check
cli-form-since = Изменения с версии { $version }:
cli-form-same = Ничего не изменилось
cli-diff-what = Укажите два файла или исследование через --study
cli-version-unknown = у исследования { $study } нет версии { $version }
cli-help-form-compile = Записать выражения так, как их принимает браузер: строка JSON на каждый файл
cli-flag-expressions = Файлы выражений (JSON), как в tests/data/expr
cli-flag-file = Анкета: TOML, XLSX, XLS, ODS, CSV, XML, ZIP или папка
cli-flag-into = Вид файла, который записать
cli-flag-answers = Файл JSON с ответами: объект из полей; повтор — массив объектов
cli-flag-json = Вывести JSON
cli-flag-now = Момент, на который вычислять, например 2026-11-25T14:05+05:00 [по умолчанию: сейчас]
cli-flag-study = Имя исследования, как в его адресе

cli-flag-help = Показать справку
cli-flag-version = Показать версию
cli-flag-config = Файл настроек [по умолчанию saual.toml, если он есть]
cli-flag-data = Папка, где всё хранится [по умолчанию saual-data]
cli-flag-database = postgres://… или sqlite:ФАЙЛ [по умолчанию файл в папке данных]
cli-flag-listen = Адрес сервера; порт 0 берёт свободный [по умолчанию 127.0.0.1:8080]
cli-flag-public-url = Адрес, по которому сюда приходят люди; нужен письмам и cookie по https
cli-flag-log = Что писать в журнал, например info или saual=debug

cli-config-unreadable = не удаётся прочитать { $path }: { $error }
cli-config-file = { $place }: { $error }
cli-config-variable = { $name } — не настройка
cli-config-value = { $origin }: настройка { $key } не принимает значение «{ $value }»
cli-data-unwritable = в папку данных { $path } нельзя писать: { $error }
cli-listening = { $link } — сервер слушает { $address }
cli-listen-in-use = адрес { $address } занят: выберите другой флагом --listen
cli-listen-impossible = адрес { $address } недоступен: { $error }
cli-database-silent = PostgreSQL по адресу { $place } не отвечает
cli-database-unreachable = база { $place } не открывается: { $error }
cli-database-newer = база { $place } создана более новой версией Saual: { $error }
cli-database-unusable = базу { $place } нельзя использовать: { $error }

cli-first-account = Первая учётная запись создаётся здесь, один раз, в течение 24 часов: { $address }
cli-demo-survey = Опрос, для телефона: { $address }
cli-demo-researcher = Вход для исследователя: { $address }
cli-demo-password = Адрес { $email }, пароль на один вход: { $password }
cli-demo-own-password = Адрес { $email }, с паролем, который Вы выбрали
cli-demo-tables = Таблицы и рисунки: { $folder }

cli-usage-unknown = у этой команды нет флага или аргумента «{ $given }»; их список показывает --help
cli-usage-command = нет команды «{ $given }»; их список показывает --help
cli-usage-missing = не хватает { $what }; подробнее в --help
cli-usage-value = { $flag } не принимает значение «{ $given }»
cli-usage-choice = { $flag } не принимает значение «{ $given }»; можно: { $choices }
cli-usage-no-value = флагу { $flag } нужно значение
cli-usage-conflict = { $flag } нельзя указывать вместе с { $other }
cli-usage-other = команда непонятна; подробнее в --help
cli-file-unreadable = не удаётся прочитать { $path }: { $why ->
    [absent] нет такого файла или папки
    [denied] нет доступа
    [folder] это папка
    [no-folder] часть пути — не папка
    [full] на диске нет места
    [read-only] диск доступен только для чтения
    [encoding] он не в кодировке UTF-8
   *[other] { $error }
}
cli-file-unwritable = не удаётся записать { $path }: { $why ->
    [absent] нет такого файла или папки
    [denied] нет доступа
    [folder] это папка
    [no-folder] часть пути — не папка
    [full] на диске нет места
    [read-only] диск доступен только для чтения
    [encoding] он не в кодировке UTF-8
   *[other] { $error }
}
cli-file-json = { $path } — не JSON: что-то не так в строке { $line }, у знака { $column }
cli-form-besides = Кроме того, не ошибки, но, возможно, так не задумано:
cli-form-warned = { $path }: { $count ->
    [one] { $count } предупреждение
    [few] { $count } предупреждения
   *[many] { $count } предупреждений
}; их показывает saual form check
cli-study-unknown = нет исследования «{ $study }»
cli-form-fine = Ошибок нет: { $pages ->
    [one] { $pages } страница
    [few] { $pages } страницы
   *[many] { $pages } страниц
}, { $questions ->
    [one] { $questions } вопрос
    [few] { $questions } вопроса
   *[many] { $questions } вопросов
}.
cli-form-faulty = { $count ->
    [one] в анкете { $count } ошибка
    [few] в анкете { $count } ошибки
   *[many] в анкете { $count } ошибок
}
cli-form-published = Опубликована версия { $version }.
cli-form-converted = Записан файл { $path }.
cli-form-unchanged = Публиковать нечего: версия { $version } — этот же текст.
cli-study-unpublished = у исследования «{ $study }» ещё нет опубликованной анкеты
cli-question-unknown = «{ $question }» — не вопрос исследования с одним вариантом ответа
cli-export-folder = получится несколько файлов: укажите для них папку флагом --out
cli-export-file = книга Excel не для экрана: укажите для неё файл флагом --out
cli-export-written = { $count ->
    [one] Записан { $count } файл: { $path }
    [few] Записано { $count } файла: { $path }
   *[many] Записано { $count } файлов: { $path }
}
cli-reindexed = { $count ->
    [one] В индексе { $count } документ.
    [few] В индексе { $count } документа.
   *[many] В индексе { $count } документов.
}
cli-reindex-busy = Сейчас в поисковый индекс пишет другая программа, возможно, запущенный сервер. Повторите чуть позже.

cli-bench-stored = Ответы сохранены: { $measured } мс
cli-bench-loaded = Ответов прочитано в память за секунду: { $measured }
cli-bench-bytes = Память на один ответ: { $measured } байт
cli-bench-alone = Одномерные таблицы всех вопросов: { $measured } мс
cli-bench-pair = Самая долгая таблица двух вопросов: { $measured } мс
cli-bench-means = Самая долгая таблица средних чисел по вопросу с одним ответом: { $measured } мс
cli-bench-means-several = Самая долгая таблица средних чисел по вопросу с несколькими ответами: { $measured } мс
cli-bench-pairs = Все таблицы двух вопросов подряд: { $measured } мс
cli-bench-duckdb-alone = DuckDB, одномерные таблицы всех вопросов: { $measured } мс
cli-bench-duckdb-pair = DuckDB, самая долгая таблица двух вопросов: { $measured } мс
cli-bench-duckdb-pairs = DuckDB, все таблицы двух вопросов: { $measured } мс
cli-bench-beside = Рядом с DuckDB, все таблицы двух вопросов: { $measured } мс
cli-bench-no-duckdb = С DuckDB не сравнивалось: у python3 нет модуля «duckdb»
cli-bench-export = Ответов выгружено в CSV за секунду: { $measured }
cli-bench-memory = Память при выгрузке: { $measured } МиБ
cli-bench-dataset = Набор данных в { $format }: ответов в секунду { $measured }, память { $memory } МиБ
cli-bench-no-xlsx = Набор данных в xlsx не записан: на листе помещается не больше 1 048 575 ответов
cli-bench-goal = (цель: не больше { $goal })
cli-bench-passages = Фрагментов принято за секунду: { $measured }
cli-bench-goal-least = (цель: не меньше { $goal })
cli-bench-queries = Запросы ({ $kind }, { $count }): половина — до { $median } мс, 19 из 20 — до { $most } мс, самый долгий — { $slowest } мс
cli-bench-goal-queries = (цель: 19 из 20 — до { $goal } мс)
cli-bench-missed = одна из целей не достигнута

cli-backup-done = База скопирована в { $file }, копия целая
cli-backup-there = { $file } уже есть: выберите другое имя флагом --out
cli-backup-failed = не удалось создать { $file }: { $error }
cli-backup-postgres = PostgreSQL копируют его собственной программой pg_dump

cli-eval-field = Поле
cli-eval-asked = Спрашивается
cli-eval-value = Значение
cli-eval-wrong = Что неверно
cli-eval-yes = да
cli-eval-no = нет
cli-eval-answers = В { $path } нет ответов в нужном виде, объекта из полей: { $example }
cli-eval-unknown = { $path }: в анкете нет поля «{ $field }», поэтому оно не учтено
cli-eval-moment = «{ $value }» — не момент; его пишут так: 2026-11-25T14:05+05:00
cli-help-form-import-limesurvey = Перенести анкету LimeSurvey вместе с ответами в исследование, где анкеты ещё нет
cli-flag-archive = Анкета, выгруженная из LimeSurvey (.lss), или её архив с ответами (.lsa)
cli-import-another = у исследования «{ $study }» есть своя анкета: переносите в исследование, где её нет
cli-import-done = Версия { $version }: { $added ->
    [one] перенесён { $added } ответ
    [few] перенесены { $added } ответа
   *[other] перенесено { $added } ответов
}, раньше уже были перенесены: { $already }.
cli-help-export-files = Файлы респондентов, один zip
cli-export-bundle = файлы складываются в один zip: укажите место через --out
cli-flag-media = Папка с изображениями, звуками и видео анкеты
cli-form-media-missing = { $path }: анкета называет этот файл, но его нет
cli-form-media-odd = { $path }: это не изображение, звук или видео, которые может показать страница
cli-form-media = сохранено файлов анкеты: { $count }

cli-help-tables = Любая таблица: строки по столбцам, с базами, интервалами и критериями
cli-flag-rows = Вопросы, ответы на которые станут строками, через запятую
cli-flag-columns = Вопросы, ответы на которые станут столбцами
cli-flag-nested = Столбцы один внутри другого, а не рядом
cli-flag-filter = Только ответы, для которых верно выражение анкеты
cli-flag-weight = Набор весов или числовой вопрос с весом каждого ответа
cli-flag-show = Что в ячейках: count, column_percent, row_percent, total_percent, mean, median, sd, se, min, max
cli-flag-interval = Интервал для каждого процента
cli-flag-test = Критерии связи строк и столбцов
cli-flag-letters = Буквы у различающихся столбцов, с поправкой или без неё
cli-flag-recipe = Файл с рецептом вместо этих флагов
cli-recipe-unreadable = не удалось прочитать { $path }: { $error }
cli-recipe-faults = таблицу нельзя посчитать:{ $faults }
cli-help-export-dataset = Ответы для SPSS, Stata, R и других программ или книга переменных, один файл
cli-flag-content = Чем обозначены варианты в CSV и книгах Excel
cli-flag-separator = Чем разделены значения в CSV
cli-flag-no-mark = Записать CSV без метки порядка байтов
cli-export-binary = этот формат не для экрана: укажите файл через --out
cli-dataset-rows = Записано ответов: { $count }
cli-dataset-progress = ответов прочитано

cli-help-import = Загрузка из файлов
cli-help-import-responses = Загрузить ответы, собранные в другом месте: CSV, XLSX, SAV, ZSAV
cli-flag-table = Загружаемый файл: CSV, XLSX, SAV или ZSAV
cli-flag-mapping = JSON с сопоставлением столбцов; без него берётся предложенное
cli-flag-check = Только проверить, ничего не сохранять
cli-flag-propose = Вывести предложенное сопоставление в JSON
cli-flag-doubts = Взять и то, чего анкета бы не приняла
cli-flag-already = Что делать с ответами, которые уже есть
cli-incoming-trouble = строка { $row }, { $column }: { $told }
cli-incoming-trouble-of = строка { $row }, { $column }, «{ $stands }»: { $told }
cli-incoming-checked = Строк: { $rows }; нельзя сохранить: { $faulty }; сомнительных: { $doubtful }; уже есть: { $there }
cli-incoming-refused = Ничего не загружено. Исправьте ошибки; для сомнительных ответов добавьте --doubts, для уже имеющихся --already
cli-incoming-progress = Просмотрено строк: { $rows }…

cli-help-weights = Веса ответов: рейкинг, постстратификация, импорт, список, просмотр
cli-help-weights-rake = Рейкинг по маргиналам из таблицы
cli-help-weights-poststratify = Постстратификация по ячейкам из таблицы
cli-help-weights-import = Взять веса из файла или из числового вопроса
cli-help-weights-list = Наборы весов исследования, JSON
cli-help-weights-show = Что получилось, JSON, или сами веса, CSV
cli-help-weights-again = Рассчитать набор заново по нынешним ответам
cli-help-weights-remove = Удалить набор
cli-flag-name = Имя набора весов
cli-flag-description = Для чего он
cli-flag-margins = Таблица целей (CSV, XLSX): variable, category, target – или переменные и target
cli-flag-amount = В чём указаны цели
cli-flag-base = Исходные веса: другой набор или числовой вопрос
cli-flag-missing = Респонденты без категории
cli-flag-empty = Категории, в которых никого нет
cli-flag-lower = Наименьший вес, в долях среднего
cli-flag-upper = Наибольший вес, в долях среднего
cli-flag-scale = Сумма весов: число респондентов или как дают цели и данные
cli-flag-strata = Вопрос, который указывает страту ответа
cli-flag-clusters = Вопрос, который указывает кластер
cli-flag-population = Числовой вопрос: сколько кластеров в страте в генеральной совокупности
cli-flag-lonely = Что добавляет к ошибкам страта с единственным кластером
cli-flag-csv = Файл весов: id или number ответа, weight
cli-flag-question = Числовой вопрос с весами
cli-flag-values = Вес каждого ответа, CSV
cli-flag-suppress = Скрыть числа меньше наименьшего в исследовании и то, что их выдало бы
cli-flag-let-out = Всё равно записать числа меньше наименьшего – по этой причине; это записывается
cli-flag-owner = Адрес владельца исследования, который так решил
cli-weights-unknown = нет весов «{ $name }», с которыми это можно сделать
cli-weights-faults = веса не рассчитаны: { $faults }
cli-publication-refused = ничего не записано: числа меньше { $least } не публикуются: { $tables }Скройте их с --suppress или пусть владелец укажет причину: --let-out ПРИЧИНА --owner АДРЕС
cli-help-export-plan = Все таблицы и рисунки плана со списком того, из чего они сделаны: папка или один zip
cli-flag-figure = Рисунок по таблице
cli-flag-dpi = Точек на дюйм у картинок
cli-flag-width = Ширина рисунков в печати, в миллиметрах
cli-figure-none = рисунок не выбран: укажите его флагом --figure или в рецепте
cli-plan-fault = { $key }: { $faults }
