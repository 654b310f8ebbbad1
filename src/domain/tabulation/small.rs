//! Which figures of a tabulation would tell about single people: the same that suppression begins from.

use super::result::{Block, Column, ColumnKind, Tabulation, Tally};
use crate::answer::Missing;
use crate::disclosure::Threshold;
use crate::message::Message;
use crate::table::{Label, words};

/// What those who did not choose an answer are called.
const NOT_CHOSEN: &str = "publication-not-chosen";

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

impl Tabulation {
    /// The counts that are shown and lie from one to under the threshold.
    #[must_use]
    pub fn small(&self, threshold: Threshold) -> Vec<SmallCell> {
        self.blocks.iter().flat_map(|block| self.small_of(block, threshold)).collect()
    }

    fn small_of(&self, block: &Block, threshold: Threshold) -> Vec<SmallCell> {
        let mut found = Vec::new();
        let mut look = |row: &dyn Fn() -> Label, rest: bool, at: usize, tally: Tally| {
            if !tally.hidden && threshold.is_sensitive(tally.count) {
                let mut column = vec![block.label.clone()];
                column.extend(heading(&self.columns[at]));
                column.extend(rest.then(|| said(NOT_CHOSEN)));
                found.push(SmallCell { row: row(), column, count: tally.count });
            }
        };
        for (class, cells) in block.rows.iter().zip(&block.cells) {
            for (at, cell) in cells.iter().enumerate() {
                let row = || class.label.clone();
                look(&row, false, at, *cell);
                // Those who did not choose it are told by those who did.
                let base = block.bases[at].answered;
                if block.several && !cell.hidden && !base.hidden {
                    let rest = Tally { count: base.count.saturating_sub(cell.count), ..*cell };
                    look(&row, true, at, rest);
                }
            }
        }
        for (at, bases) in block.bases.iter().enumerate() {
            look(&|| said("table-row-answered"), false, at, bases.answered);
        }
        for (kind, line) in Missing::ALL.into_iter().zip(&block.missing) {
            for (at, tally) in line.iter().enumerate() {
                look(&|| Label::Said(words::missing(kind)), false, at, *tally);
            }
        }
        for tally in block.left_out.iter().flatten() {
            look(&|| said("publication-left-out"), false, 0, *tally);
        }
        found
    }
}

fn said(key: &str) -> Label {
    Label::Said(Message::new(key))
}

/// What stands above a column.
fn heading(column: &Column) -> Vec<Label> {
    match column.kind {
        ColumnKind::Class => column.classes.iter().map(|class| class.label.clone()).collect(),
        ColumnKind::All => Vec::new(),
        ColumnKind::Total => vec![said("table-column-total")],
    }
}
