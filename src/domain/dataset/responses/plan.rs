//! Which columns there are, and where each takes its cells from.

use super::seen::Seen;
use super::{Natural, json};
use crate::answer::{Answer, Missing};
use crate::dataset::Cell;
use crate::exchange::responses::{Files, Submission};
use crate::form::{Code, Form, Kind, Question, Shape};
use crate::language::{Language, Text};
use crate::message::Message;
use std::collections::BTreeSet;

/// A column.
pub(super) struct Plan {
    pub(super) name: String,
    pub(super) label: Text,
    pub(super) question: Text,
    pub(super) natural: Natural,
    pub(super) source: Source,
    pub(super) missing: BTreeSet<Missing>,
    pub(super) ordinal: bool,
}

/// Where its cells come from.
pub(super) enum Source {
    Id,
    Number,
    Version,
    Language,
    Started,
    Submitted,
    Answer { question: String, part: Part },
}

/// Which part of an answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    One,
    /// Whether a choice was ticked.
    Tick(Code),
    /// Which rank a choice has.
    Rank(Code),
    /// Latitude, longitude, altitude or accuracy.
    Point(usize),
    /// What the bundle of files calls it.
    FileName,
    /// How many rows a repeat has.
    Count,
    /// The rows themselves.
    Rows,
}

const POINT: [(&str, &str); 4] = [
    ("latitude", "export-latitude"),
    ("longitude", "export-longitude"),
    ("altitude", "export-altitude"),
    ("accuracy", "export-accuracy"),
];

type Everywhere<'a> = &'a dyn Fn(&Message) -> Text;

/// The columns, and the questions whose ticks are a set.
pub(super) fn of(versions: &[&Form], say: Everywhere<'_>) -> (Vec<Plan>, Vec<(String, Text)>) {
    let mut plans = about(say);
    let mut sets = Vec::new();
    for question in versions.iter().flat_map(|form| form.questions()) {
        if knows(&plans, question.name.as_str()) {
            continue;
        }
        let same = versions.iter().flat_map(|form| form.questions());
        let same: Vec<&Question> = same.filter(|other| other.name == question.name).collect();
        plans.extend(asked(&same, say, &mut sets));
    }
    for group in versions.iter().flat_map(|form| form.repeats()) {
        let name = group.name.as_str();
        if !knows(&plans, name) {
            let column = |name: String, natural, part| {
                let mut plan = Plan::new(
                    name,
                    group.label.clone(),
                    natural,
                    Source::Answer { question: group.name.to_string(), part },
                );
                plan.missing.insert(Missing::NotAsked);
                plan
            };
            plans.push(column(name.to_owned(), Natural::Number, Part::Count));
            plans.push(column(format!("{name}/rows"), Natural::Text, Part::Rows));
        }
    }
    (plans, sets)
}

fn knows(plans: &[Plan], name: &str) -> bool {
    plans.iter().any(|plan| matches!(&plan.source, Source::Answer { question, .. } if question == name))
}

fn about(say: Everywhere<'_>) -> Vec<Plan> {
    let languages = Language::ALL.into_iter().filter_map(|language| {
        let own = language.own_name();
        Some((Code::new(language.tag()).ok()?, Text::of(own, own, own)))
    });
    let plan = |name: &str, key: &str, natural, source| {
        Plan::new(format!("submission/{name}"), say(&Message::new(key)), natural, source)
    };
    vec![
        plan("id", "export-id", Natural::Text, Source::Id),
        plan("number", "export-number", Natural::Number, Source::Number),
        plan("version", "export-version", Natural::Number, Source::Version),
        plan("language", "export-response-language", Natural::Choice(languages.collect()), Source::Language),
        plan("started", "export-started", Natural::Moment, Source::Started),
        plan("submitted", "export-submitted", Natural::Moment, Source::Submitted),
    ]
}

