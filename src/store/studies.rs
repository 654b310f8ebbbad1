//! Studies, and who may do what in them.

use super::{Db, Error, Result, Tx};
use chrono::{DateTime, Utc};
use domain::{language::Text, study::Role};
use entity::{account, membership, study};
use sea_orm::{
    ActiveValue::Set, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};

/// A study.
#[derive(Clone, Debug, PartialEq)]
pub struct Study {
    /// Its key.
    pub id: i64,
    /// Its name in addresses.
    pub slug: String,
    /// Its title.
    pub title: Text,
    /// Whether its respondents share phones, so that nothing may stay on one after sending.
    pub shared_phones: bool,
    /// Whether coders see only their own codings for now.
    pub blind: bool,
    /// Whether coders open only the documents that they were given.
    pub only_assigned: bool,
    /// Counts from one to under this are not published; 0 where there is no such rule.
    pub least_cell: u32,
}

/// A member of a study's team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The account.
    pub account_id: i64,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// What they may do.
    pub role: Role,
}

/// The study of a slug.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_slug(db: &impl Db, slug: &str) -> Result<Option<Study>> {
    let row = study::Entity::find().filter(study::COLUMN.slug.eq(slug)).one(db.connection()).await?;
    row.map(read).transpose()
}

/// The study of that key.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_id(db: &impl Db, id: i64) -> Result<Option<Study>> {
    study::Entity::find_by_id(id).one(db.connection()).await?.map(read).transpose()
}

/// When a study was begun; no two of any programs share it with their key.
///
/// # Errors
/// Where the database cannot be read, or there is no such study.
pub async fn begun(db: &impl Db, id: i64) -> Result<DateTime<Utc>> {
    let row = study::Entity::find_by_id(id).one(db.connection()).await?;
    row.map(|row| row.created_at).ok_or_else(|| Error::corrupt("study", id, "is gone"))
}

/// Every study, oldest first.
///
/// # Errors
/// Where the database cannot be read.
pub async fn all(db: &impl Db) -> Result<Vec<Study>> {
    let rows = study::Entity::find().order_by_asc(study::COLUMN.id).all(db.connection()).await?;
    rows.into_iter().map(read).collect()
}

/// The studies of an account with its role in each, by slug.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_account(db: &impl Db, account_id: i64) -> Result<Vec<(Study, Role)>> {
    let memberships = membership::Entity::find()
        .filter(membership::COLUMN.account_id.eq(account_id))
        .all(db.connection())
        .await?;
    let mut studies = Vec::with_capacity(memberships.len());
    for row in memberships {
        if let Some(study) = study::Entity::find_by_id(row.study_id).one(db.connection()).await? {
            studies.push((read(study)?, role(&row.role)?));
        }
    }
    studies.sort_by(|(a, _), (b, _)| a.slug.cmp(&b.slug));
    Ok(studies)
}

/// The study's counter of changes to its documents; 0 where there is no such study.
///
/// # Errors
/// Where the database cannot be read.
pub async fn changes(db: &impl Db, id: i64) -> Result<i64> {
    Ok(study::Entity::find_by_id(id).one(db.connection()).await?.map_or(0, |row| row.changes))
}

/// Every study's counter of changes to its documents, by study.
///
/// # Errors
/// Where the database cannot be read.
pub async fn all_changes(db: &impl Db) -> Result<Vec<(i64, i64)>> {
    let rows = study::Entity::find()
        .select_only()
        .column(study::Column::Id)
        .column(study::Column::Changes)
        .order_by_asc(study::COLUMN.id)
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(rows)
}

/// How many of the study's submissions are superseded; 0 where there is no such study.
///
/// # Errors
/// Where the database cannot be read.
pub async fn superseded(db: &impl Db, id: i64) -> Result<i64> {
    Ok(study::Entity::find_by_id(id).one(db.connection()).await?.map_or(0, |row| row.superseded))
}

/// Says whether the study's respondents share phones.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_shared_phones(tx: &Tx, id: i64, shared: bool) -> Result<()> {
    study::Entity::update_many()
        .col_expr(study::Column::SharedPhones, Expr::value(shared))
        .filter(study::COLUMN.id.eq(id))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// What the account may do in the study; `None` where it is not of the team.
///
/// # Errors
/// Where the database cannot be read.
pub async fn role_of(db: &impl Db, study_id: i64, account_id: i64) -> Result<Option<Role>> {
    Ok(membership_of(db, study_id, account_id).await?.map(|(role, _)| role))
}

/// The same with whether the account keeps the study's names.
///
/// # Errors
/// Where the database cannot be read.
pub async fn membership_of(db: &impl Db, study_id: i64, account_id: i64) -> Result<Option<(Role, bool)>> {
    let row = membership::Entity::find_by_id((study_id, account_id)).one(db.connection()).await?;
    row.map(|row| Ok((role(&row.role)?, row.keeper))).transpose()
}

