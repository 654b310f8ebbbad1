//! From a variable of a recipe to the classes and numbers of every response.

mod bands;
mod grouping;
mod periods;
mod question;

use super::classes::{Cells, Class, ClassKind, Classes, MOST, Sets};
use super::evaluate::Evaluator;
use super::recipe::{OfResponse, Period, Source, Variable, Yield};
use super::{Beside, Coded};
use crate::answer::Missing;
use crate::form::{Form, Name};
use crate::language::Language;
use crate::message::Message;
use crate::table::view::no_number;
use crate::table::{Columns, Label, Mark};
use chrono::Datelike;
use std::borrow::Cow;

/// A variable ready to be counted.
#[derive(Debug)]
pub(super) struct Resolved<'c> {
    /// What machines call it.
    pub(super) key: String,
    pub(super) label: Label,
    /// The level of the columns that it has a value for each row of.
    pub(super) level: usize,
    /// Whether several answers were possible.
    pub(super) several: bool,
    pub(super) classes: Option<Classes<'c>>,
    pub(super) numbers: Option<Numbers<'c>>,
}

/// The numbers of a variable.
#[derive(Debug)]
pub(super) struct Numbers<'c> {
    pub(super) cells: NumberCells<'c>,
    /// Whether they are shown where a recipe does not ask for them.
    pub(super) natural: bool,
    /// Whether they have fractions.
    pub(super) broken: bool,
}

