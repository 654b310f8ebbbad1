//! SPSS: `.sav`, compressed by its bytecode, and `.zsav`, compressed again by zlib.
//!
//! | module | what it is |
//! | --- | --- |
//! | [`layout`] | how columns lie in a case: slots of eight bytes, segments of long texts, short names |
//! | [`dictionary`] | the records that describe the columns |
//! | [`extension`] | the records that came later: sets, long names, attributes |
//! | [`compress`] | a case as bytecode, and in blocks of zlib |
//! | [`read`] | a file from somebody else, within limits |
//!
//! A file speaks one language, that of its labels. The labels of all three stand in the attributes of
//! each variable, whole where SPSS takes but 120 bytes of a value's label and 255 of a variable's:
//! `Name`, `Label_kk`, `Question_kk`, `Values_kk` (`1=…`, one a value), `Codes` (`1=support`).
//!
//! The shape of the records is that which PSPP's manual describes and ReadStat reads.

mod compress;
mod dictionary;
mod extension;
mod layout;
pub mod read;

use super::cut;
use super::model::{Cell, Dataset, Kind, Variable};
use super::rows::{Fault, Rows, Shortened, Written};
use crate::answer::CLOCK;
use crate::language::Language;
use chrono::{NaiveDateTime, Timelike};
use compress::{Bytecode, Out};
pub(super) use dictionary::{VALUE_LABEL, VARIABLE_LABEL};
use layout::{Layout, Slots};
use std::io::{Seek, SeekFrom, Write};

/// How the cases are packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// `.sav`: a byte for most small numbers.
    Bytecode,
    /// `.zsav`: the same, in blocks of zlib.
    Zlib,
}

/// Seconds from the beginning of the Gregorian calendar, from which SPSS counts, to 1970.
const EPOCH: f64 = 12_219_379_200.0;
/// What SPSS stores for no value.
const SYSMIS: f64 = -f64::MAX;
/// The most bytes of a text.
pub const LONGEST_TEXT: usize = 32_767;

/// A file of SPSS under way.
pub struct Writer<'d, W: Write + Seek> {
    dataset: &'d Dataset,
    layout: Layout,
    out: Bytecode<W>,
    /// Where the number of cases is told: as 32 bits, and as 64.
    counts: [u64; 2],
    rows: u64,
    shortened: Vec<u64>,
}

impl<'d, W: Write + Seek> Writer<'d, W> {
    /// Begins a file at the beginning of `out`, labelled in a language.
    ///
    /// # Errors
    /// [`Fault`] where nothing can be written, or there are more columns or values than SPSS counts.
    pub fn new(
        mut out: W,
        dataset: &'d Dataset,
        language: Language,
        packing: Packing,
    ) -> Result<Self, Fault> {
        let layout = Layout::new(dataset)?;
        let mut head = Vec::new();
        let counts = dictionary::write(&mut head, dataset, &layout, language, packing)?;
        out.write_all(&head)?;
        let at = u64::try_from(head.len()).map_err(|_| Fault::TooMany("labels"))?;
        let out = match packing {
            Packing::Bytecode => Out::Plain(out),
            Packing::Zlib => Out::blocks(out, at)?,
        };
        let shortened = vec![0; dataset.variables.len()];
        Ok(Self { dataset, layout, out: Bytecode::new(out), counts, rows: 0, shortened })
    }

    fn cell(&mut self, place: usize, cell: &Cell<'_>) -> Result<(), Fault> {
        let variable = &self.dataset.variables[place];
        match self.layout.slots[place] {
            Slots::Number => match number(variable, cell)? {
                Some(number) => self.out.number(number)?,
                None => self.out.no_number()?,
            },
            Slots::Text { width } => {
                let text = variable.words(cell)?;
                let whole = cut::to_bytes(&text, width);
                if whole.len() < text.len() {
                    if width < LONGEST_TEXT {
                        return Err(variable.unfit());
                    }
                    self.shortened[place] += 1;
                }
                self.out.text(whole.as_bytes(), width)?;
            }
        }
        Ok(())
    }
}

impl<W: Write + Seek> Rows for Writer<'_, W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), Fault> {
        self.dataset.fits(cells)?;
        for (place, cell) in cells.iter().enumerate() {
            self.cell(place, cell)?;
        }
        self.rows += 1;
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<Written, Fault> {
        let mut out = self.out.finish()?;
        // 32 bits are too few for some; the other place tells theirs.
        let few = i32::try_from(self.rows).unwrap_or(-1);
        out.seek(SeekFrom::Start(self.counts[0]))?;
        out.write_all(&few.to_le_bytes())?;
        out.seek(SeekFrom::Start(self.counts[1]))?;
        out.write_all(&self.rows.to_le_bytes())?;
        out.seek(SeekFrom::End(0))?;
        out.flush()?;
        let cut = self.dataset.variables.iter().zip(&self.shortened).filter(|(_, texts)| **texts > 0);
        let shortened = cut.map(|(variable, texts)| Shortened {
            variable: variable.name.clone(),
            texts: *texts,
            bytes: LONGEST_TEXT,
        });
        Ok(Written { rows: self.rows, shortened: shortened.collect() })
    }
}

/// A cell as SPSS counts it: days and moments in seconds.
fn number(variable: &Variable, cell: &Cell<'_>) -> Result<Option<f64>, Fault> {
    Ok(Some(match (cell, &variable.kind) {
        (Cell::Missing(kind), _) => return Ok(variable.code(*kind)?.map(f64::from)),
        (Cell::Number(value), Kind::Number { .. }) => variable.number(*value)?,
        (Cell::Choice(place), Kind::Choice(_)) => f64::from(variable.choice(*place)?),
        (Cell::Flag(set), Kind::Flag) => f64::from(u8::from(*set)),
        (Cell::Day(day), Kind::Day) => seconds((*day).into()),
        (Cell::Moment(moment), Kind::Moment) => seconds(moment.with_timezone(&CLOCK).naive_local()),
        (Cell::Time(time), Kind::Time) => f64::from(time.num_seconds_from_midnight()),
        _ => return Err(variable.unfit()),
    }))
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds of every year of chrono have 53 bits")]
fn seconds(moment: NaiveDateTime) -> f64 {
    EPOCH + moment.and_utc().timestamp_millis() as f64 / 1000.0
}
