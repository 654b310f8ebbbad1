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
