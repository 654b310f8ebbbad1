//! The columns that codings fall into.

use super::ask::{Axis, Narrow};
use super::corpus::Corpus;
use crate::store::codings::CodingRow;
use domain::coding::case::{Band, Key, Kind, by_size};
use domain::coding::cross::{Heading, deciles};
use domain::language::Language;
use domain::message::Message;
use domain::table::{Label, Say};
use std::collections::HashMap;

/// The column of what is not known.
pub(super) const UNKNOWN: &str = "-";
/// The column of all values that have none of their own.
pub const REST: &str = "*";
/// The most columns: what has fewer codings than these goes into one.
const MOST: usize = 1_000;

/// The widths that stretches of a recording may have, in minutes.
const MINUTES: [u32; 7] = [1, 2, 5, 10, 15, 30, 60];
/// The most stretches of a recording.
const MOST_STRETCHES: u32 = 12;

/// The columns of an axis, and those that each coding falls into, each with the cases that are in it.
pub(super) struct Columns {
    pub(super) headings: Vec<Heading>,
    /// By coding: places of headings, with places of cases.
    pub(super) of: Vec<Vec<(usize, Vec<usize>)>>,
}

/// An axis with what is found out once for all codings.
pub(super) struct Values<'a> {
    corpus: &'a Corpus,
    axis: Axis,
    narrow: &'a Narrow,
    /// The width of the stretches of recordings, in minutes.
    minutes: u32,
}

impl<'a> Values<'a> {
    /// The axis, for codings that are narrowed so.
    pub(super) fn new(corpus: &'a Corpus, axis: Axis, narrow: &'a Narrow) -> Self {
        let minutes = if axis == Axis::Time { minutes(corpus) } else { 1 };
        Self { corpus, axis, narrow, minutes }
    }

    /// Whether its values are those of an attribute.
    pub(super) const fn is_attribute(&self) -> bool {
        matches!(self.axis, Axis::Attribute(_))
    }

    /// The values of a coding, unsorted and not yet put into bands.
    pub(super) fn of(&self, coding: &CodingRow) -> Vec<(String, Vec<usize>)> {
        let corpus = self.corpus;
        let (document, span) = (coding.document_id, coding.span());
        let cases = corpus.cases_in(self.narrow, document, span);
        let passages = corpus.passages(document);
        let (first, _) = corpus.touched(document, span);
        match self.axis {
            Axis::Attribute(key) => {
                let values = corpus.values(key, document, &cases);
                if values.is_empty() { vec![(UNKNOWN.to_owned(), cases)] } else { values }
            }
            Axis::Document => vec![(document.to_string(), cases)],
            Axis::Case if cases.is_empty() => vec![(UNKNOWN.to_owned(), cases)],
            Axis::Case => {
                cases.iter().map(|place| (corpus.known.cases[*place].id.to_string(), vec![*place])).collect()
            }
            Axis::Coder => {
                let coder = coding.placed.coder.map_or_else(|| UNKNOWN.to_owned(), |id| id.to_string());
                vec![(coder, cases)]
            }
            Axis::Tenth => {
                let number = passages.get(first).map_or(1, |passage| passage.number);
                vec![(deciles(number, passages.len()).to_string(), cases)]
            }
            Axis::Time => {
                let begins =
                    passages.get(..=first).and_then(|before| before.iter().rev().find_map(|p| p.begins));
                begins
                    .and_then(|begins| u32::try_from(begins).ok())
                    .map(|begins| {
                        let width = self.minutes;
                        ((begins / 60_000 / width * width).to_string(), cases)
                    })
                    .into_iter()
                    .collect()
            }
            Axis::Code => Vec::new(),
        }
    }
}

/// The width of the stretches of recordings: the least of which there are not too many.
fn minutes(corpus: &Corpus) -> u32 {
    let longest = corpus.documents.iter().filter_map(|document| {
        let last = corpus.passages(document.id).iter().rev().find_map(|passage| passage.begins)?;
        u32::try_from(last / 60_000).ok()
    });
    let longest = longest.max().unwrap_or(0);
    let fits = |width: &u32| longest / width < MOST_STRETCHES;
    MINUTES.into_iter().find(fits).unwrap_or(longest / MOST_STRETCHES + 1)
}

