//! What people type into the search box, and what it means.
//!
//! Words stand beside one another: all must be in the passage, in whatever form. `"…"` is a phrase;
//! `AND`, `OR`, `NOT` (in capitals) and parentheses combine; `-word` is `NOT word`.

use domain::message::Message;
use domain::text::words;

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sought {
    /// Any form of a word, in normal form.
    Word(String),
    /// Forms of these words in this order, side by side.
    Phrase(Vec<String>),
    /// All of these.
    All(Vec<Sought>),
    /// Any of these.
    Any(Vec<Sought>),
    /// Not this.
    Not(Box<Sought>),
}

/// Where to look; whatever is `None` does not matter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// The study: nothing is ever found outside it.
    pub study_id: i64,
    /// Passages with a coding of one of these codes; empty for any.
    pub codes: Vec<i64>,
    /// This document.
    pub document_id: Option<i64>,
    /// This region.
    pub region: Option<String>,
    /// This role.
    pub role: Option<String>,
    /// At least this age.
    pub age_from: Option<u8>,
    /// At most this age.
    pub age_to: Option<u8>,
}

/// Why a query cannot be understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// No word in it.
    #[error("no words")]
    Empty,
    /// A quotation mark is not closed.
    #[error("an open quotation mark")]
    Quote,
    /// A parenthesis is missing.
    #[error("a missing parenthesis")]
    Parenthesis,
    /// An operator has nothing to work on.
    #[error("an operator without a word")]
    Operator,
    /// Nested too deep, or too long.
    #[error("too long or too deep")]
    Long,
}

impl Fault {
    /// In words for whoever typed it.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Empty => "search-fault-empty",
            Self::Quote => "search-fault-quote",
            Self::Parenthesis => "search-fault-parenthesis",
            Self::Operator => "search-fault-operator",
            Self::Long => "search-fault-long",
        })
    }
}

const LONGEST: usize = 1_000;
const MOST_TOKENS: usize = 100;
const DEEPEST: usize = 20;

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Words(Vec<String>),
    Phrase(Vec<String>),
    And,
    Or,
    Not,
    Open,
    Close,
}

impl Sought {
    /// Reads what was typed.
    ///
    /// # Errors
    /// [`Fault`]; never panics, whatever is typed.
    pub fn read(text: &str) -> Result<Self, Fault> {
        if text.len() > LONGEST {
            return Err(Fault::Long);
        }
        let tokens = tokens(text)?;
        if tokens.len() > MOST_TOKENS {
            return Err(Fault::Long);
        }
        let mut parser = Parser { tokens, at: 0, depth: 0 };
        let sought = parser.any()?;
        match parser.peek() {
            None => Ok(sought),
            Some(_) => Err(Fault::Parenthesis),
        }
    }

    /// Every word in it.
    #[must_use]
    pub fn words(&self) -> Vec<&str> {
        match self {
            Self::Not(inner) => inner.words(),
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::words).collect(),
            Self::Word(_) | Self::Phrase(_) => self.marked(),
        }
    }

    /// Every word that a hit may be marked by.
    #[must_use]
    pub fn marked(&self) -> Vec<&str> {
        match self {
            Self::Word(word) => vec![word],
            Self::Phrase(words) => words.iter().map(String::as_str).collect(),
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::marked).collect(),
            Self::Not(_) => Vec::new(),
        }
    }
}

fn normal_words(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.normal).collect()
}

fn tokens(text: &str) -> Result<Vec<Token>, Fault> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        match c {
            '"' | '“' | '”' | '„' | '«' => {
                let end = after.find(['"', '”', '“', '»']).ok_or(Fault::Quote)?;
                let phrase = normal_words(&after[..end]);
                if !phrase.is_empty() {
                    tokens.push(Token::Phrase(phrase));
                }
                rest = after[end..].chars().next().map_or("", |close| &after[end + close.len_utf8()..]);
            }
            '(' | ')' => {
                tokens.push(if c == '(' { Token::Open } else { Token::Close });
                rest = after;
            }
            '-' if after.chars().next().is_some_and(|next| !next.is_whitespace() && next != '-') => {
                tokens.push(Token::Not);
                rest = after;
            }
            c if c.is_whitespace() => rest = after,
            _ => {
                let end =
                    rest.find(|c: char| c.is_whitespace() || "()\"“”„«".contains(c)).unwrap_or(rest.len());
                tokens.extend(word(&rest[..end]));
                rest = &rest[end..];
            }
        }
    }
    Ok(tokens)
}

