//! What hangs on what: the pages and items of a form, and what each of them needs to be known first.

use super::check::{Part, Subject};
use super::outline::Outline;
use super::{Form, Kind};
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, VecDeque};

/// The most circles told of one form.
const CIRCLES: usize = 50;

/// A page or an item of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// The page of that number, from 0.
    Page(usize),
    /// The item of that number in [`Form::items`], from 0.
    Item(usize),
}

/// What every page and item of a form needs: what stands around it, and what its relevance,
/// calculation, default, choice filter and number of rows speak of. A calculation with triggers needs
/// these alone. Constraints do not count, since they change no answer; nor does what is looked up in
/// other rows of one's own repeat.
#[derive(Clone, Debug)]
pub struct Graph {
    /// In the order of the form, a page before what stands on it.
    nodes: Vec<Node>,
    /// By places in `nodes`.
    needs: Vec<BTreeSet<usize>>,
    pages: Vec<usize>,
    items: Vec<usize>,
}

impl Graph {
    /// What hangs on what in a form. Names that the form does not have, and expressions that do not
    /// parse, count for nothing.
    #[must_use]
    pub fn of(form: &Form) -> Self {
        Self::in_outline(&Outline::of(form))
    }

    pub(crate) fn in_outline(outline: &Outline<'_>) -> Self {
        let mut graph = Self { nodes: Vec::new(), needs: Vec::new(), pages: Vec::new(), items: Vec::new() };
        for (index, entry) in outline.entries.iter().enumerate() {
            graph.open_pages(entry.page + 1);
            graph.items.push(graph.nodes.len());
            graph.nodes.push(Node::Item(index));
        }
        graph.open_pages(outline.form.pages.len());
        graph.needs = vec![BTreeSet::new(); graph.nodes.len()];
        graph.need_what_is_around(outline);
        graph.need_what_is_said(outline);
        graph
    }

    /// Every page and item in the order of the form.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// What a page or item needs, in the order of the form.
    pub fn needs(&self, node: Node) -> impl Iterator<Item = Node> {
        self.place(node).into_iter().flat_map(|at| &self.needs[at]).map(|need| self.nodes[*need])
    }

    /// Every page and item after all that it needs, and else in the order of the form. What goes in a
    /// circle, and what needs that, comes last.
    #[must_use]
    pub fn order(&self) -> Vec<Node> {
        let mut order = self.sorted(&self.needs);
        let placed: BTreeSet<usize> = order.iter().copied().collect();
        order.extend((0..self.nodes.len()).filter(|at| !placed.contains(at)));
        order.into_iter().map(|at| self.nodes[at]).collect()
    }

    /// The circles in which pages and items need each other, each beginning with the one that comes
    /// first in the form; the first 50, no two of which share a page or item.
    #[must_use]
    pub fn circles(&self) -> Vec<Vec<Node>> {
        let mut needs = self.needs.clone();
        let mut circles = Vec::new();
        while circles.len() < CIRCLES {
            let sorted = self.sorted(&needs);
            if sorted.len() == needs.len() {
                break;
            }
            for at in sorted {
                needs[at].clear();
            }
            let left: BTreeSet<usize> = (0..needs.len()).filter(|at| !needs[*at].is_empty()).collect();
            for need in &mut needs {
                need.retain(|at| left.contains(at));
            }
            let Some(circle) = shortest(&needs, &left) else { break };
            for at in &circle {
                needs[*at].clear();
            }
            circles.push(circle.into_iter().map(|at| self.nodes[at]).collect());
        }
        circles
    }

    fn place(&self, node: Node) -> Option<usize> {
        match node {
            Node::Page(page) => self.pages.get(page).copied(),
            Node::Item(item) => self.items.get(item).copied(),
        }
    }

    fn open_pages(&mut self, until: usize) {
        for page in self.pages.len()..until {
            self.pages.push(self.nodes.len());
            self.nodes.push(Node::Page(page));
        }
    }

    fn need_what_is_around(&mut self, outline: &Outline<'_>) {
        for (index, entry) in outline.entries.iter().enumerate() {
            let around = entry.within.map_or(Node::Page(entry.page), Node::Item);
            self.need(Node::Item(index), around);
        }
    }

