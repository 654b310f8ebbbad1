//! Where each thing of a form stands in an instance, and the paths by which others speak of it.

use crate::exchange::xlsform::names::mentions;
use crate::form::{Computed, Form, Item, Kind, Name, Page};
use std::collections::HashMap;

/// A node of the instance.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Node {
    /// The names from the root down.
    pub(super) steps: Vec<String>,
    /// How many steps lead to each repeat around it, the outermost first; itself, where it is one.
    repeats: Vec<usize>,
}

/// The nodes of a form by name.
pub(super) struct Tree {
    pub(super) root: String,
    nodes: HashMap<String, Node>,
}

impl Node {
    pub(super) fn path(&self) -> String {
        self.steps.iter().fold(String::new(), |path, step| path + "/" + step)
    }

    pub(super) fn child(&self, name: &str, repeats: bool) -> Self {
        let mut steps = self.steps.clone();
        steps.push(name.to_owned());
        let mut within = self.repeats.clone();
        if repeats {
            within.push(steps.len());
        }
        Self { steps, repeats: within }
    }

    /// Whether it stands in a repeat.
    pub(super) fn repeats(&self) -> bool {
        !self.repeats.is_empty()
    }

    /// The way to another node: within a repeat that both stand in it is relative, so that it means
    /// the same row.
    fn way(&self, to: &Self, in_brackets: bool) -> String {
        let shared = |from: &usize| self.steps.get(..*from) == to.steps.get(..*from);
        let Some(around) = to
            .repeats
            .iter()
            .rev()
            .find(|at| **at < to.steps.len() && self.repeats.contains(at) && shared(at))
        else {
            return to.path();
        };
        let same = self.steps.iter().zip(&to.steps).take_while(|(a, b)| a == b).count().max(*around);
        let up = self.steps.len().saturating_sub(same);
        let way: Vec<&str> =
            std::iter::repeat_n("..", up).chain(to.steps[same..].iter().map(String::as_str)).collect();
        let way = if way.is_empty() { ".".to_owned() } else { way.join("/") };
        if in_brackets { format!("current()/{way}") } else { way }
    }
}

impl Tree {
    pub(super) fn of(form: &Form) -> Self {
        let root = form.settings.more.get("name").map_or("data", String::as_str).to_owned();
        let mut tree = Self { root, nodes: HashMap::new() };
        let top = tree.top();
        for page in &form.pages {
            let node = tree.page(page);
            if node != top {
                tree.nodes.insert(page.name.as_str().to_owned(), node.clone());
            }
            tree.items(&page.items, &node);
        }
        tree
    }

    /// The root of the instance.
    pub(super) fn top(&self) -> Node {
        Node { steps: vec![self.root.clone()], repeats: Vec::new() }
    }

    /// Where the items of a page stand.
    pub(super) fn page(&self, page: &Page) -> Node {
        if page.bare { self.top() } else { self.top().child(page.name.as_str(), false) }
    }

    fn items(&mut self, items: &[Item], parent: &Node) {
        for item in items {
            let Some(name) = item.name() else { continue };
            let node = self.item(item, parent);
            if let Item::Group(group) = item {
                self.items(&group.items, &node);
            }
            self.nodes.insert(name.as_str().to_owned(), node);
        }
    }

    /// Where an item stands.
    pub(super) fn item(&self, item: &Item, parent: &Node) -> Node {
        match item {
            Item::Question(question) if question.kind == (Kind::Computed { by: Computed::Audit }) => {
                self.top().child("meta", false).child(question.name.as_str(), false)
            }
            Item::Group(group) => parent.child(group.name.as_str(), group.repeat.is_some()),
            other => parent.child(other.name().map_or(UNNAMED, Name::as_str), false),
        }
    }

    pub(super) fn node(&self, name: &str) -> Option<&Node> {
        self.nodes.get(name)
    }

    /// An expression with paths for names; what stands in brackets speaks of rows, so that ways from
    /// there begin at the node itself.
    pub(super) fn expression(&self, text: &str, from: &Node, in_brackets: bool) -> String {
        let mut out = String::with_capacity(text.len() * 2);
        let mut at = 0;
        let mut depth = usize::from(in_brackets);
        for mention in mentions(text) {
            let before = &text[at..mention.begin];
            depth = (depth + before.matches('[').count()).saturating_sub(before.matches(']').count());
            out.push_str(before);
            match self.node(mention.name) {
                Some(node) => out.push_str(&from.way(node, depth > 0)),
                None => out.push_str(&text[mention.begin..mention.end]),
            }
            at = mention.end;
        }
        out.push_str(&text[at..]);
        out
    }
}

/// How the nodes of notes without a name are called; by it reading knows that they have none.
pub(super) const UNNAMED: &str = "generated_note_name_";

/// Gives a name to every note that has none.
pub(super) fn name_notes(items: &mut [Item], count: &mut usize) {
    for item in items {
        match item {
            Item::Note(note) if note.name.is_none() => {
                *count += 1;
                note.name = Name::new(format!("{UNNAMED}{count}")).ok();
            }
            Item::Group(group) => name_notes(&mut group.items, count),
            Item::Note(_) | Item::Question(_) => {}
        }
    }
}
