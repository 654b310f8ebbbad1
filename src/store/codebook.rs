//! The codes of a study's codebook.

use super::{Db, Error, Result, Tx};
use chrono::{DateTime, Utc};
use domain::language::Text;
use entity::code;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QueryFilter, QueryOrder};

/// A code as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeRow {
    /// Its key.
    pub id: i64,
    /// The code above it.
    pub parent_id: Option<i64>,
    /// Its name.
    pub label: Text,
    /// When it applies.
    pub definition: Text,
    /// `#rrggbb`.
    pub color: String,
    /// Its place among its siblings.
    pub position: i32,
}

/// Every code of the study, by position.
///
/// # Errors
/// Where the database cannot be read.
pub async fn all(db: &impl Db, study_id: i64) -> Result<Vec<CodeRow>> {
    let rows = code::Entity::find()
        .filter(code::COLUMN.study_id.eq(study_id))
        .order_by_asc(code::COLUMN.position)
        .order_by_asc(code::COLUMN.id)
        .all(db.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// Adds a code (its `id` is ignored) and answers its key.
///
/// # Errors
/// Where the database cannot be written.
pub async fn add(tx: &Tx, study_id: i64, new: &CodeRow, now: DateTime<Utc>) -> Result<i64> {
    let mut row = write(new)?;
    row.id = sea_orm::ActiveValue::NotSet;
    row.study_id = Set(study_id);
    row.created_at = Set(now);
    Ok(code::Entity::insert(row).exec(tx.connection()).await?.last_insert_id)
}

/// Puts the code in place of what it was.
///
/// # Errors
/// Where the database cannot be written.
pub async fn change(tx: &Tx, code: &CodeRow) -> Result<()> {
    write(code)?.update(tx.connection()).await?;
    Ok(())
}

/// Removes a code with everything below it and all their codings.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove(tx: &Tx, id: i64) -> Result<()> {
    code::Entity::delete_by_id(id).exec(tx.connection()).await?;
    Ok(())
}

fn write(code: &CodeRow) -> Result<code::ActiveModel> {
    let json =
        |text: &Text| serde_json::to_string(text).map_err(|error| Error::corrupt("code", code.id, error));
    Ok(code::ActiveModel {
        id: Set(code.id),
        parent_id: Set(code.parent_id),
        label: Set(json(&code.label)?),
        definition: Set(json(&code.definition)?),
        color: Set(code.color.clone()),
        position: Set(code.position),
        ..Default::default()
    })
}

fn read(row: code::Model) -> Result<CodeRow> {
    let text = |json: &str| serde_json::from_str(json).map_err(|error| Error::corrupt("code", row.id, error));
    let (label, definition) = (text(&row.label)?, text(&row.definition)?);
    let (id, parent_id, color, position) = (row.id, row.parent_id, row.color, row.position);
    Ok(CodeRow { id, parent_id, label, definition, color, position })
}
