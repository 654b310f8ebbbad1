//! A sheet of a workbook of Excel, cell by cell: how large it says to be does not matter.

use super::{COLUMNS, Cell, Format, Head, How, LONGEST, Row, named, too_long, too_wide};
use crate::exchange::workbook::archive;
use crate::message::Message;
use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use std::borrow::Cow;
use std::io::Cursor;
use std::ops::ControlFlow;

/// The most cells that are looked at, blank ones among them.
const CELLS: u64 = 50_000_000;
/// The sheet that an export writes responses to.
const OWN: &str = "responses";

type Opened<'b> = Xlsx<Cursor<&'b [u8]>>;

/// A workbook whose columns are known.
pub(super) struct Book<'b> {
    pub(super) head: Head,
    xlsx: Opened<'b>,
    sheet: String,
    heading_row: u32,
    /// The place of each column in the sheet.
    places: Vec<u32>,
}

/// What a row of a sheet holds, from left to right.
type Cells<'r> = [(u32, Cell<'r>)];

impl<'b> Book<'b> {
    pub(super) fn open(bytes: &'b [u8], how: &How) -> Result<Self, Message> {
        guarded(|| Self::opened(bytes, how))
    }

    fn opened(bytes: &'b [u8], how: &How) -> Result<Self, Message> {
        archive::open(bytes).map_err(|remark| remark.message)?;
        let mut xlsx = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
            XlsxError::Password => Message::new("import-file-password"),
            _ => broken(),
        })?;
        let sheets: Vec<String> = xlsx
            .sheets_metadata()
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible)
            .map(|sheet| sheet.name.clone())
            .collect();
        let said = how.sheet.as_ref().filter(|said| sheets.contains(said));
        let own = || sheets.iter().find(|name| name.to_lowercase() == OWN);
        let Some(sheet) = said.or_else(own).or(sheets.first()).cloned() else {
            return Err(Message::new("incoming-empty"));
        };
        let mut heading: Option<(u32, Vec<(u32, String)>)> = None;
        each_row(&mut xlsx, &sheet, &mut |row, cells| {
            heading = Some((row, cells.iter().map(|(at, cell)| (*at, cell.key().into_owned())).collect()));
            ControlFlow::Break(())
        })?;
        let Some((heading_row, cells)) = heading else { return Err(Message::new("incoming-empty")) };
        if cells.len() > COLUMNS {
            return Err(too_wide());
        }
        let mut remarks = Vec::new();
        let (places, headings) = cells.into_iter().unzip();
        let columns = named(headings, &mut remarks);
        let how = How { sheet: Some(sheet.clone()), ..How::default() };
        let head = Head { format: Format::Workbook, how, sheets, columns, remarks };
        Ok(Self { head, xlsx, sheet, heading_row, places })
    }

    pub(super) fn each(mut self, look: &mut dyn FnMut(Row<'_>) -> ControlFlow<()>) -> Result<(), Message> {
        guarded(|| {
            each_row(&mut self.xlsx, &self.sheet, &mut |row, held| {
                if row <= self.heading_row {
                    return ControlFlow::Continue(());
                }
                let mut cells = vec![Cell::Empty; self.places.len()];
                let mut beyond = 0;
                for (at, cell) in held {
                    match self.places.binary_search(at) {
                        Ok(place) => cells[place] = cell.clone(),
                        Err(_) => beyond += usize::from(!cell.is_empty()),
                    }
                }
                look(Row { number: u64::from(row) + 1, cells: &cells, beyond })
            })
        })
    }
}

/// Looks at each row that holds something.
fn each_row(
    xlsx: &mut Opened<'_>,
    sheet: &str,
    look: &mut dyn FnMut(u32, &Cells<'_>) -> ControlFlow<()>,
) -> Result<(), Message> {
    let mut reader = xlsx.worksheet_cells_reader(sheet).map_err(|_| broken())?;
    let mut row: Vec<(u32, Cell<'_>)> = Vec::new();
    let mut at = 0;
    for _ in 0..CELLS {
        let Some(found) = reader.next_cell_with_formula_metadata().map_err(|_| broken())? else {
            if !row.is_empty() {
                let _ = look(at, &row).is_break();
            }
            return Ok(());
        };
        let cell = match &found.value {
            DataRef::Empty if found.formula.is_none() => continue,
            DataRef::Empty | DataRef::Error(_) => Cell::Unknown,
            value => cell(value),
        };
        if cell.is_empty() {
            continue;
        }
        if matches!(&cell, Cell::Text(text) if text.len() > LONGEST) {
            return Err(too_long());
        }
        let (number, column) = found.pos;
        if number != at {
            if !row.is_empty() && look(at, &row).is_break() {
                return Ok(());
            }
            // Rows come from top to bottom, or the sheet was not written by a spreadsheet.
            if number < at && !row.is_empty() {
                return Err(broken());
            }
            row.clear();
            at = number;
        }
        if row.last().is_some_and(|(last, _)| *last >= column) {
            return Err(broken());
        }
        row.push((column, cell));
    }
    Err(Message::new("import-workbook-blank").with("limit", usize::try_from(CELLS).unwrap_or(usize::MAX)))
}

/// A value that does not hang on the sheet any more, but for texts that many cells share.
fn cell<'v>(value: &DataRef<'v>) -> Cell<'v> {
    match value {
        #[expect(clippy::cast_precision_loss, reason = "a sheet holds nothing but floats")]
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) if number.is_finite() => Cell::Number(*number),
        DataRef::String(text) => Cell::text(text.clone()),
        DataRef::SharedString(text) => Cell::text(Cow::Borrowed(*text)),
        DataRef::Bool(flag) => Cell::Flag(*flag),
        DataRef::DateTime(moment) => of_moment(*moment),
        DataRef::DateTimeIso(text) => of_iso(text),
        DataRef::DurationIso(text) => Cell::text(text.clone()),
        DataRef::Float(_) | DataRef::Error(_) | DataRef::Empty => Cell::Unknown,
    }
}

/// A day, a moment or a time of day; of what no calendar has, the number.
fn of_moment(moment: ExcelDateTime) -> Cell<'static> {
    let number = moment.as_f64();
    let read = || {
        let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
        let time = NaiveTime::from_hms_opt(hour.into(), minute.into(), second.into())?;
        if (0.0..1.0).contains(&number) {
            return Some(Cell::Time(time));
        }
        let day = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())?;
        Some(if time == NaiveTime::MIN { Cell::Day(day) } else { Cell::Moment(day.and_time(time)) })
    };
    if moment.is_duration() && number >= 1.0 {
        return Cell::Number(number);
    }
    read().unwrap_or(Cell::Number(number))
}

fn of_iso(text: &str) -> Cell<'static> {
    if let Ok(moment) = text.parse::<NaiveDateTime>() {
        return if moment.time() == NaiveTime::MIN { Cell::Day(moment.date()) } else { Cell::Moment(moment) };
    }
    if let Ok(day) = text.parse::<NaiveDate>() {
        return Cell::Day(day);
    }
    text.parse().map_or_else(|_| Cell::text(text.to_owned()), Cell::Time)
}

fn broken() -> Message {
    Message::new("import-file-broken")
}

/// What is read by a library that was not written for files of enemies: should it panic over one, the file
/// is broken.
fn guarded<T>(read: impl FnOnce() -> Result<T, Message>) -> Result<T, Message> {
    let read = std::panic::AssertUnwindSafe(read);
    std::panic::catch_unwind(read).unwrap_or_else(|_| Err(broken()))
}
