# The form designer.

## Beginning

design-title = Questionnaire designer
design-begin-lead = Put the questionnaire together here, without a spreadsheet. Until you publish it, only the study’s team sees it.
design-begin = Begin
design-begin-newest = From version { $number }
design-begin-newest-hint = You change a copy of the published questionnaire. The published version itself stays as it is.
design-begin-example = With one question
design-begin-example-hint = One page with one question, so that you see how it works.
design-begin-empty = From an empty questionnaire
design-begin-empty-hint = One page without questions.

## The list

design-outline = Pages and questions
design-form-settings = The questionnaire as a whole
design-no-words = no words yet
design-row-required = required
design-row-conditional = conditional
design-faults = { $count ->
    [one] { $count } fault
   *[other] { $count } faults
 }
design-warnings = { $count ->
    [one] { $count } remark
   *[other] { $count } remarks
 }
design-up = Up
design-down = Down
design-up-what = Move up: { $name }
design-down-what = Move down: { $name }

## Adding

design-add = Add a question
design-writing = Writing in
design-add-label = Write the question
design-add-do = Add
design-add-page = Add a page

## Settings

design-to-outline = To the list
design-page-settings = Page
design-save = Save
design-saved = Everything is saved
design-saving = Saving…
design-offline = No connection. Your changes wait on this page and are saved when it is back. Do not close it.
design-lost = The change was not saved: open the page again.
design-merged = Your colleague’s changes are here too: they were in other places.
design-moved = Moved
design-removed = Removed; Ctrl+Z brings it back
design-undone = Undone
design-grouping = Selected: 
design-close = Close
design-text-missing = missing
design-text-changed = changed since translated
design-languages = Languages
design-language-default = default
design-language-add = Add
design-language-remove = Remove
design-language-first = Make it the default
design-choices = Choices
design-choices-shared = Every question with the list “{ $list }” shares these choices: a change shows in all of them.
design-choices-new = New choices, one a line
design-choices-add = Add choices
design-choice = Choice “{ $code }”
design-code = Code
design-remove = Remove
design-remove-what = Remove: { $name }
design-basics = Answer
design-limits = Limits
design-logic = Conditions and calculation
design-more-texts = More texts
design-data = Name, kind, look
design-name = Name in the data
design-name-hint = The column in the data has this name. Mentions in conditions and texts follow by themselves.
design-kind = Kind
design-actions = Actions
design-duplicate = Duplicate
design-group = Put into a group
design-ungroup = Ungroup
design-move-to = Move somewhere else
design-move = Move
design-required-if = Required only if { $expression }
design-part-label = Question
design-part-note = Text
design-part-title = Title
design-part-choice = Choice
design-part-short = Short name for tables
design-part-hint = Hint
design-part-guidance = Guidance for interviewers
design-part-required_message = Message when the answer is missing
design-part-constraint_message = Message when the answer does not fit
design-field-relevant = Asked only if
design-field-required = An answer is required
design-field-constraint = Accepted only if
design-field-default = Default answer
design-field-calculation = Calculation
design-field-trigger = Calculated only when these change
design-field-choice_filter = Choices offered
design-field-read_only = Shown, not to be changed
design-field-dont_know = Offer “I don’t know”
design-field-refuse = Offer “I would rather not answer”
design-field-appearance = Appearance (in XLSForm’s words)
design-field-min = At least
design-field-max = At most
design-field-max_length = Longest answer, in characters
design-field-scale_start = The scale begins at
design-field-scale_end = The scale ends at
design-field-scale_step = Step
design-field-randomize = Choices in random order
design-field-repeat = The group is answered several times
design-field-repeat_count = How often
design-field-exclusive = Cannot be combined with others
design-hint-relevant = Empty means always. For example ${"{"}age{"}"} >= 18
design-hint-constraint = A dot is the answer itself. For example . <= 120
design-hint-calculation = This expression gives the value. For example ${"{"}height{"}"} div 100
design-hint-choice_filter = Filters by the list’s columns. For example region = ${"{"}region{"}"}
design-hint-repeat_count = Empty: the respondent adds rows. For example ${"{"}children{"}"}

## Kinds of questions

design-kind-single = One choice
design-kind-multiple = Several choices
design-kind-rank = Ranking
design-kind-text = Short text
design-kind-long_text = Long text
design-kind-integer = Whole number
design-kind-decimal = Number
design-kind-range = Scale
design-kind-date = Date
design-kind-time = Time of day
design-kind-datetime = Date and time
design-kind-acknowledge = Acknowledgement
design-kind-point = Place on the map
design-kind-trace = Line on the map
design-kind-area = Area on the map
design-kind-image = Picture
design-kind-audio = Sound recording
design-kind-video = Video
design-kind-file = File
design-kind-barcode = Barcode
design-kind-note = Note
design-kind-group = Group
design-kind-repeat = Repeated group
design-kind-calculation = Computed value
design-kind-hidden = Hidden value
design-kind-start = Time of beginning
design-kind-end = Time of finishing
design-kind-today = Day of filling
design-kind-deviceid = Device number
design-kind-username = Who fills it
design-kind-phonenumber = Phone number
design-kind-email = E-mail address
design-kind-audit = Log of filling
design-kind-start_location = Place of beginning
design-kind-background_audio = Recording in the background

