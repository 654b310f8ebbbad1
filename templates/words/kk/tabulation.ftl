# Нұсқау бойынша жасалатын кестелер мен суреттер.

## Нұсқаудағы қателер

tabulation-fault-json = Бұл JSON емес: { $line }-жол, { $column }-баған.
tabulation-fault-large = Нұсқау { $limit } КБ-тан ұзын.
tabulation-fault-type = { $place }: мұнда { $wanted ->
    [object] жүйелі жақшадағы сипаттама
    [list] тізім
    [text] мәтін
    [name] атау
    [names] атаулар тізімі
    [code] код
    [codes] кодтар тізімі
    [whole] нөлден кем емес бүтін сан
    [number] сан
   *[word] рұқсат етілген сөздердің бірі
} тұруы керек.
tabulation-fault-missing = { $place }: «{ $key }» өрісі жетіспейді.
tabulation-fault-unknown = { $place }: «{ $key }» деген өріс жоқ.
tabulation-fault-version = { $place }: бағдарлама тек 1-нұсқадағы нұсқауларды біледі.
tabulation-fault-many = { $place }: мұнда { $limit } данадан артық тұра алмайды.
tabulation-fault-empty = { $place }: мұнда кемінде біреуі тұруы керек.
tabulation-fault-digits = { $place }: пайыздың үтірден кейін алтыдан артық таңбасы болмайды.
tabulation-fault-source = { $place }: айнымалы мыналардың дәл біреуі болады: сұрақ, сұрақтар кестесі, өрнек, кодтар немесе жауап туралы мәлімет.
tabulation-fault-bands = { $place }: аралықтар шектерімен немесе 2-ден 100-ге дейінгі санымен беріледі: ені тең не толымы тең.
tabulation-fault-band = { $place }: аралықтың кемінде бір шегі болады, төменгі шегі жоғарғысынан кіші.
tabulation-fault-box = { $place }: ең жоғарғы немесе ең төменгі мәндердің нешеуі алынатынын көрсетіңіз.
tabulation-fault-quantile = { $place }: квантиль 0 мен 1-дің арасында, ал түрі 6 немесе 7 болады.
tabulation-fault-level = { $place }: деңгей 0 мен 1-дің арасында болады.
tabulation-fault-question = { $place }: сауалнамада «{ $name }» деген сұрақ жоқ.
tabulation-fault-choice = { $place }: «{ $name }» деген нұсқа жоқ.
tabulation-fault-twice = { $place }: екі санат «{ $name }» деп аталған.
tabulation-fault-no-number = { $place }: «{ $name }» сан емес, сондықтан аралықтары жоқ.
tabulation-fault-no-day = { $place }: «{ $name }» күн емес, сондықтан кезеңдері жоқ.
tabulation-fault-no-choices = { $place }: «{ $name }» сұрағында біріктіретін нұсқалар жоқ.
tabulation-fault-no-scale = { $place }: «{ $name }» сан емес, сондықтан шкаланың жоғарғы не төменгі шеті жоқ.
tabulation-fault-ends = { $place }: шкалада { $name } мәннен артық жоқ.
tabulation-fault-overlap = { $place }: { $name } аралығы басқа аралықтың ішінен басталады.
tabulation-fault-grid = { $place }: сұрақтар кестесі тек жолдарда тұра алады.
tabulation-fault-grid-choices = { $place }: «{ $name }» сұрағының нұсқалары кестенің басқа сұрақтарындағыдай емес.
tabulation-fault-repeat = { $place }: сауалнамада «{ $name }» деген қайталанатын топ жоқ.
tabulation-fault-apart = { $place }: «{ $name }» бұған қатысы жоқ қайталанатын топта сұралады.
tabulation-fault-expression = { $place }: өрнек оқылмайды, { $at }-таңба.
tabulation-fault-world = { $place }: кесте әр жолы бірдей шығуы керек, сондықтан оның өрнектері уақытқа, кездейсоқтыққа, тізімдерге және жазуларға сүйене алмайды: { $name }.
tabulation-fault-own = { $place }: «.» мұнда ештеңені білдірмейді: { $name }.
tabulation-fault-path = { $place }: сұрақтар мұнда былай жазылады: { "${" }{ $name }{ "}" }.
tabulation-fault-unkept = { $place }: «{ $name }» сұрағының жауаптары кестелер үшін сақталмайды, тек бар-жоғы белгілі.
tabulation-fault-classes = { $place }: санаттар 10 000-нан көп ({ $name }).
tabulation-fault-periods = { $place }: { $name } кезең шықты; ұзағырақ кезеңдерді алыңыз.
tabulation-fault-no-codes = { $place }: бұл зерттеуде кодталған сұхбат жоқ.
tabulation-fault-code = { $place }: «{ $name }» деген код жоқ.
tabulation-fault-not-known = { $place }: жауаптар туралы бұл белгісіз.
tabulation-fault-weight = { $place }: бұл жауаптарға арналған «{ $name }» салмағы жоқ.
tabulation-fault-weight-value = { $place }: { $at }-жауаптың «{ $name }» салмағы нөлден кіші немесе сан емес.
tabulation-fault-number-column = { $place }: «{ $name }» – сан: баған жасау үшін аралықтарын беріңіз.
tabulation-fault-large-table = { $place }: кестеде миллиондаған ұяшық болар еді.

