//! Scripts that load a CSV file ([`Options::SCRIPTS`](super::delimited::Options::SCRIPTS)) and label it,
//! for whoever trusts no binary file: [`r()`], [`spss()`], [`stata()`].
//!
//! Each reads every column as text and makes of it what it is, so that no program guesses; takes “not
//! asked”, “don't know” and “refused” for missing, each apart; and takes off the apostrophe that keeps a
//! spreadsheet from running a text as a formula.

mod r;
mod spss;
mod stata;

pub use r::r;
pub use spss::spss;
pub use stata::stata;

use super::cut;
use super::model::{Dataset, ValueLabel};
use crate::language::Language;

/// Labels of values in a language, no two alike: packages take equal ones for one value.
fn words(dataset: &Dataset, labels: &[ValueLabel], language: Language) -> Vec<String> {
    let words: Vec<String> =
        labels.iter().map(|value| cut::one_line(dataset.words(&value.label, language))).collect();
    let twice = |word: &String| word.is_empty() || words.iter().filter(|other| *other == word).count() > 1;
    let apart = words.iter().zip(labels).map(|(word, value)| match twice(word) {
        true => format!("{word} ({})", value.number).trim_start().to_owned(),
        false => word.clone(),
    });
    apart.collect()
}

/// The first lines of a script: what it is of, and when that was made.
fn heading(dataset: &Dataset, language: Language) -> [String; 2] {
    let title = cut::one_line(dataset.words(&dataset.title, language));
    [title, dataset.made.with_timezone(&crate::answer::CLOCK).format("%Y-%m-%d %H:%M").to_string()]
}
