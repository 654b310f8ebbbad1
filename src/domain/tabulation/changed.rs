//! What one version of a recipe changed of another, in words.

use super::present::{column_label, numbers};
use super::recipe::{
    Band, Bands, Figure, Measure, Merged, MissingShown, OfResponse, Order, Period, Recipe, Source,
    Statistics, Variable,
};
use crate::form::{Form, Name};
use crate::language::{Language, Text};
use crate::message::Message;
use crate::table::{Say, round_half_up, words};
use serde::Serialize;
use serde_json::Value;

/// Who is told.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// The form, which knows what questions are called; without it they have their names.
    pub form: Option<&'a Form>,
    /// The language.
    pub language: Language,
    /// Puts messages into its words.
    pub say: Say<'a>,
}

impl Recipe {
    /// What it changed of an earlier version, thing by thing, in the order of recipes; none where it is the
    /// same.
    #[must_use]
    pub fn told_since(&self, before: &Self, reader: Reader<'_>) -> Vec<Message> {
        let mut told = Told { reader, lines: Vec::new() };
        let named = |name: &Name| name.to_string();
        told.text("title", &before.title, &self.title);
        told.notes(&before.notes, &self.notes);
        told.variables(before, self);
        told.set("filter", before.filter.clone(), self.filter.clone());
        told.set("weight", before.weight.as_ref().map(named), self.weight.as_ref().map(named));
        told.measures(before, self);
        told.word("percent-base", "build-of", &before.percent_base, &self.percent_base);
        told.set("digits", Some(before.digits.to_string()), Some(self.digits.to_string()));
        told.set("order", Some(told.order(before.order)), Some(told.order(self.order)));
        told.set("missing", Some(told.missing(before.missing)), Some(told.missing(self.missing)));
        told.statistics(&before.statistics, &self.statistics);
        let least = |least: Option<u64>| least.map(|least| least.to_string());
        told.set("disclosure", least(before.disclosure), least(self.disclosure));
        told.set("figure", told.figure(before.figure), told.figure(self.figure));
        told.set("shows", told.shows(before), told.shows(self));
        told.lines
    }
}

/// What is told so far.
struct Told<'a> {
    reader: Reader<'a>,
    lines: Vec<Message>,
}

