//! A case for everything that is of none.

use super::{MOST, Taken};
use crate::app::App;
use crate::service::versions;
use crate::store::{
    self, cases, cases::Case, documents, studies::Study, submissions, submissions::Submission,
};
use anyhow::Context;
use domain::answer::record;
use domain::coding::case::codes;
use domain::form::Form;
use futures_util::TryStreamExt;
use std::collections::HashSet;
use uuid::Uuid;

/// What cases are made from.
#[derive(Clone, Copy, Debug)]
pub enum Source<'a> {
    /// Documents; a case is called as its document.
    Documents,
    /// Responses; a case is called by its answer to a question, or by its number.
    Responses {
        /// The question.
        named: Option<&'a str>,
    },
}

/// Makes a case of each document or response that belongs to none, as far as there is room, and answers
/// how many.
///
/// # Errors
/// Where the database cannot be written.
pub async fn from_every(app: &App, study: &Study, source: Source<'_>) -> anyhow::Result<usize> {
    let tx = app.store.begin().await?;
    store::studies::lock(&tx, study.id).await?;
    let there = cases::all(&tx, study.id).await?;
    let mut taken = Taken::of(&there);
    let room = MOST.saturating_sub(there.len());
    let mut new = Vec::new();
    match source {
        Source::Documents => {
            let of: HashSet<i64> =
                there.iter().flat_map(|case| case.documents.iter().map(|(id, _)| *id)).collect();
            for document in documents::list(&tx, study.id).await? {
                if !of.contains(&document.id) {
                    let name = taken.free(&document.name);
                    new.push(Case { name, documents: vec![(document.id, String::new())], ..Case::default() });
                }
            }
        }
        Source::Responses { named } => {
            let mut left = Vec::new();
            free_responses(&tx, study.id, &there, |row| left.push(row)).await?;
            let versions = versions::by_key(store::forms::all(&tx, study.id).await?);
            for row in left.into_iter().take(room) {
                let version = versions.get(&row.form_version_id).context("its form version is gone")?;
                let own = match named {
                    None => None,
                    Some(question) => {
                        let answers = version.carry.answers(record::read(&version.form, &row.answers)?);
                        let code = codes(answers.get(question)).into_iter().next();
                        code.map(|code| said(&version.form, question, code))
                    }
                };
                let name = taken.free(&own.unwrap_or_else(|| format!("№ {}", row.number)));
                new.push(Case { name, submissions: vec![row.id], ..Case::default() });
            }
        }
    }
    let now = app.clock.now();
    for case in new.iter().take(room) {
        cases::add(&tx, study.id, case, now).await?;
    }
    tx.commit().await?;
    Ok(new.len().min(room))
}

/// An answer as a case is called by it: a choice by its words in the first language of the form that has
/// some.
fn said(form: &Form, question: &str, code: String) -> String {
    let chosen = form.question(question).and_then(|question| {
        question.choices().iter().find(|choice| choice.code.as_str() == code).map(|choice| &choice.label)
    });
    let language = form.languages.first().copied();
    let label = chosen.zip(language).map(|(label, language)| label.words(language, &form.languages));
    label.filter(|label| !label.trim().is_empty()).map_or(code, str::to_owned)
}

/// Hands on every response that counts and belongs to no case, in order.
pub(super) async fn free_responses(
    db: &impl store::Db,
    study_id: i64,
    cases: &[Case],
    mut take: impl FnMut(Submission),
) -> store::Result<()> {
    let ids: Vec<Uuid> = cases.iter().flat_map(|case| case.submissions.iter().copied()).collect();
    let linked = store::corrected::last(db, study_id, &ids).await?;
    let linked: HashSet<Uuid> = linked.into_values().map(|row| row.id).collect();
    let rows = submissions::after(db, study_id, 0).await?;
    let mut rows = std::pin::pin!(rows);
    while let Some(row) = rows.try_next().await? {
        if !linked.contains(&row.id) {
            take(row);
        }
    }
    Ok(())
}
