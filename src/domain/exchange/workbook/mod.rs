//! Workbooks from outside, read to rows of texts: XLSX, XLS, ODS, CSV and tables of Markdown.
//!
//! | module | what it reads |
//! | --- | --- |
//! | [`archive`] | what is packed into a zip, counted while it is unpacked |
//! | [`xlsx`], [`xls`], [`ods`] | the workbooks of Excel and LibreOffice |
//! | [`delimited`], [`encoding`] | CSV in the encodings that occur |
//! | [`markdown`] | tables as manuals show them |
//! | [`gather`] | cells into rows, up to the limits |
//!
//! A file from outside is a threat: what it says of its own size is never believed, no formula is
//! evaluated (what a spreadsheet computed last is taken), no entity expanded, and what is read stops
//! at the limits below. They stand in one another: a file is so many bytes, unpacked so many, its
//! sheets so many rows and cells; a form is smaller still ([`crate::form::check::ITEMS`]), and whoever
//! passes that is told of it alone, at the row where it happens. As pyxform has it, a sheet ends at [`BLANK_ROWS`] blank rows and a heading at
//! [`BLANK_COLUMNS`] blank columns; that more was found behind is told.

pub mod archive;
mod cell;
mod delimited;
mod encoding;
mod gather;
mod markdown;
mod ods;
mod xls;
mod xlsx;

use super::remark::{Column, Place, Remark};
use crate::message::Message;

/// The most bytes of a file.
pub const LARGEST: usize = 20 << 20;
/// The most rows of a sheet.
pub const ROWS: usize = 100_000;
/// The most cells of a workbook that hold something.
pub const CELLS: usize = 1_000_000;
/// The most bytes of text in a workbook.
pub const TEXT: usize = 64 << 20;
/// The most headed columns of a sheet.
pub const COLUMNS: usize = 1_000;
/// So many blank rows end a sheet.
pub const BLANK_ROWS: usize = 60;
/// So many blank columns end the heading of a sheet.
pub const BLANK_COLUMNS: u32 = 20;

/// The sheets of an XLSForm; others are not read unless a workbook has but one.
pub const SHEETS: [&str; 6] = ["survey", "choices", "settings", "external_choices", "entities", "osm"];

/// A workbook as rows of texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workbook {
    /// The sheets read, in their order.
    pub sheets: Vec<Sheet>,
    /// The names of all sheets, those not read among them.
    pub names: Vec<String>,
    /// What may not be meant.
    pub remarks: Vec<Remark>,
    /// What cannot be read, cell by cell.
    pub faults: Vec<Remark>,
}

/// A sheet: a heading, and rows under it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// As the workbook has it.
    pub name: String,
    /// The row of the heading, as a spreadsheet counts it.
    pub heading_row: usize,
    /// The headed columns, from left to right.
    pub columns: Vec<Column>,
    /// What stands under them; rows without anything are left out.
    pub rows: Vec<Row>,
}

/// A row of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// As a spreadsheet counts it.
    pub number: usize,
    /// The cells that hold something, by the number of their column.
    pub cells: Vec<(u32, String)>,
}

/// What a file of this name and content is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Xlsx,
    Xls,
    Ods,
    /// A zip that is no workbook.
    Zip,
    Xml,
    Csv,
    Markdown,
    /// Known by its name only.
    Toml,
    Json,
    Unknown,
}

impl Workbook {
    /// The workbook of a file.
    ///
    /// # Errors
    /// A [`Remark`] where the file is none, is broken, or goes beyond a limit. Never panics.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, Remark> {
        if bytes.len() > LARGEST {
            return Err(too_large());
        }
        match format(name, bytes) {
            Format::Xlsx => guarded(|| xlsx::read(bytes)),
            Format::Xls => guarded(|| xls::read(bytes)),
            Format::Ods => ods::read(bytes),
            Format::Csv => delimited::read(name, bytes),
            Format::Markdown => markdown::read(bytes),
            _ => Err(Remark::whole(Message::new("import-file-kind").with("file", name))),
        }
    }

    /// The sheet of that name, whatever the case of its letters.
    #[must_use]
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.name.trim().to_lowercase() == name)
    }

    /// The same with the sheets of another one: a folder of CSV files, a sheet each.
    pub fn join(&mut self, other: Self) {
        self.sheets.extend(other.sheets);
        self.names.extend(other.names);
        self.remarks.extend(other.remarks);
        self.faults.extend(other.faults);
    }
}

impl Sheet {
    /// A cell of it, as a place.
    #[must_use]
    pub fn place(&self, row: usize, column: Option<u32>) -> Place {
        let column = column.map(|number| {
            let headed = self.columns.iter().find(|column| column.number == number);
            headed.cloned().unwrap_or(Column { number, header: String::new() })
        });
        Place::Cell { sheet: self.name.clone(), row, column }
    }
}

impl Row {
    /// What stands in a column.
    #[must_use]
    pub fn cell(&self, column: u32) -> Option<&str> {
        let at = self.cells.binary_search_by_key(&column, |(number, _)| *number).ok()?;
        self.cells.get(at).map(|(_, text)| text.as_str())
    }
}

/// Whether such a sheet is read out of so many.
fn is_read(name: &str, sheets: usize) -> bool {
    sheets == 1 || SHEETS.contains(&name.trim().to_lowercase().as_str())
}

/// What a file is, by its content and, where that says nothing, by its name.
pub(super) fn format(name: &str, bytes: &[u8]) -> Format {
    const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    if bytes.starts_with(b"PK") {
        return archive::format(bytes);
    }
    if bytes.starts_with(COMPOUND) {
        return Format::Xls;
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    match ending.as_str() {
        "toml" => Format::Toml,
        "json" => Format::Json,
        "xml" | "xform" => Format::Xml,
        "csv" | "tsv" | "txt" => Format::Csv,
        "md" | "markdown" => Format::Markdown,
        _ if bytes.trim_ascii_start().starts_with(b"<") => Format::Xml,
        _ => Format::Unknown,
    }
}

fn too_large() -> Remark {
    Remark::whole(Message::new("import-file-large").with("limit", LARGEST >> 20))
}

fn too_many() -> Remark {
    Remark::whole(Message::new("import-workbook-large").with("cells", CELLS).with("text", TEXT >> 20))
}

fn broken() -> Remark {
    Remark::whole(Message::new("import-file-broken"))
}

/// What is read by a library that was not written for files of enemies: should it panic over one, the
/// file is broken.
fn guarded(
    read: impl FnOnce() -> Result<Workbook, Remark> + std::panic::UnwindSafe,
) -> Result<Workbook, Remark> {
    std::panic::catch_unwind(read).unwrap_or_else(|_| Err(broken()))
}

#[cfg(test)]
mod tests;