impl Told<'_> {
    fn said(&self, key: &str) -> String {
        (self.reader.say)(&Message::new(key))
    }

    fn field(&self, field: &str) -> String {
        self.said(&format!("plan-field-{field}"))
    }

    fn line(&mut self, how: &str, field: String, parts: &[(&str, String)]) {
        let line = Message::new(&format!("plan-change-{how}")).with("field", field);
        let with = |line: Message, (name, words): &(&str, String)| line.with(name, words.clone());
        self.lines.push(parts.iter().fold(line, with));
    }

    /// Something that is said once, or not at all.
    fn set(&mut self, field: &str, before: Option<String>, after: Option<String>) {
        self.set_called(self.field(field), before, after);
    }

    fn set_called(&mut self, field: String, before: Option<String>, after: Option<String>) {
        match (before, after) {
            (before, after) if before == after => {}
            (Some(before), Some(after)) => self.line("from", field, &[("before", before), ("after", after)]),
            (None, Some(after)) => self.line("now", field, &[("after", after)]),
            (Some(before), None) => self.line("no-longer", field, &[("before", before)]),
            (None, None) => {}
        }
    }

    /// Things of which each came, went or moved.
    fn list(&mut self, field: &str, before: &[String], after: &[String]) {
        let quoted =
            |one: &String| (self.reader.say)(&Message::new("plan-quoted").with("words", one.as_str()));
        let lacking = |those: &[String], these: &[String]| -> Vec<String> {
            let mut left = these.to_vec();
            let mut is_there = |one: &String| {
                let place = left.iter().position(|other| other == one);
                place.map(|place| left.swap_remove(place)).is_some()
            };
            those.iter().filter(|one| !is_there(one)).map(quoted).collect()
        };
        let (came, went) = (lacking(after, before), lacking(before, after));
        let moved = came.is_empty() && went.is_empty() && before != after;
        for (how, what) in [("went", went), ("came", came)] {
            if !what.is_empty() {
                self.line(how, self.field(field), &[("what", what.join(", "))]);
            }
        }
        if moved {
            self.line("order", self.field(field), &[("what", after.join(", "))]);
        }
    }

    fn text(&mut self, field: &str, before: &Text, after: &Text) {
        for language in Language::ALL {
            let of = |text: &Text| text.get(language).map(str::to_owned).filter(|words| !words.is_empty());
            let field = format!("{} ({})", self.field(field), language.own_name());
            self.set_called(field, of(before), of(after));
        }
    }

    fn notes(&mut self, before: &[Text], after: &[Text]) {
        let nothing = Text::default();
        for place in 0..before.len().max(after.len()) {
            let of = |notes: &[Text]| notes.get(place).unwrap_or(&nothing).clone();
            self.text("notes", &of(before), &of(after));
        }
    }

    fn variables(&mut self, before: &Recipe, after: &Recipe) {
        let rows = |recipe: &Recipe| recipe.rows.iter().map(|one| self.called(one)).collect::<Vec<_>>();
        let columns = |recipe: &Recipe| {
            let banner = |banner: &Vec<Variable>| {
                banner.iter().map(|one| self.called(one)).collect::<Vec<_>>().join(" × ")
            };
            recipe.columns.iter().map(banner).collect::<Vec<_>>()
        };
        let lists = [
            ("rows", rows(before), rows(after), [&before.rows[..], &after.rows[..]].map(<[_]>::to_vec)),
            (
                "columns",
                columns(before),
                columns(after),
                [before, after].map(|recipe| recipe.columns.iter().flatten().cloned().collect()),
            ),
        ];
        for (field, earlier, later, [ours, theirs]) in lists {
            self.list(field, &earlier, &later);
            self.finer(field, &ours, &theirs);
        }
    }

    /// How the variables that stayed are counted otherwise.
    fn finer(&mut self, field: &str, before: &[Variable], after: &[Variable]) {
        for (place, variable) in after.iter().enumerate() {
            // One that stands several times is what the same one of them was.
            let is_of = |one: &&Variable| one.source == variable.source;
            let nth = after[..place].iter().filter(is_of).count();
            let Some(earlier) = before.iter().filter(is_of).nth(nth) else { continue };
            let parts = [
                ("label", earlier.label != variable.label),
                ("bands", earlier.bands != variable.bands),
                ("every", earlier.every != variable.every),
                ("merge", earlier.merge != variable.merge),
                ("nets", earlier.nets != variable.nets),
                ("box", earlier.ends != variable.ends),
            ];
            let other = parts.into_iter().filter(|(_, is_other)| *is_other);
            let other: Vec<String> = other.map(|(part, _)| self.counted(part, variable)).collect();
            if !other.is_empty() {
                let of = [("variable", self.called(variable)), ("what", other.join("; "))];
                self.line("variable", self.field(field), &of);
            }
        }
    }

    /// How a part of a variable is now.
    fn counted(&self, part: &str, variable: &Variable) -> String {
        let labels = |merged: &[Merged]| {
            let label = |one: &Merged| self.words(&one.label, one.key.as_str());
            merged.iter().map(label).collect::<Vec<_>>().join(", ")
        };
        let now = match part {
            "label" => self.words(&variable.label, ""),
            "bands" => variable.bands.as_ref().map(|bands| self.bands(bands)).unwrap_or_default(),
            "every" => self.every(variable.every.unwrap_or_default()),
            "merge" => labels(&variable.merge),
            "nets" => labels(&variable.nets),
            _ => self.ends(variable),
        };
        let key = if now.is_empty() { "without" } else { "with" };
        let part = self.said(&format!("plan-part-{part}"));
        (self.reader.say)(&Message::new(&format!("plan-part-{key}")).with("part", part).with("now", now))
    }

    fn bands(&self, bands: &Bands) -> String {
        let say = |key: &str, count: u8| {
            (self.reader.say)(&Message::new(&format!("plan-bands-{key}")).with("count", i64::from(count)))
        };
        let own = |band: &Band| {
            let bound = |bound: f64| words::decimal(bound, digits(bound), self.reader.language);
            let bounds = match (band.from, band.below) {
                (Some(from), Some(below)) => format!("{} ≤ … < {}", bound(from), bound(below)),
                (Some(from), None) => format!("≥ {}", bound(from)),
                (None, Some(below)) => format!("< {}", bound(below)),
                (None, None) => "…".to_owned(),
            };
            self.words(&band.label, &bounds)
        };
        match bands {
            Bands::Equal(count) => say("equal", *count),
            Bands::Quantiles(count) => say("quantiles", *count),
            Bands::Own(bands) => bands.iter().map(own).collect::<Vec<_>>().join(", "),
        }
    }

    fn every(&self, every: Period) -> String {
        self.said(match every {
            Period::Day => "build-every-day",
            Period::Week => "build-every-week",
            Period::Month => "build-every-month",
            Period::Whole => "build-every-whole",
        })
    }

    fn ends(&self, variable: &Variable) -> String {
        let Some(ends) = variable.ends else { return String::new() };
        let of = |key: &str, count: Option<u8>| {
            let told = |count| Message::new(&format!("plan-box-{key}")).with("count", i64::from(count));
            count.map(|count| (self.reader.say)(&told(count)))
        };
        of("top", ends.top).into_iter().chain(of("bottom", ends.bottom)).collect::<Vec<_>>().join(", ")
    }

    fn measures(&mut self, before: &Recipe, after: &Recipe) {
        let label = |measure: Measure| match measure {
            Measure::WeightedCount => self.said("tabulation-measure-weighted-count"),
            Measure::PercentOf { percent_of } => self.said(column_label(percent_of)),
            _ if measure.is_of_categories() => self.said(&format!("build-show-{}", word(&measure))),
            _ => numbers::label(measure).words(self.reader.language, &[], self.reader.say).text,
        };
        let of = |recipe: &Recipe| recipe.measures.iter().copied().map(label).collect::<Vec<_>>();
        let (earlier, later) = (of(before), of(after));
        if !earlier.is_empty() && !later.is_empty() {
            return self.list("measures", &earlier, &later);
        }
        // What is shown where nothing is asked for depends on the variables.
        let usual = |those: Vec<String>| match those[..] {
            [] => self.said("plan-measures-usual"),
            _ => those.join(", "),
        };
        let (earlier, later) = (usual(earlier), usual(later));
        self.set("measures", Some(earlier), Some(later));
    }

    fn statistics(&mut self, before: &Statistics, after: &Statistics) {
        let level = |level: f64| {
            let Reader { language, say, .. } = self.reader;
            let level = round_half_up(level * 100.0, 6);
            words::exact_percent(level, digits(level), language, say)
        };
        let interval = |of: &Statistics| {
            let of = of.interval?;
            Some(format!("{}, {}", self.said(&format!("build-interval-{}", word(&of.kind))), level(of.level)))
        };
        let letters = |of: &Statistics| {
            let of = of.letters?;
            let correction = self.said(&format!("build-letters-{}", word(&of.correction)));
            Some(format!("{correction}, {}", level(of.level)))
        };
        let tests = |of: &Statistics| {
            let association = of.association.iter().map(|one| format!("build-test-{}", word(one)));
            let means = of.means.iter().map(|one| format!("build-means-{}", word(one)));
            association.chain(means).map(|key| self.said(&key)).collect::<Vec<_>>()
        };
        let intervals = (interval(before), interval(after));
        let lettered = (letters(before), letters(after));
        let (earlier, later) = (tests(before), tests(after));
        self.set("interval", intervals.0, intervals.1);
        self.list("tests", &earlier, &later);
        self.set("letters", lettered.0, lettered.1);
    }

    /// A word of a few, with the beginning of its key.
    fn word<T: Serialize>(&mut self, field: &str, prefix: &str, before: &T, after: &T) {
        let said = |value: &T| Some(self.said(&format!("{prefix}-{}", word(value))));
        let (before, after) = (said(before), said(after));
        self.set(field, before, after);
    }

    fn order(&self, order: Order) -> String {
        self.said(match order {
            Order::Form => "plan-order-form",
            Order::Descending => "plan-order-descending",
        })
    }

    fn missing(&self, missing: MissingShown) -> String {
        self.said(match missing {
            MissingShown::Rows => "plan-missing-rows",
            MissingShown::Hidden => "plan-missing-hidden",
        })
    }

    fn figure(&self, figure: Option<Figure>) -> Option<String> {
        figure.map(|figure| self.said(&format!("build-figure-{}", figure.tag())))
    }

    /// What a map shows, by its label where the first variable of the rows knows it.
    fn shows(&self, recipe: &Recipe) -> Option<String> {
        let code = recipe.shows.as_ref()?.as_str();
        let question = recipe.rows.first().and_then(|variable| match &variable.source {
            Source::Question(name) => self.reader.form?.question(name.as_str()),
            _ => None,
        });
        let choice = question.and_then(|of| of.choices().iter().find(|choice| choice.code.as_str() == code));
        Some(choice.map_or_else(|| code.to_owned(), |choice| self.words(&choice.label, code)))
    }

    /// What a variable is called.
    fn called(&self, variable: &Variable) -> String {
        let question = |name: &Name| {
            let known = self.reader.form.and_then(|form| form.question(name.as_str()));
            known.map_or_else(|| name.to_string(), |of| self.words(of.short_label(), name.as_str()))
        };
        let source = match &variable.source {
            Source::Question(name) => question(name),
            Source::Grid(names) => names.iter().map(question).collect::<Vec<_>>().join(" / "),
            Source::Codes(codes) => (self.reader.say)(&Message::new("plan-codes").with("count", codes.len())),
            Source::Response(OfResponse::Language) => self.said("build-response-language"),
            Source::Response(OfResponse::Day) => self.said("build-response-day"),
            Source::Expression { expression, .. } => expression.clone(),
        };
        match &variable.source {
            Source::Codes(_) | Source::Expression { .. } => self.words(&variable.label, &source),
            _ => source,
        }
    }

    /// A text in the reader's language, or what stands for it where there is none.
    fn words(&self, text: &Text, otherwise: &str) -> String {
        let fallback = self.reader.form.map_or(&Language::ALL[..], |form| &form.languages);
        let words = text.words(self.reader.language, fallback);
        if words.is_empty() { otherwise.to_owned() } else { words.to_owned() }
    }
}

/// A value of a few, as the keys of words have it.
fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word.replace('_', "-"),
        // All of them are words.
        _ => String::new(),
    }
}

/// How many digits a number is written with.
fn digits(number: f64) -> u8 {
    let is_whole = |digits: &u8| (number * 10_f64.powi(i32::from(*digits))).fract() == 0.0;
    [0, 1].into_iter().find(is_whole).unwrap_or(2)
}
