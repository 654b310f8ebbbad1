//! Responses, a row each, as they come.
//!
//! A question is a column; a multiple choice is one column of 0 and 1 a choice, named
//! `reasons/financial_support`, a rank one column of its places, and a point on the map the columns
//! `home/latitude`, `home/longitude`, `home/altitude` and `home/accuracy`. Beside the id of a file,
//! `photo/file` holds the name under which the bundle of files has it. What is about the submission
//! stands first, in columns named `submission/…`: no name of a question holds a slash.
//!
//! A repeat is the column of its number of rows. In a workbook its rows stand on a sheet of its own,
//! each with the response's id and number and with its number as `member/row`; a repeat in it has a
//! further sheet, whose rows tell both numbers. A file of one sheet holds them as JSON in `member/rows`.

mod columns;
mod direct;

use super::sheet::{Cell, Fault, Sheet};
use crate::answer::{Answer, Answers};
use crate::form::{Form, Group, Question};
use crate::language::Language;
use crate::message::Message;
use crate::table::Say;
use chrono::{DateTime, FixedOffset};
use columns::{Columns, Naming};
pub use direct::Direct;
use std::collections::HashMap;
use uuid::Uuid;

/// What stands in the cells and above them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Names and codes as they are stored; missing answers as −7, −8, −9 and blank.
    Codes,
    /// Words of the language chosen.
    Labels,
}

/// One submission, its answers read or, as a text, as they are stored.
#[derive(Clone, Copy, Debug)]
pub struct Submission<'a, A = &'a Answers> {
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
    pub answers: A,
}

/// The names under which a bundle holds files, by their ids.
pub type Files = HashMap<Uuid, String>;

/// Which columns there are: those of every version of the form.
pub struct Layout {
    files: Files,
    heading: Vec<String>,
    columns: Columns,
    repeats: Vec<Repeated>,
}

/// The rows of a repeat, on a sheet of their own.
struct Repeated {
    name: String,
    heading: Vec<String>,
    columns: Columns,
    within: Vec<Self>,
}

