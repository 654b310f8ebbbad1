//! Tables as sheets: the question stands above the answers, base and notes stand beneath.

use super::csv;
use super::sheet::{Cell, Fault, Sheet};
use super::xlsx::Book;
use crate::language::Language;
use crate::table::{self, Say, Table};
use std::io::{Seek, Write};

/// Writes one table to a sheet.
///
/// # Errors
/// [`Fault`] where the file does not take it.
pub fn write(sheet: &mut dyn Sheet, table: &Table, language: Language, say: Say<'_>) -> Result<(), Fault> {
    let shown = table.words(language, say);
    let lines: Vec<Vec<&str>> =
        std::iter::once(&shown.groups).chain(&shown.over).map(|groups| spread(groups)).collect();
    let columns = shown.columns.iter().enumerate().map(|(place, column)| {
        let over = lines.iter().filter_map(|line| line.get(place)).filter(|label| !label.is_empty());
        over.copied().chain([column.text.as_str()]).collect::<Vec<_>>().join(": ")
    });
    let heading: Vec<String> = std::iter::once(shown.title.text.clone()).chain(columns).collect();
    sheet.heading(&heading.iter().map(String::as_str).collect::<Vec<_>>())?;
    for (row, said) in table.rows.iter().zip(&shown.rows) {
        let label = std::iter::once(Cell::Text(&said.label.text));
        let cells = row.cells.iter().zip(&said.cells).map(|(value, said)| cell(value, said));
        sheet.row(&label.chain(cells).collect::<Vec<_>>())?;
    }
    sheet.row(&[])?;
    for note in std::iter::once(&shown.base).chain(&shown.notes) {
        sheet.row(&[Cell::Text(note)])?;
    }
    Ok(())
}

/// Writes one table as a CSV file.
///
/// # Errors
/// [`Fault`] where the file does not take it.
pub fn to_csv(out: impl Write, table: &Table, language: Language, say: Say<'_>) -> Result<(), Fault> {
    let mut sheet = csv::Sheet::new(out)?;
    write(&mut sheet, table, language, say)?;
    sheet.finish()
}

/// Writes tables as a workbook, a sheet each.
///
/// # Errors
/// [`Fault`] where the file does not take it.
pub fn to_xlsx<W: Write + Seek + Send>(
    out: W,
    mut book: Book,
    tables: &[Table],
    language: Language,
    say: Say<'_>,
) -> Result<(), Fault> {
    for table in tables {
        write(&mut book.sheet(&table.key)?, table, language, say)?;
    }
    book.save(out)
}

/// The heading over each column.
fn spread(groups: &[table::Group]) -> Vec<&str> {
    groups.iter().flat_map(|group| std::iter::repeat_n(group.label.as_str(), group.span)).collect()
}

fn cell<'s>(cell: &table::Cell, said: &'s str) -> Cell<'s> {
    match *cell {
        table::Cell::Empty => Cell::Empty,
        table::Cell::Count(count) => Cell::Whole(i64::try_from(count).unwrap_or(i64::MAX)),
        table::Cell::Share(share) => Cell::Share(share),
        table::Cell::Number { value, digits } => Cell::Number { value, digits: Some(digits) },
        table::Cell::Day(day) => Cell::Day(day),
        table::Cell::Percent { value, digits } => Cell::Number { value, digits: Some(digits) },
        table::Cell::Probability(value) => Cell::Number { value, digits: Some(3) },
        table::Cell::Letters(0) => Cell::Empty,
        table::Cell::Interval { .. } | table::Cell::Letters(_) | table::Cell::Hidden => Cell::Text(said),
    }
}
