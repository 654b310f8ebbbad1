//! What each kind of question must and must not have.

use super::structure::is_calculated;
use super::{Checking, Part, Subject};
use crate::form::{Code, Kind, Question};
use crate::message::Message;

/// The most values of a scale.
const STEPS: f64 = 10_000.0;

impl Checking<'_, '_> {
    pub(super) fn questions(&mut self) {
        for at in 0..self.outline.entries.len() {
            if let Some(question) = self.outline.question(at) {
                self.limits_of(Subject::Item(at), question);
                self.ambiguous(Subject::Item(at), question);
                self.pointless(Subject::Item(at), question);
                self.triggers(at, question);
            }
        }
    }

    fn limits_of(&mut self, subject: Subject, question: &Question) {
        let turned = match &question.kind {
            Kind::Integer { min, max } => min.zip(*max).is_some_and(|(min, max)| min > max),
            Kind::Decimal { min, max } => min.zip(*max).is_some_and(|(min, max)| min > max),
            Kind::Date { min, max } => min.zip(*max).is_some_and(|(min, max)| min > max),
            _ => false,
        };
        if turned {
            self.findings.fault(subject, Part::Min, Message::new("form-fault-range"));
        }
        match question.kind {
            Kind::Text { max_length: Some(length) } => self.length(subject, length, Kind::LINE),
            Kind::LongText { max_length: Some(length) } => self.length(subject, length, Kind::LINES),
            Kind::Range { start, end, step } => self.scale(subject, start, end, step),
            _ => {}
        }
    }

    fn length(&mut self, subject: Subject, length: usize, limit: usize) {
        if !(1..=limit).contains(&length) {
            let told = Message::new("form-fault-length").with("limit", limit);
            self.findings.fault(subject, Part::MaxLength, told);
        }
    }

    fn scale(&mut self, subject: Subject, start: f64, end: f64, step: f64) {
        let steps = (end - start) / step;
        if !(step > 0.0 && steps.is_finite() && steps > 0.0) {
            self.findings.fault(subject, Part::Step, Message::new("form-check-scale"));
        } else if steps > STEPS {
            let told = Message::new("form-check-scale-long").with("limit", 10_000_usize);
            self.findings.fault(subject, Part::Step, told);
        } else if (steps - steps.round()).abs() > 1e-6 {
            self.findings.warn(subject, Part::Step, Message::new("form-check-scale-end"));
        }
    }

    /// Warns where a number in range is read as “don't know” or “refused”.
    fn ambiguous(&mut self, subject: Subject, question: &Question) {
        let inside = |code: i64| match question.kind {
            Kind::Integer { min, max } => {
                min.is_none_or(|min| min <= code) && max.is_none_or(|max| code <= max)
            }
            Kind::Decimal { min, max } => {
                let code = code as f64;
                min.is_none_or(|min| min <= code) && max.is_none_or(|max| code <= max)
            }
            Kind::Range { start, end, .. } => (start..=end).contains(&(code as f64)),
            _ => false,
        };
        for (offered, code) in [(question.dont_know, Code::DONT_KNOW), (question.refuse, Code::REFUSED)] {
            if offered && code.parse().is_ok_and(inside) {
                let told = Message::new("form-warning-ambiguous").with("code", code);
                self.findings.warn(subject, Part::Whole, told);
            }
        }
    }

    /// Tells of what can have no effect, since something that it needs is not there.
    fn pointless(&mut self, subject: Subject, question: &Question) {
        let needs_answer = question.required || question.required_if.is_some();
        let without = |there: bool, part: Part, needed: Part, met: bool| {
            (there && !met).then(|| {
                let told = Message::new("form-fault-pointless").with("key", part.key());
                (part, told.with("without", needed.key()))
            })
        };
        let (constraint, message) = (question.constraint.is_some(), !question.constraint_message.is_empty());
        let required_message = !question.required_message.is_empty();
        let found = [
            without(required_message, Part::RequiredMessage, Part::Required, needs_answer),
            without(message, Part::ConstraintMessage, Part::Constraint, constraint),
        ];
        for (part, told) in found.into_iter().flatten() {
            self.findings.warn(subject, part, told);
        }
        if question.required && question.required_if.is_some() {
            self.findings.fault(subject, Part::RequiredIf, Message::new("form-check-required-twice"));
        }
        if is_calculated(&question.kind) && question.calculation.is_none() && question.default.is_none() {
            self.findings.fault(subject, Part::Calculation, Message::new("form-check-no-calculation"));
        }
        if question.choice_filter.is_some() && question.kind.choices().is_none() {
            self.findings.warn(subject, Part::ChoiceFilter, Message::new("form-check-filter-nothing"));
        }
    }

    fn triggers(&mut self, at: usize, question: &Question) {
        for name in &question.trigger {
            let told = match self.outline.item(name.as_str()) {
                None => self.unknown(name.as_str()),
                Some(found) if self.outline.entries[found].group().is_some() => {
                    Message::new("form-check-trigger-group").with("name", name.as_str())
                }
                Some(_) => continue,
            };
            self.findings.fault(Subject::Item(at), Part::Trigger, told);
        }
    }

    /// What an author is told of a name that the form does not have.
    pub(super) fn unknown(&mut self, name: &str) -> Message {
        match self.spelling.meant(name) {
            Some(meant) => Message::new("form-check-unknown-meant").with("name", name).with("meant", meant),
            None => Message::new("form-expr-unknown").with("name", name),
        }
    }
}
