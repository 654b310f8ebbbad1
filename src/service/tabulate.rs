//! Tables of a study, from columns that are kept in memory and extended as submissions arrive.

use super::versions::{self, Version};
use crate::locale::CLOCK;
use crate::store::{self, Store, records::Records, studies::Study};
use anyhow::Context;
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use domain::form::Form;
use domain::language::Language;
use domain::table::{Columns, Loader};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{OwnedRwLockReadGuard, RwLock};

/// How many submissions are fetched at once: while some are put into columns, the next are on their way.
const AT_ONCE: i64 = 10_000;

/// The columns of the studies that were asked for, shared by all requests of this process. The database
/// stays the truth: what this holds can be dropped and is built again.
pub struct ColumnCache {
    studies: Mutex<Kept>,
    /// The memory that all of them may take, in bytes.
    most: usize,
}

#[derive(Default)]
struct Kept {
    studies: HashMap<i64, Slot>,
    /// Counts what is asked for, so that what was not asked for longest is known.
    asked: u64,
}

#[derive(Default)]
struct Slot {
    cell: Arc<RwLock<Option<Held>>>,
    asked: u64,
    bytes: usize,
}

/// A study's answers, as long as somebody looks at them.
pub type Looked = OwnedRwLockReadGuard<Option<Held>, Held>;

/// The answers of a study up to a submission.
pub struct Held {
    /// The form they are tabulated by: the newest version.
    pub form: Form,
    /// The answers.
    pub columns: Columns,
    /// The number of each submission, in the order of the columns.
    pub numbers: Vec<u32>,
    /// The language each was given in.
    pub languages: Vec<Language>,
    /// The day each came, by the clock of Kazakhstan.
    pub days: Vec<NaiveDate>,
    form_version_id: i64,
    /// The number of the form's version.
    form_number: i32,
    /// When the newest of them came.
    newest_at: Option<DateTime<Utc>>,
    /// The last submission that was looked at.
    number: i64,
    /// How many submissions were superseded when they were read.
    superseded: i64,
    /// Every version of the form by key, since each answer is read by its own.
    versions: HashMap<i64, Version>,
}

impl ColumnCache {
    /// A cache that takes so many bytes; a single study may take more while it is the only one.
    #[must_use]
    pub fn new(most: usize) -> Self {
        Self { studies: Mutex::default(), most }
    }

    /// Calls `use_it` with the study's answers as they are now; `None` where no form was published.
    ///
    /// # Errors
    /// Where the database cannot be read, or holds answers that its form does not know.
    pub async fn with<T>(
        &self,
        store: &Store,
        study: &Study,
        use_it: impl FnOnce(&Held) -> T,
    ) -> anyhow::Result<Option<T>> {
        Ok(self.look(store, study).await?.map(|held| use_it(&held)))
    }

    /// The study's answers as they are now, until what is answered is dropped; `None` where no form was
    /// published. What arrives meanwhile waits.
    ///
    /// # Errors
    /// Where the database cannot be read, or holds answers that its form does not know.
    pub async fn look(&self, store: &Store, study: &Study) -> anyhow::Result<Option<Looked>> {
        let cell = self.cell(study.id);
        let Some(latest) = store::forms::latest_id(store, study.id).await? else { return Ok(None) };
        // Read before the rows: what is superseded in between has them read once more.
        let superseded = store::studies::superseded(store, study.id).await?;
        let newest = store::submissions::newest(store, study.id).await?;
        let held = Arc::clone(&cell).read_owned().await;
        let fresh = |held: &Held| held.is_of(latest, superseded) && held.number >= newest;
        let held = if held.as_ref().is_some_and(fresh) {
            held
        } else {
            drop(held);
            // Goes on where whoever asked has gone away: the next one asks for the same.
            tokio::spawn(fill(cell, store.clone(), study.id, (latest, superseded))).await??
        };
        let held = OwnedRwLockReadGuard::try_map(held, Option::as_ref);
        let held = held.map_err(|_| anyhow::anyhow!("columns were just put in"))?;
        self.weigh(study.id, held.bytes());
        Ok(Some(held))
    }

    /// The keys of the studies whose answers are in memory, in no order.
    #[must_use]
    pub fn studies(&self) -> Vec<i64> {
        let kept = self.kept();
        kept.studies.iter().filter(|(_, slot)| slot.bytes > 0).map(|(id, _)| *id).collect()
    }

    fn cell(&self, study_id: i64) -> Arc<RwLock<Option<Held>>> {
        let mut kept = self.kept();
        kept.asked += 1;
        let asked = kept.asked;
        let slot = kept.studies.entry(study_id).or_default();
        slot.asked = asked;
        Arc::clone(&slot.cell)
    }

