# Results of tests, as the note of a table says them.

statistics-chi-square = χ²({ $df }, n = { $n }) = { $value }, { $p }, Cramér’s V = { $v }
statistics-yates = With Yates’ correction: χ²(1) = { $value }, { $p }
statistics-likelihood-ratio = Likelihood ratio: G²({ $df }) = { $value }, { $p }
statistics-fisher = Fisher’s exact test, two-sided: { $p }, odds ratio = { $ratio }, { $level }% CI { $interval }
statistics-mean = M = { $mean }, SD = { $sd }, { $level }% CI { $interval }
statistics-welch = Welch’s t test: t({ $df }) = { $value }, { $p }, difference of means = { $difference }, { $level }% CI { $interval }, d = { $d }
statistics-student = Student’s t test: t({ $df }) = { $value }, { $p }, difference of means = { $difference }, { $level }% CI { $interval }, d = { $d }
statistics-anova = Analysis of variance: F({ $df1 }, { $df2 }) = { $value }, { $p }, η² = { $eta }, ω² = { $omega }
statistics-welch-anova = Welch’s analysis of variance: F({ $df1 }, { $df2 }) = { $value }, { $p }
statistics-levene = Levene’s test of equal variances: F({ $df1 }, { $df2 }) = { $value }, { $p }
statistics-brown-forsythe = Brown–Forsythe test of equal variances: F({ $df1 }, { $df2 }) = { $value }, { $p }
statistics-mann-whitney = Mann–Whitney test: U = { $value }, z = { $z }, { $p }, rank-biserial r = { $r }
statistics-mann-whitney-exact = Mann–Whitney test, exact: U = { $value }, { $p }, rank-biserial r = { $r }
statistics-kruskal-wallis = Kruskal–Wallis test: H({ $df }) = { $value }, { $p }, ε² = { $epsilon }
statistics-pearson = Pearson correlation: r({ $df }) = { $value }, { $p }
statistics-pearson-interval = Pearson correlation: r({ $df }) = { $value }, { $p }, { $level }% CI { $interval }
statistics-spearman = Spearman rank correlation: ρ({ $df }) = { $value }, { $p }

## What is to be known of them

statistics-empty = Rows and columns without cases, left out of the test: { $count }.
statistics-low-expected = Cells with an expected count below 5: { $count } of { $cells }, the least is { $least }. χ² is not reliable here.
statistics-left-out = Left out for a missing value: { $count }.
statistics-interval-wilson = { $level }% confidence intervals by Wilson’s method.
statistics-interval-clopper-pearson = Exact { $level }% confidence intervals by Clopper and Pearson.
statistics-interval-agresti-coull = { $level }% confidence intervals by Agresti and Coull.
statistics-letters-shares = A letter under a share names a column whose share is significantly lower (two-sided z test of two shares, p < { $bound }). Shares of 0% and 100% are not compared.
statistics-letters-means-welch = A letter under a mean names a column whose mean is significantly lower (two-sided t test by Welch, p < { $bound }).
statistics-letters-means-pooled = A letter under a mean names a column whose mean is significantly lower (two-sided t test with pooled variance, p < { $bound }).
statistics-letters-bonferroni = Probabilities are corrected by Bonferroni for the number of pairs in the row.

## Why there is no value

statistics-undefined-too-few = Too few cases for this statistic.
statistics-undefined-no-variation = All values are the same, so there is nothing to test.
statistics-undefined-nothing-to-compare = A comparison takes at least two groups with cases.
statistics-undefined-out-of-range = The numbers are too large or too small to be computed with.
