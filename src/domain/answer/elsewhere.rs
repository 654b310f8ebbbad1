//! Answers gathered elsewhere, held to a version of the form: what cannot be stored is a fault, and what
//! can be though the form would not have taken it is a doubt, for a person to decide about.
//!
//! A form is judged three times where there is a doubt: as it stands; without what only forbids
//! (constraints, limits, required answers, filters of choices), which tells what each answer is; and
//! without what decides whether a question is asked, which tells what stands in answers to questions that
//! were not. A row that the form takes as it stands is judged once.

use super::accept::{Fault, Told};
use super::cells::Said;
use super::import::contradictions;
use super::plan::judged;
use super::{Answer, Answers, Circumstances, Missing, Raw};
use crate::form::logic::Logic;
use crate::form::model::item::deep;
use crate::form::{Choice, Choices, Form, Item, Kind, Name, Question};
use crate::message::Message;
use std::collections::{BTreeMap, BTreeSet};

/// What a row says to a question or a repeat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// What somebody would have sent: no values where it was left empty.
    Values(Vec<String>),
    /// Why there is no value.
    None(Missing),
}

/// What a row says, by field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given(BTreeMap<String, Word>);

/// What came of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// An answer to every question of the form, as the row has it; one with a fault gives none.
    pub answers: Answers,
    /// What cannot be stored.
    pub faults: Vec<Fault>,
    /// What the form would not have taken.
    pub doubts: Vec<Fault>,
}

/// A version of a form made ready to judge rows.
#[derive(Debug)]
pub struct Judge {
    strict: Ready,
    open: Ready,
    free: Ready,
}

#[derive(Debug)]
struct Ready {
    form: Form,
    logic: Logic,
}

impl Ready {
    fn new(form: Form) -> Self {
        let logic = Logic::of(&form);
        Self { form, logic }
    }

    fn judge(&self, raw: &Raw, circumstances: &Circumstances) -> (Answers, Vec<Fault>) {
        judged((&self.form, &self.logic), raw, circumstances)
    }
}

impl Given {
    /// Puts in what is said to a question.
    pub fn set(&mut self, field: &str, word: Word) {
        self.0.insert(field.to_owned(), word);
    }

    /// Puts in the rows of the repeats of a form, given as an export writes them: how many there are under
    /// the name of each, and all of them as JSON under `member/rows`.
    ///
    /// # Errors
    /// The field that cannot be read, and why.
    pub fn set_repeats(
        &mut self,
        form: &Form,
        cells: &BTreeMap<String, String>,
    ) -> Result<(), (String, Message)> {
        let said = Said::of(form, cells);
        if let Some((field, message)) = said.faults.into_iter().next() {
            return Err((field, message));
        }
        let repeats: Vec<&str> = form.repeats().map(|group| group.name.as_str()).collect();
        let of_repeat = |field: &str| field.split('/').next().is_some_and(|first| repeats.contains(&first));
        for (field, values) in said.fields.into_iter().filter(|(field, _)| of_repeat(field)) {
            self.0.insert(field, Word::Values(values));
        }
        Ok(())
    }

    fn raw(&self, form: &Form) -> Raw {
        let mut raw = Raw::default();
        for (field, word) in &self.0 {
            match word {
                Word::Values(values) => {
                    let sent = values.iter().filter(|value| *value != Missing::NotAsked.code());
                    sent.for_each(|value| raw.push(field.as_str(), value.as_str()));
                }
                Word::None(kind) => {
                    if form.question(field).is_some_and(|question| offers(question, *kind)) {
                        raw.push(field.as_str(), kind.code());
                    }
                }
            }
        }
        raw
    }

    /// The same as an export writes it.
    fn said(&self) -> BTreeMap<&str, Vec<String>> {
        let said = |word: &Word| match word {
            Word::Values(values) => values.clone(),
            Word::None(Missing::NoAnswer) => Vec::new(),
            Word::None(kind) => vec![kind.code().to_owned()],
        };
        self.0.iter().map(|(field, word)| (field.as_str(), said(word))).collect()
    }
}

/// Whether somebody can answer so.
fn offers(question: &Question, kind: Missing) -> bool {
    match kind {
        Missing::DontKnow => question.dont_know,
        Missing::Refused => question.refuse,
        Missing::NotAsked | Missing::NoAnswer => false,
    }
}

impl Judge {
    /// Makes a form ready for rows that say something to these questions: what a row says to a question
    /// that is computed stands in the place of what would come out now.
    #[must_use]
    pub fn new(form: &Form, stated: &BTreeSet<String>) -> Self {
        let mut strict = form.clone();
        each_question(&mut strict, &mut |question| {
            if stated.contains(question.name.as_str()) {
                question.calculation = None;
            }
        });
        let mut open = strict.clone();
        each_question(&mut open, &mut permit);
        let mut free = open.clone();
        free.pages.iter_mut().for_each(|page| {
            page.relevant = None;
            each_item(&mut page.items, &mut ask);
        });
        Self { strict: Ready::new(strict), open: Ready::new(open), free: Ready::new(free) }
    }

