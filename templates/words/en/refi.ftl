# Projects and codebooks of other programs: taken in and given out.

refi-not-project = This is no REFI-QDA project (.qdpx): it holds no project file.
refi-not-codebook = This is no REFI-QDA codebook (.qdc).
refi-codes-none = There are no codes to write.
refi-codes-deep = Codes are nested deeper than { $limit } levels.
refi-codes-many = There are more than { $limit } codes.
refi-codes-kind = “{ $file }” is no codebook: give QDC, CSV, XLSX, XLS or ODS.
refi-codes-columns = No column says what codes are called. Name one name_kk, name_ru, name_en or path.
refi-codes-column-unknown = Nothing is known of this column; it is not read.
refi-codes-nameless = The code has no name in any language.
refi-codes-color = “{ $color }” is no colour like #0072b2.
refi-codes-guid = “{ $guid }” is no GUID. Leave the cell empty for a new code.
refi-codes-guid-double = The GUID { $guid } stands in an earlier row too.
refi-codes-parent = The code above, “{ $parent }”, is in no row.
refi-codes-circle = The code would stand below itself.
refi-codes-double = Another code beside it would have the same name.

refi-lost-audio = { $count ->
    [one] { $count } sound file is not taken over, only its transcripts.
   *[other] { $count } sound files are not taken over, only their transcripts.
 }
refi-lost-video = { $count ->
    [one] { $count } video is not taken over, only its transcripts.
   *[other] { $count } videos are not taken over, only their transcripts.
 }
refi-lost-picture = { $count ->
    [one] { $count } picture is not taken over.
   *[other] { $count } pictures are not taken over.
 }
refi-lost-pdf = { $count ->
    [one] { $count } PDF brings no text and is not taken over.
   *[other] { $count } PDFs bring no text and are not taken over.
 }
refi-lost-region = { $count ->
    [one] { $count } selection in a PDF page, a picture or a recording is not taken over.
   *[other] { $count } selections in PDF pages, pictures or recordings are not taken over.
 }
refi-lost-region-coding = { $count ->
    [one] { $count } coding of what is not taken over goes with it.
   *[other] { $count } codings of what is not taken over go with it.
 }
refi-lost-text-missing = { $count ->
    [one] { $count } text is named but not in the file.
   *[other] { $count } texts are named but not in the file.
 }
refi-lost-text-broken = { $count ->
    [one] { $count } text could not be read.
   *[other] { $count } texts could not be read.
 }
refi-lost-text-too-much = { $count ->
    [one] { $count } text is not taken over: the texts of the file are too long together, or it names the same ones again and again.
   *[other] { $count } texts are not taken over: the texts of the file are too long together, or it names the same ones again and again.
 }
refi-lost-text-other = { $count ->
    [one] { $count } text is not as that document stands here now: it comes in as a document of its own.
   *[other] { $count } texts are not as those documents stand here now: they come in as documents of their own.
 }
refi-lost-control = { $count ->
    [one] { $count } control character became a blank.
   *[other] { $count } control characters became blanks.
 }
refi-lost-renamed = { $count ->
    [one] { $count } code has the name of another beside it and gets a number.
   *[other] { $count } codes have the names of others beside them and get numbers.
 }
refi-lost-rich-text = { $count ->
    [one] { $count } text came as rich text only: its look is lost. Check where its codings lie.
   *[other] { $count } texts came as rich text only: their look is lost. Check where their codings lie.
 }
refi-lost-outside = { $count ->
    [one] { $count } selection lies outside of its text and is not taken over.
   *[other] { $count } selections lie outside of their texts and are not taken over.
 }
refi-lost-unsure = { $count ->
    [one] { $count } selection has other words than its name. Check where it lies.
   *[other] { $count } selections have other words than their names. Check where they lie.
 }
refi-lost-utf16 = { $count ->
    [one] In { $count } text places were counted in UTF-16 units; they have been put right.
   *[other] In { $count } texts places were counted in UTF-16 units; they have been put right.
 }
refi-lost-two-line-ends = { $count ->
    [one] In { $count } text line ends were counted as two characters; places have been put right.
   *[other] In { $count } texts line ends were counted as two characters; places have been put right.
 }
refi-lost-marked = { $count ->
    [one] In { $count } text the byte order mark was counted; places have been put right.
   *[other] In { $count } texts the byte order mark was counted; places have been put right.
 }
