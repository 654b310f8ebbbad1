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
/// measures are compared on the same draws.
#[derive(Clone, Debug)]
pub struct Draws(Vec<Vec<u32>>);

impl Draws {
    /// So many draws of as many blocks as there are, with replacement. The same seed, the same draws.
    #[must_use]
    pub fn new(blocks: usize, times: usize, chance: &mut fastrand::Rng) -> Self {
        if blocks < 2 {
            return Self(Vec::new());
        }
        let draw = |chance: &mut fastrand::Rng| {
            let mut drawn = vec![0; blocks];
            for _ in 0..blocks {
                drawn[chance.usize(..blocks)] += 1;
            }
            drawn
        };
        Self((0..times).map(|_| draw(chance)).collect())
    }

    /// Estimates of several measures: `measure` says what they are with each block so many times.
    pub fn estimate<const N: usize>(
        &self,
        measure: impl Fn(&dyn Fn(usize) -> f64) -> [Value; N],
    ) -> [Estimate; N] {
        let values = measure(&|_| 1.0);
        let mut drawn: [Vec<f64>; N] = std::array::from_fn(|_| Vec::with_capacity(self.0.len()));
        for draw in &self.0 {
            let found = measure(&|block| draw.get(block).copied().map_or(0.0, f64::from));
            for (drawn, value) in drawn.iter_mut().zip(found) {
                drawn.extend(value);
            }
        }
        let mut drawn = drawn.into_iter();
        values.map(|value| {
            let drawn = drawn.next().unwrap_or_default();
            let enough = value.is_ok() && drawn.len() * 2 > self.0.len();
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
