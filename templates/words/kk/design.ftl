# Сауалнама құрастырғыш.

## Бастау

design-title = Сауалнама құрастыру
design-begin-lead = Сауалнаманы осында, кестесіз-ақ құрастырасыз. Жариялағанша оны зерттеу тобынан басқа ешкім көрмейді.
design-begin = Бастау
design-begin-newest = { $number }-нұсқадан бастау
design-begin-newest-hint = Жарияланған сауалнаманың көшірмесін өзгертесіз. Жарияланған нұсқаның өзі өзгермейді.
design-begin-example = Бір сұрақпен
design-begin-example-hint = Бір бет, бір сұрақ: қалай жасалатынын бірден көресіз.
design-begin-empty = Бос сауалнамадан
design-begin-empty-hint = Сұрақсыз бір бет.

## Тізім

design-outline = Беттер мен сұрақтар
design-form-settings = Бүкіл сауалнама
design-no-words = мәтіні әлі жоқ
design-row-required = міндетті
design-row-conditional = шартпен
design-faults = { $count ->
    [one] { $count } қате
   *[other] { $count } қате
 }
design-warnings = { $count ->
    [one] { $count } ескерту
   *[other] { $count } ескерту
 }
design-up = Жоғары
design-down = Төмен
design-up-what = Жоғары жылжыту: { $name }
design-down-what = Төмен жылжыту: { $name }

## Қосу

design-add = Сұрақ қосу
design-writing = Жазу тілі
design-add-label = Сұрақты жазыңыз
design-add-do = Қосу
design-add-page = Бет қосу

## Баптаулар

design-to-outline = Тізімге
design-page-settings = Бет
design-save = Сақтау
design-saved = Бәрі сақталды
design-saving = Сақталып жатыр…
design-offline = Байланыс жоқ. Өзгерістеріңіз осы бетте тұр, байланыс келгенде сақталады. Бетті жаппаңыз.
design-lost = Өзгеріс сақталмады: бетті қайта ашып көріңіз.
design-merged = Әріптесіңіздің өзгерістері де осында: олар басқа жерде болған.
design-moved = Жылжытылды
design-removed = Өшірілді; Ctrl+Z қайтарады
design-undone = Әрекет қайтарылды
design-grouping = Таңдалғаны: 
design-close = Жабу
design-text-missing = аудармасы жоқ
design-text-changed = түпнұсқа өзгерген
design-languages = Тілдер
design-language-default = негізгі
design-language-add = Қосу
design-language-remove = Алып тастау
design-language-first = Негізгі ету
design-choices = Жауап нұсқалары
design-choices-shared = Бұл нұсқаларды «{ $list }» тізімін қолданатын сұрақтардың бәрі бөліседі: мұндағы өзгеріс солардың бәрінде көрінеді.
design-choices-new = Жаңа нұсқалар, әр жолға біреуден
design-choices-add = Нұсқа қосу
design-choice = «{ $code }» нұсқасы
design-code = Код
design-remove = Өшіру
design-remove-what = Өшіру: { $name }
design-basics = Жауап
design-limits = Шектер
design-logic = Шарттар мен есептеу
design-more-texts = Басқа мәтіндер
design-data = Атауы, түрі, көрінісі
design-name = Деректердегі атауы
design-name-hint = Деректер кестесіндегі баған осылай аталады. Шарттар мен мәтіндердегі сілтемелер өзі түзетіледі.
design-kind = Түрі
design-actions = Әрекеттер
design-duplicate = Көшірмесін жасау
design-group = Топқа салу
design-ungroup = Топты тарату
design-move-to = Басқа жерге жылжыту
design-move = Жылжыту
design-required-if = Тек мына жағдайда міндетті: { $expression }
design-part-label = Сұрақ
design-part-note = Мәтін
design-part-title = Тақырыбы
design-part-choice = Жауап нұсқасы
design-part-short = Кестедегі қысқа атауы
design-part-hint = Түсініктеме
design-part-guidance = Сұхбат жүргізушіге нұсқау
design-part-required_message = Жауап берілмегенде айтылатын сөз
design-part-constraint_message = Жауап сәйкес келмегенде айтылатын сөз
design-field-relevant = Қашан сұралады
design-field-required = Жауап беру міндетті
design-field-constraint = Қандай жауап қабылданады
design-field-default = Әдепкі жауап
design-field-calculation = Есептеу
design-field-trigger = Мына сұрақтар өзгергенде ғана есептеледі
design-field-choice_filter = Қай нұсқалар ұсынылады
design-field-read_only = Тек көрсетіледі, өзгертілмейді
design-field-dont_know = «Білмеймін» деген нұсқасы бар
design-field-refuse = «Жауап бергім келмейді» деген нұсқасы бар
design-field-appearance = Көрінісі (XLSForm сөздерімен)
design-field-min = Ең азы
design-field-max = Ең көбі
design-field-max_length = Жауаптың ең көп ұзындығы, таңба
design-field-scale_start = Шкаланың басы
design-field-scale_end = Шкаланың соңы
design-field-scale_step = Қадамы
design-field-randomize = Нұсқалар кездейсоқ ретпен тұрады
design-field-repeat = Топ бірнеше рет толтырылады
design-field-repeat_count = Неше рет
design-field-exclusive = Басқалармен бірге таңдалмайды
design-hint-relevant = Бос болса – әрқашан. Мысалы: ${"{"}age{"}"} >= 18
design-hint-constraint = Нүкте – жауаптың өзі. Мысалы: . <= 120
design-hint-calculation = Мәнді осы өрнек береді. Мысалы: ${"{"}height{"}"} div 100
design-hint-choice_filter = Тізімнің бағандарына қарап сүзеді. Мысалы: region = ${"{"}region{"}"}
design-hint-repeat_count = Бос болса, жолдарды респондент өзі қосады. Мысалы: ${"{"}children{"}"}

