//! Which answers stand in documents.

use super::Way;
use super::corrections::Pending;
use crate::store::{
    self, Db,
    answers::{self, Gatherer, TakenIn},
    documents::Gathers,
};
use std::collections::HashMap;
use uuid::Uuid;

/// The answers that were taken in.
pub struct Taken {
    /// Oldest first.
    gatherers: Vec<Gatherer>,
    /// By question, as it is called today, and the submission that counts today: the last one that was
    /// taken in.
    latest: HashMap<(String, Uuid), TakenIn>,
    /// Which submission corrects which.
    corrections: HashMap<Uuid, Uuid>,
}

/// How an answer that counts today stands to what was taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing of it was.
    New,
    /// It was, or somebody decided to leave what it corrects.
    There,
    /// An answer was that it corrects.
    Corrects,
}

impl Taken {
    /// Reads them, given what questions are called today.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn read(db: &impl Db, study_id: i64, names: &HashMap<String, String>) -> store::Result<Self> {
        let today = |name: String| names.get(&name).cloned().unwrap_or(name);
        let (mut gatherers, passages) = answers::all(db, study_id).await?;
        for gatherer in &mut gatherers {
            if let Gathers::Question(name) = &mut gatherer.gathers {
                *name = today(std::mem::take(name));
            }
        }
        let corrections = answers::corrections(db, study_id).await?;
        let mut taken = Self { gatherers, latest: HashMap::new(), corrections };
        let mut passages: Vec<TakenIn> = passages.into_values().flatten().collect();
        passages.sort_by_key(|passage| (passage.document_id, passage.number));
        for passage in passages {
            let key = (today(passage.answer.question.clone()), taken.last(passage.answer.submission_id));
            // What was taken in before a document was begun anew counts for less.
            taken.latest.insert(key, passage);
        }
        Ok(taken)
    }

    fn last(&self, id: Uuid) -> Uuid {
        last(&self.corrections, id)
    }

    /// How an answer of a submission that counts today stands.
    #[must_use]
    pub fn standing(&self, question: &str, submission: Uuid) -> Standing {
        match self.latest.get(&(question.to_owned(), submission)) {
            None => Standing::New,
            Some(passage) if is_settled(passage, submission) => Standing::There,
            Some(_) => Standing::Corrects,
        }
    }

    /// How the answers to a question become documents, where some did.
    #[must_use]
    pub fn way(&self, question: &str) -> Option<Way> {
        let passage =
            self.latest.iter().find(|((name, _), _)| name == question).map(|(_, passage)| passage)?;
        let gatherer = self.gatherers.iter().find(|gatherer| gatherer.id == passage.document_id)?;
        Some(match gatherer.gathers {
            Gathers::Question(_) => Way::Question,
            Gathers::Submission(_) => Way::Respondent,
        })
    }

    /// The documents of a question, oldest first, with their names.
    #[must_use]
    pub fn documents_of(&self, question: &str) -> Vec<(i64, String)> {
        let of = |gatherer: &&Gatherer| gatherer.gathers == Gathers::Question(question.to_owned());
        self.gatherers.iter().filter(of).map(|gatherer| (gatherer.id, gatherer.name.clone())).collect()
    }

    /// The document of the respondent of a submission that counts today.
    #[must_use]
    pub fn document_of(&self, submission: Uuid) -> Option<i64> {
        let of = |gatherer: &&Gatherer| match gatherer.gathers {
            Gathers::Submission(id) => self.last(id) == submission,
            Gathers::Question(_) => false,
        };
        self.gatherers.iter().find(of).map(|gatherer| gatherer.id)
    }

    /// What was taken in and corrected since, for somebody to decide.
    pub(super) fn pending(&self) -> HashMap<(String, Uuid), Pending> {
        let open = self.latest.iter().filter(|((_, last), passage)| !is_settled(passage, *last));
        open.map(|(key, passage)| (key.clone(), Pending { passage: passage.clone(), number: 0, now: None }))
            .collect()
    }

    /// The passage in which an answer was taken in last.
    pub(super) fn passage(&self, question: &str, submission: Uuid) -> Option<&TakenIn> {
        self.latest.get(&(question.to_owned(), submission))
    }
}

/// What counts in the place of a submission.
pub(super) fn last(corrections: &HashMap<Uuid, Uuid>, id: Uuid) -> Uuid {
    let mut last = id;
    // Rows that correct one another in a circle end nowhere.
    for _ in 0..=corrections.len() {
        match corrections.get(&last) {
            Some(next) => last = *next,
            None => break,
        }
    }
    last
}

fn is_settled(passage: &TakenIn, last: Uuid) -> bool {
    passage.answer.submission_id == last || passage.answer.settled_id == Some(last)
}
