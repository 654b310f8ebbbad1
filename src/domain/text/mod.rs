//! Transcripts: normal form, speakers, passages, offsets; documents read to text; corrections of texts and
//! where words stand after them.
//!
//! A text is kept in NFC with LF line ends. Spans count Unicode code points, the end exclusive, as
//! REFI-QDA does; [`Offsets`] is the one place that turns them into bytes or UTF-16 units, and [`Spots`]
//! counts those from the beginning of a passage.

pub mod anchor;
pub mod diff;
pub mod encoding;
mod gathered;
pub mod hyphens;
pub mod mend;
mod offsets;
pub mod read;
mod sentences;
mod spots;
pub mod time;
mod transcript;
mod words;

pub use gathered::Gathered;
pub use offsets::{Offsets, Span};
pub use sentences::sentences;
pub use spots::{Spot, Spots};
pub use transcript::{Passage, Transcript, clean};
pub use words::{Word, words};

use crate::message::Message;

/// Why a file is no text that can be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// In none of the encodings of [`encoding`].
    #[error("the encoding is not known")]
    Encoding,
    /// Holds a control character, at this line.
    #[error("a control character in line {0}")]
    Control(usize),
    /// Nothing in it.
    #[error("no text")]
    Empty,
    /// Longer than is taken.
    #[error("more than {0} characters")]
    Long(usize),
    /// Not a file of that format, or one that goes beyond a limit.
    #[error("not a file of the format {0:?}: {1}")]
    Broken(read::Format, &'static str),
    /// A Word document of the old format, `.doc`.
    #[error("an old Word document")]
    OldWord,
    /// A PDF that asks for a password.
    #[error("locked")]
    Locked,
    /// A PDF of pictures, or with letters that nothing names.
    #[error("no letters")]
    Scanned,
    /// A file that takes more time or memory than it may.
    #[error("too much time or memory")]
    Costly,
}

impl Fault {
    /// In words for the person who brought the file.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Encoding => Message::new("coding-fault-encoding"),
            Self::Control(line) => Message::new("coding-fault-control").with("line", *line),
            Self::Empty => Message::new("coding-fault-empty"),
            Self::Long(most) => Message::new("coding-fault-long").with("most", *most),
            Self::Broken(format, _) => Message::new("coding-fault-broken").with("format", format.name()),
            Self::OldWord => Message::new("coding-fault-old-word"),
            Self::Locked => Message::new("coding-fault-locked"),
            Self::Scanned => Message::new("coding-fault-scanned"),
            Self::Costly => Message::new("coding-fault-costly"),
        }
    }
}
