//! Taking documents in.

use super::IndexedDocument;
use super::fields::Rows;
use super::open::{Open, Search, Trouble, guarded, written};
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};
use tantivy::directory::error::LockError;
use tantivy::merge_policy::LogMergePolicy;
use tantivy::{IndexWriter, TantivyDocument, TantivyError, Term};

/// The memory of a writer that takes in a change or two: the least that tantivy takes.
const FEW_BYTES: usize = 15_000_000;

/// The memory of one that takes in a whole study: segments come out larger, and fewer have to be merged.
const MANY_BYTES: usize = 60_000_000;

/// The share of rows of a part of the index that may be gone before the part is written anew without them:
/// words that were replaced in a text must not stay in its files for long.
const GONE: f32 = 0.1;

/// Documents on their way into the index. What is not committed is not in it; what is stays.
pub struct Intake {
    search: Arc<Search>,
    open: Arc<Open>,
    writer: IndexWriter<TantivyDocument>,
    rows: Rows,
    seen: BTreeMap<i64, i64>,
}

impl Intake {
    /// Begins; nobody else, in this process or another, takes anything in until it ends. `many` documents
    /// are given more memory. What another process has taken in until now is in the answers from here on.
    ///
    /// # Errors
    /// [`Trouble::Busy`] where somebody else is writing; others where the index cannot be written.
    pub fn begin(search: &Arc<Search>, many: bool) -> Result<Self, Trouble> {
        let open = search.current();
        let bytes = if many { MANY_BYTES } else { FEW_BYTES };
        let begun = guarded(|| {
            let writer = open.index.writer_with_num_threads(1, bytes)?;
            writer.set_merge_policy(Box::new(policy()));
            let seen = written(&open.index)?;
            if seen != open.seen() {
                open.reader.reload()?;
                *open.seen.write().unwrap_or_else(PoisonError::into_inner) = seen.clone();
            }
            Ok((writer, seen))
        });
        let (writer, seen) = begun.map_err(|error| match error.downcast_ref() {
            Some(TantivyError::LockFailure(LockError::LockBusy, _)) => Trouble::Busy,
            _ => search.judge(error),
        })?;
        Ok(Self { search: Arc::clone(search), open, writer, rows: Rows::default(), seen })
    }

    /// The last change of the study that is in the index, as its files say; 0 for none.
    #[must_use]
    pub fn seen(&self, study_id: i64) -> i64 {
        self.seen.get(&study_id).copied().unwrap_or(0)
    }

    /// Takes documents of a study in, each in place of what it was (`None`: it is gone).
    ///
    /// # Errors
    /// Where the index cannot be written.
    pub fn take(&mut self, documents: &[(i64, Option<IndexedDocument>)]) -> anyhow::Result<()> {
        let taken = guarded(|| {
            for (id, document) in documents {
                self.writer.delete_term(Term::from_field_i64(self.open.fields.document, *id));
                let Some(document) = document else { continue };
                for passage in &document.passages {
                    self.writer.add_document(self.rows.row(&self.open.fields, document, passage))?;
                }
            }
            Ok(())
        });
        Ok(taken.map_err(|error| self.search.judge(error))?)
    }

    /// Lets the index forget all of a study.
    ///
    /// # Errors
    /// Where the index cannot be written.
    pub fn forget(&mut self, study_id: i64) -> anyhow::Result<()> {
        self.writer.delete_term(Term::from_field_i64(self.open.fields.study, study_id));
        self.seen.remove(&study_id);
        self.commit(None)
    }

    /// Lets the index forget everything.
    ///
    /// # Errors
    /// Where the index cannot be written.
    pub fn clear(&mut self) -> anyhow::Result<()> {
        self.seen.clear();
        guarded(|| Ok(self.writer.delete_all_documents()?)).map_err(|error| self.search.judge(error))?;
        self.commit(None)
    }

    /// Keeps what was taken in, and remembers that of a study (its key) all is seen up to a change. All of
    /// it or nothing; twice does no harm.
    ///
    /// # Errors
    /// Where the index cannot be written.
    pub fn commit(&mut self, change: Option<(i64, i64)>) -> anyhow::Result<()> {
        self.seen.extend(change);
        let committed = guarded(|| {
            let mut commit = self.writer.prepare_commit()?;
            commit.set_payload(&serde_json::to_string(&self.seen)?);
            commit.commit()?;
            self.open.reader.reload()?;
            *self.open.seen.write().unwrap_or_else(PoisonError::into_inner) = self.seen.clone();
            Ok(())
        });
        Ok(committed.map_err(|error| self.search.judge(error))?)
    }

    /// Ends, once small parts of the index are merged into larger ones.
    ///
    /// # Errors
    /// Where the index cannot be written.
    pub fn finish(self) -> anyhow::Result<()> {
        let Self { search, open, writer, .. } = self;
        let merged = guarded(|| {
            writer.wait_merging_threads()?;
            Ok(open.reader.reload()?)
        });
        Ok(merged.map_err(|error| search.judge(error))?)
    }
}

/// When parts of the index are merged.
fn policy() -> LogMergePolicy {
    let mut policy = LogMergePolicy::default();
    policy.set_del_docs_ratio_before_merge(GONE);
    policy
}
