//! Writes datasets that take long, one after the other.

use crate::app::App;
use crate::service::dataset::requests;
use std::sync::Arc;
use std::time::Duration;

/// How often the database is asked, besides whenever this process was asked for a file: another one may
/// have been, or may have died over it.
const PERIOD: Duration = Duration::from_secs(3);

/// Writes them for as long as the program runs.
pub async fn write(app: Arc<App>) {
    loop {
        if let Err(error) = requests::work(&app).await {
            tracing::warn!("datasets cannot be written: {error:#}");
        }
        tokio::select! {
            () = app.datasets.notified() => (),
            () = tokio::time::sleep(PERIOD) => (),
        }
    }
}
