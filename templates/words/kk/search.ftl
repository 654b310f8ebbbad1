# Іздеу жолы.

search-fault-empty = Іздейтін сөзді теріңіз.
search-fault-quote = Тырнақша жабылмаған.
search-fault-parenthesis = Жақша жетіспейді.
search-fault-operator = AND, OR, NOT сөздердің арасында тұрады.
search-fault-long = Сұраныс тым ұзын.
