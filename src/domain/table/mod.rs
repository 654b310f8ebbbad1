//! Columns of answers, and tables as they are shown; what stands in them is counted by
//! [`crate::tabulation`].
//!
//! [`Columns`] keep what was answered, typed and without a copy for whoever counts ([`View`]). A [`Table`]
//! carries labels and cells, and is put into words only where the reader's language is known.
//!
//! Definitions: *answered* is everything but a blank, −7, −8 and −9. Percents of a multiple choice
//! are named by their base ([`Base`]). Percents are rounded half up from the counts ([`Share`]). Of a
//! question in a repeat rows are counted, and the table says so ([`Unit`]).

mod cells;
mod columns;
mod level;
mod load;
mod present;
mod share;
mod title;
pub mod view;
pub mod words;

#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;

pub use cells::Mark;
pub use columns::Columns;
pub use level::Unit;
pub use load::Loader;
pub use present::{Cell, Column, Group, Label, Row, RowKind, ShownRow, ShownTable, Table, Worded};
pub use share::{Base, Share, round_half_up};
pub use title::Title;
pub use view::{Places, Ticks, View, Way};
pub use words::Say;
