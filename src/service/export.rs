//! Files that leave the house: tables, figures, responses and quotes.

use crate::app::App;
use crate::locale::CLOCK;
use crate::service::attached;
use crate::service::quotes::{self, Cited};
use crate::service::versions::{self, Version};
use crate::service::{citing, disclosure};
use crate::store::{self, Snapshot, studies::Study, submissions::Submission};
use anyhow::Context;
use domain::answer::languages::Languages;
use domain::answer::record;
use domain::coding::Layer;
use domain::exchange::responses::Repeats;
use domain::exchange::{csv, json, responses, submissions, tables, xlsx};
use domain::figure::{self, Fonts};
use domain::form::Form;
use domain::language::Language;
use domain::message::Message;
use domain::table::{self, Table};
use domain::tabulation::{By, OfQuestion, Tabulation, every_question};
use futures_util::TryStreamExt;
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Cursor, Write};
use tokio::sync::mpsc;

/// What is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The tables of every question.
    Tables,
    /// The figures of the study's plan.
    Figures,
    /// Every response.
    Responses,
    /// The coded quotes.
    Quotes,
}

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values, UTF-8 with a byte order mark.
    Csv,
    /// An Excel workbook.
    Xlsx,
    /// JSON.
    Json,
    /// A drawing.
    Svg,
    /// A picture for print.
    Png,
    /// A page for print.
    Pdf,
}

impl What {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Tables, Self::Figures, Self::Responses, Self::Quotes];

    /// Its name in addresses, on the command line and in file names.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Tables => "tables",
            Self::Figures => "figures",
            Self::Responses => "responses",
            Self::Quotes => "quotes",
        }
    }

    /// The kinds of file it comes in, the usual one first.
    #[must_use]
    pub const fn formats(self) -> &'static [Format] {
        match self {
            Self::Tables => &[Format::Xlsx, Format::Csv, Format::Json],
            Self::Figures => &[Format::Svg, Format::Png, Format::Pdf],
            Self::Responses => &[Format::Csv, Format::Xlsx, Format::Json],
            Self::Quotes => &[Format::Csv, Format::Xlsx],
        }
    }
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Csv, Self::Xlsx, Self::Json, Self::Svg, Self::Png, Self::Pdf];

    /// The ending of a file's name.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }

    /// The format of a file's name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::from_tag(name.rsplit_once('.')?.1)
    }

    /// Whether it is of figures, and not of tables.
    #[must_use]
    pub const fn is_of_figures(self) -> bool {
        matches!(self, Self::Svg | Self::Png | Self::Pdf)
    }

    /// Whether its files are packed within, so that packing them again saves nothing.
    #[must_use]
    pub const fn is_packed(self) -> bool {
        matches!(self, Self::Xlsx | Self::Png | Self::Pdf)
    }

    /// The format of an ending.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.tag() == tag)
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
        }
    }
}

