//! Numbers.

use super::{Arguments, Entry, MANY};
use crate::expr::Value;
use crate::expr::eval::Found;

pub(super) const FUNCTIONS: &[Entry] = &[
    Entry::new("number", (0, 1), |a| a.scope.number(&a.value_or_here()).into()),
    Entry::new("int", (1, 1), |a| a.number(0).trunc().into()),
    Entry::new("round", (1, 2), round),
    Entry::new("abs", (1, 1), |a| a.number(0).abs().into()),
    Entry::new("ceiling", (1, 1), |a| a.number(0).ceil().into()),
    Entry::new("floor", (1, 1), |a| a.number(0).floor().into()),
    Entry::new("pow", (2, 2), |a| power(a.number(0), a.number(1)).into()),
    Entry::new("sqrt", (1, 1), |a| a.number(0).sqrt().into()),
    Entry::new("exp", (1, 1), |a| a.number(0).exp().into()),
    Entry::new("exp10", (1, 1), |a| power(10.0, a.number(0)).into()),
    Entry::new("log", (1, 1), |a| a.number(0).ln().into()),
    Entry::new("log10", (1, 1), |a| a.number(0).log10().into()),
    Entry::new("sin", (1, 1), |a| a.number(0).sin().into()).of_few(),
    Entry::new("cos", (1, 1), |a| a.number(0).cos().into()).of_few(),
    Entry::new("tan", (1, 1), |a| a.number(0).tan().into()).of_few(),
    Entry::new("asin", (1, 1), |a| a.number(0).asin().into()).of_few(),
    Entry::new("acos", (1, 1), |a| a.number(0).acos().into()).of_few(),
    Entry::new("atan", (1, 1), |a| a.number(0).atan().into()).of_few(),
    Entry::new("atan2", (2, 2), |a| a.number(0).atan2(a.number(1)).into()).of_few(),
    Entry::new("pi", (0, 0), |_| std::f64::consts::PI.into()).of_few(),
    Entry::new("random", (0, 0), |a| a.scope.context.world.random().into()).of_world(),
    Entry::new("sum", (1, 1), |a| numbers(a).fold(0.0, |sum, number| sum + number).into()).of_nodes(),
    Entry::new("min", (1, MANY), |a| extreme(a, f64::min)),
    Entry::new("max", (1, MANY), |a| extreme(a, f64::max)),
];

/// Every argument as numbers. Nothing else makes them one less than nothing: an empty answer is not
/// a number, and so is what is computed with it.
fn numbers<'a>(arguments: &'a Arguments<'_, '_, '_>) -> impl Iterator<Item = f64> + 'a {
    arguments.values_from(0).into_iter().map(|value| arguments.scope.number(&value))
}

/// The least or the greatest; not a number where one is not, or there is none.
fn extreme<'c>(arguments: &Arguments<'_, 'c, '_>, better: fn(f64, f64) -> f64) -> Found<'c> {
    let or_nan =
        |one: f64, other: f64| if one.is_nan() || other.is_nan() { f64::NAN } else { better(one, other) };
    numbers(arguments).reduce(or_nan).unwrap_or(f64::NAN).into()
}

/// C and JavaScript differ here: the latter has no power of 1 that is a number for all exponents.
fn power(base: f64, exponent: f64) -> f64 {
    if exponent.is_nan() || (base.abs() == 1.0 && exponent.is_infinite()) {
        f64::NAN
    } else {
        base.powf(exponent)
    }
}

/// Half up, to so many digits after the point; before it where that is negative. A comma is taken
/// for a point, as Collect does.
fn round<'c>(arguments: &Arguments<'_, 'c, '_>) -> Found<'c> {
    let number = match arguments.value(0) {
        Value::Text(text) => arguments.scope.number(&Value::Text(text.replacen(',', ".", 1))),
        value => arguments.scope.number(&value),
    };
    if arguments.count() == 1 {
        return half_up(number).into();
    }
    let digits = arguments.number(1).trunc();
    // Beyond this a float has no digits left to round.
    let digits = if digits.is_nan() { return f64::NAN.into() } else { digits.clamp(-308.0, 300.0) };
    let scale = power(10.0, digits.abs());
    let rounded =
        if digits < 0.0 { half_up(number / scale) * scale } else { half_up(number * scale) / scale };
    // So large a number has no digits to cut off.
    if rounded.is_finite() { rounded.into() } else { number.into() }
}

/// XPath rounds a half towards positive infinity.
fn half_up(number: f64) -> f64 {
    let floor = number.floor();
    if number - floor >= 0.5 { floor + 1.0 } else { floor }
}
