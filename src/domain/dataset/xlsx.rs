//! A workbook: the data on one sheet, the codebook on another.
//!
//! Rows wait on the disk. Numbers are numbers and days are days; a choice is its code, its label or both,
//! as in CSV. Excel has 1,048,576 rows, and 32,767 units of UTF-16 in a cell: a longer text is cut there,
//! between two letters, and told.

use super::codebook;
use super::counts::Counts;
use super::delimited::Content;
use super::model::{Cell, Dataset, Kind, Variable};
use super::rows::{Fault, Rows, Shortened, Written};
use crate::exchange::xlsx::Sheet;
use crate::exchange::{self, Sheet as _};
use crate::language::Language;
use crate::table::Say;

/// The rows of a sheet, the names of the columns among them, and its columns.
const ROWS: u64 = 1_048_576;
const COLUMNS: usize = 16_384;
/// The most responses of a sheet.
pub const MOST: u64 = ROWS - 1;
/// The units of a cell.
const UNITS: usize = 32_767;

/// The sheets of a workbook being filled.
pub struct Writer<'w, 'b> {
    dataset: &'w Dataset,
    counts: Counts,
    data: &'w mut Sheet<'b>,
    codebook: &'w mut Sheet<'b>,
    language: Language,
    say: Say<'w>,
    content: Content,
    shortened: Vec<Shortened>,
}

impl<'w, 'b> Writer<'w, 'b> {
    /// Begins with the names of the columns.
    ///
    /// # Errors
    /// [`Fault`] where nothing can be written, or there are more columns than Excel has.
    pub fn new(
        [data, codebook]: [&'w mut Sheet<'b>; 2],
        dataset: &'w Dataset,
        content: Content,
        (language, say): (Language, Say<'w>),
    ) -> Result<Self, Fault> {
        let mut names = Vec::with_capacity(dataset.variables.len());
        for variable in &dataset.variables {
            names.push(variable.name.clone());
            if beside(content, variable) {
                names.push(format!("{}/label", variable.name));
            }
        }
        if names.len() > COLUMNS {
            return Err(Fault::TooMany("columns"));
        }
        data.heading(&names.iter().map(String::as_str).collect::<Vec<_>>()).map_err(told)?;
        let counts = Counts::new(dataset);
        Ok(Self { dataset, counts, data, codebook, language, say, content, shortened: Vec::new() })
    }

    fn cell<'c>(&mut self, variable: &'c Variable, cell: &Cell<'c>) -> Result<exchange::Cell<'c>, Fault>
    where
        'w: 'c,
    {
        let (dataset, language): (&'w Dataset, _) = (self.dataset, self.language);
        Ok(match (cell, &variable.kind) {
            (Cell::Missing(_) | Cell::Choice(_) | Cell::Flag(_), _) if self.content == Content::Labels => {
                label(dataset, variable, cell, language)?
            }
            (Cell::Missing(kind), _) => match variable.code(*kind)? {
                Some(code) => exchange::Cell::Whole(i64::from(code)),
                None => exchange::Cell::Empty,
            },
            (Cell::Number(value), Kind::Number { .. }) => {
                exchange::Cell::Number { value: variable.number(*value)?, digits: None }
            }
            (Cell::Choice(place), Kind::Choice(categories)) => match self.content {
                Content::Numbers => exchange::Cell::Whole(i64::from(variable.choice(*place)?)),
                _ => exchange::Cell::Text(&categories.get(*place).ok_or_else(|| variable.unfit())?.code),
            },
            (Cell::Flag(set), Kind::Flag) => exchange::Cell::Flag(*set),
            (Cell::Text(words), Kind::Text { .. }) => exchange::Cell::Text(self.shorten(variable, words)),
            (Cell::Day(day), Kind::Day) => exchange::Cell::Day(*day),
            (Cell::Moment(moment), Kind::Moment) => exchange::Cell::Moment(*moment),
            (Cell::Time(time), Kind::Time) => exchange::Cell::Time(*time),
            _ => return Err(variable.unfit()),
        })
    }

    /// A text that fits into a cell.
    fn shorten<'c>(&mut self, variable: &Variable, words: &'c str) -> &'c str {
        if words.len() <= UNITS {
            return words;
        }
        let mut units = 0;
        let over = words.char_indices().find(|(_, letter)| {
            units += letter.len_utf16();
            units > UNITS
        });
        let Some((end, _)) = over else { return words };
        match self.shortened.iter_mut().find(|known| known.variable == variable.name) {
            Some(known) => known.texts += 1,
            None => {
                let variable = variable.name.clone();
                self.shortened.push(Shortened { variable, texts: 1, bytes: end });
            }
        }
        &words[..end]
    }
}

impl Rows for Writer<'_, '_> {
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), Fault> {
        self.dataset.fits(cells)?;
        self.counts.see(cells);
        if self.counts.rows >= ROWS {
            return Err(Fault::TooMany("rows"));
        }
        let dataset = self.dataset;
        let mut row = Vec::with_capacity(cells.len());
        for (variable, cell) in dataset.variables.iter().zip(cells) {
            row.push(self.cell(variable, cell)?);
            if beside(self.content, variable) {
                row.push(label(dataset, variable, cell, self.language)?);
            }
        }
        self.data.row(&row).map_err(told)
    }

    fn finish(self: Box<Self>) -> Result<Written, Fault> {
        codebook::sheet::write(self.codebook, self.dataset, &self.counts, (self.language, self.say))
            .map_err(told)?;
        Ok(Written { rows: self.counts.rows, shortened: self.shortened })
    }
}

/// What a choice, a tick or a missing value is called.
fn label<'c>(
    dataset: &'c Dataset,
    variable: &'c Variable,
    cell: &Cell<'_>,
    language: Language,
) -> Result<exchange::Cell<'c>, Fault> {
    let words = &dataset.words;
    let text = match cell {
        Cell::Missing(kind) => {
            variable.code(*kind)?;
            words.missing(*kind)
        }
        Cell::Choice(place) => &variable.categories().get(*place).ok_or_else(|| variable.unfit())?.label,
        Cell::Flag(true) => &words.yes,
        Cell::Flag(false) => &words.no,
        _ => return Err(variable.unfit()),
    };
    let text = dataset.words(text, language);
    Ok(if text.is_empty() { exchange::Cell::Empty } else { exchange::Cell::Text(text) })
}

fn beside(content: Content, variable: &Variable) -> bool {
    content == Content::Both && matches!(variable.kind, Kind::Choice(_) | Kind::Flag)
}

fn told(fault: exchange::Fault) -> Fault {
    match fault {
        exchange::Fault::Io(fault) => Fault::Io(fault),
        other => Fault::Io(std::io::Error::other(other)),
    }
}
