# Documents: languages of passages, answers as documents, recordings, several files at once.

papers-save = Save
papers-languages-title = Languages of passages
papers-languages-lead = The language of a passage is told from its words. Where they are too few, it is that of the document. Search and screen readers go by it.
papers-languages-document = Language of the document
papers-languages-passages = Languages of passages
papers-languages-of = Language of passage { $number }
papers-languages-as-document = as the document
papers-languages-tell = Tell all from the words again
papers-languages-tell-hint = That replaces what was chosen by hand, on every page of this list.
papers-languages-changed = { $count ->
    [one] Saved: the language of { $count } passage changed.
   *[other] Saved: the language of { $count } passages changed.
 }
