//! From an expression to what it comes to.

use super::functions::Arguments;
use super::syntax::{Node, Operator};
use super::tree::{NodeId, Place, Tree};
use super::{Value, compare};
use chrono::{DateTime, FixedOffset};
use std::cell::Cell;

/// What an expression is evaluated for.
#[derive(Clone, Copy)]
pub struct Context<'c> {
    /// The answers.
    pub tree: &'c Tree,
    /// The node it belongs to: `.` is its answer, and `${name}` resolves from it.
    pub node: NodeId,
    /// Everything else.
    pub world: &'c dyn World,
}

/// What an expression may ask for besides the answers. All that is not the same at each evaluation
/// comes through here.
pub trait World {
    /// The present moment on the respondent's clock. Its offset is that of dates without one.
    fn now(&self) -> DateTime<FixedOffset>;

    /// A number from 0 up to but not 1, another one each time.
    fn random(&self) -> f64;

    /// A fresh UUID.
    fn uuid(&self) -> String;

    /// A list or data file by its id: [`Tree::list`].
    fn instance(&self, id: &str) -> Option<&Tree> {
        let _ = id;
        None
    }

    /// The label of a choice of a question, in the language of the page.
    fn choice_label(&self, question: &str, code: &str) -> Option<String> {
        let _ = (question, code);
        None
    }

    /// A text of the form by its id, in the language of the page.
    fn text(&self, id: &str) -> Option<String> {
        let _ = id;
        None
    }

    /// A property of the device or the session, as `deviceid`.
    fn property(&self, name: &str) -> Option<String> {
        let _ = name;
        None
    }
}

/// What a part of an expression comes to.
#[derive(Clone, Debug)]
pub(super) enum Found<'c> {
    Value(Value),
    Nodes(Vec<Place<'c>>),
}

impl<'c> Found<'c> {
    /// The answer; of several nodes that of the first.
    pub(super) fn value(self) -> Value {
        match self {
            Self::Value(value) => value,
            Self::Nodes(nodes) => nodes.first().map_or_else(Value::empty, Place::value),
        }
    }

    pub(super) fn truth(&self) -> bool {
        match self {
            Self::Value(value) => value.truth(),
            Self::Nodes(nodes) => nodes.iter().any(|place| place.is_group() || place.value().truth()),
        }
    }

    /// The nodes; none where it is anything else.
    pub(super) fn into_nodes(self) -> Vec<Place<'c>> {
        match self {
            Self::Value(_) => Vec::new(),
            Self::Nodes(nodes) => nodes,
        }
    }

    /// Every answer: one for each node.
    pub(super) fn values(self) -> Vec<Value> {
        match self {
            Self::Value(value) => vec![value],
            Self::Nodes(nodes) => nodes.iter().map(Place::value).collect(),
        }
    }
}

impl From<f64> for Found<'_> {
    fn from(number: f64) -> Self {
        Self::Value(Value::Number(number))
    }
}

impl From<bool> for Found<'_> {
    fn from(truth: bool) -> Self {
        Self::Value(Value::Truth(truth))
    }
}

impl From<String> for Found<'_> {
    fn from(text: String) -> Self {
        Self::Value(Value::Text(text))
    }
}

impl From<Value> for Found<'_> {
    fn from(value: Value) -> Self {
        Self::Value(value)
    }
}

/// Where in an evaluation we are.
#[derive(Clone, Copy)]
pub(super) struct Scope<'c, 'w> {
    pub(super) context: Context<'c>,
    /// The node that paths begin at: in a predicate the one looked at.
    pub(super) here: Place<'c>,
    /// Its place among those looked at, from 1, and their count.
    pub(super) position: usize,
    pub(super) size: usize,
    /// How many more nodes may be looked at.
    work: &'w Cell<u32>,
}

impl<'c, 'w> Scope<'c, 'w> {
    pub(super) fn new(context: &Context<'c>, work: &'w Cell<u32>) -> Self {
        let here = Place { tree: context.tree, node: context.node };
        Self { context: *context, here, position: 1, size: 1, work }
    }

    /// The same within a predicate that looks at that node.
    pub(super) const fn at(&self, here: Place<'c>, position: usize, size: usize) -> Self {
        Self { here, position, size, ..*self }
    }

    /// Whether there is patience left to look at so many nodes; takes it.
    pub(super) fn may_look(&self, nodes: usize) -> bool {
        let nodes = u32::try_from(nodes).unwrap_or(u32::MAX);
        let left = self.work.get().checked_sub(nodes);
        self.work.set(left.unwrap_or(0));
        left.is_some()
    }

    /// The answer of the node evaluated for.
    pub(super) fn own(&self) -> Value {
        Place { tree: self.context.tree, node: self.context.node }.value()
    }

    pub(super) fn offset(&self) -> FixedOffset {
        *self.context.world.now().offset()
    }

    pub(super) fn number(&self, value: &Value) -> f64 {
        match value {
            // Who is a number already need not look at a clock.
            Value::Number(number) => *number,
            value => value.number(self.offset()),
        }
    }

    pub(super) fn found(&self, node: &Node) -> Found<'c> {
        if self.work.get() == 0 {
            return Found::Nodes(Vec::new());
        }
        match node {
            Node::Number(number) => (*number).into(),
            Node::Text(text) => text.clone().into(),
            Node::Pattern(pattern) => pattern.source().to_owned().into(),
            Node::Reference(name) => self.resolve(name.as_str()),
            Node::Negate(inner) => (-self.number(&self.found(inner).value())).into(),
            Node::Chain(first, rest) => self.chain(first, rest),
            Node::Call(function, arguments) => function.call(&Arguments::new(self, arguments)),
            Node::Path(path) => Found::Nodes(self.path(path)),
        }
    }

    /// `${name}`, wherever it stands: from the node evaluated for.
    fn resolve(&self, name: &str) -> Found<'c> {
        let tree = self.context.tree;
        if !self.may_look(tree.count(name)) {
            return Found::Nodes(Vec::new());
        }
        let relevant =
            tree.resolve(name, self.context.node).into_iter().filter(|node| tree.is_relevant(*node));
        Found::Nodes(relevant.map(|node| Place { tree, node }).collect())
    }

    fn chain(&self, first: &Node, rest: &[(Operator, Node)]) -> Found<'c> {
        let mut left = self.found(first);
        for (operator, right) in rest {
            left = match operator {
                Operator::Or => (left.truth() || self.found(right).truth()).into(),
                Operator::And => (left.truth() && self.found(right).truth()).into(),
                Operator::Union => self.union(left, self.found(right)),
                Operator::Equal
                | Operator::Unequal
                | Operator::Less
                | Operator::AtMost
                | Operator::More
                | Operator::AtLeast => compare::holds(self, *operator, left, self.found(right)).into(),
                _ => {
                    let right = self.number(&self.found(right).value());
                    compute(*operator, self.number(&left.value()), right).into()
                }
            };
        }
        left
    }

    fn union(&self, left: Found<'c>, right: Found<'c>) -> Found<'c> {
        let mut all = left.into_nodes();
        all.extend(right.into_nodes());
        Found::Nodes(self.in_order(all))
    }
}

fn compute(operator: Operator, left: f64, right: f64) -> f64 {
    match operator {
        Operator::Plus => left + right,
        Operator::Minus => left - right,
        Operator::Times => left * right,
        Operator::Div => left / right,
        _ => left % right,
    }
}
