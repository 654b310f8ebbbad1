# Іздеу жолы.

search-fault-empty = Іздейтін сөзді теріңіз.
search-fault-quote = Тырнақша жабылмаған.
search-fault-parenthesis = Жақша жетіспейді.
search-fault-operator = AND, OR, NOT сөздердің арасында тұрады.
search-fault-long = Сұраныс тым ұзын.

search-title = Іздеу
search-query = Нені іздеу керек
search-hint = Сөз барлық тұлғасын табады. «…» – тіркес; AND, OR, NOT пен жақша біріктіреді; -сөз шығарып тастайды.
search-filters = Қайдан іздеу керек
search-age-from = Жасы: бастап
search-age-to = дейін
search-do = Іздеу
search-behind = Көрсеткіш әлі жасалып жатыр; кейбір үзінді уақытша табылмауы мүмкін.
search-count = { $count ->
    [one] { $count } үзінді
   *[other] { $count } үзінді
 }
