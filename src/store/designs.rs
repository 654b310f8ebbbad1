//! Working copies of questionnaires, and what was done to them.

use super::{Db, Error, Result, Tx};
use chrono::{DateTime, Utc};
use domain::form::edit::{Command, Design, touch::Touched};
use entity::{account, design, design_step};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Serialize, de::DeserializeOwned};
use std::collections::{BTreeSet, HashMap};

/// The working copy of a study's questionnaire.
#[derive(Clone, Debug, PartialEq)]
pub struct Working {
    /// The study.
    pub study_id: i64,
    /// How many steps were done to it.
    pub revision: i32,
    /// The form being designed.
    pub design: Design,
    /// The published version it was begun from or last published as.
    pub based_on: Option<i32>,
    /// Who changed it last.
    pub updated_by: Option<i64>,
    /// When.
    pub updated_at: DateTime<Utc>,
}

/// What a step was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// An author's command.
    Do,
    /// A step taken back.
    Undo,
    /// One that was taken back, done again.
    Redo,
}

/// A step in the life of a working copy.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The revision that it made.
    pub revision: i32,
    /// Who; `None` where their account is gone.
    pub account_id: Option<i64>,
    /// What it was.
    pub kind: StepKind,
    /// The command that was done.
    pub command: Command,
    /// The command that takes it back.
    pub inverse: Command,
    /// The parts that it changed.
    pub touched: Touched,
    /// Whether it was taken back since.
    pub undone: bool,
    /// When.
    pub done_at: DateTime<Utc>,
}

impl StepKind {
    const fn tag(self) -> &'static str {
        match self {
            Self::Do => "do",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }
}

/// The working copy, if the study has one.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_study(db: &impl Db, study_id: i64) -> Result<Option<Working>> {
    design::Entity::find_by_id(study_id).one(db.connection()).await?.map(read).transpose()
}

/// The same for whoever is going to change it: others who want to wait until the transaction ends.
///
/// # Errors
/// Where the database cannot be read.
pub async fn lock(tx: &Tx, study_id: i64) -> Result<Option<Working>> {
    let found = design::Entity::find_by_id(study_id)
        // On SQLite, where a writer is alone, this says nothing.
        .lock_exclusive()
        .one(tx.connection())
        .await?;
    found.map(read).transpose()
}

/// Begins a working copy; leaves one that is there as it is.
///
/// # Errors
/// Where the database cannot be written.
pub async fn begin(tx: &Tx, working: &Working) -> Result<()> {
    let conflict = sea_orm::sea_query::OnConflict::column("study_id").do_nothing().to_owned();
    design::Entity::insert(row(working)?)
        .on_conflict(conflict)
        .exec_without_returning(tx.connection())
        .await?;
    Ok(())
}

/// Keeps the working copy as it is now.
///
/// # Errors
/// Where the database cannot be written.
pub async fn save(tx: &Tx, working: &Working) -> Result<()> {
    design::Entity::update(row(working)?).exec(tx.connection()).await?;
    Ok(())
}

/// Adds a step under the name that its sender gave it, which no other step of the study has.
///
/// # Errors
/// Where the database cannot be written.
pub async fn add_step(tx: &Tx, study_id: i64, step: &Step, token: Option<&str>) -> Result<()> {
    let row = design_step::ActiveModel {
        study_id: Set(study_id),
        revision: Set(step.revision),
        account_id: Set(step.account_id),
        kind: Set(step.kind.tag().to_owned()),
        token: Set(token.map(str::to_owned)),
        command: Set(write(study_id, &step.command)?),
        inverse: Set(write(study_id, &step.inverse)?),
        touched: Set(write(study_id, &step.touched)?),
        undone: Set(step.undone),
        done_at: Set(step.done_at),
        ..Default::default()
    };
    design_step::Entity::insert(row).exec(tx.connection()).await?;
    Ok(())
}

/// Whether a step came under that name before.
///
/// # Errors
/// Where the database cannot be read.
pub async fn has_token(db: &impl Db, study_id: i64, token: &str) -> Result<bool> {
    let found = design_step::Entity::find()
        .filter(design_step::COLUMN.study_id.eq(study_id))
        .filter(design_step::COLUMN.token.eq(token))
        .one(db.connection())
        .await?;
    Ok(found.is_some())
}

/// How many steps are read at once.
const AT_ONCE: u64 = 200;

/// Shows the steps after a revision, in order, some of them in memory at a time, for as long as `see`
/// answers that more are wanted.
///
/// # Errors
/// Where the database cannot be read.
pub async fn each_after(
    db: &impl Db,
    study_id: i64,
    mut revision: i32,
    mut see: impl FnMut(Step) -> bool,
) -> Result<()> {
    loop {
        let rows = design_step::Entity::find()
            .filter(design_step::COLUMN.study_id.eq(study_id))
            .filter(design_step::COLUMN.revision.gt(revision))
            .order_by_asc(design_step::COLUMN.revision)
            .limit(AT_ONCE)
            .all(db.connection())
            .await?;
        let Some(last) = rows.last() else { return Ok(()) };
        revision = last.revision;
        for row in rows {
            if !see(read_step(row)?) {
                return Ok(());
            }
        }
    }
}

