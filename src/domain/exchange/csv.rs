//! CSV for people: UTF-8 with a byte order mark, so that Excel reads Kazakh; comma, RFC 4180.
//!
//! A text that a spreadsheet would run as a formula gets a leading apostrophe. Numbers and the codes
//! of missing answers are written by Saual itself and stay as they are.

use super::sheet::{Cell, Fault, Sheet as Rows};
use chrono::{DateTime, FixedOffset, Timelike};
use std::borrow::Cow;
use std::io::Write;

/// A CSV file under way.
pub struct Sheet<W: Write> {
    out: ::csv::Writer<W>,
    /// Numbers are put into digits here, so that no cell allocates.
    digits: Vec<u8>,
}

impl<W: Write> Sheet<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// [`Fault`] where the byte order mark cannot be written.
    pub fn new(mut out: W) -> Result<Self, Fault> {
        out.write_all("\u{feff}".as_bytes())?;
        let out = ::csv::WriterBuilder::new()
            .terminator(::csv::Terminator::CRLF)
            .flexible(true)
            .buffer_capacity(1 << 16)
            .from_writer(out);
        Ok(Self { out, digits: Vec::with_capacity(32) })
    }

    /// Writes what is still held back.
    ///
    /// # Errors
    /// [`Fault`] where the file does not take it.
    pub fn finish(mut self) -> Result<(), Fault> {
        Ok(self.out.flush()?)
    }

    fn cell(&mut self, cell: &Cell<'_>) -> Result<(), Fault> {
        self.digits.clear();
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => return Ok(self.out.write_field(harmless(text).as_ref())?),
            Cell::Missing(missing) => return Ok(self.out.write_field(missing.code())?),
            Cell::Flag(set) => return Ok(self.out.write_field(if *set { "1" } else { "0" })?),
            Cell::Whole(number) => write!(self.digits, "{number}")?,
            Cell::Number { value, .. } => write!(self.digits, "{value}")?,
            // Four digits tell apart what rounds to different whole percents, and 80.5 from 80.4999.
            Cell::Share(share) => write!(self.digits, "{}", (share.percent() * 1e4).round() / 1e4)?,
            Cell::Day(day) => write!(self.digits, "{day}")?,
            Cell::Moment(moment) => write_moment(&mut self.digits, moment)?,
            Cell::Time(time) => write!(self.digits, "{}", time.format("%H:%M:%S"))?,
        }
        Ok(self.out.write_field(&self.digits)?)
    }
}

/// A moment as ISO 8601 has it, to the second: two in each row, so that no pattern is read for them.
fn write_moment(out: &mut Vec<u8>, moment: &DateTime<FixedOffset>) -> std::io::Result<()> {
    let (time, offset) = (moment.time(), moment.offset().local_minus_utc());
    let two = |number: u32| [b'0' + (number / 10 % 10) as u8, b'0' + (number % 10) as u8];
    write!(out, "{}", moment.date_naive())?;
    for (before, number) in [(b'T', time.hour()), (b':', time.minute()), (b':', time.second())] {
        out.push(before);
        out.extend(two(number));
    }
    let minutes = offset.unsigned_abs() / 60;
    out.push(if offset < 0 { b'-' } else { b'+' });
    out.extend(two(minutes / 60));
    out.push(b':');
    out.extend(two(minutes % 60));
    Ok(())
}

impl<W: Write> Rows for Sheet<W> {
    fn heading(&mut self, names: &[&str]) -> Result<(), Fault> {
        for name in names {
            self.out.write_field(harmless(name).as_ref())?;
        }
        Ok(self.out.write_record(None::<&[u8]>)?)
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), Fault> {
        for cell in cells {
            self.cell(cell)?;
        }
        Ok(self.out.write_record(None::<&[u8]>)?)
    }
}

/// The text with an apostrophe before it where a spreadsheet would take it for a formula, or where it
/// looks as if it had got one, so that [`unguarded`] finds every text again. The wide forms are signs to
/// East Asian versions; a line break may hide a sign from a careless reader.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    if is_formula(text.trim_start_matches('\'')) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text that was written so.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| is_formula(text.trim_start_matches('\''))).unwrap_or(cell)
}

fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}
