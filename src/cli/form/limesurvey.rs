//! `saual form import-limesurvey`: a survey taken over with its responses.

use super::super::{Fault, Teller, disk, serve};
use crate::app::Clock;
use crate::config::Config;
use crate::service::limesurvey::{Import, Taken, take_over};
use crate::store::studies;
use clap::Args;
use domain::answer::accept::Told;
use domain::message::Message;
use std::path::PathBuf;

#[derive(Args)]
pub(super) struct ImportLimesurvey {
    #[arg(long)]
    study: String,
    /// A `.lss` or `.lsa`.
    archive: PathBuf,
}

impl ImportLimesurvey {
    pub(super) async fn run(&self, config: &Config, teller: &Teller) -> Result<(), Fault> {
        let bytes = std::fs::read(&self.archive).map_err(|error| disk::unreadable(&self.archive, &error))?;
        let store = serve::store(config).await?;
        let Some(study) = studies::by_slug(&store, &self.study).await? else {
            return Err(Fault::Told(Message::new("cli-study-unknown").with("study", self.study.as_str())));
        };
        match take_over(&store, study.id, &bytes, None, Clock::system().now()).await? {
            Taken::Over(import) => {
                tell(&import, teller);
                Ok(())
            }
            Taken::Another => {
                Err(Fault::Told(Message::new("cli-import-another").with("study", self.study.as_str())))
            }
            Taken::Unreadable(faults) => {
                for fault in &faults {
                    eprintln!("{}", at(&fault.place, &teller.words(&fault.message)));
                }
                Err(Fault::Told(Message::new("cli-form-faulty").with("count", faults.len())))
            }
        }
    }
}

/// Tells what was lost, what could not be taken, and what is there now.
fn tell(import: &Import, teller: &Teller) {
    for loss in &import.losses {
        println!("{}", at(&loss.place, &teller.words(&loss.message)));
    }
    for untaken in &import.untaken {
        let why = match &untaken.told {
            Told::Message(message) => teller.words(message),
            Told::Words(words) => words.words(teller.language, &import.version.form.languages).to_owned(),
        };
        let told = Message::new("lss-answer")
            .with("response", untaken.response.as_str())
            .with("value", untaken.value.as_str())
            .with("why", why);
        println!("{}", at(untaken.question.as_str(), &teller.words(&told)));
    }
    let told = Message::new("cli-import-done")
        .with("version", i64::from(import.version.number))
        .with("added", import.added)
        .with("already", import.already);
    teller.say(&told);
}

fn at(place: &str, told: &str) -> String {
    if place.is_empty() { told.to_owned() } else { format!("{place}: {told}") }
}
