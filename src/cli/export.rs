//! `saual export`: tables, figures, responses and quotes as files.

use super::let_out::LetOut;
use super::{Fault, Teller};
use crate::app::App;
use crate::config::Config;
use crate::service;
use crate::service::attached;
use crate::service::disclosure;
use crate::service::export::{self, Format, Made};
use crate::service::plan::leave::{self, Look, SCREEN_SCALE, Wanted};
use crate::service::quotes::Filter;
use crate::service::refi::{self, Codebook};
use crate::store::{forms, studies, studies::Study};
use clap::{Args, Subcommand};
use domain::coding::Sight;
use domain::exchange::responses::Content;
use domain::figure::{NoWidth, Width};
use domain::form::Kind;
use domain::language::Language;
use domain::message::Message;
use std::fs::File;
use std::io::{ErrorKind, IsTerminal, Write};
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};

mod many;
pub(super) mod part;
mod plan;

use part::{Part, write};

/// What is to be exported.
#[derive(Args)]
pub(super) struct Export {
    #[command(subcommand)]
    what: Task,
}

#[derive(Subcommand)]
enum Task {
    /// The tables of every question, one file or a file each.
    Tables(Tables),
    /// The figures of the study's plan, a file each.
    Figures(Figures),
    /// All tables and figures of the plan, in a folder or an archive.
    Plan(plan::Plan),
    /// Every response, one file.
    Responses(Responses),
    /// The responses for statistical programs, one file.
    Dataset(Dataset),
    /// The coded quotes, one file.
    Quotes(Quotes),
    /// The whole study for another program of qualitative analysis.
    Project(Common),
    /// The codebook, one file.
    Codebook(Book),
    /// The files that respondents sent, one bundle.
    Files(Common),
}

/// What every export is told.
#[derive(Args)]
struct Common {
    #[command(flatten)]
    target: Target,
    #[arg(long, value_parser = ["kk", "ru", "en"])]
    language: Option<String>,
}

/// What is exported, and where to.
#[derive(Args)]
struct Target {
    #[arg(long)]
    study: String,
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
}

#[derive(Args)]
struct Tables {
    #[command(flatten)]
    common: Common,
    #[arg(long, default_value = "xlsx", value_parser = ["xlsx", "csv", "json"])]
    format: String,
    #[arg(long, value_name = "QUESTION")]
    by: Option<String>,
    #[command(flatten)]
    let_out: LetOut,
}

#[derive(Args)]
struct Figures {
    #[command(flatten)]
    common: Common,
    #[arg(long, default_value = "svg", value_parser = ["svg", "png", "pdf"])]
    format: String,
    #[command(flatten)]
    look: Looked,
    #[command(flatten)]
    let_out: LetOut,
}

/// How figures are made.
#[derive(Args)]
pub(super) struct Looked {
    #[arg(long, default_value = "300", value_parser = ["96", "300"])]
    dpi: String,
    #[arg(long, value_name = "MM", value_parser = width)]
    width: Option<Width>,
}

impl Looked {
    pub(super) fn look(&self) -> Look {
        let usual = Look::default();
        Look {
            width: self.width.unwrap_or(usual.width),
            scale: if self.dpi == "96" { SCREEN_SCALE } else { usual.scale },
        }
    }
}

fn width(text: &str) -> Result<Width, String> {
    let millimetres: f32 = text.parse().map_err(|_| NoWidth(f32::NAN).to_string())?;
    Width::new(millimetres).ok_or_else(|| NoWidth(millimetres).to_string())
}

#[derive(Args)]
struct Responses {
    #[command(flatten)]
    common: Common,
    #[arg(long, default_value = "csv", value_parser = ["csv", "xlsx", "json"])]
    format: String,
    #[arg(long, conflicts_with = "labels")]
    codes: bool,
    #[arg(long)]
    labels: bool,
}

#[derive(Args)]
struct Dataset {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    options: super::dataset::Options,
}

#[derive(Args)]
struct Quotes {
    #[command(flatten)]
    common: Common,
    #[arg(long, default_value = "csv", value_parser = ["csv", "xlsx"])]
    format: String,
}