    /// Judges a row.
    #[must_use]
    pub fn judge(&self, given: &Given, circumstances: &Circumstances) -> Judged {
        let raw = given.raw(&self.strict.form);
        let said = given.said();
        let (answers, strict) = self.strict.judge(&raw, circumstances);
        let mut doubts = self.unoffered(given);
        if strict.is_empty() && doubts.is_empty() && self.contradictions(&said, &answers).is_empty() {
            return Judged { answers: stated(answers, given), faults: Vec::new(), doubts };
        }
        let (mut answers, mut faults) = self.open.judge(&raw, circumstances);
        // Whatever was left out is told by the form as it stands.
        faults.retain(|fault| !fault.required);
        let contradicted = self.contradictions(&said, &answers);
        self.take_unasked(&raw, circumstances, &contradicted, (&mut answers, &mut faults));
        doubts.extend(contradicted);
        doubts.extend(strict);
        let mut told = BTreeSet::new();
        // Of each question one thing is told: what cannot be stored before what is in doubt.
        faults.retain(|fault| told.insert(fault.field.clone()));
        doubts.retain(|fault| told.insert(fault.field.clone()));
        for fault in faults.iter_mut().chain(&mut doubts) {
            without_value(fault);
        }
        Judged { answers: stated(answers, given), faults, doubts }
    }

    /// Puts in what is answered to questions that are not asked.
    fn take_unasked(
        &self,
        raw: &Raw,
        circumstances: &Circumstances,
        contradicted: &[Fault],
        (answers, faults): (&mut Answers, &mut Vec<Fault>),
    ) {
        let not_asked: Vec<&Name> = contradicted
            .iter()
            .filter(|fault| fault.field == fault.question.as_str())
            .map(|fault| &fault.question)
            .filter(|name| *answers.get(name.as_str()) == Answer::Missing(Missing::NotAsked))
            .collect();
        if not_asked.is_empty() {
            return;
        }
        let (all, wrong) = self.free.judge(raw, circumstances);
        for name in not_asked {
            answers.0.insert(name.clone(), all.get(name.as_str()).clone());
            faults.extend(wrong.iter().find(|fault| fault.question == *name && !fault.required).cloned());
        }
    }

    /// What is given as “don't know” or “refused” where the question does not offer it.
    fn unoffered(&self, given: &Given) -> Vec<Fault> {
        let form = &self.strict.form;
        let unoffered = given.0.iter().filter_map(|(field, word)| {
            let Word::None(kind @ (Missing::DontKnow | Missing::Refused)) = word else { return None };
            let question = form.question(field).filter(|question| !offers(question, *kind))?;
            let message = Message::new("incoming-doubt-not-offered");
            Some(fault(form, &question.name, field, message))
        });
        unoffered.collect()
    }

    fn contradictions(&self, said: &BTreeMap<&str, Vec<String>>, answers: &Answers) -> Vec<Fault> {
        let form = &self.strict.form;
        let get = |field: &str| said.get(field).map_or(&[][..], Vec::as_slice);
        let mut found = contradictions(form, &get, answers);
        // What no column says anything about is no contradiction.
        found.retain(|fault| said.contains_key(fault.field.as_str()));
        found
    }
}

fn fault(form: &Form, question: &Name, field: &str, message: Message) -> Fault {
    let holds = |items: &[Item]| deep(items).any(|item| item.name() == Some(question));
    let page = form.pages.iter().find(|page| holds(&page.items)).map(|page| page.name.clone());
    Fault {
        page: page.unwrap_or_else(|| question.clone()),
        question: question.clone(),
        field: field.to_owned(),
        told: Told::Message(message),
        required: false,
    }
}

/// A fault is told with its place; what stands there may be somebody's own words.
fn without_value(fault: &mut Fault) {
    if let Told::Message(message) = &mut fault.told
        && message.key == "form-answer-unknown-code"
    {
        *message = Message::new("incoming-not-a-choice");
    }
}

/// The answers with what the row says about having none.
fn stated(mut answers: Answers, given: &Given) -> Answers {
    for (field, word) in &given.0 {
        if let (Word::None(kind), Ok(name)) = (word, Name::new(field.as_str()))
            && let Some(answer) = answers.0.get_mut(&name)
        {
            *answer = Answer::Missing(*kind);
        }
    }
    answers
}

fn each_question(form: &mut Form, change: &mut dyn FnMut(&mut Question)) {
    for page in &mut form.pages {
        each_item(&mut page.items, &mut |item| {
            if let Item::Question(question) = item {
                change(question);
            }
        });
    }
}

fn each_item(items: &mut [Item], change: &mut dyn FnMut(&mut Item)) {
    for item in items {
        change(item);
        if let Item::Group(group) = item {
            each_item(&mut group.items, change);
        }
    }
}

/// Takes away what only forbids.
fn permit(question: &mut Question) {
    question.constraint = None;
    question.required = false;
    question.required_if = None;
    question.choice_filter = None;
    match &mut question.kind {
        Kind::Integer { min, max } => (*min, *max) = (None, None),
        Kind::Decimal { min, max } => (*min, *max) = (None, None),
        Kind::Date { min, max } => (*min, *max) = (None, None),
        Kind::Text { max_length } | Kind::LongText { max_length } => *max_length = None,
        Kind::Multiple { choices } if choices.of_repeat().is_none() => {
            let together = |choice: &Choice| Choice { exclusive: false, ..choice.clone() };
            *choices = Choices::from(choices.iter().map(together).collect::<Vec<_>>());
        }
        _ => {}
    }
}

/// Takes away what decides whether something is asked.
fn ask(item: &mut Item) {
    match item {
        Item::Note(_) => {}
        Item::Group(group) => group.relevant = None,
        Item::Question(question) => question.relevant = None,
    }
}
