//! What people type into the search box, and what it means.
//!
//! | typed | finds passages with |
//! | --- | --- |
//! | `ауыл мұғалім` | both words, each in any form |
//! | `"ауыл мұғалімі"` | these words side by side, each in any form |
//! | `ауыл*`, `*шылық`, `а?ыл` | words of that look, exactly as written; `?` stands for a letter within a word |
//! | `ауыл~`, `ауыл~2` | words that are one or two letters away, in any form |
//! | `жалақы NEAR/5 аз` | both within five words of each other |
//! | `a OR b`, `a AND b`, `NOT a`, `-a`, `( )` | the usual |
//! | `code:уәж`, `age:20..30`, … | what is known of the passage; see [`Field`] |

mod fault;
mod fields;
mod parser;
mod rows;
mod tokens;

#[cfg(test)]
mod tests;

pub use fault::{Fault, Wrong};
pub use fields::{Field, Names, Nobody};
pub use rows::{Kind, Row, rows, write};

use domain::language::Language;
use parser::Parser;

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sought {
    /// Any form of a word, in normal form.
    Word(String),
    /// Words of that look: `*` stands for any letters, `?` for one.
    Pattern(String),
    /// Any form of a word that is at most so many letters away.
    Like(String, u8),
    /// These (words, patterns) in this order, side by side.
    Phrase(Vec<Sought>),
    /// Both (words, phrases, or any of some) at most so many words apart.
    Near(Box<Sought>, Box<Sought>, u32),
    /// All of these; every passage where there are none.
    All(Vec<Sought>),
    /// Any of these.
    Any(Vec<Sought>),
    /// Not this.
    Not(Box<Sought>),
    /// What is known of the passage.
    Is(Test),
}

/// Something known of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// It has a coding with one of these codes.
    Code(Vec<i64>),
    /// It has a coding.
    Coded,
    /// It has a coding by one of these accounts.
    Coder(Vec<i64>),
    /// It is of one of these documents.
    Document(Vec<i64>),
    /// Its speaker's name has these words.
    Speaker(Vec<String>),
    /// One of these speaks: each is a document with a speaker's whole name, or with none for all of it.
    Voices(Vec<(i64, String)>),
    /// The respondent lives in one of these regions.
    Region(Vec<String>),
    /// The respondent is one of these.
    Role(Vec<String>),
    /// The respondent is that old.
    Age {
        /// At least.
        from: Option<u8>,
        /// At most.
        to: Option<u8>,
    },
    /// It is in that language.
    Language(Language),
}

/// The most that is read, in bytes, and in words and signs.
const LONGEST: usize = 1_000;
const MOST_WORDS: usize = 100;

/// The most patterns and words of few other letters: for each the words of the study are gone through.
pub(super) const MOST_LOOKS: usize = 10;

/// Whether a query names a field; `false` for one that cannot be understood.
#[must_use]
pub fn names_field(text: &str, field: Field) -> bool {
    let is = |token: &tokens::Token| match &token.kind {
        tokens::Kind::Field { name, .. } => Field::named(&name.0) == Some(field),
        _ => false,
    };
    tokens::tokens(text).is_ok_and(|tokens| tokens.iter().any(is))
}

impl Sought {
    /// Everything.
    #[must_use]
    pub const fn everything() -> Self {
        Self::All(Vec::new())
    }

    /// Reads what was typed; `names` knows what the study calls its codes, coders and documents.
    ///
    /// # Errors
    /// [`Fault`] with its place; never panics, whatever is typed.
    pub fn read(text: &str, names: &dyn Names) -> Result<Self, Fault> {
        Parser::new(text, names)?.whole()
    }

    /// Whether it names words that a hit can be marked by.
    #[must_use]
    pub fn has_words(&self) -> bool {
        match self {
            Self::Word(_) | Self::Pattern(_) | Self::Like(..) | Self::Phrase(_) | Self::Near(..) => true,
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::has_words),
            Self::Not(_) | Self::Is(_) => false,
        }
    }
}
