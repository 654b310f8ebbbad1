//! Codes and codings: what a coder does.
//!
//! Everything goes through [`deed`]: it does what a command says, refuses what somebody else changed
//! meanwhile, and writes it into the study's log, which undo, history and other browsers read.

mod apply;
pub mod codes;
pub mod deed;
mod in_vivo;
pub mod memos;
pub mod told;
mod undo;

pub use apply::{Selection, apply, apply_all, merge, recode, remove, resize, span};
pub use deed::{Author, Done};
pub use in_vivo::in_vivo;
pub use undo::{Undone, redo, undo, undo_command};

use domain::coding::Unfit;
use domain::message::Message;

/// Why a command is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The words, the document or the code are not there.
    #[error("no such words, document or code")]
    NoWords,
    /// What it is about is not there.
    #[error("it is not there")]
    Gone,
    /// It is another coder's, and the author may not change it.
    #[error("it is somebody else's")]
    Foreign,
    /// Somebody changed it since.
    #[error("somebody changed it since")]
    Changed,
    /// There is nothing to take back or to do again.
    #[error("nothing to take back")]
    Nothing,
    /// The text was corrected since, and the words are not there any more.
    #[error("the text was corrected since")]
    Corrected,
    /// It would change the codebook, which is a researcher's.
    #[error("only a researcher changes the codebook")]
    Codebook,
    /// A memo without a word.
    #[error("a memo needs words")]
    Blank,
    /// The codebook cannot be so.
    #[error(transparent)]
    Unfit(#[from] Unfit),
    /// So many codings have the code.
    #[error("{0} codings have the code")]
    Used(usize),
    /// Words may have the code that the author does not see, since coding is blind.
    #[error("others may have used the code")]
    UsedUnseen,
    /// A code would go that codings or memos still have.
    #[error("the code is still used")]
    StillUsed,
    /// The coder gave the code to the words already.
    #[error("the words have the code already")]
    Double,
    /// It is longer than that many characters.
    #[error("it is longer than {0} characters")]
    Long(usize),
}

impl Refusal {
    /// In words for the coder.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::NoWords => Message::new("coding-apply-failed"),
            Self::Gone => Message::new("coding-gone"),
            Self::Foreign => Message::new("coding-foreign"),
            Self::Changed => Message::new("coding-changed-since"),
            Self::Nothing => Message::new("coding-undo-nothing"),
            Self::Corrected => Message::new("correct-undo-lost"),
            Self::Codebook => Message::new("workspace-codebook-role"),
            Self::Blank => Message::new("workspace-memo-blank"),
            Self::Unfit(unfit) => unfit.message(),
            Self::Used(count) => Message::new("coding-code-used").with("count", count),
            Self::UsedUnseen => Message::new("codebook-used-unseen"),
            Self::StillUsed => Message::new("codebook-still-used"),
            Self::Double => Message::new("codebook-coding-double"),
            Self::Long(most) => Message::new("codebook-too-long").with("most", most),
        }
    }
}

/// What a command answers: the outer fault is the database's, the inner one for the coder.
pub type Outcome<T> = anyhow::Result<Result<T, Refusal>>;
