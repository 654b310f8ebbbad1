//! What the builder shows of how each variable is counted.

use super::asked::{Asked, CODE};
use super::finer::{Finely, LEVELS, MEANS, MOST_COMPUTED, MOST_NETS};
use super::page::ChoiceView;
use domain::form::{Form, Kind, Question};
use domain::language::Language;
use domain::message::Message;
use serde::Serialize;

/// How variables are counted.
#[derive(Serialize)]
pub(super) struct FinerView {
    variables: Vec<VariableView>,
    computed: Vec<ComputedView>,
    /// The names of all of them: another list where others are chosen.
    of: String,
    /// Whether questions of the same choices may stand together.
    may_grid: bool,
    grid: bool,
    means: Vec<ChoiceView>,
    level: Vec<ChoiceView>,
    quantiles: String,
    digits: String,
    /// Whether any of the finer statistics is chosen.
    said: bool,
}

/// How one variable is counted.
#[derive(Serialize)]
struct VariableView {
    name: String,
    label: String,
    /// Whether anything is said, so that it stands open.
    said: bool,
    /// Of a number.
    bands: Vec<ChoiceView>,
    parts: String,
    bounds: String,
    /// Of a scale.
    is_scale: bool,
    top: String,
    bottom: String,
    /// Of a day.
    every: Vec<ChoiceView>,
    /// Of choices.
    nets: Vec<NetView>,
}

/// Choices that are counted together.
#[derive(Serialize)]
struct NetView {
    number: usize,
    label: String,
    instead: bool,
    of: Vec<ChoiceView>,
}

/// A variable that an expression comes to.
#[derive(Serialize)]
struct ComputedView {
    number: usize,
    expression: String,
    called: String,
    is_number: bool,
    in_columns: bool,
}

type Words<'a> = (Language, &'a dyn Fn(&Message) -> String);

/// What can be said of a variable.
#[derive(Clone, Copy, Default)]
struct Kinds {
    number: bool,
    scale: bool,
    day: bool,
    choices: bool,
}

impl Kinds {
    fn of(question: &Question) -> Self {
        let numeric = || question.choices().iter().all(|choice| choice.code.as_str().parse::<f64>().is_ok());
        match question.kind {
            Kind::Single { .. } => Self { choices: true, scale: numeric(), ..Self::default() },
            Kind::Multiple { .. } => Self { choices: true, ..Self::default() },
            Kind::Integer { .. } | Kind::Range { .. } => {
                Self { number: true, scale: true, ..Self::default() }
            }
            Kind::Decimal { .. } => Self { number: true, ..Self::default() },
            Kind::Date { .. } | Kind::DateTime => Self { day: true, ..Self::default() },
            _ => Self::default(),
        }
    }

    const fn any(self) -> bool {
        self.number || self.scale || self.day || self.choices
    }
}

fn named(values: &[&str], prefix: &str, chosen: &str, say: &dyn Fn(&Message) -> String) -> Vec<ChoiceView> {
    let choice = |value: &&str| ChoiceView {
        value: (*value).to_owned(),
        label: say(&Message::new(&format!("build-{prefix}-{}", value.replace('_', "-")))),
        chosen: *value == chosen,
    };
    values.iter().map(choice).collect()
}

