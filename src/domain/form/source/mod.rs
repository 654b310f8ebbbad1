//! The text in which a researcher writes a form: TOML, one language a line, so that a difference
//! between two versions reads well.
//!
//! ```toml
//! title.kk = "Сауалнама"
//! title.en = "A survey"
//! languages = ["kk", "en"]          # the first is the default; a missing text falls back in this order
//!
//! [[page]]
//! name = "you"
//! title.en = "About you"            # may be left out
//! relevant = "${consent} = 'agree'" # may be left out
//!
//! [[page.item]]                     # words only
//! note.en = "Now some questions about you."
//!
//! [[page.item]]                     # a question
//! name = "difficulties"
//! kind = "multiple"                 # single, multiple, integer, decimal, text, long_text, date
//! label.en = "What is difficult?"
//! short.en = "Difficulties"         # for tables; may be left out, as everything below
//! hint.en = "Tick all that apply."
//! required = true
//! required_message.en = "Tick something, please."
//! relevant = "${age} >= 18"
//! constraint = "count-selected(.) <= 3"
//! constraint_message.en = "Three at most."
//! dont_know = true
//! refuse = true
//!
//! [[page.item.choice]]              # of single and multiple
//! code = "none"
//! label.en = "None"
//! exclusive = true                  # of multiple: stands alone
//! ```
//!
//! `min` and `max` limit integer, decimal and date; `max_length` limits text and `long_text`.
//! Reading finds every fault at once, and warns of what is allowed and may not be meant.

mod check;
mod choice;
mod fields;
mod item;
mod page;
mod report;

use super::Form;
use crate::message::Message;
use check::Checks;
use fields::Fields;
use report::Report;
use toml::de::DeTable;

/// The longest source, in bytes.
pub const LARGEST: usize = 1 << 20;
/// The most pages of a form.
pub const PAGES: usize = 200;
/// The most questions of a form.
pub const QUESTIONS: usize = 2_000;
/// The most choices of a question.
pub const CHOICES: usize = 1_000;

/// A form without faults.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// The form.
    pub form: Form,
    /// What its author should know before publishing it, by line.
    pub warnings: Vec<Warning>,
}

/// What keeps a text from being a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line of the source, from 1.
    pub line: usize,
    /// What it is about, by names where there are any and else by numbers from 1:
    /// `page[you].item[age].label`. Empty for the text as a whole.
    pub path: String,
    told: Message,
}

/// What is allowed and may not be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The line of the source, from 1.
    pub line: usize,
    /// What it is about, as in [`Fault::path`].
    pub path: String,
    told: Message,
}

impl Fault {
    /// What is wrong, in words for the author.
    #[must_use]
    pub fn message(&self) -> Message {
        self.told.clone()
    }
}

impl Warning {
    /// What may not be meant, in words for the author.
    #[must_use]
    pub fn message(&self) -> Message {
        self.told.clone()
    }
}

/// Reads and checks the text of a form.
///
/// # Errors
/// All its faults, by line, the first 200 of them; where it is not TOML, those of its syntax only. Never empty.
pub fn read(source: &str) -> Result<Checked, Vec<Fault>> {
    let mut report = Report::new(source);
    if source.len() > LARGEST {
        report.fault(0, "", Message::new("form-fault-large").with("limit", LARGEST / 1024));
        return Err(report.finish().0);
    }
    let (root, errors) = DeTable::parse_recoverable(source);
    for error in &errors {
        report.syntax(error);
    }
    if !errors.is_empty() {
        return Err(report.finish().0);
    }
    let mut checks = Checks::default();
    let form = page::form(Fields::of(root.get_ref(), 0, ""), &mut report, &mut checks);
    checks.run(&mut report);
    match (form, report.finish()) {
        (Some(form), (faults, warnings)) if faults.is_empty() => Ok(Checked { form, warnings }),
        (_, (faults, _)) => Err(faults),
    }
}

#[cfg(test)]
mod tests;
