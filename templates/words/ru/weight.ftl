# Веса респондентов и взвешенные показатели.

## Почему у показателя нет значения

weight-no-respondents = Здесь нет ни одного респондента с весом и значением.
weight-single-respondent = По одному респонденту разброс не вычислить.
weight-no-freedom = Страт столько же, сколько кластеров: ошибку не вычислить.
weight-lonely-cluster = В страте всего один кластер. Укажите, как его учитывать, или объедините страту с другой.
weight-no-variation = Все значения одинаковы: ошибку не вычислить.
weight-zero-denominator = Делитель равен нулю.
weight-single-category = Группа всего одна, сравнивать не с чем.
weight-sparse-table = Для критерия в таблице слишком много пустых ячеек.
weight-too-many-cells = Для критерия в таблице слишком много ячеек.
weight-not-a-probability = Доля должна лежать между 0 и 1.
weight-overflow = Значения слишком велики для вычислений.

## Веса из данных

weight-negative = Строка { $row }: вес { $value } меньше нуля.
weight-not-finite = Строка { $row }: вес не число.
weight-out-of-range = Строка { $row }: вес { $value } слишком мал или слишком велик.
weight-none-positive = Ни в одной строке нет веса больше нуля.

## Целевые доли

weight-no-targets = Не указано, к каким долям взвешивать.
weight-unknown-variable = В данных нет переменной «{ $variable }».
weight-rows = В переменной «{ $variable }» строк: { $rows }, а весов: { $expected }.
weight-unknown-code = «{ $variable }», строка { $row }: у переменной нет такой категории.
weight-unknown-category = У «{ $margin }» нет категории «{ $category }», для которой указана доля.
weight-repeated-target = «{ $margin }»: для категории «{ $category }» указаны две доли.
weight-not-an-amount = «{ $margin }»: доля категории «{ $category }» — не число от нуля и больше.
weight-sum = «{ $margin }»: доли в сумме дают { $sum }, а не целое.
weight-totals = «{ $margin }»: сумма { $sum }, а у первой переменной { $expected }.
weight-without-target = «{ $margin }»: не указана доля для «{ $category }»; респондентов в этой категории: { $n }.
weight-zero-target = «{ $margin }»: доля «{ $category }» равна нулю, но респондентов в этой категории: { $n }.
weight-empty-category = «{ $margin }»: в категории «{ $category }» никого нет, а доля указана. Исключите её или объедините с другой.
weight-missing-category = «{ $margin }»: категория неизвестна, респондентов: { $n }. Укажите, исключить ли их.
weight-nobody-left = Не осталось ни одного респондента с весом.
weight-bounds = Нижняя граница должна быть меньше 1, верхняя — больше 1: это доли среднего веса.

## План выборки

weight-design-rows = В стратах или кластерах строк: { $rows }, а весов: { $expected }.
weight-missing-stratum = Не указана страта, респондентов: { $n }.
weight-missing-cluster = Не указан кластер, респондентов: { $n }.
weight-population = Страта { $stratum }: число кластеров в генеральной совокупности не указано, не везде одинаково или меньше, чем отобрано.

## Наборы весов

weight-nav = Веса
weight-title = Веса
weight-lead = Веса приводят выборку к структуре населения. Набор хранится под своим именем; таблицы и рисунки ссылаются на него и указывают невзвешенное n, эффективное n и эффект дизайна.
weight-new = Новые веса
weight-none = В исследовании пока нет весов.
weight-all = Все веса
weight-glance = n { $n }, эффективное n { $effective }, deff { $deff }
weight-without = { $count ->
    [one] { $count } ответ не имеет веса.
    [few] { $count } ответа не имеют веса.
   *[many] { $count } ответов не имеют веса.
}
weight-outdated = С тех пор ответы поступили или были исправлены: набор рассчитан по данным до ответа { $number }.
weight-made = Рассчитано { $at } по данным до ответа { $number }
weight-again = Рассчитать заново
weight-download = Скачать CSV
weight-remove = Удалить
weight-use = Построить таблицу с этими весами
weight-how = Как рассчитаны
weight-report = Что получилось
weight-faults = Веса не рассчитаны:
weight-at-row = Строка { $row }: { $fault }

