//! Taking documents in.

use super::IndexedDocument;
use super::fields::Rows;
use super::open::{Open, Search, guarded};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use tantivy::{IndexWriter, TantivyDocument, Term};

/// The memory of a writer that takes in a change or two: the least that tantivy takes.
const FEW_BYTES: usize = 15_000_000;

/// The memory of one that takes in a whole study: segments come out larger, and fewer have to be merged.
const MANY_BYTES: usize = 60_000_000;

/// Documents on their way into the index. What is not committed is not in it; what is stays.
pub struct Intake {
    open: Arc<Open>,
    writer: IndexWriter<TantivyDocument>,
    rows: Rows,
    seen: BTreeMap<i64, i64>,
    /// Let go of after the writer.
    busy: Busy,
}

/// Says that documents are being taken in, for as long as it lives.
struct Busy(Arc<Search>);

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.busy.store(false, Ordering::Release);
    }
}

impl Intake {
    /// Begins; nobody else takes anything in until it ends. `many` documents are given more memory.
    ///
    /// # Errors
    /// Where the index cannot be written, or somebody else is writing to it.
    pub fn begin(search: &Arc<Search>, many: bool) -> anyhow::Result<Self> {
        anyhow::ensure!(!search.busy.swap(true, Ordering::AcqRel), "documents are being taken in already");
        let busy = Busy(Arc::clone(search));
        let open = search.current();
        let bytes = if many { MANY_BYTES } else { FEW_BYTES };
        // Another process may have written meanwhile.
        let begun = guarded(|| Ok((open.index.writer_with_num_threads(1, bytes)?, open.written()?)));
        let (writer, seen) = begun.map_err(|error| search.judge(error))?;
        Ok(Self { open, writer, rows: Rows::default(), seen, busy })
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
        Ok(taken.map_err(|error| self.busy.0.judge(error))?)
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
        guarded(|| Ok(self.writer.delete_all_documents()?)).map_err(|error| self.busy.0.judge(error))?;
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
        Ok(committed.map_err(|error| self.busy.0.judge(error))?)
    }

    /// Ends, once small parts of the index are merged into larger ones.
    ///
    /// # Errors
    /// Where the index cannot be written.
    pub fn finish(self) -> anyhow::Result<()> {
        let Self { open, writer, busy, .. } = self;
        let merged = guarded(|| {
            writer.wait_merging_threads()?;
            Ok(open.reader.reload()?)
        });
        Ok(merged.map_err(|error| busy.0.judge(error))?)
    }
}
