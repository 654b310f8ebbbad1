# Studies, their overview, questionnaire and responses.

collect-studies-title = Studies
collect-studies-none = You are not on the team of any study yet.
collect-study-new = New study
collect-study-create = Create the study
collect-study-slug = Short name in addresses
collect-study-slug-hint = Small Latin letters, digits and hyphens, for instance village-2026. It cannot be changed later.
collect-study-slug-malformed = Use 2 to 60 small Latin letters, digits and hyphens, beginning with a letter or a digit.
collect-study-slug-taken = There is a study of this short name already.
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
    [one] A text is missing in one of the languages
   *[other] { $count } texts are missing in one of the languages
 }
collect-form-warnings-hint = Respondents would see the words of another language there.
collect-form-fine = The questionnaire has no faults, and every text is there in each of its languages.
collect-form-unchanged = This is the text of version { $number }: nothing was published.
collect-form-done = Version { $number } is published.
collect-form-download = Download as a text file
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
collect-form-type-video = film
collect-form-type-file = file
collect-form-type-computed = computed value
collect-form-type-group = group
collect-form-type-repeat = repeated group

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
