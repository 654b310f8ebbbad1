# Критерийлердің нәтижелері: кестенің ескертпесінде қалай айтылады.

statistics-chi-square = χ²({ $df }; n = { $n }) = { $value }; { $p }; Крамердің V коэффициенті = { $v }
statistics-yates = Йейтс түзетуімен: χ²(1) = { $value }; { $p }
statistics-likelihood-ratio = Шындыққа ұқсастық қатынасы: G²({ $df }) = { $value }; { $p }
statistics-fisher = Фишердің екіжақты дәл критерийі: { $p }; мүмкіндіктер қатынасы = { $ratio }; { $level }% сенімділік аралығы { $interval }
statistics-mean = Орташа мән = { $mean }; стандартты ауытқу = { $sd }; { $level }% сенімділік аралығы { $interval }
statistics-welch = Уэлчтің t-критерийі: t({ $df }) = { $value }; { $p }; орташа мәндердің айырмасы = { $difference }; { $level }% сенімділік аралығы { $interval }; d = { $d }
statistics-student = Стьюденттің t-критерийі: t({ $df }) = { $value }; { $p }; орташа мәндердің айырмасы = { $difference }; { $level }% сенімділік аралығы { $interval }; d = { $d }
statistics-anova = Дисперсиялық талдау: F({ $df1 }; { $df2 }) = { $value }; { $p }; η² = { $eta }; ω² = { $omega }
statistics-welch-anova = Уэлчтің дисперсиялық талдауы: F({ $df1 }; { $df2 }) = { $value }; { $p }
statistics-levene = Дисперсиялар теңдігінің Ливинь критерийі: F({ $df1 }; { $df2 }) = { $value }; { $p }
statistics-brown-forsythe = Дисперсиялар теңдігінің Браун – Форсайт критерийі: F({ $df1 }; { $df2 }) = { $value }; { $p }
statistics-mann-whitney = Манн – Уитни критерийі: U = { $value }; z = { $z }; { $p }; рангтік-бисериалды корреляция r = { $r }
statistics-mann-whitney-exact = Манн – Уитнидің дәл критерийі: U = { $value }; { $p }; рангтік-бисериалды корреляция r = { $r }
statistics-kruskal-wallis = Краскел – Уоллис критерийі: H({ $df }) = { $value }; { $p }; ε² = { $epsilon }
statistics-pearson = Пирсон корреляциясы: r({ $df }) = { $value }; { $p }
statistics-pearson-interval = Пирсон корреляциясы: r({ $df }) = { $value }; { $p }; { $level }% сенімділік аралығы { $interval }
statistics-spearman = Спирменнің рангтік корреляциясы: ρ({ $df }) = { $value }; { $p }

## Олар туралы не білу керек

statistics-empty = Бос болғандықтан есепке кірмеген жолдар мен бағандар: { $count }.
statistics-low-expected = Күтілетін жиілігі 5-тен аз ұяшықтар: { $count } (барлығы { $cells }), ең аз жиілік – { $least }. Мұнда χ² критерийі сенімсіз.
statistics-left-out = Мәні жоқ болғандықтан есепке кірмегендер: { $count }.
statistics-interval-wilson = Уилсон әдісімен есептелген { $level }% сенімділік аралықтары.
statistics-interval-clopper-pearson = Клоппер – Пирсон әдісімен есептелген дәл { $level }% сенімділік аралықтары.
statistics-interval-agresti-coull = Агрести – Коулл әдісімен есептелген { $level }% сенімділік аралықтары.
statistics-letters-shares = Үлестің астындағы әріп үлесі одан едәуір төмен бағанды көрсетеді (екі үлесті салыстыратын екіжақты z-критерий, p < { $bound }). 0% және 100% үлестер салыстырылмайды.
statistics-letters-means-welch = Орташа мәннің астындағы әріп орташасы одан едәуір төмен бағанды көрсетеді (Уэлчтің екіжақты t-критерийі, p < { $bound }).
statistics-letters-means-pooled = Орташа мәннің астындағы әріп орташасы одан едәуір төмен бағанды көрсетеді (ортақ дисперсиялы екіжақты t-критерий, p < { $bound }).
statistics-letters-bonferroni = p мәндері жолдағы жұптардың санына қарай Бонферрони бойынша түзетілді.

## Мәні неге жоқ

statistics-undefined-too-few = Бұл көрсеткішті есептеуге деректер тым аз.
statistics-undefined-no-variation = Барлық мән бірдей, салыстыратын ештеңе жоқ.
statistics-undefined-nothing-to-compare = Салыстыру үшін деректері бар кемінде екі топ керек.
statistics-undefined-out-of-range = Сандар есептеуге тым үлкен немесе тым кіші.
