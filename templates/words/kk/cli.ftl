# Пәрмен жолы.

cli-help = Зерттеудің сауалнамасы, сұхбаттары, кестелері мен суреттері – қазақ, орыс және ағылшын тілдерінде.
cli-help-demo = Үлгіні көрсету: жауаптары мен сұхбаттары бар зерттеу
cli-help-serve = Деректер қалтасындағымен жұмыс істеу
cli-help-stem = Стандартты енгізуден оқылған сөздердің негіздерін шығару

cli-help-export = Кестелерді, суреттерді, жауаптарды не дәйексөздерді файлға жазу
cli-help-export-tables = Барлық сұрақтың кестелері: бір Excel кітабы, бір JSON файлы не әрқайсысы жеке CSV
cli-help-export-figures = Зерттеудің суреттері, әрқайсысы жеке файл
cli-help-export-responses = Барлық жауап, әрқайсысы бір жол
cli-help-export-project = Бүкіл зерттеу сапалық талдаудың басқа бағдарламаларына (REFI-QDA), бір файл
cli-help-export-codebook = Кодтар кітабы: Excel кітабы, CSV немесе REFI-QDA
cli-help-export-quotes = Кодталған дәйексөздер дереккөзімен, әрқайсысы бір жол
cli-help-backup = Saual жұмыс істеп тұрғанда дерекқорды жаңа файлға көшіру
cli-help-read-pdf = Серверге арнап стандартты кірістен PDF оқиды.
cli-help-reindex = Іздеу индексін дерекқордан қайта құру
cli-help-bench = Үлкен зерттеуге және оның барлық пішімдегі файлдарына қанша уақыт кететінін уақытша қалтада өлшеу
cli-flag-responses = Жауап саны
cli-flag-passages = Жауаптардың орнына іздеуге алынатын сұхбат үзінділерінің саны
cli-default = әдепкісі
cli-flag-format = Файл түрі
cli-flag-language = Тілі
cli-flag-out = Файл не қалта; көрсетілмесе, жалғыз файл стандартты шығысқа жазылады
cli-flag-by = Осы сұрақ бойынша салыстыру (бір жауабы таңдалатын)
cli-flag-codes = Жауаптарды сақталғандай кодпен жазу [әдепкісі]
cli-flag-labels = Кодтың орнына таңдалған тілдегі сөздерді жазу

