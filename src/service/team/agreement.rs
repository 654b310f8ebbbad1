//! How far coders agree, computed off the threads that answer.

use super::readings::{Progress, Readers};
use crate::app::App;
use crate::locale::CLOCK;
use crate::service::export::{Format, Made};
use crate::service::quotes;
use crate::store::{codings, documents, studies::Study};
use anyhow::Context;
use chrono::{DateTime, Utc};
use domain::agreement::{self, Document, Marking, Report, Row, Unit};
use domain::coding::{Codebook, Sight};
use domain::exchange::{Cell, Sheet, csv, xlsx};
use domain::language::Language;
use domain::message::Message;
use domain::text::Offsets;
use std::io::Cursor;
use std::sync::Arc;

/// What is measured, and how. The same settings of the same codings give the same figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The coders, two or more.
    pub coders: Vec<i64>,
    /// In which documents.
    pub documents: Vec<i64>,
    /// Which codes.
    pub codes: Vec<i64>,
    /// What a decision is about.
    pub unit: Unit,
    /// Who counts as a reader of a document.
    pub readers: Readers,
    /// How many draws make the intervals.
    pub draws: usize,
    /// What chance begins with.
    pub seed: u64,
}

impl Settings {
    /// The most draws: more tell nothing more.
    pub const MOST_DRAWS: usize = 2_000;
    /// The usual number of draws.
    pub const DRAWS: usize = 1_000;
}

/// The name of a unit in addresses and the end of its Fluent key.
#[must_use]
pub const fn unit_tag(unit: Unit) -> &'static str {
    match unit {
        Unit::Passage => "passage",
        Unit::Sentence => "sentence",
        Unit::Character => "character",
    }
}

/// The units, the usual one first.
pub const UNITS: [Unit; 3] = [Unit::Passage, Unit::Sentence, Unit::Character];

/// What came out.
pub struct Measured {
    /// The figures; the codes in the order of the settings.
    pub report: Report,
    /// How many of the documents two or more of the coders have read.
    pub shared: usize,
    /// When.
    pub at: DateTime<Utc>,
}

/// Measures the agreement.
///
/// # Errors
/// Where the database cannot be read.
pub async fn measure(
    app: &App,
    study: &Study,
    progress: &Progress,
    settings: &Settings,
) -> anyhow::Result<Measured> {
    // One at a time: each holds the texts, and fills a processor for seconds. The turn goes where the work
    // goes, which lasts even where whoever asked is gone.
    let turn = Arc::clone(&app.reckonings).acquire_owned().await;
    let turn = turn.context("reckonings go on while the program runs")?;
    let gathered = gather(app, study, progress, settings).await?;
    let shared = gathered.len();
    let (unit, draws, seed) = (settings.unit, settings.draws.min(Settings::MOST_DRAWS), settings.seed);
    let (coders, codes) = (settings.coders.len(), settings.codes.len());
    let measuring = tokio::task::spawn_blocking(move || {
        let documents = gathered.into_iter().map(|gathered| gathered.measured(unit)).collect();
        let sought = agreement::Study { coders, codes, documents };
        let report = agreement::report(&sought, unit, draws, &mut fastrand::Rng::with_seed(seed));
        drop(turn);
        report
    });
    let report = measuring.await?;
    Ok(Measured { report, shared, at: app.clock.now() })
}

/// A document that two or more have read, before its text is cut.
struct Gathered {
    document: documents::Document,
    readers: Vec<usize>,
    markings: Vec<Marking>,
}

impl Gathered {
    fn measured(self, unit: Unit) -> Document {
        let text = &self.document.text;
        Document {
            length: Offsets::new(text).len(),
            passages: self.document.passages.iter().map(documents::Passage::span).collect(),
            sentences: match unit {
                Unit::Sentence => agreement::sentences(text),
                Unit::Passage | Unit::Character => Vec::new(),
            },
            readers: self.readers,
            markings: self.markings,
        }
    }
}

