# The dry run: respondents that do not exist fill a questionnaire in.

rehearse-page-never = Nobody got to this page.
rehearse-never = Nobody was asked this.
rehearse-never-offered = { $count ->
    [one] Nobody was offered the choice { $codes }.
   *[other] Nobody was offered { $count } choices: { $codes }.
}
rehearse-dead-choices = It must be answered, but no choice is offered: nobody can go on from here.
rehearse-dead-answer = It must be answered, but no answer can be given here: nobody can go on.
rehearse-dead-refused = None of the { $tried } answers tried was accepted: nobody can go on from here.
rehearse-refused = None of the { $tried } answers tried was accepted.
rehearse-stuck = { $count } of { $sent } respondents found no answer that is accepted, and could not go on.
rehearse-stuck-required = { $count } of { $sent } respondents had no answer to give though one is required, and could not go on.
rehearse-text-missing = { $part ->
    [title] The title
    [note] The words
    [hint] The help
    [choice] A choice
   *[label] The question
} was shown in another language, since it has no { $language ->
    [kk] Kazakh
    [ru] Russian
   *[en] English
} text.

rehearse-title = Dry run
rehearse-lead = Respondents who do not exist fill the questionnaire in, in each of its languages and along every way that can be found. Nothing of it is stored among responses.
rehearse-of-version = Version { $number }
rehearse-of-text = The text that is not published yet
rehearse-start = Dry run
rehearse-start-version = Dry run of version { $number }
rehearse-running = The dry run is under way
rehearse-running-hint = This page renews itself until it is done.
rehearse-progress = { $count } of at most { $most } respondents
rehearse-clean = Nothing is wrong: everybody came to the end, and every question was reached.
rehearse-blocking = { $count ->
    [one] { $count } place where somebody cannot go on
   *[other] { $count } places where somebody cannot go on
}
rehearse-notable = { $count ->
    [one] { $count } thing that may not be meant
   *[other] { $count } things that may not be meant
}
rehearse-sent = Respondents
rehearse-finished = Came to the end
rehearse-language = Language
rehearse-questions = Questions asked
rehearse-of = { $some } of { $all }
rehearse-pages = Pages, least – middle – most
rehearse-minutes = Minutes, least – middle – most
rehearse-spread = { $least } – { $median } – { $most }
rehearse-interrupted = It ended before all was tried, because it took long.
rehearse-refusals = Answers that were refused
rehearse-refusals-hint = As constraints and limits do. Many refusals of ordinary answers may mean that a constraint is too strict.
rehearse-question = Question
rehearse-tried = Tried
rehearse-refused-count = Refused
rehearse-place = Place
rehearse-what = What happened
rehearse-tables = Tables, still empty
rehearse-tables-hint = This is what will be counted once responses come.
rehearse-tables-more = { $count ->
    [one] One more table is not shown.
   *[other] { $count } more tables are not shown.
}
rehearse-seconds = It took { $seconds } s.

rehearse-count = Respondents at most
rehearse-count-hint = From 1 to { $most }.
rehearse-count-wrong = The number of respondents of a dry run is a whole number from 1 to { $most }.
rehearse-seed = Seed
rehearse-seed-hint = The same seed sends the same respondents through the same version; leave it empty for others.
rehearse-seed-wrong = The seed of a dry run is a whole number from 0.
rehearse-run-forgotten = That dry run is no longer kept. Begin a new one here; a text that was not published has to be put in again.
rehearse-again-title = Once more
rehearse-seed-said = The seed of this run is { $seed }.
rehearse-again-same = Repeat with the same respondents
rehearse-again-others = Again with other respondents
rehearse-again-link = Link to this run: the newest version with this seed
rehearse-stuck-title = Who got stuck
rehearse-stuck-hint = { $count ->
    [one] One of them, with their answers.
   *[other] { $count } of them, the first ones, with their answers.
}
rehearse-respondent = Respondent { $number }
rehearse-answers = Had answered, refused answers among them:
rehearse-answers-none = Had answered nothing.
rehearse-shell-rows = Rows
rehearse-shell-columns = Columns
