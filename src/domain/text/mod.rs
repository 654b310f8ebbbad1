//! Transcripts: normal form, speakers, passages, offsets; documents read to text.
//!
//! A text is kept in NFC with LF line ends. Spans count Unicode code points, the end exclusive, as
//! REFI-QDA does; [`Offsets`] is the one place that turns them into bytes or UTF-16 units.

pub mod docx;
mod offsets;
mod transcript;
pub mod txt;
mod words;

pub use offsets::{Offsets, Span};
pub use transcript::{Passage, Transcript, clean};
pub use words::{Word, words};

use crate::message::Message;

/// Why a file is no text that can be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Neither UTF-8 nor UTF-16 with its mark.
    #[error("the encoding is neither UTF-8 nor UTF-16 with a byte order mark")]
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
    /// Not a Word document.
    #[error("not a Word document: {0}")]
    NotDocx(&'static str),
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
            Self::NotDocx(_) => Message::new("coding-fault-docx"),
        }
    }
}
