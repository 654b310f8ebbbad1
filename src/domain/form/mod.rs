//! A questionnaire: pages of questions, in up to three languages.
//!
//! [`model`] is the form itself; a published one never changes, a correction is a new version.
//! [`check`] finds what is wrong with one, whatever it was read from; [`graph`] tells what hangs on
//! what in it; [`logic`] is the form taken apart for evaluation, here and on the phone. [`change`]
//! compares two versions, and carries answers from one to the next.
//! [`edit`] changes a form that is being designed, command by command; [`rehearse`] sends respondents
//! through it who do not exist. [`source`] is the text in which a researcher writes one.

#[cfg(test)]
pub(crate) mod arbitrary;
pub mod change;
pub mod check;
pub mod dynamic;
pub mod edit;
pub mod graph;
pub mod logic;
pub mod model;
mod outline;
pub mod piping;
pub mod rehearse;
pub mod source;
#[cfg(test)]
pub(crate) mod spoken;

pub use model::{
    Choice, Choices, Code, Computed, Form, Group, Item, Kind, List, Media, Medium, More, Name, Note, Page,
    Question, Repeat, Settings, Shape,
};

/// The most characters of a text that a message repeats.
const REPEATED: usize = 60;

/// The beginning of a text, for repeating it in a message.
#[must_use]
pub fn excerpt(text: &str) -> String {
    let mut letters = text.chars();
    let begin: String = letters.by_ref().take(REPEATED).collect();
    if letters.next().is_some() { begin + "…" } else { begin }
}
