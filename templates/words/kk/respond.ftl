# Респонденттің беттері.

respond-languages = Тіл
respond-start = { $pages ->
    [one] Сұрақтар бір бетке сыйған. Әрі қарай өткенде жауабыңыз сақталады.
   *[other] Ең көбі { $pages } шағын бет. Жауаптарыңыз әр бетте сақталып отырады.
 }
respond-begin = Бастау
respond-continue-here = Тоқтаған жерден жалғастыру
respond-closed = Бұл сауалнама қазір ашық емес.
respond-resume-title = Мен басқа телефонда бастаған едім
respond-resume-label = Жалғастыру коды
respond-resume-hint = Он цифр, мысалы 482 177 3019
respond-resume = Жалғастыру
respond-resume-malformed = Код он цифрдан тұрады. Тағы бір рет қарап шығыңыз.
respond-resume-unknown = Бұл кодпен сақталған жауап жоқ. Тағы бір рет қарап шығыңыз.
respond-resume-wait = Код тым көп рет терілді. Бір минут күтіп, қайталап көріңіз.
respond-progress = { $count } беттің { $position }-беті
respond-error-title = Қате
respond-errors = { $count ->
    [one] { $count } жауапты қайта қараңыз
   *[other] { $count } жауапты қайта қараңыз
 }
respond-optional = міндетті емес
respond-several = Бірнешеуін таңдауға болады.
respond-dont-know = Білмеймін
respond-refused = Жауап бергім келмейді
respond-range-from-to = { $min } – { $max } аралығында
respond-range-from = Кемінде { $min }
respond-range-to = Ең көбі { $max }
respond-next = Әрі қарай
respond-back = Артқа
respond-send = Жіберу
respond-elsewhere = Басқа телефонда жалғастыру
respond-elsewhere-hint = Жауаптарыңыз сақталды. Сауалнаманы басқа телефонда ашып, мына кодты теріңіз:
respond-done-title = Рақмет, жауаптарыңыз қабылданды
respond-done = Бетті жаба беруге болады.
respond-receipt = Түбіртек нөміріңіз:
respond-receipt-sent = жіберілген уақыты: { $moment }
respond-other-title = Бұл телефонды басқа адам да пайдаланады
respond-other-hint = Жаңа сауалнама ашылады; жіберілген жауаптар көрсетілмейді.
respond-other = Жаңа сауалнама толтыру
respond-conflict-title = Жауаптарыңыз бұған дейін жіберілген
respond-conflict = Олар алғаш жіберген күйінде сақталды. Кейін өзгерткеніңіз олардың орнына жазылған жоқ.
respond-conflict-kept = Қазір берген жауаптарыңыз
respond-conflict-leave = Жіберілген күйінде қалдыру
respond-conflict-again = Жаңа жауап ретінде жіберу
respond-no-answer = жауап жоқ
respond-gone-title = Бұл жауаптар табылмады
respond-gone = Бет тым ұзақ ашық тұрған не браузер cookie сақтамайтын болуы мүмкін. Басынан бастауға немесе Сізге көрсетілген кодпен жалғастыруға болады.
respond-gone-start = Басына өту

# Сұрақтардың түрлері.

