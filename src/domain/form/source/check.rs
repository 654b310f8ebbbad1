//! The expressions of a form: that they parse, speak only of what has been answered by then, and
//! hold choices against codes that exist. They are checked last, when every question is known.

use super::report::Report;
use crate::expr::{self, Comparison, Expr};
use crate::form::{Choice, Kind, Name, excerpt};
use crate::message::Message;
use std::collections::BTreeMap;

#[derive(Default)]
pub(super) struct Checks {
    page: usize,
    /// The number of the item being read, counted through the form.
    item: usize,
    questions: BTreeMap<Name, Asked>,
    expressions: Vec<Expression>,
}

struct Asked {
    page: usize,
    item: usize,
    codes: Codes,
}

/// What an answer may be held against.
enum Codes {
    One(Vec<String>),
    Many(Vec<String>),
    /// Anything: it is no choice, or its choices could not be read.
    Any,
}

struct Expression {
    source: String,
    at: usize,
    path: String,
    page: usize,
    /// The item before which everything has been answered.
    item: usize,
    constraint: bool,
}

impl Checks {
    /// What is read from here on stands on the next page.
    pub(super) fn next_page(&mut self) {
        self.page += 1;
        self.item += 1;
    }

    /// What is read from here on is the next item.
    pub(super) fn next_item(&mut self) {
        self.item += 1;
    }

    pub(super) fn question(&mut self, name: &Name, kind: Option<&Kind>) {
        let codes = |choices: &[Choice]| choices.iter().map(|choice| choice.code.to_string()).collect();
        let codes = match kind {
            Some(Kind::Single { choices }) => Codes::One(codes(choices)),
            Some(Kind::Multiple { choices }) => Codes::Many(codes(choices)),
            _ => Codes::Any,
        };
        let asked = Asked { page: self.page, item: self.item, codes };
        self.questions.entry(name.clone()).or_insert(asked);
    }

    pub(super) fn relevance(&mut self, source: &str, at: usize, path: String) {
        self.expression(source, at, path, false);
    }

    pub(super) fn constraint(&mut self, source: &str, at: usize, path: String) {
        self.expression(source, at, path, true);
    }

    fn expression(&mut self, source: &str, at: usize, path: String, constraint: bool) {
        let (page, item) = (self.page, self.item);
        self.expressions.push(Expression { source: source.to_owned(), at, path, page, item, constraint });
    }

    /// Tells what is wrong with the expressions gathered.
    pub(super) fn run(&self, report: &mut Report<'_>) {
        for expression in &self.expressions {
            match Expr::parse(&expression.source) {
                Ok(expr) => self.meaning(expression, &expr, report),
                Err(fault) => report.fault(expression.at, &expression.path, fault.message),
            }
        }
    }

    fn meaning(&self, expression: &Expression, expr: &Expr, report: &mut Report<'_>) {
        if expr.speaks_of_own() && !expression.constraint {
            report.fault(expression.at, &expression.path, Message::new("form-expr-own"));
        }
        if expr.asks_world() {
            report.fault(expression.at, &expression.path, Message::new("form-expr-world"));
        }
        let mut told = Vec::new();
        for mention in expr.names() {
            let name = mention.name.as_str();
            if told.contains(&name) {
                continue;
            }
            told.push(name);
            let told = |key: &str| Message::new(key).with("name", name);
            if mention.kind != expr::Kind::Reference {
                report.fault(expression.at, &expression.path, told("form-expr-path"));
                continue;
            }
            match self.question_of(name) {
                None => report.fault(expression.at, &expression.path, told("form-expr-unknown")),
                Some(asked) if asked.item > expression.item => {
                    report.fault(expression.at, &expression.path, told("form-expr-later"));
                }
                Some(asked) if asked.item == expression.item => {
                    let key = if expression.constraint { "form-expr-itself" } else { "form-expr-later" };
                    report.fault(expression.at, &expression.path, told(key));
                }
                Some(asked) if asked.page == expression.page && !expression.constraint => {
                    report.warn(expression.at, &expression.path, told("form-warning-same-page"));
                }
                Some(_) => {}
            }
        }
        for comparison in expr.comparisons() {
            if let Some(told) = self.comparison(expression, comparison) {
                report.fault(expression.at, &expression.path, told);
            }
        }
    }

    fn question_of(&self, name: &str) -> Option<&Asked> {
        self.questions.iter().find(|(known, _)| known.as_str() == name).map(|(_, asked)| asked)
    }

    /// What is wrong with holding a choice against that text: it would never hold.
    fn comparison(&self, expression: &Expression, comparison: Comparison<'_>) -> Option<Message> {
        let (name, asked) = match comparison.question {
            Some(name) => self.questions.get_key_value(name)?,
            None => self.questions.iter().find(|(_, asked)| asked.item == expression.item)?,
        };
        let told = |key: &str| Message::new(key).with("name", name.as_str());
        let literal = comparison.literal;
        match &asked.codes {
            Codes::Many(_) if !comparison.selected && !literal.is_empty() => Some(told("form-expr-multiple")),
            Codes::One(codes) | Codes::Many(codes)
                if !literal.is_empty() && !codes.iter().any(|code| code == literal) =>
            {
                Some(told("form-expr-code").with("code", excerpt(literal)))
            }
            _ => None,
        }
    }
}
