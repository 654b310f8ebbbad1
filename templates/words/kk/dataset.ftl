# Деректер жиыны: статистикалық бағдарламаларға арналған жауаптар файлы және айнымалылар кітабы.

## Айнымалылар кітабы

dataset-codebook-size = Жауаптар: { $rows }. Айнымалылар: { $columns }.
dataset-codebook-made = Деректердің күні: { $day }.
dataset-codebook-contents = Айнымалылар
dataset-codebook-variable = Айнымалы
dataset-codebook-question = Сұрақ
dataset-codebook-kind = Түрі
dataset-codebook-number = Мәні
dataset-codebook-code = Коды
dataset-codebook-label = Атауы
dataset-codebook-count = Жауаптар
dataset-codebook-missing = мән жоқ
dataset-codebook-values = мәні бар: { $count }
dataset-codebook-numbers = ең азы { $least }, ең көбі { $greatest }, орташасы { $mean }
dataset-codebook-mean = орташасы { $mean }
dataset-codebook-days = { $first } – { $last }
dataset-kind-number = сан
dataset-kind-rank = реттегі орны
dataset-kind-choice = бір нұсқа
dataset-kind-ordered = бір нұсқа, реттелген
dataset-kind-flag = белгіленген не белгіленбеген
dataset-kind-text = мәтін
dataset-kind-day = күн
dataset-kind-moment = күн мен уақыт
dataset-kind-time = тәулік уақыты

## Деректер туралы не айтылады

dataset-note-missing = «Сұралған жоқ», «білмеймін» және «жауап беруден бас тартты» дегендер – өз коды бар бос мәндер; жауапсыз қалдырылған жер бос тұрады.
dataset-note-versions = Сауалнаманың { $count } нұсқасына берілген жауаптар бір айнымалыларда тұр: әр нұсқа жарияланғанда мәлімделгендей, соңғы нұсқаның атаулары мен кодтары қолданылған.
dataset-weight = Салмақ: { $name }
dataset-note-clock = Уақыт Қазақстан бойынша (UTC+5) көрсетілген.

## Файлда зерттеудегідей болмайтын нәрселер

dataset-changed-name = { $variable } айнымалысының файлдағы атауы – { $name }
dataset-changed-label = { $variable } айнымалысының атауы қысқартылды
dataset-changed-values = { $variable }: { $count ->
    [one] бір мәннің атауы қысқартылды
   *[other] { $count } мәннің атауы қысқартылды
 }
dataset-changed-texts = { $variable }: { $count ->
    [one] бір жауап { $bytes } байтқа дейін қиылды
   *[other] { $count } жауап { $bytes } байтқа дейін қиылды
 }
dataset-changed-names = { $count ->
    [one] бір айнымалы басқаша аталады
   *[other] { $count } айнымалы басқаша аталады
 }
dataset-changed-labels = { $count ->
    [one] бір айнымалының толық атауы қысқартылды
   *[other] { $count } айнымалының толық атауы қысқартылды
 }
dataset-changed-all-values = { $count ->
    [one] бір мәннің атауы қысқартылды
   *[other] { $count } мәннің атауы қысқартылды
 }
dataset-changed-all-texts = { $count ->
    [one] бір айнымалыда жауаптар қиылды
   *[other] { $count } айнымалыда жауаптар қиылды
 }
dataset-changed-none = Атаулар мен жауаптар толық сақталады.
dataset-changed-title = { $format }: зерттеудегіден өзгешелігі
dataset-too-many-rows = Бұл пішімге мұнша жауап сыймайды. Басқасын таңдаңыз.
dataset-too-many-rows-xlsx = Зерттеуде { $count } жауап бар, ал Excel парағына { $limit } жауаптан артық сыймайды. Басқа пішімді таңдаңыз: Parquet пен CSV кез келген санды сыйғызады.
dataset-too-many-columns = Бұл пішімге мұнша айнымалы сыймайды. Басқасын таңдаңыз.
dataset-too-many = Бұл пішімге мұнша дерек сыймайды. Басқасын таңдаңыз.

## Парақтар мен пішімдер

dataset-sheet-data = деректер
dataset-sheet-codebook = айнымалылар

## Бет

