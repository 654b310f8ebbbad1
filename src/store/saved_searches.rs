//! Searches that members of a team keep for themselves, or share.

use super::{Db, Result, Tx};
use chrono::{DateTime, Utc};
use entity::saved_search;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    sea_query::Expr,
};

/// A kept search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSearch {
    /// Its key.
    pub id: i64,
    /// Whose.
    pub account_id: i64,
    /// What they call it.
    pub name: String,
    /// The fields of the search page as an address has them.
    pub fields: String,
    /// Whether the whole team sees it.
    pub shared: bool,
    /// Since when.
    pub created_at: DateTime<Utc>,
}

/// The study's searches that an account sees: its own and those that are shared, the newest first.
///
/// # Errors
/// Where the database cannot be read.
pub async fn seen_by(db: &impl Db, study_id: i64, account_id: i64) -> Result<Vec<SavedSearch>> {
    let seen = Condition::any()
        .add(saved_search::Column::AccountId.eq(account_id))
        .add(saved_search::Column::Shared.eq(true));
    let rows = saved_search::Entity::find()
        .filter(saved_search::COLUMN.study_id.eq(study_id))
        .filter(seen)
        .order_by_desc(saved_search::COLUMN.id)
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(read).collect())
}

/// The search of that key in that study.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_id(db: &impl Db, study_id: i64, id: i64) -> Result<Option<SavedSearch>> {
    let row = saved_search::Entity::find_by_id(id)
        .filter(saved_search::COLUMN.study_id.eq(study_id))
        .one(db.connection())
        .await?;
    Ok(row.map(read))
}

/// How many searches an account keeps in a study.
///
/// # Errors
/// Where the database cannot be read.
pub async fn count_of(tx: &Tx, study_id: i64, account_id: i64) -> Result<u64> {
    let own = saved_search::Entity::find()
        .filter(saved_search::COLUMN.study_id.eq(study_id))
        .filter(saved_search::COLUMN.account_id.eq(account_id));
    Ok(own.count(tx.connection()).await?)
}

/// Keeps a search; its `id` is ignored.
///
/// # Errors
/// Where the database cannot be written.
pub async fn add(tx: &Tx, study_id: i64, new: &SavedSearch) -> Result<()> {
    let row = saved_search::ActiveModel {
        study_id: Set(study_id),
        account_id: Set(new.account_id),
        name: Set(new.name.clone()),
        fields: Set(new.fields.clone()),
        shared: Set(new.shared),
        created_at: Set(new.created_at),
        ..Default::default()
    };
    saved_search::Entity::insert(row).exec(tx.connection()).await?;
    Ok(())
}

/// Gives a search another name, and shares it or not.
///
/// # Errors
/// Where the database cannot be written.
pub async fn change(tx: &Tx, id: i64, name: &str, shared: bool) -> Result<()> {
    saved_search::Entity::update_many()
        .col_expr(saved_search::Column::Name, Expr::value(name))
        .col_expr(saved_search::Column::Shared, Expr::value(shared))
        .filter(saved_search::COLUMN.id.eq(id))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Forgets a search.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove(tx: &Tx, id: i64) -> Result<()> {
    saved_search::Entity::delete_by_id(id).exec(tx.connection()).await?;
    Ok(())
}

fn read(row: saved_search::Model) -> SavedSearch {
    let saved_search::Model { id, account_id, name, fields, shared, created_at, .. } = row;
    SavedSearch { id, account_id, name, fields, shared, created_at }
}