#[derive(Args)]
struct Book {
    #[command(flatten)]
    common: Common,
    #[arg(long, default_value = "xlsx", value_parser = ["xlsx", "csv", "qdc"])]
    format: String,
}

impl Export {
    pub(super) async fn run(&self, config: Config, teller: &Teller) -> Result<(), Fault> {
        let app = super::serve::open(config).await?;
        let (target, language) = self.common();
        let study = study(&app, &target.study).await?;
        let language = language.and_then(Language::from_tag).unwrap_or(app.config.language);
        let out = Out::new(target.out.as_deref(), teller);
        match &self.what {
            Task::Tables(tables) => {
                let by = tables.by.as_deref();
                see_question(&app, &study, by).await?;
                let format = format(&tables.format);
                let counted = export::questions(&app, &study, by, tables.let_out.suppress).await?;
                let (form, counted) =
                    counted.ok_or_else(|| anyhow::anyhow!("a published study has columns"))?;
                tables.let_out.see(&app, &study, &export::leaving(&counted), teller).await?;
                let shown = export::shown(counted);
                let made = export::table_files(&app, &study, (language, format), &form, &shown)?;
                if format == Format::Csv { out.folder(&made) } else { out.file(&first(made)?, format) }
            }
            Task::Figures(figures) => {
                let format = format(&figures.format);
                let wanted = Wanted { look: figures.look.look(), ..Wanted::one(language, format) };
                let drawn = |number: Option<u32>, _: &_| number.is_some();
                let hides = figures.let_out.suppress;
                let counted = service::plan::counted(&app, &study, (Sight::All, None), hides, drawn).await?;
                figures.let_out.see(&app, &study, &disclosure::leaving(&counted), teller).await?;
                let left = leave::files(&app, &study, &counted, &wanted).await?;
                plan::tell(&left.faults, teller);
                out.folder(&left.files)
            }
            Task::Plan(plan) => plan.run(&app, &study, language, &out).await,
            Task::Responses(responses) => responses.run(&app, &study, language, &out).await,
            Task::Dataset(dataset) => dataset.options.run(&app, &study, language, (&out, teller)).await,
            Task::Quotes(quotes) => {
                let format = format(&quotes.format);
                let made = export::quotes(&app, &study, (language, format), &Filter::all(Sight::All)).await?;
                out.file(&made, format)
            }
            Task::Project(_) => project(&app, &study, language, &out).await,
            Task::Codebook(book) => {
                let kind = Codebook::from_tag(&book.format).unwrap_or(Codebook::Csv);
                let made = refi::codebook(&app, &study, kind, language).await?.map_err(Fault::Told)?;
                out.file(&made, format(&book.format))
            }
            Task::Files(_) => files(&app, &study, &out).await,
        }
    }

    /// What is exported and where to, and in which language where it is in one.
    fn common(&self) -> (&Target, Option<&str>) {
        let common = match &self.what {
            Task::Tables(tables) => &tables.common,
            Task::Figures(figures) => &figures.common,
            Task::Plan(plan) => return (&plan.target, None),
            Task::Responses(responses) => &responses.common,
            Task::Dataset(dataset) => &dataset.common,
            Task::Quotes(quotes) => &quotes.common,
            Task::Codebook(book) => &book.common,
            Task::Project(common) | Task::Files(common) => common,
        };
        (&common.target, common.language.as_deref())
    }
}

impl Responses {
    async fn run(&self, app: &App, study: &Study, language: Language, out: &Out<'_>) -> Result<(), Fault> {
        let format = format(&self.format);
        let content = if self.labels { Content::Labels } else { Content::Codes };
        let name = format!("responses.{}", format.tag());
        match out.place(&name) {
            None => {
                out.refuse_to_show(format)?;
                let shown = std::io::stdout().as_fd().try_clone_to_owned().map_err(anyhow::Error::from)?;
                export::responses(app, study, (language, format, content), File::from(shown)).await?;
            }
            Some(path) => {
                let part = Part::begin(&path)?;
                export::responses(app, study, (language, format, content), part.file()?).await?;
                part.keep()?;
                out.written(1, &path);
            }
        }
        Ok(())
    }
}

