//! The one walk through a form in its order, by which everything about answers goes.

use super::accept::{Fault, Told};
use super::reading::read;
use super::{Answer, Answers, Missing, Raw};
use crate::expr::{Context, Expr, NodeId, Tree, Value, World};
use crate::form::{Code, Form, Item, Kind, Page, Question};
use crate::message::Message;
use chrono::{DateTime, FixedOffset};

/// What a walk found.
pub(super) struct Walk<'f> {
    /// Every page walked, in order.
    pub(super) pages: Vec<Step<'f>>,
    /// The answers to every question walked; one with a fault counts as not answered.
    pub(super) answers: Answers,
    /// All faults, in order.
    pub(super) faults: Vec<Fault>,
    /// The answers so far as expressions see them.
    tree: Tree,
}

/// A page as a walk found it.
pub(super) struct Step<'f> {
    pub(super) page: &'f Page,
    /// Whether each of its items is asked or shown, in order.
    pub(super) relevant: Vec<bool>,
}

/// Walks from the first page to `last` and no further; through the whole form where that is `None`.
pub(super) fn walk<'f>(form: &'f Form, raw: &Raw, last: Option<&Page>) -> Walk<'f> {
    let mut walk =
        Walk { pages: Vec::new(), answers: Answers::default(), faults: Vec::new(), tree: Tree::new("data") };
    for page in &form.pages {
        walk.page(page, raw);
        if last.is_some_and(|last| last.name == page.name) {
            break;
        }
    }
    walk
}

impl<'f> Walk<'f> {
    fn page(&mut self, page: &'f Page, raw: &Raw) {
        let reached = self.holds(page.relevant.as_deref());
        let mut relevant = Vec::with_capacity(page.items.len());
        for item in &page.items {
            let asked = reached && self.holds(relevance(item));
            relevant.push(asked);
            if let Item::Question(question) = item {
                let node = self.tree.add(self.tree.root(), question.name.as_str());
                let answer =
                    if asked { self.ask(page, question, raw, node) } else { Missing::NotAsked.into() };
                self.tree.set(node, seen(&answer));
                self.answers.0.insert(question.name.clone(), answer);
            }
        }
        self.pages.push(Step { page, relevant });
    }

    fn ask(&mut self, page: &Page, question: &Question, raw: &Raw, node: NodeId) -> Answer {
        let read =
            read(question, raw.get(question.name.as_str()), &super::Offer::all(question), super::CLOCK)
                .map_err(Told::Message);
        let checked = read.and_then(|answer| match answer {
            Some(answer) => self.checked(question, answer, node).map(Some),
            None => Ok(None),
        });
        let (told, required) = match checked {
            Ok(Some(answer)) => return answer,
            Ok(None) if !question.required => return Missing::NoAnswer.into(),
            Ok(None) => (missing(question), true),
            Err(told) => (told, false),
        };
        let (page, question) = (page.name.clone(), question.name.clone());
        self.faults.push(Fault { page, question, told, required });
        Missing::NoAnswer.into()
    }

    fn checked(&mut self, question: &Question, answer: Answer, node: NodeId) -> Result<Answer, Told> {
        let Some(constraint) = &question.constraint else { return Ok(answer) };
        if matches!(answer, Answer::Missing(_)) {
            return Ok(answer);
        }
        self.tree.set(node, seen(&answer));
        if self.is_true(constraint, node) {
            return Ok(answer);
        }
        Err(Told::or(&question.constraint_message, Message::new("form-answer-constraint")))
    }

    fn holds(&self, relevance: Option<&str>) -> bool {
        relevance.is_none_or(|source| self.is_true(source, self.tree.root()))
    }

    /// Whether an expression holds for a node. A published form has been checked, so that its
    /// expressions parse; should one not, asking is the lesser harm.
    fn is_true(&self, source: &str, node: NodeId) -> bool {
        let context = Context { tree: &self.tree, node, world: &Nothing };
        Expr::parse(source).map_or(true, |expr| expr.is_true(&context))
    }
}

pub(super) fn relevance(item: &Item) -> Option<&str> {
    item.relevant()
}

fn missing(question: &Question) -> Told {
    let key = match question.kind {
        Kind::Single { .. } => "form-answer-required-choice",
        Kind::Multiple { .. } => "form-answer-required-choices",
        Kind::Rank { .. } => "form-answer-required-rank",
        Kind::Integer { .. } | Kind::Decimal { .. } | Kind::Range { .. } => "form-answer-required-number",
        Kind::Date { .. } => "form-answer-required-date",
        Kind::Time => "form-answer-required-time",
        Kind::DateTime => "form-answer-required-moment",
        Kind::Acknowledge => "form-answer-required-acknowledge",
        Kind::Location { .. } => "form-answer-required-location",
        Kind::File { .. } => "form-answer-required-file",
        _ => "form-answer-required-text",
    };
    Told::or(&question.required_message, Message::new(key))
}

impl From<Missing> for Answer {
    fn from(missing: Missing) -> Self {
        Self::Missing(missing)
    }
}

/// The world of the expressions of a form, whose check lets none ask for anything of it.
struct Nothing;

impl World for Nothing {
    fn now(&self) -> DateTime<FixedOffset> {
        DateTime::UNIX_EPOCH.fixed_offset()
    }

    fn random(&self) -> f64 {
        0.0
    }

    fn uuid(&self) -> String {
        String::new()
    }
}

/// An answer as an expression sees it: every missing kind is empty.
fn seen(answer: &Answer) -> Value {
    match answer {
        Answer::One(code) => Value::Text(code.as_str().to_owned()),
        Answer::Many(codes) | Answer::Ranked(codes) => {
            Value::Text(codes.iter().map(Code::as_str).collect::<Vec<_>>().join(" "))
        }
        // Whole numbers are accepted only where a float holds them exactly.
        Answer::Integer(number) => Value::Number(*number as f64),
        Answer::Decimal(number) => Value::Number(*number),
        Answer::Text(text) => Value::Text(text.clone()),
        Answer::Date(date) => Value::Date(*date),
        Answer::Time(time) => Value::Text(time.to_string()),
        Answer::Moment(moment) => Value::Text(super::record::moment_text(*moment)),
        Answer::Location(location) => Value::Text(location.to_string()),
        Answer::File(id) => Value::Text(id.to_string()),
        Answer::Missing(_) | Answer::Rows(_) => Value::empty(),
    }
}
