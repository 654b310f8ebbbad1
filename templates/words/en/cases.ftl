# Cases, and cross-tables of codes.

cases-nav = Cases
cases-title = Cases
cases-lead = A case is one person or one place: their responses and interviews come together here. What is known of them comes from their answers and is not typed again.
cases-case = Case
cases-count = { $count ->
    [one] { $count } case
   *[other] { $count } cases
 }
cases-none = No cases yet.
cases-none-found = No case fits this.
cases-search = Search by name, document or attribute
cases-documents = Interviews
cases-responses = Responses
cases-back = All cases
cases-make-title = Add cases
cases-name-label = Name
cases-add = Add
cases-make-documents = A case for each interview without one ({ $count })
cases-make-responses = A case for each response without one ({ $count })
cases-make-named = Named by
cases-make-by-number = the number of the response
cases-made = { $count ->
    [one] { $count } case was made.
   *[other] { $count } cases were made.
 }
cases-removed = The case was removed. Its responses and interviews are still there.
cases-saved = Saved.
cases-gone = There is no such case or attribute any more.
cases-full = There can be at most { $most } cases in a study.
cases-name = A case needs a name of at most { $longest } characters.
cases-name-double = There is a case “{ $name }” already.
cases-memo = Memo
cases-memo-long = A memo has at most { $longest } characters.
cases-many = A case has at most { $most } interviews and responses.
cases-no-document = There is no such document any more.
cases-no-response = There is no response { $number }.
cases-no-speaker = The document “{ $document }” has no such speaker: { $speaker }.
cases-more-document = Another interview
cases-speaker = Speaker
cases-speaker-hint = Where only one speaker's words are the case's, write the name as it stands in the document; empty means the whole document.
cases-numbers = More responses
cases-numbers-hint = Numbers, for instance: 12, 45
cases-open = Open { $name }
cases-typed = Typed by hand
cases-save = Save
cases-known = Known from answers
cases-known-hint = Where an answer is corrected, it changes here too.
cases-known-none = No questions have been chosen yet.
cases-codes = Codes on their words
cases-codes-none = No codes yet.
cases-remove = Remove the case
cases-remove-hint = Its responses and interviews stay in the study.

cases-attribute = Attribute
cases-attribute-region = Region (of the document)
cases-attribute-role = Role (of the document)
cases-attribute-age = Age (of the document)
cases-attributes-title = Attributes
cases-attributes-lead = What do you compare cases by?
cases-questions-title = Questions of the questionnaire
cases-questions-none = No questionnaire has been published yet.
cases-typed-title = Attributes typed by hand
cases-attribute-new = New attribute
cases-attribute-label = Name
cases-attribute-name = An attribute needs a name in at least one language, of at most { $longest } characters.
cases-attribute-double = There is an attribute of this name already.
cases-attributes-many = There can be at most { $most } attributes.
cases-attribute-add = Add
cases-attribute-remove = Remove the attribute
cases-kind = Kind
cases-kind-text = words
cases-kind-integer = whole number
cases-kind-one-of = one of several
cases-options = Values (of “one of several”)
cases-options-hint = One a line: code = name. For instance: village = Village
cases-options-code = Line { $line }: a code is missing, or longer than 64 characters.
cases-options-long = Line { $line }: the name is too long.
cases-options-double = Line { $line }: this code stands above already.
cases-options-few = Write at least two values.
cases-options-many = There can be at most { $most } values.
cases-value-integer = A whole number is needed: { $value }
cases-value-long = At most { $longest } characters: { $value }
cases-value-unknown = There is no such value: { $value }

