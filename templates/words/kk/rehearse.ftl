# Сынақ өткізу: сауалнаманы ойдан шығарылған респонденттер толтырады.

rehearse-page-never = Бұл бетке ешкім жеткен жоқ.
rehearse-never = Бұл ешкімнен сұралған жоқ.
rehearse-never-offered = { $count } жауап нұсқасы ешкімге ұсынылған жоқ: { $codes }.
rehearse-dead-choices = Жауап беру міндетті, бірақ бірде-бір нұсқа ұсынылмайды: бұдан әрі ешкім өте алмайды.
rehearse-dead-answer = Жауап беру міндетті, бірақ мұнда жауап беру мүмкін емес: бұдан әрі ешкім өте алмайды.
rehearse-dead-refused = Сыналған { $tried } жауаптың бірде-бірі қабылданбады: бұдан әрі ешкім өте алмайды.
rehearse-refused = Сыналған { $tried } жауаптың бірде-бірі қабылданбады.
rehearse-stuck = { $sent } респонденттен { $count } респондент қабылданатын жауап таба алмай, әрі қарай өте алмады.
rehearse-stuck-required = Жауап беру міндетті болса да, { $sent } респонденттен { $count } респондент беретін жауап таппай, әрі қарай өте алмады.
rehearse-text-missing = { $part ->
    [title] Тақырып
    [note] Мәтін
    [hint] Түсініктеме
    [choice] Жауап нұсқасы
   *[label] Сұрақ
} басқа тілде көрсетілді: оның { $language ->
    [kk] қазақша
    [ru] орысша
   *[en] ағылшынша
} мәтіні жоқ.

rehearse-title = Сынақ өткізу
rehearse-lead = Сауалнаманы ойдан шығарылған респонденттер оның әр тілінде, табылған барлық жолмен толтырып шығады. Мұның ештеңесі жауаптардың арасына сақталмайды.
rehearse-of-version = { $number }-нұсқа
rehearse-of-text = Әлі жарияланбаған мәтін
rehearse-start = Сынақ өткізу
rehearse-start-version = { $number }-нұсқаны сынақтан өткізу
rehearse-running = Сынақ жүріп жатыр
rehearse-running-hint = Ол аяқталғанша бет өзі жаңарып тұрады.
rehearse-progress = { $count } респондент, ең көбі { $most }
rehearse-clean = Бәрі дұрыс: барлығы соңына жетті, әр сұрақ қойылды.
rehearse-blocking = Біреу әрі қарай өте алмайтын { $count } жер
rehearse-notable = { $count } ескерту
rehearse-sent = Респонденттер
rehearse-finished = Соңына жеткендері
rehearse-language = Тіл
rehearse-questions = Қойылған сұрақтар
rehearse-of = { $all } ішінен { $some }
rehearse-pages = Беттер: ең азы – ортасы – ең көбі
rehearse-minutes = Минут: ең азы – ортасы – ең көбі
rehearse-spread = { $least } – { $median } – { $most }
rehearse-interrupted = Сынақ ұзаққа созылғандықтан, бәрі тексерілмей аяқталды.
rehearse-refusals = Қабылданбаған жауаптар
rehearse-refusals-hint = Шарттар мен шектердің әсері осындай. Кәдімгі жауаптар көп қабылданбаса, шарт тым қатаң болуы мүмкін.
rehearse-question = Сұрақ
rehearse-tried = Сыналғаны
rehearse-refused-count = Қабылданбағаны
rehearse-place = Орны
rehearse-what = Не болды
rehearse-tables = Кестелер, әзірге бос
rehearse-tables-hint = Жауаптар келгенде саналатыны – осы.
rehearse-tables-more = Тағы { $count } кесте көрсетілмеді.
rehearse-seconds = Сынақ { $seconds } секундқа созылды.

rehearse-count = Респонденттердің ең көп саны
rehearse-count-hint = 1-ден { $most } дейін.
rehearse-count-wrong = Сынақ респонденттерінің саны — 1 мен { $most } арасындағы бүтін сан.
rehearse-seed = Бастапқы сан
rehearse-seed-hint = Осы санмен сол нұсқаны сол респонденттер толтырады; басқалары керек болса, бос қалдырыңыз.
rehearse-seed-wrong = Сынақтың бастапқы саны — 0-ден басталатын бүтін сан.
rehearse-run-forgotten = Бұл сынақ енді сақталмайды. Жаңасын осы жерде бастаңыз; жарияланбаған мәтінді қайта енгізу керек.
rehearse-again-title = Тағы бір рет
rehearse-seed-said = Осы сынақтың бастапқы саны: { $seed }.
rehearse-again-same = Сол респонденттермен қайталау
rehearse-again-others = Басқа респонденттермен қайталау
rehearse-again-link = Осы сынақтың сілтемесі: соңғы нұсқа, осы бастапқы сан
rehearse-stuck-title = Әрі қарай өте алмағандар
rehearse-stuck-hint = { $count ->
    [one] { $count } респондент және оның жауаптары.
   *[other] Алғашқы { $count } респондент және олардың жауаптары.
}
rehearse-respondent = { $number }-респондент
rehearse-answers = Берген жауаптары, қабылданбағандары да бар:
rehearse-answers-none = Бірде-бір жауап берген жоқ.
rehearse-shell-rows = Жолдар
rehearse-shell-columns = Бағандар
