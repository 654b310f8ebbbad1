//! Places in a text, in three units.

use serde::{Deserialize, Serialize};

/// A stretch of a text in Unicode code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first code point.
    pub start: usize,
    /// Past the last code point.
    pub end: usize,
}

impl Span {
    /// How many code points.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether both share a code point.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// A text with the way from code points to bytes and UTF-16 units: one mark for every so many code
/// points keeps a look-up short and the marks few.
pub struct Offsets<'t> {
    text: &'t str,
    /// Where code point `n · STEP` begins.
    marks: Vec<Mark>,
    length: usize,
    /// The length in UTF-16 units.
    units: usize,
}

/// A place in bytes and in UTF-16 units from the beginning of the text.
#[derive(Clone, Copy)]
struct Mark {
    byte: usize,
    unit: usize,
}

const STEP: usize = 256;

impl<'t> Offsets<'t> {
    /// Measures a text.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let (mut length, mut units) = (0, 0);
        for (byte, c) in text.char_indices() {
            if length % STEP == 0 {
                marks.push(Mark { byte, unit: units });
            }
            length += 1;
            units += c.len_utf16();
        }
        Self { text, marks, length, units }
    }

    /// How many code points the text has.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.length
    }

    /// Whether the text is empty.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The byte at which a code point begins; the text's length for the end of the text.
    #[must_use]
    pub fn byte(&self, point: usize) -> Option<usize> {
        if point >= self.length {
            return (point == self.length).then_some(self.text.len());
        }
        let mark = self.marks[point / STEP].byte;
        self.text[mark..].char_indices().nth(point % STEP).map(|(byte, _)| mark + byte)
    }

    /// The code point that begins at a byte; `None` inside of one or past the end.
    #[must_use]
    pub fn point(&self, byte: usize) -> Option<usize> {
        if byte > self.text.len() || !self.text.is_char_boundary(byte) {
            return None;
        }
        let index = self.marks.partition_point(|mark| mark.byte <= byte).saturating_sub(1);
        let mark = self.marks.get(index).map_or(0, |mark| mark.byte);
        Some(index * STEP + self.text[mark..byte].chars().count())
    }

    /// The words of a span; `None` where it reaches past the text.
    #[must_use]
    pub fn slice(&self, span: Span) -> Option<&'t str> {
        if span.start > span.end {
            return None;
        }
        self.text.get(self.byte(span.start)?..self.byte(span.end)?)
    }

    /// A place in UTF-16 units from a code point on, as a browser counts within an element, in code
    /// points of the whole text; `None` inside a surrogate pair or past the end.
    #[must_use]
    pub fn from_utf16(&self, from: usize, units: usize) -> Option<usize> {
        let unit = self.unit(from)?.checked_add(units).filter(|unit| *unit <= self.units)?;
        let index = self.marks.partition_point(|mark| mark.unit <= unit).saturating_sub(1);
        let Some(mark) = self.marks.get(index) else { return (unit == 0).then_some(0) };
        let (mut left, mut point) = (unit - mark.unit, index * STEP);
        for c in self.text[mark.byte..].chars() {
            if left == 0 {
                break;
            }
            left = left.checked_sub(c.len_utf16())?;
            point += 1;
        }
        Some(point)
    }

    /// The UTF-16 unit, from the beginning of the text, at which a code point begins.
    fn unit(&self, point: usize) -> Option<usize> {
        if point >= self.length {
            return (point == self.length).then_some(self.units);
        }
        let mark = self.marks[point / STEP];
        let before = self.text[mark.byte..].chars().take(point % STEP);
        Some(mark.unit + before.map(char::len_utf16).sum::<usize>())
    }

    /// How many UTF-16 units lie between two code points.
    #[must_use]
    pub fn utf16(&self, span: Span) -> Option<usize> {
        self.unit(span.end)?.checked_sub(self.unit(span.start)?)
    }

    /// The span without white space at its ends; `None` where nothing is left or it reaches past.
    #[must_use]
    pub fn trim(&self, span: Span) -> Option<Span> {
        let words = self.slice(span)?;
        let before = words.chars().take_while(|c| c.is_whitespace()).count();
        let after = words.chars().rev().take_while(|c| c.is_whitespace()).count();
        (before < span.len()).then(|| Span { start: span.start + before, end: span.end - after })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_emoji_is_one_code_point_and_two_units() {
        let text = "Сәлем 😀 әлем";
        let offsets = Offsets::new(text);
        assert_eq!(offsets.slice(Span { start: 6, end: 7 }), Some("😀"));
        assert_eq!(offsets.from_utf16(0, 8), Some(7));
        assert_eq!(offsets.from_utf16(0, 7), None, "inside the pair");
        assert_eq!(offsets.utf16(Span { start: 0, end: 7 }), Some(8));
        assert_eq!(offsets.trim(Span { start: 5, end: 8 }), Some(Span { start: 6, end: 7 }));
        assert_eq!(offsets.trim(Span { start: 5, end: 6 }), None);
        assert_eq!(offsets.slice(Span { start: 0, end: 99 }), None);
    }

    proptest! {
        #[test]
        fn each_unit_leads_to_the_same_place(text in "\\PC{0,600}", at in 0_usize..700) {
            let offsets = Offsets::new(&text);
            let expected = text.char_indices().nth(at).map(|(byte, _)| byte)
                .or_else(|| (at == text.chars().count()).then_some(text.len()));
            prop_assert_eq!(offsets.byte(at), expected);
            if let Some(byte) = expected {
                prop_assert_eq!(offsets.point(byte), Some(at));
                let units = offsets.utf16(Span { start: 0, end: at }).expect("a span of the text");
                prop_assert_eq!(units, text[..byte].encode_utf16().count());
                prop_assert_eq!(offsets.from_utf16(0, units), Some(at));
            }
        }

        #[test]
        fn units_are_counted_from_anywhere(text in "[a-zқ😀]{0,700}", from in 0_usize..700, units in 0_usize..900) {
            let offsets = Offsets::new(&text);
            let rest: String = text.chars().skip(from).collect();
            let (mut points, mut counted) = (0, 0);
            while counted < units && let Some(c) = rest.chars().nth(points) {
                counted += c.len_utf16();
                points += 1;
            }
            let there = from <= text.chars().count() && counted == units;
            prop_assert_eq!(offsets.from_utf16(from, units), there.then_some(from + points));
        }
    }
}
