//! Columns of answers, frequencies, cross-tables, summaries.
//!
//! Counting comes first ([`Columns`], [`frequency()`], [`summary()`], [`crosstab()`]): whole numbers
//! and exact shares. Showing comes second ([`study`], [`of`], [`crossed`]): a [`Table`] carries
//! labels and cells, and is put into words only where the reader's language is known.
//!
//! Definitions: *answered* is everything but a blank, −7, −8 and −9. Percents of a multiple choice
//! are named by their base ([`Base`]). Percents are rounded half up from the counts. A standard
//! deviation divides by n − 1; a median is the quantile of type 7. Of a question in a repeat rows are
//! counted, and the table says so ([`Unit`]).

mod build;
mod cells;
mod columns;
mod crosstab;
mod frequency;
mod level;
mod load;
mod present;
mod share;
mod small;
mod summary;
mod title;
pub mod view;
pub mod words;

#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;

pub use build::{crossed, of, study};
pub use cells::Mark;
pub use columns::Columns;
pub use crosstab::{Crosstab, Uncrossed, crosstab};
pub use frequency::{Base, Category, Frequency, Tally, frequency};
pub use level::Unit;
pub use load::Loader;
pub use present::{Cell, Column, Group, Label, Row, RowKind, ShownRow, ShownTable, Table, Worded};
pub use share::{Share, round_half_up};
pub(crate) use small::NOT_CHOSEN;
pub use small::SmallCell;
pub use summary::{Days, Summary, days, mean_ranks, summary};
pub use title::Title;
pub use view::{Places, Ticks, View, Way};
pub use words::Say;
