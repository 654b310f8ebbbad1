//! Versions of corrected documents, and what became of codings in each correction.

use super::documents::{self, Passage};
use super::{Db, Error, Result, Tx};
use chrono::{DateTime, Utc};
use domain::language::Language;
use domain::text::Span;
use entity::{document, document_version, passage, reanchoring};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, Condition, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};
use serde::{Deserialize, Serialize};

/// A version, without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// 1, 2, 3…
    pub number: i32,
    /// Who made it; `None` where the account is gone.
    pub account_id: Option<i64>,
    /// When.
    pub made_at: DateTime<Utc>,
    /// Why.
    pub note: String,
    /// The number of its command in the study's log; 0 for the first, and for the one with other names in
    /// it that of the version before.
    pub change: i64,
}

/// What became of a coding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The same words in another place.
    Moved,
    /// Other words.
    Changed,
    /// No words.
    Lost,
}

/// What somebody decided about it, or what decided itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is right so.
    Confirmed,
    /// It was placed anew.
    Placed,
    /// The coding may go.
    LetGo,
    /// A later correction brought the words back, or changed them again.
    Overtaken,
}

macro_rules! tags {
    ($type:ident { $($value:ident => $tag:literal),+ $(,)? }) => {
        impl $type {
            const fn tag(self) -> &'static str {
                match self { $(Self::$value => $tag),+ }
            }

            fn from_tag(tag: &str) -> Option<Self> {
                match tag { $($tag => Some(Self::$value),)+ _ => None }
            }
        }
    };
}

tags!(Kind { Moved => "moved", Changed => "changed", Lost => "lost" });
tags!(Decision { Confirmed => "confirmed", Placed => "placed", LetGo => "let-go", Overtaken => "overtaken" });

/// What a correction did to a coding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reanchoring {
    /// Its key; ignored in a new one.
    pub id: i64,
    /// The version that the correction made.
    pub version: i32,
    /// The coding.
    pub coding_id: i64,
    /// What became of it.
    pub kind: Kind,
    /// Where it stood in the version before.
    pub before: Span,
    /// Where it stood in that version.
    pub after: Option<Span>,
    /// The words that it had when somebody last agreed to them; nothing where they were forgotten with the
    /// names in them.
    pub quote: String,
    /// What was decided.
    pub decision: Option<Decision>,
}

/// A passage as a version keeps it.
#[derive(Serialize, Deserialize)]
struct Kept {
    #[serde(rename = "n")]
    number: i32,
    #[serde(rename = "s", skip_serializing_if = "Option::is_none", default)]
    speaker: Option<String>,
    #[serde(rename = "t", skip_serializing_if = "Option::is_none", default)]
    begins: Option<i32>,
    #[serde(rename = "l", skip_serializing_if = "Option::is_none", default)]
    language: Option<Language>,
    #[serde(flatten)]
    span: Span,
}

/// A version as its columns are read: number, account, when, note, number in the log.
type Row = (i32, Option<i64>, DateTime<Utc>, String, i64);

/// The versions of a document, the newest first; the first alone where it was never corrected.
///
/// # Errors
/// Where the database cannot be read.
pub async fn versions(db: &impl Db, document_id: i64) -> Result<Vec<Version>> {
    let rows: Vec<Row> = document_version::Entity::find()
        .filter(document_version::COLUMN.document_id.eq(document_id))
        .order_by_desc(document_version::COLUMN.number)
        .select_only()
        .column(document_version::Column::Number)
        .column(document_version::Column::AccountId)
        .column(document_version::Column::MadeAt)
        .column(document_version::Column::Note)
        .column(document_version::Column::Change)
        .into_tuple()
        .all(db.connection())
        .await?;
    if rows.is_empty() {
        let row = document::Entity::find_by_id(document_id).one(db.connection()).await?;
        let first = row.map(|row| Version {
            number: row.version,
            account_id: row.created_by,
            made_at: row.created_at,
            note: String::new(),
            change: 0,
        });
        return Ok(first.into_iter().collect());
    }
    let version =
        |(number, account_id, made_at, note, change)| Version { number, account_id, made_at, note, change };
    Ok(rows.into_iter().map(version).collect())
}

