//! Under which stems a word is sought.

use super::fields::{Fields, folded};
use domain::language::kazakh::folded_stems;
use domain::language::{stems, without_kazakh_letters};
use std::collections::BTreeMap;
use tantivy::{Searcher, Term};

/// How many words of the index are taken for what one typed word may mean.
const MOST_MEANT: usize = 32;

/// The stems of each word of a query: its own, and those of the words in the index that it is when typed
/// without Kazakh letters (ауыл, коныс for қоныс, qonys).
pub(super) struct Keys(BTreeMap<String, Vec<String>>);

impl Keys {
    /// Looks the words up.
    ///
    /// # Errors
    /// Where the index cannot be read.
    pub(super) fn look_up(searcher: &Searcher, fields: &Fields, words: &[&str]) -> tantivy::Result<Self> {
        let mut keys = BTreeMap::new();
        for word in words {
            let mut all = stems(word);
            if let Some(key) = without_kazakh_letters(word) {
                let meant = meant(searcher, fields, &key)?;
                all.extend(meant.iter().flat_map(|meant| stems(meant)));
                // A form that nobody wrote is told by its endings, less surely.
                if meant.is_empty() {
                    all.extend(folded_stems(&key));
                }
            }
            let mut known: Vec<String> = Vec::with_capacity(all.len());
            for stem in all {
                let held = searcher.doc_freq(&Term::from_field_text(fields.stem, &stem))? > 0;
                if held && !known.contains(&stem) {
                    known.push(stem);
                }
            }
            keys.insert((*word).to_owned(), known);
        }
        Ok(Self(keys))
    }

    /// The stems that the index has for a word of the query.
    pub(super) fn of(&self, word: &str) -> &[String] {
        self.0.get(word).map_or(&[], Vec::as_slice)
    }
}

/// The words of the index that look so without Kazakh letters.
fn meant(searcher: &Searcher, fields: &Fields, key: &str) -> tantivy::Result<Vec<String>> {
    let mut meant: Vec<String> = Vec::new();
    let prefix = folded(key);
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(fields.fold)?;
        let mut terms = index.terms().range().ge(prefix.as_bytes()).into_stream()?;
        while meant.len() < MOST_MEANT && terms.advance() {
            let Some(word) = terms.key().strip_prefix(prefix.as_bytes()) else { break };
            let word = String::from_utf8_lossy(word);
            if !meant.iter().any(|other| *other == word) {
                meant.push(word.into_owned());
            }
        }
    }
    Ok(meant)
}
