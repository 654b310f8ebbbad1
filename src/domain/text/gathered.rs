//! A text that grows, passage by passage.

use super::transcript::{LONGEST, clean};
use super::{Fault, Span};

/// A text to whose end passages are added; what stands in it never moves, so that codings stay right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    text: String,
    /// Its code points.
    length: usize,
}

impl Gathered {
    /// Goes on with a text in normal form.
    #[must_use]
    pub fn after(text: String) -> Self {
        let length = text.chars().count();
        Self { text, length }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds words as a passage of their own, in normal form and without control characters, and answers
    /// where they stand.
    ///
    /// # Errors
    /// [`Fault::Empty`] where there is nothing in them, [`Fault::Long`] where the text would be longer
    /// than a document is; then it stays as it was.
    pub fn add(&mut self, words: &str) -> Result<Span, Fault> {
        let kept = |c: &char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
        let words = clean(&words.chars().filter(kept).collect::<String>())?;
        let gap = if self.text.is_empty() { "" } else { "\n\n" };
        let start = self.length + gap.len();
        let end = start + words.chars().count();
        if end > LONGEST {
            return Err(Fault::Long(LONGEST));
        }
        self.text.push_str(gap);
        self.text.push_str(&words);
        self.length = end;
        Ok(Span { start, end })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Offsets;

    #[test]
    fn passages_are_added_at_the_end_and_stand_where_it_says() {
        let mut gathered = Gathered::default();
        let first = gathered.add(" Жол 😀 керек.\r\nКөп! \n").expect("words");
        let mut gathered = Gathered::after(gathered.text().to_owned());
        let second = gathered.add("Ит\u{0}и\u{306}").expect("words");
        assert_eq!(gathered.add("\u{1}\n"), Err(Fault::Empty));
        let offsets = Offsets::new(gathered.text());
        assert_eq!(offsets.slice(first), Some("Жол 😀 керек.\nКөп!"));
        assert_eq!(offsets.slice(second), Some("Итй"));
        let before = gathered.clone();
        assert_eq!(gathered.add(&"а".repeat(LONGEST)), Err(Fault::Long(LONGEST)));
        assert_eq!(gathered, before);
    }
}
