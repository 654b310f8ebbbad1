//! ExpressionScript as a tree.

use super::{Result, Untranslated};

/// The deepest nesting of an expression that is looked at.
const DEEPEST: usize = 50;

/// The most words and signs of an expression that is looked at: who walks one goes as deep as it is long.
const LONGEST: usize = 1_000;

/// A part of an expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Number(String),
    Text(String),
    Variable(String),
    Own,
    Not(Box<Node>),
    Minus(Box<Node>),
    Binary(&'static str, Box<Node>, Box<Node>),
    Call(String, Vec<Node>),
}

/// The parts of an expression.
pub(super) fn parse(source: &str) -> Result<Node> {
    let tokens = tokens(source)?;
    let mut parser = Parser { tokens: &tokens, at: 0, depth: 0 };
    let node = parser.either()?;
    if parser.at == tokens.len() { Ok(node) } else { Err(Untranslated) }
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Number(String),
    Text(String),
    Word(String),
    Sign(&'static str),
}

/// The signs, the longer ones first; words that mean the same are read as these.
const SIGNS: [&str; 18] =
    ["==", "!=", "<=", ">=", "&&", "||", "<", ">", "!", "+", "-", "*", "/", "(", ")", ",", "=", "."];

fn tokens(source: &str) -> Result<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut left = source.trim_start();
    while let Some(first) = left.chars().next() {
        let word = left.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(left.len());
        let (token, length) = if matches!(first, '\'' | '"') {
            let inner = &left[1..];
            let end = inner.find(first).ok_or(Untranslated)?;
            (Token::Text(inner[..end].to_owned()), end + 2)
        } else if first.is_ascii_digit() {
            let end = left.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(left.len());
            // A number with letters is the name of a column of old: `12X3X4`.
            if end < word || left[..end].parse::<f64>().is_err() {
                return Err(Untranslated);
            }
            (Token::Number(left[..end].to_owned()), end)
        } else if word > 0 {
            let sign = match left[..word].to_lowercase().as_str() {
                "and" => Some("&&"),
                "or" => Some("||"),
                "eq" => Some("=="),
                "ne" => Some("!="),
                "lt" => Some("<"),
                "le" => Some("<="),
                "gt" => Some(">"),
                "ge" => Some(">="),
                _ => None,
            };
            (sign.map_or_else(|| Token::Word(left[..word].to_owned()), Token::Sign), word)
        } else {
            let sign = SIGNS.into_iter().find(|sign| left.starts_with(sign)).ok_or(Untranslated)?;
            (Token::Sign(sign), sign.len())
        };
        tokens.push(token);
        if tokens.len() > LONGEST {
            return Err(Untranslated);
        }
        left = left[length..].trim_start();
    }
    Ok(tokens)
}

struct Parser<'t> {
    tokens: &'t [Token],
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn sign(&mut self, signs: &[&'static str]) -> Option<&'static str> {
        let Some(Token::Sign(sign)) = self.tokens.get(self.at) else { return None };
        let found = signs.iter().find(|known| *known == sign)?;
        self.at += 1;
        Some(found)
    }

    fn needed(&mut self, sign: &'static str) -> Result<()> {
        self.sign(&[sign]).map(|_| ()).ok_or(Untranslated)
    }

    fn either(&mut self) -> Result<Node> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Untranslated);
        }
        let mut left = self.both()?;
        while self.sign(&["||"]).is_some() {
            left = Node::Binary("or", Box::new(left), Box::new(self.both()?));
        }
        self.depth -= 1;
        Ok(left)
    }

    fn both(&mut self) -> Result<Node> {
        let mut left = self.compared()?;
        while self.sign(&["&&"]).is_some() {
            left = Node::Binary("and", Box::new(left), Box::new(self.compared()?));
        }
        Ok(left)
    }

    fn compared(&mut self) -> Result<Node> {
        let left = self.summed()?;
        match self.sign(&["==", "!=", "<=", ">=", "<", ">"]) {
            Some(sign) => Ok(Node::Binary(sign, Box::new(left), Box::new(self.summed()?))),
            None => Ok(left),
        }
    }

    fn summed(&mut self) -> Result<Node> {
        let mut left = self.multiplied()?;
        while let Some(sign) = self.sign(&["+", "-"]) {
            left = Node::Binary(sign, Box::new(left), Box::new(self.multiplied()?));
        }
        Ok(left)
    }

    fn multiplied(&mut self) -> Result<Node> {
        let mut left = self.single()?;
        while let Some(sign) = self.sign(&["*", "/"]) {
            left = Node::Binary(sign, Box::new(left), Box::new(self.single()?));
        }
        Ok(left)
    }

    fn single(&mut self) -> Result<Node> {
        // Each of these nests whatever follows.
        if self.sign(&["!"]).is_some() {
            return self.nested(|inner| Node::Not(Box::new(inner)));
        }
        if self.sign(&["-"]).is_some() {
            return self.nested(|inner| Node::Minus(Box::new(inner)));
        }
        if self.sign(&["("]).is_some() {
            let inner = self.either()?;
            self.needed(")")?;
            return Ok(inner);
        }
        let token = self.tokens.get(self.at).ok_or(Untranslated)?.clone();
        self.at += 1;
        match token {
            Token::Number(number) => Ok(Node::Number(number)),
            Token::Text(text) => Ok(Node::Text(text)),
            Token::Word(word) if self.sign(&["("]).is_some() => Ok(Node::Call(word, self.arguments()?)),
            Token::Word(word) => self.variable(word),
            Token::Sign(_) => Err(Untranslated),
        }
    }

    fn nested(&mut self, made: impl FnOnce(Node) -> Node) -> Result<Node> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Untranslated);
        }
        let inner = self.single()?;
        self.depth -= 1;
        Ok(made(inner))
    }

    fn arguments(&mut self) -> Result<Vec<Node>> {
        let mut arguments = Vec::new();
        if self.sign(&[")"]).is_some() {
            return Ok(arguments);
        }
        loop {
            arguments.push(self.either()?);
            if self.sign(&[")"]).is_some() {
                return Ok(arguments);
            }
            self.needed(",")?;
        }
    }

    /// A variable with what is wanted of it: its value, in whatever words.
    fn variable(&mut self, word: String) -> Result<Node> {
        if self.sign(&["."]).is_some() {
            match self.tokens.get(self.at) {
                Some(Token::Word(wanted))
                    if matches!(wanted.as_str(), "NAOK" | "code" | "value" | "valueNAOK") =>
                {
                    self.at += 1;
                }
                _ => return Err(Untranslated),
            }
        }
        Ok(if matches!(word.as_str(), "self" | "this") { Node::Own } else { Node::Variable(word) })
    }
}
