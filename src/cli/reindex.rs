//! `saual reindex`: the search index built anew from the database.

use super::{Fault, Teller};
use crate::config::Config;
use crate::jobs::index;
use crate::search::{Search, Trouble};
use crate::store::{documents, studies};
use domain::message::Message;
use indicatif::{ProgressBar, ProgressStyle};
use std::sync::Arc;

/// What the bar shows; it is drawn on a terminal only.
const BAR: &str = "{bar:40} {pos}/{len} {msg}";

/// Empties the index and takes every document in again.
pub(super) async fn run(config: &Config, teller: &Teller) -> Result<(), Fault> {
    let store = super::serve::store(config).await?;
    let mut all = 0;
    for study in studies::all(&store).await? {
        all += documents::list(&store, study.id).await?.len() as u64;
    }
    let search = Arc::new(Search::open(&config.data.join("index"))?);
    let bar = ProgressBar::new(all);
    bar.set_style(ProgressStyle::with_template(BAR).map_err(anyhow::Error::from)?);
    let mut done = 0_usize;
    let rebuilt = index::rebuild(&store, &search, |document| {
        // Those taken out are told too, so that the index forgets them.
        if document.removed_at.is_none() {
            done += 1;
            bar.set_message(document.name.clone());
            bar.inc(1);
        }
    })
    .await;
    bar.finish_and_clear();
    rebuilt.map_err(|error| match error.downcast_ref() {
        Some(Trouble::Busy) => Fault::Told(Message::new("cli-reindex-busy")),
        _ => Fault::Inner(error),
    })?;
    teller.say(&Message::new("cli-reindexed").with("count", done));
    Ok(())
}
