//! How often words occur, a row a word.

use super::sheet::{Cell, Fault, Sheet};
use crate::language::Language;
use crate::message::Message;
use crate::table::Say;

const HEADING: [&str; 6] = [
    "search-words-word",
    "search-words-language",
    "search-words-forms",
    "search-words-tokens",
    "search-words-passages",
    "search-words-documents",
];

/// Writes the names of the columns.
///
/// # Errors
/// [`Fault`] where the file does not take it.
pub fn heading(sheet: &mut dyn Sheet, say: Say<'_>) -> Result<(), Fault> {
    let names = HEADING.map(|key| say(&Message::new(key)));
    sheet.heading(&names.each_ref().map(String::as_str))
}

/// Writes a word with the number of its forms, and how often, in how many passages and in how many
/// documents it occurs.
///
/// # Errors
/// [`Fault`] where the file does not take it.
pub fn row(sheet: &mut dyn Sheet, word: &str, language: Language, counts: [usize; 4]) -> Result<(), Fault> {
    let [forms, tokens, passages, documents] =
        counts.map(|count| Cell::Whole(i64::try_from(count).unwrap_or(i64::MAX)));
    sheet.row(&[Cell::Text(word), Cell::Text(language.tag()), forms, tokens, passages, documents])
}
