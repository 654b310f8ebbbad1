//! Coded quotes, a row a coding.

use super::sheet::{Cell, Fault, Sheet};
use crate::language::Language;
use crate::message::Message;
use crate::table::Say;

/// One coded quote, in the words of the language exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// The code's label.
    pub code: &'a str,
    /// The labels from the top of the codebook down to the code: `Motivation / Financial`.
    pub code_path: &'a str,
    /// What was said.
    pub quote: &'a str,
    /// The quote as the paper prints it, with who said it.
    pub citation: &'a str,
    /// The document's title.
    pub document: &'a str,
    /// The passage's number in the document.
    pub passage: i64,
    /// The language of the document.
    pub language: Language,
    /// The speaker's age in years.
    pub age: Option<i64>,
    /// The speaker's region; may be empty.
    pub region: &'a str,
    /// Who the speaker is; may be empty.
    pub role: &'a str,
    /// Who put the code there; may be empty.
    pub coder: &'a str,
}

const HEADING: [&str; 11] = [
    "export-code",
    "export-code-path",
    "export-quote",
    "export-citation",
    "export-document",
    "export-passage",
    "export-language",
    "export-age",
    "export-region",
    "export-role",
    "export-coder",
];

/// Writes the names of the columns.
///
/// # Errors
/// [`Fault`] where the file does not take it.
pub fn heading(sheet: &mut dyn Sheet, say: Say<'_>) -> Result<(), Fault> {
    let names = HEADING.map(|key| say(&Message::new(key)));
    sheet.heading(&names.each_ref().map(String::as_str))
}

impl Row<'_> {
    /// Writes the quote.
    ///
    /// # Errors
    /// [`Fault`] where the file does not take it.
    pub fn write(&self, sheet: &mut dyn Sheet) -> Result<(), Fault> {
        sheet.row(&[
            Cell::Text(self.code),
            Cell::Text(self.code_path),
            Cell::Text(self.quote),
            Cell::Text(self.citation),
            Cell::Text(self.document),
            Cell::Whole(self.passage),
            Cell::Text(self.language.tag()),
            self.age.map_or(Cell::Empty, Cell::Whole),
            Cell::Text(self.region),
            Cell::Text(self.role),
            Cell::Text(self.coder),
        ])
    }
}
