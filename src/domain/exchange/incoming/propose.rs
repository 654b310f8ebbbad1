//! A mapping from names, labels and values.

use super::hints::label_key;
use super::overview::Seen;
use super::value::{Called, missing, parts, ticked};
use super::{Column, ColumnMapping, Head, Hints, Mapping, Overview, Target, Targets};
use crate::answer::Missing;
use crate::dataset::sav::read as sav;
use crate::form::{Kind, Question};
use std::collections::{BTreeMap, HashSet};

/// How many of the values of a column have to be choices of a question for the one to be taken for the
/// other: nine of ten.
const ALIKE: (usize, usize) = (9, 10);

/// What the columns of a file seem to be. Each target is proposed once: the first column that bears its
/// name has it, then the first with its label, then the one whose values are its choices.
#[must_use]
pub fn propose(head: &Head, overview: &Overview, targets: Targets<'_>, hints: &Hints) -> Mapping {
    let mut proposal = Proposal { targets, hints, taken: HashSet::new(), chosen: BTreeMap::new() };
    let columns = || head.columns.iter().zip(&overview.columns).enumerate();
    // Where Saual wrote the file, it says what each column was.
    for (place, (column, _)) in columns() {
        if let Some(target) = column.origin.as_deref().and_then(|origin| targets.find(origin)) {
            proposal.choose(place, target);
        }
    }
    let mut nothing = HashSet::new();
    for (place, (column, _)) in columns() {
        let exact = targets.find(&column.name).map(Some);
        match exact.or_else(|| hints.target(&column.name)) {
            Some(Some(target)) => proposal.choose(place, target),
            Some(None) => drop(nothing.insert(place)),
            None => {}
        }
    }
    for (place, (column, _)) in columns() {
        if let Some(target) = proposal.by_set(column).or_else(|| hints.target(&column.label).flatten()) {
            proposal.choose(place, target);
        }
    }
    for (place, (column, seen)) in columns().filter(|(place, _)| !nothing.contains(place)) {
        if let Some(target) = proposal.by_values(column, seen) {
            proposal.choose(place, target);
        }
    }
    let mut mapping = Mapping { file: head.how.clone(), ..Mapping::default() };
    for (place, (column, seen)) in columns() {
        if let Some(target) = proposal.chosen.get(&place) {
            mapping.columns.insert(column.name.clone(), proposed(target, column, seen, targets, hints));
        }
    }
    mapping
}

/// What a column becomes, with the values that mean something else than they say.
#[must_use]
pub fn proposed(
    target: &Target,
    column: &Column,
    seen: &Seen,
    targets: Targets<'_>,
    hints: &Hints,
) -> ColumnMapping {
    let values = Values::of(target, column, targets, hints);
    let keys = column.labels.iter().map(|(key, _)| key).chain(seen.values.iter().map(|(key, _)| key));
    let values = keys.filter_map(|key| Some((key.clone(), values.meaning(key)?))).collect();
    ColumnMapping { to: target.name(), values, month_first: seen.is_month_first() }
}

/// A value of a column, for a person to see what it becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The value as the file has it.
    pub key: String,
    /// What it means, where the file says so.
    pub label: String,
    /// How often it stands there; 0 where it does not, or stands in lists only.
    pub count: u64,
    /// What it becomes: a code, 1 or 0 of a choice, a language, a reason for having no value as it is
    /// exported; `None` where nobody knows.
    pub becomes: Option<String>,
}

/// The values of a column that becomes something with few of them, those that stand in the file.
#[must_use]
pub fn values(
    mapping: &ColumnMapping,
    column: &Column,
    seen: &Seen,
    targets: Targets<'_>,
    hints: &Hints,
) -> Vec<Value> {
    let Some(target) = targets.find(&mapping.to) else { return Vec::new() };
    let values = Values::of(&target, column, targets, hints);
    let listed = values.question.is_some_and(|question| {
        matches!(target, Target::Question(_))
            && matches!(question.kind, Kind::Multiple { .. } | Kind::Rank { .. })
    });
    let mut keys: Vec<(String, u64)> = Vec::new();
    for (key, count) in &seen.values {
        let known = mapping.values.contains_key(key);
        let own = if listed && !known { parts(key, &values.called) } else { vec![key.clone()] };
        for part in own {
            match keys.iter_mut().find(|(known, _)| *known == part) {
                Some((_, sum)) => *sum += count,
                None => keys.push((part, *count)),
            }
        }
    }
    let shown = keys.into_iter().filter(|(key, _)| values.has_few() || mapping.values.contains_key(key));
    let value = |(key, count): (String, u64)| {
        let becomes = mapping.values.get(&key).cloned().or_else(|| values.plainly(&key));
        let label = column.labels.iter().find(|(known, _)| *known == key);
        Value { label: label.map(|(_, label)| label.clone()).unwrap_or_default(), key, count, becomes }
    };
    shown.map(value).collect()
}

