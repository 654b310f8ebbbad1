//! The plan of a study's tables and figures.

use super::{Db, Error, Result, Tx};
use chrono::{DateTime, Utc};
use entity::{recipe, recipe_version};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;

/// A table or a figure of the plan, as it holds now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Its key in the database.
    pub id: i64,
    /// What the plan calls it.
    pub key: String,
    /// Which version holds, 1 being the first.
    pub number: i32,
    /// The recipe as JSON.
    pub recipe: String,
    /// Its SHA-256.
    pub hash: String,
    /// Who wrote this version.
    pub account_id: Option<i64>,
    /// When.
    pub changed_at: DateTime<Utc>,
}

/// What is to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewRecipe<'n> {
    /// See [`Planned`].
    pub key: &'n str,
    /// See [`Planned`].
    pub recipe: &'n str,
    /// See [`Planned`].
    pub hash: &'n str,
    /// See [`Planned`].
    pub account_id: Option<i64>,
}

/// The plan, in its order.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_study(db: &impl Db, study_id: i64) -> Result<Vec<Planned>> {
    let rows = recipe::Entity::find()
        .filter(recipe::COLUMN.study_id.eq(study_id))
        .filter(recipe::COLUMN.removed_at.is_null())
        .order_by_asc(recipe::COLUMN.position)
        .order_by_asc(recipe::COLUMN.id)
        .all(db.connection())
        .await?;
    held(db, rows).await
}

/// The recipe of that key in the plan.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_key(db: &impl Db, study_id: i64, key: &str) -> Result<Option<Planned>> {
    let row = row_of(db, study_id, key).await?.filter(|row| row.removed_at.is_none());
    Ok(held(db, row.into_iter().collect()).await?.pop())
}

/// Every version of the recipe of that key, the first one first, also where it was taken out of the plan.
///
/// # Errors
/// Where the database cannot be read.
pub async fn versions(db: &impl Db, study_id: i64, key: &str) -> Result<Vec<Planned>> {
    let Some(row) = row_of(db, study_id, key).await? else { return Ok(Vec::new()) };
    let versions = recipe_version::Entity::find()
        .filter(recipe_version::COLUMN.recipe_id.eq(row.id))
        .order_by_asc(recipe_version::COLUMN.number)
        .all(db.connection())
        .await?;
    Ok(versions.into_iter().map(|version| read((row.id, row.key.clone()), version)).collect())
}

/// The recipes that were taken out of the plan, the last one first.
///
/// # Errors
/// Where the database cannot be read.
pub async fn removed(db: &impl Db, study_id: i64) -> Result<Vec<Planned>> {
    let rows = recipe::Entity::find()
        .filter(recipe::COLUMN.study_id.eq(study_id))
        .filter(recipe::COLUMN.removed_at.is_not_null())
        .order_by_desc(recipe::COLUMN.removed_at)
        .all(db.connection())
        .await?;
    held(db, rows).await
}

/// Keeps a recipe as the newest version of its key, unless it is what holds already; behind the others where it is new. Whoever calls
/// holds the lock of the study.
///
/// # Errors
/// Where the database cannot be written.
pub async fn put(tx: &Tx, study_id: i64, new: &NewRecipe<'_>, now: DateTime<Utc>) -> Result<()> {
    let row = row_of(tx, study_id, new.key).await?;
    let (id, number) = match row {
        None => (add(tx, study_id, new.key).await?, 1),
        Some(row) => {
            let removed = row.removed_at.is_some();
            let last = held(tx, vec![row.clone()]).await?.pop();
            if !removed && last.is_some_and(|last| last.recipe == new.recipe) {
                return Ok(());
            }
            let number = row.number + 1;
            let position = if removed { next(tx, study_id).await? } else { row.position };
            recipe::Entity::update_many()
                .col_expr(recipe::Column::Number, Expr::value(number))
                .col_expr(recipe::Column::Position, Expr::value(position))
                .col_expr(recipe::Column::RemovedAt, Expr::value(None::<DateTime<Utc>>))
                .filter(recipe::COLUMN.id.eq(row.id))
                .exec(tx.connection())
                .await?;
            (row.id, number)
        }
    };
    let version = recipe_version::ActiveModel {
        recipe_id: Set(id),
        number: Set(number),
        recipe: Set(new.recipe.to_owned()),
        hash: Set(new.hash.to_owned()),
        account_id: Set(new.account_id),
        created_at: Set(now),
    };
    recipe_version::Entity::insert(version).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Takes a recipe out of the plan; its versions stay.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove(tx: &Tx, id: i64, now: DateTime<Utc>) -> Result<()> {
    recipe::Entity::update_many()
        .col_expr(recipe::Column::RemovedAt, Expr::value(now))
        .filter(recipe::COLUMN.id.eq(id))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Puts the plan into an order.
///
/// # Errors
/// Where the database cannot be written.
pub async fn order(tx: &Tx, ids: impl IntoIterator<Item = i64>) -> Result<()> {
    for (position, id) in (1..).zip(ids) {
        let position: i32 = position;
        recipe::Entity::update_many()
            .col_expr(recipe::Column::Position, Expr::value(position))
            .filter(recipe::COLUMN.id.eq(id))
            .exec(tx.connection())
            .await?;
    }
    Ok(())
}

async fn row_of(db: &impl Db, study_id: i64, key: &str) -> Result<Option<recipe::Model>> {
    let row = recipe::Entity::find()
        .filter(recipe::COLUMN.study_id.eq(study_id))
        .filter(recipe::COLUMN.key.eq(key))
        .one(db.connection())
        .await?;
    Ok(row)
}

async fn add(tx: &Tx, study_id: i64, key: &str) -> Result<i64> {
    let row = recipe::ActiveModel {
        study_id: Set(study_id),
        key: Set(key.to_owned()),
        position: Set(next(tx, study_id).await?),
        number: Set(1),
        removed_at: Set(None),
        ..Default::default()
    };
    Ok(recipe::Entity::insert(row).exec(tx.connection()).await?.last_insert_id)
}

/// The place behind all others.
async fn next(tx: &Tx, study_id: i64) -> Result<i32> {
    let last = recipe::Entity::find()
        .select_only()
        .column(recipe::Column::Position)
        .filter(recipe::COLUMN.study_id.eq(study_id))
        .order_by_desc(recipe::COLUMN.position)
        .into_tuple::<i32>()
        .one(tx.connection())
        .await?;
    Ok(last.unwrap_or(0) + 1)
}

/// Each with the version of it that holds.
async fn held(db: &impl Db, rows: Vec<recipe::Model>) -> Result<Vec<Planned>> {
    const AT_ONCE: usize = 500;
    let mut versions: HashMap<(i64, i32), recipe_version::Model> = HashMap::new();
    for chunk in rows.chunks(AT_ONCE) {
        let found = recipe_version::Entity::find()
            .filter(recipe_version::COLUMN.recipe_id.is_in(chunk.iter().map(|row| row.id)))
            .all(db.connection())
            .await?;
        versions.extend(found.into_iter().map(|version| ((version.recipe_id, version.number), version)));
    }
    let with_version = |row: recipe::Model| {
        let version = versions.remove(&(row.id, row.number));
        let version = version.ok_or_else(|| Error::corrupt("recipe", row.id, "its version is gone"))?;
        Ok(read((row.id, row.key), version))
    };
    rows.into_iter().map(with_version).collect()
}

fn read((id, key): (i64, String), version: recipe_version::Model) -> Planned {
    let recipe_version::Model { number, recipe, hash, account_id, created_at, .. } = version;
    Planned { id, key, number, recipe, hash, account_id, changed_at: created_at }
}
