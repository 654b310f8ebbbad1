//! How long to wait before what failed is tried again.

use std::collections::HashMap;
use std::hash::Hash;
use std::time::{Duration, Instant};

/// The first wait; each one after it is twice as long, up to the longest.
const FIRST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_mins(1);

/// What failed, each with its wait.
pub(super) struct Patience<K>(HashMap<K, Wait>);

struct Wait {
    until: Instant,
    length: Duration,
}

impl<K: Eq + Hash> Patience<K> {
    pub(super) fn new() -> Self {
        Self(HashMap::new())
    }

    /// Whether it may be tried.
    pub(super) fn allows(&self, what: &K, now: Instant) -> bool {
        self.0.get(what).is_none_or(|wait| wait.until <= now)
    }

    /// It failed, perhaps again: it has to wait this long.
    pub(super) fn failed(&mut self, what: K, now: Instant) -> Duration {
        let wait = self.0.entry(what).or_insert(Wait { until: now, length: FIRST / 2 });
        wait.length = (wait.length * 2).min(LONGEST);
        wait.until = now + wait.length;
        wait.length
    }

    /// It has to wait this long, through no fault of its own.
    pub(super) fn postponed(&mut self, what: K, now: Instant) {
        self.0.insert(what, Wait { until: now + FIRST, length: FIRST / 2 });
    }

    /// It went well.
    pub(super) fn done(&mut self, what: &K) {
        self.0.remove(what);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fails_again_and_again_is_tried_ever_more_seldom_and_nothing_else_waits() {
        let begun = Instant::now();
        let (mut patience, mut now) = (Patience::new(), begun);
        let mut waits = Vec::new();
        for _ in 0..8 {
            let wait = patience.failed(1, now);
            assert!(!patience.allows(&1, now) && patience.allows(&2, now));
            now += wait;
            assert!(patience.allows(&1, now));
            waits.push(wait.as_secs());
        }
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60]);
        patience.done(&1);
        assert!(patience.allows(&1, begun));
        patience.postponed(1, now);
        assert!(!patience.allows(&1, now) && patience.allows(&1, now + FIRST));
        assert_eq!(patience.failed(1, now), FIRST);
    }
}