/// The columns of a question as the versions have it, the newest first.
fn asked(versions: &[&Question], say: Everywhere<'_>, sets: &mut Vec<(String, Text)>) -> Vec<Plan> {
    let Some(question) = versions.first() else { return Vec::new() };
    let mut choices: Vec<(Code, Text)> = Vec::new();
    for choice in versions.iter().flat_map(|question| question.choices()) {
        if !choices.iter().any(|(code, _)| *code == choice.code) {
            choices.push((choice.code.clone(), choice.label.clone()));
        }
    }
    let any = |is: fn(&Kind) -> bool| versions.iter().any(|question| is(&question.kind));
    let name = question.name.as_str();
    let label = question.short_label();
    let column = |name: String, label: Text, natural, part| {
        let source = Source::Answer { question: question.name.to_string(), part };
        let mut plan = Plan::new(name, label, natural, source);
        if question.label != plan.label {
            plan.question = question.label.clone();
        }
        plan.missing.insert(Missing::NotAsked);
        plan.missing.extend(versions.iter().any(|it| it.dont_know).then_some(Missing::DontKnow));
        plan.missing.extend(versions.iter().any(|it| it.refuse).then_some(Missing::Refused));
        plan
    };
    let beside = |part: &Text| {
        each(|language| {
            let (question, part) = (label.words(language, &[]), part.words(language, &[]));
            let message = Message::new("export-choice").with("question", question).with("choice", part);
            say(&message).get(language).map(str::to_owned)
        })
    };
    if any(|kind| matches!(kind, Kind::Multiple { .. })) && !choices.is_empty() {
        sets.push((name.to_owned(), label.clone()));
        let ticks = choices
            .into_iter()
            .map(|(code, label)| column(format!("{name}/{code}"), label, Natural::Flag, Part::Tick(code)));
        return ticks.collect();
    }
    if any(|kind| matches!(kind, Kind::Rank { .. })) && !choices.is_empty() {
        let ranks = choices.into_iter().map(|(code, choice)| {
            let mut plan =
                column(format!("{name}/{code}"), beside(&choice), Natural::Number, Part::Rank(code));
            plan.ordinal = true;
            plan
        });
        return ranks.collect();
    }
    if any(|kind| matches!(kind, Kind::Location { shape: Shape::Point })) {
        let parts = (0..).zip(POINT).map(|(place, (part, key))| {
            column(
                format!("{name}/{part}"),
                beside(&say(&Message::new(key))),
                Natural::Number,
                Part::Point(place),
            )
        });
        return parts.collect();
    }
    let natural = natural(&question.kind, choices, say);
    let mut plan = column(name.to_owned(), label.clone(), natural, Part::One);
    plan.ordinal = question.looks("likert");
    if any(|kind| matches!(kind, Kind::File { .. })) {
        let words = beside(&say(&Message::new("export-file")));
        return vec![plan, column(format!("{name}/file"), words, Natural::Text, Part::FileName)];
    }
    vec![plan]
}

/// A text put together in every language.
fn each(words: impl Fn(Language) -> Option<String>) -> Text {
    let mut text = Text::default();
    for language in Language::ALL {
        text.set(language, words(language));
    }
    text
}

fn natural(kind: &Kind, choices: Vec<(Code, Text)>, say: Everywhere<'_>) -> Natural {
    match kind {
        Kind::Single { .. } if !choices.is_empty() => Natural::Choice(choices),
        Kind::Acknowledge => {
            let agreed = Code::new(Code::AGREED).into_iter();
            Natural::Choice(agreed.map(|code| (code, say(&Message::new("export-ticked")))).collect())
        }
        Kind::Integer { .. } | Kind::Decimal { .. } | Kind::Range { .. } => Natural::Number,
        Kind::Date { .. } => Natural::Day,
        Kind::Time => Natural::Time,
        Kind::DateTime => Natural::Moment,
        _ => Natural::Text,
    }
}

/// The code of an answer; of one that took several before it took one, the first.
pub(super) fn first(answer: &Answer) -> Option<&Code> {
    match answer {
        Answer::One(code) => Some(code),
        Answer::Many(codes) | Answer::Ranked(codes) => codes.first(),
        _ => None,
    }
}

/// An answer as somebody would write it in one cell.
pub(super) fn in_words(answer: &Answer) -> String {
    answer.typed().join(if matches!(answer, Answer::Many(_) | Answer::Ranked(_)) { ";" } else { " " })
}

impl Plan {
    fn new(name: String, label: Text, natural: Natural, source: Source) -> Self {
        let (question, missing) = (Text::default(), BTreeSet::new());
        Self { name, label, question, natural, source, missing, ordinal: false }
    }

