//! Where words stand after their text was corrected: by what changed around them first, then by the words
//! themselves, then by what stood before and behind them.

mod search;
#[cfg(test)]
mod tests;

use super::diff::{Diff, Edit};
use super::{Offsets, Passage, Span};
use search::{CONTEXT, Quote, Search};

/// Where a span of the old text stands in the new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// In the same place, with the same words.
    Unmoved,
    /// The same words stand elsewhere. Blanks and line ends do not count as words.
    Moved(Span),
    /// The words changed: somebody has to see what they became.
    Changed(Span),
    /// Nothing is left of the words, or it cannot be told where they went: places that may be meant, the
    /// likeliest first.
    Lost(Vec<Candidate>),
}

/// A place that may be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Where it is, in the new text.
    pub span: Span,
    /// How much of the words is there, of 100.
    pub likeness: u8,
}

/// The most candidates that are proposed.
pub const MOST_CANDIDATES: usize = 5;
/// The least likeness at which words in their old place are taken for the same, changed.
const ALIKE: u8 = 50;
/// The same for words in another place, where they must stand out.
const ALIKE_ELSEWHERE: u8 = 75;
/// How far they must stand out.
const LEAD: u8 = 10;

/// Two texts, compared to find where words went.
pub struct Anchors<'t> {
    old: Offsets<'t>,
    new: Offsets<'t>,
    diff: Diff,
    search: Search<'t>,
}

impl<'t> Anchors<'t> {
    /// Compares a text with what it was corrected to. Both are in the form in which texts are kept (see
    /// [`clean`](super::clean)).
    #[must_use]
    pub fn new(old: &'t str, new: &'t str) -> Self {
        let diff = Diff::of(old, new);
        Self { old: Offsets::new(old), new: Offsets::new(new), search: Search::new(new, &diff), diff }
    }

    /// What changed between the texts.
    #[must_use]
    pub const fn diff(&self) -> &Diff {
        &self.diff
    }

    /// Where a span stands now. One that lies not in the old text is lost.
    #[must_use]
    pub fn find(&self, span: Span) -> Fate {
        let Some(words) = self.old.slice(span).filter(|words| !words.trim().is_empty()) else {
            return Fate::Lost(Vec::new());
        };
        let edits = self.diff.within(span);
        let here = self.here(span, edits);
        let now = self.new.slice(here).unwrap_or_default();
        if same_words(words, now) {
            return if here == span && words == now { Fate::Unmoved } else { Fate::Moved(here) };
        }
        let untouched = kept(words, span, edits);
        let around = |start: usize, end: usize| self.old.slice(Span { start, end }).unwrap_or_default();
        let quote = Quote {
            words,
            before: around(span.start.saturating_sub(CONTEXT), span.start),
            after: around(span.end, (span.end + CONTEXT).min(self.old.len())),
            whole: whole(&self.old, span),
        };
        if let Some(same) = self.slid(span, edits).or_else(|| self.near(&quote, here, untouched)) {
            return if same == span { Fate::Unmoved } else { Fate::Moved(same) };
        }
        let likeness = likeness_of(untouched, solid(words), solid(now));
        if likeness >= ALIKE {
            return Fate::Changed(here);
        }
        self.elsewhere(&quote, Candidate { span: here, likeness })
    }

    /// Which of the new text's passages has most of what a passage of the old text became. `None` where
    /// nothing of it is left.
    #[must_use]
    pub fn passage(&self, old: Span, new: &[Passage]) -> Option<usize> {
        let now = match self.find(old) {
            Fate::Unmoved => old,
            Fate::Moved(span) | Fate::Changed(span) => span,
            Fate::Lost(_) => return None,
        };
        let shared = |other: Span| other.end.min(now.end).saturating_sub(other.start.max(now.start));
        let begin = new.partition_point(|passage| passage.span.end <= now.start);
        let here = new.iter().enumerate().skip(begin).take_while(|(_, one)| one.span.start < now.end);
        here.max_by_key(|(_, passage)| shared(passage.span)).map(|(at, _)| at)
    }

