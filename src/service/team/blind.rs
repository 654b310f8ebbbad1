//! A phase in which coders see only their own codings.

use crate::app::App;
use crate::service::coding::deed;
use crate::store::{self, blind_phases, studies, studies::Study};

/// Begins such a phase (`true`) or ends it. What it is already, it stays.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set(app: &App, study: &Study, by: i64, blind: bool) -> store::Result<()> {
    let tx = deed::begin(&app.store, study.id).await?;
    let now = app.clock.now();
    let is = studies::by_id(&tx, study.id).await?.is_some_and(|study| study.blind);
    if is != blind {
        studies::set_blind(&tx, study.id, blind).await?;
        match blind {
            true => blind_phases::begin(&tx, study.id, by, now).await?,
            false => blind_phases::end(&tx, study.id, by, now).await?,
        }
    }
    tx.commit().await
}
