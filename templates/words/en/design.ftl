# The form designer.

## Why something cannot be done

design-refused-gone = “{ $name }” is no longer there.
design-refused-name-taken = The name “{ $name }” is already taken.
design-refused-neighbours = Only questions that stand next to each other can be put into a group.
design-refused-inside-itself = A group cannot stand inside itself.
design-refused-unnamed = Something without a name cannot be put in.
design-refused-kind = A question can only become another kind of question.
design-refused-field = “{ $field }” cannot be set here.
design-refused-number = “{ $value }” is not a number.
design-refused-whole = “{ $value }” is not a whole number.
design-refused-day = “{ $value }” is not a date; write it as 2024-03-09.
design-refused-step = The step must be greater than zero.
design-refused-long = This is too long: at most { $limit }.
design-refused-large = This is too much at once.
design-refused-deep = Groups are nested too deeply: at most { $limit } inside each other.
design-refused-shared = These choices belong to the list “{ $list }”, which other questions share.
