//! The one evaluation of a whole form, by which everything about answers goes.
//!
//! Everything is worked out in the order of [`Logic::order`], whatever the order of the form: how many
//! rows repeats have, what is relevant, what was answered, whether it may stand. What is not relevant,
//! or stands in what is not, is empty to everybody. An answer with a fault counts as none.
//!
//! Where things hang on each other in a circle, which the check of a form refuses, they are worked out
//! again until nothing changes, at most [`ROUNDS`] times.

mod choices;
mod gather;
mod grow;
mod seen;
mod spot;
mod world;

pub(super) use spot::{Spot, What};

use super::accept::Told;
use super::reading::read;
use super::{Answer, Circumstances, Missing, Raw};
use crate::expr::{Context, Expr, NodeId, Tree, Value};
use crate::form::logic::{Logic, Step};
use crate::form::{Computed, Form, Kind, Question};
use crate::message::Message;
use seen::seen;
pub(super) use seen::sent;
use std::borrow::Cow;
use std::collections::HashMap;
use world::Surroundings;

/// How often a form with a circle is worked out: rows that hang on the row before settle one a round.
const ROUNDS: usize = 50;

/// A form evaluated.
pub(super) struct Evaluation<'f> {
    pub(super) form: &'f Form,
    pub(super) tree: Tree,
    pub(super) spots: Vec<Spot<'f>>,
    /// The pages, in order.
    pub(super) pages: Vec<usize>,
    /// The spot of each node.
    pub(super) at: HashMap<NodeId, usize>,
}

/// An evaluation under way.
struct Evaluator<'a, 'f> {
    logic: &'a Logic,
    raw: &'a Raw,
    circumstances: &'a Circumstances,
    /// The spots of each part, in the order in which they were made.
    spots_of: Vec<Vec<usize>>,
    done: Evaluation<'f>,
}

/// Evaluates what was sent for a form.
pub(super) fn evaluate<'f>(
    form: &'f Form,
    logic: &Logic,
    raw: &Raw,
    circumstances: &Circumstances,
) -> Evaluation<'f> {
    let done = Evaluation {
        form,
        tree: Tree::new("data"),
        spots: Vec::with_capacity(logic.parts.len()),
        pages: Vec::new(),
        at: HashMap::with_capacity(logic.parts.len()),
    };
    let spots_of = vec![Vec::new(); logic.parts.len()];
    let mut evaluator = Evaluator { logic, raw, circumstances, spots_of, done };
    evaluator.plant();
    let rounds = if logic.circles { ROUNDS } else { 1 };
    let mut before = None;
    for _ in 0..rounds {
        for step in &logic.order {
            evaluator.step(*step);
        }
        let now = evaluator.outcome(rounds);
        if now == before {
            break;
        }
        before = now;
    }
    evaluator.done
}

/// What an expression comes to at a spot of an evaluation that is done.
pub(super) fn evaluated(
    evaluation: &Evaluation<'_>,
    logic: &Logic,
    circumstances: &Circumstances,
    spot: usize,
    expr: &Expr,
) -> Value {
    let spot = &evaluation.spots[spot];
    let world = Surroundings::new(evaluation.form, logic, circumstances, &spot.field);
    expr.eval(&Context { tree: &evaluation.tree, node: spot.node, world: &world })
}

/// Whether an expression holds at a spot of an evaluation that is done.
pub(super) fn holds(
    evaluation: &Evaluation<'_>,
    logic: &Logic,
    circumstances: &Circumstances,
    spot: usize,
    expr: &Expr,
) -> bool {
    let spot = &evaluation.spots[spot];
    let world = Surroundings::new(evaluation.form, logic, circumstances, &spot.field);
    expr.is_true(&Context { tree: &evaluation.tree, node: spot.node, world: &world })
}

