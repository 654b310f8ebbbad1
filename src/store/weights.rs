//! Named weights of a study's responses.

use super::{Db, Error, Result, Tx};
use chrono::{DateTime, Utc};
use domain::weight::{Making, Report};
use entity::{submission, weight_chunk, weight_set};
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// How many weights stand in one row: half a mebibyte.
const CHUNK: usize = 65_536;

/// A set of weights.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightSet {
    /// Its key in the database.
    pub id: i64,
    /// What recipes call it.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// How it is made.
    pub making: Making,
    /// What came of it.
    pub report: Report,
    /// The data it was made of.
    pub data: DataVersion,
    /// Who made it last.
    pub account_id: Option<i64>,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// Up to where a study's data went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DataVersion {
    /// The number of the newest response.
    pub responses: i64,
    /// How many responses had been superseded.
    pub superseded: i64,
}

/// The sets of a study, by name.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_study(db: &impl Db, study_id: i64) -> Result<Vec<WeightSet>> {
    let rows = weight_set::Entity::find()
        .filter(weight_set::COLUMN.study_id.eq(study_id))
        .order_by_asc(weight_set::COLUMN.name)
        .all(db.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// The set of that name.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_name(db: &impl Db, study_id: i64, name: &str) -> Result<Option<WeightSet>> {
    let row = weight_set::Entity::find()
        .filter(weight_set::COLUMN.study_id.eq(study_id))
        .filter(weight_set::COLUMN.name.eq(name))
        .one(db.connection())
        .await?;
    row.map(read).transpose()
}

/// Keeps a set under its name in place of what stood there; whoever calls holds the lock of the study. The
/// weights are those of responses in the order of their numbers, from 1.
///
/// # Errors
/// Where the database cannot be written.
pub async fn put(tx: &Tx, study_id: i64, new: &WeightSet, weights: &[Option<f64>]) -> Result<()> {
    remove(tx, study_id, &new.name).await?;
    let json = |error| Error::corrupt("weight_set", &new.name, error);
    let row = weight_set::ActiveModel {
        study_id: Set(study_id),
        name: Set(new.name.clone()),
        description: Set(new.description.clone()),
        making: Set(serde_json::to_string(&new.making).map_err(json)?),
        report: Set(serde_json::to_string(&new.report).map_err(json)?),
        responses: Set(new.data.responses),
        superseded: Set(new.data.superseded),
        account_id: Set(new.account_id),
        made_at: Set(new.made_at),
        ..Default::default()
    };
    let id = weight_set::Entity::insert(row).exec(tx.connection()).await?.last_insert_id;
    for (place, chunk) in weights.chunks(CHUNK).enumerate() {
        // What is no number stands for no weight.
        let bytes = chunk.iter().flat_map(|weight| weight.unwrap_or(f64::NAN).to_le_bytes()).collect();
        let start = i64::try_from(place * CHUNK).unwrap_or(i64::MAX);
        let row = weight_chunk::ActiveModel { weight_set_id: Set(id), start: Set(start), bytes: Set(bytes) };
        weight_chunk::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    }
    Ok(())
}

/// Takes a set away; whether it was there.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove(tx: &Tx, study_id: i64, name: &str) -> Result<bool> {
    let removed = weight_set::Entity::delete_many()
        .filter(weight_set::COLUMN.study_id.eq(study_id))
        .filter(weight_set::COLUMN.name.eq(name))
        .exec(tx.connection())
        .await?;
    Ok(removed.rows_affected > 0)
}

/// The weights of a set: of responses in the order of their numbers, from 1.
///
/// # Errors
/// Where the database cannot be read.
pub async fn values(db: &impl Db, set_id: i64) -> Result<Vec<Option<f64>>> {
    let chunks = weight_chunk::Entity::find()
        .filter(weight_chunk::COLUMN.weight_set_id.eq(set_id))
        .order_by_asc(weight_chunk::COLUMN.start)
        .all(db.connection())
        .await?;
    let mut weights = Vec::with_capacity(chunks.len() * CHUNK);
    for chunk in chunks {
        let (numbers, rest) = chunk.bytes.as_chunks::<8>();
        if !rest.is_empty() {
            return Err(Error::corrupt("weight_chunk", set_id, "it is torn"));
        }
        let weight = |bytes: &[u8; 8]| Some(f64::from_le_bytes(*bytes)).filter(|weight| !weight.is_nan());
        weights.extend(numbers.iter().map(weight));
    }
    Ok(weights)
}

/// The id and the number of each response that nothing supersedes, in order.
///
/// # Errors
/// Where the database cannot be read.
pub async fn ids(db: &impl Db, study_id: i64) -> Result<Vec<(Uuid, i64)>> {
    let rows = super::submissions::current(study_id)
        .select_only()
        .columns([submission::Column::Id, submission::Column::Number])
        .order_by_asc(submission::COLUMN.number)
        .into_tuple::<(Uuid, i64)>()
        .all(db.connection())
        .await?;
    Ok(rows)
}

fn read(row: weight_set::Model) -> Result<WeightSet> {
    let corrupt = |error| Error::corrupt("weight_set", row.id, error);
    Ok(WeightSet {
        id: row.id,
        making: serde_json::from_str(&row.making).map_err(corrupt)?,
        report: serde_json::from_str(&row.report).map_err(corrupt)?,
        name: row.name,
        description: row.description,
        data: DataVersion { responses: row.responses, superseded: row.superseded },
        account_id: row.account_id,
        made_at: row.made_at,
    })
}
