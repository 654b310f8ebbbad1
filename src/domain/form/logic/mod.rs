//! The logic of a form: its items as a tree, their expressions parsed once, and the order in which
//! they are worked out.
//!
//! | module | what it is |
//! | --- | --- |
//! | [`part`] | an item or a page with its parsed expressions |
//! | [`offer`] | which choices a question offers, as an expression |
//! | [`order`] | what is worked out before what |
//! | [`compile`](compile()) | all of it for the phone |
//! | [`uses`](uses()) | which scripts the phone needs for it |
//!
//! A form is analysed once for each version; answers are then evaluated by it again and again.

mod build;
mod compile;
mod offer;
mod order;
mod part;
#[cfg(test)]
mod tests;
mod uses;

pub use compile::compile;
pub(crate) use offer::Offering;
pub(crate) use order::Step;
pub(crate) use part::{Part, Sort};
pub use uses::{Uses, uses};

use super::Form;
use crate::expr::{Expr, Tree};
use std::collections::{HashMap, HashSet};

/// A form taken apart for evaluation. It holds no part of the form itself, only where each stands, and
/// means something only together with the form it was made of.
#[derive(Debug)]
pub(crate) struct Logic {
    /// Every page and item, pages and groups before what stands in them.
    pub(crate) parts: Vec<Part>,
    /// The pages among the parts, in order.
    pub(crate) pages: Vec<usize>,
    /// What is worked out, in an order in which everything comes after what it hangs on.
    pub(crate) order: Vec<Step>,
    /// Whether things hang on each other in a circle, so that one passage may not be enough.
    pub(crate) circles: bool,
    /// Lists as expressions see them.
    pub(crate) lists: HashMap<String, Tree>,
    /// The parts of each name.
    pub(crate) named: HashMap<String, Vec<usize>>,
}

impl Logic {
    /// The logic of a form. An expression that cannot be parsed, which a checked form does not have,
    /// counts as absent: to ask is the lesser harm.
    pub(crate) fn of(form: &Form) -> Self {
        let (parts, pages) = build::parts(form);
        let mut named: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, part) in parts.iter().enumerate() {
            named.entry(part.name.clone()).or_default().push(index);
        }
        let (order, circles) = order::order(&parts, &named);
        let lists = offer::lists(form, &parts);
        let mut logic = Self { parts, pages, order, circles, lists, named };
        for index in 0..logic.parts.len() {
            let part = &logic.parts[index];
            let offering = part.rules.offering.as_ref().map(|offering| &offering.expr);
            let depends = logic.speaks_of_page(part.relevant.as_ref(), index);
            let refiltered = logic.speaks_of_page(offering, index);
            logic.parts[index].depends = depends;
            logic.parts[index].refiltered = refiltered;
        }
        logic
    }

    /// For each page the last one with a question on which it hangs, through whatever is calculated on
    /// the way, whether anything of it is asked. Its own questions cannot bring it.
    pub(crate) fn pages_hang_on(&self) -> Vec<Option<usize>> {
        self.pages.iter().map(|page| self.hangs_on(*page)).collect()
    }

    fn hangs_on(&self, page: usize) -> Option<usize> {
        let own = *self.parts[page].place.first()?;
        let mut seen = HashSet::new();
        let mut inside = vec![page];
        let mut spoken: Vec<&Expr> = Vec::new();
        while let Some(part) = inside.pop() {
            spoken.extend(&self.parts[part].relevant);
            inside.extend(&self.parts[part].children);
        }
        let mut last = None;
        while let Some(expr) = spoken.pop() {
            for part in expr.depends().into_iter().filter_map(|name| self.named.get(name)).flatten() {
                if !seen.insert(*part) {
                    continue;
                }
                let part = &self.parts[*part];
                match &part.rules.calculation {
                    Some(calculation) => spoken.push(calculation),
                    None => last = last.max(part.place.first().copied().filter(|on| *on != own)),
                }
            }
        }
        last
    }

    /// Whether an expression speaks of a question that stands on the page of a part.
    fn speaks_of_page(&self, expr: Option<&Expr>, part: usize) -> bool {
        let page = |part: usize| self.parts[part].place.first();
        let names = expr.into_iter().flat_map(Expr::depends);
        names
            .filter_map(|name| self.named.get(name))
            .flatten()
            .any(|other| self.parts[*other].sort == Sort::Question && page(*other) == page(part))
    }
}
