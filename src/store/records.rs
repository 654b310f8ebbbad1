//! What many submissions hold, as a database hands it over quickest.

use super::submissions::current;
use super::{Db, Error, Result};
use chrono::{DateTime, Utc};
use domain::language::Language;
use entity::submission;
use sea_orm::sea_query::Expr;
use sea_orm::{ConnectionTrait, DatabaseBackend, QueryFilter, QuerySelect};
use std::ops::RangeInclusive;
use uuid::Uuid;

/// Many submissions as one text: a row each would take several times as long.
pub struct Records(String);

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record<'r> {
    /// Its id.
    pub id: Uuid,
    /// The version of the form.
    pub form_version_id: i64,
    /// The submission's number in the study.
    pub number: i64,
    /// The language it was given in.
    pub language: Language,
    /// When its first page was opened.
    pub started_at: DateTime<Utc>,
    /// When it came.
    pub submitted_at: DateTime<Utc>,
    /// The answers as stored.
    pub answers: &'r str,
}

impl Records {
    /// Each of them, in no order.
    ///
    /// # Errors
    /// Where a row holds what this program never writes.
    pub fn iter(&self) -> impl Iterator<Item = Result<Record<'_>>> {
        self.0.lines().map(read)
    }
}

impl Records {
    /// Each of them, in the order of their numbers.
    ///
    /// # Errors
    /// Where a row holds what this program never writes.
    pub fn sorted(&self) -> Result<Vec<Record<'_>>> {
        let mut records: Vec<Record<'_>> = self.iter().collect::<Result<_>>()?;
        records.sort_unstable_by_key(|record| record.number);
        Ok(records)
    }
}

fn read(line: &str) -> Result<Record<'_>> {
    let mut parts = line.splitn(7, '\t');
    let mut next = || parts.next().ok_or_else(|| Error::corrupt("submission", "?", "it is torn"));
    let (number, id, version, language) = (next()?, next()?, next()?, next()?);
    let (started, submitted, answers) = (next()?, next()?, next()?);
    let key = |text: &str| text.parse().map_err(|error| Error::corrupt("submission", number, error));
    let at = |text: &str| moment(text).map_err(|error| Error::corrupt("submission", number, error));
    Ok(Record {
        id: id.parse().map_err(|error| Error::corrupt("submission", number, error))?,
        form_version_id: key(version)?,
        number: key(number)?,
        language: super::language("submission", &number, language)?,
        started_at: at(started)?,
        submitted_at: at(submitted)?,
        answers,
    })
}

/// A moment as either database writes it in text: SQLite has `2026-11-26T12:00:00+00:00`, PostgreSQL
/// `2026-11-26 12:00:00+00`.
pub(super) fn moment(text: &str) -> std::result::Result<DateTime<Utc>, chrono::ParseError> {
    if text.contains('T') {
        return DateTime::parse_from_rfc3339(text).map(Into::into);
    }
    DateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f%#z").map(Into::into)
}

/// The records of submissions of these numbers that nothing supersedes. Stored JSON holds neither a tab
/// nor a line end, so both part what is handed over.
///
/// # Errors
/// Where the database cannot be read.
pub async fn records(db: &impl Db, study_id: i64, numbers: RangeInclusive<i64>) -> Result<Records> {
    // SQLite keeps an id as its bytes.
    let id = match db.connection().get_database_backend() {
        DatabaseBackend::Sqlite => "hex(id)",
        _ => "id",
    };
    let line = [
        "number",
        id,
        "form_version_id",
        "language",
        "CAST(started_at AS text)",
        "CAST(submitted_at AS text)",
        "answers",
    ];
    let lines = current(study_id)
        .select_only()
        .expr(Expr::cust(format!("string_agg({}, '\n')", line.join(" || '\t' || "))))
        .filter(submission::COLUMN.number.between(*numbers.start(), *numbers.end()))
        .into_tuple::<Option<String>>()
        .one(db.connection())
        .await?;
    Ok(Records(lines.flatten().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_as_either_database_writes_it() {
        let sqlite = moment("2026-11-26T12:00:00.123+00:00").expect("a moment");
        assert_eq!(moment("2026-11-26 17:00:00.123+05").expect("a moment"), sqlite);
        assert!(moment("yesterday").is_err());
    }
}
