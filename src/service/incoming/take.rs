//! Every row judged, and all of them stored in one transaction, or none.
//!
//! On SQLite nobody else writes while that transaction is open, and who answers a questionnaire waits for it. So all
//! that can be known before is worked out before, and the transaction sees only whether that is still so.

use super::check::{Already, Checked, Place, Places};
use super::pass::{Found, Spooled, off_the_threads, own, pass, spooled};
use super::{File, Versions};
use crate::app::App;
use crate::locale::CLOCK;
use crate::store::gathered::{self, Seen};
use crate::store::imports::{self, NewImport};
use crate::store::submissions::{self, NewSubmission, Origin};
use crate::store::{Tx, studies::Study};
use chrono::{DateTime, Utc};
use domain::answer::languages::Languages;
use domain::exchange::incoming::Mapping;
use domain::message::Message;
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Seek};
use std::sync::Arc;
use uuid::Uuid;

/// How many rows are stored at once.
const AT_ONCE: usize = 500;
/// How often the rows are looked at anew where another study takes one of their ids in the same moment.
const ATTEMPTS: u32 = 3;

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
    let rows = spool.try_clone()?;
    let (study_id, read, of, by) = (study.id, Arc::clone(versions), file.clone(), mapping.clone());
    let judged = off_the_threads(app, move || {
        pass((study_id, &read, &of), &by, now.with_timezone(&CLOCK), Some(&spool))
    });
    let found = match judged.await? {
        Ok(found) => found?,
        Err(messages) => return Ok(Err(Refused::Unreadable(messages))),
    };
    let import = NewImport {
        study_id: study.id,
        account_id: decided.by,
        name: &file.name,
        digest: &file.digest,
        mapping: &mapping.write(),
        added: 0,
        replaced: 0,
    };
    let taking = Taking { app, found: &found, rows: &rows, decided, import, now };
    let mut attempt = 1;
    let done = loop {
        match taking.attempt().await {
            Err(error) if attempt < ATTEMPTS && is_taken(&error) => attempt += 1,
            done => break done?,
        }
    };
    Ok(done.map_err(|Sums { same, other, .. }| Refused::Undecided(Box::new(Checked { found, same, other }))))
}

/// Whether an id was taken by somebody else while the rows were stored.
fn is_taken(error: &anyhow::Error) -> bool {
    error.downcast_ref::<crate::store::Error>().is_some_and(crate::store::Error::is_taken)
}

/// How many rows stand how to what is stored.
#[derive(Clone, Copy)]
struct Sums {
    new: u64,
    same: u64,
    other: u64,
}

impl Sums {
    fn of(places: &Places) -> Self {
        let count = |is: fn(&Place) -> bool| places.values().filter(|place| is(place)).count() as u64;
        Self {
            new: count(|place| matches!(place, Place::New(_))),
            same: count(|place| *place == Place::Same),
            other: count(|place| matches!(place, Place::Other { .. })),
        }
    }
}

/// A file whose rows were judged, on its way in.
struct Taking<'t> {
    app: &'t App,
    found: &'t Found,
    rows: &'t std::fs::File,
    decided: Decided,
    import: NewImport<'t>,
    now: DateTime<Utc>,
}

impl Taking<'_> {
    /// Takes it in, where everything is decided.
    async fn attempt(&self) -> anyhow::Result<Result<TakenIn, Sums>> {
        let study_id = self.import.study_id;
        let (seen, before) = self.look().await?;
        if let Some(done) = self.without_storing(Sums::of(&before)) {
            return Ok(done);
        }
        let tx = self.app.store.begin().await?;
        let now = gathered::lock(&tx, study_id).await?;
        let places = if self.is_still_so(&tx, &before, (seen, now)).await? {
            before
        } else {
            Places::of(&tx, study_id, self.found).await?
        };
        let sums = Sums::of(&places);
        if let Some(done) = self.without_storing(sums) {
            return Ok(done);
        }
        let replaced = self.replaced(sums);
        let (added, replaces) = (i64::try_from(sums.new)?, i64::try_from(replaced)?);
        let import = NewImport { added, replaced: replaces, ..self.import };
        let import = imports::add(&tx, &import, self.now).await?;
        let mut storing = Storing { tx: &tx, study_id, import, newest: HashMap::new() };
        storing.all(BufReader::new(self.rows), &places, replaced > 0).await?;
        if replaced > 0 {
            let superseded = gathered::supersede(&tx, study_id, now.submissions).await?;
            anyhow::ensure!(superseded == replaced, "{superseded} responses of {replaced} were replaced");
        }
        tx.commit().await?;
        Ok(Ok(TakenIn {
            import: Some(import),
            added: sums.new,
            replaced,
            left: sums.same + sums.other - replaced,
        }))
    }

    /// How the rows stand to what is stored, and how far the study was then.
    async fn look(&self) -> anyhow::Result<(Seen, Places)> {
        let snapshot = self.app.store.snapshot().await?;
        let seen = gathered::seen(&snapshot, self.import.study_id).await?;
        Ok((seen, Places::of(&snapshot, self.import.study_id, self.found).await?))
    }

    async fn is_still_so(&self, tx: &Tx, places: &Places, (then, now): (Seen, Seen)) -> anyhow::Result<bool> {
        let came = gathered::since(tx, self.import.study_id, then, now).await?;
        Ok(came.is_some_and(|came| came.is_empty() || !places.touch(&came)))
    }

    /// What is done where there is nothing to store, or somebody has to decide first.
    fn without_storing(&self, sums: Sums) -> Option<Result<TakenIn, Sums>> {
        let there = sums.same + sums.other;
        let undecided = (self.found.doubtful > 0 && !self.decided.doubts)
            || (there > 0 && self.decided.already == Already::Ask)
            || self.found.faulty > 0;
        if undecided || sums.new + there == 0 {
            return Some(Err(sums));
        }
        let nothing = sums.new + self.replaced(sums) == 0;
        nothing.then_some(Ok(TakenIn { import: None, added: 0, replaced: 0, left: there }))
    }

    fn replaced(&self, sums: Sums) -> u64 {
        if self.decided.already == Already::Replace { sums.other } else { 0 }
    }
}

/// Rows on their way from the disk into the database.
struct Storing<'t> {
    tx: &'t Tx,
    study_id: i64,
    import: i64,
    /// What came in the place of what is there: two rows of a file may correct the same.
    newest: HashMap<Uuid, Uuid>,
}

impl Storing<'_> {
    async fn all(
        &mut self,
        mut rows: impl BufRead + Seek,
        places: &Places,
        replace: bool,
    ) -> anyhow::Result<()> {
        rows.rewind()?;
        let mut waiting = Vec::with_capacity(AT_ONCE);
        for line in rows.lines() {
            // What is not stored is not read further than to its id.
            let line = line?;
            let (id, row) = spooled(&line)?;
            let row = match places.get(&id) {
                Some(Place::New(id)) => (row.read()?, *id, None),
                Some(Place::Other { there, last }) if replace => self.instead(row.read()?, *there, *last),
                _ => continue,
            };
            let (row, id, supersedes) = row;
            waiting.push((row.row, self.submission(row, id, supersedes)));
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
    fn instead(&mut self, row: Spooled, there: Uuid, last: Uuid) -> (Spooled, Uuid, Option<Uuid>) {
        let id = own(self.study_id, &format!("instead/{}/{there}/{}", self.import, row.digest));
        let corrected = self.newest.insert(last, id).unwrap_or(last);
        (row, id, Some(corrected))
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
