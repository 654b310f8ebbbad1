//! The variables that weights are made by, as the columns of the answers have them.

use crate::service::tabulate::Held;
use domain::form::Kind;
use domain::message::Message;
use domain::table::{View, view};
use domain::weight::Variable;
use std::collections::HashMap;

/// The numbers of a question that is asked once, one a response; `None` where it is no such question.
pub(super) fn numbers(held: &Held, name: &str) -> Option<Vec<Option<f64>>> {
    let (_, view) = held.columns.view(name).filter(|(level, _)| *level == 0)?;
    match view {
        View::Integers { cells, .. } => {
            let number = |cell: &i64| view::whole_number(*cell).ok().map(|value| value as f64);
            Some(cells.iter().map(number).collect())
        }
        View::Decimals(cells) => Some(cells.iter().map(|cell| view::number(*cell).ok()).collect()),
        _ => None,
    }
}

/// A variable with the categories that targets speak of: choices by their codes, numbers by bands.
///
/// # Errors
/// That there is no such question, that it has no categories, or that bands overlap.
pub(super) fn variable(held: &Held, name: &str, wanted: &[&str]) -> Result<Variable, Message> {
    let told = |key: &str| Message::new(key).with("variable", name);
    let question = held.form.question(name).ok_or_else(|| told("weight-unknown-variable"))?;
    if matches!(question.kind, Kind::Single { .. })
        && let Some((0, View::One(places))) = held.columns.view(name)
    {
        let categories = question.choices().iter().map(|choice| choice.code.to_string()).collect();
        let code = |row: usize| places.get(row).ok().and_then(|place| u16::try_from(place).ok());
        let codes = (0..held.columns.len()).map(code).collect();
        return Ok(Variable { name: name.to_owned(), categories, codes });
    }
    let numbers = numbers(held, name).ok_or_else(|| told("weight-variable-kind"))?;
    if wanted.len() > MOST_BANDS {
        return Err(told("weight-bands-many").with("most", MOST_BANDS));
    }
    let bands: Option<Vec<Band>> = wanted.iter().map(|text| Band::read(text)).collect();
    let bands = bands.ok_or_else(|| told("weight-variable-bands"))?;
    let mut categories: Vec<String> = wanted.iter().map(|&text| text.to_owned()).collect();
    // Who is in no band is told of as a category without a target.
    let outside = categories.len() as u16;
    categories.push("…".to_owned());
    let code = |number: Option<f64>| {
        let number = number?;
        let mut found = (0_u16..).zip(&bands).filter(|(_, band)| band.holds(number)).map(|(place, _)| place);
        Some(match (found.next(), found.next()) {
            (Some(_), Some(_)) => Err(told("weight-bands-overlap").with("number", number.to_string())),
            (place, _) => Ok(place.unwrap_or(outside)),
        })
        .transpose()
        .transpose()
    };
    let codes = numbers.into_iter().map(|number| code(number).transpose()).collect::<Result<_, Message>>()?;
    Ok(Variable { name: name.to_owned(), categories, codes })
}

/// The code of each response in a question that says in which stratum or cluster it was drawn.
///
/// # Errors
/// That there is no such question, or that its answers are not kept as codes or numbers.
pub(super) fn codes(held: &Held, name: &str) -> Result<Vec<Option<u32>>, Message> {
    let told = |key: &str| Message::new(key).with("variable", name);
    held.form.question(name).ok_or_else(|| told("weight-unknown-variable"))?;
    if let Some((0, View::One(places))) = held.columns.view(name) {
        let code = |row: usize| places.get(row).ok().and_then(|place| u32::try_from(place).ok());
        return Ok((0..held.columns.len()).map(code).collect());
    }
    let numbers = numbers(held, name).ok_or_else(|| told("weight-variable-kind"))?;
    let mut known: HashMap<u64, u32> = HashMap::new();
    let mut code = |number: f64| {
        let next = known.len() as u32;
        *known.entry(number.to_bits()).or_insert(next)
    };
    Ok(numbers.into_iter().map(|number| number.map(&mut code)).collect())
}

/// The most bands of a number: each response is looked for in all of them.
const MOST_BANDS: usize = 200;

/// A band of a number, as people write it: `18-29`, `60+`, `<18`, `5`.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Band {
    from: f64,
    to: f64,
    /// Whether its upper bound lies outside.
    below: bool,
}

impl Band {
    fn read(text: &str) -> Option<Self> {
        let number =
            |text: &str| text.trim().replace(',', ".").parse::<f64>().ok().filter(|it| it.is_finite());
        let text = text.trim();
        if let Some(rest) = text.strip_suffix('+') {
            return Some(Self { from: number(rest)?, to: f64::INFINITY, below: false });
        }
        if let Some(rest) = text.strip_prefix('<') {
            return Some(Self { from: f64::NEG_INFINITY, to: number(rest)?, below: true });
        }
        if let Some(alone) = number(text) {
            return Some(Self { from: alone, to: alone, below: false });
        }
        let (from, to) = text.split_once(['-', '–', '—'])?;
        let band = Self { from: number(from)?, to: number(to)?, below: false };
        (band.from <= band.to).then_some(band)
    }

    /// Whole years: somebody of 29 and a half is in the band that ends with 29.
    fn holds(&self, number: f64) -> bool {
        let number = if self.to.fract() == 0.0 { number.floor().max(self.from.min(number)) } else { number };
        number >= self.from && if self.below { number < self.to } else { number <= self.to }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_are_read_as_people_write_them() {
        let band = |text: &str| Band::read(text).expect("a band");
        assert!(band("18-29").holds(29.0) && band("18–29").holds(29.5) && !band("18-29").holds(30.0));
        assert!(band("60+").holds(60.0) && !band("60+").holds(59.0));
        assert!(band("<18").holds(17.0) && !band("<18").holds(18.0));
        assert!(band("5").holds(5.0) && !band("5").holds(4.0));
        assert!(band("0,5-1,5").holds(1.5) && !band("0,5-1,5").holds(1.6));
        assert!(["young", "30-20", "", "+", "1-2-3"].iter().all(|text| Band::read(text).is_none()));
    }
}
