//! Workbooks of Excel before 2007. The library that reads them trusts what a file says of its own
//! size, so it is given a copy of the one stream that matters, in which nothing is left to trust.

use super::gather::{Budget, Gather, Value};
use super::{BLANK_ROWS, LARGEST, Place, Remark, Workbook, broken, cell, is_read};
use crate::message::Message;
use calamine::{Data, Reader, Xls, XlsError};
use std::collections::HashMap;
use std::io::{Cursor, Read, Write};

/// The most cells that the sheets span, blank ones among them: a library keeps them all.
const SPANNED: u64 = 4_000_000;
/// A record that readers skip.
const SKIPPED: [u8; 2] = [0xFF, 0x7F];

pub(super) fn read(bytes: &[u8]) -> Result<Workbook, Remark> {
    let mut stream = stream(bytes)?;
    let behind = disarm(&mut stream)?;
    let mut xls = Xls::new(Cursor::new(container(&stream)?)).map_err(|error| match error {
        XlsError::Password => password(),
        _ => broken(),
    })?;
    let names = xls.sheet_names();
    let mut workbook = Workbook { names: names.clone(), ..Workbook::default() };
    let mut budget = Budget::new();
    for (at, name) in names.iter().enumerate().filter(|(_, name)| is_read(name, names.len())) {
        let range = xls.worksheet_range(name).map_err(|_| broken())?;
        let mut gather = Gather::new(name, &mut budget);
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, data) in range.used_cells() {
            let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column)) else { break };
            let put = match data {
                Data::Error(error) => {
                    gather.put(top + row, left + column, &Value::Error(&cell::error(error)))
                }
                data => gather.put(top + row, left + column, &Value::Text(&text(data))),
            };
            if put?.is_break() {
                break;
            }
        }
        gather.finish(&mut workbook)?;
        if let Some(row) = behind.get(&(at + 2)) {
            let told = Message::new("import-sheet-behind").with("row", *row).with("blank", BLANK_ROWS);
            let place = Place::Cell { sheet: name.clone(), row: *row, column: None };
            workbook.remarks.push(Remark::at(place, told));
        }
    }
    Ok(workbook)
}

fn text(data: &Data) -> String {
    match data {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => cell::number(*number),
        Data::String(text) | Data::DateTimeIso(text) => cell::iso(text).to_owned(),
        Data::Bool(flag) => cell::flag(*flag).to_owned(),
        Data::DateTime(moment) => cell::moment(*moment),
        Data::DurationIso(text) => cell::iso_duration(text),
        Data::Error(error) => cell::error(error),
        Data::Empty => String::new(),
    }
}

/// The stream of the workbook.
fn stream(bytes: &[u8]) -> Result<Vec<u8>, Remark> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| broken())?;
    if file.is_stream("/EncryptedPackage") {
        return Err(password());
    }
    let name = ["/Workbook", "/Book", "/WORKBOOK", "/BOOK"].into_iter().find(|name| file.is_stream(name));
    let stream = file.open_stream(name.ok_or_else(broken)?).map_err(|_| broken())?;
    let mut content = Vec::new();
    stream.take(LARGEST as u64 + 1).read_to_end(&mut content).map_err(|_| broken())?;
    if content.len() > LARGEST { Err(super::too_large()) } else { Ok(content) }
}

fn container(stream: &[u8]) -> Result<Vec<u8>, Remark> {
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()))
        .map_err(|_| broken())?;
    let mut workbook = file.create_stream("/Workbook").map_err(|_| broken())?;
    workbook.write_all(stream).map_err(|_| broken())?;
    workbook.flush().map_err(|_| broken())?;
    drop(workbook);
    Ok(file.into_inner().into_inner())
}

/// Where cells of a sheet stand, as far as it has been read.
#[derive(Default)]
struct Span {
    rows: Option<(u64, u64)>,
    columns: Option<(u64, u64)>,
}

/// The first row behind too many blank ones, by the number of the part of the stream: the workbook's
/// own is 1, its sheets follow.
type Behind = HashMap<usize, usize>;

impl Span {
    /// Whether a row is behind so many blank ones that the sheet has ended before.
    fn is_behind(&self, row: u16) -> bool {
        self.rows.is_some_and(|(_, last)| u64::from(row) > last + BLANK_ROWS as u64 + 1)
    }

    fn add(&mut self, row: u16, column: u16) {
        let grow = |span: &mut Option<(u64, u64)>, at: u64| {
            let (least, most) = span.unwrap_or((at, at));
            *span = Some((least.min(at), most.max(at)));
        };
        grow(&mut self.rows, row.into());
        grow(&mut self.columns, column.into());
    }

    fn cells(&self) -> u64 {
        let length = |span: Option<(u64, u64)>| span.map_or(0, |(least, most)| most - least + 1);
        length(self.rows) * length(self.columns)
    }
}

/// Counts what the sheets span, and makes harmless what is read on trust: declared dimensions, the
/// code of formulas, pictures.
fn disarm(stream: &mut [u8]) -> Result<Behind, Remark> {
    let (mut at, mut spanned, mut span, mut sheet) = (0, 0, Span::default(), 0_usize);
    let mut behind = Behind::new();
    while let Some(head) = stream.get(at..at + 4) {
        let (kind, length) = (u16::from_le_bytes([head[0], head[1]]), u16::from_le_bytes([head[2], head[3]]));
        let begin = at + 4;
        let end = begin + usize::from(length);
        if end > stream.len() {
            break;
        }
        let word = |place: usize| {
            let bytes = stream.get(begin + place..begin + place + 2)?;
            Some(u16::from_le_bytes([bytes[0], bytes[1]]))
        };
        let cell = matches!(kind, 0x0006 | 0x0203 | 0x0204 | 0x00D6 | 0x0205 | 0x027E | 0x00FD | 0x00BD)
            && length >= 6;
        if cell && span.is_behind(word(0).unwrap_or_default()) {
            // Nobody reads it, and it would stretch the sheet.
            behind.entry(sheet).or_insert(usize::from(word(0).unwrap_or_default()) + 1);
            stream[at..at + 2].copy_from_slice(&SKIPPED);
            at = end;
            continue;
        }
        match kind {
            0x0809 => {
                sheet += 1;
                spanned += std::mem::take(&mut span).cells();
            }
            _ if cell => {
                let (row, column) = (word(0).unwrap_or_default(), word(2).unwrap_or_default());
                span.add(row, column);
                if kind == 0x00BD {
                    span.add(row, word(usize::from(length) - 2).unwrap_or_default());
                }
                if kind == 0x0006 && length >= 22 {
                    stream[begin + 20..begin + 22].fill(0);
                }
            }
            // Dimensions, names, merged cells, notes on sheets elsewhere, drawings.
            0x0200 | 0x0018 | 0x00E5 | 0x0017 | 0x00EB | 0x00EC => {
                stream[at..at + 2].copy_from_slice(&SKIPPED);
            }
            _ => {}
        }
        at = end;
    }
    spanned += span.cells();
    if spanned > SPANNED {
        return Err(Remark::whole(Message::new("import-workbook-blank").with("limit", SPANNED as usize)));
    }
    Ok(behind)
}

fn password() -> Remark {
    Remark::whole(Message::new("import-file-password"))
}
