//! What changed between two texts: by lines first, within changed lines by words, within changed words by
//! letters. It takes no more than a moment however much was changed, and never parts what one letter is.

mod landmarks;
mod merge;
mod shown;

pub use merge::merge;
pub use shown::{Fate, Piece, Place, pieces, places};

use super::Span;
use imara_diff::{Algorithm, InternedInput};

/// A stretch of the old text, and what stands in its place in the new one; either may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Code points of the old text.
    pub old: Span,
    /// Code points of the new text.
    pub new: Span,
}

/// Everything that changed between two texts, in order; between two edits there is something that stayed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff(Vec<Edit>);

impl Diff {
    /// Compares two texts.
    #[must_use]
    pub fn of(old: &str, new: &str) -> Self {
        let mut diff = Self::default();
        diff.refine(Grain::Line, Part::whole(old), Part::whole(new));
        diff
    }

    /// The edits, in order.
    #[must_use]
    pub fn edits(&self) -> &[Edit] {
        &self.0
    }

    /// The edits that change something within a span of the old text. What is put in at its very
    /// beginning or end lies outside.
    #[must_use]
    pub fn within(&self, old: Span) -> &[Edit] {
        let from = self.0.partition_point(|edit| edit.old.end <= old.start);
        let to = self.0.partition_point(|edit| edit.old.start < old.end);
        self.0.get(from..to).unwrap_or_default()
    }

    fn refine(&mut self, grain: Grain, old: Part<'_>, new: Part<'_>) {
        let (old, new) = if grain == Grain::Letter { old.without_same_blanks(new) } else { (old, new) };
        if old.text.is_empty() || new.text.is_empty() || !grain.fits(old, new) {
            return self.push(old, new);
        }
        let (before, after) = (grain.cut(old), grain.cut(new));
        if grain == Grain::Word && before.len() + after.len() > MANY_WORDS {
            let pairs = landmarks::of(&before, &after);
            if !pairs.is_empty() {
                return self.between(&pairs, (old, &before), (new, &after));
            }
            if before.len() + after.len() > MOST_WORDS {
                return self.push(old, new);
            }
        }
        let mut input = InternedInput::default();
        input.update_before(before.iter().map(|part| part.text));
        input.update_after(after.iter().map(|part| part.text));
        let mut found = imara_diff::Diff::compute(grain.algorithm(), &input);
        found.postprocess_no_heuristic(&input);
        let kept = before.len().saturating_sub(found.count_removals() as usize);
        if grain == Grain::Letter && kept * 4 < before.len() + after.len() {
            return self.push(old, new);
        }
        for hunk in found.hunks() {
            let old = old.among(&before, hunk.before.start as usize..hunk.before.end as usize);
            let new = new.among(&after, hunk.after.start as usize..hunk.after.end as usize);
            match grain.finer() {
                Some(finer) => self.refine(finer, old, new),
                None => self.push(old, new),
            }
        }
    }

    /// Compares what lies between words that are known to be the same.
    fn between(
        &mut self,
        pairs: &[(usize, usize)],
        (old, before): (Part<'_>, &[Part<'_>]),
        (new, after): (Part<'_>, &[Part<'_>]),
    ) {
        let (mut was, mut is) = (0, 0);
        for &(at, there) in pairs.iter().chain([&(before.len(), after.len())]) {
            self.refine(Grain::Word, old.among(before, was..at), new.among(after, is..there));
            (was, is) = (at + 1, there + 1);
        }
    }

    fn push(&mut self, old: Part<'_>, new: Part<'_>) {
        let edit = Edit { old: old.span(), new: new.span() };
        match self.0.last_mut() {
            Some(last) if last.old.end == edit.old.start && last.new.end == edit.new.start => {
                (last.old.end, last.new.end) = (edit.old.end, edit.new.end);
            }
            _ if edit.old.is_empty() && edit.new.is_empty() => (),
            _ => self.0.push(edit),
        }
    }
}

/// A part of a text, and where it begins.
#[derive(Clone, Copy)]
struct Part<'t> {
    text: &'t str,
    byte: usize,
    /// In code points.
    at: usize,
}

impl<'t> Part<'t> {
    const fn whole(text: &'t str) -> Self {
        Self { text, byte: 0, at: 0 }
    }

    /// The stretch that some of its parts make.
    fn among(self, parts: &[Self], range: std::ops::Range<usize>) -> Self {
        let begins = |index: usize| parts.get(index).map_or_else(|| self.ends(), |part| (part.byte, part.at));
        let ((from, at), (to, _)) = (begins(range.start), begins(range.end));
        Self { text: &self.text[from - self.byte..to - self.byte], byte: from, at }
    }

    /// Both without the blanks at the end that they share: words are cut with the blanks behind them.
    fn without_same_blanks(self, other: Self) -> (Self, Self) {
        let ends = self.text.chars().rev().zip(other.text.chars().rev());
        let same = ends.take_while(|(one, other)| one == other && one.is_whitespace());
        let bytes: usize = same.map(|(blank, _)| blank.len_utf8()).sum();
        let short = |part: Self| Self { text: &part.text[..part.text.len() - bytes], ..part };
        (short(self), short(other))
    }

    fn ends(self) -> (usize, usize) {
        (self.byte + self.text.len(), self.span().end)
    }

