//! Files that respondents send, in pieces: in the database, so that every process that shares it has
//! them and a copy of it holds them.

use super::{Db, Error, Result, Tx};
use chrono::{DateTime, Utc};
use entity::{attachment, attachment_chunk, draft, submission};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, sea_query::Expr,
};
use uuid::Uuid;

/// A file, whole or still coming.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its id, which is the answer to its question.
    pub id: Uuid,
    /// The study.
    pub study_id: i64,
    /// The draft it was sent for, and the submission that the draft becomes.
    pub draft_id: Uuid,
    /// The field of its question.
    pub field: String,
    /// What its sender calls it; never a path.
    pub name: String,
    /// What it is: as announced, and as its bytes say once it is whole.
    pub media_type: String,
    /// Its bytes when it is whole.
    pub size: u64,
    /// SHA-256 of it when it is whole, in hex.
    pub sha256: String,
    /// The bytes that have come.
    pub received: u64,
    /// When it was announced.
    pub created_at: DateTime<Utc>,
    /// When it was whole and found to be what was announced.
    pub completed_at: Option<DateTime<Utc>>,
}

/// How much is stored of something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stock {
    /// Files.
    pub files: u64,
    /// Their bytes, as announced.
    pub bytes: u64,
}

/// The file of that id, in that study.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_id(db: &impl Db, study_id: i64, id: Uuid) -> Result<Option<Attachment>> {
    let row = attachment::Entity::find_by_id(id).filter(attachment::COLUMN.study_id.eq(study_id));
    row.one(db.connection()).await?.map(read).transpose()
}

/// The same, for whoever is going to change it: others who want to wait.
///
/// # Errors
/// Where the database cannot be read.
pub async fn lock(tx: &Tx, study_id: i64, id: Uuid) -> Result<Option<Attachment>> {
    let row = attachment::Entity::find_by_id(id).filter(attachment::COLUMN.study_id.eq(study_id));
    row.lock_exclusive().one(tx.connection()).await?.map(read).transpose()
}

/// Like [`lock`], whatever its study: an id that a phone made may stand anywhere.
///
/// # Errors
/// Where the database cannot be read.
pub async fn lock_anywhere(tx: &Tx, id: Uuid) -> Result<Option<Attachment>> {
    let row = attachment::Entity::find_by_id(id).lock_exclusive().one(tx.connection()).await?;
    row.map(read).transpose()
}