respond-picture = Сурет
respond-guidance = Сұхбат жүргізушіге нұсқау
respond-choose = Таңдаңыз
respond-search = Тізімнен іздеу
respond-ok = Иә, түсіндім
respond-rank = Әр орынға бір жауаптан таңдаңыз. Бірінші орында – ең маңыздысы.
respond-rank-place = { $place }-орын
respond-up = Жоғары
respond-down = Төмен
respond-year = Жылы
respond-month = Айы
respond-position = Тұрған жерімді анықтау
respond-position-add = Тұрған жерімді қосу
respond-position-wait = Анықталып жатыр…
respond-position-done = Дайын.
respond-position-failed = Орныңызды анықтау мүмкін болмады. Оны қолмен жазуға болады.
respond-position-refused = Тұрған жеріңізді анықтауға рұқсат берілмеген. Браузердің баптауында рұқсат беріңіз немесе орныңызды қолмен жазыңыз.
respond-position-late = Спутник сигналы әлі ұсталмады. Ашық жерге шығып, қайта басыңыз немесе орныңызды қолмен жазыңыз.
respond-latitude = Ендік
respond-longitude = Бойлық
respond-height = Биіктігі, м
respond-lines = Әр нүктені жаңа жолға жазыңыз: ендік, бос орын, бойлық.
respond-file = Файл
respond-file-most = Ең көбі { $size }.
respond-file-replace = Басқа файл таңдасаңыз, ол осының орнына сақталады.
respond-file-drop = Өшіру
respond-add = Тағы қосу
respond-remove = Алып тастау
respond-month-1 = қаңтар
respond-month-2 = ақпан
respond-month-3 = наурыз
respond-month-4 = сәуір
respond-month-5 = мамыр
respond-month-6 = маусым
respond-month-7 = шілде
respond-month-8 = тамыз
respond-month-9 = қыркүйек
respond-month-10 = қазан
respond-month-11 = қараша
respond-month-12 = желтоқсан
respond-file-large = Файл тым үлкен: ең көбі { $limit } МБ.
respond-file-many = Файлдар тым көп. Бұрынғыларының бірін өшіріңіз.
respond-file-full = Қазір файл қабылданбайды: сақтайтын орын қалмады. Жауабыңызды файлсыз жіберіңіз.
respond-file-broken = Файл бүлінген немесе аяғына дейін келмеді. Оны қайта таңдаңыз.
respond-file-missing = Файл келмеді. Оны қайта таңдаңыз.
respond-file-no-image = Бұл файл сурет емес. Фотосурет таңдаңыз.
respond-file-no-audio = Бұл файл дыбыс жазбасы емес.
respond-file-no-video = Бұл файл бейнежазба емес.
respond-rank-live = Жоғары-төмен жылжытып реттеңіз. Бірінші орында – ең маңыздысы.
respond-rank-keep = Осы рет дұрыс

## Телефонның өзі айтатыны

respond-opening = Сауалнама телефон жадынан ашылып жатыр…
respond-shared = Бұл телефонды басқалар да пайдаланады
respond-shared-hint = Жіберген соң жауаптарыңыздан мұнда ештеңе қалмайды.
respond-shared-done = Бұл телефонда жауаптарыңыздан ештеңе қалған жоқ. Қажет болса, түбіртек нөмірін жазып алыңыз.
respond-bar-kept = Осы телефонда сақталды
respond-bar-arrived = Сақталды
respond-bar-waiting = Осы телефонда сақталды. Байланыс күтіп тұр: { $count }
respond-bar-sending = Жіберіліп жатыр…
respond-bar-sent = Жіберілді, түбіртек { $receipt }
respond-bar-unkept = Бұл браузер телефонда ештеңе сақтамайды: жауаптарыңызды жібергенше бетті жаппаңыз
respond-bar-refused = Қабылданбады: { $count }
respond-bar-offline = Қазір бұған байланыс жоқ. Кейінірек қайталап көріңіз.
respond-waiting-title = Жауаптарыңыз осы телефонда сақтаулы
respond-waiting = Байланыс пайда болғанда олар өздігінен жіберіледі. Бетті жаба беруге болады: жауаптарыңыз сақталып тұрады да, бетті қайта ашқанда жіберіледі.
respond-waiting-send = Қазір жіберу
respond-waiting-edit = Жауаптарымды өзгерту
respond-refused-title = Жауаптарыңыз қабылданбады
respond-refused-hint = Олар осы телефонда сақтаулы. Файл етіп сақтап, зерттеушілерге беріңіз немесе тағы бір рет жіберіп көріңіз.
respond-refused-reason = Зерттеу сервері оларды қабылдамады (себебі: { $status }).
respond-refused-save = Файл етіп сақтау
respond-refused-retry = Қайта жіберіп көру
respond-changed = Олар алғаш жіберген күйінде сақталды. Өзгерткеніңіз осы телефонда тұр, әлі жіберілген жоқ.
respond-changed-again = Орнына өзгерткенімді жіберу
respond-correct-title = Жауаптарымды түзеткім келеді
respond-correct-hint = Сауалнама жауаптарыңызбен қайта ашылады. Содан кейін жібергеніңіз олардың орнына есептеледі.
respond-correct = Жауаптарымды түзету
respond-file-wait = Жіберіліп жатыр…
respond-file-done = Файл қабылданды.
respond-file-kept = Осы телефонда сақталды. Байланыс пайда болғанда жіберіледі.
respond-file-no-room = Телефонда бұл файлға орын жоқ. Керек емес нәрсені өшіріңіз немесе файлсыз жалғастырыңыз.
respond-bar-files = Байланыс күтіп тұрған файл: { $count }
respond-bar-sending-files = Файлдар жіберіліп жатыр. Қалғаны: { $count }
respond-refused-files = Бұл файлдар тым үлкен болғандықтан бөлек сақталды. Зерттеу тобына оларды да беріңіз: { $names }
