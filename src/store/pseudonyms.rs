//! Names that are kept apart from texts: only whoever keeps a study's names may be shown what is here.

use super::studies::{Counter, raise};
use super::{Db, Error, Result, Tx};
use chrono::{DateTime, Utc};
use domain::coding::Changes;
use domain::coding::names::{Name, Replaced};
use domain::text::Span;
use entity::{case_document, coding, command, document, membership, passage, pseudonym, pseudonym_place};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashSet;

/// A name with what stands for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pseudonym {
    /// Its key.
    pub id: i64,
    /// The name.
    pub name: String,
    /// Other spellings.
    pub spellings: Vec<String>,
    /// What stands for it in texts.
    pub alias: String,
}

impl Pseudonym {
    /// As it is looked for.
    #[must_use]
    pub fn wanted(&self) -> Name {
        let mut spellings = vec![self.name.clone()];
        spellings.extend(self.spellings.iter().cloned());
        Name { id: self.id, spellings, alias: self.alias.clone() }
    }
}

/// Where a name stood, or what only seemed to be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stood {
    /// Its key.
    pub id: i64,
    /// The name.
    pub pseudonym_id: i64,
    /// The document.
    pub document_id: i64,
    /// Where what stands for it stands; for what is no name, the words themselves.
    pub span: Span,
    /// The words that stood there.
    pub original: String,
    /// What stands there; `None` for what is no name.
    pub shown: Option<String>,
}

/// The accounts that keep the study's names.
///
/// # Errors
/// Where the database cannot be read.
pub async fn keepers(db: &impl Db, study_id: i64) -> Result<HashSet<i64>> {
    let rows = membership::Entity::find()
        .filter(membership::COLUMN.study_id.eq(study_id))
        .filter(membership::COLUMN.keeper.eq(true))
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(|row| row.account_id).collect())
}

/// Lets a member keep the study's names, or no more.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_keeper(tx: &Tx, study_id: i64, account_id: i64, keeper: bool) -> Result<()> {
    membership::Entity::update_many()
        .col_expr(membership::Column::Keeper, Expr::value(keeper))
        .filter(membership::COLUMN.study_id.eq(study_id))
        .filter(membership::COLUMN.account_id.eq(account_id))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// The study's names, by name.
///
/// # Errors
/// Where the database cannot be read.
pub async fn all(db: &impl Db, study_id: i64) -> Result<Vec<Pseudonym>> {
    let rows = pseudonym::Entity::find()
        .filter(pseudonym::COLUMN.study_id.eq(study_id))
        .order_by_asc(pseudonym::COLUMN.name)
        .order_by_asc(pseudonym::COLUMN.id)
        .all(db.connection())
        .await?;
    let lines = |text: &str| text.lines().map(str::to_owned).collect();
    Ok(rows
        .into_iter()
        .map(|row| Pseudonym {
            id: row.id,
            spellings: lines(&row.spellings),
            name: row.name,
            alias: row.alias,
        })
        .collect())
}

/// Adds a name (its `id` 0) or puts one in place of what it was.
///
/// # Errors
/// Where the database cannot be written.
pub async fn put(tx: &Tx, study_id: i64, name: &Pseudonym, now: DateTime<Utc>) -> Result<()> {
    let row = pseudonym::ActiveModel {
        name: Set(name.name.clone()),
        spellings: Set(name.spellings.join("\n")),
        alias: Set(name.alias.clone()),
        changed_at: Set(now),
        ..Default::default()
    };
    if name.id == 0 {
        let row = pseudonym::ActiveModel { study_id: Set(study_id), created_at: Set(now), ..row };
        pseudonym::Entity::insert(row).exec(tx.connection()).await?;
    } else {
        pseudonym::ActiveModel { id: Set(name.id), ..row }.update(tx.connection()).await?;
    }
    Ok(())
}

/// Takes a name out with all that is known of its places: the texts stay as they are.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove(tx: &Tx, study_id: i64, id: i64) -> Result<()> {
    pseudonym::Entity::delete_many()
        .filter(pseudonym::COLUMN.study_id.eq(study_id))
        .filter(pseudonym::COLUMN.id.eq(id))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Where names stood in a document, and what only seemed to be one.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_document(db: &impl Db, document_id: i64) -> Result<Vec<Stood>> {
    let rows = pseudonym_place::Entity::find()
        .filter(pseudonym_place::COLUMN.document_id.eq(document_id))
        .order_by_asc(pseudonym_place::COLUMN.start)
        .all(db.connection())
        .await?;
    rows.into_iter().map(stood).collect()
}

/// Notes that words only seem to be a name.
///
/// # Errors
/// Where the database cannot be written.
pub async fn dismiss(tx: &Tx, place: &Stood, by: i64, now: DateTime<Utc>) -> Result<()> {
    insert(tx, place, ("dismissed", by), now).await
}

async fn insert(tx: &Tx, place: &Stood, (state, by): (&str, i64), now: DateTime<Utc>) -> Result<()> {
    let row = pseudonym_place::ActiveModel {
        pseudonym_id: Set(place.pseudonym_id),
        document_id: Set(place.document_id),
        state: Set(state.to_owned()),
        start: Set(number(place.span.start)?),
        end: Set(number(place.span.end)?),
        original: Set(place.original.clone()),
        shown: Set(place.shown.clone()),
        account_id: Set(Some(by)),
        placed_at: Set(now),
        ..Default::default()
    };
    pseudonym_place::Entity::insert(row).exec(tx.connection()).await?;
    Ok(())
}

