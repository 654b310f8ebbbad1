# Респонденттің беттері.

respond-languages = Тіл
respond-start = { $pages ->
    [one] Сұрақтар бір бетке сыйған. Әрі қарай өткенде жауабыңыз сақталады.
   *[other] Ең көбі { $pages } шағын бет. Жауаптарыңыз әр бетте сақталып отырады.
 }
respond-begin = Бастау
respond-continue-here = Тоқтаған жерден жалғастыру
respond-closed = Бұл сауалнама қазір ашық емес.
respond-resume-title = Мен басқа телефонда бастап едім
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
respond-range-from-to = { $min } мен { $max } аралығында
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
