//! A query of the index for words in their places. The words of a place may be many: all forms of a word,
//! all words of a look.

use super::shape::{Shape, Stretch};
use std::sync::Arc;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, Term};

/// Passages that another query finds, in which words also stand as they should.
#[derive(Debug)]
pub(super) struct PlacesQuery {
    /// Finds the passages that have the words.
    within: Box<dyn Query>,
    shape: Arc<Shape<Vec<Term>>>,
}

impl PlacesQuery {
    pub(super) fn new(within: Box<dyn Query>, shape: Shape<Vec<Term>>) -> Self {
        Self { within, shape: Arc::new(shape) }
    }
}

impl Clone for PlacesQuery {
    fn clone(&self) -> Self {
        Self { within: self.within.box_clone(), shape: Arc::clone(&self.shape) }
    }
}

impl Query for PlacesQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(PlacesWeight { within: self.within.weight(scoring)?, shape: Arc::clone(&self.shape) }))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        self.within.query_terms(visitor);
    }
}

struct PlacesWeight {
    within: Box<dyn Weight>,
    shape: Arc<Shape<Vec<Term>>>,
}

impl Weight for PlacesWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let within = self.within.scorer(reader, boost)?;
        let mut broken = Ok(());
        let shape = self.shape.map(&mut |terms: &Vec<Term>| match postings(reader, terms) {
            Ok(postings) => postings,
            Err(error) => {
                broken = Err(error);
                Vec::new()
            }
        });
        broken?;
        let mut scorer = PlacesScorer { within, shape };
        scorer.settle();
        Ok(Box::new(scorer))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        self.within.explain(reader, doc)
    }
}

fn postings(reader: &SegmentReader, terms: &[Term]) -> tantivy::Result<Vec<SegmentPostings>> {
    let mut all = Vec::with_capacity(terms.len());
    for term in terms {
        let index = reader.inverted_index(term.field())?;
        all.extend(index.read_postings(term, IndexRecordOption::WithFreqsAndPositions)?);
    }
    Ok(all)
}

struct PlacesScorer {
    within: Box<dyn Scorer>,
    shape: Shape<Vec<SegmentPostings>>,
}

impl PlacesScorer {
    /// Goes on from here to the first passage in which the words stand as they should.
    fn settle(&mut self) -> DocId {
        let mut doc = self.within.doc();
        while doc != TERMINATED && !self.fits(doc) {
            doc = self.within.advance();
        }
        doc
    }

    fn fits(&mut self, doc: DocId) -> bool {
        let places: Vec<Stretch> = self.shape.places(&mut |postings: &mut Vec<SegmentPostings>| {
            let mut places = Vec::new();
            for postings in postings.iter_mut() {
                if postings.doc() < doc {
                    postings.seek(doc);
                }
                if postings.doc() == doc {
                    postings.append_positions_with_offset(0, &mut places);
                }
            }
            places.sort_unstable();
            places.dedup();
            places
        });
        !places.is_empty()
    }
}

impl DocSet for PlacesScorer {
    fn advance(&mut self) -> DocId {
        self.within.advance();
        self.settle()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.within.seek(target);
        self.settle()
    }

    fn doc(&self) -> DocId {
        self.within.doc()
    }

    fn size_hint(&self) -> u32 {
        self.within.size_hint()
    }
}

impl Scorer for PlacesScorer {
    fn score(&mut self) -> Score {
        self.within.score()
    }
}