## Сұрақ түрлері

design-kind-single = Бір жауап
design-kind-multiple = Бірнеше жауап
design-kind-rank = Рет-ретімен қою
design-kind-text = Қысқа мәтін
design-kind-long_text = Ұзын мәтін
design-kind-integer = Бүтін сан
design-kind-decimal = Сан
design-kind-range = Шкала
design-kind-date = Күні
design-kind-time = Уақыт
design-kind-datetime = Күні мен уақыты
design-kind-acknowledge = Растау
design-kind-point = Картадағы орын
design-kind-trace = Картадағы сызық
design-kind-area = Картадағы аумақ
design-kind-image = Сурет
design-kind-audio = Дыбыс жазбасы
design-kind-video = Бейнежазба
design-kind-file = Файл
design-kind-barcode = Штрихкод
design-kind-note = Түсіндірме мәтін
design-kind-group = Топ
design-kind-repeat = Қайталанатын топ
design-kind-calculation = Есептелетін мән
design-kind-hidden = Жасырын мән
design-kind-start = Басталған уақыты
design-kind-end = Аяқталған уақыты
design-kind-today = Толтырылған күні
design-kind-deviceid = Құрылғы нөмірі
design-kind-username = Толтырушының аты
design-kind-phonenumber = Телефон нөмірі
design-kind-email = Электрондық пошта
design-kind-audit = Толтыру журналы
design-kind-start_location = Басталған орны
design-kind-background_audio = Фондағы жазба

## Қайтару және пернелер

design-undo = Болдырмау
design-redo = Қайталау
design-undo-nothing = Қайтаратын әрекет жоқ.
design-keys = Пернелер
design-key-walk = тізім бойымен жүру
design-key-enter = сұрақты өзгерту
design-key-escape = тізімге оралу
design-key-move = сұрақты жылжыту
design-key-select = бірнешеуін таңдау
design-key-group = таңдалғандарды топқа салу
design-key-duplicate = көшірмесін жасау
design-key-remove = өшіру
design-key-undo = болдырмау, қайталау
design-preview = Телефонда
design-preview-nothing = Бұл бетте әлі ештеңе жоқ.
design-tab-questions = Сұрақтар
design-tab-words = Аудармалар

## Екі адам бір жерді өзгерткенде

design-conflict-title = Бұл жерді әріптесіңіз де өзгертті
design-conflict-lead = Ешкімнің жазғаны жоғалған жоқ. Қайсысы қалатынын таңдаңыз.
design-conflict-step = { $who }, { $when }: { $what }
design-conflict-part = Не өзгерді
design-conflict-theirs = Қазір тұрғаны
design-conflict-mine = Сіздің нұсқаңыз
design-somebody = Бұрынғы әріптес
design-take-theirs = Қазіргісін қалдыру
design-keep-mine = Менікін қою
design-did-add-page = бет қосылды
design-did-add = сұрақ қосылды
design-did-insert = «{ $name }» қойылды
design-did-move = «{ $name }» жылжытылды
design-did-remove = «{ $name }» өшірілді
design-did-rename = «{ $name }» енді «{ $to }»
design-did-duplicate = «{ $name }» көшірілді
design-did-group = сұрақтар топқа салынды
design-did-ungroup = «{ $name }» тобы таратылды
design-did-text = «{ $name }» мәтіні өзгерді
design-did-field = «{ $name }» баптауы өзгерді
design-did-kind = «{ $name }» түрі өзгерді
design-did-choices = «{ $name }» нұсқалары өзгерді
design-did-form = сауалнаманың баптауы өзгерді
design-did-languages = тілдер өзгерді
design-did-restore = сауалнама түгел ауыстырылды
design-did-several = { $count ->
    [one] { $count } өзгеріс бірге
   *[other] { $count } өзгеріс бірге
 }

