//! An expression as source text: what it prints parses to the same expression.

use super::{Expr, NEGATION, Node};
use std::fmt::{Display, Formatter, Result};

impl Display for Expr {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        print(&self.root, f)
    }
}

fn print(node: &Node, f: &mut Formatter<'_>) -> Result {
    match node {
        Node::Number(number) => write!(f, "{number}"),
        // A text holds at most one kind of quotes: the lexer knows no escapes.
        Node::Text(text) if text.contains('\'') => write!(f, "\"{text}\""),
        Node::Text(text) => write!(f, "'{text}'"),
        Node::Name(name) => write!(f, "${{{name}}}"),
        Node::Own => f.write_str("."),
        Node::Negate(inner) => {
            f.write_str("-")?;
            bracketed(inner, power(inner) < NEGATION, f)
        }
        Node::Binary(operator, left, right) => {
            bracketed(left, power(left) < operator.power(), f)?;
            write!(f, " {} ", operator.sign())?;
            bracketed(right, power(right) <= operator.power(), f)
        }
        Node::Call(function, arguments) => {
            write!(f, "{}(", function.name())?;
            for (index, argument) in arguments.iter().enumerate() {
                f.write_str(if index == 0 { "" } else { ", " })?;
                print(argument, f)?;
            }
            f.write_str(")")
        }
    }
}

fn bracketed(node: &Node, needed: bool, f: &mut Formatter<'_>) -> Result {
    if !needed {
        return print(node, f);
    }
    f.write_str("(")?;
    print(node, f)?;
    f.write_str(")")
}

fn power(node: &Node) -> u8 {
    match node {
        Node::Binary(operator, ..) => operator.power(),
        Node::Negate(_) => NEGATION,
        _ => NEGATION + 1,
    }
}
