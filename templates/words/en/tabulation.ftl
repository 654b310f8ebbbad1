# Tables and figures from their recipes.

## What is wrong with a recipe

tabulation-fault-json = This is not JSON: line { $line }, column { $column }.
tabulation-fault-large = The recipe is longer than { $limit } KB.
tabulation-fault-type = { $place }: this should be { $wanted ->
    [object] an object
    [list] a list
    [text] a text
    [name] a name
    [names] a list of names
    [code] a code
    [codes] a list of codes
    [whole] a whole number that is not below zero
    [number] a number
   *[word] one of the words that may stand here
}.
tabulation-fault-missing = { $place } lacks “{ $key }”.
tabulation-fault-unknown = { $place }: there is no field “{ $key }”.
tabulation-fault-version = { $place }: this program knows recipes of version 1 only.
tabulation-fault-many = { $place }: at most { $limit } may stand here.
tabulation-fault-empty = { $place }: at least one must stand here.
tabulation-fault-digits = { $place }: percents have at most six digits behind the point.
tabulation-fault-source = { $place }: a variable is exactly one of a question, a grid, an expression, codes, or what is known of a response.
tabulation-fault-bands = { $place }: bands are a list of bounds, or from 2 to 100 of equal width or of equally many.
tabulation-fault-band = { $place }: a band has at least one bound, and the lower one is below the upper one.
tabulation-fault-box = { $place }: say how many of the highest or of the lowest values.
tabulation-fault-quantile = { $place }: a quantile lies between 0 and 1, and its type is 6 or 7.
tabulation-fault-level = { $place }: a level lies between 0 and 1.
tabulation-fault-question = { $place }: the form has no question “{ $name }”.
tabulation-fault-choice = { $place }: there is no choice “{ $name }”.
tabulation-fault-twice = { $place }: two classes are called “{ $name }”.
tabulation-fault-no-number = { $place }: “{ $name }” is no number, so it has no bands.
tabulation-fault-no-day = { $place }: “{ $name }” is no day, so it has no periods.
tabulation-fault-no-choices = { $place }: “{ $name }” has no choices to be put together.
tabulation-fault-no-scale = { $place }: “{ $name }” is no number, so that nothing is the top or the bottom.
tabulation-fault-ends = { $place }: the scale has no more than { $name } values.
tabulation-fault-overlap = { $place }: the band { $name } begins within another one.
tabulation-fault-grid = { $place }: a grid can only stand in rows.
tabulation-fault-grid-choices = { $place }: “{ $name }” does not have the choices of the other questions of the grid.
tabulation-fault-repeat = { $place }: the form has no repeat “{ $name }”.
tabulation-fault-apart = { $place }: “{ $name }” is asked in a repeat that this does not stand in.
tabulation-fault-expression = { $place }: the expression cannot be read, at character { $at }.
tabulation-fault-world = { $place }: a table has to come out the same each time, so its expressions cannot ask for time, chance, lists or labels: { $name }.
tabulation-fault-own = { $place }: “.” means nothing here: { $name }.
tabulation-fault-path = { $place }: questions are written as { "${" }{ $name }{ "}" } here.
tabulation-fault-unkept = { $place }: the answers to “{ $name }” are not kept for tables, only whether there are any.
tabulation-fault-classes = { $place }: there are more than 10,000 classes ({ $name }).
tabulation-fault-periods = { $place }: there are { $name } periods; take longer ones.
tabulation-fault-no-codes = { $place }: this study has no coded interviews.
tabulation-fault-code = { $place }: there is no code “{ $name }”.
tabulation-fault-not-known = { $place }: this is not known of the responses.
tabulation-fault-weight = { $place }: there is no weight “{ $name }” for these responses.
tabulation-fault-weight-value = { $place }: weight “{ $name }” is below zero or no number at response { $at }.
tabulation-fault-number-column = { $place }: “{ $name }” is a number: give it bands to make columns of it.
tabulation-fault-large-table = { $place }: the table would have millions of cells.

## Variables and classes

tabulation-variable-language = Language of the response
tabulation-variable-day = Day of the response
tabulation-variable-week = Week of the response, from its Monday
tabulation-variable-month = Month of the response
tabulation-variable-codes = Codes of the interview
tabulation-class-no-code = None of these codes
tabulation-class-given = Given
tabulation-class-outside = Anything else
tabulation-class-from = { $from } and more
tabulation-class-below = below { $below }
tabulation-class-top = Top { $count }
tabulation-class-bottom = Bottom { $count }

## Columns

tabulation-measure-weighted-count = Weighted count
tabulation-measure-column-percent = % of column
tabulation-measure-row-percent = % of row
tabulation-measure-total-percent = % of total
tabulation-column-all = All
tabulation-column-base = n
tabulation-group-missing = No answer

## Statistics of numbers

tabulation-statistic-n = Numbers given
tabulation-statistic-mean = Mean
tabulation-statistic-median = Median
tabulation-statistic-sd = Standard deviation
tabulation-statistic-se = Standard error of the mean
tabulation-statistic-min = Minimum
tabulation-statistic-max = Maximum
tabulation-statistic-first = Earliest day
tabulation-statistic-last = Latest day
tabulation-statistic-quantile = Quantile of { $percent }% (type { $type })

