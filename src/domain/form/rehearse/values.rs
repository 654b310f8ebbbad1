//! The answers worth trying for a question: what it is held against, its limits and one beside them,
//! each of its choices, and something anybody might answer.

use super::guide::Held;
use super::pattern::matching;
use crate::form::{Choice, Code, Kind, Question, Shape};
use crate::language::Language;
use chrono::{DateTime, Days, FixedOffset, NaiveDate};

/// What decides about the answers worth trying.
pub(super) struct Asker<'a> {
    pub(super) question: &'a Question,
    /// The choices that are offered now.
    pub(super) offered: &'a [&'a Choice],
    /// What others hold the answer against.
    pub(super) held: &'a [Held],
    /// What its own constraint holds it against.
    pub(super) own: &'a [Held],
    pub(super) language: Language,
    pub(super) now: DateTime<FixedOffset>,
    /// The values of another question's field.
    pub(super) other: &'a dyn Fn(&str) -> Vec<String>,
}

/// Values of a field.
type Values = Vec<String>;

/// Numbers that people answer with.
const USUAL: [f64; 12] = [0.0, 1.0, 2.0, 3.0, 5.0, 10.0, 18.0, 25.0, 40.0, 65.0, 100.0, 1000.0];
/// How many choices are tried one by one.
const MANY: usize = 60;
/// How many sizes of sets are tried.
const SIZES: usize = 12;

