# Зерттеулер, олардың шолуы, сауалнамасы және жауаптары.

collect-studies-title = Зерттеулер
collect-studies-none = Сіз әзірге ешбір зерттеудің тобында жоқсыз.
collect-study-new = Жаңа зерттеу
collect-study-create = Зерттеуді құру
collect-study-slug = Сілтемедегі қысқа атауы
collect-study-slug-hint = Кіші латын әріптері, цифрлар және сызықша, мысалы village-2026. Кейін өзгертуге болмайды.
collect-study-slug-malformed = 2–60 кіші латын әрпін, цифр мен сызықша қолданыңыз; бірінші таңба – әріп не цифр.
collect-study-slug-taken = Мұндай қысқа атауы бар зерттеу бұрыннан бар.
collect-study-title = Атауы, { $language }
collect-study-title-missing = Зерттеуге кемінде бір тілде атау беріңіз.
collect-study-title-long = Атау { $longest } таңбадан аспауы керек.

collect-overview-title = Шолу
collect-overview-submissions = { $count ->
    [one] жауап
   *[other] жауап
 }
collect-overview-drafts = { $count ->
    [one] басталған, әлі жіберілмеген
   *[other] басталған, әлі жіберілмеген
 }
collect-overview-documents = { $count ->
    [one] құжат
   *[other] құжат
 }
collect-overview-codings = { $count ->
    [one] кодталған үзінді
   *[other] кодталған үзінді
 }
collect-overview-survey = Респонденттерге арналған сілтеме
collect-overview-survey-hint = Осы сілтемені респонденттерге жіберіңіз немесе өзіңіз ашып көріңіз: жіберілген әр жауап есепке алынады.
collect-overview-no-form = Сауалнама әлі жарияланбаған, сондықтан респонденттер бастай алмайды.
collect-overview-next = Енді не істеуге болады
collect-overview-role = Мұндағы рөліңіз: { $role }
collect-role-owner = ие
collect-role-researcher = зерттеуші
collect-role-coder = кодтаушы
collect-role-viewer = оқырман

collect-form-title = Сауалнама
collect-form-none = Әзірге бірде-бір нұсқа жарияланбаған.
collect-form-version = { $number }-нұсқа
collect-form-published = жарияланған күні: { $date }
collect-form-current = { $number }-нұсқаның сұрақтары
collect-form-new = Жаңа нұсқа жариялау
collect-form-new-hint = Жарияланған нұсқа өзгермейді. Бұрынғы нұсқада бастаған адам соны толтырып бітіреді.
collect-form-source = Сауалнаманың мәтіні (TOML)
collect-form-check = Тексеру
collect-form-publish = { $number }-нұсқа етіп жариялау
collect-form-empty = Сауалнаманың мәтінін қойыңыз.
collect-form-faults = { $count ->
    [one] Сауалнамада { $count } қате бар, сондықтан ол жарияланған жоқ
   *[other] Сауалнамада { $count } қате бар, сондықтан ол жарияланған жоқ
 }
collect-form-line = { $line }-жол
collect-form-warnings = { $count ->
    [one] Жариялауға болады; { $count } ескерту
   *[other] Жариялауға болады; { $count } ескерту
}
collect-form-warnings-translation = { $count ->
    [one] { $count } мәтіннің бір тілдегі аудармасы жоқ: респонденттер оның орнына басқа тілдегі сөздерді көреді.
   *[other] { $count } мәтіннің бір тілдегі аудармасы жоқ: респонденттер олардың орнына басқа тілдегі сөздерді көреді.
}
collect-form-warnings-other = { $count ->
    [one] { $count } жер ойлағандай жазылмаған болуы мүмкін.
   *[other] { $count } жер ойлағандай жазылмаған болуы мүмкін.
}
collect-form-limits = Сауалнама көлемінің шегі: { $limit }.
collect-form-fine = Қате жоқ, барлық мәтін сауалнаманың әр тілінде бар.
collect-form-unchanged = Бұл – { $number }-нұсқаның мәтіні: жариялайтын ештеңе жоқ.
collect-form-done = { $number }-нұсқа жарияланды.
collect-form-places = Қателер мен ескертулер, орындарымен
collect-form-place = Орны
collect-form-what = Не істеу керек
collect-form-in-file = «{ $file }» файлында:
collect-form-read = «{ $file }» файлы оқылды.
collect-form-bring = Файлдан алу
collect-form-bring-hint = XLSForm (XLSX, XLS, ODS немесе ZIP ішіндегі CSV), XForm (XML) немесе мәтін (TOML). Тізім файлдары да сол ZIP-ке салынады. Әзірге ештеңе жарияланбайды.
collect-form-bring-do = Файлды оқу
collect-form-no-file = Файлды таңдаңыз.
collect-form-file-toml = Мәтін (TOML)
collect-form-file-xlsx = XLSForm (XLSX)
collect-form-file-xml = XForm (XML)
collect-form-file-json = JSON
collect-form-required = міндетті
collect-form-relevant = тек мына жағдайда: { $expression }
collect-form-type-single = бір жауап
collect-form-type-multiple = бірнеше жауап
collect-form-type-integer = бүтін сан
collect-form-type-decimal = сан
collect-form-type-text = қысқа мәтін
collect-form-type-long-text = ұзын мәтін
collect-form-type-date = күні
collect-form-type-note = түсіндірме
collect-form-type-rank = рет-ретімен қою
collect-form-type-range = шкала
collect-form-type-time = уақыт
collect-form-type-datetime = күні мен уақыты
collect-form-type-acknowledge = растау
collect-form-type-point = картадағы орын
collect-form-type-trace = картадағы сызық
collect-form-type-area = картадағы аумақ
collect-form-type-barcode = штрихкод
collect-form-type-image = сурет
collect-form-type-audio = дыбыс жазбасы
collect-form-type-video = бейнежазба
collect-form-type-file = файл
collect-form-type-computed = есептелетін мән
collect-form-type-group = топ
collect-form-type-repeat = қайталанатын топ
collect-form-versions = Нұсқалар
collect-form-changes = { $number }-нұсқадан бері не өзгерді

