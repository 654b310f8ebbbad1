//! Characteristics: notes, codes, and the labels of the other languages.

use super::super::cut;
use super::super::model::Dataset;
use super::labels::Tables;
use super::storage::{Columns, LABEL, NAME};
use crate::answer::Missing;
use crate::language::Language;

/// The most bytes of a characteristic.
const LONGEST: usize = 67_783;

/// Writes them.
pub(super) fn write(
    out: &mut Vec<u8>,
    dataset: &Dataset,
    columns: &Columns,
    tables: &Tables,
    language: Language,
) {
    of_file(out, dataset, columns, language);
    for (place, (variable, name)) in dataset.variables.iter().zip(&columns.names).enumerate() {
        one(out, name, "name", &variable.name);
        for other in Language::ALL {
            if let Some(question) = variable.question.get(other) {
                one(out, name, &format!("question_{other}"), question);
            }
            if let Some(label) = variable.label.get(other) {
                one(out, name, &format!("label_{other}"), label);
            }
        }
        let codes = variable.categories().iter().filter(|it| it.number.to_string() != it.code);
        let codes: Vec<String> = codes.map(|it| format!("{}={}", it.number, it.code)).collect();
        one(out, name, "codes", &codes.join("; "));
        let listed: Vec<&str> = variable.notes.iter().map(|note| dataset.words(note, language)).collect();
        notes(out, name, &listed);
        for other in Language::ALL.into_iter().filter(|other| *other != language) {
            let label = cut::label_of_letters(dataset.words(&variable.label, other), LABEL);
            one(out, name, &format!("_lang_v_{other}"), &label);
            one(out, name, &format!("_lang_l_{other}"), tables.name(place, other).unwrap_or_default());
        }
    }
}

fn of_file(out: &mut Vec<u8>, dataset: &Dataset, columns: &Columns, language: Language) {
    one(out, "_dta", "study", &dataset.id);
    one(out, "_dta", "made", &dataset.made.to_rfc3339());
    one(out, "_dta", "_lang_c", language.tag());
    let others = Language::ALL.into_iter().filter(|other| *other != language);
    let list: Vec<&str> = std::iter::once(language).chain(others.clone()).map(Language::tag).collect();
    one(out, "_dta", "_lang_list", &list.join(" "));
    for other in others {
        let title = cut::label_of_letters(dataset.words(&dataset.title, other), LABEL);
        one(out, "_dta", &format!("_lang_v_{other}"), &title);
    }
    if let Some(weight) = dataset.weight.and_then(|place| columns.names.get(place)) {
        one(out, "_dta", "weight", weight);
    }
    for set in &dataset.sets {
        let names = set.variables.iter().filter_map(|place| columns.names.get(*place));
        let names: Vec<&str> = names.map(String::as_str).collect();
        let name = super::super::naming::names([set.name.as_str()], super::super::naming::Package::Stata);
        for name in name {
            let name = format!("set_{}", cut::to_bytes(&name, 28));
            one(out, "_dta", &name, &names.join(" "));
        }
    }
    let mut listed: Vec<String> =
        dataset.notes.iter().map(|note| dataset.words(note, language).to_owned()).collect();
    let kinds = [(Missing::NotAsked, ".n"), (Missing::DontKnow, ".d"), (Missing::Refused, ".r")];
    let kinds: Vec<String> = kinds
        .into_iter()
        .map(|(kind, sign)| format!("{sign} {}", dataset.words(dataset.words.missing(kind), language)))
        .collect();
    listed.push(kinds.join("; "));
    notes(out, "_dta", &listed.iter().map(String::as_str).collect::<Vec<_>>());
}

fn notes(out: &mut Vec<u8>, of: &str, notes: &[&str]) {
    let notes: Vec<&str> = notes.iter().copied().filter(|note| !note.is_empty()).collect();
    if !notes.is_empty() {
        one(out, of, "note0", &notes.len().to_string());
    }
    for (number, note) in (1..).zip(notes) {
        one(out, of, &format!("note{number}"), note);
    }
}

/// One of a column or, by `_dta`, of the file; an empty one is none.
fn one(out: &mut Vec<u8>, of: &str, name: &str, value: &str) {
    let value = cut::to_bytes(value, LONGEST).replace('\0', " ");
    let Ok(length) = u32::try_from(2 * NAME + value.len() + 1) else { return };
    if value.is_empty() {
        return;
    }
    out.extend(b"<ch>");
    out.extend(length.to_le_bytes());
    super::fixed(out, of, NAME);
    super::fixed(out, name, NAME);
    out.extend(value.as_bytes());
    out.push(0);
    out.extend(b"</ch>");
}