## Жариялау

design-publish = Тексеріп, жариялау
design-publish-faults = { $count ->
    [one] { $count } қате бар: олар түзетілмейінше сауалнаманы жариялауға болмайды.
   *[other] { $count } қате бар: олар түзетілмейінше сауалнаманы жариялауға болмайды.
 }
design-publish-warnings = { $count ->
    [one] Жариялауға болады, бірақ { $count } ескертуге қарап шығыңыз.
   *[other] Жариялауға болады, бірақ { $count } ескертуге қарап шығыңыз.
 }
design-publish-fine = Қате де, ескерту де жоқ.
design-publish-renamed = Атауы өзгерген сұрақтар – ескі жауаптар солардың атында қалады:
design-publish-recoded = Жауап нұсқаларының кодтары өзгерді. Жарияламас бұрын осылай ма, тексересіз:

## Аудармалар

design-words-filter = Қай мәтіндер көрсетіледі
design-words-all = Бәрі
design-words-open = Тек аяқталмағандары
design-words-done = дайыны: { $done } / { $count }
design-words-changed = { $count } мәтіннің түпнұсқасы өзгерген
design-words-hidden = Тағы { $count } мәтін бар: алдымен осыларды бітіріңіз немесе файл арқылы аударыңыз.
design-words-none = Мұнда істейтін ештеңе жоқ.
design-words-taken = { $count ->
    [one] { $count } мәтін жаңарды.
   *[other] { $count } мәтін жаңарды.
 }
design-words-unmatched = { $count ->
    [one] { $count } жол қабылданбады:
   *[other] { $count } жол қабылданбады:
 }
design-words-out = Excel файлын жүктеп алу
design-words-in = Аударылған файл
design-words-take = Аудармаларды енгізу
design-words-hint = Файлды аудармашыға жіберіңіз: ол бос ұяшықтарды толтырып қайтарады. Негізгі тілдің мәтіні файл арқылы өзгермейді.
design-words-no-columns = Бұл аударма файлы емес: «path» деген баған жоқ.
design-words-no-text = Сауалнамада «{ $path }» деген мәтін жоқ.
design-words-source = «{ $path }»: файлдағы түпнұсқа қазіргіден өзгеше. Аудармасы алынды, бірақ қайта қарау керек.
design-words-no-file = Файлды таңдаңыз.
design-words-row = { $line }-жол

## Функциялар

design-function-selected = осы нұсқа таңдалған ба
design-function-count-selected = неше нұсқа таңдалған
design-function-selected-at = таңдалғандардың нешіншісі (нөлден)
design-function-jr-choice-name = таңдалған нұсқаның мәтіні
design-function-not = керісінше
design-function-if = шартқа қарай екінің бірі
design-function-coalesce = бос емес алғашқысы
design-function-true = иә
design-function-false = жоқ
design-function-string-length = неше таңба
design-function-contains = ішінде осы бөлік бар ма
design-function-starts-with = осыдан басталады ма
design-function-concat = мәтіндерді біріктіреді
design-function-regex = үлгіге сай ма
design-function-number = сан ретінде
design-function-int = бүтін бөлігі
design-function-round = дөңгелектейді
design-function-sum = жолдардағы сандардың қосындысы
design-function-count = неше жол
design-function-min = ең кішісі
design-function-max = ең үлкені
design-function-today = бүгінгі күн
design-function-date = күн ретінде
design-function-position = нешінші жол

## Неге бір нәрсе істелмеді

design-refused-gone = «{ $name }» сауалнамада енді жоқ.
design-refused-name-taken = «{ $name }» деген атау бос емес.
design-refused-neighbours = Топқа тек қатар тұрған сұрақтарды біріктіруге болады.
design-refused-inside-itself = Топ өзінің ішінде тұра алмайды.
design-refused-unnamed = Атауы жоқ нәрсені қоюға болмайды.
design-refused-kind = Сұрақ тек басқа түрдегі сұраққа айнала алады.
design-refused-field = Мұнда «{ $field }» баптауы жоқ.
design-refused-number = «{ $value }» – сан емес.
design-refused-whole = «{ $value }» – бүтін сан емес.
design-refused-day = «{ $value }» – күн емес; былай жазыңыз: 2024-03-09.
design-refused-step = Қадам нөлден үлкен болуы керек.
design-refused-long = Тым ұзын: ең көбі { $limit }.
design-refused-large = Бір әрекетке тым көп.
design-refused-deep = Бірінің ішінде бірі тұрған топ тым көп: шегі – { $limit }.
design-refused-shared = Бұл нұсқалар бірнеше сұраққа ортақ «{ $list }» тізімінен алынған.
