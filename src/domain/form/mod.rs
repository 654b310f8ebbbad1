//! A questionnaire: pages of questions, in up to three languages.
//!
//! [`model`] is the form itself; a published one never changes, a correction is a new version.
//! [`source`] is the text in which a researcher writes one, and its check.

pub mod model;
pub mod source;
#[cfg(test)]
pub(crate) mod spoken;

pub use model::{
    Choice, Choices, Code, Computed, Form, Group, Item, Kind, List, Media, Medium, More, Name, Note, Page,
    Question, Repeat, Settings, Shape,
};
