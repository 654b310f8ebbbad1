# Басқа бағдарламалардың жобалары мен кодтар кітаптары: енгізу және жүктеп алу.

refi-not-project = Бұл REFI-QDA жобасы (.qdpx) емес: ішінде жоба файлы жоқ.
refi-not-codebook = Бұл REFI-QDA кодтар кітабы (.qdc) емес.
refi-codes-none = Жүктеп алатын код жоқ.
refi-codes-deep = Кодтар { $limit } деңгейден терең орналасқан.
refi-codes-many = Код саны { $limit } шегінен асады.
refi-codes-kind = «{ $file }» кодтар кітабы емес: QDC, CSV, XLSX, XLS немесе ODS керек.
refi-codes-columns = Кодтардың атауы тұрған баған жоқ. Бағанды name_kk, name_ru, name_en немесе path деп атаңыз.
refi-codes-column-unknown = Бұл баған белгісіз, ол оқылмайды.
refi-codes-nameless = Кодтың бірде-бір тілде атауы жоқ.
refi-codes-color = «{ $color }» – #0072b2 сияқты түс емес.
refi-codes-guid = «{ $guid }» GUID емес. Жаңа код үшін ұяшықты бос қалдырыңыз.
refi-codes-guid-double = { $guid } деген GUID жоғарыдағы жолда да тұр.
refi-codes-parent = Жоғарғы код – «{ $parent }» – бірде-бір жолда жоқ.
refi-codes-circle = Код өзінің астына түсіп қалар еді.
refi-codes-double = Қасында дәл осындай атаулы басқа код болар еді.

refi-lost-audio = { $count ->
    [one] { $count } дыбыс жазбасы алынбайды, тек мәтіні алынады.
   *[other] { $count } дыбыс жазбасы алынбайды, тек мәтіндері алынады.
 }
refi-lost-video = { $count ->
    [one] { $count } бейнежазба алынбайды, тек мәтіні алынады.
   *[other] { $count } бейнежазба алынбайды, тек мәтіндері алынады.
 }
refi-lost-picture = { $count ->
    [one] { $count } сурет алынбайды.
   *[other] { $count } сурет алынбайды.
 }
refi-lost-pdf = { $count ->
    [one] { $count } PDF файлында мәтін жоқ, ол алынбайды.
   *[other] { $count } PDF файлында мәтін жоқ, олар алынбайды.
 }
refi-lost-region = { $count ->
    [one] PDF бетінде, суретте немесе жазбада белгіленген { $count } бөлік алынбайды.
   *[other] PDF беттерінде, суреттерде немесе жазбаларда белгіленген { $count } бөлік алынбайды.
 }
refi-lost-region-coding = { $count ->
    [one] Солармен бірге { $count } кодтау да алынбайды.
   *[other] Солармен бірге { $count } кодтау да алынбайды.
 }
refi-lost-text-missing = { $count ->
    [one] { $count } мәтін аталған, бірақ файлда жоқ.
   *[other] { $count } мәтін аталған, бірақ файлда жоқ.
 }
refi-lost-text-broken = { $count ->
    [one] { $count } мәтін оқылмады.
   *[other] { $count } мәтін оқылмады.
 }
refi-lost-text-too-much = { $count ->
    [one] { $count } мәтін алынбады: файлдағы мәтіндер жалпы алғанда тым ұзын немесе бір мәтін қайта-қайта аталған.
   *[other] { $count } мәтін алынбады: файлдағы мәтіндер жалпы алғанда тым ұзын немесе бір мәтін қайта-қайта аталған.
 }
refi-lost-text-other = { $count ->
    [one] { $count } мәтін осындағы құжаттың қазіргі мәтінінен өзгеше: ол жеке құжат болып қосылады.
   *[other] { $count } мәтін осындағы құжаттардың қазіргі мәтіндерінен өзгеше: олар жеке құжаттар болып қосылады.
 }
refi-lost-control = { $count ->
    [one] { $count } басқару таңбасының орнына бос орын қойылды.
   *[other] { $count } басқару таңбасының орнына бос орын қойылды.
 }
refi-lost-renamed = { $count ->
    [one] { $count } кодтың атауы қасындағы кодпен бірдей, оған нөмір қосылады.
   *[other] { $count } кодтың атауы қастарындағы кодтармен бірдей, оларға нөмір қосылады.
 }