cases-link-title = Link responses and interviews
cases-link-lead = Find the responses and interviews of one person by an equal number, name or code, and confirm.
cases-link-by-number = the number of the response
cases-link-by-resume-code = the code to continue
cases-equal-title = By equal keys
cases-equal = The name of an interview equals
cases-equal-find = Find
cases-equal-count = Pairs found: { $count }. Untick those that do not fit.
cases-equal-none = No equal keys. A key that occurs twice is not used.
cases-response = № { $number }
cases-pair-document = Interview “{ $name }” – response № { $number }
cases-pair-case = Case “{ $name }” – response № { $number }
cases-join = Link those ticked
cases-joined = Pairs linked: { $count }.
cases-imported = Rows read from the file: { $count }.
cases-file-title = By a file
cases-file = Table (CSV, XLSX, ODS)
cases-file-hint = Columns: document (its name), response (its number); where wanted, case (its name) and speaker.
cases-file-load = Load
cases-links-no-file = Choose a file.
cases-links-empty = The file has no row.
cases-links-columns = The first row must name at least two of the columns document, response, case.
cases-links-many = There can be at most { $most } rows.
cases-links-number = Row { $row }: “{ $text }” is not the number of a response.
cases-links-lonely = Row { $row }: it does not say what to link.
cases-links-document = Row { $row }: there is no document “{ $name }”.
cases-links-documents = Row { $row }: there are several documents “{ $name }”.
cases-links-response = Row { $row }: there is no response { $number }.
cases-links-speaker = Row { $row }: the document has no such speaker: { $name }.

cross-nav = Cross-tables
cross-title = Cross-table of codes
cross-by = Columns
cross-count = Count
cross-percent = Show
cross-below = with the codes below
cross-whole = show empty codes and columns too
cross-near = Two codes are together where
cross-only = Only some codings
cross-coder = Coder
cross-columns = Columns
cross-rows = Rows
cross-total = Total
cross-alone = The code alone
cross-empty = has no meaning
cross-none = No codings.
cross-download = Download the table
cross-unknown = unknown
cross-rest = others ({ $count })
cross-no-case = no case
cross-no-coder = no account
cross-by-document = interview
cross-by-case = case
cross-by-coder = coder
cross-by-code = another code
cross-by-tenth = tenth of the interview
cross-by-time = time in the recording
cross-measure-codings = codings
cross-measure-documents = interviews
cross-measure-cases = cases
cross-percent-count = numbers
cross-percent-row = % of the row
cross-percent-column = % of the column
cross-percent-total = % of all
cross-near-overlap = they share words
cross-near-passage = they are in one passage
cross-title-document = Codes by interview
cross-title-case = Codes by case
cross-title-coder = Codes by coder
cross-title-code = Codes on the same words
cross-title-code-passage = Codes in the same passage
cross-title-tenth = Codes in the course of the interview
cross-title-time = Codes by time in the recording
cross-title-attribute = Codes by { $attribute }
cross-base-codings-count = Number of codings; { $n } in all
cross-base-codings-row = Codings, % of the row's total; { $n } in all
cross-base-codings-column = Codings, % of the column's total; { $n } in all
cross-base-codings-total = Codings, % of all; { $n } in all
cross-base-documents-count = Number of interviews with the code; { $n } in all
cross-base-documents-row = Interviews, % of the row's; { $n } in all
cross-base-documents-column = Interviews, % of the column's; { $n } in all
cross-base-documents-total = Interviews, % of all; { $n } in all
cross-base-cases-count = Number of cases whose words have the code; { $n } in all
cross-base-cases-row = Cases, % of the row's; { $n } in all
cross-base-cases-column = Cases, % of the column's; { $n } in all
cross-base-cases-total = Cases, % of all; { $n } in all
cross-base-pairs-count = Number of pairs of codings that are together; { $n } codings in all
cross-note-below = Codings of the codes below count in a code too; totals count each coding once.
cross-note-alone = Each code is counted alone, without those below.
cross-note-small-row = Rows with fewer than { $least } { $what ->
    [documents] interviews
    [cases] cases
   *[codings] codings
 }: { $count }. Percents of so few say little: one more or one less changes them much.
cross-note-small-column = Columns with fewer than { $least } { $what ->
    [documents] interviews
    [cases] cases
   *[codings] codings
 }: { $count }. Percents of so few say little: one more or one less changes them much.
cross-note-small-total = In all there are fewer than { $least } { $what ->
    [documents] interviews
    [cases] cases
   *[codings] codings
 }. Percents of so few say little: one more or one less changes them much.
cross-note-left-out = In no column, since their place is not known: { $count }.
cross-note-pairs = A code and itself have no meaning together, so that cell is empty.
cross-figure-left-out = Rows and columns that did not fit on the figure: { $count }.
cross-only-code = Only this code and those below: { $name }
cross-only-document = Only this interview: { $name }
cross-only-coder = Only this coder: { $name }
cross-only-case = Only this case: { $name }
cross-only-attribute = Only { $name }: { $value }
cross-quotes = One cell of a cross-table.
cross-quotes-all = All quotes
