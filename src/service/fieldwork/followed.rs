//! Every response of a study, counted by day: kept in memory and extended as responses arrive.

use crate::locale::CLOCK;
use crate::store::{self, Store, fieldwork::Line};
use anyhow::Context;
use domain::fieldwork::{Fieldwork, Sent};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// How many submissions are fetched at once.
const AT_ONCE: i64 = 50_000;
/// How many studies are kept: of each a few bytes a response.
const MOST: usize = 32;

/// The counts of the studies whose fieldwork is looked at. The database stays the truth: what this holds can
/// be dropped and is counted again.
#[derive(Default)]
pub struct FieldworkCache {
    studies: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    studies: HashMap<i64, (u64, Cell)>,
    /// Counts what is asked for, so that what was not asked for longest is known.
    asked: u64,
}

type Cell = Arc<tokio::sync::Mutex<Followed>>;

/// The counts of a study up to a submission.
#[derive(Default)]
struct Followed {
    counted: Arc<Fieldwork>,
    number: i64,
    superseded: i64,
    /// The number of each version of the form by its key.
    versions: HashMap<i64, i32>,
}

impl FieldworkCache {
    /// The counts of a study as they are now. Whoever asks while they are counted waits for them.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn counted(&self, store: &Store, study_id: i64) -> anyhow::Result<Arc<Fieldwork>> {
        let cell = self.cell(study_id);
        let mut followed = cell.lock().await;
        followed.catch_up(store, study_id).await.with_context(|| format!("study {study_id}"))?;
        Ok(Arc::clone(&followed.counted))
    }

    fn cell(&self, study_id: i64) -> Cell {
        // Only ever a look-up, an insertion or a removal happens under the lock.
        let mut kept = self.studies.lock().unwrap_or_else(PoisonError::into_inner);
        kept.asked += 1;
        let asked = kept.asked;
        let (last, cell) = kept.studies.entry(study_id).or_default();
        *last = asked;
        let cell = Arc::clone(cell);
        if kept.studies.len() > MOST {
            let oldest = kept.studies.iter().min_by_key(|(_, (asked, _))| *asked).map(|(id, _)| *id);
            oldest.map(|oldest| kept.studies.remove(&oldest));
        }
        cell
    }
}

impl Followed {
    async fn catch_up(&mut self, store: &Store, study_id: i64) -> anyhow::Result<()> {
        // Read before the rows: what is superseded in between has them counted once more.
        let superseded = store::studies::superseded(store, study_id).await?;
        let newest = store::submissions::newest(store, study_id).await?;
        if superseded != self.superseded {
            *self = Self { superseded, ..Self::default() };
        }
        while self.number < newest {
            // Taken out: after a fault some of the lines may be counted, so all are counted anew.
            let (after, mut counted) = (std::mem::take(&mut self.number), std::mem::take(&mut self.counted));
            let until = newest.min(after + AT_ONCE);
            let lines = store::fieldwork::lines(store, study_id, after + 1..=until).await?;
            for line in lines.iter() {
                let line = line?;
                let version = self.version(store, study_id, line.form_version_id).await?;
                Arc::make_mut(&mut counted).take(sent(&line, version));
            }
            (self.counted, self.number) = (counted, until);
        }
        Ok(())
    }

    async fn version(&mut self, store: &Store, study_id: i64, id: i64) -> anyhow::Result<i32> {
        if !self.versions.contains_key(&id) {
            self.versions = store::forms::numbers(store, study_id).await?.into_iter().collect();
        }
        self.versions.get(&id).copied().context("a form version is gone")
    }
}

/// What counts of a response. Where beginning and end are the same moment, as in files without the first,
/// nobody knows how long it took.
fn sent<'l>(line: &Line<'l>, version: i32) -> Sent<'l> {
    let seconds = (line.finished_at - line.started_at).num_seconds();
    Sent {
        day: line.submitted_at.with_timezone(&CLOCK).date_naive(),
        language: line.language,
        version,
        way: line.origin,
        seconds: u32::try_from(seconds).ok().filter(|seconds| *seconds > 0),
    }
}