refi-lost-rich-text = { $count ->
    [one] { $count } мәтін тек безендірілген түрде келді: безендіруі сақталмайды. Кодталған үзінділердің орнын тексеріңіз.
   *[other] { $count } мәтін тек безендірілген түрде келді: безендіруі сақталмайды. Кодталған үзінділердің орнын тексеріңіз.
 }
refi-lost-outside = { $count ->
    [one] Белгіленген { $count } бөлік мәтіннен тыс жатыр, ол алынбайды.
   *[other] Белгіленген { $count } бөлік мәтіннен тыс жатыр, олар алынбайды.
 }
refi-lost-unsure = { $count ->
    [one] Белгіленген { $count } бөліктің сөздері атауына сәйкес емес. Орнын тексеріңіз.
   *[other] Белгіленген { $count } бөліктің сөздері атауларына сәйкес емес. Орындарын тексеріңіз.
 }
refi-lost-utf16 = { $count ->
    [one] { $count } мәтінде орындар UTF-16 бірлігімен саналған; түзетілді.
   *[other] { $count } мәтінде орындар UTF-16 бірлігімен саналған; түзетілді.
 }
refi-lost-two-line-ends = { $count ->
    [one] { $count } мәтінде жол соңы екі таңба болып саналған; орындар түзетілді.
   *[other] { $count } мәтінде жол соңы екі таңба болып саналған; орындар түзетілді.
 }
refi-lost-marked = { $count ->
    [one] { $count } мәтінде байттар ретінің белгісі де саналған; орындар түзетілді.
   *[other] { $count } мәтінде байттар ретінің белгісі де саналған; орындар түзетілді.
 }
refi-lost-inclusive = { $count ->
    [one] { $count } мәтінде одан кейінгі таңба емес, соңғы таңбаның өзі көрсетілген; орындар түзетілді.
   *[other] { $count } мәтінде одан кейінгі таңба емес, соңғы таңбаның өзі көрсетілген; орындар түзетілді.
 }
refi-lost-graph = { $count ->
    [one] { $count } сызба алынбайды.
   *[other] { $count } сызба алынбайды.
 }
refi-lost-link = { $count ->
    [one] { $count } байланыс алынбайды.
   *[other] { $count } байланыс алынбайды.
 }
refi-lost-set = { $count ->
    [one] { $count } жинақ толық өтпейді.
   *[other] { $count } жинақ толық өтпейді.
 }
refi-lost-case = { $count ->
    [one] { $count } кейс толық алынбайды.
   *[other] { $count } кейс толық алынбайды.
 }
refi-lost-variable = { $count ->
    [one] { $count } айнымалы алынбайды.
   *[other] { $count } айнымалы алынбайды.
 }
refi-lost-value = { $count ->
    [one] { $count } мән өз айнымалысының түріне сай емес.
   *[other] { $count } мән өз айнымалыларының түріне сай емес.
 }
refi-lost-value-noted = { $count ->
    [one] { $count } мән өз сипаттамасына сай келмейді, кейс туралы жазбаға жазылады.
   *[other] { $count } мән өз сипаттамаларына сай келмейді, кейстер туралы жазбаларға жазылады.
 }
refi-lost-value-stays = { $count ->
    [one] { $count } мән мұнда тұрғаннан өзгеше; мұндағысы қалады.
   *[other] { $count } мән мұнда тұрғандардан өзгеше; мұндағылары қалады.
 }
refi-lost-kind = { $count ->
    [one] Бөлшек сан, күн не уақыт түріндегі { $count } айнымалы сөз түріндегі сипаттамаға айналады.
   *[other] Бөлшек сан, күн не уақыт түріндегі { $count } айнымалы сөз түріндегі сипаттамаларға айналады.
 }
refi-lost-note = { $count ->
    [one] { $count } жазба алынбайды.
   *[other] { $count } жазба алынбайды.
 }
refi-lost-folder = { $count ->
    [one] { $count } код тек басқаларын біріктіреді; мұнда онымен сөздерді де белгілеуге болады.
   *[other] { $count } код тек басқаларын біріктіреді; мұнда олармен сөздерді де белгілеуге болады.
 }
