//! CSV: a sheet a file, or a workbook in one file as pyxform has it, where the first column names
//! the sheet.

use super::gather::{Budget, Gather, LOOKS, Value};
use super::{Remark, SHEETS, Workbook, broken, encoding};

pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Workbook, Remark> {
    let (text, told) = encoding::text(bytes)?;
    // The line of a record is counted before the second half of a line end of Windows.
    let text = text.replace("\r\n", "\n");
    let mut workbook = Workbook { remarks: told.into_iter().collect(), ..Workbook::default() };
    let delimiter = delimiter(&text);
    // A cell of nothing is a byte here, and a number of eight where the line is read.
    if text.bytes().filter(|byte| *byte == delimiter).count() > LOOKS {
        return Err(super::too_many());
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut records = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| broken())?;
        if records.len() > super::ROWS + SHEETS.len() * 2 {
            let place = super::Place::Whole;
            let told = crate::message::Message::new("import-sheet-long").with("limit", super::ROWS);
            return Err(Remark::at(place, told));
        }
        records.push((line(&record), record));
    }
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut budget = Budget::new();
    for (sheet, records) in sheets(stem, &records) {
        workbook.names.push(sheet.clone());
        let mut gather = Gather::new(&sheet, &mut budget);
        for (row, skipped, record) in records {
            for (column, cell) in (0_u32..).zip(record.iter().skip(skipped)) {
                if gather.put(row, column + skipped as u32, &Value::Text(cell))?.is_break() {
                    break;
                }
            }
        }
        gather.finish(&mut workbook)?;
    }
    Ok(workbook)
}

fn line(record: &csv::StringRecord) -> u32 {
    record
        .position()
        .map_or(0, |position| u32::try_from(position.line()).unwrap_or(u32::MAX).saturating_sub(1))
}

/// The rows of a sheet: its line, how many columns before are not of it, and the cells.
type Lines<'r> = Vec<(u32, usize, &'r csv::StringRecord)>;

/// Parts records into sheets, by the first column where that names any.
fn sheets<'r>(stem: &str, records: &'r [(u32, csv::StringRecord)]) -> Vec<(String, Lines<'r>)> {
    let named = |record: &csv::StringRecord| {
        let name = record.get(0)?.trim();
        SHEETS.contains(&name.to_lowercase().as_str()).then(|| name.to_owned())
    };
    let first = records.iter().find(|(_, record)| record.iter().any(|cell| !cell.trim().is_empty()));
    if first.is_none_or(|(_, record)| named(record).is_none()) {
        return vec![(stem.to_owned(), records.iter().map(|(line, record)| (*line, 0, record)).collect())];
    }
    let mut sheets: Vec<(String, Lines<'r>)> = Vec::new();
    for (line, record) in records {
        if let Some(name) = record.get(0).filter(|name| !name.trim().is_empty()) {
            sheets.push((name.trim().to_owned(), Vec::new()));
        }
        if let Some((_, lines)) = sheets.last_mut() {
            lines.push((*line, 1, record));
        }
    }
    sheets
}

/// What parts the cells: the sign that the first line has most of, outside of quotes.
fn delimiter(text: &str) -> u8 {
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in text.bytes().take(1 << 16) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted && counts.iter().any(|(_, count)| *count > 0) => break,
            _ if !quoted => {
                for (sign, count) in &mut counts {
                    *count += usize::from(byte == *sign);
                }
            }
            _ => {}
        }
    }
    // The first of the greatest: a comma where there is none at all.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| sign)
}
