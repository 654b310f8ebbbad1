//! Codings: a code on a span of a document, by a coder or of the layer that was agreed upon.

use super::{Db, Error, Result, Tx, documents};
use chrono::{DateTime, Utc};
use domain::coding::{Placed, Sight};
use domain::text::Span;
use entity::{code, coding, document};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, Query, SimpleExpr},
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A coding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodingRow {
    /// Its key.
    pub id: i64,
    /// The document.
    pub document_id: i64,
    /// Code, words, coder.
    pub placed: Placed,
    /// When.
    pub created_at: DateTime<Utc>,
    /// Its identity where it came from elsewhere.
    pub guid: Option<Uuid>,
}

impl CodingRow {
    /// Where it stands, in code points.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.placed.span
    }
}

fn seen(sight: Sight) -> Select<coding::Entity> {
    let there = coding::Entity::find().filter(coding::COLUMN.removed_at.is_null());
    let all = there.filter(coding::COLUMN.lost_in.is_null());
    match sight {
        Sight::All => all,
        Sight::Own(account) => {
            all.filter(coding::COLUMN.account_id.eq(account)).filter(coding::COLUMN.consensus.eq(false))
        }
    }
}

/// The document's codings that somebody sees, in the order of the text.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_document(db: &impl Db, document_id: i64, sight: Sight) -> Result<Vec<CodingRow>> {
    let rows = seen(sight)
        .filter(coding::COLUMN.document_id.eq(document_id))
        .order_by_asc(coding::COLUMN.start)
        .order_by_asc(coding::COLUMN.end)
        .order_by_asc(coding::COLUMN.id)
        .all(db.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// The codings of the study's documents that somebody sees, by document and place.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_study(db: &impl Db, study_id: i64, sight: Sight) -> Result<Vec<CodingRow>> {
    in_order(db, in_study(study_id, sight)).await
}

/// The codings of these codes that somebody sees, by document and place.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_codes(db: &impl Db, study_id: i64, codes: &[i64], sight: Sight) -> Result<Vec<CodingRow>> {
    let of_these = in_study(study_id, sight).filter(coding::Column::CodeId.is_in(codes.iter().copied()));
    in_order(db, of_these).await
}

async fn in_order(db: &impl Db, codings: Select<coding::Entity>) -> Result<Vec<CodingRow>> {
    let rows = codings
        .order_by_asc(coding::COLUMN.document_id)
        .order_by_asc(coding::COLUMN.start)
        .order_by_asc(coding::COLUMN.id)
        .all(db.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// Those of these codings that somebody sees, by key.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_keys(db: &impl Db, study_id: i64, ids: &[i64], sight: Sight) -> Result<Vec<CodingRow>> {
    let mut found = Vec::with_capacity(ids.len());
    // A statement takes so many values at once and no more.
    for ids in ids.chunks(1_000) {
        let rows = in_study(study_id, sight)
            .filter(coding::Column::Id.is_in(ids.iter().copied()))
            .order_by_asc(coding::COLUMN.id)
            .all(db.connection())
            .await?;
        found.extend(rows);
    }
    found.into_iter().map(read).collect()
}

/// The first coding of the study that somebody sees.
///
/// # Errors
/// Where the database cannot be read.
pub async fn first(db: &impl Db, study_id: i64, sight: Sight) -> Result<Option<CodingRow>> {
    let row = in_study(study_id, sight).order_by_asc(coding::COLUMN.id).limit(1).one(db.connection()).await?;
    row.map(read).transpose()
}

/// How many codings each coder has in each document: the document, the coder, how many.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_coder(db: &impl Db, study_id: i64) -> Result<Vec<(i64, i64, i64)>> {
    let counts = in_study(study_id, Sight::All)
        .filter(coding::COLUMN.consensus.eq(false))
        .filter(coding::COLUMN.account_id.is_not_null())
        .select_only()
        .column(coding::Column::DocumentId)
        .column(coding::Column::AccountId)
        .column_as(coding::Column::Id.count(), "count")
        .group_by(coding::Column::DocumentId)
        .group_by(coding::Column::AccountId)
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(counts)
}

/// How many codings each document and code have, of those that somebody sees; what was agreed upon is a
/// layer of its own and does not count.
///
/// # Errors
/// Where the database cannot be read.
pub async fn counts(db: &impl Db, study_id: i64, sight: Sight) -> Result<Vec<(i64, i64, i64)>> {
    let counts = in_study(study_id, sight)
        .filter(coding::COLUMN.consensus.eq(false))
        .select_only()
        .column(coding::Column::DocumentId)
        .column(coding::Column::CodeId)
        .column_as(coding::Column::Id.count(), "count")
        .group_by(coding::Column::DocumentId)
        .group_by(coding::Column::CodeId)
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(counts)
}

fn in_study(study_id: i64, sight: Sight) -> Select<coding::Entity> {
    seen(sight).filter(coding::Column::DocumentId.in_subquery(documents::keys(study_id)))
}

/// The coding of that key with its document, in that study; not there where it was removed.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_id(db: &impl Db, study_id: i64, id: i64) -> Result<Option<CodingRow>> {
    let row = in_study(study_id, Sight::All).filter(coding::COLUMN.id.eq(id)).one(db.connection()).await?;
    row.map(read).transpose()
}