refi-lost-inclusive = { $count ->
    [one] In { $count } text places named the last character instead of the one after it; they have been put right.
   *[other] In { $count } texts places named the last character instead of the one after it; they have been put right.
 }
refi-lost-graph = { $count ->
    [one] { $count } graph is not taken over.
   *[other] { $count } graphs are not taken over.
 }
refi-lost-link = { $count ->
    [one] { $count } link is not taken over.
   *[other] { $count } links are not taken over.
 }
refi-lost-set = { $count ->
    [one] { $count } set does not come through whole.
   *[other] { $count } sets do not come through whole.
 }
refi-lost-case = { $count ->
    [one] { $count } case is not taken over whole.
   *[other] { $count } cases are not taken over whole.
 }
refi-lost-variable = { $count ->
    [one] { $count } variable is not taken over.
   *[other] { $count } variables are not taken over.
 }
refi-lost-value = { $count ->
    [one] { $count } value is not of its variable’s kind.
   *[other] { $count } values are not of their variables’ kinds.
 }
refi-lost-value-noted = { $count ->
    [one] { $count } value does not fit its attribute and is put into the memo of its case.
   *[other] { $count } values do not fit their attributes and are put into the memos of their cases.
 }
refi-lost-value-stays = { $count ->
    [one] { $count } value is another than the one that stands here; the one here stays.
   *[other] { $count } values are others than those that stand here; those here stay.
 }
refi-lost-kind = { $count ->
    [one] { $count } variable of decimal numbers, dates or times becomes an attribute of words.
   *[other] { $count } variables of decimal numbers, dates or times become attributes of words.
 }
refi-lost-note = { $count ->
    [one] { $count } note is not taken over.
   *[other] { $count } notes are not taken over.
 }
refi-lost-folder = { $count ->
    [one] { $count } code only gathers others; here it may be put on words too.
   *[other] { $count } codes only gather others; here they may be put on words too.
 }
refi-lost-nameless = { $count ->
    [one] { $count } code has no name and is called by its GUID.
   *[other] { $count } codes have no name and are called by their GUIDs.
 }
refi-lost-double = { $count ->
    [one] { $count } thing had the GUID of another and got a new one.
   *[other] { $count } things had the GUID of another and got new ones.
 }
refi-lost-dangling = { $count ->
    [one] { $count } reference leads to what is not in the file.
   *[other] { $count } references lead to what is not in the file.
 }
refi-lost-guid = { $count ->
    [one] { $count } thing had no readable GUID.
   *[other] { $count } things had no readable GUID.
 }
refi-lost-color = { $count ->
    [one] { $count } colour could not be read.
   *[other] { $count } colours could not be read.
 }
refi-lost-time = { $count ->
    [one] { $count } time could not be read.
   *[other] { $count } times could not be read.
 }
refi-lost-unknown = { $count ->
    [one] { $count } part that the standard does not have is not read.
   *[other] { $count } parts that the standard does not have are not read.
 }
refi-lost-languages = { $count ->
    [one] { $count } code has texts in other languages: they stand in its description.
   *[other] { $count } codes have texts in other languages: they stand in their descriptions.
 }
refi-lost-criteria = { $count ->
    [one] { $count } code has criteria or an example: they stand in its description.
   *[other] { $count } codes have criteria or examples: they stand in their descriptions.
 }
refi-lost-blind = { $count ->
    [one] { $count } setting of blind coding is not given out.
   *[other] { $count } settings of blind coding are not given out.
 }
refi-lost-unseen = { $count ->
    [one] { $count } coding or note of somebody else is not taken over: while coding is blind, only the owner takes those in.
   *[other] { $count } codings and notes of others are not taken over: while coding is blind, only the owner takes those in.
 }
refi-lost-hidden = While coding is blind, the file holds your codings and memos alone.
refi-lost-recording = { $count ->
    [one] { $count } time in a recording is not taken over.
   *[other] { $count } times in recordings are not taken over.
 }
refi-lost-coder = { $count ->
    [one] { $count } coding has a coder who is not known any more.
   *[other] { $count } codings have coders who are not known any more.
 }
refi-lost-translations = Translations of quotes are not given out.
refi-lost-citations = Where quotes were cited, and by which template, is not given out.

