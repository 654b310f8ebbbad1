//! Bands of a number.

use super::{Class, Faults, category, fault, outside};
use crate::form::excerpt;
use crate::message::Message;
use crate::table::{Label, Mark, round_half_up};
use crate::tabulation::classes::{Cells, ClassKind, Classes};
use crate::tabulation::recipe::{Band, Bands};

/// The number of a row, or why there is none.
pub(super) type Number<'a> = &'a dyn Fn(usize) -> Result<f64, Mark>;

/// The classes of numbers by bands: each band, then numbers in no band or of another version.
pub(super) fn of(
    bands: &Bands,
    len: usize,
    number: Number<'_>,
    place: &str,
    faults: &mut Faults,
) -> Option<Classes<'static>> {
    let found = match bands {
        Bands::Own(own) => own.clone(),
        Bands::Equal(count) => equal(*count, len, number),
        Bands::Quantiles(count) => quantiles(*count, len, number),
    };
    let mut order: Vec<(f64, f64, usize)> = found
        .iter()
        .enumerate()
        .map(|(at, band)| (band.from.unwrap_or(f64::NEG_INFINITY), band.below.unwrap_or(f64::INFINITY), at))
        .collect();
    order.sort_by(|one, other| one.0.total_cmp(&other.0));
    if let Some(pair) = order.windows(2).find(|pair| pair[0].1 > pair[1].0) {
        let name = excerpt(&bounds(&found[pair[1].2]).1);
        faults.push(fault("tabulation-fault-overlap", place, &name));
        return None;
    }
    let mut heads: Vec<Class> = found.iter().map(head).collect();
    let beyond = heads.len();
    heads.push(Class { kind: ClassKind::Outside, ..outside() });
    heads.push(super::other_versions());
    let slot = |value: f64| {
        let after = order.partition_point(|(from, _, _)| *from <= value);
        let band = after.checked_sub(1).map(|at| order[at]).filter(|(_, below, _)| value < *below);
        band.map_or(beyond, |(_, _, at)| at)
    };
    let slots = (0..len).map(|row| match number(row) {
        Ok(value) => slot(value) as u16,
        Err(Mark::OtherVersion) => (beyond + 1) as u16,
        Err(missing) => (beyond + 2 + missing.index()) as u16,
    });
    Some(Classes { cells: Cells::Slots(slots.collect()), heads })
}

fn head(band: &Band) -> Class {
    let (key, words) = bounds(band);
    let label = match (band.from, band.below) {
        _ if !band.label.is_empty() => Label::Text(band.label.clone()),
        (Some(from), None) => Label::Said(Message::new("tabulation-class-from").with("from", shown(from))),
        (None, Some(below)) => {
            Label::Said(Message::new("tabulation-class-below").with("below", shown(below)))
        }
        _ => Label::Plain(words),
    };
    Class { label, ..category(&key) }
}

/// What machines call a band, and its bounds: of whole ones the numbers that are in it.
fn bounds(band: &Band) -> (String, String) {
    let whole = |bound: Option<f64>| bound.is_none_or(|bound| bound.fract() == 0.0);
    let text = |bound: Option<f64>| bound.map_or_else(String::new, shown);
    let key = format!("{}..{}", text(band.from), text(band.below));
    let words = match (band.from, band.below) {
        (Some(from), Some(below)) if whole(band.from) && whole(band.below) => {
            if below - from > 1.0 {
                format!("{}–{}", shown(from), shown(below - 1.0))
            } else {
                shown(from)
            }
        }
        (from, below) => format!("{}–<{}", text(from), text(below)),
    };
    (key, words)
}

fn shown(bound: f64) -> String {
    bound.to_string()
}

/// The numbers of all rows that have one, sorted.
fn sorted(len: usize, number: Number<'_>) -> Vec<f64> {
    let mut numbers: Vec<f64> = (0..len).filter_map(|row| number(row).ok()).collect();
    numbers.sort_by(f64::total_cmp);
    numbers
}

/// Bands between bounds, the last one closed by a bound just above the greatest number.
fn between(mut bounds: Vec<f64>) -> Vec<Band> {
    bounds.dedup();
    if let [only] = bounds[..] {
        bounds.push(next(only));
    } else if let Some(last) = bounds.last_mut() {
        *last = next(*last);
    }
    let band = |pair: &[f64]| Band {
        from: Some(pair[0]),
        below: Some(pair[1]),
        label: crate::language::Text::default(),
    };
    bounds.windows(2).map(band).collect()
}

/// A bound above a number: the next whole one of a whole one.
fn next(number: f64) -> f64 {
    if number.fract() == 0.0 { number + 1.0 } else { number.next_up() }
}

/// Bands of equal width, whole where all numbers are.
fn equal(count: u8, len: usize, number: Number<'_>) -> Vec<Band> {
    let numbers = sorted(len, number);
    let (Some(least), Some(greatest)) = (numbers.first(), numbers.last()) else { return Vec::new() };
    let whole = numbers.iter().all(|number| number.fract() == 0.0);
    let span = if whole { greatest - least + 1.0 } else { greatest - least };
    let width = span / f64::from(count);
    let width = if whole { width.ceil().max(1.0) } else { width };
    let mut bounds: Vec<f64> = (0..count).map(|at| least + width * f64::from(at)).collect();
    bounds.retain(|bound| bound <= greatest);
    if whole {
        let last = bounds.last().map_or(*greatest, |last| last + width - 1.0);
        bounds.push(last);
    } else {
        bounds = bounds.into_iter().map(|bound| round_half_up(bound, 12)).collect();
        bounds.push(*greatest);
    }
    if whole && bounds.len() > 1 && bounds[bounds.len() - 1] <= bounds[bounds.len() - 2] {
        // The last band holds one number: its closing bound is the one above that.
        let last = bounds.len() - 1;
        bounds[last] = bounds[last - 1] + 1.0;
        return between_open(&bounds);
    }
    between(bounds)
}

fn between_open(bounds: &[f64]) -> Vec<Band> {
    let band = |pair: &[f64]| Band {
        from: Some(pair[0]),
        below: Some(pair[1]),
        label: crate::language::Text::default(),
    };
    bounds.windows(2).map(band).collect()
}

/// Bands of equally many, as nearly as equal numbers let them: cut at quantiles of type 7.
fn quantiles(count: u8, len: usize, number: Number<'_>) -> Vec<Band> {
    let numbers = sorted(len, number);
    let (Some(least), Some(greatest)) = (numbers.first(), numbers.last()) else { return Vec::new() };
    let mut bounds = vec![*least];
    for at in 1..count {
        let place = (numbers.len() - 1) as f64 * f64::from(at) / f64::from(count);
        let (below, above) = (numbers[place.floor() as usize], numbers[place.ceil() as usize]);
        bounds.push(below + (above - below) * place.fract());
    }
    bounds.push(*greatest);
    between(bounds)
}
