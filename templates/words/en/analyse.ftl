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
analyse-figures-title = Figures
analyse-figures-none = The study has no figures in its plan yet.
analyse-figures-download = Download figure { $number }
analyse-figures-download-all = Download all figures
analyse-figures-data = Figure { $number } as a table
analyse-download-language = Language of the file
analyse-download-as = { $format }
