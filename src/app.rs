//! What every part of a running Saual shares, and where time and randomness come in.

use crate::config::Config;
use crate::jobs::live::Live;
use crate::mailer::Mailer;
use crate::pages::Pages;
use crate::search::Search;
use crate::service::{
    attempts::Attempts, fieldwork::FieldworkCache, rehearsals::Rehearsals, respond::plans::Plans,
    tabulate::ColumnCache,
};
use crate::store::Store;
use crate::words::Words;
use chrono::{DateTime, Utc};
use std::sync::Arc;
use tokio::sync::{Notify, Semaphore};
use uuid::Uuid;

/// A running Saual. All that lasts is in the store: several processes may share one.
pub struct App {
    /// How it was set up.
    pub config: Config,
    /// The database.
    pub store: Store,
    /// This process's copy of the texts, for search.
    pub search: Arc<Search>,
    /// This process's copy of the answers, for tables.
    pub columns: ColumnCache,
    /// This process's counts of what came when, for the fieldwork.
    pub fieldwork: FieldworkCache,
    /// Every sentence.
    pub words: Arc<Words>,
    /// Every page.
    pub pages: Pages,
    /// What takes mails away.
    pub mailer: Mailer,
    /// Reckonings that fill a processor for seconds: one at a time.
    pub reckonings: Arc<Semaphore>,
    /// Passwords in work: two at a time, since each takes 64 MiB.
    pub passwords: Semaphore,
    /// This process's forms, made ready to judge answers.
    pub plans: Plans,
    /// Dry runs of questionnaires, while they go on and for a while after.
    pub rehearsals: Rehearsals,
    /// Those who watch documents being coded.
    pub live: Live,
    /// Told when somebody asks for a dataset that takes long.
    pub datasets: Notify,
    /// Wrong resume codes.
    pub attempts: Attempts,
    /// Drafts begun.
    pub beginnings: Attempts,
    /// Files announced.
    pub announcements: Attempts,
    /// The time.
    pub clock: Clock,
    /// Randomness.
    pub entropy: Entropy,
}

impl App {
    /// The host that stands in `Message-ID`.
    #[must_use]
    pub fn mail_host(&self) -> String {
        let link = self.config.link("");
        let host = link.split("://").nth(1).unwrap_or("localhost");
        host.split(':').next().unwrap_or("localhost").to_owned()
    }
}

type Now = dyn Fn() -> DateTime<Utc> + Send + Sync;
type Fill = dyn Fn(&mut [u8]) + Send + Sync;

/// Tells the time: the system's, or the one a test sets.
#[derive(Clone)]
pub struct Clock(Arc<Now>);

impl Clock {
    /// The system's clock.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "here time comes in")]
    pub fn system() -> Self {
        Self(Arc::new(Utc::now))
    }

    /// A clock that says what the function says.
    pub fn from_fn(now: impl Fn() -> DateTime<Utc> + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        (self.0)()
    }
}

/// Yields random bytes: the operating system's, or those a test sets.
#[derive(Clone)]
pub struct Entropy(Arc<Fill>);

impl Entropy {
    /// The operating system's randomness.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "here randomness comes in")]
    pub fn system() -> Self {
        Self(Arc::new(|bytes| {
            getrandom::fill(bytes).expect("an operating system without randomness cannot run this program");
        }))
    }

    /// Randomness that the function yields.
    pub fn from_fn(fill: impl Fn(&mut [u8]) + Send + Sync + 'static) -> Self {
        Self(Arc::new(fill))
    }

    /// So many random bytes.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.0)(&mut bytes);
        bytes
    }

    /// A random id (version 4).
    #[must_use]
    pub fn uuid(&self) -> Uuid {
        uuid::Builder::from_random_bytes(self.bytes()).into_uuid()
    }

    /// 256 random bits as text for a link or a cookie.
    #[must_use]
    pub fn token(&self) -> String {
        use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
        URL_SAFE_NO_PAD.encode(self.bytes::<32>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    #[test]
    fn a_test_sets_the_time() {
        let then = Utc.with_ymd_and_hms(2026, 11, 4, 9, 0, 0).single().expect("a moment");
        assert_eq!(Clock::from_fn(move || then).now(), then);
    }

    #[test]
    fn ids_and_tokens_are_made_of_the_randomness_given() {
        let ones = Entropy::from_fn(|bytes| bytes.fill(0xff));
        assert_eq!(ones.uuid().to_string(), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(ones.token(), "_".repeat(42) + "8");
        let system = Entropy::system();
        assert_ne!(system.token(), system.token());
    }
}
