//! What reading a questionnaire has to tell, with its place.

use crate::message::Message;
use std::fmt;
use std::ops::Range;

/// Something that is wrong with a file, or that may not be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Where.
    pub place: Place,
    /// What, and what to do about it.
    pub message: Message,
    /// The text that it is about, where it is about a part of one.
    pub marked: Option<Box<Marked>>,
}

/// A place in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// No place in particular.
    #[default]
    Whole,
    /// A sheet, a row or a cell of a workbook.
    Cell {
        /// The sheet, as the workbook names it.
        sheet: String,
        /// The row as a spreadsheet counts it; 0 for the sheet as a whole.
        row: usize,
        /// The column; none for the row as a whole.
        column: Option<Column>,
    },
    /// A line of a text.
    Line {
        /// From 1.
        line: usize,
        /// What stands there, by names; may be empty.
        path: String,
    },
    /// A question or a group, where a file has no places that a person could look up.
    Named(String),
}

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Column {
    /// From 0.
    pub number: u32,
    /// What its heading says.
    pub header: String,
}

/// A text with the part of it that is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// All of it.
    pub text: String,
    /// The part, in bytes; empty at a place between two letters.
    pub span: Range<usize>,
}

impl Remark {
    /// Of a file as a whole.
    #[must_use]
    pub fn whole(message: Message) -> Self {
        Self { place: Place::Whole, message, marked: None }
    }

    /// Of a place.
    #[must_use]
    pub fn at(place: Place, message: Message) -> Self {
        Self { place, message, marked: None }
    }
}

impl Column {
    /// The letters by which a spreadsheet calls it: A, B, … Z, AA, …
    #[must_use]
    pub fn letters(&self) -> String {
        letters(self.number)
    }
}

impl Marked {
    /// What stands before the part, the part, and what stands after it. A span that is none of the
    /// text's marks nothing.
    #[must_use]
    pub fn parts(&self) -> [&str; 3] {
        let Range { start, end } = self.span;
        match (self.text.get(..start), self.text.get(start..end), self.text.get(end..)) {
            (Some(before), Some(part), Some(after)) => [before, part, after],
            _ => [&self.text, "", ""],
        }
    }
}

/// The letters of a column, from 0.
pub(super) fn letters(number: u32) -> String {
    let (mut left, mut letters) = (u64::from(number) + 1, Vec::new());
    while left > 0 {
        left -= 1;
        // Below 26, so within the alphabet.
        letters.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or_default()));
        left /= 26;
    }
    letters.iter().rev().collect()
}

impl fmt::Display for Place {
    /// `sheet!B12 (header)`, or `12: path`; nothing for a file as a whole.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Cell { sheet, row: 0, column: None } => f.write_str(sheet),
            Self::Cell { sheet, row, column: None } => write!(f, "{sheet}!{row}"),
            Self::Cell { sheet, row, column: Some(column) } => {
                write!(f, "{sheet}!{}", column.letters())?;
                if *row > 0 {
                    write!(f, "{row}")?;
                }
                if column.header.is_empty() { Ok(()) } else { write!(f, " ({})", column.header) }
            }
            Self::Line { line, path } if path.is_empty() => write!(f, "{line}"),
            Self::Line { line, path } => write!(f, "{line}: {path}"),
            Self::Named(name) => f.write_str(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_called_as_spreadsheets_call_them() {
        let called = |number| letters(number);
        assert_eq!([0, 25, 26, 51, 52, 701, 702, 16_383].map(called).join(" "), "A Z AA AZ BA ZZ AAA XFD");
        assert_eq!(letters(u32::MAX).len(), 7);
    }

    #[test]
    fn a_place_reads_as_in_a_spreadsheet() {
        let column = Column { number: 1, header: "relevant".to_owned() };
        let place = |row, column| Place::Cell { sheet: "survey".to_owned(), row, column };
        assert_eq!(place(12, Some(column)).to_string(), "survey!B12 (relevant)");
        assert_eq!(place(12, None).to_string(), "survey!12");
        assert_eq!(place(0, None).to_string(), "survey");
    }

    #[test]
    fn a_mark_beyond_its_text_marks_nothing() {
        let marked = |span| Marked { text: "ә = 1".to_owned(), span };
        assert_eq!(marked(0..2).parts(), ["", "ә", " = 1"]);
        assert_eq!(marked(1..2).parts(), ["ә = 1", "", ""]);
        assert_eq!(marked(3..90).parts(), ["ә = 1", "", ""]);
    }
}
