//! Responses that were gathered elsewhere: a table looked at, its columns mapped, its rows checked, taken in
//! as a whole or not at all, and taken back as a whole.
//!
//! | module | what it does |
//! | --- | --- |
//! | [`look`](mod@look) | what stands in a file, and what its columns seem to be |
//! | [`check`](mod@check) | every row judged, and nothing stored |
//! | [`take`](mod@take) | the same, and stored in one transaction |
//! | [`back`] | taken out again |
//!
//! A file waits in the database until somebody decides about it, as projects of other programs do
//! ([`super::refi::waiting`]). Rows are read and judged one after another, off the threads that answer; what
//! is to be stored waits on the disk, so that memory does not grow with the file and the database is locked
//! for as long only as rows are written.

pub mod back;
pub mod check;
pub mod look;
mod pass;
pub mod take;

pub use crate::service::refi::waiting;
pub use crate::service::refi::waiting::Waiting;
pub use back::{TakenBack, take_back};
pub use check::{Already, Checked, check};
pub use look::{Looked, look};
pub use pass::Found;
pub use take::{Decided, Refused, TakenIn, take};

use crate::app::App;
use crate::store::{self, Store, forms, forms::FormVersion, studies::Study};
use domain::exchange::incoming::{Hints, Targets};
use domain::form::Form;
use domain::message::Message;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::time::Duration;

/// The most bytes of a file.
pub const LARGEST: usize = 100 << 20;
/// How long a file may be worked on for a page. The command line waits as long as it takes.
pub const LONGEST: Duration = Duration::from_secs(120);

/// A file that is in memory as long as it is worked on.
#[derive(Clone)]
pub struct File {
    /// What it is called.
    pub name: String,
    /// What it holds.
    pub bytes: Arc<Vec<u8>>,
    /// Its SHA-256, in hex.
    pub digest: String,
    /// How long it may be worked on.
    pub longest: Option<Duration>,
    /// Told of every thousandth row.
    pub progress: Arc<dyn Fn(u64) + Send + Sync>,
}

impl File {
    /// A file of that name.
    #[must_use]
    pub fn new(name: &str, bytes: Vec<u8>) -> Self {
        let digest = crate::service::publish::hex(&Sha256::digest(&bytes));
        Self {
            name: name.to_owned(),
            bytes: Arc::new(bytes),
            digest,
            longest: Some(LONGEST),
            progress: Arc::new(|_| {}),
        }
    }

    /// A file that waits; none where it was let go meanwhile.
    ///
    /// # Errors
    /// The outer one where the database cannot be read; the inner one tells why it is not read.
    pub async fn waiting(store: &Store, waiting: &Waiting) -> store::Result<Option<Result<Self, Message>>> {
        if waiting.size > LARGEST as u64 {
            return Ok(Some(Err(Message::new("incoming-large").with("limit", LARGEST >> 20))));
        }
        let bytes = waiting::bytes(store, waiting).await?;
        Ok(bytes.map(|bytes| Ok(Self::new(&waiting.name, bytes))))
    }
}

/// The versions of a study's form, the newest first.
pub struct Versions(Vec<FormVersion>);

impl Versions {
    /// Reads them.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn of(store: &Store, study: &Study) -> store::Result<Self> {
        let mut all = forms::all(store, study.id).await?;
        all.reverse();
        Ok(Self(all))
    }

    /// Whether none was published.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Their numbers and forms.
    #[must_use]
    pub fn forms(&self) -> Vec<(i32, &Form)> {
        self.0.iter().map(|version| (version.number, &version.form)).collect()
    }

    fn key(&self, number: i32) -> Option<i64> {
        self.0.iter().find(|version| version.number == number).map(|version| version.id)
    }
}

/// Words by which columns and values are known again.
#[must_use]
pub fn hints(app: &App, targets: Targets<'_>) -> Hints {
    Hints::new(targets, &|language, message| app.words.say(language, message))
}