## Айнымалылар мен санаттар

tabulation-variable-language = Жауап тілі
tabulation-variable-day = Жауап берілген күн
tabulation-variable-week = Жауап берілген апта, дүйсенбіден бастап
tabulation-variable-month = Жауап берілген ай
tabulation-variable-codes = Сұхбат кодтары
tabulation-class-no-code = Бұл кодтардың ешқайсысы жоқ
tabulation-class-given = Жауап берілген
tabulation-class-outside = Қалғандары
tabulation-class-from = { $from } және одан көп
tabulation-class-below = { $below } дегеннен аз
tabulation-class-top = Ең жоғарғы мәндер: { $count }
tabulation-class-bottom = Ең төменгі мәндер: { $count }

## Бағандар

tabulation-measure-weighted-count = Салмақталған саны
tabulation-measure-column-percent = Баған бойынша, %
tabulation-measure-row-percent = Жол бойынша, %
tabulation-measure-total-percent = Бүкіл кестеге шаққанда, %
tabulation-column-all = Барлығы
tabulation-column-base = n
tabulation-group-missing = Жауап жоқ

## Сандық көрсеткіштер

tabulation-statistic-n = Сандық жауаптар
tabulation-statistic-mean = Орташа мән
tabulation-statistic-median = Медиана
tabulation-statistic-sd = Стандартты ауытқу
tabulation-statistic-se = Орташа мәннің стандартты қатесі
tabulation-statistic-min = Ең кіші мән
tabulation-statistic-max = Ең үлкен мән
tabulation-statistic-first = Ең ерте күн
tabulation-statistic-last = Ең кеш күн
tabulation-statistic-quantile = { $percent }% квантилі ({ $type }-түр)

## Кестеде кімдер саналған

