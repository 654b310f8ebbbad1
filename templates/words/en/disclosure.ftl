# Small cells of tables.

disclosure-shape = The table’s cells do not make full rows and columns.
disclosure-too-large = The table’s counts are too large to be summed.
