//! The parts of a parsed expression.

use super::functions::Function;
use super::pattern::Pattern;
use crate::form::Name;

/// A part of an expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Number(f64),
    Text(String),
    /// The pattern of `regex()`, where it is written out.
    Pattern(Pattern),
    /// `${name}`.
    Reference(Name),
    Negate(Box<Node>),
    /// Operators of one strength from left to right. A list, not pairs within pairs: a sum of a
    /// thousand terms is then no deeper than one of two, and nobody who walks it recurses.
    Chain(Box<Node>, Vec<(Operator, Node)>),
    Call(Function, Vec<Node>),
    Path(Path),
}

/// A way through a tree.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Path {
    pub(super) start: Start,
    pub(super) steps: Vec<Step>,
}

/// Where a way begins.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Start {
    /// At the node the expression is evaluated for.
    Here,
    /// Above the outermost node of that node's tree.
    Root,
    /// At what an expression found, of which the predicates are left.
    Found(Box<Node>, Vec<Node>),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Step {
    pub(super) axis: Axis,
    pub(super) test: Test,
    pub(super) predicates: Vec<Node>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Axis {
    Child,
    Parent,
    Itself,
    Attribute,
    Descendant,
    DescendantOrSelf,
    Ancestor,
    AncestorOrSelf,
    Following,
    Preceding,
    FollowingSibling,
    PrecedingSibling,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Test {
    Name(String),
    /// `*`.
    Any,
    /// `node()`.
    Node,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Or,
    And,
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
    Plus,
    Minus,
    Times,
    Div,
    Mod,
    Union,
}

impl Operator {
    pub(super) const ALL: [Self; 14] = [
        Self::Or,
        Self::And,
        Self::Equal,
        Self::Unequal,
        Self::Less,
        Self::AtMost,
        Self::More,
        Self::AtLeast,
        Self::Plus,
        Self::Minus,
        Self::Times,
        Self::Div,
        Self::Mod,
        Self::Union,
    ];

    /// The operator of that sign or word.
    pub(super) fn of(sign: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|operator| operator.sign() == sign)
    }

    /// How tightly it binds: the greater, the tighter.
    pub(super) const fn power(self) -> u8 {
        match self {
            Self::Or => 1,
            Self::And => 2,
            Self::Equal | Self::Unequal => 3,
            Self::Less | Self::AtMost | Self::More | Self::AtLeast => 4,
            Self::Plus | Self::Minus => 5,
            Self::Times | Self::Div | Self::Mod => 6,
            Self::Union => 8,
        }
    }

    pub(super) const fn sign(self) -> &'static str {
        match self {
            Self::Or => "or",
            Self::And => "and",
            Self::Equal => "=",
            Self::Unequal => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Times => "*",
            Self::Div => "div",
            Self::Mod => "mod",
            Self::Union => "|",
        }
    }
}

/// How tightly a leading minus binds: tighter than `*`, looser than `|`.
pub(super) const NEGATION: u8 = 7;

impl Axis {
    pub(super) const ALL: [Self; 12] = [
        Self::Child,
        Self::Parent,
        Self::Itself,
        Self::Attribute,
        Self::Descendant,
        Self::DescendantOrSelf,
        Self::Ancestor,
        Self::AncestorOrSelf,
        Self::Following,
        Self::Preceding,
        Self::FollowingSibling,
        Self::PrecedingSibling,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Child => "child",
            Self::Parent => "parent",
            Self::Itself => "self",
            Self::Attribute => "attribute",
            Self::Descendant => "descendant",
            Self::DescendantOrSelf => "descendant-or-self",
            Self::Ancestor => "ancestor",
            Self::AncestorOrSelf => "ancestor-or-self",
            Self::Following => "following",
            Self::Preceding => "preceding",
            Self::FollowingSibling => "following-sibling",
            Self::PrecedingSibling => "preceding-sibling",
        }
    }

    /// Whether its nodes are counted from the last to the first.
    pub(super) const fn is_reverse(self) -> bool {
        matches!(
            self,
            Self::Parent | Self::Ancestor | Self::AncestorOrSelf | Self::Preceding | Self::PrecedingSibling
        )
    }
}

impl Step {
    pub(super) const fn any(axis: Axis) -> Self {
        Self { axis, test: Test::Node, predicates: Vec::new() }
    }

    /// Whether it is `.` with nothing more.
    fn is_here(&self) -> bool {
        self.axis == Axis::Itself && self.test == Test::Node && self.predicates.is_empty()
    }
}

impl Node {
    /// `.`: the node itself.
    #[cfg(test)]
    pub(super) fn own() -> Self {
        Self::Path(Path { start: Start::Here, steps: vec![Step::any(Axis::Itself)] })
    }

    /// Whether it is `.` or `current()/.`, whose answer is the own one outside of predicates.
    pub(super) fn is_own(&self) -> bool {
        match self {
            Self::Path(Path { start: Start::Here, steps }) => steps.iter().all(Step::is_here),
            Self::Path(Path { start: Start::Found(found, predicates), steps }) => {
                predicates.is_empty() && found.is_own() && steps.iter().all(Step::is_here)
            }
            Self::Call(function, _) => function.name() == "current",
            _ => false,
        }
    }

    /// Calls `look` with this node and all within it; `outside` tells those in no predicate.
    pub(super) fn walk<'n>(&'n self, outside: bool, look: &mut impl FnMut(&'n Node, bool)) {
        look(self, outside);
        match self {
            Self::Number(_) | Self::Text(_) | Self::Pattern(_) | Self::Reference(_) => {}
            Self::Negate(inner) => inner.walk(outside, look),
            Self::Chain(first, rest) => {
                first.walk(outside, look);
                rest.iter().for_each(|(_, node)| node.walk(outside, look));
            }
            Self::Call(_, arguments) => arguments.iter().for_each(|node| node.walk(outside, look)),
            Self::Path(path) => {
                if let Start::Found(found, predicates) = &path.start {
                    found.walk(outside, look);
                    predicates.iter().for_each(|node| node.walk(false, look));
                }
                for node in path.steps.iter().flat_map(|step| &step.predicates) {
                    node.walk(false, look);
                }
            }
        }
    }
}
