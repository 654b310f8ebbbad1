# Құжаттар, кодтар және дәйексөздер.

coding-fault-encoding = Файлдың кодтауы танылмады. Оны UTF-8 мәтіні етіп сақтаңыз.
coding-fault-control = { $line }-жолда мәтінге жатпайтын таңбалар бар.
coding-fault-empty = Онда мәтін жоқ.
coding-fault-long = Құжат { $most } таңбадан аспауы керек.
coding-fault-broken = Бұл – оқуға болатын { $format } файлы емес: бүлінген, не шектен тыс үлкен.
coding-fault-old-word = Бұл – Word бағдарламасының ескі құжаты (.doc). Оны Word-та ашып, .docx түрінде сақтаңыз.
coding-fault-locked = PDF құпиясөзбен жабылған. Оны құпиясөзсіз сақтап, қайта жүктеңіз.
coding-fault-scanned = PDF ішінен мәтін табылмады: беттері сурет күйінде немесе әріптері белгіленбеген. Мәтінін басқа бағдарламамен танытыңыз не PDF жасалған құжаттың өзін жүктеңіз.
coding-fault-costly = Бұл файлды оқуға рұқсат етілгеннен көп уақыт не жад керек. Мәтінін DOCX, ODT немесе TXT етіп сақтап, соны жүктеңіз.
coding-code-nameless = Кодқа кемінде бір тілде атау керек.
coding-code-double = Қасында дәл осындай атаулы код бар.
coding-code-cycle = Код өзінің астында тұра алмайды.
coding-code-unknown = Мұндай код енді жоқ.
coding-role-participant = қатысушы
coding-role-official = әкімдік өкілі
coding-role-expert = сарапшы
coding-citation-age = { $age } жаста

coding-documents-title = Сұхбаттар
coding-documents-none = Әзірге құжат жоқ.
coding-documents-codings = { $count ->
    [one] { $count } кодталған үзінді
   *[other] { $count } кодталған үзінді
 }
coding-import-title = Құжат қосу
coding-import-file = Файл (TXT, DOCX, ODT, RTF, HTML, SRT, VTT)
coding-import-file-hint = Есім мен қос нүктеден немесе жақшадағы уақыттан, мысалы, [00:01:25], басталған жол жаңа сөз кезегін бастайды.
coding-import-text = немесе мәтіннің өзі
coding-import-name = Атауы
coding-import-name-hint = Мысалы, бүркеншік ат; бос болса – файл атауы.
coding-import-language = Тілі
coding-import-language-told = мәтіннен анықталсын
coding-import = Қосу
coding-import-look = Қарап шығу
coding-look-title = Құжатты қарап шығу
coding-look-lead = Құжат әлі қосылған жоқ. Бәрі дұрыс оқылғанын тексеріңіз, қажет болса мәтінді түзетіңіз.
coding-look-format = Файл түрі
coding-look-passages = Үзінділер
coding-look-timed = { $count ->
    [one] { $count } үзіндіде уақыт белгісі бар
   *[other] { $count } үзіндіде уақыт белгісі бар
 }
coding-look-speakers = Сөйлеушілер
coding-look-nobody = аталмаған
coding-look-guess = Файлдың кодтамасы әріптеріне қарап болжанды. Мәтінде түсініксіз таңбалар болса, файлды UTF-8 мәтіні етіп сақтап, қайта жүктеңіз.
coding-look-joined = { $count ->
    [one] Жол соңында тасымалданған { $count } сөз біріктірілді.
   *[other] Жол соңында тасымалданған { $count } сөз біріктірілді.
 }
coding-look-kept = { $count ->
    [one] Оның { $count } сөзінде дефис қалдырылды: ол сөздің өзіндікі болуы мүмкін, қарап шығыңыз.
   *[other] Оның { $count } сөзінде дефис қалдырылды: ол сөздің өзіндікі болуы мүмкін, қарап шығыңыз.
 }
