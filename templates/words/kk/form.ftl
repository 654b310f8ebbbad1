# Жауаптағы немесе сауалнама мәтініндегі қателер.

## Респондентке айтылатыны

form-answer-required-choice = Бір жауапты таңдаңыз.
form-answer-required-choices = Кемінде бір жауапты белгілеңіз.
form-answer-required-number = Санды жазыңыз.
form-answer-required-text = Жауабыңызды жазыңыз.
form-answer-required-date = Күнін көрсетіңіз.
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

## Дерек файлын жүктеушіге қосымша айтылатыны

form-answer-import-asked = Файлда «сұралған жоқ» (−7) деп тұр, бірақ басқа жауаптарға қарағанда бұл сұрақ қойылады.
form-answer-import-not-asked = Файлда жауап бар, бірақ басқа жауаптарға қарағанда бұл сұрақ қойылмайды.

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
   *[tables] «{ $key }» қос жақшадағы тақырып болып жазылады.
}
form-fault-control = Мәтінде басқару таңбалары бар.
form-fault-languages = Кемінде бір тілді көрсетіңіз, әр тіл бір рет қана жазылсын.
form-fault-many-pages = Сауалнаманың беттері { $limit } шегінен асып кетті.
form-fault-many-questions = Сауалнаманың сұрақтары { $limit } шегінен асып кетті.
form-fault-many-choices = Сұрақтың жауап нұсқалары { $limit } шегінен асып кетті.
form-fault-no-question = Сауалнамада сұрақ жоқ, кемінде бір сұрақ керек.
form-fault-item = Бұл сұрақ та (name, kind, label), беттегі түсіндірме де (note) емес.
form-fault-text-missing = «{ $key }» мәтіні бірде-бір тілде жоқ.
form-fault-name = «{ $name }» атау бола алмайды: әріп, цифр, «_», «-» және «.» таңбалары ғана жарайды, әріптен басталады, 128 байттан аспайды.
form-fault-name-reserved = «{ $name }» атауы «_» таңбасынан басталады, ондай атаулар бағдарламаның өзіне қажет.
form-fault-name-taken = «{ $name }» атауы { $line }-жолда қолданылған.
form-fault-code = «{ $code }» код бола алмайды: бос орын мен «;» болмайды, 128 байттан аспайды.
form-fault-code-reserved = «{ $code }» коды жауаптың жоқтығын білдіреді, басқа код алыңыз.
form-fault-code-taken = «{ $code }» коды бұл сұрақта бұрын қолданылған.
form-fault-exclusive = Жеке тұратын жауап (exclusive) бірнеше жауап белгіленетін сұрақта (multiple) ғана болады.
form-fault-kind = «{ $kind }» деген сұрақ түрі жоқ. Түрлері: single, multiple, integer, decimal, text, long_text, date.
form-fault-range = Ең кіші мән ең үлкен мәннен асып тұр.
form-fault-length = Жауап ұзындығының шегі 1 мен { $limit } таңба аралығында болуы керек.
form-fault-pointless = «{ $without }» болмаса, «{ $key }» ешқашан көрсетілмейді.

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
form-expr-own = «.» – тексеріліп жатқан жауаптың өзі, ол тек шектеуде (constraint) тұра алады.
form-expr-unknown = «{ $name }» деген сұрақ жоқ.
form-expr-later = «{ $name }» сұрағы бұл тұсқа дейін қойылмайды: шарт тек алдыңғы сұрақтарға сүйене алады.
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