/// A project, and what it could not hold.
async fn project(app: &App, study: &Study, language: Language, out: &Out<'_>) -> Result<(), Fault> {
    let (made, report) = refi::qdpx(app, study, language, Sight::All).await?;
    let made = made.map_err(Fault::Told)?;
    let path = out.place(&made.name).ok_or_else(|| Fault::Told(Message::new("cli-export-bundle")))?;
    write(&path, &made.bytes)?;
    out.written(1, &path);
    for (lost, tally) in report.iter() {
        out.teller.say(&lost.message(tally.count));
    }
    Ok(())
}

/// A bundle may be large, so it is written where it will lie.
async fn files(app: &App, study: &Study, out: &Out<'_>) -> Result<(), Fault> {
    let path = out.place("files.zip").ok_or_else(|| Fault::Told(Message::new("cli-export-bundle")))?;
    let part = Part::begin(&path)?;
    let count = attached::bundle(app, study, part.file()?).await?;
    part.keep()?;
    out.written(count, &path);
    Ok(())
}

/// The kinds of file that clap lets through are those that there are.
fn format(tag: &str) -> Format {
    Format::from_tag(tag).unwrap_or(Format::Csv)
}

pub(super) async fn study(app: &App, slug: &str) -> Result<Study, Fault> {
    let study = studies::by_slug(&app.store, slug).await?;
    let study = study.ok_or_else(|| Fault::Told(Message::new("cli-study-unknown").with("study", slug)))?;
    if forms::latest_id(&app.store, study.id).await?.is_none() {
        return Err(Fault::Told(Message::new("cli-study-unpublished").with("study", slug)));
    }
    Ok(study)
}

/// Tables are compared by a single choice.
async fn see_question(app: &App, study: &Study, by: Option<&str>) -> Result<(), Fault> {
    let Some(by) = by else { return Ok(()) };
    let version = forms::latest(&app.store, study.id).await?;
    let question = version.as_ref().and_then(|version| version.form.question(by));
    if question.is_some_and(|question| matches!(question.kind, Kind::Single { .. })) {
        return Ok(());
    }
    Err(Fault::Told(Message::new("cli-question-unknown").with("question", by)))
}

fn first(made: Vec<Made>) -> Result<Made, Fault> {
    let made = made.into_iter().next();
    made.ok_or_else(|| Fault::Inner(anyhow::anyhow!("a published study made no file of tables")))
}

/// Where files go: `--out`, or standard output for a single one.
pub(super) struct Out<'a> {
    path: Option<&'a Path>,
    teller: &'a Teller,
}

impl<'a> Out<'a> {
    pub(super) const fn new(path: Option<&'a Path>, teller: &'a Teller) -> Self {
        Self { path, teller }
    }

    /// Where a single file goes: into the folder that is there, or under the name given.
    pub(super) fn place(&self, name: &str) -> Option<PathBuf> {
        self.path.map(|path| if path.is_dir() { path.join(name) } else { path.to_owned() })
    }

    pub(super) fn file(&self, made: &Made, format: Format) -> Result<(), Fault> {
        if let Some(path) = self.place(&made.name) {
            write(&path, &made.bytes)?;
            self.written(1, &path);
            return Ok(());
        }
        self.refuse_to_show(format)?;
        match std::io::stdout().lock().write_all(&made.bytes) {
            // Whoever reads has seen enough.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            other => other.map_err(|error| Fault::Inner(error.into())),
        }
    }

    fn folder(&self, made: &[Made]) -> Result<(), Fault> {
        let mut many = many::Many::folder(self.path)?;
        made.iter().try_for_each(|file| many.add(file))?;
        let (count, path) = many.finish()?;
        self.written(count, path);
        Ok(())
    }

    /// A workbook or a picture on a screen of letters helps nobody.
    fn refuse_to_show(&self, format: Format) -> Result<(), Fault> {
        let shown = !matches!(format, Format::Xlsx | Format::Png | Format::Pdf);
        if !shown && std::io::stdout().is_terminal() {
            return Err(Fault::Told(Message::new("cli-export-file")));
        }
        Ok(())
    }

    pub(super) fn written(&self, count: usize, path: &Path) {
        let message = Message::new("cli-export-written").with("count", count);
        self.teller.say(&message.with("path", path.display().to_string()));
    }
}