#[derive(Debug)]
pub(super) enum NumberCells<'c> {
    /// Those of the classes.
    OfClasses,
    /// Whole numbers between two that lie near each other: each a class.
    Near(Classes<'c>),
    Whole(&'c [i64]),
    /// Not a number where there is none.
    Broken(Cow<'c, [f64]>),
    /// Days of the common era, of which only the first and the last are told.
    Days(Cow<'c, [i32]>),
}

impl<'c> Numbers<'c> {
    fn of_days(cells: Cow<'c, [i32]>) -> Self {
        Self { cells: NumberCells::Days(cells), natural: true, broken: false }
    }
}

/// What variables are resolved from.
#[derive(Clone, Copy)]
pub(super) struct Study<'c> {
    pub(super) form: &'c Form,
    pub(super) columns: &'c Columns,
    pub(super) beside: &'c Beside<'c>,
}

/// Faults of a recipe that only show where it meets a study.
pub(super) type Faults = Vec<Message>;

/// A fault at a place.
pub(super) fn fault(key: &str, place: &str, name: &str) -> Message {
    Message::new(key).with("place", place).with("name", crate::form::excerpt(name))
}

impl<'c> Study<'c> {
    /// Makes a variable ready; tells all that keeps it from that.
    pub(super) fn resolve(
        &self,
        variable: &Variable,
        place: &str,
        faults: &mut Faults,
    ) -> Option<Resolved<'c>> {
        let before = faults.len();
        let found = match &variable.source {
            Source::Question(name) => self.question(variable, name, place, faults),
            Source::Grid(_) => {
                faults.push(fault("tabulation-fault-grid", place, ""));
                None
            }
            Source::Expression { expression, of, yields, categories } => {
                let level = match of.as_ref().map(|repeat| (repeat, self.columns.level_of(repeat.as_str()))) {
                    None => 0,
                    Some((_, Some(level))) => level,
                    Some((repeat, None)) => {
                        faults.push(fault("tabulation-fault-repeat", place, repeat.as_str()));
                        return None;
                    }
                };
                let (form, columns) = (self.form, self.columns);
                match Evaluator::new(expression, place, form, columns, level) {
                    Err(found) => {
                        faults.extend(found);
                        return None;
                    }
                    Ok(evaluator) => match yields {
                        Yield::Number => self.computed_number(variable, &evaluator, level, place, faults),
                        Yield::Categories => {
                            let texts = texts(&evaluator, categories);
                            self.categories(variable, texts, level, expression, place, faults)
                        }
                    },
                }
            }
            Source::Codes(codes) => self.codes(variable, codes, place, faults),
            Source::Response(OfResponse::Language) => self.languages(variable, place, faults),
            Source::Response(OfResponse::Day) => self.days_of_responses(variable, place, faults),
        }?;
        let too_many = found.classes.as_ref().is_some_and(|classes| classes.heads.len() > MOST);
        if too_many {
            faults.push(fault("tabulation-fault-classes", place, &found.key));
        }
        (faults.len() == before).then_some(found)
    }

    fn computed_number(
        &self,
        variable: &Variable,
        evaluator: &Evaluator<'_>,
        level: usize,
        place: &str,
        faults: &mut Faults,
    ) -> Option<Resolved<'c>> {
        let numbers = evaluator.numbers();
        let key = key_of(variable);
        let label = label(variable, || Label::Plain(key.clone()));
        let held = |row: usize| {
            let number = numbers[row];
            if number.is_finite() { Ok(number) } else { Err(Mark::Missing(Missing::NoAnswer)) }
        };
        let classes = match &variable.bands {
            Some(bands) => Some(bands::of(bands, numbers.len(), &held, place, faults)?),
            None => None,
        };
        no_grouping(variable, place, faults);
        let broken = numbers.iter().any(|number| number.is_finite() && number.fract() != 0.0);
        let none = no_number(Mark::Missing(Missing::NoAnswer));
        let numbers = numbers.into_iter().map(|number| if number.is_finite() { number } else { none });
        let numbers = Numbers {
            cells: NumberCells::Broken(Cow::Owned(numbers.collect())),
            natural: classes.is_none(),
            broken,
        };
        Some(Resolved { key, label, level, several: false, classes, numbers: Some(numbers) })
    }

    fn categories(
        &self,
        variable: &Variable,
        (heads, slots): (Vec<Class>, Vec<Option<usize>>),
        level: usize,
        expression: &str,
        place: &str,
        faults: &mut Faults,
    ) -> Option<Resolved<'c>> {
        let classes = heads.len();
        no_bands(variable, place, faults);
        let none = classes + missing_place(Missing::NoAnswer);
        let slots = slots.into_iter().map(|slot| slot.unwrap_or(none) as u16).collect();
        let grouped = grouping::of(variable, heads, place, faults)?;
        let classes = grouped.over_slots(Cells::Slots(slots));
        let label = label(variable, || Label::Plain(expression.to_owned()));
        Some(Resolved {
            key: key_of(variable),
            label,
            level,
            several: false,
            classes: Some(classes),
            numbers: None,
        })
    }

    /// A class for each code, of responses whose case has it; “none of these” of those with an interview.
    fn codes(
        &self,
        variable: &Variable,
        codes: &[String],
        place: &str,
        faults: &mut Faults,
    ) -> Option<Resolved<'c>> {
        let Some(coded) = self.beside.coded else {
            faults.push(fault("tabulation-fault-no-codes", place, ""));
            return None;
        };
        no_bands(variable, place, faults);
        let mut heads = Vec::new();
        let mut having = Vec::new();
        for code in codes {
            let Some(of) = coded.codes.get(code) else {
                faults.push(fault("tabulation-fault-code", place, code));
                continue;
            };
            heads.push(Class { label: Label::Text(of.label.clone()), ..category(code) });
            having.push(&of.responses);
        }
        let label_of_none = Label::Said(Message::new("tabulation-class-no-code"));
        heads.push(Class { label: label_of_none, kind: ClassKind::Exclusive, ..category("none_of_these") });
        let grouped = grouping::of(variable, heads, place, faults)?;
        let sets = grouped.sets_of_codes(&having, &coded.interviewed, self.columns.len());
        let label = label(variable, || Label::Said(Message::new("tabulation-variable-codes")));
        let classes = Classes { heads: grouped.heads, cells: Cells::Kept(sets) };
        let key = key_of(variable);
        Some(Resolved { key, label, level: 0, several: true, classes: Some(classes), numbers: None })
    }

    fn languages(&self, variable: &Variable, place: &str, faults: &mut Faults) -> Option<Resolved<'c>> {
        let languages = self.of_response(self.beside.languages, place, faults)?;
        no_bands(variable, place, faults);
        let heads = Language::ALL.map(|language| Class {
            label: Label::Plain(language.own_name().to_owned()),
            ..category(language.tag())
        });
        let slot = |language: &Language| Language::ALL.iter().position(|known| known == language);
        let slots = languages.iter().map(|language| slot(language).unwrap_or_default() as u16).collect();
        let grouped = grouping::of(variable, heads.into(), place, faults)?;
        let label = label(variable, || Label::Said(Message::new("tabulation-variable-language")));
        let classes = Some(grouped.over_slots(Cells::Slots(slots)));
        let key = key_of(variable);
        Some(Resolved { key, label, level: 0, several: false, classes, numbers: None })
    }

    fn days_of_responses(
        &self,
        variable: &Variable,
        place: &str,
        faults: &mut Faults,
    ) -> Option<Resolved<'c>> {
        let days = self.of_response(self.beside.days, place, faults)?;
        no_grouping(variable, place, faults);
        no_bands(&Variable { every: None, ..variable.clone() }, place, faults);
        let every = variable.every.unwrap_or_default();
        let (classes, numbers) = match every {
            Period::Whole => {
                let days = days.iter().map(Datelike::num_days_from_ce).collect();
                (None, Some(Numbers::of_days(Cow::Owned(days))))
            }
            every => (Some(periods::of_days(every, days, place, faults)?), None),
        };
        let own = match every {
            Period::Day | Period::Whole => "tabulation-variable-day",
            Period::Week => "tabulation-variable-week",
            Period::Month => "tabulation-variable-month",
        };
        let label = label(variable, || Label::Said(Message::new(own)));
        let key = key_of(variable);
        Some(Resolved { key, label, level: 0, several: false, classes, numbers })
    }

    /// What is known of every response, where it is.
    fn of_response<T>(&self, known: Option<&'c [T]>, place: &str, faults: &mut Faults) -> Option<&'c [T]> {
        let known = known.filter(|known| known.len() == self.columns.len());
        if known.is_none() {
            faults.push(fault("tabulation-fault-not-known", place, ""));
        }
        known
    }
}

