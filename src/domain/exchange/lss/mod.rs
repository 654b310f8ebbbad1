//! Surveys of LimeSurvey, versions 2 to 6: the structure from a `.lss`, and from a `.lsa` the responses
//! as well.
//!
//! | module | what it is |
//! | --- | --- |
//! | `archive` | the parts of a `.lsa`, counted while they are unpacked |
//! | `table` | the XML as the tables that it was dumped from |
//! | `survey` | the tables as a survey: one layout for texts by row and by language |
//! | `words` | HTML reduced to plain text, `{code}` to answers shown |
//! | `script` | ExpressionScript read, and said again in our expressions |
//! | `build`, `kinds`, `answers`, `rules`, `naming` | the survey as a form |
//! | `repair` | what the form's check does not take, taken out again and told |
//! | `responses` | rows of responses as what respondents would have sent |
//!
//! | LimeSurvey | here |
//! | --- | --- |
//! | group | a page, its description a note |
//! | list, dropdown, yes/no, gender, 5 points | a single choice; “other” is the code `-oth-` and a question `q_other` |
//! | list with comment | the same and a question `q_comment` |
//! | arrays | a group `table-list` with a single choice a row, named `q_row`; of two scales `q_row_0` and `q_row_1` |
//! | array of numbers, of texts | a group with a question a cell, named `q_row_column` |
//! | multiple choice | a multiple choice; comments are questions `q_rowcomment` |
//! | ranking | a rank; where not all are to be ranked, a single choice a rank, named `q_1` |
//! | several texts, several numbers | a group with a question each |
//! | text display, equation, hidden | a note, a calculation, a hidden value |
//!
//! Names are those that ExpressionScript has for the same things. What has no counterpart is listed as
//! a [`Loss`]; nothing is dropped silently.

mod answers;
mod archive;
mod build;
mod kinds;
mod naming;
mod repair;
mod responses;
mod rules;
mod script;
mod survey;
mod table;
mod words;

pub use responses::Response;

use crate::form::{Form, check, excerpt};
use crate::message::Message;
use archive::Parts;
use survey::Survey;

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The survey's number in LimeSurvey.
    pub survey: String,
    /// The form; [`crate::form::check`] has no fault of it.
    pub form: Form,
    /// The responses that were finished; none of a `.lss`.
    pub responses: Vec<Response>,
    /// What is not as it was.
    pub losses: Vec<Loss>,
}

/// Something that could not be carried over as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The code of the question, or the name of the group; empty for the survey as a whole.
    pub place: String,
    /// What it is, and what became of it.
    pub message: Message,
}

/// Why a file is no survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The code of the question; empty for the file as a whole.
    pub place: String,
    /// What is wrong.
    pub message: Message,
}

impl Fault {
    fn of_file(key: &str) -> Self {
        Self { place: String::new(), message: Message::new(key) }
    }
}

/// The losses gathered so far.
#[derive(Default)]
struct Losses(Vec<Loss>);

impl Losses {
    fn tell(&mut self, place: &str, message: Message) {
        let loss = Loss { place: excerpt(place), message };
        if !self.0.contains(&loss) {
            self.0.push(loss);
        }
    }
}

/// Whether a file is called as LimeSurvey calls its surveys.
#[must_use]
pub fn is_named(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    matches!(ending.as_deref(), Some("lss" | "lsa"))
}

/// Reads a `.lss` or a `.lsa`, told apart by their first bytes.
///
/// # Errors
/// What keeps it from being a survey; never empty. Files are limited in size, depth and number of
/// parts, and no entity is expanded.
pub fn read(bytes: &[u8]) -> Result<Imported, Vec<Fault>> {
    let mut losses = Losses::default();
    let parts = Parts::of(bytes, &mut losses).map_err(|fault| vec![fault])?;
    let tables = table::read(&parts.survey, "Survey").map_err(|fault| vec![fault])?;
    let survey = Survey::of(&tables).map_err(|fault| vec![fault])?;
    let (mut form, naming) = build::form(&survey, &mut losses);
    repair::repair(&mut form, &mut losses);
    let faults: Vec<_> = check::check(&form).into_iter().filter(check::Finding::is_fault).collect();
    if !faults.is_empty() {
        let place = |finding: &check::Finding| finding.subject.name(&form).unwrap_or_default().to_owned();
        let fault = |finding: check::Finding| Fault { place: place(&finding), message: finding.message };
        return Err(faults.into_iter().map(fault).collect());
    }
    let responses = match &parts.responses {
        Some(xml) => {
            let tables = table::read(xml, "Responses").map_err(|fault| vec![fault])?;
            responses::all(&survey, &naming, &tables, &mut losses)
        }
        None => Vec::new(),
    };
    Ok(Imported { survey: survey.id, form, responses, losses: losses.0 })
}

#[cfg(test)]
mod tests;
