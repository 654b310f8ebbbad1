//! Documents and responses of one person, found by equal keys or told by a file.

use super::make::free_responses;
use super::{Outcome, free};
use crate::app::App;
use crate::service::versions;
use crate::store::{self, Tx, cases, cases::Case, documents, studies::Study, submissions};
use anyhow::Context;
use domain::answer::record;
use domain::coding::case::{codes, equal_keys};
use domain::exchange::links::{self, Link};
use domain::message::Message;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// By what documents and cases are put to responses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Equal<'a> {
    /// The number of the response.
    Number,
    /// The code with which the respondent came back.
    ResumeCode,
    /// The answer to a question.
    Question(&'a str),
}

/// What is put to a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pair {
    /// A document of no case: it gets one.
    Document(i64),
    /// A case without a response.
    Case(i64),
}

impl Pair {
    /// What stands in a form.
    #[must_use]
    pub fn tag(self) -> String {
        match self {
            Self::Document(id) => format!("d{id}"),
            Self::Case(id) => format!("c{id}"),
        }
    }

    /// The pair of a tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let id = tag.get(1..)?.parse().ok()?;
        match tag.get(..1)? {
            "d" => Some(Self::Document(id)),
            "c" => Some(Self::Case(id)),
            _ => None,
        }
    }
}

/// A pair that seems to be of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The document or case.
    pub pair: Pair,
    /// What it is called.
    pub name: String,
    /// The response.
    pub number: i64,
}