tabulation-base-several = Әр сұраққа жауап бергендер (барлығы { $all } респондент); n әр сұрақтың астында көрсетілген
tabulation-base-several-rows = Әр сұраққа жауабы бар жолдар (барлық жолдар: { $all }; жол толтырған респонденттер: { $respondents }, барлығы { $everyone } респондент); n әр сұрақтың астында көрсетілген
tabulation-base-hidden = Ешкім танылып қалмауы үшін жауап бергендердің саны көрсетілмеді
tabulation-base-hidden-rows = Ешкім танылып қалмауы үшін жауабы бар жолдардың саны көрсетілмеді
tabulation-note-filter = Тек мына шартқа сай келетіндер саналған: { $filter }. Кірмегендер: { $count }.
tabulation-note-weight = Пайыздар мен көрсеткіштер «{ $weight }» бойынша салмақталған; n мен сандар салмақталмаған.
tabulation-note-effective = Салмақсыз n – { $n }; Киш бойынша тиімді n – { $effective }, салмақтардың дизайн әсері – { $deff }.
tabulation-note-without-weight = «{ $weight }» бойынша салмағы жоқ { $count } жауап есепке алынбады.
tabulation-note-drawn = Стандартты қателер мен аралықтар іріктеме дизайны бойынша есептелген: { $strata } страта, { $clusters } кластер.
tabulation-note-percent-answered = Пайыздар жауап бергендерге шаққанда есептелген.
tabulation-note-percent-substantive = Пайыздар кемінде бір нұсқаны таңдағандарға шаққанда есептелген.
tabulation-note-percent-responses = Пайыздар барлық таңдалған жауаптарға шаққанда есептелген.
tabulation-note-percent-answered-column = Баған бойынша пайыздар сол бағандағы жауап бергендерге шаққанда есептелген.
tabulation-note-percent-substantive-column = Баған бойынша пайыздар сол бағандағы кемінде бір нұсқаны таңдағандарға шаққанда есептелген.
tabulation-note-percent-responses-column = Баған бойынша пайыздар сол бағанда таңдалған барлық жауаптарға шаққанда есептелген.
tabulation-note-missing = «{ $question }» сұрағына жауап жоқ: сұралмаған – { $not_asked }, білмейді – { $dont_know }, бас тартқан – { $refused }, бос қалдырған – { $no_answer }.
tabulation-note-left-out = Бағандағы сұраққа жауабы жоқ болғандықтан кірмегендер: { $count } (сұралмаған – { $not_asked }, білмейді – { $dont_know }, бас тартқан – { $refused }, бос қалдырған – { $no_answer }).
tabulation-note-overlap = Бір респондент бірнеше бағанда саналуы мүмкін.
tabulation-note-net = Біріктірілген санат адамды бір-ақ рет санайды, нұсқаларының қайсысын таңдаса да.

## Қайталанатын топтың жолдары бойынша кестелер

tabulation-note-percent-answered-rows = Пайыздар жауабы бар жолдарға шаққанда есептелген.
tabulation-note-percent-substantive-rows = Пайыздар кемінде бір нұсқа таңдалған жолдарға шаққанда есептелген.
tabulation-note-percent-responses-rows = Пайыздар барлық жолдарда таңдалған жауаптарға шаққанда есептелген.
tabulation-note-percent-answered-column-rows = Баған бойынша пайыздар сол бағандағы жауабы бар жолдарға шаққанда есептелген.
tabulation-note-percent-substantive-column-rows = Баған бойынша пайыздар сол бағандағы кемінде бір нұсқа таңдалған жолдарға шаққанда есептелген.
tabulation-note-percent-responses-column-rows = Баған бойынша пайыздар сол бағанның жолдарында таңдалған барлық жауаптарға шаққанда есептелген.
tabulation-note-left-out-rows = Бағандағы сұраққа жауабы жоқ болғандықтан кірмеген жолдар: { $count } (сұралмаған – { $not_asked }, білмейді – { $dont_know }, бас тартқан – { $refused }, бос қалдырған – { $no_answer }).

## Статистикалық қорытындылар

