# What changed between two versions of a questionnaire, and what is declared of it.

change-place = { $kind ->
    [form] Questionnaire
    [page] Page “{ $name }”
    [page-number] Page { $name }
    [group] Group { $name }
    [note] Words on the page “{ $name }”
    [note-number] Words on page { $name }
    [list] List { $name }
   *[question] { $name }
}
change-yes = yes
change-no = no
change-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
change-page = page { $number }
change-stand-page = { $titled ->
    [yes] on the page “{ $page }”
   *[no] on page { $page }
}
change-stand-group = { $titled ->
    [yes] in group { $group } on the page “{ $page }”
   *[no] in group { $group } on page { $page }
}
change-stand-repeat = { $titled ->
    [yes] in each row of { $group } on the page “{ $page }”
   *[no] in each row of { $group } on page { $page }
}

change-added = New
change-hidden = Not asked any more
change-renamed = Another name
change-moved = Stands elsewhere
change-kind = Another kind of answer
change-languages = Languages
change-text = { $part ->
    [title] Title
    [label] Question
    [short] Short name
    [hint] Help
    [guidance] Help for interviewers
    [required-message] Words for a missing answer
    [constraint-message] Words for an answer that does not fit
   *[note] Words
}, { $language ->
    [kk] Kazakh
    [ru] Russian
    [en] English
   *[other] another language
}
change-rule = { $rule ->
    [required] Must be answered
    [relevant] Asked only if
    [constraint] What must hold of the answer
    [limits] Limits
    [calculation] Computed by
    [choice-filter] Which choices are offered
    [dont-know] “I don’t know” is offered
    [refuse] “I would rather not answer” is offered
    [count] Number of rows
    [default] Answer at first
    [read-only] Only shown, not changed
    [appearance] How it looks
    [media] Pictures, sounds, films
   *[other] Other settings
}
change-choice-added = New choice { $code }
change-choice-gone = Choice { $code } is gone
change-choice-recoded = Another code of a choice: { $code }
change-choice-text = Choice { $code }, { $language ->
    [kk] Kazakh
    [ru] Russian
    [en] English
   *[other] another language
}
change-choice-rule = Choice { $code }: other settings
change-choice-order = Order of the choices

change-severity-harmless = no effect on answers
change-severity-notable = compare with care
change-severity-undeclared = to be declared

## What is wrong with a declaration

declare-syntax = Line { $line } of the declarations cannot be read: { $text }
declare-rename-unknown = { $from } → { $to }: the version before has no question “{ $from }”.
declare-rename-still = { $from } → { $to }: the new version still has a question “{ $from }”.
declare-rename-missing = { $from } → { $to }: the new version has no question “{ $to }”.
declare-rename-taken = { $from } → { $to }: the version before had a question “{ $to }” already.
declare-rename-retired = { $from } → { $to }: a still older version had a question “{ $to }”. Take a name that was never used.
declare-rename-twice = { $from } → { $to }: each name can be renamed once.
declare-removed-unknown = The version before has no question “{ $name }” that could be taken out.
declare-removed-still = “{ $name }” is declared as taken out, but the new version still has it.
declare-removed-renamed = “{ $name }” cannot be both taken out and renamed.
declare-kind-unknown = The new version has no question “{ $name }”.
declare-recode-question = { $question }: { $from } → { $to }: this is no question with choices in both versions.
declare-recode-from = { $question }: { $from } → { $to }: the version before has no choice “{ $from }”.
declare-recode-to = { $question }: { $from } → { $to }: the new version has no choice “{ $to }”.
declare-recode-twice = { $question }: { $from } → { $to }: each code can be recoded once.
declare-dropped-question = { $question }: this is no question with choices in both versions.
declare-dropped-unknown = { $question }: the version before has no choice “{ $code }”.
declare-dropped-still = { $question }: choice “{ $code }” is declared as gone, but the new version still has it.
declare-dropped-recoded = { $question }: choice “{ $code }” cannot be both gone and recoded.
