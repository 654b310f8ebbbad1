# Түзетулер: мәтін, оның нұсқалары және кодталған үзінділердің жаңа орны.

correct-title = Мәтінді түзету
correct-lead = Сақталмас бұрын түзетудің кодталған үзінділерге әсері көрсетіледі. Бұрынғы нұсқалардың бәрі сақталады.
correct-gathers = Бұл құжат сауалнама жауаптарынан жиналған: мәтінді емес, жауаптың өзін түзетіңіз.
correct-ways = Құжаттың мәтіні
correct-way-document = Құжатқа оралу
correct-way-correct = Мәтінді түзету
correct-way-versions = Нұсқалар
correct-way-anchors = Тексерілетін үзінділер
correct-passages = Үзінділер
correct-all-passages = Барлық үзінді
correct-whole-link = Бүкіл мәтінді бірден түзету
correct-do = Түзету
correct-passage = { $number }-үзінді
correct-passage-title = { $number }-үзіндіні түзету
correct-speaker = Сөйлеуші
correct-time = Уақыты
correct-words = Сөздері
correct-words-hint = Бос жол жаңа үзінді бастайды: ұзақ үзіндіні осылай бөлуге болады. Сөздердің бәрі өшірілсе, үзінді де жойылады.
correct-look = Не өзгеретінін көру
correct-join = Алдыңғысына қосу
correct-previous = Алдыңғы үзінді
correct-next = Келесі үзінді
correct-whole = Бүкіл мәтін
correct-whole-hint = Сөйлеушінің аты мен қос нүктеден немесе жақша ішіндегі уақыттан басталған жол жаңа үзінді ашады, бос жол абзацты аяқтайды.
correct-speakers = Сөйлеушілер
correct-speakers-hint = Сөйлеушінің аты бүкіл мәтінде ауысады.
correct-rename-from = Қазіргі аты
correct-rename-to = Жаңа аты
correct-unfit-missing = Мұндай үзінді немесе сөйлеуші енді жоқ: бетті жаңартып, қайталап көріңіз.
correct-unfit-speaker = «{ $label }» сөйлеушінің аты ретінде оқылмайды. Ат әріптен басталып, 40 таңбадан аспауы керек; ішінде қос нүкте де, сөйлем белгілері де болмайды.
correct-unfit-time = «{ $time }» – уақыт емес. Оны 12:30 немесе 1:02:30 түрінде жазыңыз.
correct-nothing = Ештеңе өзгерген жоқ.
correct-forgotten = Сіз бұл мәтінді ашқаннан бері ондағы есімдер ауыстырылған. Тергеніңіз осы жерде сақталып тұр: сақтамас бұрын оны мәтіннің қазіргі күйімен салыстырып шығыңыз.
correct-look-changed = Бұл – сіз қарап шыққан күйі емес: мәтін не кодталған үзінділер өзгерген. Сақтамас бұрын қайта қарап шығыңыз.
correct-note-long = Түсініктеме { $most } таңбадан аспауы керек.
correct-undo-lost = Мәтін кейін түзетілген, бұл сөздер енді онда жоқ: осы қадамды болдырмауға болмайды.
correct-look-title = Түзетуді қарап шығу
correct-look-lead = Әзірге ештеңе сақталған жоқ.
correct-count-unmoved = Орнында қалғаны
correct-count-moved = Сөзі сол, орны басқа
correct-count-changed = Сөзі өзгергені
correct-count-lost = Сөзі табылмағаны
correct-count-found = Сөзі қайта табылғаны
correct-unseen = Басқа кодтаушылардың кодтағандары да сөздерімен бірге қалады: өзгергенін олар өздері тексереді.
correct-lost = Сөзі табылмаған кодталған үзінділер
correct-lost-lead = Олар жойылмайды: жаңа орнын белгілегенше немесе жоюды растағанша «Тексерілетін үзінділер» тізімінде тұрады.
correct-changed = Сөзі өзгерген кодталған үзінділер
correct-found = Сөзі қайта табылған кодталған үзінділер
correct-moved = { $count ->
    [one] Сөзі сол, орны басқа { $count } кодталған үзінді
   *[other] Сөзі сол, орны басқа { $count } кодталған үзінді
 }
correct-candidates = { $count ->
    [0] ұқсас орын табылмады
    [one] ұқсас { $count } орын бар
   *[other] ұқсас { $count } орын бар
 }
correct-more-codings = { $count ->
    [one] Тағы { $count } кодталған үзінді көрсетілмеді.
   *[other] Тағы { $count } кодталған үзінді көрсетілмеді.
 }
