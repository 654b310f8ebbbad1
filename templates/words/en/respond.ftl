# Respondents' pages.

respond-languages = Language
respond-start = { $pages ->
    [one] One page of questions. What you answer is saved when you go on.
   *[other] Up to { $pages } short pages. What you answer is saved at every page.
 }
respond-begin = Start
respond-continue-here = Go on where you stopped
respond-closed = This survey is not open.
respond-resume-title = I started on another phone
respond-resume-label = Code to continue
respond-resume-hint = Ten digits, for instance 482 177 3019
respond-resume = Continue
respond-resume-malformed = The code has ten digits. Please check it.
respond-resume-unknown = No answers are saved under this code. Please check it.
respond-resume-wait = Too many codes were tried. Wait a minute, then try again.
respond-progress = Page { $position } of { $count }
respond-error-title = Error
respond-errors = { $count ->
    [one] Please check { $count } answer
   *[other] Please check { $count } answers
 }
respond-optional = optional
respond-several = You may choose several.
respond-dont-know = I don’t know
respond-refused = I would rather not answer
respond-range-from-to = From { $min } to { $max }
respond-range-from = At least { $min }
respond-range-to = At most { $max }
respond-next = Next
respond-back = Back
respond-send = Send
respond-elsewhere = Continue on another phone
respond-elsewhere-hint = Your answers are saved. Open the survey on the other phone and enter this code:
respond-done-title = Thank you, your answers have arrived
respond-done = You may close this page.
respond-receipt = Your receipt:
respond-receipt-sent = sent { $moment }
respond-other-title = Somebody else uses this phone
respond-other-hint = A new questionnaire opens; the answers already sent are not shown.
respond-other = Fill in a new questionnaire
respond-conflict-title = Your answers were sent before
respond-conflict = They stay as you first sent them. What you changed afterwards was not put in their place.
respond-conflict-kept = What you answered now
respond-conflict-leave = Leave it as sent
respond-conflict-again = Send as a new response
respond-no-answer = no answer
respond-gone-title = These answers cannot be found
respond-gone = Perhaps the page was open for a very long time, or this browser keeps no cookies. You can start again, or continue with the code that you were shown.
respond-gone-start = To the beginning

# Kinds of questions.

respond-picture = Picture
respond-guidance = Guidance for the interviewer
respond-choose = Choose
respond-search = Search the list
respond-ok = Yes, I understand
respond-rank = Choose one for each place. The most important comes first.
respond-rank-place = Place { $place }
respond-up = Move up
respond-down = Move down
respond-year = Year
respond-month = Month
respond-position = Find my position
respond-position-add = Add my position
respond-position-wait = Finding out…
respond-position-done = Done.
respond-position-failed = Your position could not be found. You can type it in.
respond-position-refused = The browser is not allowed to find your position. Allow it in its settings, or type the place in.
respond-position-late = No signal from satellites yet. Step outside and press again, or type the place in.
respond-latitude = Latitude
respond-longitude = Longitude
respond-height = Height, m
respond-lines = Each point on a line of its own: latitude, a space, longitude.
respond-file = File
respond-file-most = At most { $size }.
respond-file-replace = Another file takes the place of this one.
respond-file-drop = Remove
respond-add = Add another
respond-remove = Remove
respond-month-1 = January
respond-month-2 = February
respond-month-3 = March
respond-month-4 = April
respond-month-5 = May
respond-month-6 = June
respond-month-7 = July
respond-month-8 = August
respond-month-9 = September
respond-month-10 = October
respond-month-11 = November
respond-month-12 = December
respond-file-large = The file is too large: at most { $limit } MB.
respond-file-many = There are too many files. Remove one of the earlier ones.
respond-file-full = No files can be taken now: there is no room left. Send your answers without the file.
respond-file-broken = The file is broken or did not arrive whole. Choose it again.
respond-file-missing = The file did not arrive. Choose it again.
respond-file-no-image = This file is not a picture. Choose a photograph.
respond-file-no-audio = This file is not a sound recording.
respond-file-no-video = This file is not a video.
respond-rank-live = Move these up and down. The most important comes first.
respond-rank-keep = This order is right

## What the phone says by itself

respond-opening = The questionnaire is being opened from this phone…
respond-shared = Other people use this phone too
respond-shared-hint = After sending, nothing of your answers stays on it.
respond-shared-done = Nothing of your answers stays on this phone. Write the receipt down if you want to keep it.
respond-bar-kept = Saved on this phone
respond-bar-arrived = Saved
respond-bar-waiting = Saved on this phone. Waiting for signal: { $count }
respond-bar-sending = Sending…
respond-bar-sent = Sent, receipt { $receipt }
respond-bar-unkept = This browser keeps nothing on the phone: please do not close this page before you have sent your answers
respond-bar-refused = Could not be taken: { $count }
respond-bar-offline = There is no signal for this now. Please try again later.
respond-waiting-title = Your answers are kept on this phone
respond-waiting = They go out by themselves as soon as there is signal. You may close this page; they wait, and are sent the next time you open it.
respond-waiting-send = Send now
respond-waiting-edit = Change my answers
respond-refused-title = Your answers could not be taken
respond-refused-hint = They are still on this phone. Save them as a file and give it to the research team, or try once more.
respond-refused-reason = The study’s server refused them (reason { $status }).
respond-refused-save = Save as a file
respond-refused-retry = Try again
respond-changed = They stay as you first sent them. Your changes are kept on this phone and not yet sent.
respond-changed-again = Send my changes instead
respond-correct-title = I want to correct my answers
respond-correct-hint = The questionnaire opens again with your answers. What you send then counts in their place.
respond-correct = Correct my answers
respond-file-wait = Sending…
respond-file-done = The file has arrived.
respond-file-kept = Kept on this phone. It is sent as soon as there is signal.
respond-file-no-room = There is no room left on this phone for the file. Delete something you do not need, or go on without the file.
respond-bar-files = Files waiting for signal: { $count }
respond-bar-sending-files = Sending files. Still to go: { $count }
respond-refused-files = These are too large for the saved file, so each is saved beside it. Give them to the research team as well: { $names }
