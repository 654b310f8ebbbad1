# Tables, figures and their export.

table-corner = Answer
table-corner-statistic = Statistic
table-percent = { $value }%
table-interval = { $low }–{ $high }%

## Why there is no answer

table-missing-not-asked = Not asked
table-missing-dont-know = Don’t know
table-missing-refused = Refused
table-missing-no-answer = No answer

## Columns

table-column-count = Count
table-column-value = Value
table-column-total = Total
table-column-mean-rank = Mean rank (1 is first)
table-column-percent-answered = % of cases answered
table-column-percent-substantive = % of cases that chose at least one option
table-column-percent-responses = % of responses

## What a percent is of

table-base-cases-answered = cases answered
table-base-cases-substantive = cases that chose at least one option
table-base-responses = responses
table-base-column = cases answered in the column
table-base-row = cases answered in the row

## Rows

table-row-answered = Answered
table-row-substantive = Chose at least one option
table-row-responses = Responses in all
table-row-other-versions = Answers of another version of the form
table-row-all = All respondents

## About the table

table-base = n = { $answered } who answered, of { $all } respondents
table-base-crossed = n = { $n } who answered both questions
table-note-rank = The count says how often an answer was put first.
table-note-several = Several answers were possible, so percents may add up to more than 100.
table-note-other-versions = Answers that only another version of the form has: { $count }.

## Figures

figure-caption = Figure { $number } – { $caption }
figure-base-crossed = n = { $n } who answered both questions; % within each group

## Tables over rows of a repeat

table-column-percent-answered-rows = % of rows answered
table-column-percent-substantive-rows = % of rows in which at least one option was chosen
table-column-percent-responses-rows = % of responses
table-base-cases-answered-of-rows = rows answered
table-base-cases-substantive-of-rows = rows in which at least one option was chosen
table-base-responses-of-rows = responses in all rows
table-base-column-of-rows = rows answered in the column
table-base-row-of-rows = rows answered in the row
table-row-answered-rows = Rows answered
table-row-substantive-rows = Rows in which at least one option was chosen
table-row-responses-rows = Responses in all
table-row-all-rows = All rows
table-base-rows = n = { $answered } rows answered, of { $all } rows given by { $respondents } of { $everyone } respondents
table-base-crossed-rows = n = { $n } rows in which both questions were answered; rows were given by { $respondents } of { $everyone } respondents
table-note-rows = This table counts rows of a repeated group, not respondents: one respondent may have given several rows.
figure-base-crossed-rows = n = { $n } rows in which both questions were answered; % within each group

## Export to files

export-id = Response id
export-number = Number
export-version = Form version
export-response-language = Language of the response
export-started = Started
export-submitted = Submitted
export-code = Code
export-code-path = Path of the code
export-quote = Quote
export-citation = Citation
export-document = Document
export-passage = Passage
export-language = Language
export-age = Age
export-region = Region
export-role = Role
export-coder = Coder
export-latitude = latitude
export-longitude = longitude
export-altitude = altitude, m
export-accuracy = accuracy, m
export-row = { $repeat }: row
export-choice = { $question }: { $choice }
export-file = file name
export-unticked = No
export-ticked = Yes