/// The last step that was done at that moment or before; 0 where there is none.
///
/// # Errors
/// Where the database cannot be read.
pub async fn revision_at(db: &impl Db, study_id: i64, moment: DateTime<Utc>) -> Result<i32> {
    let revision = design_step::Entity::find()
        .select_only()
        .column(design_step::Column::Revision)
        .filter(design_step::COLUMN.study_id.eq(study_id))
        .filter(design_step::COLUMN.done_at.lte(moment))
        .order_by_desc(design_step::COLUMN.revision)
        .into_tuple::<i32>()
        .one(db.connection())
        .await?;
    Ok(revision.unwrap_or_default())
}

/// Steps with the names of who did them.
///
/// # Errors
/// Where the database cannot be read.
pub async fn named(db: &impl Db, steps: Vec<Step>) -> Result<Vec<(Step, Option<String>)>> {
    let ids: BTreeSet<i64> = steps.iter().filter_map(|step| step.account_id).collect();
    let accounts = account::Entity::find().filter(account::COLUMN.id.is_in(ids)).all(db.connection()).await?;
    let names: HashMap<i64, String> =
        accounts.into_iter().map(|account| (account.id, account.name)).collect();
    let who = |step: &Step| step.account_id.and_then(|id| names.get(&id).cloned());
    Ok(steps.into_iter().map(|step| (who(&step), step)).map(|(who, step)| (step, who)).collect())
}

/// The newest step of an account that is not undone: one of its own where `undo`, else one that it took
/// back, unless it did something new since.
///
/// # Errors
/// Where the database cannot be read.
pub async fn newest(db: &impl Db, study_id: i64, account_id: i64, undo: bool) -> Result<Option<Step>> {
    let of = |kinds: &'static [&'static str]| {
        design_step::Entity::find()
            .filter(design_step::COLUMN.study_id.eq(study_id))
            .filter(design_step::COLUMN.account_id.eq(account_id))
            .filter(design_step::COLUMN.kind.is_in(kinds.iter().copied()))
            .order_by_desc(design_step::COLUMN.revision)
    };
    if undo {
        let row =
            of(&["do", "redo"]).filter(design_step::COLUMN.undone.eq(false)).one(db.connection()).await?;
        return row.map(read_step).transpose();
    }
    let done = of(&["do"]).one(db.connection()).await?.map_or(0, |row| row.revision);
    let row = of(&["undo"])
        .filter(design_step::COLUMN.undone.eq(false))
        .filter(design_step::COLUMN.revision.gt(done))
        .one(db.connection())
        .await?;
    row.map(read_step).transpose()
}

/// Notes that a step was taken back.
///
/// # Errors
/// Where the database cannot be written.
pub async fn mark_undone(tx: &Tx, study_id: i64, revision: i32) -> Result<()> {
    design_step::Entity::update_many()
        .col_expr(design_step::Column::Undone, Expr::value(true))
        .filter(design_step::COLUMN.study_id.eq(study_id))
        .filter(design_step::COLUMN.revision.eq(revision))
        .exec(tx.connection())
        .await?;
    Ok(())
}

fn write(study_id: i64, value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::corrupt("design", study_id, error))
}

fn parse<T: DeserializeOwned>(study_id: i64, text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| Error::corrupt("design", study_id, error))
}

fn row(working: &Working) -> Result<design::ActiveModel> {
    Ok(design::ActiveModel {
        study_id: Set(working.study_id),
        revision: Set(working.revision),
        design: Set(write(working.study_id, &working.design)?),
        based_on: Set(working.based_on),
        updated_by: Set(working.updated_by),
        updated_at: Set(working.updated_at),
    })
}

fn read(row: design::Model) -> Result<Working> {
    Ok(Working {
        design: parse(row.study_id, &row.design)?,
        study_id: row.study_id,
        revision: row.revision,
        based_on: row.based_on,
        updated_by: row.updated_by,
        updated_at: row.updated_at,
    })
}

fn read_step(row: design_step::Model) -> Result<Step> {
    let kind = match row.kind.as_str() {
        "do" => StepKind::Do,
        "undo" => StepKind::Undo,
        "redo" => StepKind::Redo,
        kind => return Err(Error::corrupt("design_step", row.id, format!("“{kind}” is no kind"))),
    };
    Ok(Step {
        revision: row.revision,
        account_id: row.account_id,
        kind,
        command: parse(row.study_id, &row.command)?,
        inverse: parse(row.study_id, &row.inverse)?,
        touched: parse(row.study_id, &row.touched)?,
        undone: row.undone,
        done_at: row.done_at,
    })
}
