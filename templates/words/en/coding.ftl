# Documents, codes and citations.

coding-fault-encoding = The file is in an encoding that is not known here. Save it as UTF-8 text.
coding-fault-control = Line { $line } holds characters that are no text.
coding-fault-empty = There is no text in it.
coding-fault-long = A document has at most { $most } characters.
coding-fault-docx = This is not a Word document (.docx) that can be read.
coding-code-nameless = A code needs a name in at least one language.
coding-code-double = A code of the same name stands beside it.
coding-code-cycle = A code cannot stand below itself.
coding-code-unknown = There is no such code any more.
coding-role-participant = participant
coding-role-official = official
coding-role-expert = expert
coding-citation-age = aged { $age }
