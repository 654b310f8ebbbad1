//! `saual form diff`: what changed between two questionnaires.

use super::declared::Flags;
use super::given::{self, Warnings};
use crate::cli::{Fault, Teller, serve};
use crate::config::Config;
use crate::store::{forms, studies};
use clap::Args;
use domain::form::change::{self, Change, Declarations, Severity, Side};
use domain::message::Message;
use std::path::PathBuf;

/// Two files, or two versions of a study's questionnaire.
#[derive(Args)]
pub(super) struct Diff {
    older: Option<PathBuf>,
    newer: Option<PathBuf>,
    #[arg(long, conflicts_with_all = ["older", "newer"])]
    study: Option<String>,
    #[arg(long, requires = "study", value_name = "NUMBER")]
    from: Option<i32>,
    #[arg(long, requires = "study", value_name = "NUMBER")]
    to: Option<i32>,
    #[command(flatten)]
    declared: Flags,
}

/// The longest text that a line repeats, in characters.
const SHOWN: usize = 120;

impl Diff {
    pub(super) async fn run(&self, config: &Config, teller: &Teller) -> Result<(), Fault> {
        let changes = match (&self.study, &self.older, &self.newer) {
            (Some(study), _, _) => self.versions(study, config).await?,
            (None, Some(older), Some(newer)) => {
                let [older, newer] = [older, newer].map(|file| given::form(file, Warnings::Count, teller));
                let (older, newer, declared) = (older?, newer?, self.declared.read()?);
                if let Some(fault) = declared.faults(&older, &newer, &Default::default()).into_iter().next() {
                    return Err(Fault::Told(fault));
                }
                change::diff(&older, &newer, &declared)
            }
            _ => return Err(Fault::Told(Message::new("cli-diff-what"))),
        };
        tell(&changes, teller);
        Ok(())
    }

    async fn versions(&self, slug: &str, config: &Config) -> Result<Vec<Change>, Fault> {
        let store = serve::store(config).await?;
        let study = studies::by_slug(&store, slug).await?;
        let study =
            study.ok_or_else(|| Fault::Told(Message::new("cli-study-unknown").with("study", slug)))?;
        let all = forms::all(&store, study.id).await?;
        let to = self.to.or_else(|| all.last().map(|version| version.number)).unwrap_or(1);
        let from = self.from.unwrap_or((to - 1).max(1));
        let find = |number: i32| {
            all.iter().find(|version| version.number == number).ok_or_else(|| {
                let told = Message::new("cli-version-unknown").with("study", slug);
                Fault::Told(told.with("version", i64::from(number)))
            })
        };
        let (older, newer) = (find(from)?, find(to)?);
        let between = all.iter().filter(|version| from < version.number && version.number <= to);
        let stored = between.fold(Declarations::default(), |all, version| all.then(&version.declarations));
        Ok(change::diff(&older.form, &newer.form, &stored))
    }
}

/// Tells changes, a line each: `!` what has to be declared, `*` what matters, the rest without a sign.
pub(super) fn tell(changes: &[Change], teller: &Teller) {
    if changes.is_empty() {
        teller.say(&Message::new("cli-form-same"));
    }
    for change in changes {
        let sign = match change.severity {
            Severity::Undeclared => '!',
            Severity::Notable => '*',
            Severity::Harmless => ' ',
        };
        let [before, after] = [&change.before, &change.after].map(|side| shown(side, teller));
        let (place, what) = (teller.words(&change.place.message()), teller.words(&change.message()));
        println!("{sign} {place}: {what}: {before} → {after}");
    }
}

/// A side of a change on one line.
fn shown(side: &Side, teller: &Teller) -> String {
    let words = match side {
        Side::Nothing => return "–".to_owned(),
        Side::Words(words) => words.split_whitespace().collect::<Vec<_>>().join(" "),
        Side::Said(message) => teller.words(message),
    };
    let mut letters = words.chars();
    let begin: String = letters.by_ref().take(SHOWN).collect();
    if letters.next().is_some() { begin + "…" } else { begin }
}