    fn need_what_is_said(&mut self, outline: &Outline<'_>) {
        let named = |name: &str| {
            outline.item(name).map(Node::Item).or_else(|| outline.page_named(name).map(Node::Page))
        };
        for expression in &outline.expressions {
            let (node, repeat) = match expression.subject {
                Subject::Page(page) => (Node::Page(page), None),
                Subject::Item(item) => (Node::Item(item), outline.entries[item].repeat),
                Subject::Form | Subject::List(_) | Subject::Choice { .. } => continue,
            };
            let triggered = || {
                let Node::Item(item) = node else { return false };
                outline.question(item).is_some_and(|question| !question.trigger.is_empty())
            };
            if matches!(expression.part, Part::Constraint | Part::RequiredIf)
                || (expression.part == Part::Calculation && triggered())
            {
                continue;
            }
            for mention in expression.mentions() {
                let Some(needed) = named(&mention.name) else { continue };
                let same_repeat = repeat.is_some()
                    && matches!(needed, Node::Item(item) if outline.entries[item].repeat == repeat);
                if !(same_repeat && expression.is_of_other_rows(mention)) {
                    self.need(node, needed);
                }
            }
        }
        for (index, entry) in outline.entries.iter().enumerate() {
            let Some(question) = entry.item.as_question() else { continue };
            let triggers = question.trigger.iter().map(super::Name::as_str);
            let rows = match &question.kind {
                Kind::Single { choices } | Kind::Multiple { choices } | Kind::Rank { choices } => {
                    choices.of_repeat()
                }
                _ => None,
            };
            for needed in triggers.chain(rows).filter_map(named) {
                self.need(Node::Item(index), needed);
            }
        }
    }

    fn need(&mut self, node: Node, needed: Node) {
        if let (Some(node), Some(needed)) = (self.place(node), self.place(needed)) {
            self.needs[node].insert(needed);
        }
    }

    /// What goes in no circle and needs nothing that does, after what it needs.
    fn sorted(&self, needs: &[BTreeSet<usize>]) -> Vec<usize> {
        let mut missing: Vec<usize> = needs.iter().map(BTreeSet::len).collect();
        let mut needed_by = vec![Vec::new(); needs.len()];
        for (at, needs) in needs.iter().enumerate() {
            for need in needs {
                needed_by[*need].push(at);
            }
        }
        let mut ready: BinaryHeap<Reverse<usize>> =
            (0..needs.len()).filter(|at| missing[*at] == 0).map(Reverse).collect();
        let mut order = Vec::with_capacity(needs.len());
        while let Some(Reverse(at)) = ready.pop() {
            order.push(at);
            for waiting in &needed_by[at] {
                missing[*waiting] -= 1;
                if missing[*waiting] == 0 {
                    ready.push(Reverse(*waiting));
                }
            }
        }
        order
    }
}

/// A circle among nodes of which each needs another one of them, as short as there is one through
/// the node that a walk first comes back to.
fn shortest(needs: &[BTreeSet<usize>], left: &BTreeSet<usize>) -> Option<Vec<usize>> {
    let mut seen = BTreeSet::new();
    let mut at = *left.first()?;
    while seen.insert(at) {
        at = *needs[at].first()?;
    }
    let mut from: Vec<Option<usize>> = vec![None; needs.len()];
    let mut queue = VecDeque::from([at]);
    while let Some(node) = queue.pop_front() {
        for next in &needs[node] {
            if *next == at {
                return Some(way_back(&from, at, node));
            }
            if from[*next].is_none() {
                from[*next] = Some(node);
                queue.push_back(*next);
            }
        }
    }
    None
}

/// The circle that ends in `last`, turned so that its first node is the one first in the form.
fn way_back(from: &[Option<usize>], begin: usize, last: usize) -> Vec<usize> {
    let mut circle = vec![last];
    let mut at = last;
    while at != begin
        && let Some(before) = from[at]
    {
        circle.push(before);
        at = before;
    }
    circle.reverse();
    let first = circle.iter().enumerate().min_by_key(|(_, node)| **node).map_or(0, |(index, _)| index);
    circle.rotate_left(first);
    circle
}
