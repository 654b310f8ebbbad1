# What is wrong with an answer, or with the text of a form.

## What a respondent is told

form-answer-required-choice = Please choose an answer.
form-answer-required-choices = Please tick at least one answer.
form-answer-required-number = Please write a number.
form-answer-required-text = Please write an answer.
form-answer-required-date = Please give a date.
form-answer-required-rank = Put all of the answers in order.
form-answer-required-time = Enter a time.
form-answer-required-moment = Enter a day and a time.
form-answer-required-location = Mark the place.
form-answer-required-file = Choose a file.
form-answer-required-acknowledge = Tick this to go on.
form-answer-constraint = This answer does not fit. Please check it.
form-answer-control = This answer contains characters that cannot be stored. Please type it again.
form-answer-either = Please keep one thing only: an answer, or “I don’t know”, or “I would rather not answer”.
form-answer-one-only = Please choose one answer only.
form-answer-unknown-code = “{ $code }” is not among the answers. Please choose again.
form-answer-exclusive = You ticked an answer that stands alone together with others. Please keep either it or the others.
form-answer-integer = Please write a whole number in digits, for example 25.
form-answer-decimal = Please write a number in digits, for example 2.5.
form-answer-number-long = This number is too large.
form-answer-range = Please write a number from { $min } to { $max }.
form-answer-least = Please write a number not less than { $min }.
form-answer-most = Please write a number not greater than { $max }.
form-answer-long = { $count ->
    [one] This answer has { $count } character, and at most { $limit } fit.
   *[other] This answer has { $count } characters, and at most { $limit } fit.
}
form-answer-date = Please write the date as day, month and year, for example 09.03.2024.
form-answer-date-first = The date cannot be earlier than { $day }.{ $month }.{ $year }.
form-answer-date-last = The date cannot be later than { $day }.{ $month }.{ $year }.
form-answer-filtered = The answer chosen before no longer fits your other answers. Choose again.
form-answer-rank-twice = One answer stands in the order twice. Give each one a place of its own.
form-answer-rank-left = { $count ->
    [one] { $count } answer has no place in the order yet.
   *[other] { $count } answers have no place in the order yet.
}
form-answer-step = Enter one of the numbers on the scale: it begins at { $start } and goes in steps of { $step }.
form-answer-time = Enter hours and minutes, for example 14:05.
form-answer-moment = Enter the day and the time, for example 09.03.2024 14:05.
form-answer-acknowledge = Tick this or leave it empty.
form-answer-location = Enter latitude and longitude in degrees, for example 43.25 76.95.
form-answer-latitude = The latitude, which comes first, lies between −90 and 90 degrees.
form-answer-longitude = The longitude, which comes second, lies between −180 and 180 degrees.
form-answer-points-least = Mark at least { $limit } points.
form-answer-points-most = Mark at most { $limit } points.
form-answer-rows-most = At most { $limit } entries fit here.
form-answer-file = The file has not arrived. Choose it again.

## What the importer of a data file is told as well

form-answer-import-asked = The file says “not asked” (−7), but by the other answers the question is asked.
form-answer-import-not-asked = The file has an answer, but by the other answers the question is not asked.
form-answer-import-rows = “{ $said }” holds no rows: they stand in square brackets, each in braces, as an export writes them.
form-answer-import-rows-missing = The file says { $said } rows and lists none: rows are missing.
form-answer-import-count = The file says { $said } rows and lists { $rows }.
form-answer-import-fewer = The file has { $said } rows, but by the other answers there are { $rows }.
form-answer-import-value = “{ $said }” cannot answer the question.
form-answer-import-unknown = The repeated group has no question “{ $said }”.
form-answer-import-rank = “{ $said }” is no rank: ranks are whole numbers from 1.
form-answer-import-rank-twice = The rank { $said } is given twice.
form-answer-import-rank-gap = No choice has the rank { $said }: ranks go on from 1 without gaps.
form-answer-import-tick = “{ $said }” says neither yes nor no: the column of a choice holds 1 or 0.

## What the author of a form is told

