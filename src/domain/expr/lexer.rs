//! From characters to tokens.

use super::{Fault, Operator};
use crate::form::Name;
use crate::message::Message;
use std::ops::Range;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Number(f64),
    Text(String),
    Name(Name),
    Own,
    Operator(Operator),
    Word(String),
    Open,
    Close,
    Comma,
}

/// A fault of the expression `source`; its message tells the place as a count of characters, from 1.
pub(super) fn fault(source: &str, span: Range<usize>, message: Message) -> Fault {
    let at = source.get(..span.start).unwrap_or(source).chars().count() + 1;
    Fault { span, message: message.with("at", at) }
}

/// All tokens of a text with the bytes they span.
pub(super) fn tokens(source: &str) -> Result<Vec<(Token, Range<usize>)>, Fault> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = source[at..].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let (token, length) = token(source, at, first)?;
        tokens.push((token, at..at + length));
        at += length;
    }
    Ok(tokens)
}

fn token(source: &str, at: usize, first: char) -> Result<(Token, usize), Fault> {
    let rest = &source[at..];
    let second = rest[first.len_utf8()..].chars().next();
    let operator = |operator, length| Ok((Token::Operator(operator), length));
    match first {
        '(' => Ok((Token::Open, 1)),
        ')' => Ok((Token::Close, 1)),
        ',' => Ok((Token::Comma, 1)),
        '=' => operator(Operator::Equal, 1),
        '+' => operator(Operator::Plus, 1),
        '-' => operator(Operator::Minus, 1),
        '*' => operator(Operator::Times, 1),
        '!' if second == Some('=') => operator(Operator::Unequal, 2),
        '<' if second == Some('=') => operator(Operator::AtMost, 2),
        '>' if second == Some('=') => operator(Operator::AtLeast, 2),
        '<' => operator(Operator::Less, 1),
        '>' => operator(Operator::More, 1),
        '\'' | '"' => text(source, at, first),
        '$' if second == Some('{') => name(source, at),
        '.' if !second.is_some_and(|c| c.is_ascii_digit()) => Ok((Token::Own, 1)),
        '.' | '0'..='9' => number(source, at),
        c if c.is_ascii_alphabetic() => Ok(word(rest)),
        c => {
            let message = Message::new("form-expr-character").with("character", c.to_string());
            Err(fault(source, at..at + c.len_utf8(), message))
        }
    }
}

fn text(source: &str, at: usize, quote: char) -> Result<(Token, usize), Fault> {
    let inner = &source[at + 1..];
    match inner.find(quote) {
        Some(end) => Ok((Token::Text(inner[..end].to_owned()), end + 2)),
        None => Err(fault(source, at..source.len(), Message::new("form-expr-unclosed-text"))),
    }
}

fn name(source: &str, at: usize) -> Result<(Token, usize), Fault> {
    let inner = &source[at + 2..];
    let Some(end) = inner.find('}') else {
        return Err(fault(source, at..source.len(), Message::new("form-expr-unclosed-name")));
    };
    let length = end + 3;
    match Name::new(inner[..end].trim()) {
        Ok(name) => Ok((Token::Name(name), length)),
        Err(_) => {
            let message = Message::new("form-expr-name").with("text", inner[..end].trim());
            Err(fault(source, at..at + length, message))
        }
    }
}

fn number(source: &str, at: usize) -> Result<(Token, usize), Fault> {
    let rest = &source[at..];
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut length = digits(rest);
    if rest[length..].starts_with('.') {
        length += 1;
        length += digits(&rest[length..]);
    }
    match rest[..length].parse::<f64>() {
        Ok(number) if number.is_finite() => Ok((Token::Number(number), length)),
        _ => Err(fault(source, at..at + length, Message::new("form-expr-number"))),
    }
}

fn word(rest: &str) -> (Token, usize) {
    let length =
        rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')).count();
    let token = match &rest[..length] {
        "or" => Token::Operator(Operator::Or),
        "and" => Token::Operator(Operator::And),
        "div" => Token::Operator(Operator::Div),
        "mod" => Token::Operator(Operator::Mod),
        word => Token::Word(word.to_owned()),
    };
    (token, length)
}
