//! What a researcher declares of a new version, as fields of a page: what to ask, and what was said.

use crate::service::publish::Review;
use crate::web::query::Fields;
use domain::form::change::{self, Change, Declarations, Dropped, Place, Recode, Rename, Severity, What};
use domain::form::{Code, Form, Name};
use domain::message::Message;
use serde::Serialize;
use std::collections::BTreeSet;

/// The most choices of a question that are asked about one by one.
const CHOICES: usize = 20;
/// What a field holds for something that was taken out; a name or a code stands behind `=`.
const GONE: &str = "-";

/// Something to be declared.
#[derive(Serialize)]
pub(super) struct Asked {
    field: String,
    label: Message,
    /// What may be said of it; none where it is only to be ticked.
    options: Vec<Offer>,
    /// Whether something is said already.
    said: bool,
}

/// Something that may be declared of it.
#[derive(Serialize)]
pub(super) struct Offer {
    value: String,
    label: Message,
    chosen: bool,
}

/// Reads what was declared on the page of a review.
pub(super) fn read(fields: &Fields, old: &Form, new: &Form) -> Declarations {
    let mut declared = Declarations::default();
    let mut all_of = BTreeSet::new();
    for (field, value) in fields.iter() {
        let named = value.strip_prefix('=');
        match field.split_once('/') {
            Some(("name", old)) => name(&mut declared, old, value, named),
            Some(("code", rest)) => {
                if let Some((question, code)) = rest.split_once('/') {
                    choice(&mut declared, question, code, value, named);
                }
            }
            Some(("codes", question)) => {
                all_of.insert(question);
            }
            Some(("kind", name)) => declared.kinds.extend(Name::new(name).ok()),
            _ => {}
        }
    }
    let changes = change::diff(old, new, &declared);
    for (question, code) in gone(&changes).filter(|(question, _)| all_of.contains(question.as_str())) {
        declared.dropped.push(Dropped { question: question.clone(), codes: vec![code.clone()] });
    }
    declared
}

/// What is no name was not chosen on a page of ours, and stays undeclared.
fn name(declared: &mut Declarations, old: &str, value: &str, named: Option<&str>) {
    let Ok(old) = Name::new(old) else { return };
    if value == GONE {
        declared.removed.push(old);
    } else if let Some(to) = named.and_then(|name| Name::new(name).ok()) {
        declared.renames.push(Rename { from: old, to });
    }
}

fn choice(declared: &mut Declarations, question: &str, code: &str, value: &str, named: Option<&str>) {
    let (Ok(question), Ok(from)) = (Name::new(question), Code::new(code)) else { return };
    if value == GONE {
        declared.dropped.push(Dropped { question, codes: vec![from] });
    } else if let Some(to) = named.and_then(|code| Code::new(code).ok()) {
        declared.recodes.push(Recode { question, from, to });
    }
}

/// The choices that are gone and of which nothing is said.
fn gone(changes: &[Change]) -> impl Iterator<Item = (&Name, &Code)> {
    change::undeclared(changes).filter_map(|change| match (&change.place, &change.what) {
        (Place::Question(question), What::ChoiceGone(code)) => Some((question, code)),
        _ => None,
    })
}

/// Everything that has to be declared of a review, with what is said of it.
pub(super) fn asked(review: &Review, declared: &Declarations) -> Vec<Asked> {
    let (old, new) = (&review.before.form, &review.form);
    let diff = |declared: &Declarations| change::diff(old, new, declared);
    let mut asked = names(&diff(&Declarations::default()), declared);
    let renamed = Declarations { renames: declared.renames.clone(), ..Declarations::default() };
    let changes = diff(&renamed);
    asked.extend(kinds(&changes, declared));
    asked.extend(codes(&changes, new, declared));
    asked
}

fn names(changes: &[Change], declared: &Declarations) -> Vec<Asked> {
    let came: Vec<&Name> = changes
        .iter()
        .filter(|change| change.what == What::Added)
        .filter_map(|change| match &change.place {
            Place::Question(name) | Place::Group(name) => Some(name),
            _ => None,
        })
        .collect();
    let gone = changes.iter().filter(|it| it.what == What::Hidden && it.severity == Severity::Undeclared);
    gone.map(|change| {
        let old = change.place.name();
        let renamed = declared.renamed(old);
        let removed = declared.removed.iter().any(|name| name.as_str() == old);
        let mut options = vec![offer(GONE, Message::new("collect-declare-removed"), removed)];
        options.extend(came.iter().map(|name| {
            let label = Message::new("collect-declare-renamed").with("name", name.as_str());
            offer(&format!("={name}"), label, renamed == name.as_str())
        }));
        let label = Message::new("collect-declare-name").with("name", old);
        asked_of(format!("name/{old}"), label, options)
    })
    .collect()
}

fn kinds(changes: &[Change], declared: &Declarations) -> Vec<Asked> {
    let other = change::undeclared(changes).filter(|change| change.what == What::Kind);
    other
        .map(|change| {
            let name = change.place.name();
            let said = declared.kinds.iter().any(|known| known.as_str() == name);
            let label = Message::new("collect-declare-kind").with("name", name);
            Asked { field: format!("kind/{name}"), label, options: Vec::new(), said }
        })
        .collect()
}

fn codes(changes: &[Change], new: &Form, declared: &Declarations) -> Vec<Asked> {
    let mut by_question: Vec<(&Name, Vec<&Code>)> = Vec::new();
    for (question, code) in gone(changes) {
        match by_question.last_mut().filter(|(known, _)| *known == question) {
            Some((_, codes)) => codes.push(code),
            None => by_question.push((question, vec![code])),
        }
    }
    let mut asked = Vec::new();
    for (question, codes) in by_question {
        asked.extend(codes.iter().take(CHOICES).map(|code| of_code(question, code, new, declared)));
        if codes.len() > CHOICES {
            let label = Message::new("collect-declare-codes").with("question", question.as_str());
            let said = codes.iter().all(|code| is_dropped(declared, question, code));
            asked.push(Asked { field: format!("codes/{question}"), label, options: Vec::new(), said });
        }
    }
    asked
}

fn of_code(question: &Name, code: &Code, new: &Form, declared: &Declarations) -> Asked {
    let dropped = is_dropped(declared, question, code);
    let recoded = declared.recoded(question.as_str(), code);
    let mut options = vec![offer(GONE, Message::new("collect-declare-dropped"), dropped)];
    let choices = new.question(question.as_str()).map_or(&[][..], |question| question.choices());
    options.extend(choices.iter().take(CHOICES * 10).map(|choice| {
        let label = Message::new("collect-declare-recoded").with("code", choice.code.as_str());
        offer(&format!("={}", choice.code), label, recoded == &choice.code)
    }));
    let label =
        Message::new("collect-declare-code").with("question", question.as_str()).with("code", code.as_str());
    asked_of(format!("code/{question}/{code}"), label, options)
}

fn is_dropped(declared: &Declarations, question: &Name, code: &Code) -> bool {
    declared.dropped.iter().any(|dropped| dropped.question == *question && dropped.codes.contains(code))
}

fn asked_of(field: String, label: Message, options: Vec<Offer>) -> Asked {
    let said = options.iter().any(|option| option.chosen);
    Asked { field, label, options, said }
}

fn offer(value: &str, label: Message, chosen: bool) -> Offer {
    Offer { value: value.to_owned(), label, chosen }
}
