//! Responses that were gathered elsewhere: a table from CSV, XLSX or a file of SPSS, and how its columns
//! become answers.
//!
//! | module | what it does |
//! | --- | --- |
//! | [`cell`] | a value of a row, and the text by which a mapping knows it |
//! | [`delimited`], [`workbook`], [`spss`] | read a file row by row: rows are never kept |
//! | [`overview`] | what stands in each column, in one pass |
//! | [`target`] | what a column can become: a question, one of its choices, the time, the language… |
//! | [`mapping`] | which column becomes what, and which value which code; as JSON |
//! | [`hints`] | words by which columns and values are known again, in every language |
//! | [`mod@propose`] | a mapping from names, labels and values |
//! | [`value`], [`when`] | a cell as an answer to a question |
//! | [`compiled`] | a column made ready, and what the columns of a question say together |
//! | [`intake`] | a row as a response, or all that is wrong with it |
//! | [`standing`] | what stands in a cell, told beside what is wrong with it, and in no log |
//!
//! The names of targets are those of the columns of an export ([`super::responses`]), so that what an
//! export wrote is known again. Nothing that a file says of its own size is believed; what is read stops at
//! the limits below.

pub mod cell;
mod compiled;
mod delimited;
pub mod hints;
pub mod intake;
pub mod mapping;
pub mod overview;
mod propose;
mod spss;
pub mod standing;
pub mod target;
#[cfg(test)]
mod tests;
mod value;
mod when;
mod workbook;

pub use cell::Cell;
pub use hints::Hints;
pub use intake::{Intake, Response, Taken, Trouble};
pub use mapping::{ColumnMapping, Mapping};
pub use overview::Overview;
pub use propose::{Value, propose, proposed, values};
pub use standing::Standing;
pub use target::{Target, Targets};

use crate::dataset::sav::read as sav;
use crate::message::Message;
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;

/// The most rows of a file, those without anything among them.
pub const ROWS: u64 = 200_000;
/// The most columns of a file.
pub const COLUMNS: usize = 2_000;
/// The most bytes of a cell.
pub const LONGEST: usize = 1 << 20;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Text whose cells are parted by a sign.
    Delimited,
    /// A workbook of Excel.
    Workbook,
    /// A file of SPSS.
    Spss,
}

/// How the letters of a text file are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8.
    #[serde(rename = "utf-8")]
    Utf8,
    /// UTF-16, in either order of bytes.
    #[serde(rename = "utf-16")]
    Utf16,
    /// Windows-1251 with the Kazakh letters of KZ-1048.
    #[serde(rename = "windows-1251")]
    Cyrillic,
}

impl Encoding {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Utf8, Self::Utf16, Self::Cyrillic];

    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Cyrillic => "Windows-1251 (KZ-1048)",
        }
    }
}

/// How a file is to be read, where somebody says so; else it is found out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct How {
    /// Of a text file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<Encoding>,
    /// What parts the cells of a text file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub separator: Option<char>,
    /// The sheet of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
}

/// What is known before the rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// What the file is.
    pub format: Format,
    /// How it is read: as it was said, or as it was found.
    pub how: How,
    /// The sheets of a workbook.
    pub sheets: Vec<String>,
    /// The columns in their order; no two have the same name.
    pub columns: Vec<Column>,
    /// What may not be meant.
    pub remarks: Vec<Message>,
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// Its heading; of one without, its letter in a spreadsheet.
    pub name: String,
    /// What it is called; empty where the file says nothing.
    pub label: String,
    /// What values mean, by their keys.
    pub labels: Vec<(String, String)>,
    /// Which values count as none.
    pub missing: Vec<sav::Missing>,
    /// What the column was called where Saual wrote the file.
    pub origin: Option<String>,
    /// The codes of values, where Saual wrote the file.
    pub codes: Vec<(String, String)>,
    /// The question that took several answers of which it is one: its name, and the value that counts.
    pub set: Option<(String, Option<String>)>,
}

/// A row, as long as it is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Row<'r> {
    /// As a spreadsheet counts it; of a file of SPSS the number of the case.
    pub number: u64,
    /// A cell for each column.
    pub cells: &'r [Cell<'r>],
    /// How many cells hold something behind the last column.
    pub beyond: usize,
}