/// The document of a coding of the study and where it stands: nowhere (`None`) where it was removed, or
/// where its words were lost in a correction.
///
/// # Errors
/// Where the database cannot be read.
pub async fn state(db: &impl Db, study_id: i64, id: i64) -> Result<Option<(i64, Option<Placed>)>> {
    let documents = Query::select()
        .column(document::Column::Id)
        .from(document::Entity)
        .and_where(Expr::col(document::Column::StudyId).eq(study_id))
        .to_owned();
    let row = coding::Entity::find_by_id(id)
        .filter(coding::Column::DocumentId.in_subquery(documents))
        .one(db.connection())
        .await?;
    let Some(row) = row else { return Ok(None) };
    let there = row.removed_at.is_none() && row.lost_in.is_none();
    let row = read(row)?;
    Ok(Some((row.document_id, there.then_some(row.placed))))
}

/// Which of these codings are of the document, those that were removed among them.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_these(db: &impl Db, document_id: i64, ids: &BTreeSet<i64>) -> Result<BTreeSet<i64>> {
    let (Some(first), Some(last)) = (ids.first(), ids.last()) else { return Ok(BTreeSet::new()) };
    let there: Vec<i64> = coding::Entity::find()
        .filter(coding::COLUMN.document_id.eq(document_id))
        .filter(coding::COLUMN.id.between(*first, *last))
        .select_only()
        .column(coding::Column::Id)
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(there.into_iter().filter(|id| ids.contains(id)).collect())
}

/// Adds a coding and answers its key.
///
/// # Errors
/// Where the database cannot be written.
pub async fn add(tx: &Tx, document_id: i64, placed: &Placed, now: DateTime<Utc>) -> Result<i64> {
    let row = coding::ActiveModel {
        document_id: Set(document_id),
        created_at: Set(now),
        removed_at: Set(None),
        ..write(placed)?
    };
    Ok(coding::Entity::insert(row).exec(tx.connection()).await?.last_insert_id)
}

/// Puts a coding where it is to stand, there again where it had been removed or its words been lost.
///
/// # Errors
/// Where the database cannot be written.
pub async fn put(tx: &Tx, id: i64, placed: &Placed) -> Result<()> {
    let row =
        coding::ActiveModel { id: Set(id), removed_at: Set(None), lost_in: Set(None), ..write(placed)? };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Notes that the words of a coding were lost in the correction that made a version.
///
/// # Errors
/// Where the database cannot be written.
pub async fn lose(tx: &Tx, id: i64, version: i32) -> Result<()> {
    let row = coding::ActiveModel { id: Set(id), lost_in: Set(Some(version)), ..Default::default() };
    row.update(tx.connection()).await?;
    Ok(())
}

/// The codings of a document that were not removed, by key, those whose words were lost among them: with
/// the version in which they were. A lost one whose code is gone is not there until the code comes back.
///
/// # Errors
/// Where the database cannot be read.
pub async fn even_lost(db: &impl Db, document_id: i64) -> Result<Vec<(CodingRow, Option<i32>)>> {
    let rows = coding::Entity::find()
        .filter(coding::COLUMN.document_id.eq(document_id))
        .filter(coding::COLUMN.removed_at.is_null())
        .filter(Condition::any().add(coding::COLUMN.lost_in.is_null()).add(of_a_code()))
        .order_by_asc(coding::COLUMN.id)
        .all(db.connection())
        .await?;
    let with_loss = |row: coding::Model| {
        let lost_in = row.lost_in;
        Ok((read(row)?, lost_in))
    };
    rows.into_iter().map(with_loss).collect()
}

/// That a coding is of a code that is in its codebook.
fn of_a_code() -> SimpleExpr {
    let codes = Query::select()
        .column(code::Column::Id)
        .from(code::Entity)
        .and_where(Expr::col((code::Entity, code::Column::RemovedAt)).is_null())
        .to_owned();
    coding::Column::CodeId.in_subquery(codes)
}

/// Gives codings whose words were lost another code.
///
/// # Errors
/// Where the database cannot be written.
pub async fn recode_lost(tx: &Tx, from: i64, into: i64) -> Result<()> {
    coding::Entity::update_many()
        .col_expr(coding::Column::CodeId, Expr::value(into))
        .filter(coding::COLUMN.code_id.eq(from))
        .filter(coding::COLUMN.lost_in.is_not_null())
        .filter(coding::COLUMN.removed_at.is_null())
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Notes the identity that a coding brought from elsewhere.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_guid(tx: &Tx, id: i64, guid: Uuid) -> Result<()> {
    let row = coding::ActiveModel { id: Set(id), guid: Set(Some(guid)), ..Default::default() };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Takes a coding off the text; it stays in the database for the case that it comes back.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove(tx: &Tx, id: i64, now: DateTime<Utc>) -> Result<()> {
    let row = coding::ActiveModel { id: Set(id), removed_at: Set(Some(now)), ..Default::default() };
    row.update(tx.connection()).await?;
    Ok(())
}

fn write(placed: &Placed) -> Result<coding::ActiveModel> {
    let place = |at: usize| {
        i32::try_from(at).map_err(|_| Error::corrupt("coding", at, "is beyond what the database keeps"))
    };
    Ok(coding::ActiveModel {
        code_id: Set(placed.code),
        account_id: Set(placed.coder),
        start: Set(place(placed.span.start)?),
        end: Set(place(placed.span.end)?),
        consensus: Set(placed.consensus),
        ..Default::default()
    })
}

fn read(row: coding::Model) -> Result<CodingRow> {
    let place =
        |at: i32| usize::try_from(at).map_err(|_| Error::corrupt("coding", row.id, "stands before the text"));
    let span = Span { start: place(row.start)?, end: place(row.end)? };
    let placed = Placed { code: row.code_id, span, coder: row.account_id, consensus: row.consensus };
    let (id, document_id, created_at, guid) = (row.id, row.document_id, row.created_at, row.guid);
    Ok(CodingRow { id, document_id, placed, created_at, guid })
}
