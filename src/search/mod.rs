//! Search over passages: the only place that knows tantivy.
//!
//! The index is a copy. It can be deleted at any time and is built again from the database; it
//! remembers, for each study, up to which change it has taken documents in. One that is garbled is
//! put away at the start rather than trusted: a damaged index may answer wrongly without a word.

use anyhow::Context;
use domain::coding::Attributes;
use domain::language::Language;
use domain::text::Span;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::RwLock;
use tantivy::directory::MmapDirectory;
use tantivy::{Index, IndexReader, ReloadPolicy, TantivyDocument, Term};

mod fields;
mod hit;
mod keys;
mod query;
mod read;

#[cfg(test)]
mod tests;

pub use hit::{Hit, Hits, Piece};
pub use query::{Fault, Filter, Sought};

use fields::Fields;

/// A document as the index takes it.
#[derive(Clone, Debug)]
pub struct IndexedDocument {
    /// Its study.
    pub study_id: i64,
    /// Its key.
    pub document_id: i64,
    /// The language most of it is in.
    pub language: Language,
    /// Who speaks.
    pub attributes: Attributes,
    /// Its passages.
    pub passages: Vec<IndexedPassage>,
}

/// A passage as the index takes it.
#[derive(Clone, Debug)]
pub struct IndexedPassage {
    /// Its number in the document.
    pub number: i32,
    /// Where it stands.
    pub span: Span,
    /// Its words.
    pub text: String,
    /// The language of its words.
    pub language: Language,
    /// The codes of codings that touch it.
    pub codes: Vec<i64>,
}

/// The memory of a writer: the least that tantivy takes. It lives only while something is taken in.
const WRITER_BYTES: usize = 15_000_000;

/// The index of this process.
pub struct Search {
    index: Index,
    reader: IndexReader,
    fields: Fields,
    /// For each study, the last change that is in the index.
    seen: RwLock<BTreeMap<i64, i64>>,
}

impl Search {
    /// Opens the index in a folder; makes an empty one where there is none, or none that is whole.
    ///
    /// # Errors
    /// Where the folder cannot be written.
    pub fn open(folder: &Path) -> anyhow::Result<Self> {
        match Self::open_as_is(folder) {
            Ok(search) => Ok(search),
            Err(error) => {
                tracing::warn!("the search index is built anew: {error:#}");
                if folder.exists() {
                    let aside = folder.with_extension("broken");
                    if aside.exists() {
                        std::fs::remove_dir_all(&aside).context("an older broken index cannot be removed")?;
                    }
                    std::fs::rename(folder, &aside).context("the broken search index cannot be put aside")?;
                }
                Self::open_as_is(folder).context("the search index cannot be made")
            }
        }
    }

    fn open_as_is(folder: &Path) -> anyhow::Result<Self> {
        std::fs::create_dir_all(folder)?;
        let (schema, fields) = fields::schema();
        let index = Index::open_or_create(MmapDirectory::open(folder)?, schema)?;
        // Damage is told by a set that is not empty, not by an error.
        let damaged = index.validate_checksum()?;
        anyhow::ensure!(damaged.is_empty(), "{} damaged files", damaged.len());
        let seen = match index.load_metas()?.payload {
            Some(payload) => serde_json::from_str(&payload)?,
            None => BTreeMap::new(),
        };
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { index, reader, fields, seen: RwLock::new(seen) })
    }

    /// The last change of the study that is in the index; 0 for none.
    #[must_use]
    pub fn seen(&self, study_id: i64) -> i64 {
        let seen = self.seen.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        seen.get(&study_id).copied().unwrap_or(0)
    }

    /// Takes documents of a study in, each in place of what it was (`None`: it is gone), and remembers
    /// `change` as seen. All of it or nothing; twice does no harm.
    ///
    /// # Errors
    /// Where the index cannot be written, or another process is writing to it.
    pub fn take_in(
        &self,
        study_id: i64,
        documents: Vec<(i64, Option<IndexedDocument>)>,
        change: i64,
    ) -> anyhow::Result<()> {
        let mut writer = self.index.writer_with_num_threads::<TantivyDocument>(1, WRITER_BYTES)?;
        for (id, document) in documents {
            writer.delete_term(Term::from_field_i64(self.fields.document, id));
            for passage in document.iter().flat_map(|document| &document.passages) {
                let document = document.as_ref().expect("it has passages");
                writer.add_document(self.fields.row(document, passage))?;
            }
        }
        let mut seen = self.seen.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
        seen.insert(study_id, change);
        let mut commit = writer.prepare_commit()?;
        commit.set_payload(&serde_json::to_string(&seen)?);
        commit.commit()?;
        writer.wait_merging_threads()?;
        *self.seen.write().unwrap_or_else(std::sync::PoisonError::into_inner) = seen;
        self.reader.reload()?;
        Ok(())
    }

    /// Empties the index, so that everything is taken in again.
    ///
    /// # Errors
    /// Where the index cannot be written.
    pub fn clear(&self) -> anyhow::Result<()> {
        let mut writer = self.index.writer_with_num_threads::<TantivyDocument>(1, WRITER_BYTES)?;
        writer.delete_all_documents()?;
        let mut commit = writer.prepare_commit()?;
        commit.set_payload("{}");
        commit.commit()?;
        self.seen.write().unwrap_or_else(std::sync::PoisonError::into_inner).clear();
        self.reader.reload()?;
        Ok(())
    }
}
