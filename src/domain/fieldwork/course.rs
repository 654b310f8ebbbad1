//! What came, counted as it comes.

use super::Days;
use crate::language::Language;
use crate::statistics::{Quantile, Sample, Sorted};
use chrono::{Datelike, NaiveDate, TimeDelta};
use std::collections::BTreeMap;

/// The most days that are told one by one with those between on which none came: ten years.
const MOST_DAYS: i64 = 3_660;
/// The most bars of a figure that are still read one by one.
const MOST_BARS: i64 = 35;
/// For so long after the last response, days on which none came are shown up to today: later the
/// fieldwork is over.
const GOES_ON: TimeDelta = TimeDelta::days(14);

/// A response, as far as the fieldwork is concerned: nothing of what was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent<'a> {
    /// The day it came.
    pub day: NaiveDate,
    /// The language it was given in.
    pub language: Language,
    /// The version of the questionnaire.
    pub version: i32,
    /// How it came.
    pub way: &'a str,
    /// From the beginning of the interview to its end; `None` where that is not known.
    pub seconds: Option<u32>,
}

/// Every response of a study, counted by day: a few numbers each, however many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fieldwork {
    days: BTreeMap<NaiveDate, Day>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Day {
    languages: BTreeMap<Language, u64>,
    versions: BTreeMap<i32, u64>,
    ways: BTreeMap<String, u64>,
    count: u64,
    seconds: Vec<u32>,
}

/// What came on some days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// How many in all.
    pub completed: u64,
    /// How many each day, those on which none came among them; of more than ten years only the days on
    /// which any came, since a response of long ago has a wrong date.
    pub days: Vec<(NaiveDate, u64)>,
    /// How many in each language that there was.
    pub languages: Vec<(Language, u64)>,
    /// How many by each version.
    pub versions: Vec<(i32, u64)>,
    /// How many in each way, the most frequent first.
    pub ways: Vec<(String, u64)>,
}

/// How long it took to fill a questionnaire in, in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Filling {
    /// Of how many it is known.
    pub known: u64,
    /// Below this lies a quarter, by type 7.
    pub lower: f64,
    /// Below this lies a half.
    pub median: f64,
    /// Below this lie three quarters.
    pub upper: f64,
}

/// What a bar stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A day.
    Day,
    /// A week, from Monday.
    Week,
    /// A month.
    Month,
}

/// Some days that are counted together, as far as they are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day of the week or the month, or the day itself.
    pub begins: NaiveDate,
    /// How many came.
    pub count: u64,
}

impl Fieldwork {
    /// Takes in one more response.
    pub fn take(&mut self, sent: Sent<'_>) {
        let day = self.days.entry(sent.day).or_default();
        day.count += 1;
        *day.languages.entry(sent.language).or_default() += 1;
        *day.versions.entry(sent.version).or_default() += 1;
        match day.ways.get_mut(sent.way) {
            Some(count) => *count += 1,
            None => drop(day.ways.insert(sent.way.to_owned(), 1)),
        }
        day.seconds.extend(sent.seconds);
    }

    /// How many responses it holds.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.days.values().map(|day| day.count).sum()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.days.is_empty()
    }

    /// What came on those days. Days without responses stand between the first and the last one on which
    /// any came, and up to today where the fieldwork still goes on.
    #[must_use]
    pub fn within(&self, days: Days, today: NaiveDate) -> Course {
        let mut course = Course { days: self.every(days, today), ..Course::default() };
        let (mut languages, mut versions, mut ways) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for (_, day) in self.days.iter().filter(|(day, _)| days.hold(**day)) {
            course.completed += day.count;
            add(&mut languages, &day.languages);
            add(&mut versions, &day.versions);
            add(&mut ways, &day.ways);
        }
        course.languages = languages.into_iter().collect();
        course.versions = versions.into_iter().collect();
        course.ways = ways.into_iter().collect();
        course.ways.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        course
    }

    /// How long it took on those days; `None` where that is known of none.
    #[must_use]
    pub fn filling(&self, days: Days) -> Option<Filling> {
        let held = self.days.iter().filter(|(day, _)| days.hold(**day));
        let seconds: Sample = held.flat_map(|(_, day)| &day.seconds).map(|one| f64::from(*one)).collect();
        let known = seconds.n();
        let sorted = Sorted::new(&seconds).ok()?;
        let at = |share: f64| sorted.quantile(share, Quantile::Type7).ok();
        Some(Filling { known, lower: at(0.25)?, median: at(0.5)?, upper: at(0.75)? })
    }

    fn every(&self, days: Days, today: NaiveDate) -> Vec<(NaiveDate, u64)> {
        let (Some((first, _)), Some((last, _))) = (self.days.first_key_value(), self.days.last_key_value())
        else {
            return Vec::new();
        };
        let goes_on = today > *last && today - *last <= GOES_ON;
        let from = days.from.map_or(*first, |from| from.max(*first));
        let last = if goes_on { today } else { *last };
        let to = days.to.map_or(last, |to| to.min(last));
        if (to - from).num_days() > MOST_DAYS {
            let held = self.days.iter().filter(|(day, _)| days.hold(**day));
            return held.map(|(day, of)| (*day, of.count)).collect();
        }
        let count = |day: NaiveDate| self.days.get(&day).map_or(0, |day| day.count);
        from.iter_days().take_while(|day| *day <= to).map(|day| (day, count(day))).collect()
    }
}

fn add<K: Ord + Clone>(into: &mut BTreeMap<K, u64>, more: &BTreeMap<K, u64>) {
    for (key, count) in more {
        *into.entry(key.clone()).or_default() += count;
    }
}

impl Course {
    /// By what these days are counted so that each bar is still read: days, else weeks, else months.
    #[must_use]
    pub fn step(&self) -> Step {
        let [Some((first, _)), Some((last, _))] = [self.days.first(), self.days.last()] else {
            return Step::Day;
        };
        match (*last - *first).num_days() {
            days if days < MOST_BARS => Step::Day,
            days if days < MOST_BARS * 7 => Step::Week,
            _ => Step::Month,
        }
    }

    /// The days, counted by that step.
    #[must_use]
    pub fn spans(&self, step: Step) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        for (day, count) in &self.days {
            let begins = step.begins(*day);
            match spans.last_mut().filter(|last| last.begins == begins) {
                Some(last) => last.count += count,
                None => spans.push(Span { begins, count: *count }),
            }
        }
        spans
    }
}

impl Step {
    fn begins(self, day: NaiveDate) -> NaiveDate {
        match self {
            Self::Day => day,
            Self::Week => day.week(chrono::Weekday::Mon).checked_first_day().unwrap_or(day),
            Self::Month => day.with_day(1).unwrap_or(day),
        }
    }
}
