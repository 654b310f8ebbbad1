//! The index's files: opened, watched, put away when damaged.

use super::fields::{self, Fields};
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
    /// Whether somebody is taking documents in.
    pub(super) busy: AtomicBool,
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
    /// The index is whole, and yet something went wrong.
    #[error("{0:#}")]
    Inner(anyhow::Error),
}

impl Search {
    /// Opens the index in a folder; makes an empty one where there is none, or none that is whole.
    ///
    /// # Errors
    /// Where the folder cannot be written.
    pub fn open(folder: &Path) -> anyhow::Result<Self> {
        let open = match guarded(|| Open::at(folder)) {
            Ok(open) => open,
            Err(error) => {
                tracing::warn!("the search index is built anew: {error:#}");
                put_aside(folder)?;
                Open::at(folder).context("the search index cannot be made")?
            }
        };
        Ok(Self {
            folder: folder.to_owned(),
            open: RwLock::new(Arc::new(open)),
            damaged: AtomicBool::new(false),
            busy: AtomicBool::new(false),
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
        match guarded(|| open.validate(&self.folder)) {
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
        if let Err(damage) = guarded(|| open.validate(&self.folder)) {
            tracing::warn!("the search index is damaged: {damage:#}");
            self.damaged.store(true, Ordering::Release);
        }
    }

    /// Puts an index away that turned out to be damaged, and begins an empty one.
    ///
    /// # Errors
    /// Where the folder cannot be written.
    pub fn mend(&self) -> anyhow::Result<()> {
        if !self.damaged.load(Ordering::Acquire) || self.busy.load(Ordering::Acquire) {
            return Ok(());
        }
        put_aside(&self.folder)?;
        let open = Open::at(&self.folder).context("the search index cannot be made")?;
        *self.open.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(open);
        self.damaged.store(false, Ordering::Release);
        Ok(())
    }
}

impl Open {
    fn at(folder: &Path) -> anyhow::Result<Self> {
        std::fs::create_dir_all(folder)?;
        let (schema, fields) = fields::schema();
        let index = Index::open_or_create(MmapDirectory::open(folder)?, schema)?;
        for tokenizers in [index.tokenizers(), index.fast_field_tokenizer()] {
            tokenizers.register(PREPARED, PreparedTokenizer::default());
        }
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let open = Self { index, reader, fields, seen: RwLock::default() };
        open.validate(folder)?;
        *open.seen.write().unwrap_or_else(PoisonError::into_inner) = open.written()?;
        Ok(open)
    }

    /// For each study, the last change that is in the index, as its files say.
    pub(super) fn written(&self) -> anyhow::Result<BTreeMap<i64, i64>> {
        Ok(match self.index.load_metas()?.payload {
            Some(payload) => serde_json::from_str(&payload)?,
            None => BTreeMap::new(),
        })
    }

    pub(super) fn seen(&self) -> BTreeMap<i64, i64> {
        self.seen.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads every file of the index and compares it with its checksum, whatever the index's own list of
    /// files says.
    fn validate(&self, folder: &Path) -> anyhow::Result<()> {
        for segment in self.index.load_metas()?.segments {
            let name = segment.id().uuid_string();
            for ending in FILES {
                let file = folder.join(format!("{name}.{ending}"));
                anyhow::ensure!(file.exists(), "{} is gone", file.display());
            }
            for file in std::fs::read_dir(folder)? {
                let path = PathBuf::from(file?.file_name());
                if path.to_string_lossy().starts_with(&name) {
                    let whole = self.index.directory().validate_checksum(&path)?;
                    anyhow::ensure!(whole, "{} is not as it was written", path.display());
                }
            }
        }
        Ok(())
    }
}

/// What each segment has at least.
const FILES: [&str; 6] = ["term", "idx", "pos", "fieldnorm", "fast", "store"];

/// Does something that a damaged file may make panic.
pub(super) fn guarded<T>(what: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    catch_unwind(AssertUnwindSafe(what)).unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().map(String::as_str);
        let said = said.or_else(|| panic.downcast_ref::<&str>().copied());
        Err(anyhow::anyhow!("a panic: {}", said.unwrap_or("without a word")))
    })
}

/// Renames whatever is there, so that nothing of it is lost to whoever wants to know what happened; one
/// older broken index goes.
fn put_aside(folder: &Path) -> anyhow::Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    let aside = folder.with_extension("broken");
    if aside.is_dir() {
        std::fs::remove_dir_all(&aside).context("an older broken index cannot be removed")?;
    } else if aside.exists() {
        std::fs::remove_file(&aside).context("an older broken index cannot be removed")?;
    }
    std::fs::rename(folder, &aside).context("the broken search index cannot be put aside")
}
