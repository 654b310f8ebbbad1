//! The expression language of forms: XPath as ODK uses it.
//!
//! | written | means |
//! | --- | --- |
//! | `${age}` | the answer to a question, see [`Tree::resolve`]; empty where there is none |
//! | `.`, `..`, `../age`, `/data/group/age`, `*`, `@x` | paths from the node evaluated for |
//! | `instance('towns')/root/item[region = current()/../region]/label` | a way through a list |
//! | `${member}[2]/name`, `[position() = last()]` | predicates: a place, from 1, or a condition |
//! | `18`, `0.5`, `'leave'`, `"leave"` | a number, a text |
//! | `= != < <= > >=`, `+ - * div mod`, `and or`, `\|` | in XPath's precedence, grouping to the left |
//! | `selected(${reasons}, 'a')`, `if(x, a, b)`, … | see the tables in `functions` |
//!
//! An unanswered question is `''` as a text and not a number as a number, so `${age} = ''` holds of
//! it, `${age} < 30` does not and `${age} != 30` does. So is one that is not there or not relevant:
//! unlike in XPath, a set of no nodes compares as one empty answer. A set of several nodes compares
//! as XPath says: if any of them does.
//!
//! Where one side of a comparison is a date, the other one is read as a date; else where one side is
//! a number, and always for `<` and its like, both are read as numbers. Numbers are equal within
//! 1e-12, as in Collect. As a number a date is its days since 1970-01-01 UTC, with the respondent's
//! offset: differences of dates are whole, and a date written as a text counts as a date.
//!
//! What is not the same at each evaluation (time, chance, lists, texts) comes from a [`World`].

mod compare;
mod comparison;
mod compile;
mod default;
mod eval;
mod functions;
pub(crate) mod hint;
mod lexer;
mod mention;
mod moment;
mod parser;
mod path;
mod pattern;
mod print;
mod syntax;
mod tree;
mod value;

pub(crate) use comparison::Comparison;
pub use default::is_dynamic;
pub use eval::{Context, World};
pub use mention::{Kind, Mention};
pub use tree::{NodeId, Place, Tree};
pub use value::Value;

use crate::message::Message;
use eval::Scope;
use std::cell::Cell;
use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use syntax::Node;

/// The longest expression, in bytes.
pub const LONGEST: usize = 32 * 1024;
/// How deep operators, calls, predicates and parentheses may nest.
pub const DEEPEST: usize = 100;
/// How many nodes an evaluation may look at. Who looks at more meets empty answers from there on: a
/// list filtered by a list filtered by a list would else keep a server busy for minutes.
pub const BUSIEST: u32 = 2_000_000;

/// A parsed expression. Prints as source text that parses to the same expression.
#[derive(Clone, Debug)]
pub struct Expr {
    root: Node,
    mentions: Vec<Mention>,
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

impl Expr {
    /// The expression that a text says.
    ///
    /// # Errors
    /// The first [`Fault`] of the text. Never panics, whatever the text.
    pub fn parse(source: &str) -> Result<Self, Fault> {
        parser::parse(source).map(|(root, mentions)| Self { root, mentions })
    }

    /// What it comes to; of several nodes the first one's answer.
    #[must_use]
    pub fn eval(&self, context: &Context<'_>) -> Value {
        Scope::new(context, &Cell::new(BUSIEST)).found(&self.root).value()
    }

    /// Whether it holds: XPath's truth of what it comes to, but that of nodes is the truth of any of
    /// their answers, so that an unanswered question does not hold.
    #[must_use]
    pub fn is_true(&self, context: &Context<'_>) -> bool {
        Scope::new(context, &Cell::new(BUSIEST)).found(&self.root).truth()
    }

    /// The nodes it finds, in order; none where it comes to anything else.
    #[must_use]
    pub fn nodes<'c>(&self, context: &Context<'c>) -> Vec<Place<'c>> {
        Scope::new(context, &Cell::new(BUSIEST)).found(&self.root).into_nodes()
    }

    /// Those of the nodes for which it holds, as a predicate of theirs would: so a choice filter
    /// leaves rows of a list ([`Tree::items`]), whose columns are its bare names.
    #[must_use]
    pub fn filter<'c>(&self, context: &Context<'c>, nodes: Vec<Place<'c>>) -> Vec<Place<'c>> {
        Scope::new(context, &Cell::new(BUSIEST)).filtered(nodes, std::slice::from_ref(&self.root))
    }

    /// The names it mentions, in order of mention, each as often as mentioned.
    #[must_use]
    pub fn names(&self) -> &[Mention] {
        &self.mentions
    }

    /// What it hangs on: every name that may be that of a question, a group or a repeat.
    #[must_use]
    pub fn depends(&self) -> BTreeSet<&str> {
        let of_form = |mention: &&Mention| matches!(mention.kind, Kind::Reference | Kind::Step);
        self.mentions.iter().filter(of_form).map(|mention| mention.name.as_str()).collect()
    }

    /// Whether it speaks of its own answer, `.` outside of predicates.
    #[must_use]
    pub fn speaks_of_own(&self) -> bool {
        let mut own = false;
        self.root.walk(true, &mut |node, outside| {
            own |= match node {
                Node::Path(_) => outside && node.is_own(),
                Node::Call(function, _) => function.name() == "once",
                _ => false,
            };
        });
        own
    }

    /// Whether it asks the [`World`] for anything: time, chance, a list or words.
    #[must_use]
    pub fn asks_world(&self) -> bool {
        let mut asks = false;
        self.root.walk(true, &mut |node, _| {
            asks |= matches!(node, Node::Call(function, _) if function.asks_world());
        });
        asks
    }

    /// Every comparison of a question with a literal text, as a check for misspelt codes needs it;
    /// `None` names the own answer.
    pub(crate) fn comparisons(&self) -> Vec<Comparison<'_>> {
        let mut found = Vec::new();
        self.root.walk(true, &mut |node, outside| found.extend(Comparison::of(node).filter(|_| outside)));
        found
    }

    /// Whether a column of those known is held against a bare name by `=` or `!=`: where it is no column
    /// itself, a text without its quotes.
    pub(crate) fn is_held_against(&self, name: &str, known: &HashSet<&str>) -> bool {
        let mut found = false;
        self.root.walk(true, &mut |node, _| {
            found |= comparison::names(node).is_some_and(|[left, right]| {
                (right == name && known.contains(left)) || (left == name && known.contains(right))
            });
        });
        found
    }
}

impl PartialEq for Expr {
    /// Whether they say the same, wherever its parts stand.
    fn eq(&self, other: &Self) -> bool {
        self.root == other.root
    }
}

#[cfg(test)]
mod tests;
