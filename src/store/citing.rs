//! How a study cites, its quotes in other languages, and where they were cited.

use super::{Db, Result, Tx};
use chrono::{DateTime, Utc};
use domain::language::Language;
use entity::{citation_template, mention, translation};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// Where a quote was cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The coding.
    pub coding_id: i64,
    /// In which paper or talk.
    pub place: String,
    /// Who says so; `None` where the account is gone.
    pub account_id: Option<i64>,
    /// When they said so.
    pub cited_at: DateTime<Utc>,
}

/// The study's template in a language.
///
/// # Errors
/// Where the database cannot be read.
pub async fn template(db: &impl Db, study_id: i64, language: Language) -> Result<Option<String>> {
    let key = (study_id, language.tag().to_owned());
    let row = citation_template::Entity::find_by_id(key).one(db.connection()).await?;
    Ok(row.map(|row| row.text))
}

/// Puts the study's template in a language in place, or (`None`) takes it away.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_template(tx: &Tx, study_id: i64, language: Language, text: Option<&str>) -> Result<()> {
    let tag = language.tag().to_owned();
    let Some(text) = text else {
        citation_template::Entity::delete_by_id((study_id, tag)).exec(tx.connection()).await?;
        return Ok(());
    };
    let row = citation_template::ActiveModel {
        study_id: Set(study_id),
        language: Set(tag),
        text: Set(text.to_owned()),
    };
    let conflict = OnConflict::columns(["study_id", "language"]).update_column("text").to_owned();
    citation_template::Entity::insert(row)
        .on_conflict(conflict)
        .exec_without_returning(tx.connection())
        .await?;
    Ok(())
}

/// The translations of these codings into a language.
///
/// # Errors
/// Where the database cannot be read.
pub async fn translations(db: &impl Db, codings: &[i64], language: Language) -> Result<Vec<(i64, String)>> {
    let rows = translation::Entity::find()
        .filter(translation::Column::CodingId.is_in(codings.iter().copied()))
        .filter(translation::COLUMN.language.eq(language.tag()))
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(|row| (row.coding_id, row.text)).collect())
}

/// Puts the translation of a coding's words in place, or (`None`) takes it away.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_translation(
    tx: &Tx,
    (coding_id, language): (i64, Language),
    text: Option<&str>,
    (by, now): (i64, DateTime<Utc>),
) -> Result<()> {
    let tag = language.tag().to_owned();
    let Some(text) = text else {
        translation::Entity::delete_by_id((coding_id, tag)).exec(tx.connection()).await?;
        return Ok(());
    };
    let row = translation::ActiveModel {
        coding_id: Set(coding_id),
        language: Set(tag),
        text: Set(text.to_owned()),
        account_id: Set(Some(by)),
        changed_at: Set(now),
    };
    let conflict = OnConflict::columns(["coding_id", "language"])
        .update_columns(["text", "account_id", "changed_at"])
        .to_owned();
    translation::Entity::insert(row).on_conflict(conflict).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Where these codings were cited, oldest first.
///
/// # Errors
/// Where the database cannot be read.
pub async fn mentions(db: &impl Db, codings: &[i64]) -> Result<Vec<Mention>> {
    let rows = mention::Entity::find()
        .filter(mention::Column::CodingId.is_in(codings.iter().copied()))
        .order_by_asc(mention::COLUMN.id)
        .all(db.connection())
        .await?;
    let mention = |row: mention::Model| Mention {
        coding_id: row.coding_id,
        place: row.place,
        account_id: row.account_id,
        cited_at: row.cited_at,
    };
    Ok(rows.into_iter().map(mention).collect())
}

/// Notes that codings were cited somewhere.
///
/// # Errors
/// Where the database cannot be written.
pub async fn cite(tx: &Tx, codings: &[i64], place: &str, (by, now): (i64, DateTime<Utc>)) -> Result<()> {
    let row = |coding: &i64| mention::ActiveModel {
        coding_id: Set(*coding),
        place: Set(place.to_owned()),
        account_id: Set(Some(by)),
        cited_at: Set(now),
        ..Default::default()
    };
    // SQLite takes so many values at once and no more.
    for codings in codings.chunks(500) {
        mention::Entity::insert_many(codings.iter().map(row)).exec(tx.connection()).await?;
    }
    Ok(())
}

/// Takes back that codings were cited at a place.
///
/// # Errors
/// Where the database cannot be written.
pub async fn uncite(tx: &Tx, codings: &[i64], place: &str) -> Result<()> {
    for codings in codings.chunks(500) {
        mention::Entity::delete_many()
            .filter(mention::Column::CodingId.is_in(codings.iter().copied()))
            .filter(mention::COLUMN.place.eq(place))
            .exec(tx.connection())
            .await?;
    }
    Ok(())
}
