//! Notes, groups and questions.

use super::fields::Fields;
use super::form::Reading;
use super::kind;
use crate::form::check::DEEPEST;
use crate::form::{Group, Item, Name, Note, Question, Repeat, excerpt};
use crate::message::Message;

/// An item that stands in so many groups.
pub(super) fn item<'t>(mut fields: Fields<'t>, reading: &mut Reading<'_, '_, 't>, depth: usize) -> Item {
    let at = reading.places.items.len();
    // The number is kept: what stands in a group comes after it.
    reading.places.items.push(super::places::Place::default());
    let kind = if fields.has("note") { Some("note") } else { fields.peek("kind") };
    let item = match kind {
        Some("note") => Item::Note(Box::new(note(&mut fields, reading))),
        Some("group") => Item::Group(Box::new(group(&mut fields, reading, depth, false))),
        Some("repeat") => Item::Group(Box::new(group(&mut fields, reading, depth, true))),
        _ if fields.has("name") || fields.has("kind") => {
            Item::Question(Box::new(question(&mut fields, reading, at)))
        }
        _ => {
            reading.report.claim(fields.path.clone());
            reading.report.fault(fields.at, &fields.path, Message::new("form-fault-item"));
            reading.places.items[at] = fields.place();
            return Item::Note(Box::default());
        }
    };
    reading.places.items[at] = fields.finish(reading.report);
    item
}

fn note(fields: &mut Fields<'_>, reading: &mut Reading<'_, '_, '_>) -> Note {
    let name = fields.has("name").then(|| reading.name(fields));
    let report = &mut *reading.report;
    Note {
        note: fields.text("note", report),
        name,
        hint: fields.text("hint", report),
        relevant: fields.words("relevant", report),
        media: fields.media(report),
        appearance: fields.words("appearance", report).unwrap_or_default(),
        more: fields.more("more", report),
    }
}

fn group<'t>(
    fields: &mut Fields<'t>,
    reading: &mut Reading<'_, '_, 't>,
    depth: usize,
    repeats: bool,
) -> Group {
    fields.forget("kind");
    let name = reading.name(fields);
    let report = &mut *reading.report;
    let mut group = Group {
        name,
        label: fields.text("label", report),
        hint: fields.text("hint", report),
        relevant: fields.words("relevant", report),
        repeat: repeats.then(|| Repeat { count: fields.words("repeat_count", report) }),
        appearance: fields.words("appearance", report).unwrap_or_default(),
        more: fields.more("more", report),
        items: Vec::new(),
    };
    if depth >= DEEPEST {
        fields.forget("item");
        report.claim(fields.path.clone());
        report.fault(fields.at, &fields.path, Message::new("form-check-deep").with("limit", DEEPEST));
        return group;
    }
    let tables = fields.needed_tables("item", report);
    group.items = tables.into_iter().map(|table| item(table, reading, depth + 1)).collect();
    group
}

fn question<'t>(fields: &mut Fields<'t>, reading: &mut Reading<'_, '_, 't>, at: usize) -> Question {
    let name = reading.name(fields);
    let kind = kind::kind(fields, reading, at);
    let trigger = trigger(fields, reading);
    let report = &mut *reading.report;
    Question {
        label: fields.text("label", report),
        short: fields.text("short", report),
        hint: fields.text("hint", report),
        guidance: fields.text("guidance", report),
        media: fields.media(report),
        required: fields.flag("required", report),
        required_if: fields.words("required_if", report),
        required_message: fields.text("required_message", report),
        relevant: fields.words("relevant", report),
        constraint: fields.words("constraint", report),
        constraint_message: fields.text("constraint_message", report),
        default: fields.words("default", report),
        calculation: fields.words("calculation", report),
        trigger,
        choice_filter: fields.words("choice_filter", report),
        read_only: fields.flag("read_only", report),
        appearance: fields.words("appearance", report).unwrap_or_default(),
        parameters: fields.more("parameters", report),
        dont_know: fields.flag("dont_know", report),
        refuse: fields.flag("refuse", report),
        more: fields.more("more", report),
        ..Question::new(name, Default::default(), kind)
    }
}

fn trigger(fields: &mut Fields<'_>, reading: &mut Reading<'_, '_, '_>) -> Vec<Name> {
    let names = fields.strings("trigger", reading.report);
    let mut read = Vec::with_capacity(names.len());
    for name in names {
        match Name::new(name) {
            Ok(name) => read.push(name),
            Err(_) => {
                let told = Message::new("form-fault-name").with("name", excerpt(name));
                fields.faulty("trigger", told, reading.report);
            }
        }
    }
    read
}
