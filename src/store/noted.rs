//! What people noted besides texts, where names may stand: memos, translations, and what the log keeps of
//! memos as they were.

use super::{Db, Error, Result, Tx};
use domain::coding::Changes;
use domain::language::Language;
use entity::{coding, command, document, memo, mention, study_case, translation};
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

/// A quote in another language, and the document it is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translated {
    /// The document.
    pub document_id: i64,
    /// Its language.
    pub language: Language,
    /// The words.
    pub text: String,
}

/// Every translated quote of the study.
///
/// # Errors
/// Where the database cannot be read.
pub async fn translations(db: &impl Db, study_id: i64) -> Result<Vec<Translated>> {
    let rows = translated(db, study_id).await?;
    let codings = coding::Entity::find()
        .filter(coding::Column::Id.in_subquery(codings_of(study_id)))
        .filter(coding::Column::Id.in_subquery(
            Query::select().column(translation::Column::CodingId).from(translation::Entity).to_owned(),
        ))
        .all(db.connection())
        .await?;
    let documents: HashMap<i64, i64> = codings.into_iter().map(|row| (row.id, row.document_id)).collect();
    rows.into_iter()
        .filter_map(|row| Some((*documents.get(&row.coding_id)?, row)))
        .map(|(document_id, row)| {
            let language = language(&row)?;
            Ok(Translated { document_id, language, text: row.text })
        })
        .collect()
}

/// Whether any quote of the study was translated, and whether any was cited somewhere.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_quotes(db: &impl Db, study_id: i64) -> Result<(bool, bool)> {
    let translated = translation::Entity::find()
        .filter(translation::Column::CodingId.in_subquery(codings_of(study_id)))
        .one(db.connection())
        .await?;
    let cited = mention::Entity::find()
        .filter(mention::Column::CodingId.in_subquery(codings_of(study_id)))
        .one(db.connection())
        .await?;
    Ok((translated.is_some(), cited.is_some()))
}

/// Other words for some, in the language where it is known; `None` where they stay as they are.
pub type Reword<'a> = &'a (dyn Fn(&str, Option<Language>) -> Option<String> + Sync);

/// Puts other words in place of those of memos, even where they were taken out, of translations, and of
/// memos as the log keeps them: all alike, so that what was done can still be undone. Answers how many
/// memos and translations are others now.
///
/// # Errors
/// Where the database cannot be written.
pub async fn reword(tx: &Tx, study_id: i64, reword: Reword<'_>) -> Result<usize> {
    let mut count = 0;
    let memos = memo::Entity::find().filter(memo::COLUMN.study_id.eq(study_id)).all(tx.connection()).await?;
    for row in memos {
        if let Some(text) = reword(&row.text, None) {
            let row = memo::ActiveModel { id: Set(row.id), text: Set(text), ..Default::default() };
            row.update(tx.connection()).await?;
            count += 1;
        }
    }
    let cases = study_case::Entity::find().filter(study_case::COLUMN.study_id.eq(study_id));
    for row in cases.all(tx.connection()).await? {
        if let Some(text) = reword(&row.memo, None) {
            let row = study_case::ActiveModel { id: Set(row.id), memo: Set(text), ..Default::default() };
            row.update(tx.connection()).await?;
            count += 1;
        }
    }
    for row in translated(tx, study_id).await? {
        if let Some(text) = reword(&row.text, Some(language(&row)?)) {
            let (coding_id, language) = (Set(row.coding_id), Set(row.language));
            let row = translation::ActiveModel { coding_id, language, text: Set(text), ..Default::default() };
            row.update(tx.connection()).await?;
            count += 1;
        }
    }
    reword_log(tx, study_id, reword).await?;
    Ok(count)
}

async fn reword_log(tx: &Tx, study_id: i64, reword: Reword<'_>) -> Result<()> {
    let rows = command::Entity::find()
        .filter(command::COLUMN.study_id.eq(study_id))
        .filter(command::Column::Changes.contains("\"memos\""))
        .all(tx.connection())
        .await?;
    for row in rows {
        let mut changes: Changes =
            serde_json::from_str(&row.changes).map_err(|error| Error::corrupt("command", row.id, error))?;
        let mut any = false;
        let texts = changes.memos.iter_mut().flat_map(|memo| [&mut memo.before, &mut memo.after]);
        for text in texts.flatten() {
            if let Some(other) = reword(text, None) {
                *text = other;
                any = true;
            }
        }
        if any {
            let json = serde_json::to_string(&changes);
            let json = json.map_err(|error| Error::corrupt("command", row.id, error))?;
            let row = command::ActiveModel { id: Set(row.id), changes: Set(json), ..Default::default() };
            row.update(tx.connection()).await?;
        }
    }
    Ok(())
}

async fn translated(db: &impl Db, study_id: i64) -> Result<Vec<translation::Model>> {
    Ok(translation::Entity::find()
        .filter(translation::Column::CodingId.in_subquery(codings_of(study_id)))
        .order_by_asc(translation::COLUMN.coding_id)
        .all(db.connection())
        .await?)
}

fn language(row: &translation::Model) -> Result<Language> {
    let unknown = || Error::corrupt("translation", row.coding_id, "is in no language there is");
    Language::from_tag(&row.language).ok_or_else(unknown)
}

fn codings_of(study_id: i64) -> SelectStatement {
    let documents = Query::select()
        .column(document::Column::Id)
        .from(document::Entity)
        .and_where(document::Column::StudyId.eq(study_id))
        .to_owned();
    Query::select()
        .column(coding::Column::Id)
        .from(coding::Entity)
        .and_where(coding::Column::DocumentId.in_subquery(documents))
        .to_owned()
}
