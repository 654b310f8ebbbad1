//! From pieces to what is sought.

use super::Sought;
use super::fault::{Fault, Wrong};
use super::fields::{Field, Names, Unread, meaning};
use super::tokens::{Kind, Token, tokens};
use domain::text::Span;

const DEEPEST: usize = 20;

/// Reads tokens from left to right. `OR` binds least, then side by side (or `AND`), then `NOT`, then `NEAR`.
pub(super) struct Parser<'n> {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    length: usize,
    names: &'n dyn Names,
}

impl<'n> Parser<'n> {
    pub(super) fn new(text: &str, names: &'n dyn Names) -> Result<Self, Fault> {
        let tokens = tokens(text)?;
        Ok(Self { tokens, at: 0, depth: 0, length: text.chars().count(), names })
    }

    /// All that was typed.
    pub(super) fn whole(mut self) -> Result<Sought, Fault> {
        if self.tokens.is_empty() {
            return Err(Fault::new(Wrong::Empty, Span { start: 0, end: self.length }));
        }
        let sought = self.any()?;
        match self.peek() {
            None => Ok(sought),
            Some(token) => Err(Fault::new(Wrong::Parenthesis, token.at)),
        }
    }

    /// The parts of the uppermost level with their places, and whether any of them does.
    pub(super) fn parts(mut self) -> Result<(Vec<(Sought, Span)>, bool), Fault> {
        let mut parts = Vec::new();
        let (mut ands, mut ors) = (false, false);
        while let Some(token) = self.peek() {
            match token.kind {
                Kind::And => {
                    ands = true;
                    self.at += 1;
                }
                Kind::Or => {
                    ors = true;
                    self.at += 1;
                }
                _ => {
                    let begun = self.at;
                    let part = self.part()?;
                    let at =
                        Span { start: self.tokens[begun].at.start, end: self.tokens[self.at - 1].at.end };
                    parts.push((part, at));
                    ands |= self.peek().is_some_and(|next| !matches!(next.kind, Kind::Or | Kind::And));
                }
            }
        }
        if ands && ors {
            return Ok((Vec::new(), false));
        }
        Ok((parts, ors))
    }

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
        while self.peek().is_some_and(|token| token.kind == Kind::Or) {
            self.at += 1;
            parts.push(self.all()?);
        }
        Ok(one_or(parts, Sought::Any))
    }

    fn all(&mut self) -> Result<Sought, Fault> {
        let mut parts = Vec::new();
        self.push(&mut parts)?;
        loop {
            match self.peek().map(|token| &token.kind) {
                Some(Kind::And) => {
                    self.at += 1;
                    self.push(&mut parts)?;
                }
                None | Some(Kind::Or | Kind::Close) => return Ok(one_or(parts, Sought::All)),
                Some(_) => self.push(&mut parts)?,
            }
        }
    }

    fn push(&mut self, parts: &mut Vec<Sought>) -> Result<(), Fault> {
        parts.push(self.part()?);
        Ok(())
    }

    /// One thing, or several near one another.
    fn part(&mut self) -> Result<Sought, Fault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Fault::new(Wrong::Long, Span { start: 0, end: self.length }));
        }
        let begun = self.at;
        let mut part = self.one()?;
        while let Some(Token { kind: Kind::Near(apart), at }) = self.peek() {
            let (apart, at) = (*apart, *at);
            self.at += 1;
            let other_at = self.at;
            let other = self.one()?;
            for (side, begun) in [(&part, begun), (&other, other_at)] {
                if !can_be_near(side) {
                    let at = self.tokens.get(begun).map_or(at, |token| token.at);
                    return Err(Fault::new(Wrong::Near, at));
                }
            }
            part = Sought::Near(Box::new(part), Box::new(other), apart);
        }
        self.depth -= 1;
        Ok(part)
    }

    fn one(&mut self) -> Result<Sought, Fault> {
        let Some(token) = self.take() else {
            let last = self.tokens.last().map_or(Span { start: 0, end: self.length }, |token| token.at);
            return Err(Fault::new(Wrong::Operator, last));
        };
        match token.kind {
            Kind::And | Kind::Or | Kind::Near(_) => Err(Fault::new(Wrong::Operator, token.at)),
            Kind::Close => Err(Fault::new(Wrong::Parenthesis, token.at)),
            Kind::Not => Ok(Sought::Not(Box::new(self.part()?))),
            Kind::Words(words) | Kind::Phrase(words) => Ok(one_or(words, Sought::Phrase)),
            Kind::Field { name, value } => self.field(name, value),
            Kind::Open => {
                let inner = self.any()?;
                match self.take() {
                    Some(Token { kind: Kind::Close, .. }) => Ok(inner),
                    _ => Err(Fault::new(Wrong::Parenthesis, token.at)),
                }
            }
        }
    }

    fn field(&self, (name, at): (String, Span), value: (String, Span)) -> Result<Sought, Fault> {
        let Some(field) = Field::named(&name) else { return Err(Fault::new(Wrong::Field(name), at)) };
        meaning(field, &value.0, self.names).map_err(|unread| {
            let wrong = match unread {
                Unread::Unknown => Wrong::Value(name, value.0),
                Unread::Unfit => Wrong::Unfit(name, value.0),
            };
            Fault::new(wrong, if value.1.is_empty() { at } else { value.1 })
        })
    }
}

/// Whether it has places in a passage.
fn can_be_near(sought: &Sought) -> bool {
    match sought {
        Sought::Word(_) | Sought::Pattern(_) | Sought::Like(..) | Sought::Phrase(_) | Sought::Near(..) => {
            true
        }
        Sought::Any(parts) => parts.iter().all(can_be_near),
        Sought::All(_) | Sought::Not(_) | Sought::Is(_) => false,
    }
}

pub(super) fn one_or(mut parts: Vec<Sought>, many: fn(Vec<Sought>) -> Sought) -> Sought {
    match (parts.len(), parts.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            parts.extend(last);
            many(parts)
        }
    }
}

impl Sought {
    /// This and these.
    #[must_use]
    pub fn and(self, others: impl IntoIterator<Item = Self>) -> Self {
        let mut parts = match self {
            Self::All(parts) => parts,
            other => vec![other],
        };
        parts.extend(others);
        one_or(parts, Self::All)
    }
}
