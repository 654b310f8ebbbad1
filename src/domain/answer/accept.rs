//! From what was sent to answers, or to all that is wrong with it.

use super::walk::walk;
use super::{Answers, Raw};
use crate::form::{Form, Name, Page};
use crate::language::Text;
use crate::message::Message;
use serde::{Deserialize, Serialize};

/// What a respondent is told: a sentence of Saual's, or words that the form's author wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// A sentence of Saual's.
    Message(Message),
    /// The author's words.
    Words(Text),
}

/// What is wrong with the answer to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// The page on which the question stands.
    pub page: Name,
    /// The question.
    pub question: Name,
    /// What the respondent is told.
    pub told: Told,
    /// Whether it is that a required answer is missing; else what was sent cannot be taken.
    pub required: bool,
}

/// What came of one page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageResult {
    /// The answers to the questions of the page, each of them; one with a fault has no answer.
    pub answers: Answers,
    /// What is wrong, in the order of the questions; empty where the page may be left.
    pub faults: Vec<Fault>,
}

impl Told {
    /// The author's words where there are any, else the sentence.
    pub(super) fn or(words: &Text, message: Message) -> Self {
        if words.is_empty() { Self::Message(message) } else { Self::Words(words.clone()) }
    }
}

/// Checks what was sent for one page. `before` is what was sent earlier, for whatever pages: the
/// page's own fields in it are passed over, a box that was unticked must not come back.
#[must_use]
pub fn page(form: &Form, page: &Page, sent: &Raw, before: &Raw) -> PageResult {
    let mut raw = before.clone();
    raw.take_page(page, sent);
    let mut walk = walk(form, &raw, Some(page));
    walk.faults.retain(|fault| fault.page == page.name);
    walk.answers.0.retain(|name, _| page.questions().any(|question| question.name == *name));
    PageResult { answers: walk.answers, faults: walk.faults }
}

/// Checks a whole submission: every question of the form gets an answer. Relevance is worked out
/// afresh in the form's order; what was sent for a question that is not asked is dropped.
///
/// # Errors
/// Everything that is wrong, in the order of the form.
pub fn whole(form: &Form, raw: &Raw) -> Result<Answers, Vec<Fault>> {
    let walk = walk(form, raw, None);
    if walk.faults.is_empty() { Ok(walk.answers) } else { Err(walk.faults) }
}
