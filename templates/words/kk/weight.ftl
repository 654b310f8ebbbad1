# Респонденттер салмағы және салмақталған көрсеткіштер.

## Көрсеткіштің мәні неге жоқ

weight-no-respondents = Мұнда салмағы мен мәні бар бірде-бір респондент жоқ.
weight-single-respondent = Бір респондент бойынша шашырауды есептеу мүмкін емес.
weight-no-freedom = Страта саны кластер санымен бірдей: қатені есептеу мүмкін емес.
weight-lonely-cluster = Стратада бір ғана кластер бар. Оны қалай ескеру керегін көрсетіңіз немесе стратаны басқасымен біріктіріңіз.
weight-no-variation = Барлық мән бірдей: қатені есептеу мүмкін емес.
weight-zero-denominator = Бөлгіш нөлге тең.
weight-single-category = Топ біреу ғана, салыстыратын ештеңе жоқ.
weight-sparse-table = Тексеру үшін кестеде бос ұяшық тым көп.
weight-too-many-cells = Тексеру үшін кестеде ұяшық тым көп.
weight-not-a-probability = Үлес 0 мен 1 аралығында болуы керек.
weight-overflow = Мәндер есептеу үшін тым үлкен.

## Деректермен бірге келген салмақтар

weight-negative = { $row }-жол: салмақ { $value } нөлден кем.
weight-not-finite = { $row }-жол: салмақ сан емес.
weight-out-of-range = { $row }-жол: салмақ { $value } тым аз немесе тым үлкен.
weight-none-positive = Бірде-бір жолда нөлден үлкен салмақ жоқ.

## Мақсатты үлестер

weight-no-targets = Қандай үлестерге қарай салмақтау керегі көрсетілмеген.
weight-unknown-variable = Деректерде «{ $variable }» айнымалысы жоқ.
weight-rows = «{ $variable }» айнымалысында жол саны: { $rows }, ал салмақ саны: { $expected }.
weight-unknown-code = «{ $variable }», { $row }-жол: айнымалыда мұндай санат жоқ.
weight-unknown-category = «{ $margin }» айнымалысында үлесі көрсетілген «{ $category }» санаты жоқ.
weight-repeated-target = «{ $margin }»: «{ $category }» санатына екі үлес көрсетілген.
weight-not-an-amount = «{ $margin }»: «{ $category }» санатының үлесі нөл не одан үлкен сан емес.
weight-sum = «{ $margin }»: үлестердің қосындысы { $sum }, бүтінді құрамайды.
weight-totals = «{ $margin }»: қосындысы { $sum }, ал бірінші айнымалыда { $expected }.
weight-without-target = «{ $margin }»: «{ $category }» санатының үлесі көрсетілмеген; ондағы респондент саны: { $n }.
weight-zero-target = «{ $margin }»: «{ $category }» санатының үлесі нөл, бірақ ондағы респондент саны: { $n }.
weight-empty-category = «{ $margin }»: үлесі көрсетілген «{ $category }» санатында ешкім жоқ. Оны алып тастаңыз немесе басқасымен біріктіріңіз.
weight-missing-category = «{ $margin }»: санаты белгісіз респондент саны: { $n }. Оларды шығарып тастау керек пе, көрсетіңіз.
weight-nobody-left = Салмағы бар бірде-бір респондент қалмады.
weight-bounds = Төменгі шек 1-ден кем, жоғарғысы 1-ден артық болуы керек: олар орташа салмаққа шаққанда алынады.

## Іріктеме жоспары

weight-design-rows = Страталарда немесе кластерлерде жол саны: { $rows }, ал салмақ саны: { $expected }.
weight-missing-stratum = Стратасы көрсетілмеген респондент саны: { $n }.
weight-missing-cluster = Кластері көрсетілмеген респондент саны: { $n }.
weight-population = { $stratum }-страта: бас жиынтықтағы кластер саны көрсетілмеген, барлық жерде бірдей емес немесе іріктелгеннен аз.

## Салмақ жиынтықтары

