# Corrections: the text, its versions, and where codings stand after them.

correct-title = Correct the text
correct-lead = Before a correction is kept you see what becomes of the codings. Every earlier version stays.
correct-gathers = This document gathers answers to a questionnaire: correct the answer itself, not the text.
correct-ways = The document’s text
correct-way-document = Back to the document
correct-way-correct = Correct the text
correct-way-versions = Versions
correct-way-anchors = Codings to check
correct-passages = Passages
correct-all-passages = All passages
correct-whole-link = Correct the whole text at once
correct-do = Correct
correct-passage = Passage { $number }
correct-passage-title = Correct passage { $number }
correct-speaker = Who speaks
correct-time = Time
correct-words = Words
correct-words-hint = A blank line begins another passage: that is how to split a long one. Without words the passage goes.
correct-look = See what changes
correct-join = Join to the one before
correct-previous = Passage before
correct-next = Next passage
correct-whole = The whole text
correct-whole-hint = A line that begins with a name and a colon, or with a time in brackets, begins a passage; a blank line ends a paragraph.
correct-speakers = Speakers
correct-speakers-hint = The name changes throughout the text.
correct-rename-from = Name now
correct-rename-to = New name
correct-unfit-missing = There is no such passage or speaker any more: reload the page and try again.
correct-unfit-speaker = “{ $label }” would not be read as a speaker. A name begins with a letter, has at most 40 characters, and no colon or signs of a sentence.
correct-unfit-time = “{ $time }” is not a time. Write it like 12:30 or 1:02:30.
correct-nothing = Nothing is changed.
correct-forgotten = Names in this text were replaced since you opened it. What you typed is still here: compare it with the text as it is now before you keep it.
correct-look-changed = This is not what you looked at: the text or the codings have changed. Look at it again before you keep it.
correct-note-long = The reason has at most { $most } characters.
correct-undo-lost = The text was corrected since, and these words are no longer in it: this step cannot be undone.
correct-look-title = Look at the correction
correct-look-lead = Nothing is kept yet.
correct-count-unmoved = Stay in place
correct-count-moved = Same words, other place
correct-count-changed = Words changed
correct-count-lost = Words not found
correct-count-found = Found again
correct-unseen = Codings of other coders stay with their words too: the coders check for themselves what changes.
correct-lost = Codings whose words are not found
correct-lost-lead = They are not removed: they wait in “Codings to check” until somebody places them or confirms that they go.
correct-changed = Codings whose words change
correct-found = Codings whose words are there again
correct-moved = { $count ->
    [one] { $count } coding with the same words in another place
   *[other] { $count } codings with the same words in another place
 }
correct-candidates = { $count ->
    [0] no place is like it
    [one] { $count } place is like it
   *[other] { $count } places are like it
 }
correct-more-codings = { $count ->
    [one] { $count } more coding is not shown.
   *[other] { $count } more codings are not shown.
 }
correct-more-places = { $count ->
    [one] { $count } more place changes.
   *[other] { $count } more places change.
 }
correct-text-changes = Changes in the text
correct-note = Why it is corrected
correct-note-hint = For instance “compared with the recording”. You may leave it empty.
correct-confirm-now = I looked at the changed words, and their codes are right
correct-text-again = Correct the text further
correct-look-again = Look again
correct-keep = Keep the correction
correct-leave = Leave without keeping it
correct-done = Kept: this is version { $number } of the document.
correct-stale-title = Somebody else corrected the text meanwhile
correct-stale-lead = What you wrote is not lost: it is below. Nothing of it is kept yet.
correct-stale-theirs = What they changed
correct-stale-mine = What you changed
correct-stale-merged = Both together
correct-stale-merged-lead = The corrections are of different words, so they can be put together.
correct-stale-merge = Put both together and look
correct-stale-text = Your text
correct-stale-both = The same words were corrected in two ways: decide which is right.
correct-stale-text-hint = If this text is kept it replaces their correction: first you see how it differs from the newest version.
correct-stale-look = See how it differs from the newest version
correct-somebody = somebody
correct-version = Version { $number }
correct-version-now = current
correct-version-changes-of = What changed in version { $number }
correct-versions-title = Versions of the text
correct-all-versions = All versions
correct-back-to = Go back to version { $number }
correct-back-note = Back to version { $number }
correct-compare = Compare
correct-compare-with = with
correct-compare-do = Show what differs
correct-difference = What differs: { $from } → { $to }
correct-difference-none = The texts are the same.
correct-anchors-title = Codings to check
correct-anchors-none = There is nothing to check: every coding has its place.
correct-anchors-lead = The words of these codings changed or were not found after a correction. Confirm that the code is right, or say where it belongs.
correct-confirm-all = { $count ->
    [one] Confirm the { $count } that changed
   *[other] Confirm all { $count } that changed
 }
correct-confirm = It is right
correct-confirmed = { $count ->
    [one] { $count } coding is confirmed.
   *[other] { $count } codings are confirmed.
 }
correct-is-changed = Words changed:
correct-is-lost = Words not found:
correct-stood = Where they stood:
correct-stood-forgotten = Where they stood is not kept any more: names in the text were replaced since.
correct-candidates-legend = Is it one of these?
correct-likeness = { $percent }% alike
correct-place-words = Or write the words as they stand in the text
correct-place-words-hint = They must stand in the text once.
correct-place = Place it there
correct-let-go = Let the coding go
correct-place-nothing = Choose a place or write the words.
correct-place-none = There are no such words in the text.
correct-place-many = { $count ->
    [one] These words stand in the text { $count } time: write more of them.
   *[other] These words stand in the text { $count } times: write more of them.
 }
correct-placed = The coding has its new place.
correct-gone = The coding is gone.
correct-open = See it in the text
correct-not-yours = This is another coder’s: they or a researcher check it.
coding-deed-correct = Corrected the text
coding-deed-place = Placed a coding anew
coding-deed-let-go = Let a coding go whose words were lost
