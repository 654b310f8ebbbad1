# Құжаттар: үзінділердің тілі, жауаптардан жасалған құжаттар, аудиожазбалар, бірнеше файл.

papers-save = Сақтау
papers-languages-title = Үзінділердің тілі
papers-languages-lead = Үзіндінің тілі сөздеріне қарап анықталады. Сөзі аз болса, құжаттың тілі алынады. Іздеу мен экран оқитын бағдарламалар соған сүйенеді.
papers-languages-document = Құжаттың тілі
papers-languages-passages = Үзінділердің тілдері
papers-languages-of = { $number }-үзіндінің тілі
papers-languages-as-document = құжаттыкіндей
papers-languages-tell = Бәрін сөздерінен қайта анықтау
papers-languages-tell-hint = Қолмен таңдалғандар осы тізімнің барлық бетінде ауыстырылады.
papers-languages-changed = { $count ->
    [one] Сақталды: { $count } үзіндінің тілі өзгерді.
   *[other] Сақталды: { $count } үзіндінің тілі өзгерді.
 }

papers-answers-title = Сауалнама жауаптары құжат ретінде
papers-answers-lead = Респонденттердің өз сөзімен жазғанын сұхбаттармен бір кодтар кітабымен кодтауға болады. Әр жауап бір рет алынады да, өз жауабына апаратын үзінді болады.
papers-answers-none = Жарияланған сауалнама жоқ немесе онда сөзбен жауап берілетін сұрақ жоқ.
papers-answers-count = Жауаптар
papers-answers-taken = Алынғаны
papers-answers-new = Жаңасы
papers-answers-way = Құжат түрі
papers-answers-way-question = сұрақтың барлық жауабына бір құжат
papers-answers-way-respondent = әр респондентке бір құжат
papers-answers-documents = Құжаттар
papers-answers-take = { $count ->
    [one] { $count } жауапты алу
   *[other] { $count } жауапты алу
 }
papers-answers-done = { $count ->
    [0] Жаңа жауап болмады.
    [one] { $count } жауап алынды.
   *[other] { $count } жауап алынды.
 }
papers-answers-gone = Бұл сұрақ не жауап енді жоқ. Бетте қазіргі күйі көрсетілген.
papers-answers-full = Құжат толып қалған: бұл жауапқа орын жоқ.
papers-answers-left = { $count ->
    [one] { $count } жауап алынбады: ол қосылатын құжатта орын қалмаған.
   *[other] { $count } жауап алынбады: олар қосылатын құжаттарда орын қалмаған.
 }
papers-answer-of = { $number }-жауап
papers-answer-corrected-in = түзетілгені – { $number }-үзіндіде
papers-answer-corrected-by = кейін { $number }-жауаппен түзетілген
papers-corrections-title = { $count ->
    [one] { $count } жауап алынғаннан кейін түзетілген
   *[other] { $count } жауап алынғаннан кейін түзетілген
 }
papers-corrections-lead = Ештеңе өздігінен өзгермейді. Қабылданған түзету құжат соңында жаңа үзінді болады, ал бұрынғысы орны мен кодтарын сақтайды.
papers-correction-of = { $number }-жауаппен түзетілген
papers-correction-before = Құжатта
papers-correction-now = Қазір
papers-correction-none = Жауап қайтарып алынған.
papers-correction-take = Түзетуді қабылдау
papers-correction-leave = Сол күйі қалдыру

papers-recording-title = Аудиожазба
papers-recording-keys = Уақытты бассаңыз, сол жерден ойнайды; үзінді таңдалып тұрғанда P ойнатады әрі кідіртеді.
papers-recording-play = { $time }: осы жерден ойнату
papers-recording-add = Аудиожазба қосу
papers-recording-change = Аудиожазбаны ауыстыру не алып тастау
papers-recording-file = Дыбыс файлы (MP3, M4A, AAC, OGG, Opus, WAV, WebM)
papers-recording-hint = Ең көбі { $limit } МБ. Оны тек зерттеу мүшелері тыңдай алады.
papers-recording-upload = Жүктеу
papers-recording-remove = Аудиожазбаны алып тастау
papers-recording-none = Дыбыс файлын таңдаңыз.
papers-recording-kind = Бұл – браузер ойнататын дыбыс файлы емес: MP3, M4A, AAC, OGG, Opus, WAV не WebM керек.
papers-recording-large = Аудиожазба { $limit } МБ-тан аспауы керек. Битрейтін төмендетсеңіз, файл кішірейеді.
papers-recording-full = Бұл зерттеудің файлдарына орын қалмады.

papers-pdf-numbers = { $count ->
    [one] { $count } бет нөмірі алынбады.
   *[other] { $count } бет нөмірі алынбады.
 }
papers-pdf-bare = { $count ->
    [one] { $count } бетте мәтін жоқ: ол сурет болуы мүмкін.
   *[other] { $count } бетте мәтін жоқ: олар сурет болуы мүмкін.
 }
papers-pdf-broken = { $count ->
    [one] { $count } бет оқылмады.
   *[other] { $count } бет оқылмады.
 }

papers-list-seek = Құжаттарды табу
papers-list-name = Атауы
papers-list-kind = Түрі
papers-list-kind-interviews = сұхбаттар
papers-list-kind-answers = сауалнама жауаптары
papers-list-coded = Кодталуы
papers-list-coded-yes = кодталған
papers-list-coded-no = әлі кодталмаған
papers-list-any = кез келгені
papers-list-order = Реті
papers-list-order-name = атауы бойынша
papers-list-order-newest = алдымен жаңалары
papers-list-order-codings = алдымен кодталғаны көп
papers-list-show = Көрсету
papers-list-all = Бәрін көрсету
papers-list-count = { $count ->
    [one] { $count } құжат
   *[other] { $count } құжат
 }
papers-list-found = { $count ->
    [one] { $all } құжаттың ішінен { $count } құжат табылды
   *[other] { $all } құжаттың ішінен { $count } құжат табылды
 }
papers-many-title = Енгізу алдындағы файлдар
papers-many-lead = Әр файлдың қалай оқылғанын қарап, қажет жерін түзетіңіз. Белгіленгендердің бәрі бірге енгізіледі.
papers-many-files = Файлдар
papers-many-hint = Бір мезетте { $most } файлға дейін; бәрінің жалпы көлемі рұқсат етілген ең үлкен екі файлдан аспайды.
papers-many-most = Бір мезетте { $most } файлдан артық таңдамаңыз.
papers-many-refused = { $count ->
    [one] { $count } файл оқылмады
   *[other] { $count } файл оқылмады
 }
papers-many-file = { $number }-файл
papers-many-take = Енгізу
papers-many-mend = Мәтінді толық қарап, түзету
papers-many-add = Белгіленгендерді енгізу
papers-many-back = Құжаттарға оралу
papers-many-nothing = Ешбір файл белгіленбеген.
papers-many-error = Әзірге ештеңе енгізілген жоқ: төменде көрсетілгенді түзетіңіз.
papers-many-taken = { $count ->
    [one] { $count } құжат енгізілді.
   *[other] { $count } құжат енгізілді.
 }
