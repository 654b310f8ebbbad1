# Строка поиска.

search-fault-empty = Введите слово, которое нужно найти.
search-fault-quote = Кавычка не закрыта.
search-fault-parenthesis = Не хватает скобки.
search-fault-operator = AND, OR и NOT стоят между словами.
search-fault-long = Запрос слишком длинный.