weight-nav = Салмақтар
weight-title = Салмақтар
weight-lead = Салмақтар іріктемені бас жиынтықтың құрылымына келтіреді. Жиынтық өз атауымен сақталады; кестелер мен суреттер соны атайды және салмақсыз n, тиімді n мен дизайн әсерін көрсетеді.
weight-new = Жаңа салмақтар
weight-none = Зерттеуде әзірге салмақ жоқ.
weight-all = Барлық салмақ
weight-glance = n { $n }, тиімді n { $effective }, deff { $deff }
weight-without = { $count } жауаптың салмағы жоқ.
weight-outdated = Содан бері жауап қосылды не түзетілді: жиынтық { $number }-жауапқа дейінгі деректер бойынша жасалған.
weight-made = { $at } жасалған, { $number }-жауапқа дейінгі деректер бойынша
weight-again = Қайта жасау
weight-download = CSV жүктеп алу
weight-remove = Жою
weight-use = Осы салмақпен кесте құру
weight-how = Қалай жасалған
weight-report = Нәтижесі
weight-faults = Салмақ жасалған жоқ:
weight-at-row = { $row }-жол: { $fault }

weight-ways = Салмақ жасау тәсілдері
weight-way-rake = Маргинал үлестер бойынша рейкинг
weight-way-post-stratify = Ұяшықтар бойынша постстратификация
weight-way-file = Файлдан алу
weight-way-question = Сұрақтағы сандар
weight-about-rake = Әр айнымалының үлестері бас жиынтықтағыдай болғанша салмақтар көбейтіле береді.
weight-about-post-stratify = Салмақтар бір айнымалының не қиылыстырылған бірнешеуінің ұяшықтарына бір қадаммен келтіріледі.
weight-about-file = Басқа жерде жасалған салмақтар, әр жауапқа біреуден.
weight-about-question = Әр жауаптың салмағын сұрақ не сауалнама есептеген мән береді.
weight-by = Бас жиынтықтағы үлестері белгілі айнымалылар
weight-fill = Санаттарын толтыру
weight-name = Атауы
weight-name-note = Айнымалы атауындай: алдымен әріп, содан кейін әріптер, цифрлар, «_», «-» және «.»; сұрақтың атауы болмауы керек.
weight-description = Не үшін керек және деректер қайдан алынған
weight-amount = Деректер
weight-amount-percent = пайызбен
weight-amount-count = адам санымен
weight-amount-share = бірдің үлесімен
weight-targets = Бас жиынтық туралы деректер
weight-variable = Айнымалы
weight-category = Санат
weight-target = Бас жиынтық, %
weight-before = Салмаққа дейін, %
weight-after = Салмақтан кейін, %
weight-paste = Кестені қою не файл таңдау
weight-paste-note = Бірінші жол бағандарды атайды: variable,category,target, ал ұяшықтар үшін – айнымалылардың атаулары мен target. Санаттар кодпен беріледі; сан жазылғандай аралықтарға бөлінеді: 18-29, 60+. Қиылысу былай жазылады: gender × age және f × 18-29.
weight-targets-file = Деректер файлы (CSV, XLSX, ODS)
weight-missing = Санаты жоқ респонденттер
weight-missing-refuse = салмақ жасалмасын
weight-missing-leave-out = салмақсыз қалады
weight-missing-own-category = өз үлесін сақтайды
weight-empty = Ешкім жоқ санаттар
weight-empty-refuse = салмақ жасалмасын
weight-empty-leave-out = алынып тасталады, қалғандарының үлесі артады
weight-file = Салмақтар файлы (CSV, XLSX, ODS)
weight-file-note = Жауаптың «id» не «number» бағаны (жауаптар файлындағыдай) және «weight» бағаны.
weight-question = Сұрақ
weight-base = Бастапқы салмақ
weight-base-none = барлығына 1
weight-base-set = «{ $name }» салмақтары
weight-lower = Кемінде
weight-upper = Көп дегенде
weight-bounds-note = Шектер орташа салмаққа шаққанда беріледі, мысалы 0,3 және 3; олардан асқаны қысқартылып, салмақтар қайта келтіріледі. Бос болса – шек жоқ.
weight-scale = Салмақтардың қосындысы
weight-scale-respondents = респонденттер саны
weight-scale-keep = бас жиынтықтың көрсетілген саны
weight-drawn = Іріктеме қалай жасалған
weight-drawn-note = Осы салмақты кестелердің стандартты қателері, аралықтары мен критерийлері соған сай есептеледі.
weight-strata = Страталар
weight-clusters = Кластерлер (бірінші саты)
weight-population-of = Стратаның бас жиынтықтағы кластер саны
weight-lonely = Жалғыз кластері бар страта
weight-lonely-refuse = стандартты қатесі болмайды
weight-lonely-nothing = ештеңе қоспайды
weight-lonely-adjust = жалпы орташадан ауытқуымен ескеріледі
weight-lonely-average = басқа страталардың орташасындай ескеріледі
weight-nothing = жоқ
weight-make = Салмақ жасау
weight-fact-way = Тәсілі
weight-fact-question = Сұрақ
weight-figure-n = Салмағы бар респондент
weight-figure-without = Салмағы жоқ жауап
weight-figure-zero = Нөлдік салмақ
weight-figure-sum = Қосындысы
weight-figure-min = Ең кіші
weight-figure-mean = Орташа
weight-figure-max = Ең үлкен
weight-figure-n-eff = Тиімді n (Киш)
weight-figure-deff = Салмақтардың дизайн әсері
weight-figure-deff-before = Бұрынғы дизайн әсері
weight-figure-trimmed = Қысқартылған
weight-figure-iterations = Итерация саны
weight-figure-rounds = Қысқартып, қайта рейкинг жасалған рет
weight-figure-farthest = Мақсаттан ең үлкен ауытқу, оның үлесі
weight-category-missing = санаты жоқ
weight-distance = Мақсаттан ең үлкен ауытқу: оның { $distance } үлесі.
weight-left-out = Ешкім болмағандықтан алынып тасталған: { $categories }.

