//! The passages of many documents at once, without their texts.

use super::documents::{self, Passage};
use super::{Db, Result};
use entity::{document, passage};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

/// The passages of the study's documents, in order, by document.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_study(db: &impl Db, study_id: i64) -> Result<HashMap<i64, Vec<Passage>>> {
    let documents = Query::select()
        .column(document::Column::Id)
        .from(document::Entity)
        .and_where(Expr::col(document::Column::StudyId).eq(study_id))
        .and_where(Expr::col(document::Column::RemovedAt).is_null())
        .to_owned();
    let rows = passage::Entity::find()
        .filter(passage::Column::DocumentId.in_subquery(documents))
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
