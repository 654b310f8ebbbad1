//! What a researcher declares of a new version, as fields of a page: what to ask, and what was said.

use crate::service::publish::Review;
use crate::web::query::Fields;
use domain::form::change::{self, Change, Declarations, Dropped, Place, Recode, Rename, Severity, What};
use domain::form::{Code, Form, Item, Name};
use domain::language::{Language, Text};
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
pub(super) fn asked(review: &Review, declared: &Declarations, language: Language) -> Vec<Asked> {
    let (old, new) = (&review.before.form, &review.form);
    let (before, now) = (Labels { form: old, language }, Labels { form: new, language });
    let diff = |declared: &Declarations| change::diff(old, new, declared);
    let mut asked = names(&diff(&Declarations::default()), declared, (&before, &now));
    let renamed = Declarations { renames: declared.renames.clone(), ..Declarations::default() };
    let changes = diff(&renamed);
    asked.extend(kinds(&changes, declared, &now));
    asked.extend(codes(&changes, declared, (&before, &now)));
    // Where two codes were swapped none is gone, and yet it must be said and can be taken back.
    for recode in &declared.recodes {
        let field = format!("code/{}/{}", recode.question, recode.from);
        if !asked.iter().any(|asked| asked.field == field) {
            asked.push(of_code(&recode.question, &recode.from, declared, (&before, &now)));
        }
    }
    asked
}

/// What questions and choices of a form say, in the language of whoever declares.
struct Labels<'f> {
    form: &'f Form,
    language: Language,
}

impl Labels<'_> {
    fn words(&self, text: &Text) -> String {
        domain::form::excerpt(text.words(self.language, &self.form.languages))
    }

    /// What a question or a group says; nothing where it says nothing.
    fn of(&self, name: &str) -> String {
        let item = self.form.items().find(|item| item.name().is_some_and(|known| known.as_str() == name));
        item.map_or_else(String::new, |item| match item {
            Item::Question(question) => self.words(question.short_label()),
            Item::Group(group) => self.words(&group.label),
            Item::Note(note) => self.words(&note.note),
        })
    }

    fn of_choice(&self, question: &str, code: &Code) -> String {
        let question = self.form.question(question);
        let choice = question.and_then(|question| question.choice(code.as_str()));
        choice.map_or_else(String::new, |choice| self.words(&choice.label))
    }
}

fn names(
    changes: &[Change],
    declared: &Declarations,
    (before, now): (&Labels<'_>, &Labels<'_>),
) -> Vec<Asked> {
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
            let label = label.with("label", now.of(name.as_str()));
            offer(&format!("={name}"), label, renamed == name.as_str())
        }));
        let label = Message::new("collect-declare-name").with("name", old).with("label", before.of(old));
        asked_of(format!("name/{old}"), label, options)
    })
    .collect()
}

fn kinds(changes: &[Change], declared: &Declarations, now: &Labels<'_>) -> Vec<Asked> {
    let other = change::undeclared(changes).filter(|change| change.what == What::Kind);
    other
        .map(|change| {
            let name = change.place.name();
            let said = declared.kinds.iter().any(|known| known.as_str() == name);
            let label = Message::new("collect-declare-kind").with("name", name).with("label", now.of(name));
            Asked { field: format!("kind/{name}"), label, options: Vec::new(), said }
        })
        .collect()
}

fn codes(changes: &[Change], declared: &Declarations, labels: (&Labels<'_>, &Labels<'_>)) -> Vec<Asked> {
    let mut by_question: Vec<(&Name, Vec<&Code>)> = Vec::new();
    for (question, code) in gone(changes) {
        match by_question.last_mut().filter(|(known, _)| *known == question) {
            Some((_, codes)) => codes.push(code),
            None => by_question.push((question, vec![code])),
        }
    }
    let mut asked = Vec::new();
    for (question, codes) in by_question {
        asked.extend(codes.iter().take(CHOICES).map(|code| of_code(question, code, declared, labels)));
        if codes.len() > CHOICES {
            let label = Message::new("collect-declare-codes").with("question", question.as_str());
            let said = codes.iter().all(|code| is_dropped(declared, question, code));
            asked.push(Asked { field: format!("codes/{question}"), label, options: Vec::new(), said });
        }
    }
    asked
}

fn of_code(
    question: &Name,
    code: &Code,
    declared: &Declarations,
    (before, now): (&Labels<'_>, &Labels<'_>),
) -> Asked {
    let dropped = is_dropped(declared, question, code);
    let recoded = declared.recoded(question.as_str(), code);
    let mut options = vec![offer(GONE, Message::new("collect-declare-dropped"), dropped)];
    let choices = now.form.question(question.as_str()).map_or(&[][..], |question| question.choices());
    options.extend(choices.iter().take(CHOICES * 10).map(|choice| {
        let label = Message::new("collect-declare-recoded").with("code", choice.code.as_str());
        let label = label.with("label", now.words(&choice.label));
        offer(&format!("={}", choice.code), label, recoded == &choice.code)
    }));
    let rename = declared.renames.iter().find(|rename| rename.to == *question);
    let old = rename.map_or(question, |rename| &rename.from);
    let label = Message::new("collect-declare-code")
        .with("question", question.as_str())
        .with("code", code.as_str())
        .with("label", before.of_choice(old.as_str(), code))
        .with("asked", now.of(question.as_str()));
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
