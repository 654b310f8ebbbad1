//! Files that leave Saual: one module a format, one a kind of content.
//!
//! | content | written to |
//! | --- | --- |
//! | [`tables`], [`responses`], [`quotes`] | any [`Sheet`]: rows of [`Cell`]s |
//! | [`csv`], [`xlsx`], [`json`] | are the sheets; rows are written as they come, never kept |
//!
//! Two stand apart: [`json::tables`] says of each percent what it is a percent of, and [`submissions`]
//! of each answer in which language it was given.

pub mod csv;
pub mod json;
pub mod quotes;
pub mod responses;
mod sheet;
pub mod submissions;
pub mod tables;
pub mod xlsx;

pub use sheet::{Cell, Fault, Sheet};

#[cfg(test)]
mod tests;
