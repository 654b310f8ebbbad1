//! Every coding of a study that somebody sees, with what is known of it.

use super::ask::{Axis, Narrow, Together};
use super::axis::Values;
use super::stretches::Stretches;
use crate::app::App;
use crate::service::cases::Known;
use crate::service::quotes;
use crate::store::{
    codings::{self, CodingRow},
    documents::{self, Listed, Passage},
    passages, studies,
    studies::Study,
};
use domain::coding::case::{Key, is_meant, of_document};
use domain::coding::cross::Near;
use domain::coding::{Attributes, Codebook, Layer, Sight};
use domain::language::Language;
use domain::text::Span;
use std::collections::{HashMap, HashSet};

/// What cross-tables are made of.
pub struct Corpus {
    /// The codes.
    pub book: Codebook,
    /// The codings of the layer, by document and place.
    pub codings: Vec<CodingRow>,
    /// The documents, by name.
    pub documents: Vec<Listed>,
    /// The cases, and what is known of them.
    pub known: Known,
    /// The names of the team by account.
    pub team: HashMap<i64, String>,
    /// What was noted of each document.
    pub noted: HashMap<i64, Attributes>,
    passages: HashMap<i64, Vec<Passage>>,
    /// The cases of each document, as places, with the speaker whose words are theirs.
    belonging: HashMap<i64, Vec<(usize, String)>>,
}

impl Corpus {
    /// Reads it with the codings of a layer, as far as they are seen and stand in open documents (in all
    /// where `None`).
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn load(
        app: &App,
        study: &Study,
        (sight, open): (Sight, Option<&HashSet<i64>>),
        layer: Layer,
    ) -> anyhow::Result<Self> {
        let store = &app.store;
        let is_open = |document: i64| open.is_none_or(|open| open.contains(&document));
        let known = Known::load(app, study).await?;
        let mut documents = documents::list(store, study.id).await?;
        documents.retain(|document| is_open(document.id));
        let mut noted = HashMap::with_capacity(documents.len());
        for document in &documents {
            noted.insert(document.id, serde_json::from_str(&document.attributes)?);
        }
        let mut belonging: HashMap<i64, Vec<(usize, String)>> = HashMap::new();
        for (place, case) in known.cases.iter().enumerate() {
            for (document, speaker) in &case.documents {
                belonging.entry(*document).or_default().push((place, speaker.clone()));
            }
        }
        let team = studies::team(store, study.id).await?;
        let mut codings = codings::of_study(store, study.id, sight).await?;
        codings.retain(|coding| layer.has(&coding.placed) && is_open(coding.document_id));
        Ok(Self {
            book: quotes::codebook(app, study.id).await?,
            codings,
            documents,
            known,
            team: team.into_iter().map(|member| (member.account_id, member.name)).collect(),
            noted,
            passages: passages::of_study(store, study.id).await?,
            belonging,
        })
    }

    /// The passages of a document.
    #[must_use]
    pub fn passages(&self, document: i64) -> &[Passage] {
        self.passages.get(&document).map_or(&[], Vec::as_slice)
    }

    /// The first and the last passage that words are in, as places in the list of the document.
    #[must_use]
    pub fn touched(&self, document: i64, span: Span) -> (usize, usize) {
        let passages = self.passages(document);
        let first = passages.partition_point(|passage| passage.span().end <= span.start);
        let last = passages.partition_point(|passage| passage.span().start < span.end).saturating_sub(1);
        let first = first.min(passages.len().saturating_sub(1));
        (first, last.max(first))
    }

    /// The cases whose words these are, as places: those of the whole document, and of whoever speaks
    /// where they begin.
    #[must_use]
    pub fn cases(&self, document: i64, span: Span) -> Vec<usize> {
        let Some(belonging) = self.belonging.get(&document) else { return Vec::new() };
        let passage = self.passages(document).get(self.touched(document, span).0);
        let speaker = passage.and_then(|passage| passage.speaker.as_deref());
        let mut cases: Vec<usize> = belonging
            .iter()
            .filter(|(_, whose)| whose.is_empty() || Some(whose.as_str()) == speaker)
            .map(|(place, _)| *place)
            .collect();
        cases.sort_unstable();
        cases.dedup();
        cases
    }

    /// Those of the cases that are meant: of a table of one case or of whoever has a value, nobody else's
    /// words count, though they are in the same passages.
    #[must_use]
    pub fn cases_in(&self, narrow: &Narrow, document: i64, span: Span) -> Vec<usize> {
        let mut cases = self.cases(document, span);
        if let Some(id) = narrow.case {
            cases.retain(|place| self.known.cases[*place].id == id);
        }
        if let Some((key @ Key::Own(_), wanted)) = &narrow.attribute
            && wanted != super::axis::UNKNOWN
        {
            cases.retain(|place| {
                let values = self.known.values(self.known.cases[*place].id, *key);
                values.iter().any(|value| is_meant(wanted, value))
            });
        }
        cases
    }