cli-heading-usage = Қолданылуы
cli-heading-commands = Пәрмендер
cli-heading-arguments = Аргументтер
cli-heading-flags = Параметрлер
cli-help-form = Сауалнаманы тексеру, түрлендіру не жариялау
cli-help-form-check = Сауалнаманың барлық қатесі мен ескертуін ұяшығымен не жолымен көрсету
cli-help-form-convert = Сауалнаманы басқа түрдегі файлға жазу
cli-help-form-publish = Сауалнаманы зерттеудің келесі нұсқасы етіп жариялау
cli-help-form-eval = Сауалнаманы жауаптармен есептеу: барлық мәндер, не сұралады және не қате
cli-help-form-diff = Екі сауалнаманың немесе зерттеу сауалнамасының екі нұсқасының айырмасын көрсету
cli-help-form-dry-run = Сауалнаманы ойдан шығарылған респонденттерге толтыртып, қай жерде тұрып қалғанын көрсету
cli-flag-count = Респонденттердің ең көп саны
cli-flag-seed = Кездейсоқтықтың бастауы: сол санмен сол респонденттер жүреді
cli-dry-run-what = Файлды немесе --study арқылы зерттеуді көрсетіңіз
cli-dry-run-done = { $sent } респонденттен { $finished } респондент { $seconds } секундта соңына жетті; { $questions } сұрақтан { $asked } сұрақ қойылды
cli-dry-run-languages = { $language }: { $count }
cli-dry-run-pages = Беттер: { $least } – { $median } – { $most }
cli-dry-run-minutes = Минут: { $least } – { $median } – { $most }
cli-dry-run-refused = { $question }: сыналған { $tried } жауаптан { $refused } жауап қабылданбады
cli-dry-run-table = { $key } кестесі: { $rows }
cli-dry-run-seed = Бастапқы сан: { $seed } (--seed { $seed } сол респонденттерді қайта жібереді)
cli-dry-run-enough = { $sent } респонденттен кейін жаңа ештеңе кездеспеді, сондықтан одан көп жіберілмеді
cli-dry-run-stuck = { $number }-респондент ({ $language }) { $place } тұсында тоқтап қалды; бергені: { $answers }
cli-dry-run-blocked = { $count } жерде біреу әрі қарай өте алмайды
cli-flag-older = Ескі сауалнама
cli-flag-newer = Жаңа сауалнама
cli-flag-from = Ескі нұсқаның нөмірі [әдепкісі: жаңасының алдындағысы]
cli-flag-to = Жаңа нұсқаның нөмірі [әдепкісі: ең соңғысы]
cli-flag-declare = Мәлімдеме файлы (TOML): rename, recode, dropped, removed, kinds
cli-flag-rename = Сұрақтың атауы өзгерді: ескі=жаңа; бірнеше рет беруге болады
cli-flag-recode = Жауап нұсқасының коды өзгерді: сұрақ:ескі=жаңа; бірнеше рет беруге болады
cli-flag-removed = Сұрақ енді сұралмайды; бірнеше рет беруге болады
cli-flag-dropped = Жауап нұсқасы енді ұсынылмайды: сұрақ:код; бірнеше рет беруге болады
cli-flag-kinds = Сұрақтың жауап түрі әдейі өзгертілді; бірнеше рет беруге болады
cli-declare-malformed = --{ $flag } { $value }: бұлай жазылмайды, --help қараңыз
cli-declare-missing = «!» белгісі бар { $count } өзгерісті мәлімдеу керек, ештеңе жарияланған жоқ: --rename, --recode, --removed, --dropped немесе --kinds
cli-declare-faulty = { $count } мәлімдеме қате, ештеңе жарияланған жоқ
cli-declare-newer = осы арада { $version }-нұсқа жарияланды, ештеңе жарияланған жоқ
cli-form-faulty-file = { $path }: { $count } қате; saual form check қараңыз
cli-form-since = { $version }-нұсқадан бергі өзгерістер:
cli-form-same = Ештеңе өзгерген жоқ
cli-diff-what = Екі файлды немесе --study арқылы зерттеуді көрсетіңіз
cli-version-unknown = { $study } зерттеуінде { $version }-нұсқа жоқ
cli-help-form-compile = Өрнектерді браузер қабылдайтын түрде жазу: әр файлға бір JSON жолы
cli-flag-expressions = Өрнек файлдары (JSON), tests/data/expr ішіндегідей
cli-flag-file = Сауалнама: TOML, XLSX, XLS, ODS, CSV, XML, ZIP немесе қалта
cli-flag-into = Жазылатын файлдың түрі
cli-flag-answers = Жауаптары бар JSON файлы: өрістер объектісі; қайталау – объектілер жиымы
cli-flag-json = JSON түрінде шығару
cli-flag-now = Қай сәтке есептеу керек, мысалы 2026-11-25T14:05+05:00 [әдепкісі: қазір]
cli-flag-study = Зерттеудің мекенжайдағы аты

cli-flag-help = Анықтаманы көрсету
cli-flag-version = Нұсқасын көрсету
cli-flag-config = Баптаулар файлы [әдепкісі: saual.toml, егер бар болса]
cli-flag-data = Бәрі сақталатын қалта [әдепкісі: saual-data]
cli-flag-database = postgres://… не sqlite:ФАЙЛ [әдепкісі: деректер қалтасындағы файл]
cli-flag-listen = Сервер мекенжайы; 0 порты бос портты алады [әдепкісі: 127.0.0.1:8080]
cli-flag-public-url = Адамдар осында кіретін мекенжай; хаттар мен https cookie үшін керек
cli-flag-log = Журналға не жазылады, мысалы info не saual=debug