    pub(super) fn see(&self, submission: &Submission<'_>, files: &Files, seen: &mut Seen) {
        match &self.source {
            Source::Id => seen.text(submission.id),
            Source::Answer { question, part } => {
                let answer = submission.answers.get(question);
                match (part, answer) {
                    (Part::One, answer) => seen.answer(&self.natural, answer),
                    (_, Answer::Missing(kind)) => drop(seen.missing.insert(*kind)),
                    (Part::Rows, _) => seen.text(&json(submission.answers, question).unwrap_or_default()),
                    (Part::FileName, Answer::File(id)) => seen.text(files.get(id).map_or("", String::as_str)),
                    (Part::Point(place), answer) => {
                        if let Some(number) = point(answer, *place) {
                            seen.number(number);
                        }
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// A text that has to be made.
    pub(super) fn made(&self, submission: &Submission<'_>) -> Option<String> {
        let Source::Answer { question, part } = &self.source else { return None };
        match (part, &self.natural, submission.answers.get(question)) {
            (_, _, Answer::Missing(_)) | (Part::One, _, Answer::Text(_)) => None,
            (Part::One, Natural::Text, answer) => Some(in_words(answer)),
            (Part::Rows, _, _) => json(submission.answers, question),
            _ => None,
        }
    }

    pub(super) fn cell<'a>(
        &self,
        submission: &Submission<'a>,
        made: Option<&'a str>,
        (codes, files): (&[Code], &'a Files),
    ) -> Cell<'a> {
        const NONE: Cell<'static> = Cell::Missing(Missing::NoAnswer);
        match &self.source {
            Source::Id => Cell::Text(submission.id),
            #[expect(clippy::cast_precision_loss, reason = "nobody has so many responses or versions")]
            Source::Number => Cell::Number(submission.number as f64),
            #[expect(clippy::cast_precision_loss, reason = "nobody has so many responses or versions")]
            Source::Version => Cell::Number(submission.version as f64),
            Source::Language => {
                let place = codes.iter().position(|code| code.as_str() == submission.language.tag());
                place.map_or(NONE, Cell::Choice)
            }
            Source::Started => submission.started.map_or(NONE, Cell::Moment),
            Source::Submitted => Cell::Moment(submission.submitted),
            Source::Answer { question, part } => {
                let answers: &'a _ = submission.answers;
                match (part, answers.get(question)) {
                    (_, Answer::Missing(kind)) => Cell::Missing(*kind),
                    (Part::One, answer) => self.one(answer, made, codes).unwrap_or(NONE),
                    (Part::Tick(code), Answer::Many(given) | Answer::Ranked(given)) => {
                        Cell::Flag(given.contains(code))
                    }
                    (Part::Tick(code), Answer::One(given)) => Cell::Flag(given == code),
                    (Part::Rank(code), Answer::Ranked(given)) => {
                        place(given.iter().position(|known| known == code).map(|place| place + 1))
                    }
                    (Part::Point(at), answer) => point(answer, *at).map_or(NONE, Cell::Number),
                    (Part::FileName, Answer::File(id)) => files.get(id).map_or(NONE, |name| Cell::Text(name)),
                    (Part::Count, Answer::Rows(rows)) => place(Some(rows.len())),
                    (Part::Rows, _) => made.map_or(NONE, Cell::Text),
                    _ => NONE,
                }
            }
        }
    }

    fn one<'a>(&self, answer: &'a Answer, made: Option<&'a str>, codes: &[Code]) -> Option<Cell<'a>> {
        Some(match (&self.natural, answer) {
            (Natural::Choice(_), answer) => {
                let code = first(answer)?;
                Cell::Choice(codes.iter().position(|known| known == code)?)
            }
            #[expect(clippy::cast_precision_loss, reason = "greater ones are words")]
            (Natural::Number, Answer::Integer(number)) => Cell::Number(*number as f64),
            (Natural::Number, Answer::Decimal(number)) => Cell::Number(*number),
            (Natural::Day, Answer::Date(day)) => Cell::Day(*day),
            (Natural::Moment, Answer::Moment(moment)) => Cell::Moment(*moment),
            (Natural::Time, Answer::Time(time)) => Cell::Time(*time),
            (Natural::Text, Answer::Text(text)) => Cell::Text(text),
            _ => Cell::Text(made?),
        })
    }
}

/// A count, which is small.
#[expect(clippy::cast_precision_loss, reason = "rows and ranks are few")]
fn place(number: Option<usize>) -> Cell<'static> {
    number.map_or(Cell::Missing(Missing::NoAnswer), |number| Cell::Number(number as f64))
}

/// A part of the first point of a place.
fn point(answer: &Answer, part: usize) -> Option<f64> {
    let Answer::Location(location) = answer else { return None };
    let point = location.0.first()?;
    [Some(point.latitude), Some(point.longitude), point.altitude, point.accuracy].get(part).copied()?
}
