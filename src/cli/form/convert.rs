//! `saual form convert`: a questionnaire as another kind of file.

use super::given::{self, Warnings};
use crate::app::Clock;
use crate::cli::{Fault, Teller, disk};
use crate::service::questionnaire::{self, Kind};
use clap::Args;
use domain::message::Message;
use std::path::PathBuf;

/// A file or folder, and what to make of it.
#[derive(Args)]
pub(super) struct Convert {
    file: PathBuf,
    #[arg(id = "into", long = "to", value_name = "KIND", value_parser = ["xlsx", "xform", "json", "toml"])]
    into: String,
    #[arg(long)]
    out: PathBuf,
}

impl Convert {
    pub(super) fn run(&self, teller: &Teller) -> Result<(), Fault> {
        let form = given::form(&self.file, Warnings::Count, teller)?;
        let kind = Kind::named(&self.into).unwrap_or(Kind::Toml);
        let stem = self.file.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        let bytes =
            questionnaire::written(&form, kind, &stem, Clock::system().now()).map_err(anyhow::Error::from)?;
        std::fs::write(&self.out, bytes).map_err(|error| disk::unwritable(&self.out, &error))?;
        teller.say(&Message::new("cli-form-converted").with("path", self.out.display().to_string()));
        Ok(())
    }
}
