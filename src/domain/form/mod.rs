//! A questionnaire: pages of questions, in up to three languages.
//!
//! [`model`] is the form itself; a published one never changes, a correction is a new version.

pub mod model;
pub mod source;

pub use model::{Choice, Code, Form, Item, Kind, Name, Note, Page, Question};
