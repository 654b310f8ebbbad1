//! Answers from a row of a data file.
//!
//! Data gathered elsewhere has holes that a respondent would not get away with: a required answer may
//! be missing, and is listed. Everything else is held to the form.

use super::accept::{Fault, Told};
use super::cells::Said;
use super::plan::{Plan, judged};
use super::{Answer, Answers, Circumstances, MOST_ROWS, Missing, Raw};
use crate::form::model::item::deep;
use crate::form::{Form, Group, Item, Name};
use crate::message::Message;
use std::collections::BTreeMap;

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

/// Reads a row of a form that asks for no time and no chance: [`row_at`].
#[must_use]
pub fn row(form: &Form, cells: &BTreeMap<String, String>) -> Imported {
    row_at(form, cells, &Circumstances::default())
}

/// Reads a row, given as its cells by column, as it was answered under these circumstances. The column of a question
/// bears its name. Codes of a multiple choice stand in it parted by `;`, or in one column a choice
/// (`reasons/job_guarantee`) that holds 0 or 1; those of a rank in one column a choice that holds its
/// place; a point on the map in one column or in `home/latitude` and so on. A repeat has its number of
/// rows under its name, and the rows as records hold them under `member/rows`. A blank is no answer,
/// `-7` not asked, `-8` don't know and `-9` refused. Other columns are passed over.
#[must_use]
pub fn row_at(form: &Form, cells: &BTreeMap<String, String>, circumstances: &Circumstances) -> Imported {
    let said = Said::of(form, cells);
    let mut imported = held(form, &said.raw(), circumstances, &|field| said.get(field));
    for (field, message) in said.faults {
        let Some(fault) = fault(form, field, message) else { continue };
        // Of a cell that cannot be read this alone is told, and nothing of its question.
        let own = fault.field.split('/').next().filter(|first| form.question(first).is_some());
        let same = |field: &str| field == fault.field || Some(field) == own;
        imported.faults.retain(|other| !same(&other.field));
        imported.gaps.retain(|gap| !same(gap.as_str()));
        imported.faults.push(fault);
    }
    sort(form, &mut imported.faults);
    imported
}

/// Reads what was sent elsewhere to a form without repeats, field by field.
#[must_use]
pub fn sent(form: &Form, raw: &Raw, circumstances: &Circumstances) -> Imported {
    held(form, raw, circumstances, &|field| raw.get(field))
}

/// The answers, and all that stands against them.
fn held<'s>(
    form: &Form,
    raw: &Raw,
    circumstances: &Circumstances,
    said: &dyn Fn(&str) -> &'s [String],
) -> Imported {
    let (answers, faults) = judged((form, &Plan::logic_of(form)), raw, circumstances);
    let (required, mut faults): (Vec<_>, Vec<_>) = faults.into_iter().partition(|fault| fault.required);
    faults.extend(contradictions(form, said, &answers));
    sort(form, &mut faults);
    Imported { answers, faults, gaps: required.into_iter().map(|fault| fault.question).collect() }
}

/// What is said against what the form asks.
pub(super) fn contradictions<'s>(
    form: &Form,
    said: &dyn Fn(&str) -> &'s [String],
    answers: &Answers,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    for page in &form.pages {
        let mut against = Contradictions { page: &page.name, said, faults: &mut faults };
        against.items(&page.items, "", answers);
    }
    faults
}

/// The order of the form; within a question or repeat the order of its rows is kept.
fn sort(form: &Form, faults: &mut [Fault]) {
    let places: BTreeMap<&Name, usize> =
        form.items().enumerate().filter_map(|(at, item)| Some((item.name()?, at))).collect();
    faults.sort_by_key(|fault| places.get(&fault.question).copied());
}

/// A fault of a field: of the question that it names or is a column of, else of the innermost repeat.
fn fault(form: &Form, field: String, message: Message) -> Option<Fault> {
    let named = |part: &str| {
        form.pages.iter().find_map(|page| {
            let item =
                deep(&page.items).find(|item| item.name().is_some_and(|name| name.as_str() == part))?;
            Some((page, item))
        })
    };
    let mut found = None;
    for (page, item) in field.split('/').filter_map(named) {
        found = Some((page.name.clone(), item.name()?.clone()));
        if matches!(item, Item::Question(_)) {
            // What stands behind it is one of its choices.
            break;
        }
    }
    let (page, question) = found?;
    Some(Fault { page, question, field, told: Told::Message(message), required: false })
}

/// What a file says against itself, question by question.
struct Contradictions<'f, 's> {
    page: &'f Name,
    said: &'f dyn Fn(&str) -> &'s [String],
    faults: &'f mut Vec<Fault>,
}

impl Contradictions<'_, '_> {
    fn items(&mut self, items: &[Item], within: &str, answers: &Answers) {
        for item in items {
            match item {
                Item::Note(_) => {}
                Item::Group(group) if group.repeat.is_none() => self.items(&group.items, within, answers),
                Item::Group(group) => self.repeat(group, &format!("{within}{}", group.name), answers),
                Item::Question(question) => {
                    let field = format!("{within}{}", question.name);
                    let asked = *answers.get(question.name.as_str()) != Answer::Missing(Missing::NotAsked);
                    if let Some(key) = contradiction(asked, (self.said)(&field)) {
                        self.tell(&question.name, field, Message::new(key));
                    }
                }
            }
        }
    }

    fn repeat(&mut self, group: &Group, field: &str, answers: &Answers) {
        let said = (self.said)(field);
        let Answer::Rows(rows) = answers.get(group.name.as_str()) else {
            let none = said.iter().all(|value| value == "0");
            if let Some(key) = contradiction(false, said).filter(|_| !none) {
                self.tell(&group.name, field.to_owned(), Message::new(key));
            }
            return;
        };
        let count: Option<usize> = said.first().and_then(|count| count.parse().ok());
        if let Some(key) = contradiction(true, said) {
            self.tell(&group.name, field.to_owned(), Message::new(key));
        } else if let Some(count) = count.filter(|count| (rows.len()..=MOST_ROWS).contains(count))
            && count > rows.len()
        {
            let message =
                Message::new("form-answer-import-fewer").with("said", count).with("rows", rows.len());
            self.tell(&group.name, field.to_owned(), message);
        }
        for (row, number) in rows.iter().zip(1..) {
            self.items(&group.items, &format!("{field}/{number}/"), row);
        }
    }

    fn tell(&mut self, question: &Name, field: String, message: Message) {
        let (page, question) = (self.page.clone(), question.clone());
        self.faults.push(Fault { page, question, field, told: Told::Message(message), required: false });
    }
}

/// A file that says “not asked” of what the form asks, or answers what it does not ask.
fn contradiction(asked: bool, said: &[String]) -> Option<&'static str> {
    let not_asked = |value: &String| value == Missing::NotAsked.code();
    if asked && said.iter().any(not_asked) {
        return Some("form-answer-import-asked");
    }
    (!asked && !said.iter().all(not_asked)).then_some("form-answer-import-not-asked")
}