coding-look-left-out = { $count ->
    [one] Уақыты оқылмаған { $count } бөлік алынбады. Мәтінде бәрі бар-жоғын тексеріңіз.
   *[other] Уақыты оқылмаған { $count } бөлік алынбады. Мәтінде бәрі бар-жоғын тексеріңіз.
 }
coding-look-first = Алғашқы үзінділер
coding-look-text = Мәтін
coding-look-text-hint = Сөйлеушілер мен уақыт белгілерін осы жерде түзете аласыз: [00:01:25] Айгүл: …
coding-look-again = Қайта қарап шығу
coding-look-leave = Қоспай шығу
coding-document-name = Құжатқа { $longest } таңбадан аспайтын атау беріңіз.
coding-document-age = Жас – жыл саны.
coding-role = Кім сөйлейді
coding-age = Жасы
coding-region = Өңір
coding-unknown = белгісіз
coding-any = кез келген
coding-show = Көрсету
coding-document = Құжат
coding-code = Код
coding-codes = Кодтар
coding-codings = Осы үзіндінің кодтары
coding-passage = { $number }-үзінді
coding-code-do = Кодтау
coding-remove = алып тастау
coding-remove-of = «{ $code }» кодын алып тастау
coding-undo-nothing = Қайтаратын әрекет жоқ.
coding-gone = Ол енді жоқ: басқа біреу алып тастаған болуы мүмкін.
coding-foreign = Бұл – басқа кодтаушының кодтауы. Оны тек өзі немесе зерттеуші өзгерте алады.
coding-changed-since = Мұны басқа біреу өзгертіп қойған. Мәтінді қайта қарап шығыңыз.
coding-failed = Сақталмады. Байланысты тексеріп, қайталап көріңіз.
coding-apply-failed = Кодталмады: бұл сөздер не код енді жоқ.
coding-picker = Код атауын теріңіз, Enter қолданады
coding-picker-none = Атауында мұндай әріптері бар код жоқ.
coding-keys-title = Пернелер
coding-document-remove = Құжатты зерттеуден алып тастау
coding-document-remove-hint = Ол тізімдерден, іздеуден және дәйексөздерден кодтарымен бірге жоғалады.
coding-document-remove-do = Алып тастау
coding-codebook-title = Кодтар кітабы
coding-codebook-none = Әзірге код жоқ.
coding-code-label = Атауы
coding-code-definition = Қашан қолданылады
coding-code-parent = Қай кодтың астында
coding-code-top = ешқайсысының: ең жоғарыда
coding-code-color = Түсі
coding-code-add = Код қосу
coding-code-save = Сақтау
coding-code-new = Жаңа код
coding-code-change = Өзгерту
coding-code-remove = Кодты жою
coding-code-remove-sure = { $count ->
    [one] { $count } кодталған үзіндісімен бірге
   *[other] { $count } кодталған үзіндісімен бірге
 }
coding-code-used = { $count ->
    [one] Бұл код не оның астындағы код { $count } үзіндіде тұр. Сонда да жою үшін белгі қойыңыз.
   *[other] Бұл код не оның астындағы код { $count } үзіндіде тұр. Сонда да жою үшін белгі қойыңыз.
 }
coding-quotes-title = Дәйексөздер
coding-quotes-none = Мұндай кодпен белгіленген сөз әзірге жоқ.
coding-quotes-count = { $count ->
    [one] { $count } дәйексөз
   *[other] { $count } дәйексөз
 }
coding-quotes-download = Дәйексөздерді жүктеп алу

coding-agreement-no-units = Салыстыратын ештеңе жоқ: мәтіннің бірде-бір бөлігін екі адам кодтамаған.
coding-agreement-no-variation = Кездейсоқтықтан тыс келісімді өлшеу мүмкін емес: барлық шешім бірдей.
coding-agreement-overlap = Бір адамның кодтары бір-бірімен қиылысады, ал бұл өлшемге қиылыспайтын кодтар керек.
