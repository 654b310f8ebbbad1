//! Files that leave Saual: one module a format, one a kind of content.
//!
//! | content | written to |
//! | --- | --- |
//! | [`tables`], [`responses`], [`quotes`] | any [`Sheet`]: rows of [`Cell`]s |
//! | [`csv`], [`xlsx`], [`json`] | are the sheets; rows are written as they come, never kept |
//!
//! Quotes leave as documents too, by [`report`].
//!
//! Two stand apart: [`json::tables`] says of each percent what it is a percent of, and [`submissions`]
//! of each answer in which language it was given.
//!
//! And files that come in, which are never trusted:
//!
//! | content | read from |
//! | --- | --- |
//! | [`workbook`] | sheets of XLSX, XLS, ODS, CSV and Markdown |
//! | [`xlsform`], [`xform`] | questionnaires of the ODK family, in and out |
//! | [`questionnaire`] | a questionnaire, whatever the file |
//! | [`refi`] | projects and codebooks of programs for qualitative analysis, in and out |
//! | [`codebook`] | a codebook as a sheet, in and out, and what it would change |
//! | [`links`] | which document belongs to which response |
//! | [`incoming`] | responses that were gathered elsewhere, from CSV, XLSX and SPSS |

pub mod codebook;
pub mod csv;
pub mod incoming;
pub mod json;
pub mod links;
pub mod lss;
pub mod questionnaire;
pub mod quotes;
pub mod refi;
pub mod remark;
pub mod report;
pub mod responses;
mod sheet;
pub mod submissions;
pub mod tables;
pub mod translations;
pub(crate) mod word;
pub mod words;
pub mod workbook;
pub mod xform;
pub mod xlsform;
pub mod xlsx;
pub(crate) mod xml;

pub use remark::{Marked, Place, Remark};
pub use sheet::{Cell, Fault, Sheet};

#[cfg(test)]
mod tests;
