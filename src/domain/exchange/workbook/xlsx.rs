//! Workbooks of Excel, cell by cell: how large a sheet says to be does not matter.

use super::gather::{Budget, Gather, Value};
use super::{Remark, Workbook, archive, broken, cell, is_read};
use crate::message::Message;
use calamine::{DataRef, Reader, Xlsx, XlsxError};
use std::borrow::Cow;
use std::io::Cursor;

/// The most cells of a sheet that are looked at, blank ones among them.
const SEEN: usize = 5_000_000;

pub(super) fn read(bytes: &[u8]) -> Result<Workbook, Remark> {
    archive::open(bytes)?;
    let mut xlsx = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => Remark::whole(Message::new("import-file-password")),
        _ => broken(),
    })?;
    let names = xlsx.sheet_names();
    let mut workbook = Workbook { names: names.clone(), ..Workbook::default() };
    let mut budget = Budget::new();
    for name in names.iter().filter(|name| is_read(name, names.len())) {
        let mut gather = Gather::new(name, &mut budget);
        sheet(&mut xlsx, name, &mut gather)?;
        gather.finish(&mut workbook)?;
    }
    Ok(workbook)
}

fn sheet(xlsx: &mut Xlsx<Cursor<&[u8]>>, name: &str, gather: &mut Gather<'_>) -> Result<(), Remark> {
    let mut cells = xlsx.worksheet_cells_reader(name).map_err(|_| broken())?;
    for _ in 0..SEEN {
        let Some(found) = cells.next_cell_with_formula_metadata().map_err(|_| broken())? else {
            return Ok(());
        };
        let (row, column) = found.pos;
        let text = match &found.value {
            DataRef::Empty if found.formula.is_none() => continue,
            DataRef::Empty => {
                if gather.put(row, column, &Value::Formula)?.is_break() {
                    return Ok(());
                }
                continue;
            }
            DataRef::Error(error) => {
                if gather.put(row, column, &Value::Error(&cell::error(error)))?.is_break() {
                    return Ok(());
                }
                continue;
            }
            value => text(value),
        };
        if gather.put(row, column, &Value::Text(&text))?.is_break() {
            return Ok(());
        }
    }
    Err(Remark::whole(Message::new("import-workbook-blank").with("limit", SEEN)))
}

fn text<'v>(value: &'v DataRef<'_>) -> Cow<'v, str> {
    match value {
        DataRef::Int(number) => number.to_string().into(),
        DataRef::Float(number) => cell::number(*number).into(),
        DataRef::String(text) | DataRef::DateTimeIso(text) => cell::iso(text).into(),
        DataRef::SharedString(text) => (*text).into(),
        DataRef::Bool(flag) => cell::flag(*flag).into(),
        DataRef::DateTime(moment) => cell::moment(*moment).into(),
        DataRef::DurationIso(text) => cell::iso_duration(text).into(),
        DataRef::Error(_) | DataRef::Empty => "".into(),
    }
}
