//! Transcripts and their passages. Spans are Unicode code points, the end exclusive.

use super::studies::{Counter, raise};
use super::{Db, Result, Tx};
use chrono::{DateTime, Utc};
use domain::language::Language;
use domain::text::Span;
use entity::{document, passage};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, ExprTrait, IntoActiveModel, Iterable, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, Query, SelectStatement},
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A document without its text, as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its key.
    pub id: i64,
    /// The study.
    pub study_id: i64,
    /// Its name, for instance a pseudonym.
    pub name: String,
    /// The language most of it is in.
    pub language: Language,
    /// Age, region, role… as JSON of `domain::coding`.
    pub attributes: String,
    /// The study's change counter when its text or codings last changed.
    pub change: i64,
    /// When it was taken out.
    pub removed_at: Option<DateTime<Utc>>,
    /// Which answers it gathers, where it is made of answers.
    pub gathers: Option<Gathers>,
}

/// What a document that is made of answers gathers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gathers {
    /// Those to the question of that name.
    Question(String),
    /// Those of that submission, or of what corrects it.
    Submission(Uuid),
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What lists show.
    pub listed: Listed,
    /// The text, NFC with LF line ends.
    pub text: String,
    /// Its turns, in order.
    pub passages: Vec<Passage>,
    /// Which version of it this is: 1, 2, 3…
    pub version: i32,
}

/// A turn or paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// 1, 2, 3… within the document.
    pub number: i32,
    /// Who speaks.
    pub speaker: Option<String>,
    /// When it begins in the recording, in thousandths of a second.
    pub begins: Option<i32>,
    /// Where its words begin.
    pub start: i32,
    /// Where they end, exclusive.
    pub end: i32,
    /// The language of its words; that of the document where `None`.
    pub language: Option<Language>,
    /// The answer that it is, where it is one.
    pub answer: Option<Answered>,
}

/// Which answer a passage is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The submission.
    pub submission_id: Uuid,
    /// The name of the question.
    pub question: String,
    /// The last of its corrections that somebody decided about.
    pub settled_id: Option<Uuid>,
}

impl Passage {
    /// A passage as the transcript has it.
    ///
    /// # Errors
    /// Where a number is beyond what the database keeps, which no document that is taken reaches.
    pub fn of(passage: &domain::text::Passage) -> std::result::Result<Self, std::num::TryFromIntError> {
        Ok(Self {
            number: passage.number.try_into()?,
            speaker: passage.speaker.clone(),
            begins: passage.time.map(i32::try_from).transpose()?,
            start: passage.span.start.try_into()?,
            end: passage.span.end.try_into()?,
            language: passage.language,
            answer: None,
        })
    }

    /// Where it stands, in code points.
    #[must_use]
    pub fn span(&self) -> Span {
        Span { start: usize::try_from(self.start).unwrap_or(0), end: usize::try_from(self.end).unwrap_or(0) }
    }
}

/// What a new document is made of.
#[derive(Debug)]
pub struct NewDocument<'a> {
    /// The study.
    pub study_id: i64,
    /// See [`Listed`].
    pub name: &'a str,
    /// See [`Listed`].
    pub language: Language,
    /// See [`Listed`].
    pub attributes: &'a str,
    /// See [`Document`].
    pub text: &'a str,
    /// See [`Document`].
    pub passages: &'a [Passage],
    /// Who adds it.
    pub by: Option<i64>,
    /// See [`Listed`].
    pub gathers: Option<Gathers>,
}

/// The study's documents, by name.
///
/// # Errors
/// Where the database cannot be read.
pub async fn list(db: &impl Db, study_id: i64) -> Result<Vec<Listed>> {
    let rows = document::Entity::find()
        .filter(document::COLUMN.study_id.eq(study_id))
        .filter(document::COLUMN.removed_at.is_null())
        .order_by_asc(document::COLUMN.name)
        .order_by_asc(document::COLUMN.id)
        .select_only()
        .columns(document::Column::iter().filter(|column| !matches!(column, document::Column::Text)))
        // The texts may be many megabytes, and no list shows them.
        .expr_as(Expr::val(""), "text")
        .all(db.connection())
        .await?;
    rows.into_iter().map(|row| listed(&row)).collect()
}

/// The keys of the study's documents, for a query of what belongs to them.
pub(super) fn keys(study_id: i64) -> SelectStatement {
    Query::select()
        .column(document::Column::Id)
        .from(document::Entity)
        .and_where(Expr::col(document::Column::StudyId).eq(study_id))
        .and_where(Expr::col(document::Column::RemovedAt).is_null())
        .to_owned()
}

