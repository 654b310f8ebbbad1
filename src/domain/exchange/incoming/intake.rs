//! A row as a response, or all that is wrong with it.

use super::compiled::{Compiled, Fixed, Mark, fixed, point, together, twice};
use super::standing::Standing;
use super::target::Target;
use super::value::{Called, missing};
use super::{Cell, Head, Mapping, Row, Targets, hints, when};
use crate::answer::accept::Told;
use crate::answer::elsewhere::{Given, Judge, Word};
use crate::answer::{Answers, CLOCK, Circumstances, Missing};
use crate::form::{Code, Form, Kind, Name};
use crate::language::Language;
use crate::message::Message;
use chrono::{DateTime, Datelike, FixedOffset};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// The longest id of a response, in characters.
const LONGEST_ID: usize = 200;
/// The first year of which a response can be: before it nobody kept any in a table, and somebody mistyped.
const EARLIEST: i32 = 1990;

/// A file's columns and a form made ready for its rows.
#[derive(Debug)]
pub struct Intake {
    columns: Vec<Compiled>,
    fixed: Vec<Fixed>,
    versions: BTreeMap<i32, Version>,
    version: i32,
    language: Option<Language>,
    uncovered: Vec<Name>,
}

#[derive(Debug)]
struct Version {
    judge: Judge,
    form: Form,
    /// What each question that has columns takes.
    kinds: HashMap<Name, Kind>,
}

/// A row as a response.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// Its id here.
    pub id: Uuid,
    /// Its id in the file, where the file has one.
    pub key: Option<String>,
    /// The number of the version that it answers.
    pub version: i32,
    /// The language it was given in.
    pub language: Language,
    /// When it was begun, where that is known.
    pub started: Option<DateTime<FixedOffset>>,
    /// When it was finished.
    pub submitted: DateTime<FixedOffset>,
    /// The answers.
    pub answers: Answers,
}

/// What is wrong with a cell: what is told leaves out what stands there, which is told beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The row, as a spreadsheet counts it.
    pub row: u64,
    /// The column; the name of the question where no column has it.
    pub column: String,
    /// What stands there.
    pub stands: Standing,
    /// What is wrong.
    pub told: Told,
    /// Whether it can be taken all the same.
    pub is_doubt: bool,
}

/// What came of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// The response; none where anything cannot be stored.
    pub response: Option<Response>,
    /// Everything that is wrong.
    pub troubles: Vec<Trouble>,
}

/// What a row says of itself.
struct About {
    key: Option<String>,
    version: i32,
    language: Language,
    started: Option<DateTime<FixedOffset>>,
    submitted: DateTime<FixedOffset>,
}

