//! Where in the source the parts of a form stand, so that the check's findings come with lines.

use super::report::Report;
use crate::form::check::{Finding, Holder, Part, Subject};
use crate::message::Message;
use std::collections::BTreeMap;

/// Where a table stands, and its keys.
#[derive(Default)]
pub(super) struct Place<'t> {
    /// What it is called in messages.
    pub(super) path: String,
    /// Where its header stands, in bytes.
    pub(super) at: usize,
    pub(super) keys: Vec<(&'t str, usize)>,
}

/// The tables of a form, by the numbers that findings have.
#[derive(Default)]
pub(super) struct Places<'t> {
    pub(super) form: Place<'t>,
    pub(super) pages: Vec<Place<'t>>,
    pub(super) items: Vec<Place<'t>>,
    pub(super) lists: Vec<Place<'t>>,
    pub(super) choices: BTreeMap<Holder, Vec<Place<'t>>>,
}

impl Places<'_> {
    /// Tells what a check found, unless the reader has told something of the same place already.
    pub(super) fn tell(&self, finding: Finding, report: &mut Report<'_>) {
        let place = self.of(finding.subject).unwrap_or(&self.form);
        let key = place.key(finding.part);
        let path = place.path_to(key);
        if report.is_claimed(&place.path, &path) {
            return;
        }
        let stands = place.keys.iter().find(|(said, _)| *said == key);
        let (at, path) = stands.map_or((place.at, place.path.as_str()), |(_, at)| (*at, path.as_str()));
        let first = finding.other.and_then(|other| self.of(other)).map(|first| {
            let stands = first.keys.iter().find(|(said, _)| *said == key);
            report.line(stands.map_or(first.at, |(_, at)| *at))
        });
        let fault = finding.is_fault();
        let told = with_line(finding.message, first);
        if fault { report.fault(at, path, told) } else { report.warn(at, path, told) }
    }

    fn of(&self, subject: Subject) -> Option<&Place<'_>> {
        match subject {
            Subject::Form => Some(&self.form),
            Subject::Page(page) => self.pages.get(page),
            Subject::Item(item) => self.items.get(item),
            Subject::List(list) => self.lists.get(list),
            Subject::Choice { of, at } => self.choices.get(&of)?.get(at),
        }
    }
}

impl Place<'_> {
    /// What the source calls a part: that of a note is its own word.
    fn key(&self, part: Part) -> &'static str {
        let note = self.keys.iter().any(|(key, _)| *key == "note");
        match part {
            Part::Label if note => "note",
            Part::InstanceName => "settings",
            part => part.key(),
        }
    }

    fn path_to(&self, key: &str) -> String {
        match (self.path.is_empty(), key.is_empty()) {
            (_, true) => self.path.clone(),
            (true, false) => key.to_owned(),
            (false, false) => format!("{}.{key}", self.path),
        }
    }
}

/// Says on which line a name was taken first.
fn with_line(message: Message, line: Option<usize>) -> Message {
    match line {
        Some(line) if message.key == "form-check-name-taken" => {
            Message { key: "form-fault-name-taken".to_owned(), ..message }.with("line", line)
        }
        _ => message,
    }
}
