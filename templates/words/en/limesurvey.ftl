# What is told of a survey that comes from LimeSurvey.

## Why a file is no survey

lss-fault-large = The file is too large: at most 200 MiB are read, also of what an archive unpacks to.
lss-fault-zip = The archive is broken.
lss-fault-entries = The archive has more than 5,000 files in it.
lss-fault-no-survey = There is no survey in the file.
lss-fault-encoding = The file is not UTF-8.
lss-fault-broken = The file is broken XML.
lss-fault-doctype = The file has a document type, which a survey of LimeSurvey never has.
lss-fault-kind = The file comes from LimeSurvey, but holds no survey: export the survey’s structure (.lss) or archive (.lsa).
lss-fault-deep = The file’s elements are nested too deep.

## What is not as it was

lss-part = “{ $file }” is not imported: only the survey and its responses are.
lss-renamed = “{ $from }” is called “{ $to }” here.
lss-piping = The text shows “{ $source }”, which cannot be shown here; it stands as it is.
lss-expression = “{ $source }” ({ $part }) could not be said in expressions of Saual. It is kept for reading and has no effect.
lss-attribute = The setting “{ $attribute }” has no counterpart and no effect.
lss-random-group = The order of groups was by chance; here it is fixed.
lss-soft = An answer was asked for gently; here it may be left out without being reminded.
lss-quota = The quota “{ $quota }” is not imported.
lss-assessments = Assessments are not imported.
lss-end = The text at the end is not imported.
lss-language = The question for the language is left out: pages have their own switch.
lss-files = Files that were sent are not in the archive and are not imported.
lss-type = There is no kind of question “{ $type }” here; a line of text is asked for.
lss-ranks = Not all answers were to be ranked: each of the { $count } ranks is a question of its own.
lss-no-rows = The question has no rows and is left out.
lss-code = “{ $code }” cannot be a code; the answer is left out.
lss-unfinished = { $count ->
    [one] { $count } response was not finished and is not imported.
   *[other] { $count } responses were not finished and are not imported.
}
lss-column = The responses have a column “{ $column }” that the survey does not have; it is not imported.
lss-answer = Response { $response }: “{ $value }” cannot be taken: { $why }
