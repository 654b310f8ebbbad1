//! Stata: `.dta` in its format 118, which Stata 14 and later read.
//!
//! | module | what it is |
//! | --- | --- |
//! | [`storage`] | how each column is stored and shown |
//! | [`labels`] | labels of values, one table for all columns that have the same |
//! | [`traits`] | characteristics: notes, codes, and the labels of the other languages |
//!
//! “Not asked” is `.n`, “don't know” `.d`, “refused” `.r`, and what was left empty `.`; a column of words,
//! of which Stata knows no missing values, holds −7, −8 and −9 as every other export does. The labels of
//! choices are attached; those of missing values too where there are choices, but not to plain numbers:
//! pandas would make categories of them.
//!
//! `label language ru` switches all labels. Texts longer than 2,045 bytes are `strL`, which Stata keeps
//! behind the data: whoever writes lends a second file in which they wait.

mod labels;
mod storage;
mod traits;

use super::model::{Cell, Dataset, Kind, Variable};
use super::rows::{Fault, Rows, Written};
use crate::answer::{CLOCK, Missing};
use crate::language::Language;
use chrono::{NaiveDate, NaiveDateTime, Timelike};
use labels::Tables;
use std::io::{self, Read, Seek, SeekFrom, Write};
use storage::{Columns, Storage};

/// The most letters of a variable's label.
pub(super) const VARIABLE_LABEL: usize = storage::LABEL;
/// The most bytes of a value's label.
pub(super) const VALUE_LABEL: usize = labels::LABEL;

/// From which day Stata counts, in days before 1970.
const EPOCH_DAYS: i32 = 3653;
const DAY_MS: i64 = 86_400_000;

/// A file of Stata under way.
pub struct Writer<'d, W: Write + Seek, S: Read + Write + Seek> {
    dataset: &'d Dataset,
    columns: Columns,
    tables: Tables,
    out: W,
    /// Long texts wait here until the data end.
    waiting: S,
    waiting_length: u64,
    /// Where the number of rows and the map stand, and what is known of the map.
    rows_at: u64,
    map_at: u64,
    map: Vec<u64>,
    row: Vec<u8>,
    rows: u64,
}

impl<'d, W: Write + Seek, S: Read + Write + Seek> Writer<'d, W, S> {
    /// Begins a file at the beginning of `out`, labelled in a language; long texts wait in an empty file.
    ///
    /// # Errors
    /// [`Fault`] where nothing can be written, or there are more columns than Stata counts.
    pub fn new(mut out: W, waiting: S, dataset: &'d Dataset, language: Language) -> Result<Self, Fault> {
        let columns = Columns::new(dataset)?;
        let tables = Tables::new(dataset, &columns, language);
        let mut head = Head::default();
        head.begin(dataset, &columns, language)?;
        head.columns(dataset, &columns, &tables, language);
        head.part("characteristics", |bytes| {
            traits::write(bytes, dataset, &columns, &tables, language);
        });
        head.map.push(head.bytes.len());
        head.bytes.extend(b"<data>");
        out.write_all(&head.bytes)?;
        let place = |at: usize| u64::try_from(at).map_err(|_| Fault::TooMany("labels"));
        Ok(Self {
            dataset,
            row: Vec::with_capacity(columns.width),
            columns,
            tables,
            out,
            waiting,
            waiting_length: 0,
            rows_at: place(head.rows_at)?,
            map_at: place(head.map_at)?,
            map: head.map.into_iter().map(place).collect::<Result<_, _>>()?,
            rows: 0,
        })
    }

    fn cell(&mut self, place: usize, cell: &Cell<'_>) -> Result<(), Fault> {
        let variable = &self.dataset.variables[place];
        match self.columns.storage[place] {
            Storage::Long => self.long(place, cell),
            Storage::Text(width) => {
                let text = variable.words(cell)?;
                if text.len() > usize::from(width) {
                    return Err(variable.unfit());
                }
                let end = self.row.len() + usize::from(width);
                self.row.extend(text.as_bytes());
                self.row.resize(end, 0);
                Ok(())
            }
            numeric => {
                let value = match cell {
                    Cell::Missing(kind) => {
                        variable.code(*kind)?;
                        Err(*kind)
                    }
                    cell => Ok(number(variable, cell)?),
                };
                numeric.push(value, &mut self.row).ok_or_else(|| variable.unfit())
            }
        }
    }

