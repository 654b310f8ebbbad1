//! Answers as they were sent: written once, never changed. A correction is a submission of its own
//! that supersedes the one before; lists, tables and files hold only those that nothing supersedes.

use super::studies::{Counter, raise};
use super::{Db, Error, Result, Tx};
use chrono::{DateTime, Utc};
use domain::answer::{Answers, languages::Languages, record};
use domain::form::Form;
use domain::language::Language;
use entity::submission;
use futures_util::{Stream, StreamExt, TryStreamExt};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use std::collections::HashSet;
use uuid::Uuid;

/// How a submission came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A respondent's pages.
    Web,
    /// Loaded with the demonstration.
    Demonstration,
    /// A file that a respondent saved on the phone, loaded by a researcher.
    File,
    /// Imported with a survey of LimeSurvey.
    LimeSurvey,
    /// A row of a data file that a researcher brought.
    Table,
}

impl Origin {
    const fn tag(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Demonstration => "demonstration",
            Self::File => "file",
            Self::LimeSurvey => "limesurvey",
            Self::Table => "table",
        }
    }
}

/// A submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// The id that its draft had.
    pub id: Uuid,
    /// The study.
    pub study_id: i64,
    /// The form version it answers.
    pub form_version_id: i64,
    /// 1, 2, 3… within the study, in the order in which they came.
    pub number: i64,
    /// The code that continued its draft, and now leads to its receipt.
    pub resume_code: String,
    /// The language it was sent in.
    pub language: Language,
    /// The answers, as JSON of `domain::answer::record`.
    pub answers: String,
    /// In which language each answer was given.
    pub languages: Languages,
    /// SHA-256 of form version and answers, in hex.
    pub digest: String,
    /// When it was begun.
    pub started_at: DateTime<Utc>,
    /// When the respondent had finished, by which it was judged.
    pub finished_at: DateTime<Utc>,
    /// When it came.
    pub submitted_at: DateTime<Utc>,
    /// The submission that it corrects.
    pub supersedes: Option<Uuid>,
    /// The submission that corrects it.
    pub superseded_by: Option<Uuid>,
}

impl Submission {
    /// The answers, by the form version they were given to.
    ///
    /// # Errors
    /// Where the row does not hold what that form takes.
    pub fn read(&self, form: &Form) -> Result<Answers> {
        record::read(form, &self.answers).map_err(|error| Error::corrupt("submission", self.id, error))
    }
}

/// What is to be stored.
#[derive(Clone, Debug)]
pub struct NewSubmission {
    /// See [`Submission`].
    pub id: Uuid,
    /// See [`Submission`].
    pub study_id: i64,
    /// See [`Submission`].
    pub form_version_id: i64,
    /// See [`Submission`].
    pub resume_code: String,
    /// See [`Submission`].
    pub language: Language,
    /// How it came in.
    pub origin: Origin,
    /// See [`Submission`].
    pub answers: String,
    /// See [`Submission`].
    pub languages: Languages,
    /// See [`Submission`].
    pub digest: String,
    /// See [`Submission`].
    pub started_at: DateTime<Utc>,
    /// See [`Submission`].
    pub finished_at: DateTime<Utc>,
    /// See [`Submission`].
    pub submitted_at: DateTime<Utc>,
    /// See [`Submission`].
    pub supersedes: Option<Uuid>,
}

/// What came of storing a submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stored {
    /// It is stored now.
    New(Submission),
    /// A submission of this id was there; here it is, untouched.
    Already(Submission),
}

/// The submission of that id, in that study.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_id(db: &impl Db, study_id: i64, id: Uuid) -> Result<Option<Submission>> {
    let row = submission::Entity::find_by_id(id)
        .filter(submission::COLUMN.study_id.eq(study_id))
        .one(db.connection())
        .await?;
    row.map(read).transpose()
}

/// The submission of that number in the study.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_number(db: &impl Db, study_id: i64, number: i64) -> Result<Option<Submission>> {
    let row = submission::Entity::find()
        .filter(submission::COLUMN.study_id.eq(study_id))
        .filter(submission::COLUMN.number.eq(number))
        .one(db.connection())
        .await?;
    row.map(read).transpose()
}

/// The submission whose draft the code continued.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_resume_code(db: &impl Db, study_id: i64, code: &str) -> Result<Option<Submission>> {
    let row = submission::Entity::find()
        .filter(submission::COLUMN.study_id.eq(study_id))
        .filter(submission::COLUMN.resume_code.eq(code))
        .one(db.connection())
        .await?;
    row.map(read).transpose()
}

