# Строка поиска.

search-fault-empty = Введите слово, которое нужно найти.
search-fault-quote = Кавычка не закрыта.
search-fault-parenthesis = Не хватает скобки.
search-fault-operator = AND, OR и NOT стоят между словами.
search-fault-long = Запрос слишком длинный.

search-title = Поиск
search-query = Что искать
search-hint = Слово находит свои формы. «…» — фраза; AND, OR, NOT и скобки соединяют; -слово исключает.
search-filters = Где искать
search-age-from = Возраст от
search-age-to = до
search-do = Найти
search-behind = Указатель ещё строится; некоторых фрагментов может пока не хватать.
search-count = { $count ->
    [one] { $count } фрагмент
    [few] { $count } фрагмента
   *[other] { $count } фрагментов
 }