impl Intake {
    /// Makes a file's columns ready.
    ///
    /// # Errors
    /// What is wrong with the mapping.
    pub fn new(head: &Head, mapping: &Mapping, targets: Targets<'_>) -> Result<Self, Vec<Message>> {
        let mut faults = Vec::new();
        let places: HashMap<&str, usize> =
            head.columns.iter().enumerate().map(|(place, column)| (column.name.as_str(), place)).collect();
        let mut columns = Vec::new();
        for (name, chosen) in mapping.columns.iter().filter(|(_, chosen)| !chosen.to.is_empty()) {
            let Some(place) = places.get(name.as_str()).copied() else {
                faults.push(Message::new("incoming-no-column").with("column", name.as_str()));
                continue;
            };
            let Some(target) = targets.find(&chosen.to) else {
                let told = Message::new("incoming-no-target").with("column", name.as_str());
                faults.push(told.with("to", chosen.to.as_str()));
                continue;
            };
            let choices = target.question().map(|name| targets.choices(name.as_str())).unwrap_or_default();
            columns.push(Compiled {
                place,
                name: name.clone(),
                column: head.columns[place].clone(),
                target,
                values: chosen.values.clone().into_iter().collect(),
                called: Called::of(&choices),
                month_first: chosen.month_first,
            });
        }
        columns.sort_by_key(|column| column.place);
        let fixed = fixed(mapping, &columns, targets, &mut faults);
        faults.extend(twice(&columns));
        if !columns.iter().any(|column| column.target.question().is_some()) {
            faults.push(Message::new("incoming-no-question"));
        }
        let newest = targets.versions.first().map_or(0, |(number, _)| *number);
        let version = mapping.version.unwrap_or(newest);
        if !targets.versions.iter().any(|(number, _)| *number == version) {
            faults.push(Message::new("incoming-no-version"));
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let answered = columns.iter().filter_map(|column| column.target.question());
        let stated: BTreeSet<String> =
            answered.chain(fixed.iter().map(|it| &it.question)).map(Name::to_string).collect();
        let own = targets.versions.iter().find(|(number, _)| *number == version);
        let uncovered = own.map(|(_, form)| uncovered(form, &stated)).unwrap_or_default();
        let versions = targets.versions.iter();
        let versions = versions.map(|(number, form)| (*number, Version::new(form, &stated))).collect();
        Ok(Self { columns, fixed, versions, version, language: mapping.language, uncovered })
    }

    /// The required questions that no column answers, in the order of the form.
    #[must_use]
    pub fn uncovered(&self) -> &[Name] {
        &self.uncovered
    }

    /// Whether a column has the ids of responses.
    #[must_use]
    pub fn has_ids(&self) -> bool {
        self.columns.iter().any(|column| column.target == Target::Id)
    }

    /// Reads a row. `identify` gives the id of a response by the one that the file has; `now` is when it
    /// was finished where the file does not say so.
    #[must_use]
    pub fn row(
        &self,
        row: Row<'_>,
        identify: &dyn Fn(Option<&str>, u64) -> Uuid,
        now: DateTime<FixedOffset>,
    ) -> Taken {
        let mut troubles = Troubles { row: row.number, found: Vec::new() };
        if row.beyond > 0 {
            troubles.fault("", Message::new("incoming-row-wide").with("count", row.beyond));
        }
        let about = self.about(row, now, &mut troubles);
        let Some(version) = self.versions.get(&about.version) else {
            return Taken { response: None, troubles: self.with_cells(troubles.found, row) };
        };
        let given = self.given(row, version, &mut troubles);
        let id = identify(about.key.as_deref(), row.number);
        let circumstances = Circumstances {
            started: about.started.or(Some(about.submitted)),
            seed: id,
            language: Some(about.language),
            ..Circumstances::at(about.submitted)
        };
        let judged = version.judge.judge(&given, &circumstances);
        for fault in judged.faults {
            troubles.tell(self.column_of(&fault.field, &fault.question), fault.told, false);
        }
        for fault in judged.doubts {
            // A question that no column answers is told once for all rows.
            if !(fault.required && self.uncovered.contains(&fault.question)) {
                troubles.tell(self.column_of(&fault.field, &fault.question), fault.told, true);
            }
        }
        let is_whole = troubles.found.iter().all(|trouble| trouble.is_doubt);
        let response = is_whole.then_some(Response {
            id,
            key: about.key,
            version: about.version,
            language: about.language,
            started: about.started,
            submitted: about.submitted,
            answers: judged.answers,
        });
        Taken { response, troubles: self.with_cells(troubles.found, row) }
    }

    /// What is wrong, with what stands there.
    fn with_cells(&self, mut troubles: Vec<Trouble>, row: Row<'_>) -> Vec<Trouble> {
        for trouble in &mut troubles {
            trouble.stands = self.standing(&trouble.column, row);
        }
        troubles
    }

    /// What stands in a column of a row.
    #[must_use]
    pub fn standing(&self, column: &str, row: Row<'_>) -> Standing {
        let column = self.columns.iter().find(|known| known.name == column);
        column.and_then(|column| row.cells.get(column.place)).map(Standing::of).unwrap_or_default()
    }

    fn column_of<'n>(&'n self, field: &'n str, question: &'n Name) -> &'n str {
        let exact = self.columns.iter().find(|column| column.target.name() == field);
        let own = || self.columns.iter().find(|column| column.target.question() == Some(question));
        exact.or_else(own).map_or(question.as_str(), |column| &column.name)
    }

    /// What a row says of itself.
    fn about(&self, row: Row<'_>, now: DateTime<FixedOffset>, troubles: &mut Troubles) -> About {
        let (mut key, mut started, mut submitted) = (None, None, None);
        let (mut language, mut number) = (self.language, self.version);
        for column in self.columns.iter().filter(|column| column.target.question().is_none()) {
            let Some(cell) = row.cells.get(column.place).filter(|cell| !cell.is_empty()) else { continue };
            let mapped = column.reading().mapped(cell).map(Cell::text);
            let cell = mapped.as_ref().unwrap_or(cell);
            let text = cell.key();
            match &column.target {
                Target::Id if text.chars().count() > LONGEST_ID => {
                    troubles.fault(&column.name, Message::new("incoming-id-long").with("limit", LONGEST_ID));
                }
                Target::Id => key = Some(text.into_owned()).filter(|key| !key.is_empty()),
                Target::Language => match hints::language(&text) {
                    Some(known) => language = Some(known),
                    None => troubles.fault(&column.name, Message::new("incoming-not-a-language")),
                },
                Target::Version => match text.parse() {
                    Ok(known) if self.versions.contains_key(&known) => number = known,
                    _ => {
                        troubles.fault(&column.name, Message::new("incoming-not-a-version"));
                        // By whatever version, more cannot be said of the row.
                    }
                },
                Target::Started | Target::Submitted => {
                    let moment = when::moment(cell, column.month_first);
                    match moment {
                        Some(moment) if moment > now + chrono::TimeDelta::days(1) => {
                            troubles.fault(&column.name, Message::new("incoming-future"));
                        }
                        Some(moment) if moment.with_timezone(&CLOCK).year() < EARLIEST => {
                            let told = Message::new("incoming-too-early").with("year", EARLIEST.to_string());
                            troubles.fault(&column.name, told);
                        }
                        Some(moment) if column.target == Target::Started => started = Some(moment),
                        Some(moment) => submitted = Some(moment),
                        None => troubles.fault(&column.name, Message::new("incoming-not-a-moment")),
                    }
                }
                _ => {}
            }
        }
        if let (Some(began), Some(ended)) = (started, submitted)
            && began > ended
        {
            let column = self.columns.iter().find(|column| column.target == Target::Started);
            troubles.fault(column.map_or("", |column| &column.name), Message::new("incoming-begun-after"));
        }
        let form = self.versions.get(&number).map(|version| version.form.default_language());
        let language = language.or(form).unwrap_or(Language::Kk);
        About { key, version: number, language, started, submitted: submitted.unwrap_or(now) }
    }

    /// What a row says to the questions of its version.
    fn given(&self, row: Row<'_>, version: &Version, troubles: &mut Troubles) -> Given {
        let mut given = Given::default();
        let mut marks: BTreeMap<&Name, Vec<(&Code, Mark)>> = BTreeMap::new();
        let mut points: BTreeMap<&Name, [Option<Word>; 4]> = BTreeMap::new();
        let mut repeats: BTreeMap<String, String> = BTreeMap::new();
        for column in &self.columns {
            let Some(question) = column.target.question() else { continue };
            let cell = row.cells.get(column.place).unwrap_or(&Cell::Empty);
            if let Err(message) = column.check_missing(cell) {
                troubles.fault(&column.name, message);
                continue;
            }
            let kind = version.kinds.get(question);
            match (&column.target, kind) {
                (Target::Count(_) | Target::Rows(_), _) => {
                    let text = column.reading().mapped(cell).map_or_else(|| cell.key(), Into::into);
                    repeats.insert(column.target.name(), text.into_owned());
                }
                // A question of another version: nobody was asked.
                (_, None) => {
                    let said = column.reading().mapped(cell).map_or_else(|| cell.key(), Into::into);
                    let nothing = matches!(missing(&said), Some(Missing::NotAsked | Missing::NoAnswer));
                    if !nothing {
                        troubles.fault(&column.name, Message::new("incoming-other-version"));
                    }
                }
                (Target::Question(name), Some(kind)) => match column.reading().word(kind, cell) {
                    Ok(word) => given.set(name.as_str(), word),
                    Err(message) => {
                        troubles.fault(&column.name, message);
                        given.set(name.as_str(), Word::Values(Vec::new()));
                    }
                },
                (Target::Choice(name, code), Some(kind)) => match column.mark(kind, cell) {
                    Ok(Some(mark)) => marks.entry(name).or_default().push((code, mark)),
                    Ok(None) => drop(marks.entry(name).or_default()),
                    Err(message) => troubles.fault(&column.name, message),
                },
                (Target::Point(name, part), Some(_)) => {
                    let number = Kind::Decimal { min: None, max: None };
                    match column.reading().word(&number, cell) {
                        Ok(word) => points.entry(name).or_default()[(*part).min(3)] = Some(word),
                        Err(message) => troubles.fault(&column.name, message),
                    }
                }
                _ => {}
            }
        }
        for fixed in &self.fixed {
            let Some(kind) = version.kinds.get(&fixed.question) else { continue };
            match fixed.word(kind) {
                Ok(word) => given.set(fixed.question.as_str(), word),
                Err(message) => troubles.fault(fixed.question.as_str(), message),
            }
        }
        for (name, marks) in marks {
            given.set(name.as_str(), together(marks));
        }
        for (name, parts) in points {
            match point(parts) {
                Ok(word) => given.set(name.as_str(), word),
                Err(message) => troubles.fault(self.column_of(name.as_str(), name), message),
            }
        }
        if repeats.values().any(|text| !text.is_empty())
            && let Err((field, message)) = given.set_repeats(&version.form, &repeats)
        {
            let column = self.columns.iter().find(|column| column.target.name() == field);
            troubles.fault(column.map_or(field.as_str(), |column| &column.name), value_free(message));
        }
        given
    }
}