impl Asker<'_> {
    /// Answers in the order in which they are worth trying. Those that its constraint speaks of come
    /// first: the others would often be refused.
    pub(super) fn candidates(&self, chance: &mut fastrand::Rng) -> Vec<Values> {
        let mut found: Vec<Values> = match &self.question.kind {
            Kind::Single { .. } => self.single(chance).into_iter().map(|code| vec![code]).collect(),
            Kind::Multiple { .. } => self.sets(chance),
            Kind::Rank { .. } => self.ranks(chance),
            Kind::Integer { min, max } => {
                let limits = [min, max].map(|limit| limit.map(|limit| limit as f64));
                self.numbers(limits, 1.0, chance)
            }
            Kind::Decimal { min, max } => self.numbers([*min, *max], 0.5, chance),
            Kind::Range { start, end, step } => steps(*start, *end, *step),
            Kind::Text { .. } | Kind::LongText { .. } | Kind::Barcode => self.texts(chance),
            Kind::Date { min, max } => {
                self.days([*min, *max]).into_iter().map(|day| vec![day.to_string()]).collect()
            }
            Kind::Time => ["09:30", "00:00", "23:59", "14:05"].map(|time| vec![time.to_owned()]).into(),
            Kind::DateTime => {
                let at = |day: NaiveDate| ["09:30", "23:59"].map(|time| vec![format!("{day}T{time}")]);
                self.days([None, None]).into_iter().flat_map(at).collect()
            }
            Kind::Acknowledge => vec![vec!["OK".to_owned()]],
            Kind::Location { shape } => vec![vec![place(*shape)]],
            Kind::File { .. } => vec![vec!["00000000-0000-4000-8000-000000000001".to_owned()]],
            Kind::Computed { .. } => Vec::new(),
        };
        if self.question.dont_know {
            found.push(vec![Code::DONT_KNOW.to_owned()]);
        }
        if self.question.refuse {
            found.push(vec![Code::REFUSED.to_owned()]);
        }
        let mut once: Vec<Values> = Vec::with_capacity(found.len());
        for values in found {
            if !once.contains(&values) {
                once.push(values);
            }
        }
        once
    }

    /// Answers for somebody who wants to get to a place that hangs on them: those that are named there,
    /// most often.
    pub(super) fn wished(&self, wishes: &[Held], chance: &mut fastrand::Rng) -> Vec<Values> {
        let asker = Asker { held: wishes, ..*self };
        let mut candidates = asker.candidates(chance);
        let named: Vec<&String> = wishes
            .iter()
            .filter_map(|held| if let Held::Text(text) = held { Some(text) } else { None })
            .collect();
        match &self.question.kind {
            Kind::Multiple { .. } => {
                let offered =
                    |code: &&&String| self.offered.iter().any(|it| it.code.as_str() == code.as_str());
                let together: Values = named.iter().filter(offered).map(|code| (*code).clone()).collect();
                if !together.is_empty() {
                    candidates.push(together);
                }
                prefer(&mut candidates, &named, chance);
            }
            Kind::Single { .. } => prefer(&mut candidates, &named, chance),
            // The first ones are held against something, see `numbers` and the others.
            _ => candidates.truncate((wishes.len() * 3).max(3)),
        }
        candidates
    }

    fn all_held(&self) -> impl Iterator<Item = &Held> {
        self.own.iter().chain(self.held)
    }

    /// Each choice; of very many, those that something is held against and some more.
    fn single(&self, chance: &mut fastrand::Rng) -> Values {
        if self.offered.len() <= MANY {
            return self.offered.iter().map(|choice| choice.code.to_string()).collect();
        }
        let named =
            |choice: &&&Choice| self.all_held().any(|held| *held == Held::Text(choice.code.to_string()));
        let named = self.offered.iter().filter(named).take(MANY).map(|choice| choice.code.to_string());
        let mut codes: Values = if self.all_held().next().is_some() { named.collect() } else { Vec::new() };
        codes
            .extend((0..MANY / 2).map(|_| self.offered[chance.usize(..self.offered.len())].code.to_string()));
        codes
    }

    fn sets(&self, chance: &mut fastrand::Rng) -> Vec<Values> {
        let mut found: Vec<Values> = self.single(chance).into_iter().map(|code| vec![code]).collect();
        let mut codes: Vec<String> = self
            .offered
            .iter()
            .filter(|choice| !choice.exclusive)
            .map(|choice| choice.code.to_string())
            .collect();
        let mut sizes: Vec<usize> = vec![2, codes.len(), codes.len() / 2];
        for held in self.all_held() {
            if let Held::Count(size) = held {
                sizes.splice(0..0, [*size, size + 1, size.saturating_sub(1)]);
            }
        }
        sizes.retain(|size| (1..=codes.len()).contains(size));
        for size in sizes.into_iter().take(SIZES) {
            chance.shuffle(&mut codes);
            found.push(codes[..size].to_vec());
        }
        found
    }

    fn ranks(&self, chance: &mut fastrand::Rng) -> Vec<Values> {
        let mut codes: Values = self.offered.iter().map(|choice| choice.code.to_string()).collect();
        let order = |_| {
            let now = codes.clone();
            chance.shuffle(&mut codes);
            now
        };
        if self.offered.is_empty() { Vec::new() } else { (0..3).map(order).collect() }
    }

    fn numbers(&self, [min, max]: [Option<f64>; 2], step: f64, chance: &mut fastrand::Rng) -> Vec<Values> {
        let mut numbers: Vec<f64> = Vec::new();
        let mut about = |number: f64| numbers.extend([number, number + step, number - step]);
        for held in self.all_held() {
            match held {
                Held::Number(number) => about(*number),
                Held::Text(text) => text.trim().parse().ok().into_iter().for_each(&mut about),
                Held::Other(name) => {
                    let values = (self.other)(name);
                    values.iter().filter_map(|value| value.parse().ok()).for_each(&mut about);
                }
                _ => {}
            }
        }
        [min, max].into_iter().flatten().for_each(&mut about);
        numbers.extend(USUAL);
        let (least, most) = (min.unwrap_or(0.0), max.unwrap_or(150.0));
        numbers.extend((0..4).map(|_| (least + chance.f64() * (most - least)).floor()));
        let inside =
            |number: &f64| min.is_none_or(|min| *number >= min) && max.is_none_or(|max| *number <= max);
        let whole = |number: f64| if step == 1.0 { number.round() } else { number };
        numbers.into_iter().map(whole).filter(inside).map(|number| vec![number.to_string()]).collect()
    }

    fn texts(&self, chance: &mut fastrand::Rng) -> Vec<Values> {
        let usual = match self.language {
            Language::Kk => "Ауыл жаққа ұнайды",
            Language::Ru => "Нравится в селе",
            Language::En => "I like the village",
        };
        let mut texts: Vec<String> = Vec::new();
        for held in self.all_held() {
            match held {
                Held::Text(text) if !text.is_empty() => texts.push(text.clone()),
                Held::Pattern(pattern) => texts.extend((0..4).filter_map(|_| matching(pattern, chance))),
                Held::Length(length) => {
                    texts.extend(
                        [*length, length + 1, length.saturating_sub(1)]
                            .map(|n| usual.chars().cycle().take(n).collect()),
                    );
                    texts.extend([*length, length + 1].map(|n| "7".repeat(n.min(1_000))));
                }
                Held::Number(number) => texts.push(number.to_string()),
                Held::Other(name) => texts.extend((self.other)(name).into_iter().next()),
                _ => {}
            }
        }
        texts.extend([usual, "1", "aigul@example.kz", "+77011234567"].map(str::to_owned));
        let longest = self.question.kind.longest().unwrap_or(Kind::LINE);
        texts.retain(|text| text.chars().count() <= longest && !text.trim().is_empty());
        if texts.is_empty() {
            texts.push(usual.chars().take(longest).collect());
        }
        texts.into_iter().map(|text| vec![text]).collect()
    }

    fn days(&self, [min, max]: [Option<NaiveDate>; 2]) -> Vec<NaiveDate> {
        let today = self.now.date_naive();
        let mut days: Vec<NaiveDate> = Vec::new();
        let mut about = |day: NaiveDate| {
            days.push(day);
            days.extend(
                [day.checked_add_days(Days::new(1)), day.checked_sub_days(Days::new(1))]
                    .into_iter()
                    .flatten(),
            );
        };
        for held in self.all_held() {
            match held {
                Held::Text(text) => {
                    text.get(..10).and_then(|day| day.parse().ok()).into_iter().for_each(&mut about);
                }
                Held::Other(name) => {
                    let values = (self.other)(name);
                    let read = values.iter().filter_map(|value| value.get(..10)?.parse().ok());
                    read.for_each(&mut about);
                }
                Held::Today => about(today),
                _ => {}
            }
        }
        [min, max].into_iter().flatten().for_each(&mut about);
        about(today);
        for ago in [30, 365, 18 * 366, 25 * 365, 40 * 365, 70 * 365] {
            days.extend(today.checked_sub_days(Days::new(ago)));
        }
        days.extend(today.checked_add_days(Days::new(365)));
        days.retain(|day| min.is_none_or(|min| *day >= min) && max.is_none_or(|max| *day <= max));
        days
    }
}

