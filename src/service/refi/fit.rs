//! What a file says, made to fit: names, values, codes of the same name.

use crate::service::documents::LONGEST_NAME;
use domain::exchange::codebook::{Code, Compared, Standing, Unfit, compare};
use domain::exchange::refi::project::{Datum, Value};
use domain::exchange::refi::{Lost, Report};
use domain::language::Language;
use domain::message::Message;
use std::collections::HashSet;
use uuid::Uuid;

/// Compares codes, and gives a new one that would be called as one beside it a number.
pub(super) fn fitting(there: &[Code], brought: &[Code], report: &mut Report) -> Vec<Compared> {
    const TRIES: usize = 50;
    let mut brought = brought.to_vec();
    for number in 2..TRIES {
        let compared = compare(there, &brought);
        let double = |one: &&Compared| one.unfit == Some(Unfit::Double) && one.standing == Standing::Added;
        let doubles: Vec<Uuid> = compared.iter().filter(double).map(|one| one.brought).collect();
        if doubles.is_empty() {
            return compared;
        }
        let mut beside = HashSet::new();
        for code in brought.iter_mut().filter(|code| doubles.contains(&code.guid)) {
            // The first of several new ones keeps its name.
            let name = (code.parent, code.name.words(Language::Kk, &[]).to_owned());
            if beside.insert(name) && doubles.len() > 1 {
                continue;
            }
            report.note(Lost::Renamed, code.name.words(Language::Kk, &[]));
            for language in Language::ALL {
                let name = code.name.get(language).map(|name| format!("{name} ({number})"));
                code.name.set(language, name);
            }
        }
    }
    compare(there, &brought)
}

/// A name as documents and cases may have it.
pub(super) fn named(name: &str, guid: Uuid) -> String {
    let plain: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.is_empty() {
        return guid.to_string();
    }
    match plain.char_indices().nth(LONGEST_NAME) {
        Some(_) => plain.chars().take(LONGEST_NAME - 1).collect::<String>() + "…",
        None => plain,
    }
}

/// A value in words; none where there is none.
pub(super) fn words(value: &Value) -> Option<String> {
    Some(match value.datum.as_ref()? {
        Datum::Text(text) => text.trim().to_owned(),
        Datum::Integer(number) => number.to_string(),
        Datum::Float(number) => number.to_string(),
        Datum::Boolean(is) => is.to_string(),
        Datum::Date(day) => day.to_string(),
        Datum::DateTime(at) => at.to_rfc3339(),
    })
}

/// A memo with the words that it is about before it.
pub(super) fn said(words: &str, text: &str) -> String {
    if words.is_empty() { text.to_owned() } else { format!("{words}\n\n{text}") }
}

/// What is wrong with codes, where anything is.
#[must_use]
pub(super) fn unfit(codes: &[Compared]) -> Option<Message> {
    codes.iter().find_map(|one| one.unfit).map(Unfit::message)
}
