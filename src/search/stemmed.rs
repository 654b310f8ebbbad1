//! Stems of words that come again and again.

use domain::language::stems;
use std::collections::HashMap;

/// How many words are kept: more than what is found on a page has.
const MOST: usize = 200_000;

/// Remembers the stems of words: in running text nearly every word was there before.
#[derive(Default)]
pub(super) struct Stemmed(HashMap<String, Vec<String>>);

impl Stemmed {
    /// The stems of a word in normal form.
    pub(super) fn stems(&mut self, word: &str) -> &[String] {
        if !self.0.contains_key(word) {
            if self.0.len() >= MOST {
                self.0.clear();
            }
            self.0.insert(word.to_owned(), stems(word));
        }
        self.0.get(word).map_or(&[], Vec::as_slice)
    }
}