/// The text of a version of a document that was corrected, and where its passages lie.
///
/// # Errors
/// Where the database cannot be read.
pub async fn text(db: &impl Db, document_id: i64, number: i32) -> Result<Option<(String, Vec<Span>)>> {
    let row = document_version::Entity::find_by_id((document_id, number)).one(db.connection()).await?;
    let Some(row) = row else { return Ok(None) };
    let place = || format!("{document_id}/{number}");
    let passages: Vec<Kept> = serde_json::from_str(&row.passages)
        .map_err(|error| Error::corrupt("document_version", place(), error))?;
    Ok(Some((row.text, passages.into_iter().map(|passage| passage.span).collect())))
}

/// Puts a text in place of a document's, which becomes the next version of it, and keeps the one before.
/// The number in the log is noted by [`set_change`].
///
/// # Errors
/// Where the database cannot be written.
pub async fn replace(
    tx: &Tx,
    document: &documents::Document,
    (text, passages): (&str, &[Passage]),
    (account_id, note): (i64, &str),
    now: DateTime<Utc>,
) -> Result<i32> {
    let (id, number) = (document.listed.id, document.version + 1);
    if document.version == 1 {
        let first = document::Entity::find_by_id(id).one(tx.connection()).await?;
        let first = first.ok_or_else(|| Error::corrupt("document", id, "is gone"))?;
        let version = document_version::Model {
            document_id: id,
            number: 1,
            text: first.text,
            passages: written(&document.passages)?,
            account_id: first.created_by,
            made_at: first.created_at,
            note: String::new(),
            change: 0,
        };
        document_version::Entity::insert(version.into_active_model().reset_all())
            .exec_without_returning(tx.connection())
            .await?;
    }
    let version = document_version::Model {
        document_id: id,
        number,
        text: text.to_owned(),
        passages: written(passages)?,
        account_id: Some(account_id),
        made_at: now,
        note: note.to_owned(),
        change: 0,
    };
    document_version::Entity::insert(version.into_active_model().reset_all())
        .exec_without_returning(tx.connection())
        .await?;
    let row = document::ActiveModel {
        id: Set(id),
        text: Set(text.to_owned()),
        version: Set(number),
        ..Default::default()
    };
    row.update(tx.connection()).await?;
    passage::Entity::delete_many().filter(passage::COLUMN.document_id.eq(id)).exec(tx.connection()).await?;
    documents::insert(tx, id, passages).await?;
    Ok(number)
}

/// Forgets every earlier text of a document, and the words of codings that its corrections moved: what it
/// is now is its next version, from which corrections go on. What somebody has to decide stays, without
/// the words that were.
///
/// # Errors
/// Where the database cannot be written.
pub(super) async fn begin_anew(
    tx: &Tx,
    (study_id, document_id): (i64, i64),
    by: i64,
    now: DateTime<Utc>,
) -> Result<()> {
    let document = documents::by_id(tx, study_id, document_id).await?;
    let document = document.ok_or_else(|| Error::corrupt("document", document_id, "is gone"))?;
    // What was done before the last correction stands at places of a text that is forgotten.
    let change = versions(tx, document_id).await?.first().map_or(0, |newest| newest.change);
    document_version::Entity::delete_many()
        .filter(document_version::COLUMN.document_id.eq(document_id))
        .exec(tx.connection())
        .await?;
    let decided = Condition::any()
        .add(reanchoring::COLUMN.decision.is_not_null())
        .add(reanchoring::COLUMN.kind.eq(Kind::Moved.tag()));
    reanchoring::Entity::delete_many()
        .filter(reanchoring::COLUMN.document_id.eq(document_id))
        .filter(decided)
        .exec(tx.connection())
        .await?;
    reanchoring::Entity::update_many()
        .col_expr(reanchoring::Column::Quote, Expr::value(""))
        .filter(reanchoring::COLUMN.document_id.eq(document_id))
        .exec(tx.connection())
        .await?;
    let number = document.version + 1;
    let version = document_version::Model {
        document_id,
        number,
        passages: written(&document.passages)?,
        text: document.text,
        account_id: Some(by),
        made_at: now,
        note: String::new(),
        change,
    };
    document_version::Entity::insert(version.into_active_model().reset_all())
        .exec_without_returning(tx.connection())
        .await?;
    let row = document::ActiveModel { id: Set(document_id), version: Set(number), ..Default::default() };
    row.update(tx.connection()).await?;
    Ok(())
}