tabulation-group-interval = { $level }% аралық
tabulation-group-residual = Түзетілген қалдық
tabulation-row-letters = Бағанның әрпі
tabulation-row-higher = Мына бағандағыдан жоғары
tabulation-test-chi-squared = χ²
tabulation-test-chi-squared-df = χ²: еркіндік дәрежесі
tabulation-test-chi-squared-p = χ²: p
tabulation-test-yates = Йейтс түзетуі бар χ²
tabulation-test-yates-p = Йейтс түзетуі бар χ²: p
tabulation-test-cramer-v = Крамердің V коэффициенті
tabulation-test-fisher-p = Фишердің дәл критерийі: p
tabulation-test-odds-ratio = Мүмкіндіктер қатынасы
tabulation-test-welch-t = Уэлчтің t критерийі
tabulation-test-welch-df = Уэлчтің t критерийі: еркіндік дәрежесі
tabulation-test-welch-p = Уэлчтің t критерийі: p
tabulation-test-anova-f = Дисперсиялық талдау: F
tabulation-test-anova-df1 = Дисперсиялық талдау: топаралық еркіндік дәрежесі
tabulation-test-anova-df2 = Дисперсиялық талдау: топішілік еркіндік дәрежесі
tabulation-test-anova-p = Дисперсиялық талдау: p
tabulation-test-mann-whitney-u = Манн–Уитнидің U критерийі
tabulation-test-mann-whitney-p = Манн–Уитнидің U критерийі: p
tabulation-test-kruskal-wallis-h = Краскел–Уоллистің H критерийі
tabulation-test-kruskal-wallis-df = Краскел–Уоллистің H критерийі: еркіндік дәрежесі
tabulation-test-kruskal-wallis-p = Краскел–Уоллистің H критерийі: p
tabulation-note-interval = { $level }% аралықтар { $kind ->
    [clopperpearson] Клоппер–Пирсон әдісімен (дәл)
    [agresticoull] Агрести–Коулл әдісімен
    [logit] логит шкаласында
    [korngraubard] Корн–Граубард әдісімен
   *[wilson] Уилсон әдісімен
} есептелген.
tabulation-note-letters = Әріп пайызы немесе орташа мәні { $level }% деңгейінде төмен бағанды білдіреді: екіжақты, салмақсыз, көп салыстыруға түзету енгізілмеген.
tabulation-note-letters-bonferroni = Әріп пайызы немесе орташа мәні { $level }% деңгейінде төмен бағанды білдіреді: екіжақты, салмақсыз, жолдағы жұптар үшін Бонферрони түзетуі енгізілген.
tabulation-note-low-expected = Мұнда χ² сенімді емес: күтілетін жиілігі 5-тен аз ұяшықтар саны – { $count } (барлығы { $cells }).
tabulation-note-untested-overlap = Бір респондент бірнеше жолға немесе бағанға түсуі мүмкін болса, кесте тұтас тексерілмейді.
tabulation-note-untested-fisher = Фишердің дәл критерийі екіге екі кестелерге ғана есептеледі.
tabulation-note-untested-hidden = Жасырылған сандарды есептеп шығаруға болатын критерийлер көрсетілмеген.
tabulation-note-unweighted-tests = Рао–Скотт критерийінен басқасы салмақсыз есептелген.
tabulation-note-interval-effective = Аралықтар салмақталған пайыздарға Киш бойынша тиімді n-мен есептелген.
tabulation-note-hidden = { $least } шегінен кіші, нөлден өзге сандар және оларды есептеп шығаруға болатын мәндер көрсетілмеген (*).
tabulation-note-hidden-banner = Сол бір жауаптар туралы бағандардың бірін екіншісінен қосып шығаруға болады: кейбір сандар жасырылған жерде солардың ең егжей-тегжейлісі ғана көрсетіледі.
tabulation-test-rao-scott-f = Рао–Скотт F критерийі, салмақпен
tabulation-test-rao-scott-df1 = Рао–Скотт F: алымның еркіндік дәрежесі
tabulation-test-rao-scott-df2 = Рао–Скотт F: бөлімнің еркіндік дәрежесі
tabulation-test-rao-scott-p = Рао–Скотт F: p

## Рецепт бойынша суреттер

drawn-series = { $label } (n = { $n })
drawn-map-missing = дерек жоқ
drawn-network-unit = Бірге, рет:
drawn-base-answered = n = { $n }, жауап бергендерге шаққанда, %
drawn-base-substantive = n = { $n }, кемінде бір нұсқа таңдағандарға шаққанда, %
drawn-base-responses = n = { $n } жауап, барлық жауаптарға шаққанда, %
drawn-base-row = n = { $n }, жолға шаққанда, %
drawn-base-total = n = { $n }, барлығына шаққанда, %
drawn-base-count = n = { $n }
drawn-base-number = n = { $n }
drawn-base-hidden = ешкім танылып қалмауы үшін респонденттер саны көрсетілмеді
drawn-base-answered-rows = n = { $n } жол, жауабы бар жолдарға шаққанда, %
drawn-base-substantive-rows = n = { $n } жол, кемінде бір нұсқа таңдалған жолдарға шаққанда, %
drawn-base-responses-rows = n = { $n }: барлық жолдардағы жауаптар; барлық жауаптарға шаққанда, %
drawn-base-row-rows = n = { $n } жол, кесте жолына шаққанда, %
drawn-base-total-rows = n = { $n } жол, барлық жолдарға шаққанда, %
drawn-base-count-rows = n = { $n } жол
drawn-base-number-rows = n = { $n } жол
drawn-base-hidden-rows = ешкім танылып қалмауы үшін жолдар саны көрсетілмеді
drawn-clause-several = бірнеше жауап таңдауға болатын
drawn-clause-shown = көрсетілгені: { $label }
drawn-clause-interval = кесінділер – { $level }% сенім аралықтары ({ $kind ->
    [wilson] Уилсон
    [clopperpearson] Клоппер – Пирсон
    [agresticoull] Агрести – Коулл
    [logit] логит
    [korngraubard] Корн – Граубард
   *[t] орташаның, t бойынша
})
drawn-clause-weight = «{ $weight }» бойынша салмақталған
drawn-clause-filter = тек мына шарт орындалатындар: { $filter }
drawn-clause-hidden = * көрсетілмеді: { $least }-ден аз немесе ондай санды білдіріп қоятын мән

