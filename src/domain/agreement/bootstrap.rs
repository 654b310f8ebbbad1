//! Intervals by drawing blocks again and again.

use super::Value;

/// A value with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The value of the study as it is.
    pub value: Value,
    /// The 95 % interval; none where there is one block only, or where the measure has no value in
    /// more than half of the draws.
    pub interval: Option<[f64; 2]>,
}

/// How often each block is drawn, draw by draw: the same for every measure of a study, so that
/// measures are compared on the same draws. The first of them is the study as it is: each block once.
#[derive(Clone, Debug)]
pub struct Draws(Vec<Vec<u32>>);

impl Draws {
    /// So many draws of as many blocks as there are, with replacement. The same seed, the same draws.
    #[must_use]
    pub fn new(blocks: usize, times: usize, chance: &mut fastrand::Rng) -> Self {
        let times = if blocks < 2 { 0 } else { times };
        let mut draws = vec![vec![1; blocks]];
        draws.extend((0..times).map(|_| {
            let mut drawn = vec![0; blocks];
            for _ in 0..blocks {
                drawn[chance.usize(..blocks)] += 1;
            }
            drawn
        }));
        Self(draws)
    }

    /// How often each block is drawn, draw by draw.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[u32]> {
        self.0.iter().map(Vec::as_slice)
    }

    /// Estimates of several measures: `measure` says what they are in each draw.
    pub fn estimate<const N: usize>(&self, measure: impl Fn(usize) -> [Value; N]) -> [Estimate; N] {
        let values = measure(0);
        let times = self.0.len() - 1;
        let mut drawn: [Vec<f64>; N] = std::array::from_fn(|_| Vec::with_capacity(times));
        for draw in 1..=times {
            for (drawn, value) in drawn.iter_mut().zip(measure(draw)) {
                drawn.extend(value);
            }
        }
        let mut drawn = drawn.into_iter();
        values.map(|value| {
            let drawn = drawn.next().unwrap_or_default();
            let enough = value.is_ok() && drawn.len() * 2 > times;
            Estimate { value, interval: enough.then(|| interval(drawn)) }
        })
    }
}

/// The middle 95 % of the values.
fn interval(mut values: Vec<f64>) -> [f64; 2] {
    values.sort_by(f64::total_cmp);
    [0.025, 0.975].map(|share| {
        let place = share * (values.len() - 1) as f64;
        let below = place.floor();
        let [low, high] = [below, place.ceil()].map(|place| values[place as usize]);
        low + (high - low) * (place - below)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_lie_between_the_values_beside_them() {
        let [low, high] = interval((0..=100).rev().map(f64::from).collect());
        assert!((low - 2.5).abs() < 1e-9 && (high - 97.5).abs() < 1e-9);
    }

    #[test]
    fn one_block_has_no_interval() {
        let draws = Draws::new(1, 100, &mut fastrand::Rng::with_seed(1));
        assert_eq!(draws.estimate(|_| [Ok(0.5)])[0], Estimate { value: Ok(0.5), interval: None });
    }
}
