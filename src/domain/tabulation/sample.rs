//! Numbers of a group of responses, and what they come to.
//!
//! Unweighted the standard deviation divides by n − 1 and quantiles are those of type 6 or 7. Weighted,
//! with weights w: mean Σwx / Σw; variance n / (n − 1) · Σw(x − mean)² / Σw; the standard error is
//! linearised, every response being a cluster of its own; a quantile is the least number up to which the
//! weights come to that share.

/// A number with how many gave it, the sum of their weights and of the squares of these.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    /// The number.
    pub x: f64,
    /// How many gave it.
    pub n: u64,
    /// The sum of their weights; n where nothing is weighted.
    pub w: f64,
    /// The sum of the squares of their weights; n where nothing is weighted.
    pub ww: f64,
}

/// The numbers of a group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sample {
    /// Sorted by number once `sorted`; a number may stand there several times.
    values: Vec<Value>,
    /// Numbers that all count once, in any order: where they are many and nothing is weighted.
    plain: Vec<f64>,
    weighted: bool,
    /// How many responses or rows the whole design has.
    design: u64,
}

impl Sample {
    /// The sample of numbers with their weights.
    pub(super) fn of_values(mut values: Vec<Value>, weighted: bool, design: u64) -> Self {
        values.retain(|value| value.n > 0);
        values.sort_by(|one, other| one.x.total_cmp(&other.x));
        Self { values, plain: Vec::new(), weighted, design }
    }

    /// The sample of numbers that all count once.
    pub(super) fn of_plain(plain: Vec<f64>, design: u64) -> Self {
        Self { values: Vec::new(), plain, weighted: false, design }
    }

    /// How many numbers.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.values.iter().map(|value| value.n).sum::<u64>() + self.plain.len() as u64
    }

    /// Whether they are weighted.
    #[must_use]
    pub fn is_weighted(&self) -> bool {
        self.weighted
    }

    /// Each number with how many gave it, those alike not put together.
    pub fn values(&self) -> impl Iterator<Item = Value> {
        let plain = self.plain.iter().map(|x| Value::once(*x));
        self.values.iter().copied().chain(plain)
    }

    /// The numbers, each as often as it was given.
    #[must_use]
    pub fn numbers(&self) -> Vec<f64> {
        let each = |value: Value| std::iter::repeat_n(value.x, usize::try_from(value.n).unwrap_or_default());
        self.values().flat_map(each).collect()
    }

    /// Mean and spread; `None` of no weight at all.
    #[must_use]
    pub fn moments(&self) -> Option<Moments> {
        let weight = Some(self.sum(|value| value.w)).filter(|weight| *weight > 0.0)?;
        let about = self.sum(|value| value.w * value.x) / weight;
        // The second pass takes away what the first one lost by rounding.
        let mean = about + self.sum(|value| value.w * (value.x - about)) / weight;
        let squares = self.sum(|value| value.w * (value.x - mean).powi(2));
        let influence =
            if self.weighted { self.sum(|value| value.ww * (value.x - mean).powi(2)) } else { squares };
        Some(Moments {
            n: self.n(),
            weight,
            mean,
            squares,
            influence,
            design: self.weighted.then_some(self.design),
        })
    }

    /// The least.
    #[must_use]
    pub fn min(&self) -> Option<f64> {
        self.values().map(|value| value.x).reduce(|least, x| if x < least { x } else { least })
    }

    /// The greatest.
    #[must_use]
    pub fn max(&self) -> Option<f64> {
        self.values().map(|value| value.x).reduce(|greatest, x| if x > greatest { x } else { greatest })
    }

    /// A quantile of type 6 or, else, 7; of weighted numbers the least up to which the weights come to
    /// that share.
    #[must_use]
    pub fn quantile(&self, share: f64, kind: u8) -> Option<f64> {
        let n = self.n();
        if n == 0 {
            return None;
        }
        if self.weighted {
            return self.weighted_quantile(share);
        }
        let place = match kind {
            6 => (n + 1) as f64 * share - 1.0,
            _ => (n - 1) as f64 * share,
        };
        let place = place.clamp(0.0, (n - 1) as f64);
        let below = place.floor();
        let (low, high) = self.neighbours(below as u64);
        Some(low + (high - low) * (place - below))
    }

    /// The number at a place of the sorted ones, and the next one.
    fn neighbours(&self, place: u64) -> (f64, f64) {
        if self.values.is_empty() {
            let mut numbers = self.plain.clone();
            let place = usize::try_from(place).unwrap_or_default();
            let (_, low, above) = numbers.select_nth_unstable_by(place, f64::total_cmp);
            let low = *low;
            return (low, above.iter().copied().reduce(f64::min).unwrap_or(low));
        }
        let (mut before, mut low) = (0, None);
        for value in &self.values {
            before += value.n;
            match low {
                None if before > place + 1 => return (value.x, value.x),
                None if before == place + 1 => low = Some(value.x),
                None => {}
                Some(low) => return (low, value.x),
            }
        }
        let last = low.unwrap_or_default();
        (last, last)
    }

    fn weighted_quantile(&self, share: f64) -> Option<f64> {
        let total = self.sum(|value| value.w);
        let mut up_to = 0.0;
        let found = self.values.iter().find(|value| {
            up_to += value.w;
            up_to / total >= share
        });
        found.or(self.values.last()).map(|value| value.x)
    }

    fn sum(&self, of: impl Fn(Value) -> f64) -> f64 {
        let together: f64 = self.values.iter().map(|value| of(*value)).sum();
        together + sum(&self.plain, |x| of(Value::once(x)))
    }
}

