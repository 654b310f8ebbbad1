# Documents, codes and citations.

coding-fault-encoding = The file is in an encoding that is not known here. Save it as UTF-8 text.
coding-fault-control = Line { $line } holds characters that are not text.
coding-fault-empty = There is no text in it.
coding-fault-long = A document has at most { $most } characters.
coding-fault-broken = This is not a { $format } file that can be read: it is damaged or too large.
coding-fault-old-word = This is a Word document of the old format (.doc). Open it in Word and save it as .docx.
coding-fault-locked = The PDF asks for a password. Save it without one and upload that.
coding-fault-scanned = No text can be found in the PDF: its pages are pictures, or its letters are not named. Recognise its text with another program, or upload the document that it was made of.
coding-fault-costly = The file takes more time or memory to read than it may. Save its text as DOCX, ODT or TXT and upload that.
coding-code-nameless = A code needs a name in at least one language.
coding-code-double = A code of the same name stands beside it.
coding-code-cycle = A code cannot stand below itself.
coding-code-unknown = There is no such code any more.
coding-role-participant = participant
coding-role-official = official
coding-role-expert = expert
coding-citation-age = aged { $age }

coding-documents-title = Interviews
coding-documents-none = There are no documents yet.
coding-documents-codings = { $count ->
    [one] { $count } coding
   *[other] { $count } codings
 }
coding-import-title = Add a document
coding-import-file = File (TXT, DOCX, ODT, RTF, HTML, SRT, VTT)
coding-import-file-hint = A line that begins with a name and a colon, or with a time in brackets such as [00:01:25], begins a turn.
coding-import-text = or the text itself
coding-import-name = Name
coding-import-name-hint = A pseudonym, for instance; the file’s name where empty.
coding-import-language = Language
coding-import-language-told = detect from the text
coding-import = Add
coding-import-look = Look at it
coding-look-title = Looking at the document
coding-look-lead = The document has not been added yet. See whether it was read as it should be, and mend the text if need be.
coding-look-format = Kind of file
coding-look-passages = Passages
coding-look-timed = { $count ->
    [one] { $count } with a time
   *[other] { $count } with a time
 }
coding-look-speakers = Speakers
coding-look-nobody = not named
coding-look-guess = The encoding of the file was told from its letters. If there are strange signs in the text, save the file as UTF-8 text and upload it again.
coding-look-joined = { $count ->
    [one] { $count } word that was parted at the end of a line was joined.
   *[other] { $count } words that were parted at the end of a line were joined.
 }
coding-look-kept = { $count ->
    [one] { $count } of them kept its hyphen, as it may be part of the word: look it over.
   *[other] { $count } of them kept their hyphens, as these may be part of the word: look them over.
 }
coding-look-left-out = { $count ->
    [one] { $count } piece whose time could not be read was left out. See whether all is in the text.
   *[other] { $count } pieces whose times could not be read were left out. See whether all is in the text.
 }
coding-look-first = First passages
coding-look-text = Text
coding-look-text-hint = Speakers and times can be mended here: [00:01:25] Aigul: …
coding-look-again = Look again
coding-look-leave = Leave without adding
coding-document-name = Give the document a name of at most { $longest } characters.
coding-document-age = An age is a number of years.
coding-role = Who speaks
coding-age = Age
coding-region = Region
coding-unknown = unknown
coding-any = any
coding-show = Show
coding-document = Document
coding-code = Code
coding-codes = Codes
coding-codings = Codings of this passage
coding-passage = passage { $number }
coding-code-do = Code
coding-remove = remove
coding-remove-of = Remove the code { $code }
coding-undo-nothing = There is nothing to undo.
coding-gone = It is not there any more: somebody may have removed it.
coding-foreign = This coding is another coder’s. Only they or a researcher can change it.
coding-changed-since = Somebody else has changed this since. Look at it again.
coding-failed = It was not saved. Check the connection and try again.
coding-apply-failed = It was not coded: the words or the code are not there any more.
coding-picker = Type to find a code; Enter applies it
coding-picker-none = No code has these letters in its name.
coding-keys-title = Keys
coding-document-remove = Remove this document from the study
coding-document-remove-hint = It disappears from lists, search and quotes, with its codings.
coding-document-remove-do = Remove
coding-codebook-title = Codebook
coding-codebook-none = There are no codes yet.
coding-code-label = Name
coding-code-definition = When it applies
coding-code-parent = Below
coding-code-top = no other code: at the top
coding-code-color = Colour
coding-code-add = Add the code
coding-code-save = Save
coding-code-new = New code
coding-code-change = Change
coding-code-remove = Remove the code
coding-code-remove-sure = { $count ->
    [one] with its { $count } coding
   *[other] with its { $count } codings
 }
coding-code-used = { $count ->
    [one] { $count } coding has this code or one below it. To remove it all the same, tick that.
   *[other] { $count } codings have this code or one below it. To remove it all the same, tick that.
 }
coding-quotes-title = Quotes
coding-quotes-none = No words have such a code yet.
coding-quotes-count = { $count ->
    [one] { $count } quote
   *[other] { $count } quotes
 }
coding-quotes-download = Download quotes

coding-agreement-no-units = Nothing to compare: no part of the texts was coded by two people.
coding-agreement-no-variation = Nothing to measure beyond chance: all decisions are the same.
coding-agreement-overlap = One person’s codes overlap here, and this measure needs codes that stand apart.