async fn gather(
    app: &App,
    study: &Study,
    progress: &Progress,
    settings: &Settings,
) -> anyhow::Result<Vec<Gathered>> {
    let place = |of: &[i64], id: i64| of.iter().position(|known| *known == id);
    let mut found = Vec::with_capacity(settings.documents.len());
    for id in &settings.documents {
        let readers = progress.readers(*id, settings.readers);
        let readers: Vec<usize> =
            readers.into_iter().filter_map(|coder| place(&settings.coders, coder)).collect();
        if readers.len() < 2 {
            continue;
        }
        let Some(document) = documents::by_id(&app.store, study.id, *id).await? else { continue };
        let coded = codings::of_document(&app.store, *id, Sight::All).await?;
        let marking = |coding: &codings::CodingRow| {
            let placed = coding.placed;
            Some(Marking {
                coder: place(&settings.coders, placed.coder?)?,
                code: place(&settings.codes, placed.code)?,
                span: placed.span,
            })
        };
        let markings = coded.iter().filter(|coding| !coding.placed.consensus).filter_map(marking).collect();
        found.push(Gathered { document, readers, markings });
    }
    Ok(found)
}

/// The measures of a row with the ends of their Fluent keys, in the order in which they are shown.
#[must_use]
pub fn measures(row: &Row) -> [(&'static str, agreement::Estimate); 7] {
    [
        ("percent", row.percent),
        ("cohen", row.cohen),
        ("fleiss", row.fleiss),
        ("alpha", row.alpha),
        ("ac1", row.ac1),
        ("u-alpha", row.u_alpha),
        ("cu-alpha", row.cu_alpha),
    ]
}

const HEADING: [&str; 15] = [
    "export-code",
    "export-code-path",
    "teamwork-file-measure",
    "teamwork-file-value",
    "teamwork-file-low",
    "teamwork-file-high",
    "teamwork-file-undefined",
    "teamwork-file-unit",
    "teamwork-file-units",
    "teamwork-file-prevalence",
    "teamwork-file-coverage",
    "teamwork-file-coders",
    "teamwork-file-readers",
    "teamwork-file-draws",
    "teamwork-file-seed",
];

/// The figures as a file: a row a code and measure, with the settings in each, so that no figure goes
/// without them.
///
/// # Errors
/// Where the file cannot be made.
pub fn file(
    app: &App,
    (book, progress): (&Codebook, &Progress),
    (settings, measured): (&Settings, &Measured),
    (language, format): (Language, Format),
) -> anyhow::Result<Made> {
    let say = |message: &Message| app.words.say(language, message);
    let lines = Lines { book, progress, settings, measured, language, say: &say };
    let mut bytes = Cursor::new(Vec::new());
    match format {
        Format::Xlsx => {
            let mut workbook = xlsx::Book::new(app.clock.now())?;
            lines.write(&mut workbook.sheet(&say(&Message::new("teamwork-agreement-title")))?)?;
            lines.write_settings(&mut workbook.sheet(&say(&Message::new("teamwork-file-settings")))?)?;
            workbook.save(&mut bytes)?;
        }
        _ => {
            let mut sheet = csv::Sheet::new(&mut bytes)?;
            lines.write(&mut sheet)?;
            sheet.finish()?;
        }
    }
    Ok(Made { name: format!("agreement.{}", format.tag()), bytes: bytes.into_inner() })
}

struct Lines<'a> {
    book: &'a Codebook,
    progress: &'a Progress,
    settings: &'a Settings,
    measured: &'a Measured,
    language: Language,
    say: &'a dyn Fn(&Message) -> String,
}