    /// The values of an attribute for words, each with the cases that have it.
    #[must_use]
    pub fn values(&self, key: Key, document: i64, cases: &[usize]) -> Vec<(String, Vec<usize>)> {
        if !matches!(key, Key::Own(_)) {
            let noted = self.noted.get(&document).and_then(|noted| of_document(noted, key));
            return noted.map(|value| (value, cases.to_vec())).into_iter().collect();
        }
        let mut values: Vec<(String, Vec<usize>)> = Vec::new();
        for place in cases {
            for value in self.known.values(self.known.cases[*place].id, key) {
                match values.iter_mut().find(|(known, _)| known == value) {
                    Some((_, having)) => having.push(*place),
                    None => values.push((value.clone(), vec![*place])),
                }
            }
        }
        values
    }

    /// The codings that are all of this, as places.
    #[must_use]
    pub fn narrowed(&self, narrow: &Narrow) -> Vec<usize> {
        let codes = narrow.code.map(|code| self.book.with_descendants(code));
        let fits = |coding: &CodingRow| {
            codes.as_ref().is_none_or(|codes| codes.contains(&coding.placed.code))
                && narrow.document.is_none_or(|document| document == coding.document_id)
                && narrow.coder.is_none_or(|coder| coding.placed.coder == Some(coder))
                && (narrow.case.is_none() && narrow.attribute.is_none() || self.is_of(coding, narrow))
        };
        let all = self.codings.iter().enumerate();
        all.filter(|(_, coding)| self.book.get(coding.placed.code).is_some() && fits(coding))
            .map(|(place, _)| place)
            .collect()
    }

    fn is_of(&self, coding: &CodingRow, narrow: &Narrow) -> bool {
        let cases = self.cases_in(narrow, coding.document_id, coding.span());
        if narrow.case.is_some() && cases.is_empty() {
            return false;
        }
        narrow.attribute.as_ref().is_none_or(|(key, wanted)| {
            let values = self.values(*key, coding.document_id, &cases);
            if wanted == super::axis::UNKNOWN {
                values.is_empty()
            } else {
                values.iter().any(|(value, _)| is_meant(wanted, value))
            }
        })
    }

    /// The keys of the codings that are all of this, stand in a column, and are together with another
    /// code: the codings of a cell. The other codings are held to `narrow` as the cell's are, its code
    /// excepted.
    #[must_use]
    pub fn matching(
        &self,
        narrow: &Narrow,
        column: Option<&(Axis, String)>,
        together: Option<Together>,
    ) -> HashSet<i64> {
        let places = self.narrowed(narrow);
        let axis = column.map(|(axis, key)| (Values::new(self, *axis, narrow), key));
        let in_column = |place: &&usize| {
            axis.as_ref().is_none_or(|(axis, key)| {
                axis.of(&self.codings[**place])
                    .iter()
                    .any(|(value, _)| if axis.is_attribute() { is_meant(key, value) } else { *key == value })
            })
        };
        let others = together.map(|together| (self.others(narrow, together), together.near));
        let near = |place: &&usize| {
            others.as_ref().is_none_or(|(others, near)| {
                let coding = &self.codings[**place];
                let (start, end) = self.reach(coding, *near);
                others.get(&coding.document_id).is_some_and(|others| others.any(coding.id, start, end))
            })
        };
        places.iter().filter(in_column).filter(near).map(|place| self.codings[*place].id).collect()
    }

    /// The codings of the other code, by document.
    fn others(&self, narrow: &Narrow, together: Together) -> HashMap<i64, Stretches> {
        let codes =
            if together.below { self.book.with_descendants(together.code) } else { vec![together.code] };
        let mut others: HashMap<i64, Vec<(usize, usize, i64)>> = HashMap::new();
        for place in self.narrowed(&Narrow { code: None, ..narrow.clone() }) {
            let coding = &self.codings[place];
            if codes.contains(&coding.placed.code) {
                let (start, end) = self.reach(coding, together.near);
                others.entry(coding.document_id).or_default().push((start, end, coding.id));
            }
        }
        others.into_iter().map(|(document, stretches)| (document, Stretches::new(stretches))).collect()
    }

    /// From where to where a coding is near others: in letters, or in passages.
    fn reach(&self, coding: &CodingRow, near: Near) -> (usize, usize) {
        match near {
            Near::Overlap => (coding.span().start, coding.span().end),
            Near::Passage => {
                let (first, last) = self.touched(coding.document_id, coding.span());
                (first, last + 1)
            }
        }
    }

    /// The codes in the order of the tree, each with its depth.
    #[must_use]
    pub fn tree(&self) -> Vec<(usize, i64)> {
        self.book.tree().into_iter().map(|(depth, code)| (depth, code.id)).collect()
    }

    /// A code's name.
    #[must_use]
    pub fn code_path(&self, id: i64, language: Language) -> String {
        quotes::code_path(&self.book, id, language)
    }
}