/// Puts a document's text in place of what it was, and everything that stands in it where it stands now:
/// passages, codings even where they were taken off, what the log says of them, and the places of names.
/// Of the old text nothing is left but the words of `places`.
///
/// # Errors
/// Where the database cannot be written.
pub async fn rewrite(
    tx: &Tx,
    (study_id, document_id): (i64, i64),
    replaced: &Replaced,
    (places, by): (&[Stood], i64),
    now: DateTime<Utc>,
) -> Result<()> {
    for before in of_document(tx, document_id).await? {
        let span = replaced.moved(before.span);
        let (start, end) = (Set(number(span.start)?), Set(number(span.end)?));
        let row = pseudonym_place::ActiveModel { id: Set(before.id), start, end, ..Default::default() };
        row.update(tx.connection()).await?;
    }
    for place in places {
        insert(tx, place, ("replaced", by), now).await?;
    }
    let passages = passage::Entity::find()
        .filter(passage::COLUMN.document_id.eq(document_id))
        .all(tx.connection())
        .await?;
    for row in passages {
        let span = replaced.moved(span(row.start, row.end)?);
        let (start, end) = (number(span.start)?, number(span.end)?);
        if (start, end) != (row.start, row.end) {
            let key = (Set(row.document_id), Set(row.number));
            let row = passage::ActiveModel {
                document_id: key.0,
                number: key.1,
                start: Set(start),
                end: Set(end),
                ..Default::default()
            };
            row.update(tx.connection()).await?;
        }
    }
    let mut moved = HashSet::new();
    let codings = coding::Entity::find()
        .filter(coding::COLUMN.document_id.eq(document_id))
        .all(tx.connection())
        .await?;
    for row in codings {
        moved.insert(row.id);
        let span = replaced.moved(span(row.start, row.end)?);
        let (start, end) = (Set(number(span.start)?), Set(number(span.end)?));
        let row = coding::ActiveModel { id: Set(row.id), start, end, ..Default::default() };
        row.update(tx.connection()).await?;
    }
    rewrite_log(tx, study_id, &moved, replaced).await?;
    let change = raise(tx, study_id, Counter::Changes, 1).await?;
    let row = document::ActiveModel {
        id: Set(document_id),
        text: Set(replaced.text.clone()),
        change: Set(change),
        ..Default::default()
    };
    row.update(tx.connection()).await?;
    super::corrections::begin_anew(tx, (study_id, document_id), by, now).await
}

/// Gives a speaker of a document another name. Where another speaker is called so already, a case that has
/// the words of both has those of the one name from then on.
///
/// # Errors
/// Where the database cannot be written.
pub async fn rename_speaker(tx: &Tx, document_id: i64, before: &str, after: &str) -> Result<()> {
    if before == after {
        return Ok(());
    }
    passage::Entity::update_many()
        .col_expr(passage::Column::Speaker, Expr::value(after))
        .filter(passage::COLUMN.document_id.eq(document_id))
        .filter(passage::COLUMN.speaker.eq(before))
        .exec(tx.connection())
        .await?;
    let there = case_document::Entity::find()
        .filter(case_document::COLUMN.document_id.eq(document_id))
        .filter(case_document::COLUMN.speaker.eq(after))
        .all(tx.connection())
        .await?;
    case_document::Entity::delete_many()
        .filter(case_document::COLUMN.document_id.eq(document_id))
        .filter(case_document::COLUMN.speaker.eq(before))
        .filter(case_document::Column::CaseId.is_in(there.iter().map(|row| row.case_id)))
        .exec(tx.connection())
        .await?;
    case_document::Entity::update_many()
        .col_expr(case_document::Column::Speaker, Expr::value(after))
        .filter(case_document::COLUMN.document_id.eq(document_id))
        .filter(case_document::COLUMN.speaker.eq(before))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// What the log says of codings, by where they stand now: so that all can still be undone.
async fn rewrite_log(tx: &Tx, study_id: i64, codings: &HashSet<i64>, replaced: &Replaced) -> Result<()> {
    let rows = command::Entity::find()
        .filter(command::COLUMN.study_id.eq(study_id))
        .filter(command::Column::Changes.contains("\"codings\""))
        .all(tx.connection())
        .await?;
    for row in rows {
        let mut changes: Changes =
            serde_json::from_str(&row.changes).map_err(|error| Error::corrupt("command", row.id, error))?;
        let before = changes.clone();
        for change in changes.codings.iter_mut().filter(|change| codings.contains(&change.id)) {
            for placed in [&mut change.before, &mut change.after].into_iter().flatten() {
                placed.span = replaced.moved(placed.span);
            }
        }
        if changes != before {
            let json = serde_json::to_string(&changes);
            let json = json.map_err(|error| Error::corrupt("command", row.id, error))?;
            let row = command::ActiveModel { id: Set(row.id), changes: Set(json), ..Default::default() };
            row.update(tx.connection()).await?;
        }
    }
    Ok(())
}

fn number(place: usize) -> Result<i32> {
    i32::try_from(place).map_err(|_| Error::corrupt("document", place, "is beyond what the database keeps"))
}

fn span(start: i32, end: i32) -> Result<Span> {
    let place =
        |at: i32| usize::try_from(at).map_err(|_| Error::corrupt("document", at, "is before the text"));
    Ok(Span { start: place(start)?, end: place(end)? })
}

fn stood(row: pseudonym_place::Model) -> Result<Stood> {
    Ok(Stood {
        id: row.id,
        pseudonym_id: row.pseudonym_id,
        document_id: row.document_id,
        span: span(row.start, row.end)?,
        original: row.original,
        shown: row.shown,
    })
}
