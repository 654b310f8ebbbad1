//! An expression as source text: what it prints parses to the same expression.

use super::Expr;
use super::syntax::{Axis, NEGATION, Node, Path, Start, Step, Test};
use std::fmt::{Display, Formatter, Result};

impl Display for Expr {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        print(&self.root, f)
    }
}

fn print(node: &Node, f: &mut Formatter<'_>) -> Result {
    match node {
        Node::Number(number) => write!(f, "{number}"),
        Node::Text(text) => quoted(text, f),
        Node::Pattern(pattern) => quoted(pattern.source(), f),
        Node::Reference(name) => write!(f, "${{{}}}", name.as_str()),
        Node::Negate(inner) => {
            f.write_str("-")?;
            bracketed(inner, power(inner) < NEGATION, f)
        }
        Node::Chain(first, rest) => {
            let own = power(node);
            bracketed(first, power(first) <= own, f)?;
            for (operator, right) in rest {
                write!(f, " {} ", operator.sign())?;
                bracketed(right, power(right) <= own, f)?;
            }
            Ok(())
        }
        Node::Call(function, arguments) => {
            write!(f, "{}(", function.name())?;
            for (index, argument) in arguments.iter().enumerate() {
                f.write_str(if index == 0 { "" } else { ", " })?;
                print(argument, f)?;
            }
            f.write_str(")")
        }
        Node::Path(path) => print_path(path, f),
    }
}

fn print_path(path: &Path, f: &mut Formatter<'_>) -> Result {
    match &path.start {
        Start::Here => {}
        Start::Root if path.steps.is_empty() => f.write_str("/")?,
        Start::Root => {}
        Start::Found(found, predicates) => {
            bracketed(found, !matches!(**found, Node::Reference(_) | Node::Call(..)), f)?;
            print_predicates(predicates, f)?;
        }
    }
    for (index, step) in path.steps.iter().enumerate() {
        if index > 0 || !matches!(path.start, Start::Here) {
            f.write_str("/")?;
        }
        print_step(step, f)?;
    }
    Ok(())
}

fn print_step(step: &Step, f: &mut Formatter<'_>) -> Result {
    match (step.axis, &step.test) {
        (Axis::Itself, Test::Node) => f.write_str(".")?,
        (Axis::Parent, Test::Node) => f.write_str("..")?,
        (axis, test) => {
            match axis {
                Axis::Child => {}
                Axis::Attribute => f.write_str("@")?,
                axis => write!(f, "{}::", axis.name())?,
            }
            match test {
                Test::Name(name) => f.write_str(name)?,
                Test::Any => f.write_str("*")?,
                Test::Node => f.write_str("node()")?,
            }
        }
    }
    print_predicates(&step.predicates, f)
}

fn print_predicates(predicates: &[Node], f: &mut Formatter<'_>) -> Result {
    for predicate in predicates {
        f.write_str("[")?;
        print(predicate, f)?;
        f.write_str("]")?;
    }
    Ok(())
}

/// A text holds at most one kind of quotes: the lexer knows no escapes.
fn quoted(text: &str, f: &mut Formatter<'_>) -> Result {
    let quote = if text.contains('\'') { '"' } else { '\'' };
    write!(f, "{quote}{text}{quote}")
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
        Node::Chain(_, rest) => rest.first().map_or(u8::MAX, |(operator, _)| operator.power()),
        Node::Negate(_) => NEGATION,
        _ => u8::MAX,
    }
}
