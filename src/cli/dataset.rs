//! `saual export dataset`: the responses for statistical programs.

use super::export::{Out, part::Part};
use super::{Fault, Teller};
use crate::app::App;
use crate::service::dataset::{self, Format, Made, Separator, Wanted, wanted::CONTENTS};
use crate::service::requests::Progress;
use crate::store::studies::Study;
use clap::Args;
use domain::dataset::changed::{self, Changed};
use domain::dataset::delimited::Content;
use domain::language::Language;
use domain::message::Message;
use indicatif::{ProgressBar, ProgressStyle};
use std::fs::File;
use std::io::{ErrorKind, IsTerminal, Seek};
use std::sync::Arc;
use std::time::Duration;

/// What the bar shows; it is drawn on a terminal only.
const BAR: &str = "{bar:40} {pos}/{len} {msg} {eta}";
/// How often it is drawn.
const DRAWN: Duration = Duration::from_millis(200);

/// What the file is to be.
#[derive(Args)]
pub(super) struct Options {
    #[arg(long, default_value = "sav", value_parser = ["sav", "zsav", "dta", "parquet", "jsonl", "csv", "xlsx", "package", "codebook-docx", "codebook-html"])]
    format: String,
    #[arg(long, default_value = "codes", value_parser = ["codes", "labels", "both", "numbers"])]
    content: String,
    #[arg(long, default_value = "comma", value_parser = ["comma", "semicolon", "tab"])]
    separator: String,
    #[arg(long)]
    no_mark: bool,
}

impl Options {
    pub(super) async fn run(
        &self,
        app: &App,
        study: &Study,
        language: Language,
        (out, teller): (&Out<'_>, &Teller),
    ) -> Result<(), Fault> {
        let wanted = self.wanted(language);
        match out.place(&wanted.name(&study.slug)) {
            Some(path) => {
                let part = Part::begin(&path)?;
                let made = write(app, study, (wanted, teller), part.file()?).await?;
                part.keep()?;
                out.written(1, &path);
                tell(&made, teller);
            }
            None => {
                if !wanted.format.is_text() && std::io::stdout().is_terminal() {
                    return Err(Fault::Told(Message::new("cli-export-binary")));
                }
                // Some formats are finished at their beginning, to which a pipe does not go back.
                let mut file = tempfile::tempfile_in(&app.config.data).map_err(anyhow::Error::from)?;
                let whole = file.try_clone().map_err(anyhow::Error::from)?;
                write(app, study, (wanted, teller), whole).await?;
                file.rewind().map_err(anyhow::Error::from)?;
                match std::io::copy(&mut file, &mut std::io::stdout().lock()) {
                    // Whoever reads has seen enough.
                    Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
                    other => drop(other.map_err(anyhow::Error::from)?),
                }
            }
        }
        Ok(())
    }

    /// What clap lets through is among what there is.
    fn wanted(&self, language: Language) -> Wanted {
        let format = Format::from_tag(&self.format).unwrap_or(Format::Sav);
        let content = CONTENTS.into_iter().find(|(tag, _)| *tag == self.content);
        Wanted {
            content: content.map_or(Content::Codes, |(_, content)| content),
            separator: Separator::from_tag(&self.separator).unwrap_or(Separator::Comma),
            mark: !self.no_mark,
            ..Wanted::new(format, language)
        }
    }
}

async fn write(
    app: &App,
    study: &Study,
    (wanted, teller): (Wanted, &Teller),
    file: File,
) -> Result<Made, Fault> {
    let progress = Arc::new(Progress::default());
    let bar = ProgressBar::new(0).with_message(teller.words(&Message::new("cli-dataset-progress")));
    bar.set_style(ProgressStyle::with_template(BAR).map_err(anyhow::Error::from)?);
    let mut written = std::pin::pin!(dataset::write(app, study, wanted, file, &progress));
    let mut drawn = tokio::time::interval(DRAWN);
    let written = loop {
        tokio::select! {
            written = &mut written => break written,
            _ = drawn.tick() => {
                let (done, total) = progress.steps();
                bar.set_length(total);
                bar.set_position(done);
            }
        }
    };
    bar.finish_and_clear();
    written?.map_err(Fault::Told)
}

/// What the file holds otherwise than the study: names are summed up, all else is told one by one.
fn tell(made: &Made, teller: &Teller) {
    let rows = i64::try_from(made.rows).unwrap_or(i64::MAX);
    teller.say(&Message::new("cli-dataset-rows").with("count", rows));
    let (names, others): (Vec<Changed>, Vec<Changed>) =
        made.changed.iter().cloned().partition(|changed| matches!(changed, Changed::Name { .. }));
    others.iter().for_each(|changed| teller.say(&changed.message()));
    changed::summary(&names).iter().for_each(|message| teller.say(message));
}