weight-ways = Способы расчёта весов
weight-way-rake = Рейкинг по маргинальным долям
weight-way-post-stratify = Постстратификация по ячейкам
weight-way-file = Импорт файла
weight-way-question = Числа из вопроса
weight-about-rake = Веса умножаются, пока доли каждой переменной не станут такими же, как у населения.
weight-about-post-stratify = Веса за один шаг приводятся к ячейкам одной переменной или нескольких скрещённых.
weight-about-file = Веса, рассчитанные в другой программе, по одному на ответ.
weight-about-question = Вес каждого ответа даёт вопрос или значение, вычисленное анкетой.
weight-by = Переменные, доли которых в населении известны
weight-fill = Подставить их категории
weight-name = Имя
weight-name-note = Как у переменной: сначала буква, затем буквы, цифры, «_», «-» и «.»; не имя вопроса.
weight-description = Для чего эти веса и откуда взяты данные
weight-amount = Данные указаны
weight-amount-percent = в процентах
weight-amount-count = числом людей
weight-amount-share = долями единицы
weight-targets = Данные о населении
weight-variable = Переменная
weight-category = Категория
weight-target = Население, %
weight-before = До, %
weight-after = После, %
weight-paste = Вставить таблицу или выбрать файл
weight-paste-note = Первая строка называет столбцы: variable,category,target, а для ячеек – имена переменных и target. Категории указываются кодами; число делится на интервалы так, как написано: 18-29, 60+. Скрещивание записывается так: gender × age и f × 18-29.
weight-targets-file = Файл с данными (CSV, XLSX, ODS)
weight-missing = Респонденты без категории
weight-missing-refuse = не рассчитывать веса
weight-missing-leave-out = остаются без веса
weight-missing-own-category = сохраняют свою долю
weight-empty = Категории, в которых никого нет
weight-empty-refuse = не рассчитывать веса
weight-empty-leave-out = опускаются, остальные увеличиваются
weight-file = Файл с весами (CSV, XLSX, ODS)
weight-file-note = Столбец «id» или «number» ответа, как в выгрузке ответов, и столбец «weight».
weight-question = Вопрос
weight-base = Исходные веса
weight-base-none = единица для всех
weight-base-set = Веса «{ $name }»
weight-lower = Не меньше
weight-upper = Не больше
weight-bounds-note = Границы – в долях среднего веса, например 0,3 и 3; выходящее за них обрезается, и веса рассчитываются снова. Пусто – без границ.
weight-scale = Сумма весов
weight-scale-respondents = число респондентов
weight-scale-keep = население, как указано
weight-drawn = Как построена выборка
weight-drawn-note = По этому рассчитываются стандартные ошибки, интервалы и критерии таблиц с этими весами.
weight-strata = Страты
weight-clusters = Кластеры (первая ступень)
weight-population-of = Число кластеров страты в генеральной совокупности
weight-lonely = Страта с единственным кластером
weight-lonely-refuse = не имеет стандартной ошибки
weight-lonely-nothing = ничего не добавляет
weight-lonely-adjust = учитывается по отклонению от общего среднего
weight-lonely-average = учитывается как среднее остальных страт
weight-nothing = нет
weight-make = Рассчитать веса
weight-fact-way = Способ
weight-fact-question = Вопрос
weight-figure-n = Респондентов с весом
weight-figure-without = Ответов без веса
weight-figure-zero = Нулевых весов
weight-figure-sum = Сумма
weight-figure-min = Наименьший
weight-figure-mean = Средний
weight-figure-max = Наибольший
weight-figure-n-eff = Эффективное n (Киш)
weight-figure-deff = Эффект дизайна из-за весов
weight-figure-deff-before = Эффект дизайна до расчёта
weight-figure-trimmed = Обрезано
weight-figure-iterations = Проходов по маргиналам
weight-figure-rounds = Повторных обрезок и расчётов
weight-figure-farthest = Наибольшее отклонение от цели, доля цели
weight-category-missing = без категории
weight-distance = Наибольшее отклонение от цели: { $distance } её величины.
weight-left-out = Опущены, так как в них никого нет: { $categories }.

weight-apart = Маргиналы не сошлись за { $iterations } проходов: «{ $margin }» всё ещё отстоит от цели на { $percent } %. Проверьте, не противоречат ли данные друг другу, или объедините редкие категории.
weight-bounds-unreached = Веса не удерживаются в границах. Раздвиньте границы или объедините редкие категории.
weight-targets-empty = Таблица с данными пуста.
weight-targets-many = В таблице больше { $most } строк.
weight-targets-columns = Первая строка должна называть столбцы: variable, category, target – или имена переменных и target.
weight-targets-blank = Строка { $row }: чего-то не хватает.
weight-targets-crossed = Строка { $row }: категорий не столько же, сколько переменных.
weight-targets-number = Строка { $row }: «{ $text }» – не число.
weight-target-cell = для «{ $category }» не указано число.
weight-one-margin = Постстратификация – по одной переменной или одному скрещиванию. Для нескольких используйте рейкинг.
weight-question-missing = Выберите вопрос.
weight-file-missing = Выберите файл.
weight-file-empty = Файл пуст.
weight-file-columns = В файле нужен столбец «id» или «number» и столбец «weight».
weight-file-unknown = нет ответа «{ $response }».
weight-file-twice = ответ «{ $response }» указан дважды.
weight-file-number = «{ $text }» – не число.
weight-file-negative = вес { $text } меньше нуля.
weight-no-form = У исследования ещё нет опубликованной анкеты.
weight-name-malformed = Имя начинается с буквы и содержит только буквы, цифры, «_», «-» и «.».
weight-name-question = «{ $name }» – имя вопроса. Выберите другое.
weight-name-taken = Веса с именем «{ $name }» уже есть. Выберите другое имя или сначала удалите их.
weight-too-many-sets = В исследовании не больше { $most } наборов весов. Сначала удалите один.
weight-description-long = Описание длиннее { $most } знаков.
weight-base-unknown = «{ $name }» – не набор весов и не числовой вопрос, заданный один раз.
weight-variable-kind = «{ $variable }» не подходит для взвешивания: нужен одиночный выбор или число, заданные один раз.
weight-variable-bands = «{ $variable }» – число: категории записываются интервалами, например 18-29, 60+ или <18.
weight-bands-overlap = «{ $variable }»: { $number } попадает в два интервала.
weight-bands-many = У «{ $variable }» больше { $most } интервалов. Объедините некоторые.
weight-nobody = В «{ $weight }» ни у одного ответа нет веса.
