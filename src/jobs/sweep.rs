//! Drops what is over: sessions that ended.

use crate::app::App;
use crate::service::account::session;
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
    }
}
