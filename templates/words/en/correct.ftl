correct-unfit-missing = There is no such passage any more: reload the page and try again.
correct-unfit-speaker = “{ $label }” would not be read as the name of a speaker: it begins with a letter, has at most 40 characters, and no colon or signs of a sentence in it.
