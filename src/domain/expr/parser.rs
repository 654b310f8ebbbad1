//! From tokens to an expression: precedence climbing, with a limit to nesting.

use super::functions::{self, Function};
use super::lexer::{Token, fault, tokens};
use super::mention::{Kind, Mention};
use super::pattern::Pattern;
use super::syntax::{Axis, NEGATION, Node, Operator, Path, Start, Step, Test};
use super::{DEEPEST, Fault, LONGEST};
use crate::form::Name;
use crate::message::Message;
use std::ops::Range;

/// The expression of a text, and the names it mentions.
pub(super) fn parse(source: &str) -> Result<(Node, Vec<Mention>), Fault> {
    if source.len() > LONGEST {
        let message = Message::new("form-expr-long").with("limit", LONGEST);
        return Err(fault(source, 0..source.len(), message));
    }
    let tokens = tokens(source)?;
    if tokens.is_empty() {
        return Err(fault(source, 0..source.len(), Message::new("form-expr-empty")));
    }
    let mut parser =
        Parser { source, tokens, next: 0, depth: 0, predicates: 0, foreign: false, mentions: Vec::new() };
    let (root, _) = parser.expression(0)?;
    match parser.peek() {
        None => Ok((root, parser.mentions)),
        Some(_) => Err(parser.unexpected()),
    }
}

/// A written pattern made ready once, so that no evaluation has to.
fn pattern(text: &Node) -> Option<Node> {
    match text {
        Node::Text(text) => Pattern::new(text).map(Node::Pattern),
        _ => None,
    }
}

/// A node with its height: whoever walks the tree later recurses, so heights are limited too.
type Grown = (Node, usize);

struct Parser<'s> {
    source: &'s str,
    tokens: Vec<(Token<'s>, Range<usize>)>,
    next: usize,
    depth: usize,
    /// How many predicates are open.
    predicates: usize,
    /// Whether steps lead through a list, not through the form.
    foreign: bool,
    mentions: Vec<Mention>,
}

