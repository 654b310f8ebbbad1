//! A questionnaire given as a file or a folder, with everything told that is wrong with it.

use crate::cli::{Fault, Teller};
use domain::exchange::questionnaire;
use domain::exchange::workbook::LARGEST;
use domain::exchange::xlsform::Given;
use domain::exchange::{Place, Remark};
use domain::form::{Form, source};
use domain::message::Message;
use std::path::Path;

/// The most files of a folder.
const FILES: usize = 1_000;

/// The form of a file or folder. Faults and warnings are told, a line each, as compilers do.
pub(super) fn form(path: &Path, teller: &Teller) -> Result<Form, Fault> {
    let files = if path.is_dir() { folder(path)? } else { vec![(name(path), bytes(path)?)] };
    let given: Vec<Given<'_>> = files.iter().map(|(name, bytes)| Given { name, bytes }).collect();
    match questionnaire::read(&given) {
        Ok(read) => {
            for warning in &read.warnings {
                println!("{}", line(path, warning, teller));
            }
            Ok(read.form)
        }
        Err(faults) => {
            for fault in &faults {
                eprintln!("{}", line(path, fault, teller));
            }
            Err(Fault::Told(Message::new("cli-form-faulty").with("count", faults.len())))
        }
    }
}

/// The form with the text that is kept as its source: its own where it is one, else that which says
/// the same.
pub(super) fn form_and_text(path: &Path, teller: &Teller) -> Result<(Form, String), Fault> {
    let form = form(path, teller)?;
    let is_text = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    let text = if is_text { text(path)? } else { source::write(&form) };
    Ok((form, text))
}

/// `file: survey!B12 (relevant): what is wrong`.
fn line(path: &Path, remark: &Remark, teller: &Teller) -> String {
    let place = match &remark.place {
        Place::Whole => String::new(),
        Place::Cell { .. } | Place::Named(_) => format!(" {}:", remark.place),
        Place::Line { .. } => format!("{}:", remark.place),
    };
    let marked = remark.marked.as_ref().map_or_else(String::new, |marked| {
        let [before, part, after] = marked.parts();
        format!("\n    {before}»{part}«{after}")
    });
    format!("{}:{place} {}{marked}", path.display(), teller.words(&remark.message))
}

/// The text of a file.
pub(super) fn text(path: &Path) -> Result<String, Fault> {
    std::fs::read_to_string(path).map_err(|error| unreadable(path, &error))
}

fn folder(path: &Path) -> Result<Vec<(String, Vec<u8>)>, Fault> {
    let entries = std::fs::read_dir(path).map_err(|error| unreadable(path, &error))?;
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| unreadable(path, &error))?.path();
        if entry.is_file() && files.len() < FILES {
            files.push((name(&entry), bytes(&entry)?));
        }
    }
    files.sort();
    Ok(files)
}

fn name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

fn bytes(path: &Path) -> Result<Vec<u8>, Fault> {
    let too_large = std::fs::metadata(path).is_ok_and(|found| found.len() > LARGEST as u64);
    if too_large {
        return Err(Fault::Told(Message::new("import-file-large").with("limit", LARGEST >> 20)));
    }
    std::fs::read(path).map_err(|error| unreadable(path, &error))
}

pub(super) fn unreadable(path: &Path, error: &impl std::fmt::Display) -> Fault {
    let message = Message::new("cli-file-unreadable").with("path", path.display().to_string());
    Fault::Told(message.with("error", error.to_string()))
}