/// Stores a submission, once: the study's counter is raised first, which makes everybody who
/// sends at the same moment wait, so that the look-up after it sees what they stored.
///
/// # Errors
/// Where the database cannot be written.
pub async fn add(tx: &Tx, mut new: NewSubmission) -> Result<Stored> {
    let number = raise(tx, new.study_id, Counter::Submissions, 1).await?;
    if let Some(there) = submission::Entity::find_by_id(new.id).one(tx.connection()).await? {
        return Ok(Stored::Already(read(there)?));
    }
    let corrected_by = correction_of(tx, new.study_id, new.id).await?;
    if let Some(corrected) = new.supersedes {
        new.supersedes = supersede(tx, new.study_id, corrected, (new.id, corrected_by)).await?;
    }
    let submission = insert(tx, new, number, corrected_by).await?;
    Ok(Stored::New(submission))
}

/// How many times one submission may be corrected: whoever corrects more is no respondent.
const CORRECTIONS: usize = 1_000;

/// What counts in the place of a submission: itself, or the last of its corrections; `None` where it is
/// not stored or was corrected too often.
async fn last_of(tx: &Tx, study_id: i64, id: Uuid) -> Result<Option<Uuid>> {
    let mut last = id;
    for _ in 0..CORRECTIONS {
        let Some(there) = by_id(tx, study_id, last).await? else { return Ok(None) };
        match there.superseded_by {
            Some(next) => last = next,
            None => return Ok(Some(last)),
        }
    }
    Ok(None)
}

/// Has a submission superseded, or whatever supersedes it already: who corrects twice is still
/// counted once. Answers the one that is superseded. One that has not come yet is superseded when it
/// comes. `None` where two would supersede one another, as no honest phone says.
async fn supersede(
    tx: &Tx,
    study_id: i64,
    corrected: Uuid,
    (by, corrected_by): (Uuid, Option<Uuid>),
) -> Result<Option<Uuid>> {
    let earlier = correction_of(tx, study_id, corrected).await?;
    let last = match (last_of(tx, study_id, corrected).await?, earlier) {
        (Some(last), _) | (None, Some(last)) => last,
        (None, None) => corrected,
    };
    if last == by || corrected_by == Some(last) {
        return Ok(None);
    }
    let marked = submission::Entity::update_many()
        .col_expr(submission::Column::SupersededBy, Expr::value(by))
        .filter(submission::COLUMN.study_id.eq(study_id))
        .filter(submission::COLUMN.id.eq(last))
        .filter(submission::COLUMN.superseded_by.is_null())
        .exec(tx.connection())
        .await?;
    if marked.rows_affected > 0 {
        raise(tx, study_id, Counter::Superseded, 1).await?;
    }
    Ok(Some(last))
}

/// What counts in the place of a submission by those of its corrections that came before it.
async fn correction_of(tx: &Tx, study_id: i64, id: Uuid) -> Result<Option<Uuid>> {
    let row = submission::Entity::find()
        .filter(submission::COLUMN.study_id.eq(study_id))
        .filter(submission::COLUMN.supersedes.eq(id))
        .order_by_asc(submission::COLUMN.number)
        .one(tx.connection())
        .await?;
    match row {
        Some(row) => last_of(tx, study_id, row.id).await,
        None => Ok(None),
    }
}

async fn insert(tx: &Tx, new: NewSubmission, number: i64, superseded_by: Option<Uuid>) -> Result<Submission> {
    let row = submission::ActiveModel { superseded_by: Set(superseded_by), ..row(&new, number) };
    submission::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(Submission {
        id: new.id,
        study_id: new.study_id,
        form_version_id: new.form_version_id,
        number,
        resume_code: new.resume_code,
        language: new.language,
        answers: new.answers,
        languages: new.languages,
        digest: new.digest,
        started_at: new.started_at,
        finished_at: new.finished_at,
        submitted_at: new.submitted_at,
        supersedes: new.supersedes,
        superseded_by,
    })
}

/// Stores many that are known to be new, as an import does.
///
/// # Errors
/// Where the database cannot be written, or one of the ids is there already.
pub async fn add_many(tx: &Tx, study_id: i64, many: &[NewSubmission]) -> Result<()> {
    const AT_ONCE: usize = 500;
    for chunk in many.chunks(AT_ONCE) {
        let many = i64::try_from(chunk.len()).unwrap_or(i64::MAX);
        let first = raise(tx, study_id, Counter::Submissions, many).await? - many + 1;
        let rows = (first..).zip(chunk).map(|(number, new)| row(new, number));
        submission::Entity::insert_many(rows).exec_without_returning(tx.connection()).await?;
    }
    Ok(())
}

