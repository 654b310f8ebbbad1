//! Documents and responses of one person, found by equal keys or told by a file.

use super::make::free_responses;
use super::{MOST, Outcome, Taken, full};
use crate::app::App;
use crate::service::versions;
use crate::store::{
    self, Tx, cases, cases::Case, documents, passages, studies::Study, submissions, submissions::Submission,
};
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
    let key = |row: &Submission| -> anyhow::Result<String> {
        Ok(match by {
            Equal::Number => row.number.to_string(),
            Equal::ResumeCode => row.resume_code.clone(),
            Equal::Question(question) => {
                let version = versions.get(&row.form_version_id).context("its form version is gone")?;
                let answers = version.carry.answers(record::read(&version.form, &row.answers)?);
                codes(answers.get(question)).join(" ")
            }
        })
    };
    let mut keys = Vec::new();
    free_responses(&app.store, study.id, &there, |row| keys.push((row.number, key(&row)))).await?;
    let keys = keys.into_iter().map(|(number, key)| Ok((number, key?)));
    let keys: Vec<(i64, String)> = keys.collect::<anyhow::Result<_>>()?;
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
    let mut taken = Taken::of(&there);
    let new = pairs.iter().filter(|(pair, _)| matches!(pair, Pair::Document(_))).count();
    if there.len() + new > MOST {
        return Ok(Err(full()));
    }
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
                let name = taken.free(name);
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
    let mut import = Import::begin(&tx, study.id, &rows).await?;
    for row in &rows {
        import.take(row);
    }
    if import.cases.len() > MOST {
        import.faults.push(full());
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

/// The document, by key and name, and the response that a row names.
type Named = (Option<(i64, String)>, Option<Uuid>);

/// An import under way, with everything that its rows may name.
struct Import {
    cases: Vec<Case>,
    changed: HashSet<usize>,
    taken: Taken,
    /// The cases by name, and by document: the first that has it.
    named: HashMap<String, usize>,
    having: HashMap<i64, usize>,
    /// The documents by name, and of each its speakers.
    documents: HashMap<String, Vec<(i64, String)>>,
    speakers: HashSet<(i64, String)>,
    /// The responses by number.
    responses: HashMap<i64, Uuid>,
    faults: Vec<Message>,
}

impl Import {
    async fn begin(tx: &Tx, study_id: i64, rows: &[Link]) -> store::Result<Self> {
        let cases = cases::all(tx, study_id).await?;
        let mut documents: HashMap<String, Vec<(i64, String)>> = HashMap::new();
        for document in documents::list(tx, study_id).await? {
            let name = document.name.trim().to_owned();
            documents.entry(name).or_default().push((document.id, document.name));
        }
        let mut speakers = HashSet::new();
        if rows.iter().any(|row| row.speaker.is_some()) {
            for (document, passages) in passages::of_study(tx, study_id).await? {
                let named = passages.into_iter().filter_map(|passage| passage.speaker);
                speakers.extend(named.map(|speaker| (document, speaker)));
            }
        }
        let mut numbers: Vec<i64> = rows.iter().filter_map(|row| row.response).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let responses = cases::numbered(tx, study_id, &numbers).await?;
        let (mut named, mut having) = (HashMap::new(), HashMap::new());
        for (at, case) in cases.iter().enumerate() {
            named.entry(case.name.clone()).or_insert(at);
            for (document, _) in &case.documents {
                having.entry(*document).or_insert(at);
            }
        }
        let taken = Taken::of(&cases);
        let (changed, faults) = (HashSet::new(), Vec::new());
        Ok(Self { cases, changed, taken, named, having, documents, speakers, responses, faults })
    }

    fn take(&mut self, row: &Link) {
        match self.wanted(row) {
            Ok((document, response)) => {
                let at = self.place(row, document.as_ref());
                self.changed.insert(at);
                let speaker = row.speaker.clone().unwrap_or_default();
                self.link(at, document.map(|(id, _)| (id, speaker)), response);
            }
            Err(fault) => self.faults.push(fault),
        }
    }

    /// What a row names, or what of it is not there.
    fn wanted(&self, row: &Link) -> Result<Named, Message> {
        let fault = |key: &str| Message::new(key).with("row", row.row);
        let document = match &row.document {
            None => None,
            Some(name) => {
                let named = self.documents.get(name).map_or(&[][..], Vec::as_slice);
                let [document] = named else {
                    let key = if named.is_empty() { "cases-links-document" } else { "cases-links-documents" };
                    return Err(fault(key).with("name", domain::form::excerpt(name)));
                };
                Some(document.clone())
            }
        };
        let response = match row.response {
            None => None,
            Some(number) => {
                let found = self.responses.get(&number).copied();
                Some(found.ok_or_else(|| fault("cases-links-response").with("number", number))?)
            }
        };
        if let (Some((id, _)), Some(speaker)) =
            (&document, row.speaker.as_ref().filter(|one| !one.is_empty()))
            && !self.speakers.contains(&(*id, speaker.clone()))
        {
            return Err(fault("cases-links-speaker").with("name", domain::form::excerpt(speaker)));
        }
        Ok((document, response))
    }

    /// The case of a row; a new one where there is none.
    fn place(&mut self, row: &Link, document: Option<&(i64, String)>) -> usize {
        let wanted = row.case.as_deref().map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "));
        let there = match (&wanted, document) {
            (Some(name), _) => self.named.get(name),
            (None, Some((id, _))) => self.having.get(id),
            (None, None) => None,
        };
        if let Some(at) = there {
            return *at;
        }
        let name = wanted.or_else(|| document.map(|(_, name)| name.clone()));
        let name = self.taken.free(&name.unwrap_or_default());
        let at = self.cases.len();
        self.named.insert(name.clone(), at);
        self.cases.push(Case { name, ..Case::default() });
        at
    }

    fn link(&mut self, at: usize, document: Option<(i64, String)>, response: Option<Uuid>) {
        let case = &mut self.cases[at];
        if let Some(document) = document.filter(|document| !case.documents.contains(document)) {
            self.having.entry(document.0).or_insert(at);
            case.documents.push(document);
        }
        if let Some(response) = response.filter(|response| !case.submissions.contains(response)) {
            case.submissions.push(response);
        }
    }
}
