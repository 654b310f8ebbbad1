//! `saual backup`: a whole copy of the database, made while Saual runs.

use super::{Fault, Teller};
use crate::config::Config;
use crate::store::{OpenFault, Place};
use clap::Args;
use domain::message::Message;
use std::path::PathBuf;

/// Copies the database into a new file.
#[derive(Args)]
pub(super) struct Backup {
    /// The file, which must not be there yet.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

impl Backup {
    pub(super) async fn run(&self, config: &Config, teller: &Teller) -> Result<(), Fault> {
        if matches!(config.database, Place::Postgres(_)) {
            return Err(Fault::Told(Message::new("cli-backup-postgres")));
        }
        let file = self.out.display().to_string();
        if self.out.exists() {
            return Err(Fault::Told(Message::new("cli-backup-there").with("file", file)));
        }
        let store = super::serve::store(config).await?;
        store.copy_to(&self.out).await.map_err(|fault| match fault {
            OpenFault::Unreachable(error) => {
                let error = error.to_string().replace('\n', " ");
                Fault::Told(Message::new("cli-backup-failed").with("file", file.clone()).with("error", error))
            }
            fault => Fault::Inner(fault.into()),
        })?;
        teller.say(&Message::new("cli-backup-done").with("file", file));
        Ok(())
    }
}
