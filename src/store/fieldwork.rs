//! What came when and in which way, where interviews stopped, and how many responses are wanted: never
//! what was answered.

use super::records::moment;
use super::submissions::current;
use super::{Db, Error, Result, Tx};
use chrono::{DateTime, Utc};
use domain::fieldwork::{Begun, Target};
use domain::language::Language;
use entity::{draft, fieldwork_target, study, submission};
use sea_orm::sea_query::{ExprTrait, SimpleExpr};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::Expr,
};
use std::ops::{Range, RangeInclusive};

/// What changes whenever the fieldwork goes on, read from indexes alone: whoever knows it as it is now has
/// nothing to count anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pulse {
    /// The number of the study's newest submission.
    pub submissions: i64,
    /// How many submissions are superseded.
    pub superseded: i64,
    /// How many drafts there are.
    pub drafts: u64,
    /// How many of them were saved since the moment that was asked for.
    pub fresh: u64,
    /// When one was saved last.
    pub saved_at: Option<DateTime<Utc>>,
}

/// How far the fieldwork is. `since` tells fresh drafts from others.
///
/// # Errors
/// Where the database cannot be read.
pub async fn pulse(db: &impl Db, study_id: i64, since: DateTime<Utc>) -> Result<Pulse> {
    let study = study::Entity::find_by_id(study_id).one(db.connection()).await?;
    let study = study.ok_or_else(|| Error::corrupt("study", study_id, "is gone"))?;
    let drafts = || draft::Entity::find().filter(draft::COLUMN.study_id.eq(study_id));
    let newest = drafts()
        .select_only()
        .column(draft::Column::SavedAt)
        .order_by_desc(draft::COLUMN.saved_at)
        .limit(1)
        .into_tuple::<DateTime<Utc>>();
    Ok(Pulse {
        submissions: study.submissions,
        superseded: study.superseded,
        drafts: drafts().count(db.connection()).await?,
        fresh: drafts().filter(draft::COLUMN.saved_at.gte(since)).count(db.connection()).await?,
        saved_at: newest.one(db.connection()).await?,
    })
}

/// Many responses as one text, a line each: see [`super::records::Records`].
pub struct Lines(String);

/// What is known of a response besides its answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'l> {
    /// The version of the form.
    pub form_version_id: i64,
    /// The language it was given in.
    pub language: Language,
    /// How it came, as [`super::submissions::Origin`] is written.
    pub origin: &'l str,
    /// When it was begun.
    pub started_at: DateTime<Utc>,
    /// When the respondent had finished.
    pub finished_at: DateTime<Utc>,
    /// When it came.
    pub submitted_at: DateTime<Utc>,
}

impl Lines {
    /// Each of them, in no order.
    ///
    /// # Errors
    /// Where a row holds what this program never writes.
    pub fn iter(&self) -> impl Iterator<Item = Result<Line<'_>>> {
        self.0.lines().map(read)
    }
}

fn read(line: &str) -> Result<Line<'_>> {
    let corrupt = |what: &dyn std::fmt::Display| Error::corrupt("submission", line, what);
    let parts: Vec<&str> = line.split('\t').collect();
    let [version, language, origin, started, finished, submitted] = parts[..] else {
        return Err(corrupt(&"it is torn"));
    };
    let at = |text: &str| moment(text).map_err(|error| corrupt(&error));
    let submitted_at = at(submitted)?;
    Ok(Line {
        form_version_id: version.parse().map_err(|error| corrupt(&error))?,
        language: super::language("submission", &line, language)?,
        origin,
        started_at: at(started)?,
        finished_at: if finished.is_empty() { submitted_at } else { at(finished)? },
        submitted_at,
    })
}

