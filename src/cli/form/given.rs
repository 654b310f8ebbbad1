//! A questionnaire given as a file or a folder, with everything told that is wrong with it.

use super::marks::underlined;
use crate::cli::{Fault, Teller, disk};
use domain::exchange::questionnaire;
use domain::exchange::workbook::LARGEST;
use domain::exchange::xlsform::Given;
use domain::exchange::{Place, Remark};
use domain::form::{Form, source};
use domain::message::Message;
use std::path::Path;

/// The most files of a folder.
const FILES: usize = 1_000;

/// How much is told of warnings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Warnings {
    /// Each of them.
    Each,
    /// Only how many there are: `saual form check` shows them.
    Count,
}

/// The form of a file or folder. Faults are told, a line each, as compilers do, and warnings where they
/// are wanted.
pub(super) fn form(path: &Path, warnings: Warnings, teller: &Teller) -> Result<Form, Fault> {
    let files = if path.is_dir() { folder(path)? } else { vec![(name(path), bytes(path)?)] };
    let given: Vec<Given<'_>> = files.iter().map(|(name, bytes)| Given { name, bytes }).collect();
    match questionnaire::read(&given) {
        Ok(read) => {
            if warnings == Warnings::Each {
                read.warnings.iter().for_each(|warning| println!("{}", line(path, warning, teller)));
            } else if !read.warnings.is_empty() {
                let told = Message::new("cli-form-warned").with("path", path.display().to_string());
                eprintln!("{}", teller.words(&told.with("count", read.warnings.len())));
            }
            Ok(read.form)
        }
        Err(refused) => {
            refused.faults.iter().for_each(|fault| eprintln!("{}", line(path, fault, teller)));
            if warnings == Warnings::Each && !refused.warnings.is_empty() {
                eprintln!("{}", teller.words(&Message::new("cli-form-besides")));
                refused.warnings.iter().for_each(|warning| eprintln!("{}", line(path, warning, teller)));
            }
            Err(Fault::Told(Message::new("cli-form-faulty").with("count", refused.faults.len())))
        }
    }
}

/// The form with the text that is kept as its source: its own where it is one, else that which says
/// the same.
pub(super) fn form_and_text(path: &Path, teller: &Teller) -> Result<(Form, String), Fault> {
    let form = form(path, Warnings::Each, teller)?;
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
    let marked =
        remark.marked.as_ref().map_or_else(String::new, |marked| format!("\n{}", underlined(marked)));
    format!("{}:{place} {}{marked}", path.display(), teller.words(&remark.message))
}

/// The text of a file.
pub(super) fn text(path: &Path) -> Result<String, Fault> {
    std::fs::read_to_string(path).map_err(|error| disk::unreadable(path, &error))
}

fn folder(path: &Path) -> Result<Vec<(String, Vec<u8>)>, Fault> {
    let entries = std::fs::read_dir(path).map_err(|error| disk::unreadable(path, &error))?;
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| disk::unreadable(path, &error))?.path();
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
    std::fs::read(path).map_err(|error| disk::unreadable(path, &error))
}

/// A file that is not the JSON it should be.
pub(super) fn no_json(path: &Path, error: &serde_json::Error) -> Fault {
    let message = Message::new("cli-file-json").with("path", path.display().to_string());
    Fault::Told(message.with("line", error.line()).with("column", error.column()))
}