/// Documents of no case, and cases without a response, each with the response that alone has the same key.
/// A key that several have tells nobody apart.
///
/// # Errors
/// Where the database cannot be read.
pub async fn suggestions(app: &App, study: &Study, by: Equal<'_>) -> anyhow::Result<Vec<Suggestion>> {
    let there = cases::all(&app.store, study.id).await?;
    let of: HashSet<i64> = there.iter().flat_map(|case| case.documents.iter().map(|(id, _)| *id)).collect();
    let documents = documents::list(&app.store, study.id).await?;
    let mut names: HashMap<Pair, String> = documents
        .into_iter()
        .filter(|document| !of.contains(&document.id))
        .map(|document| (Pair::Document(document.id), document.name))
        .collect();
    let lone = there.iter().filter(|case| case.submissions.is_empty());
    names.extend(lone.map(|case| (Pair::Case(case.id), case.name.clone())));
    let versions = versions::by_key(store::forms::all(&app.store, study.id).await?);
    let mut rows = Vec::new();
    free_responses(&app.store, study.id, &there, |row| rows.push(row)).await?;
    let mut keys = Vec::with_capacity(rows.len());
    for row in rows {
        let key = match by {
            Equal::Number => row.number.to_string(),
            Equal::ResumeCode => row.resume_code,
            Equal::Question(question) => {
                let version = versions.get(&row.form_version_id).context("its form version is gone")?;
                let answers = version.carry.answers(record::read(&version.form, &row.answers)?);
                codes(answers.get(question)).join(" ")
            }
        };
        keys.push((row.number, key));
    }
    let left = names.iter().map(|(pair, name)| (*pair, name.clone()));
    let mut found: Vec<Suggestion> = equal_keys(left, keys)
        .into_iter()
        .map(|(pair, number)| Suggestion { pair, name: names[&pair].clone(), number })
        .collect();
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// Puts documents and cases to responses, as somebody confirmed, and answers how many.
///
/// # Errors
/// The inner one tells what is not there any more.
pub async fn join(app: &App, study: &Study, pairs: &[(Pair, i64)]) -> Outcome<usize> {
    let tx = app.store.begin().await?;
    store::studies::lock(&tx, study.id).await?;
    let mut there = cases::all(&tx, study.id).await?;
    let mut taken: HashSet<String> = there.iter().map(|case| case.name.clone()).collect();
    let names: HashMap<i64, String> = documents::list(&tx, study.id)
        .await?
        .into_iter()
        .map(|document| (document.id, document.name))
        .collect();
    for (pair, number) in pairs {
        let Some(response) = submissions::by_number(&tx, study.id, *number).await? else {
            return Ok(Err(Message::new("cases-no-response").with("number", *number)));
        };
        match pair {
            Pair::Document(id) => {
                let Some(name) = names.get(id) else { return Ok(Err(Message::new("cases-no-document"))) };
                let name = free(name, &mut taken);
                let (submissions, documents) = (vec![response.id], vec![(*id, String::new())]);
                let case = Case { name, submissions, documents, ..Case::default() };
                cases::add(&tx, study.id, &case, app.clock.now()).await?;
            }
            Pair::Case(id) => {
                let Some(case) = there.iter_mut().find(|case| case.id == *id) else {
                    return Ok(Err(Message::new("cases-gone")));
                };
                case.submissions.push(response.id);
                cases::put(&tx, case, app.clock.now()).await?;
            }
        }
    }
    tx.commit().await?;
    Ok(Ok(pairs.len()))
}

/// Puts documents and responses to cases as a file says, all of it or nothing; answers how many rows.
/// A row without the name of a case is of the case that its document has alone, or of a new one that is
/// called as the document.
///
/// # Errors
/// The inner one tells every fault with its row.
pub async fn import(
    app: &App,
    study: &Study,
    (name, bytes): (String, Vec<u8>),
) -> anyhow::Result<Result<usize, Vec<Message>>> {
    let read = tokio::task::spawn_blocking(move || links::read(&name, &bytes)).await?;
    let rows = match read {
        Ok(rows) => rows,
        Err(faults) => return Ok(Err(faults)),
    };
    let tx = app.store.begin().await?;
    store::studies::lock(&tx, study.id).await?;
    let mut import = Import::begin(&tx, study.id).await?;
    for row in &rows {
        import.take(&tx, study.id, row).await?;
    }
    if !import.faults.is_empty() {
        return Ok(Err(import.faults));
    }
    let now = app.clock.now();
    for (at, case) in import.cases.iter().enumerate() {
        if case.id == 0 {
            cases::add(&tx, study.id, case, now).await?;
        } else if import.changed.contains(&at) {
            cases::put(&tx, case, now).await?;
        }
    }
    tx.commit().await?;
    Ok(Ok(rows.len()))
}

/// An import under way.
struct Import {
    cases: Vec<Case>,
    changed: HashSet<usize>,
    taken: HashSet<String>,
    documents: Vec<documents::Listed>,
    faults: Vec<Message>,
}

impl Import {
    async fn begin(tx: &Tx, study_id: i64) -> store::Result<Self> {
        let cases = cases::all(tx, study_id).await?;
        let taken = cases.iter().map(|case| case.name.clone()).collect();
        let documents = documents::list(tx, study_id).await?;
        Ok(Self { cases, changed: HashSet::new(), taken, documents, faults: Vec::new() })
    }

    async fn take(&mut self, tx: &Tx, study_id: i64, row: &Link) -> store::Result<()> {
        let fault = |key: &str| Message::new(key).with("row", row.row);
        let document = match &row.document {
            None => None,
            Some(name) => {
                let mut named = self.documents.iter().filter(|document| document.name.trim() == name);
                match (named.next(), named.next()) {
                    (Some(document), None) => Some(document.clone()),
                    (found, _) => {
                        let key =
                            if found.is_some() { "cases-links-documents" } else { "cases-links-document" };
                        self.faults.push(fault(key).with("name", domain::form::excerpt(name)));
                        return Ok(());
                    }
                }
            }
        };
        let response = match row.response {
            None => None,
            Some(number) => match submissions::by_number(tx, study_id, number).await? {
                Some(response) => Some(response.id),
                None => {
                    self.faults.push(fault("cases-links-response").with("number", number));
                    return Ok(());
                }
            },
        };
        let speaker = row.speaker.clone().unwrap_or_default();
        if let (Some(document), false) = (&document, speaker.is_empty()) {
            let whole = documents::by_id(tx, study_id, document.id).await?;
            let mut passages = whole.iter().flat_map(|whole| &whole.passages);
            if !passages.any(|passage| passage.speaker.as_deref() == Some(&speaker)) {
                self.faults.push(fault("cases-links-speaker").with("name", domain::form::excerpt(&speaker)));
                return Ok(());
            }
        }
        let at = self.place(row, document.as_ref());
        self.changed.insert(at);
        self.link(at, document.map(|document| (document.id, speaker)), response);
        Ok(())
    }

    /// The case of a row; a new one where there is none.
    fn place(&mut self, row: &Link, document: Option<&documents::Listed>) -> usize {
        let wanted = row.case.as_deref().map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "));
        let there = match (&wanted, document) {
            (Some(name), _) => self.cases.iter().position(|case| case.name == *name),
            (None, Some(document)) => {
                let of = |case: &Case| case.documents.iter().any(|(id, _)| *id == document.id);
                self.cases.iter().position(of)
            }
            (None, None) => None,
        };
        there.unwrap_or_else(|| {
            let name = wanted.or_else(|| document.map(|document| document.name.clone()));
            let name = free(&name.unwrap_or_default(), &mut self.taken);
            self.cases.push(Case { name, ..Case::default() });
            self.cases.len() - 1
        })
    }

    fn link(&mut self, at: usize, document: Option<(i64, String)>, response: Option<Uuid>) {
        let case = &mut self.cases[at];
        if let Some(document) = document.filter(|document| !case.documents.contains(document)) {
            case.documents.push(document);
        }
        if let Some(response) = response.filter(|response| !case.submissions.contains(response)) {
            case.submissions.push(response);
        }
    }
}