/// The submissions of these numbers that nothing supersedes, without their answers.
///
/// # Errors
/// Where the database cannot be read.
pub async fn lines(db: &impl Db, study_id: i64, numbers: RangeInclusive<i64>) -> Result<Lines> {
    const LINES: &str = "string_agg(form_version_id || '\t' || language || '\t' || origin || '\t' || \
        CAST(started_at AS text) || '\t' || COALESCE(CAST(finished_at AS text), '') || '\t' || \
        CAST(submitted_at AS text), '\n')";
    let lines = current(study_id)
        .select_only()
        .expr(Expr::cust(LINES))
        .filter(submission::COLUMN.number.between(*numbers.start(), *numbers.end()))
        .into_tuple::<Option<String>>()
        .one(db.connection())
        .await?;
    Ok(Lines(lines.flatten().unwrap_or_default()))
}

/// Interviews that were begun and not sent: something was saved in them after they were opened, something is
/// answered, and they correct nothing. A draft that was only opened is none.
fn begun_in(study_id: i64) -> Select<draft::Entity> {
    draft::Entity::find()
        .filter(draft::COLUMN.study_id.eq(study_id))
        .filter(Expr::col(draft::Column::SavedAt).gt(Expr::col(draft::Column::StartedAt)))
        // As answers are written where there are none.
        .filter(draft::COLUMN.answers.ne("{}"))
        .filter(draft::COLUMN.supersedes.is_null())
}

/// Interviews that were begun and not sent, by the page where they stopped, those that were last saved
/// between two moments where these are given. Those not saved since `since` are quiet.
///
/// # Errors
/// Where the database cannot be read.
pub async fn begun(
    db: &impl Db,
    study_id: i64,
    saved: Range<Option<DateTime<Utc>>>,
    since: DateTime<Utc>,
) -> Result<Vec<Begun>> {
    let is_quiet = draft::Column::SavedAt.lt(since);
    let quiet: SimpleExpr = Expr::case(is_quiet, 1).finally(0).into();
    let mut query = begun_in(study_id)
        .select_only()
        .column(draft::Column::Page)
        .expr(Expr::col(draft::Column::Id).count())
        .expr(quiet.sum())
        .group_by(draft::Column::Page);
    if let Some(from) = saved.start {
        query = query.filter(draft::COLUMN.saved_at.gte(from));
    }
    if let Some(to) = saved.end {
        query = query.filter(draft::COLUMN.saved_at.lt(to));
    }
    let rows = query.into_tuple::<(String, i64, i64)>().all(db.connection()).await?;
    let whole = |count: i64| u64::try_from(count).unwrap_or_default();
    let begun =
        |(page, count, quiet): (String, i64, i64)| Begun { page, count: whole(count), quiet: whole(quiet) };
    Ok(rows.into_iter().map(begun).collect())
}

/// How many responses the study wants, of all and by choices.
///
/// # Errors
/// Where the database cannot be read.
pub async fn targets(db: &impl Db, study_id: i64) -> Result<Vec<Target>> {
    let rows = fieldwork_target::Entity::find()
        .filter(fieldwork_target::COLUMN.study_id.eq(study_id))
        .order_by_asc(fieldwork_target::COLUMN.question)
        .order_by_asc(fieldwork_target::COLUMN.code)
        .all(db.connection())
        .await?;
    let target = |row: fieldwork_target::Model| {
        let wanted = u32::try_from(row.wanted);
        let wanted = wanted.map_err(|error| Error::corrupt("fieldwork_target", row.study_id, error))?;
        Ok(Target { question: row.question, code: row.code, wanted })
    };
    rows.into_iter().map(target).collect()
}

/// Puts the targets of a question (of all responses where it is empty) in place of those it had.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_targets(tx: &Tx, study_id: i64, question: &str, targets: &[(String, i32)]) -> Result<()> {
    fieldwork_target::Entity::delete_many()
        .filter(fieldwork_target::COLUMN.study_id.eq(study_id))
        .filter(fieldwork_target::COLUMN.question.eq(question))
        .exec(tx.connection())
        .await?;
    let rows = targets.iter().map(|(code, wanted)| fieldwork_target::ActiveModel {
        study_id: Set(study_id),
        question: Set(question.to_owned()),
        code: Set(code.clone()),
        wanted: Set(*wanted),
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        fieldwork_target::Entity::insert_many(rows).exec_without_returning(tx.connection()).await?;
    }
    Ok(())
}
