# Іздеу.

search-fault-empty = Іздейтін сөзді теріңіз.
search-fault-quote = Тырнақша жабылмаған.
search-fault-parenthesis = Жақшаның сыңары жоқ.
search-fault-operator = AND, OR, NOT және NEAR сөздердің арасында тұрады.
search-fault-long = Сұраныс тым ұзын.
search-fault-pattern = Үлгіде кемінде екі әріп болуы керек: әйтпесе оған кез келген сөз дерлік сай келеді.
search-fault-patterns = *, ? не ~ белгісі бар сөз ең көбі { $most } болуы мүмкін.
search-fault-edits = ~ белгісі жеткілікті ұзын сөзден кейін тұрады; ~1 немесе ~2 неше әріп өзгеше бола алатынын көрсетеді.
search-fault-near = NEAR/5 сөздердің не тіркестердің арасында тұрады; сан 1 мен 100 аралығында болады.
search-fault-valueless = { $field }: қос нүктеден кейін мәні бос орынсыз жазылады; бірнеше сөз болса, тырнақшаға алынады: код:"жаңа қоныс".
search-fault-field = «{ $field }» деген өріс жоқ. Өрістер: код, кодталған, кодтаушы, құжат, сөйлеуші, кейс, өңір, рөл, жас, тіл.
search-fault-value = { $field }: бұл зерттеуде «{ $value }» деген атау жоқ.
search-fault-unfit = { $field }: мұнда «{ $value }» деп жазуға болмайды. Мысалдар: кодталған:иә, жас:20..30, тіл:kk.
search-fault-at = Қате асты сызылған жерде:
search-age-fault = Жас – жыл саны, ең көбі 255.
search-age-order = Ең кіші жас ең үлкен жастан аспауы керек.
search-filter-fault = Сүзгіде «{ $value }» деген мән жоқ. Тізімнен таңдаңыз.

search-title = Іздеу
search-query = Ізделетін сөз
search-hint = Сөз барлық тұлғасында ізделеді; «…» – тіркес.
search-filters = Қайдан іздеу керек
search-age-from = Ең кіші жасы
search-age-to = Ең үлкен жасы
search-coded = Кодталуы
search-coded-any = бәрібір
search-coded-yes = кодталған үзінділер
search-coded-no = кодталмаған үзінділер
search-coder = Кім кодтаған
search-speaker = Сөйлеуші
search-language = Үзіндінің тілі
search-do = Іздеу
search-behind = Іздеу индексі әлі жасалып жатыр; кейбір үзінді уақытша табылмауы мүмкін.
search-rebuilding = Іздеу индексі бүлінген, қазір қайта жасалып жатыр. Ештеңе жоғалған жоқ: сәлден соң қайталап көріңіз.
search-count = { $count ->
    [one] { $count } үзінді
   *[other] { $count } үзінді
 }
search-most = Алғашқы { $most } үзіндіні ғана парақтап көруге болады. Қалғанын көру үшін сұранысты нақтылаңыз.
search-cut = Үлгіге бірден іздеуге болатыннан көп сөз сай келеді; ең жиі кездесетіндері алынды.

search-syntax = Не теруге болады
search-syntax-words-sign = ауыл мұғалім
search-syntax-words = Екі сөз де, кез келген тұлғада. Қазақ әріптерінің орнына орыс не латын әріптерін теруге болады.
search-syntax-phrase-sign = "ауыл мұғалімі"
search-syntax-phrase = Қатар тұрған сөздер, кез келген тұлғада.
search-syntax-pattern-sign = ауыл* *шылық а?ыл
search-syntax-pattern = Түрі осындай сөздер: * – кез келген әріптер, сөз ішіндегі ? – бір әріп.
search-syntax-like-sign = ауыл~ ауылда~2
search-syntax-like = Бір не екі әрпі өзгеше сөздер.
search-syntax-near-sign = жалақы NEAR/5 аз
search-syntax-near = Екеуінің арасы бес сөзден аспайды.
search-syntax-operators-sign = a OR b, a AND b, -c, ( )
search-syntax-operators = Кез келгені, екеуі де, мұнысыз және бірге алынатындары.
search-syntax-field-sign = код:"…" -код:… кодталған:жоқ
search-syntax-field = Код пен оның астындағылар, сол кодсыз, мүлде кодсыз.
search-syntax-fields-sign = кодтаушы: құжат: сөйлеуші: кейс:"сипаттама=мән" өңір: рөл: жас:20..30 тіл:kk
search-syntax-fields = Үзінді туралы тағы не белгілі. Өріс атаулары орысша және ағылшынша да түсінікті.

search-views = Табылғанды көрсету түрі
search-view-passages = Үзінділер
search-view-concordance = Конкорданс
search-view-words = Сөз жиілігі
search-view-saved = Сақталған сұраныстар
search-wordless = Сұраныста сөз жоқ, сондықтан мәтінмәнін көрсетуге болмайды.
search-lines-count = { $count ->
    [one] { $count } жол
   *[other] { $count } жол
 }
