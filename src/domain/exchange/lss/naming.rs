//! What the columns of a survey are called: in its responses, in ExpressionScript, and here.

use super::Losses;
use super::survey::{Question, Survey};
use crate::form::{Code, Name};
use crate::message::Message;
use std::collections::{BTreeMap, BTreeSet};

/// The code of “other” in a single choice, as LimeSurvey stores it.
pub(super) const OTHER: &str = "-oth-";
/// The code of “other” in a multiple choice.
pub(super) const OTHER_TICKED: &str = "other";

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A code.
    Code,
    /// A number.
    Number,
    /// Anything else.
    Text,
    /// A moment, of which that much counts.
    Moment(Counts),
    /// `Y` where that code of a multiple choice is ticked.
    Tick(Code),
    /// Words, which also tick “other” of a multiple choice.
    OtherTick(Name),
    /// The code that was given this rank, counted from 0.
    Rank(usize),
    /// Nothing that is carried over.
    Nothing,
}

/// What counts of a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counts {
    Day,
    Time,
    Both,
}

/// A column of the responses.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// What follows the question's number in the column's name.
    pub(super) suffix: String,
    /// What ExpressionScript calls it.
    pub(super) variable: String,
    /// The question that it belongs to here.
    pub(super) name: Name,
    pub(super) role: Role,
}

/// Every name.
#[derive(Default)]
pub(super) struct Naming {
    taken: BTreeSet<String>,
    /// The names of questions and groups by number and suffix.
    names: BTreeMap<(String, String), Name>,
    columns: BTreeMap<String, Vec<Column>>,
    variables: BTreeMap<String, (Name, Role)>,
}

impl Naming {
    pub(super) fn of(survey: &Survey, losses: &mut Losses) -> Self {
        let mut naming = Self::default();
        for question in survey.groups.iter().flat_map(|group| &group.questions) {
            naming.question(question, losses);
        }
        naming
    }

    /// The name of a question or group of that question, by the suffix of its column.
    pub(super) fn name(&self, question: &Question, suffix: &str) -> Option<&Name> {
        self.names.get(&(question.id.clone(), suffix.to_owned()))
    }

    /// What ExpressionScript speaks of.
    pub(super) fn variable(&self, variable: &str) -> Option<&(Name, Role)> {
        self.variables.get(variable)
    }

    /// The column of a question by the rest of its name.
    pub(super) fn column(&self, question: &str, suffix: &str) -> Option<&Column> {
        // In XML a `-` stands for the `#` of two scales.
        let same = |column: &&Column| column.suffix == suffix || column.suffix.replace('#', "-") == suffix;
        self.columns.get(question)?.iter().find(same)
    }

    /// The question whose answer `{…}` shows.
    pub(super) fn shown(&self, inner: &str) -> Option<&Name> {
        let variable = inner.strip_suffix(".shown").or_else(|| inner.strip_suffix(".NAOK")).unwrap_or(inner);
        if let Some(field) = variable.strip_prefix("INSERTANS:") {
            let (_, field) = field.split_once('X')?;
            let (_, field) = field.split_once('X')?;
            let end = field.find(|c: char| !c.is_ascii_digit()).unwrap_or(field.len());
            let column = self.column(&field[..end], &field[end..])?;
            return Some(&column.name);
        }
        let (name, role) = self.variable(variable)?;
        role.is_answer().then_some(name)
    }

    fn question(&mut self, question: &Question, losses: &mut Losses) {
        let base = self.fresh(&question.code, &question.code, losses);
        self.names.insert((question.id.clone(), String::new()), base.clone());
        for scale in ["0", "1"] {
            // The two groups of an array of two scales.
            if question.kind == "1" {
                let name = self.fresh(&format!("{}_{scale}", question.code), &question.code, losses);
                self.names.insert((question.id.clone(), format!("#{scale}")), name);
            }
        }
        let mut columns = Vec::new();
        for (suffix, rest, role) in columns_of(question, &base) {
            let variable = format!("{}{rest}", question.code);
            let own = role.is_answer() || matches!(role, Role::OtherTick(_));
            let name = if own && !suffix.is_empty() {
                let name = self.fresh(&variable, &question.code, losses);
                self.names.insert((question.id.clone(), suffix.clone()), name.clone());
                name
            } else {
                base.clone()
            };
            let shown = if matches!(role, Role::OtherTick(_)) { Role::Text } else { role.clone() };
            self.variables.entry(variable.clone()).or_insert((name.clone(), shown));
            columns.push(Column { suffix, variable, name, role });
        }
        self.columns.insert(question.id.clone(), columns);
    }