/// A file under way.
pub struct Reader<'b>(Source<'b>);

enum Source<'b> {
    Delimited(Box<delimited::Text<'b>>),
    Workbook(Box<workbook::Book<'b>>),
    Spss(Box<spss::File<'b>>),
}

impl<'b> Reader<'b> {
    /// Opens a file and reads its columns.
    ///
    /// # Errors
    /// Why it cannot be read, or goes beyond a limit. Never panics.
    pub fn open(name: &str, bytes: &'b [u8], how: &How) -> Result<Self, Message> {
        if bytes.is_empty() {
            return Err(Message::new("import-file-empty"));
        }
        let source = match format(name, bytes) {
            Some(Format::Workbook) => Source::Workbook(Box::new(workbook::Book::open(bytes, how)?)),
            Some(Format::Spss) => Source::Spss(Box::new(spss::File::open(bytes)?)),
            Some(Format::Delimited) => Source::Delimited(Box::new(delimited::Text::open(bytes, how)?)),
            None => return Err(Message::new("incoming-kind").with("file", crate::form::excerpt(name))),
        };
        Ok(Self(source))
    }

    /// The columns.
    #[must_use]
    pub fn head(&self) -> &Head {
        match &self.0 {
            Source::Delimited(text) => &text.head,
            Source::Workbook(book) => &book.head,
            Source::Spss(file) => &file.head,
        }
    }

    /// Looks at each row that holds something, until it is enough. Rows without anything take their time
    /// too: `pass` is asked before every row whether to go on.
    ///
    /// # Errors
    /// Why the file cannot be read further.
    pub fn each(
        self,
        pass: &mut dyn FnMut() -> ControlFlow<()>,
        look: &mut dyn FnMut(Row<'_>) -> ControlFlow<()>,
    ) -> Result<(), Message> {
        let mut count = 0;
        let mut too_many = false;
        let mut look = |row: Row<'_>| {
            count += 1;
            if count > ROWS {
                too_many = true;
                return ControlFlow::Break(());
            }
            pass()?;
            if row.beyond == 0 && row.cells.iter().all(Cell::is_empty) {
                return ControlFlow::Continue(());
            }
            look(row)
        };
        match self.0 {
            Source::Delimited(text) => text.each(&mut look)?,
            Source::Workbook(book) => book.each(&mut look)?,
            Source::Spss(file) => file.each(&mut look)?,
        }
        if too_many {
            Err(Message::new("import-sheet-long").with("limit", count as usize - 1))
        } else {
            Ok(())
        }
    }
}

/// What a file is, by its content and, where that says nothing, by its name.
fn format(name: &str, bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(b"PK") {
        return Some(Format::Workbook);
    }
    if bytes.starts_with(b"$FL") {
        return Some(Format::Spss);
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    matches!(ending.as_str(), "csv" | "tsv" | "txt" | "tab").then_some(Format::Delimited)
}

/// Names of columns: blank ones are called as a spreadsheet does, and none stands twice.
fn named(headings: Vec<String>, remarks: &mut Vec<Message>) -> Vec<Column> {
    let mut names: Vec<String> = Vec::with_capacity(headings.len());
    let mut taken = std::collections::HashSet::new();
    for (place, heading) in headings.into_iter().enumerate() {
        let heading = heading.trim();
        let mut name = if heading.is_empty() { letters(place) } else { heading.to_owned() };
        if !taken.insert(name.clone()) {
            let twice = (2..).map(|number| format!("{name} ({number})")).find(|name| !taken.contains(name));
            let twice = twice.unwrap_or_default();
            remarks.push(
                Message::new("incoming-column-twice").with("column", name).with("called", twice.as_str()),
            );
            taken.insert(twice.clone());
            name = twice;
        }
        names.push(name);
    }
    names.into_iter().map(|name| Column { name, ..Column::default() }).collect()
}

/// A column as a spreadsheet letters it: A, B, … Z, AA.
fn letters(mut place: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[place % 26]);
        if place < 26 {
            break;
        }
        place = place / 26 - 1;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

fn too_wide() -> Message {
    Message::new("incoming-wide").with("limit", COLUMNS)
}

fn too_long() -> Message {
    Message::new("incoming-cell-long").with("limit", LONGEST >> 10)
}