## Whom a table counts

tabulation-base-several = Of { $all } respondents those who answered each question; n stands beneath each
tabulation-base-several-rows = Of { $all } rows given by { $respondents } of { $everyone } respondents those answered for each question; n stands beneath each
tabulation-base-hidden = How many answered is not shown, so that nobody is known by it
tabulation-base-hidden-rows = How many rows were answered is not shown, so that nobody is known by it
tabulation-note-filter = Only those are counted for whom this holds: { $filter }. Left out: { $count }.
tabulation-note-weight = Percents and statistics are weighted by “{ $weight }”; n and counts are unweighted.
tabulation-note-effective = Unweighted n is { $n }; Kish’s effective n is { $effective }, the design effect of the weights { $deff }.
tabulation-note-without-weight = { $count ->
    [one] { $count } response has
   *[other] { $count } responses have
} no weight in “{ $weight }” and { $count ->
    [one] is
   *[other] are
} not counted.
tabulation-note-drawn = Standard errors and intervals go by the design of the sample: { $strata ->
    [one] { $strata } stratum
   *[other] { $strata } strata
}, { $clusters ->
    [one] { $clusters } cluster
   *[other] { $clusters } clusters
}.
tabulation-note-percent-answered = Percents are of those who answered.
tabulation-note-percent-substantive = Percents are of those who chose at least one option.
tabulation-note-percent-responses = Percents are of all responses chosen.
tabulation-note-percent-answered-column = Percents of a column are of those in it who answered.
tabulation-note-percent-substantive-column = Percents of a column are of those in it who chose at least one option.
tabulation-note-percent-responses-column = Percents of a column are of all responses chosen in it.
tabulation-note-missing = No answer to “{ $question }”: not asked { $not_asked }, don’t know { $dont_know }, refused { $refused }, left empty { $no_answer }.
tabulation-note-left-out = Left out because they lack what the columns are by: { $count } (not asked { $not_asked }, don’t know { $dont_know }, refused { $refused }, left empty { $no_answer }).
tabulation-note-overlap = One respondent may be counted in several columns.
tabulation-note-net = A net counts a person once, whichever of its choices they chose.

## Tables over rows of a repeat

tabulation-note-percent-answered-rows = Percents are of the rows answered.
tabulation-note-percent-substantive-rows = Percents are of the rows in which at least one option was chosen.
tabulation-note-percent-responses-rows = Percents are of all responses chosen in all rows.
tabulation-note-percent-answered-column-rows = Percents of a column are of the rows in it that were answered.
tabulation-note-percent-substantive-column-rows = Percents of a column are of the rows in it in which at least one option was chosen.
tabulation-note-percent-responses-column-rows = Percents of a column are of all responses chosen in its rows.
tabulation-note-left-out-rows = Rows left out because they lack what the columns are by: { $count } (not asked { $not_asked }, don’t know { $dont_know }, refused { $refused }, left empty { $no_answer }).

## What is inferred

tabulation-group-interval = { $level }% interval
tabulation-group-residual = Adjusted residual
tabulation-row-letters = Letter of the column
tabulation-row-higher = Higher than column
tabulation-test-chi-squared = χ²
tabulation-test-chi-squared-df = χ²: degrees of freedom
tabulation-test-chi-squared-p = χ²: p
tabulation-test-yates = χ² with Yates’s correction
tabulation-test-yates-p = χ² with Yates’s correction: p
tabulation-test-cramer-v = Cramér’s V
tabulation-test-fisher-p = Fisher’s exact test: p
tabulation-test-odds-ratio = Odds ratio
tabulation-test-welch-t = Welch’s t
tabulation-test-welch-df = Welch’s t: degrees of freedom
tabulation-test-welch-p = Welch’s t: p
tabulation-test-anova-f = Analysis of variance: F
tabulation-test-anova-df1 = Analysis of variance: degrees of freedom between groups
tabulation-test-anova-df2 = Analysis of variance: degrees of freedom within groups
tabulation-test-anova-p = Analysis of variance: p
tabulation-test-mann-whitney-u = Mann–Whitney U
tabulation-test-mann-whitney-p = Mann–Whitney U: p
tabulation-test-kruskal-wallis-h = Kruskal–Wallis H
tabulation-test-kruskal-wallis-df = Kruskal–Wallis H: degrees of freedom
tabulation-test-kruskal-wallis-p = Kruskal–Wallis H: p
tabulation-note-interval = Intervals of { $level }% are { $kind ->
    [clopperpearson] Clopper–Pearson’s (exact)
    [agresticoull] Agresti–Coull’s
    [logit] on the logit scale
    [korngraubard] Korn–Graubard’s
   *[wilson] Wilson’s
}.
tabulation-note-letters = A letter stands for a column whose percent or mean is lower at the level of { $level }%: two-sided, unweighted, not corrected for many comparisons.
tabulation-note-letters-bonferroni = A letter stands for a column whose percent or mean is lower at the level of { $level }%: two-sided, unweighted, corrected after Bonferroni for the pairs of the row.
tabulation-note-low-expected = χ² is not to be trusted here: { $count } of { $cells } cells would hold fewer than 5 by chance.
tabulation-note-untested-overlap = Where one respondent may be in several rows or columns, there is no test of the whole table.
tabulation-note-untested-fisher = Fisher’s exact test is of tables of two by two only.
tabulation-note-untested-hidden = Tests that hidden counts or numbers could be worked out from are not shown.
tabulation-note-unweighted-tests = All tests but Rao–Scott’s are of unweighted counts and numbers.
tabulation-note-interval-effective = The intervals are of weighted percents, with Kish’s effective n.
tabulation-note-hidden = Non-zero counts below { $least } are not shown (*), nor what they could be worked out from.
tabulation-note-hidden-banner = Columns about the same answers add up to each other: where some counts are hidden, only the most detailed of them are shown.
tabulation-test-rao-scott-f = Rao–Scott F, weighted
tabulation-test-rao-scott-df1 = Rao–Scott F: degrees of freedom above
tabulation-test-rao-scott-df2 = Rao–Scott F: degrees of freedom below
tabulation-test-rao-scott-p = Rao–Scott F: p

