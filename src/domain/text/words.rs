//! The words of a text, with their places.

use super::Span;
use crate::language::normal;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in code points.
    pub span: Span,
    /// As it is compared; see [`normal`].
    pub normal: String,
}

/// The words of a text: runs of letters and digits. A soft hyphen or a joiner within a word is passed
/// over, an apostrophe between letters belongs to it, a hyphen parts words.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut current: Option<(usize, String)> = None;
    let mut letters = text.chars().enumerate().peekable();
    let mut end = 0;
    while let Some((at, c)) = letters.next() {
        end = at + 1;
        let joins = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}')
            || matches!(c, '\'' | '’' | 'ʼ')
                && letters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if c.is_alphanumeric() || is_mark(c) && current.is_some() || joins && current.is_some() {
            current.get_or_insert_with(|| (at, String::new())).1.push(c);
        } else if let Some((start, word)) = current.take() {
            words.push(Word { span: Span { start, end: at }, normal: normal(&word) });
        }
    }
    if let Some((start, word)) = current {
        words.push(Word { span: Span { start, end }, normal: normal(&word) });
    }
    words
}

/// A combining mark, as unusual letters keep it in NFC.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_places() {
        let found = words("Ең қиыны – орта жоқ: бай\u{ad}ланыс, O’Neill 23-те 😀");
        let found: Vec<_> = found.iter().map(|w| (w.span.start, w.span.end, w.normal.as_str())).collect();
        assert_eq!(
            found,
            [
                (0, 2, "ең"),
                (3, 8, "қиыны"),
                (11, 15, "орта"),
                (16, 19, "жоқ"),
                (21, 30, "байланыс"),
                (32, 39, "o’neill"),
                (40, 42, "23"),
                (43, 45, "те"),
            ]
        );
    }
}
