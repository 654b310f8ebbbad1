//! Search over passages: the only place that knows tantivy.
//!
//! The index is a copy. It can be deleted at any time and is built again from the database; it
//! remembers, for each study, up to which change it has taken documents in. One that is damaged is put
//! away rather than trusted, at the start or as soon as it shows: a damaged index may answer wrongly
//! without a word.
//!
//! | module | what it is for |
//! | --- | --- |
//! | [`syntax`] | what people type |
//! | `plan`, `keys`, `forms` | the words of the index that are meant |
//! | `query`, `places`, `shape` | finding them |
//! | `read`, `hit`, `lines`, `frequency`, `similar` | what is answered |
//! | `fields`, `prepared`, `stemmed`, `intake` | what is taken in |
//! | `open`, `files` | the files, and what becomes of damaged ones |

use domain::coding::Attributes;
use domain::language::Language;
use domain::text::Span;

mod fields;
mod files;
mod forms;
mod frequency;
mod hit;
mod intake;
mod keys;
mod lines;
mod open;
mod places;
mod plan;
mod prepared;
mod query;
mod read;
mod shape;
mod similar;
mod stemmed;
pub mod syntax;

#[cfg(test)]
mod damage;
#[cfg(test)]
mod tests;

pub use frequency::{Frequencies, StemCount};
pub use hit::{Hit, Hits, Piece};
pub use intake::Intake;
pub use lines::{Line, Lines, Unit};
pub use open::{Search, Trouble};
pub use query::Filter;
pub use syntax::{Fault, Sought, Test};

/// A document as the index takes it.
#[derive(Clone, Debug)]
pub struct IndexedDocument {
    /// Its study.
    pub study_id: i64,
    /// Its key.
    pub document_id: i64,
    /// Who speaks.
    pub attributes: Attributes,
    /// Its passages.
    pub passages: Vec<IndexedPassage>,
}

/// A passage as the index takes it.
#[derive(Clone, Debug)]
pub struct IndexedPassage {
    /// Its number in the document.
    pub number: i32,
    /// Where it stands.
    pub span: Span,
    /// Its words.
    pub text: String,
    /// The language of its words.
    pub language: Language,
    /// Who speaks.
    pub speaker: Option<String>,
    /// The codings that touch it: whose each is (nobody's where the account is gone, or all of them agreed
    /// upon it), and its code.
    pub codings: Vec<(Option<i64>, i64)>,
}
