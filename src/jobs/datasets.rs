//! Makes files that take long, one after the other: datasets, and archives of plans.

use crate::app::App;
use crate::service::requests;
use std::sync::Arc;
use std::time::Duration;

/// How often the database is asked, besides whenever this process was asked for a file: another one may
/// have been, or may have died over it.
const PERIOD: Duration = Duration::from_secs(3);

/// Writes them for as long as the program runs.
pub async fn write(app: Arc<App>) {
    loop {
        if let Err(error) = requests::work(&app).await {
            tracing::warn!("files that were asked for cannot be made: {error:#}");
        }
        tokio::select! {
            () = app.datasets.notified() => (),
            () = tokio::time::sleep(PERIOD) => (),
        }
    }
}
