//! From an evaluation to answers and faults, in the order of the form.

use super::{Evaluation, Spot, What};
use crate::answer::accept::{Fault, Told};
use crate::answer::{Answer, Answers, Circumstances, Missing};
use crate::form::logic::Logic;
use crate::form::{Kind, Name, Question};
use crate::message::Message;

impl Evaluation<'_> {
    /// Every answer, those of repeats under the repeat's name.
    pub(in crate::answer) fn answers(&self) -> Answers {
        let mut answers = Answers::default();
        self.pages.iter().for_each(|page| self.put_answers(*page, &mut answers));
        answers
    }

    fn put_answers(&self, spot: usize, answers: &mut Answers) {
        for child in &self.spots[spot].children {
            let spot = &self.spots[*child];
            match spot.what {
                What::Question(question) => {
                    answers.0.insert(question.name.clone(), spot.answer.clone());
                }
                What::Group(group) if group.repeat.is_some() => {
                    answers.0.insert(group.name.clone(), self.rows_of(spot));
                }
                What::Group(_) => self.put_answers(*child, answers),
                What::Page(_) | What::Note => {}
            }
        }
    }

    /// The answers of a repeat, told by its first row.
    fn rows_of(&self, first: &Spot<'_>) -> Answer {
        let rows = first.rows.iter();
        if !rows.clone().any(|row| self.spots[*row].holds) {
            return Missing::NotAsked.into();
        }
        let answers = |row: &usize| {
            let mut answers = Answers::default();
            self.put_answers(*row, &mut answers);
            answers
        };
        Answer::Rows(rows.take(first.count).map(answers).collect())
    }

    /// Everything that stands against storing the answers.
    pub(in crate::answer) fn faults(&self, logic: &Logic, circumstances: &Circumstances) -> Vec<Fault> {
        let mut faults = Vec::new();
        for page in &self.pages {
            if let What::Page(held) = self.spots[*page].what {
                self.put_faults(*page, &held.name, &mut faults, &|spot| {
                    self.needed(spot, logic, circumstances)
                });
            }
        }
        faults
    }

    fn put_faults(&self, spot: usize, page: &Name, faults: &mut Vec<Fault>, needed: &dyn Fn(usize) -> bool) {
        for child in &self.spots[spot].children {
            let spot = &self.spots[*child];
            match spot.what {
                What::Question(question) => {
                    let told = spot.fault.clone().map(|told| (told, false));
                    let told = told.or_else(|| needed(*child).then(|| (missing(question), true)));
                    let field = spot.field.clone();
                    faults.extend(told.map(|(told, required)| Fault {
                        page: page.clone(),
                        question: question.name.clone(),
                        field,
                        told,
                        required,
                    }));
                }
                What::Group(group) if group.repeat.is_some() => {
                    faults.extend(spot.fault.clone().map(|told| Fault {
                        page: page.clone(),
                        question: group.name.clone(),
                        field: spot.repeat_field().to_owned(),
                        told,
                        required: false,
                    }));
                    for row in spot.rows.iter().take(spot.count) {
                        self.put_faults(*row, page, faults, needed);
                    }
                }
                What::Group(_) => self.put_faults(*child, page, faults, needed),
                What::Page(_) | What::Note => {}
            }
        }
    }

    /// Whether a spot must be answered and is not.
    fn needed(&self, index: usize, logic: &Logic, circumstances: &Circumstances) -> bool {
        let spot = &self.spots[index];
        spot.asked && spot.answer == Missing::NoAnswer.into() && self.required(index, logic, circumstances)
    }

    /// Whether a spot must be answered where it is asked. Nobody must who cannot.
    pub(in crate::answer) fn required(
        &self,
        index: usize,
        logic: &Logic,
        circumstances: &Circumstances,
    ) -> bool {
        let spot = &self.spots[index];
        let Some(question) = spot.question().filter(|question| question.kind.is_asked()) else {
            return false;
        };
        if question.read_only {
            return false;
        }
        let condition = logic.parts[spot.part].rules.required_if.as_ref();
        question.required
            || condition.is_some_and(|expr| super::holds(self, logic, circumstances, index, expr))
    }
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
        Kind::Text { .. } | Kind::LongText { .. } | Kind::Barcode | Kind::Computed { .. } => {
            "form-answer-required-text"
        }
    };
    Told::or(&question.required_message, Message::new(key))
}
