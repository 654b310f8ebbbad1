# Кестелер мен суреттер.

analyse-tables-title = Кестелер
analyse-tables-none = Әзірге санайтын жауап жоқ.
analyse-tables-by = Қай сұрақ бойынша салыстыру
analyse-tables-by-nothing = салыстырмау: барлық жауап бірге
analyse-tables-show = Көрсету
analyse-tables-download = Кестелерді жүктеп алу
analyse-tables-responses = { $count ->
    [one] { $count } жауап бойынша
   *[other] { $count } жауап бойынша
 }
analyse-tables-contents = Сұрақтар
analyse-download-language = Файлдың тілі
analyse-download-as = { $format }
