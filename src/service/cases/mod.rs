//! Cases: people and places, the responses and documents that belong to them, and what is known of them.

mod attributes;
mod known;
mod link;
mod make;

pub use attributes::{Defined, choose_questions, define, remove_attribute};
pub(super) use attributes::{LONGEST as LONGEST_ATTRIBUTE, MOST as MOST_ATTRIBUTES};
pub use known::Known;
pub use link::{Equal, Pair, Suggestion, import, join, suggestions};
pub use make::{Source, from_every};

use crate::app::App;
use crate::store::{self, Tx, cases, cases::Case, documents, studies::Study, submissions};
use domain::message::Message;
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;

/// The longest name of a case.
pub const LONGEST_NAME: usize = 120;
/// The longest memo.
pub(super) const LONGEST_MEMO: usize = 20_000;
/// The most responses or documents of one case.
pub(super) const MOST_LINKS: usize = 2_000;
/// The most cases of a study.
pub(super) const MOST: usize = 20_000;

/// A case as somebody wants it.
#[derive(Debug, Default)]
pub struct Wanted<'a> {
    /// What it is called.
    pub name: &'a str,
    /// What is noted of it.
    pub memo: &'a str,
    /// What was typed of it, by attribute.
    pub typed: Vec<(i64, &'a str)>,
    /// Its documents, each with the speaker whose words are the case's; empty for all of them.
    pub documents: Vec<(i64, String)>,
    /// Its responses.
    pub submissions: Vec<Uuid>,
    /// More responses, by their numbers.
    pub numbers: &'a str,
}

/// What a case is or what is to be changed: the outer fault is the database's.
pub type Outcome<T> = anyhow::Result<Result<T, Message>>;

/// Adds a case, or puts one in place of what it was, and answers its key.
///
/// # Errors
/// The inner one tells what to change.
pub async fn save(app: &App, study: &Study, id: Option<i64>, wanted: Wanted<'_>) -> Outcome<i64> {
    let tx = app.store.begin().await?;
    store::studies::lock(&tx, study.id).await?;
    let there = cases::all(&tx, study.id).await?;
    let before = id.and_then(|id| there.iter().find(|case| case.id == id));
    if id.is_some() && before.is_none() {
        return Ok(Err(Message::new("cases-gone")));
    }
    if id.is_none() && there.len() >= MOST {
        return Ok(Err(full()));
    }
    let name = match name(wanted.name) {
        Ok(name) => name,
        Err(message) => return Ok(Err(message)),
    };
    if there.iter().any(|case| Some(case.id) != id && case.name == name) {
        return Ok(Err(Message::new("cases-name-double").with("name", name)));
    }
    let memo = wanted.memo.trim().replace("\r\n", "\n");
    if memo.chars().count() > LONGEST_MEMO {
        return Ok(Err(Message::new("cases-memo-long").with("longest", LONGEST_MEMO)));
    }
    let typed = match typed(&tx, study.id, before, &wanted.typed).await? {
        Ok(typed) => typed,
        Err(message) => return Ok(Err(message)),
    };
    let mut submissions = wanted.submissions;
    match numbered(&tx, study.id, wanted.numbers).await? {
        Ok(more) => submissions.extend(more),
        Err(message) => return Ok(Err(message)),
    }
    if let Err(message) = belong(&tx, study.id, &wanted.documents, &submissions).await? {
        return Ok(Err(message));
    }
    let id = id.unwrap_or_default();
    let case = Case { id, name, memo, typed, submissions, documents: wanted.documents };
    let now = app.clock.now();
    let id = match id {
        0 => cases::add(&tx, study.id, &case, now).await?,
        id => {
            cases::put(&tx, &case, now).await?;
            id
        }
    };
    tx.commit().await?;
    Ok(Ok(id))
}

/// Takes a case out; its responses and documents stay.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove(app: &App, study: &Study, id: i64) -> store::Result<bool> {
    let tx = app.store.begin().await?;
    let there = cases::by_id(&tx, study.id, id).await?.is_some();
    if there {
        cases::remove(&tx, id, app.clock.now()).await?;
        tx.commit().await?;
    }
    Ok(there)
}

/// There is no room for another case.
pub(super) fn full() -> Message {
    Message::new("cases-full").with("most", MOST)
}

