# Studies, their overview, questionnaire and responses.

collect-studies-title = Studies
collect-studies-none = You are not on the team of any study yet.
collect-study-new = New study
collect-study-create = Create the study
collect-study-slug = Short name in addresses
collect-study-slug-hint = Lower-case Latin letters, digits and hyphens, for instance village-2026. It cannot be changed later.
collect-study-slug-malformed = Use 2 to 60 lower-case Latin letters, digits and hyphens, beginning with a letter or a digit.
collect-study-slug-taken = There is already a study with this short name.
collect-study-title = Title in { $language }
collect-study-title-missing = Give the study a title in at least one language.
collect-study-title-long = A title has at most { $longest } characters.

collect-overview-title = Overview
collect-overview-submissions = { $count ->
    [one] response
   *[other] responses
 }
collect-overview-drafts = { $count ->
    [one] begun and not sent
   *[other] begun and not sent
 }
collect-overview-documents = { $count ->
    [one] document
   *[other] documents
 }
collect-overview-codings = { $count ->
    [one] coding
   *[other] codings
 }
collect-overview-survey = Address for respondents
collect-overview-survey-hint = Send this address to respondents, or open it yourself: every response that is sent counts.
collect-overview-no-form = No questionnaire is published yet, so respondents cannot begin.
collect-overview-next = What to do next
collect-overview-role = Your role here: { $role }
collect-role-owner = owner
collect-role-researcher = researcher
collect-role-coder = coder
collect-role-viewer = viewer

collect-form-title = Questionnaire
collect-form-none = No version is published yet.
collect-form-version = Version { $number }
collect-form-published = published { $date }
collect-form-current = Questions of version { $number }
collect-form-new = Publish a new version
collect-form-new-hint = A published version never changes. Whoever began on an older version finishes on it.
collect-form-source = Text of the questionnaire (TOML)
collect-form-check = Check
collect-form-publish = Publish as version { $number }
collect-form-empty = Paste the text of a questionnaire.
collect-form-faults = { $count ->
    [one] The questionnaire has a fault and was not published
   *[other] The questionnaire has { $count } faults and was not published
 }
collect-form-line = line { $line }
collect-form-warnings = { $count ->
    [one] It can be published; one remark
   *[other] It can be published; { $count } remarks
}
collect-form-warnings-translation = { $count ->
    [one] One text is missing in one of the languages: respondents would see the words of another language there.
   *[other] { $count } texts are missing in one of the languages: respondents would see the words of another language there.
}
collect-form-warnings-other = { $count ->
    [one] One thing may not be meant.
   *[other] { $count } things may not be meant.
}
collect-form-limits = A questionnaire may take up to { $limit }.
collect-form-fine = The questionnaire has no faults, and every text is there in each of its languages.
collect-form-unchanged = This is the text of version { $number }: nothing was published.
collect-form-done = Version { $number } is published.
collect-form-places = Faults and warnings, with their places
collect-form-place = Place
collect-form-what = What to do
collect-form-in-file = In the file “{ $file }”:
collect-form-read = The file “{ $file }” was read.
collect-form-bring = From a file
collect-form-bring-hint = An XLSForm (XLSX, XLS, ODS, or CSV files in a ZIP), an XForm (XML) or a text (TOML). Files with choices go into the same ZIP. Nothing is published yet.
collect-form-bring-do = Read the file
collect-form-no-file = Choose a file.
collect-form-file-toml = Text (TOML)
collect-form-file-xlsx = XLSForm (XLSX)
collect-form-file-xml = XForm (XML)
collect-form-file-json = JSON
collect-form-required = required
collect-form-relevant = only if { $expression }
collect-form-type-single = one choice
collect-form-type-multiple = several choices
collect-form-type-integer = whole number
collect-form-type-decimal = number
collect-form-type-text = short text
collect-form-type-long-text = long text
collect-form-type-date = date
collect-form-type-note = note
collect-form-type-rank = ranking
collect-form-type-range = scale
collect-form-type-time = time of day
collect-form-type-datetime = date and time
collect-form-type-acknowledge = acknowledgement
collect-form-type-point = place on the map
collect-form-type-trace = line on the map
collect-form-type-area = area on the map
collect-form-type-barcode = barcode
collect-form-type-image = picture
collect-form-type-audio = sound recording
collect-form-type-video = video
collect-form-type-file = file
collect-form-type-computed = computed value
collect-form-type-group = group
collect-form-type-repeat = repeated group
collect-form-versions = Versions
collect-form-changes = What changed since version { $number }

collect-diff-title = From version { $from } to version { $to }
collect-diff-back = Questionnaire
collect-diff-from = Older
collect-diff-to = Newer
collect-diff-compare = Compare
collect-diff-what = What
collect-diff-was = Before
collect-diff-is = Now
collect-diff-nothing = nothing
collect-diff-none = Nothing changed that anybody could see.
collect-diff-more = { $count ->
    [one] Changes in one more place are not shown here.
   *[other] Changes in { $count } more places are not shown here.
}

collect-review-title = Before version { $number } is published
collect-review-lead = This is what changes compared with version { $from }. Whoever began on it finishes on it; tables and files put the answers to both together.
collect-review-faults = These declarations cannot be right
collect-review-changes = What changes
collect-review-edit = Back to the text

collect-declare-title = What became of them?
collect-declare-hint = Answers to these would lose their place. Say what became of each, so that tables and files know; nothing is guessed.
collect-declare-open = { $count ->
    [one] One answer is still missing here; until then nothing is published.
   *[other] { $count } answers are still missing here; until then nothing is published.
}
collect-declare-choose = – choose –
collect-declare-name = Question { $name } “{ $label }” is not in the new version
collect-declare-removed = It is not asked any more
collect-declare-renamed = It is called { $name } “{ $label }” now
collect-declare-code = { $question } “{ $asked }”: choice { $code } “{ $label }” has no place in the new version
collect-declare-dropped = It is not offered any more
collect-declare-recoded = Its code is { $code } “{ $label }” now
collect-declare-codes = { $question }: all the other choices that are gone are not offered any more
collect-declare-kind = { $name } “{ $label }” takes another kind of answer on purpose; older answers are counted apart

collect-responses-title = Responses
collect-responses-none = Nobody has sent a response yet.
collect-responses-number = No.
collect-responses-sent = Sent
collect-responses-language = Language
collect-responses-version = Version
collect-responses-open = Response { $number }
collect-responses-back = All responses
collect-responses-question = Question
collect-responses-answer = Answer
collect-responses-download = Download responses
collect-responses-codes = codes
collect-responses-labels = labels
collect-responses-count = { $count ->
    [one] { $count } response
   *[other] { $count } responses
 }

collect-phones-title = Phones
collect-phones-shared = Respondents share phones
collect-phones-hint = After sending, nothing of the answers stays on the phone, and the receipt is shown once.
collect-phones-save = Save
collect-load-title = Answers from a file
collect-load-file = File
collect-load-hint = A file that a respondent saved on the phone because the answers could not be taken
collect-load = Load
collect-load-none = Choose a file first.
collect-load-new = Stored as response { $number }.
collect-load-already = These answers were stored before, as response { $number }.
collect-load-other = Other answers are stored under this file’s number already, as response { $number }. They stay as they are.
collect-load-faulty = Nothing was stored: some answers do not fit the questionnaire.
collect-load-elsewhere = This file belongs to the study “{ $study }”.
collect-load-version = This study has no version { $number } of the questionnaire.
collect-load-unreadable = This is not a file of saved answers.
collect-responses-superseded = Corrected by a later response; not counted
collect-responses-correction = A correction of an earlier response
collect-responses-files = Files
