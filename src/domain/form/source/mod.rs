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
//! kind = "multiple"
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
//! [[page.item.choice]]              # of single, multiple and rank
//! code = "none"
//! label.en = "None"
//! exclusive = true                  # of multiple: stands alone
//!
//! [[page.item]]                     # asked together
//! name = "household"
//! kind = "repeat"                   # or "group"; a repeat is answered several times
//! repeat_count = "${members}"       # may be left out: the respondent adds rows then
//!
//! [[page.item.item]]                # stands in it
//! name = "town"
//! kind = "single"
//! label.en = "Where were they born?"
//! list = "towns"                    # instead of choices of its own
//! choice_filter = "region = ${region}"
//!
//! [[list]]                          # shared by questions, or looked up in by expressions
//! name = "towns"
//!
//! [[list.choice]]
//! code = "1"
//! label.en = "Aksu"
//! more.region = "north"             # a column to filter by
//! ```
//!
//! | kind | what is answered | its keys |
//! | --- | --- | --- |
//! | `single`, `multiple`, `rank` | choices | `choice` or `list`, `choice_filter` |
//! | `integer`, `decimal`, `date` | a number, a day | `min`, `max` |
//! | `range` | a number on a scale | `start`, `end`, `step` |
//! | `text`, `long_text` | words | `max_length` |
//! | `time`, `datetime`, `acknowledge`, `barcode` | | |
//! | `location` | a place | `shape`: `"point"`, `"trace"` or `"area"` |
//! | `image`, `audio`, `video`, `file` | a file | |
//! | `calculate`, `hidden` | nothing: the value is worked out | `calculation`, `default` |
//! | `start`, `end`, `today`, `deviceid`, `username`, `phonenumber`, `email`, `audit`, `start_location`, `background_audio` | nothing: the phone knows | |
//!
//! What any question may have besides: `required_if`, `guidance`, `default`, `calculation`,
//! `trigger = ["age"]`, `read_only`, `appearance`, `media.image.en = "map.png"` (`big_image`, `audio`,
//! `video`), `parameters.randomize = "true"`. A page, note, group, question, choice and `[settings]`
//! may have `more`, a table of what other programs know and Saual passes on. `[settings]` has `id`,
//! `version`, `instance_name`, `style` and `other_languages`. Words in a language that Saual does not
//! speak stand under its name in `other`: `label.other."Deutsch (de)" = "…"`.
//!
//! Reading finds every fault at once, and warns of what is allowed and may not be meant: see
//! [`crate::form::check`]. What is written reads as the same form.

mod choice;
mod fields;
mod form;
mod item;
mod kind;
mod places;
mod report;
mod write;

pub use write::write;

use super::Form;
use super::check::check;
use crate::message::Message;
use fields::Fields;
use report::Report;
use toml::de::DeTable;

/// The longest source, in bytes.
pub const LARGEST: usize = 4 << 20;

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
    let (form, places) = form::form(Fields::of(root.get_ref(), 0, ""), &mut report);
    for finding in check(&form) {
        places.tell(finding, &mut report);
    }
    match report.finish() {
        (faults, warnings) if faults.is_empty() => Ok(Checked { form, warnings }),
        (faults, _) => Err(faults),
    }
}

#[cfg(test)]
mod tests;
