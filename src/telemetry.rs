//! The log: one line an event on standard error, nothing personal in it.

use tracing_subscriber::EnvFilter;

/// Whether a text is a setting `log` that [`begin`] understands.
#[must_use]
pub fn understands(filter: &str) -> bool {
    EnvFilter::try_new(filter).is_ok()
}

/// Begins to log, by the setting `log`; what it does not understand is logged as `info`. A panic is
/// logged by its place.
pub fn begin(filter: &str) {
    let filter = EnvFilter::try_new(format!("sea_orm_migration=warn,actix_server=warn,{filter}"))
        .unwrap_or_else(|_| EnvFilter::new("info"));
    let log =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    // A second start in one process, as tests make it, keeps the first log.
    if log.try_init().is_err() {
        tracing::debug!("the log has begun already");
    }
    std::panic::set_hook(Box::new(|panic| {
        // A text that was put together when it panicked may hold what somebody wrote; a literal, which
        // is what `expect` says of itself, holds nothing but ours.
        let what = panic.payload().downcast_ref::<&'static str>().copied().unwrap_or("(not told)");
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panicked: {what}");
    }));
}
