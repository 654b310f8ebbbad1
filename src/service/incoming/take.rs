//! Every row judged, and all of them stored in one transaction, or none.

use super::check::{Already, Checked, Place, places};
use super::pass::{Spooled, off_the_threads, own, pass};
use super::{File, Versions};
use crate::app::App;
use crate::locale::CLOCK;
use crate::store::imports::{self, NewImport};
use crate::store::submissions::{self, NewSubmission, Origin};
use crate::store::{Tx, studies::Study};
use anyhow::Context;
use domain::answer::languages::Languages;
use domain::exchange::incoming::Mapping;
use domain::message::Message;
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Seek};
use std::sync::Arc;
use uuid::Uuid;

/// How many rows are stored at once.
const AT_ONCE: usize = 500;

/// What somebody decided.
#[derive(Clone, Copy, Debug, Default)]
pub struct Decided {
    /// Whether rows are taken that the form would not have taken.
    pub doubts: bool,
    /// What becomes of responses that are stored already.
    pub already: Already,
    /// Who it is; nobody on the command line.
    pub by: Option<i64>,
}

/// Why nothing was taken in.
#[derive(Debug)]
pub enum Refused {
    /// The file or the mapping as a whole is at fault.
    Unreadable(Vec<Message>),
    /// Rows cannot be stored, or somebody has to decide first.
    Undecided(Box<Checked>),
}

/// A file that is in the study now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakenIn {
    /// The key of the import; none where there was nothing to store.
    pub import: Option<i64>,
    /// How many responses are new.
    pub added: u64,
    /// How many took the place of others.
    pub replaced: u64,
    /// How many were there and stay as they are.
    pub left: u64,
}

/// Takes a file in.
///
/// # Errors
/// The outer one where the work cannot be done; the inner one tells why nothing was taken in.
pub async fn take(
    app: &Arc<App>,
    study: &Study,
    (versions, file): (&Arc<Versions>, &File),
    mapping: &Mapping,
    decided: Decided,
) -> anyhow::Result<Result<TakenIn, Refused>> {
    let now = app.clock.now();
    let spool = tempfile::tempfile_in(&app.config.data)?;
    let mut spooled = spool.try_clone()?;
    let (study_id, read, of, by) = (study.id, Arc::clone(versions), file.clone(), mapping.clone());
    let judged = off_the_threads(app, move || {
        pass((study_id, &read, &of), &by, now.with_timezone(&CLOCK), Some(&spool))
    });
    let found = match judged.await? {
        Ok(found) => found?,
        Err(messages) => return Ok(Err(Refused::Unreadable(messages))),
    };
    let tx = app.store.begin().await?;
    let places = places(&tx, study.id, &found).await?;
    let count = |is: fn(&Place) -> bool| places.values().filter(|place| is(place)).count() as u64;
    let (new, same) = (count(|place| matches!(place, Place::New(_))), count(|place| *place == Place::Same));
    let other = count(|place| matches!(place, Place::Other(_)));
    let undecided = (found.doubtful > 0 && !decided.doubts)
        || (same + other > 0 && decided.already == Already::Ask)
        || found.faulty > 0;
    if undecided || new + same + other == 0 {
        return Ok(Err(Refused::Undecided(Box::new(Checked { found, same, other }))));
    }
    let replaced = if decided.already == Already::Replace { other } else { 0 };
    let left = same + other - replaced;
    if new + replaced == 0 {
        return Ok(Ok(TakenIn { import: None, added: 0, replaced: 0, left }));
    }
    let import = NewImport {
        study_id: study.id,
        account_id: decided.by,
        name: &file.name,
        digest: &file.digest,
        mapping: &mapping.write(),
        added: i64::try_from(new)?,
        replaced: i64::try_from(replaced)?,
    };
    let import = imports::add(&tx, &import, now).await?;
    spooled.rewind()?;
    let storing = Storing { tx: &tx, study_id: study.id, import, places: &places, replace: replaced > 0 };
    storing.all(BufReader::new(spooled)).await?;
    tx.commit().await?;
    Ok(Ok(TakenIn { import: Some(import), added: new, replaced, left }))
}

/// Rows on their way from the disk into the database.
struct Storing<'t> {
    tx: &'t Tx,
    study_id: i64,
    import: i64,
    places: &'t HashMap<Uuid, Place>,
    replace: bool,
}

impl Storing<'_> {
    async fn all(&self, spool: impl BufRead) -> anyhow::Result<()> {
        let mut waiting = Vec::with_capacity(AT_ONCE);
        for line in spool.lines() {
            let row: Spooled = serde_json::from_str(&line?).context("a row that was just written")?;
            match self.places.get(&row.id) {
                Some(Place::New(id)) => waiting.push((row.row, self.submission(row, *id, None))),
                Some(Place::Other(there)) if self.replace => self.replace(row, *there).await?,
                _ => {}
            }
            if waiting.len() == AT_ONCE {
                self.store(&mut waiting).await?;
            }
        }
        self.store(&mut waiting).await
    }

    async fn store(&self, waiting: &mut Vec<(i64, NewSubmission)>) -> anyhow::Result<()> {
        let rows: Vec<(Uuid, i64)> = waiting.iter().map(|(row, new)| (new.id, *row)).collect();
        let new: Vec<NewSubmission> = waiting.drain(..).map(|(_, new)| new).collect();
        submissions::add_many(self.tx, self.study_id, &new).await?;
        Ok(imports::note(self.tx, self.import, &rows).await?)
    }

    /// A row in the place of what is stored: a correction with an id that is the same whenever it comes.
    async fn replace(&self, row: Spooled, there: Uuid) -> anyhow::Result<()> {
        let id = own(self.study_id, &format!("instead/{}/{there}/{}", self.import, row.digest));
        let number = row.row;
        submissions::add(self.tx, self.submission(row, id, Some(there))).await?;
        Ok(imports::note(self.tx, self.import, &[(id, number)]).await?)
    }

    fn submission(&self, row: Spooled, id: Uuid, supersedes: Option<Uuid>) -> NewSubmission {
        NewSubmission {
            id,
            study_id: self.study_id,
            form_version_id: row.form_version_id,
            // There is no draft to continue.
            resume_code: String::new(),
            language: row.language,
            languages: Languages::of(row.language),
            origin: Origin::Table,
            digest: row.digest,
            answers: row.answers,
            started_at: row.started,
            finished_at: row.submitted,
            submitted_at: row.submitted,
            supersedes,
        }
    }
}
