//! Every coding of a study that somebody sees, with what is known of it.

use super::ask::{Axis, Narrow, Together};
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
use domain::coding::{Attributes, Codebook, Sight};
use domain::language::Language;
use domain::text::Span;
use std::collections::{HashMap, HashSet};

/// What cross-tables are made of.
pub struct Corpus {
    /// The codes.
    pub book: Codebook,
    /// The codings, by document and place.
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
    /// Reads it.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn load(app: &App, study: &Study, sight: Sight) -> anyhow::Result<Self> {
        let store = &app.store;
        let known = Known::load(app, study).await?;
        let documents = documents::list(store, study.id).await?;
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
        Ok(Self {
            book: quotes::codebook(app, study.id).await?,
            codings: codings::of_study(store, study.id, sight).await?,
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
        let cases = self.cases(coding.document_id, coding.span());
        let of_case =
            narrow.case.is_none_or(|id| cases.iter().any(|place| self.known.cases[*place].id == id));
        let has = narrow.attribute.as_ref().is_none_or(|(key, wanted)| {
            let values = self.values(*key, coding.document_id, &cases);
            if wanted == super::axis::UNKNOWN {
                values.is_empty()
            } else {
                values.iter().any(|(value, _)| is_meant(wanted, value))
            }
        });
        of_case && has
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
        let in_column = |place: &&usize| {
            column.is_none_or(|(axis, key)| {
                let columns = super::axis::of_coding(self, *axis, &self.codings[**place]);
                columns.iter().any(|(value, _)| {
                    if matches!(axis, Axis::Attribute(_)) { is_meant(key, value) } else { key == value }
                })
            })
        };
        let others = together.map(|together| self.others(narrow, together));
        let near = |place: &&usize| match (&together, &others) {
            (Some(together), Some(others)) => {
                let coding = &self.codings[**place];
                others.iter().any(|other| self.is_near(coding, &self.codings[*other], together.near))
            }
            _ => true,
        };
        places.iter().filter(in_column).filter(near).map(|place| self.codings[*place].id).collect()
    }

    fn others(&self, narrow: &Narrow, together: Together) -> Vec<usize> {
        let codes =
            if together.below { self.book.with_descendants(together.code) } else { vec![together.code] };
        let mut others = self.narrowed(&Narrow { code: None, ..narrow.clone() });
        others.retain(|place| codes.contains(&self.codings[*place].placed.code));
        others
    }

    fn is_near(&self, one: &CodingRow, other: &CodingRow, near: Near) -> bool {
        if one.document_id != other.document_id || one.id == other.id {
            return false;
        }
        match near {
            Near::Overlap => one.span().overlaps(other.span()),
            Near::Passage => {
                let (a, b) = (
                    self.touched(one.document_id, one.span()),
                    self.touched(other.document_id, other.span()),
                );
                a.0 <= b.1 && b.0 <= a.1
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