/// Where the rows of repeats go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeats {
    /// Into two columns: how many there are, and all of them as JSON, as records hold them.
    Inline,
    /// Onto sheets of their own; how many there are stands with the response.
    Sheets,
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
    /// their order, then those that only older versions have; likewise the choices of each. Rows of
    /// repeats are [`Repeats::Inline`].
    #[must_use]
    pub fn new(versions: &[&Form], content: Content, language: Language, say: Say<'_>) -> Self {
        Self::with(Repeats::Inline, versions, content, (language, say))
    }

    /// The same, with the rows of repeats where they are wanted.
    #[must_use]
    pub fn with(
        repeats: Repeats,
        versions: &[&Form],
        content: Content,
        (language, say): (Language, Say<'_>),
    ) -> Self {
        let builder = Builder { repeats, content, language, say };
        let mut heading: Vec<String> = ABOUT.iter().map(|about| builder.about(about)).collect();
        let asked: Vec<Asked<'_>> = versions
            .iter()
            .map(|form| Asked {
                form,
                questions: form.questions().collect(),
                repeats: form.repeats().collect(),
            })
            .collect();
        let (columns, repeats) = builder.columns(&asked, &mut heading, &[]);
        Self { heading, columns, repeats, files: Files::new() }
    }

    /// The same, for responses whose files a bundle has under these names.
    #[must_use]
    pub fn naming(mut self, files: Files) -> Self {
        self.files = files;
        self
    }

    /// The names of the sheets: `responses` and, where rows of repeats have their own, one for each.
    #[must_use]
    pub fn sheets(&self) -> Vec<&str> {
        let mut names = vec!["responses"];
        self.repeats.iter().for_each(|repeat| repeat.names(&mut names));
        names
    }

    /// The names of the columns of the first sheet.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.heading
    }

    /// Writes the names of the columns.
    ///
    /// # Errors
    /// [`Fault`] where the file does not take it.
    pub fn heading(&self, sheet: &mut dyn Sheet) -> Result<(), Fault> {
        head(&self.heading, sheet)
    }

    /// Writes the names of the columns of every sheet, given in the order of [`Layout::sheets`].
    ///
    /// # Errors
    /// [`Fault`] where the file does not take it.
    pub fn headings<S: Sheet>(&self, sheets: &mut [S]) -> Result<(), Fault> {
        let Some((first, mut rest)) = sheets.split_first_mut() else { return Ok(()) };
        head(&self.heading, first)?;
        self.repeats.iter().try_for_each(|repeat| repeat.head(&mut rest))
    }

    /// Writes a submission.
    ///
    /// # Errors
    /// [`Fault`] where the file does not take it.
    pub fn row(&self, sheet: &mut dyn Sheet, submission: &Submission<'_>) -> Result<(), Fault> {
        let made = self.columns.made(submission.answers);
        let mut cells = Vec::with_capacity(self.heading.len());
        cells.extend(submission.about());
        self.columns.cells(submission.answers, &made, &self.files, &mut cells);
        sheet.row(&cells)
    }

    /// Writes a submission the short way; answers whether it could, and has written nothing where not.
    ///
    /// # Errors
    /// [`Fault`] where the file does not take it.
    pub fn record(
        &self,
        sheet: &mut dyn Sheet,
        direct: &Direct<'_>,
        submission: &Submission<'_, &str>,
    ) -> Result<bool, Fault> {
        let mut cells = Vec::with_capacity(self.heading.len());
        cells.extend(submission.about());
        if !direct.cells(submission.answers, &mut cells) {
            return Ok(false);
        }
        sheet.row(&cells)?;
        Ok(true)
    }

    /// Writes a submission and the rows of its repeats, each onto its sheet.
    ///
    /// # Errors
    /// [`Fault`] where a file does not take it.
    pub fn rows<S: Sheet>(&self, sheets: &mut [S], submission: &Submission<'_>) -> Result<(), Fault> {
        let Some((first, mut rest)) = sheets.split_first_mut() else { return Ok(()) };
        self.row(first, submission)?;
        let about = [Cell::Text(submission.id), Cell::Whole(submission.number)];
        for repeat in &self.repeats {
            repeat.write(submission.answers, (&about, &self.files), &mut rest)?;
        }
        Ok(())
    }
}

impl<'a, A> Submission<'a, A> {
    /// The same submission with these answers.
    #[must_use]
    pub fn answered<B>(&self, answers: B) -> Submission<'a, B> {
        let Self { id, number, version, language, started, submitted, .. } = *self;
        Submission { id, number, version, language, started, submitted, answers }
    }

    /// The cells of what is known besides the answers.
    fn about(&self) -> [Cell<'a>; ABOUT.len()] {
        [
            Cell::Text(self.id),
            Cell::Whole(self.number),
            Cell::Whole(self.version),
            Cell::Text(self.language.tag()),
            self.started.map_or(Cell::Empty, Cell::Moment),
            Cell::Moment(self.submitted),
        ]
    }
}