weight-apart = { $iterations } итерациядан кейін маргинал үлестер жинақталмады: «{ $margin }» мақсатынан әлі { $percent } % алшақ. Деректер бір-біріне қайшы емес пе, тексеріңіз немесе сирек санаттарды біріктіріңіз.
weight-bounds-unreached = Салмақтар шектердің ішінде тұрмайды. Шектерді кеңейтіңіз немесе сирек санаттарды біріктіріңіз.
weight-targets-empty = Деректер кестесі бос.
weight-targets-many = Кестеде { $most } жолдан артық.
weight-targets-columns = Бірінші жол бағандарды атауы керек: variable, category, target – немесе айнымалылардың атаулары мен target.
weight-targets-blank = { $row }-жол: бірдеңе жетіспейді.
weight-targets-crossed = { $row }-жол: санат саны айнымалы санындай емес.
weight-targets-number = { $row }-жол: «{ $text }» – сан емес.
weight-target-cell = «{ $category }» үшін сан көрсетілмеген.
weight-one-margin = Постстратификация бір айнымалыға не бір қиылысуға жасалады. Бірнешеуі үшін рейкингті қолданыңыз.
weight-question-missing = Сұрақты таңдаңыз.
weight-file-missing = Файлды таңдаңыз.
weight-file-empty = Файл бос.
weight-file-columns = Файлда «id» не «number» бағаны және «weight» бағаны болуы керек.
weight-file-unknown = «{ $response }» деген жауап жоқ.
weight-file-twice = «{ $response }» жауабы екі рет берілген.
weight-file-number = «{ $text }» – сан емес.
weight-file-negative = салмақ { $text } нөлден кем.
weight-no-form = Зерттеудің жарияланған сауалнамасы әлі жоқ.
weight-name-malformed = Атау әріптен басталып, тек әріптерден, цифрлардан, «_», «-» және «.» таңбаларынан тұрады.
weight-name-question = «{ $name }» – сұрақтың атауы. Басқасын таңдаңыз.
weight-name-taken = «{ $name }» деген салмақ бұрыннан бар. Басқа атау таңдаңыз немесе алдымен оны жойыңыз.
weight-too-many-sets = Зерттеуде { $most } салмақ жиынтығынан артық болмайды. Алдымен біреуін жойыңыз.
weight-description-long = Сипаттама { $most } таңбадан ұзын.
weight-base-unknown = «{ $name }» – салмақ жиынтығы да, бір рет қойылатын сандық сұрақ та емес.
weight-variable-kind = «{ $variable }» бойынша салмақтауға болмайды: бір рет қойылатын жалғыз таңдау не сан керек.
weight-variable-bands = «{ $variable }» – сан: санаттары аралықпен жазылады, мысалы 18-29, 60+ не <18.
weight-bands-overlap = «{ $variable }»: { $number } екі аралыққа түседі.
weight-bands-many = «{ $variable }» айнымалысының аралықтары { $most }-ден көп. Кейбірін біріктіріңіз.
weight-nobody = «{ $weight }» бойынша бірде-бір жауаптың салмағы жоқ.
