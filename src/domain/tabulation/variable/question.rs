//! The classes and numbers of a question.

use super::{
    Class, ClassKind, Faults, NumberCells, Numbers, Resolved, Study, bands, category, fault, grouping, label,
    no_grouping, other_versions, periods, slot,
};
use crate::answer::Missing;
use crate::form::{Choice, Kind, Name, Question};
use crate::message::Message;
use crate::table::view::{number, whole_number};
use crate::table::{Label, Mark, Places, View};
use crate::tabulation::classes::{Cells, Classes};
use crate::tabulation::recipe::{Period, Variable};
use std::borrow::Cow;

/// Whole numbers whose greatest lies at most so far above the least are counted as classes.
const NEAR: i64 = 4_096;

type Found<'c> = Option<(Option<Classes<'c>>, Option<Numbers<'c>>)>;

impl<'c> Study<'c> {
    pub(super) fn question(
        &self,
        variable: &Variable,
        name: &Name,
        place: &str,
        faults: &mut Faults,
    ) -> Option<Resolved<'c>> {
        let found = self.form.question(name.as_str()).zip(self.columns.view(name.as_str()));
        let Some((question, (level, view))) = found else {
            faults.push(fault("tabulation-fault-question", place, name.as_str()));
            return None;
        };
        if !matches!(view, View::Integers { .. } | View::Decimals(_)) && variable.bands.is_some() {
            faults.push(fault("tabulation-fault-no-number", place, name.as_str()));
        }
        if !matches!(view, View::Days(_)) && variable.every.is_some() {
            faults.push(fault("tabulation-fault-no-day", place, name.as_str()));
        }
        let (classes, numbers) = match view {
            View::One(places) => self.one(variable, question, places, place, faults),
            View::Many(ticks) => {
                let categories = with_other(choices(question, true));
                let grouped = grouping::of(variable, categories, place, faults)?;
                Some((Some(grouped.over_ticks(ticks)), None))
            }
            View::Integers { cells, scale } => self.whole(variable, cells, scale, place, faults),
            View::Decimals(cells) => {
                let held = |row: usize| number(cells[row]);
                let broken = fractions(&question.kind, cells);
                self.broken(variable, (cells, broken), &held, place, faults)
            }
            View::Days(cells) => {
                no_grouping(variable, place, faults);
                match variable.every.unwrap_or_default() {
                    Period::Whole => Some((None, Some(Numbers::of_days(Cow::Borrowed(cells))))),
                    every => Some((Some(periods::of_cells(every, cells, place, faults)?), None)),
                }
            }
            View::Given(places) => {
                no_grouping(variable, place, faults);
                let given =
                    Class { label: Label::Said(Message::new("tabulation-class-given")), ..category("given") };
                let grouped = grouping::of(variable, vec![given, other_versions()], place, faults)?;
                Some((Some(grouped.over_slots(stored(places, 1))), None))
            }
        }?;
        Some(Resolved {
            key: name.to_string(),
            label: label(variable, || Label::Text(question.short_label().clone())),
            level,
            several: matches!(question.kind, Kind::Multiple { .. }),
            classes,
            numbers,
        })
    }

    fn one(
        &self,
        variable: &Variable,
        question: &Question,
        places: Places<'c>,
        place: &str,
        faults: &mut Faults,
    ) -> Found<'c> {
        let categories = choices(question, false);
        let count = categories.len();
        let valued = count > 0 && categories.iter().all(|class| class.value.is_some());
        let grouped = grouping::of(variable, with_other(categories), place, faults)?;
        let classes = grouped.over_slots(stored(places, count));
        let numbers =
            valued.then_some(Numbers { cells: NumberCells::OfClasses, natural: false, broken: false });
        let numbers = numbers.filter(|_| variable.merge.is_empty());
        Some((Some(classes), numbers))
    }

    fn whole(
        &self,
        variable: &Variable,
        cells: &'c [i64],
        scale: Option<(i64, usize)>,
        place: &str,
        faults: &mut Faults,
    ) -> Found<'c> {
        let held = |row: usize| whole_number(cells[row]).map(|number| number as f64);
        if let Some(own) = &variable.bands {
            no_grouping(variable, place, faults);
            let classes = bands::of(own, cells.len(), &held, place, faults)?;
            let numbers = Numbers { natural: false, ..whole_numbers(cells) };
            return Some((Some(classes), Some(numbers)));
        }
        let Some((least, width)) = scale else {
            no_grouping(variable, place, faults);
            return Some((None, Some(whole_numbers(cells))));
        };
        let grouped = grouping::of(variable, with_other(values(least, width)), place, faults)?;
        let classes = grouped.over_slots(in_order(cells, least, width));
        let natural = variable.merge.is_empty();
        let numbers = Numbers { cells: NumberCells::OfClasses, natural, broken: false };
        Some((Some(classes), natural.then_some(numbers)))
    }

    fn broken(
        &self,
        variable: &Variable,
        (cells, broken): (&'c [f64], bool),
        held: bands::Number<'_>,
        place: &str,
        faults: &mut Faults,
    ) -> Found<'c> {
        no_grouping(variable, place, faults);
        let classes = match &variable.bands {
            Some(own) => Some(bands::of(own, cells.len(), held, place, faults)?),
            None => None,
        };
        let natural = classes.is_none();
        let numbers = Numbers { cells: NumberCells::Broken(Cow::Borrowed(cells)), natural, broken };
        Some((classes, Some(numbers)))
    }
}