/// What an expression comes to as categories, and the class of each row.
fn texts(
    evaluator: &Evaluator<'_>,
    declared: &[super::recipe::Declared],
) -> (Vec<Class>, Vec<Option<usize>>) {
    let codes: Vec<String> = declared.iter().map(|category| category.code.clone()).collect();
    let (texts, slots) = evaluator.texts(&codes, MOST - 1);
    let label = |text: &str| match declared.iter().find(|category| category.code == text) {
        Some(category) => Label::Text(category.shown()),
        None => Label::Plain(text.to_owned()),
    };
    let mut heads: Vec<Class> =
        texts.iter().map(|text| Class { label: label(text), ..category(text) }).collect();
    heads.push(outside());
    (heads, slots)
}

/// A class of that key, called by it.
pub(super) fn category(key: &str) -> Class {
    Class { key: key.to_owned(), label: Label::Plain(key.to_owned()), kind: ClassKind::Category, value: None }
}

fn outside() -> Class {
    let label = Label::Said(Message::new("tabulation-class-outside"));
    Class { label, kind: ClassKind::Outside, ..category("outside") }
}

pub(super) fn other_versions() -> Class {
    let label = Label::Said(Message::new("table-row-other-versions"));
    Class { label, kind: ClassKind::OtherVersions, ..category("other_versions") }
}

/// What a variable is called by its recipe, else by itself.
fn label(variable: &Variable, own: impl FnOnce() -> Label) -> Label {
    if variable.label.is_empty() { own() } else { Label::Text(variable.label.clone()) }
}

/// What machines call a variable.
fn key_of(variable: &Variable) -> String {
    match &variable.source {
        Source::Question(name) => name.to_string(),
        Source::Grid(names) => names.iter().map(Name::as_str).collect::<Vec<_>>().join("+"),
        Source::Expression { expression, .. } => expression.clone(),
        Source::Codes(_) => "codes".to_owned(),
        Source::Response(OfResponse::Language) => "response_language".to_owned(),
        Source::Response(OfResponse::Day) => "response_day".to_owned(),
    }
}

/// The slot of a mark behind classes of which the last, that of other versions, is not counted.
pub(super) fn slot(mark: Mark, classes: usize) -> u16 {
    let slot = match mark {
        Mark::OtherVersion => classes,
        missing @ Mark::Missing(_) => classes + 1 + missing.index(),
    };
    slot as u16
}

/// Where a kind of missing answer stands behind the classes.
fn missing_place(kind: Missing) -> usize {
    Mark::Missing(kind).index()
}

fn no_bands(variable: &Variable, place: &str, faults: &mut Faults) {
    if variable.bands.is_some() || variable.every.is_some() {
        faults.push(fault("tabulation-fault-no-number", place, &key_of(variable)));
    }
}

fn no_grouping(variable: &Variable, place: &str, faults: &mut Faults) {
    if !variable.merge.is_empty() || !variable.nets.is_empty() || variable.ends.is_some() {
        faults.push(fault("tabulation-fault-no-choices", place, &key_of(variable)));
    }
}

impl Coded {
    /// Whether a place is of a response whose case has an interview.
    pub(super) fn spots(places: &[u32], len: usize) -> impl Iterator<Item = usize> {
        places.iter().map(|place| *place as usize).filter(move |place| *place < len)
    }
}

/// Sets for the slots of classes.
fn sets(classes: usize, count: usize) -> Sets {
    Sets::new(classes + super::classes::BEHIND, count)
}