/// The files of a draft or submission, whole or not, as they were announced.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of(db: &impl Db, draft_id: Uuid) -> Result<Vec<Attachment>> {
    let rows = attachment::Entity::find()
        .filter(attachment::COLUMN.draft_id.eq(draft_id))
        .order_by_asc(attachment::COLUMN.created_at)
        .order_by_asc(attachment::COLUMN.id)
        .all(db.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// Gives a file to another draft or submission.
///
/// # Errors
/// Where the database cannot be written.
pub async fn hand_over(tx: &Tx, id: Uuid, to: Uuid) -> Result<()> {
    attachment::Entity::update_many()
        .col_expr(attachment::Column::DraftId, Expr::value(to))
        .filter(attachment::COLUMN.id.eq(id))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// The whole files of a study's submissions with the number of each, in order.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_submissions(db: &impl Db, study_id: i64) -> Result<Vec<(i64, Attachment)>> {
    let numbers = submission::Entity::find()
        .select_only()
        .columns([submission::Column::Id, submission::Column::Number])
        .filter(submission::COLUMN.study_id.eq(study_id))
        .filter(submission::COLUMN.superseded_by.is_null())
        .filter(submission::Column::Id.in_subquery(drafts_of_files(study_id)))
        .into_tuple::<(Uuid, i64)>()
        .all(db.connection())
        .await?;
    let mut found = Vec::new();
    for (id, number) in numbers {
        let files = of(db, id).await?.into_iter().filter(|file| file.completed_at.is_some());
        found.extend(files.map(|file| (number, file)));
    }
    found.sort_by_key(|(number, _)| *number);
    Ok(found)
}

fn drafts_of_files(study_id: i64) -> sea_orm::sea_query::SelectStatement {
    attachment::Entity::find()
        .select_only()
        .column(attachment::Column::DraftId)
        .filter(attachment::COLUMN.study_id.eq(study_id))
        .into_query()
}

/// What a draft has announced.
///
/// # Errors
/// Where the database cannot be read.
pub async fn stock_of_draft(db: &impl Db, draft_id: Uuid) -> Result<Stock> {
    let rows = attachment::Entity::find().filter(attachment::COLUMN.draft_id.eq(draft_id));
    stock(db, rows, attachment::Column::Size).await
}

/// What a study has been sent.
///
/// # Errors
/// Where the database cannot be read.
pub async fn stock_of_study(db: &impl Db, study_id: i64) -> Result<Stock> {
    // What was only announced takes no room: else whoever announces much would keep others out.
    let rows = attachment::Entity::find().filter(attachment::COLUMN.study_id.eq(study_id));
    stock(db, rows, attachment::Column::Received).await
}

async fn stock(
    db: &impl Db,
    rows: sea_orm::Select<attachment::Entity>,
    counted: attachment::Column,
) -> Result<Stock> {
    let files = rows.clone().count(db.connection()).await?;
    let bytes = rows
        .select_only()
        // A sum of big integers is a decimal on PostgreSQL.
        .column_as(Expr::col(counted).sum().cast_as("bigint"), "bytes")
        .into_tuple::<Option<i64>>()
        .one(db.connection())
        .await?;
    let bytes = bytes.flatten().unwrap_or_default();
    Ok(Stock { files, bytes: u64::try_from(bytes).unwrap_or_default() })
}

/// Announces a file.
///
/// # Errors
/// Where the database cannot be written, or one of that id is there.
pub async fn add(tx: &Tx, file: &Attachment) -> Result<()> {
    let row = attachment::ActiveModel {
        id: Set(file.id),
        study_id: Set(file.study_id),
        draft_id: Set(file.draft_id),
        field: Set(file.field.clone()),
        name: Set(file.name.clone()),
        media_type: Set(file.media_type.clone()),
        size: Set(signed(file.size)),
        sha256: Set(file.sha256.clone()),
        received: Set(signed(file.received)),
        created_at: Set(file.created_at),
        completed_at: Set(file.completed_at),
    };
    attachment::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Adds a piece at the end of what has come.
///
/// # Errors
/// Where the database cannot be written, or a piece is there already.
pub async fn append(tx: &Tx, file: &mut Attachment, bytes: Vec<u8>) -> Result<()> {
    let start = file.received;
    file.received += bytes.len() as u64;
    let row = attachment_chunk::ActiveModel {
        attachment_id: Set(file.id),
        start: Set(signed(start)),
        bytes: Set(bytes),
    };
    attachment_chunk::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    let row = attachment::ActiveModel {
        id: Set(file.id),
        received: Set(signed(file.received)),
        ..Default::default()
    };
    attachment::Entity::update(row).exec(tx.connection()).await?;
    Ok(())
}

/// Says that a file is whole, and what it is.
///
/// # Errors
/// Where the database cannot be written.
pub async fn complete(tx: &Tx, file: &mut Attachment, media_type: &str, now: DateTime<Utc>) -> Result<()> {
    media_type.clone_into(&mut file.media_type);
    file.completed_at = Some(now);
    let row = attachment::ActiveModel {
        id: Set(file.id),
        media_type: Set(file.media_type.clone()),
        completed_at: Set(file.completed_at),
        ..Default::default()
    };
    attachment::Entity::update(row).exec(tx.connection()).await?;
    Ok(())
}

/// The piece of a file that begins there.
///
/// # Errors
/// Where the database cannot be read.
pub async fn piece(db: &impl Db, id: Uuid, start: u64) -> Result<Option<Vec<u8>>> {
    let row = attachment_chunk::Entity::find_by_id((id, signed(start))).one(db.connection()).await?;
    Ok(row.map(|row| row.bytes))
}

/// Drops a file.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove(tx: &Tx, id: Uuid) -> Result<()> {
    attachment::Entity::delete_by_id(id).exec(tx.connection()).await?;
    Ok(())
}

/// Drops what was announced before `then` for a draft that is not there, nor sent; and answers how
/// many files.
///
/// # Errors
/// Where the database cannot be written.
pub async fn sweep(tx: &Tx, then: DateTime<Utc>) -> Result<u64> {
    let drafts = draft::Entity::find().select_only().column(draft::Column::Id).into_query();
    let sent = submission::Entity::find().select_only().column(submission::Column::Id).into_query();
    let gone = attachment::Entity::delete_many()
        .filter(attachment::COLUMN.created_at.lt(then))
        .filter(attachment::Column::DraftId.not_in_subquery(drafts))
        .filter(attachment::Column::DraftId.not_in_subquery(sent));
    Ok(gone.exec(tx.connection()).await?.rows_affected)
}

/// A number as the database has it; files are far smaller than what it takes.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn read(row: attachment::Model) -> Result<Attachment> {
    let number =
        |value: i64| u64::try_from(value).map_err(|error| Error::corrupt("attachment", row.id, error));
    Ok(Attachment {
        size: number(row.size)?,
        received: number(row.received)?,
        id: row.id,
        study_id: row.study_id,
        draft_id: row.draft_id,
        field: row.field,
        name: row.name,
        media_type: row.media_type,
        sha256: row.sha256,
        created_at: row.created_at,
        completed_at: row.completed_at,
    })
}
