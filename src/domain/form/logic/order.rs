//! What is worked out before what.

use super::part::{Part, Sort};
use crate::expr::{Expr, Kind as Mentioned};
use std::collections::{BTreeMap, HashMap};

/// Something that is worked out, for each row in which its part stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// How many rows a repeat has.
    Rows(usize),
    /// Whether a part is relevant.
    Relevant(usize),
    /// What a question's answer is: read or computed.
    Read(usize),
    /// Whether the answer may stand.
    Check(usize),
}

/// An order in which everything comes after what it hangs on, and whether that could not be had.
pub(super) fn order(parts: &[Part], named: &HashMap<String, Vec<usize>>) -> (Vec<Step>, bool) {
    let mut sorter = Sorter {
        parts,
        named,
        marks: vec![Mark::Unseen; parts.len() * Step::KINDS],
        order: Vec::new(),
        circles: false,
    };
    for (index, part) in parts.iter().enumerate() {
        match part.sort {
            Sort::Question => sorter.visit(Step::Check(index)),
            _ => sorter.visit(Step::Relevant(index)),
        }
    }
    (sorter.order, sorter.circles)
}

/// The parts in the order in which they are done with: questions with their check.
pub(super) fn of_parts(parts: &[Part], order: &[Step]) -> Vec<usize> {
    let last = |step: &Step| match *step {
        Step::Check(part) => Some(part),
        Step::Relevant(part) if parts[part].sort != Sort::Question => Some(part),
        _ => None,
    };
    order.iter().filter_map(last).collect()
}

/// For each name that an expression speaks of, the parts whose expressions do, in order.
pub(super) fn after<'p>(
    parts: &'p [Part],
    named: &HashMap<String, Vec<usize>>,
    order: &[usize],
) -> BTreeMap<&'p str, Vec<usize>> {
    let mut after: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for index in order {
        let part = &parts[*index];
        let offered = part.rules.offering.iter().map(|offering| &offering.expr);
        let names = part.expressions().chain(offered).flat_map(Expr::names);
        let rows = part.rules.offering.as_ref().and_then(|offering| offering.of_repeat.as_deref());
        for name in names.map(|mention| mention.name.as_str()).chain(rows) {
            let known = named.contains_key(name) && name != part.name;
            let waiting = if known { Some(after.entry(name).or_default()) } else { None };
            if let Some(waiting) = waiting.filter(|waiting| waiting.last() != Some(index)) {
                waiting.push(*index);
            }
        }
    }
    after
}

impl Step {
    const KINDS: usize = 4;

    const fn index(self) -> usize {
        match self {
            Self::Rows(part) => part * Self::KINDS,
            Self::Relevant(part) => part * Self::KINDS + 1,
            Self::Read(part) => part * Self::KINDS + 2,
            Self::Check(part) => part * Self::KINDS + 3,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Unseen,
    Open,
    Done,
}

struct Sorter<'p> {
    parts: &'p [Part],
    named: &'p HashMap<String, Vec<usize>>,
    marks: Vec<Mark>,
    order: Vec<Step>,
    circles: bool,
}

impl Sorter<'_> {
    /// Puts a step behind everything it hangs on. By hand instead of by recursion: a chain may be as
    /// long as the form.
    fn visit(&mut self, step: Step) {
        let mut open: Vec<(Step, Vec<Step>)> = Vec::new();
        self.enter(step, &mut open);
        while let Some((step, waiting)) = open.last_mut() {
            let step = *step;
            match waiting.pop() {
                Some(next) if next == step => {}
                Some(next) => self.enter(next, &mut open),
                None => {
                    self.marks[step.index()] = Mark::Done;
                    self.order.push(step);
                    open.pop();
                }
            }
        }
    }

    fn enter(&mut self, step: Step, open: &mut Vec<(Step, Vec<Step>)>) {
        match self.marks[step.index()] {
            Mark::Done => {}
            Mark::Open => self.circles = true,
            Mark::Unseen => {
                self.marks[step.index()] = Mark::Open;
                let mut before = self.before(step);
                before.reverse();
                open.push((step, before));
            }
        }
    }

    /// What a step hangs on.
    fn before(&self, step: Step) -> Vec<Step> {
        let mut before = Vec::new();
        match step {
            Step::Rows(part) => {
                before.extend(self.parts[part].parent.map(Step::Relevant));
                self.hangs_on(self.parts[part].count.as_ref(), part, &mut before);
            }
            Step::Relevant(part) => {
                match self.parts[part].sort {
                    Sort::Repeat => before.push(Step::Rows(part)),
                    _ => before.extend(self.parts[part].parent.map(Step::Relevant)),
                }
                self.hangs_on(self.parts[part].relevant.as_ref(), part, &mut before);
            }
            Step::Read(part) => {
                let rules = &self.parts[part].rules;
                before.push(Step::Relevant(part));
                let offered = rules.offering.as_ref().map(|offering| &offering.expr);
                self.hangs_on(rules.calculation.as_ref(), part, &mut before);
                self.hangs_on(offered, part, &mut before);
                let rows = rules.offering.as_ref().and_then(|offering| offering.of_repeat.as_deref());
                before.extend(rows.into_iter().flat_map(|name| self.known(name)));
            }
            Step::Check(part) => {
                before.push(Step::Read(part));
                self.hangs_on(self.parts[part].rules.constraint.as_ref(), part, &mut before);
            }
        }
        before
    }

    /// Everything that an expression of a part speaks of, but for the part itself. Within predicates a
    /// name may be that of a question or of a column: it is taken for both.
    fn hangs_on(&self, expr: Option<&Expr>, part: usize, before: &mut Vec<Step>) {
        let Some(expr) = expr else { return };
        let own = |step: &Step| matches!(step, Step::Check(other) | Step::Relevant(other) if *other == part);
        let named = |kind: fn(Mentioned) -> bool| {
            let names = expr.names().iter().filter(move |mention| kind(mention.kind));
            names.flat_map(|mention| self.known(&mention.name)).filter(|step| !own(step))
        };
        before.extend(named(|kind| kind != Mentioned::Column));
        before.extend(named(|kind| kind == Mentioned::Column));
    }

    /// What has to be known of the parts of that name.
    fn known(&self, name: &str) -> impl Iterator<Item = Step> {
        let parts = self.named.get(name).map_or(&[][..], Vec::as_slice);
        parts.iter().map(|part| match self.parts[*part].sort {
            Sort::Question => Step::Check(*part),
            _ => Step::Relevant(*part),
        })
    }
}
