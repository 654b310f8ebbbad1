//! What can be asked for: each kind of file that takes long, and who makes it.

use super::Progress;
use crate::app::App;
use crate::service::{dataset, plan};
use crate::store::{self, studies::Study};
use domain::message::Message;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::sync::Arc;

/// A file that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Asked {
    /// The responses, or their codebook.
    Dataset(dataset::Wanted),
    /// The tables and figures of the plan.
    Plan {
        /// Which of them, and how.
        plan: plan::archive::Wanted,
    },
}

/// For whom a file is made.
#[derive(Clone, Copy)]
pub(super) struct Order<'a> {
    pub(super) study: &'a Study,
    pub(super) account_id: i64,
}

impl From<dataset::Wanted> for Asked {
    fn from(wanted: dataset::Wanted) -> Self {
        Self::Dataset(wanted)
    }
}

impl From<plan::archive::Wanted> for Asked {
    fn from(plan: plan::archive::Wanted) -> Self {
        Self::Plan { plan }
    }
}

impl Asked {
    /// What the file is called.
    #[must_use]
    pub fn name(&self, study: &Study) -> String {
        match self {
            Self::Dataset(wanted) => wanted.name(&study.slug),
            Self::Plan { plan } => plan.name(&study.slug),
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(&self) -> &'static str {
        match self {
            Self::Dataset(wanted) => wanted.format.media_type(),
            Self::Plan { .. } => "application/zip",
        }
    }

    /// How many steps it takes, as far as is known before.
    pub(super) async fn steps(&self, app: &App, study: &Study) -> anyhow::Result<u64> {
        match self {
            Self::Dataset(_) => Ok(store::submissions::count(&app.store, study.id).await? * 2),
            Self::Plan { plan } => plan.steps(app, study).await,
        }
    }

    /// Makes the file, at the beginning of one that is empty. Answers what is in it otherwise than in the
    /// study, or why there is none.
    pub(super) async fn make(
        &self,
        app: &App,
        order: Order<'_>,
        out: File,
        progress: &Arc<Progress>,
    ) -> anyhow::Result<Result<Vec<Message>, Message>> {
        match self {
            Self::Dataset(wanted) => {
                let made = dataset::write(app, order.study, *wanted, out, progress).await?;
                Ok(made.map(|made| dataset::told(&made.changed)))
            }
            Self::Plan { plan } => {
                plan::archive::write(app, order.study, order.account_id, plan, out, progress).await
            }
        }
    }
}