impl Repeated {
    fn names<'n>(&'n self, names: &mut Vec<&'n str>) {
        names.push(&self.name);
        self.within.iter().for_each(|repeat| repeat.names(names));
    }

    /// How many sheets it and the repeats in it have.
    fn sheets(&self) -> usize {
        1 + self.within.iter().map(Self::sheets).sum::<usize>()
    }

    /// Writes the names of the columns onto the first of the sheets, which it takes away, and so on.
    fn head<S: Sheet>(&self, sheets: &mut &mut [S]) -> Result<(), Fault> {
        let Some((own, rest)) = std::mem::take(sheets).split_first_mut() else { return Ok(()) };
        *sheets = rest;
        head(&self.heading, own)?;
        self.within.iter().try_for_each(|repeat| repeat.head(sheets))
    }

    /// Writes its rows onto the first of the sheets, and takes away as many as it needs.
    fn write<S: Sheet>(
        &self,
        answers: &Answers,
        (about, files): (&[Cell<'_>], &Files),
        sheets: &mut &mut [S],
    ) -> Result<(), Fault> {
        let all = std::mem::take(sheets);
        let count = self.sheets().min(all.len());
        let (own, rest) = all.split_at_mut(count);
        *sheets = rest;
        let (Some((own, within)), Answer::Rows(rows)) = (own.split_first_mut(), answers.get(&self.name))
        else {
            return Ok(());
        };
        for (row, number) in rows.iter().zip(1..) {
            let known: Vec<Cell<'_>> = about.iter().copied().chain([Cell::Whole(number)]).collect();
            let made = self.columns.made(row);
            let mut cells = known.clone();
            self.columns.cells(row, &made, files, &mut cells);
            own.row(&cells)?;
            let mut within = &mut *within;
            for repeat in &self.within {
                repeat.write(row, (&known, files), &mut within)?;
            }
        }
        Ok(())
    }
}

fn head(heading: &[String], sheet: &mut dyn Sheet) -> Result<(), Fault> {
    sheet.heading(&heading.iter().map(String::as_str).collect::<Vec<_>>())
}

/// What a version asks in a response, or in each row of a repeat.
struct Asked<'f> {
    form: &'f Form,
    questions: Vec<&'f Question>,
    repeats: Vec<&'f Group>,
}

struct Builder<'a> {
    repeats: Repeats,
    content: Content,
    language: Language,
    say: Say<'a>,
}

impl Builder<'_> {
    fn about(&self, (name, key): &(&str, &str)) -> String {
        match self.content {
            Content::Codes => (*name).to_owned(),
            Content::Labels => (self.say)(&Message::new(key)),
        }
    }

    /// The columns of what the versions ask, and its repeats; `rows` names the columns that tell in
    /// which row of which repeat one is.
    fn columns(
        &self,
        versions: &[Asked<'_>],
        heading: &mut Vec<String>,
        rows: &[String],
    ) -> (Columns, Vec<Repeated>) {
        let mut columns = Columns::new(self.content, self.say);
        for asked in versions {
            let fallback = asked.form.languages.as_slice();
            let naming = Naming { language: self.language, fallback, say: self.say };
            for question in &asked.questions {
                if columns.knows(question.name.as_str()) {
                    continue;
                }
                let all = versions.iter().flat_map(|asked| asked.questions.iter().copied());
                let same: Vec<&Question> = all.filter(|other| other.name == question.name).collect();
                // Of the newest version first, but named as this one names it.
                columns.add(&same, &naming, heading);
            }
        }
        let mut repeats: Vec<Repeated> = Vec::new();
        for asked in versions {
            for group in &asked.repeats {
                if columns.knows(group.name.as_str()) {
                    continue;
                }
                let label = group.label.words(self.language, &asked.form.languages);
                let inline = self.repeats == Repeats::Inline;
                columns.add_repeat(group.name.as_str(), label, inline, heading);
                if !inline {
                    repeats.push(self.repeated(versions, group, label, rows));
                }
            }
        }
        (columns, repeats)
    }

    fn repeated(&self, versions: &[Asked<'_>], group: &Group, label: &str, rows: &[String]) -> Repeated {
        let within: Vec<Asked<'_>> = versions
            .iter()
            .filter_map(|asked| {
                let group = asked.repeats.iter().find(|other| other.name == group.name)?;
                Some(Asked {
                    form: asked.form,
                    questions: group.questions().collect(),
                    repeats: group.repeats().collect(),
                })
            })
            .collect();
        let row = match self.content {
            Content::Codes => format!("{}/row", group.name),
            Content::Labels if label.is_empty() => format!("{}/row", group.name),
            Content::Labels => (self.say)(&Message::new("export-row").with("repeat", label)),
        };
        let rows: Vec<String> = rows.iter().cloned().chain([row]).collect();
        let mut heading: Vec<String> = ABOUT[..2].iter().map(|about| self.about(about)).collect();
        heading.extend(rows.iter().cloned());
        let (columns, within) = self.columns(&within, &mut heading, &rows);
        Repeated { name: group.name.to_string(), heading, columns, within }
    }
}
