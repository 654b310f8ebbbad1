//! The columns of questions, and what stands in them.

use super::{Content, Files};
use crate::answer::{Answer, Answers, Missing, record};
use crate::exchange::sheet::Cell;
use crate::form::{Code, Kind, Question, Shape};
use crate::language::Language;
use crate::message::Message;
use crate::table::{Say, words};

/// The columns of some questions, whatever the version in which they were asked.
pub(super) struct Columns {
    content: Content,
    columns: Vec<Column>,
    missing: [String; 4],
    pub(super) width: usize,
}

/// The columns of one question, or of one repeat.
pub(super) struct Column {
    name: String,
    pub(super) parts: Parts,
    /// Codes with what is written for them.
    pub(super) choices: Vec<(Code, String)>,
}

/// Into which columns an answer is parted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Parts {
    /// It stands in one.
    One,
    /// One a choice: whether it was ticked.
    Ticks,
    /// One a choice: which rank it has.
    Ranks,
    /// Latitude, longitude, altitude, accuracy.
    Point,
    /// The id of a file, and its name in the bundle of files.
    File,
    /// The number of rows of a repeat.
    Count,
    /// The number of rows, and the rows themselves as JSON.
    Rows,
}

/// The parts of a point in names of columns, and their words.
const POINT: [(&str, &str); 4] = [
    ("latitude", "export-latitude"),
    ("longitude", "export-longitude"),
    ("altitude", "export-altitude"),
    ("accuracy", "export-accuracy"),
];

/// How columns are named.
pub(super) struct Naming<'a> {
    pub(super) language: Language,
    pub(super) fallback: &'a [Language],
    pub(super) say: Say<'a>,
}

impl Columns {
    pub(super) fn new(content: Content, say: Say<'_>) -> Self {
        let missing = Missing::ALL.map(|kind| say(&words::missing(kind)));
        Self { content, columns: Vec::new(), missing, width: 0 }
    }

    pub(super) fn knows(&self, name: &str) -> bool {
        self.columns.iter().any(|column| column.name == name)
    }

    /// The columns of a question or a repeat, and how many stand before them.
    pub(super) fn find(&self, name: &str) -> Option<(usize, &Column)> {
        let place = self.columns.iter().position(|column| column.name == name)?;
        let before = self.columns[..place].iter().map(Column::width).sum();
        Some((before, &self.columns[place]))
    }

    /// Adds the columns of a question as the versions have it, the newest first, and names them.
    pub(super) fn add(&mut self, versions: &[&Question], naming: &Naming<'_>, heading: &mut Vec<String>) {
        let Some(question) = versions.first() else { return };
        let mut choices: Vec<(Code, String)> = Vec::new();
        for choice in versions.iter().flat_map(|question| question.choices()) {
            if !choices.iter().any(|(code, _)| *code == choice.code) {
                let label = choice.label.words(naming.language, naming.fallback).to_owned();
                choices.push((choice.code.clone(), label));
            }
        }
        let label = question.short_label().words(naming.language, naming.fallback);
        let column = Column { name: question.name.to_string(), parts: parts(versions, &choices), choices };
        column.head(self.content, label, naming.say, heading);
        self.push(column);
    }

    /// Adds the columns of a repeat: how many rows it has, and where they have no sheet of their own
    /// the rows themselves.
    pub(super) fn add_repeat(&mut self, name: &str, label: &str, inline: bool, heading: &mut Vec<String>) {
        let parts = if inline { Parts::Rows } else { Parts::Count };
        let shown = if self.content == Content::Labels && !label.is_empty() { label } else { name };
        heading.push(shown.to_owned());
        if inline {
            heading.push(format!("{shown}/rows"));
        }
        self.push(Column { name: name.to_owned(), parts, choices: Vec::new() });
    }

    fn push(&mut self, column: Column) {
        self.width += column.width();
        self.columns.push(column);
    }

    /// Texts that have to be made before cells can show them, one for each question that needs one.
    pub(super) fn made(&self, answers: &Answers) -> Vec<Option<String>> {
        self.columns.iter().map(|column| column.made(answers.get(&column.name))).collect()
    }

