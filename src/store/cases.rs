//! Cases, with the responses and documents that belong to them.

use super::{Db, Error, Result, Tx, documents};
use chrono::{DateTime, Utc};
use entity::{case_document, case_submission, study_case, submission};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;

/// A person or a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Case {
    /// Its key.
    pub id: i64,
    /// What the team calls it.
    pub name: String,
    /// What the team noted of it.
    pub memo: String,
    /// What was typed of it, by the key of the attribute.
    pub typed: BTreeMap<i64, String>,
    /// Its responses, as they were when they were put to it: corrections are found from them.
    pub submissions: Vec<Uuid>,
    /// Its documents, each with whose words in it are the case's; empty where all are.
    pub documents: Vec<(i64, String)>,
}

/// The study's cases, by key.
///
/// # Errors
/// Where the database cannot be read.
pub async fn all(db: &impl Db, study_id: i64) -> Result<Vec<Case>> {
    let rows = study_case::Entity::find()
        .filter(study_case::COLUMN.study_id.eq(study_id))
        .filter(study_case::COLUMN.removed_at.is_null())
        .order_by_asc(study_case::COLUMN.id)
        .all(db.connection())
        .await?;
    let mut cases = rows.into_iter().map(read).collect::<Result<Vec<_>>>()?;
    let places: HashMap<i64, usize> = cases.iter().enumerate().map(|(at, case)| (case.id, at)).collect();
    let submissions = case_submission::Entity::find()
        .filter(case_submission::Column::CaseId.in_subquery(of_study(study_id)))
        .all(db.connection())
        .await?;
    for row in submissions {
        if let Some(place) = places.get(&row.case_id) {
            cases[*place].submissions.push(row.submission_id);
        }
    }
    let documents = case_document::Entity::find()
        .filter(case_document::Column::CaseId.in_subquery(of_study(study_id)))
        .filter(case_document::Column::DocumentId.in_subquery(documents::keys(study_id)))
        .order_by_asc(case_document::COLUMN.document_id)
        .order_by_asc(case_document::COLUMN.speaker)
        .all(db.connection())
        .await?;
    for row in documents {
        if let Some(place) = places.get(&row.case_id) {
            cases[*place].documents.push((row.document_id, row.speaker));
        }
    }
    Ok(cases)
}

fn of_study(study_id: i64) -> SelectStatement {
    Query::select()
        .column(study_case::Column::Id)
        .from(study_case::Entity)
        .and_where(Expr::col(study_case::Column::StudyId).eq(study_id))
        .and_where(Expr::col(study_case::Column::RemovedAt).is_null())
        .to_owned()
}

/// The case of that key in that study.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_id(db: &impl Db, study_id: i64, id: i64) -> Result<Option<Case>> {
    let row = study_case::Entity::find_by_id(id)
        .filter(study_case::COLUMN.study_id.eq(study_id))
        .filter(study_case::COLUMN.removed_at.is_null())
        .one(db.connection())
        .await?;
    let Some(row) = row else { return Ok(None) };
    let mut case = read(row)?;
    let submissions = case_submission::Entity::find()
        .filter(case_submission::COLUMN.case_id.eq(id))
        .all(db.connection())
        .await?;
    case.submissions = submissions.into_iter().map(|row| row.submission_id).collect();
    let documents = case_document::Entity::find()
        .filter(case_document::COLUMN.case_id.eq(id))
        .filter(case_document::Column::DocumentId.in_subquery(documents::keys(study_id)))
        .order_by_asc(case_document::COLUMN.document_id)
        .order_by_asc(case_document::COLUMN.speaker)
        .all(db.connection())
        .await?;
    case.documents = documents.into_iter().map(|row| (row.document_id, row.speaker)).collect();
    Ok(Some(case))
}

/// The responses of these numbers; those that are not there are left out.
///
/// # Errors
/// Where the database cannot be read.
pub async fn numbered(db: &impl Db, study_id: i64, numbers: &[i64]) -> Result<HashMap<i64, Uuid>> {
    let mut found = HashMap::with_capacity(numbers.len());
    for numbers in numbers.chunks(500) {
        let rows: Vec<(i64, Uuid)> = submission::Entity::find()
            .select_only()
            .columns([submission::Column::Number, submission::Column::Id])
            .filter(submission::COLUMN.study_id.eq(study_id))
            .filter(submission::Column::Number.is_in(numbers.iter().copied()))
            .into_tuple()
            .all(db.connection())
            .await?;
        found.extend(rows);
    }
    Ok(found)
}

/// Adds a case (its `id` is ignored) with what belongs to it, and answers its key.
///
/// # Errors
/// Where the database cannot be written.
pub async fn add(tx: &Tx, study_id: i64, case: &Case, now: DateTime<Utc>) -> Result<i64> {
    let row = study_case::ActiveModel { study_id: Set(study_id), created_at: Set(now), ..write(case, now)? };
    let id = study_case::Entity::insert(row).exec(tx.connection()).await?.last_insert_id;
    link(tx, id, case).await?;
    Ok(id)
}

/// Puts a case in place of what it was, with what belongs to it.
///
/// # Errors
/// Where the database cannot be written.
pub async fn put(tx: &Tx, case: &Case, now: DateTime<Utc>) -> Result<()> {
    study_case::ActiveModel { id: Set(case.id), ..write(case, now)? }.update(tx.connection()).await?;
    case_submission::Entity::delete_many()
        .filter(case_submission::COLUMN.case_id.eq(case.id))
        .exec(tx.connection())
        .await?;
    case_document::Entity::delete_many()
        .filter(case_document::COLUMN.case_id.eq(case.id))
        .exec(tx.connection())
        .await?;
    link(tx, case.id, case).await
}

