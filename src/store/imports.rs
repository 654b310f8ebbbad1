//! Files of responses that were taken in, and which responses came of them.

use super::studies::{Counter, raise};
use super::{Db, Result, Tx};
use chrono::{DateTime, Utc};
use entity::{
    account, attachment, case_submission, document, imported_submission, passage, response_import, submission,
};
use sea_orm::sea_query::{Expr, IntoTableRef, Query, SelectStatement, SimpleExpr};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use std::collections::HashMap;
use uuid::Uuid;

/// How many rows go into a statement.
const AT_ONCE: usize = 500;

/// A file that was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Its key.
    pub id: i64,
    /// What the file is called.
    pub name: String,
    /// Who took it in; nobody where it came from the command line.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// How many responses are new.
    pub added: i64,
    /// How many responses took the place of others.
    pub replaced: i64,
    /// When it was taken back.
    pub taken_back_at: Option<DateTime<Utc>>,
}

/// What is to be noted of a file.
#[derive(Clone, Copy, Debug)]
pub struct NewImport<'a> {
    /// The study.
    pub study_id: i64,
    /// Who takes it in.
    pub account_id: Option<i64>,
    /// What the file is called.
    pub name: &'a str,
    /// SHA-256 of the file, in hex.
    pub digest: &'a str,
    /// What became of its columns, as JSON.
    pub mapping: &'a str,
    /// How many responses are new.
    pub added: i64,
    /// How many responses take the place of others.
    pub replaced: i64,
}

/// A response that is stored already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// In which study.
    pub study_id: i64,
    /// What tells its answers from others.
    pub digest: String,
    /// What corrects it.
    pub superseded_by: Option<Uuid>,
}

/// Those of the ids that are stored, in whatever study.
///
/// # Errors
/// Where the database cannot be read.
pub async fn standing(db: &impl Db, ids: &[Uuid]) -> Result<HashMap<Uuid, Standing>> {
    let mut standing = HashMap::new();
    for chunk in ids.chunks(AT_ONCE) {
        let found = submission::Entity::find()
            .select_only()
            .columns([
                submission::Column::Id,
                submission::Column::StudyId,
                submission::Column::Digest,
                submission::Column::SupersededBy,
            ])
            .filter(submission::COLUMN.id.is_in(chunk.iter().copied()))
            .into_tuple::<(Uuid, i64, String, Option<Uuid>)>()
            .all(db.connection())
            .await?;
        standing.extend(
            found.into_iter().map(|(id, study_id, digest, superseded_by)| {
                (id, Standing { study_id, digest, superseded_by })
            }),
        );
    }
    Ok(standing)
}

/// Notes a file that is taken in, and answers its key.
///
/// # Errors
/// Where the database cannot be written.
pub async fn add(tx: &Tx, new: &NewImport<'_>, now: DateTime<Utc>) -> Result<i64> {
    let row = response_import::ActiveModel {
        study_id: Set(new.study_id),
        account_id: Set(new.account_id),
        name: Set(new.name.to_owned()),
        digest: Set(new.digest.to_owned()),
        mapping: Set(new.mapping.to_owned()),
        added: Set(new.added),
        replaced: Set(new.replaced),
        created_at: Set(now),
        ..Default::default()
    };
    Ok(row.insert(tx.connection()).await?.id)
}

/// Notes which responses came with a file, each with its row there.
///
/// # Errors
/// Where the database cannot be written.
pub async fn note(tx: &Tx, import_id: i64, rows: &[(Uuid, i64)]) -> Result<()> {
    for chunk in rows.chunks(AT_ONCE) {
        let rows = chunk.iter().map(|(id, row)| imported_submission::ActiveModel {
            submission_id: Set(*id),
            import_id: Set(import_id),
            row: Set(*row),
        });
        imported_submission::Entity::insert_many(rows).exec_without_returning(tx.connection()).await?;
    }
    Ok(())
}

/// The last files that were taken in, the latest first.
///
/// # Errors
/// Where the database cannot be read.
pub async fn all(db: &impl Db, study_id: i64, limit: u64) -> Result<Vec<Import>> {
    let rows = response_import::Entity::find()
        .filter(response_import::COLUMN.study_id.eq(study_id))
        .order_by_desc(response_import::COLUMN.id)
        .limit(limit)
        .all(db.connection())
        .await?;
    named(db, rows).await
}

/// The file of that key.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_id(db: &impl Db, study_id: i64, id: i64) -> Result<Option<Import>> {
    let row = response_import::Entity::find_by_id(id)
        .filter(response_import::COLUMN.study_id.eq(study_id))
        .one(db.connection())
        .await?;
    Ok(named(db, row.into_iter().collect()).await?.pop())
}

/// The file with which a response came, and its row there.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of(db: &impl Db, study_id: i64, submission_id: Uuid) -> Result<Option<(Import, i64)>> {
    let row = imported_submission::Entity::find_by_id(submission_id).one(db.connection()).await?;
    let Some(row) = row else { return Ok(None) };
    Ok(by_id(db, study_id, row.import_id).await?.map(|import| (import, row.row)))
}