    /// A text that stands behind the data, and in its place where to find it.
    fn long(&mut self, place: usize, cell: &Cell<'_>) -> Result<(), Fault> {
        let variable = &self.dataset.variables[place];
        let text = variable.words(cell)?;
        if text.is_empty() {
            self.row.extend([0; 8]);
            return Ok(());
        }
        let column = u16::try_from(place + 1).map_err(|_| Fault::TooMany("columns"))?;
        let observation = self.rows + 1;
        self.row.extend(column.to_le_bytes());
        self.row.extend(&observation.to_le_bytes()[..6]);
        let mut text = text.into_owned().into_bytes();
        text.push(0);
        let length = u32::try_from(text.len()).map_err(|_| Fault::TooMany("bytes of a text"))?;
        let mut object = Vec::with_capacity(20 + text.len());
        object.extend(b"GSO");
        object.extend(u32::from(column).to_le_bytes());
        object.extend(observation.to_le_bytes());
        // Text, ended by a zero.
        object.push(130);
        object.extend(length.to_le_bytes());
        object.extend(text);
        self.waiting.write_all(&object)?;
        self.waiting_length += u64::try_from(object.len()).map_err(|_| Fault::TooMany("bytes of a text"))?;
        Ok(())
    }
}

impl<W: Write + Seek, S: Read + Write + Seek> Rows for Writer<'_, W, S> {
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), Fault> {
        self.dataset.fits(cells)?;
        self.row.clear();
        for (place, cell) in cells.iter().enumerate() {
            self.cell(place, cell)?;
        }
        self.out.write_all(&self.row)?;
        self.rows += 1;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Written, Fault> {
        self.out.write_all(b"</data>")?;
        self.map.push(self.out.stream_position()?);
        self.out.write_all(b"<strls>")?;
        self.waiting.rewind()?;
        let copied = io::copy(&mut (&mut self.waiting).take(self.waiting_length), &mut self.out)?;
        if copied != self.waiting_length {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
        }
        self.out.write_all(b"</strls>")?;
        self.map.push(self.out.stream_position()?);
        let mut labels = b"<value_labels>".to_vec();
        self.tables.write(&mut labels)?;
        labels.extend(b"</value_labels>");
        self.out.write_all(&labels)?;
        self.map.push(self.out.stream_position()?);
        self.out.write_all(b"</stata_dta>")?;
        self.map.push(self.out.stream_position()?);
        self.out.seek(SeekFrom::Start(self.rows_at))?;
        self.out.write_all(&self.rows.to_le_bytes())?;
        self.out.seek(SeekFrom::Start(self.map_at))?;
        for place in &self.map {
            self.out.write_all(&place.to_le_bytes())?;
        }
        self.out.seek(SeekFrom::End(0))?;
        self.out.flush()?;
        Ok(Written { rows: self.rows, shortened: Vec::new() })
    }
}

/// Everything before the data.
#[derive(Default)]
struct Head {
    bytes: Vec<u8>,
    rows_at: usize,
    map_at: usize,
    /// Where each part begins.
    map: Vec<usize>,
}

impl Head {
    fn begin(&mut self, dataset: &Dataset, columns: &Columns, language: Language) -> Result<(), Fault> {
        let count = u16::try_from(columns.storage.len()).map_err(|_| Fault::TooMany("columns"))?;
        self.map.push(0);
        self.bytes.extend(b"<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>");
        self.bytes.extend(count.to_le_bytes());
        self.bytes.extend(b"</K><N>");
        self.rows_at = self.bytes.len();
        self.bytes.extend([0; 8]);
        self.bytes.extend(b"</N><label>");
        let label = super::cut::label_of_letters(dataset.words(&dataset.title, language), storage::LABEL);
        let length = u16::try_from(label.len()).map_err(|_| Fault::TooMany("letters of a label"))?;
        self.bytes.extend(length.to_le_bytes());
        self.bytes.extend(label.as_bytes());
        self.bytes.extend(b"</label><timestamp>");
        let made = dataset.made.with_timezone(&CLOCK).format("%d %b %Y %H:%M").to_string();
        self.bytes.push(u8::try_from(made.len()).unwrap_or(0));
        self.bytes.extend(made.as_bytes());
        self.bytes.extend(b"</timestamp></header>");
        self.map.push(self.bytes.len());
        self.bytes.extend(b"<map>");
        self.map_at = self.bytes.len();
        self.bytes.extend([0; 14 * 8]);
        self.bytes.extend(b"</map>");
        Ok(())
    }