impl<'f> Evaluator<'_, 'f> {
    /// What a circle has come to, where there is one: to see whether it has come to rest.
    fn outcome(&self, rounds: usize) -> Option<Vec<(bool, Answer)>> {
        (rounds > 1).then(|| self.done.spots.iter().map(|spot| (spot.asked, spot.answer.clone())).collect())
    }

    fn step(&mut self, step: Step) {
        let (Step::Rows(part) | Step::Relevant(part) | Step::Read(part) | Step::Check(part)) = step;
        if matches!(step, Step::Check(_)) && self.logic.parts[part].rules.constraint.is_none() {
            return;
        }
        for index in 0..self.spots_of[part].len() {
            let spot = self.spots_of[part][index];
            match step {
                Step::Rows(_) => self.rows(spot),
                Step::Relevant(_) => self.relevant(spot),
                Step::Read(_) => self.read(spot),
                Step::Check(_) => self.check(spot),
            }
        }
    }

    fn value(&self, spot: usize, expr: &Expr) -> Value {
        evaluated(&self.done, self.logic, self.circumstances, spot, expr)
    }

    fn holds(&self, spot: usize, expr: &Expr) -> bool {
        holds(&self.done, self.logic, self.circumstances, spot, expr)
    }

    fn relevant(&mut self, index: usize) {
        let spot = &self.done.spots[index];
        let reached = spot.parent.is_none_or(|parent| self.done.spots[parent].asked);
        let relevance = self.logic.parts[spot.part].relevant.as_ref();
        let holds = reached && relevance.is_none_or(|expr| self.holds(index, expr));
        let spot = &mut self.done.spots[index];
        spot.holds = holds;
        spot.asked = holds && spot.exists;
        self.done.tree.set_relevant(spot.node, spot.asked);
    }

    fn read(&mut self, index: usize) {
        let spot = &self.done.spots[index];
        let Some(question) = spot.question() else { return };
        let rules = &self.logic.parts[spot.part].rules;
        let asked = spot.asked;
        let offer = rules.offering.as_ref().filter(|_| asked).map(|offering| self.offer(index, offering));
        if let Some(offer) = offer {
            self.done.spots[index].offer = offer;
        }
        let (answer, fault, value) = if asked {
            self.answer(index, question)
        } else {
            (Missing::NotAsked.into(), None, Value::empty())
        };
        let spot = &mut self.done.spots[index];
        self.done.tree.set(spot.node, value);
        spot.answer = answer;
        spot.fault = fault;
    }

    /// The answer at a spot that is asked, or why there is none, and what expressions see.
    fn answer(&mut self, index: usize, question: &Question) -> (Answer, Option<Told>, Value) {
        let computed = self.computed(index, question);
        let spot = &self.done.spots[index];
        let values = match &computed {
            Some(value) => Cow::Owned(sent(question, value)),
            None => self.gathered(question, &spot.field),
        };
        match read(question, &values, &spot.offer, *self.circumstances.now.offset()) {
            Ok(Some(answer)) => {
                // A computed value is seen as it was computed: a day stays a day.
                let own = computed.filter(|_| !question.kind.is_asked());
                let value = own.unwrap_or_else(|| seen(&answer));
                (answer, None, value)
            }
            Ok(None) => (Missing::NoAnswer.into(), None, Value::empty()),
            Err(message) => (Missing::NoAnswer.into(), Some(Told::Message(message)), Value::empty()),
        }
    }

    /// What the calculation of a question comes to, where it has one that runs by itself.
    fn computed(&mut self, index: usize, question: &Question) -> Option<Value> {
        let spot = &self.done.spots[index];
        let calculation = self.logic.parts[spot.part].rules.calculation.as_ref()?;
        if !question.trigger.is_empty() {
            return None;
        }
        if calculation.speaks_of_own() {
            let kept = seen::kept(self.raw.get(&spot.field));
            self.done.tree.set(spot.node, kept);
        }
        Some(self.value(index, calculation))
    }

    /// What was sent for a field, or what is known without having been sent.
    fn gathered(&self, question: &Question, field: &str) -> Cow<'_, [String]> {
        let sent = self.raw.get(field);
        let Kind::Computed { by } = question.kind else { return Cow::Borrowed(sent) };
        if sent.iter().any(|value| !value.trim().is_empty()) {
            return Cow::Borrowed(sent);
        }
        let circumstances = self.circumstances;
        let known = match by {
            Computed::Start => circumstances.started.map(super::record::moment_text),
            Computed::End => Some(super::record::moment_text(circumstances.now)),
            Computed::Today => Some(circumstances.today().to_string()),
            Computed::DeviceId => circumstances.device.clone(),
            Computed::Username => circumstances.username.clone(),
            _ => None,
        };
        Cow::Owned(known.into_iter().collect())
    }

    fn check(&mut self, index: usize) {
        let spot = &self.done.spots[index];
        let Some(question) = spot.question() else { return };
        let Some(constraint) = &self.logic.parts[spot.part].rules.constraint else { return };
        if matches!(spot.answer, Answer::Missing(_)) || self.holds(index, constraint) {
            return;
        }
        let told = Told::or(&question.constraint_message, Message::new("form-answer-constraint"));
        let spot = &mut self.done.spots[index];
        spot.answer = Missing::NoAnswer.into();
        spot.fault = Some(told);
        self.done.tree.set(spot.node, Value::empty());
    }
}
