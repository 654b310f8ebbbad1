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
