# The codebook: its tree, what is done to codes, and what was.

codebook-filter = Find a code, in any language
codebook-filter-do = Find
codebook-filter-all = Show all
codebook-filter-none = No code has these letters in its name.
codebook-found = { $count ->
    [one] { $count } code found
   *[other] { $count } codes found
 }
codebook-counts = { $codings ->
    [one] { $codings } coding
   *[other] { $codings } codings
 } · { $documents ->
    [one] { $documents } document
   *[other] { $documents } documents
 }
codebook-fold-all = Fold all
codebook-unfold-all = Unfold all
codebook-keys = Drag a code by its handle, or move it with Alt and the arrow keys: up, down, below the one before (→), out (←). Enter opens it.
codebook-moved = Moved.
codebook-stays = It cannot go that way.
codebook-undo = Undo: { $what }
codebook-redo = Redo: { $what }
codebook-take-back = Take back
codebook-still-used = This would remove a code that has been used since, on words or in a memo. Remove the code with all that hangs on it, or give its codings another code.
codebook-coding-double = The same coder has given this code to these words already.
codebook-used-unseen = While coding is blind you do not see whether others have given this code to words. To remove it all the same, tick that.
codebook-remove-unseen = with all its codings, those of others among them, which you do not see
codebook-too-long = A text here has at most { $most } characters.

codebook-part-label = Name
codebook-part-definition = What it means
codebook-part-inclusion = When it applies
codebook-part-exclusion = When it does not
codebook-part-anchor = Words that show it best
codebook-part-color = Colour
codebook-part-parent = Below
codebook-part-order = moved among its siblings
codebook-rules = Rules and an example
codebook-color-1 = blue
codebook-color-2 = vermilion
codebook-color-3 = green
codebook-color-4 = magenta
codebook-color-5 = mustard
codebook-color-6 = periwinkle
codebook-color-7 = rust
codebook-color-8 = teal
codebook-color-9 = olive
codebook-color-10 = mauve
codebook-color-11 = crimson
codebook-color-12 = grey

codebook-above = Codes above
codebook-change = Change the words or the colour
codebook-place = Place in the codebook
codebook-way-up = ↑ Up
codebook-way-down = ↓ Down
codebook-way-into = → Below the one before
codebook-way-out = ← Out
codebook-move = Move
codebook-reshape = Merge, split, remove
codebook-merge-into = Merge into
codebook-merge-look = Look at what would happen
codebook-remove-below = { $count ->
    [one] { $count } code below it goes too.
   *[other] { $count } codes below it go too.
 }
codebook-memos = Memos
codebook-memo-own = Your memo (leave it blank to remove it)
codebook-memo-new = New memo
codebook-memo-add = Add the memo
codebook-somebody = somebody
codebook-coder = Coder
codebook-letters = With the letters
codebook-leave = Leave without changing anything
codebook-done-saved = Saved.
codebook-done-moved = Moved.
codebook-done-noted = The memo is saved.
codebook-done-split = The chosen quotes have this code now.
codebook-done-anchored = The quote is now the example of the code.
codebook-done-undone = Taken back.

codebook-conflict-title = Somebody changed this code while you did
codebook-conflict-lead = “{ $code }” is not as you saw it any more, so nothing of yours was saved yet. Compare both and choose.
codebook-conflict-gone = “{ $code }” was removed meanwhile. What you typed stands below: it can be added as a new code.
codebook-conflict-part = Part
codebook-conflict-theirs = As it stands now
codebook-conflict-mine = Your version
codebook-conflict-take-theirs = Leave it as it stands now
codebook-conflict-keep-mine = Save your version
codebook-conflict-add = Add it as a new code

codebook-merge-title = Merge two codes
codebook-merge-lead = “{ $code }” becomes part of “{ $into }”.
codebook-merge-recoded = { $count ->
    [one] { $count } coding gets the other code.
   *[other] { $count } codings get the other code.
 }
codebook-merge-doubles = { $count ->
    [one] { $count } coding goes: the same coder gave both codes to the same words.
   *[other] { $count } codings go: the same coder gave both codes to the same words.
 }
codebook-merge-below = { $count ->
    [one] { $count } code moves below the other.
   *[other] { $count } codes move below the other.
 }
codebook-merge-memos = { $count ->
    [one] { $count } memo goes over.
   *[other] { $count } memos go over.
 }
codebook-merge-unseen = While coding is blind you do not see others’ codings and memos; those with this code go over too.
codebook-merge-goes = This code goes
codebook-merge-stays = This code stays, and will say
codebook-merge-do = Merge
codebook-merge-double = Both codes have a code of the same name below them. Merge those first, or give one another name.
codebook-merge-itself = A code cannot be merged into itself.

codebook-split-title = Split the code, choose its example
codebook-split-link = Put some of its quotes under another code, or choose its example
codebook-split-lead = Tick the quotes that belong under another code. They are taken over together, and that can be undone.
codebook-split-all = { $count ->
    [one] the { $count } quote found, also on other pages
   *[other] all { $count } quotes found, also on other pages
 }
codebook-split-into = Put them under
codebook-split-new = a new code
codebook-split-do = Put the chosen quotes there
codebook-split-none = Choose at least one quote.
codebook-anchor-do = Make it the example

codebook-history = History of the codebook
codebook-history-of = History
codebook-history-code = History of “{ $code }”
codebook-history-gone = This code was removed.
codebook-history-none = Nothing was done yet.
codebook-history-do = { $what }
codebook-history-undo = Taken back: { $what }
codebook-history-redo = Done again: { $what }
codebook-history-undone = taken back
codebook-history-made = added
codebook-history-removed = removed
codebook-history-changed = changed
codebook-history-more = { $count ->
    [one] and { $count } code more
   *[other] and { $count } codes more
 }
codebook-history-folded = { $count ->
    [one] { $count } change of codings
   *[other] { $count } changes of codings
 }
codebook-history-codings-made = Codings added: { $count }.
codebook-history-codings-removed = Codings removed: { $count }.
codebook-history-codings-changed = Codings changed: { $count }.
codebook-history-older = Older
codebook-history-newest = Newest
codebook-deeds = What
codebook-deeds-codes = changes of codes
codebook-deeds-codings = changes of codings
codebook-deeds-memos = memos
codebook-deeds-all = everything
codebook-member = Who

codebook-deed-add = new code “{ $code }”
codebook-deed-change = change of “{ $code }”
codebook-deed-move = move of “{ $code }”
codebook-deed-remove = removal of “{ $code }”
codebook-deed-merge = “{ $code }” merged into “{ $into }”
codebook-deed-merge-unused = “{ $code }” merged into another code
codebook-deed-split = “{ $code }” split off with { $count ->
    [one] { $count } quote
   *[other] { $count } quotes
 }
codebook-deed-split-unseen = “{ $code }” split off
codebook-deed-recode = { $count ->
    [one] { $count } quote
   *[other] { $count } quotes
 } put under “{ $code }”
codebook-deed-memo = memo
codebook-deed-coding-apply = coding with “{ $code }”
codebook-deed-coding-remove = removal of a coding with “{ $code }”
codebook-deed-coding-recode = recoding to “{ $code }”
codebook-deed-coding-resize = other words for a coding with “{ $code }”
codebook-deed-coding-merge = codings with “{ $code }” merged
codebook-deed-coding-apply-all = { $count ->
    [one] { $count } passage
   *[other] { $count } passages
 } coded with “{ $code }”
codebook-deed-other = other changes
