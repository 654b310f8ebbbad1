# Таблицы и рисунки.

analyse-tables-title = Таблицы
analyse-tables-none = Ответов ещё нет, считать нечего.
analyse-tables-by = Сравнить по вопросу
analyse-tables-by-nothing = не сравнивать: все ответы вместе
analyse-tables-show = Показать
analyse-tables-download = Скачать таблицы
analyse-tables-responses = { $count ->
    [one] По { $count } ответу
   *[other] По { $count } ответам
 }
analyse-tables-contents = Вопросы
analyse-download-language = Язык файла
analyse-download-as = { $format }