    fn columns(&mut self, dataset: &Dataset, columns: &Columns, tables: &Tables, language: Language) {
        self.part("variable_types", |bytes| {
            columns.storage.iter().for_each(|storage| bytes.extend(storage.code().to_le_bytes()));
        });
        self.part("varnames", |bytes| {
            columns.names.iter().for_each(|name| fixed(bytes, name, storage::NAME));
        });
        self.part("sortlist", |bytes| bytes.resize(bytes.len() + 2 * (columns.names.len() + 1), 0));
        self.part("formats", |bytes| {
            for (variable, storage) in dataset.variables.iter().zip(&columns.storage) {
                fixed(bytes, &storage::format(variable, *storage), 57);
            }
        });
        self.part("value_label_names", |bytes| {
            let names =
                (0..columns.names.len()).map(|place| tables.name(place, language).unwrap_or_default());
            names.for_each(|name| fixed(bytes, name, storage::NAME));
        });
        self.part("variable_labels", |bytes| {
            for variable in &dataset.variables {
                let label = dataset.words(&variable.label, language);
                fixed(bytes, &super::cut::label_of_letters(label, storage::LABEL), 321);
            }
        });
    }

    fn part(&mut self, name: &str, write: impl FnOnce(&mut Vec<u8>)) {
        self.map.push(self.bytes.len());
        self.bytes.extend(format!("<{name}>").as_bytes());
        write(&mut self.bytes);
        self.bytes.extend(format!("</{name}>").as_bytes());
    }
}

/// A text ended by zeros, in so many bytes.
fn fixed(bytes: &mut Vec<u8>, text: &str, width: usize) {
    let text = super::cut::to_bytes(text, width - 1);
    bytes.extend(text.as_bytes());
    bytes.resize(bytes.len() + width - text.len(), 0);
}

/// A cell as Stata counts it: days, and milliseconds, from 1960.
fn number(variable: &Variable, cell: &Cell<'_>) -> Result<f64, Fault> {
    Ok(match (cell, &variable.kind) {
        (Cell::Number(value), Kind::Number { .. }) if value.is_finite() => *value,
        (Cell::Choice(place), Kind::Choice(_)) => f64::from(variable.choice(*place)?),
        (Cell::Flag(set), Kind::Flag) => f64::from(u8::from(*set)),
        (Cell::Day(day), Kind::Day) => f64::from(days(*day)),
        (Cell::Moment(moment), Kind::Moment) => milliseconds(moment.with_timezone(&CLOCK).naive_local()),
        (Cell::Time(time), Kind::Time) => f64::from(time.num_seconds_from_midnight()) * 1000.0,
        _ => return Err(variable.unfit()),
    })
}

fn days(day: NaiveDate) -> i32 {
    day.to_epoch_days() + EPOCH_DAYS
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds of every year of chrono have 53 bits")]
fn milliseconds(moment: NaiveDateTime) -> f64 {
    (moment.and_utc().timestamp_millis() + i64::from(EPOCH_DAYS) * DAY_MS) as f64
}

/// The letter of a missing value, as a place after `.`: `.a` is 1.
const fn letter(kind: Missing) -> u8 {
    match kind {
        Missing::NoAnswer => 0,
        Missing::NotAsked => b'n' - b'a' + 1,
        Missing::DontKnow => b'd' - b'a' + 1,
        Missing::Refused => b'r' - b'a' + 1,
    }
}
