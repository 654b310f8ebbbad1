# Datasets: the responses as files for statistical programs, and the codebook.

## The codebook

dataset-codebook-size = Responses: { $rows }. Variables: { $columns }.
dataset-codebook-made = Data as of { $day }.
dataset-codebook-contents = Variables
dataset-codebook-variable = Variable
dataset-codebook-question = Question
dataset-codebook-kind = Type
dataset-codebook-number = Value
dataset-codebook-code = Code
dataset-codebook-label = Label
dataset-codebook-count = Responses
dataset-codebook-missing = missing
dataset-codebook-values = with a value: { $count }
dataset-codebook-numbers = from { $least } to { $greatest }, mean { $mean }
dataset-codebook-mean = mean { $mean }
dataset-codebook-days = from { $first } to { $last }
dataset-kind-number = number
dataset-kind-rank = rank
dataset-kind-choice = one choice
dataset-kind-ordered = one choice, ordered
dataset-kind-flag = ticked or not
dataset-kind-text = text
dataset-kind-day = date
dataset-kind-moment = date and time
dataset-kind-time = time of day

## What is said of the data

dataset-note-missing = “Not asked”, “don't know” and “refused” are missing values with codes of their own; what was left unanswered is empty.
dataset-note-versions = Answers to { $count } versions of the questionnaire stand in the same variables, under the names and codes of the newest, as was declared when each was published.
dataset-weight = Weight: { $name }
dataset-note-clock = Times are those of Kazakhstan (UTC+5).

## What a file does not hold as the study has it

dataset-changed-name = { $variable } is called { $name }
dataset-changed-label = the label of { $variable } is shortened
dataset-changed-values = { $variable }: { $count ->
    [one] the label of one value is shortened
   *[other] the labels of { $count } values are shortened
 }
dataset-changed-texts = { $variable }: { $count ->
    [one] one answer is cut to { $bytes } bytes
   *[other] { $count } answers are cut to { $bytes } bytes
 }
dataset-changed-names = { $count ->
    [one] one variable gets another name
   *[other] { $count } variables get other names
 }
dataset-changed-labels = { $count ->
    [one] one variable label is shortened
   *[other] { $count } variable labels are shortened
 }
dataset-changed-all-values = { $count ->
    [one] one value label is shortened
   *[other] { $count } value labels are shortened
 }
dataset-changed-all-texts = { $count ->
    [one] answers are cut in one variable
   *[other] answers are cut in { $count } variables
 }
dataset-changed-none = Names, labels and answers are whole.
dataset-changed-title = { $format }: what is not as in the study
dataset-too-many-rows = This format does not take so many responses. Choose another one.
dataset-too-many-rows-xlsx = The study has { $count } responses, and a sheet of Excel holds no more than { $limit }. Choose another format: Parquet and CSV take any number.
dataset-too-many-columns = This format does not take so many variables. Choose another one.
dataset-too-many = This format does not take so much. Choose another one.

## Sheets and formats

dataset-sheet-data = data
dataset-sheet-codebook = codebook

## The page

dataset-title = Dataset
dataset-go = Dataset for SPSS, Stata, R, Excel…
dataset-lead = The responses as a file for statistical programs, with labels in three languages, or the codebook that describes them.
dataset-none = No response has been sent yet, so there is nothing to take away.
dataset-format = Format
dataset-format-sav = SPSS (.sav)
dataset-hint-sav = Also for PSPP, jamovi and R (haven)
dataset-format-zsav = SPSS, compressed (.zsav)
dataset-hint-zsav = Smaller; SPSS 21 and later
dataset-format-dta = Stata (.dta)
dataset-hint-dta = Stata 14 and later, R (haven), pandas
dataset-format-csv = CSV (.csv)
dataset-hint-csv = A table for any program
dataset-format-xlsx = Excel (.xlsx)
dataset-hint-xlsx = Data on one sheet, the codebook on another
dataset-format-parquet = Parquet (.parquet)
dataset-hint-parquet = DuckDB, Arrow, pandas, Polars
dataset-format-jsonl = JSON lines (.jsonl)
dataset-hint-jsonl = An object for each response
dataset-format-package = Package (.zip)
dataset-hint-package = CSV, SPSS, Stata, Parquet, scripts for R, SPSS and Stata, codebook, DDI and datapackage.json
dataset-format-codebook-docx = Codebook for Word (.docx)
dataset-hint-codebook-docx = Variables, labels, values and counts
dataset-format-codebook-html = Codebook as a page (.html)
dataset-hint-codebook-html = The same for a browser
dataset-language = Language of the labels
dataset-language-hint = The other languages stand beside, where the format has room.
dataset-content = Choices are written as
dataset-content-hint = CSV and Excel only
dataset-content-codes = codes
dataset-content-labels = labels
dataset-content-both = codes and labels, side by side
dataset-content-numbers = numbers, as in SPSS and Stata
dataset-separator = Values are separated by
dataset-separator-hint = CSV only
dataset-separator-comma = comma
dataset-separator-semicolon = semicolon (Excel in Kazakhstan)
dataset-separator-tab = tab
dataset-mark = Begin with a byte order mark
dataset-mark-hint = CSV only: Excel then recognises Kazakh and Russian letters
dataset-download = Download
dataset-prepare = Prepare the file
dataset-count = { $count ->
    [one] { $count } response
   *[other] { $count } responses
 }
dataset-takes-long = · this takes a while, so the file is prepared apart and appears below.
dataset-files = Your files
dataset-files-hint = Only you see them. Each is kept for 24 hours and then deleted.
dataset-expires = until
dataset-progress = { $done } of { $total } rows read
dataset-progress-of = { $name }: progress
dataset-again = Refresh
dataset-remove = Delete
dataset-remove-of = Delete { $name }
dataset-cancel = Cancel
dataset-ready = The file is ready.
dataset-changed = What is not as in the study
dataset-changed-hint = Programs have rules for names and little room for labels. What a file cannot hold whole is shortened; the whole labels stand in its attributes, and the package lists every change.
dataset-failed = The file could not be made. Try again; if that does not help, tell whoever runs Saual.
dataset-too-many-files = { $most } of your files are being prepared already. Wait until one is ready.
