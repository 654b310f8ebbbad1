//! The passages of many documents at once, without their texts.

use super::documents::{self, Passage};
use super::{Db, Result};
use entity::passage;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

/// The passages of the study's documents, in order, by document.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_study(db: &impl Db, study_id: i64) -> Result<HashMap<i64, Vec<Passage>>> {
    let rows = passage::Entity::find()
        .filter(passage::Column::DocumentId.in_subquery(documents::keys(study_id)))
        .order_by_asc(passage::COLUMN.document_id)
        .order_by_asc(passage::COLUMN.number)
        .all(db.connection())
        .await?;
    let mut passages: HashMap<i64, Vec<Passage>> = HashMap::new();
    for row in rows {
        passages.entry(row.document_id).or_default().push(documents::of_row(row)?);
    }
    Ok(passages)
}
