//! Axes: where they end, where they are marked, and how numbers are written there.

use super::plot::{Extent, Point};
use crate::language::Language;

/// An axis from one number to another with equal steps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    pub(super) low: f64,
    pub(super) high: f64,
    step: f64,
}

impl Scale {
    /// An axis that has room for the points, with about `steps` steps.
    pub(super) fn of<'a>(
        extent: Extent,
        points: impl Iterator<Item = &'a Point> + Clone,
        steps: usize,
    ) -> Self {
        let top = points.clone().filter_map(Point::top).fold(f64::MIN, f64::max);
        let foot = points.filter_map(Point::foot).fold(f64::MAX, f64::min);
        let steps = steps.max(2) as f64;
        if foot > top {
            return Self { low: 0.0, high: 100.0, step: 20.0 };
        }
        match extent {
            Extent::Hundred if foot >= 0.0 && top <= 100.0 => Self { low: 0.0, high: 100.0, step: 20.0 },
            Extent::Fitted => Self::around(foot, top, steps),
            _ => Self::around(foot.min(0.0), top.max(0.0), steps),
        }
    }

    fn around(low: f64, high: f64, steps: f64) -> Self {
        let span = if high > low { high - low } else { high.abs().max(1.0) };
        let step = nice(span / steps);
        let (low, high) = ((low / step).floor() * step, (high / step).ceil() * step);
        Self { low, high: if high > low { high } else { low + step }, step }
    }

    /// The same with half as many marks, for narrow figures.
    pub(super) fn sparse(self) -> Self {
        let wide = if self.step == 20.0 { 50.0 } else { self.step * 2.0 };
        let marks = (self.high - self.low) / wide;
        if (marks - marks.round()).abs() < 1e-9 { Self { step: wide, ..self } } else { self }
    }

    /// Where the marks are.
    pub(super) fn ticks(self) -> Vec<f64> {
        let count = ((self.high - self.low) / self.step).round() as usize;
        (0..=count.min(50)).map(|place| self.low + self.step * place as f64).collect()
    }

    /// How far a value is from the low end, in parts of the whole.
    pub(super) fn part(self, value: f64) -> f32 {
        ((value.clamp(self.low, self.high) - self.low) / (self.high - self.low)) as f32
    }

    /// A mark's number as the language writes it.
    pub(super) fn written(self, value: f64, language: Language) -> String {
        let decimals = (0..=6).find(|places| {
            let shifted = self.step * 10f64.powi(*places);
            (shifted - shifted.round()).abs() < 1e-6 * shifted
        });
        number(value, decimals.map_or(6, i32::unsigned_abs) as usize, language)
    }
}

/// The round number next above: 1, 2, 2.5 or 5 by a power of ten.
fn nice(step: f64) -> f64 {
    let power = 10f64.powf(step.log10().floor());
    let mantissa = step / power;
    let round = [1.0, 2.0, 2.5, 5.0].into_iter().find(|round| mantissa <= round * (1.0 + 1e-9));
    round.unwrap_or(10.0) * power
}

/// A number with so many decimals, thousands apart, as the language writes it.
fn number(value: f64, decimals: usize, language: Language) -> String {
    let (point, apart) = match language {
        Language::En => (".", ","),
        Language::Kk | Language::Ru => (",", "\u{a0}"),
    };
    let written = format!("{:.decimals$}", value.abs());
    let (whole, rest) = written.split_once('.').unwrap_or((&written, ""));
    let mut out = String::new();
    if value < 0.0 && written.contains(|digit: char| ('1'..='9').contains(&digit)) {
        out.push('−');
    }
    for (place, digit) in whole.chars().enumerate() {
        // Four digits stay together.
        if place > 0 && whole.len() > 4 && (whole.len() - place).is_multiple_of(3) {
            out.push_str(apart);
        }
        out.push(digit);
    }
    if !rest.is_empty() {
        out.push_str(point);
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ticks(scale: Scale, language: Language) -> Vec<String> {
        scale.ticks().into_iter().map(|tick| scale.written(tick, language)).collect()
    }

    #[test]
    fn an_axis_ends_at_round_numbers_written_as_the_language_does() {
        let points = [Point::new(0.31, ""), Point::new(1.13, "").within(0.9, 1.21)];
        let scale = Scale::of(Extent::FromZero, points.iter(), 5);
        assert_eq!(ticks(scale, Language::Ru), ["0,00", "0,25", "0,50", "0,75", "1,00", "1,25"]);
        let points = [Point::new(41_000.0, ""), Point::new(1_204_000.0, "")];
        let scale = Scale::of(Extent::FromZero, points.iter(), 5);
        assert_eq!(
            ticks(scale, Language::En),
            ["0", "250,000", "500,000", "750,000", "1,000,000", "1,250,000"]
        );
        let points = [Point::new(-3.0, ""), Point::new(4.0, "")];
        assert_eq!(
            ticks(Scale::of(Extent::Fitted, points.iter(), 4), Language::Kk),
            ["−4", "−2", "0", "2", "4"]
        );
    }

    #[test]
    fn without_values_or_with_percents_it_goes_to_a_hundred() {
        let hundred = ["0", "20", "40", "60", "80", "100"];
        assert_eq!(ticks(Scale::of(Extent::Fitted, [].iter(), 5), Language::En), hundred);
        let points = [Point::new(3.0, "")];
        assert_eq!(ticks(Scale::of(Extent::Hundred, points.iter(), 5), Language::En), hundred);
    }

    proptest! {
        #[test]
        fn every_value_has_its_place(values in prop::collection::vec(-1e9f64..1e9, 1..20), steps in 0usize..9) {
            let points: Vec<Point> = values.iter().map(|value| Point::new(*value, "")).collect();
            for extent in [Extent::Hundred, Extent::FromZero, Extent::Fitted] {
                let scale = Scale::of(extent, points.iter(), steps);
                prop_assert!(values.iter().all(|value| scale.low <= *value && *value <= scale.high));
                prop_assert!(scale.ticks().len() < 40);
            }
        }
    }
}