    /// Notes what a study takes, and drops others, the one not asked for longest first, until all have
    /// room.
    fn weigh(&self, study_id: i64, bytes: usize) {
        let mut kept = self.kept();
        if let Some(slot) = kept.studies.get_mut(&study_id) {
            slot.bytes = bytes;
        }
        while kept.studies.values().map(|slot| slot.bytes).sum::<usize>() > self.most {
            let others = kept.studies.iter().filter(|(id, slot)| **id != study_id && slot.bytes > 0);
            let Some((oldest, _)) = others.min_by_key(|(_, slot)| slot.asked) else { break };
            let oldest = *oldest;
            kept.studies.remove(&oldest);
        }
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        // Only ever a look-up, an insertion or a removal happens under the lock: nothing is left half done.
        self.studies.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Brings the columns of a study up to date.
async fn fill(
    cell: Arc<RwLock<Option<Held>>>,
    store: Store,
    study_id: i64,
    (latest, superseded): (i64, i64),
) -> anyhow::Result<OwnedRwLockReadGuard<Option<Held>>> {
    let mut held = cell.write_owned().await;
    // Taken out: after a fault half of a submission may stand in them.
    let before = held.take().filter(|held| held.is_of(latest, superseded));
    let filled = match before {
        Some(held) => held,
        None => Held::empty(&store, study_id, superseded).await?,
    };
    let mut filled = filled.extended(&store, study_id).await?;
    let since = store::studies::superseded(&store, study_id).await?;
    if since != superseded {
        // A correction came while the rows were read: what it corrects may be among them.
        filled = Held::empty(&store, study_id, since).await?.extended(&store, study_id).await?;
    }
    *held = Some(filled);
    Ok(held.downgrade())
}

impl Held {
    async fn empty(store: &Store, study_id: i64, superseded: i64) -> anyhow::Result<Self> {
        let versions = store::forms::all(store, study_id).await?;
        let latest = versions.last().context("a study with a latest form version has versions")?;
        let (form, form_version_id, form_number) = (latest.form.clone(), latest.id, latest.number);
        let columns = Columns::new(&form);
        let versions = versions::by_key(versions);
        Ok(Self {
            form,
            columns,
            numbers: Vec::new(),
            languages: Vec::new(),
            days: Vec::new(),
            form_version_id,
            form_number,
            newest_at: None,
            number: 0,
            superseded,
            versions,
        })
    }

    /// How many submissions were superseded when these were read.
    pub(super) fn superseded(&self) -> i64 {
        self.superseded
    }

    fn is_of(&self, latest: i64, superseded: i64) -> bool {
        self.form_version_id == latest && self.superseded == superseded
    }

    /// What tells these answers from those at any other time: the version of the form, how many responses
    /// there are, the number and moment of the newest, and how many were superseded by then.
    #[must_use]
    pub fn data_version(&self) -> String {
        let at = self.newest_at.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true)).unwrap_or_default();
        format!(
            "form={} responses={} newest={} superseded={} at={at}",
            self.form_number,
            self.numbers.len(),
            self.number,
            self.superseded,
        )
    }

    /// How many bytes of memory the answers take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        /// What is known of each response besides its answers.
        const BESIDE: usize = size_of::<u32>() + size_of::<Language>() + size_of::<NaiveDate>();
        self.columns.bytes() + self.numbers.len() * BESIDE
    }

    /// With what has come since. Of two threads one fetches what the other puts into columns.
    async fn extended(mut self, store: &Store, study_id: i64) -> anyhow::Result<Self> {
        let newest = store::submissions::newest(store, study_id).await?;
        let fetch = |after: i64| {
            let numbers = after + 1..=newest.min(after + AT_ONCE);
            async move {
                if numbers.is_empty() {
                    return Ok(None);
                }
                store::records::records(store, study_id, numbers).await.map(Some)
            }
        };
        self.reserve(newest);
        let mut next = fetch(self.number).await?;
        while let Some(records) = next {
            let until = newest.min(self.number + AT_ONCE);
            let taken = tokio::task::spawn_blocking(move || self.take_in(&records, until).map(|()| self));
            let (taken, ahead) = tokio::join!(taken, fetch(until));
            self = taken.context("columns are filled")?.with_context(|| format!("study {study_id}"))?;
            next = ahead?;
        }
        Ok(self)
    }

    fn reserve(&mut self, newest: i64) {
        /// Room for what comes next, so that not every submission moves all cells: a part of them.
        const PART: usize = 16;
        let more = usize::try_from(newest - self.number).unwrap_or(0);
        if more > 0 && self.numbers.capacity() - self.numbers.len() < more {
            let room = if self.numbers.is_empty() { more } else { more.max(self.numbers.len() / PART) };
            self.columns.reserve(room);
            self.numbers.reserve_exact(room);
            self.languages.reserve_exact(room);
            self.days.reserve_exact(room);
        }
    }

    fn take_in(&mut self, records: &Records, until: i64) -> anyhow::Result<()> {
        let mut loaders: HashMap<i64, Loader<'_>> = HashMap::new();
        for record in records.iter() {
            let record = record?;
            let loader = match loaders.entry(record.form_version_id) {
                std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
                std::collections::hash_map::Entry::Vacant(new) => {
                    let version = self.versions.get(&record.form_version_id);
                    let version = version.context("its form version is gone")?;
                    new.insert(Loader::new(&version.form, &version.carry, &self.columns))
                }
            };
            let said = || format!("submission {}", record.number);
            loader.push(&mut self.columns, record.answers).with_context(said)?;
            self.numbers.push(u32::try_from(record.number).with_context(said)?);
            self.languages.push(record.language);
            self.newest_at = self.newest_at.max(Some(record.submitted_at));
            self.days.push(record.submitted_at.with_timezone(&CLOCK).date_naive());
        }
        self.number = until;
        Ok(())
    }
}