/// The ends of a scale, its middle, and a step from its beginning.
fn steps(start: f64, end: f64, step: f64) -> Vec<Values> {
    let count = ((end - start) / step).abs().floor().min(1_000.0);
    let towards = if end < start { -step } else { step };
    let at = |index: f64| start + towards * index.clamp(0.0, count);
    [0.0, count, (count / 2.0).floor(), 1.0, count - 1.0].map(|index| vec![at(index).to_string()]).into()
}

/// Leaves only answers with a named code, where there is one, three times of four: to hold something
/// against a code may also mean to ask those who did not give it.
fn prefer(candidates: &mut Vec<Values>, named: &[&String], chance: &mut fastrand::Rng) {
    let is_named = |values: &Values| values.iter().any(|value| named.contains(&value));
    if candidates.iter().any(is_named) && chance.u32(..4) > 0 {
        candidates.retain(is_named);
    }
}

/// A place, a line or an area in Astana.
fn place(shape: Shape) -> String {
    match shape {
        Shape::Point => "51.1282 71.4304 347 5".to_owned(),
        Shape::Trace => "51.1282 71.4304 347 5;51.1290 71.4320 347 5".to_owned(),
        Shape::Area => {
            "51.1282 71.4304 347 5;51.1290 71.4320 347 5;51.1270 71.4330 347 5;51.1282 71.4304 347 5"
                .to_owned()
        }
    }
}
