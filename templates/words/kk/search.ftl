# Іздеу жолы.

search-fault-empty = Іздейтін сөзді теріңіз.
search-fault-quote = Тырнақша жабылмаған.
search-fault-parenthesis = Жақша жетіспейді.
search-fault-operator = AND, OR, NOT сөздердің арасында тұрады.
search-fault-long = Сұраныс тым ұзын.

search-title = Іздеу
search-query = Ізделетін сөз
search-hint = Сөз барлық тұлғасында ізделеді. «…» – тіркес; AND, OR, NOT пен жақша біріктіреді; -сөз шығарып тастайды.
search-filters = Қайдан іздеу керек
search-age-from = Ең кіші жасы
search-age-to = Ең үлкен жасы
search-do = Іздеу
search-behind = Іздеу индексі әлі жасалып жатыр; кейбір үзінді уақытша табылмауы мүмкін.
search-count = { $count ->
    [one] { $count } үзінді
   *[other] { $count } үзінді
 }