## Figures from recipes

drawn-series = { $label } (n = { $n })
drawn-map-missing = no data
drawn-network-unit = Together, times:
drawn-base-answered = n = { $n }, % of cases answered
drawn-base-substantive = n = { $n }, % of cases that chose at least one option
drawn-base-responses = n = { $n } responses, % of all responses
drawn-base-row = n = { $n }, % of each row
drawn-base-total = n = { $n }, % of all of them
drawn-base-count = n = { $n }
drawn-base-number = n = { $n }
drawn-base-hidden = how many are counted is not shown, so that nobody is known by it
drawn-base-answered-rows = n = { $n } rows, % of rows answered
drawn-base-substantive-rows = n = { $n } rows, % of rows in which at least one option was chosen
drawn-base-responses-rows = n = { $n } responses in all rows, % of all responses
drawn-base-row-rows = n = { $n } rows, % of each row of the table
drawn-base-total-rows = n = { $n } rows, % of all of them
drawn-base-count-rows = n = { $n } rows
drawn-base-number-rows = n = { $n } rows
drawn-base-hidden-rows = how many rows are counted is not shown, so that nobody is known by it
drawn-clause-several = several answers were possible
drawn-clause-shown = shown: { $label }
drawn-clause-interval = whiskers are { $level }% confidence intervals ({ $kind ->
    [wilson] Wilson
    [clopperpearson] Clopper–Pearson
    [agresticoull] Agresti–Coull
    [logit] logit
    [korngraubard] Korn–Graubard
   *[t] of the mean, by t
})
drawn-clause-weight = weighted by “{ $weight }”
drawn-clause-filter = only those for whom { $filter }
drawn-clause-hidden = * not shown: fewer than { $least }, or what would give such a number away

## Why a figure is not drawn

drawn-fault-none = No figure is chosen.
drawn-fault-empty = There is nothing to draw yet.
drawn-fault-banners = A figure shows one variable in columns, or several within each other, but not several side by side.
drawn-fault-several = Several variables in rows are drawn together only where they have the same answers and there are no columns.
drawn-fault-numbers = A number has no categories to draw. Ask for its mean or median, or give it bands.
drawn-fault-days = Of days taken together only the first and the last are told. Count them by days, weeks or months to draw them.
drawn-fault-parts = Where several answers were possible, they are not parts of one whole: their percents add up to more than 100. Draw bars.
drawn-fault-columns = A pie shows one whole. Take the columns away, or draw stacked bars.
drawn-fault-hidden = A part of the whole is not shown here, so that nobody is known by it; a pie of the rest would show other shares. Draw bars.
drawn-fault-scale = A scale to both sides of its middle has from 2 to { $most } answers.
drawn-fault-time = A line needs at least two times that follow each other: put a day, or a number that rises, into the columns or the rows.
drawn-fault-region = “{ $name }” is no region of Kazakhstan, so it cannot be put on the map.
drawn-fault-map = A map of a number needs the regions in its columns.
drawn-fault-choice = Several answers were possible here, and a map shows the percent of one of them. Choose which.
drawn-fault-shown = The row “{ $code }”, of which the map is to show the percent, is not in the table.
drawn-fault-nested = A map shows one variable of regions, not one within another.
drawn-fault-sides = A pyramid needs exactly two groups in its columns, and nobody in both.
drawn-fault-bands = A pyramid needs age in bands in its rows.
drawn-fault-heat = A heat map needs columns, or a grid of questions.
drawn-fault-network = A network needs the same variable in rows and columns, one of which several answers may hold at once.
drawn-fault-many = { $what ->
    [series] There are { $count } series, and more than { $most } cannot be told apart without colour.
    [slices] There are { $count } parts, and more than { $most } cannot be read in a pie. Draw bars.
    [nodes] There are { $count } nodes, and more than { $most } cannot be read in a network.
    [columns] There are { $count } columns, and more than { $most } cannot be read.
   *[groups] There are { $count } categories, and more than { $most } cannot be read.
} Put some together, or leave some out.
