//! Asking the index.

use super::Sought;
use super::fields::column;
use super::hit::{Hit, Hits, Marker};
use super::open::{Open, Search, Trouble};
use super::plan::{Plan, Planner};
use super::query::{Filter, Queries};
use anyhow::Context;
use tantivy::collector::{Collector, Count, SegmentCollector, TopDocs};
use tantivy::columnar::Column;
use tantivy::query::Query;
use tantivy::schema::Value;
use tantivy::{DocAddress, DocId, Score, Searcher, SegmentOrdinal, SegmentReader, TantivyDocument};

/// A passage as the index keeps it.
pub(super) struct Kept {
    pub(super) document_id: i64,
    pub(super) passage: i32,
    pub(super) start: usize,
    pub(super) text: String,
}

impl Search {
    /// The passages that hold what is sought, the best first.
    ///
    /// # Errors
    /// [`Trouble`].
    pub fn find(
        &self,
        sought: &Sought,
        filter: &Filter,
        offset: usize,
        limit: usize,
    ) -> Result<Hits, Trouble> {
        self.ask(|open| {
            let searcher = open.reader.searcher();
            let (plan, cut) = open.plan(&searcher, sought, filter)?;
            let query = open.queries(filter).whole(&plan);
            let top = TopDocs::with_limit(limit).and_offset(offset).order_by_score();
            let (top, count) = searcher.search(&query, &(top, Count))?;
            let mut marker = Marker::new(&plan);
            let mut hits = Vec::with_capacity(top.len());
            for (_, address) in top {
                hits.push(open.hit(&searcher, address, &mut marker)?);
            }
            Ok(Hits { count, hits, cut })
        })
    }
}

impl Open {
    /// What is sought in the words of the index, and whether a pattern stands for more than are sought.
    pub(super) fn plan(
        &self,
        searcher: &Searcher,
        sought: &Sought,
        filter: &Filter,
    ) -> tantivy::Result<(Plan, bool)> {
        let mut planner = Planner { searcher, fields: &self.fields, study_id: filter.study_id, cut: false };
        let plan = planner.plan(sought)?;
        Ok((plan, planner.cut))
    }

    pub(super) const fn queries<'i>(&'i self, filter: &'i Filter) -> Queries<'i> {
        Queries { fields: &self.fields, filter }
    }

    pub(super) fn hit(
        &self,
        searcher: &Searcher,
        address: DocAddress,
        marker: &mut Marker,
    ) -> anyhow::Result<Hit> {
        let kept = self.kept(searcher, address)?;
        Ok(Hit::new((kept.document_id, kept.passage), kept.start, &kept.text, marker))
    }

    /// The passage at an address.
    pub(super) fn kept(&self, searcher: &Searcher, address: DocAddress) -> anyhow::Result<Kept> {
        let row: TantivyDocument = searcher.doc(address)?;
        let read = || {
            Some(Kept {
                document_id: row.get_first(self.fields.document)?.as_i64()?,
                passage: i32::try_from(row.get_first(self.fields.passage)?.as_i64()?).ok()?,
                start: usize::try_from(row.get_first(self.fields.start)?.as_u64()?).ok()?,
                text: row.get_first(self.fields.text)?.as_str()?.to_owned(),
            })
        };
        read().context("a row of the index lacks a field")
    }

    /// Where the passages stand that a query finds: at most so many, by document and place; and how many
    /// there are in all.
    pub(super) fn in_order(
        &self,
        searcher: &Searcher,
        query: &dyn Query,
        most: usize,
    ) -> anyhow::Result<(Vec<Placed>, usize)> {
        let mut placed = searcher.search(query, &InOrder)?;
        let count = placed.len();
        if count > most {
            placed.select_nth_unstable_by_key(most, Placed::order);
            placed.truncate(most);
        }
        placed.sort_unstable_by_key(Placed::order);
        Ok((placed, count))
    }
}

/// A passage by its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) document_id: i64,
    pub(super) passage: i64,
    pub(super) address: DocAddress,
}

impl Placed {
    const fn order(&self) -> (i64, i64, DocId) {
        (self.document_id, self.passage, self.address.doc_id)
    }
}

/// Collects every passage with its place.
struct InOrder;

struct InOrderHere {
    segment: SegmentOrdinal,
    document: Column<i64>,
    passage: Column<i64>,
    placed: Vec<Placed>,
}

impl Collector for InOrder {
    type Fruit = Vec<Placed>;
    type Child = InOrderHere;

    fn for_segment(&self, segment: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<InOrderHere> {
        let columns = reader.fast_fields();
        let (document, passage) = (columns.i64(column::DOCUMENT)?, columns.i64(column::PASSAGE)?);
        Ok(InOrderHere { segment, document, passage, placed: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, parts: Vec<Vec<Placed>>) -> tantivy::Result<Vec<Placed>> {
        Ok(parts.concat())
    }
}

impl SegmentCollector for InOrderHere {
    type Fruit = Vec<Placed>;

    fn collect(&mut self, doc: DocId, _: Score) {
        let first = |column: &Column<i64>| column.first(doc).unwrap_or_default();
        let (document_id, passage) = (first(&self.document), first(&self.passage));
        let address = DocAddress::new(self.segment, doc);
        self.placed.push(Placed { document_id, passage, address });
    }

    fn harvest(self) -> Vec<Placed> {
        self.placed
    }
}
