//! What a column can become. Targets are called as the columns of an export are.

use crate::form::{Code, Form, Kind, Name, Question, Shape};
use std::collections::HashSet;

/// What a column becomes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// The response's own id: `submission/id`.
    Id,
    /// When it was begun: `submission/started`.
    Started,
    /// When it was finished: `submission/submitted`.
    Submitted,
    /// The language it was given in: `submission/language`.
    Language,
    /// The number of the version of the form: `submission/version`.
    Version,
    /// The answer to a question, in one column: `age`.
    Question(Name),
    /// Whether a choice was ticked, or which rank it has: `reasons/support`.
    Choice(Name, Code),
    /// Latitude, longitude, altitude or accuracy of a point: `home/latitude`.
    Point(Name, usize),
    /// How many rows a repeat has: `member`.
    Count(Name),
    /// The rows of a repeat as JSON: `member/rows`.
    Rows(Name),
}

/// The parts of a point.
pub(super) const POINT: [&str; 4] = ["latitude", "longitude", "altitude", "accuracy"];

/// What every response has.
pub(super) const ABOUT: [(&str, Target); 5] = [
    ("submission/id", Target::Id),
    ("submission/started", Target::Started),
    ("submission/submitted", Target::Submitted),
    ("submission/language", Target::Language),
    ("submission/version", Target::Version),
];

/// A column of an export that becomes nothing: numbers are given anew.
pub(super) const NUMBER: &str = "submission/number";

impl Target {
    /// What it is called.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Question(name) | Self::Count(name) => name.to_string(),
            Self::Choice(name, code) => format!("{name}/{code}"),
            Self::Point(name, part) => format!("{name}/{}", POINT.get(*part).copied().unwrap_or_default()),
            Self::Rows(name) => format!("{name}/rows"),
            about => {
                let known = ABOUT.iter().find(|(_, target)| target == about);
                known.map_or_else(String::new, |(name, _)| (*name).to_owned())
            }
        }
    }

    /// The question or repeat that it belongs to.
    #[must_use]
    pub const fn question(&self) -> Option<&Name> {
        match self {
            Self::Question(name)
            | Self::Choice(name, _)
            | Self::Point(name, _)
            | Self::Count(name)
            | Self::Rows(name) => Some(name),
            _ => None,
        }
    }
}

/// The versions of a form, the newest first, and what columns of their responses can become.
#[derive(Clone, Copy, Debug)]
pub struct Targets<'f> {
    /// Their numbers and what they ask.
    pub versions: &'f [(i32, &'f Form)],
}

impl<'f> Targets<'f> {
    /// Every question that a column can answer, those of the newest version first; each as the newest
    /// version has it.
    #[must_use]
    pub fn questions(self) -> Vec<&'f Question> {
        let mut known = HashSet::new();
        let all = self.versions.iter().flat_map(|(_, form)| form.questions());
        all.filter(|question| is_brought(question) && known.insert(question.name.as_str())).collect()
    }

    /// The question of that name in every version, the newest first.
    pub(super) fn question(self, name: &str) -> impl Iterator<Item = &'f Question> {
        let name = name.to_owned();
        self.versions
            .iter()
            .filter_map(move |(_, form)| form.questions().find(|question| question.name.as_str() == name))
    }

    /// The choices of a question in every version, the newest first.
    pub(super) fn choices(self, name: &str) -> Vec<&'f crate::form::Choice> {
        let mut known = HashSet::new();
        let all = self.question(name).flat_map(Question::choices);
        all.filter(|choice| known.insert(choice.code.as_str())).collect()
    }

    /// What a name means; `None` where it means nothing here.
    #[must_use]
    pub fn find(self, name: &str) -> Option<Target> {
        if let Some((_, target)) = ABOUT.iter().find(|(known, _)| *known == name) {
            return Some(target.clone());
        }
        if let Some(question) = self.question(name).next() {
            return is_brought(question).then(|| Target::Question(question.name.clone()));
        }
        let repeat = |name: &str| {
            let repeats = self.versions.iter().flat_map(|(_, form)| form.repeats());
            repeats.map(|group| &group.name).find(|known| known.as_str() == name)
        };
        if let Some(name) = repeat(name) {
            return Some(Target::Count(name.clone()));
        }
        let (name, part) = name.split_once('/')?;
        if let Some(name) = repeat(name).filter(|_| part == "rows") {
            return Some(Target::Rows(name.clone()));
        }
        let question = self.question(name).next()?;
        if self.is_parted(name) {
            let choice = self.choices(name).into_iter().find(|choice| choice.code.as_str() == part)?;
            return Some(Target::Choice(question.name.clone(), choice.code.clone()));
        }
        let part = POINT.iter().position(|known| *known == part)?;
        let point = matches!(question.kind, Kind::Location { shape: Shape::Point });
        point.then(|| Target::Point(question.name.clone(), part))
    }

    /// Whether its choices can have columns of their own.
    pub(super) fn is_parted(self, name: &str) -> bool {
        self.question(name).any(|it| matches!(it.kind, Kind::Multiple { .. } | Kind::Rank { .. }))
    }

    /// Every target, in the order of the newest version; of a question its parts after itself.
    #[must_use]
    pub fn all(self) -> Vec<Target> {
        let mut all: Vec<Target> = ABOUT.iter().map(|(_, target)| target.clone()).collect();
        for question in self.questions() {
            all.push(Target::Question(question.name.clone()));
            all.extend(self.parts(question));
        }
        let mut known = HashSet::new();
        for group in self.versions.iter().flat_map(|(_, form)| form.repeats()) {
            if known.insert(group.name.as_str()) {
                all.extend([Target::Count(group.name.clone()), Target::Rows(group.name.clone())]);
            }
        }
        all
    }

    /// The parts of a question that have columns of their own.
    #[must_use]
    pub fn parts(self, question: &Question) -> Vec<Target> {
        let name = question.name.as_str();
        if self.is_parted(name) {
            let choices = self.choices(name).into_iter();
            return choices
                .map(|choice| Target::Choice(question.name.clone(), choice.code.clone()))
                .collect();
        }
        match question.kind {
            Kind::Location { shape: Shape::Point } => {
                (0..POINT.len()).map(|part| Target::Point(question.name.clone(), part)).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Whether a table can hold its answer: files come with phones only.
fn is_brought(question: &Question) -> bool {
    !matches!(question.kind, Kind::File { .. })
}
