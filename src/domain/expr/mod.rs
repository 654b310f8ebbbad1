//! The expression language of relevance and constraints: a subset of XPath as ODK uses it.
//!
//! | written | means |
//! | --- | --- |
//! | `${age}` | the answer to a question; the empty text where there is none, whatever the reason |
//! | `.` | the answer being checked; only in a constraint |
//! | `18`, `0.5`, `'leave'`, `"leave"` | a number, a text |
//! | `= != < <= > >=`, `+ - * div mod`, `and or` | in XPath's precedence, all grouping to the left |
//! | `not(x)`, `true()`, `false()`, `if(x, a, b)`, `coalesce(a, b)` | |
//! | `selected(${reasons}, 'a')`, `count-selected(${reasons})` | for multiple choices |
//! | `string-length(x)`, `number(x)`, `string(x)`, `date(x)`, `int(x)`, `round(x)` | |
//!
//! An unanswered question is `''` as a text and not a number as a number, so `${age} = ''` holds of
//! it, `${age} < 30` does not and `${age} != 30` does. Where one side of a comparison is a date, the
//! other one is read as a date; else where one side is a number, the other is read as a number.
//! In arithmetic a date is its number of days since 1970-01-01.

mod comparison;
mod eval;
mod lexer;
mod parser;
mod print;

pub(crate) use comparison::Comparison;
pub use eval::{Scope, Value};

use crate::form::Name;
use crate::message::Message;
use std::ops::Range;

/// The longest expression, in bytes.
pub const LONGEST: usize = 4096;
/// How deep operators, calls and parentheses may nest.
pub const DEEPEST: usize = 100;

/// A parsed expression. Prints as source text that parses to the same expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    root: Node,
}

/// Why a text is no expression.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} at bytes {}..{}", message.key, span.start, span.end)]
pub struct Fault {
    /// Where, in bytes of the source; empty at its end.
    pub span: Range<usize>,
    /// What is wrong, in words for its author.
    pub message: Message,
}

/// A part of an expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    Number(f64),
    Text(String),
    Name(Name),
    Own,
    Negate(Box<Node>),
    Binary(Operator, Box<Node>, Box<Node>),
    Call(Function, Vec<Node>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
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
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    Not,
    True,
    False,
    If,
    Coalesce,
    Selected,
    CountSelected,
    StringLength,
    Number,
    String,
    Date,
    Int,
    Round,
}

impl Operator {
    /// How tightly it binds: the greater, the tighter.
    const fn power(self) -> u8 {
        match self {
            Self::Or => 1,
            Self::And => 2,
            Self::Equal | Self::Unequal => 3,
            Self::Less | Self::AtMost | Self::More | Self::AtLeast => 4,
            Self::Plus | Self::Minus => 5,
            Self::Times | Self::Div | Self::Mod => 6,
        }
    }

    const fn sign(self) -> &'static str {
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
        }
    }
}

/// How tightly a leading minus binds.
const NEGATION: u8 = 7;

impl Function {
    const ALL: [Self; 13] = [
        Self::Not,
        Self::True,
        Self::False,
        Self::If,
        Self::Coalesce,
        Self::Selected,
        Self::CountSelected,
        Self::StringLength,
        Self::Number,
        Self::String,
        Self::Date,
        Self::Int,
        Self::Round,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Not => "not",
            Self::True => "true",
            Self::False => "false",
            Self::If => "if",
            Self::Coalesce => "coalesce",
            Self::Selected => "selected",
            Self::CountSelected => "count-selected",
            Self::StringLength => "string-length",
            Self::Number => "number",
            Self::String => "string",
            Self::Date => "date",
            Self::Int => "int",
            Self::Round => "round",
        }
    }

    /// How many arguments it takes.
    const fn arity(self) -> usize {
        match self {
            Self::True | Self::False => 0,
            Self::Coalesce | Self::Selected => 2,
            Self::If => 3,
            _ => 1,
        }
    }
}

impl Expr {
    /// The expression that a text says.
    ///
    /// # Errors
    /// The first [`Fault`] of the text. Never panics, whatever the text.
    pub fn parse(source: &str) -> Result<Self, Fault> {
        parser::parse(source).map(|root| Self { root })
    }

    /// The questions it speaks of, in order of mention, each as often as mentioned.
    pub fn names(&self) -> impl Iterator<Item = &Name> {
        self.nodes().into_iter().filter_map(|node| match node {
            Node::Name(name) => Some(name),
            _ => None,
        })
    }

    /// Whether it speaks of its own answer, `.`.
    #[must_use]
    pub fn speaks_of_own(&self) -> bool {
        self.nodes().iter().any(|node| matches!(node, Node::Own))
    }

    /// What it comes to.
    #[must_use]
    pub fn eval(&self, scope: &impl Scope) -> Value {
        eval::eval(&self.root, scope)
    }

    /// Whether it holds: XPath's truth of what it comes to.
    #[must_use]
    pub fn is_true(&self, scope: &impl Scope) -> bool {
        self.eval(scope).truth()
    }

    /// Every comparison of a question with a literal text, as a check for misspelt codes needs it;
    /// `None` names the own answer.
    pub(crate) fn comparisons(&self) -> Vec<Comparison<'_>> {
        self.nodes().into_iter().filter_map(Comparison::of).collect()
    }

    fn nodes(&self) -> Vec<&Node> {
        fn collect<'n>(node: &'n Node, found: &mut Vec<&'n Node>) {
            found.push(node);
            match node {
                Node::Negate(inner) => collect(inner, found),
                Node::Binary(_, left, right) => {
                    collect(left, found);
                    collect(right, found);
                }
                Node::Call(_, arguments) => arguments.iter().for_each(|argument| collect(argument, found)),
                Node::Number(_) | Node::Text(_) | Node::Name(_) | Node::Own => {}
            }
        }
        let mut found = Vec::new();
        collect(&self.root, &mut found);
        found
    }
}

#[cfg(test)]
mod tests;
