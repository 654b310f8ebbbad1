# Small cells of tables.

disclosure-shape = The table’s cells do not make full rows and columns.
disclosure-too-large = The table’s counts are too large to be summed.

## What is published

publication-nav = Publication
publication-title = What may be published
publication-lead = Files of tables and figures that hold counts of very few people are refused, so that nobody is known by them. The team still sees the tables on its pages.
publication-least = Least count that may be published
publication-least-note = Non-zero counts below this are not released; { $usual } is usual. Empty for no rule.
publication-save = Save
publication-saved = The rule is saved.
publication-rule-malformed = The least count is a whole number up to { $most }.
publication-log = Released by owners
publication-log-none = Nothing under the rule was let out.
publication-when = When
publication-who = Who
publication-what = Table and recipe
publication-cells = Cells
publication-cells-under = { $count } under { $least }
publication-reason = Reason
publication-refused-title = Not let out
publication-refused = The file holds counts under { $least }, which this study does not publish: single people could be known by them.
publication-hide = Download with small counts hidden
publication-more = { $count ->
    [one] and { $count } more cell
   *[other] and { $count } more cells
}
publication-let-out = Let it out all the same
publication-let-out-note = You are an owner of the study. What you let out is noted with your name and the reason, for all owners to see.
publication-let-out-button = Download as it is
publication-owners = Only an owner of the study can let it out as it is.
publication-owners-only = Only an owner of the study can let out what is under its rule.
publication-reason-missing = Say why it is to be let out.
publication-reason-long = The reason is longer than { $most } letters.
publication-not-chosen = not chosen
publication-left-out = in no column
