//! From tokens to an expression: precedence climbing, with a limit to nesting.

use super::lexer::{Token, fault, tokens};
use super::{DEEPEST, Fault, Function, LONGEST, NEGATION, Node, Operator};
use crate::message::Message;
use std::ops::Range;

pub(super) fn parse(source: &str) -> Result<Node, Fault> {
    if source.len() > LONGEST {
        let message = Message::new("form-expr-long").with("limit", LONGEST);
        return Err(fault(source, 0..source.len(), message));
    }
    let mut parser = Parser { source, tokens: tokens(source)?, next: 0, depth: 0 };
    if parser.tokens.is_empty() {
        return Err(fault(source, 0..source.len(), Message::new("form-expr-empty")));
    }
    let (root, _) = parser.expression(0)?;
    match parser.peek() {
        None => Ok(root),
        Some(_) => Err(parser.unexpected()),
    }
}

/// A node with its height. Long chains of one operator nest to the left without recursion of the
/// parser, and whoever walks the tree later recurses: so heights are limited too.
type Grown = (Node, usize);

struct Parser<'s> {
    source: &'s str,
    tokens: Vec<(Token, Range<usize>)>,
    next: usize,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next).map(|(token, _)| token)
    }

    fn span(&self) -> Range<usize> {
        let end = self.source.len();
        self.tokens.get(self.next).map_or(end..end, |(_, span)| span.clone())
    }

    fn unexpected(&self) -> Fault {
        let span = self.span();
        let message = match self.source.get(span.clone()).filter(|text| !text.is_empty()) {
            Some(text) => Message::new("form-expr-unexpected").with("text", text),
            None => Message::new("form-expr-ended"),
        };
        fault(self.source, span, message)
    }

    fn eat(&mut self, wanted: &Token) -> Result<(), Fault> {
        if self.peek() == Some(wanted) {
            self.next += 1;
            Ok(())
        } else {
            Err(self.unexpected())
        }
    }

    fn limited(&self, height: usize) -> Result<usize, Fault> {
        if height <= DEEPEST {
            return Ok(height);
        }
        Err(fault(self.source, self.span(), Message::new("form-expr-deep").with("limit", DEEPEST)))
    }

    /// An expression whose operators all bind tighter than `power`.
    fn expression(&mut self, power: u8) -> Result<Grown, Fault> {
        self.depth = self.limited(self.depth + 1)?;
        let mut left = self.operand()?;
        while let Some(&Token::Operator(operator)) = self.peek() {
            if operator.power() <= power {
                break;
            }
            self.next += 1;
            let right = self.expression(operator.power())?;
            left = self.binary(operator, left, right)?;
        }
        self.depth -= 1;
        Ok(left)
    }

    fn binary(&self, operator: Operator, left: Grown, right: Grown) -> Result<Grown, Fault> {
        let height = self.limited(left.1.max(right.1) + 1)?;
        Ok((Node::Binary(operator, Box::new(left.0), Box::new(right.0)), height))
    }

    fn operand(&mut self) -> Result<Grown, Fault> {
        let Some((token, span)) = self.tokens.get(self.next).cloned() else {
            return Err(self.unexpected());
        };
        let unexpected = self.unexpected();
        self.next += 1;
        match token {
            Token::Number(number) => Ok((Node::Number(number), 1)),
            Token::Text(text) => Ok((Node::Text(text), 1)),
            Token::Name(name) => Ok((Node::Name(name), 1)),
            Token::Own => Ok((Node::Own, 1)),
            Token::Operator(Operator::Minus) => {
                let (inner, height) = self.expression(NEGATION - 1)?;
                Ok((Node::Negate(Box::new(inner)), self.limited(height + 1)?))
            }
            Token::Open => {
                let inner = self.expression(0)?;
                self.eat(&Token::Close)?;
                Ok(inner)
            }
            Token::Word(word) => self.call(&word, span),
            Token::Operator(_) | Token::Close | Token::Comma => Err(unexpected),
        }
    }

    fn call(&mut self, word: &str, span: Range<usize>) -> Result<Grown, Fault> {
        let Some(function) = Function::ALL.into_iter().find(|function| function.name() == word) else {
            return Err(fault(self.source, span, Message::new("form-expr-function").with("name", word)));
        };
        self.eat(&Token::Open)?;
        let mut arguments = Vec::new();
        let mut height = 0;
        while self.peek() != Some(&Token::Close) {
            if !arguments.is_empty() {
                self.eat(&Token::Comma)?;
            }
            let (argument, grown) = self.expression(0)?;
            arguments.push(argument);
            height = height.max(grown);
        }
        self.eat(&Token::Close)?;
        if arguments.len() != function.arity() {
            let message = Message::new("form-expr-arguments")
                .with("name", word)
                .with("wanted", function.arity())
                .with("given", arguments.len());
            return Err(fault(self.source, span, message));
        }
        Ok((Node::Call(function, arguments), self.limited(height + 1)?))
    }
}