## Сурет неге салынбайды

drawn-fault-none = Сурет таңдалмаған.
drawn-fault-empty = Әзірге салатын ештеңе жоқ.
drawn-fault-banners = Суретте бағандар – бір айнымалы немесе бірінің ішінде бірі тұрған бірнешеуі, бірақ қатар тұрған бірнешеуі емес.
drawn-fault-several = Жолдардағы бірнеше айнымалы жауаптары бірдей болып, бағандар болмаса ғана бірге салынады.
drawn-fault-numbers = Санның санаттары жоқ. Орташасын не медианасын таңдаңыз немесе санды аралықтарға бөліңіз.
drawn-fault-days = Барлық күн бірге алынғанда тек алғашқысы мен соңғысы көрсетіледі. Сурет салу үшін күн, апта не ай бойынша санаңыз.
drawn-fault-parts = Бірнеше жауап таңдауға болатын сұрақта жауаптар бір бүтіннің бөліктері емес: пайыздардың қосындысы 100-ден асады. Жай жолақтар салыңыз.
drawn-fault-columns = Дөңгелек диаграмма бір бүтінді көрсетеді. Бағандарды алып тастаңыз немесе құрама жолақтар салыңыз.
drawn-fault-hidden = Ешкім танылып қалмауы үшін бүтіннің бір бөлігі көрсетілмеген; қалғанынан салынған дөңгелек басқа үлестерді көрсетер еді. Жолақтар салыңыз.
drawn-fault-scale = Ортасының екі жағына салынатын шкалада 2-ден { $most }-ге дейін жауап болады.
drawn-fault-time = Сызыққа бірінен соң бірі келетін кемінде екі уақыт керек: бағандарға не жолдарға күнді немесе өсетін санды қойыңыз.
drawn-fault-region = «{ $name }» – Қазақстан өңірі емес, картаға түсірілмейді.
drawn-fault-map = Санның картасы үшін өңірлер бағандарда тұруы керек.
drawn-fault-choice = Мұнда бірнеше жауап таңдауға болатын еді, ал карта солардың біреуінің пайызын көрсетеді. Қайсысы екенін таңдаңыз.
drawn-fault-shown = Пайызы картада көрсетілуге тиіс «{ $code }» жолы кестеде жоқ.
drawn-fault-nested = Картада өңірлердің бір айнымалысы ғана болады, ішінде басқасы тұрмайды.
drawn-fault-sides = Пирамидаға бағандарда дәл екі топ керек, екеуіне де кіретін ешкім болмауы тиіс.
drawn-fault-bands = Пирамидаға жолдарда аралықтарға бөлінген жас керек.
drawn-fault-heat = Жылулық картаға бағандар немесе сұрақтар торы керек.
drawn-fault-network = Желіге жолдар мен бағандарда бірдей, бірнеше жауабы болуы мүмкін айнымалы керек.
drawn-fault-many = { $what ->
    [series] Қатарлар саны: { $count }; { $most }-ден көбі түссіз ажыратылмайды.
    [slices] Бөліктер саны: { $count }; дөңгелекте { $most }-ден көбі оқылмайды. Жолақтар салыңыз.
    [nodes] Түйіндер саны: { $count }; желіде { $most }-ден көбі оқылмайды.
    [columns] Бағандар саны: { $count }; { $most }-ден көбі оқылмайды.
   *[groups] Санаттар саны: { $count }; { $most }-ден көбі оқылмайды.
} Кейбіреуін біріктіріңіз немесе алып тастаңыз.