cli-config-unreadable = { $path } файлын оқу мүмкін емес: { $error }
cli-config-file = { $place }: { $error }
cli-config-variable = { $name } деген баптау жоқ
cli-config-value = { $origin }: { $key } баптауына «{ $value }» мәні жарамайды
cli-data-unwritable = { $path } деректер қалтасына жазу мүмкін емес: { $error }
cli-listening = { $link } – сервер { $address } мекенжайында тыңдап тұр
cli-listen-in-use = { $address } мекенжайы бос емес: --listen арқылы басқасын таңдаңыз
cli-listen-impossible = { $address } мекенжайын тыңдау мүмкін емес: { $error }
cli-database-silent = { $place } мекенжайында PostgreSQL жауап бермейді
cli-database-unreachable = { $place } дерекқоры ашылмады: { $error }
cli-database-newer = { $place } дерекқорын Saual-дың жаңарақ нұсқасы жасаған: { $error }
cli-database-unusable = { $place } дерекқорын пайдалану мүмкін емес: { $error }

cli-first-account = Алғашқы тіркелгі 24 сағат ішінде, бір рет осында жасалады: { $address }
cli-demo-survey = Сауалнама, телефонға арналған: { $address }
cli-demo-researcher = Зерттеушінің кіруі: { $address }
cli-demo-password = Мекенжай { $email }, бір рет кіретін құпиясөз: { $password }
cli-demo-own-password = Мекенжай { $email }, құпиясөз – өзіңіз таңдағаны
cli-demo-tables = Кестелер мен суреттер: { $folder }

cli-usage-unknown = бұл пәрменде «{ $given }» деген параметр не аргумент жоқ; тізімі – --help
cli-usage-command = «{ $given }» деген пәрмен жоқ; тізімі – --help
cli-usage-missing = { $what } көрсетілмеген; толығырақ – --help
cli-usage-value = { $flag } параметріне «{ $given }» мәні жарамайды
cli-usage-choice = { $flag } параметріне «{ $given }» мәні жарамайды; болатыны: { $choices }
cli-usage-no-value = { $flag } параметрінің мәні көрсетілмеген
cli-usage-conflict = { $flag } және { $other } бірге қолданылмайды
cli-usage-other = пәрмен түсініксіз; толығырақ – --help
cli-file-unreadable = { $path } файлын оқу мүмкін емес: { $why ->
    [absent] ондай файл не қалта жоқ
    [denied] рұқсат жоқ
    [folder] бұл – қалта
    [no-folder] жолдың бір бөлігі қалта емес
    [full] дискіде орын қалмаған
    [read-only] дискіні тек оқуға болады
    [encoding] ол UTF-8 кодтауында емес
   *[other] { $error }
}
cli-file-unwritable = { $path } файлын жазу мүмкін емес: { $why ->
    [absent] ондай файл не қалта жоқ
    [denied] рұқсат жоқ
    [folder] бұл – қалта
    [no-folder] жолдың бір бөлігі қалта емес
    [full] дискіде орын қалмаған
    [read-only] дискіні тек оқуға болады
    [encoding] ол UTF-8 кодтауында емес
   *[other] { $error }
}
cli-file-json = { $path } JSON емес: { $line }-жолдың { $column }-таңбасында бірдеңе дұрыс емес
cli-form-besides = Оған қоса, қате емес, бірақ байқаусызда қалған болуы мүмкін:
cli-form-warned = { $path }: { $count } ескерту бар; оларды saual form check көрсетеді
cli-study-unknown = «{ $study }» деген зерттеу жоқ
cli-form-fine = Қате жоқ: { $pages } бет, { $questions } сұрақ.
cli-form-faulty = сауалнамада { $count } қате бар
cli-form-published = { $version }-нұсқа болып жарияланды.
cli-form-converted = { $path } файлы жазылды.
cli-form-unchanged = Жариялайтын жаңа ештеңе жоқ: { $version }-нұсқа дәл осы мәтін.
cli-study-unpublished = «{ $study }» зерттеуінің сауалнамасы әлі жарияланбаған
cli-question-unknown = «{ $question }» – зерттеудің бір жауабы таңдалатын сұрағы емес
cli-export-folder = бірнеше файл жазылады: --out арқылы қалтаны көрсетіңіз
cli-export-file = Excel кітабын экранға шығаруға болмайды: --out арқылы файлды көрсетіңіз
cli-export-written = { $count } файл жазылды: { $path }
cli-reindexed = Индексте { $count } құжат бар.
cli-reindex-busy = Қазір іздеу индексіне басқа бағдарлама, мүмкін, іске қосулы сервер жазып жатыр. Сәлден соң қайталап көріңіз.

