//! The functions: one table for each kind, and one way to call them.
//!
//! A function that is not here is a fault of the expression. Left out on purpose are `digest()` and
//! `base64-decode()`: the browser, which must say the same as the server, computes digests only
//! asynchronously.

mod choice;
mod date;
mod geo;
mod logic;
mod nodes;
mod number;
mod repeat;
mod text;

use super::Value;
use super::eval::{Found, Scope};
use super::syntax::Node;
use super::tree::Place;
use crate::message::Message;
use std::fmt::{Debug, Formatter};

/// A function of the expression language.
#[derive(Clone, Copy)]
pub(super) struct Function(&'static Entry);

/// What is known of a function.
struct Entry {
    name: &'static str,
    /// The least and the greatest number of arguments.
    least: usize,
    most: usize,
    /// Whether its first argument has to find nodes.
    wants_nodes: bool,
    asks_world: bool,
    /// Whether few forms use it.
    rare: bool,
    call: for<'c> fn(&Arguments<'_, 'c, '_>) -> Found<'c>,
}

/// Any number of arguments.
const MANY: usize = usize::MAX;

impl Entry {
    const fn new(
        name: &'static str,
        (least, most): (usize, usize),
        call: for<'c> fn(&Arguments<'_, 'c, '_>) -> Found<'c>,
    ) -> Self {
        Self { name, least, most, wants_nodes: false, asks_world: false, rare: false, call }
    }

    const fn of_nodes(mut self) -> Self {
        self.wants_nodes = true;
        self
    }

    const fn of_few(mut self) -> Self {
        self.rare = true;
        self
    }

    const fn of_world(mut self) -> Self {
        self.asks_world = true;
        self
    }
}

const TABLES: [&[Entry]; 8] = [
    choice::FUNCTIONS,
    date::FUNCTIONS,
    geo::FUNCTIONS,
    logic::FUNCTIONS,
    nodes::FUNCTIONS,
    number::FUNCTIONS,
    repeat::FUNCTIONS,
    text::FUNCTIONS,
];

/// Known elsewhere, and not here: see the head of this module.
const UNSUPPORTED: [&str; 2] = ["digest", "base64-decode"];

impl Function {
    /// All of them.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        TABLES.into_iter().flatten().map(Self)
    }

    pub(super) fn of(name: &str) -> Option<Self> {
        Self::all().find(|function| function.name() == name)
    }

    pub(super) const fn name(self) -> &'static str {
        self.0.name
    }

    /// How many arguments it takes at least.
    #[cfg(test)]
    pub(super) const fn least(self) -> usize {
        self.0.least
    }

    pub(super) const fn asks_world(self) -> bool {
        self.0.asks_world
    }

    /// Whether the browser has it in a file of its own; see `templates/js/expr-rare.js`.
    pub(super) const fn is_rare(self) -> bool {
        self.0.rare
    }

    pub(super) fn call<'c>(self, arguments: &Arguments<'_, 'c, '_>) -> Found<'c> {
        (self.0.call)(arguments)
    }

    /// What is wrong with calling it with these arguments.
    pub(super) fn misused(self, arguments: &[Node]) -> Option<Message> {
        let Entry { name, least, most, wants_nodes, .. } = *self.0;
        let given = arguments.len();
        if given < least || given > most || (name == "indexed-repeat" && given.is_multiple_of(2)) {
            let key = if most == least {
                "form-expr-arguments"
            } else if most == MANY {
                "form-expr-arguments-least"
            } else {
                "form-expr-arguments-range"
            };
            let message = Message::new(key).with("name", name).with("wanted", least);
            let message = if most == MANY || most == least { message } else { message.with("most", most) };
            return Some(message.with("given", given));
        }
        match arguments.first() {
            Some(first) if wants_nodes && !first.may_find() => {
                Some(Message::new("form-expr-nodes").with("name", name))
            }
            _ => None,
        }
    }
}

/// What the author of a call to an unknown function is told.
pub(super) fn unknown(name: &str) -> Message {
    if UNSUPPORTED.contains(&name) {
        return Message::new("form-expr-unsupported").with("name", name);
    }
    let nearest = Function::all()
        .map(|function| (distance(name, function.name()), function.name()))
        .filter(|(distance, known)| *distance <= 1 + known.len().min(name.len()) / 4)
        .min();
    match nearest {
        Some((_, known)) => Message::new("form-expr-function-nearly").with("name", name).with("known", known),
        None => Message::new("form-expr-function").with("name", name),
    }
}

/// How many letters have to be put in, left out or changed to make one of the other.
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, left) in one.bytes().take(64).enumerate() {
        let mut corner = std::mem::replace(&mut row[0], index + 1);
        for (at, right) in other.bytes().enumerate() {
            let changed = corner + usize::from(left != right);
            corner = row[at + 1];
            row[at + 1] = changed.min(corner + 1).min(row[at] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Debug for Function {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl Node {
    /// Whether it can come to nodes.
    pub(super) fn may_find(&self) -> bool {
        use super::syntax::Operator;
        match self {
            Self::Reference(_) | Self::Path(_) => true,
            Self::Call(function, _) => {
                matches!(
                    function.name(),
                    "current" | "instance" | "randomize" | "indexed-repeat" | "if" | "coalesce" | "once"
                )
            }
            Self::Chain(_, rest) => matches!(rest.as_slice(), [(Operator::Union, _), ..]),
            Self::Number(_) | Self::Text(_) | Self::Pattern(_) | Self::Negate(_) => false,
        }
    }
}

/// The arguments of a call, evaluated when asked for. One too few, which the parser lets nobody
/// write, would read as empty.
pub(super) struct Arguments<'a, 'c, 'w> {
    pub(super) scope: &'a Scope<'c, 'w>,
    nodes: &'a [Node],
}

impl<'a, 'c, 'w> Arguments<'a, 'c, 'w> {
    pub(super) const fn new(scope: &'a Scope<'c, 'w>, nodes: &'a [Node]) -> Self {
        Self { scope, nodes }
    }

    const fn count(&self) -> usize {
        self.nodes.len()
    }

    fn found(&self, index: usize) -> Found<'c> {
        self.nodes.get(index).map_or_else(|| Value::empty().into(), |node| self.scope.found(node))
    }

    fn value(&self, index: usize) -> Value {
        self.found(index).value()
    }

    fn text(&self, index: usize) -> String {
        self.value(index).text()
    }

    /// The first argument; without one, the answer of the node looked at.
    fn value_or_here(&self) -> Value {
        if self.nodes.is_empty() { self.scope.here.value() } else { self.value(0) }
    }

    fn number(&self, index: usize) -> f64 {
        self.scope.number(&self.value(index))
    }

    fn truth(&self, index: usize) -> bool {
        self.found(index).truth()
    }

    fn places(&self, index: usize) -> Vec<Place<'c>> {
        self.found(index).into_nodes()
    }

    /// The answers of every argument from that one on, of nodes each one's.
    fn values_from(&self, first: usize) -> Vec<Value> {
        (first..self.count()).flat_map(|index| self.found(index).values()).collect()
    }
}

/// Counts are far below where a float loses whole numbers.
pub(super) fn count(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}
