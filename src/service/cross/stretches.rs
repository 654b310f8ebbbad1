//! Stretches of a document, among which one is found that another shares something with.

/// Stretches by where they begin.
#[derive(Debug)]
pub(super) struct Stretches {
    starts: Vec<usize>,
    /// Of those up to each place the two that reach furthest, by end and key: one of them may be the very
    /// stretch that is asked for.
    furthest: Vec<[Option<(usize, i64)>; 2]>,
}

impl Stretches {
    /// Those from a start to an end, each with its key.
    pub(super) fn new(mut stretches: Vec<(usize, usize, i64)>) -> Self {
        stretches.sort_unstable();
        let mut best = [None; 2];
        let furthest = stretches.iter().map(|(_, end, key)| {
            let one = Some((*end, *key));
            if one > best[0] {
                best = [one, best[0]];
            } else if one > best[1] {
                best[1] = one;
            }
            best
        });
        let furthest = furthest.collect();
        Self { starts: stretches.into_iter().map(|(start, _, _)| start).collect(), furthest }
    }

    /// Whether any but that of the key shares something with such a stretch.
    pub(super) fn any(&self, key: i64, start: usize, end: usize) -> bool {
        let before = self.starts.partition_point(|one| *one < end);
        let furthest = before.checked_sub(1).and_then(|last| self.furthest.get(last));
        furthest
            .is_some_and(|two| two.iter().flatten().any(|(reaches, whose)| *whose != key && *reaches > start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whatever_shares_something_is_found(all in prop::collection::vec((0..40_usize, 1..9_usize), 1..20)) {
            let all: Vec<_> =
                all.into_iter().zip(0..).map(|((start, long), key)| (start, start + long, key)).collect();
            let stretches = Stretches::new(all.clone());
            for (start, end, key) in &all {
                let any = all.iter().any(|other| other.2 != *key && other.0 < *end && *start < other.1);
                prop_assert_eq!(stretches.any(*key, *start, *end), any);
            }
        }
    }
}
