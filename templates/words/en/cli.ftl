# The command line.

cli-help = Surveys, interviews, tables and figures of a study, in Kazakh, Russian and English.
cli-help-demo = Serve the demonstration: a study with its responses and interviews
cli-help-serve = Serve what is in the data folder
cli-help-stem = Write the stems of words read from standard input

cli-help-export = Write tables, figures, responses or quotes as files
cli-help-export-tables = Tables of every question: a workbook, one JSON file, or a CSV file each
cli-help-export-figures = Figures of the study, a file each
cli-help-export-responses = Every response, a row each
cli-help-export-project = The whole study for other programs of qualitative analysis (REFI-QDA), one file
cli-help-export-codebook = The codebook: a workbook, CSV or REFI-QDA
cli-help-export-quotes = Coded quotes with their sources, a row each
cli-help-backup = Copy the database into a new file, while Saual runs
cli-help-read-pdf = Reads a PDF from standard input for the server.
cli-help-reindex = Build the search index anew from the database
cli-help-bench = Measure how long a large study takes, and its files in every format, in a temporary folder
cli-flag-responses = How many responses
cli-flag-passages = How many passages of interviews to search, instead of responses
cli-default = default
cli-flag-format = Kind of file
cli-flag-language = Language
cli-flag-out = File or folder to write; without it a single file goes to standard output
cli-flag-by = Compare by this question (a single choice)
cli-flag-codes = Write codes, as answers are stored [default]
cli-flag-labels = Write the words of the chosen language instead of codes

cli-heading-usage = Usage
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-flags = Options
cli-help-form = Check, convert or publish a questionnaire
cli-help-form-check = Tell all faults and warnings of a questionnaire, with their cells or lines
cli-help-form-convert = Write a questionnaire as another kind of file
cli-help-form-publish = Make a questionnaire the next version of a study’s form
cli-help-form-eval = Work out a questionnaire with answers: every value, what is asked and what is wrong
cli-help-form-diff = Tell what changed between two questionnaires, or two versions of a study’s one
cli-help-form-dry-run = Let respondents who do not exist fill a questionnaire in, and tell where they are stuck
cli-flag-count = How many respondents at most
cli-flag-seed = Where chance begins: the same number sends the same respondents
cli-dry-run-what = Name a file, or a study with --study
cli-dry-run-done = { $finished } of { $sent } respondents came to the end in { $seconds } s; { $asked } of { $questions } questions were asked
cli-dry-run-languages = { $language }: { $count }
cli-dry-run-pages = Pages: { $least } – { $median } – { $most }
cli-dry-run-minutes = Minutes: { $least } – { $median } – { $most }
cli-dry-run-refused = { $question }: { $refused } of { $tried } answers refused
cli-dry-run-table = Table { $key }: { $rows }
cli-dry-run-seed = Seed: { $seed } (--seed { $seed } sends the same respondents again)
cli-dry-run-enough = After { $sent ->
    [one] { $sent } respondent
   *[other] { $sent } respondents
} nothing new was met, so no more were sent
cli-dry-run-stuck = Respondent { $number } ({ $language }) was stuck at { $place }, having answered { $answers }
cli-dry-run-blocked = { $count ->
    [one] in one place somebody cannot go on
   *[other] in { $count } places somebody cannot go on
}
cli-flag-older = The older questionnaire
cli-flag-newer = The newer questionnaire
cli-flag-from = Number of the older version [default: the one before the newer]
cli-flag-to = Number of the newer version [default: the newest]
cli-flag-declare = File with declarations (TOML): rename, recode, dropped, removed, kinds
cli-flag-rename = A question has another name now: old=new; may be given several times
cli-flag-recode = A choice has another code now: question:old=new; may be given several times
cli-flag-removed = A question is not asked any more; may be given several times
cli-flag-dropped = A choice is not offered any more: question:code; may be given several times
cli-flag-kinds = A question takes another kind of answer on purpose; may be given several times
cli-declare-malformed = --{ $flag } { $value }: this is not as it should be written, see --help
cli-declare-missing = { $count ->
    [one] One change marked with “!” has to be declared, nothing was published: use --rename, --recode, --removed, --dropped or --kinds
   *[other] { $count } changes marked with “!” have to be declared, nothing was published: use --rename, --recode, --removed, --dropped or --kinds
}
cli-declare-faulty = { $count ->
    [one] one declaration cannot be right, nothing was published
   *[other] { $count } declarations cannot be right, nothing was published
}
cli-declare-newer = version { $version } was published meanwhile, nothing was published
cli-form-faulty-file = { $path }: { $count ->
    [one] one fault
   *[other] { $count } faults
}; see saual form check
cli-form-since = Changes since version { $version }:
cli-form-same = Nothing changed
cli-diff-what = Name two files, or a study with --study
cli-version-unknown = the study { $study } has no version { $version }
cli-help-form-compile = Write expressions as the browser takes them, a line of JSON for each file
cli-flag-expressions = Files of expressions (JSON), as in tests/data/expr
cli-flag-file = Questionnaire to read: TOML, XLSX, XLS, ODS, CSV, XML, ZIP or a folder
cli-flag-into = Kind of file to write
cli-flag-answers = JSON file of answers, an object of fields; a repeat is an array of objects
cli-flag-json = Write JSON
cli-flag-now = The moment to work it out for, as 2026-11-25T14:05+05:00 [default: now]
cli-flag-study = The study, as it is named in addresses

