//! REFI-QDA 1.5: whole projects (`.qdpx`) and codebooks (`.qdc`), in and out.
//!
//! | module | what it is |
//! | --- | --- |
//! | [`project`] | a project as values, neutral to whoever has it |
//! | [`mod@write`], [`element`] | values to files that the schemas of the standard allow |
//! | [`read`] | files to values, as other programs really write them |
//! | [`place`] | where a selection lies, whatever its program counted |
//! | [`settle`](settle()) | a source as a transcript of ours, its spans moved with it |
//! | [`describe`] | what the format has no room for, in a description that people can read |
//! | [`codes`] | `.qdc` |
//! | [`loss`] | what did not come through, counted |
//!
//! The format knows one language. What is written is the language chosen; the others stand in the
//! description of their code and are found there again.

pub mod codes;
mod describe;
mod element;
pub mod loss;
mod place;
pub mod project;
pub mod read;
mod settle;
pub mod write;

pub use loss::{Lost, Report};
pub use project::Project;
pub use settle::{Settled, settle};

use crate::exchange::workbook;

/// The namespace of a project.
const PROJECT: &str = "urn:QDA-XML:project:1.0";
/// The namespace of a codebook.
const CODEBOOK: &str = "urn:QDA-XML:codebook:1.0";

/// What a file is, by its content and, where that says nothing, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A `.qdpx`, or the project file out of one.
    Project,
    /// A `.qdc`.
    Codes,
    /// Anything else, perhaps a sheet.
    Sheet,
}

/// What kind of file it is.
#[must_use]
pub fn sort(name: &str, bytes: &[u8]) -> Sort {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    match (ending.as_str(), workbook::format(name, bytes)) {
        ("qdc", _) => Sort::Codes,
        ("qdpx" | "qde", _) | (_, workbook::Format::Zip) => Sort::Project,
        (_, workbook::Format::Xml) => {
            // The name of the root stands near the beginning, perhaps in UTF-16.
            let begin: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).take(4_096).collect();
            let codes = begin.windows(9).any(|word| word.eq_ignore_ascii_case(b"<CodeBook"));
            let project = begin.windows(8).any(|word| word.eq_ignore_ascii_case(b"<Project"));
            if codes && !project { Sort::Codes } else { Sort::Project }
        }
        _ => Sort::Sheet,
    }
}

/// What a file of ours says of where it comes from: the language that its names are in.
fn origin(language: crate::language::Language) -> String {
    format!("{ORIGIN}; language={language}")
}

/// The language of such an origin.
fn language_of(origin: &str) -> Option<crate::language::Language> {
    let rest = origin.strip_prefix(ORIGIN)?.strip_prefix("; language=")?;
    crate::language::Language::from_tag(rest.trim())
}

const ORIGIN: &str = "Saual";

#[cfg(test)]
mod tests;