form-fault-large = The text is larger than { $limit } KiB.
form-fault-syntax = This line is not valid TOML, check quotes, brackets and “=”: { $text }
form-fault-key-twice = “{ $key }” is given twice.
form-fault-key = There is no setting “{ $key }” here; check the spelling.
form-fault-missing = “{ $key }” is missing.
form-fault-type = { $wanted ->
    [text] “{ $key }” takes a text in quotes.
    [texts] “{ $key }” takes a text for each language: { $key }.kk = "…", { $key }.ru = "…", { $key }.en = "…".
    [flag] “{ $key }” is either true or false.
    [whole] “{ $key }” takes a whole number.
    [number] “{ $key }” takes a number.
    [day] “{ $key }” takes a date without quotes, for example 2024-03-09.
    [languages] “{ $key }” takes a list of “kk”, “ru” and “en”.
    [table] “{ $key }” takes texts by name: { $key }.name = "…".
    [strings] “{ $key }” takes a list of texts: ["…", "…"].
   *[tables] “{ $key }” is written as a heading in double brackets.
}
form-fault-control = The text contains control characters.
form-fault-languages = Name at least one language, and each one once.
form-fault-many-pages = The form has more than { $limit } pages.
form-fault-many-questions = The form has more than { $limit } questions.
form-fault-many-choices = The question has more than { $limit } choices.
form-fault-no-question = The form is empty: nothing stands in it.
form-fault-item = This is neither a question (name, kind, label) nor words on the page (note).
form-fault-text-missing = “{ $key }” has no text in any language.
form-fault-name = “{ $name }” cannot be a name: letters, digits, “_”, “-” and “.”, beginning with a letter, at most 128 bytes.
form-fault-name-reserved = The name “{ $name }” begins with “_”; such names are kept for the program.
form-fault-name-taken = The name “{ $name }” is already taken on line { $line }.
form-fault-code = “{ $code }” cannot be a code: no spaces and no “;”, at most 128 bytes.
form-fault-code-reserved = The code “{ $code }” stands for a missing answer; choose another one.
form-fault-code-taken = The code “{ $code }” is already taken in this question.
form-fault-exclusive = A choice that stands alone (exclusive) makes sense only where several may be ticked (multiple).
form-fault-kind = There is no kind of question “{ $kind }”, such as single, multiple, rank, integer, decimal, range, text, long_text, date, time, image or calculate.
form-fault-range = The least value is greater than the greatest.
form-fault-length = The longest answer must be from 1 to { $limit } characters.
form-fault-pointless = “{ $key }” is never shown without “{ $without }”.
form-fault-shape = There is no shape “{ $shape }”: point, trace or area.
form-fault-list-and-choices = A question has either choices of its own or a list, not both.

## What the author is told of an expression; $at counts characters