/// The identities of those of the study's cases that came from elsewhere, by key.
///
/// # Errors
/// Where the database cannot be read.
pub async fn guids(db: &impl Db, study_id: i64) -> Result<Vec<(i64, Uuid)>> {
    let rows: Vec<(i64, Option<Uuid>)> = study_case::Entity::find()
        .select_only()
        .columns([study_case::Column::Id, study_case::Column::Guid])
        .filter(study_case::COLUMN.study_id.eq(study_id))
        .filter(study_case::COLUMN.guid.is_not_null())
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().filter_map(|(id, guid)| Some((id, guid?))).collect())
}

/// Notes the identity that a case brought from elsewhere.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_guid(tx: &Tx, id: i64, guid: Uuid) -> Result<()> {
    let row = study_case::ActiveModel { id: Set(id), guid: Set(Some(guid)), ..Default::default() };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Takes a case out; its responses and documents stay.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove(tx: &Tx, id: i64, now: DateTime<Utc>) -> Result<()> {
    let row = study_case::ActiveModel { id: Set(id), removed_at: Set(Some(now)), ..Default::default() };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Those of these cases that are there as they were put at that time. A pseudonym in place of a name in what
/// was noted of one, or of who speaks, is no touch: it changes who can be told, not what was found out.
///
/// # Errors
/// Where the database cannot be read.
pub async fn changed_at(db: &impl Db, study_id: i64, ids: &[i64], then: DateTime<Utc>) -> Result<Vec<i64>> {
    let mut found = Vec::new();
    for ids in ids.chunks(500) {
        let rows = study_case::Entity::find()
            .filter(study_case::COLUMN.study_id.eq(study_id))
            .filter(study_case::Column::Id.is_in(ids.iter().copied()))
            .filter(study_case::COLUMN.removed_at.is_null())
            .all(db.connection())
            .await?;
        found.extend(rows.into_iter().filter(|row| row.changed_at == then).map(|row| row.id));
    }
    Ok(found)
}

/// Brings cases back that were taken out, and answers of how many another has the name by now: they stay out.
///
/// # Errors
/// Where the database cannot be written.
pub async fn restore(tx: &Tx, study_id: i64, ids: &[i64]) -> Result<usize> {
    let present = study_case::Entity::find()
        .filter(study_case::COLUMN.study_id.eq(study_id))
        .filter(study_case::COLUMN.removed_at.is_null());
    let rows = present.all(tx.connection()).await?;
    let names: HashSet<String> = rows.into_iter().map(|row| row.name).collect();
    let mut stay_out = 0;
    for ids in ids.chunks(500) {
        let gone = study_case::Entity::find()
            .filter(study_case::COLUMN.study_id.eq(study_id))
            .filter(study_case::Column::Id.is_in(ids.iter().copied()))
            .filter(study_case::COLUMN.removed_at.is_not_null())
            .all(tx.connection())
            .await?;
        for row in gone {
            if names.contains(&row.name) {
                stay_out += 1;
                continue;
            }
            let row =
                study_case::ActiveModel { id: Set(row.id), removed_at: Set(None), ..Default::default() };
            row.update(tx.connection()).await?;
        }
    }
    Ok(stay_out)
}

async fn link(tx: &Tx, case_id: i64, case: &Case) -> Result<()> {
    let submissions: std::collections::BTreeSet<Uuid> = case.submissions.iter().copied().collect();
    let submissions = submissions.into_iter().map(|submission_id| {
        case_submission::Model { case_id, submission_id }.into_active_model().reset_all()
    });
    let documents: std::collections::BTreeSet<&(i64, String)> = case.documents.iter().collect();
    let documents = documents.into_iter().map(|(document_id, speaker)| {
        let (document_id, speaker) = (*document_id, speaker.clone());
        case_document::Model { case_id, document_id, speaker }.into_active_model().reset_all()
    });
    const AT_ONCE: usize = 1_000;
    let (submissions, documents): (Vec<_>, Vec<_>) = (submissions.collect(), documents.collect());
    for chunk in submissions.chunks(AT_ONCE) {
        case_submission::Entity::insert_many(chunk.to_vec()).exec_without_returning(tx.connection()).await?;
    }
    for chunk in documents.chunks(AT_ONCE) {
        case_document::Entity::insert_many(chunk.to_vec()).exec_without_returning(tx.connection()).await?;
    }
    Ok(())
}

fn write(case: &Case, now: DateTime<Utc>) -> Result<study_case::ActiveModel> {
    let typed = serde_json::to_string(&case.typed);
    Ok(study_case::ActiveModel {
        name: Set(case.name.clone()),
        memo: Set(case.memo.clone()),
        typed: Set(typed.map_err(|error| Error::corrupt("study_case", case.id, error))?),
        changed_at: Set(now),
        ..Default::default()
    })
}

fn read(row: study_case::Model) -> Result<Case> {
    let typed =
        serde_json::from_str(&row.typed).map_err(|error| Error::corrupt("study_case", row.id, error))?;
    let (id, name, memo) = (row.id, row.name, row.memo);
    Ok(Case { id, name, memo, typed, submissions: Vec::new(), documents: Vec::new() })
}
