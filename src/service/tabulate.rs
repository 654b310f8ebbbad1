//! Tables of a study, from columns that are kept in memory and extended as submissions arrive.

use super::versions::{self, Version};
use crate::store::{self, Store, studies::Study};
use anyhow::Context;
use domain::{answer::record, form::Form, table::Columns};
use futures_util::TryStreamExt;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::RwLock;

/// The columns of every study that was asked for, shared by all requests of this process. The
/// database stays the truth: what this holds can be dropped and is built again.
#[derive(Default)]
pub struct ColumnCache {
    studies: Mutex<HashMap<i64, Arc<RwLock<Option<Held>>>>>,
}

/// The answers of a study up to a submission.
pub struct Held {
    /// The form they are tabulated by: the newest version.
    pub form: Form,
    /// The answers.
    pub columns: Columns,
    form_version_id: i64,
    /// The last submission in them.
    number: i64,
    /// How many submissions were superseded when they were read.
    superseded: i64,
    /// Every version of the form by key, since each answer is read by its own.
    versions: HashMap<i64, Version>,
}

impl ColumnCache {
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
        let cell = self.cell(study.id);
        let Some(latest) = store::forms::latest_id(store, study.id).await? else { return Ok(None) };
        // Read before the rows: what is superseded in between has them read once more.
        let superseded = store::studies::superseded(store, study.id).await?;
        let newest = store::submissions::newest(store, study.id).await?;
        let is_of = |held: &Held| held.form_version_id == latest && held.superseded == superseded;
        {
            let held = cell.read().await;
            if let Some(held) = held.as_ref().filter(|held| is_of(held) && held.number >= newest) {
                return Ok(Some(use_it(held)));
            }
        }
        let mut held = cell.write().await;
        if !held.as_ref().is_some_and(is_of) {
            *held = Some(Held { superseded, ..Held::empty(store, study.id).await? });
        }
        held.as_mut().context("just put in")?.extend(store, study.id).await?;
        let since = store::studies::superseded(store, study.id).await?;
        if since != superseded {
            // A correction came while the rows were read: what it corrects may be among them.
            let mut anew = Held { superseded: since, ..Held::empty(store, study.id).await? };
            anew.extend(store, study.id).await?;
            *held = Some(anew);
        }
        Ok(Some(use_it(held.as_ref().context("just put in")?)))
    }

    fn cell(&self, study_id: i64) -> Arc<RwLock<Option<Held>>> {
        // Only ever a look-up or an insertion happens under the lock: nothing is left half done.
        let mut studies = self.studies.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(studies.entry(study_id).or_default())
    }
}

impl Held {
    async fn empty(store: &Store, study_id: i64) -> anyhow::Result<Self> {
        let versions = store::forms::all(store, study_id).await?;
        let latest = versions.last().context("a study with a latest form version has versions")?;
        let (form, form_version_id) = (latest.form.clone(), latest.id);
        let columns = Columns::new(&form);
        let versions = versions::by_key(versions);
        Ok(Self { form, columns, form_version_id, number: 0, superseded: 0, versions })
    }

    async fn extend(&mut self, store: &Store, study_id: i64) -> anyhow::Result<()> {
        let rows = store::submissions::after(store, study_id, self.number).await?;
        let mut rows = std::pin::pin!(rows);
        while let Some(row) = rows.try_next().await? {
            let version = self.versions.get(&row.form_version_id).context("its form version is gone")?;
            let answers = record::read(&version.form, &row.answers)
                .with_context(|| format!("submission {} of study {study_id}", row.number))?;
            self.columns.push(&version.carry.answers(answers));
            self.number = row.number;
        }
        Ok(())
    }
}
