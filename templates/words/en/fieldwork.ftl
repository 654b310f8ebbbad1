# How the fieldwork goes.

fieldwork-nav = Progress
fieldwork-title = Progress of the fieldwork
fieldwork-lead = How many responses came and when, how long they took, and where people stopped. No single person’s answers are shown.
fieldwork-no-form = No questionnaire is published yet, so nobody could answer.

## What is looked at

fieldwork-from = From
fieldwork-to = To
fieldwork-by-question = Count by
fieldwork-by-none = no question
fieldwork-show = Show
fieldwork-all-days = All days
fieldwork-fault-from = The first day is no day: write it as 2026-11-05.
fieldwork-fault-to = The last day is no day: write it as 2026-11-05.
fieldwork-fault-order = The first day is after the last, so there are no days between them.
fieldwork-since = Since { $from }
fieldwork-until = Until { $to }
fieldwork-between = { $from } to { $to }

## Live

fieldwork-pause = Pause updates
fieldwork-go-on = Go on updating
fieldwork-follows = What comes appears by itself.
fieldwork-paused = Updates are paused.
fieldwork-lost = The server cannot be reached; it is tried again.

## At a glance

fieldwork-glance = At a glance
fieldwork-completed = completed
fieldwork-today = came today
fieldwork-in-progress = in progress
fieldwork-broken-off = broken off
fieldwork-median = median time
fieldwork-quota = { $came } of { $wanted } wanted ({ $percent }%), { $left } left

## Counts

fieldwork-base = Completed responses: { $count }
fieldwork-base-begun = Interviews begun, the completed ones among them: { $count }
fieldwork-base-known = Completed responses of which the time is known: { $count }
fieldwork-days = Responses by day
fieldwork-weeks = Responses by week
fieldwork-months = Responses by month
fieldwork-day = Day
fieldwork-week = Week from Monday
fieldwork-month = Month
fieldwork-weeks-note = There are more days than bars can show. Weeks begin on Monday; to see days, choose up to 35 of them.
fieldwork-months-note = There are more weeks than bars can show. To see days, choose up to 35 of them.
fieldwork-count = Responses
fieldwork-sum = In all so far
fieldwork-share = Share
fieldwork-percent = { $value }%
fieldwork-languages = Responses by language
fieldwork-language = Language
fieldwork-versions = Responses by version of the questionnaire
fieldwork-version = Version
fieldwork-version-number = Version { $number }
fieldwork-ways = Responses by the way they came
fieldwork-way = Way
fieldwork-way-web = From a phone or computer
fieldwork-way-file = In a file saved on a phone
fieldwork-way-demonstration = With the demonstration
fieldwork-way-limesurvey = From LimeSurvey
fieldwork-way-import = From a file with data
fieldwork-by = Responses by: { $question }
fieldwork-answer = Answer
fieldwork-no-answer = No answer
fieldwork-several = Several answers were possible, so shares may add up to more than 100%.
fieldwork-wanted = Wanted
fieldwork-reached = Reached
fieldwork-left = Left
fieldwork-stops = Where people stopped
fieldwork-page = Page
fieldwork-page-number = { $number }. { $title }
fieldwork-page-unnamed = Page { $number }
fieldwork-page-elsewhere = A page of another version
fieldwork-of-begun = Broken off, of all begun
fieldwork-stops-note = The page is the one that was shown last. Days are those on which something was saved last. Broken off is what was not saved for 24 hours; whoever goes on after all leaves this count.
fieldwork-stops-unseen = Answers that still wait on a phone without a network are not known here, nor is who opened the survey and answered nothing.
fieldwork-filling = Time of filling
fieldwork-statistic = Statistic
fieldwork-time = Time
fieldwork-lower = Lower quartile
fieldwork-upper = Upper quartile
fieldwork-filling-note = From the first page to sending, pauses included; that is why the median stands here and not the mean. Imported responses without a beginning are not among them.
fieldwork-minutes = { $minutes } min { $seconds } s
fieldwork-seconds = { $seconds } s
fieldwork-hours = { $hours } h { $minutes } min
fieldwork-figure = { $title }. The numbers are in the table below the figure.
fieldwork-numbers = The numbers
fieldwork-nothing = There is nothing to count yet.

## What is meant

fieldwork-meant = What the words mean
fieldwork-meant-completed = Completed
fieldwork-meant-completed-is = A response that was sent. One that was corrected later counts once, on the day when the correction came. Days are those of Kazakhstan’s clock (UTC+5).
fieldwork-meant-in-progress = In progress
fieldwork-meant-in-progress-is = At least one answer is saved, the interview is not sent, and something was saved within the last 24 hours.
fieldwork-meant-broken-off = Broken off
fieldwork-meant-broken-off-is = The same, with nothing saved for 24 hours. Who comes back is in progress again; who sends is completed.
fieldwork-meant-stopped = Stopped at a page
fieldwork-meant-stopped-is = That page was shown last and the interview was not sent.
fieldwork-meant-time = Time of filling
fieldwork-meant-time-is = From the beginning of the interview until it was finished; quartiles are of type 7.

## What is wanted

fieldwork-targets = How many are wanted
fieldwork-targets-note = Leave a field empty where there is no target.
fieldwork-targets-all = Of all responses
fieldwork-targets-save = Save targets
fieldwork-fault-wanted = A target is a whole number, at most { $most }.
fieldwork-saved = The targets are saved.
