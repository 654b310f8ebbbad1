# Документы, коды и цитаты.

coding-fault-encoding = Кодировка файла не распознана. Сохраните его как текст UTF-8.
coding-fault-control = В строке { $line } есть знаки, которые не являются текстом.
coding-fault-empty = В нём нет текста.
coding-fault-long = В документе не больше { $most } знаков.
coding-fault-docx = Это не документ Word (.docx), который можно прочитать.
coding-code-nameless = Коду нужно название хотя бы на одном языке.
coding-code-double = Рядом уже стоит код с таким названием.
coding-code-cycle = Код не может стоять под самим собой.
coding-code-unknown = Такого кода больше нет.
coding-role-participant = участник
coding-role-official = представитель акимата
coding-role-expert = эксперт
coding-citation-age = { $age ->
    [one] { $age } год
    [few] { $age } года
   *[other] { $age } лет
 }