cli-flag-help = Print help
cli-flag-version = Print the version
cli-flag-config = Settings file [default: saual.toml, where it is there]
cli-flag-data = Folder of all that is kept [default: saual-data]
cli-flag-database = postgres://… or sqlite:FILE [default: a file in the data folder]
cli-flag-listen = Address to listen on; port 0 takes a free one [default: 127.0.0.1:8080]
cli-flag-public-url = Address that people reach this by; mails and https cookies need it
cli-flag-log = What is logged, for instance info or saual=debug

cli-config-unreadable = { $path } cannot be read: { $error }
cli-config-file = { $place }: { $error }
cli-config-variable = { $name } is not a setting
cli-config-value = { $origin }: “{ $value }” is not acceptable for the setting { $key }
cli-data-unwritable = the data folder { $path } cannot be written: { $error }
cli-listening = { $link } – listening on { $address }
cli-listen-in-use = { $address } is in use: choose another address with --listen
cli-listen-impossible = cannot listen on { $address }: { $error }
cli-database-silent = no PostgreSQL answers at { $place }
cli-database-unreachable = the database { $place } cannot be opened: { $error }
cli-database-newer = the database { $place } was made by a newer Saual: { $error }
cli-database-unusable = the database { $place } cannot be used: { $error }

cli-first-account = The first account is made here, once, within 24 hours: { $address }
cli-demo-survey = Survey, for a phone: { $address }
cli-demo-researcher = Researcher’s sign-in: { $address }
cli-demo-password = Address { $email }, password for one sign-in: { $password }
cli-demo-own-password = Address { $email }, with the password you have chosen
cli-demo-tables = Tables and figures: { $folder }

cli-usage-unknown = “{ $given }” is not a flag or argument of this command; --help lists them
cli-usage-command = there is no command “{ $given }”; --help lists them
cli-usage-missing = { $what } is missing; --help explains it
cli-usage-value = { $flag } does not take “{ $given }”
cli-usage-choice = { $flag } does not take “{ $given }”, but one of: { $choices }
cli-usage-no-value = { $flag } needs a value
cli-usage-conflict = { $flag } cannot stand together with { $other }
cli-usage-other = the command line is not understood; --help explains it
cli-file-unreadable = { $path } cannot be read: { $why ->
    [absent] there is no such file or folder
    [denied] access is denied
    [folder] it is a folder
    [no-folder] a part of the path is no folder
    [full] the disk is full
    [read-only] the disk can only be read
    [encoding] it is not in UTF-8
   *[other] { $error }
}
cli-file-unwritable = { $path } cannot be written: { $why ->
    [absent] there is no such file or folder
    [denied] access is denied
    [folder] it is a folder
    [no-folder] a part of the path is no folder
    [full] the disk is full
    [read-only] the disk can only be read
    [encoding] it is not in UTF-8
   *[other] { $error }
}
cli-file-json = { $path } is no JSON: something is wrong in line { $line }, at the letter { $column }
cli-form-besides = Besides, not faults but perhaps not meant:
cli-form-warned = { $path }: { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}; saual form check shows what they say
cli-study-unknown = there is no study “{ $study }”
cli-form-fine = No faults: { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
}, { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
}.
cli-form-faulty = { $count ->
    [one] the questionnaire has { $count } fault
   *[other] the questionnaire has { $count } faults
}
cli-form-published = Published as version { $version }.
cli-form-converted = { $path } is written.
cli-form-unchanged = Nothing to publish: version { $version } is this very text.
cli-study-unpublished = the study “{ $study }” has no published form yet
cli-question-unknown = “{ $question }” is no single-choice question of the study
cli-export-folder = several files are made: name a folder for them with --out
cli-export-file = a workbook is not for the screen: name a file for it with --out
cli-export-written = { $count ->
    [one] { $count } file written: { $path }
   *[other] { $count } files written: { $path }
}
cli-reindexed = { $count ->
    [one] { $count } document is in the index.
   *[other] { $count } documents are in the index.
}
cli-reindex-busy = Another program, perhaps a running server, is writing to the search index just now. Try again in a moment.

