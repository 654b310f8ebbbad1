//! What a file brings, whatever its kind. All that takes long is done here, off the threads that answer and
//! before anything is locked.

use super::waiting::{self, Waiting};
use crate::app::App;
use anyhow::Context;
use domain::exchange::refi::project::{Project, Selection, Source};
use domain::exchange::refi::{self, Report, Settled, Sort, codes, settle};
use domain::exchange::{Remark, codebook};
use domain::language::{Language, detect};
use domain::text::{Fault, Offsets};
use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::OwnedSemaphorePermit;

/// What a file brings.
#[derive(Debug, Default)]
pub struct Brought {
    /// All of it; a codebook brings codes and their sets alone.
    pub project: Project,
    /// The project's texts as they would be kept, in its order.
    pub(super) texts: Vec<Result<Arc<Ready>, Fault>>,
    /// Whether it is a codebook.
    pub is_codebook: bool,
    /// The language in which its codes are named, where it says so.
    pub language: Option<Language>,
    /// What its reader could not take.
    pub report: Report,
    /// What may not be meant.
    pub remarks: Vec<Remark>,
    /// The turn in which it was read: as long as it is there, no other is read.
    _turn: Option<OwnedSemaphorePermit>,
}

/// A text of a file, made ready.
#[derive(Debug)]
pub(super) struct Ready {
    pub(super) settled: Settled,
    /// Its language, as its letters tell.
    pub(super) language: Option<Language>,
    /// How many letters there are.
    pub(super) length: usize,
    /// The words of those selections, by their places, of which something is noted.
    pub(super) words: HashMap<usize, String>,
}

impl Ready {
    fn of(source: &Source) -> Result<Arc<Self>, Fault> {
        let settled = settle(source)?;
        let text = &settled.transcript.text;
        let offsets = Offsets::new(text);
        let is_noted = |part: &Selection| !part.notes.is_empty() || !part.description.trim().is_empty();
        let noted = source.selections.iter().zip(&settled.spans).enumerate();
        let words = noted.filter(|(_, (part, _))| is_noted(part)).filter_map(|(number, (_, span))| {
            offsets.slice((*span)?).map(|words| (number, words.to_owned()))
        });
        let (language, length, words) = (detect(text), offsets.len(), words.collect());
        Ok(Arc::new(Self { settled, language, length, words }))
    }
}

/// Reads a file that waits, off the threads that answer; where it does not say in which language codes are
/// named, they are in `language`. `None` where it was let go meanwhile: another of one's files came, or
/// another process took it in.
///
/// # Errors
/// The outer one where the database cannot be read or the reading itself broke off; the inner one tells what
/// is wrong with the file.
pub async fn read(app: &App, file: &Waiting, language: Language) -> anyhow::Result<Option<Read>> {
    // One at a time: each holds a file with all that is in it. The turn goes where that goes.
    let turn = Arc::clone(&app.reckonings).acquire_owned().await;
    let turn = turn.context("reckonings go on while the program runs")?;
    let Some(bytes) = waiting::bytes(&app.store, file).await? else { return Ok(None) };
    let name = file.name.clone();
    let reading = tokio::task::spawn_blocking(move || {
        read_now(&name, &bytes, language).map(|brought| Brought { _turn: Some(turn), ..brought })
    });
    Ok(Some(reading.await?))
}

/// What a file brings, or what is wrong with it.
type Read = Result<Brought, Vec<Remark>>;

fn read_now(name: &str, bytes: &[u8], language: Language) -> Read {
    let whole = |remark| vec![remark];
    match refi::sort(name, bytes) {
        Sort::Project => {
            let read = refi::read::read(bytes, language).map_err(whole)?;
            let (mut project, report) = (read.project, read.report);
            let texts = ready(&mut project.sources);
            Ok(Brought { project, texts, report, language: read.language, ..Brought::default() })
        }
        Sort::Codes => {
            let read = codes::read(bytes, language).map_err(whole)?;
            let project = Project { codes: read.codes, sets: read.sets, ..Project::default() };
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

/// Makes texts ready; as they came they are not needed any more.
fn ready(sources: &mut [Source]) -> Vec<Result<Arc<Ready>, Fault>> {
    let one = |source: &mut Source| {
        let ready = Ready::of(source);
        source.text = String::new();
        ready
    };
    sources.iter_mut().map(one).collect()
}