impl<'s> Parser<'s> {
    fn peek(&self) -> Option<Token<'s>> {
        self.ahead(0)
    }

    fn ahead(&self, by: usize) -> Option<Token<'s>> {
        self.tokens.get(self.next + by).map(|(token, _)| *token)
    }

    fn span(&self) -> Range<usize> {
        let end = self.source.len();
        self.tokens.get(self.next).map_or(end..end, |(_, span)| span.clone())
    }

    fn fault(&self, span: Range<usize>, message: Message) -> Fault {
        fault(self.source, span, message)
    }

    fn unexpected(&self) -> Fault {
        let span = self.span();
        let message = match self.source.get(span.clone()).filter(|text| !text.is_empty()) {
            Some(text) => Message::new("form-expr-unexpected").with("text", text),
            None => Message::new("form-expr-ended"),
        };
        self.fault(span, message)
    }

    fn is(&self, sign: &'static str) -> bool {
        self.peek() == Some(Token::Sign(sign))
    }

    fn take(&mut self, sign: &'static str) -> bool {
        let there = self.is(sign);
        self.next += usize::from(there);
        there
    }

    fn eat(&mut self, sign: &'static str) -> Result<(), Fault> {
        if self.take(sign) { Ok(()) } else { Err(self.unexpected()) }
    }

    fn limited(&self, height: usize) -> Result<usize, Fault> {
        if height <= DEEPEST {
            return Ok(height);
        }
        Err(self.fault(self.span(), Message::new("form-expr-deep").with("limit", DEEPEST)))
    }

    /// What may follow an operand. Words are operators only here: elsewhere they are names.
    fn operator(&self) -> Option<Operator> {
        match self.peek()? {
            Token::Sign(sign) | Token::Word(sign) => Operator::of(sign),
            _ => None,
        }
    }

    /// An expression whose operators all bind tighter than `power`.
    fn expression(&mut self, power: u8) -> Result<Grown, Fault> {
        self.depth = self.limited(self.depth + 1)?;
        let (mut left, mut height) = self.operand()?;
        let mut chained = None;
        while let Some(operator) = self.operator().filter(|operator| operator.power() > power) {
            self.next += 1;
            let (right, grown) = self.expression(operator.power())?;
            match &mut left {
                Node::Chain(_, rest) if chained == Some(operator.power()) => {
                    rest.push((operator, right));
                    height = self.limited(height.max(grown + 1))?;
                }
                _ => {
                    left = Node::Chain(Box::new(left), vec![(operator, right)]);
                    height = self.limited(height.max(grown) + 1)?;
                }
            }
            chained = Some(operator.power());
        }
        self.depth -= 1;
        Ok((left, height))
    }

    fn operand(&mut self) -> Result<Grown, Fault> {
        if self.take("-") {
            let (inner, height) = self.expression(NEGATION - 1)?;
            return Ok((Node::Negate(Box::new(inner)), self.limited(height + 1)?));
        }
        match self.peek() {
            Some(Token::Number(number)) => {
                self.next += 1;
                self.filtered((Node::Number(number), 1))
            }
            Some(Token::Text(text)) => {
                self.next += 1;
                self.filtered((Node::Text(text.to_owned()), 1))
            }
            Some(Token::Reference(name)) => {
                let node = self.reference(name)?;
                self.next += 1;
                self.filtered((node, 1))
            }
            Some(Token::Sign("(")) => {
                self.next += 1;
                let inner = self.expression(0)?;
                self.eat(")")?;
                self.filtered(inner)
            }
            Some(Token::Word(word)) if self.ahead(1) == Some(Token::Sign("(")) && word != "node" => {
                let call = self.call(word)?;
                self.filtered(call)
            }
            _ => self.path(),
        }
    }

    fn reference(&mut self, text: &str) -> Result<Node, Fault> {
        let span = self.span();
        if text.starts_with("last-saved#") {
            return Err(self.fault(span, Message::new("form-expr-last-saved")));
        }
        match Name::new(text) {
            Ok(name) => {
                self.mentions.push(Mention { name: text.to_owned(), span, kind: Kind::Reference });
                Ok(Node::Reference(name))
            }
            Err(_) => Err(self.fault(span, Message::new("form-expr-name").with("text", text))),
        }
    }

    fn call(&mut self, word: &str) -> Result<Grown, Fault> {
        let span = self.span();
        let Some(function) = Function::of(word) else {
            return Err(self.fault(span, functions::unknown(word)));
        };
        self.next += 2;
        let mut arguments = Vec::new();
        let mut height = 0;
        while !self.is(")") {
            if !arguments.is_empty() {
                self.eat(",")?;
            }
            let (argument, grown) = self.expression(0)?;
            arguments.push(argument);
            height = height.max(grown);
        }
        self.eat(")")?;
        if let Some(message) = function.misused(&arguments) {
            return Err(self.fault(span, message));
        }
        if let ("regex", [_, second @ Node::Text(_)]) = (function.name(), arguments.as_mut_slice()) {
            let Some(pattern) = pattern(second) else {
                return Err(self.fault(span, Message::new("form-expr-pattern")));
            };
            *second = pattern;
        }
        Ok((Node::Call(function, arguments), self.limited(height + 1)?))
    }

    /// What may follow something found: predicates and further steps.
    fn filtered(&mut self, (node, mut height): Grown) -> Result<Grown, Fault> {
        if !(self.is("[") || self.is("/") || self.is("//")) {
            return Ok((node, height));
        }
        if !node.may_find() {
            return Err(self.unexpected());
        }
        // `current()` leads back into the form, wherever it stands.
        let foreign = match &node {
            Node::Call(function, _) => function.name() == "instance",
            Node::Path(_) => self.foreign,
            _ => false,
        };
        let before = std::mem::replace(&mut self.foreign, foreign);
        let predicates = self.bracketed(&mut height)?;
        let mut steps = Vec::new();
        self.further(&mut steps, &mut height)?;
        self.foreign = before;
        let start = Start::Found(Box::new(node), predicates);
        Ok((Node::Path(Path { start, steps }), self.limited(height + 1)?))
    }

    /// The predicates that stand here; `height` grows with them.
    fn bracketed(&mut self, height: &mut usize) -> Result<Vec<Node>, Fault> {
        let mut predicates = Vec::new();
        while self.take("[") {
            self.predicates += 1;
            let (predicate, grown) = self.expression(0)?;
            self.predicates -= 1;
            self.eat("]")?;
            predicates.push(predicate);
            *height = self.limited((*height).max(grown + 1))?;
        }
        Ok(predicates)
    }

    /// `/step`, `//step`, as many as there are.
    fn further(&mut self, steps: &mut Vec<Step>, height: &mut usize) -> Result<(), Fault> {
        loop {
            if self.take("//") {
                steps.push(Step::any(Axis::DescendantOrSelf));
            } else if !self.take("/") {
                return Ok(());
            }
            steps.push(self.step(Kind::Step, height)?);
        }
    }

    fn path(&mut self) -> Result<Grown, Fault> {
        let mut steps = Vec::new();
        let mut height = 1;
        let start = if self.is("/") || self.is("//") { Start::Root } else { Start::Here };
        match start {
            Start::Root if self.is("/") && !self.steps_at(1) => self.next += 1,
            Start::Root => {
                let before = std::mem::take(&mut self.foreign);
                self.further(&mut steps, &mut height)?;
                self.foreign = before;
            }
            _ => {
                let kind = if self.predicates == 0 { Kind::Bare } else { Kind::Column };
                steps.push(self.step(kind, &mut height)?);
                self.further(&mut steps, &mut height)?;
            }
        }
        Ok((Node::Path(Path { start, steps }), height))
    }

    /// Whether a step stands so many tokens ahead.
    fn steps_at(&self, by: usize) -> bool {
        matches!(self.ahead(by), Some(Token::Word(_) | Token::Sign("." | ".." | "*" | "@")))
    }

    fn step(&mut self, kind: Kind, height: &mut usize) -> Result<Step, Fault> {
        let mut step = if self.take("..") {
            Step::any(Axis::Parent)
        } else if self.take(".") {
            Step::any(Axis::Itself)
        } else {
            let (axis, test) = (self.axis()?, self.test(kind)?);
            Step { axis, test, predicates: Vec::new() }
        };
        step.predicates = self.bracketed(height)?;
        Ok(step)
    }

    fn axis(&mut self) -> Result<Axis, Fault> {
        if self.take("@") {
            return Ok(Axis::Attribute);
        }
        let (Some(Token::Word(word)), Some(Token::Sign("::"))) = (self.peek(), self.ahead(1)) else {
            return Ok(Axis::Child);
        };
        let Some(axis) = Axis::ALL.into_iter().find(|axis| axis.name() == word) else {
            return Err(self.fault(self.span(), Message::new("form-expr-axis").with("name", word)));
        };
        self.next += 2;
        Ok(axis)
    }

    fn test(&mut self, kind: Kind) -> Result<Test, Fault> {
        let span = self.span();
        match self.peek() {
            Some(Token::Sign("*")) => {
                self.next += 1;
                Ok(Test::Any)
            }
            Some(Token::Word("node")) if self.ahead(1) == Some(Token::Sign("(")) => {
                self.next += 2;
                self.eat(")")?;
                Ok(Test::Node)
            }
            // Text and comments are no nodes of a tree of answers.
            Some(Token::Word(word)) if self.ahead(1) == Some(Token::Sign("(")) => {
                Err(self.fault(span, Message::new("form-expr-unexpected").with("text", word)))
            }
            Some(Token::Word(word)) => {
                self.next += 1;
                let kind = if self.foreign { Kind::Column } else { kind };
                self.mentions.push(Mention { name: word.to_owned(), span, kind });
                Ok(Test::Name(word.to_owned()))
            }
            _ => Err(self.unexpected()),
        }
    }
}
