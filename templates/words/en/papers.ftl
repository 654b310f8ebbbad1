# Documents: languages of passages, answers as documents, recordings, several files at once.

papers-save = Save
papers-languages-title = Languages of passages
papers-languages-lead = The language of a passage is told from its words. Where they are too few, it is that of the document. Search and screen readers go by it.
papers-languages-document = Language of the document
papers-languages-passages = Languages of passages
papers-languages-of = Language of passage { $number }
papers-languages-as-document = as the document
papers-languages-tell = Tell all from the words again
papers-languages-tell-hint = That replaces what was chosen by hand, on every page of this list.
papers-languages-changed = { $count ->
    [one] Saved: the language of { $count } passage changed.
   *[other] Saved: the language of { $count } passages changed.
 }

papers-answers-title = Answers of the survey as documents
papers-answers-lead = What respondents wrote in their own words can be coded with the same codebook as interviews. Each answer is taken in once, as a passage that leads to its response.
papers-answers-none = The questionnaire has no question that is answered in words, or none was published.
papers-answers-count = Answers
papers-answers-taken = Taken in
papers-answers-new = New
papers-answers-way = As documents
papers-answers-way-question = one document for all answers to the question
papers-answers-way-respondent = a document for each respondent
papers-answers-documents = Documents
papers-answers-take = { $count ->
    [one] Take in { $count } answer
   *[other] Take in { $count } answers
 }
papers-answers-done = { $count ->
    [0] There was nothing new to take in.
    [one] { $count } answer was taken in.
   *[other] { $count } answers were taken in.
 }
papers-answers-gone = This question or answer is not there any more. The page shows how it is now.
papers-answers-full = The document is full: this answer has no room in it.
papers-answers-left = { $count ->
    [one] { $count } answer was not taken in: the document it belongs to has no more room.
   *[other] { $count } answers were not taken in: the documents they belong to have no more room.
 }
papers-answer-of = Response { $number }
papers-answer-corrected-in = corrected in passage { $number }
papers-answer-corrected-by = corrected later by response { $number }
papers-corrections-title = { $count ->
    [one] { $count } answer was corrected after it was taken in
   *[other] { $count } answers were corrected after they were taken in
 }
papers-corrections-lead = Nothing changes by itself. A correction that is taken in becomes a new passage at the end of the document; the earlier one keeps its place and its codes.
papers-correction-of = Corrected by response { $number }
papers-correction-before = In the document
papers-correction-now = Now
papers-correction-none = The answer was taken back.
papers-correction-take = Take in the correction
papers-correction-leave = Leave it as it is

papers-recording-title = Recording
papers-recording-keys = A time plays from there; P plays and pauses while a passage has the focus.
papers-recording-play = { $time }: play from here
papers-recording-add = Add a recording
papers-recording-change = Replace or remove the recording
papers-recording-file = Sound file (MP3, M4A, AAC, OGG, Opus, WAV, WebM)
papers-recording-hint = At most { $limit } MB. Only members of the study hear it.
papers-recording-upload = Upload
papers-recording-remove = Remove the recording
papers-recording-none = Choose a sound file.
papers-recording-kind = This is not a sound file that browsers play: MP3, M4A, AAC, OGG, Opus, WAV or WebM.
papers-recording-large = A recording has at most { $limit } MB. A smaller file can be made with a lower bit rate.
papers-recording-full = There is no more room for files of this study.

papers-pdf-numbers = { $count ->
    [one] { $count } page number was left out.
   *[other] { $count } page numbers were left out.
 }
papers-pdf-bare = { $count ->
    [one] { $count } page has no text: it may be a picture.
   *[other] { $count } pages have no text: they may be pictures.
 }
papers-pdf-broken = { $count ->
    [one] { $count } page could not be read.
   *[other] { $count } pages could not be read.
 }

papers-list-seek = Find documents
papers-list-name = Name
papers-list-kind = Kind
papers-list-kind-interviews = interviews
papers-list-kind-answers = answers of the survey
papers-list-coded = Codings
papers-list-coded-yes = coded
papers-list-coded-no = not coded yet
papers-list-any = any
papers-list-order = Order
papers-list-order-name = by name
papers-list-order-newest = newest first
papers-list-order-codings = most codings first
papers-list-show = Show
papers-list-all = Show all
papers-list-count = { $count ->
    [one] { $count } document
   *[other] { $count } documents
 }
papers-list-found = { $count ->
    [one] { $count } of { $all } documents is what you look for
   *[other] { $count } of { $all } documents are what you look for
 }
papers-many-title = Files before they are taken in
papers-many-lead = See how each file was read and mend what is wrong. All that are ticked are taken in together.
papers-many-files = Files
papers-many-hint = Up to { $most } files at once, together no larger than two of the largest that are taken.
papers-many-most = Choose no more than { $most } files at once.
papers-many-refused = { $count ->
    [one] { $count } file cannot be read
   *[other] { $count } files cannot be read
 }
papers-many-file = File { $number }
papers-many-take = Take in
papers-many-mend = Look at the whole text and mend it
papers-many-add = Take in what is ticked
papers-many-back = Back to the documents
papers-many-nothing = Nothing is ticked.
papers-many-error = Nothing was taken in yet: mend what is marked below.
papers-many-taken = { $count ->
    [one] { $count } document was taken in.
   *[other] { $count } documents were taken in.
 }
