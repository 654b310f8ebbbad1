# The search box.

search-fault-empty = Type a word to look for.
search-fault-quote = A quotation mark is not closed.
search-fault-parenthesis = A parenthesis is missing.
search-fault-operator = AND, OR and NOT stand between words.
search-fault-long = The query is too long.

search-title = Search
search-query = What to look for
search-hint = A word finds its forms. “…” is a phrase; AND, OR, NOT and parentheses combine; -word leaves out.
search-filters = Where to look
search-age-from = Age from
search-age-to = to
search-do = Search
search-behind = The index is still being built; some passages may be missing for a moment.
search-count = { $count ->
    [one] { $count } passage
   *[other] { $count } passages
 }
