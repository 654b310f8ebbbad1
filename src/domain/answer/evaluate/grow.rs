//! How the tree of answers grows: every page and item once, and repeats by their rows.

use super::{Evaluator, Spot, What};
use crate::answer::MOST_ROWS;
use crate::answer::accept::Told;
use crate::expr::NodeId;
use crate::form::Item;
use crate::form::logic::Sort;
use crate::message::Message;

/// The most spots of a form with all its rows.
const MOST_SPOTS: usize = 50_000;

impl<'f> Evaluator<'_, 'f> {
    /// Makes every page and item, and the first row of each repeat.
    pub(super) fn plant(&mut self) {
        for (page, part) in self.done.form.pages.iter().zip(&self.logic.pages) {
            // What stood outside of groups stands there still.
            let root = self.done.tree.root();
            let node = if page.bare { root } else { self.done.tree.add(root, &self.logic.parts[*part].name) };
            let field = page.name.to_string();
            let spot = self.put(Spot::new(*part, What::Page(page), node, field));
            self.done.pages.push(spot);
            self.fill(spot);
        }
    }

    fn put(&mut self, spot: Spot<'f>) -> usize {
        let index = self.done.spots.len();
        self.spots_of[spot.part].push(index);
        self.done.at.insert(spot.node, index);
        self.done.spots.push(spot);
        index
    }

    /// Makes what stands in a spot.
    fn fill(&mut self, parent: usize) {
        let logic = self.logic;
        let part = &logic.parts[self.done.spots[parent].part];
        let children = part.children.iter().filter_map(|child| self.child(parent, *child, 1)).collect();
        self.done.spots[parent].children = children;
    }

    /// Makes a part within a spot: for a repeat, the row of that number.
    fn child(&mut self, parent: usize, child: usize, number: usize) -> Option<usize> {
        let logic = self.logic;
        let part = &logic.parts[child];
        let holder = &self.done.spots[parent];
        let within = if logic.parts[holder.part].sort == Sort::Repeat { Some(parent) } else { holder.row };
        let row = within.map(|row| self.done.spots[row].field.as_str());
        let mut field = row.map_or_else(String::new, |row| format!("{row}/"));
        field.push_str(&part.field);
        let repeats = part.sort == Sort::Repeat;
        if repeats {
            field.push_str(&format!("/{number}"));
        }
        let node = self.node(self.done.spots[parent].node, &part.name, repeats);
        let what = match part.item(self.done.form)? {
            Item::Note(_) => What::Note,
            Item::Group(group) => What::Group(group),
            Item::Question(question) => What::Question(question),
        };
        let mut spot = Spot::new(child, what, node, field);
        (spot.parent, spot.row) = (Some(parent), within);
        let index = self.put(spot);
        if repeats && number == 1 {
            self.done.spots[index].rows.push(index);
        }
        self.fill(index);
        Some(index)
    }

    fn node(&mut self, parent: NodeId, name: &str, repeats: bool) -> NodeId {
        if repeats { self.done.tree.add_instance(parent, name) } else { self.done.tree.add(parent, name) }
    }

    /// Works out how many rows a repeat has, told by its first one, and makes those that are missing.
    pub(super) fn rows(&mut self, first: usize) {
        let spot = &self.done.spots[first];
        if spot.rows.is_empty() {
            return;
        }
        let (part, parent) = (spot.part, spot.parent);
        let asked = parent.is_none_or(|parent| self.done.spots[parent].asked);
        let wanted = match &self.logic.parts[part].count {
            _ if !asked => 0,
            Some(count) => whole(self.value(first, count).number(*self.circumstances.now.offset())),
            None => self.raw.rows(spot.repeat_field()),
        };
        let made = self.done.spots[first].rows.len();
        for number in made + 1..=wanted.min(MOST_ROWS) {
            let Some(parent) = parent.filter(|_| self.done.spots.len() < MOST_SPOTS) else { break };
            let Some(row) = self.child(parent, part, number) else { break };
            self.done.spots[first].rows.push(row);
        }
        let count = wanted.min(self.done.spots[first].rows.len());
        let limit = Message::new("form-answer-rows-most").with("limit", count);
        self.done.spots[first].fault = (count < wanted).then_some(Told::Message(limit));
        self.done.spots[first].count = count;
        for index in 0..self.done.spots[first].rows.len() {
            let row = self.done.spots[first].rows[index];
            self.done.spots[row].exists = index < count;
        }
    }
}

/// A computed number of rows; none where it is no number or below one.
fn whole(number: f64) -> usize {
    // Cut off and held within its bounds by the language; not a number becomes 0.
    number as usize
}
