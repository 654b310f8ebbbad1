# Таблицы и рисунки по их рецептам.

## Что не так с рецептом

tabulation-fault-json = Это не JSON: строка { $line }, столбец { $column }.
tabulation-fault-large = Рецепт длиннее { $limit } КБ.
tabulation-fault-type = { $place }: здесь должно стоять { $wanted ->
    [object] описание в фигурных скобках
    [list] перечисление
    [text] текст
    [name] имя
    [names] перечисление имён
    [code] код
    [codes] перечисление кодов
    [whole] целое число не меньше нуля
    [number] число
   *[word] одно из допустимых здесь слов
}.
tabulation-fault-missing = { $place }: не хватает поля «{ $key }».
tabulation-fault-unknown = { $place }: поля «{ $key }» не существует.
tabulation-fault-version = { $place }: программа знает только рецепты версии 1.
tabulation-fault-many = { $place }: здесь может стоять не больше { $limit }.
tabulation-fault-empty = { $place }: здесь должно стоять хотя бы одно.
tabulation-fault-digits = { $place }: у процентов не больше шести знаков после запятой.
tabulation-fault-source = { $place }: переменная — это ровно одно из: вопрос, таблица вопросов, выражение, коды или сведения об ответе.
tabulation-fault-bands = { $place }: интервалы задаются границами либо числом от 2 до 100 — равной ширины или равной наполненности.
tabulation-fault-band = { $place }: у интервала есть хотя бы одна граница, и нижняя меньше верхней.
tabulation-fault-box = { $place }: укажите, сколько взять высших или низших значений.
tabulation-fault-quantile = { $place }: квантиль лежит между 0 и 1, его тип — 6 или 7.
tabulation-fault-level = { $place }: уровень лежит между 0 и 1.
tabulation-fault-question = { $place }: в анкете нет вопроса «{ $name }».
tabulation-fault-choice = { $place }: варианта «{ $name }» нет.
tabulation-fault-twice = { $place }: две категории названы «{ $name }».
tabulation-fault-no-number = { $place }: «{ $name }» — не число, интервалов у него нет.
tabulation-fault-no-day = { $place }: «{ $name }» — не дата, периодов у него нет.
tabulation-fault-no-choices = { $place }: у «{ $name }» нет вариантов, которые можно объединить.
tabulation-fault-no-scale = { $place }: «{ $name }» — не число, поэтому верха и низа шкалы нет.
tabulation-fault-ends = { $place }: на шкале не больше { $name } значений.
tabulation-fault-overlap = { $place }: интервал { $name } начинается внутри другого.
tabulation-fault-grid = { $place }: таблица вопросов может стоять только в строках.
tabulation-fault-grid-choices = { $place }: у «{ $name }» не те варианты, что у других вопросов таблицы.
tabulation-fault-repeat = { $place }: в анкете нет повторяемой группы «{ $name }».
tabulation-fault-apart = { $place }: «{ $name }» спрашивается в повторяемой группе, в которую это не входит.
tabulation-fault-expression = { $place }: выражение не читается, знак { $at }.
tabulation-fault-world = { $place }: таблица каждый раз должна получаться одинаковой, поэтому её выражения не могут обращаться ко времени, случаю, спискам и подписям: { $name }.
tabulation-fault-own = { $place }: «.» здесь ничего не значит: { $name }.
tabulation-fault-path = { $place }: вопросы здесь пишутся так: { "${" }{ $name }{ "}" }.
tabulation-fault-unkept = { $place }: ответы на «{ $name }» для таблиц не хранятся, известно только, есть ли они.
tabulation-fault-classes = { $place }: категорий больше 10 000 ({ $name }).
tabulation-fault-periods = { $place }: периодов { $name }; возьмите более длинные.
tabulation-fault-no-codes = { $place }: в исследовании нет закодированных интервью.
tabulation-fault-code = { $place }: кода «{ $name }» нет.
tabulation-fault-not-known = { $place }: об ответах это неизвестно.
tabulation-fault-weight = { $place }: веса «{ $name }» для этих ответов нет.
tabulation-fault-weight-value = { $place }: вес «{ $name }» у ответа { $at } меньше нуля или не число.
tabulation-fault-number-column = { $place }: «{ $name }» — число: задайте интервалы, чтобы сделать из него столбцы.
tabulation-fault-large-table = { $place }: в таблице были бы миллионы ячеек.