collect-diff-title = { $from }-нұсқадан { $to }-нұсқаға: не өзгерді
collect-diff-back = Сауалнама
collect-diff-from = Ескісі
collect-diff-to = Жаңасы
collect-diff-compare = Салыстыру
collect-diff-what = Не
collect-diff-was = Бұрын
collect-diff-is = Енді
collect-diff-nothing = ештеңе
collect-diff-none = Көзге көрінетін ештеңе өзгерген жоқ.
collect-diff-more = Тағы { $count } жердегі өзгеріс мұнда көрсетілмейді.

collect-review-title = { $number }-нұсқаны жариялар алдында
collect-review-lead = { $from }-нұсқамен салыстырғанда мыналар өзгереді. Онымен бастағандар сонымен аяқтайды; кестелер мен файлдар екеуінің жауаптарын біріктіреді.
collect-review-faults = Бұлай мәлімдеуге болмайды
collect-review-changes = Не өзгереді
collect-review-edit = Мәтінге қайту

collect-declare-title = Олар не болды?
collect-declare-hint = Мұнсыз бұларға берілген жауаптар орнын жоғалтар еді. Кестелер мен файлдар білуі үшін әрқайсысының не болғанын айтыңыз: бағдарлама өзінше болжамайды.
collect-declare-open = Мұнда әлі { $count } жауап жетіспейді; олар берілмейінше ештеңе жарияланбайды.
collect-declare-choose = – таңдаңыз –
collect-declare-name = { $name } «{ $label }» сұрағы жаңа нұсқада жоқ
collect-declare-removed = Ол енді сұралмайды
collect-declare-renamed = Ол енді { $name } «{ $label }» деп аталады
collect-declare-code = { $question } «{ $asked }»: { $code } «{ $label }» жауап нұсқасының жаңа нұсқада орны жоқ
collect-declare-dropped = Ол енді ұсынылмайды
collect-declare-recoded = Оның коды енді { $code } «{ $label }»
collect-declare-codes = { $question }: жаңа нұсқада жоқ қалған жауап нұсқаларының бәрі енді ұсынылмайды
collect-declare-kind = { $name } «{ $label }» сұрағының жауап түрі әдейі өзгертілді; бұрынғы жауаптар бөлек саналады

collect-responses-title = Жауаптар
collect-responses-none = Әзірге ешкім жауап жіберген жоқ.
collect-responses-number = №
collect-responses-sent = Жіберілген уақыты
collect-responses-language = Тілі
collect-responses-version = Нұсқасы
collect-responses-open = № { $number } жауап
collect-responses-back = Барлық жауап
collect-responses-question = Сұрақ
collect-responses-answer = Жауап
collect-responses-download = Жауаптарды жүктеп алу
collect-responses-codes = кодтармен
collect-responses-labels = сөзбен
collect-responses-count = { $count ->
    [one] { $count } жауап
   *[other] { $count } жауап
 }

collect-phones-title = Телефондар
collect-phones-shared = Респонденттер телефонды ортақ пайдаланады
collect-phones-hint = Жіберілгеннен кейін жауаптардан телефонда ештеңе қалмайды, түбіртек бір-ақ рет көрсетіледі.
collect-phones-save = Сақтау
collect-load-title = Файлдағы жауаптар
collect-load-file = Файл
collect-load-hint = Жауаптары қабылданбағандықтан респондент телефонында сақтаған файл
collect-load = Жүктеу
collect-load-none = Алдымен файлды таңдаңыз.
collect-load-new = { $number }-жауап болып сақталды.
collect-load-already = Бұл жауаптар бұған дейін { $number }-жауап болып сақталған.
collect-load-other = Осы файлдың нөмірімен басқа жауаптар сақталып қойған: { $number }-жауап. Олар өзгерген жоқ.
collect-load-faulty = Ештеңе сақталған жоқ: кейбір жауаптар сауалнамаға сай келмейді.
collect-load-elsewhere = Бұл файл «{ $study }» зерттеуіне тиесілі.
collect-load-version = Бұл зерттеуде сауалнаманың { $number }-нұсқасы жоқ.
collect-load-unreadable = Бұл сақталған жауаптар файлы емес.
collect-responses-superseded = Кейінгі жауаппен түзетілген, есепке алынбайды
collect-responses-correction = Бұрынғы жауаптың түзетілгені
collect-responses-files = Файлдар