refi-lost-nameless = { $count ->
    [one] Атаусыз { $count } код өз GUID-імен аталды.
   *[other] Атаусыз { $count } код өз GUID-терімен аталды.
 }
refi-lost-double = { $count ->
    [one] { $count } нысанның GUID-і басқасынікімен бірдей болды, жаңасы берілді.
   *[other] { $count } нысанның GUID-і басқасынікімен бірдей болды, жаңасы берілді.
 }
refi-lost-dangling = { $count ->
    [one] { $count } сілтеме файлда жоқ нәрсеге апарады.
   *[other] { $count } сілтеме файлда жоқ нәрсеге апарады.
 }
refi-lost-guid = { $count ->
    [one] { $count } нысанның GUID-і оқылмады.
   *[other] { $count } нысанның GUID-і оқылмады.
 }
refi-lost-color = { $count ->
    [one] { $count } түс оқылмады.
   *[other] { $count } түс оқылмады.
 }
refi-lost-time = { $count ->
    [one] { $count } уақыт белгісі оқылмады.
   *[other] { $count } уақыт белгісі оқылмады.
 }
refi-lost-unknown = { $count ->
    [one] Стандартта жоқ { $count } бөлік оқылмайды.
   *[other] Стандартта жоқ { $count } бөлік оқылмайды.
 }
refi-lost-languages = { $count ->
    [one] { $count } кодтың басқа тілдердегі мәтіні бар: ол сипаттамасында тұр.
   *[other] { $count } кодтың басқа тілдердегі мәтіні бар: олар сипаттамаларында тұр.
 }
refi-lost-criteria = { $count ->
    [one] { $count } кодтың өлшемшарты немесе мысалы бар: ол сипаттамасында тұр.
   *[other] { $count } кодтың өлшемшарты немесе мысалы бар: олар сипаттамаларында тұр.
 }
refi-lost-blind = { $count ->
    [one] Бір-бірін көрмей кодтаудың { $count } баптауы файлға жазылмайды.
   *[other] Бір-бірін көрмей кодтаудың { $count } баптауы файлға жазылмайды.
 }
refi-lost-unseen = { $count ->
    [one] Өзгенің { $count } кодталған үзіндісі не жазбасы алынбады: бір-бірін көрмей кодтау кезінде оларды тек зерттеу иесі енгізеді.
   *[other] Өзгелердің { $count } кодталған үзіндісі мен жазбасы алынбады: бір-бірін көрмей кодтау кезінде оларды тек зерттеу иесі енгізеді.
 }
refi-lost-hidden = Бір-бірін көрмей кодтау кезінде файлға тек өзіңіз кодтаған үзінділер мен өз жазбаларыңыз жазылады.
refi-lost-recording = { $count ->
    [one] Жазбадағы { $count } уақыт белгісі алынбайды.
   *[other] Жазбалардағы { $count } уақыт белгісі алынбайды.
 }
refi-lost-coder = { $count ->
    [one] { $count } кодталған үзіндінің кодтаушысы енді белгісіз.
   *[other] { $count } кодталған үзіндінің кодтаушысы енді белгісіз.
 }
refi-lost-translations = Дәйексөздердің аудармалары жүктелмейді.
refi-lost-citations = Дәйексөздердің қай жерде және қандай үлгімен келтірілгені жүктелмейді.