fn word(text: &str) -> Option<Token> {
    match text {
        "AND" => Some(Token::And),
        "OR" => Some(Token::Or),
        "NOT" => Some(Token::Not),
        _ => Some(normal_words(text)).filter(|words| !words.is_empty()).map(Token::Words),
    }
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn take(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at).cloned();
        self.at += 1;
        token
    }

    fn any(&mut self) -> Result<Sought, Fault> {
        let mut parts = vec![self.all()?];
        while self.peek() == Some(&Token::Or) {
            self.at += 1;
            parts.push(self.all()?);
        }
        Ok(one_or(parts, Sought::Any))
    }

    fn all(&mut self) -> Result<Sought, Fault> {
        let mut parts = vec![self.part()?];
        loop {
            match self.peek() {
                Some(Token::And) => {
                    self.at += 1;
                    parts.push(self.part()?);
                }
                None | Some(Token::Or | Token::Close) => return Ok(one_or(parts, Sought::All)),
                Some(_) => parts.push(self.part()?),
            }
        }
    }

    fn part(&mut self) -> Result<Sought, Fault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Fault::Long);
        }
        let first = self.at == 0;
        let part = match self.take() {
            None if first => Err(Fault::Empty),
            None | Some(Token::And | Token::Or) => Err(Fault::Operator),
            Some(Token::Close) => Err(Fault::Parenthesis),
            Some(Token::Not) => Ok(Sought::Not(Box::new(self.part()?))),
            Some(Token::Words(words)) => {
                Ok(one_or(words.into_iter().map(Sought::Word).collect(), Sought::All))
            }
            Some(Token::Phrase(words)) if words.len() == 1 => Ok(Sought::Word(words.concat())),
            Some(Token::Phrase(words)) => Ok(Sought::Phrase(words)),
            Some(Token::Open) => {
                let inner = self.any()?;
                match self.take() {
                    Some(Token::Close) => Ok(inner),
                    _ => Err(Fault::Parenthesis),
                }
            }
        };
        self.depth -= 1;
        part
    }
}

fn one_or(mut parts: Vec<Sought>, many: fn(Vec<Sought>) -> Sought) -> Sought {
    match (parts.len(), parts.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            parts.extend(last);
            many(parts)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn word(word: &str) -> Sought {
        Sought::Word(word.to_owned())
    }

    #[test]
    fn operators_bind_as_people_expect() {
        let read = |text| Sought::read(text).expect(text);
        assert_eq!(read("Ауыл жалақы"), Sought::All(vec![word("ауыл"), word("жалақы")]));
        assert_eq!(
            read("a OR b AND NOT c"),
            Sought::Any(vec![word("a"), Sought::All(vec![word("b"), Sought::Not(Box::new(word("c")))])])
        );
        assert_eq!(
            read("(a OR b) -c"),
            Sought::All(vec![Sought::Any(vec![word("a"), word("b")]), Sought::Not(Box::new(word("c"))),])
        );
        assert_eq!(
            read("«үй өзімдікі емес»"),
            Sought::Phrase(vec!["үй".into(), "өзімдікі".into(), "емес".into()])
        );
        assert_eq!(read("\"сөз\""), word("сөз"));
    }

    #[test]
    fn what_cannot_be_understood_says_why() {
        for (text, fault) in [
            ("", Fault::Empty),
            ("– …", Fault::Empty),
            ("\"a", Fault::Quote),
            ("(a", Fault::Parenthesis),
            ("a)", Fault::Parenthesis),
            ("a AND", Fault::Operator),
            ("OR a", Fault::Operator),
        ] {
            assert_eq!(Sought::read(text), Err(fault), "{text}");
        }
        assert_eq!(Sought::read(&"(".repeat(90)), Err(Fault::Long));
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(text in "[a-cқ\"«»() \\-ANDORT]{0,80}") {
            let _ = Sought::read(&text).is_ok();
        }
    }
}
