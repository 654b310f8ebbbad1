//! Limits on what one client does in a minute.
//!
//! Whoever tries resume codes, which have ten digits, one after the other is stopped after a few wrong
//! ones; whoever begins drafts or announces files, which are kept without anybody being asked, after
//! more than many phones behind one address do. Who that is, is kept for that minute only and in memory
//! only, in each process by itself.

use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};

const WINDOW: TimeDelta = TimeDelta::minutes(1);

/// When somebody's minute began, and how often they did it since.
type Minute = (DateTime<Utc>, u32);

/// What was done in the current minute, by who did it.
pub struct Attempts {
    most: u32,
    held: Mutex<HashMap<Option<IpAddr>, Minute>>,
}

impl Attempts {
    /// The most wrong resume codes of a minute: what a respondent types is nearly always right.
    pub const CODES: u32 = 20;

    /// None yet; so many are allowed a client in a minute.
    #[must_use]
    pub fn new(most: u32) -> Self {
        Self { most, held: Mutex::default() }
    }

    /// Whether it may be done once more.
    pub fn may_try(&self, client: Option<IpAddr>, now: DateTime<Utc>) -> bool {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.get(&client.map(network)).is_none_or(|(begun, done)| now - begun >= WINDOW || *done < self.most)
    }

    /// Counts that it was done, and forgets those of minutes past.
    pub fn count(&self, client: Option<IpAddr>, now: DateTime<Utc>) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|_, (begun, _)| now - *begun < WINDOW);
        held.entry(client.map(network)).or_insert((now, 0)).1 += 1;
    }

    /// Counts it where it may be done, and answers whether it may.
    #[must_use]
    pub fn admit(&self, client: Option<IpAddr>, now: DateTime<Utc>) -> bool {
        let may = self.may_try(client, now);
        if may {
            self.count(client, now);
        }
        may
    }
}

/// Who has an address of version 6 has all of its last half.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    fn noon() -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 11, 24, 12, 0, 0).single().expect("a moment")
    }

    #[test]
    fn guessing_is_stopped_until_the_minute_is_over_and_nobody_else_is() {
        let (attempts, now) = (Attempts::new(Attempts::CODES), noon());
        let (guesser, other) = (Some(IpAddr::from([10, 0, 0, 1])), Some(IpAddr::from([10, 0, 0, 2])));
        for _ in 0..Attempts::CODES {
            assert!(attempts.may_try(guesser, now));
            attempts.count(guesser, now);
        }
        assert!(!attempts.may_try(guesser, now + TimeDelta::seconds(59)));
        assert!(attempts.may_try(other, now));
        assert!(attempts.may_try(guesser, now + TimeDelta::seconds(60)));
    }

    #[test]
    fn five_hundred_phones_behind_one_address_get_through_and_a_flood_does_not() {
        let begun = Attempts::new(crate::config::Limits::default().begun);
        let (address, now) = (Some(IpAddr::from([10, 0, 0, 1])), noon());
        assert!((0..500).all(|_| begun.admit(address, now)));
        assert!((0..10_000).filter(|_| begun.admit(address, now)).count() < 500);
        assert!(begun.admit(address, now + TimeDelta::seconds(60)), "those who wait come in");
    }

    #[test]
    fn an_address_of_version_6_is_told_by_its_network() {
        let (attempts, now) = (Attempts::new(1), noon());
        let address = |text: &str| Some(text.parse().expect("an address"));
        assert!(attempts.admit(address("2001:db8::1"), now));
        assert!(!attempts.admit(address("2001:db8::2"), now));
        assert!(attempts.admit(address("2001:db8:0:1::1"), now));
    }
}