    /// The place by what changed before it and in it.
    fn here(&self, span: Span, edits: &[Edit]) -> Span {
        let all = self.diff.edits();
        let before = all.partition_point(|edit| edit.old.end <= span.start).checked_sub(1).map(|at| all[at]);
        let last = all.partition_point(|edit| edit.old.start < span.end).checked_sub(1).map(|at| all[at]);
        let behind = |edit: Option<Edit>, at: usize| match edit {
            Some(edit) => edit.new.end + (at - edit.old.end),
            None => at,
        };
        let mut start = behind(before, span.start);
        if let Some(edit) = edits.first().filter(|edit| edit.old.start <= span.start) {
            let mostly = 2 * (edit.old.end.min(span.end) - span.start) >= edit.old.len();
            start = if mostly { edit.new.start } else { edit.new.end };
        }
        let end = match last.filter(|edit| edit.old.end > span.end) {
            Some(edit) => {
                let mostly = 2 * (span.end - edit.old.start.max(span.start)) >= edit.old.len();
                if mostly { edit.new.end } else { edit.new.start }
            }
            None => behind(last, span.end),
        };
        let here = self.unparted(span, Span { start, end: end.max(start) });
        self.new.trim(here).unwrap_or(Span { start: here.start, end: here.start })
    }

    /// Takes in letters that were put in at the very beginning or end, where they make one word with what
    /// stands there: «уыл», corrected to «ауыл».
    fn unparted(&self, was: Span, mut now: Span) -> Span {
        if now.is_empty() {
            return now;
        }
        let edits = self.diff.edits();
        let at = edits.partition_point(|edit| edit.old.end < was.start);
        let before = edits.get(at).filter(|edit| edit.old.end == was.start);
        let (begins, ends) = whole(&self.old, was);
        if let Some(edit) = before.filter(|_| begins && letter(&self.new, now.start)) {
            while now.start > edit.new.start && letter(&self.new, now.start - 1) {
                now.start -= 1;
            }
        }
        let at = edits.partition_point(|edit| edit.old.start < was.end);
        let after = edits.get(at).filter(|edit| edit.old.start == was.end);
        if let Some(edit) = after.filter(|_| ends && letter(&self.new, now.end - 1)) {
            while now.end < edit.new.end && letter(&self.new, now.end) {
                now.end += 1;
            }
        }
        now
    }

    /// The same words, where what was taken out can as well be what stood beside them: of two equal
    /// lines that follow each other, nobody can tell which one went.
    fn slid(&self, span: Span, edits: &[Edit]) -> Option<Span> {
        let [edit] = edits else { return None };
        let inside = edit.old.start <= span.start && span.end <= edit.old.end;
        if !edit.new.is_empty() || !inside {
            return None;
        }
        let repeats = |one: Span, by: usize| {
            let other = Span { start: one.start + by, end: one.end + by };
            self.old.slice(one).is_some_and(|words| self.old.slice(other) == Some(words))
        };
        let (start, by) = (edit.old.start, edit.old.len());
        let at = if repeats(Span { start, end: span.end }, by) {
            edit.new.start + (span.start - start)
        } else {
            let before =
                span.start.checked_sub(by).filter(|at| repeats(Span { start: *at, end: start }, by))?;
            edit.new.start - (start - before)
        };
        Some(Span { start: at, end: at + span.len() })
    }