form-expr-empty = The condition is empty.
form-expr-long = The condition is longer than { $limit } bytes.
form-expr-deep = The condition has more than { $limit } parts nested in one another (at character { $at }).
form-expr-character = The condition cannot contain “{ $character }” (at character { $at }).
form-expr-unclosed-text = The quote is not closed (at character { $at }).
form-expr-unclosed-name = The bracket “{"}"}” after the name is missing (at character { $at }).
form-expr-name = “{ $text }” cannot be the name of a question (at character { $at }).
form-expr-number = The number is too large (at character { $at }).
form-expr-unexpected = “{ $text }” does not belong here (at character { $at }).
form-expr-ended = The condition ends too early.
form-expr-function = There is no function “{ $name }” (at character { $at }). A question is written ${"{"}name{"}"}, a code in quotes.
form-expr-arguments = “{ $name }” takes { $wanted } values in its brackets, not { $given }.
form-expr-arguments-least = “{ $name }” takes at least { $wanted } values in its brackets, not { $given } (at character { $at }).
form-expr-arguments-range = “{ $name }” takes from { $wanted } to { $most } values in its brackets, not { $given } (at character { $at }).
form-expr-nodes = “{ $name }” takes questions or rows, as ${"{"}name{"}"}, not a single value (at character { $at }).
form-expr-function-nearly = There is no function “{ $name }” (at character { $at }). Is “{ $known }” meant?
form-expr-unsupported = The function “{ $name }” is not supported (at character { $at }).
form-expr-last-saved = Answers of the last saved form (last-saved#) are not supported (at character { $at }).
form-expr-axis = There is no way “{ $name }::” through the answers (at character { $at }).
form-expr-pattern = The pattern of regex() is not valid (at character { $at }).
form-expr-path = “{ $name }” is written as a path. A question is written ${"{"}{ $name }{"}"}, a code in quotes.
form-expr-own = “.” is the answer being checked: it can stand only in a constraint.
form-expr-unknown = There is no question “{ $name }”.
form-expr-itself = For the answer to “{ $name }” itself write “.”.
form-expr-multiple = “{ $name }” takes several answers: use selected(${"{"}{ $name }{"}"}, '…') instead of “=”.
form-expr-code = “{ $name }” has no choice with the code “{ $code }”, so this can never hold.

## What the author is told before publishing

form-warning-translation = { $language ->
    [kk] No Kazakh text
    [ru] No Russian text
   *[en] No English text
}: { $shown ->
    [kk] the Kazakh one
    [ru] the Russian one
   *[en] the English one
} will be shown instead: “{ $words }”.
form-warning-same-page = The condition speaks of “{ $name }” on the same page: without scripts the respondent sees this from the start. It is better put on a later page.
form-warning-ambiguous = { $code } here means that there is no answer, so nobody can give it as a number. Limit the range.

## What the author is told of a form as a whole

form-check-more = { $count ->
    [one] There is { $count } more like these.
   *[other] There are { $count } more like these.
}
form-check-many-items = The form has more than { $limit } questions, notes and groups.
form-check-empty-page = Nothing stands on this page.
form-check-empty-group = Nothing stands in this group.
form-check-deep = Groups may stand at most { $limit } deep in one another.
form-check-circle = This goes in a circle, so it can never be worked out: { $circle }
form-check-name-meta = The name “{ $name }” is kept for what phones write down themselves.
form-check-name-taken = The name “{ $name }” is already taken.
form-check-unknown-meant = There is no question “{ $name }”. Is “{ $meant }” meant?
form-check-piped-itself = The text shows the answer to its own question, “{ $name }”, which is empty at first.
form-check-piped-nothing = “{ $name }” takes no answer, so nothing is shown in its place.
form-check-piped-torn = “${"{"}” begins an answer that is to be shown here, but no “{"}"}” follows.
form-check-scale = A scale needs a step above zero, and an end above its start.
form-check-scale-long = The scale has more than { $limit } steps.
form-check-scale-end = By these steps the end of the scale is never reached.
form-check-required-twice = An answer is required either always or on a condition, not both.
form-check-no-calculation = There is nothing from which this value is worked out.
form-check-filter-nothing = The question has no choices that could be filtered.
form-check-trigger-group = “{ $name }” is a group: only a change of an answer starts a calculation.
form-check-no-choices = The question has no choices.
form-check-list-unknown = There is no list “{ $list }”.
form-check-list-meant = There is no list “{ $list }”. Is “{ $meant }” meant?
form-check-list-empty = The list “{ $list }” has no choices.
form-check-list-file = The choices of “{ $list }” come from a file that has not been given yet.
form-check-list-once = “{ $name }” is not asked repeatedly, so its answers cannot be choices.
form-check-list-name = “{ $list }” cannot be the name of a list.
form-check-list-taken = There are two lists “{ $list }”.
form-check-list-unused = No question uses the list “{ $list }”.
form-check-column = The list has no column “{ $column }”.
form-check-column-word = “{ $column }” is no column of the list, so this comparison never holds. A text is written in quotes.
form-check-instance-name = “{ $name }” is neither a question nor a text in quotes; it is kept for other programs, which may leave the submission without a name.
form-check-nothing-asked = The form asks nothing: a respondent finds no question in it.
form-check-constraint-own = The constraint does not speak of the answer: “.” stands for it.
form-check-selected-words = “{ $name }” takes one answer whose code has spaces: use “=” for “{ $code }”, selected() never finds it.
form-check-outside-repeat = “{ $name }” is answered several times. Here only the first answer counts; sum(), count() or join() take all.
form-check-later = The question “{ $name }” is asked only later: until then its answer counts as empty.
