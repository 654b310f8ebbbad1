//! The index that is open: watched, and built anew when damaged.

use super::fields::{self, Fields};
use super::files::{aside, has_other_fields, locked, put_aside, remove, validate};
use super::prepared::{PREPARED, PreparedTokenizer};
use anyhow::Context;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use tantivy::directory::MmapDirectory;
use tantivy::{Index, IndexReader, ReloadPolicy};

/// The index of this process.
pub struct Search {
    folder: PathBuf,
    open: RwLock<Arc<Open>>,
    /// Whether it turned out to be damaged and waits to be put away.
    damaged: AtomicBool,
    /// Whether a damaged one is kept until what is in it is taken in again.
    aside: AtomicBool,
}

/// An index that is open.
pub(super) struct Open {
    pub(super) index: Index,
    pub(super) reader: IndexReader,
    pub(super) fields: Fields,
    /// For each study, the last change that is in the index.
    pub(super) seen: RwLock<BTreeMap<i64, i64>>,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The index was damaged and is being built anew.
    #[error("the search index is being built anew")]
    Rebuilding,
    /// Somebody else, perhaps another process, is writing to it: to be tried again later.
    #[error("somebody else is writing to the search index")]
    Busy,
    /// The index is whole, and yet something went wrong.
    #[error("{0:#}")]
    Inner(anyhow::Error),
}

impl Search {
    /// Opens the index in a folder; makes an empty one where there is none, or none that is whole.
    ///
    /// # Errors
    /// Where the folder cannot be written, or somebody else is writing to an index that is not whole.
    pub fn open(folder: &Path) -> anyhow::Result<Self> {
        let open = Open::usable(folder)?;
        Ok(Self {
            folder: folder.to_owned(),
            open: RwLock::new(Arc::new(open)),
            damaged: AtomicBool::new(false),
            aside: AtomicBool::new(aside(folder).exists()),
        })
    }

    pub(super) fn current(&self) -> Arc<Open> {
        Arc::clone(&self.open.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The last change of the study that is in the index; 0 for none, or while the index is damaged.
    #[must_use]
    pub fn seen(&self, study_id: i64) -> i64 {
        if self.damaged.load(Ordering::Acquire) {
            return 0;
        }
        self.current().seen().get(&study_id).copied().unwrap_or(0)
    }

    /// The studies that are in the index.
    #[must_use]
    pub fn studies(&self) -> Vec<i64> {
        self.current().seen().keys().copied().collect()
    }

    /// Asks the index something. What goes wrong in a damaged index, be it a panic, has it built anew.
    ///
    /// # Errors
    /// [`Trouble`].
    pub(super) fn ask<T>(&self, ask: impl FnOnce(&Open) -> anyhow::Result<T>) -> Result<T, Trouble> {
        if self.damaged.load(Ordering::Acquire) {
            return Err(Trouble::Rebuilding);
        }
        let open = self.current();
        guarded(|| ask(&open)).map_err(|error| self.judge(error))
    }

    /// Tells whether something went wrong because the index is damaged.
    pub(super) fn judge(&self, error: anyhow::Error) -> Trouble {
        let open = self.current();
        match guarded(|| validate(&open.index, &self.folder)) {
            Ok(()) => Trouble::Inner(error),
            Err(damage) => {
                tracing::warn!("the search index is damaged ({damage:#}), as showed in: {error:#}");
                self.damaged.store(true, Ordering::Release);
                Trouble::Rebuilding
            }
        }
    }

    /// Compares every file with its checksum: a damaged one may answer wrongly without a word.
    pub fn inspect(&self) {
        let open = self.current();
        if let Err(damage) = guarded(|| validate(&open.index, &self.folder)) {
            tracing::warn!("the search index is damaged: {damage:#}");
            self.damaged.store(true, Ordering::Release);
        }
    }

    /// Puts an index away that turned out to be damaged, and begins an empty one. Where somebody else is
    /// writing to it that waits until they have done; they may have built it anew.
    ///
    /// # Errors
    /// Where the folder cannot be written.
    pub fn mend(&self) -> anyhow::Result<()> {
        if !self.damaged.load(Ordering::Acquire) {
            return Ok(());
        }
        let open = match Open::usable(&self.folder) {
            Err(error) if matches!(error.downcast_ref(), Some(Trouble::Busy)) => return Ok(()),
            open => open?,
        };
        *self.open.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(open);
        self.aside.store(aside(&self.folder).exists(), Ordering::Release);
        self.damaged.store(false, Ordering::Release);
        Ok(())
    }

    /// Removes what is left of a damaged index. It is for whoever has taken everything in again: words that
    /// were replaced since must not stay there.
    ///
    /// # Errors
    /// Where the folder cannot be written.
    pub fn discard_aside(&self) -> anyhow::Result<()> {
        if self.aside.load(Ordering::Acquire) && !self.damaged.load(Ordering::Acquire) {
            remove(&aside(&self.folder)).context("the broken search index cannot be removed")?;
            self.aside.store(false, Ordering::Release);
        }
        Ok(())
    }
}

impl Open {
    /// The index of a folder; an empty one in place of one that is damaged or has other fields.
    fn usable(folder: &Path) -> anyhow::Result<Self> {
        if let Ok(open) = guarded(|| Self::at(folder)) {
            return Ok(open);
        }
        let lock = locked(folder)?;
        // Whoever had it until now may have made it whole.
        let error = match guarded(|| Self::at(folder)) {
            Ok(open) => return Ok(open),
            Err(error) => error,
        };
        tracing::warn!("the search index is built anew: {error:#}");
        if has_other_fields(&error) {
            remove(folder).context("the search index of before cannot be removed")?;
        } else {
            put_aside(folder)?;
        }
        let open = Self::at(folder).context("the search index cannot be made")?;
        drop(lock);
        Ok(open)
    }

    fn at(folder: &Path) -> anyhow::Result<Self> {
        std::fs::create_dir_all(folder)?;
        let (schema, fields) = fields::schema();
        let index = Index::open_or_create(MmapDirectory::open(folder)?, schema)?;
        for tokenizers in [index.tokenizers(), index.fast_field_tokenizer()] {
            tokenizers.register(PREPARED, PreparedTokenizer::default());
        }
        validate(&index, folder)?;
        // Before the reader begins: should somebody write in between, more is seen than is said, never less.
        let seen = RwLock::new(written(&index)?);
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { index, reader, fields, seen })
    }

    pub(super) fn seen(&self) -> BTreeMap<i64, i64> {
        self.seen.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// For each study, the last change that is in the index, as its files say.
pub(super) fn written(index: &Index) -> anyhow::Result<BTreeMap<i64, i64>> {
    Ok(match index.load_metas()?.payload {
        Some(payload) => serde_json::from_str(&payload)?,
        None => BTreeMap::new(),
    })
}

/// Does something that a damaged file may make panic.
pub(super) fn guarded<T>(what: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    catch_unwind(AssertUnwindSafe(what)).unwrap_or_else(|panic| {
        // A text that was put together when it panicked may hold what somebody said.
        let said = panic.downcast_ref::<&'static str>().copied();
        Err(anyhow::anyhow!("a panic: {}", said.unwrap_or("(not told)")))
    })
}
