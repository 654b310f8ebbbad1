//! A limit on guesses of resume codes.
//!
//! A code has ten digits; whoever tries them one after the other is stopped after a few wrong ones
//! each minute. Who that is, is kept for that minute only and in memory only: many phones behind one
//! address get through, since what a respondent types is nearly always right.

use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

const WINDOW: TimeDelta = TimeDelta::minutes(1);
const MOST: u32 = 20;

/// When somebody's minute began, and their wrong codes since.
type Minute = (DateTime<Utc>, u32);

/// Wrong codes of the current minute, by who typed them.
#[derive(Default)]
pub struct Attempts(Mutex<HashMap<Option<IpAddr>, Minute>>);

impl Attempts {
    /// Whether another code may be tried.
    pub fn may_try(&self, client: Option<IpAddr>, now: DateTime<Utc>) -> bool {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.get(&client).is_none_or(|(begun, wrong)| now - begun >= WINDOW || *wrong < MOST)
    }

    /// Counts a wrong code, and forgets those of minutes past.
    pub fn failed(&self, client: Option<IpAddr>, now: DateTime<Utc>) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|_, (begun, _)| now - *begun < WINDOW);
        held.entry(client).or_insert((now, 0)).1 += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    #[test]
    fn guessing_is_stopped_until_the_minute_is_over_and_nobody_else_is() {
        let attempts = Attempts::default();
        let now = Utc.with_ymd_and_hms(2026, 11, 24, 12, 0, 0).single().expect("a moment");
        let (guesser, other) = (Some(IpAddr::from([10, 0, 0, 1])), Some(IpAddr::from([10, 0, 0, 2])));
        for _ in 0..MOST {
            assert!(attempts.may_try(guesser, now));
            attempts.failed(guesser, now);
        }
        assert!(!attempts.may_try(guesser, now + TimeDelta::seconds(59)));
        assert!(attempts.may_try(other, now));
        assert!(attempts.may_try(guesser, now + TimeDelta::seconds(60)));
    }
}
