//! The names an expression mentions, with their places: to underline an unknown one, and to know
//! what has to be worked out before it.

use std::ops::Range;

/// A name in an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name.
    pub name: String,
    /// Where it stands, in bytes of the source; of `${name}` with its brackets.
    pub span: Range<usize>,
    /// How it is mentioned.
    pub kind: Kind,
}

/// How a name is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `${name}`: a question, a group or a repeat.
    Reference,
    /// A step of a path through the form, `../name`: a question, a group, a repeat or the root.
    Step,
    /// The beginning of a path outside of all predicates: `name`. Rarely meant, as a question has no
    /// children; in a choice filter it is a column of the list.
    Bare,
    /// A name in a predicate or in a list: a column, or a child of what is filtered.
    Column,
}