cli-bench-stored = Responses stored: { $measured } ms
cli-bench-loaded = Responses loaded into memory in a second: { $measured }
cli-bench-bytes = Memory of a response: { $measured } bytes
cli-bench-alone = One-way tables of all questions: { $measured } ms
cli-bench-pair = The slowest table of two questions: { $measured } ms
cli-bench-means = The slowest means of numbers by a choice: { $measured } ms
cli-bench-means-several = The slowest means of numbers by several choices: { $measured } ms
cli-bench-pairs = All tables of two questions, one after the other: { $measured } ms
cli-bench-duckdb-alone = DuckDB, one-way tables of all questions: { $measured } ms
cli-bench-duckdb-pair = DuckDB, the slowest table of two questions: { $measured } ms
cli-bench-duckdb-pairs = DuckDB, all tables of two questions: { $measured } ms
cli-bench-beside = Beside DuckDB, all tables of two questions: { $measured } ms
cli-bench-no-duckdb = Not compared with DuckDB: python3 has no module “duckdb”
cli-bench-export = Responses exported as CSV in a second: { $measured }
cli-bench-memory = Memory of the export: { $measured } MiB
cli-bench-dataset = Dataset as { $format }: responses in a second { $measured }, memory { $memory } MiB
cli-bench-no-xlsx = No dataset as xlsx: a sheet holds no more than 1,048,575 responses
cli-bench-goal = (goal: at most { $goal })
cli-bench-passages = Passages taken in a second: { $measured }
cli-bench-goal-least = (goal: at least { $goal })
cli-bench-queries = Queries ({ $kind }, { $count }): half within { $median } ms, 19 of 20 within { $most } ms, the slowest { $slowest } ms
cli-bench-goal-queries = (goal: 19 of 20 within { $goal } ms)
cli-bench-missed = a goal was missed

cli-backup-done = The database is copied to { $file }, and the copy is whole
cli-backup-there = { $file } is there already: choose another name with --out
cli-backup-failed = { $file } could not be made: { $error }
cli-backup-postgres = a PostgreSQL is copied with its own pg_dump

cli-eval-field = Field
cli-eval-asked = Asked
cli-eval-value = Value
cli-eval-wrong = Wrong
cli-eval-yes = yes
cli-eval-no = no
cli-eval-answers = { $path } does not hold answers as they are wanted, an object of fields: { $example }
cli-eval-unknown = { $path }: the questionnaire has no field “{ $field }”, so nothing was made of it
cli-eval-moment = “{ $value }” is not a moment: write it as 2026-11-25T14:05+05:00
cli-help-form-import-limesurvey = Take a survey of LimeSurvey over into a study without a questionnaire, with its responses
cli-flag-archive = Survey exported by LimeSurvey (.lss), or its archive with the responses (.lsa)
cli-import-another = the study “{ $study }” has a questionnaire of its own: import into a study that has none
cli-import-done = Version { $version }: { $added ->
    [one] { $added } response imported
   *[other] { $added } responses imported
}, { $already } had been there before.
cli-help-export-files = Files that respondents sent, one zip
cli-export-bundle = the files become one zip: name a place for it with --out
cli-flag-media = Folder of the pictures, sounds and films that the form shows
cli-form-media-missing = { $path }: the form names this file, but it is not there
cli-form-media-odd = { $path }: this is no picture, sound or film that a page can show
cli-form-media = files of the form kept: { $count }

