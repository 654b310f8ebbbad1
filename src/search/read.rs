//! Asking the index.

use super::Search;
use super::hit::{Hit, Hits};
use super::keys::Keys;
use super::query::{Filter, Sought};
use anyhow::Context;
use std::collections::BTreeSet;
use std::ops::Bound;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, EmptyQuery, Occur, PhraseQuery, Query, RangeQuery, TermQuery,
};
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{TantivyDocument, Term};

/// How many ways a phrase is tried, where its words have several stems each.
const PHRASINGS: usize = 64;

impl Search {
    /// The passages that hold what is sought, the best first.
    ///
    /// # Errors
    /// Where the index cannot be read.
    pub fn find(
        &self,
        sought: &Sought,
        filter: &Filter,
        offset: usize,
        limit: usize,
    ) -> anyhow::Result<Hits> {
        let searcher = self.reader.searcher();
        let keys = Keys::look_up(&searcher, &self.fields, &sought.words())?;
        let query = BooleanQuery::new(
            std::iter::once((Occur::Must, self.query(sought, &keys)))
                .chain(self.filters(filter).into_iter().map(|query| (Occur::Must, query)))
                .collect(),
        );
        let top = TopDocs::with_limit(limit).and_offset(offset).order_by_score();
        let (top, count) = searcher.search(&query, &(top, Count))?;
        let marked: BTreeSet<&str> =
            sought.marked().into_iter().flat_map(|word| keys.of(word)).map(String::as_str).collect();
        let mut hits = Vec::with_capacity(top.len());
        for (_, address) in top {
            let row: TantivyDocument = searcher.doc(address)?;
            hits.push(self.hit(&row, &marked).context("a row of the index lacks a field")?);
        }
        Ok(Hits { count, hits })
    }

    fn hit(&self, row: &TantivyDocument, marked: &BTreeSet<&str>) -> Option<Hit> {
        let document_id = row.get_first(self.fields.document)?.as_i64()?;
        let passage = i32::try_from(row.get_first(self.fields.passage)?.as_i64()?).ok()?;
        let start = usize::try_from(row.get_first(self.fields.start)?.as_u64()?).ok()?;
        let text = row.get_first(self.fields.text)?.as_str()?;
        Some(Hit::new(document_id, passage, start, text, marked))
    }

    fn query(&self, sought: &Sought, keys: &Keys) -> Box<dyn Query> {
        match sought {
            Sought::Word(word) => self.word(word, keys),
            Sought::Phrase(words) => self.phrase(words, keys),
            Sought::All(parts) => self.all(parts, keys),
            Sought::Any(parts) => {
                let parts = parts.iter().map(|part| (Occur::Should, self.query(part, keys))).collect();
                Box::new(BooleanQuery::new(parts))
            }
            Sought::Not(inner) => self.all(std::slice::from_ref(&Sought::Not(inner.clone())), keys),
        }
    }

    fn all(&self, parts: &[Sought], keys: &Keys) -> Box<dyn Query> {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = parts
            .iter()
            .map(|part| match part {
                Sought::Not(inner) => (Occur::MustNot, self.query(inner, keys)),
                part => (Occur::Must, self.query(part, keys)),
            })
            .collect();
        if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            clauses.push((Occur::Must, Box::new(AllQuery)));
        }
        Box::new(BooleanQuery::new(clauses))
    }

    /// Any form of the word; the form as typed counts for more.
    fn word(&self, word: &str, keys: &Keys) -> Box<dyn Query> {
        let term = |field, text: &str| -> Box<dyn Query> {
            Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs))
        };
        let mut forms: Vec<(Occur, Box<dyn Query>)> =
            keys.of(word).iter().map(|stem| (Occur::Should, term(self.fields.stem, stem))).collect();
        forms.push((Occur::Should, Box::new(BoostQuery::new(term(self.fields.exact, word), 1.5))));
        Box::new(BooleanQuery::new(forms))
    }

    fn phrase(&self, words: &[String], keys: &Keys) -> Box<dyn Query> {
        let mut phrasings: Vec<Vec<Term>> = vec![Vec::new()];
        for word in words {
            // Where there are too many ways, the likeliest of each word must do.
            let ways = PHRASINGS / phrasings.len();
            let stems: Vec<Term> = keys
                .of(word)
                .iter()
                .take(ways.max(1))
                .map(|stem| Term::from_field_text(self.fields.stem, stem))
                .collect();
            phrasings = phrasings
                .iter()
                .flat_map(|before| {
                    stems.iter().map(|stem| before.iter().chain([stem]).cloned().collect::<Vec<_>>())
                })
                .collect();
            if phrasings.is_empty() {
                // The index has no form of this word.
                return Box::new(EmptyQuery);
            }
        }
        let phrasing = |terms| (Occur::Should, Box::new(PhraseQuery::new(terms)) as Box<dyn Query>);
        Box::new(BooleanQuery::new(phrasings.into_iter().map(phrasing).collect()))
    }

    fn filters(&self, filter: &Filter) -> Vec<Box<dyn Query>> {
        let is = |term| -> Box<dyn Query> { Box::new(TermQuery::new(term, IndexRecordOption::Basic)) };
        let mut filters = vec![is(Term::from_field_i64(self.fields.study, filter.study_id))];
        if !filter.codes.is_empty() {
            let codes = filter.codes.iter().map(|code| Term::from_field_i64(self.fields.code, *code));
            filters.push(Box::new(BooleanQuery::new(codes.map(|code| (Occur::Should, is(code))).collect())));
        }
        filters.extend(filter.document_id.map(|id| is(Term::from_field_i64(self.fields.document, id))));
        filters.extend(
            filter.region.as_ref().map(|region| is(Term::from_field_text(self.fields.region, region))),
        );
        filters.extend(filter.role.as_ref().map(|role| is(Term::from_field_text(self.fields.role, role))));
        if filter.age_from.is_some() || filter.age_to.is_some() {
            let bound = |age: Option<u8>| {
                age.map_or(Bound::Unbounded, |age| {
                    Bound::Included(Term::from_field_i64(self.fields.age, i64::from(age)))
                })
            };
            filters.push(Box::new(RangeQuery::new(bound(filter.age_from), bound(filter.age_to))));
        }
        // A filter says whether, not how well.
        filters.into_iter().map(|filter| Box::new(BoostQuery::new(filter, 0.0)) as Box<dyn Query>).collect()
    }
}