    /// Adds the cells of some answers.
    pub(super) fn cells<'a>(
        &'a self,
        answers: &'a Answers,
        made: &'a [Option<String>],
        files: &'a Files,
        cells: &mut Vec<Cell<'a>>,
    ) {
        cells.reserve(self.width);
        for (column, made) in self.columns.iter().zip(made) {
            let answer = answers.get(&column.name);
            match (column.parts, answer) {
                (_, Answer::Missing(kind)) => {
                    cells.extend(std::iter::repeat_n(self.missing(*kind), column.width()));
                }
                (Parts::One, answer) => cells.push(self.one(column, answer, made.as_deref())),
                (Parts::Ticks, answer) => {
                    cells.extend(column.choices.iter().map(|(code, _)| ticked(answer, code)));
                }
                (Parts::Ranks, answer) => {
                    cells.extend(column.choices.iter().map(|(code, _)| rank(answer, code)));
                }
                (Parts::Point, answer) => cells.extend(point(answer)),
                (Parts::File, answer) => {
                    cells.extend([self.one(column, answer, made.as_deref()), file(answer, files)]);
                }
                (Parts::Count, answer) => cells.push(count(answer)),
                (Parts::Rows, answer) => {
                    cells.extend([count(answer), made.as_deref().map_or(Cell::Empty, Cell::Text)]);
                }
            }
        }
    }

    fn one<'a>(&'a self, column: &'a Column, answer: &'a Answer, made: Option<&'a str>) -> Cell<'a> {
        if let Some(made) = made {
            return Cell::Text(made);
        }
        match answer {
            Answer::One(code) => Cell::Text(self.code(column, code)),
            // A question that took several answers before it took one.
            Answer::Many(codes) | Answer::Ranked(codes) => {
                codes.first().map_or(Cell::Empty, |code| Cell::Text(self.code(column, code)))
            }
            Answer::Integer(number) => Cell::Whole(*number),
            Answer::Decimal(value) => Cell::Number { value: *value, digits: None },
            Answer::Text(text) => Cell::Text(text),
            Answer::Date(day) => Cell::Day(*day),
            Answer::Moment(moment) => Cell::Moment(*moment),
            // Made before.
            Answer::Time(_) | Answer::Location(_) | Answer::File(_) => Cell::Empty,
            Answer::Rows(_) => count(answer),
            Answer::Missing(kind) => self.missing(*kind),
        }
    }

    pub(super) fn code<'a>(&self, column: &'a Column, code: &'a Code) -> &'a str {
        match self.content {
            Content::Codes => code.as_str(),
            Content::Labels => {
                let known = column.choices.iter().find(|(known, _)| known == code);
                known.map_or(code.as_str(), |(_, label)| label)
            }
        }
    }

    pub(super) fn missing(&self, kind: Missing) -> Cell<'_> {
        match self.content {
            Content::Codes => Cell::Missing(kind),
            Content::Labels => {
                let place = Missing::ALL.iter().position(|known| *known == kind);
                place.map_or(Cell::Empty, |place| Cell::Text(&self.missing[place]))
            }
        }
    }
}

/// Into which columns a question is parted. One version that took several answers is enough: a column
/// could not hold them. Choices that are rows of a repeat are no columns: nobody knows them before.
fn parts(versions: &[&Question], choices: &[(Code, String)]) -> Parts {
    let any = |is: fn(&Kind) -> bool| versions.iter().any(|question| is(&question.kind));
    if any(|kind| matches!(kind, Kind::Multiple { .. })) && !choices.is_empty() {
        Parts::Ticks
    } else if any(|kind| matches!(kind, Kind::Rank { .. })) && !choices.is_empty() {
        Parts::Ranks
    } else if any(|kind| matches!(kind, Kind::Location { shape: Shape::Point })) {
        Parts::Point
    } else if any(|kind| matches!(kind, Kind::File { .. })) {
        Parts::File
    } else {
        Parts::One
    }
}

