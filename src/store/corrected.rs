//! What counts in the place of responses: the last of their corrections.

use super::submissions::{self, Submission};
use super::{Db, Result};
use entity::submission;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

/// How far corrections are followed; see `submissions`.
const CORRECTIONS: usize = 1_000;

/// The responses that count in the place of these, by the id of each of these that is stored.
///
/// # Errors
/// Where the database cannot be read.
pub async fn last(db: &impl Db, study_id: i64, ids: &[Uuid]) -> Result<HashMap<Uuid, Submission>> {
    let mut found: HashMap<Uuid, Submission> = HashMap::new();
    let mut wanted = ids.to_vec();
    for _ in 0..CORRECTIONS {
        wanted.retain(|id| !found.contains_key(id));
        if wanted.is_empty() {
            break;
        }
        let there = by_ids(db, study_id, &wanted).await?;
        wanted = there.iter().filter_map(|submission| submission.superseded_by).collect();
        found.extend(there.into_iter().map(|submission| (submission.id, submission)));
    }
    let end = |id: &Uuid| {
        let mut at = found.get(id)?;
        for _ in 0..CORRECTIONS {
            match at.superseded_by.and_then(|next| found.get(&next)) {
                Some(next) => at = next,
                None => break,
            }
        }
        Some((*id, at.clone()))
    };
    Ok(ids.iter().filter_map(end).collect())
}

async fn by_ids(db: &impl Db, study_id: i64, ids: &[Uuid]) -> Result<Vec<Submission>> {
    const AT_ONCE: usize = 500;
    let mut found = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(AT_ONCE) {
        let rows = submission::Entity::find()
            .filter(submission::COLUMN.study_id.eq(study_id))
            .filter(submission::Column::Id.is_in(chunk.iter().copied()))
            .all(db.connection())
            .await?;
        for row in rows {
            found.push(submissions::read(row)?);
        }
    }
    Ok(found)
}
