//! A query as rows of a form, for those who would rather not type signs; and back.

use super::fault::Fault;
use super::fields::{Field, Names};
use super::parser::Parser;
use super::tokens::{self, Token, tokens};
use domain::text::Span;
use std::fmt::Write;

/// What a row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words, each in any form; patterns among them.
    Words,
    /// Words side by side.
    Phrase,
    /// Two words or phrases close to each other.
    Near,
    /// A field.
    Field(Field),
    /// What no form has a row for, as it was typed.
    Typed,
}

/// A row of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Whether passages that fit are left out.
    pub not: bool,
    /// What it holds.
    pub kind: Kind,
    /// The words, or the field's value.
    pub value: String,
    /// The words that are near, for [`Kind::Near`].
    pub other: String,
    /// How many words apart, for [`Kind::Near`].
    pub apart: u32,
}

/// How far apart a new row looks.
pub(super) const APART: u32 = 5;

impl Row {
    /// A row of that kind.
    #[must_use]
    pub fn new(kind: Kind, value: impl Into<String>) -> Self {
        Self { not: false, kind, value: value.into(), other: String::new(), apart: APART }
    }

    /// Whether it says nothing yet.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.value.trim().is_empty() || self.kind == Kind::Near && self.other.trim().is_empty()
    }

    /// The row in one line; blank for a blank one.
    fn line(&self, alone: bool) -> String {
        if self.is_blank() {
            return String::new();
        }
        let value = self.value.trim();
        let mut line = match self.kind {
            Kind::Words => {
                let words = plain(value);
                let several = words.contains(' ') && (!alone || self.not);
                if several { format!("({words})") } else { words }
            }
            Kind::Phrase => format!("\"{}\"", without_signs(value)),
            Kind::Near => format!("{} NEAR/{} {}", side(value), self.apart, side(&self.other)),
            Kind::Field(field) => {
                let bare = value.chars().all(|c| c.is_alphanumeric() || "._#-".contains(c));
                let value = if bare { value.to_owned() } else { quoted(value) };
                format!("{}:{value}", field.tag())
            }
            Kind::Typed => value.to_owned(),
        };
        if self.not && self.kind == Kind::Near {
            line = format!("({line})");
        }
        if self.not && !line.is_empty() { format!("-{line}") } else { line }
    }
}

/// The rows in one line: all of them must fit, or any where `any`.
#[must_use]
pub fn write(rows: &[Row], any: bool) -> String {
    let filled = rows.iter().filter(|row| !row.is_blank()).count();
    let lines = rows.iter().map(|row| row.line(filled < 2 || !any)).filter(|line| !line.is_empty());
    let mut text = String::new();
    for line in lines {
        if !text.is_empty() {
            text.push_str(if any { " OR " } else { " " });
        }
        let written = write!(text, "{line}");
        debug_assert!(written.is_ok(), "a String takes it");
    }
    text
}

/// Words without the signs of the syntax; patterns stay.
fn plain(value: &str) -> String {
    let word = |word: &str| match word {
        "AND" | "OR" | "NOT" => word.to_lowercase(),
        near if near.starts_with("NEAR") => near.to_lowercase(),
        word => word.trim_start_matches('-').replace(':', " "),
    };
    let value = without_signs(value);
    let words = value.split_whitespace().map(word).collect::<Vec<_>>().join(" ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_signs(value: &str) -> String {
    let signs = |c: char| "()\"“”„«»".contains(c);
    value.replace(signs, " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name between quotation marks that it does not have itself.
fn quoted(value: &str) -> String {
    let fits = |opening: &&char| !value.contains(tokens::closing(**opening));
    match tokens::OPENING.iter().find(fits) {
        Some(opening) => format!("{opening}{value}{}", tokens::closing(*opening)[0]),
        None => format!("\"{}\"", without_signs(value)),
    }
}

/// One side of `NEAR`: a word, or a phrase of several.
fn side(value: &str) -> String {
    let words = plain(value);
    if words.contains(' ') { format!("\"{words}\"") } else { words }
}

/// The rows of a line, and whether any of them does.
///
/// # Errors
/// Where the line cannot be understood.
pub fn rows(text: &str, names: &dyn Names) -> Result<(Vec<Row>, bool), Fault> {
    let letters: Vec<char> = text.chars().collect();
    let slice = |at: Span| letters[at.start..at.end].iter().collect::<String>();
    let (parts, any) = Parser::new(text, names)?.parts()?;
    if parts.is_empty() {
        let whole = text.trim();
        let rows =
            if whole.is_empty() { Vec::new() } else { vec![Row::new(Kind::Typed, format!("({whole})"))] };
        return Ok((rows, false));
    }
    let mut rows: Vec<Row> = Vec::with_capacity(parts.len());
    for (_, at) in parts {
        let row = row(&slice(at))?;
        match rows.last_mut() {
            // Words side by side are one row.
            Some(last) if !any && is_words(last) && is_words(&row) => {
                last.value.push(' ');
                last.value.push_str(&row.value);
            }
            _ => rows.push(row),
        }
    }
    Ok((rows, any))
}

fn is_words(row: &Row) -> bool {
    row.kind == Kind::Words && !row.not
}

/// A part of a line as a row.
fn row(text: &str) -> Result<Row, Fault> {
    let pieces = tokens(text)?;
    let letters: Vec<char> = text.chars().collect();
    let slice = |at: Span| letters[at.start..at.end].iter().collect::<String>();
    // A phrase without its quotation marks.
    let words = |token: &Token| match token.kind {
        tokens::Kind::Phrase(_) => without_signs(&slice(token.at)),
        _ => slice(token.at),
    };
    let sided = |token: &Token| matches!(token.kind, tokens::Kind::Words(_) | tokens::Kind::Phrase(_));
    Ok(match pieces.as_slice() {
        [Token { kind: tokens::Kind::Not, .. }, rest @ ..] if !rest.is_empty() => {
            let rest = Span { start: rest[0].at.start, end: letters.len() };
            let inner = row(&slice(rest))?;
            // Twice not is beyond the form.
            if inner.not { Row::new(Kind::Typed, text) } else { Row { not: true, ..inner } }
        }
        [token @ Token { kind: tokens::Kind::Words(_), .. }] => Row::new(Kind::Words, words(token)),
        [token @ Token { kind: tokens::Kind::Phrase(_), .. }] => Row::new(Kind::Phrase, words(token)),
        [Token { kind: tokens::Kind::Field { name, value }, .. }] => match Field::named(&name.0) {
            Some(field) => Row::new(Kind::Field(field), value.0.as_str()),
            None => Row::new(Kind::Typed, text),
        },
        [a, Token { kind: tokens::Kind::Near(apart), .. }, b] if sided(a) && sided(b) => {
            Row { other: words(b), apart: *apart, ..Row::new(Kind::Near, words(a)) }
        }
        _ => Row::new(Kind::Typed, text),
    })
}
