//! From characters to tokens.

use super::Fault;
use crate::message::Message;
use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token<'s> {
    Number(f64),
    Text(&'s str),
    /// What stands between `${` and `}`, trimmed.
    Reference(&'s str),
    /// A name, maybe with a prefix: `count-selected`, `jr:itext`, `and`.
    Word(&'s str),
    /// Everything else that means something.
    Sign(&'static str),
}

/// Every sign, the longer before those it begins with.
const SIGNS: [&str; 21] = [
    "::", "//", "..", "!=", "<=", ">=", "(", ")", "[", "]", ",", "@", "/", ".", "|", "=", "<", ">", "+", "-",
    "*",
];

/// A fault of the expression `source`; its message tells the place as a count of characters, from 1.
pub(super) fn fault(source: &str, span: Range<usize>, message: Message) -> Fault {
    let at = source.get(..span.start).unwrap_or(source).chars().count() + 1;
    Fault { span, message: message.with("at", at) }
}

/// All tokens of a text with the bytes they span.
pub(super) fn tokens(source: &str) -> Result<Vec<(Token<'_>, Range<usize>)>, Fault> {
    let mut tokens: Vec<(Token<'_>, Range<usize>)> = Vec::new();
    let mut at = 0;
    while let Some(first) = source[at..].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let after = tokens.last().is_some_and(|(token, _)| ends_operand(*token));
        let (token, length) = match glued(&source[at..]).filter(|_| after) {
            Some(word) => (Token::Word(word), word.len()),
            None => token(source, at, first)?,
        };
        tokens.push((token, at..at + length));
        at += length;
    }
    Ok(tokens)
}

/// Whether an operator may follow.
fn ends_operand(token: Token<'_>) -> bool {
    !matches!(token, Token::Sign(sign) if !matches!(sign, ")" | "]" | "." | ".." | "*"))
}

/// The operator of `1 div2`, which would else be a name.
fn glued(rest: &str) -> Option<&str> {
    let operator = ["or", "and", "div", "mod"].into_iter().find(|operator| rest.starts_with(operator))?;
    let (operator, after) = rest.split_at(operator.len());
    after.starts_with(|c: char| c.is_ascii_digit()).then_some(operator)
}

fn token(source: &str, at: usize, first: char) -> Result<(Token<'_>, usize), Fault> {
    let rest = &source[at..];
    let digit = rest[first.len_utf8()..].starts_with(|c: char| c.is_ascii_digit());
    match first {
        '\'' | '"' => text(source, at, first),
        '$' if rest.starts_with("${") => reference(source, at),
        '0'..='9' => number(source, at),
        '.' if digit => number(source, at),
        c if begins_name(c) => Ok(word(rest)),
        c => match SIGNS.into_iter().find(|sign| rest.starts_with(sign)) {
            Some(sign) => Ok((Token::Sign(sign), sign.len())),
            None => {
                let message = Message::new("form-expr-character").with("character", c.to_string());
                Err(fault(source, at..at + c.len_utf8(), message))
            }
        },
    }
}

fn text(source: &str, at: usize, quote: char) -> Result<(Token<'_>, usize), Fault> {
    let inner = &source[at + 1..];
    match inner.find(quote) {
        Some(end) => Ok((Token::Text(&inner[..end]), end + 2)),
        None => Err(fault(source, at..source.len(), Message::new("form-expr-unclosed-text"))),
    }
}

fn reference(source: &str, at: usize) -> Result<(Token<'_>, usize), Fault> {
    let inner = &source[at + 2..];
    match inner.find('}') {
        Some(end) => Ok((Token::Reference(inner[..end].trim()), end + 3)),
        None => Err(fault(source, at..source.len(), Message::new("form-expr-unclosed-name"))),
    }
}

fn number(source: &str, at: usize) -> Result<(Token<'_>, usize), Fault> {
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

/// Whether a name may begin with that letter.
pub(super) fn begins_name(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

fn name(text: &str) -> usize {
    text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))).unwrap_or(text.len())
}

/// The name that stands here, and its length in bytes.
pub(super) fn word(rest: &str) -> (Token<'_>, usize) {
    let mut length = name(rest);
    // A prefix, but not the axis of a step.
    if let Some(local) = rest[length..].strip_prefix(':')
        && local.starts_with(begins_name)
    {
        length += 1 + name(local);
    }
    (Token::Word(&rest[..length]), length)
}
