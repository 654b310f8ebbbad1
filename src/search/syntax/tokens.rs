//! What was typed, cut into words, phrases, fields and operators with their places.

use super::fault::{Fault, Wrong};
use super::fields::Field;
use super::{LONGEST, MOST_LOOKS, MOST_WORDS, Sought};
use crate::search::forms::LONGEST_PATTERN;
use domain::language::normal;
use domain::text::{Span, words};

/// A piece of a query.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) at: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// Words that stand together: one, unless a hyphen or an apostrophe parts them.
    Words(Vec<Sought>),
    Phrase(Vec<Sought>),
    /// A field's name, its value, and where each stands.
    Field {
        name: (String, Span),
        value: (String, Span),
    },
    And,
    Or,
    Not,
    Near(u32),
    Open,
    Close,
}

/// How far apart `NEAR` looks where no number is given, and at most.
const NEAR: u32 = 10;
const FARTHEST: u32 = 100;
/// The most letters that a word may be away.
const MOST_EDITS: u8 = 2;
/// The fewest letters of a pattern, or of a word that others may be like.
const FEWEST: usize = 2;

pub(super) const OPENING: [char; 5] = ['"', '“', '”', '„', '«'];
const CLOSING: [char; 4] = ['"', '”', '“', '»'];

/// The marks that close what an opening one begins; where none of them follows, any closing one does.
pub(super) const fn closing(opening: char) -> &'static [char] {
    match opening {
        '«' => &['»'],
        '“' | '”' => &['”'],
        '„' => &['“', '”'],
        _ => &['"'],
    }
}

pub(super) fn tokens(text: &str) -> Result<Vec<Token>, Fault> {
    let letters: Vec<char> = text.chars().collect();
    let whole = Span { start: 0, end: letters.len() };
    if text.len() > LONGEST {
        return Err(Fault::new(Wrong::Long, whole));
    }
    let mut lexer = Lexer { letters: &letters, at: 0, tokens: Vec::new() };
    while lexer.at < letters.len() {
        lexer.next()?;
    }
    limit(&lexer.tokens, whole)?;
    Ok(lexer.tokens)
}

/// Sees that no more is sought than can be in time, in phrases too: words and signs, and those words for
/// which all that the study has must be looked at.
fn limit(tokens: &[Token], whole: Span) -> Result<(), Fault> {
    let (mut words, mut looks) = (0, 0);
    for token in tokens {
        let units = match &token.kind {
            Kind::Words(units) | Kind::Phrase(units) => units.as_slice(),
            _ => &[],
        };
        words += units.len().max(1);
        looks += units.iter().filter(|unit| matches!(unit, Sought::Pattern(_) | Sought::Like(..))).count();
        if looks > MOST_LOOKS {
            return Err(Fault::new(Wrong::Patterns, token.at));
        }
    }
    if words > MOST_WORDS { Err(Fault::new(Wrong::Long, whole)) } else { Ok(()) }
}

struct Lexer<'t> {
    letters: &'t [char],
    at: usize,
    tokens: Vec<Token>,
}

impl Lexer<'_> {
    fn next(&mut self) -> Result<(), Fault> {
        let start = self.at;
        let after = self.letters.get(start + 1).copied();
        match self.letters[start] {
            c if OPENING.contains(&c) => {
                let inner = self.quoted()?;
                let phrase = units(&self.letters[inner.start..inner.end]);
                if !phrase.is_empty() {
                    check(&phrase, inner)?;
                    self.push(Kind::Phrase(phrase), start);
                }
            }
            '(' => self.sign(Kind::Open),
            ')' => self.sign(Kind::Close),
            '-' if after.is_some_and(|next| !next.is_whitespace() && next != '-') => self.sign(Kind::Not),
            c if c.is_whitespace() => self.at += 1,
            _ => self.run()?,
        }
        Ok(())
    }

    fn push(&mut self, kind: Kind, start: usize) {
        self.tokens.push(Token { kind, at: Span { start, end: self.at } });
    }

    fn sign(&mut self, kind: Kind) {
        self.at += 1;
        self.push(kind, self.at - 1);
    }

    /// What stands between the quotation mark here and the one that closes it; goes on behind it.
    fn quoted(&mut self) -> Result<Span, Fault> {
        let start = self.at + 1;
        let closed = |by: &[char]| self.letters[start..].iter().position(|c| by.contains(c));
        let length = closed(closing(self.letters[self.at])).or_else(|| closed(&CLOSING));
        let Some(length) = length else {
            return Err(Fault::new(Wrong::Quote, Span { start: self.at, end: self.letters.len() }));
        };
        self.at = start + length + 1;
        Ok(Span { start, end: start + length })
    }

    /// Letters without white space.
    fn run(&mut self) -> Result<(), Fault> {
        let start = self.at;
        let ends = |c: &char| c.is_whitespace() || "()".contains(*c) || OPENING.contains(c) || *c == '»';
        // A closing mark without an opening one is passed over.
        let length = self.letters[start..].iter().position(ends).unwrap_or(self.letters.len() - start);
        self.at = start + length.max(1);
        let run: String = self.letters[start..start + length].iter().collect();
        match run.as_str() {
            "AND" => self.push(Kind::And, start),
            "OR" => self.push(Kind::Or, start),
            "NOT" => self.push(Kind::Not, start),
            _ => {
                if let Some(apart) = near(&run) {
                    let at = Span { start, end: self.at };
                    let apart = apart.ok_or_else(|| Fault::new(Wrong::Near, at))?;
                    self.push(Kind::Near(apart), start);
                } else if let Some(name) = field_name(&run) {
                    self.field(start, name, length)?;
                } else {
                    let at = Span { start, end: self.at };
                    let found = fuzzy(&run, at)?;
                    if !found.is_empty() {
                        check(&found, at)?;
                        self.push(Kind::Words(found), start);
                    }
                }
            }
        }
        Ok(())
    }

    /// A field whose name begins at `start`: its value follows the colon, perhaps in quotation marks.
    fn field(&mut self, start: usize, name: String, length: usize) -> Result<(), Fault> {
        let name_at = Span { start, end: start + name.chars().count() };
        let value_start = name_at.end + 1;
        let quoted = value_start == start + length
            && self.letters.get(value_start).is_some_and(|c| OPENING.contains(c));
        let value_at = if quoted {
            self.at = value_start;
            self.quoted()?
        } else {
            Span { start: value_start, end: start + length }
        };
        let value: String = self.letters[value_at.start..value_at.end].iter().collect();
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if value.is_empty() && !quoted {
            if Field::named(&name).is_some() {
                return Err(Fault::new(Wrong::Valueless(name), Span { end: value_start, ..name_at }));
            }
            // A colon behind another word is a colon.
            let found = units(&self.letters[name_at.start..name_at.end]);
            self.push(Kind::Words(found), start);
        } else {
            self.push(Kind::Field { name: (name, name_at), value: (value, value_at) }, start);
        }
        Ok(())
    }
}

