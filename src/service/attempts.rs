//! A limit on guesses of resume codes.
//!
//! A code has ten digits; whoever tries them one after the other is stopped after a few wrong ones
//! each minute, for the whole process: what a respondent types is nearly always right, and nothing
//! about who typed it has to be kept.

use chrono::{DateTime, TimeDelta, Utc};
use std::sync::{Mutex, PoisonError};

const WINDOW: TimeDelta = TimeDelta::minutes(1);
const MOST: u32 = 30;

/// Wrong codes of the current minute.
#[derive(Default)]
pub struct Attempts(Mutex<(Option<DateTime<Utc>>, u32)>);

impl Attempts {
    /// Whether another code may be tried.
    pub fn may_try(&self, now: DateTime<Utc>) -> bool {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.0.is_none_or(|begun| now - begun >= WINDOW) || held.1 < MOST
    }

    /// Counts a wrong code.
    pub fn failed(&self, now: DateTime<Utc>) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.0.is_none_or(|begun| now - begun >= WINDOW) {
            *held = (Some(now), 0);
        }
        held.1 += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    #[test]
    fn guessing_is_stopped_until_the_minute_is_over() {
        let attempts = Attempts::default();
        let now = Utc.with_ymd_and_hms(2026, 11, 24, 12, 0, 0).single().expect("a moment");
        for _ in 0..MOST {
            assert!(attempts.may_try(now));
            attempts.failed(now);
        }
        assert!(!attempts.may_try(now + TimeDelta::seconds(59)));
        assert!(attempts.may_try(now + TimeDelta::seconds(60)));
    }
}