impl Lines<'_> {
    fn key(&self, key: &str) -> String {
        (self.say)(&Message::new(key))
    }

    fn coders(&self) -> String {
        let name = |id: &i64| self.progress.coders.iter().find(|member| member.account_id == *id);
        let names = self.settings.coders.iter().filter_map(name).map(|member| member.name.as_str());
        names.collect::<Vec<_>>().join("; ")
    }

    fn documents(&self) -> String {
        let chosen = |id: &i64| self.settings.documents.contains(id);
        let names = self.progress.documents.iter().filter(|document| chosen(&document.id));
        names.map(|document| document.name.as_str()).collect::<Vec<_>>().join("; ")
    }

    fn write(&self, sheet: &mut dyn Sheet) -> anyhow::Result<()> {
        let names = HEADING.map(|key| self.key(key));
        sheet.heading(&names.each_ref().map(String::as_str))?;
        for (code, row) in self.settings.codes.iter().zip(&self.measured.report.codes) {
            let label = self.book.get(*code).map(|code| code.label.words(self.language, &[]));
            let path = quotes::code_path(self.book, *code, self.language);
            self.row(sheet, (label.unwrap_or_default(), &path), row)?;
        }
        let all = self.key("teamwork-agreement-overall");
        self.row(sheet, (&all, &all), &self.measured.report.overall)
    }

    fn row(&self, sheet: &mut dyn Sheet, (label, path): (&str, &str), row: &Row) -> anyhow::Result<()> {
        let settings = self.settings;
        let unit = self.key(&format!("teamwork-unit-{}", unit_tag(settings.unit)));
        let readers = self.key(&format!("teamwork-readers-{}", settings.readers.tag()));
        let (coders, seed) = (self.coders(), settings.seed.to_string());
        let number =
            |value: Option<f64>| value.map_or(Cell::Empty, |value| Cell::Number { value, digits: Some(3) });
        for (measure, estimate) in measures(row) {
            let why = estimate.value.err().map(|reason| (self.say)(&reason.message()));
            sheet.row(&[
                Cell::Text(label),
                Cell::Text(path),
                Cell::Text(&self.key(&format!("teamwork-measure-{measure}"))),
                number(estimate.value.ok()),
                number(estimate.interval.map(|[low, _]| low)),
                number(estimate.interval.map(|[_, high]| high)),
                why.as_deref().map_or(Cell::Empty, Cell::Text),
                Cell::Text(&unit),
                Cell::Whole(i64::try_from(row.units)?),
                number(row.prevalence),
                number(row.coverage),
                Cell::Text(&coders),
                Cell::Text(&readers),
                Cell::Whole(i64::try_from(settings.draws)?),
                Cell::Text(&seed),
            ])?;
        }
        Ok(())
    }

    /// All that the figures depend on, on a sheet of its own.
    fn write_settings(&self, sheet: &mut dyn Sheet) -> anyhow::Result<()> {
        let names = ["teamwork-file-setting", "teamwork-file-value"].map(|key| self.key(key));
        sheet.heading(&names.each_ref().map(String::as_str))?;
        let settings = self.settings;
        let (draws, seed) = (settings.draws.to_string(), settings.seed.to_string());
        let blocks = self.measured.report.blocks.to_string();
        let at = self.measured.at.with_timezone(&CLOCK);
        for (key, value) in [
            ("teamwork-file-coders", self.coders()),
            ("teamwork-file-documents", self.documents()),
            ("teamwork-file-unit", self.key(&format!("teamwork-unit-{}", unit_tag(settings.unit)))),
            ("teamwork-file-readers", self.key(&format!("teamwork-readers-{}", settings.readers.tag()))),
            ("teamwork-file-draws", draws),
            ("teamwork-file-seed", seed),
            ("teamwork-file-blocks", blocks),
            ("teamwork-file-shared", self.measured.shared.to_string()),
        ] {
            sheet.row(&[Cell::Text(&self.key(key)), Cell::Text(&value)])?;
        }
        sheet.row(&[Cell::Text(&self.key("teamwork-file-at")), Cell::Moment(at)])?;
        Ok(())
    }
}