## Undo and keys

design-undo = Undo
design-redo = Redo
design-undo-nothing = There is nothing to undo.
design-keys = Keys
design-key-walk = walk through the list
design-key-enter = edit the question
design-key-escape = back to the list
design-key-move = move the question
design-key-select = select several
design-key-group = group what is selected
design-key-duplicate = duplicate
design-key-remove = remove
design-key-undo = undo, redo
design-preview = On a phone
design-preview-nothing = There is nothing on this page yet.
design-tab-questions = Questions
design-tab-words = Translations

## Two people changed the same part

design-conflict-title = A colleague changed this too
design-conflict-lead = Nothing is lost. Choose what stays.
design-conflict-step = { $who }, { $when }: { $what }
design-conflict-part = What was changed
design-conflict-theirs = As it is now
design-conflict-mine = Yours
design-somebody = A former colleague
design-take-theirs = Keep it as it is now
design-keep-mine = Use mine
design-did-add-page = added a page
design-did-add = added a question
design-did-insert = put “{ $name }” in
design-did-move = moved “{ $name }”
design-did-remove = removed “{ $name }”
design-did-rename = “{ $name }” is now “{ $to }”
design-did-duplicate = duplicated “{ $name }”
design-did-group = put questions into a group
design-did-ungroup = ungrouped “{ $name }”
design-did-text = changed the words of “{ $name }”
design-did-field = changed the settings of “{ $name }”
design-did-kind = changed the kind of “{ $name }”
design-did-choices = changed the choices of “{ $name }”
design-did-form = changed the settings of the questionnaire
design-did-languages = changed the languages
design-did-restore = replaced the whole questionnaire
design-did-several = { $count ->
    [one] { $count } change at once
   *[other] { $count } changes at once
 }

## Publishing

design-publish = Check and publish
design-publish-faults = { $count ->
    [one] { $count } fault keeps the questionnaire from being published.
   *[other] { $count } faults keep the questionnaire from being published.
 }
design-publish-warnings = { $count ->
    [one] It can be published, but look at { $count } remark.
   *[other] It can be published, but look at { $count } remarks.
 }
design-publish-fine = No faults and no remarks.
design-publish-renamed = Renamed questions, which keep their old answers:
design-publish-recoded = Choices have other codes. You will confirm this before it is published:

## Translations

design-words-filter = Which texts are shown
design-words-all = All
design-words-open = Only what needs work
design-words-done = { $done } of { $count } done
design-words-changed = { $count } changed since translated
design-words-hidden = There are { $count } more: finish these first, or translate in a file.
design-words-none = There is nothing to do here.
design-words-taken = { $count ->
    [one] { $count } text was updated.
   *[other] { $count } texts were updated.
 }
design-words-unmatched = { $count ->
    [one] { $count } row could not be taken:
   *[other] { $count } rows could not be taken:
 }
design-words-out = Download as an Excel file
design-words-in = Translated file
design-words-take = Import the translations
design-words-hint = Send the file to a translator, who fills the empty cells and sends it back. The words of the default language are not changed by it.
design-words-no-columns = This is not a file of translations: it has no column “path”.
design-words-no-text = The questionnaire has no text “{ $path }”.
design-words-source = “{ $path }”: the original in the file is not the one now. The translation was taken and needs another look.
design-words-no-file = Choose a file.
design-words-row = row { $line }

## Functions

design-function-selected = whether this choice was selected
design-function-count-selected = how many choices were selected
design-function-selected-at = the choice selected at that place, from 0
design-function-jr-choice-name = the label of a choice
design-function-not = the opposite
design-function-if = one of two, by a condition
design-function-coalesce = the first that is not empty
design-function-true = yes
design-function-false = no
design-function-string-length = how many characters
design-function-contains = whether a part is in a text
design-function-starts-with = whether a text begins so
design-function-concat = joins texts
design-function-regex = whether a text fits a pattern
design-function-number = as a number
design-function-int = the whole part
design-function-round = rounds
design-function-sum = the sum over rows
design-function-count = how many rows
design-function-min = the least
design-function-max = the greatest
design-function-today = today’s date
design-function-date = as a date
design-function-position = the number of the row

## Why something cannot be done

design-refused-gone = “{ $name }” is no longer there.
design-refused-name-taken = The name “{ $name }” is already taken.
design-refused-neighbours = Only questions that stand next to each other can be put into a group.
design-refused-inside-itself = A group cannot stand inside itself.
design-refused-unnamed = Something without a name cannot be put in.
design-refused-kind = A question can only become another kind of question.
design-refused-field = “{ $field }” cannot be set here.
design-refused-number = “{ $value }” is not a number.
design-refused-whole = “{ $value }” is not a whole number.
design-refused-day = “{ $value }” is not a date; write it as 2024-03-09.
design-refused-step = The step must be greater than zero.
design-refused-long = This is too long: at most { $limit }.
design-refused-large = This is too much at once.
design-refused-deep = Groups are nested too deeply: at most { $limit } inside each other.
design-refused-shared = These choices belong to the list “{ $list }”, which other questions share.