/// The sum over numbers, in lanes: one addition need not wait for the one before, and rounding errors are
/// smaller than those of one long sum.
fn sum(numbers: &[f64], of: impl Fn(f64) -> f64) -> f64 {
    const LANES: usize = 8;
    let mut sums = [0.0; LANES];
    let (chunks, rest) = numbers.as_chunks::<LANES>();
    for chunk in chunks {
        for (sum, x) in sums.iter_mut().zip(chunk) {
            *sum += of(*x);
        }
    }
    sums.iter().sum::<f64>() + rest.iter().map(|x| of(*x)).sum::<f64>()
}

impl Value {
    /// A number that somebody gave, unweighted.
    const fn once(x: f64) -> Self {
        Self { x, n: 1, w: 1.0, ww: 1.0 }
    }
}

/// Mean and spread of numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moments {
    /// How many numbers.
    pub n: u64,
    /// The sum of their weights.
    pub weight: f64,
    /// Their mean.
    pub mean: f64,
    /// Σw(x − mean)².
    squares: f64,
    /// Σw²(x − mean)².
    influence: f64,
    /// How many responses the design has, where it is weighted.
    design: Option<u64>,
}

impl Moments {
    /// The standard deviation; `None` of less than two.
    #[must_use]
    pub fn sd(&self) -> Option<f64> {
        let n = self.n as f64;
        (self.n > 1).then(|| (self.squares / self.weight * n / (n - 1.0)).sqrt())
    }

    /// The standard error of the mean; `None` of less than two.
    #[must_use]
    pub fn se(&self) -> Option<f64> {
        let Some(design) = self.design else { return self.sd().map(|sd| sd / (self.n as f64).sqrt()) };
        let design = design.max(2) as f64;
        (self.n > 1).then(|| (self.influence * design / (design - 1.0)).sqrt() / self.weight)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(numbers: &[f64]) -> Sample {
        Sample::of_plain(numbers.to_vec(), numbers.len() as u64)
    }

    #[test]
    fn quantiles_are_those_of_their_type() {
        // R: quantile(c(1, 2, 4, 7, 11), .3, type = 7) and type = 6.
        let numbers = plain(&[11.0, 1.0, 4.0, 2.0, 7.0]);
        assert!((numbers.quantile(0.3, 7).unwrap() - 2.4).abs() < 1e-12);
        assert!((numbers.quantile(0.3, 6).unwrap() - 1.8).abs() < 1e-12);
        assert_eq!(numbers.quantile(0.0, 6), Some(1.0));
        assert_eq!(numbers.quantile(1.0, 6), Some(11.0));
        assert_eq!(plain(&[]).quantile(0.5, 7), None);
    }

    #[test]
    fn numbers_put_together_come_to_the_same_as_apart() {
        let apart = plain(&[3.0, 3.0, 5.0, 8.0]);
        let value = |x, n: u64| Value { x, n, w: n as f64, ww: n as f64 };
        let together = Sample::of_values(vec![value(8.0, 1), value(3.0, 2), value(5.0, 1)], false, 4);
        for share in [0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0] {
            for kind in [6, 7] {
                assert_eq!(apart.quantile(share, kind), together.quantile(share, kind), "{share} {kind}");
            }
        }
        let (apart, together_moments) = (apart.moments().unwrap(), together.moments().unwrap());
        assert_eq!(apart, together_moments);
        assert_eq!(apart.mean, 4.75);
        assert!((apart.sd().unwrap() - 2.362_907_813_126_305).abs() < 1e-12);
        assert!((apart.se().unwrap() - 1.181_453_906_563_152).abs() < 1e-12);
        assert_eq!(together.numbers(), [3.0, 3.0, 5.0, 8.0]);
    }

    #[test]
    fn a_weighted_median_is_the_least_number_with_half_of_the_weight_up_to_it() {
        let value = |x, w: f64| Value { x, n: 1, w, ww: w * w };
        let sample = Sample::of_values(vec![value(1.0, 1.0), value(2.0, 1.0), value(9.0, 2.0)], true, 3);
        assert_eq!(sample.quantile(0.5, 7), Some(2.0));
        assert_eq!(sample.quantile(0.51, 7), Some(9.0));
        assert_eq!(sample.moments().unwrap().mean, 5.25);
    }
}
