//! How the fieldwork of a study goes: what came, day by day, and where people stopped.
//!
//! | word | what it means |
//! | --- | --- |
//! | completed | a response that was sent and that no correction supersedes; of the day on which it came |
//! | begun | an interview in which something was answered and saved, and which was not sent; one that only corrects a response is none |
//! | in progress | begun, and saved within the last [`QUIET`] |
//! | broken off | begun, and not saved since: whoever goes on after all is in progress again, whoever sends is completed |
//! | stopped at a page | begun, and that page was shown last |
//! | time of filling | from the beginning of an interview to its end, pauses among it; where both are the same moment it is not known |
//!
//! What a phone keeps without a network, and what was opened and never answered, nobody counts.

mod course;
mod quota;
mod stops;

#[cfg(test)]
mod tests;

pub use course::{Course, Fieldwork, Filling, Sent, Span, Step};
pub use quota::{Quota, Target};
pub use stops::{Begun, Stop, Stops};

use chrono::{NaiveDate, TimeDelta};

/// After so long without anything saved, an interview that was begun is broken off.
pub const QUIET: TimeDelta = TimeDelta::hours(24);

/// Which days are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    /// The first; from the beginning where there is none.
    pub from: Option<NaiveDate>,
    /// The last; to the end where there is none.
    pub to: Option<NaiveDate>,
}

impl Days {
    /// Whether a day is among them.
    #[must_use]
    pub fn hold(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}
