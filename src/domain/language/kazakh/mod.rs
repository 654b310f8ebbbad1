//! The stems of Kazakh words.
//!
//! A word is parted into a stem and endings in all ways that the order of endings, vowel harmony and the
//! sounds beside each other allow (`endings`, `sounds`, `analyse`). Of the stems the likeliest are kept
//! (`choose`): those in a list of words (`words`) if there are any, else a guess. Many forms are of two
//! words (қалады is of қал- “stay” and, by its look, of қала “city”), so that a word has up to two stems and
//! is found by either.
//!
//! How well this works, and how to measure it, stands in `tests/data/kazakh/README.md`.

mod analyse;
mod choose;
pub mod decline;
mod endings;
mod irregular;
mod latin;
mod sounds;
mod words;

#[cfg(test)]
mod tests;

pub use latin::from_latin;
pub(super) use sounds::folded;

/// The most stems that a word has.
pub const MOST: usize = 2;

/// Every stem that the stemmer knows, in no order of meaning.
pub fn known() -> impl Iterator<Item = &'static str> {
    words::all()
}

/// The stems of a word in normal form (see [`super::normal`]), the likelier first: at least one and at
/// most [`MOST`], none longer than the word.
#[must_use]
pub fn stems(word: &str) -> Vec<String> {
    irregular::stems(word).unwrap_or_else(|| choose::stems(word))
}

/// The listed stems that a word may be of when it is typed without Kazakh letters (see [`super::fold`]), the
/// likeliest first; words that have none of these letters are not among them.
#[must_use]
pub fn folded_stems(word: &str) -> Vec<String> {
    choose::folded_stems(word)
}

/// Whether a word is a listed stem or an irregular form.
#[must_use]
pub fn is_known(word: &str) -> bool {
    words::parts(word) != 0 || irregular::stems(word).is_some()
}
