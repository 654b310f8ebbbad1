//! Corrections of transcripts: each makes a new version of the document, and no coding is dropped unseen.
//!
//! [`look()`] tells what a correction would do, [`keep()`] does it, [`queue`] holds what somebody has to decide,
//! and [`forward`] brings what was done before to where the words stand now.

pub mod forward;
mod keep;
mod look;
pub mod queue;

pub use keep::{Refused, Wanted, keep};
pub use look::{Fate, Looked, Outcome, look};
