//! Texts of a form with the answers that are piped into them.

use domain::language::Language;
use serde::Serialize;

/// A text in one language, taken apart where an answer stands in it.
#[derive(Clone, Debug, Default, Serialize)]
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
        let text = text.into();
        let pieces = if text.is_empty() { Vec::new() } else { vec![Piece { text, pipe: None }] };
        Self { pieces, language: None }
    }

    /// A text whose `${name}` become what `answer` says.
    pub(super) fn piped(text: &str, language: Option<Language>, answer: impl Fn(&str) -> String) -> Self {
        let (mut pieces, mut rest) = (Vec::new(), text);
        let mut words = String::new();
        while let Some((before, name, after)) = next(rest) {
            words.push_str(before);
            if !words.is_empty() {
                pieces.push(Piece { text: std::mem::take(&mut words), pipe: None });
            }
            pieces.push(Piece { text: answer(name), pipe: Some(name.to_owned()) });
            rest = after;
        }
        words.push_str(rest);
        if !words.is_empty() {
            pieces.push(Piece { text: words, pipe: None });
        }
        Self { pieces, language }
    }

    /// Whether there is nothing to read.
    pub(super) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// All of it as words.
    pub(super) fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }
}

/// The first `${name}` of a text with what stands before and after it.
fn next(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    while let Some(begin) = text[from..].find("${").map(|at| from + at) {
        let end = text[begin..].find('}').map(|at| begin + at)?;
        let name = text[begin + 2..end].trim();
        if !name.is_empty() && !name.contains(['$', '{']) {
            return Some((&text[..begin], name, &text[end + 1..]));
        }
        from = begin + 2;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<(String, Option<String>)> {
        let spoken = Spoken::piped(text, None, |name| format!("<{name}>"));
        spoken.pieces.into_iter().map(|piece| (piece.text, piece.pipe)).collect()
    }

    #[test]
    fn answers_stand_where_they_are_named() {
        let words = |text: &str| (text.to_owned(), None);
        let answer = |name: &str| (format!("<{name}>"), Some(name.to_owned()));
        assert_eq!(pieces("Сәлем, ${ name }!"), [words("Сәлем, "), answer("name"), words("!")]);
        assert_eq!(pieces("${a}${b}"), [answer("a"), answer("b")]);
        assert_eq!(pieces("5 $ {a} ${"), [words("5 $ {a} ${")]);
        assert_eq!(pieces("${} ${${a}"), [words("${} ${"), answer("a")]);
        assert_eq!(pieces(""), []);
    }
}