/// How long the study's documents are, in code points, by key.
///
/// # Errors
/// Where the database cannot be read.
pub async fn lengths(db: &impl Db, study_id: i64) -> Result<Vec<(i64, usize)>> {
    let rows: Vec<(i64, Option<i32>)> = passage::Entity::find()
        .filter(passage::Column::DocumentId.in_subquery(keys(study_id)))
        .select_only()
        .column(passage::Column::DocumentId)
        .column_as(passage::Column::End.max(), "length")
        .group_by(passage::Column::DocumentId)
        .into_tuple()
        .all(db.connection())
        .await?;
    let length = |end: Option<i32>| end.and_then(|end| usize::try_from(end).ok()).unwrap_or_default();
    Ok(rows.into_iter().map(|(id, end)| (id, length(end))).collect())
}

/// The document of that key, in that study, unless taken out.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_id(db: &impl Db, study_id: i64, id: i64) -> Result<Option<Document>> {
    let row = document::Entity::find_by_id(id)
        .filter(document::COLUMN.study_id.eq(study_id))
        .filter(document::COLUMN.removed_at.is_null())
        .one(db.connection())
        .await?;
    let Some(row) = row else { return Ok(None) };
    let passages = passages(db, id).await?;
    Ok(Some(Document { listed: listed(&row)?, text: row.text, passages, version: row.version }))
}

/// The passages of a document, in order.
///
/// # Errors
/// Where the database cannot be read.
pub async fn passages(db: &impl Db, id: i64) -> Result<Vec<Passage>> {
    let passages = passage::Entity::find()
        .filter(passage::COLUMN.document_id.eq(id))
        .order_by_asc(passage::COLUMN.number)
        .all(db.connection())
        .await?;
    passages.into_iter().map(of_row).collect()
}

/// The version of each of the study's documents, and the change that it is of.
///
/// # Errors
/// Where the database cannot be read.
pub async fn versions(db: &impl Db, study_id: i64) -> Result<BTreeMap<i64, (i32, i64)>> {
    let rows: Vec<(i64, i32, i64)> = document::Entity::find()
        .filter(document::COLUMN.study_id.eq(study_id))
        .filter(document::COLUMN.removed_at.is_null())
        .select_only()
        .column(document::Column::Id)
        .column(document::Column::Version)
        .column(document::Column::Change)
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(|(id, version, change)| (id, (version, change))).collect())
}

/// Whether the study has that document.
///
/// # Errors
/// Where the database cannot be read.
pub async fn is_there(db: &impl Db, study_id: i64, id: i64) -> Result<bool> {
    let found = document::Entity::find_by_id(id)
        .filter(document::COLUMN.study_id.eq(study_id))
        .filter(document::COLUMN.removed_at.is_null())
        .select_only()
        .column(document::Column::Id)
        .into_tuple::<i64>()
        .one(db.connection())
        .await?;
    Ok(found.is_some())
}

/// Adds a document and answers its key.
///
/// # Errors
/// Where the database cannot be written.
pub async fn add(tx: &Tx, new: &NewDocument<'_>, now: DateTime<Utc>) -> Result<i64> {
    let row = document::ActiveModel {
        study_id: Set(new.study_id),
        name: Set(new.name.to_owned()),
        language: Set(new.language.tag().to_owned()),
        attributes: Set(new.attributes.to_owned()),
        text: Set(new.text.to_owned()),
        change: Set(raise(tx, new.study_id, Counter::Changes, 1).await?),
        created_by: Set(new.by),
        created_at: Set(now),
        removed_at: Set(None),
        version: Set(1),
        question: Set(match &new.gathers {
            Some(Gathers::Question(name)) => Some(name.clone()),
            _ => None,
        }),
        submission_id: Set(match new.gathers {
            Some(Gathers::Submission(id)) => Some(id),
            _ => None,
        }),
        ..Default::default()
    };
    let id = document::Entity::insert(row).exec(tx.connection()).await?.last_insert_id;
    insert(tx, id, new.passages).await?;
    Ok(id)
}

/// Adds passages to a document.
pub(super) async fn insert(tx: &Tx, document_id: i64, passages: &[Passage]) -> Result<()> {
    const AT_ONCE: usize = 1_000;
    for chunk in passages.chunks(AT_ONCE) {
        let rows = chunk.iter().map(|p| row(document_id, p).into_active_model().reset_all());
        passage::Entity::insert_many(rows).exec_without_returning(tx.connection()).await?;
    }
    Ok(())
}

/// Says in which language most of a document is.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_language(tx: &Tx, id: i64, language: Language) -> Result<()> {
    let language = Set(language.tag().to_owned());
    document::ActiveModel { id: Set(id), language, ..Default::default() }.update(tx.connection()).await?;
    Ok(())
}

