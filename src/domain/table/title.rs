//! What a table is called.

use super::present::{Label, Worded};
use super::words::Say;
use crate::language::{Language, Text};

/// What a table or a figure is called.
#[derive(Clone, Debug, PartialEq)]
pub enum Title {
    /// What somebody called it.
    Caption(Text),
    /// Nobody called it anything: what stands in its rows and its columns.
    Variables {
        /// In the rows.
        rows: Vec<Label>,
        /// In the columns; may be none.
        columns: Vec<Label>,
    },
}

impl Title {
    /// The title in words: `Gender × Region` where it has no caption.
    #[must_use]
    pub fn words(&self, language: Language, fallback: &[Language], say: Say<'_>) -> Worded {
        let (rows, columns) = match self {
            Self::Caption(text) => return Worded::of(text, language, fallback),
            Self::Variables { rows, columns } => (rows, columns),
        };
        let names = |labels: &[Label]| {
            let words = labels.iter().map(|label| label.words(language, fallback, say).text);
            words.collect::<Vec<_>>().join(", ")
        };
        let text =
            if columns.is_empty() { names(rows) } else { format!("{} × {}", names(rows), names(columns)) };
        Worded { text, language: None }
    }
}

impl From<Text> for Title {
    fn from(caption: Text) -> Self {
        Self::Caption(caption)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Message;

    #[test]
    fn variables_are_named_in_the_words_of_their_reader() {
        let rows = vec![Label::Said(Message::new("day")), Label::Plain("age".to_owned())];
        let text = Text::of("Жынысы", "Пол", "Gender");
        let words =
            |title: &Title| title.words(Language::En, &[], &|message| format!("({})", message.key)).text;
        let alone = Title::Variables { rows: rows.clone(), columns: Vec::new() };
        assert_eq!(words(&alone), "(day), age");
        let crossed = Title::Variables { rows, columns: vec![Label::Text(text.clone())] };
        assert_eq!(words(&crossed), "(day), age × Gender");
        assert_eq!(words(&Title::from(text)), "Gender");
    }
}