async fn named(db: &impl Db, rows: Vec<response_import::Model>) -> Result<Vec<Import>> {
    let ids: Vec<i64> = rows.iter().filter_map(|row| row.account_id).collect();
    let people: HashMap<i64, String> = account::Entity::find()
        .select_only()
        .columns([account::Column::Id, account::Column::Name])
        .filter(account::COLUMN.id.is_in(ids))
        .into_tuple::<(i64, String)>()
        .all(db.connection())
        .await?
        .into_iter()
        .collect();
    let import = |row: response_import::Model| Import {
        id: row.id,
        by: row.account_id.and_then(|id| people.get(&id).cloned()),
        name: row.name,
        at: row.created_at,
        added: row.added,
        replaced: row.replaced,
        taken_back_at: row.taken_back_at,
    };
    Ok(rows.into_iter().map(import).collect())
}

/// The ids of the responses that came with a file.
fn came_with(id: i64) -> SelectStatement {
    let mut ids = Query::select();
    ids.column(imported_submission::Column::SubmissionId)
        .from(imported_submission::Entity)
        .and_where(imported_submission::Column::ImportId.eq(id));
    ids
}

/// The ids of what the responses of a file correct.
fn corrected_by(id: i64) -> SelectStatement {
    let mut ids = Query::select();
    ids.column(submission::Column::Supersedes)
        .from(submission::Entity)
        .and_where(submission::Column::Id.in_subquery(came_with(id)))
        .and_where(submission::Column::Supersedes.is_not_null());
    ids
}

/// The ids of responses that a column of another table names, in the rows of which that is so.
fn named_in(entity: impl IntoTableRef, column: impl ColumnTrait, those: SimpleExpr) -> SelectStatement {
    let mut ids = Query::select();
    ids.column(column).from(entity).and_where(column.is_not_null()).and_where(those);
    ids
}

/// The keys of all documents that a study has or had.
fn documents(study_id: i64) -> SelectStatement {
    let mut keys = Query::select();
    keys.column(document::Column::Id)
        .from(document::Entity)
        .and_where(document::Column::StudyId.eq(study_id));
    keys
}

/// How many responses of a file of the study somebody has worked with since: corrected, put to a case, taken into a
/// document, or sent a file to.
///
/// # Errors
/// Where the database cannot be read.
pub async fn touched(db: &impl Db, study_id: i64, id: i64) -> Result<u64> {
    let is_in = |ids: SelectStatement| submission::Column::Id.in_subquery(ids);
    // Only what belongs to the study is looked through: an installation may hold the passages of many.
    let in_cases = case_submission::Column::SubmissionId.in_subquery(came_with(id));
    let in_passages = passage::Column::DocumentId.in_subquery(documents(study_id));
    let in_documents = document::Column::StudyId.eq(study_id);
    let in_attachments = attachment::Column::StudyId.eq(study_id);
    let worked_with = Condition::any()
        .add(submission::Column::SupersededBy.is_not_null())
        .add(is_in(named_in(case_submission::Entity, case_submission::Column::SubmissionId, in_cases)))
        .add(is_in(named_in(passage::Entity, passage::Column::SubmissionId, in_passages)))
        .add(is_in(named_in(document::Entity, document::Column::SubmissionId, in_documents)))
        .add(is_in(named_in(attachment::Entity, attachment::Column::DraftId, in_attachments)));
    let worked = submission::Entity::find().filter(is_in(came_with(id))).filter(worked_with);
    Ok(worked.count(db.connection()).await?)
}

/// Takes the responses of a file out again; what they took the place of counts again. Answers how many
/// there were.
///
/// # Errors
/// Where the database cannot be written.
pub async fn take_back(tx: &Tx, study_id: i64, id: i64, now: DateTime<Utc>) -> Result<u64> {
    // Columns in memory hold what goes: they are read anew when this counter is another one.
    raise(tx, study_id, Counter::Superseded, 1).await?;
    submission::Entity::update_many()
        .col_expr(submission::Column::SupersededBy, Expr::value(Option::<Uuid>::None))
        .filter(submission::COLUMN.study_id.eq(study_id))
        .filter(submission::Column::SupersededBy.in_subquery(came_with(id)))
        // The same told by their keys: who is superseded has no index of its own.
        .filter(submission::Column::Id.in_subquery(corrected_by(id)))
        .exec(tx.connection())
        .await?;
    let gone = submission::Entity::delete_many()
        .filter(submission::COLUMN.study_id.eq(study_id))
        .filter(submission::Column::Id.in_subquery(came_with(id)))
        .exec(tx.connection())
        .await?;
    let taken_back =
        response_import::ActiveModel { id: Set(id), taken_back_at: Set(Some(now)), ..Default::default() };
    taken_back.update(tx.connection()).await?;
    Ok(gone.rows_affected)
}
