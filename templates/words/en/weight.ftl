# Weights of respondents and weighted figures.

## Why a figure has no value

weight-no-respondents = Nobody with a weight gave a value here.
weight-single-respondent = One respondent has no spread.
weight-no-freedom = There are as many strata as clusters, so no error can be worked out.
weight-lonely-cluster = A stratum has a single cluster. Say how to treat it, or join it with another.
weight-no-variation = All values are the same, so there is no error to work out.
weight-zero-denominator = What is divided by comes to zero.
weight-single-category = There is only one group, and nothing to compare it with.
weight-sparse-table = Too many cells of the table are empty for a test.
weight-too-many-cells = The table has too many cells for a test.
weight-not-a-probability = A share must lie between 0 and 1.
weight-overflow = The values are too large to be worked with.

## Weights that came with the data

weight-negative = Row { $row }: the weight { $value } is below zero.
weight-not-finite = Row { $row }: the weight is not a number.
weight-out-of-range = Row { $row }: the weight { $value } is too small or too large.
weight-none-positive = No row has a weight above zero.

## Targets

weight-no-targets = There are no targets to weight to.
weight-unknown-variable = The data have no variable “{ $variable }”.
weight-rows = “{ $variable }” has { $rows } rows, but there are { $expected } weights.
weight-unknown-code = “{ $variable }”, row { $row }: the category is not one of the variable’s.
weight-unknown-category = “{ $margin }” has no category “{ $category }”, which a target names.
weight-repeated-target = “{ $margin }”: there are two targets for “{ $category }”.
weight-not-an-amount = “{ $margin }”: the target of “{ $category }” is not a number of zero or more.
weight-sum = “{ $margin }”: the targets sum to { $sum }, not to the whole.
weight-totals = “{ $margin }”: the targets sum to { $sum }, but those of the first variable to { $expected }.
weight-without-target = “{ $margin }”: there is no target for “{ $category }”, of which there are { $n } respondents.
weight-zero-target = “{ $margin }”: the target of “{ $category }” is zero, but there are { $n } respondents.
weight-empty-category = “{ $margin }”: nobody is in “{ $category }”, which has a target. Leave it out or join it with another.
weight-missing-category = “{ $margin }”: the category of { $n } respondents is missing. Say whether they are left out.
weight-nobody-left = Nobody with a weight is left.
weight-bounds = The lower bound must be below 1 and the upper one above 1: they are multiples of the mean weight.

## The design of the sample

weight-design-rows = Strata or clusters have { $rows } rows, but there are { $expected } weights.
weight-missing-stratum = The stratum of { $n } respondents is missing.
weight-missing-cluster = The cluster of { $n } respondents is missing.
weight-population = Stratum { $stratum }: the number of clusters in the population is missing, not the same everywhere, or less than was drawn.

## Sets of weights

weight-nav = Weights
weight-title = Weights
weight-lead = Weights make the sample look like the population. A set is kept by its name; tables and figures name it, and each says its unweighted n, effective n and design effect.
weight-new = New weights
weight-none = The study has no weights yet.
weight-all = All weights
weight-glance = n { $n }, effective n { $effective }, deff { $deff }
weight-without = { $count ->
    [one] { $count } response has no weight.
   *[other] { $count } responses have no weight.
}
weight-outdated = Responses came or were corrected since: the set is of the data up to response { $number }.
weight-made = Made { $at }, of the data up to response { $number }
weight-again = Make anew
weight-download = Download CSV
weight-remove = Remove
weight-use = Build a table with these weights
weight-how = How they were made
weight-report = What came of it
weight-faults = No weights were made:
weight-at-row = Row { $row }: { $fault }

