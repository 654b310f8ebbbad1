//! What a file brings, whatever its kind.

use domain::exchange::refi::project::Project;
use domain::exchange::refi::{self, Report, Sort, codes};
use domain::exchange::{Remark, codebook};
use domain::language::Language;

/// What a file brings.
#[derive(Clone, Debug, Default)]
pub struct Brought {
    /// All of it; a codebook brings codes alone.
    pub project: Project,
    /// Whether it is a codebook.
    pub is_codebook: bool,
    /// The language in which its codes are named, where it says so.
    pub language: Option<Language>,
    /// What its reader could not take.
    pub report: Report,
    /// What may not be meant.
    pub remarks: Vec<Remark>,
}

/// Reads a file, off the threads that answer; where it does not say in which language codes are named,
/// they are in `language`.
///
/// # Errors
/// The outer one where the reading itself broke off; the inner one tells what is wrong with the file.
pub async fn read(
    name: String,
    bytes: Vec<u8>,
    language: Language,
) -> anyhow::Result<Result<Brought, Vec<Remark>>> {
    Ok(tokio::task::spawn_blocking(move || read_now(&name, &bytes, language)).await?)
}

fn read_now(name: &str, bytes: &[u8], language: Language) -> Result<Brought, Vec<Remark>> {
    let whole = |remark| vec![remark];
    match refi::sort(name, bytes) {
        Sort::Project => {
            let read = refi::read::read(bytes, language).map_err(whole)?;
            let (project, report) = (read.project, read.report);
            Ok(Brought { project, report, language: read.language, ..Brought::default() })
        }
        Sort::Codes => {
            let read = codes::read(bytes, language).map_err(whole)?;
            let project = Project { codes: read.codes, ..Project::default() };
            let (language, report) = (read.language, read.report);
            Ok(Brought { project, is_codebook: true, language, report, ..Brought::default() })
        }
        Sort::Sheet => {
            let read = codebook::read(name, bytes, language).map_err(whole)?;
            if !read.faults.is_empty() {
                return Err(read.faults);
            }
            let project = Project { codes: read.codes, ..Project::default() };
            Ok(Brought { project, is_codebook: true, remarks: read.remarks, ..Brought::default() })
        }
    }
}
