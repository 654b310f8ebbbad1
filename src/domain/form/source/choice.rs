//! Choices, of a question or of a list.

use super::fields::Fields;
use super::form::{Reading, rename};
use crate::form::check::Holder;
use crate::form::{Choice, Code, excerpt};
use crate::message::Message;

/// All the choices; one whose code could not be read has a code made up.
pub(super) fn choices<'t>(
    tables: Vec<Fields<'t>>,
    of: Holder,
    reading: &mut Reading<'_, '_, 't>,
) -> Vec<Choice> {
    tables.into_iter().enumerate().map(|(at, table)| choice(table, at, of, reading)).collect()
}

fn choice<'t>(mut fields: Fields<'t>, at: usize, of: Holder, reading: &mut Reading<'_, '_, 't>) -> Choice {
    let code = code(&mut fields, at, reading);
    let report = &mut *reading.report;
    let label = fields.text("label", report);
    let choice = Choice {
        exclusive: fields.flag("exclusive", report),
        media: fields.media(report),
        more: fields.more("more", report),
        ..Choice::new(code, label)
    };
    let place = fields.finish(report);
    reading.places.choices.entry(of).or_default().push(place);
    choice
}

fn code(fields: &mut Fields<'_>, at: usize, reading: &mut Reading<'_, '_, '_>) -> Code {
    let report = &mut *reading.report;
    if !fields.has("code") {
        fields.missing("code", report);
    } else if let Some(given) = fields.string("code", report) {
        if let Ok(code) = Code::new(given) {
            rename(&mut fields.path, &excerpt(code.as_str()));
            return code;
        }
        fields.faulty("code", Message::new("form-fault-code").with("code", excerpt(given)), report);
    }
    Code::new(format!("_{}", at + 1)).expect("a sign and digits are a code")
}