/// Those that nothing supersedes.
pub(super) fn current(study_id: i64) -> Select<submission::Entity> {
    submission::Entity::find()
        .filter(submission::COLUMN.study_id.eq(study_id))
        .filter(submission::COLUMN.superseded_by.is_null())
}

/// Those of the ids that are stored already, in whatever study.
///
/// # Errors
/// Where the database cannot be read.
pub async fn stored(db: &impl Db, ids: &[Uuid]) -> Result<HashSet<Uuid>> {
    const AT_ONCE: usize = 500;
    let mut stored = HashSet::new();
    for chunk in ids.chunks(AT_ONCE) {
        let found = submission::Entity::find()
            .select_only()
            .column(submission::Column::Id)
            .filter(submission::COLUMN.id.is_in(chunk.iter().copied()))
            .into_tuple::<Uuid>()
            .all(db.connection())
            .await?;
        stored.extend(found);
    }
    Ok(stored)
}

/// How many the study has that nothing supersedes.
///
/// # Errors
/// Where the database cannot be read.
pub async fn count(db: &impl Db, study_id: i64) -> Result<u64> {
    let all = current(study_id);
    Ok(all.count(db.connection()).await?)
}

/// The number of the latest; 0 where there is none.
///
/// # Errors
/// Where the database cannot be read.
pub async fn newest(db: &impl Db, study_id: i64) -> Result<i64> {
    let number = submission::Entity::find()
        .select_only()
        .column(submission::Column::Number)
        .filter(submission::COLUMN.study_id.eq(study_id))
        .order_by_desc(submission::COLUMN.number)
        .into_tuple::<i64>()
        .one(db.connection())
        .await?;
    Ok(number.unwrap_or(0))
}

/// A page of those that nothing supersedes, the latest first.
///
/// # Errors
/// Where the database cannot be read.
pub async fn page(db: &impl Db, study_id: i64, offset: u64, limit: u64) -> Result<Vec<Submission>> {
    let rows = current(study_id)
        .order_by_desc(submission::COLUMN.number)
        .offset(offset)
        .limit(limit)
        .all(db.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// Every submission after the given number that nothing supersedes, in order, as the database yields
/// them.
///
/// # Errors
/// Where the database cannot be read.
pub async fn after<'a>(
    db: &'a impl Db,
    study_id: i64,
    number: i64,
) -> Result<impl Stream<Item = Result<Submission>> + Send + 'a> {
    let rows = current(study_id)
        .filter(submission::COLUMN.number.gt(number))
        .order_by_asc(submission::COLUMN.number)
        .stream(db.connection())
        .await?;
    Ok(rows.map_err(Into::into).map(|row| row.and_then(read)))
}

fn row(new: &NewSubmission, number: i64) -> submission::ActiveModel {
    submission::ActiveModel {
        id: Set(new.id),
        study_id: Set(new.study_id),
        form_version_id: Set(new.form_version_id),
        number: Set(number),
        resume_code: Set(new.resume_code.clone()),
        language: Set(new.language.tag().to_owned()),
        origin: Set(new.origin.tag().to_owned()),
        answers: Set(new.answers.clone()),
        languages: Set(Some(super::write_languages(&new.languages))),
        digest: Set(new.digest.clone()),
        started_at: Set(new.started_at),
        finished_at: Set(Some(new.finished_at)),
        submitted_at: Set(new.submitted_at),
        supersedes: Set(new.supersedes),
        superseded_by: Set(None),
    }
}

pub(super) fn read(row: submission::Model) -> Result<Submission> {
    let language = super::language("submission", &row.id, &row.language)?;
    let languages = super::languages("submission", &row.id, row.languages.as_deref(), language)?;
    Ok(Submission {
        id: row.id,
        study_id: row.study_id,
        form_version_id: row.form_version_id,
        number: row.number,
        resume_code: row.resume_code,
        language,
        answers: row.answers,
        languages,
        digest: row.digest,
        started_at: row.started_at,
        finished_at: row.finished_at.unwrap_or(row.submitted_at),
        submitted_at: row.submitted_at,
        supersedes: row.supersedes,
        superseded_by: row.superseded_by,
    })
}
