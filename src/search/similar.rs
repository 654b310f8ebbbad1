//! Passages that are like one.

use super::fields::of_study;
use super::hit::{Hits, Marker};
use super::open::{Open, Search, Trouble};
use super::plan::{Leaf, Plan};
use super::query::Filter;
use super::shape::Shape;
use super::stemmed::Stemmed;
use super::syntax::Sought;
use domain::text::words;
use std::collections::HashMap;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{Searcher, Term};

/// How many of the passage's words are sought: those that say most about it.
const MOST_WORDS: usize = 25;

impl Search {
    /// The passages among what is sought with the same rare words (by tf–idf over stems), the likest
    /// first; not the passage itself. Nothing where the index does not have that passage.
    ///
    /// # Errors
    /// [`Trouble`].
    pub fn similar(
        &self,
        (sought, filter): (&Sought, &Filter),
        (document_id, passage): (i64, i32),
        text: &str,
        most: usize,
    ) -> Result<Hits, Trouble> {
        self.ask(|open| {
            let searcher = open.reader.searcher();
            let telling = open.telling(&searcher, filter.study_id, text)?;
            if telling.is_empty() {
                return Ok(Hits::default());
            }
            let among = open.plan(&searcher, sought, filter)?.0;
            let query = open.alike(filter, &among, &telling);
            // The passage itself is among them.
            let top = searcher.search(&query, &TopDocs::with_limit(most + 1).order_by_score())?;
            let stems: Vec<String> = telling.into_iter().map(|(stem, _)| stem).collect();
            let leaf = Leaf { stems, ..Leaf::default() };
            let mut marker = Marker::new(&Plan::Words(Shape::Leaf(leaf)));
            let mut hits = Vec::with_capacity(top.len());
            for (_, address) in top {
                let hit = open.hit(&searcher, address, &mut marker)?;
                if (hit.document_id, hit.passage) != (document_id, passage) {
                    hits.push(hit);
                }
            }
            hits.truncate(most);
            Ok(Hits { count: hits.len(), hits, cut: false })
        })
    }
}

impl Open {
    /// The stems that say most about a text, with their weights.
    fn telling(&self, searcher: &Searcher, study_id: i64, text: &str) -> tantivy::Result<Vec<(String, f32)>> {
        let mut stemmed = Stemmed::default();
        let mut counts: HashMap<String, f32> = HashMap::new();
        for word in words(text) {
            if let Some(stem) = stemmed.stems(&word.normal).first() {
                *counts.entry(stem.clone()).or_default() += 1.0;
            }
        }
        let all = Term::from_field_i64(self.fields.study, study_id);
        let passages = searcher.doc_freq(&all)? as f32;
        let mut telling = Vec::with_capacity(counts.len());
        for (stem, count) in counts {
            let term = Term::from_field_text(self.fields.stem, &(of_study(study_id) + &stem));
            let with_it = searcher.doc_freq(&term)? as f32;
            // In this passage alone it leads nowhere.
            if with_it > 1.0 {
                telling.push((stem, count.sqrt() * (1.0 + passages / with_it).ln()));
            }
        }
        telling.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        telling.truncate(MOST_WORDS);
        Ok(telling)
    }

    fn alike(&self, filter: &Filter, among: &Plan, telling: &[(String, f32)]) -> BooleanQuery {
        let term = |stem: &str| Term::from_field_text(self.fields.stem, &(of_study(filter.study_id) + stem));
        let words = telling.iter().map(|(stem, weight)| {
            let query = TermQuery::new(term(stem), IndexRecordOption::WithFreqs);
            (Occur::Should, Box::new(BoostQuery::new(Box::new(query), *weight)) as Box<dyn Query>)
        });
        let words: Box<dyn Query> = Box::new(BooleanQuery::new(words.collect()));
        let filtered = self.queries(filter).whole(among);
        BooleanQuery::new(vec![(Occur::Must, words), (Occur::Must, filtered)])
    }
}
