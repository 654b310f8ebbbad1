//! Answers saved page by page and not yet sent.

use super::{Db, Error, Result, Tx};
use chrono::{DateTime, Utc};
use domain::answer::languages::Languages;
use domain::language::Language;
use entity::draft;
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter, QuerySelect, sea_query::OnConflict};
use uuid::Uuid;

/// A draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The id that its submission will have.
    pub id: Uuid,
    /// The study.
    pub study_id: i64,
    /// The form version it was begun on and will be finished on.
    pub form_version_id: i64,
    /// What continues it on another phone.
    pub resume_code: String,
    /// The language it was last shown in.
    pub language: Language,
    /// The page it was last on.
    pub page: String,
    /// What was typed, by field, as JSON.
    pub answers: String,
    /// In which language each field was filled.
    pub languages: Languages,
    /// When it was begun.
    pub started_at: DateTime<Utc>,
    /// When it was last saved.
    pub saved_at: DateTime<Utc>,
    /// How often it was saved: what a phone sends says after which time it was made.
    pub sequence: i64,
    /// The submission that it corrects.
    pub supersedes: Option<Uuid>,
}

/// The draft of that id, in that study.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_id(db: &impl Db, study_id: i64, id: Uuid) -> Result<Option<Draft>> {
    let row = draft::Entity::find_by_id(id)
        .filter(draft::COLUMN.study_id.eq(study_id))
        .one(db.connection())
        .await?;
    row.map(read).transpose()
}

/// The draft of that id, in that study, for whoever is going to change it: others who want to wait
/// until the transaction ends, so that no page saved meanwhile is lost.
///
/// # Errors
/// Where the database cannot be read.
pub async fn lock(tx: &Tx, study_id: i64, id: Uuid) -> Result<Option<Draft>> {
    let row = draft::Entity::find_by_id(id)
        .filter(draft::COLUMN.study_id.eq(study_id))
        // On SQLite, where a writer is alone, this says nothing.
        .lock_exclusive()
        .one(tx.connection())
        .await?;
    row.map(read).transpose()
}

/// Like [`lock`], whatever its study: an id that a phone made may stand anywhere.
///
/// # Errors
/// Where the database cannot be read.
pub async fn lock_anywhere(tx: &Tx, id: Uuid) -> Result<Option<Draft>> {
    let row = draft::Entity::find_by_id(id).lock_exclusive().one(tx.connection()).await?;
    row.map(read).transpose()
}

/// The draft that the code continues.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_resume_code(db: &impl Db, study_id: i64, code: &str) -> Result<Option<Draft>> {
    let row = draft::Entity::find()
        .filter(draft::COLUMN.study_id.eq(study_id))
        .filter(draft::COLUMN.resume_code.eq(code))
        .one(db.connection())
        .await?;
    row.map(read).transpose()
}

/// Keeps the draft: new, or in place of what it was.
///
/// # Errors
/// Where the database cannot be written.
pub async fn save(tx: &Tx, draft: &Draft) -> Result<()> {
    let row = row(draft);
    let changed = ["language", "page", "answers", "saved_at", "languages", "sequence"];
    let conflict = OnConflict::column("id").update_columns(changed).to_owned();
    draft::Entity::insert(row).on_conflict(conflict).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Keeps a draft that is new; where one of that id is there, or is being begun at this moment, it stays
/// as it is.
///
/// # Errors
/// Where the database cannot be written.
pub async fn begin(tx: &Tx, draft: &Draft) -> Result<()> {
    let nothing = OnConflict::column("id").do_nothing().to_owned();
    draft::Entity::insert(row(draft)).on_conflict(nothing).exec_without_returning(tx.connection()).await?;
    Ok(())
}

fn row(draft: &Draft) -> draft::ActiveModel {
    draft::ActiveModel {
        id: Set(draft.id),
        study_id: Set(draft.study_id),
        form_version_id: Set(draft.form_version_id),
        resume_code: Set(draft.resume_code.clone()),
        language: Set(draft.language.tag().to_owned()),
        page: Set(draft.page.clone()),
        answers: Set(draft.answers.clone()),
        started_at: Set(draft.started_at),
        saved_at: Set(draft.saved_at),
        languages: Set(Some(super::write_languages(&draft.languages))),
        sequence: Set(draft.sequence),
        supersedes: Set(draft.supersedes),
    }
}

/// Drops the draft: it was sent.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove(tx: &Tx, id: Uuid) -> Result<()> {
    draft::Entity::delete_by_id(id).exec(tx.connection()).await?;
    Ok(())
}

/// Drops the drafts last saved before `then` in which nothing was ever answered, and answers how many.
///
/// # Errors
/// Where the database cannot be written.
pub async fn sweep(tx: &Tx, then: DateTime<Utc>) -> Result<u64> {
    let gone = draft::Entity::delete_many()
        .filter(draft::COLUMN.saved_at.lt(then))
        // As answers are written where there are none.
        .filter(draft::COLUMN.answers.eq("{}"));
    Ok(gone.exec(tx.connection()).await?.rows_affected)
}

/// How many drafts of the study wait.
///
/// # Errors
/// Where the database cannot be read.
pub async fn count(db: &impl Db, study_id: i64) -> Result<u64> {
    use sea_orm::PaginatorTrait;
    Ok(draft::Entity::find().filter(draft::COLUMN.study_id.eq(study_id)).count(db.connection()).await?)
}

fn read(row: draft::Model) -> Result<Draft> {
    let language = super::language("draft", &row.id, &row.language)?;
    let languages = super::languages("draft", &row.id, row.languages.as_deref(), language)?;
    Ok(Draft {
        id: row.id,
        study_id: row.study_id,
        form_version_id: row.form_version_id,
        resume_code: row.resume_code,
        language,
        page: row.page,
        answers: row.answers,
        languages,
        started_at: row.started_at,
        saved_at: row.saved_at,
        sequence: row.sequence,
        supersedes: row.supersedes,
    })
}

impl Draft {
    /// What was typed.
    ///
    /// # Errors
    /// Where the row does not hold what this program writes.
    pub fn raw<T: serde::de::DeserializeOwned>(&self) -> Result<T> {
        serde_json::from_str(&self.answers).map_err(|error| Error::corrupt("draft", self.id, error))
    }
}
