# The search box.

search-fault-empty = Type a word to look for.
search-fault-quote = A quotation mark is not closed.
search-fault-parenthesis = A parenthesis is missing.
search-fault-operator = AND, OR and NOT stand between words.
search-fault-long = The query is too long.
