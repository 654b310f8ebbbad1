//! Answers that stand in documents, each as a passage.

use super::documents::{self, Answered, Gathers, Passage};
use super::studies::{Counter, raise};
use super::{Db, Result, Tx};
use domain::text::Span;
use entity::{document, passage, submission};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use std::collections::HashMap;
use uuid::Uuid;

/// A passage that is an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenIn {
    /// The document.
    pub document_id: i64,
    /// Its number there.
    pub number: i32,
    /// Which answer it is.
    pub answer: Answered,
    /// Where it stands, in code points.
    pub span: Span,
}

/// A document that is made of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gatherer {
    /// Its key.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What it gathers.
    pub gathers: Gathers,
}

/// The study's documents that are made of answers, oldest first, and the passages of each in order.
///
/// # Errors
/// Where the database cannot be read.
pub async fn all(db: &impl Db, study_id: i64) -> Result<(Vec<Gatherer>, HashMap<i64, Vec<TakenIn>>)> {
    let rows = document::Entity::find()
        .filter(document::COLUMN.study_id.eq(study_id))
        .filter(document::COLUMN.removed_at.is_null())
        .filter(document::Column::Question.is_not_null().or(document::Column::SubmissionId.is_not_null()))
        .order_by_asc(document::COLUMN.id)
        .all(db.connection())
        .await?;
    let mut gatherers = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(gathers) = documents::gathers(&row) {
            gatherers.push(Gatherer { id: row.id, name: row.name, gathers });
        }
    }
    let ids: Vec<i64> = gatherers.iter().map(|gatherer| gatherer.id).collect();
    Ok((gatherers, passages(db, &ids).await?))
}

async fn passages(db: &impl Db, documents: &[i64]) -> Result<HashMap<i64, Vec<TakenIn>>> {
    const AT_ONCE: usize = 500;
    let mut taken: HashMap<i64, Vec<TakenIn>> = HashMap::new();
    for chunk in documents.chunks(AT_ONCE) {
        let rows = passage::Entity::find()
            .filter(passage::COLUMN.document_id.is_in(chunk.iter().copied()))
            .order_by_asc(passage::COLUMN.document_id)
            .order_by_asc(passage::COLUMN.number)
            .all(db.connection())
            .await?;
        for row in rows {
            let document_id = row.document_id;
            let passage = documents::of_row(row)?;
            let span = passage.span();
            if let Some(answer) = passage.answer {
                let one = TakenIn { document_id, number: passage.number, answer, span };
                taken.entry(document_id).or_default().push(one);
            }
        }
    }
    Ok(taken)
}

/// Has whoever else takes answers in wait until this transaction ends.
///
/// # Errors
/// Where the database cannot be written.
pub async fn lock(tx: &Tx, study_id: i64) -> Result<()> {
    raise(tx, study_id, Counter::Changes, 0).await.map(drop)
}

/// Adds passages at the end of a document, whose text is then `text`.
///
/// # Errors
/// Where the database cannot be written.
pub async fn append(tx: &Tx, study_id: i64, id: i64, text: &str, passages: &[Passage]) -> Result<()> {
    let text = Set(text.to_owned());
    document::ActiveModel { id: Set(id), text, ..Default::default() }.update(tx.connection()).await?;
    documents::insert(tx, id, passages).await?;
    documents::touch(tx, study_id, id).await
}

/// Notes that somebody decided about a correction of the answer that a passage is.
///
/// # Errors
/// Where the database cannot be written.
pub async fn settle(tx: &Tx, (document_id, number): (i64, i32), correction: Uuid) -> Result<()> {
    let (document_id, number, settled_id) = (Set(document_id), Set(number), Set(Some(correction)));
    let row = passage::ActiveModel { document_id, number, settled_id, ..Default::default() };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Which submission corrects which, for each that was corrected.
///
/// # Errors
/// Where the database cannot be read.
pub async fn corrections(db: &impl Db, study_id: i64) -> Result<HashMap<Uuid, Uuid>> {
    let rows = submission::Entity::find()
        .select_only()
        .columns([submission::Column::Id, submission::Column::SupersededBy])
        .filter(submission::COLUMN.study_id.eq(study_id))
        .filter(submission::COLUMN.superseded_by.is_not_null())
        .into_tuple::<(Uuid, Option<Uuid>)>()
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().filter_map(|(id, by)| Some((id, by?))).collect())
}

/// The numbers of submissions of the study.
///
/// # Errors
/// Where the database cannot be read.
pub async fn numbers(db: &impl Db, study_id: i64, ids: &[Uuid]) -> Result<HashMap<Uuid, i64>> {
    const AT_ONCE: usize = 500;
    let mut numbers = HashMap::new();
    for chunk in ids.chunks(AT_ONCE) {
        let found = submission::Entity::find()
            .select_only()
            .columns([submission::Column::Id, submission::Column::Number])
            .filter(submission::COLUMN.study_id.eq(study_id))
            .filter(submission::COLUMN.id.is_in(chunk.iter().copied()))
            .into_tuple::<(Uuid, i64)>()
            .all(db.connection())
            .await?;
        numbers.extend(found);
    }
    Ok(numbers)
}
