//! The responses of a study as a dataset: every version of its form in the same columns.
//!
//! The columns are those of [`exchange::responses`](crate::exchange::responses), by the same names in
//! the same order. What a column holds is seen twice: first every response is looked at ([`Survey::see`]),
//! so that widths, decimals and missing values are declared as they are and a question whose kind changed
//! between versions still has one; then each is written ([`Responses::made`], [`Responses::cells`]).

mod plan;
mod seen;
#[cfg(test)]
mod tests;

use super::missing::MissingCodes;
use super::model::{Category, Cell, Dataset, Kind, Measure, MultipleSet, Role, Variable, Words};
use crate::answer::{Answer, Answers, Missing, record};
use crate::exchange::responses::{Files, Submission};
use crate::form::{Code, Form};
use crate::language::{Language, Text};
use crate::message::Message;
use crate::table::words;
use chrono::{DateTime, FixedOffset};
use plan::{Part, Plan, Source};
use seen::Seen;

/// Puts a message into the words of a language.
pub type SayIn<'a> = &'a dyn Fn(Language, &Message) -> String;

/// What is said of a study.
#[derive(Clone, Debug)]
pub struct About {
    /// Its address.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// What a reader of the data has to know.
    pub notes: Vec<Text>,
    /// When the data are taken.
    pub made: DateTime<FixedOffset>,
}

/// Columns of which it is not yet known how wide they are.
pub struct Survey {
    languages: Vec<Language>,
    plans: Vec<Plan>,
    seen: Vec<Seen>,
    sets: Vec<(String, Text)>,
    words: Words,
}

/// The columns of responses.
pub struct Responses {
    /// What they are.
    pub dataset: Dataset,
    plans: Vec<Plan>,
    /// The codes of choices, in the order of their categories.
    codes: Vec<Vec<Code>>,
}

/// Texts of one response that had to be made before cells can show them.
pub struct Made(Vec<Option<String>>);

impl Survey {
    /// The columns of these versions of a form, the newest first.
    #[must_use]
    pub fn new(versions: &[&Form], say: SayIn<'_>) -> Self {
        let everywhere = |message: &Message| {
            Text::of(&say(Language::Kk, message), &say(Language::Ru, message), &say(Language::En, message))
        };
        let (plans, sets) = plan::of(versions, &everywhere);
        let languages = versions.first().map(|form| form.languages.clone()).unwrap_or_default();
        let words = Words {
            no: everywhere(&Message::new("export-unticked")),
            yes: everywhere(&Message::new("export-ticked")),
            not_asked: everywhere(&words::missing(Missing::NotAsked)),
            dont_know: everywhere(&words::missing(Missing::DontKnow)),
            refused: everywhere(&words::missing(Missing::Refused)),
        };
        let seen = plans.iter().map(|_| Seen::default()).collect();
        Self { languages, plans, seen, sets, words }
    }

    /// Looks at a response.
    pub fn see(&mut self, submission: &Submission<'_>, files: &Files) {
        for (plan, seen) in self.plans.iter().zip(&mut self.seen) {
            plan.see(submission, files, seen);
        }
    }

    /// The columns, all responses being seen.
    #[must_use]
    pub fn finish(self, about: About) -> Responses {
        let mut codes = Vec::with_capacity(self.plans.len());
        let mut variables = Vec::with_capacity(self.plans.len());
        let mut plans = Vec::with_capacity(self.plans.len());
        for (mut plan, seen) in self.plans.into_iter().zip(self.seen) {
            let (variable, own) = variable(&mut plan, seen);
            variables.push(variable);
            codes.push(own);
            plans.push(plan);
        }
        let sets = self.sets.into_iter().map(|(name, label)| {
            let own = |plan: &Plan| matches!(&plan.source, Source::Answer { question, part: Part::Tick(_) } if *question == name);
            let places = plans.iter().enumerate().filter(|(_, plan)| own(plan));
            let variables = places.map(|(place, _)| place).collect();
            MultipleSet { name, label, variables }
        });
        let dataset = Dataset {
            id: about.id,
            title: about.title,
            notes: about.notes,
            made: about.made,
            languages: self.languages,
            sets: sets.collect(),
            variables,
            weight: None,
            words: self.words,
        };
        Responses { dataset, plans, codes }
    }
}

/// A column as the responses have it, and the codes of its choices.
fn variable(plan: &mut Plan, seen: Seen) -> (Variable, Vec<Code>) {
    let mut own = Vec::new();
    let kind = match (&mut plan.natural, seen.misfit) {
        (Natural::Choice(choices), _) => {
            // Codes that no version knows, so that no answer is lost.
            choices.extend(seen.strange.into_iter().map(|code| (code, Text::default())));
            own.extend(choices.iter().map(|(code, _)| code.clone()));
            let choices = choices.iter().map(|(code, label)| (code.to_string(), label.clone()));
            Kind::Choice(Category::numbered(choices))
        }
        (Natural::Flag, _) => Kind::Flag,
        (natural, true) => {
            *natural = Natural::Text;
            Kind::Text { bytes: seen.bytes.max(seen::LONGEST_PLAIN) }
        }
        (Natural::Number, false) => Kind::Number { decimals: seen.decimals },
        (Natural::Day, false) => Kind::Day,
        (Natural::Moment, false) => Kind::Moment,
        (Natural::Time, false) => Kind::Time,
        (Natural::Text, false) => Kind::Text { bytes: seen.bytes },
    };
    let lowest = match &kind {
        Kind::Choice(categories) => {
            categories.iter().map(|category| f64::from(category.number)).fold(0.0, f64::min)
        }
        _ => seen.lowest,
    };
    let mut variable = Variable::new(&plan.name, kind, plan.label.clone());
    variable.question = plan.question.clone();
    variable.missing =
        plan.missing.union(&seen.missing).copied().filter(|it| *it != Missing::NoAnswer).collect();
    variable.codes = MissingCodes::below(lowest);
    if plan.ordinal {
        variable.measure = Measure::Ordinal;
    }
    if !matches!(plan.source, Source::Answer { .. }) {
        variable.role = Role::About;
    }
    (variable, own)
}

/// What a column holds, unless an answer does not fit.
#[derive(Clone, Debug, PartialEq)]
enum Natural {
    Choice(Vec<(Code, Text)>),
    Flag,
    Number,
    Text,
    Day,
    Moment,
    Time,
}

impl Responses {
    /// Texts that have to be made before cells can show them.
    #[must_use]
    pub fn made(&self, submission: &Submission<'_>) -> Made {
        Made(self.plans.iter().map(|plan| plan.made(submission)).collect())
    }

    /// The cells of a response, in the order of the columns.
    #[must_use]
    pub fn cells<'a>(
        &'a self,
        submission: &Submission<'a>,
        made: &'a Made,
        files: &'a Files,
    ) -> Vec<Cell<'a>> {
        let plans = self.plans.iter().zip(&made.0).zip(&self.codes);
        plans.map(|((plan, made), codes)| plan.cell(submission, made.as_deref(), (codes, files))).collect()
    }
}

/// Rows of a repeat as they stand in records.
fn json(answers: &Answers, name: &str) -> Option<String> {
    let answer = answers.get(name);
    matches!(answer, Answer::Rows(_)).then(|| record::value(answer).to_string())
}