/// The study's team, by name.
///
/// # Errors
/// Where the database cannot be read.
pub async fn team(db: &impl Db, study_id: i64) -> Result<Vec<Member>> {
    let rows = membership::Entity::find()
        .filter(membership::COLUMN.study_id.eq(study_id))
        .all(db.connection())
        .await?;
    let mut team = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(account) = account::Entity::find_by_id(row.account_id).one(db.connection()).await? {
            let (name, email) = (account.name, account.email);
            team.push(Member { account_id: row.account_id, name, email, role: role(&row.role)? });
        }
    }
    team.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(team)
}

/// Adds a study and answers its key.
///
/// # Errors
/// Where the database cannot be written, or the slug is taken.
pub async fn add(tx: &Tx, slug: &str, title: &Text, now: DateTime<Utc>) -> Result<i64> {
    let title = serde_json::to_string(title).map_err(|error| Error::corrupt("study", slug, error))?;
    let row = study::ActiveModel {
        slug: Set(slug.to_owned()),
        title: Set(title),
        submissions: Set(0),
        changes: Set(0),
        superseded: Set(0),
        shared_phones: Set(false),
        blind: Set(false),
        only_assigned: Set(false),
        least_cell: Set(0),
        created_at: Set(now),
        ..Default::default()
    };
    Ok(study::Entity::insert(row).exec(tx.connection()).await?.last_insert_id)
}

/// Gives the account this role in the study, in place of any other.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_role(tx: &Tx, study_id: i64, account_id: i64, role: Role, now: DateTime<Utc>) -> Result<()> {
    let row = membership::ActiveModel {
        study_id: Set(study_id),
        account_id: Set(account_id),
        role: Set(role.tag().to_owned()),
        created_at: Set(now),
        keeper: Set(false),
    };
    let conflict =
        sea_orm::sea_query::OnConflict::columns(["study_id", "account_id"]).update_column("role").to_owned();
    membership::Entity::insert(row).on_conflict(conflict).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Takes the account off the study's team.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove_member(tx: &Tx, study_id: i64, account_id: i64) -> Result<()> {
    membership::Entity::delete_by_id((study_id, account_id)).exec(tx.connection()).await?;
    Ok(())
}

/// Waits until nobody else writes to the study's coding, and keeps the others waiting until the
/// transaction ends: what is read after this stays true. SQLite has one writer anyway.
///
/// # Errors
/// Where the database cannot be read.
pub async fn lock(tx: &Tx, study_id: i64) -> Result<()> {
    study::Entity::find_by_id(study_id).lock_exclusive().one(tx.connection()).await?;
    Ok(())
}

/// Lets coders see only their own codings (`true`), or everybody's.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_blind(tx: &Tx, id: i64, blind: bool) -> Result<()> {
    study::Entity::update_many()
        .col_expr(study::Column::Blind, Expr::value(blind))
        .filter(study::COLUMN.id.eq(id))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Lets coders open only the documents that they were given (`true`), or all.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_only_assigned(tx: &Tx, id: i64, only: bool) -> Result<()> {
    study::Entity::update_many()
        .col_expr(study::Column::OnlyAssigned, Expr::value(only))
        .filter(study::COLUMN.id.eq(id))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Says under what counts are not published; 0 for none.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_least_cell(tx: &Tx, id: i64, least: u32) -> Result<()> {
    study::Entity::update_many()
        .col_expr(study::Column::LeastCell, Expr::value(i32::try_from(least).unwrap_or(i32::MAX)))
        .filter(study::COLUMN.id.eq(id))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Which of a study's counters.
#[derive(Clone, Copy)]
pub(super) enum Counter {
    Submissions,
    Changes,
    Superseded,
}

/// Raises a counter of the study and answers its new value. The study's row stays locked until the
/// transaction ends, so whoever reads the counter has everything up to it.
pub(super) async fn raise(tx: &Tx, study_id: i64, counter: Counter, by: i64) -> Result<i64> {
    let column = match counter {
        Counter::Submissions => study::Column::Submissions,
        Counter::Changes => study::Column::Changes,
        Counter::Superseded => study::Column::Superseded,
    };
    study::Entity::update_many()
        .col_expr(column, Expr::col(column).add(by))
        .filter(study::COLUMN.id.eq(study_id))
        .exec(tx.connection())
        .await?;
    let row = study::Entity::find_by_id(study_id).one(tx.connection()).await?;
    let row = row.ok_or_else(|| Error::corrupt("study", study_id, "is gone"))?;
    Ok(match counter {
        Counter::Submissions => row.submissions,
        Counter::Changes => row.changes,
        Counter::Superseded => row.superseded,
    })
}

fn read(row: study::Model) -> Result<Study> {
    let title = serde_json::from_str(&row.title).map_err(|error| Error::corrupt("study", row.id, error))?;
    Ok(Study {
        id: row.id,
        slug: row.slug,
        title,
        shared_phones: row.shared_phones,
        blind: row.blind,
        only_assigned: row.only_assigned,
        least_cell: u32::try_from(row.least_cell).unwrap_or_default(),
    })
}

fn role(tag: &str) -> Result<Role> {
    Role::from_tag(tag).ok_or_else(|| Error::corrupt("membership", tag, "is no role"))
}
