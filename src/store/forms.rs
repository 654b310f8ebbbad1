//! Published forms. A version is written once and never changed.

use super::{Db, Error, Result, Tx};
use chrono::{DateTime, Utc};
use domain::form::Form;
use domain::form::change::Declarations;
use entity::form_version;
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// A published version of a study's form.
#[derive(Clone, Debug, PartialEq)]
pub struct FormVersion {
    /// Its key.
    pub id: i64,
    /// 1, 2, 3… within the study.
    pub number: i32,
    /// The text it was published from.
    pub source: String,
    /// The form.
    pub form: Form,
    /// What it declares of the version before it.
    pub declarations: Declarations,
    /// When.
    pub published_at: DateTime<Utc>,
}

/// The newest version.
///
/// # Errors
/// Where the database cannot be read.
pub async fn latest(db: &impl Db, study_id: i64) -> Result<Option<FormVersion>> {
    let row = form_version::Entity::find()
        .filter(form_version::COLUMN.study_id.eq(study_id))
        .order_by_desc(form_version::COLUMN.number)
        .one(db.connection())
        .await?;
    row.map(read).transpose()
}

/// The key of the newest version.
///
/// # Errors
/// Where the database cannot be read.
pub async fn latest_id(db: &impl Db, study_id: i64) -> Result<Option<i64>> {
    let id = form_version::Entity::find()
        .select_only()
        .column(form_version::Column::Id)
        .filter(form_version::COLUMN.study_id.eq(study_id))
        .order_by_desc(form_version::COLUMN.number)
        .into_tuple::<i64>()
        .one(db.connection())
        .await?;
    Ok(id)
}

/// The number of each version of the study by its key.
///
/// # Errors
/// Where the database cannot be read.
pub async fn numbers(db: &impl Db, study_id: i64) -> Result<Vec<(i64, i32)>> {
    let rows = form_version::Entity::find()
        .select_only()
        .column(form_version::Column::Id)
        .column(form_version::Column::Number)
        .filter(form_version::COLUMN.study_id.eq(study_id))
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(rows)
}

/// The version of that key.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_id(db: &impl Db, id: i64) -> Result<Option<FormVersion>> {
    form_version::Entity::find_by_id(id).one(db.connection()).await?.map(read).transpose()
}

/// The version of that number in the study.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_number(db: &impl Db, study_id: i64, number: i32) -> Result<Option<FormVersion>> {
    let row = form_version::Entity::find()
        .filter(form_version::COLUMN.study_id.eq(study_id))
        .filter(form_version::COLUMN.number.eq(number))
        .one(db.connection())
        .await?;
    row.map(read).transpose()
}

/// Every version, oldest first.
///
/// # Errors
/// Where the database cannot be read.
pub async fn all(db: &impl Db, study_id: i64) -> Result<Vec<FormVersion>> {
    let rows = form_version::Entity::find()
        .filter(form_version::COLUMN.study_id.eq(study_id))
        .order_by_asc(form_version::COLUMN.number)
        .all(db.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// What is published.
#[derive(Debug)]
pub struct Publication<'a> {
    /// The study.
    pub study_id: i64,
    /// The text.
    pub source: &'a str,
    /// The form read from it.
    pub form: &'a Form,
    /// SHA-256 of the text, in hex.
    pub digest: &'a str,
    /// What it declares of the version before it.
    pub declarations: &'a Declarations,
    /// Who publishes; `None` for the command line.
    pub by: Option<i64>,
}

/// Publishes the next version.
///
/// # Errors
/// Where the database cannot be written.
pub async fn publish(tx: &Tx, publication: &Publication<'_>, now: DateTime<Utc>) -> Result<FormVersion> {
    let number = latest(tx, publication.study_id).await?.map_or(1, |version| version.number + 1);
    let form = serde_json::to_string(publication.form)
        .map_err(|error| Error::corrupt("form_version", number, error))?;
    let declarations = serde_json::to_string(publication.declarations)
        .map_err(|error| Error::corrupt("form_version", number, error))?;
    let row = form_version::ActiveModel {
        study_id: Set(publication.study_id),
        number: Set(number),
        source: Set(publication.source.to_owned()),
        form: Set(form),
        digest: Set(publication.digest.to_owned()),
        published_by: Set(publication.by),
        published_at: Set(now),
        declarations: Set(Some(declarations)),
        ..Default::default()
    };
    let id = form_version::Entity::insert(row).exec(tx.connection()).await?.last_insert_id;
    let (source, form) = (publication.source.to_owned(), publication.form.clone());
    let declarations = publication.declarations.clone();
    Ok(FormVersion { id, number, source, form, declarations, published_at: now })
}

fn read(row: form_version::Model) -> Result<FormVersion> {
    let form =
        serde_json::from_str(&row.form).map_err(|error| Error::corrupt("form_version", row.id, error))?;
    let declarations = row.declarations.map_or_else(
        || Ok(Declarations::default()),
        |declarations| {
            serde_json::from_str(&declarations).map_err(|error| Error::corrupt("form_version", row.id, error))
        },
    )?;
    let (id, number, source, published_at) = (row.id, row.number, row.source, row.published_at);
    Ok(FormVersion { id, number, source, form, declarations, published_at })
}
