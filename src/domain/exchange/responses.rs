//! Responses, a row each, as they come.
//!
//! A question is a column; a multiple choice is one column of 0 and 1 a choice, named
//! `reasons/financial_support`. What is about the submission stands first, in columns named
//! `submission/…`: no name of a question holds a slash.

use super::sheet::{Cell, Fault, Sheet};
use crate::answer::{Answer, Answers, Missing};
use crate::form::{Code, Form, Kind, Question};
use crate::language::Language;
use crate::message::Message;
use crate::table::{Say, words};
use chrono::{DateTime, FixedOffset};

/// What stands in the cells and above them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Names and codes as they are stored; missing answers as −7, −8, −9 and blank.
    Codes,
    /// Words of the language chosen.
    Labels,
}

/// One submission.
#[derive(Clone, Copy, Debug)]
pub struct Submission<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its number within the study.
    pub number: i64,
    /// The version of the form that it answers.
    pub version: i64,
    /// The language it was sent in.
    pub language: Language,
    /// When its first page was opened, where that is known.
    pub started: Option<DateTime<FixedOffset>>,
    /// When it was sent.
    pub submitted: DateTime<FixedOffset>,
    /// What was answered.
    pub answers: &'a Answers,
}

/// Which columns there are: those of every version of the form.
pub struct Layout {
    content: Content,
    heading: Vec<String>,
    columns: Vec<Column>,
    missing: [String; 4],
}

/// The columns of one question.
struct Column {
    name: String,
    multiple: bool,
    /// Codes with what is written for them.
    choices: Vec<(Code, String)>,
}

const ABOUT: [(&str, &str); 6] = [
    ("submission/id", "export-id"),
    ("submission/number", "export-number"),
    ("submission/version", "export-version"),
    ("submission/language", "export-response-language"),
    ("submission/started", "export-started"),
    ("submission/submitted", "export-submitted"),
];

impl Layout {
    /// The columns for submissions of these versions of a form, the newest first: its questions in
    /// their order, then those that only older versions have; likewise the choices of each.
    #[must_use]
    pub fn new(versions: &[&Form], content: Content, language: Language, say: Say<'_>) -> Self {
        let mut layout = Self {
            content,
            heading: ABOUT
                .iter()
                .map(|(name, key)| match content {
                    Content::Codes => (*name).to_owned(),
                    Content::Labels => say(&Message::new(key)),
                })
                .collect(),
            columns: Vec::new(),
            missing: Missing::ALL.map(|kind| say(&words::missing(kind))),
        };
        for form in versions {
            for question in form.questions() {
                if !layout.columns.iter().any(|column| column.name == question.name.as_str()) {
                    layout.add(versions, question, language, &form.languages, say);
                }
            }
        }
        layout
    }

    fn add(
        &mut self,
        versions: &[&Form],
        question: &Question,
        language: Language,
        fallback: &[Language],
        say: Say<'_>,
    ) {
        let mut choices: Vec<(Code, String)> = Vec::new();
        let versions: Vec<&Question> =
            versions.iter().filter_map(|form| form.question(question.name.as_str())).collect();
        for choice in versions.iter().flat_map(|question| question.choices()) {
            if !choices.iter().any(|(code, _)| *code == choice.code) {
                choices.push((choice.code.clone(), choice.label.words(language, fallback).to_owned()));
            }
        }
        // One version that took several answers is enough: a column could not hold them.
        let multiple = versions.iter().any(|question| matches!(question.kind, Kind::Multiple { .. }));
        let label = question.short_label().words(language, fallback);
        let name = question.name.as_str();
        match (multiple, self.content) {
            (false, Content::Codes) => self.heading.push(name.to_owned()),
            (false, Content::Labels) => self.heading.push(label.to_owned()),
            (true, Content::Codes) => {
                self.heading.extend(choices.iter().map(|(code, _)| format!("{name}/{code}")));
            }
            (true, Content::Labels) => self.heading.extend(choices.iter().map(|(_, choice)| {
                say(&Message::new("export-choice").with("question", label).with("choice", choice.as_str()))
            })),
        }
        self.columns.push(Column { name: name.to_owned(), multiple, choices });
    }

    /// Writes the names of the columns.
    ///
    /// # Errors
    /// [`Fault`] where the file does not take it.
    pub fn heading(&self, sheet: &mut dyn Sheet) -> Result<(), Fault> {
        sheet.heading(&self.heading.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Writes a submission.
    ///
    /// # Errors
    /// [`Fault`] where the file does not take it.
    pub fn row(&self, sheet: &mut dyn Sheet, submission: &Submission<'_>) -> Result<(), Fault> {
        let mut cells = Vec::with_capacity(self.heading.len());
        cells.extend([
            Cell::Text(submission.id),
            Cell::Whole(submission.number),
            Cell::Whole(submission.version),
            Cell::Text(submission.language.tag()),
            submission.started.map_or(Cell::Empty, Cell::Moment),
            Cell::Moment(submission.submitted),
        ]);
        for column in &self.columns {
            let answer = submission.answers.get(&column.name);
            if column.multiple {
                cells.extend(column.choices.iter().map(|(code, _)| self.ticked(answer, code)));
            } else {
                cells.push(self.cell(column, answer));
            }
        }
        sheet.row(&cells)
    }

    fn cell<'a>(&'a self, column: &'a Column, answer: &'a Answer) -> Cell<'a> {
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
            Answer::Time(_) | Answer::Location(_) | Answer::File(_) | Answer::Rows(_) => Cell::Empty,
            Answer::Missing(kind) => self.missing(*kind),
        }
    }

    fn code<'a>(&self, column: &'a Column, code: &'a Code) -> &'a str {
        match self.content {
            Content::Codes => code.as_str(),
            Content::Labels => column
                .choices
                .iter()
                .find(|(known, _)| known == code)
                .map_or(code.as_str(), |(_, label)| label),
        }
    }

    fn ticked(&self, answer: &Answer, code: &Code) -> Cell<'_> {
        match answer {
            Answer::Missing(kind) => self.missing(*kind),
            Answer::Many(codes) => Cell::Flag(codes.contains(code)),
            Answer::One(one) => Cell::Flag(one == code),
            _ => Cell::Empty,
        }
    }

    fn missing(&self, kind: Missing) -> Cell<'_> {
        match self.content {
            Content::Codes => Cell::Missing(kind),
            Content::Labels => {
                let place = Missing::ALL.iter().position(|known| *known == kind);
                place.map_or(Cell::Empty, |place| Cell::Text(&self.missing[place]))
            }
        }
    }
}
