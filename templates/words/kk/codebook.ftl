# Кодтар кітабы: кодтар ағашы, кодтармен не істеледі және не істелген.

codebook-filter = Кодты кез келген тілде іздеу
codebook-filter-do = Іздеу
codebook-filter-all = Бәрін көрсету
codebook-filter-none = Атауында мұндай әріптері бар код жоқ.
codebook-found = { $count ->
    [one] { $count } код табылды
   *[other] { $count } код табылды
 }
codebook-counts = { $codings ->
    [one] { $codings } кодталған үзінді
   *[other] { $codings } кодталған үзінді
 } · { $documents ->
    [one] { $documents } құжат
   *[other] { $documents } құжат
 }
codebook-fold-all = Бәрін жию
codebook-unfold-all = Бәрін жаю
codebook-keys = Кодты тұтқасынан сүйреуге немесе Alt пен бағыт пернелері арқылы жылжытуға болады: жоғары, төмен, алдыңғы кодтың астына (→), сыртқа (←). Enter оны ашады.
codebook-moved = Жылжытылды.
codebook-stays = Оны олай жылжытуға болмайды.
codebook-undo = Болдырмау: { $what }
codebook-redo = Қайталау: { $what }
codebook-take-back = Болдырмау
codebook-still-used = Бұлай етсе, содан бері қолданылып үлгерген код жойылады: ол үзінділерде тұр немесе оған жазба жазылған. Кодты соның бәрімен бірге жойыңыз немесе үзінділеріне басқа код беріңіз.
codebook-coding-double = Сол кодтаушы бұл сөздерге осы кодты бұрын берген.
codebook-used-unseen = Бір-бірін көрмей кодтау кезінде бұл кодты басқалар қолданған-қолданбағаны Сізге көрінбейді. Сонда да жойғыңыз келсе, белгі қойыңыз.
codebook-remove-unseen = барлық үзінділерімен бірге, Сізге көрінбейтін басқалардікімен қоса
codebook-too-long = Бұл мәтін { $most } таңбадан аспауы керек.

codebook-part-label = Атауы
codebook-part-definition = Мағынасы
codebook-part-inclusion = Қашан қолданылады
codebook-part-exclusion = Қашан қолданылмайды
codebook-part-anchor = Ең айқын мысал
codebook-part-color = Түсі
codebook-part-parent = Қай кодтың астында
codebook-part-order = қатарында жылжытылды
codebook-rules = Ережелері мен мысалы
codebook-color-1 = көк
codebook-color-2 = қызғылт сары
codebook-color-3 = жасыл
codebook-color-4 = күлгін қызыл
codebook-color-5 = қыша түсті
codebook-color-6 = көкшіл күлгін
codebook-color-7 = жирен
codebook-color-8 = көгілдір жасыл
codebook-color-9 = зәйтүн түсті
codebook-color-10 = ашық күлгін
codebook-color-11 = таңқурай түсті
codebook-color-12 = сұр

codebook-above = Жоғарыдағы кодтар
codebook-change = Сөздерін не түсін өзгерту
codebook-place = Кодтар кітабындағы орны
codebook-way-up = ↑ Жоғары
codebook-way-down = ↓ Төмен
codebook-way-into = → Алдыңғысының астына
codebook-way-out = ← Сыртқа
codebook-move = Жылжыту
codebook-reshape = Біріктіру, бөлу, жою
codebook-merge-into = Мына кодқа қосу
codebook-merge-look = Не болатынын қарау
codebook-remove-below = { $count ->
    [one] Астындағы { $count } код та жойылады.
   *[other] Астындағы { $count } код та жойылады.
 }
codebook-memos = Жазбалар
codebook-memo-own = Сіздің жазбаңыз (алып тастау үшін мәтінін өшіріңіз)
codebook-memo-new = Жаңа жазба
codebook-memo-add = Жазба қосу
codebook-somebody = біреу
codebook-coder = Кодтаушы
codebook-letters = Мына әріптермен
codebook-leave = Ештеңе өзгертпей шығу
codebook-done-saved = Сақталды.
codebook-done-moved = Жылжытылды.
codebook-done-noted = Жазба сақталды.
codebook-done-split = Таңдалған дәйексөздер енді осы кодта.
codebook-done-anchored = Дәйексөз кодтың мысалы болды.
codebook-done-undone = Әрекет қайтарылды.

codebook-conflict-title = Сіз өзгертіп жатқанда кодты басқа біреу өзгертті
codebook-conflict-lead = «{ $code }» коды енді Сіз көргендей емес, сондықтан Сіздікі әлі сақталған жоқ. Екеуін салыстырып, таңдаңыз.
codebook-conflict-gone = Осы арада «{ $code }» коды жойылды. Сіз терген мәтін төменде: оны жаңа код етіп қосуға болады.
codebook-conflict-part = Бөлігі
codebook-conflict-theirs = Қазіргі күйі
codebook-conflict-mine = Сіздің нұсқаңыз
codebook-conflict-take-theirs = Қазіргі күйінде қалдыру
codebook-conflict-keep-mine = Сіздің нұсқаңызды сақтау
codebook-conflict-add = Жаңа код етіп қосу

