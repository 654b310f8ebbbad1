//! Who is to read which document, and who has read it.

use super::{Db, Result, Tx, documents};
use chrono::{DateTime, Utc};
use entity::reading;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, ExprTrait, OnConflict},
};

/// That somebody is to read a document, or has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The document.
    pub document_id: i64,
    /// Who.
    pub account_id: i64,
    /// When it was given to them; `None` for who read it of their own accord.
    pub assigned_at: Option<DateTime<Utc>>,
    /// When they said that they had read all of it.
    pub done_at: Option<DateTime<Utc>>,
}

/// Every reading of the study's documents, by document and account.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_study(db: &impl Db, study_id: i64) -> Result<Vec<Reading>> {
    let rows = reading::Entity::find()
        .filter(reading::Column::DocumentId.in_subquery(documents::keys(study_id)))
        .order_by_asc(reading::COLUMN.document_id)
        .order_by_asc(reading::COLUMN.account_id)
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(read).collect())
}

/// Somebody's reading of a document.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_key(db: &impl Db, document_id: i64, account_id: i64) -> Result<Option<Reading>> {
    let row = reading::Entity::find_by_id((document_id, account_id)).one(db.connection()).await?;
    Ok(row.map(read))
}

/// Gives a document to somebody; whoever has it already keeps it as it is.
///
/// # Errors
/// Where the database cannot be written.
pub async fn assign(
    tx: &Tx,
    (document_id, account_id): (i64, i64),
    by: i64,
    now: DateTime<Utc>,
) -> Result<()> {
    let row = reading::ActiveModel {
        document_id: Set(document_id),
        account_id: Set(account_id),
        assigned_at: Set(Some(now)),
        assigned_by: Set(Some(by)),
        done_at: Set(None),
    };
    // That somebody has read it may be noted at the same moment: it is not touched.
    let conflict = key()
        .update_columns(["assigned_at", "assigned_by"])
        .action_and_where(Expr::col((reading::Entity, reading::Column::AssignedAt)).is_null())
        .to_owned();
    reading::Entity::insert(row).on_conflict(conflict).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Takes a document back from somebody; that they have read it stays.
///
/// # Errors
/// Where the database cannot be written.
pub async fn withdraw(tx: &Tx, document_id: i64, account_id: i64) -> Result<()> {
    reading::Entity::update_many()
        .col_expr(reading::Column::AssignedAt, Expr::value(None::<DateTime<Utc>>))
        .col_expr(reading::Column::AssignedBy, Expr::value(None::<i64>))
        .filter(reading::COLUMN.document_id.eq(document_id))
        .filter(reading::COLUMN.account_id.eq(account_id))
        .exec(tx.connection())
        .await?;
    drop_empty(tx, document_id, account_id).await
}

/// Notes that somebody has read all of a document (when), or not (`None`).
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_done(
    tx: &Tx,
    document_id: i64,
    account_id: i64,
    done_at: Option<DateTime<Utc>>,
) -> Result<()> {
    let row = reading::ActiveModel {
        document_id: Set(document_id),
        account_id: Set(account_id),
        assigned_at: Set(None),
        assigned_by: Set(None),
        done_at: Set(done_at),
    };
    let conflict = key().update_columns(["done_at"]).to_owned();
    reading::Entity::insert(row).on_conflict(conflict).exec_without_returning(tx.connection()).await?;
    drop_empty(tx, document_id, account_id).await
}

fn key() -> OnConflict {
    OnConflict::columns(["document_id", "account_id"])
}

/// A reading that is neither given nor done says nothing. What it says is looked at as it is deleted, since
/// it may have been given or done meanwhile.
async fn drop_empty(tx: &Tx, document_id: i64, account_id: i64) -> Result<()> {
    reading::Entity::delete_many()
        .filter(reading::COLUMN.document_id.eq(document_id))
        .filter(reading::COLUMN.account_id.eq(account_id))
        .filter(reading::COLUMN.assigned_at.is_null())
        .filter(reading::COLUMN.done_at.is_null())
        .exec(tx.connection())
        .await?;
    Ok(())
}

fn read(row: reading::Model) -> Reading {
    Reading {
        document_id: row.document_id,
        account_id: row.account_id,
        assigned_at: row.assigned_at,
        done_at: row.done_at,
    }
}
