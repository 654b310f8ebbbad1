//! Where a function crosses nought.

use super::{Outcome, Undefined};

/// More than any root takes: each round at least halves the bracket.
const ROUNDS: usize = 200;

/// Where `f`, which goes one way between `low` and `high`, crosses nought, to 1e-16 near nought and to 1e-16
/// of it elsewhere: Ridders's method, which takes
/// a regula falsi of the function made straight by an exponential factor (Ridders 1979, IEEE Trans.
/// Circuits Syst. 26, 979–980).
///
/// # Errors
/// [`Undefined::OutOfRange`] where both ends lie on the same side, and what `f` says.
pub(super) fn root(mut low: f64, mut high: f64, f: impl Fn(f64) -> Outcome<f64>) -> Outcome<f64> {
    let (mut at_low, mut at_high) = (f(low)?, f(high)?);
    if at_low == 0.0 || at_high == 0.0 {
        return Ok(if at_low == 0.0 { low } else { high });
    }
    if !apart(at_low, at_high) {
        return Err(Undefined::OutOfRange);
    }
    let mut best = low;
    for _ in 0..ROUNDS {
        let middle = low + (high - low) / 2.0;
        let at_middle = f(middle)?;
        let slope = (at_middle * at_middle - at_low * at_high).sqrt();
        if at_middle == 0.0 || slope == 0.0 {
            return Ok(middle);
        }
        let next = middle + (middle - low) * (at_low - at_high).signum() * at_middle / slope;
        let at_next = f(next)?;
        let moved = (next - best).abs();
        best = next;
        if at_next == 0.0 || moved <= f64::EPSILON * (1.0 + next.abs()) {
            return Ok(next);
        }
        let mut cuts = [(low, at_low), (middle, at_middle), (next, at_next), (high, at_high)];
        cuts.sort_by(|one, other| one.0.total_cmp(&other.0));
        let Some(pair) = cuts.windows(2).find(|pair| apart(pair[0].1, pair[1].1)) else { return Ok(next) };
        (low, at_low, high, at_high) = (pair[0].0, pair[0].1, pair[1].0, pair[1].1);
        if high - low <= f64::EPSILON * (1.0 + low.abs() + high.abs()) {
            return Ok(next);
        }
    }
    Ok(best)
}

/// Whether nought lies between; a product might be too small to tell.
fn apart(one: f64, other: f64) -> bool {
    (one < 0.0 && other > 0.0) || (one > 0.0 && other < 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_root_is_found_to_the_last_digits() {
        let found = root(0.0, 2.0, |x| Ok(x * x - 2.0)).unwrap();
        assert!((found - 2f64.sqrt()).abs() < 1e-15);
        let found = root(-50.0, 50.0, |x| Ok(x.exp() - 1e-12)).unwrap();
        assert!((found - 1e-12f64.ln()).abs() < 1e-12);
        assert_eq!(root(1.0, 2.0, Ok), Err(Undefined::OutOfRange));
    }
}