refi-nav = Exchange
refi-title = Exchange with other programs
refi-lead = Projects (.qdpx) and codebooks (.qdc) of the REFI-QDA standard, as ATLAS.ti, MAXQDA, NVivo, QualCoder and others write them, and codebooks as sheets.
refi-bring-title = Take a file in
refi-file = Project (.qdpx) or codebook (.qdc, .xlsx, .csv)
refi-file-hint = Nothing is changed before you have seen what the file would do.
refi-language = Language of code names
refi-language-hint = Counts where the file does not say so itself.
refi-look = Look at the file
refi-give-title = Give out
refi-what = What
refi-what-qdpx = The whole study (.qdpx)
refi-what-xlsx = The codebook (.xlsx)
refi-what-csv = The codebook (.csv)
refi-what-qdc = The codebook (.qdc)
refi-give-language-hint = Other programs know one language: the others go into descriptions. Sheets hold all three.
refi-give = Download
refi-give-lost = What .qdpx and .qdc have no room for
refi-names-remain = Names still seem to stand in this study. Before a file of it leaves the house, ask a keeper of names to go through the texts.
refi-names-look = See whether names still stand in this study
refi-names-none = No name from the list of names was found in this study.
refi-no-file = Choose a file first.
refi-too-large = The file is larger than { $limit } MB. A project with recordings or pictures in it is smaller without them: texts, codes and codings are all that is taken in.
refi-file-gone = The file is no longer kept here. Choose it once more.
refi-faulty = The file “{ $file }” cannot be taken in.
refi-more = … and { $count } more
refi-back = Exchange with other programs
refi-look-title = A file before it is taken in
refi-look-lead = Nothing has been changed yet. This is what “{ $file }” would do.
refi-sum-codes = Codes: { $added } new, { $changed } changed, { $unchanged } as they are
refi-sum-documents = Documents: { $added } new, { $there } there already
refi-sum-codings = Codings: { $added } new, { $there } there already
refi-sum-memos = Memos: { $added } new, { $there } there already
refi-sum-cases = Cases: { $added } new, { $filled } completed
refi-sum-asides = Sets and links, kept for other programs: { $added } new, { $there } there already
refi-lost-title = What does not come through as it is
refi-remarks-title = Remarks on the file
refi-people-title = Who is who
refi-people-hint = Codings of those who are nobody here stay without a coder; their names are noted in a memo of the study.
refi-people-agreed = stand for what coders agreed upon: { $count ->
    [one] { $count } coding
   *[other] { $count } codings
 }
refi-people-nameless = (without a name)
refi-people-codings = { $count ->
    [one] { $count } coding
   *[other] { $count } codings
 }
refi-people-hidden = { $count ->
    [one] { $count } more is found by name, if somebody here is called so.
   *[other] { $count } more are found by their names, if somebody here is called so.
 }
refi-people-nobody = nobody here
refi-documents-title = Documents
refi-document = Document
refi-state = State
refi-codings-new = New codings
refi-codings-there = There already
refi-new = new
refi-there = there already
refi-codes-title = Codes that are new or change
refi-change-name = name ({ $language })
refi-change-definition = definition ({ $language })
refi-change-inclusion = inclusion ({ $language })
refi-change-exclusion = exclusion ({ $language })
refi-change-anchor = example ({ $language })
refi-change-color = colour
refi-change-place = place
refi-take = Take in
refi-look-again = Look again
refi-leave = Leave without taking in
refi-taken = Taken in: { $codes } codes ({ $changed } changed), { $documents } documents, { $codings } codings, { $memos } memos, { $cases } cases.
refi-deed = intake of a file
refi-left = { $count ->
    [one] { $count } case or attribute of the file stays as it is: it was there before, or somebody changed or used it since.
   *[other] { $count } cases and attributes of the file stay as they are: they were there before, or somebody changed or used them since.
 }
refi-away = { $count ->
    [one] { $count } case or attribute of the file does not come back: another has its name by now.
   *[other] { $count } cases and attributes of the file do not come back: others have their names by now.
 }
refi-agreed = Agreed upon
refi-true = yes
refi-false = no
refi-memo-stranger = { $count ->
    [one] { $count } coding of “{ $name }” was taken in without a coder.
   *[other] { $count } codings of “{ $name }” were taken in without a coder.
 }