/// A name as it is kept.
fn name(text: &str) -> Result<String, Message> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let fine =
        !name.is_empty() && name.chars().count() <= LONGEST_NAME && !name.chars().any(char::is_control);
    if fine { Ok(name) } else { Err(Message::new("cases-name").with("longest", LONGEST_NAME)) }
}

/// What was typed, checked; what other attributes have stays.
async fn typed(
    tx: &Tx,
    study_id: i64,
    before: Option<&Case>,
    typed: &[(i64, &str)],
) -> store::Result<Result<BTreeMap<i64, String>, Message>> {
    let attributes = store::case_attributes::all(tx, study_id).await?;
    let mut values = before.map(|case| case.typed.clone()).unwrap_or_default();
    for (id, text) in typed {
        let key = domain::coding::case::Key::Own(*id);
        let Some(attribute) = attributes.iter().find(|attribute| attribute.key == key) else { continue };
        match attribute.kind.typed(text) {
            Ok(Some(value)) => drop(values.insert(*id, value)),
            Ok(None) => drop(values.remove(id)),
            Err(message) => return Ok(Err(message)),
        }
    }
    Ok(Ok(values))
}

/// The responses of numbers that somebody typed, apart by whatever stands between digits.
async fn numbered(tx: &Tx, study_id: i64, text: &str) -> store::Result<Result<Vec<Uuid>, Message>> {
    let mut found = Vec::new();
    let words = text.split(|c: char| c.is_whitespace() || ",;".contains(c)).filter(|word| !word.is_empty());
    for word in words.take(MOST_LINKS + 1) {
        let number = word.trim_start_matches(['#', '№']).parse().unwrap_or(0);
        match submissions::by_number(tx, study_id, number).await? {
            Some(submission) => found.push(submission.id),
            None => {
                let word = domain::form::excerpt(word);
                return Ok(Err(Message::new("cases-no-response").with("number", word)));
            }
        }
    }
    Ok(Ok(found))
}

/// Sees that documents and responses are of the study, and speakers of their documents.
async fn belong(
    tx: &Tx,
    study_id: i64,
    linked: &[(i64, String)],
    submissions: &[Uuid],
) -> store::Result<Result<(), Message>> {
    if linked.len() > MOST_LINKS || submissions.len() > MOST_LINKS {
        return Ok(Err(Message::new("cases-many").with("most", MOST_LINKS)));
    }
    for (id, speaker) in linked {
        let Some(document) = documents::by_id(tx, study_id, *id).await? else {
            return Ok(Err(Message::new("cases-no-document")));
        };
        let speaks = |passage: &documents::Passage| passage.speaker.as_deref() == Some(speaker);
        if !speaker.is_empty() && !document.passages.iter().any(speaks) {
            let (name, speaker) = (document.listed.name, speaker.as_str());
            return Ok(Err(Message::new("cases-no-speaker").with("document", name).with("speaker", speaker)));
        }
    }
    let there = store::corrected::last(tx, study_id, submissions).await?;
    if submissions.iter().all(|id| there.contains_key(id)) {
        Ok(Ok(()))
    } else {
        Ok(Err(Message::new("cases-no-response").with("number", "?")))
    }
}

/// Names that are taken, so that every new case has one of its own.
struct Taken {
    names: HashSet<String>,
    /// The number from which a name is tried next.
    next: HashMap<String, usize>,
}

impl Taken {
    /// Those of these cases.
    fn of(cases: &[Case]) -> Self {
        Self { names: cases.iter().map(|case| case.name.clone()).collect(), next: HashMap::new() }
    }

    /// A name that no other case has: the name itself, or with a number behind it.
    fn free(&mut self, name: &str) -> String {
        let short: String = name.chars().take(LONGEST_NAME - 8).collect();
        let name = self::name(&short).unwrap_or_else(|_| "?".to_owned());
        if self.names.insert(name.clone()) {
            return name;
        }
        let number = self.next.entry(name.clone()).or_insert(2);
        loop {
            let numbered = format!("{name} ({number})");
            *number += 1;
            if self.names.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_taken_gets_the_next_number() {
        let case = |name: &str| Case { name: name.to_owned(), ..Case::default() };
        let mut taken = Taken::of(&[case("Ана"), case("Ана (3)")]);
        let names: Vec<String> = (0..3).map(|_| taken.free(" Ана ")).collect();
        assert_eq!(names, ["Ана (2)", "Ана (4)", "Ана (5)"]);
        assert_eq!((taken.free("Әке"), taken.free("")), ("Әке".to_owned(), "?".to_owned()));
    }
}
