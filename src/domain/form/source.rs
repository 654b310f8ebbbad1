//! A questionnaire as a text file: TOML that a person writes and a reviewer compares.

use super::Form;
use crate::message::Message;

/// A form that was read, with what its author should know before publishing.
#[derive(Debug)]
pub struct Checked {
    /// The form.
    pub form: Form,
    /// What will be shown differently than one may think.
    pub warnings: Vec<Warning>,
}

/// A text that is missing in a language that the form offers.
#[derive(Debug)]
pub struct Warning {
    /// The line, from 1.
    pub line: usize,
    message: Message,
}

/// What keeps a text from being a form.
#[derive(Debug)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    message: Message,
}

impl Warning {
    /// In words for the author.
    #[must_use]
    pub fn message(&self) -> Message {
        self.message.clone()
    }
}

impl Fault {
    /// In words for the author.
    #[must_use]
    pub fn message(&self) -> Message {
        self.message.clone()
    }
}

/// Reads a questionnaire.
///
/// # Errors
/// What is wrong with it.
pub fn read(text: &str) -> Result<Checked, Vec<Fault>> {
    let form = toml::from_str(text).map_err(|error| {
        let before = error.span().map_or("", |span| &text[..span.start.min(text.len())]);
        let message = Message::new("form-fault-toml").with("error", error.message());
        vec![Fault { line: before.matches('\n').count() + 1, message }]
    })?;
    Ok(Checked { form, warnings: Vec::new() })
}
