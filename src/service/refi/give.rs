//! Projects and codebooks as files.

use super::{aside, gather};
use crate::app::App;
use crate::service::export::Made;
use crate::store::studies::Study;
use domain::coding::Sight;
use domain::exchange::refi::{self, Report, codes, write};
use domain::exchange::{codebook, csv, xlsx};
use domain::language::Language;
use domain::message::Message;
use std::io::Cursor;

/// A kind of file that a codebook comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codebook {
    /// REFI-QDA.
    Qdc,
    /// An Excel workbook.
    Xlsx,
    /// Comma-separated values.
    Csv,
}

impl Codebook {
    /// All of them, the usual one first.
    pub const ALL: [Self; 3] = [Self::Xlsx, Self::Csv, Self::Qdc];

    /// The ending of a file's name.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Qdc => "qdc",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    /// The kind of an ending.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.tag() == tag)
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Qdc => "application/xml",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
        }
    }
}

/// A file, or why there can be none.
pub type Given = anyhow::Result<Result<Made, Message>>;

fn given(name: String, written: Result<Vec<u8>, write::Fault>) -> Given {
    match written {
        Ok(bytes) => Ok(Ok(Made { name, bytes })),
        Err(fault) => fault.message().map(Err).ok_or(fault.into()),
    }
}

/// The study as a `.qdpx` whose codes are named in that language, with the codings that somebody sees;
/// and what it could not hold.
///
/// # Errors
/// The outer one where the database cannot be read; the inner one tells what to change.
pub async fn qdpx(
    app: &App,
    study: &Study,
    language: Language,
    sight: Sight,
) -> anyhow::Result<(Result<Made, Message>, Report)> {
    let (project, report) = gather::project(app, study, language, sight).await?;
    let written = tokio::task::spawn_blocking(move || refi::write::project(&project, language)).await?;
    Ok((given("project.qdpx".to_owned(), written)?, report))
}

/// The study's codebook; names of `.qdc` and paths are in that language.
///
/// # Errors
/// The outer one where the database cannot be read; the inner one tells what to change.
pub async fn codebook(app: &App, study: &Study, kind: Codebook, language: Language) -> Given {
    let codes = gather::codes(&app.store, study).await?;
    let name = format!("codebook.{}", kind.tag());
    match kind {
        Codebook::Qdc => {
            let sets = aside::of_codes(&app.store, study, &codes).await?;
            given(name, codes::write(&codes, &sets, language))
        }
        Codebook::Csv => {
            let mut bytes = Vec::new();
            let mut sheet = csv::Sheet::new(&mut bytes)?;
            codebook::write(&mut sheet, &codes, language)?;
            sheet.finish()?;
            Ok(Ok(Made { name, bytes }))
        }
        Codebook::Xlsx => {
            let mut book = xlsx::Book::new(app.clock.now())?;
            codebook::write(&mut book.sheet("codebook")?, &codes, language)?;
            let mut bytes = Cursor::new(Vec::new());
            book.save(&mut bytes)?;
            Ok(Ok(Made { name, bytes: bytes.into_inner() }))
        }
    }
}