cli-bench-stored = Жауаптар сақталды: { $measured } мс
cli-bench-loaded = Бір секундта жадқа оқылған жауап саны: { $measured }
cli-bench-bytes = Бір жауапқа жұмсалған жад: { $measured } байт
cli-bench-alone = Барлық сұрақтың бір өлшемді кестелері: { $measured } мс
cli-bench-pair = Екі сұрақтың ең ұзақ есептелген кестесі: { $measured } мс
cli-bench-means = Сандардың бір жауапты сұрақ бойынша орташа мәндері, ең ұзақ кесте: { $measured } мс
cli-bench-means-several = Сандардың бірнеше жауапты сұрақ бойынша орташа мәндері, ең ұзақ кесте: { $measured } мс
cli-bench-pairs = Екі сұрақтың барлық кестесі, бірінен соң бірі: { $measured } мс
cli-bench-duckdb-alone = DuckDB, барлық сұрақтың бір өлшемді кестелері: { $measured } мс
cli-bench-duckdb-pair = DuckDB, екі сұрақтың ең ұзақ есептелген кестесі: { $measured } мс
cli-bench-duckdb-pairs = DuckDB, екі сұрақтың барлық кестесі: { $measured } мс
cli-bench-beside = DuckDB-мен қатар, екі сұрақтың барлық кестесі: { $measured } мс
cli-bench-no-duckdb = DuckDB-мен салыстырылмады: python3 бағдарламасында «duckdb» модулі жоқ
cli-bench-export = Бір секундта CSV файлына жазылған жауап саны: { $measured }
cli-bench-memory = Экспорт жұмсаған жад: { $measured } МиБ
cli-bench-dataset = { $format } деректер жинағы: секундына { $measured } жауап, жады { $memory } МиБ
cli-bench-no-xlsx = xlsx деректер жинағы жазылмады: бір парақта 1 048 575 жауаптан артық сыймайды
cli-bench-goal = (мақсат: { $goal } не одан аз)
cli-bench-passages = Бір секундта алынған үзінді саны: { $measured }
cli-bench-goal-least = (мақсат: { $goal } не одан көп)
cli-bench-queries = Сұраныстар ({ $kind }, { $count }): жартысы – { $median } мс ішінде, 20-дан 19-ы – { $most } мс ішінде, ең ұзағы – { $slowest } мс
cli-bench-goal-queries = (мақсат: 20-дан 19-ы { $goal } мс ішінде)
cli-bench-missed = мақсаттың бірі орындалмады

cli-backup-done = Дерекқор { $file } файлына көшірілді, көшірме бүтін
cli-backup-there = { $file } бұрыннан бар: --out арқылы басқа атау таңдаңыз
cli-backup-failed = { $file } файлын жасау мүмкін болмады: { $error }
cli-backup-postgres = PostgreSQL өзінің pg_dump бағдарламасымен көшіріледі

