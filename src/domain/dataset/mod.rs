//! A study as a data file for statistical programs: what it holds, and how each format says it.
//!
//! | module | what it is |
//! | --- | --- |
//! | [`model`] | the variables, their labels and sets, and the cells of a row |
//! | [`naming`] | names of variables that each package accepts, and always the same |
//! | [`mod@cut`] | labels and texts cut where a format ends them, between two letters |
//! | [`dta`] | Stata, written: `.dta` |
//! | [`sav`] | SPSS, written and read: `.sav` and `.zsav` |
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

pub mod cut;
pub mod dta;
pub mod model;
pub mod naming;
pub mod sav;

pub use model::{
    Category, Cell, Dataset, Fault, Kind, Measure, MissingCodes, MultipleSet, Role, Rows, Shortened,
    Variable, Words, Written,
};

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