    /// The very same words across the place where they should stand, where something of them is left:
    /// what was put in or taken out beside them looked like a part of them.
    fn near(&self, quote: &Quote<'_>, here: Span, untouched: usize) -> Option<Span> {
        if untouched == 0 {
            return None;
        }
        let length = quote.words.chars().count();
        let from = here.start.saturating_sub(length);
        let around = Span { start: from, end: (here.end + length).min(self.new.len()) };
        let (first, text) = (self.new.byte(from)?, self.new.slice(around)?);
        let found = text.match_indices(quote.words).filter_map(|(byte, _)| self.new.point(first + byte));
        let spans = found.map(|start| Span { start, end: start + length });
        let fits = |span: &Span| span.overlaps(here) && quote.is_whole(&self.new, *span);
        spans.filter(fits).min_by_key(|span| span.start.abs_diff(here.start))
    }

    /// Looks through the whole text, for words that were moved or written anew.
    fn elsewhere(&self, quote: &Quote<'_>, here: Candidate) -> Fate {
        let same = self.search.same(&self.new, quote);
        if let Some(place) = same.moved {
            return Fate::Moved(place);
        }
        let mut found = self.search.alike(&self.new, quote);
        found.sort_by_key(|candidate| std::cmp::Reverse((candidate.likeness, candidate.span.start)));
        if let [best, rest @ ..] = found.as_slice() {
            let second = rest.first().map_or(here.likeness, |next| next.likeness.max(here.likeness));
            let enough = same.places.is_empty() && solid(quote.words) >= search::SHORT;
            if enough && best.likeness >= ALIKE_ELSEWHERE && best.likeness >= second + LEAD {
                return Fate::Changed(best.span);
            }
        }
        let mut candidates: Vec<Candidate> = Vec::new();
        let exact = same.places.into_iter().map(|span| Candidate { span, likeness: 100 });
        let here = Some(here).filter(|here| !here.span.is_empty());
        for candidate in exact.chain(here).chain(found) {
            if candidates.len() < MOST_CANDIDATES
                && !candidates.iter().any(|known| known.span.overlaps(candidate.span))
            {
                candidates.push(candidate);
            }
        }
        Fate::Lost(candidates)
    }
}

/// The span without what lies before, between or behind passages at its ends: labels, time marks, blank
/// lines. `None` where nothing is left.
#[must_use]
pub fn within(passages: &[Passage], span: Span) -> Option<Span> {
    let first = passages.partition_point(|passage| passage.span.end <= span.start);
    let last = passages.partition_point(|passage| passage.span.start < span.end).checked_sub(1)?;
    let start = span.start.max(passages.get(first)?.span.start);
    let end = span.end.min(passages[last].span.end);
    (start < end).then_some(Span { start, end })
}

/// Whether a code point is there and a letter or a digit.
fn letter(text: &Offsets<'_>, at: usize) -> bool {
    let c = text.slice(Span { start: at, end: at + 1 }).and_then(|c| c.chars().next());
    c.is_some_and(char::is_alphanumeric)
}

/// Whether a span begins and whether it ends where no word is parted.
fn whole(text: &Offsets<'_>, span: Span) -> (bool, bool) {
    let inside = |at: usize| at > 0 && letter(text, at - 1) && letter(text, at);
    (!inside(span.start), !inside(span.end))
}

/// Whether both are the same words, however they are spaced.
fn same_words(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// How many code points are no blanks.
fn solid(words: &str) -> usize {
    words.chars().filter(|c| !c.is_whitespace()).count()
}

/// How many of the words' code points no edit took out, blanks left out.
fn kept(words: &str, span: Span, edits: &[Edit]) -> usize {
    let mut edits = edits.iter().peekable();
    let mut kept = 0;
    for (at, c) in words.chars().enumerate() {
        let at = span.start + at;
        while edits.next_if(|edit| edit.old.end <= at).is_some() {}
        let gone = edits.peek().is_some_and(|edit| edit.old.start <= at);
        kept += usize::from(!gone && !c.is_whitespace());
    }
    kept
}

/// How much of both is common, of 100.
fn likeness_of(common: usize, one: usize, other: usize) -> u8 {
    let share = (200 * common).checked_div(one + other).unwrap_or(0);
    u8::try_from(share.min(100)).unwrap_or(100)
}