/// Says in which language a passage is; as the document where `None`.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_passage_language(
    tx: &Tx,
    (document_id, number): (i64, i32),
    language: Option<Language>,
) -> Result<()> {
    let language = Set(language.map(|language| language.tag().to_owned()));
    let (document_id, number) = (Set(document_id), Set(number));
    let row = passage::ActiveModel { document_id, number, language, ..Default::default() };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Where a document comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// Its key.
    pub id: i64,
    /// Its identity where it came from elsewhere.
    pub guid: Option<Uuid>,
    /// Who added it; `None` where the account is gone.
    pub by: Option<i64>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Where the study's documents come from.
///
/// # Errors
/// Where the database cannot be read.
pub async fn provenance(db: &impl Db, study_id: i64) -> Result<Vec<Provenance>> {
    let rows = document::Entity::find()
        .select_only()
        .column(document::Column::Id)
        .column(document::Column::Guid)
        .column(document::Column::CreatedBy)
        .column(document::Column::CreatedAt)
        .filter(document::COLUMN.study_id.eq(study_id))
        .filter(document::COLUMN.removed_at.is_null())
        .order_by_asc(document::COLUMN.id)
        .into_tuple::<(i64, Option<Uuid>, Option<i64>, DateTime<Utc>)>()
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(|(id, guid, by, at)| Provenance { id, guid, by, at }).collect())
}

/// Notes the identity that a document brought from elsewhere.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_guid(tx: &Tx, id: i64, guid: Uuid) -> Result<()> {
    let row = document::ActiveModel { id: Set(id), guid: Set(Some(guid)), ..Default::default() };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Takes a document out of sight; its codings stay for the case that it comes back.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove(tx: &Tx, study_id: i64, id: i64, now: DateTime<Utc>) -> Result<()> {
    let row = document::ActiveModel { id: Set(id), removed_at: Set(Some(now)), ..Default::default() };
    row.update(tx.connection()).await?;
    touch(tx, study_id, id).await
}

/// Notes that the document or its codings changed, so that every search index takes it in again.
///
/// # Errors
/// Where the database cannot be written.
pub async fn touch(tx: &Tx, study_id: i64, id: i64) -> Result<()> {
    let change = raise(tx, study_id, Counter::Changes, 1).await?;
    document::ActiveModel { id: Set(id), change: Set(change), ..Default::default() }
        .update(tx.connection())
        .await?;
    Ok(())
}

/// Documents of the study that changed after `change`, those taken out among them, in the order
/// in which they changed.
///
/// # Errors
/// Where the database cannot be read.
pub async fn changed_after(db: &impl Db, study_id: i64, change: i64, limit: u64) -> Result<Vec<Listed>> {
    let rows = document::Entity::find()
        .filter(document::COLUMN.study_id.eq(study_id))
        .filter(document::COLUMN.change.gt(change))
        .order_by_asc(document::COLUMN.change)
        .limit(limit)
        .all(db.connection())
        .await?;
    rows.iter().map(listed).collect()
}

fn listed(row: &document::Model) -> Result<Listed> {
    Ok(Listed {
        id: row.id,
        study_id: row.study_id,
        name: row.name.clone(),
        language: super::language("document", &row.id, &row.language)?,
        attributes: row.attributes.clone(),
        change: row.change,
        removed_at: row.removed_at,
        gathers: gathers(row),
    })
}

/// What answers a document gathers.
pub(super) fn gathers(row: &document::Model) -> Option<Gathers> {
    match (&row.question, row.submission_id) {
        (Some(name), _) => Some(Gathers::Question(name.clone())),
        (None, Some(id)) => Some(Gathers::Submission(id)),
        (None, None) => None,
    }
}

/// A passage as the database has it.
pub(super) fn of_row(row: passage::Model) -> Result<Passage> {
    let place = || format!("{}/{}", row.document_id, row.number);
    let language =
        row.language.as_deref().map(|tag| super::language("passage", &place(), tag)).transpose()?;
    let answer = row.submission_id.zip(row.question).map(|(submission_id, question)| Answered {
        submission_id,
        question,
        settled_id: row.settled_id,
    });
    let (number, speaker, begins, start, end) = (row.number, row.speaker, row.begins, row.start, row.end);
    Ok(Passage { number, speaker, begins, start, end, language, answer })
}

fn row(document_id: i64, passage: &Passage) -> passage::Model {
    let answer = passage.answer.as_ref();
    passage::Model {
        document_id,
        number: passage.number,
        speaker: passage.speaker.clone(),
        begins: passage.begins,
        start: passage.start,
        end: passage.end,
        language: passage.language.map(|language| language.tag().to_owned()),
        submission_id: answer.map(|answer| answer.submission_id),
        question: answer.map(|answer| answer.question.clone()),
        settled_id: answer.and_then(|answer| answer.settled_id),
    }
}