struct Proposal<'p> {
    targets: Targets<'p>,
    hints: &'p Hints,
    taken: HashSet<Target>,
    chosen: BTreeMap<usize, Target>,
}

impl Proposal<'_> {
    fn choose(&mut self, place: usize, target: Target) {
        if self.chosen.contains_key(&place) || self.is_answered(&target) {
            return;
        }
        self.taken.insert(target.clone());
        self.chosen.insert(place, target);
    }

    /// Whether a column has it, or its question as a whole, or parts of it.
    fn is_answered(&self, target: &Target) -> bool {
        let parts = |target: &Target| matches!(target, Target::Choice(..) | Target::Point(..));
        self.taken.contains(target)
            || self.taken.iter().any(|taken| {
                let same = target.question().is_some() && taken.question() == target.question();
                same && parts(taken) != parts(target) && !matches!(taken, Target::Count(_) | Target::Rows(_))
            })
    }

    /// By the name of the question that took several answers, and the label of the choice.
    fn by_set(&self, column: &Column) -> Option<Target> {
        let (set, _) = column.set.as_ref()?;
        let Some(Target::Question(question)) = self.hints.target(set).flatten() else { return None };
        let choices = self.targets.choices(question.as_str());
        let code = Called::of(&choices).find(&column.label)?.clone();
        Some(Target::Choice(question, code))
    }

    /// The one question that nobody has yet of which nearly all values are choices.
    fn by_values(&self, column: &Column, seen: &Seen) -> Option<Target> {
        if seen.values.len() < 2 || seen.more {
            return None;
        }
        let fits = |question: &&Question| {
            let choices = self.targets.choices(question.name.as_str());
            let called = Called::of(&choices);
            let said = |key: &String| {
                let label = column.labels.iter().find(|(known, _)| known == key);
                called.find(key).is_some() || label.is_some_and(|(_, label)| called.find(label).is_some())
            };
            // Numbers alone are codes of too many questions.
            let numbers = seen.values.iter().all(|(key, _)| key.parse::<f64>().is_ok());
            let known = seen.values.iter().filter(|(key, _)| said(key)).count();
            (!numbers || !column.labels.is_empty())
                && matches!(question.kind, Kind::Single { .. })
                && known * ALIKE.1 >= seen.values.len() * ALIKE.0
        };
        let questions = self.targets.questions();
        let free = |question: &&Question| !self.is_answered(&Target::Question(question.name.clone()));
        let mut fitting = questions.into_iter().filter(free).filter(|question| fits(question));
        let first = fitting.next()?;
        fitting.next().is_none().then(|| Target::Question(first.name.clone()))
    }
}

/// What the values of a column mean.
struct Values<'v> {
    target: &'v Target,
    column: &'v Column,
    question: Option<&'v Question>,
    called: Called,
    hints: &'v Hints,
}

impl<'v> Values<'v> {
    fn of(target: &'v Target, column: &'v Column, targets: Targets<'v>, hints: &'v Hints) -> Self {
        let name = target.question().map_or("", |name| name.as_str());
        let choices = targets.choices(name);
        let (question, called) = (targets.question(name).next(), Called::of(&choices));
        Self { target, column, question, called, hints }
    }

    /// Whether few values can stand in the column.
    fn has_few(&self) -> bool {
        match self.target {
            Target::Choice(..) | Target::Language => true,
            Target::Question(_) => self.question.is_some_and(|question| {
                question.kind.choices().is_some_and(|choices| choices.of_repeat().is_none())
                    || matches!(question.kind, Kind::Acknowledge)
            }),
            _ => false,
        }
    }