    fn span(self) -> Span {
        Span { start: self.at, end: self.at + self.text.chars().count() }
    }
}

/// What is compared as one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Grain {
    Line,
    Word,
    Letter,
}

/// Above so many bytes on both sides together, changed words are not compared letter by letter: they are
/// a new text.
const MOST_LETTERS: usize = 8_000;
/// Above so many words on both sides together, those that stand in each once are matched first.
const MANY_WORDS: usize = 1_000;
/// Above so many words, where none of them can be matched so, they are a new text.
const MOST_WORDS: usize = 4_000;

impl Grain {
    const fn finer(self) -> Option<Self> {
        match self {
            Self::Line => Some(Self::Word),
            Self::Word => Some(Self::Letter),
            Self::Letter => None,
        }
    }

    const fn algorithm(self) -> Algorithm {
        match self {
            Self::Line => Algorithm::Histogram,
            Self::Word | Self::Letter => Algorithm::Myers,
        }
    }

    const fn fits(self, old: Part<'_>, new: Part<'_>) -> bool {
        !matches!(self, Self::Letter) || old.text.len() + new.text.len() <= MOST_LETTERS
    }

    /// Cuts a text; the parts put together are the text.
    fn cut(self, whole: Part<'_>) -> Vec<Part<'_>> {
        let mut parts: Vec<Part<'_>> = Vec::new();
        let (mut begins, mut before) = (0, None);
        let mut at = whole.at;
        for (byte, c) in whole.text.char_indices() {
            if before.is_some_and(|before| self.parts(before, c)) {
                let text = &whole.text[begins..byte];
                parts.push(Part { text, byte: whole.byte + begins, at });
                at += text.chars().count();
                begins = byte;
            }
            before = Some(c);
        }
        if begins < whole.text.len() {
            parts.push(Part { text: &whole.text[begins..], byte: whole.byte + begins, at });
        }
        parts
    }

    /// Whether two letters that follow each other belong to two parts.
    fn parts(self, before: char, after: char) -> bool {
        match self {
            Self::Line => before == '\n',
            _ if is_tail(after) || before == JOINER => false,
            // Blanks are of the word before them.
            Self::Word => match (Kind::of(before), Kind::of(after)) {
                (_, Kind::Blank) | (Kind::Word, Kind::Word) => false,
                (_, Kind::Word | Kind::Sign) => true,
            },
            Self::Letter => true,
        }
    }
}

const JOINER: char = '\u{200d}';

/// Whether a code point is of the letter or the picture before it: accents, what picks a picture's shape
/// or skin, joiners.
const fn is_tail(c: char) -> bool {
    matches!(c, JOINER | '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

#[derive(PartialEq, Eq)]
enum Kind {
    Word,
    Blank,
    Sign,
}

impl Kind {
    fn of(c: char) -> Self {
        if c.is_alphanumeric() || is_tail(c) {
            Self::Word
        } else if c.is_whitespace() && c != '\n' {
            Self::Blank
        } else {
            Self::Sign
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Offsets;
    use proptest::prelude::*;

    fn edits(old: &str, new: &str) -> Vec<(String, String)> {
        let (before, after) = (Offsets::new(old), Offsets::new(new));
        let words = |offsets: &Offsets<'_>, span| offsets.slice(span).expect("a span").to_owned();
        let diff = Diff::of(old, new);
        diff.edits().iter().map(|edit| (words(&before, edit.old), words(&after, edit.new))).collect()
    }

    fn pair(old: &str, new: &str) -> (String, String) {
        (old.to_owned(), new.to_owned())
    }

    #[test]
    fn a_typo_is_a_letter_and_another_word_is_a_word() {
        assert_eq!(edits("Мен аулда тұрам", "Мен ауылда тұрам"), [pair("", "ы")]);
        assert_eq!(edits("үйім 😀 бар", "үйім 😎 бар"), [pair("😀", "😎")]);
        assert_eq!(edits("жиырма кісі", "отыз кісі"), [pair("жиырма", "отыз")]);
        assert_eq!(edits("а\nб\nв", "а\nв"), [pair("б\n", "")]);
        assert_eq!(edits("сол", "сол"), []);
        assert_eq!(edits("", "сол"), [pair("", "сол")]);
    }

    #[test]
    fn a_picture_of_several_code_points_is_not_parted() {
        assert_eq!(edits("үй 👩🏽‍🌾", "үй 👩🏻‍🌾"), [pair("👩🏽‍🌾", "👩🏻‍🌾")]);
    }

    proptest! {
        #[test]
        fn the_edits_lead_from_the_old_text_to_the_new_one(
            old in "[аб 😀\n]{0,60}", new in "[аб 😀\n]{0,60}",
        ) {
            let (before, after) = (Offsets::new(&old), Offsets::new(&new));
            let (mut at, mut there, mut made) = (0, 0, String::new());
            for edit in Diff::of(&old, &new).edits() {
                made += before.slice(Span { start: at, end: edit.old.start }).expect("what stayed");
                made += after.slice(edit.new).expect("what came");
                prop_assert_eq!(edit.old.start - at, edit.new.start - there);
                (at, there) = (edit.old.end, edit.new.end);
            }
            made += before.slice(Span { start: at, end: before.len() }).expect("the end");
            prop_assert_eq!(made, new);
        }
    }
}
