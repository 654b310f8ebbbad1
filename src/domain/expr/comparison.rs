//! What an expression holds its questions against: for a check that finds misspelt codes.

use super::{Function, Node, Operator};
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
            Node::Binary(Operator::Equal | Operator::Unequal, left, right) => {
                (left.as_ref(), right.as_ref(), false)
            }
            Node::Call(Function::Selected, arguments) => match arguments.as_slice() {
                [left, right] => (left, right, true),
                _ => return None,
            },
            _ => return None,
        };
        match (left, right) {
            (Node::Name(name), Node::Text(literal)) => Some(Self { question: Some(name), literal, selected }),
            (Node::Own, Node::Text(literal)) => Some(Self { question: None, literal, selected }),
            (Node::Text(literal), Node::Name(name)) if !selected => {
                Some(Self { question: Some(name), literal, selected })
            }
            (Node::Text(literal), Node::Own) if !selected => Some(Self { question: None, literal, selected }),
            _ => None,
        }
    }
}
