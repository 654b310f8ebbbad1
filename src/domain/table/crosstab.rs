//! The answers to one question among those who gave each answer to another.

use super::columns::{Column, Columns};
use super::frequency::{Category, category};
use super::level::{self, Level, Unit};
use super::share::Share;
use crate::form::{Form, Kind, Name};

/// Why there is no cross-table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Uncrossed {
    /// A question that the form does not have.
    #[error("the form has no such question")]
    NoQuestion,
    /// The rows must be a single or multiple choice, or a scale.
    #[error("the rows have no categories")]
    Rows,
    /// The columns must be a single choice.
    #[error("the columns are no single choice")]
    Columns,
    /// A question cannot be crossed with itself.
    #[error("both are the same question")]
    Same,
    /// The rows' question must be asked where the columns' one is, or in a repeat in there.
    #[error("the columns are asked in a repeat that the rows are not in")]
    Apart,
}

/// A cross-table. It counts those who answered both questions.
#[derive(Clone, Debug, PartialEq)]
pub struct Crosstab {
    /// The question of the rows.
    pub rows: Name,
    /// The question of the columns.
    pub by: Name,
    /// What is counted.
    pub unit: Unit,
    /// Whether the rows take several answers, so that columns add up to more than their base.
    pub multiple: bool,
    /// What the rows are.
    pub row_categories: Vec<Category>,
    /// What the columns are.
    pub column_categories: Vec<Category>,
    /// The counts, row by row, a number a column.
    pub counts: Vec<Vec<u64>>,
    /// How many of each column answered the question of the rows: the base of column percents.
    pub column_bases: Vec<u64>,
    /// How many responses or rows lack an answer to either question.
    pub left_out: u64,
}

impl Crosstab {
    /// How many answered both questions.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.column_bases.iter().sum()
    }

    /// How many chose a row, over all columns.
    #[must_use]
    pub fn row_total(&self, row: usize) -> u64 {
        self.counts[row].iter().sum()
    }

    /// The share of a column's respondents that chose a row.
    #[must_use]
    pub fn column_share(&self, row: usize, column: usize) -> Option<Share> {
        Share::new(self.counts[row][column], self.column_bases[column])
    }

    /// The share of a row's respondents that are of a column.
    #[must_use]
    pub fn row_share(&self, row: usize, column: usize) -> Option<Share> {
        Share::new(self.counts[row][column], self.row_total(row))
    }

    /// The share of all respondents of the cross-table that chose a row.
    #[must_use]
    pub fn total_share(&self, row: usize) -> Option<Share> {
        Share::new(self.row_total(row), self.n())
    }
}

/// Crosses a single choice, multiple choice or scale with a single choice. Where the former is asked in
/// a repeat, rows are counted, by what was answered in the same row or around it.
///
/// # Errors
/// [`Uncrossed`] where the questions do not make a cross-table.
pub fn crosstab(form: &Form, columns: &Columns, rows: &str, by: &str) -> Result<Crosstab, Uncrossed> {
    let row_question = form.question(rows).ok_or(Uncrossed::NoQuestion)?;
    let by_question = form.question(by).ok_or(Uncrossed::NoQuestion)?;
    if rows == by {
        return Err(Uncrossed::Same);
    }
    if !matches!(by_question.kind, Kind::Single { .. }) {
        return Err(Uncrossed::Columns);
    }
    let ((level, row_column), (outer, by_column)) =
        columns.find(rows).zip(columns.find(by)).ok_or(Uncrossed::NoQuestion)?;
    let way = level::way_out(columns.levels(), level, outer).ok_or(Uncrossed::Apart)?;
    let len = columns.levels()[level].len;
    let height = row_column.categories().ok_or(Uncrossed::Rows)? + 1;
    let width = by_column.categories().ok_or(Uncrossed::Columns)? + 1;
    let (counts, bases) = count(row_column, (by_column, &way), len, (height, width));
    let left_out = len as u64 - bases.iter().sum::<u64>();
    // What only another version knows has a row and a column where anybody is in it.
    let kept_rows = kept(height, counts.chunks(width).map(|row| row.iter().sum()));
    let kept_columns = kept(width, bases.iter().copied());
    Ok(Crosstab {
        rows: row_question.name.clone(),
        by: by_question.name.clone(),
        unit: columns.unit(level),
        multiple: matches!(row_column, Column::Multiple { .. }),
        row_categories: (0..kept_rows).filter_map(|row| category(row_column, row)).collect(),
        column_categories: (0..kept_columns).filter_map(|column| category(by_column, column)).collect(),
        counts: counts.chunks(width).take(kept_rows).map(|row| row[..kept_columns].to_vec()).collect(),
        column_bases: bases[..kept_columns].to_vec(),
        left_out,
    })
}

/// The counts of all cells, row by row, and of the columns.
fn count(
    rows: &Column,
    (by, way): (&Column, &[&Level]),
    len: usize,
    (height, width): (usize, usize),
) -> (Vec<u64>, Vec<u64>) {
    let mut counts = vec![0u64; height * width];
    let mut bases = vec![0u64; width];
    for response in 0..len {
        let mut column = None;
        if by.visit(level::around(way, response), |category| column = Some(category)).is_err() {
            continue;
        }
        let Some(column) = column else { continue };
        if rows.visit(response, |row| counts[row * width + column] += 1).is_ok() {
            bases[column] += 1;
        }
    }
    (counts, bases)
}

fn kept(places: usize, totals: impl Iterator<Item = u64>) -> usize {
    if totals.last().is_some_and(|last| last > 0) { places } else { places - 1 }
}
