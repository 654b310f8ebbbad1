//! Notes and questions.

use super::QUESTIONS;
use super::choice::choices;
use super::fields::{Fields, Placed};
use super::page::Reading;
use crate::form::{Code, Item, Kind, Note, Question};
use crate::message::Message;

pub(super) fn item(fields: Fields<'_>, reading: &mut Reading<'_, '_>) -> Option<Item> {
    reading.checks.next_item();
    if fields.has("note") {
        return Some(Item::Note(Box::new(note(fields, reading))));
    }
    if fields.has("name") || fields.has("kind") {
        return Some(Item::Question(Box::new(question(fields, reading)?)));
    }
    reading.report.fault(fields.at, &fields.path, Message::new("form-fault-item"));
    None
}

fn note(mut fields: Fields<'_>, reading: &mut Reading<'_, '_>) -> Note {
    let note = reading.needed(&mut fields, "note");
    let relevant = reading.relevant(&mut fields);
    fields.finish(reading.report);
    Note { note, relevant, ..Note::default() }
}

fn question(mut fields: Fields<'_>, reading: &mut Reading<'_, '_>) -> Option<Question> {
    if reading.questions.len() == QUESTIONS {
        let told = Message::new("form-fault-many-questions").with("limit", QUESTIONS);
        reading.report.fault(fields.at, &fields.path, told);
    }
    let name = reading.name(&mut fields, |reading| &mut reading.questions);
    let label = reading.needed(&mut fields, "label");
    let short = reading.text(&mut fields, "short");
    let hint = reading.text(&mut fields, "hint");
    let relevant = reading.relevant(&mut fields);
    let kind = kind(&mut fields, reading);
    if kind.is_none() {
        fields.forget(&["choice", "min", "max", "max_length"]);
    }
    // Told of even where the kind is faulty: whoever speaks of the question is not at fault then.
    if let Some(name) = &name {
        reading.checks.question(name, kind.as_ref());
    }
    let required = flag(&mut fields, "required", reading);
    let required_at = fields.place("required_message");
    let required_message = reading.text(&mut fields, "required_message");
    if !required && !required_message.is_empty() {
        pointless(&fields, required_at, "required_message", "required = true", reading);
    }
    let constraint = fields.string("constraint", reading.report);
    if let Some(constraint) = &constraint {
        reading.checks.constraint(constraint.value, constraint.at, fields.path_to("constraint"));
    }
    let constraint_at = fields.place("constraint_message");
    let constraint_message = reading.text(&mut fields, "constraint_message");
    if constraint.is_none() && !constraint_message.is_empty() {
        pointless(&fields, constraint_at, "constraint_message", "constraint", reading);
    }
    let dont_know = flag(&mut fields, "dont_know", reading);
    let refuse = flag(&mut fields, "refuse", reading);
    if let Some(Kind::Integer { min, max }) = &kind {
        ambiguous(&fields, reading, (*min, *max), [(dont_know, Code::DONT_KNOW), (refuse, Code::REFUSED)]);
    }
    fields.finish(reading.report);
    Some(Question {
        short,
        hint,
        required,
        required_message,
        relevant,
        constraint: constraint.map(|constraint| constraint.value.to_owned()),
        constraint_message,
        dont_know,
        refuse,
        ..Question::new(name?, label, kind?)
    })
}

fn flag(fields: &mut Fields<'_>, key: &str, reading: &mut Reading<'_, '_>) -> bool {
    fields.flag(key, reading.report).is_some_and(|flag| flag.value)
}

fn pointless(fields: &Fields<'_>, at: usize, key: &str, without: &str, reading: &mut Reading<'_, '_>) {
    let told = Message::new("form-fault-pointless").with("key", key).with("without", without);
    reading.report.fault(at, &fields.path_to(key), told);
}

/// Warns where a number in range is read as “don't know” or “refused”.
fn ambiguous(
    fields: &Fields<'_>,
    reading: &mut Reading<'_, '_>,
    (min, max): (Option<i64>, Option<i64>),
    offered: [(bool, &str); 2],
) {
    let inside = |code: i64| min.is_none_or(|min| min <= code) && max.is_none_or(|max| code <= max);
    for (offered, code) in offered {
        if offered && code.parse().is_ok_and(inside) {
            let told = Message::new("form-warning-ambiguous").with("code", code);
            reading.report.warn(fields.at, &fields.path, told);
        }
    }
}

fn kind(fields: &mut Fields<'_>, reading: &mut Reading<'_, '_>) -> Option<Kind> {
    if !fields.has("kind") {
        fields.missing("kind", reading.report);
        return None;
    }
    let kind = fields.string("kind", reading.report)?;
    match kind.value {
        "single" => Some(Kind::Single { choices: choices(fields, reading, false) }),
        "multiple" => Some(Kind::Multiple { choices: choices(fields, reading, true) }),
        "integer" => {
            let (min, max) =
                limits(fields, reading, |fields, key, reading| fields.whole(key, reading.report));
            Some(Kind::Integer { min, max })
        }
        "decimal" => {
            let (min, max) =
                limits(fields, reading, |fields, key, reading| fields.number(key, reading.report));
            Some(Kind::Decimal { min, max })
        }
        "date" => {
            let (min, max) = limits(fields, reading, |fields, key, reading| fields.day(key, reading.report));
            Some(Kind::Date { min, max })
        }
        "text" => Some(Kind::Text { max_length: length(fields, reading, Kind::LINE) }),
        "long_text" => Some(Kind::LongText { max_length: length(fields, reading, Kind::LINES) }),
        other => {
            let told = Message::new("form-fault-kind").with("kind", crate::form::excerpt(other));
            reading.report.fault(kind.at, &fields.path_to("kind"), told);
            None
        }
    }
}

fn limits<'t, T: PartialOrd>(
    fields: &mut Fields<'t>,
    reading: &mut Reading<'_, '_>,
    read: impl Fn(&mut Fields<'t>, &str, &mut Reading<'_, '_>) -> Option<Placed<T>>,
) -> (Option<T>, Option<T>) {
    let min = read(fields, "min", reading);
    let max = read(fields, "max", reading);
    if let (Some(min), Some(max)) = (&min, &max)
        && min.value > max.value
    {
        reading.report.fault(min.at, &fields.path_to("min"), Message::new("form-fault-range"));
    }
    (min.map(|min| min.value), max.map(|max| max.value))
}

fn length(fields: &mut Fields<'_>, reading: &mut Reading<'_, '_>, limit: usize) -> Option<usize> {
    let given = fields.whole("max_length", reading.report)?;
    let length = usize::try_from(given.value).ok().filter(|length| (1..=limit).contains(length));
    if length.is_none() {
        let told = Message::new("form-fault-length").with("limit", limit);
        reading.report.fault(given.at, &fields.path_to("max_length"), told);
    }
    length
}
