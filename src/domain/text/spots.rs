//! Places as a browser tells them: a passage, and UTF-16 units from its beginning.

use super::{Offsets, Span};
use serde::{Serialize, Serializer};

/// A place in a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The passage's number.
    pub passage: usize,
    /// UTF-16 units from the beginning of its words.
    pub unit: usize,
}

impl Serialize for Spot {
    /// As `[passage, unit]`: there are thousands of them in an answer.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.passage, self.unit).serialize(serializer)
    }
}

/// A text with its passages, in order, and the way between its code points and the places in them.
pub struct Spots<'t> {
    offsets: Offsets<'t>,
    /// The number and the words of each passage.
    passages: Vec<(usize, Span)>,
}

impl<'t> Spots<'t> {
    /// Measures a text with these passages, which are in order and do not overlap.
    #[must_use]
    pub fn new(text: &'t str, passages: impl IntoIterator<Item = (usize, Span)>) -> Self {
        Self { offsets: Offsets::new(text), passages: passages.into_iter().collect() }
    }

    /// The text's code points.
    #[must_use]
    pub const fn offsets(&self) -> &Offsets<'t> {
        &self.offsets
    }

    /// Where the words of a span begin and end, in passages. What lies between passages (a label, a blank
    /// line) is nowhere in a browser: the span shrinks to the words in it, and one without any is empty
    /// at the passage that follows. `None` where the span reaches past the text or there are no passages.
    #[must_use]
    pub fn of(&self, span: Span) -> Option<(Spot, Spot)> {
        let from = self.passages.partition_point(|(_, words)| words.end <= span.start);
        let (first, words) = self.passages.get(from).or_else(|| self.passages.last())?;
        let start = span.start.clamp(words.start, words.end);
        let from = Spot { passage: *first, unit: self.units(*words, start)? };
        let past = self.passages.partition_point(|(_, words)| words.start < span.end);
        let Some((last, words)) = past.checked_sub(1).and_then(|at| self.passages.get(at)) else {
            return Some((from, from));
        };
        let to = Spot { passage: *last, unit: self.units(*words, span.end.min(words.end))? };
        self.offsets.byte(span.end)?;
        Some((from, to.max(from)))
    }

    fn units(&self, words: Span, point: usize) -> Option<usize> {
        self.offsets.utf16(Span { start: words.start, end: point })
    }

    /// The span between two places; `None` where one of them is not in its passage, inside a surrogate
    /// pair, or the first does not stand before the second.
    #[must_use]
    pub fn span(&self, from: Spot, to: Spot) -> Option<Span> {
        let span = Span { start: self.point(from)?, end: self.point(to)? };
        (!span.is_empty()).then_some(span)
    }

    fn point(&self, spot: Spot) -> Option<usize> {
        let at = self.passages.binary_search_by_key(&spot.passage, |(number, _)| *number).ok()?;
        let words = self.passages[at].1;
        self.offsets.from_utf16(words.start, spot.unit).filter(|point| *point <= words.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Transcript;
    use proptest::prelude::*;

    const TEXT: &str = "А: Сәлем 😀 әлем\n\nБ: Жақсы";

    fn spots(text: &str) -> Spots<'_> {
        let transcript = Transcript::read(text).expect("a transcript");
        Spots::new(text, transcript.passages.iter().map(|passage| (passage.number, passage.span)))
    }

    const fn spot(passage: usize, unit: usize) -> Spot {
        Spot { passage, unit }
    }

    #[test]
    fn a_span_over_two_passages_begins_in_one_and_ends_in_the_other() {
        let spots = spots(TEXT);
        let span = Span { start: 9, end: 22 };
        assert_eq!(spots.offsets().slice(span), Some("😀 әлем\n\nБ: Жа"));
        assert_eq!(spots.of(span), Some((spot(1, 6), spot(2, 2))));
        assert_eq!(spots.span(spot(1, 6), spot(2, 2)), Some(span));
        assert_eq!(spots.span(spot(1, 7), spot(2, 2)), None, "inside the pair");
        assert_eq!(spots.span(spot(2, 2), spot(1, 6)), None, "backwards");
        assert_eq!(spots.span(spot(1, 0), spot(1, 99)), None, "past the passage");
        assert_eq!(spots.span(spot(1, 0), spot(3, 0)), None, "no such passage");
        assert_eq!(spots.span(spot(1, 0), spot(1, usize::MAX)), None);
    }

    #[test]
    fn what_lies_between_passages_is_nowhere_in_a_browser() {
        let spots = spots(TEXT);
        assert_eq!(spots.of(Span { start: 0, end: 8 }), Some((spot(1, 0), spot(1, 5))), "from a label on");
        assert_eq!(spots.of(Span { start: 15, end: 20 }), Some((spot(2, 0), spot(2, 0))), "a label alone");
        assert_eq!(spots.of(Span { start: 0, end: 99 }), None);
        assert_eq!(Spots::new("", []).of(Span { start: 0, end: 0 }), None);
    }

    proptest! {
        #[test]
        fn words_of_passages_are_found_again(
            text in "[a-zқ: \n😀]{1,300}", from in 0_usize..300, length in 1_usize..300,
        ) {
            let Ok(transcript) = Transcript::read(&text) else { return Ok(()) };
            let spots = Spots::new(
                &transcript.text, transcript.passages.iter().map(|passage| (passage.number, passage.span)),
            );
            let span = Span { start: from, end: from + length };
            if let Some((from, to)) = spots.of(span) {
                prop_assert!(from <= to);
                // Twice the same: what a browser sends back is what it was told.
                if let Some(words) = spots.span(from, to) {
                    prop_assert!(words.start >= span.start && words.end <= span.end);
                    prop_assert_eq!(spots.of(words), Some((from, to)));
                }
            }
        }
    }
}
