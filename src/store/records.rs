//! What many submissions hold, as a database hands it over quickest.

use super::submissions::current;
use super::{Db, Error, Result};
use chrono::{DateTime, Utc};
use domain::language::Language;
use entity::submission;
use sea_orm::sea_query::Expr;
use sea_orm::{QueryFilter, QuerySelect};
use std::ops::RangeInclusive;

/// Many submissions as one text: a row each would take several times as long.
pub struct Records(String);

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record<'r> {
    /// The version of the form.
    pub form_version_id: i64,
    /// The submission's number in the study.
    pub number: i64,
    /// The language it was given in.
    pub language: Language,
    /// When it came.
    pub submitted_at: DateTime<Utc>,
    /// The answers as stored.
    pub answers: &'r str,
}

impl Records {
    /// Each of them.
    ///
    /// # Errors
    /// Where a row holds what this program never writes.
    pub fn iter(&self) -> impl Iterator<Item = Result<Record<'_>>> {
        self.0.lines().map(read)
    }
}

fn read(line: &str) -> Result<Record<'_>> {
    let mut parts = line.splitn(5, '\t');
    let mut next = || parts.next().ok_or_else(|| Error::corrupt("submission", "?", "it is torn"));
    let (version, number, language) = (next()?, next()?, next()?);
    let (submitted, answers) = (next()?, next()?);
    let key = |text: &str| text.parse().map_err(|error| Error::corrupt("submission", number, error));
    Ok(Record {
        form_version_id: key(version)?,
        number: key(number)?,
        language: super::language("submission", &number, language)?,
        submitted_at: moment(submitted).map_err(|error| Error::corrupt("submission", number, error))?,
        answers,
    })
}

/// A moment as either database writes it in text: SQLite has `2026-11-26T12:00:00+00:00`, PostgreSQL
/// `2026-11-26 12:00:00+00`.
fn moment(text: &str) -> std::result::Result<DateTime<Utc>, chrono::ParseError> {
    let written = if text.contains('T') { "%Y-%m-%dT%H:%M:%S%.f%#z" } else { "%Y-%m-%d %H:%M:%S%.f%#z" };
    DateTime::parse_from_str(text, written).map(Into::into)
}

/// The records of submissions of these numbers that nothing supersedes. Stored JSON holds neither a tab
/// nor a line end, so both part what is handed over.
///
/// # Errors
/// Where the database cannot be read.
pub async fn records(db: &impl Db, study_id: i64, numbers: RangeInclusive<i64>) -> Result<Records> {
    const LINES: &str = "string_agg(form_version_id || '\t' || number || '\t' || language || '\t' || \
        CAST(submitted_at AS text) || '\t' || answers, '\n')";
    let lines = current(study_id)
        .select_only()
        .expr(Expr::cust(LINES))
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
