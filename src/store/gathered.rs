//! Responses that were gathered elsewhere and are stored many at a time.
//!
//! Whoever takes them in looks first at what is stored, while others go on writing, and learns once nobody else
//! writes whether that is still so.

use super::studies::{Counter, raise};
use super::{Db, Error, Result, Tx};
use entity::{study, submission};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, IntoTableRef, Query};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashSet;
use uuid::Uuid;

/// How far a study was when somebody looked at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The number of its last submission.
    pub submissions: i64,
    /// How often what counts was changed: a response was corrected, or a file was taken back.
    superseded: i64,
}

/// How far a study is.
///
/// # Errors
/// Where the database cannot be read, or the study is gone.
pub async fn seen(db: &impl Db, study_id: i64) -> Result<Seen> {
    let found = study::Entity::find_by_id(study_id)
        .select_only()
        .columns([study::Column::Submissions, study::Column::Superseded])
        .into_tuple::<(i64, i64)>()
        .one(db.connection())
        .await?;
    let (submissions, superseded) = found.ok_or_else(|| Error::corrupt("study", study_id, "is gone"))?;
    Ok(Seen { submissions, superseded })
}

/// Has whoever else stores responses of the study wait until this transaction ends, and tells how far it is now.
///
/// # Errors
/// Where the database cannot be written.
pub async fn lock(tx: &Tx, study_id: i64) -> Result<Seen> {
    raise(tx, study_id, Counter::Submissions, 0).await?;
    seen(tx, study_id).await
}

/// The ids of what came after a study was looked at; `None` where what counts may be another since.
///
/// # Errors
/// Where the database cannot be read.
pub async fn since(tx: &Tx, study_id: i64, then: Seen, now: Seen) -> Result<Option<HashSet<Uuid>>> {
    if then.superseded != now.superseded {
        return Ok(None);
    }
    if then.submissions == now.submissions {
        return Ok(Some(HashSet::new()));
    }
    let came = submission::Entity::find()
        .select_only()
        .column(submission::Column::Id)
        .filter(submission::COLUMN.study_id.eq(study_id))
        .filter(submission::COLUMN.number.gt(then.submissions))
        .into_tuple::<Uuid>()
        .all(tx.connection())
        .await?;
    Ok(Some(came.into_iter().collect()))
}

/// Has what the submissions after a number correct count no more, and answers how many that are. Each of these
/// corrects what nothing else does.
///
/// # Errors
/// Where the database cannot be written.
pub async fn supersede(tx: &Tx, study_id: i64, number: i64) -> Result<u64> {
    let newer = |column: submission::Column| Expr::col((Alias::new("newer"), column));
    let older = |column: submission::Column| Expr::col((submission::Entity, column));
    // What is corrected is told by its key alone, so that a database that does not know yet how many rows there are now
    // finds each by that, and does not look through all of the study for it.
    let update = Query::update()
        .table(submission::Entity)
        .from(submission::Entity.into_table_ref().alias("newer"))
        .value(submission::Column::SupersededBy, newer(submission::Column::Id))
        .and_where(newer(submission::Column::StudyId).eq(study_id))
        .and_where(newer(submission::Column::Number).gt(number))
        .and_where(older(submission::Column::Id).eq(newer(submission::Column::Supersedes)))
        .and_where(older(submission::Column::SupersededBy).is_null())
        .to_owned();
    let superseded = tx.connection().execute(&update).await?.rows_affected();
    if superseded > 0 {
        raise(tx, study_id, Counter::Superseded, i64::try_from(superseded).unwrap_or(i64::MAX)).await?;
    }
    Ok(superseded)
}
