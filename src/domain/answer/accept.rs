//! From what was sent to answers, or to all that is wrong with it.

use super::plan::Plan;
use super::{Answers, Circumstances, Raw};
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
    /// The question, or the repeat of which there are too many rows.
    pub question: Name,
    /// Its field: inside a repeat with the row, `rep/1/q`.
    pub field: String,
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

/// [`Plan::page`] of a form that asks for no time and no chance.
#[must_use]
pub fn page(form: &Form, page: &Page, sent: &Raw, before: &Raw) -> PageResult {
    Plan::judge_page((form, &Plan::logic_of(form)), page, sent, before, &Circumstances::default())
}

/// [`Plan::whole`] of a form that asks for no time and no chance.
///
/// # Errors
/// Everything that is wrong, in the order of the form.
pub fn whole(form: &Form, raw: &Raw) -> Result<Answers, Vec<Fault>> {
    Plan::judge_whole((form, &Plan::logic_of(form)), raw, &Circumstances::default())
}
