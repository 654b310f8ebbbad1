//! Files that respondents send: with a page, in pieces that go on wherever a connection broke, or in a
//! file that was saved on a phone.
//!
//! | module | what it is |
//! | --- | --- |
//! | [`mod@enclosed`] | files that stand in a file saved on a phone |
//! | [`limits`] | what is taken: size, room, kind, name |
//! | [`named`] | the files that answers name |
//! | [`pieces`] | a file that a phone sends in pieces |
//! | [`posted`] | a file that comes with a page |
//!
//! What a file is called and said to be is not believed: its first bytes say what it is, and nothing
//! of it is ever shown inside a page of ours.

mod enclosed;
mod limits;
mod named;
mod pieces;
mod posted;

pub use enclosed::Enclosed;
pub(super) use enclosed::enclosed;
pub use limits::{LEAST_PIECE, PIECE, plain};
pub use named::{at_hand, faults};
pub(super) use named::{hand_over, settle};
pub use pieces::{Announced, Coming, announce, append, coming, discard, sweep};
pub use posted::Received;
pub(super) use posted::{drop_file, take};
