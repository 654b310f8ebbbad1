# Search.

search-fault-empty = Type a word to look for.
search-fault-quote = A quotation mark is not closed.
search-fault-parenthesis = A parenthesis is missing its other half.
search-fault-operator = AND, OR, NOT and NEAR stand between words.
search-fault-long = The query is too long.
search-fault-pattern = A pattern needs at least two letters: otherwise it fits nearly every word.
search-fault-patterns = At most { $most } words may have *, ? or ~.
search-fault-edits = ~ stands behind a word that is long enough, and ~1 or ~2 says how many letters may differ.
search-fault-near = NEAR/5 stands between words or phrases; the number is from 1 to 100.
search-fault-valueless = { $field }: the value stands right behind the colon, without a space, and several words stand in quotation marks: code:"new place".
search-fault-field = There is no field “{ $field }”. The fields are code, coded, coder, document, speaker, case, region, role, age and language.
search-fault-value = { $field }: this study has nothing called “{ $value }”.
search-fault-unfit = { $field }: “{ $value }” cannot stand here. Examples: coded:yes, age:20..30, language:kk.
search-fault-at = The underlined part is meant:
search-age-fault = An age is a number of years, at most 255.
search-age-order = The age “from” must not be above the age “to”.
search-filter-fault = The filters have no value “{ $value }”. Choose one from the list.

search-title = Search
search-query = What to look for
search-hint = A word finds its forms; “…” is a phrase.
search-filters = Where to look
search-age-from = Age from
search-age-to = to
search-coded = Codings
search-coded-any = with or without
search-coded-yes = coded passages
search-coded-no = passages not coded
search-coder = Who coded
search-speaker = Speaker
search-language = Language of the passage
search-do = Search
search-behind = The index is still being built; some passages may be missing for a moment.
search-rebuilding = The index was damaged and is being built anew. Nothing is lost: try again in a moment.
search-count = { $count ->
    [one] { $count } passage
   *[other] { $count } passages
 }
search-most = Only the first { $most } passages can be paged through. Narrow the search to see the others.
search-cut = A pattern fits more words than can be looked for at once; the commonest were taken.

search-syntax = What can be typed
search-syntax-words-sign = ауыл мұғалім
search-syntax-words = Both words, each in any form. Kazakh letters may be typed with Russian or Latin ones.
search-syntax-phrase-sign = "ауыл мұғалімі"
search-syntax-phrase = The words side by side, each in any form.
search-syntax-pattern-sign = ауыл* *шылық а?ыл
search-syntax-pattern = Words that look so: * is any number of letters, ? within a word is one.
search-syntax-like-sign = ауыл~ ауылда~2
search-syntax-like = Words with one or two other letters.
search-syntax-near-sign = жалақы NEAR/5 аз
search-syntax-near = Both within five words of each other.
search-syntax-operators-sign = a OR b, a AND b, -c, ( )
search-syntax-operators = Either, both, without, and what belongs together.
search-syntax-field-sign = code:"…" -code:… coded:no
search-syntax-field = A code with those below it, without it, without any.
search-syntax-fields-sign = coder: document: speaker: case:"attribute=value" region: role: age:20..30 language:kk
search-syntax-fields = What else is known of a passage. Names of fields are understood in Kazakh and Russian too.

search-views = Views of what was found
search-view-passages = Passages
search-view-concordance = Concordance
search-view-words = Words by frequency
search-view-saved = Saved searches
search-wordless = The query names no words, so there is nothing to show in context.
search-lines-count = { $count ->
    [one] { $count } line
   *[other] { $count } lines
 }
search-lines-most = Only the first { $most } lines are shown. Narrow the search to see all.
search-line-before = Before
search-line-words = Found
search-line-after = Behind
search-sort = In order of
search-sort-place = the texts
search-sort-before = the words before
search-sort-words = the words found
search-sort-after = the words behind

search-words-lead = All forms of a word are counted together, under the commonest of them. Without a query all passages are counted.
search-words-place = No.
search-words-word = Word
search-words-language = Language
search-words-forms = Forms
search-words-tokens = Occurrences
search-words-passages = Passages
search-words-documents = Documents
search-words-tokens-count = { $count ->
    [one] { $count } word in the text
   *[other] { $count } words in the text
 }
search-words-stems-count = { $count ->
    [one] { $count } different word
   *[other] { $count } different words
 }
search-words-by-alphabet = By the alphabet
search-words-by-count = By frequency
search-words-csv = Download as CSV
search-words-none = There are no words to count.

search-similar-go = Similar passages
search-similar-title = Similar passages
search-similar-lead = Passages that share the rarest words of this one; the likest first.
search-similar-none = No passage shares rare words with this one.

search-code-go = Code all of them…
search-code-title = Code what was found
search-code-back = Back to what was found
search-unit = Take
search-unit-words = the words found
search-unit-sentence = the sentence
search-unit-passage = the passage
search-code-into = Code
search-code-choose = choose a code
search-code-do = Code the ticked ones
search-code-hint = { $count ->
    [one] { $count } place would be coded. Take the tick away where it does not fit.
   *[other] { $count } places would be coded. Take the tick away where one does not fit.
 }
search-code-most = Only the first { $most } are offered at once.
search-code-nothing = Nothing was found that could be coded so. Where the query names no words, take the passage.
search-code-none = Tick at least one place.
search-code-into-none = Choose the code.
search-code-done = { $count ->
    [0] All of it had this code of yours already.
    [one] { $count } place was coded.
   *[other] { $count } places were coded.
 }
search-code-undo = Undo all of it
search-code-undo-failed = It could not be undone: somebody changed some of it since, or it is undone already.

search-saved-keep = Save this search
search-saved-name = Name
search-saved-share = for the whole team
search-saved-do = Save
search-saved-by = Shared by { $name }
search-saved-by-former = Shared by somebody who has left the team
search-saved-shared = Yours, shared with the team
search-saved-own = Yours alone
search-saved-change = Change
search-saved-rename = Save changes
search-saved-remove = Remove
search-saved-none = There are no saved searches yet. Search for something, then save it.
search-saved-name-fault = Give the search a name of at most { $longest } characters.
search-saved-gone = This search is not there any more.
search-saved-empty = There is nothing to save: search for something first.
search-saved-many = At most { $most } searches can be saved in a study. Remove those that are not needed.

search-build-go = Put it together in a form
search-build-title = Put a query together
search-build-lead = Each row says something about the passages. The line below can be typed into the search box just as well.
search-build-join = Passages must fit
search-build-all = all rows
search-build-any = any row
search-build-row = Row { $number }
search-build-kind = What
search-build-words = words in any form
search-build-phrase = a phrase
search-build-near = words near others
search-build-typed = as typed
search-build-code = code
search-build-coded = coded (yes or no)
search-build-coder = who coded
search-build-document = document
search-build-speaker = speaker
search-build-case = what is known of the case (attribute=value)
search-build-region = region
search-build-role = role
search-build-age = age (20..30)
search-build-language = language (kk, ru, en)
search-build-value = Words or value
search-build-other = near these words
search-build-apart = words apart
search-build-not = leave out what fits
search-build-more = Add a row
search-build-show = Show the line
search-build-line = In one line:
