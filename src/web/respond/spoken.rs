//! Texts of a form with the answers that are piped into them, as templates take them.

use domain::answer::flow::{Piped, PipedPart};
use domain::language::Language;
use serde::Serialize;

/// A text in one language, taken apart where an answer stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Spoken {
    /// Nothing where there is no text.
    pub(super) pieces: Vec<Piece>,
    /// The language it is in, where that is not the page's.
    pub(super) language: Option<Language>,
}

/// Words, or an answer in them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Piece {
    pub(super) text: String,
    /// The question whose answer it is.
    pub(super) pipe: Option<String>,
}

impl Spoken {
    /// Words without answers.
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self { pieces: vec![Piece { text: text.into(), pipe: None }], language: None }
    }

    /// A text of a form on a page in that language.
    pub(super) fn of(piped: Piped, page: Language) -> Self {
        let piece = |part| match part {
            PipedPart::Words(text) => Piece { text, pipe: None },
            PipedPart::Answer { name, shown } => Piece { text: shown, pipe: Some(name) },
        };
        let language = piped.language.filter(|language| *language != page);
        Self { pieces: piped.parts.into_iter().map(piece).collect(), language }
    }

    /// Whether there is nothing to read.
    pub(super) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// All of it as words.
    pub(super) fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// Its paragraphs: a blank line in the author's words begins one.
    pub(super) fn paragraphs(self) -> Vec<Self> {
        let language = self.language;
        let (mut paragraphs, mut pieces) = (Vec::new(), Vec::new());
        for piece in self.pieces {
            if piece.pipe.is_some() {
                pieces.push(piece);
                continue;
            }
            for (index, text) in piece.text.split("\n\n").enumerate() {
                if index > 0 {
                    paragraphs.push(std::mem::take(&mut pieces));
                }
                if !text.is_empty() {
                    pieces.push(Piece { text: text.to_owned(), pipe: None });
                }
            }
        }
        paragraphs.push(pieces);
        let spoken = paragraphs.into_iter().map(|pieces| Self { pieces, language });
        spoken.filter(|paragraph| !paragraph.text().trim().is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> PipedPart {
        PipedPart::Words(text.to_owned())
    }

    fn spoken(parts: Vec<PipedPart>) -> Spoken {
        Spoken::of(Piped { language: Some(Language::Kk), parts }, Language::Kk)
    }

    #[test]
    fn a_blank_line_begins_a_paragraph_and_an_answer_does_not() {
        let name = PipedPart::Answer { name: "name".to_owned(), shown: "Ая\n\nБек".to_owned() };
        let text = spoken(vec![words("\n\nСәлем, "), name, words("!\n\n\nБастайық.\n\n")]);
        let paragraphs: Vec<String> = text.paragraphs().iter().map(Spoken::text).collect();
        assert_eq!(paragraphs, ["Сәлем, Ая\n\nБек!", "\nБастайық."]);
        assert_eq!(spoken(Vec::new()).paragraphs(), []);
    }

    #[test]
    fn only_a_foreign_text_says_its_language() {
        let text = |language| Piped { language, parts: vec![words("Да")] };
        assert_eq!(Spoken::of(text(Some(Language::Ru)), Language::Kk).language, Some(Language::Ru));
        assert_eq!(Spoken::of(text(Some(Language::Kk)), Language::Kk).language, None);
    }
}
