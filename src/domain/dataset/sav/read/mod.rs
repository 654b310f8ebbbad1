//! A file of SPSS from somebody else.
//!
//! | module | what it does |
//! | --- | --- |
//! | [`source`] | takes bytes, up to a limit, in the order of the machine that wrote them |
//! | [`records`] | takes the records apart, as they stand |
//! | [`columns`] | puts columns together: long names, long texts, labels, attributes |
//! | [`cases`] | unpacks the cases, one after another |
//!
//! Nothing that the file says of its own size is believed: what it says is read up to the limits below,
//! and no memory is set aside before the bytes have come. Cases are never kept.

mod cases;
mod columns;
mod records;
mod source;
#[cfg(test)]
mod tests;

use super::super::model::Measure;
use crate::message::Message;
use cases::Cases;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use source::Source;
use std::io::{self, BufRead};

/// The most bytes before the cases.
pub const DESCRIPTION: usize = 32 << 20;
/// The most slots of eight bytes in a case.
pub const SLOTS: usize = 200_000;
/// The most cases.
pub const CASES: u64 = 5_000_000;
/// The most bytes of all cases, unpacked.
pub const UNPACKED: u64 = 8 << 30;

/// Why a file is not read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// It cannot be got at.
    #[error("the file cannot be read: {0}")]
    Io(io::Error),
    /// It is not a file of SPSS, is broken, or goes beyond a limit.
    #[error("the file is not read: {}", .0.key)]
    File(Message),
}

/// What a file says of its columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dictionary {
    /// What the file is called.
    pub title: String,
    /// The columns in their order.
    pub columns: Vec<Column>,
    /// The questions that took several answers.
    pub sets: Vec<Set>,
    /// The place of the column that weighs the cases.
    pub weight: Option<usize>,
    /// How many cases there are, as the file says, and may be wrong.
    pub cases: Option<u64>,
    /// What its author notes.
    pub notes: Vec<String>,
    /// What may not be meant.
    pub remarks: Vec<Message>,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it is called; may be empty.
    pub label: String,
    /// What its cells are.
    pub kind: Kind,
    /// Values with what they mean.
    pub values: Vec<(Value, String)>,
    /// Values that count as none.
    pub missing: Vec<Missing>,
    /// What can be counted with it, where the file says so.
    pub measure: Option<Measure>,
    /// Further things that are said of it.
    pub attributes: Vec<(String, Vec<String>)>,
}

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Numbers, shown with so many decimals.
    Number {
        /// 0 for whole numbers.
        decimals: u8,
    },
    /// Words of at most so many bytes in the file's encoding.
    Text {
        /// Bytes.
        bytes: usize,
    },
    /// Days.
    Day,
    /// Moments, of a clock that the file does not tell.
    Moment,
    /// Times of day, and spans of time.
    Time,
}

/// A value that counts as none.
#[derive(Clone, Debug, PartialEq)]
pub enum Missing {
    /// This number.
    Number(f64),
    /// Every number from one to another.
    Range(f64, f64),
    /// This text.
    Text(String),
}

/// Columns of 0 and 1, or of the first, second… answer, to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    /// Its name, without the dollar sign.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// The value that counts; `None` where every value does.
    pub counted: Option<String>,
    /// The places of its columns.
    pub columns: Vec<usize>,
}

/// One value of a case.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// The package's own missing value.
    None,
    /// A number; in a column of days and moments one that counts as none or is no day.
    Number(f64),
    /// Words; the spaces at their end, which every text has there, are left out.
    Text(String),
    /// A day.
    Day(NaiveDate),
    /// A moment.
    Moment(NaiveDateTime),
    /// A time of day.
    Time(NaiveTime),
}

/// The columns and cases of a file.
pub struct Reader<R: BufRead> {
    dictionary: Dictionary,
    cases: Cases<R>,
}

impl<R: BufRead> Reader<R> {
    /// Reads the columns of a file.
    ///
    /// # Errors
    /// [`Unreadable`] where it is no file of SPSS, is broken, or goes beyond a limit. Never panics.
    pub fn open(input: R) -> Result<Self, Unreadable> {
        let mut source = Source::new(input, DESCRIPTION);
        let records = records::read(&mut source)?;
        let (dictionary, shape) = columns::assemble(records)?;
        Ok(Self { dictionary, cases: Cases::new(source, shape)? })
    }

    /// What the file says of its columns.
    #[must_use]
    pub const fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// Puts the values of the next case in the place of those in `row`; `false` after the last one.
    ///
    /// # Errors
    /// [`Unreadable`] where the file ends within a case or goes beyond a limit.
    pub fn next_row(&mut self, row: &mut Vec<Value>) -> Result<bool, Unreadable> {
        self.cases.next(&self.dictionary.columns, row)
    }
}

impl Column {
    /// Whether a value counts as none.
    #[must_use]
    pub fn is_missing(&self, value: &Value) -> bool {
        match value {
            Value::None => true,
            Value::Number(number) => self.is_missing_number(*number),
            Value::Text(text) => {
                self.missing.iter().any(|missing| matches!(missing, Missing::Text(none) if none == text))
            }
            Value::Day(_) | Value::Moment(_) | Value::Time(_) => false,
        }
    }

    fn is_missing_number(&self, number: f64) -> bool {
        self.missing.iter().any(|missing| match missing {
            Missing::Number(none) => *none == number,
            Missing::Range(least, most) => (*least..=*most).contains(&number),
            Missing::Text(_) => false,
        })
    }
}

impl From<io::Error> for Unreadable {
    fn from(fault: io::Error) -> Self {
        match fault.kind() {
            // As a packed block says it that is broken.
            io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => {
                broken()
            }
            _ => Self::Io(fault),
        }
    }
}

fn broken() -> Unreadable {
    Unreadable::File(Message::new("import-file-broken"))
}

/// What a limit is of.
#[derive(Clone, Copy)]
enum Limit {
    Description,
    Slots,
    Cases,
    Unpacked,
}

fn beyond(limit: Limit) -> Unreadable {
    let (key, most) = match limit {
        Limit::Description => ("import-sav-description", (DESCRIPTION >> 20) as u64),
        Limit::Slots => ("import-sav-columns", SLOTS as u64),
        Limit::Cases => ("import-sav-cases", CASES),
        Limit::Unpacked => ("import-sav-unpacked", UNPACKED >> 20),
    };
    Unreadable::File(Message::new(key).with("limit", i64::try_from(most).unwrap_or(i64::MAX)))
}
