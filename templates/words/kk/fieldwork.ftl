# Дерек жинау барысы.

fieldwork-nav = Барысы
fieldwork-title = Дерек жинау барысы
fieldwork-lead = Қанша жауап келді, қашан келді, толтыруға қанша уақыт кетті және адамдар қай жерде тоқтады. Жеке адамдардың жауаптары мұнда көрсетілмейді.
fieldwork-no-form = Сауалнама әлі жарияланған жоқ, сондықтан ешкім жауап бере алмаған.

## Неге қараймыз

fieldwork-from = Бастап
fieldwork-to = Дейін
fieldwork-by-question = Қай сұрақ бойынша санау керек
fieldwork-by-none = сұрақсыз
fieldwork-show = Көрсету
fieldwork-all-days = Барлық күн
fieldwork-fault-from = Бірінші күн дұрыс емес: оны 2026-11-05 түрінде жазыңыз.
fieldwork-fault-to = Соңғы күн дұрыс емес: оны 2026-11-05 түрінде жазыңыз.
fieldwork-fault-order = Бірінші күн соңғысынан кейін тұр, олардың арасында бірде-бір күн жоқ.
fieldwork-since = Басы: { $from }
fieldwork-until = Соңы: { $to }
fieldwork-between = { $from } – { $to }

## Жаңару

fieldwork-pause = Жаңартуды тоқтата тұру
fieldwork-go-on = Жаңартуды жалғастыру
fieldwork-follows = Жаңа деректер өздігінен шығады.
fieldwork-paused = Жаңарту тоқтатылып тұр.
fieldwork-lost = Серверге қосылу мүмкін болмады, әрекет қайталанып жатыр.

## Бір қарағанда

fieldwork-glance = Бір қарағанда
fieldwork-completed = аяқталды
fieldwork-today = бүгін келді
fieldwork-in-progress = толтырылып жатыр
fieldwork-broken-off = үзілді
fieldwork-median = уақыт медианасы
fieldwork-quota = Керегі { $wanted }, келгені { $came } ({ $percent } %), қалғаны { $left }

## Есептер

fieldwork-base = Аяқталған жауаптар: { $count }
fieldwork-base-begun = Басталған сұхбаттар, аяқталғандарымен қоса: { $count }
fieldwork-base-known = Уақыты белгілі аяқталған жауаптар: { $count }
fieldwork-days = Күндер бойынша жауаптар
fieldwork-weeks = Апталар бойынша жауаптар
fieldwork-months = Айлар бойынша жауаптар
fieldwork-day = Күн
fieldwork-week = Дүйсенбіден басталатын апта
fieldwork-month = Ай
fieldwork-weeks-note = Күндер бағандармен көрсетуге тым көп. Апта дүйсенбіден басталады; күндерді көру үшін 35 күннен артық таңдамаңыз.
fieldwork-months-note = Апталар бағандармен көрсетуге тым көп. Күндерді көру үшін 35 күннен артық таңдамаңыз.
fieldwork-count = Жауаптар
fieldwork-sum = Осы кезге дейін барлығы
fieldwork-share = Үлесі
fieldwork-percent = { $value } %
fieldwork-languages = Тілдер бойынша жауаптар
fieldwork-language = Тіл
fieldwork-versions = Сауалнама нұсқалары бойынша жауаптар
fieldwork-version = Нұсқа
fieldwork-version-number = { $number }-нұсқа
fieldwork-ways = Жауаптар қалай келді
fieldwork-way = Жолы
fieldwork-way-web = Телефоннан не компьютерден
fieldwork-way-file = Телефонда сақталған файлмен
fieldwork-way-demonstration = Көрсетіліммен бірге
fieldwork-way-limesurvey = LimeSurvey бағдарламасынан
fieldwork-way-import = Деректер файлынан
fieldwork-by = Сұрақ бойынша жауаптар: { $question }
fieldwork-answer = Жауап нұсқасы
fieldwork-no-answer = Жауап жоқ
fieldwork-several = Бірнеше нұсқаны таңдауға болатын, сондықтан үлестердің қосындысы 100 %-дан асуы мүмкін.
fieldwork-wanted = Керегі
fieldwork-reached = Орындалғаны
fieldwork-left = Қалғаны
fieldwork-stops = Адамдар қай жерде тоқтады
fieldwork-page = Бет
fieldwork-page-number = { $number }. { $title }
fieldwork-page-unnamed = { $number }-бет
fieldwork-page-elsewhere = Басқа нұсқаның беті
fieldwork-of-begun = Үзілгені, басталғандардың ішінде
fieldwork-stops-note = Соңғы көрсетілген бет және соңғы рет сақталған күн есепке алынады. 24 сағат бойы ештеңе сақталмаса, үзілген болып саналады; кейін жалғастырған адам бұл саннан шығады.
fieldwork-stops-unseen = Телефонда желі күтіп тұрған жауаптар мұнда белгісіз, сауалды ашып, ештеңеге жауап бермегендер де есептелмейді.
fieldwork-filling = Толтыру уақыты
fieldwork-statistic = Көрсеткіш
fieldwork-time = Уақыт
fieldwork-lower = Төменгі квартиль
fieldwork-upper = Жоғарғы квартиль
fieldwork-filling-note = Бірінші беттен жібергенге дейін, үзілістерімен қоса; сондықтан мұнда орташа мән емес, медиана тұр. Басталған уақыты жоқ енгізілген жауаптар есепке кірмейді.
fieldwork-minutes = { $minutes } мин { $seconds } с
fieldwork-seconds = { $seconds } с
fieldwork-hours = { $hours } сағ { $minutes } мин
fieldwork-figure = { $title }. Сандары — суреттің астындағы кестеде.
fieldwork-numbers = Сандары
fieldwork-nothing = Әзірге санайтын ештеңе жоқ.

## Сөздердің мағынасы

fieldwork-meant = Сөздердің мағынасы
fieldwork-meant-completed = Аяқталды
fieldwork-meant-completed-is = Жіберілген жауап. Кейін түзетілгені бір рет, түзету келген күні саналады. Күндер Қазақстан уақыты бойынша (UTC+5).
fieldwork-meant-in-progress = Толтырылып жатыр
fieldwork-meant-in-progress-is = Кемінде бір жауап сақталған, сауалнама жіберілмеген және соңғы 24 сағатта бірдеңе сақталған.
fieldwork-meant-broken-off = Үзілді
fieldwork-meant-broken-off-is = Дәл сондай, бірақ 24 сағат бойы ештеңе сақталмаған. Қайта оралған адам тағы да «толтырылып жатыр» қатарына өтеді, жіберген адам аяқталғандарға қосылады.
fieldwork-meant-stopped = Бетте тоқтады
fieldwork-meant-stopped-is = Соңғы рет сол бет көрсетілген, ал сауалнама жіберілмеген.
fieldwork-meant-time = Толтыру уақыты
fieldwork-meant-time-is = Сұхбат басталғаннан аяқталғанға дейін; квартильдер — 7-тип бойынша.

## Қанша керек

fieldwork-targets = Қанша жауап керек
fieldwork-targets-note = Жоспар болмаса, өрісті бос қалдырыңыз.
fieldwork-targets-all = Барлық жауап
fieldwork-targets-save = Жоспарды сақтау
fieldwork-fault-wanted = Жоспар — бүтін сан, ең көбі { $most }.
fieldwork-saved = Жоспар сақталды.