## Переменные и категории

tabulation-variable-language = Язык ответа
tabulation-variable-day = День ответа
tabulation-variable-week = Неделя ответа, с понедельника
tabulation-variable-month = Месяц ответа
tabulation-variable-codes = Коды интервью
tabulation-class-no-code = Ни одного из этих кодов
tabulation-class-given = Ответ дан
tabulation-class-outside = Всё остальное
tabulation-class-from = { $from } и больше
tabulation-class-below = меньше { $below }
tabulation-class-top = Высшие значения: { $count }
tabulation-class-bottom = Низшие значения: { $count }

## Столбцы

tabulation-measure-weighted-count = Взвешенное число
tabulation-measure-column-percent = % по столбцу
tabulation-measure-row-percent = % по строке
tabulation-measure-total-percent = % от всей таблицы
tabulation-column-all = Все
tabulation-column-base = n
tabulation-group-missing = Нет ответа

## Показатели чисел

tabulation-statistic-n = Числовых ответов
tabulation-statistic-mean = Среднее
tabulation-statistic-median = Медиана
tabulation-statistic-sd = Стандартное отклонение
tabulation-statistic-se = Стандартная ошибка среднего
tabulation-statistic-min = Минимум
tabulation-statistic-max = Максимум
tabulation-statistic-first = Самая ранняя дата
tabulation-statistic-last = Самая поздняя дата
tabulation-statistic-quantile = Квантиль { $percent } % (тип { $type })

## Кого считает таблица

tabulation-base-several = Ответившие на каждый вопрос (всего респондентов: { $all }); n указано под каждым
tabulation-base-several-rows = Строки с ответом на каждый вопрос (всего строк: { $all }; их дали респонденты: { $respondents } из { $everyone }); n указано под каждым
tabulation-base-hidden = Число ответивших не показано, чтобы никого нельзя было узнать
tabulation-base-hidden-rows = Число строк с ответом не показано, чтобы никого нельзя было узнать
tabulation-note-filter = Посчитаны только те, для кого верно: { $filter }. Не вошли: { $count }.
tabulation-note-weight = Проценты и показатели взвешены по «{ $weight }»; n и числа — без весов.
tabulation-note-effective = Невзвешенное n — { $n }; эффективное n по Кишу — { $effective }, эффект дизайна весов — { $deff }.
tabulation-note-without-weight = Ответы без веса в «{ $weight }» не учтены: { $count }.
tabulation-note-drawn = Стандартные ошибки и интервалы рассчитаны по дизайну выборки: страт — { $strata }, кластеров — { $clusters }.
tabulation-note-percent-answered = Проценты — от ответивших.
tabulation-note-percent-substantive = Проценты — от выбравших хотя бы один вариант.
tabulation-note-percent-responses = Проценты — от всех выбранных ответов.
tabulation-note-percent-answered-column = Проценты по столбцу — от ответивших в этом столбце.
tabulation-note-percent-substantive-column = Проценты по столбцу — от тех, кто в этом столбце выбрал хотя бы один вариант.
tabulation-note-percent-responses-column = Проценты по столбцу — от всех ответов, выбранных в этом столбце.
tabulation-note-missing = Нет ответа на «{ $question }»: не задавался — { $not_asked }, не знают — { $dont_know }, отказались — { $refused }, оставили пустым — { $no_answer }.
tabulation-note-left-out = Не вошли, потому что нет ответа на вопрос столбцов: { $count } (не задавался — { $not_asked }, не знают — { $dont_know }, отказались — { $refused }, оставили пустым — { $no_answer }).
tabulation-note-overlap = Один респондент может быть посчитан в нескольких столбцах.
tabulation-note-net = Объединённая категория считает человека один раз, какие бы из её вариантов он ни выбрал.

## Таблицы по строкам повторяемой группы

