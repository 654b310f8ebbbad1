# Результаты критериев, как их называют в примечании к таблице.

statistics-chi-square = χ²({ $df }; n = { $n }) = { $value }; { $p }; V Крамера = { $v }
statistics-yates = С поправкой Йейтса: χ²(1) = { $value }; { $p }
statistics-likelihood-ratio = Отношение правдоподобия: G²({ $df }) = { $value }; { $p }
statistics-fisher = Точный двусторонний критерий Фишера: { $p }; отношение шансов = { $ratio }; { $level }% ДИ { $interval }
statistics-mean = Среднее = { $mean }; стандартное отклонение = { $sd }; { $level }% ДИ { $interval }
statistics-welch = t-критерий Уэлча: t({ $df }) = { $value }; { $p }; разность средних = { $difference }; { $level }% ДИ { $interval }; d = { $d }
statistics-student = t-критерий Стьюдента: t({ $df }) = { $value }; { $p }; разность средних = { $difference }; { $level }% ДИ { $interval }; d = { $d }
statistics-anova = Дисперсионный анализ: F({ $df1 }; { $df2 }) = { $value }; { $p }; η² = { $eta }; ω² = { $omega }
statistics-welch-anova = Дисперсионный анализ Уэлча: F({ $df1 }; { $df2 }) = { $value }; { $p }
statistics-levene = Критерий Ливиня о равенстве дисперсий: F({ $df1 }; { $df2 }) = { $value }; { $p }
statistics-brown-forsythe = Критерий Брауна – Форсайта о равенстве дисперсий: F({ $df1 }; { $df2 }) = { $value }; { $p }
statistics-mann-whitney = Критерий Манна – Уитни: U = { $value }; z = { $z }; { $p }; рангово-бисериальная корреляция r = { $r }
statistics-mann-whitney-exact = Точный критерий Манна – Уитни: U = { $value }; { $p }; рангово-бисериальная корреляция r = { $r }
statistics-kruskal-wallis = Критерий Краскела – Уоллиса: H({ $df }) = { $value }; { $p }; ε² = { $epsilon }
statistics-pearson = Корреляция Пирсона: r({ $df }) = { $value }; { $p }
statistics-pearson-interval = Корреляция Пирсона: r({ $df }) = { $value }; { $p }; { $level }% ДИ { $interval }
statistics-spearman = Ранговая корреляция Спирмена: ρ({ $df }) = { $value }; { $p }

## Что о них следует знать

statistics-empty = Строки и столбцы без наблюдений, не вошедшие в расчёт: { $count }.
statistics-low-expected = Ячейки с ожидаемой частотой меньше 5: { $count } из { $cells }, наименьшая частота – { $least }. Критерий χ² здесь ненадёжен.
statistics-left-out = Не вошли из-за пропущенных значений: { $count }.
statistics-interval-wilson = { $level }% доверительные интервалы по методу Уилсона.
statistics-interval-clopper-pearson = Точные { $level }% доверительные интервалы по методу Клоппера – Пирсона.
statistics-interval-agresti-coull = { $level }% доверительные интервалы по методу Агрести – Коулла.
statistics-letters-shares = Буква под долей указывает столбец, где доля значимо меньше (двусторонний z-критерий для двух долей, p < { $bound }). Доли 0% и 100% не сравниваются.
statistics-letters-means-welch = Буква под средним указывает столбец, где среднее значимо меньше (двусторонний t-критерий Уэлча, p < { $bound }).
statistics-letters-means-pooled = Буква под средним указывает столбец, где среднее значимо меньше (двусторонний t-критерий с общей дисперсией, p < { $bound }).
statistics-letters-bonferroni = Значения p скорректированы по Бонферрони на число пар в строке.

## Почему значения нет

statistics-undefined-too-few = Для этого показателя слишком мало наблюдений.
statistics-undefined-no-variation = Все значения одинаковы, сравнивать нечего.
statistics-undefined-nothing-to-compare = Для сравнения нужны хотя бы две группы с наблюдениями.
statistics-undefined-out-of-range = Числа слишком велики или слишком малы для расчёта.
