//! Codes of choices.

use super::super::{Answer, Offer};
use crate::form::{Code, Question};
use crate::message::Message;

/// What the choices of a question are.
#[derive(Clone, Copy)]
pub(super) struct Choosing<'a> {
    pub(super) question: &'a Question,
    pub(super) offer: &'a Offer<'a>,
}

impl Choosing<'_> {
    pub(super) fn one(self, value: &str) -> Result<Answer, Message> {
        match self.offer.find(value) {
            Some(choice) => Ok(Answer::One(choice.code.clone())),
            None => Err(self.unknown(value)),
        }
    }

    /// Several codes, in the order of the form whatever the order in which they were shown.
    pub(super) fn many(self, filled: &[&str]) -> Result<Answer, Message> {
        if let Some(value) = filled.iter().find(|value| self.offer.find(value).is_none()) {
            return Err(self.unknown(value));
        }
        let chosen = || self.offer.iter().filter(|choice| filled.contains(&choice.code.as_str()));
        if chosen().count() > 1 && chosen().any(|choice| choice.exclusive) {
            return Err(Message::new("form-answer-exclusive"));
        }
        let mut codes: Vec<Code> = Vec::with_capacity(filled.len());
        for choice in chosen() {
            if !codes.contains(&choice.code) {
                codes.push(choice.code.clone());
            }
        }
        codes.sort_by_key(|code| self.place(code));
        Ok(Answer::Many(codes))
    }

    /// Every choice offered, once each.
    pub(super) fn ranked(self, filled: &[&str]) -> Result<Answer, Message> {
        let mut codes: Vec<Code> = Vec::with_capacity(filled.len());
        for value in filled {
            let choice = self.offer.find(value).ok_or_else(|| self.unknown(value))?;
            if codes.contains(&choice.code) {
                return Err(Message::new("form-answer-rank-twice"));
            }
            codes.push(choice.code.clone());
        }
        let left = self.offer.iter().filter(|choice| !codes.contains(&choice.code)).count();
        if left > 0 {
            return Err(Message::new("form-answer-rank-left").with("count", left));
        }
        Ok(Answer::Ranked(codes))
    }

    fn place(self, code: &Code) -> usize {
        let known = self.question.choices().iter().position(|choice| choice.code == *code);
        known.unwrap_or(usize::MAX)
    }

    fn unknown(self, value: &str) -> Message {
        if self.question.choice(value).is_some() {
            return Message::new("form-answer-filtered");
        }
        let code: String = value.chars().take(64).collect();
        Message::new("form-answer-unknown-code").with("code", code)
    }
}
