//! Words that come to the index ready made: one a line, those of one place on one.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// The name of the tokenizer in the schema.
pub(super) const PREPARED: &str = "prepared";

/// Between words of one place.
const BESIDE: char = '\u{1e}';

/// The words of one place, ready to be put there again and again.
pub(super) fn beside<'w>(study: &str, words: impl Iterator<Item = &'w str>) -> String {
    let mut text = String::new();
    for word in words {
        text.push_str(study);
        text.push_str(word);
        text.push(BESIDE);
    }
    text
}

/// A field's text in the making.
#[derive(Default)]
pub(super) struct Prepared(String);

impl Prepared {
    /// Goes on to the next place and puts words there, as [`beside`] makes them ready; a place may have none.
    pub(super) fn place(&mut self, words: &str) {
        // A first place without words counts too.
        self.0.push(if self.0.is_empty() { BESIDE } else { '\n' });
        self.0.push_str(words);
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

/// Takes prepared words apart again.
#[derive(Clone, Default)]
pub(super) struct PreparedTokenizer(Token);

impl Tokenizer for PreparedTokenizer {
    type TokenStream<'a> = Words<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Words<'a> {
        self.0.reset();
        self.0.position = 0;
        Words { rest: text, token: &mut self.0 }
    }
}

/// The words of a prepared text.
pub(super) struct Words<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl TokenStream for Words<'_> {
    fn advance(&mut self) -> bool {
        loop {
            match self.rest.as_bytes().first() {
                None => return false,
                Some(b'\n') => {
                    self.token.position += 1;
                    self.rest = &self.rest[1..];
                }
                Some(0x1e) => self.rest = &self.rest[1..],
                Some(_) => break,
            }
        }
        // Both are single bytes that are part of no other letter.
        let ends = |byte: &u8| matches!(byte, b'\n' | 0x1e);
        let end = self.rest.as_bytes().iter().position(ends).unwrap_or(self.rest.len());
        self.token.text.clear();
        self.token.text.push_str(&self.rest[..end]);
        self.rest = &self.rest[end..];
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_keeps_its_words() {
        let mut text = Prepared::default();
        for words in [&["a", "b"][..], &[], &["c"]] {
            text.place(&beside("1/", words.iter().copied()));
        }
        let mut tokenizer = PreparedTokenizer::default();
        let mut stream = tokenizer.token_stream(text.as_str());
        let mut seen = Vec::new();
        stream.process(&mut |token| seen.push((token.position, token.text.clone())));
        assert_eq!(seen, [(0, "1/a".to_owned()), (0, "1/b".to_owned()), (2, "1/c".to_owned())]);
    }
}
