//! Tables of Markdown, as manuals and forums show XLSForms: the first cell names the sheet.

use super::gather::{Budget, Gather, Value};
use super::{Remark, Workbook, encoding};

/// The number of a line from 0, and its cells.
type Lines = Vec<(u32, Vec<String>)>;

pub(super) fn read(bytes: &[u8]) -> Result<Workbook, Remark> {
    let (text, _) = encoding::text(bytes)?;
    let mut sheets: Vec<(String, Lines)> = Vec::new();
    for (number, line) in (0_u32..).zip(text.lines()) {
        let Some(mut cells) = cells(line) else { continue };
        let name = std::mem::take(&mut cells[0]);
        if !name.is_empty() {
            sheets.push((name, Vec::new()));
        }
        if let Some((_, rows)) = sheets.last_mut() {
            rows.push((number, cells));
        }
    }
    let mut workbook = Workbook::default();
    let mut budget = Budget::new();
    for (name, rows) in sheets {
        let mut gather = Gather::new(&name, &mut budget);
        workbook.names.push(name);
        'sheet: for (row, cells) in rows {
            for (column, cell) in (0_u32..).zip(&cells) {
                if gather.put(row, column, &Value::Text(cell))?.is_break() {
                    break 'sheet;
                }
            }
        }
        gather.finish(&mut workbook)?;
    }
    Ok(workbook)
}

/// The cells of a line of a table; a line that only parts the heading from the rows is none.
fn cells(line: &str) -> Option<Vec<String>> {
    let inner = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    if inner.chars().all(|c| matches!(c, '-' | '|' | ':' | ' ')) && inner.contains('-') {
        return None;
    }
    let (mut cells, mut cell, mut escaped) = (Vec::new(), String::new(), false);
    for c in inner.chars() {
        match c {
            '\\' if !escaped => escaped = true,
            '|' if !escaped => cells.push(std::mem::take(&mut cell).trim().to_owned()),
            c => {
                if escaped && c != '|' {
                    cell.push('\\');
                }
                escaped = false;
                cell.push(c);
            }
        }
    }
    cells.push(cell.trim().to_owned());
    Some(cells)
}