    /// A name that nothing else has, as near to the given one as can be.
    fn fresh(&mut self, wanted: &str, place: &str, losses: &mut Losses) -> Name {
        let fits = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        let mut base: String = wanted.chars().map(|c| if fits(c) { c } else { '_' }).take(60).collect();
        if !base.starts_with(char::is_alphabetic) || base.eq_ignore_ascii_case("meta") {
            base.insert(0, 'q');
        }
        let numbered = (2..).map(|number| format!("{base}_{number}"));
        let free = std::iter::once(base.clone()).chain(numbered).find_map(|name| {
            let name = Name::new(name).ok()?;
            self.taken.insert(name.as_str().to_lowercase()).then_some(name)
        });
        let name = free.expect("a letter and signs of names are a name, and numbers do not end");
        if name.as_str() != wanted {
            let told = Message::new("lss-renamed").with("from", wanted).with("to", name.as_str());
            losses.tell(place, told);
        }
        name
    }
}

/// The columns of a question: the end of their names in the responses, the end of their names in
/// ExpressionScript, and what they hold.
fn columns_of(question: &Question, base: &Name) -> Vec<(String, String, Role)> {
    let one = |role| vec![(String::new(), String::new(), role)];
    let row = |sub: &super::survey::Sub, end: &str, role: Role| {
        (format!("{}{end}", sub.code), format!("_{}{end}", sub.code), role)
    };
    let rows = |role: Role| question.on_scale("0").map(|sub| row(sub, "", role.clone())).collect::<Vec<_>>();
    let mut columns = match question.kind.as_str() {
        "5" | "L" | "!" | "G" | "Y" | "O" => one(Role::Code),
        "N" => one(Role::Number),
        "D" => one(Role::Moment(counts(question))),
        "A" | "B" | "C" | "E" | "F" | "H" => rows(Role::Code),
        "K" => rows(Role::Number),
        "Q" => rows(Role::Text),
        "M" | "P" => {
            let mut columns = Vec::new();
            for sub in question.on_scale("0") {
                let Ok(code) = Code::new(&sub.code) else { continue };
                columns.push(row(sub, "", Role::Tick(code)));
                if question.kind == "P" {
                    columns.push(row(sub, "comment", Role::Text));
                }
            }
            columns
        }
        "1" => {
            let both = |sub| ["0", "1"].map(|scale| (sub, scale));
            let columns = question.on_scale("0").flat_map(both);
            columns
                .map(|(sub, n)| (format!("{}#{n}", sub.code), format!("_{}_{n}", sub.code), Role::Code))
                .collect()
        }
        ":" | ";" => {
            let role = if question.kind == ":" { Role::Number } else { Role::Text };
            let cells =
                question.on_scale("0").flat_map(|row| question.on_scale("1").map(move |of| (row, of)));
            let cell = |(row, of): (&super::survey::Sub, &super::survey::Sub)| {
                let end = format!("{}_{}", row.code, of.code);
                (end.clone(), format!("_{end}"), role.clone())
            };
            cells.map(cell).collect()
        }
        "R" => (0..question.answers.len())
            .map(|at| (format!("{}", at + 1), format!("_{}", at + 1), rank(question, at)))
            .collect(),
        "I" | "X" => one(Role::Nothing),
        "|" => {
            vec![
                (String::new(), String::new(), Role::Nothing),
                ("_filecount".to_owned(), "_filecount".to_owned(), Role::Nothing),
            ]
        }
        _ => one(Role::Text),
    };
    let own = |end: &str, variable: &str, role| (end.to_owned(), variable.to_owned(), role);
    match question.kind.as_str() {
        "L" | "!" if question.other => columns.push(own("other", "_other", Role::Text)),
        "O" => columns.push(own("comment", "_comment", Role::Text)),
        "M" | "P" if question.other => {
            columns.push(own("other", "_other", Role::OtherTick(base.clone())));
            if question.kind == "P" {
                columns.push(own("othercomment", "_othercomment", Role::Text));
            }
        }
        _ => {}
    }
    columns
}

/// A rank is one of a rank, or a single choice where not all answers are to be ranked.
fn rank(question: &Question, at: usize) -> Role {
    if ranks(question).is_some() { Role::Code } else { Role::Rank(at) }
}

/// How many answers are ranked, where not all of them are.
pub(super) fn ranks(question: &Question) -> Option<usize> {
    let most = question.number("max_answers")?;
    let all = question.answers.len();
    (most >= 1.0 && most < all as f64).then_some(most as usize)
}

/// What the letters of a date's format ask for.
pub(super) fn counts(question: &Question) -> Counts {
    let format = question.attribute("date_format").unwrap_or("dd-mm-yyyy");
    match (format.contains(['d', 'D', 'y', 'Y', 'm']), format.contains(['H', 'h'])) {
        (true, true) => Counts::Both,
        (false, true) => Counts::Time,
        _ => Counts::Day,
    }
}

impl Role {
    /// Whether it is the whole answer of a question of its own.
    pub(super) fn is_answer(&self) -> bool {
        matches!(self, Self::Code | Self::Number | Self::Text | Self::Moment(_))
    }
}