/// The distance of `NEAR` or `NEAR/5`; the inner `None` for a strange one.
fn near(run: &str) -> Option<Option<u32>> {
    let rest = run.strip_prefix("NEAR")?;
    if rest.is_empty() {
        return Some(Some(NEAR));
    }
    let number = rest.strip_prefix('/')?;
    Some(number.parse().ok().filter(|apart| (1..=FARTHEST).contains(apart)))
}

/// What stands before the colon, where it looks like a field's name.
fn field_name(run: &str) -> Option<String> {
    let (name, value) = run.split_once(':')?;
    let named = !name.is_empty() && name.chars().all(char::is_alphabetic);
    (named && !value.starts_with("//")).then(|| name.to_owned())
}

/// The words of a run, the last one perhaps with `~` behind it.
fn fuzzy(run: &str, at: Span) -> Result<Vec<Sought>, Fault> {
    let letters = |text: &str| text.chars().collect::<Vec<_>>();
    let Some((word, edits)) = run.rsplit_once('~') else { return Ok(units(&letters(run))) };
    let edits = match edits {
        "" => Some(1),
        number => number.parse::<u8>().ok().filter(|edits| (1..=MOST_EDITS).contains(edits)),
    };
    let mut found = units(&letters(word));
    let edits = edits.ok_or_else(|| Fault::new(Wrong::Edits, at))?;
    match found.pop() {
        Some(Sought::Word(word)) if word.chars().count() > usize::from(edits) + 1 => {
            found.push(Sought::Like(word, edits));
        }
        _ => return Err(Fault::new(Wrong::Edits, at)),
    }
    Ok(found)
}

/// The words and patterns of a text.
fn units(letters: &[char]) -> Vec<Sought> {
    let mut found = Vec::new();
    // A star, or a question mark before a letter, belongs to a word; other signs do not.
    let wild = |at: usize| match letters[at] {
        '*' => true,
        '?' => letters.get(at + 1).is_some_and(|next| next.is_alphanumeric() || *next == '*' || *next == '?'),
        _ => false,
    };
    for chunk in chunks(letters) {
        let text: String = letters[chunk.0..chunk.1].iter().collect();
        if (chunk.0..chunk.1).any(wild) {
            let kept = (chunk.0..chunk.1)
                .filter(|at| wild(*at) || letters[*at].is_alphanumeric())
                .map(|at| letters[at])
                .collect::<String>();
            found.push(Sought::Pattern(normal(&kept)));
        } else {
            found.extend(words(&text).into_iter().map(|word| Sought::Word(word.normal)));
        }
    }
    found
}

/// Stretches between white space and hyphens, as beginning and end.
fn chunks(letters: &[char]) -> Vec<(usize, usize)> {
    let mut chunks = Vec::new();
    let mut start = None;
    for (at, c) in letters.iter().enumerate() {
        let parts = c.is_whitespace() || matches!(c, '-' | '–' | '—' | ',' | '.' | ';' | '/');
        match (parts, start) {
            (true, Some(begun)) => {
                chunks.push((begun, at));
                start = None;
            }
            (false, None) => start = Some(at),
            _ => (),
        }
    }
    chunks.extend(start.map(|begun| (begun, letters.len())));
    chunks
}

/// Sees that patterns have letters, and not too many.
fn check(found: &[Sought], at: Span) -> Result<(), Fault> {
    let bare = |unit: &Sought| match unit {
        Sought::Pattern(pattern) => pattern.chars().filter(|c| c.is_alphanumeric()).count() < FEWEST,
        _ => false,
    };
    let long = |unit: &Sought| match unit {
        Sought::Pattern(pattern) => pattern.chars().count() > LONGEST_PATTERN,
        _ => false,
    };
    if found.iter().any(long) {
        return Err(Fault::new(Wrong::Long, at));
    }
    if found.iter().any(bare) { Err(Fault::new(Wrong::Pattern, at)) } else { Ok(()) }
}
