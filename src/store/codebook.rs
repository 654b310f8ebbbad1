//! The codes of a study's codebook.

use super::{Db, Error, Result, Tx};
use chrono::{DateTime, Utc};
use domain::coding::{CodeEntry, Color};
use domain::language::Text;
use entity::code;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// Every code of the study that was not taken out, by position.
///
/// # Errors
/// Where the database cannot be read.
pub async fn all(db: &impl Db, study_id: i64) -> Result<Vec<CodeEntry>> {
    let rows = code::Entity::find()
        .filter(code::COLUMN.study_id.eq(study_id))
        .filter(code::COLUMN.removed_at.is_null())
        .order_by_asc(code::COLUMN.position)
        .order_by_asc(code::COLUMN.id)
        .all(db.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// Every code that there is or was in the study.
///
/// # Errors
/// Where the database cannot be read.
pub async fn every(db: &impl Db, study_id: i64) -> Result<Vec<CodeEntry>> {
    let rows = code::Entity::find().filter(code::COLUMN.study_id.eq(study_id)).all(db.connection()).await?;
    rows.into_iter().map(read).collect()
}

/// The code of that key in that study, even where it was taken out, and whether it was.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_id(db: &impl Db, study_id: i64, id: i64) -> Result<Option<(CodeEntry, bool)>> {
    let row =
        code::Entity::find_by_id(id).filter(code::COLUMN.study_id.eq(study_id)).one(db.connection()).await?;
    row.map(|row| {
        let removed = row.removed_at.is_some();
        Ok((read(row)?, removed))
    })
    .transpose()
}

/// The identities that codes brought from elsewhere, by key.
///
/// # Errors
/// Where the database cannot be read.
pub async fn guids(db: &impl Db, study_id: i64) -> Result<Vec<(i64, Uuid)>> {
    let rows = code::Entity::find()
        .filter(code::COLUMN.study_id.eq(study_id))
        .filter(code::COLUMN.guid.is_not_null())
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.id, row.guid?))).collect())
}

/// Adds a code (its `id` is ignored) and answers its key.
///
/// # Errors
/// Where the database cannot be written.
pub async fn add(tx: &Tx, study_id: i64, new: &CodeEntry, now: DateTime<Utc>) -> Result<i64> {
    let mut row = write(new)?;
    row.id = sea_orm::ActiveValue::NotSet;
    row.study_id = Set(study_id);
    row.created_at = Set(now);
    Ok(code::Entity::insert(row).exec(tx.connection()).await?.last_insert_id)
}

/// Puts the code in place of what it was, there again where it had been taken out.
///
/// # Errors
/// Where the database cannot be written.
pub async fn change(tx: &Tx, code: &CodeEntry) -> Result<()> {
    let mut row = write(code)?;
    row.removed_at = Set(None);
    row.update(tx.connection()).await?;
    Ok(())
}

/// Notes the identity that a code brought from elsewhere.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_guid(tx: &Tx, id: i64, guid: Uuid) -> Result<()> {
    let row = code::ActiveModel { id: Set(id), guid: Set(Some(guid)), ..Default::default() };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Takes a code out; it stays in the database for the case that it comes back.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove(tx: &Tx, id: i64, now: DateTime<Utc>) -> Result<()> {
    let row = code::ActiveModel { id: Set(id), removed_at: Set(Some(now)), ..Default::default() };
    row.update(tx.connection()).await?;
    Ok(())
}

fn write(code: &CodeEntry) -> Result<code::ActiveModel> {
    let json =
        |text: &Text| serde_json::to_string(text).map_err(|error| Error::corrupt("code", code.id, error));
    Ok(code::ActiveModel {
        id: Set(code.id),
        parent_id: Set(code.parent),
        label: Set(json(&code.label)?),
        definition: Set(json(&code.definition)?),
        inclusion: Set(Some(json(&code.inclusion)?)),
        exclusion: Set(Some(json(&code.exclusion)?)),
        anchor: Set(Some(json(&code.anchor)?)),
        color: Set(code.color.as_str().to_owned()),
        position: Set(code.position),
        ..Default::default()
    })
}

fn read(row: code::Model) -> Result<CodeEntry> {
    let text = |json: &str| {
        serde_json::from_str::<Text>(json).map_err(|error| Error::corrupt("code", row.id, error))
    };
    let rule = |json: &Option<String>| json.as_deref().map_or_else(|| Ok(Text::default()), text);
    Ok(CodeEntry {
        id: row.id,
        parent: row.parent_id,
        label: text(&row.label)?,
        definition: text(&row.definition)?,
        inclusion: rule(&row.inclusion)?,
        exclusion: rule(&row.exclusion)?,
        anchor: rule(&row.anchor)?,
        color: Color::new(&row.color).ok_or_else(|| Error::corrupt("code", row.id, "has no colour"))?,
        position: row.position,
    })
}