cli-help-tables = Any table: rows by columns, with bases, intervals and tests
cli-flag-rows = Questions whose answers are rows, parted by commas
cli-flag-columns = Questions whose answers are columns
cli-flag-nested = Columns within each other, not side by side
cli-flag-filter = Only responses for which an expression of the questionnaire holds
cli-flag-weight = Set of weights, or a numeric question that holds the weight of each response
cli-flag-show = What cells show: count, column_percent, row_percent, total_percent, mean, median, sd, se, min, max
cli-flag-interval = Interval of each percent
cli-flag-test = Tests of rows by columns
cli-flag-letters = Letters for columns that differ, corrected or not
cli-flag-recipe = File with a recipe, instead of the flags
cli-recipe-unreadable = { $path } cannot be read: { $error }
cli-recipe-faults = the table cannot be counted:{ $faults }
cli-help-export-dataset = The responses for SPSS, Stata, R and the like, or the codebook, one file
cli-flag-content = What stands for choices in CSV and workbooks
cli-flag-separator = What parts values in CSV
cli-flag-no-mark = Write CSV without a byte order mark
cli-export-binary = this format is not for the screen: name a file for it with --out
cli-dataset-rows = Responses written: { $count }
cli-dataset-progress = responses read

cli-help-import = Bring in what stands in files
cli-help-import-responses = Bring responses that were gathered elsewhere: CSV, XLSX, SAV, ZSAV
cli-flag-table = File to bring in: CSV, XLSX, SAV or ZSAV
cli-flag-mapping = JSON that says what each column becomes; what is proposed, if left out
cli-flag-check = Only check, and store nothing
cli-flag-propose = Print the proposed mapping as JSON
cli-flag-doubts = Take what the questionnaire would not have taken too
cli-flag-already = What becomes of responses that are there already
cli-incoming-trouble = row { $row }, { $column }: { $told }
cli-incoming-trouble-of = row { $row }, { $column }, “{ $stands }”: { $told }
cli-incoming-checked = Rows: { $rows }; cannot be stored: { $faulty }; doubtful: { $doubtful }; there already: { $there }
cli-incoming-refused = Nothing was taken in. Mend the faults; for doubtful responses add --doubts, for those there already --already
cli-incoming-progress = { $rows } rows seen…

cli-help-weights = Weights of responses: raked, post-stratified, imported, listed, shown
cli-help-weights-rake = Rake to the margins of a table
cli-help-weights-poststratify = Post-stratify to the cells of a table
cli-help-weights-import = Take weights from a file, or from the numbers of a question
cli-help-weights-list = The sets of a study, as JSON
cli-help-weights-show = What came of a set, as JSON, or its weights, as CSV
cli-help-weights-again = Make a set anew, of the responses there are now
cli-help-weights-remove = Remove a set
cli-flag-name = What the weights are called
cli-flag-description = What they are for
cli-flag-margins = Table of targets (CSV, XLSX): variable, category, target – or the variables and target
cli-flag-amount = What the targets are
cli-flag-base = Weights to begin from: another set, or a numeric question
cli-flag-missing = Respondents without a category
cli-flag-empty = Categories that nobody is in
cli-flag-lower = Least weight, as a multiple of the mean
cli-flag-upper = Greatest weight, as a multiple of the mean
cli-flag-scale = What weights sum to: the number of respondents, or what targets and data give
cli-flag-strata = Question that says in which stratum a response was drawn
cli-flag-clusters = Question that says in which cluster
cli-flag-population = Numeric question: how many clusters the stratum has in the population
cli-flag-lonely = What a stratum with a single cluster adds to errors
cli-flag-csv = File of weights: id or number of the response, weight
cli-flag-question = Numeric question that holds the weights
cli-flag-values = The weight of each response, as CSV
cli-flag-suppress = Hide counts under the study’s least cell, and what would tell them
cli-flag-let-out = Write what is under the study’s least cell all the same, for this reason; it is noted
cli-flag-owner = E-mail of the owner of the study who says so
cli-weights-unknown = there are no weights “{ $name }” that this could be done with
cli-weights-faults = no weights were made: { $faults }
cli-publication-refused = nothing was written: counts under { $least } are not published: { $tables }Hide them with --suppress, or let an owner say why: --let-out REASON --owner EMAIL
cli-help-export-plan = All tables and figures of the plan with a list of what they were made of: a folder, or one zip
cli-flag-figure = Figure drawn of the table
cli-flag-dpi = Dots to the inch of pictures
cli-flag-width = Width of figures in print, in millimetres
cli-figure-none = no figure is chosen: name one with --figure, or in the recipe
cli-plan-fault = { $key }: { $faults }