tabulation-note-percent-answered-rows = Проценты — от строк с ответом.
tabulation-note-percent-substantive-rows = Проценты — от строк, где выбран хотя бы один вариант.
tabulation-note-percent-responses-rows = Проценты — от всех ответов, выбранных во всех строках.
tabulation-note-percent-answered-column-rows = Проценты по столбцу — от строк этого столбца с ответом.
tabulation-note-percent-substantive-column-rows = Проценты по столбцу — от строк этого столбца, где выбран хотя бы один вариант.
tabulation-note-percent-responses-column-rows = Проценты по столбцу — от всех ответов, выбранных в строках этого столбца.
tabulation-note-left-out-rows = Не вошли строки, где нет ответа на вопрос столбцов: { $count } (не задавался — { $not_asked }, не знают — { $dont_know }, отказались — { $refused }, оставили пустым — { $no_answer }).

## Статистические выводы

tabulation-group-interval = { $level } % интервал
tabulation-group-residual = Скорректированный остаток
tabulation-row-letters = Буква столбца
tabulation-row-higher = Выше, чем в столбце
tabulation-test-chi-squared = χ²
tabulation-test-chi-squared-df = χ²: степени свободы
tabulation-test-chi-squared-p = χ²: p
tabulation-test-yates = χ² с поправкой Йейтса
tabulation-test-yates-p = χ² с поправкой Йейтса: p
tabulation-test-cramer-v = V Крамера
tabulation-test-fisher-p = Точный критерий Фишера: p
tabulation-test-odds-ratio = Отношение шансов
tabulation-test-welch-t = t Уэлча
tabulation-test-welch-df = t Уэлча: степени свободы
tabulation-test-welch-p = t Уэлча: p
tabulation-test-anova-f = Дисперсионный анализ: F
tabulation-test-anova-df1 = Дисперсионный анализ: степени свободы между группами
tabulation-test-anova-df2 = Дисперсионный анализ: степени свободы внутри групп
tabulation-test-anova-p = Дисперсионный анализ: p
tabulation-test-mann-whitney-u = U Манна–Уитни
tabulation-test-mann-whitney-p = U Манна–Уитни: p
tabulation-test-kruskal-wallis-h = H Краскела–Уоллиса
tabulation-test-kruskal-wallis-df = H Краскела–Уоллиса: степени свободы
tabulation-test-kruskal-wallis-p = H Краскела–Уоллиса: p
tabulation-note-interval = Интервалы на { $level } % — { $kind ->
    [clopperpearson] Клоппера–Пирсона (точные)
    [agresticoull] Агрести–Коулла
    [logit] на шкале логитов
    [korngraubard] Корна–Граубарда
   *[wilson] Уилсона
}.
tabulation-note-letters = Буква обозначает столбец, где процент или среднее ниже на уровне { $level } %: двусторонне, без весов, без поправки на множественные сравнения.
tabulation-note-letters-bonferroni = Буква обозначает столбец, где процент или среднее ниже на уровне { $level } %: двусторонне, без весов, с поправкой Бонферрони на пары в строке.
tabulation-note-low-expected = χ² здесь ненадёжен: ожидаемых частот меньше 5 — { $count } из { $cells }.
tabulation-note-untested-overlap = Если респондент может попасть в несколько строк или столбцов, таблица в целом не проверяется.
tabulation-note-untested-fisher = Точный критерий Фишера считается только для таблиц два на два.
tabulation-note-untested-hidden = Критерии, по которым можно вывести скрытые числа, не показаны.
tabulation-note-unweighted-tests = Все критерии, кроме Рао–Скотта, посчитаны без весов.
tabulation-note-interval-effective = Интервалы — для взвешенных процентов, с эффективным n по Кишу.
tabulation-note-hidden = Ненулевые числа меньше { $least } не показаны (*), как и то, из чего их можно вывести.
tabulation-note-hidden-banner = Столбцы об одних и тех же ответах складываются друг в друга: если часть чисел скрыта, показаны только самые подробные из них.
tabulation-test-rao-scott-f = F Рао–Скотта, с весами
tabulation-test-rao-scott-df1 = F Рао–Скотта: степени свободы числителя
tabulation-test-rao-scott-df2 = F Рао–Скотта: степени свободы знаменателя
tabulation-test-rao-scott-p = F Рао–Скотта: p

## Рисунки по рецептам

