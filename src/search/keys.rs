//! Under which stems a word is sought.

use super::fields::{Fields, folded, of_study};
use domain::language::kazakh::folded_stems;
use domain::language::{stems, without_kazakh_letters};
use tantivy::{Searcher, Term};

/// How many words of the index are taken for what one typed word may mean.
const MOST_MEANT: usize = 32;

/// Looks words of a study up.
pub(super) struct Keys<'i> {
    pub(super) searcher: &'i Searcher,
    pub(super) fields: &'i Fields,
    pub(super) study_id: i64,
}

impl Keys<'_> {
    /// The stems that the study has for a word of a query: its own, and those of the words in the index that
    /// it is when typed without Kazakh letters (ауыл, коныс for қоныс, qonys).
    ///
    /// # Errors
    /// Where the index cannot be read.
    pub(super) fn stems(&self, word: &str) -> tantivy::Result<Vec<String>> {
        let mut all = stems(word);
        if let Some(key) = without_kazakh_letters(word) {
            let meant = self.meant(&key)?;
            all.extend(meant.iter().flat_map(|meant| stems(meant)));
            // A form that nobody wrote is told by its endings, less surely.
            if meant.is_empty() {
                all.extend(folded_stems(&key));
            }
        }
        let mut known: Vec<String> = Vec::with_capacity(all.len());
        for stem in all {
            if !known.contains(&stem) && self.searcher.doc_freq(&self.stem(&stem))? > 0 {
                known.push(stem);
            }
        }
        Ok(known)
    }

    fn stem(&self, stem: &str) -> Term {
        Term::from_field_text(self.fields.stem, &(of_study(self.study_id) + stem))
    }

    /// The words of the study that look so without Kazakh letters.
    fn meant(&self, key: &str) -> tantivy::Result<Vec<String>> {
        let mut meant: Vec<String> = Vec::new();
        let prefix = of_study(self.study_id) + &folded(key);
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(self.fields.fold)?;
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
}