/// Whether the numbers of a question have fractions: by what may be given, of computed ones by what was.
fn fractions(kind: &Kind, cells: &[f64]) -> bool {
    match kind {
        Kind::Range { start, step, .. } => start.fract() != 0.0 || step.fract() != 0.0,
        Kind::Computed { .. } => {
            cells.iter().filter_map(|cell| number(*cell).ok()).any(|number| number.fract() != 0.0)
        }
        _ => true,
    }
}

/// The choices of a question.
fn choices(question: &Question, several: bool) -> Vec<Class> {
    let class = |choice: &Choice| Class {
        label: Label::Text(choice.label.clone()),
        kind: if several && choice.exclusive { ClassKind::Exclusive } else { ClassKind::Category },
        value: choice.code.as_str().parse::<i32>().ok().map(f64::from),
        ..category(choice.code.as_str())
    };
    question.choices().iter().map(class).collect()
}

/// The values of a scale.
fn values(least: i64, width: usize) -> Vec<Class> {
    let class = |value: i64| Class { value: Some(value as f64), ..category(&value.to_string()) };
    (least..).take(width).map(class).collect()
}

fn with_other(mut categories: Vec<Class>) -> Vec<Class> {
    categories.push(other_versions());
    categories
}

/// Cells of places, their slots numbered by the categories, of which that of other versions is the last.
fn stored(places: Places<'_>, categories: usize) -> Cells<'_> {
    let slots = places.meanings().into_iter().map(|held| match held {
        Ok(place) => place.min(categories) as u16,
        Err(mark) => slot(mark, categories),
    });
    let slots = slots.collect();
    match places {
        Places::Narrow(cells) => Cells::Narrow { cells, slots },
        Places::Wide(cells) => Cells::Wide { cells, slots },
    }
}

/// Whole numbers as classes: each value one, all others together one.
fn in_order(cells: &[i64], least: i64, width: usize) -> Cells<'_> {
    let slots = (0..width).map(|slot| slot as u16).collect();
    Cells::Whole { cells, least, slots, beyond: width as u16, marks: Mark::ALL.map(|mark| slot(mark, width)) }
}

/// Whole numbers: as classes where they lie near each other.
fn whole_numbers(cells: &[i64]) -> Numbers<'_> {
    let numbers = cells.iter().filter_map(|stored| whole_number(*stored).ok());
    let (least, greatest) = numbers
        .fold((i64::MAX, i64::MIN), |(least, greatest), number| (least.min(number), greatest.max(number)));
    let span = greatest.checked_sub(least).filter(|span| (0..NEAR).contains(span));
    let near = span.map(|_| (least, greatest));
    let cells = match near {
        None => NumberCells::Whole(cells),
        Some((least, greatest)) => {
            let width = (greatest - least + 1) as usize;
            let heads = with_other(values(least, width));
            NumberCells::Near(Classes { heads, cells: in_order(cells, least, width) })
        }
    };
    Numbers { cells, natural: true, broken: false }
}

/// The kinds of missing answers stand behind the classes in the order of [`Missing::ALL`], as those of
/// marks do.
const _: () = assert!(Missing::ALL.len() + 1 == Mark::ALL.len());
