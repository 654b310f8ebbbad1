//! Recordings beside transcripts, in pieces: in the database, so that every process that shares it has
//! them and a copy of it holds them.

use super::{Db, Error, Result, Tx};
use chrono::{DateTime, Utc};
use entity::{document, recording, recording_chunk};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, sea_query::Expr,
};
use uuid::Uuid;

/// A recording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recording {
    /// Its id.
    pub id: Uuid,
    /// The document that it stands beside.
    pub document_id: i64,
    /// What the file was called; never a path.
    pub name: String,
    /// What its bytes say that it is.
    pub media_type: String,
    /// How many bytes there are.
    pub size: u64,
}

/// The recording beside a document.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_document(db: &impl Db, document_id: i64) -> Result<Option<Recording>> {
    let row = recording::Entity::find()
        .filter(recording::COLUMN.document_id.eq(document_id))
        .filter(recording::COLUMN.completed_at.is_not_null())
        .order_by_desc(recording::COLUMN.completed_at)
        .one(db.connection())
        .await?;
    row.map(read).transpose()
}

/// The bytes of all recordings of a study.
///
/// # Errors
/// Where the database cannot be read.
pub async fn bytes_of_study(db: &impl Db, study_id: i64) -> Result<u64> {
    let documents = document::Entity::find()
        .select_only()
        .column(document::Column::Id)
        .filter(document::COLUMN.study_id.eq(study_id))
        .into_query();
    let bytes = recording::Entity::find()
        .filter(recording::Column::DocumentId.in_subquery(documents))
        .select_only()
        // A sum of big integers is a decimal on PostgreSQL.
        .column_as(Expr::col(recording::Column::Size).sum().cast_as("bigint"), "bytes")
        .into_tuple::<Option<i64>>()
        .one(db.connection())
        .await?;
    Ok(bytes.flatten().and_then(|bytes| u64::try_from(bytes).ok()).unwrap_or_default())
}

/// Begins a recording, of which nobody sees anything before [`complete`].
///
/// # Errors
/// Where the database cannot be written.
pub async fn begin(tx: &Tx, new: &Recording, by: i64, now: DateTime<Utc>) -> Result<()> {
    let row = recording::ActiveModel {
        id: Set(new.id),
        document_id: Set(new.document_id),
        name: Set(new.name.clone()),
        media_type: Set(new.media_type.clone()),
        size: Set(signed(new.size)),
        created_by: Set(Some(by)),
        created_at: Set(now),
        completed_at: Set(None),
    };
    recording::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Adds the piece that begins there.
///
/// # Errors
/// Where the database cannot be written, or the recording is not there any more.
pub async fn append(tx: &Tx, id: Uuid, start: u64, bytes: Vec<u8>) -> Result<()> {
    let row =
        recording_chunk::ActiveModel { recording_id: Set(id), start: Set(signed(start)), bytes: Set(bytes) };
    recording_chunk::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Says that a recording is whole: it takes the place of what stood beside the document before.
///
/// # Errors
/// Where the database cannot be written.
pub async fn complete(tx: &Tx, whole: &Recording, now: DateTime<Utc>) -> Result<()> {
    recording::Entity::delete_many()
        .filter(recording::COLUMN.document_id.eq(whole.document_id))
        .filter(recording::COLUMN.id.ne(whole.id))
        .filter(recording::COLUMN.completed_at.is_not_null())
        .exec(tx.connection())
        .await?;
    let row =
        recording::ActiveModel { id: Set(whole.id), completed_at: Set(Some(now)), ..Default::default() };
    row.update(tx.connection()).await?;
    Ok(())
}

/// The piece that begins there.
///
/// # Errors
/// Where the database cannot be read.
pub async fn piece(db: &impl Db, id: Uuid, start: u64) -> Result<Option<Vec<u8>>> {
    let row = recording_chunk::Entity::find_by_id((id, signed(start))).one(db.connection()).await?;
    Ok(row.map(|row| row.bytes))
}

/// Drops the recording beside a document; one that is still on its way stays.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove(tx: &Tx, document_id: i64) -> Result<()> {
    recording::Entity::delete_many()
        .filter(recording::COLUMN.document_id.eq(document_id))
        .filter(recording::COLUMN.completed_at.is_not_null())
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Drops what was begun before `then` and never was whole, and what stands beside documents that were taken
/// out, and answers how many.
///
/// # Errors
/// Where the database cannot be written.
pub async fn sweep(tx: &Tx, then: DateTime<Utc>) -> Result<u64> {
    let documents = document::Entity::find()
        .select_only()
        .column(document::Column::Id)
        .filter(document::COLUMN.removed_at.is_not_null())
        .into_query();
    let broken = Condition::all()
        .add(recording::COLUMN.created_at.lt(then))
        .add(recording::COLUMN.completed_at.is_null());
    let left = Condition::all()
        .add(recording::Column::DocumentId.in_subquery(documents))
        .add(recording::COLUMN.completed_at.is_not_null());
    let gone = recording::Entity::delete_many()
        .filter(Condition::any().add(broken).add(left))
        .exec(tx.connection())
        .await?;
    Ok(gone.rows_affected)
}

/// A number as the database has it; files are far smaller than what it takes.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn read(row: recording::Model) -> Result<Recording> {
    let size = u64::try_from(row.size).map_err(|error| Error::corrupt("recording", row.id, error))?;
    let (id, document_id, name, media_type) = (row.id, row.document_id, row.name, row.media_type);
    Ok(Recording { id, document_id, name, media_type, size })
}
