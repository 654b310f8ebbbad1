//! Rows of cells, whatever the file.

use crate::answer::Missing;
use crate::table::Share;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

/// One value, in what it is rather than in how it looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Words, perhaps a stranger's: never taken for a formula.
    Text(&'a str),
    /// Why there is no value: −7, −8, −9 or nothing.
    Missing(Missing),
    /// A whole number.
    Whole(i64),
    /// A number; shown with so many digits where a format tells shown from stored.
    Number {
        /// Unrounded.
        value: f64,
        /// How many digits are shown; `None` for as many as it has.
        digits: Option<u8>,
    },
    /// A part of a whole.
    Share(Share),
    /// 0 or 1.
    Flag(bool),
    /// A day.
    Day(NaiveDate),
    /// A moment, written in ISO 8601 with its offset, to the second.
    Moment(DateTime<FixedOffset>),
    /// A time of day, to the second.
    Time(NaiveTime),
}

/// Why a file cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Where it goes does not take it.
    #[error("the file cannot be written: {0}")]
    Io(#[from] std::io::Error),
    /// A workbook cannot hold it: more rows, columns or letters in a cell than Excel has.
    #[error("the workbook cannot be written: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}

impl From<::csv::Error> for Fault {
    fn from(fault: ::csv::Error) -> Self {
        Self::Io(fault.into())
    }
}

/// Where rows go, from top to bottom.
pub trait Sheet {
    /// Writes the names of the columns; before any row, and once.
    ///
    /// # Errors
    /// [`Fault`] where the file does not take it.
    fn heading(&mut self, names: &[&str]) -> Result<(), Fault>;

    /// Writes a row.
    ///
    /// # Errors
    /// [`Fault`] where the file does not take it.
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), Fault>;
}
