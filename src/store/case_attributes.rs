//! What a study wants to know of its cases.

use super::{Db, Error, Result, Tx};
use chrono::{DateTime, Utc};
use domain::coding::case::{Attribute, Key, Kind};
use domain::language::Text;
use entity::case_attribute;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QueryFilter, QueryOrder};

/// The study's own attributes, in its order.
///
/// # Errors
/// Where the database cannot be read.
pub async fn all(db: &impl Db, study_id: i64) -> Result<Vec<Attribute>> {
    let rows = case_attribute::Entity::find()
        .filter(case_attribute::COLUMN.study_id.eq(study_id))
        .filter(case_attribute::COLUMN.removed_at.is_null())
        .order_by_asc(case_attribute::COLUMN.position)
        .order_by_asc(case_attribute::COLUMN.id)
        .all(db.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// Adds an attribute after the others and answers its key.
///
/// # Errors
/// Where the database cannot be written.
pub async fn add(tx: &Tx, study_id: i64, label: &Text, kind: &Kind) -> Result<i64> {
    let last = case_attribute::Entity::find()
        .filter(case_attribute::COLUMN.study_id.eq(study_id))
        .order_by_desc(case_attribute::COLUMN.position)
        .one(tx.connection())
        .await?;
    let row = case_attribute::ActiveModel {
        study_id: Set(study_id),
        position: Set(last.map_or(0, |row| row.position.saturating_add(1))),
        ..write(label, kind)?
    };
    Ok(case_attribute::Entity::insert(row).exec(tx.connection()).await?.last_insert_id)
}

/// Gives an attribute other words and values.
///
/// # Errors
/// Where the database cannot be written.
pub async fn put(tx: &Tx, id: i64, label: &Text, kind: &Kind) -> Result<()> {
    case_attribute::ActiveModel { id: Set(id), ..write(label, kind)? }.update(tx.connection()).await?;
    Ok(())
}

/// Takes an attribute out; what was typed for it stays with the cases.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove(tx: &Tx, id: i64, now: DateTime<Utc>) -> Result<()> {
    let row = case_attribute::ActiveModel { id: Set(id), removed_at: Set(Some(now)), ..Default::default() };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Brings attributes back that were taken out, and answers of how many another has the label by now: they
/// stay out.
///
/// # Errors
/// Where the database cannot be written.
pub async fn restore(tx: &Tx, study_id: i64, ids: &[i64]) -> Result<usize> {
    let of_study = case_attribute::Entity::find().filter(case_attribute::COLUMN.study_id.eq(study_id));
    let (gone, present): (Vec<_>, Vec<_>) =
        of_study.all(tx.connection()).await?.into_iter().partition(|row| row.removed_at.is_some());
    let mut stay_out = 0;
    for row in gone.into_iter().filter(|row| ids.contains(&row.id)) {
        if present.iter().any(|other| other.label == row.label) {
            stay_out += 1;
            continue;
        }
        let row =
            case_attribute::ActiveModel { id: Set(row.id), removed_at: Set(None), ..Default::default() };
        row.update(tx.connection()).await?;
    }
    Ok(stay_out)
}

fn write(label: &Text, kind: &Kind) -> Result<case_attribute::ActiveModel> {
    let corrupt = |error: serde_json::Error| Error::corrupt("case_attribute", "new", error);
    Ok(case_attribute::ActiveModel {
        label: Set(serde_json::to_string(label).map_err(corrupt)?),
        kind: Set(serde_json::to_string(kind).map_err(corrupt)?),
        ..Default::default()
    })
}

fn read(row: case_attribute::Model) -> Result<Attribute> {
    let corrupt = |error: serde_json::Error| Error::corrupt("case_attribute", row.id, error);
    let label = serde_json::from_str(&row.label).map_err(corrupt)?;
    let kind = serde_json::from_str(&row.kind).map_err(corrupt)?;
    Ok(Attribute { key: Key::Own(row.id), label, kind })
}