dataset-title = Деректер жиыны
dataset-go = SPSS, Stata, R, Excel үшін деректер жиыны…
dataset-lead = Статистикалық бағдарламаларға арналған, атаулары үш тілде берілген жауаптар файлы немесе оларды сипаттайтын айнымалылар кітабы.
dataset-none = Әзірге бірде-бір жауап жіберілген жоқ, сондықтан жүктеп алатын ештеңе жоқ.
dataset-format = Пішім
dataset-format-sav = SPSS (.sav)
dataset-hint-sav = PSPP, jamovi және R (haven) үшін де жарайды
dataset-format-zsav = SPSS, қысылған (.zsav)
dataset-hint-zsav = Көлемі кіші; SPSS 21 және одан жаңасы
dataset-format-dta = Stata (.dta)
dataset-hint-dta = Stata 14 және одан жаңасы, R (haven), pandas
dataset-format-csv = CSV (.csv)
dataset-hint-csv = Кез келген бағдарламаға арналған кесте
dataset-format-xlsx = Excel (.xlsx)
dataset-hint-xlsx = Деректер бір парақта, айнымалылар кітабы екіншісінде
dataset-format-parquet = Parquet (.parquet)
dataset-hint-parquet = DuckDB, Arrow, pandas, Polars
dataset-format-jsonl = JSON Lines, жолма-жол (.jsonl)
dataset-hint-jsonl = Әр жауапқа бір нысан
dataset-format-package = Бума (.zip)
dataset-hint-package = CSV, SPSS, Stata, Parquet, R, SPSS және Stata скрипттері, айнымалылар кітабы, DDI және datapackage.json
dataset-format-codebook-docx = Word үшін айнымалылар кітабы (.docx)
dataset-hint-codebook-docx = Айнымалылар, атаулар, мәндер мен жиіліктер
dataset-format-codebook-html = Бет түріндегі айнымалылар кітабы (.html)
dataset-hint-codebook-html = Дәл сол кітап браузерге арналған
dataset-language = Атаулардың тілі
dataset-language-hint = Пішімде орын болса, басқа тілдердегі атаулар қатар тұрады.
dataset-content = Нұсқалар немен белгіленеді
dataset-content-hint = Тек CSV мен Excel үшін
dataset-content-codes = кодтармен
dataset-content-labels = атаулармен
dataset-content-both = кодтармен және қатар тұрған атаулармен
dataset-content-numbers = SPSS пен Stata-дағыдай сандармен
dataset-separator = Мәндер немен бөлінеді
dataset-separator-hint = Тек CSV үшін
dataset-separator-comma = үтірмен
dataset-separator-semicolon = нүктелі үтірмен (Қазақстандағы Excel)
dataset-separator-tab = табуляциямен
dataset-mark = Файл байт реті белгісінен басталсын
dataset-mark-hint = Тек CSV үшін: сонда Excel қазақ және орыс әріптерін таниды
dataset-download = Жүктеп алу
dataset-prepare = Файлды дайындау
dataset-count = { $count ->
    [one] { $count } жауап
   *[other] { $count } жауап
 }
dataset-takes-long = · бұған уақыт керек, сондықтан файл бөлек дайындалып, төменде пайда болады.
dataset-files = Сіздің файлдарыңыз
dataset-files-hint = Оларды тек Сіз көресіз. Әр файл 24 сағат сақталып, кейін жойылады.
dataset-expires = сақталу мерзімі:
dataset-progress = оқылған жолдар: { $done } / { $total }
dataset-progress-of = { $name }: дайындалу барысы
dataset-again = Жаңарту
dataset-remove = Жою
dataset-remove-of = { $name } файлын жою
dataset-cancel = Тоқтату
dataset-ready = Файл дайын.
dataset-changed = Зерттеудегіден өзгешелігі
dataset-changed-hint = Бағдарламалардың атауларға қоятын өз ережелері бар, ал белгі мәтіндеріне орын аз. Сыймаған мәтін қысқартылады; толық мәтіндер файлдың атрибуттарында тұрады, ал бумада әр өзгеріс тізілген.
dataset-failed = Файлды дайындау мүмкін болмады. Қайталап көріңіз; көмектеспесе, Saual-ға қызмет көрсететін адамға хабарлаңыз.
dataset-too-many-files = Қазір дайындалып жатқан файлдарыңыз: { $most }. Біреуі дайын болғанша күтіңіз.