correct-more-places = { $count ->
    [one] Тағы { $count } жерде өзгеріс бар.
   *[other] Тағы { $count } жерде өзгеріс бар.
 }
correct-text-changes = Мәтіндегі өзгерістер
correct-note = Неге түзетілді
correct-note-hint = Мысалы: «жазбаны тыңдап салыстырдым». Міндетті емес.
correct-confirm-now = Өзгерген сөздерді қарап шықтым, кодтары дұрыс
correct-text-again = Мәтінді тағы түзету
correct-look-again = Қайта қарау
correct-keep = Түзетуді сақтау
correct-leave = Сақтамай шығу
correct-done = Сақталды: бұл – құжаттың { $number }-нұсқасы.
correct-stale-title = Мәтінді бұл аралықта басқа адам түзетті
correct-stale-lead = Сіз жазғаныңыз жоғалған жоқ: төменде тұр. Ештеңе сақталған жоқ.
correct-stale-theirs = Олар не өзгертті
correct-stale-mine = Сіз не өзгерттіңіз
correct-stale-merged = Екеуін біріктіру
correct-stale-merged-lead = Екі түзету әр жерге қатысты, сондықтан оларды біріктіруге болады.
correct-stale-merge = Екеуін біріктіріп көру
correct-stale-text = Сіздің мәтініңіз
correct-stale-both = Бір жер екі түрлі түзетілген: қайсысы дұрыс екенін өзіңіз шешіңіз.
correct-stale-text-hint = Осы мәтін сақталса, олардың түзетуін ауыстырады: алдымен соңғы нұсқадан айырмасын көресіз.
correct-stale-look = Соңғы нұсқадан айырмасын көру
correct-somebody = белгісіз біреу
correct-version = { $number }-нұсқа
correct-version-now = қазіргі
correct-version-changes-of = { $number }-нұсқада не өзгерді
correct-versions-title = Мәтіннің нұсқалары
correct-all-versions = Барлық нұсқа
correct-back-to = { $number }-нұсқаға оралу
correct-back-note = { $number }-нұсқаға оралу
correct-compare = Салыстыру:
correct-compare-with = мынамен:
correct-compare-do = Айырмасын көру
correct-difference = Айырмасы: { $from } → { $to }
correct-difference-none = Мәтіндері бірдей.
correct-anchors-title = Тексерілетін үзінділер
correct-anchors-none = Тексеретін ештеңе жоқ: кодталған үзінділердің бәрі өз орнында.
correct-anchors-lead = Бұл үзінділердің сөзі түзетуден кейін өзгерді немесе табылмады. Кодының дұрыс екенін растаңыз немесе жаңа орнын көрсетіңіз.
correct-confirm-all = { $count ->
    [one] Өзгергендердің бәрін растау ({ $count })
   *[other] Өзгергендердің бәрін растау ({ $count })
 }
correct-confirm = Дұрыс
correct-confirmed = { $count ->
    [one] { $count } кодталған үзінді расталды.
   *[other] { $count } кодталған үзінді расталды.
 }
correct-is-changed = Сөзі өзгерді:
correct-is-lost = Сөзі табылмады:
correct-stood = Бұрын тұрған жері:
correct-stood-forgotten = Бұрын тұрған жері енді сақталмаған: содан бері мәтіндегі есімдер ауыстырылған.
correct-candidates-legend = Осылардың қайсысы?
correct-likeness = ұқсастығы { $percent }%
correct-place-words = Немесе мәтіндегі сөздерді жазыңыз
correct-place-words-hint = Бұл сөздер мәтінде бір-ақ рет кездесуі керек.
correct-place = Осында орналастыру
correct-let-go = Бұл кодты алып тастау
correct-place-nothing = Орнын таңдаңыз немесе сөздерін жазыңыз.
correct-place-none = Мұндай сөздер мәтінде жоқ.
correct-place-many = { $count ->
    [one] Бұл сөздер мәтінде { $count } рет кездеседі: көбірек сөз жазыңыз.
   *[other] Бұл сөздер мәтінде { $count } рет кездеседі: көбірек сөз жазыңыз.
 }
correct-placed = Кодталған үзінді жаңа орнына қойылды.
correct-gone = Код алып тасталды.
correct-open = Мәтіннен көру
correct-not-yours = Мұны басқа кодтаушы кодтаған: оны өзі немесе зерттеуші тексереді.
coding-deed-correct = Мәтін түзетілді
coding-deed-place = Кодталған үзінді жаңа орнына қойылды
coding-deed-let-go = Сөзі табылмаған үзіндінің коды алынды