/// A file that is made whole, since it is small.
pub struct Made {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Every question of a study counted, by another one where it is named; `None` where no form was published.
/// Small counts are hidden where that is wanted.
///
/// # Errors
/// Where the answers cannot be read.
pub async fn questions(
    app: &App,
    study: &Study,
    by: Option<&str>,
    hides: bool,
) -> anyhow::Result<Option<(Form, Vec<OfQuestion>)>> {
    let Some(held) = app.columns.look(&app.store, study).await? else { return Ok(None) };
    let by = by.map(str::to_owned);
    let disclosure = if hides { disclosure::rule(study) } else { None };
    let count = move || {
        let by = By { question: by.as_deref(), disclosure };
        let counted = every_question(&held.form, &held.columns, by);
        (held.form.clone(), counted)
    };
    Ok(Some(tokio::task::spawn_blocking(count).await?))
}

/// The tables of questions.
#[must_use]
pub fn shown(counted: Vec<OfQuestion>) -> Vec<Table> {
    counted.into_iter().flat_map(|question| question.tables).collect()
}

/// What of questions could be counted, and so may leave.
#[must_use]
pub fn leaving(counted: &[OfQuestion]) -> Vec<&Tabulation> {
    counted.iter().filter_map(|question| question.counted.as_ref().ok()).collect()
}

/// The tables as files: a workbook, an array, or a CSV file a table.
///
/// # Errors
/// Where the answers cannot be read.
pub async fn tables(
    app: &App,
    study: &Study,
    (language, format): (Language, Format),
    by: Option<&str>,
) -> anyhow::Result<Vec<Made>> {
    let Some((form, made)) = questions(app, study, by, false).await? else { return Ok(Vec::new()) };
    table_files(app, study, (language, format), &form, &shown(made))
}

/// Tables as files: a workbook, an array, or a CSV file a table.
///
/// # Errors
/// Where they cannot be written.
pub fn table_files(
    app: &App,
    study: &Study,
    (language, format): (Language, Format),
    form: &Form,
    made: &[Table],
) -> anyhow::Result<Vec<Made>> {
    let say = |message: &Message| app.words.say(language, message);
    match format {
        Format::Json => {
            let value = json::tables(&study.slug, form, made, language, &say);
            Ok(vec![Made { name: "tables.json".to_owned(), bytes: serde_json::to_vec_pretty(&value)? }])
        }
        Format::Xlsx => {
            let mut bytes = Cursor::new(Vec::new());
            tables::to_xlsx(&mut bytes, xlsx::Book::new(app.clock.now())?, made, language, &say)?;
            Ok(vec![Made { name: "tables.xlsx".to_owned(), bytes: bytes.into_inner() }])
        }
        _ => made
            .iter()
            .map(|table| {
                let mut bytes = Vec::new();
                tables::to_csv(&mut bytes, table, language, &say)?;
                Ok(Made { name: format!("{}.csv", table.file_stem()), bytes })
            })
            .collect(),
    }
}

/// A drawing as a picture for print; takes a while, so it is not done among requests.
///
/// # Errors
/// Where it cannot be drawn.
pub(super) async fn picture(svg: String) -> anyhow::Result<Vec<u8>> {
    tokio::task::spawn_blocking(move || Ok(figure::png(&svg, figure::PRINT_SCALE, &Fonts::embedded())?))
        .await?
}

/// The quotes as one file.
///
/// # Errors
/// Where they cannot be read.
pub async fn quotes(
    app: &App,
    study: &Study,
    (language, format): (Language, Format),
    filter: &quotes::Filter,
) -> anyhow::Result<Made> {
    let say = |message: &Message| app.words.say(language, message);
    let ready = citing::ready(app, study, filter, language).await?;
    let cited: Vec<Cited> = ready.into_iter().map(|ready| ready.cited).collect();
    let mut bytes = Cursor::new(Vec::new());
    match format {
        Format::Xlsx => {
            let mut book = xlsx::Book::new(app.clock.now())?;
            write_quotes(&mut book.sheet("quotes")?, &cited, &say)?;
            book.save(&mut bytes)?;
        }
        _ => {
            let mut sheet = csv::Sheet::new(&mut bytes)?;
            write_quotes(&mut sheet, &cited, &say)?;
            sheet.finish()?;
        }
    }
    let name = match filter.layer {
        Layer::Coders => "quotes",
        Layer::Agreed => "agreed-quotes",
    };
    Ok(Made { name: format!("{name}.{}", format.tag()), bytes: bytes.into_inner() })
}

fn write_quotes(
    sheet: &mut dyn domain::exchange::Sheet,
    cited: &[Cited],
    say: table::Say<'_>,
) -> anyhow::Result<()> {
    domain::exchange::quotes::heading(sheet, say)?;
    for quote in cited {
        quote.row().write(sheet)?;
    }
    Ok(())
}

/// Every response as it is at this moment, row by row, into a file: memory does not grow with their number.
///
/// # Errors
/// Where they cannot be read or the file not written.
pub async fn responses(
    app: &App,
    study: &Study,
    (language, format, content): (Language, Format, responses::Content),
    out: File,
) -> anyhow::Result<()> {
    let moment = app.store.snapshot().await?;
    let versions = versions::by_key(store::forms::all(&moment, study.id).await?);
    let mut newest_first: Vec<&Version> = versions.values().collect();
    newest_first.sort_unstable_by_key(|version| std::cmp::Reverse(version.number));
    let forms: Vec<Form> = newest_first.iter().map(|version| version.carry.form(&version.form)).collect();
    let forms: Vec<&Form> = forms.iter().collect();
    let say = |message: &Message| app.words.say(language, message);
    let files = attached::names(&moment, study).await?;
    if format == Format::Csv {
        let layout =
            responses::Layout::with(Repeats::Inline, &forms, content, (language, &say)).naming(files);
        return super::lines::write(moment, study, (layout, versions), out).await;
    }
    let layout =
        responses::Layout::with(Repeats::Sheets, &forms, content, (language, &say)).naming(files.clone());
    // The rows come in one thread and are written in another; a few wait between them.
    let (sender, receiver) = mpsc::channel::<Vec<Submission>>(4);
    let made = app.clock.now();
    let folder = app.config.data.clone();
    let writing = tokio::task::spawn_blocking(move || -> anyhow::Result<()> {
        let mut out = BufWriter::with_capacity(1 << 16, out);
        match format {
            Format::Xlsx => {
                let mut book = xlsx::Book::new(made)?.waiting_in(&folder)?;
                let mut sheets = book.sheets(&layout.sheets())?;
                layout.headings(&mut sheets)?;
                each(&versions, receiver, |row, _| Ok(layout.rows(&mut sheets, row)?))?;
                drop(sheets);
                book.save(&mut out)?;
            }
            _ => {
                let mut objects = submissions::Objects::new(&mut out, files)?;
                each(&versions, receiver, |row, languages| Ok(objects.row(row, &languages())?))?;
                objects.finish()?;
            }
        }
        out.flush()?;
        Ok(())
    });
    let read = read_all(&moment, study, &sender).await;
    drop((moment, sender));
    writing.await??;
    read
}

/// How many rows go from thread to thread at once.
const BATCH: usize = 256;

pub(super) async fn read_all(
    moment: &Snapshot,
    study: &Study,
    sender: &mpsc::Sender<Vec<Submission>>,
) -> anyhow::Result<()> {
    let rows = store::submissions::after(moment, study.id, 0).await?;
    let mut rows = std::pin::pin!(rows);
    let mut batch = Vec::with_capacity(BATCH);
    while let Some(row) = rows.try_next().await? {
        batch.push(row);
        if batch.len() == BATCH
            && sender.send(std::mem::replace(&mut batch, Vec::with_capacity(BATCH))).await.is_err()
        {
            // The writer has stopped, and says why itself.
            return Ok(());
        }
    }
    // The same here: its own fault is the one that counts.
    let _ = sender.send(batch).await.is_ok();
    Ok(())
}

/// Hands on each response, under the names and codes of the newest version, and the languages of
/// its answers for whoever asks.
pub(super) fn each(
    versions: &HashMap<i64, Version>,
    mut receiver: mpsc::Receiver<Vec<Submission>>,
    mut take: impl FnMut(&responses::Submission<'_>, &dyn Fn() -> Languages) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let readers: HashMap<i64, (&Version, record::Reader<'_>)> =
        versions.iter().map(|(id, version)| (*id, (version, record::Reader::new(&version.form)))).collect();
    while let Some(batch) = receiver.blocking_recv() {
        for row in batch {
            let (version, reader) = readers.get(&row.form_version_id).context("its form version is gone")?;
            let answers = reader.read(&row.answers).with_context(|| format!("response {}", row.number))?;
            let answers = version.carry.answers(answers);
            let id = row.id.to_string();
            let submission = responses::Submission {
                id: &id,
                number: row.number,
                version: i64::from(version.number),
                language: row.language,
                started: Some(row.started_at.with_timezone(&CLOCK)),
                submitted: row.submitted_at.with_timezone(&CLOCK),
                answers: &answers,
            };
            take(&submission, &|| row.languages.renamed(|field| version.carry.field(field)))?;
        }
    }
    Ok(())
}