/// The columns of codings.
pub(super) fn columns(
    corpus: &Corpus,
    (axis, narrow): (Axis, &Narrow),
    codings: &[usize],
    (language, say): (Language, Say<'_>),
) -> Columns {
    let of = Values::new(corpus, axis, narrow);
    let mut values: Vec<Vec<(String, Vec<usize>)>> =
        codings.iter().map(|place| of.of(&corpus.codings[*place])).collect();
    let banded = put_into_bands(corpus, axis, &mut values);
    let mut keys: Vec<String> = values.iter().flatten().map(|(key, _)| key.clone()).collect();
    keys.extend(standing(corpus, axis));
    keys.sort_unstable();
    keys.dedup();
    let mut named: Vec<((i64, String), Heading)> =
        keys.into_iter().map(|key| heading(corpus, (axis, banded), key, (language, say))).collect();
    crate::locale::sort_by_key(&mut named, language, |((_, words), _)| words.clone());
    named.sort_by_key(|((place, _), heading)| (heading.key == UNKNOWN, *place));
    let headings: Vec<Heading> = named.into_iter().map(|(_, heading)| heading).collect();
    let places: HashMap<&str, usize> =
        headings.iter().enumerate().map(|(place, heading)| (heading.key.as_str(), place)).collect();
    let of: Vec<Vec<(usize, Vec<usize>)>> = values
        .iter()
        .map(|values| {
            let place =
                |(key, cases): &(String, Vec<usize>)| Some((*places.get(key.as_str())?, cases.clone()));
            values.iter().filter_map(place).collect()
        })
        .collect();
    Columns { headings, of }.capped(MOST)
}

impl Columns {
    /// The same with the columns alone that have the most codings, and all others in one behind them.
    fn capped(mut self, most: usize) -> Self {
        let width = self.headings.len();
        if width <= most {
            return self;
        }
        let mut counts = vec![0_usize; width];
        self.of.iter().flatten().for_each(|(place, _)| counts[*place] += 1);
        let mut kept: Vec<usize> = (0..width).collect();
        kept.sort_by_key(|place| std::cmp::Reverse(counts[*place]));
        kept.truncate(most);
        kept.sort_unstable();
        let places: HashMap<usize, usize> =
            kept.iter().enumerate().map(|(place, before)| (*before, place)).collect();
        for of in &mut self.of {
            let mut rest: Option<Vec<usize>> = None;
            of.retain_mut(|(place, cases)| {
                let to = places.get(place);
                match to {
                    Some(to) => *place = *to,
                    None => rest.get_or_insert_default().append(cases),
                }
                to.is_some()
            });
            if let Some(mut cases) = rest {
                cases.sort_unstable();
                cases.dedup();
                of.push((most, cases));
            }
        }
        let mut headings: Vec<Heading> = kept.iter().map(|place| self.headings[*place].clone()).collect();
        let label = Label::Said(Message::new("cross-rest").with("count", width - most));
        headings.push(Heading { key: REST.to_owned(), label });
        Self { headings, ..self }
    }
}

/// The columns that stand whether anything is in them or not.
fn standing(corpus: &Corpus, axis: Axis) -> Vec<String> {
    match axis {
        Axis::Document => corpus.documents.iter().map(|document| document.id.to_string()).collect(),
        Axis::Case => corpus.known.cases.iter().map(|case| case.id.to_string()).collect(),
        Axis::Tenth => (0..10).map(|tenth| tenth.to_string()).collect(),
        _ => Vec::new(),
    }
}

/// Numbers of which there are many become stretches; the cases of a stretch are those of its numbers.
/// Answers whether they did.
fn put_into_bands(corpus: &Corpus, axis: Axis, values: &mut [Vec<(String, Vec<usize>)>]) -> bool {
    let Axis::Attribute(key) = axis else { return false };
    let chosen = corpus.known.attribute(key).map(|attribute| &attribute.kind);
    let by_choice = match (chosen, &corpus.known.form) {
        (Some(Kind::OneOf { .. }), _) => true,
        (Some(Kind::Question { question }), Some(form)) => {
            form.question(question.as_str()).is_some_and(|question| !question.choices().is_empty())
        }
        _ => key == Key::Region || key == Key::Role,
    };
    if by_choice {
        return false;
    }
    let numbers = values.iter().flatten().filter_map(|(value, _)| value.parse::<i64>().ok());
    let Some(width) = Band::width(numbers) else { return false };
    for values in values {
        let mut banded: Vec<(String, Vec<usize>)> = Vec::with_capacity(values.len());
        for (value, cases) in std::mem::take(values) {
            let tag = value.parse().map_or(value, |number| Band::around(number, width).tag());
            match banded.iter_mut().find(|(known, _)| *known == tag) {
                Some((_, having)) => having.extend(cases),
                None => banded.push((tag, cases)),
            }
        }
        for (_, cases) in &mut banded {
            cases.sort_unstable();
            cases.dedup();
        }
        *values = banded;
    }
    true
}

/// A column's heading with its place among the others.
fn heading(
    corpus: &Corpus,
    (axis, banded): (Axis, bool),
    key: String,
    (language, say): (Language, Say<'_>),
) -> ((i64, String), Heading) {
    if key == UNKNOWN {
        let which = match axis {
            Axis::Case => "cross-no-case",
            Axis::Coder => "cross-no-coder",
            _ => "cross-unknown",
        };
        return ((i64::MAX, String::new()), Heading { key, label: Label::Said(Message::new(which)) });
    }
    let number = key.parse::<i64>().unwrap_or(0);
    let plain = |order: i64, words: String| {
        ((order, words.clone()), Heading { key: key.clone(), label: Label::Plain(words) })
    };
    match axis {
        Axis::Attribute(attribute) => match Band::from_tag(&key).filter(|_| banded) {
            Some(band) => plain(by_size(&band.from.to_string()), format!("{}–{}", band.from, band.to)),
            None => value(corpus, attribute, &key, (language, say)),
        },
        Axis::Document => {
            let named = corpus.documents.iter().find(|document| document.id == number);
            plain(0, named.map_or_else(String::new, |document| document.name.clone()))
        }
        Axis::Case => {
            let named = corpus.known.cases.iter().find(|case| case.id == number);
            plain(0, named.map_or_else(String::new, |case| case.name.clone()))
        }
        Axis::Coder => match corpus.team.get(&number) {
            Some(name) => plain(0, name.clone()),
            None => ((1, String::new()), Heading { key, label: Label::Said(Message::new("cross-no-coder")) }),
        },
        Axis::Tenth => plain(number, format!("{}–{}%", number * 10, number * 10 + 10)),
        Axis::Time => plain(number, format!("{}:{:02}", number / 60, number % 60)),
        Axis::Code => plain(0, String::new()),
    }
}

fn value(
    corpus: &Corpus,
    attribute: Key,
    key: &str,
    (language, say): (Language, Say<'_>),
) -> ((i64, String), Heading) {
    let form = corpus.known.form.as_ref();
    let Some(known) = corpus.known.attribute(attribute) else {
        return ((0, key.to_owned()), Heading { key: key.to_owned(), label: Label::Plain(key.to_owned()) });
    };
    let said = known.value(key, language, form, say);
    (said.order, Heading { key: key.to_owned(), label: Label::Plain(said.label.text) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_without_room_go_into_one() {
        let heading = |key: &str| Heading { key: key.to_owned(), label: Label::Plain(key.to_owned()) };
        let of =
            vec![vec![(0, vec![1]), (1, vec![2]), (2, vec![1, 2])], vec![(1, vec![3])], vec![(3, vec![])]];
        let columns = Columns { headings: ["a", "b", "c", "d"].map(heading).into(), of }.capped(2);
        let keys: Vec<&str> = columns.headings.iter().map(|heading| heading.key.as_str()).collect();
        assert_eq!(keys, ["a", "b", REST]);
        let rest = vec![(0, vec![1]), (1, vec![2]), (2, vec![1, 2])];
        assert_eq!(columns.of, [rest, vec![(1, vec![3])], vec![(2, vec![])]]);
    }
}