codebook-merge-title = Екі кодты біріктіру
codebook-merge-lead = «{ $code }» коды «{ $into }» кодына қосылады.
codebook-merge-recoded = { $count ->
    [one] { $count } үзінді басқа кодқа көшеді.
   *[other] { $count } үзінді басқа кодқа көшеді.
 }
codebook-merge-doubles = { $count ->
    [one] { $count } белгі алынады: сол кодтаушы бұл сөздерге екі кодты да берген.
   *[other] { $count } белгі алынады: сол кодтаушы бұл сөздерге екі кодты да берген.
 }
codebook-merge-below = { $count ->
    [one] { $count } код басқасының астына көшеді.
   *[other] { $count } код басқасының астына көшеді.
 }
codebook-merge-memos = { $count ->
    [one] { $count } жазба көшеді.
   *[other] { $count } жазба көшеді.
 }
codebook-merge-unseen = Бір-бірін көрмей кодтау кезінде басқалардың үзінділері мен жазбалары Сізге көрінбейді; осы кодтағылары да көшеді.
codebook-merge-goes = Бұл код жойылады
codebook-merge-stays = Бұл код мынадай күйде қалады
codebook-merge-do = Біріктіру
codebook-merge-double = Екеуінің де астында атауы бірдей код бар. Алдымен соларды біріктіріңіз немесе бірінің атауын өзгертіңіз.
codebook-merge-itself = Кодты өзіне қосуға болмайды.

codebook-split-title = Кодты бөлу және мысалын таңдау
codebook-split-link = Дәйексөздерінің бір бөлігін басқа кодқа көшіру немесе мысал таңдау
codebook-split-lead = Басқа кодқа жататын дәйексөздерді белгілеңіз. Олар бірге көшеді, мұны болдырмауға болады.
codebook-split-all = { $count ->
    [one] табылған { $count } дәйексөз, басқа беттердегісі де
   *[other] табылған { $count } дәйексөздің бәрі, басқа беттердегісі де
 }
codebook-split-into = Қай кодқа көшіру керек
codebook-split-new = жаңа код
codebook-split-do = Таңдалған дәйексөздерді көшіру
codebook-split-none = Кемінде бір дәйексөз таңдаңыз.
codebook-anchor-do = Мысал ету

codebook-history = Кодтар кітабының тарихы
codebook-history-of = Тарихы
codebook-history-code = «{ $code }» кодының тарихы
codebook-history-gone = Бұл код жойылған.
codebook-history-none = Әзірге ештеңе істелмеген.
codebook-history-do = { $what }
codebook-history-undo = Қайтарылды: { $what }
codebook-history-redo = Қайталанды: { $what }
codebook-history-undone = қайтарылған
codebook-history-made = қосылды
codebook-history-removed = жойылды
codebook-history-changed = өзгертілді
codebook-history-more = { $count ->
    [one] және тағы { $count } код
   *[other] және тағы { $count } код
 }
codebook-history-folded = { $count ->
    [one] Кодтаудағы { $count } өзгеріс
   *[other] Кодтаудағы { $count } өзгеріс
 }
codebook-history-codings-made = Кодталған үзінді қосылды: { $count }.
codebook-history-codings-removed = Кодталған үзінді алынды: { $count }.
codebook-history-codings-changed = Кодталған үзінді өзгертілді: { $count }.
codebook-history-older = Бұрынғылары
codebook-history-newest = Ең жаңалары
codebook-deeds = Не
codebook-deeds-codes = кодтардағы өзгерістер
codebook-deeds-codings = кодтаудағы өзгерістер
codebook-deeds-memos = жазбалар
codebook-deeds-all = бәрі
codebook-member = Кім

codebook-deed-add = жаңа «{ $code }» коды
codebook-deed-change = «{ $code }» кодын өзгерту
codebook-deed-move = «{ $code }» кодын жылжыту
codebook-deed-remove = «{ $code }» кодын жою
codebook-deed-merge = «{ $code }» кодын «{ $into }» кодына қосу
codebook-deed-merge-unused = «{ $code }» кодын басқа кодқа қосу
codebook-deed-split = { $count ->
    [one] «{ $code }» кодын { $count } дәйексөзбен бөліп шығару
   *[other] «{ $code }» кодын { $count } дәйексөзбен бөліп шығару
 }
codebook-deed-split-unseen = «{ $code }» кодын бөліп шығару
codebook-deed-recode = { $count ->
    [one] { $count } дәйексөзді «{ $code }» кодына көшіру
   *[other] { $count } дәйексөзді «{ $code }» кодына көшіру
 }
codebook-deed-memo = жазба
codebook-deed-coding-apply = «{ $code }» кодымен кодтау
codebook-deed-coding-remove = «{ $code }» кодын үзіндіден алып тастау
codebook-deed-coding-recode = үзінді кодын «{ $code }» кодына ауыстыру
codebook-deed-coding-resize = «{ $code }» кодымен белгіленген сөздерді өзгерту
codebook-deed-coding-merge = «{ $code }» кодымен белгіленген үзінділерді біріктіру
codebook-deed-coding-apply-all = { $count ->
    [one] { $count } жерді «{ $code }» кодымен кодтау
   *[other] { $count } жерді «{ $code }» кодымен кодтау
 }
codebook-deed-other = басқа өзгерістер
