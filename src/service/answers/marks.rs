//! What a reader of a document is told of the answers in it.

use super::taken::last;
use crate::app::App;
use crate::store::{self, answers, documents::Document, studies::Study};
use std::collections::HashMap;
use uuid::Uuid;

/// What is told of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The number of its response.
    pub number: i64,
    /// The passage in which its correction stands.
    pub corrected_in: Option<i32>,
    /// The number of the response that corrects it, where that is not in the document.
    pub corrected_by: Option<i64>,
}

/// The marks of a document's passages that are answers, by their number.
///
/// # Errors
/// Where the database cannot be read.
pub async fn marks(app: &App, study: &Study, document: &Document) -> store::Result<HashMap<i32, Mark>> {
    let said = || document.passages.iter().filter_map(|passage| Some((passage, passage.answer.as_ref()?)));
    if said().next().is_none() {
        return Ok(HashMap::new());
    }
    let corrections = answers::corrections(&app.store, study.id).await?;
    let ids: Vec<Uuid> = said()
        .flat_map(|(_, answer)| [answer.submission_id, last(&corrections, answer.submission_id)])
        .collect();
    let numbers = answers::numbers(&app.store, study.id, &ids).await?;
    let places: HashMap<(Uuid, &str), i32> = said()
        .map(|(passage, answer)| ((answer.submission_id, answer.question.as_str()), passage.number))
        .collect();
    let mark = |(passage, answer): (&store::documents::Passage, &store::documents::Answered)| {
        let last = last(&corrections, answer.submission_id);
        let settled = answer.settled_id.and_then(|id| places.get(&(id, answer.question.as_str())));
        let is_corrected = last != answer.submission_id && settled.is_none();
        let mark = Mark {
            number: *numbers.get(&answer.submission_id)?,
            corrected_in: settled.copied(),
            corrected_by: numbers.get(&last).copied().filter(|_| is_corrected),
        };
        Some((passage.number, mark))
    };
    Ok(said().filter_map(mark).collect())
}
