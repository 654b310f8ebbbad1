//! Drops what is over: sessions that ended, files of drafts that are not there, half a recording, files that
//! nobody took in, those that were asked for and expired, who was where.

use crate::app::App;
use crate::service::account::session;
use crate::service::recordings;
use crate::service::refi::waiting;
use crate::service::requests;
use crate::service::respond::files;
use crate::service::team::presence;
use std::sync::Arc;
use std::time::Duration;

const PERIOD: Duration = Duration::from_secs(15 * 60);

/// Sweeps for as long as the program runs.
pub async fn sweep(app: Arc<App>) {
    let mut tick = tokio::time::interval(PERIOD);
    loop {
        tick.tick().await;
        if let Err(error) = session::sweep(&app).await {
            tracing::warn!("sessions that are over could not be dropped: {error}");
        }
        if let Err(error) = files::sweep(&app).await {
            tracing::warn!("files of drafts that are not there could not be dropped: {error}");
        }
        if let Err(error) = recordings::sweep(&app).await {
            tracing::warn!("recordings that never were whole could not be dropped: {error}");
        }
        if let Err(error) = waiting::sweep(&app.store, app.clock.now()).await {
            tracing::warn!("files that nobody took in could not be dropped: {error}");
        }
        if let Err(error) = requests::sweep(&app.store, app.clock.now()).await {
            tracing::warn!("files that expired could not be dropped: {error}");
        }
        if let Err(error) = presence::sweep(&app).await {
            tracing::warn!("who was where could not be dropped: {error}");
        }
    }
}