drawn-series = { $label } (n = { $n })
drawn-map-missing = нет данных
drawn-network-unit = Вместе, раз:
drawn-base-answered = n = { $n }, % от ответивших
drawn-base-substantive = n = { $n }, % от выбравших хотя бы один вариант
drawn-base-responses = ответов: n = { $n }, % от всех ответов
drawn-base-row = n = { $n }, % по строке
drawn-base-total = n = { $n }, % от всех
drawn-base-count = n = { $n }
drawn-base-number = n = { $n }
drawn-base-hidden = число опрошенных не показано, чтобы никого нельзя было узнать
drawn-base-answered-rows = строк: n = { $n }, % от строк с ответом
drawn-base-substantive-rows = строк: n = { $n }, % от строк, где выбран хотя бы один вариант
drawn-base-responses-rows = ответов во всех строках: n = { $n }, % от всех ответов
drawn-base-row-rows = строк: n = { $n }, % по строке таблицы
drawn-base-total-rows = строк: n = { $n }, % от всех строк
drawn-base-count-rows = строк: n = { $n }
drawn-base-number-rows = строк: n = { $n }
drawn-base-hidden-rows = число строк не показано, чтобы никого нельзя было узнать
drawn-clause-several = можно было выбрать несколько ответов
drawn-clause-shown = показано: { $label }
drawn-clause-interval = отрезки — { $level }-процентные доверительные интервалы ({ $kind ->
    [wilson] Уилсона
    [clopperpearson] Клоппера — Пирсона
    [agresticoull] Агрести — Коулла
    [logit] логит
    [korngraubard] Корна — Граубарда
   *[t] среднего, по t
})
drawn-clause-weight = взвешено по «{ $weight }»
drawn-clause-filter = только те, для кого { $filter }
drawn-clause-hidden = * не показано: меньше { $least } или то, что выдало бы такое число

## Почему рисунка нет

drawn-fault-none = Рисунок не выбран.
drawn-fault-empty = Рисовать пока нечего.
drawn-fault-banners = На рисунке столбцы — это одна переменная или несколько вложенных, но не несколько рядом.
drawn-fault-several = Несколько переменных в строках рисуются вместе, только если у них одинаковые ответы и нет столбцов.
drawn-fault-numbers = У числа нет категорий. Выберите среднее или медиану либо разбейте число на интервалы.
drawn-fault-days = О всех днях вместе известны только первый и последний. Чтобы нарисовать их, считайте по дням, неделям или месяцам.
drawn-fault-parts = Если можно было выбрать несколько ответов, они не составляют одно целое: проценты в сумме больше 100. Постройте обычные полосы.
drawn-fault-columns = Круговая диаграмма показывает одно целое. Уберите столбцы или постройте составные полосы.
drawn-fault-hidden = Часть целого здесь не показана, чтобы никого нельзя было узнать; круг из остального показал бы другие доли. Постройте полосы.
drawn-fault-scale = В шкале по обе стороны от середины от 2 до { $most } ответов.
drawn-fault-time = Для линии нужны хотя бы два момента, следующих друг за другом: поставьте день или возрастающее число в столбцы или строки.
drawn-fault-region = «{ $name }» — не регион Казахстана, поместить его на карту нельзя.
drawn-fault-map = Для карты числа регионы должны стоять в столбцах.
drawn-fault-choice = Здесь можно было выбрать несколько ответов, а карта показывает процент одного из них. Выберите, какого.
drawn-fault-shown = Строки «{ $code }», процент которой должна показать карта, в таблице нет.
drawn-fault-nested = На карте — одна переменная с регионами, без вложенных.
drawn-fault-sides = Для пирамиды в столбцах нужны ровно две группы, и никто не входит в обе.
drawn-fault-bands = Для пирамиды в строках нужен возраст по интервалам.
drawn-fault-heat = Для тепловой карты нужны столбцы или сетка вопросов.
drawn-fault-network = Для сети нужна одна и та же переменная в строках и столбцах, в которой возможно несколько ответов сразу.
drawn-fault-many = { $what ->
    [series] Рядов: { $count }; больше { $most } без цвета не различить.
    [slices] Частей: { $count }; больше { $most } в круге не прочесть. Постройте полосы.
    [nodes] Узлов: { $count }; больше { $most } в сети не прочесть.
    [columns] Столбцов: { $count }; больше { $most } не прочесть.
   *[groups] Категорий: { $count }; больше { $most } не прочесть.
} Объедините или уберите некоторые.