search-lines-most = Алғашқы { $most } жол ғана көрсетілді. Бәрін көру үшін сұранысты нақтылаңыз.
search-line-before = Алдында
search-line-words = Табылғаны
search-line-after = Артында
search-sort = Реті
search-sort-place = мәтін бойынша
search-sort-before = алдындағы сөздер бойынша
search-sort-words = табылған сөздер бойынша
search-sort-after = артындағы сөздер бойынша

search-words-lead = Сөздің барлық тұлғасы бірге, ең жиі тұлғасының атымен саналады. Сұраныс болмаса, барлық үзінді саналады.
search-words-place = №
search-words-word = Сөз
search-words-language = Тіл
search-words-forms = Тұлғалары
search-words-tokens = Қолданылуы
search-words-passages = Үзінділер
search-words-documents = Құжаттар
search-words-tokens-count = { $count ->
    [one] мәтінде { $count } сөз
   *[other] мәтінде { $count } сөз
 }
search-words-stems-count = { $count ->
    [one] әртүрлі { $count } сөз
   *[other] әртүрлі { $count } сөз
 }
search-words-by-alphabet = Әліпби ретімен
search-words-by-count = Жиілік ретімен
search-words-csv = CSV етіп жүктеп алу
search-words-none = Санайтын сөз жоқ.

search-similar-go = Ұқсас үзінділер
search-similar-title = Ұқсас үзінділер
search-similar-lead = Осы үзіндінің сирек сөздері кездесетін үзінділер; ең ұқсастары алдымен.
search-similar-none = Сирек сөздері ортақ үзінді табылмады.

search-code-go = Табылғанның бәрін кодтау…
search-code-title = Табылғанды кодтау
search-code-back = Табылғанға қайту
search-unit = Кодталатыны
search-unit-words = табылған сөздер
search-unit-sentence = сөйлем
search-unit-passage = үзінді
search-code-into = Код
search-code-choose = кодты таңдаңыз
search-code-do = Белгіленгендерін кодтау
search-code-hint = { $count ->
    [one] { $count } жер кодталады. Сай келмейтінінің белгісін алып тастаңыз.
   *[other] { $count } жер кодталады. Сай келмейтіндерінің белгісін алып тастаңыз.
 }
search-code-most = Бірден алғашқы { $most } жер ғана ұсынылады.
search-code-nothing = Осылай кодтайтын ештеңе табылмады. Сұраныста сөз болмаса, үзіндіні алыңыз.
search-code-none = Кемінде бір жерді белгілеңіз.
search-code-into-none = Кодты таңдаңыз.
search-code-done = { $count ->
    [0] Бәріне Сіз бұл кодты бұрын қойғансыз.
    [one] { $count } жер кодталды.
   *[other] { $count } жер кодталды.
 }
search-code-undo = Бәрін болдырмау
search-code-undo-failed = Болдырмау мүмкін болмады: біреу содан бері бір бөлігін өзгерткен немесе бәрі бұрын болдырылмаған.

search-saved-keep = Осы сұранысты сақтау
search-saved-name = Атауы
search-saved-share = бүкіл топқа
search-saved-do = Сақтау
search-saved-by = Бөліскен: { $name }
search-saved-by-former = Топтан шыққан қатысушы бөліскен
search-saved-shared = Сіздікі, топқа көрінеді
search-saved-own = Тек Сіздікі
search-saved-change = Өзгерту
search-saved-rename = Өзгерісті сақтау
search-saved-remove = Жою
search-saved-none = Сақталған сұраныс әзірге жоқ. Бірдеңе іздеп, сұранысты сақтаңыз.
search-saved-name-fault = Сұранысқа { $longest } таңбадан аспайтын атау беріңіз.
search-saved-gone = Бұл сұраныс енді жоқ.
search-saved-empty = Сақтайтын сұраныс жоқ: алдымен бірдеңе іздеңіз.
search-saved-many = Бір зерттеуде ең көбі { $most } сұраныс сақтауға болады. Керек емесін жойыңыз.

search-build-go = Сұранысты пішінде құрастыру
search-build-title = Сұраныс құрастыру
search-build-lead = Пішіннің әр қатары үзінді туралы бірдеңе айтады. Төмендегі жазбаны іздеу жолына тікелей теруге де болады.
search-build-join = Үзінді неге сай келуі керек
search-build-all = барлық қатарға
search-build-any = кез келген қатарға
search-build-row = { $number }-қатар
search-build-kind = Не
search-build-words = кез келген тұлғадағы сөздер
search-build-phrase = тіркес
search-build-near = бір-біріне жақын сөздер
search-build-typed = терілген күйінде
search-build-code = код
search-build-coded = кодталған (иә не жоқ)
search-build-coder = кім кодтаған
search-build-document = құжат
search-build-speaker = сөйлеуші
search-build-case = кейс туралы белгілісі (сипаттама=мән)
search-build-region = өңір
search-build-role = рөл
search-build-age = жас (20..30)
search-build-language = тіл (kk, ru, en)
search-build-value = Сөздер не мән
search-build-other = мына сөздерге жақын
search-build-apart = неше сөз аралықта
search-build-not = сай келгендерін шығарып тастау
search-build-more = Қатар қосу
search-build-show = Жазбасын көрсету
search-build-line = Бір жолмен:
