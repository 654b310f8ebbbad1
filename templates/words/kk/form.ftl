# Жауаптағы немесе сауалнама мәтініндегі қателер.

## Респондентке айтылатыны

form-answer-required-choice = Бір жауапты таңдаңыз.
form-answer-required-choices = Кемінде бір жауапты белгілеңіз.
form-answer-required-number = Санды жазыңыз.
form-answer-required-text = Жауабыңызды жазыңыз.
form-answer-required-date = Күнін көрсетіңіз.
form-answer-required-rank = Барлық жауапты ретімен орналастырыңыз.
form-answer-required-time = Уақытын көрсетіңіз.
form-answer-required-moment = Күні мен уақытын көрсетіңіз.
form-answer-required-location = Орнын белгілеңіз.
form-answer-required-file = Файлды таңдаңыз.
form-answer-required-acknowledge = Жалғастыру үшін осы жерді белгілеңіз.
form-answer-constraint = Бұл жауап сәйкес келмейді. Тексеріп көріңіз.
form-answer-control = Жауапта сақтауға келмейтін таңбалар бар. Қайта теріп көріңіз.
form-answer-either = Біреуін ғана қалдырыңыз: не жауапты, не «білмеймін», не «жауап бергім келмейді».
form-answer-one-only = Бір ғана жауапты таңдаңыз.
form-answer-unknown-code = Жауаптардың арасында «{ $code }» жоқ. Қайта таңдаңыз.
form-answer-exclusive = Белгіленген жауаптардың бірі басқаларымен қатар тұра алмайды. Не соны ғана, не басқаларын қалдырыңыз.
form-answer-integer = Бүтін санды цифрмен жазыңыз, мысалы: 25.
form-answer-decimal = Санды цифрмен жазыңыз, мысалы: 2,5.
form-answer-number-long = Сан тым үлкен.
form-answer-range = Санды { $min } – { $max } аралығында жазыңыз.
form-answer-least = { $min } санынан кем болмайтын санды жазыңыз.
form-answer-most = { $max } санынан аспайтын санды жазыңыз.
form-answer-long = Жауапта { $count } таңба бар, ал ең көбі { $limit } таңба сияды.
form-answer-date = Күнін, айын және жылын жазыңыз, мысалы: 09.03.2024.
form-answer-date-first = { $day }.{ $month }.{ $year } күнінен ерте күнді жазуға болмайды.
form-answer-date-last = { $day }.{ $month }.{ $year } күнінен кейінгі күнді жазуға болмайды.
form-answer-filtered = Бұрын таңдалған жауап басқа жауаптарыңызға енді сәйкес келмейді. Қайта таңдаңыз.
form-answer-rank-twice = Бір жауап екі орында тұр. Әр жауапқа бір ғана орын беріңіз.
form-answer-rank-left = Әлі { $count } жауапқа орын берілмеді.
form-answer-step = Шкаладағы сандардың бірін таңдаңыз: шкала { $start } санынан басталып, { $step } қадаммен жүреді.
form-answer-time = Сағаты мен минутын жазыңыз, мысалы: 14:05.
form-answer-moment = Күні мен уақытын жазыңыз, мысалы: 09.03.2024 14:05.
form-answer-acknowledge = Осы жерді белгілеңіз немесе бос қалдырыңыз.
form-answer-location = Ендік пен бойлықты градуспен жазыңыз, мысалы: 43.25 76.95.
form-answer-latitude = Бірінші тұрған ендік −90 мен 90 градус аралығында болады.
form-answer-longitude = Екінші тұрған бойлық −180 мен 180 градус аралығында болады.
form-answer-points-least = Кемінде { $limit } нүкте белгілеңіз.
form-answer-points-most = Ең көбі { $limit } нүкте белгілеуге болады.
form-answer-rows-most = Мұнда ең көбі { $limit } жазба қосуға болады.
form-answer-file = Файл келмеді. Оны қайта таңдаңыз.

## Дерек файлын жүктеушіге қосымша айтылатыны

form-answer-import-asked = Файлда «сұралған жоқ» (−7) деп тұр, бірақ басқа жауаптарға қарағанда бұл сұрақ қойылады.
form-answer-import-not-asked = Файлда жауап бар, бірақ басқа жауаптарға қарағанда бұл сұрақ қойылмайды.
form-answer-import-rows = «{ $said }» – жолдар емес: олар шаршы жақшада, әрқайсысы ирек жақшада, файлға шығарылғандай жазылады.
form-answer-import-rows-missing = Файлда { $said } жол деп көрсетілген, бірақ бірде-бірі жоқ.
form-answer-import-count = Файлда { $said } жол деп көрсетілген, ал тізімде { $rows } жол бар.
form-answer-import-fewer = Файлда { $said } жол бар, ал басқа жауаптарға қарағанда { $rows } жол болуы керек.
form-answer-import-value = «{ $said }» бұл сұрақтың жауабы бола алмайды.
form-answer-import-unknown = Қайталанатын топта «{ $said }» деген сұрақ жоқ.
form-answer-import-rank = «{ $said }» – орын емес: орындар 1-ден басталатын бүтін сандар.
form-answer-import-rank-twice = { $said }-орын екі рет көрсетілген.
form-answer-import-rank-gap = { $said }-орынға қойылған нұсқа жоқ: орындар 1-ден бастап үзіліссіз жүреді.
form-answer-import-tick = «{ $said }» — «иә» де, «жоқ» та емес: нұсқа бағанында 1 не 0 тұрады.

## Сауалнама авторына айтылатыны

form-fault-large = Мәтін { $limit } КиБ шегінен асып кетті.
form-fault-syntax = Бұл жол TOML ережесіне сай емес, тырнақшаны, жақшаны және «=» белгісін тексеріңіз: { $text }
form-fault-key-twice = «{ $key }» екі рет берілген.
form-fault-key = Мұнда «{ $key }» деген баптау жоқ, жазылуын тексеріңіз.
form-fault-missing = «{ $key }» берілмеген.
form-fault-type = { $wanted ->
    [text] «{ $key }» – тырнақшадағы мәтін болуы керек.
    [texts] «{ $key }» әр тілде жазылады: { $key }.kk = "…", { $key }.ru = "…", { $key }.en = "…".
    [flag] «{ $key }» мәні true немесе false болады.
    [whole] «{ $key }» бүтін сан болуы керек.
    [number] «{ $key }» сан болуы керек.
    [day] «{ $key }» тырнақшасыз жазылған күн болуы керек, мысалы: 2024-03-09.
    [languages] «{ $key }» – «kk», «ru», «en» тілдерінің тізімі болуы керек.
    [table] «{ $key }» атауы бар мәтіндерден тұрады: { $key }.атауы = "…".
    [strings] «{ $key }» – мәтіндер тізімі болуы керек: ["…", "…"].
   *[tables] «{ $key }» қос жақшадағы тақырып болып жазылады.
}
form-fault-control = Мәтінде басқару таңбалары бар.
form-fault-languages = Кемінде бір тілді көрсетіңіз, әр тіл бір рет қана жазылсын.
form-fault-many-pages = Сауалнаманың беттері { $limit } шегінен асып кетті.
form-fault-many-questions = Сауалнаманың сұрақтары { $limit } шегінен асып кетті.
form-fault-many-choices = Сұрақтың жауап нұсқалары { $limit } шегінен асып кетті.
form-fault-no-question = Сауалнама бос, ішінде ештеңе жоқ.
form-fault-item = Бұл сұрақ та (name, kind, label), беттегі түсіндірме де (note) емес.
form-fault-text-missing = «{ $key }» мәтіні бірде-бір тілде жоқ.
form-fault-name = «{ $name }» атау бола алмайды: әріп, цифр, «_», «-» және «.» таңбалары ғана жарайды, әріптен басталады, 128 байттан аспайды.
form-fault-name-reserved = «{ $name }» атауы «_» таңбасынан басталады, ондай атаулар бағдарламаның өзіне қажет.
form-fault-name-taken = «{ $name }» атауы { $line }-жолда қолданылған.
form-fault-code = «{ $code }» код бола алмайды: бос орын мен «;» болмайды, 128 байттан аспайды.
form-fault-code-reserved = «{ $code }» коды жауаптың жоқтығын білдіреді, басқа код алыңыз.
form-fault-code-taken = «{ $code }» коды бұл сұрақта бұрын қолданылған.
form-fault-exclusive = Жеке тұратын жауап (exclusive) бірнеше жауап белгіленетін сұрақта (multiple) ғана болады.
form-fault-kind = «{ $kind }» деген сұрақ түрі жоқ. Мысалы, мынадай түрлері бар: single, multiple, rank, integer, decimal, range, text, long_text, date, time, image, calculate.
form-fault-range = Ең кіші мән ең үлкен мәннен асып тұр.
form-fault-length = Жауап ұзындығының шегі 1 – { $limit } таңба аралығында болуы керек.
form-fault-pointless = «{ $without }» болмаса, «{ $key }» ешқашан көрсетілмейді.
form-fault-shape = «{ $shape }» деген пішін жоқ. Пішіндері: point, trace, area.
form-fault-list-and-choices = Сұрақта не өз жауап нұсқалары, не тізім болады, екеуі қатар болмайды.

## Шарт туралы; $at – таңбаның реті

form-expr-empty = Шарт бос.
form-expr-long = Шарт { $limit } байттан ұзын.
form-expr-deep = Шарттағы қабаттасу { $limit } шегінен асып кетті ({ $at }-таңба).
form-expr-character = Шартта «{ $character }» таңбасы болмайды ({ $at }-таңба).
form-expr-unclosed-text = Тырнақша жабылмаған ({ $at }-таңба).
form-expr-unclosed-name = Атаудан кейін «{"}"}» жақшасы жоқ ({ $at }-таңба).
form-expr-name = «{ $text }» сұрақтың атауы бола алмайды ({ $at }-таңба).
form-expr-number = Сан тым үлкен ({ $at }-таңба).
form-expr-unexpected = «{ $text }» бұл жерде артық ({ $at }-таңба).
form-expr-ended = Шарт аяқталмай қалған.
form-expr-function = «{ $name }» деген функция жоқ ({ $at }-таңба). Сұрақ былай жазылады: ${"{"}атауы{"}"}, ал код тырнақшаға алынады.
form-expr-arguments = «{ $name }» жақшасының ішінде { $given } емес, { $wanted } мән болуы керек.
form-expr-arguments-least = «{ $name }» функциясының жақшасында кемінде { $wanted } мән болуы керек, ал { $given } мән берілген ({ $at }-таңба).
form-expr-arguments-range = «{ $name }» функциясының жақшасында { $wanted } – { $most } аралығында мән болуы керек, ал { $given } мән берілген ({ $at }-таңба).
form-expr-nodes = «{ $name }» функциясына жалғыз мән емес, сұрақтар не жолдар керек, мысалы ${"{"}атау{"}"} ({ $at }-таңба).
form-expr-function-nearly = «{ $name }» деген функция жоқ ({ $at }-таңба). Мүмкін, «{ $known }» дегіңіз келген шығар?
form-expr-unsupported = «{ $name }» функциясы қолданылмайды ({ $at }-таңба).
form-expr-last-saved = Алдыңғы сақталған сауалнаманың жауаптары (last-saved#) қолданылмайды ({ $at }-таңба).
form-expr-axis = Жауаптар ішінде «{ $name }::» жолымен жүруге болмайды ({ $at }-таңба).
form-expr-pattern = regex() функциясының үлгісі қате жазылған ({ $at }-таңба).
form-expr-path = «{ $name }» жол түрінде жазылған. Сұрақ былай жазылады: ${"{"}{ $name }{"}"}, ал код тырнақшада тұрады.
form-expr-own = «.» – тексеріліп жатқан жауаптың өзі, ол тек шектеуде (constraint) тұра алады.
form-expr-unknown = «{ $name }» деген сұрақ жоқ.
form-expr-itself = «{ $name }» жауабының өзін білдіру үшін «.» деп жазыңыз.
form-expr-multiple = «{ $name }» сұрағында бірнеше жауап болады: «=» орнына selected(${"{"}{ $name }{"}"}, '…') деп жазыңыз.
form-expr-code = «{ $name }» сұрағында «{ $code }» коды жоқ, сондықтан бұл шарт ешқашан орындалмайды.

## Жариялау алдында авторға айтылатыны

form-warning-translation = { $language ->
    [kk] Қазақша
    [ru] Орысша
   *[en] Ағылшынша
} мәтін жоқ, оның орнына { $shown ->
    [kk] қазақшасы
    [ru] орысшасы
   *[en] ағылшыншасы
} көрсетіледі: «{ $words }».
form-warning-same-page = Шарт осы беттегі «{ $name }» сұрағына байланысты: скрипт өшірулі болса, респондент мұны бірден көреді. Келесі бетке көшірген дұрыс.
form-warning-ambiguous = Мұнда { $code } жауаптың жоқтығын білдіреді, сондықтан оны сан ретінде жазу мүмкін емес. Аралықты шектеңіз.

## Авторға бүкіл сауалнама туралы айтылатыны

form-check-more = Осындай тағы { $count } ескерту бар.
form-check-many-items = Сауалнамадағы сұрақ, түсіндірме және топ саны { $limit } шегінен асып кетті.
form-check-empty-page = Бұл бетте ештеңе жоқ.
form-check-empty-group = Бұл топта ештеңе жоқ.
form-check-deep = Топтарды бір-бірінің ішіне { $limit } қабаттан артық салуға болмайды.
form-check-circle = Тұйық шеңбер шықты, мұны есептеп шығару мүмкін емес: { $circle }
form-check-name-meta = «{ $name }» атауы телефонның өзі жазатын деректерге қажет.
form-check-name-taken = «{ $name }» атауы бұрын қолданылған.
form-check-unknown-meant = «{ $name }» деген сұрақ жоқ. Бәлкім, «{ $meant }» шығар?
form-check-piped-itself = Мәтін «{ $name }» сұрағының өз жауабын көрсетеді, ал ол бастапқыда бос.
form-check-piped-nothing = «{ $name }» жауап алмайды, сондықтан оның орнында ештеңе көрінбейді.
form-check-piped-torn = «${"{"}» осы жерде көрсетілетін жауапты бастайды, бірақ одан кейін «{"}"}» жоқ.
form-check-scale = Шкаланың қадамы нөлден, ал соңы басынан үлкен болуы керек.
form-check-scale-long = Шкаладағы бөліктер { $limit } шегінен асып кетті.
form-check-scale-end = Мұндай қадаммен шкаланың соңына жету мүмкін емес.
form-check-required-twice = Жауап не әрқашан міндетті, не шартпен міндетті, екеуі қатар болмайды.
form-check-no-calculation = Бұл мән неден есептелетіні жазылмаған.
form-check-filter-nothing = Сұрақта іріктейтін жауап нұсқалары жоқ.
form-check-trigger-group = «{ $name }» – топ, ал есептеуді тек жауаптың өзгеруі іске қосады.
form-check-no-choices = Сұрақтың жауап нұсқалары жоқ.
form-check-list-unknown = «{ $list }» деген тізім жоқ.
form-check-list-meant = «{ $list }» деген тізім жоқ. Бәлкім, «{ $meant }» шығар?
form-check-list-empty = «{ $list }» тізімінде жауап нұсқалары жоқ.
form-check-list-file = «{ $list }» нұсқалары файлдан алынады, ал ол файл әлі берілмеген.
form-check-list-once = «{ $name }» қайталанбайды, сондықтан оның жауаптары нұсқа бола алмайды.
form-check-list-name = «{ $list }» тізімнің атауы бола алмайды.
form-check-list-taken = «{ $list }» деген екі тізім бар.
form-check-list-unused = «{ $list }» тізімін бірде-бір сұрақ пайдаланбайды.
form-check-column = Тізімде «{ $column }» деген баған жоқ.
form-check-column-word = Тізімде «{ $column }» бағаны жоқ, сондықтан бұл шарт ешқашан орындалмайды. Мәтін тырнақшаға алынып жазылады.
form-check-instance-name = «{ $name }» сұрақ та, тырнақшадағы мәтін де емес. Басқа бағдарламалар үшін сақталады, бірақ олар жауапты атаусыз қалдыруы мүмкін.
form-check-nothing-asked = Сауалнамада жауап беретін сұрақ жоқ.
form-check-constraint-own = Шектеуде жауаптың өзі жоқ: оны «.» білдіреді.
form-check-selected-words = «{ $name }» сұрағында бір ғана жауап болады, ал оның кодында бос орын бар: «{ $code }» үшін «=» деп жазыңыз, selected() оны таппайды.
form-check-outside-repeat = «{ $name }» сұрағына бірнеше рет жауап беріледі. Мұнда тек бірінші жауап есептеледі; бәрін sum(), count() не join() алады.
form-check-later = «{ $name }» сұрағы кейінірек қойылады: оған дейін жауабы бос деп есептеледі.