cli-eval-field = Өріс
cli-eval-asked = Сұралады
cli-eval-value = Мәні
cli-eval-wrong = Қатесі
cli-eval-yes = иә
cli-eval-no = жоқ
cli-eval-answers = { $path } файлында жауаптар керекті түрде, өрістер объектісі болып тұрған жоқ: { $example }
cli-eval-unknown = { $path }: сауалнамада «{ $field }» өрісі жоқ, сондықтан ол есепке алынбады
cli-eval-moment = «{ $value }» – сәт емес; ол былай жазылады: 2026-11-25T14:05+05:00
cli-help-form-import-limesurvey = LimeSurvey сауалнамасын жауаптарымен бірге сауалнамасы әлі жоқ зерттеуге көшіру
cli-flag-archive = LimeSurvey-ден жүктелген сауалнама (.lss) немесе оның жауаптары бар мұрағаты (.lsa)
cli-import-another = «{ $study }» зерттеуінің өз сауалнамасы бар: сауалнамасы жоқ зерттеуге көшіріңіз
cli-import-done = { $version }-нұсқа: { $added } жауап көшірілді, бұрын көшірілгені: { $already }.
cli-help-export-files = Респонденттер жіберген файлдар, бір zip
cli-export-bundle = файлдар бір zip болып жазылады: орнын --out арқылы көрсетіңіз
cli-flag-media = Сауалнамадағы сурет, дыбыс, бейне файлдары жатқан қалта
cli-form-media-missing = { $path }: сауалнама осы файлды атайды, бірақ ол жоқ
cli-form-media-odd = { $path }: бұл бет көрсете алатын сурет, дыбыс не бейне емес
cli-form-media = сауалнама файлдары сақталды: { $count }

cli-help-tables = Кез келген кесте: жолдар мен бағандар, базасы, аралықтары, критерийлері
cli-flag-rows = Жауаптары жол болатын сұрақтар, үтір арқылы
cli-flag-columns = Жауаптары баған болатын сұрақтар
cli-flag-nested = Бағандар қатар емес, бірінің ішінде бірі тұрады
cli-flag-filter = Тек сауалнама өрнегі орындалатын жауаптар
cli-flag-weight = Салмақ жиынтығы не әр жауаптың салмағы жазылған сандық сұрақ
cli-flag-show = Ұяшықтарда не тұрады: count, column_percent, row_percent, total_percent, mean, median, sd, se, min, max
cli-flag-interval = Әр пайыздың аралығы
cli-flag-test = Жолдар мен бағандар байланысының критерийлері
cli-flag-letters = Айырмасы бар бағандардың әріптері, түзетумен немесе түзетусіз
cli-flag-recipe = Жалаушалардың орнына рецепті бар файл
cli-recipe-unreadable = { $path } оқылмады: { $error }
cli-recipe-faults = кестені есептеуге болмайды:{ $faults }
cli-help-export-dataset = SPSS, Stata, R және басқа бағдарламаларға арналған жауаптар не айнымалылар кітабы, бір файл
cli-flag-content = CSV мен Excel кітабында нұсқалар немен белгіленеді
cli-flag-separator = CSV мәндері немен бөлінеді
cli-flag-no-mark = CSV файлын байт реті белгісінсіз жазу
cli-export-binary = бұл пішім экранға арналмаған: --out арқылы файлды көрсетіңіз
cli-dataset-rows = Жазылған жауаптар: { $count }
cli-dataset-progress = жауап оқылды

