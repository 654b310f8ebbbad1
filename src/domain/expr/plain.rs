//! An expression as a phone works it out: arrays, the first of each an operator or a function.
//!
//! Phones know answers to questions that are asked once, and the plainest functions; what goes beyond
//! is the server's.

use super::Expr;
use super::syntax::Node;
use serde_json::{Value, json};

/// What `templates/js/plain.js` knows.
const FUNCTIONS: [&str; 13] = [
    "true",
    "false",
    "not",
    "if",
    "coalesce",
    "selected",
    "count-selected",
    "string-length",
    "number",
    "string",
    "date",
    "int",
    "round",
];

impl Expr {
    /// The expression for a phone; `None` where it goes beyond what phones know.
    #[must_use]
    pub fn plain(&self) -> Option<Value> {
        plain(&self.root)
    }
}

fn plain(node: &Node) -> Option<Value> {
    Some(match node {
        Node::Number(number) => json!(number),
        Node::Text(text) => json!(text),
        Node::Reference(name) => json!(["$", name.as_str()]),
        Node::Negate(inner) => json!(["neg", plain(inner)?]),
        Node::Chain(first, rest) => {
            let mut sum = plain(first)?;
            for (operator, next) in rest {
                if operator.sign() == "|" {
                    return None;
                }
                sum = json!([operator.sign(), sum, plain(next)?]);
            }
            sum
        }
        Node::Call(function, arguments) => {
            let name = FUNCTIONS.iter().find(|known| **known == function.name())?;
            let arguments = arguments.iter().map(plain).collect::<Option<Vec<_>>>()?;
            std::iter::once(json!(name)).chain(arguments).collect()
        }
        Node::Path(_) if node.is_own() => json!(["."]),
        Node::Path(_) | Node::Pattern(_) => return None,
    })
}