fn written(passages: &[Passage]) -> Result<String> {
    let kept: Vec<Kept> = passages
        .iter()
        .map(|passage| Kept {
            number: passage.number,
            speaker: passage.speaker.clone(),
            begins: passage.begins,
            language: passage.language,
            span: passage.span(),
        })
        .collect();
    serde_json::to_string(&kept).map_err(|error| Error::corrupt("document_version", "new", error))
}

/// Notes the number of a version's command in the study's log.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_change(tx: &Tx, document_id: i64, number: i32, change: i64) -> Result<()> {
    let row = document_version::ActiveModel {
        document_id: Set(document_id),
        number: Set(number),
        change: Set(change),
        ..Default::default()
    };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Notes what a correction did to codings.
///
/// # Errors
/// Where the database cannot be written.
pub async fn note(
    tx: &Tx,
    document_id: i64,
    all: &[Reanchoring],
    (by, now): (i64, DateTime<Utc>),
) -> Result<()> {
    const AT_ONCE: usize = 500;
    let place = |at: usize| {
        i32::try_from(at).map_err(|_| Error::corrupt("reanchoring", at, "is beyond what the database keeps"))
    };
    for chunk in all.chunks(AT_ONCE) {
        let mut rows = Vec::with_capacity(chunk.len());
        for new in chunk {
            rows.push(reanchoring::ActiveModel {
                document_id: Set(document_id),
                version: Set(new.version),
                coding_id: Set(new.coding_id),
                kind: Set(new.kind.tag().to_owned()),
                start_before: Set(place(new.before.start)?),
                end_before: Set(place(new.before.end)?),
                start_after: Set(new.after.map(|span| place(span.start)).transpose()?),
                end_after: Set(new.after.map(|span| place(span.end)).transpose()?),
                quote: Set(new.quote.clone()),
                decision: Set(new.decision.map(|decision| decision.tag().to_owned())),
                decided_by: Set(new.decision.map(|_| by)),
                decided_at: Set(new.decision.map(|_| now)),
                ..Default::default()
            });
        }
        reanchoring::Entity::insert_many(rows).exec_without_returning(tx.connection()).await?;
    }
    Ok(())
}

/// What is to be decided about a document's codings, in the order in which they were coded.
///
/// # Errors
/// Where the database cannot be read.
pub async fn open(db: &impl Db, document_id: i64) -> Result<Vec<Reanchoring>> {
    let rows = reanchoring::Entity::find()
        .filter(reanchoring::COLUMN.document_id.eq(document_id))
        .filter(reanchoring::COLUMN.decision.is_null())
        .filter(reanchoring::COLUMN.kind.ne(Kind::Moved.tag()))
        .order_by_asc(reanchoring::COLUMN.id)
        .all(db.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// Notes what was decided.
///
/// # Errors
/// Where the database cannot be written.
pub async fn decide(tx: &Tx, id: i64, decision: Decision, (by, now): (i64, DateTime<Utc>)) -> Result<()> {
    let row = reanchoring::ActiveModel {
        id: Set(id),
        decision: Set(Some(decision.tag().to_owned())),
        decided_by: Set(Some(by)),
        decided_at: Set(Some(now)),
        ..Default::default()
    };
    row.update(tx.connection()).await?;
    Ok(())
}

fn read(row: reanchoring::Model) -> Result<Reanchoring> {
    let corrupt = |what: &str| Error::corrupt("reanchoring", row.id, what);
    let place = |at: i32| usize::try_from(at).map_err(|_| corrupt("stands before the text"));
    let kind = Kind::from_tag(&row.kind).ok_or_else(|| corrupt("is of no kind"))?;
    let decision = row.decision.as_deref();
    let decision =
        decision.map(|tag| Decision::from_tag(tag).ok_or_else(|| corrupt("was decided strangely")));
    let before = Span { start: place(row.start_before)?, end: place(row.end_before)? };
    let after = match (row.start_after, row.end_after) {
        (Some(start), Some(end)) => Some(Span { start: place(start)?, end: place(end)? }),
        _ => None,
    };
    Ok(Reanchoring {
        id: row.id,
        version: row.version,
        coding_id: row.coding_id,
        kind,
        before,
        after,
        quote: row.quote.clone(),
        decision: decision.transpose()?,
    })
}