impl FinerView {
    pub(super) fn new(asked: &Asked, form: &Form, words: Words<'_>) -> Self {
        let finer = &asked.finer;
        let mut names: Vec<&str> = Vec::new();
        for name in asked.chosen() {
            if !name.starts_with(CODE) && !names.contains(&name) {
                names.push(name);
            }
        }
        let mut variables: Vec<VariableView> =
            names.iter().filter_map(|name| VariableView::of_name(name, asked, form, words)).collect();
        let mut computed: Vec<ComputedView> = Vec::new();
        for (number, one) in (1..).zip(&finer.computed).filter(|(_, one)| !one.expression.is_empty()) {
            computed.push(ComputedView {
                number,
                expression: one.expression.clone(),
                called: one.called.clone(),
                is_number: one.number,
                in_columns: one.in_columns,
            });
            let kinds = Kinds { number: one.number, ..Kinds::default() };
            let label = if one.called.is_empty() { &one.expression } else { &one.called };
            if one.number {
                let name = number.to_string();
                variables.push(VariableView::new(&name, label.clone(), kinds, (asked, None, form), words));
            }
        }
        // One more to be filled in, whatever numbers those before it have.
        let next = computed.last().map_or(1, |last| last.number + 1);
        if next <= MOST_COMPUTED {
            let (expression, called) = (String::new(), String::new());
            computed.push(ComputedView {
                number: next,
                expression,
                called,
                is_number: false,
                in_columns: false,
            });
        }
        let of: Vec<&str> = variables.iter().map(|variable| variable.name.as_str()).collect();
        let grids = asked.rows.iter().filter(|name| is_single(form, name)).count() > 1;
        Self {
            of: format!("{} {}", of.join(" "), computed.len()),
            may_grid: grids || finer.grid,
            grid: finer.grid,
            means: MEANS
                .iter()
                .flat_map(|test| named(&[test], "means", "", words.1))
                .map(|choice| ChoiceView { chosen: finer.means.contains(&choice.value), ..choice })
                .collect(),
            level: named(&LEVELS, "level", if finer.level.is_empty() { "95" } else { &finer.level }, words.1),
            quantiles: finer.quantiles.clone(),
            digits: finer.digits.clone(),
            said: !(finer.means.is_empty() && finer.quantiles.is_empty() && finer.digits.is_empty()),
            variables,
            computed,
        }
    }

    /// With everything that there may be.
    pub(super) fn sample(form: &Form, words: Words<'_>) -> Self {
        let query = "rows=reasons&rows=age&rows=gender&rows=education&columns=response%3Aday&expression/1=1&as/1=number\
            &of1/reasons=none&bands/age=own&bounds/age=20";
        let fields = crate::web::query::Fields::read(query.as_bytes()).unwrap_or_default();
        Self::new(&Asked::read(&fields), form, words)
    }
}

fn is_single(form: &Form, name: &str) -> bool {
    form.question(name).is_some_and(|question| matches!(question.kind, Kind::Single { .. }))
}

impl VariableView {
    fn of_name(name: &str, asked: &Asked, form: &Form, words: Words<'_>) -> Option<Self> {
        if name == "response:day" {
            let label = (words.1)(&Message::new("build-response-day"));
            let kinds = Kinds { day: true, ..Kinds::default() };
            return Some(Self::new(name, label, kinds, (asked, None, form), words));
        }
        let question = form.question(name)?;
        let kinds = Kinds::of(question);
        let label = question.short_label().words(words.0, &form.languages).to_owned();
        kinds.any().then(|| Self::new(name, label, kinds, (asked, Some(question), form), words))
    }

    fn new(
        name: &str,
        label: String,
        kinds: Kinds,
        (asked, question, form): (&Asked, Option<&Question>, &Form),
        (language, say): Words<'_>,
    ) -> Self {
        let usual = Finely::default();
        let finely = asked.finer.of.get(name).unwrap_or(&usual);
        let bands: &[&str] = if kinds.number { &["equal", "quantiles", "own"] } else { &[] };
        let every: &[&str] = if kinds.day { &["day", "week", "month", "whole"] } else { &[] };
        let net = |number: usize| {
            let there = finely.nets.get(number - 1);
            let choice = |choice: &domain::form::Choice| ChoiceView {
                value: choice.code.to_string(),
                label: choice.label.words(language, &form.languages).to_owned(),
                chosen: there.is_some_and(|net| net.of.iter().any(|code| code == choice.code.as_str())),
            };
            NetView {
                number,
                label: there.map_or_else(String::new, |net| net.label.clone()),
                instead: there.is_some_and(|net| net.instead),
                of: question.map_or(&[][..], |question| question.choices()).iter().map(choice).collect(),
            }
        };
        let nets = if kinds.choices { (finely.nets.len() + 1).min(MOST_NETS) } else { 0 };
        Self {
            name: name.to_owned(),
            label,
            said: *finely != usual,
            bands: named(bands, "bands", &finely.bands, say),
            parts: finely.parts.clone(),
            bounds: finely.bounds.clone(),
            is_scale: kinds.scale,
            top: finely.top.clone(),
            bottom: finely.bottom.clone(),
            every: named(every, "every", &finely.every, say),
            nets: (1..=nets).map(net).collect(),
        }
    }
}