cli-help-import = Файлдан енгізу
cli-help-import-responses = Басқа жерде жиналған жауаптарды енгізу: CSV, XLSX, SAV, ZSAV
cli-flag-table = Енгізілетін файл: CSV, XLSX, SAV немесе ZSAV
cli-flag-mapping = Бағандардың сәйкестігі жазылған JSON; болмаса, ұсынылғаны алынады
cli-flag-check = Тек тексеру, ештеңе сақталмайды
cli-flag-propose = Ұсынылған сәйкестікті JSON түрінде шығару
cli-flag-doubts = Сауалнама қабылдамайтын жауаптарды да алу
cli-flag-already = Бұрыннан бар жауаптармен не істеу керек
cli-incoming-trouble = { $row }-жол, { $column }: { $told }
cli-incoming-trouble-of = { $row }-жол, { $column }, «{ $stands }»: { $told }
cli-incoming-checked = Жол саны: { $rows }; сақтауға келмейді: { $faulty }; күмәнді: { $doubtful }; бұрыннан бар: { $there }
cli-incoming-refused = Ештеңе енгізілген жоқ. Қателерді түзетіңіз; күмәнді жауаптар үшін --doubts, бұрыннан бар жауаптар үшін --already параметрін қосыңыз
cli-incoming-progress = { $rows } жол қаралды…

cli-help-weights = Жауаптардың салмақтары: рейкинг, постстратификация, файлдан алу, тізім, көрсету
cli-help-weights-rake = Кестедегі маргиналдарға рейкинг
cli-help-weights-poststratify = Кестедегі ұяшықтарға постстратификация
cli-help-weights-import = Салмақтарды файлдан не сандық сұрақтан алу
cli-help-weights-list = Зерттеудің салмақ жиынтықтары, JSON
cli-help-weights-show = Нәтижесі, JSON, немесе салмақтардың өзі, CSV
cli-help-weights-again = Жиынтықты қазіргі жауаптар бойынша қайта жасау
cli-help-weights-remove = Жиынтықты жою
cli-flag-name = Салмақ жиынтығының атауы
cli-flag-description = Не үшін керек
cli-flag-margins = Мақсаттар кестесі (CSV, XLSX): variable, category, target – немесе айнымалылар мен target
cli-flag-amount = Мақсаттар немен берілген
cli-flag-base = Бастапқы салмақ: басқа жиынтық не сандық сұрақ
cli-flag-missing = Санаты жоқ респонденттер
cli-flag-empty = Ешкім жоқ санаттар
cli-flag-lower = Ең кіші салмақ, орташаға шаққанда
cli-flag-upper = Ең үлкен салмақ, орташаға шаққанда
cli-flag-scale = Салмақтардың қосындысы: респонденттер саны не мақсаттар мен деректер бергендей
cli-flag-strata = Жауаптың стратасын көрсететін сұрақ
cli-flag-clusters = Кластерін көрсететін сұрақ
cli-flag-population = Сандық сұрақ: стратаның бас жиынтықта неше кластері бар
cli-flag-lonely = Жалғыз кластері бар страта қатеге не қосады
cli-flag-csv = Салмақтар файлы: жауаптың id не number, weight
cli-flag-question = Салмақ жазылған сандық сұрақ
cli-flag-values = Әр жауаптың салмағы, CSV
cli-flag-suppress = Зерттеудің ең кіші санынан кем сандарды және оларды білдіретінін жасыру
cli-flag-let-out = Ең кіші саннан кемін осы себеппен бәрібір жазу; ол жазып қойылады
cli-flag-owner = Соған рұқсат берген зерттеу иесінің адресі
cli-weights-unknown = мұны істеуге болатын «{ $name }» салмақтары жоқ
cli-weights-faults = салмақ жасалған жоқ: { $faults }
cli-publication-refused = ештеңе жазылмады: { $least } шегінен кіші сандар жарияланбайды: { $tables }Оларды --suppress арқылы жасырыңыз немесе иесі себебін айтсын: --let-out СЕБЕП --owner АДРЕС
cli-help-export-plan = Жоспардың барлық кестесі мен суреті және олардың неден жасалғаны: қалта не бір zip
cli-flag-figure = Кесте бойынша сурет
cli-flag-dpi = Кескіннің бір дюймдегі нүктелері
cli-flag-width = Суреттің баспадағы ені, миллиметрмен
cli-figure-none = сурет таңдалмаған: оны --figure жалаушасымен не рецептте көрсетіңіз
cli-plan-fault = { $key }: { $faults }
