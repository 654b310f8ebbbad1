//! The choices of a question.

use super::CHOICES;
use super::fields::Fields;
use super::page::{Reading, rename};
use crate::form::excerpt;
use crate::form::{Choice, Choices, Code};
use crate::message::Message;
use std::collections::BTreeSet;

/// The choices that could be read; faults of the others are told.
pub(super) fn choices(fields: &mut Fields<'_>, reading: &mut Reading<'_, '_>, multiple: bool) -> Choices {
    let tables = fields.needed_tables("choice", reading.report);
    if tables.len() > CHOICES {
        let told = Message::new("form-fault-many-choices").with("limit", CHOICES);
        reading.report.fault(fields.at, &fields.path, told);
    }
    let mut taken = BTreeSet::new();
    let choices = tables.into_iter().filter_map(|table| choice(table, reading, multiple, &mut taken));
    choices.collect::<Vec<_>>().into()
}

fn choice(
    mut fields: Fields<'_>,
    reading: &mut Reading<'_, '_>,
    multiple: bool,
    taken: &mut BTreeSet<Code>,
) -> Option<Choice> {
    let code = code(&mut fields, reading, taken);
    let label = reading.needed(&mut fields, "label");
    let exclusive = fields.flag("exclusive", reading.report);
    if let Some(exclusive) = &exclusive
        && exclusive.value
        && !multiple
    {
        let path = fields.path_to("exclusive");
        reading.report.fault(exclusive.at, &path, Message::new("form-fault-exclusive"));
    }
    fields.finish(reading.report);
    let exclusive = exclusive.is_some_and(|exclusive| exclusive.value);
    Some(Choice { exclusive, ..Choice::new(code?, label) })
}

fn code(fields: &mut Fields<'_>, reading: &mut Reading<'_, '_>, taken: &mut BTreeSet<Code>) -> Option<Code> {
    if !fields.has("code") {
        fields.missing("code", reading.report);
        return None;
    }
    let given = fields.string("code", reading.report)?;
    let path = fields.path_to("code");
    let fault = |key: &str| Message::new(key).with("code", excerpt(given.value));
    // In data files `;` parts the codes of a multiple choice.
    let Some(code) =
        Code::new(given.value).ok().filter(|code| code.is_one_word() && !given.value.contains(';'))
    else {
        reading.report.fault(given.at, &path, fault("form-fault-code"));
        return None;
    };
    rename(&mut fields.path, code.as_str());
    if [Code::NOT_ASKED, Code::DONT_KNOW, Code::REFUSED].contains(&given.value) {
        reading.report.fault(given.at, &path, fault("form-fault-code-reserved"));
    }
    if !taken.insert(code.clone()) {
        reading.report.fault(given.at, &path, fault("form-fault-code-taken"));
    }
    Some(code)
}