impl Version {
    fn new(form: &Form, stated: &BTreeSet<String>) -> Self {
        let asked = form.questions().filter(|question| stated.contains(question.name.as_str()));
        let kinds = asked.map(|question| (question.name.clone(), question.kind.clone())).collect();
        Self { judge: Judge::new(form, stated), form: form.clone(), kinds }
    }
}

/// The questions that have to be answered and have no column.
fn uncovered(form: &Form, stated: &BTreeSet<String>) -> Vec<Name> {
    let required = form.questions().filter(|question| question.required || question.required_if.is_some());
    required.filter(|question| !stated.contains(question.name.as_str())).map(|it| it.name.clone()).collect()
}

/// A message of the rows of a repeat, without what stands in them.
fn value_free(message: Message) -> Message {
    match message.key.as_str() {
        "form-answer-import-count" | "form-answer-import-rows-missing" => message,
        _ => Message::new("incoming-not-rows"),
    }
}

/// What is wrong with a row, as it is found.
struct Troubles {
    row: u64,
    found: Vec<Trouble>,
}

impl Troubles {
    fn fault(&mut self, column: &str, message: Message) {
        self.tell(column, Told::Message(message), false);
    }

    fn tell(&mut self, column: &str, told: Told, is_doubt: bool) {
        // One thing about a cell is enough.
        if column.is_empty() || !self.found.iter().any(|trouble| trouble.column == column) {
            let stands = Standing::default();
            self.found.push(Trouble { row: self.row, column: column.to_owned(), stands, told, is_doubt });
        }
    }
}
