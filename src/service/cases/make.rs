//! A case for everything that is of none.

use super::free;
use crate::app::App;
use crate::service::versions;
use crate::store::{
    self, cases, cases::Case, documents, studies::Study, submissions, submissions::Submission,
};
use anyhow::Context;
use domain::answer::record;
use domain::coding::case::codes;
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

/// The most cases that are made at once.
const MOST: usize = 20_000;

/// Makes a case of each document or response that belongs to none, and answers how many.
///
/// # Errors
/// Where the database cannot be written.
pub async fn from_every(app: &App, study: &Study, source: Source<'_>) -> anyhow::Result<usize> {
    let tx = app.store.begin().await?;
    store::studies::lock(&tx, study.id).await?;
    let there = cases::all(&tx, study.id).await?;
    let mut taken: HashSet<String> = there.iter().map(|case| case.name.clone()).collect();
    let mut new = Vec::new();
    match source {
        Source::Documents => {
            let of: HashSet<i64> =
                there.iter().flat_map(|case| case.documents.iter().map(|(id, _)| *id)).collect();
            for document in documents::list(&tx, study.id).await? {
                if !of.contains(&document.id) {
                    let name = free(&document.name, &mut taken);
                    new.push(Case { name, documents: vec![(document.id, String::new())], ..Case::default() });
                }
            }
        }
        Source::Responses { named } => {
            let mut left = Vec::new();
            free_responses(&tx, study.id, &there, |row| left.push(row)).await?;
            let versions = versions::by_key(store::forms::all(&tx, study.id).await?);
            for row in left.into_iter().take(MOST) {
                let version = versions.get(&row.form_version_id).context("its form version is gone")?;
                let own = match named {
                    None => None,
                    Some(question) => {
                        let answers = version.carry.answers(record::read(&version.form, &row.answers)?);
                        codes(answers.get(question)).first().cloned()
                    }
                };
                let name = free(&own.unwrap_or_else(|| format!("№ {}", row.number)), &mut taken);
                new.push(Case { name, submissions: vec![row.id], ..Case::default() });
            }
        }
    }
    let now = app.clock.now();
    for case in new.iter().take(MOST) {
        cases::add(&tx, study.id, case, now).await?;
    }
    tx.commit().await?;
    Ok(new.len().min(MOST))
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
