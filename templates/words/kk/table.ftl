# Кестелер, суреттер және оларды файлға шығару.

table-corner = Жауап
table-corner-statistic = Көрсеткіш
table-percent = { $value }%
table-interval = { $low }–{ $high }%

## Жауап неге жоқ

table-missing-not-asked = Сұралған жоқ
table-missing-dont-know = Білмеймін
table-missing-refused = Жауап беруден бас тартты
table-missing-no-answer = Жауап жоқ

## Бағандар

table-column-count = Саны
table-column-value = Мәні
table-column-total = Барлығы
table-column-mean-rank = Орташа орны (1 – бірінші)
table-column-percent-answered = Жауап бергендерге шаққанда, %
table-column-percent-substantive = Кемінде бір нұсқаны таңдағандарға шаққанда, %
table-column-percent-responses = Барлық жауаптарға шаққанда, %

## Пайыздың негізі

table-base-cases-answered = жауап бергендер
table-base-cases-substantive = кемінде бір нұсқаны таңдағандар
table-base-responses = барлық жауаптар
table-base-column = бағандағы жауап бергендер
table-base-row = жолдағы жауап бергендер

## Жолдар

table-row-answered = Жауап бергендер
table-row-substantive = Кемінде бір нұсқаны таңдағандар
table-row-responses = Барлық жауап саны
table-row-other-versions = Сауалнаманың басқа нұсқасындағы жауаптар
table-row-all = Барлық респонденттер

## Кесте туралы

table-base = n = { $answered }: жауап бергендер (барлығы { $all } респондент)
table-base-crossed = n = { $n }: екі сұраққа да жауап бергендер
table-note-rank = Саны жауаптың неше рет бірінші орынға қойылғанын көрсетеді.
table-note-several = Бірнеше жауап таңдауға болатын, сондықтан пайыздардың қосындысы 100-ден асуы мүмкін.
table-note-other-versions = Сауалнаманың басқа нұсқасында ғана бар жауаптар: { $count }.

## Суреттер

figure-caption = { $number } сурет – { $caption }
figure-base-crossed = n = { $n }: екі сұраққа да жауап бергендер; әр топқа шаққанда, %

## Қайталанатын топтың жолдары бойынша кестелер

table-column-percent-answered-rows = Жауабы бар жолдарға шаққанда, %
table-column-percent-substantive-rows = Кемінде бір нұсқа таңдалған жолдарға шаққанда, %
table-column-percent-responses-rows = Барлық жауаптарға шаққанда, %
table-base-cases-answered-of-rows = жауабы бар жолдар
table-base-cases-substantive-of-rows = кемінде бір нұсқа таңдалған жолдар
table-base-responses-of-rows = барлық жолдардағы жауаптар
table-base-column-of-rows = бағандағы жауабы бар жолдар
table-base-row-of-rows = кесте жолындағы жауабы бар жолдар
table-row-answered-rows = Жауабы бар жолдар
table-row-substantive-rows = Кемінде бір нұсқа таңдалған жолдар
table-row-responses-rows = Барлық жауап саны
table-row-all-rows = Барлық жолдар
table-base-rows = n = { $answered }: жауабы бар жолдар (барлық жолдар: { $all }; жол толтырған респонденттер: { $respondents }, барлығы { $everyone } респондент)
table-base-crossed-rows = n = { $n }: екі сұраққа да жауабы бар жолдар (жол толтырған респонденттер: { $respondents }, барлығы { $everyone } респондент)
table-note-rows = Кестеде респонденттер емес, қайталанатын топтың жолдары саналған: бір респондент бірнеше жол толтыруы мүмкін.
figure-base-crossed-rows = n = { $n }: екі сұраққа да жауабы бар жолдар; әр топқа шаққанда, %

## Файлға шығару

export-id = Жауап идентификаторы
export-number = Рет нөмірі
export-version = Сауалнама нұсқасы
export-response-language = Жауап тілі
export-started = Басталған уақыты
export-submitted = Жіберілген уақыты
export-code = Код
export-code-path = Кодтар жолы
export-quote = Дәйексөз
export-citation = Сілтеме
export-document = Құжат
export-passage = Үзінді
export-language = Тілі
export-age = Жасы
export-region = Өңірі
export-role = Рөлі
export-coder = Кодтаушы
export-latitude = ендік
export-longitude = бойлық
export-altitude = биіктік, м
export-accuracy = дәлдік, м
export-row = { $repeat }: жол
export-choice = { $question }: { $choice }
export-file = файл аты
export-unticked = Жоқ
export-ticked = Иә