weight-ways = Ways to make weights
weight-way-rake = Rake to margins
weight-way-post-stratify = Post-stratify to cells
weight-way-file = Import a file
weight-way-question = Numbers of a question
weight-about-rake = Weights are multiplied until the shares of every variable are those of the population.
weight-about-post-stratify = Weights are brought to the cells of one variable, or of several crossed, in one step.
weight-about-file = Weights that were made elsewhere, one for each response.
weight-about-question = A question, or a value worked out by the questionnaire, gives each response’s weight.
weight-by = Variables whose shares in the population are known
weight-fill = Fill in their categories
weight-name = Name
weight-name-note = As a variable is named: a letter first, then letters, digits, “_”, “-” and “.”; not the name of a question.
weight-description = What it is for, and where the figures come from
weight-amount = The figures are
weight-amount-percent = percents
weight-amount-count = numbers of people
weight-amount-share = shares of one
weight-targets = Figures of the population
weight-variable = Variable
weight-category = Category
weight-target = Population, %
weight-before = Before, %
weight-after = After, %
weight-paste = Paste a table, or choose a file
weight-paste-note = The first line names the columns: variable,category,target – or, for cells, each variable’s name and target. Codes stand for categories; a number is cut into bands by what is written: 18-29, 60+. A crossing is written gender × age and f × 18-29.
weight-targets-file = File of figures (CSV, XLSX, ODS)
weight-missing = Who has no category
weight-missing-refuse = make no weights
weight-missing-leave-out = get no weight
weight-missing-own-category = keep the share they have
weight-empty = Categories that nobody is in
weight-empty-refuse = make no weights
weight-empty-leave-out = are left out, the others grow
weight-file = File of weights (CSV, XLSX, ODS)
weight-file-note = A column “id” or “number” of the response, as exports of responses have it, and a column “weight”.
weight-question = Question
weight-base = Begin from
weight-base-none = one for everybody
weight-base-set = Weights “{ $name }”
weight-lower = Not less than
weight-upper = Not more than
weight-bounds-note = Bounds are multiples of the mean weight, such as 0.3 and 3; what lies beyond is trimmed, and weights are raked again. Empty for none.
weight-scale = Weights sum to
weight-scale-respondents = the number of respondents
weight-scale-keep = the population, as it was given
weight-drawn = How the sample was drawn
weight-drawn-note = Standard errors, intervals and tests of tables with these weights go by it.
weight-strata = Strata
weight-clusters = Clusters (first stage)
weight-population-of = Clusters of the stratum in the population (a number)
weight-lonely = A stratum with a single cluster
weight-lonely-refuse = has no standard error
weight-lonely-nothing = adds nothing
weight-lonely-adjust = counts by its distance from the mean of all
weight-lonely-average = counts as the mean of the other strata
weight-nothing = none
weight-make = Make weights
weight-fact-way = Way
weight-fact-question = Question
weight-figure-n = Respondents with a weight
weight-figure-without = Responses without a weight
weight-figure-zero = Weights of zero
weight-figure-sum = Sum
weight-figure-min = Minimum
weight-figure-mean = Mean
weight-figure-max = Maximum
weight-figure-n-eff = Effective n (Kish)
weight-figure-deff = Design effect of weighting
weight-figure-deff-before = Design effect before
weight-figure-trimmed = Trimmed
weight-figure-iterations = Passes through the margins
weight-figure-rounds = Times trimmed and raked again
weight-figure-farthest = Farthest from a target, as a part of it
weight-category-missing = no category
weight-distance = Farthest from a target: { $distance } of it.
weight-left-out = Left out, as nobody is in them: { $categories }.

weight-apart = The margins did not come together after { $iterations } passes: “{ $margin }” is still { $percent }% from its target. Check whether the figures contradict each other, or join rare categories.
weight-bounds-unreached = Weights do not stay within the bounds. Widen the bounds, or join rare categories.
weight-targets-empty = The table of figures is empty.
weight-targets-many = The table has more than { $most } lines.
weight-targets-columns = The first line must name the columns: variable, category, target – or the variables’ names and target.
weight-targets-blank = Row { $row }: something is missing.
weight-targets-crossed = Row { $row }: there are not as many categories as variables.
weight-targets-number = Row { $row }: “{ $text }” is not a number.
weight-target-cell = “{ $category }” has no number in it.
weight-one-margin = Post-stratification is to one variable, or to one crossing of variables. For several, rake.
weight-question-missing = Choose a question.
weight-file-missing = Choose a file.
weight-file-empty = The file is empty.
weight-file-columns = The file needs a column “id” or “number”, and a column “weight”.
weight-file-unknown = there is no response “{ $response }”.
weight-file-twice = the response “{ $response }” stands there twice.
weight-file-number = “{ $text }” is not a number.
weight-file-negative = the weight { $text } is below zero.
weight-no-form = The study has no published questionnaire yet.
weight-name-malformed = A name begins with a letter and holds only letters, digits, “_”, “-” and “.”.
weight-name-question = “{ $name }” is the name of a question. Choose another one.
weight-name-taken = There are weights called “{ $name }” already. Choose another name, or remove them first.
weight-too-many-sets = A study has at most { $most } sets of weights. Remove one first.
weight-description-long = The description is longer than { $most } letters.
weight-base-unknown = “{ $name }” is neither a set of weights nor a question with a number that is asked once.
weight-variable-kind = “{ $variable }” has no categories that weights could go by: it must be a single choice or a number, asked once.
weight-variable-bands = “{ $variable }” is a number: its categories are written as bands, such as 18-29, 60+ or <18.
weight-bands-overlap = “{ $variable }”: { $number } lies in two of the bands.
weight-bands-many = “{ $variable }” has more than { $most } bands. Put some together.
weight-nobody = No response has a weight in “{ $weight }”.
