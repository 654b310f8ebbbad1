//! Interviews made of the study's own words and of the stemmer's: as many as are wanted, the same in every
//! run.

use crate::demo;
use crate::search::{IndexedDocument, IndexedPassage};
use domain::coding::{Attributes, REGIONS};
use domain::language::{Language, has_kazakh_letters, kazakh};
use domain::text::{Offsets, Span, words};
use std::collections::BTreeSet;

/// How many passages a document has.
pub(super) const EACH: usize = 50;
/// The fewest and the most words of a passage.
const WORDS: (usize, usize) = (5, 40);
/// How many codes and coders there are.
pub(super) const CODES: usize = 40;
pub(super) const CODERS: usize = 3;

/// What Kazakh, Russian and English words may end in; none is the commonest.
const ENDINGS: [&[&str]; 3] = [
    &["", "", "", "да", "ның", "ға", "лар", "ымыз", "лардың", "дан", "ын", "мен"],
    &["", "", "а", "ы", "ой", "ами", "ов", "е"],
    &["", "", "", "s", "ed", "ing"],
];

/// How likely a passage is in each language, in hundredths.
const SHARES: [usize; 3] = [60, 30, 10];

/// Makes interviews.
pub(super) struct Maker {
    chance: fastrand::Rng,
    /// The words of each language, those of the study first, the commonest of them first.
    words: [Vec<String>; 3],
}

impl Maker {
    pub(super) fn new(seed: u64) -> Self {
        let mut words: [Vec<String>; 3] = Default::default();
        let mut seen = BTreeSet::new();
        let texts = demo::texts().flat_map(words_of);
        for word in texts.chain(kazakh::known().map(str::to_owned)) {
            if word.chars().all(char::is_alphabetic) && seen.insert(word.clone()) {
                words[language_of(&word)].push(word);
            }
        }
        Self { chance: fastrand::Rng::with_seed(seed), words }
    }

    /// A word of a language: the nth commonest comes n times as rarely as the commonest, as in any text.
    pub(super) fn word(&mut self, language: usize) -> String {
        let words = &self.words[language];
        let rank = (words.len() as f64).powf(self.chance.f64()) as usize - 1;
        let endings = ENDINGS[language];
        let stem = &words[rank.min(words.len() - 1)];
        format!("{stem}{}", endings[self.chance.usize(0..endings.len())])
    }

    pub(super) fn language(&mut self) -> usize {
        let mut at = self.chance.usize(0..100);
        SHARES
            .iter()
            .position(|share| {
                let here = at < *share;
                at = at.saturating_sub(*share);
                here
            })
            .unwrap_or_default()
    }

    fn text(&mut self, language: usize) -> String {
        let count = self.chance.usize(WORDS.0..=WORDS.1);
        let mut text = String::new();
        for at in 0..count {
            if at > 0 {
                text.push(' ');
            }
            text.push_str(&self.word(language));
            if at % 9 == 8 {
                text.push(',');
            }
        }
        text.push('.');
        text
    }

    /// A document of that key.
    pub(super) fn document(&mut self, study_id: i64, document_id: i64) -> IndexedDocument {
        let mut start = 0;
        let passages = (1..=EACH).map(|number| {
            let language = self.language();
            let text = self.text(language);
            let span = Span { start, end: start + Offsets::new(&text).len() };
            start = span.end + 1;
            let codings = match self.chance.usize(0..5) {
                0 => vec![(Some(self.number(CODERS)), self.number(CODES))],
                _ => Vec::new(),
            };
            let speaker = Some(if number % 2 == 0 { "Сұхбаткер" } else { "Қатысушы" }.to_owned());
            let number = i32::try_from(number).unwrap_or_default();
            IndexedPassage { number, span, text, language: Language::ALL[language], speaker, codings }
        });
        let passages = passages.collect();
        let attributes = Attributes {
            age: Some(self.chance.u8(20..60)),
            region: REGIONS[self.chance.usize(0..REGIONS.len())].code.to_owned(),
            role: Attributes::ROLES[self.chance.usize(0..Attributes::ROLES.len())].to_owned(),
        };
        IndexedDocument { study_id, document_id, attributes, passages }
    }

    /// A number from 1 on.
    pub(super) fn number(&mut self, most: usize) -> i64 {
        i64::try_from(self.chance.usize(1..=most)).unwrap_or(1)
    }
}

fn words_of(text: &'static str) -> impl Iterator<Item = String> {
    words(text).into_iter().map(|word| word.normal)
}

fn language_of(word: &str) -> usize {
    let cyrillic = word.chars().any(|c| ('а'..='я').contains(&c));
    match (has_kazakh_letters(word), cyrillic) {
        (true, _) => 0,
        (false, true) => usize::from(!kazakh::is_known(word)),
        (false, false) => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn interviews_are_in_three_languages_and_the_same_in_every_run() {
        let (mut one, mut other) = (Maker::new(1), Maker::new(1));
        let (a, b) = (one.document(1, 1), other.document(1, 1));
        assert_eq!(a.passages.len(), EACH);
        for language in Language::ALL {
            assert!(a.passages.iter().any(|passage| passage.language == language), "{language}");
        }
        let text =
            |document: &IndexedDocument| document.passages.iter().map(|p| p.text.clone()).collect::<Vec<_>>();
        assert_eq!(text(&a), text(&b));
    }
}
