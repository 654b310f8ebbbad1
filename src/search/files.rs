//! The files of an index: compared with their checksums, kept from other writers, put away.

use super::open::Trouble;
use anyhow::Context;
use std::path::{Path, PathBuf};
use tantivy::directory::error::LockError;
use tantivy::directory::{Directory, DirectoryLock, INDEX_WRITER_LOCK, MmapDirectory};
use tantivy::{Index, IndexMeta, SegmentMeta, TantivyError};

/// What each segment has at least.
const FILES: [&str; 6] = ["term", "idx", "pos", "fieldnorm", "fast", "store"];

/// How often an index that is being written is looked at anew before it is taken for whole: nothing of it
/// was found damaged that is still in use.
const LOOKS: usize = 10;

/// Reads every file of the index and compares it with its checksum, whatever the index's own list of
/// files says. What is missing or being written while somebody, perhaps another process, changes the index
/// is no damage: a fault counts only where the index is still as it was before the look.
pub(super) fn validate(index: &Index, folder: &Path) -> anyhow::Result<()> {
    for _ in 0..LOOKS {
        let metas = index.load_metas()?;
        let Err(fault) = metas.segments.iter().try_for_each(|segment| whole(index, folder, segment)) else {
            return Ok(());
        };
        if written(&metas) == written(&index.load_metas()?) {
            return Err(fault);
        }
    }
    Ok(())
}

fn whole(index: &Index, folder: &Path, segment: &SegmentMeta) -> anyhow::Result<()> {
    let name = segment.id().uuid_string();
    let deleted = segment.delete_opstamp().map(|opstamp| format!("{opstamp}.del"));
    for ending in FILES.into_iter().chain(deleted.as_deref()) {
        let path = PathBuf::from(format!("{name}.{ending}"));
        anyhow::ensure!(folder.join(&path).exists(), "{} is gone", path.display());
        let whole = index.directory().validate_checksum(&path)?;
        anyhow::ensure!(whole, "{} is not as it was written", path.display());
    }
    Ok(())
}

/// What tells one state of an index from another: its parts, and what is deleted of each.
fn written(metas: &IndexMeta) -> Vec<(String, Option<u64>)> {
    let part = |segment: &SegmentMeta| (segment.id().uuid_string(), segment.delete_opstamp());
    metas.segments.iter().map(part).collect()
}

/// Keeps other writers out for as long as the answer lives; nobody writes where no folder is.
pub(super) fn locked(folder: &Path) -> anyhow::Result<Option<DirectoryLock>> {
    if !folder.is_dir() {
        return Ok(None);
    }
    match MmapDirectory::open(folder)?.acquire_lock(&INDEX_WRITER_LOCK) {
        Ok(lock) => Ok(Some(lock)),
        Err(LockError::LockBusy) => Err(Trouble::Busy.into()),
        Err(error) => Err(error.into()),
    }
}

/// Whether an index could not be opened for nothing but having other fields than this program's.
pub(super) fn has_other_fields(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(TantivyError::SchemaError(_)))
}

/// Where a damaged index is put.
pub(super) fn aside(folder: &Path) -> PathBuf {
    folder.with_extension("broken")
}

/// Renames whatever is there: until the index is built anew, nothing of it is lost to whoever wants to know
/// what happened. One older broken index goes.
pub(super) fn put_aside(folder: &Path) -> anyhow::Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    let aside = aside(folder);
    remove(&aside).context("an older broken index cannot be removed")?;
    std::fs::rename(folder, &aside).context("the broken search index cannot be put aside")
}

/// Removes a folder, or a file that stands in its place.
pub(super) fn remove(folder: &Path) -> std::io::Result<()> {
    if folder.is_dir() {
        std::fs::remove_dir_all(folder)
    } else if folder.exists() {
        std::fs::remove_file(folder)
    } else {
        Ok(())
    }
}
