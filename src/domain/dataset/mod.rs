//! A study as a data file for statistical programs: what it holds, and how each format says it.
//!
//! | module | what it is |
//! | --- | --- |
//! | [`model`] | the variables, their labels and sets, and the cells of a row |
//! | [`responses`] | the responses of a study as such, every version of its form in the same columns |
//! | [`rows`] | a file being written, whatever its format |
//! | [`naming`] | names of variables that each package accepts, and always the same |
//! | [`mod@cut`] | labels and texts cut where a format ends them, between two letters |
//! | [`sav`] | SPSS, written and read: `.sav` and `.zsav` |
//! | [`dta`] | Stata, written: `.dta` |
//! | [`parquet`] | Parquet, written |
//! | [`delimited`], [`lines`] | CSV, and JSON lines |
//! | [`script`] | scripts of R, SPSS and Stata that load and label the CSV |
//! | [`ddi`] | the codebook as archives read it: DDI-Codebook 2.5 |
//! | [`xlsx`] | a workbook: the data on one sheet, the codebook on another |
//! | [`counts`] | how often each value occurs |
//! | [`codebook`] | the codebook as people read it: a page, a Word document, a sheet |
//! | [`changed`] | what a format does not hold as the study has it: names, labels, long texts |
//! | [`package`] | a Frictionless data package: everything in one zip |
//!
//! A [`Dataset`] says once what the columns are; every format is a [`Rows`] that is given one row of
//! [`Cell`]s after another and keeps none of them, so memory does not grow with their number.
//!
//! **What researchers get.** A choice is a number with a label, since every package counts numbers: the
//! code itself where all codes of a question are whole numbers, else 1, 2, 3… in the order of the form,
//! the code standing beside it in the attributes of the variable. A ticked choice of several is a column
//! of 0 and 1, and the columns of a question are declared as a set. “Not asked”, “don't know” and
//! “refused” are user missing values, never numbers that would be counted; what was left empty is the
//! package's own missing value. A moment is written as Kazakhstan's clocks showed it.

pub mod changed;
pub mod codebook;
pub mod counts;
pub mod cut;
pub mod ddi;
pub mod delimited;
pub mod dta;
pub mod lines;
mod missing;
pub mod model;
pub mod naming;
pub mod package;
pub mod parquet;
pub mod responses;
pub mod rows;
pub mod sav;
pub mod script;
pub mod xlsx;

pub use missing::MissingCodes;
pub use model::{Category, Cell, Dataset, Kind, Measure, MultipleSet, Role, ValueLabel, Variable, Words};
pub use rows::{Fault, Rows, Shortened, Written};

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