refi-nav = Алмасу
refi-title = Басқа бағдарламалармен алмасу
refi-lead = ATLAS.ti, MAXQDA, NVivo, QualCoder және басқа бағдарламалар жазатын REFI-QDA стандартының жобалары (.qdpx) мен кодтар кітаптары (.qdc), сондай-ақ кестедегі кодтар кітаптары.
refi-bring-title = Файл енгізу
refi-file = Жоба (.qdpx) немесе кодтар кітабы (.qdc, .xlsx, .csv)
refi-file-hint = Файлдың не істейтінін өзіңіз көрмейінше, ештеңе өзгермейді.
refi-language = Код атауларының тілі
refi-language-hint = Файлдың өзінде айтылмаса ғана ескеріледі.
refi-look = Файлды қарап шығу
refi-give-title = Жүктеп алу
refi-what = Не алынады
refi-what-qdpx = Бүкіл зерттеу (.qdpx)
refi-what-xlsx = Кодтар кітабы (.xlsx)
refi-what-csv = Кодтар кітабы (.csv)
refi-what-qdc = Кодтар кітабы (.qdc)
refi-give-language-hint = Басқа бағдарламалар бір ғана тілді біледі: қалғандары сипаттамаға жазылады. Кестеде үш тіл де бар.
refi-give = Жүктеп алу
refi-give-lost = .qdpx пен .qdc файлдарына сыймайтыны
refi-names-remain = Зерттеуде есім қалған сияқты. Файлды сыртқа бермес бұрын есім сақтаушыдан мәтіндерді қарап шығуын сұраңыз.
refi-no-file = Алдымен файлды таңдаңыз.
refi-too-large = Файл { $limit } МБ-тан үлкен. Дыбыс жазбалары мен суреттері бар жоба оларсыз кішірейеді: тек мәтіндер, кодтар және кодталған үзінділер енгізіледі.
refi-file-gone = Файл бұл жерде енді сақталмаған. Оны тағы бір рет таңдаңыз.
refi-faulty = «{ $file }» файлын енгізуге болмайды.
refi-more = … және тағы { $count }
refi-back = Басқа бағдарламалармен алмасу
refi-look-title = Енгізер алдындағы файл
refi-look-lead = Әзірге ештеңе өзгерген жоқ. «{ $file }» файлы мынаны істейді.
refi-sum-codes = Кодтар: жаңасы – { $added }, өзгеретіні – { $changed }, өзгермейтіні – { $unchanged }
refi-sum-documents = Құжаттар: жаңасы – { $added }, бұрыннан бары – { $there }
refi-sum-codings = Кодталған үзінділер: жаңасы – { $added }, бұрыннан бары – { $there }
refi-sum-memos = Жазбалар: жаңасы – { $added }, бұрыннан бары – { $there }
refi-sum-cases = Кейстер: жаңасы – { $added }, толықтырылғаны – { $filled }
refi-sum-asides = Жинақтар мен байланыстар (басқа бағдарламалар үшін сақталады): жаңасы – { $added }, бұрыннан бары – { $there }
refi-lost-title = Сол күйінде өтпейтіні
refi-remarks-title = Файл туралы ескертулер
refi-people-title = Кім кім
refi-people-hint = Мұнда жоқ адамдардың кодталған үзінділері кодтаушысыз қалады; аттары зерттеу жазбасында сақталады.
refi-people-agreed = – кодтаушылар келіскен нұсқа: { $count ->
    [one] { $count } кодталған үзінді
   *[other] { $count } кодталған үзінді
 }
refi-people-nameless = (аты жоқ)
refi-people-codings = { $count ->
    [one] { $count } кодталған үзінді
   *[other] { $count } кодталған үзінді
 }
refi-people-nobody = мұнда ешкім
refi-documents-title = Құжаттар
refi-document = Құжат
refi-state = Күйі
refi-codings-new = Жаңа үзінділер
refi-codings-there = Бұрыннан бары
refi-new = жаңа
refi-there = бұрыннан бар
refi-codes-title = Жаңа және өзгеретін кодтар
refi-change-name = атауы ({ $language })
refi-change-definition = анықтамасы ({ $language })
refi-change-inclusion = қашан қолданылады ({ $language })
refi-change-exclusion = қашан қолданылмайды ({ $language })
refi-change-anchor = мысалы ({ $language })
refi-change-color = түсі
refi-change-place = орны
refi-take = Енгізу
refi-look-again = Қайта қарап шығу
refi-leave = Енгізбей шығу
refi-taken = Енгізілді: кодтар – { $codes } (өзгергені – { $changed }), құжаттар – { $documents }, кодталған үзінділер – { $codings }, жазбалар – { $memos }, кейстер – { $cases }.
refi-deed = файл енгізу
refi-agreed = Келісілген
refi-true = иә
refi-false = жоқ
refi-memo-stranger = { $count ->
    [one] «{ $name }» кодтаған { $count } үзінді кодтаушысыз енгізілді.
   *[other] «{ $name }» кодтаған { $count } үзінді кодтаушысыз енгізілді.
 }