    /// What a value becomes that no mapping says anything of.
    fn plainly(&self, key: &str) -> Option<String> {
        match self.target {
            Target::Language => super::hints::language(key).map(|language| language.tag().to_owned()),
            Target::Choice(_, code) => {
                let is_rank = matches!(self.question?.kind, Kind::Rank { .. });
                if is_rank {
                    return key.parse::<u32>().ok().map(|rank| rank.to_string());
                }
                let flag = ticked(key).or_else(|| (self.called.find(key) == Some(code)).then_some(true))?;
                Some(if flag { "1" } else { "0" }.to_owned())
            }
            _ => self.called.find(key).map(|code| code.to_string()),
        }
    }

    /// What stands for a value; `None` where it says itself what it means, or nobody knows.
    fn meaning(&self, key: &str) -> Option<String> {
        let label =
            self.column.labels.iter().find(|(known, _)| known == key).map(|(_, label)| label.as_str());
        let code = self.column.codes.iter().find(|(known, _)| known == key).map(|(_, code)| code.clone());
        match self.target {
            Target::Id | Target::Started | Target::Submitted | Target::Version => None,
            Target::Language => code.or_else(|| {
                let language = super::hints::language(key).or_else(|| super::hints::language(label?))?;
                Some(language.tag().to_owned()).filter(|tag| tag != key)
            }),
            Target::Question(_) => code.or_else(|| self.none(key, label)).or_else(|| self.choice(key, label)),
            Target::Choice(..) => self.none(key, label).or_else(|| self.tick(key, label)),
            Target::Point(..) | Target::Count(_) | Target::Rows(_) => self.none(key, label),
        }
    }

    /// Why there is no value.
    fn none(&self, key: &str, label: Option<&str>) -> Option<String> {
        let said = |text: &str| self.hints.missing(text).map(|kind| kind.code().to_owned());
        if let Some(said) = label.and_then(said) {
            return Some(said);
        }
        let declared = is_declared(self.column, key);
        let kind = missing(key).filter(|kind| *kind != Missing::NoAnswer);
        if let Some(kind) = kind
            && (declared || !self.may_be_a_number(kind))
        {
            return Some(key.to_owned());
        }
        if declared {
            return Some(String::new());
        }
        // A text may be somebody's words.
        let words = self.question.is_some_and(|question| question.kind.longest().is_some());
        said(key).filter(|_| !words || self.column.labels.is_empty())
    }

    /// Whether −7, −8 or −9 may be an answer.
    fn may_be_a_number(&self, kind: Missing) -> bool {
        let Some(question) = self.question else { return false };
        let lowest = match question.kind {
            Kind::Integer { min, .. } => min.is_none_or(|min| min <= -7),
            Kind::Decimal { min, .. } => min.is_none_or(|min| min <= -7.0),
            Kind::Range { start, end, .. } => start.min(end) <= -7.0,
            _ => false,
        };
        let offered = match kind {
            Missing::DontKnow => question.dont_know,
            Missing::Refused => question.refuse,
            Missing::NotAsked => question.relevant.is_some(),
            Missing::NoAnswer => false,
        };
        lowest && !offered
    }

    fn choice(&self, key: &str, label: Option<&str>) -> Option<String> {
        let code = label.and_then(|label| self.called.find(label))?;
        // What a value means by its label goes before a code that looks the same.
        (code.as_str() != key).then(|| code.to_string())
    }

    fn tick(&self, key: &str, label: Option<&str>) -> Option<String> {
        if let Some((_, Some(counted))) = &self.column.set {
            return Some(if key == counted { "1" } else { "0" }.to_owned()).filter(|flag| flag != key);
        }
        let Target::Choice(_, code) = self.target else { return None };
        let own = |text: &str| self.called.find(text) == Some(code);
        let said = label.and_then(|label| self.hints.ticked(label));
        let said = said.or_else(|| self.hints.ticked(key));
        // A column that holds its choice, or nothing.
        let said = said.or_else(|| (own(key) || label.is_some_and(own)).then_some(true));
        let flag = if said? { "1" } else { "0" };
        (flag != label_key(key)).then(|| flag.to_owned())
    }
}

/// Whether a file says that a value counts as none.
pub(super) fn is_declared(column: &Column, key: &str) -> bool {
    let number = key.parse::<f64>().ok();
    column.missing.iter().any(|missing| match missing {
        sav::Missing::Number(none) => number == Some(*none),
        sav::Missing::Range(least, most) => number.is_some_and(|it| (*least..=*most).contains(&it)),
        sav::Missing::Text(none) => none.trim() == key,
    })
}
