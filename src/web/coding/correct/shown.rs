//! Differences of texts as pages show them.

use domain::text::diff::{self, Diff, Fate};
use domain::text::{Offsets, Passage, Span};
use serde::Serialize;

/// How many letters of what stayed are shown before and behind what changed.
const AROUND: usize = 90;
/// How many letters stand around a quote.
const CONTEXT: usize = 60;

/// Words that share a fate.
#[derive(Clone, Serialize)]
pub(super) struct PieceView {
    /// `same`, `went` or `came`.
    kind: &'static str,
    text: String,
}

/// Lines that changed.
#[derive(Serialize)]
pub(super) struct PlaceView {
    /// The number of the passage in the new text, where it is in one.
    passage: Option<usize>,
    pieces: Vec<PieceView>,
}

/// Words with what stands around them.
#[derive(Clone, Serialize)]
pub(super) struct Excerpt {
    before: String,
    words: String,
    after: String,
}

impl Excerpt {
    pub(super) fn of(offsets: &Offsets<'_>, span: Span) -> Self {
        let slice =
            |start: usize, end: usize| offsets.slice(Span { start, end }).unwrap_or_default().to_owned();
        let (from, to) = (span.start.saturating_sub(CONTEXT), (span.end + CONTEXT).min(offsets.len()));
        let mut excerpt = Self {
            before: slice(from, span.start),
            words: shortened(&slice(span.start, span.end), true, true),
            after: slice(span.end, to),
        };
        if from > 0 {
            excerpt.before.insert(0, '…');
        }
        if to < offsets.len() {
            excerpt.after.push('…');
        }
        excerpt
    }

    pub(super) fn sample() -> Self {
        let word = || "сөз".to_owned();
        Self { before: word(), words: word(), after: word() }
    }
}

/// What changed between two wordings.
pub(super) fn pieces(old: &str, new: &str) -> Vec<PieceView> {
    let all = diff::pieces(old, new);
    let last = all.len().saturating_sub(1);
    let view = |(index, piece): (usize, diff::Piece)| match piece.fate {
        Fate::Stayed => PieceView { kind: "same", text: shortened(&piece.text, index > 0, index < last) },
        Fate::Went => PieceView { kind: "went", text: piece.text },
        Fate::Came => PieceView { kind: "came", text: piece.text },
    };
    all.into_iter().enumerate().map(view).collect()
}

/// The beginning and the end of words, where they touch what changed.
fn shortened(words: &str, head: bool, tail: bool) -> String {
    let letters: Vec<char> = words.chars().collect();
    let most = AROUND * (usize::from(head) + usize::from(tail)).max(1);
    if letters.len() <= most {
        return words.to_owned();
    }
    let first: String = if head { letters[..AROUND].iter().collect() } else { String::new() };
    let last: String =
        if tail || !head { letters[letters.len() - AROUND..].iter().collect() } else { String::new() };
    format!("{first}…{last}")
}

/// The lines that changed between two texts, from one of them on, and how many there are.
pub(super) fn places(
    (old, new): (&str, &str),
    passages: &[Passage],
    (from, most): (usize, usize),
) -> (Vec<PlaceView>, usize) {
    let all = diff::places(old, new, &Diff::of(old, new));
    let (before, after) = (Offsets::new(old), Offsets::new(new));
    let view = |place: &diff::Place| {
        let index = passages.partition_point(|passage| passage.span.end <= place.new.start);
        let here = passages.get(index).filter(|passage| passage.span.start <= place.new.end);
        let words = (before.slice(place.old), after.slice(place.new));
        PlaceView {
            passage: here.map(|passage| passage.number),
            pieces: pieces(words.0.unwrap_or_default(), words.1.unwrap_or_default()),
        }
    };
    (all.iter().skip(from).take(most).map(view).collect(), all.len())
}

impl PlaceView {
    pub(super) fn samples() -> Vec<Self> {
        vec![
            Self { passage: Some(1), pieces: pieces("аулда", "ауылда") },
            Self { passage: None, pieces: Vec::new() },
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_that_stayed_are_cut_and_short_ones_are_not() {
        let long = "а".repeat(500);
        let cut = pieces(&format!("{long} бір"), &format!("{long} екі"));
        assert_eq!(cut[0].text.chars().count(), AROUND + 1, "what stands before");
        let cut = pieces(&format!("бір {long} бір"), &format!("екі {long} екі"));
        assert_eq!(
            cut.iter().map(|piece| piece.kind).collect::<Vec<_>>(),
            ["went", "came", "same", "went", "came"]
        );
        assert_eq!(cut[2].text.chars().count(), 2 * AROUND + 1);
        assert_eq!(pieces("бір екі", "бір үш")[0].text, "бір ");
    }
}
