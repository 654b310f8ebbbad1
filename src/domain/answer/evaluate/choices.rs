//! The choices that a question offers in one row.

use super::{Evaluator, Surroundings};
use crate::answer::Offer;
use crate::expr::{Context, Place};
use crate::form::logic::Offering;
use crate::form::{Choice, Code, Question};
use crate::language::Text;

impl<'f> Evaluator<'_, 'f> {
    /// The choices offered at a spot, in their order.
    pub(super) fn offer(&self, index: usize, offering: &Offering) -> Offer<'f> {
        let spot = &self.done.spots[index];
        let Some(question) = spot.question() else { return Offer::All(&[]) };
        let world = Surroundings::new(self.done.form, self.logic, self.circumstances, &spot.field);
        let context = Context { tree: &self.done.tree, node: spot.node, world: &world };
        let rows = offering.expr.nodes(&context);
        match &offering.of_repeat {
            Some(name) => Offer::Rows(rows.iter().filter_map(|row| self.of_row(row, name)).collect()),
            None => Offer::Some(listed(question, &rows)),
        }
    }

    /// The choice that a row of a repeat is: its answer is both the code and the label.
    fn of_row(&self, row: &Place<'_>, name: &str) -> Option<Choice> {
        let answers = self.done.tree.resolve(name, row.node);
        let text = Place { tree: row.tree, node: *answers.first()? }.text();
        let label = Text::in_language(self.done.form.default_language(), text.as_str());
        Some(Choice::new(Code::new(text).ok()?, label))
    }
}

/// The choices of the rows found in the question's own list, in the order found.
fn listed<'f>(question: &'f Question, rows: &[Place<'_>]) -> Vec<&'f Choice> {
    let Some(first) = rows.first() else { return Vec::new() };
    // The rows of a list are the children of its root, one for each choice and in the same order.
    let all = first.tree.children(first.tree.root());
    let choices = question.choices();
    let place = |row: &Place<'_>| all.binary_search(&row.node).ok();
    rows.iter().filter_map(|row| choices.get(place(row)?)).collect()
}
