//! Responses in JSON, an object each: the answers as they are stored, and the language of each.

use super::Fault;
use super::responses::{Files, Submission};
use crate::answer::languages::Languages;
use crate::answer::{Answer, Answers, Missing, record};
use chrono::{DateTime, FixedOffset};
use serde_json::{Map, Value, json};
use std::io::Write;

/// An array of responses under way.
pub struct Objects<W: Write> {
    out: W,
    any: bool,
    files: Files,
}

impl<W: Write> Objects<W> {
    /// Begins an array of responses whose files a bundle has under these names.
    ///
    /// # Errors
    /// [`Fault`] where nothing can be written.
    pub fn new(mut out: W, files: Files) -> Result<Self, Fault> {
        out.write_all(b"[")?;
        Ok(Self { out, any: false, files })
    }

    /// Writes a response.
    ///
    /// # Errors
    /// [`Fault`] where the file does not take it.
    pub fn row(&mut self, submission: &Submission<'_>, languages: &Languages) -> Result<(), Fault> {
        let answers: Value = serde_json::from_str(&record::write(submission.answers))
            .map_err(|fault| Fault::Io(fault.into()))?;
        let mut files = Map::new();
        named(submission.answers, &self.files, &mut files);
        let object = json!({
            "id": submission.id,
            "number": submission.number,
            "version": submission.version,
            "language": submission.language,
            "started": submission.started.map(moment),
            "submitted": moment(submission.submitted),
            "answers": answers,
            "files": files,
            "languages": spoken(submission, languages),
        });
        self.out.write_all(if self.any { b",\n" } else { b"\n" })?;
        self.any = true;
        serde_json::to_writer(&mut self.out, &object).map_err(|fault| Fault::Io(fault.into()))
    }

    /// Ends the array.
    ///
    /// # Errors
    /// [`Fault`] where the file does not take it.
    pub fn finish(mut self) -> Result<(), Fault> {
        self.out.write_all(if self.any { b"\n]\n" } else { b"]\n" })?;
        Ok(self.out.flush()?)
    }
}

/// The files among the answers, by id.
fn named(answers: &Answers, files: &Files, found: &mut Map<String, Value>) {
    for answer in answers.0.values() {
        match answer {
            Answer::File(id) => {
                let name = files.get(id).map(|name| (id.hyphenated().to_string(), json!(name)));
                found.extend(name);
            }
            Answer::Rows(rows) => rows.iter().for_each(|row| named(row, files, found)),
            _ => {}
        }
    }
}

/// The language of each answer that was given; those inside repeats by their fields, where they are
/// not in the language of most.
fn spoken(submission: &Submission<'_>, languages: &Languages) -> Map<String, Value> {
    let given = submission
        .answers
        .0
        .iter()
        .filter(|(_, answer)| !matches!(answer, Answer::Missing(Missing::NotAsked | Missing::NoAnswer)));
    let mut spoken: Map<String, Value> =
        given.map(|(name, _)| (name.to_string(), json!(languages.get(name.as_str())))).collect();
    for (field, language) in languages.exceptions().filter(|(field, _)| field.contains('/')) {
        spoken.insert(field.to_owned(), json!(language));
    }
    spoken
}

fn moment(moment: DateTime<FixedOffset>) -> String {
    moment.format("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
