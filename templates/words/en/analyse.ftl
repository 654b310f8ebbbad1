# Tables and figures.

analyse-tables-title = Tables
analyse-tables-none = There is no response to count yet.
analyse-tables-by = Compare by
analyse-tables-by-nothing = nothing: all responses together
analyse-tables-show = Show
analyse-tables-download = Download tables
analyse-tables-responses = { $count ->
    [one] From { $count } response
   *[other] From { $count } responses
 }
analyse-tables-contents = Questions
analyse-download-language = Language of the file
analyse-download-as = { $format }
