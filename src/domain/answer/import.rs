//! Answers from a row of a data file.
//!
//! Data gathered elsewhere has holes that a respondent would not get away with: a required answer may
//! be missing, and is listed. Everything else is held to the form.

use super::accept::{Fault, Told};
use super::plan::{Plan, judged};
use super::{Answer, Answers, Circumstances, Missing, Raw};
use crate::form::{Form, Kind, Name, Question};
use crate::message::Message;
use std::collections::BTreeMap;

/// What parts the codes of a multiple choice in one cell.
const SEPARATOR: char = ';';

/// What came of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// An answer to every question of the form; a cell with a fault gives none.
    pub answers: Answers,
    /// The cells that could not be taken, in the order of the form.
    pub faults: Vec<Fault>,
    /// The required questions that were left empty.
    pub gaps: Vec<Name>,
}

/// Reads a row, given as its cells by column. The column of a question bears its name; codes of a
/// multiple choice stand in it parted by `;`, or in one column a choice (`reasons/job_guarantee`) that
/// holds 0 or 1. A blank is no answer, `-7` not asked, `-8` don't know and `-9` refused. Other columns
/// are passed over.
#[must_use]
pub fn row(form: &Form, cells: &BTreeMap<String, String>) -> Imported {
    let said: BTreeMap<&Name, Vec<String>> =
        form.questions().map(|question| (&question.name, values(question, cells))).collect();
    let raw: Raw = said
        .iter()
        .flat_map(|(name, values)| values.iter().map(|value| (name.as_str(), value.as_str())))
        .filter(|(_, value)| *value != Missing::NotAsked.code())
        .collect();
    held(form, &raw, &Circumstances::default(), |name| said.get(name).map_or(&[], Vec::as_slice))
}

/// Reads what was sent elsewhere to a form without repeats, field by field.
#[must_use]
pub fn sent(form: &Form, raw: &Raw, circumstances: &Circumstances) -> Imported {
    held(form, raw, circumstances, |name| raw.get(name.as_str()))
}

/// The answers, and all that stands against them.
fn held<'s>(
    form: &Form,
    raw: &Raw,
    circumstances: &Circumstances,
    said: impl Fn(&Name) -> &'s [String],
) -> Imported {
    let (answers, faults) = judged((form, &Plan::logic_of(form)), raw, circumstances);
    let (required, mut faults): (Vec<_>, Vec<_>) = faults.into_iter().partition(|fault| fault.required);
    for (page, question) in form.pages.iter().flat_map(|page| page.questions().map(move |q| (page, q))) {
        let asked = *answers.get(question.name.as_str()) != Answer::Missing(Missing::NotAsked);
        if let Some(key) = contradiction(asked, said(&question.name)) {
            let told = Told::Message(Message::new(key));
            let field = question.name.to_string();
            let (page, question) = (page.name.clone(), question.name.clone());
            faults.push(Fault { page, question, field, told, required: false });
        }
    }
    let places: BTreeMap<&Name, usize> =
        form.questions().enumerate().map(|(at, question)| (&question.name, at)).collect();
    faults.sort_by_key(|fault| places.get(&fault.question).copied());
    Imported { answers, faults, gaps: required.into_iter().map(|fault| fault.question).collect() }
}

/// A file that says “not asked” of what the form asks, or answers what it does not ask.
fn contradiction(asked: bool, said: &[String]) -> Option<&'static str> {
    let not_asked = |value: &String| value == Missing::NotAsked.code();
    if asked && said.iter().any(not_asked) {
        return Some("form-answer-import-asked");
    }
    (!asked && !said.iter().all(not_asked)).then_some("form-answer-import-not-asked")
}

/// The values that the cells of a question say, blanks left out.
fn values(question: &Question, cells: &BTreeMap<String, String>) -> Vec<String> {
    let cell = |column: &str| cells.get(column).map_or("", |cell| cell.trim());
    let name = question.name.as_str();
    let Kind::Multiple { choices } = &question.kind else {
        // Not trimmed: what a text may hold is for its reading to say.
        return cells.get(name).filter(|cell| !cell.trim().is_empty()).into_iter().cloned().collect();
    };
    let joined = cell(name).split(SEPARATOR).map(|code| code.trim().to_owned());
    let ticked = choices.iter().map(|choice| match cell(&format!("{name}/{}", choice.code)) {
        "1" => choice.code.as_str().to_owned(),
        "0" => String::new(),
        other => other.to_owned(),
    });
    joined.chain(ticked).filter(|value| !value.is_empty()).collect()
}
