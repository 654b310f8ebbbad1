//! The numbers at a place of many, found without putting all of them in order.
//!
//! They are counted in equal stretches from the least to the greatest; only those of the stretch in which the place
//! lies are looked at further. A larger number never lies in an earlier stretch, however the bounds are rounded, so
//! what is found is exact.

use super::sample::Part;

/// How many stretches there are.
const STRETCHES: usize = if cfg!(test) { 4 } else { 2_048 };
/// Fewer numbers are looked at as they are.
const FEW: usize = if cfg!(test) { 5 } else { 4_096 };

/// The least and the greatest of numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    pub(super) least: f64,
    pub(super) greatest: f64,
}

/// Numbers by their order.
#[derive(Debug)]
pub(super) struct Order<'n> {
    parts: &'n [Part],
    ends: Ends,
    /// How many are in each stretch; nothing of few numbers.
    stretches: Vec<u32>,
}

impl Ends {
    fn of(parts: &[Part]) -> Self {
        const LANES: usize = 8;
        let mut least = [f64::INFINITY; LANES];
        let mut greatest = [f64::NEG_INFINITY; LANES];
        for part in parts {
            let (chunks, rest) = part.as_chunks::<LANES>();
            for chunk in chunks {
                for (lane, x) in chunk.iter().enumerate() {
                    least[lane] = if *x < least[lane] { *x } else { least[lane] };
                    greatest[lane] = if *x > greatest[lane] { *x } else { greatest[lane] };
                }
            }
            for x in rest {
                least[0] = least[0].min(*x);
                greatest[0] = greatest[0].max(*x);
            }
        }
        Self {
            least: least.into_iter().fold(f64::INFINITY, f64::min),
            greatest: greatest.into_iter().fold(f64::NEG_INFINITY, f64::max),
        }
    }

    /// The stretch of a number between the ends.
    fn stretch(self) -> impl Fn(f64) -> usize {
        let scale = STRETCHES as f64 / (self.greatest - self.least);
        move |x| (((x - self.least) * scale) as usize).min(STRETCHES - 1)
    }
}

impl<'n> Order<'n> {
    /// The order of numbers, of which there is one at least.
    pub(super) fn of(parts: &'n [Part]) -> Self {
        let ends = Ends::of(parts);
        let mut stretches = Vec::new();
        if parts.iter().map(|part| part.len()).sum::<usize>() > FEW {
            stretches.resize(STRETCHES, 0_u32);
            let stretch = ends.stretch();
            parts.iter().flat_map(|part| part.iter()).for_each(|x| stretches[stretch(*x)] += 1);
        }
        Self { parts, ends, stretches }
    }

    pub(super) const fn ends(&self) -> Ends {
        self.ends
    }

    /// The numbers at a place of the sorted ones and at the next; at the last place that number twice.
    pub(super) fn neighbours(&self, place: u64) -> (f64, f64) {
        let all = self.parts.iter().flat_map(|part| part.iter().copied());
        let (mut before, mut wanted) = (0, None);
        for (stretch, count) in self.stretches.iter().enumerate() {
            if before + u64::from(*count) > place {
                wanted = Some(stretch);
                break;
            }
            before += u64::from(*count);
        }
        let Some(wanted) = wanted else { return nth(&mut all.collect::<Vec<_>>(), place, f64::INFINITY) };
        let stretch = self.ends.stretch();
        let mut within = Vec::with_capacity(self.stretches[wanted] as usize);
        // The least of those behind.
        let mut next = f64::INFINITY;
        for x in all {
            let at = stretch(x);
            if at == wanted {
                within.push(x);
            } else if at > wanted && x < next {
                next = x;
            }
        }
        nth(&mut within, place - before, next)
    }
}

/// The number at a place and the next one, which is `behind` them where the place is the last.
fn nth(numbers: &mut [f64], place: u64, behind: f64) -> (f64, f64) {
    let place = usize::try_from(place).unwrap_or(usize::MAX).min(numbers.len().saturating_sub(1));
    if numbers.is_empty() {
        return (behind, behind);
    }
    let (_, low, above) = numbers.select_nth_unstable_by(place, f64::total_cmp);
    let low = *low;
    let next = above.iter().copied().fold(behind, f64::min);
    (low, if next.is_finite() { next } else { low })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::sync::Arc;

    fn numbers() -> impl Strategy<Value = Vec<f64>> {
        let any = prop_oneof![
            -50.0..50.0_f64,
            (-5..5_i32).prop_map(f64::from),
            any::<f64>().prop_filter("a number", |x| x.is_finite()),
        ];
        prop::collection::vec(any, 1..60)
    }

    proptest! {
        #[test]
        fn the_number_at_each_place_is_that_of_the_sorted_ones(numbers in numbers(), size in 1..20_usize) {
            let parts: Vec<Part> = numbers.chunks(size).map(|part| Arc::new(part.to_vec())).collect();
            let order = Order::of(&parts);
            let mut sorted = numbers;
            sorted.sort_by(f64::total_cmp);
            prop_assert_eq!((order.ends().least, order.ends().greatest), (sorted[0], sorted[sorted.len() - 1]));
            for place in 0..sorted.len() {
                let next = sorted.get(place + 1).copied().unwrap_or(sorted[place]);
                prop_assert_eq!(order.neighbours(place as u64), (sorted[place], next));
            }
        }
    }
}
