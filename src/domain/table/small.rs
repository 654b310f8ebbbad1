//! Which figures of a table would tell about single people.

use super::frequency::Base;
use super::present::{Cell, Column, Label, Row, RowKind, Table};
use crate::disclosure::Threshold;
use crate::message::Message;

/// What those who did not choose an answer are called.
pub(crate) const NOT_CHOSEN: &str = "publication-not-chosen";

/// A count that is too small to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct SmallCell {
    /// The row it stands in.
    pub row: Label,
    /// What it is of besides, the outermost first.
    pub column: Vec<Label>,
    /// How many.
    pub count: u64,
}

impl Table {
    /// The counts that lie from one to under the threshold, and the shares that tell such counts where no
    /// count stands beside them. Where several answers were possible those who did not choose one are told by
    /// those who did, and are looked at too.
    #[must_use]
    pub fn small(&self, threshold: Threshold) -> Vec<SmallCell> {
        let counted = self.rows.iter().flat_map(|row| &row.cells).any(|cell| matches!(cell, Cell::Count(_)));
        let count = |cell: &Cell| match cell {
            Cell::Count(count) => Some(*count),
            Cell::Share(share) if !counted => Some(share.count()),
            _ => None,
        };
        let mut found = Vec::new();
        for row in &self.rows {
            for (column, cell) in self.columns.iter().zip(&row.cells) {
                let Some(count) = count(cell).filter(|count| threshold.is_sensitive(*count)) else {
                    continue;
                };
                found.push(SmallCell { row: row.label.clone(), column: heading(column), count });
            }
        }
        found.extend(self.not_chosen().filter(|rest| threshold.is_sensitive(rest.count)));
        found
    }

    /// Of each answer that could be chosen beside others, how many of each column did not choose it.
    fn not_chosen(&self) -> impl Iterator<Item = SmallCell> {
        let is_base = |row: &&Row| row.kind == RowKind::Base && row.key == Base::CasesAnswered.key();
        let base = self.rows.iter().find(is_base).filter(|_| self.several);
        base.into_iter().flat_map(move |base| {
            let classes =
                self.rows.iter().filter(|row| matches!(row.kind, RowKind::Category | RowKind::OtherVersions));
            classes.flat_map(move |row| {
                let cells = self.columns.iter().zip(row.cells.iter().zip(&base.cells));
                cells.filter_map(move |(column, (cell, base))| {
                    let count = match (cell, base) {
                        (Cell::Count(chose), Cell::Count(base)) => base.saturating_sub(*chose),
                        _ => return None,
                    };
                    let mut column = heading(column);
                    column.push(Label::Said(Message::new(NOT_CHOSEN)));
                    Some(SmallCell { row: row.label.clone(), column, count })
                })
            })
        })
    }
}

/// What stands above a column, the outermost first.
fn heading(column: &Column) -> Vec<Label> {
    column.over.iter().chain([&column.label]).cloned().collect()
}