impl Column {
    pub(super) fn width(&self) -> usize {
        match self.parts {
            Parts::One | Parts::Count => 1,
            Parts::Rows | Parts::File => 2,
            Parts::Point => POINT.len(),
            Parts::Ticks | Parts::Ranks => self.choices.len(),
        }
    }

    fn head(&self, content: Content, label: &str, say: Say<'_>, heading: &mut Vec<String>) {
        let name = &self.name;
        let worded =
            |part: &str| say(&Message::new("export-choice").with("question", label).with("choice", part));
        match (self.parts, content) {
            (Parts::Ticks | Parts::Ranks, Content::Codes) => {
                heading.extend(self.choices.iter().map(|(code, _)| format!("{name}/{code}")));
            }
            (Parts::Ticks | Parts::Ranks, Content::Labels) => {
                heading.extend(self.choices.iter().map(|(_, choice)| worded(choice)));
            }
            (Parts::Point, Content::Codes) => {
                heading.extend(POINT.iter().map(|(part, _)| format!("{name}/{part}")));
            }
            (Parts::Point, Content::Labels) => {
                heading.extend(POINT.iter().map(|(_, key)| worded(&say(&Message::new(key)))));
            }
            (Parts::File, Content::Codes) => heading.extend([name.clone(), format!("{name}/file")]),
            (Parts::File, Content::Labels) => {
                heading.extend([label.to_owned(), worded(&say(&Message::new("export-file")))]);
            }
            (Parts::One | Parts::Count | Parts::Rows, Content::Codes) => heading.push(name.clone()),
            (Parts::One | Parts::Count | Parts::Rows, Content::Labels) => heading.push(label.to_owned()),
        }
    }

    fn made(&self, answer: &Answer) -> Option<String> {
        match (self.parts, answer) {
            (Parts::Rows, Answer::Rows(_)) => Some(record::value(answer).to_string()),
            // Codes that are rows of a repeat stand together.
            (Parts::One, Answer::Many(_) | Answer::Ranked(_)) if self.choices.is_empty() => {
                Some(answer.typed().join(";"))
            }
            (Parts::One | Parts::File, Answer::Time(_) | Answer::File(_) | Answer::Location(_)) => {
                Some(answer.typed().join(" "))
            }
            _ => None,
        }
    }
}

/// What the file is called in the bundle; nothing where the bundle does not hold it.
fn file<'a>(answer: &Answer, files: &'a Files) -> Cell<'a> {
    let Answer::File(id) = answer else { return Cell::Empty };
    files.get(id).map_or(Cell::Empty, |name| Cell::Text(name))
}

fn count(answer: &Answer) -> Cell<'_> {
    match answer {
        Answer::Rows(rows) => i64::try_from(rows.len()).map_or(Cell::Empty, Cell::Whole),
        _ => Cell::Empty,
    }
}

fn ticked<'a>(answer: &Answer, code: &Code) -> Cell<'a> {
    match answer {
        Answer::Many(codes) | Answer::Ranked(codes) => Cell::Flag(codes.contains(code)),
        Answer::One(one) => Cell::Flag(one == code),
        _ => Cell::Empty,
    }
}

/// The rank of a choice from 1; nothing where another version did not have it.
fn rank<'a>(answer: &Answer, code: &Code) -> Cell<'a> {
    let Answer::Ranked(codes) = answer else { return Cell::Empty };
    let place = codes.iter().position(|known| known == code);
    place.and_then(|place| i64::try_from(place + 1).ok()).map_or(Cell::Empty, Cell::Whole)
}

fn point<'a>(answer: &Answer) -> [Cell<'a>; 4] {
    let Answer::Location(location) = answer else { return [Cell::Empty; 4] };
    let Some(point) = location.0.first() else { return [Cell::Empty; 4] };
    let number = |value: Option<f64>| value.map_or(Cell::Empty, |value| Cell::Number { value, digits: None });
    [Some(point.latitude), Some(point.longitude), point.altitude, point.accuracy].map(number)
}
