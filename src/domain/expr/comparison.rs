//! What an expression holds its questions against: for a check that finds misspelt codes.

use super::syntax::{Axis, Node, Operator, Path, Start, Test};
use crate::form::Name;

/// A question held against a literal text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Comparison<'e> {
    /// The question; `None` for the own answer.
    pub(crate) question: Option<&'e Name>,
    /// The text it is held against.
    pub(crate) literal: &'e str,
    /// Whether by `selected()`; else by `=` or `!=`.
    pub(crate) selected: bool,
}

impl<'e> Comparison<'e> {
    pub(super) fn of(node: &'e Node) -> Option<Self> {
        let (left, right, selected) = match node {
            Node::Chain(left, rest) => match rest.as_slice() {
                [(Operator::Equal | Operator::Unequal, right)] => (left.as_ref(), right, false),
                _ => return None,
            },
            Node::Call(function, arguments) if function.name() == "selected" => match arguments.as_slice() {
                [left, right] => (left, right, true),
                _ => return None,
            },
            _ => return None,
        };
        match (left, right) {
            (question, Node::Text(literal)) => Self::with(question, literal, selected),
            (Node::Text(literal), question) if !selected => Self::with(question, literal, selected),
            _ => None,
        }
    }

    fn with(question: &'e Node, literal: &'e str, selected: bool) -> Option<Self> {
        match question {
            Node::Reference(name) => Some(Self { question: Some(name), literal, selected }),
            question if question.is_own() => Some(Self { question: None, literal, selected }),
            _ => None,
        }
    }
}

/// The two bare names that a node holds against one another by `=` or `!=`.
pub(super) fn names(node: &Node) -> Option<[&str; 2]> {
    let Node::Chain(left, rest) = node else { return None };
    let [(Operator::Equal | Operator::Unequal, right)] = rest.as_slice() else { return None };
    Some([name(left)?, name(right)?])
}

fn name(node: &Node) -> Option<&str> {
    let Node::Path(Path { start: Start::Here, steps }) = node else { return None };
    let [step] = steps.as_slice() else { return None };
    match &step.test {
        Test::Name(name) if step.axis == Axis::Child && step.predicates.is_empty() => Some(name),
        _ => None,
    }
}
