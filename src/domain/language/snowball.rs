//! Snowball's stems, with the words whose forms it does not bring together.

use super::MOST_STEMS;
use frostem::{Algorithm, Stemmer};
use std::collections::HashMap;

/// A language's stemmer with its exceptions.
pub(super) struct Snowball {
    algorithm: Algorithm,
    /// The stems of a form as it stands.
    forms: HashMap<&'static str, Vec<String>>,
    /// The stem instead of Snowball's.
    stems: HashMap<String, &'static str>,
}

impl Snowball {
    /// A stemmer with its exceptions: in `families`, forms of one word a line, of which the first is the
    /// stem of all; in `alone`, words without forms, which other words' stems look like.
    ///
    /// A form with `*` is a word of its own besides: “left” is of “leave”, and a side.
    pub(super) fn new(algorithm: Algorithm, families: &'static str, alone: &'static str) -> Self {
        let mut snowball = Self { algorithm, forms: HashMap::new(), stems: HashMap::new() };
        for family in families.lines() {
            let mut members = family.split_whitespace();
            let Some(stem) = members.next() else { continue };
            for member in std::iter::once(stem).chain(members) {
                let form = member.trim_end_matches('*');
                let own = snowball.plain(form);
                let stems = snowball.forms.entry(form).or_default();
                stems.push(stem.to_owned());
                if form != member {
                    stems.push(own);
                } else {
                    snowball.stems.entry(own).or_insert(stem);
                }
            }
        }
        for stems in snowball.forms.values_mut() {
            stems.dedup();
            stems.truncate(MOST_STEMS);
        }
        for word in alone.split_whitespace() {
            snowball.forms.entry(word).or_insert_with(|| vec![word.to_owned()]);
        }
        snowball
    }

    /// The stems of a word in normal form, the likelier first.
    pub(super) fn stems(&self, word: &str) -> Vec<String> {
        if let Some(stems) = self.forms.get(word) {
            return stems.clone();
        }
        let stem = self.plain(word);
        vec![self.stems.get(stem.as_str()).map_or(stem, |instead| (*instead).to_owned())]
    }

    fn plain(&self, word: &str) -> String {
        Stemmer::new(self.algorithm).stem(word).into_owned()
    }
}
