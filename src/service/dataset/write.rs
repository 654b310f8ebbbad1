//! The responses written: read once to see how wide the columns are, and once more to write them, both as
//! they were at one moment. What is answered or corrected meanwhile is of the next file.

use super::package::{self, Package};
use super::weighted::{self, Weighted};
use super::{Format, Wanted};
use crate::app::App;
use crate::service::requests::Progress;
use crate::service::versions::{self, Version};
use crate::service::{attached, export};
use crate::store::{self, Snapshot, studies::Study, submissions::Submission};
use crate::words::Words;
use domain::dataset::changed::{self, Changed};
use domain::dataset::codebook::Codebook;
use domain::dataset::counts::Counts;
use domain::dataset::responses::{About, Responses, Survey};
use domain::dataset::{Cell, Dataset, Fault, Rows, Written, delimited, dta, lines, parquet, sav, xlsx};
use domain::disclosure::Threshold;
use domain::exchange::responses::Files;
use domain::exchange::xlsx::Book;
use domain::form::Form;
use domain::language::{Language, Text};
use domain::message::Message;
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::mpsc;

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// How many responses are in it.
    pub rows: u64,
    /// What is in it otherwise than in the study.
    pub changed: Vec<Changed>,
}

/// Writes every response, all versions of the form in the same columns, to the beginning of a file that
/// is empty.
///
/// # Errors
/// The outer one where the responses cannot be read or the file not be written, and
/// [`Stopped`](crate::service::requests::Stopped) within it; the inner one tells why the format does not take them.
pub async fn write(
    app: &App,
    study: &Study,
    wanted: Wanted,
    out: File,
    progress: &Arc<Progress>,
) -> anyhow::Result<Result<Made, Message>> {
    let moment = app.store.snapshot().await?;
    let reading = Reading::of(&moment, study, progress).await?;
    if let Some(told) = too_many(wanted.format, reading.responses) {
        return Ok(Err(told));
    }
    let mut responses = seen(app, (&moment, study), &reading).await?;
    let sets = store::weights::of_study(&moment, study.id).await?;
    let weighted = Weighted::of(&moment, &sets).await?;
    weighted::declare(&mut responses.dataset, &sets, &app.words);
    let writing = Writing {
        wanted,
        study: study.slug.clone(),
        folder: app.config.data.clone(),
        publishes: Threshold::new(u64::from(study.least_cell)),
        words: Arc::clone(&app.words),
    };
    let (sender, receiver) = mpsc::channel(4);
    let task = tokio::task::spawn_blocking(move || {
        let mut receiver = Some(receiver);
        let mut fill = |take: &mut Take<'_>| {
            let Some(receiver) = receiver.take() else { return Ok(()) };
            reading.each(receiver, |row| {
                let made = responses.made(row);
                let mut cells = responses.cells(row, &made, &reading.files);
                weighted.add(row.number, &mut cells);
                Ok(take(&cells)?)
            })
        };
        writing.file(&responses.dataset, out, &mut fill)
    });
    let read = export::read_all(&moment, study, &sender).await;
    drop((moment, sender));
    match task.await? {
        Ok(made) => read.map(|()| Ok(made)),
        Err(error) => match error.downcast_ref::<Fault>() {
            Some(Fault::TooMany(what)) => Ok(Err(Message::new(match *what {
                "rows" => "dataset-too-many-rows",
                "columns" => "dataset-too-many-columns",
                _ => "dataset-too-many",
            }))),
            _ => Err(error),
        },
    }
}

/// Why a format does not take so many responses, said before the first of them is written.
fn too_many(format: Format, responses: u64) -> Option<Message> {
    let told = || {
        Message::new("dataset-too-many-rows-xlsx")
            .with("count", i64::try_from(responses).unwrap_or(i64::MAX))
            .with("limit", i64::try_from(xlsx::MOST).unwrap_or(i64::MAX))
    };
    (format == Format::Xlsx && responses > xlsx::MOST).then(told)
}

/// What changes of names and labels in each format that has no room for them, before anything is written.
///
/// # Errors
/// Where the versions of the form cannot be read.
pub async fn changed(
    app: &App,
    study: &Study,
    language: Language,
) -> anyhow::Result<Vec<(Format, Vec<Changed>)>> {
    let versions = versions::by_key(store::forms::all(&app.store, study.id).await?);
    let mut dataset = survey(app, &versions).finish(about(app, study, &versions)).dataset;
    let sets = store::weights::of_study(&app.store, study.id).await?;
    weighted::declare(&mut dataset, &sets, &app.words);
    let of = |format: Format| (format, changed::of(&dataset, format.names(), language));
    Ok([Format::Sav, Format::Dta].map(of).into())
}

/// What both times are read by.
struct Reading {
    versions: HashMap<i64, Version>,
    files: Files,
    /// How many there are.
    responses: u64,
    progress: Arc<Progress>,
}

impl Reading {
    async fn of(moment: &Snapshot, study: &Study, progress: &Arc<Progress>) -> anyhow::Result<Arc<Self>> {
        let versions = versions::by_key(store::forms::all(moment, study.id).await?);
        let files = attached::names(moment, study).await?;
        let responses = store::submissions::count(moment, study.id).await?;
        // Each is read twice.
        progress.begin(responses * 2);
        Ok(Arc::new(Self { versions, files, responses, progress: Arc::clone(progress) }))
    }

    /// Hands on each response that is received.
    fn each(
        &self,
        receiver: mpsc::Receiver<Vec<Submission>>,
        mut take: impl FnMut(&domain::exchange::responses::Submission<'_>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        export::each(&self.versions, receiver, |row, _| {
            self.progress.step()?;
            take(row)
        })
    }
}

/// The columns as the responses have them.
async fn seen(
    app: &App,
    (moment, study): (&Snapshot, &Study),
    reading: &Arc<Reading>,
) -> anyhow::Result<Responses> {
    let mut survey = survey(app, &reading.versions);
    let about = about(app, study, &reading.versions);
    let (sender, receiver) = mpsc::channel(4);
    let reading = Arc::clone(reading);
    let task = tokio::task::spawn_blocking(move || -> anyhow::Result<Responses> {
        reading.each(receiver, |row| {
            survey.see(row, &reading.files);
            Ok(())
        })?;
        Ok(survey.finish(about))
    });
    let read = export::read_all(moment, study, &sender).await;
    drop(sender);
    let seen = task.await??;
    read?;
    Ok(seen)
}

fn survey(app: &App, versions: &HashMap<i64, Version>) -> Survey {
    let mut newest_first: Vec<&Version> = versions.values().collect();
    newest_first.sort_unstable_by_key(|version| std::cmp::Reverse(version.number));
    let forms: Vec<Form> = newest_first.iter().map(|version| version.carry.form(&version.form)).collect();
    let forms: Vec<&Form> = forms.iter().collect();
    Survey::new(&forms, &|language, message: &Message| app.words.say(language, message))
}

fn about(app: &App, study: &Study, versions: &HashMap<i64, Version>) -> About {
    let everywhere = |message: Message| {
        let [kk, ru, en] = [Language::Kk, Language::Ru, Language::En].map(|it| app.words.say(it, &message));
        Text::of(&kk, &ru, &en)
    };
    let mut notes = vec![everywhere(Message::new("dataset-note-missing"))];
    if versions.len() > 1 {
        notes.push(everywhere(Message::new("dataset-note-versions").with("count", versions.len())));
    }
    notes.push(everywhere(Message::new("dataset-note-clock")));
    let made = app.clock.now().with_timezone(&crate::locale::CLOCK);
    About { id: study.slug.clone(), title: study.title.clone(), notes, made }
}

/// Takes a row.
pub(super) type Take<'t> = dyn FnMut(&[Cell<'_>]) -> Result<(), Fault> + 't;

/// Hands on every row, once.
pub(super) type Fill<'f> = dyn FnMut(&mut Take<'_>) -> anyhow::Result<()> + 'f;

/// How a file is written, apart from its rows.
pub(super) struct Writing {
    pub(super) wanted: Wanted,
    pub(super) study: String,
    pub(super) folder: PathBuf,
    /// The least count that the study publishes, where it has such a rule: a codebook alone goes by it. In a
    /// package the whole data lie beside the codebook.
    pub(super) publishes: Option<Threshold>,
    pub(super) words: Arc<Words>,
}

impl Writing {
    fn file(&self, dataset: &Dataset, out: File, fill: &mut Fill<'_>) -> anyhow::Result<Made> {
        let mut out = BufWriter::with_capacity(1 << 16, out);
        let language = self.wanted.language;
        let say = |message: &Message| self.words.say(language, message);
        let written = match self.wanted.format {
            Format::Xlsx => {
                let mut book = Book::new(dataset.made.to_utc())?.waiting_in(&self.folder)?;
                let names =
                    ["dataset-sheet-data", "dataset-sheet-codebook"].map(|key| say(&Message::new(key)));
                let mut sheets = book.sheets(&[&names[0], &names[1]])?;
                let [data, codebook] = &mut sheets[..] else { anyhow::bail!("a workbook has no sheets") };
                let content = self.wanted.content;
                let written = filled(
                    Box::new(xlsx::Writer::new([data, codebook], dataset, content, (language, &say))?),
                    fill,
                )?;
                drop(sheets);
                book.save(&mut out)?;
                written
            }
            Format::CodebookDocx | Format::CodebookHtml => {
                let mut counts = Counts::new(dataset);
                fill(&mut |cells| {
                    counts.see(cells);
                    Ok(())
                })?;
                let codebook = match self.publishes {
                    Some(threshold) => Codebook::published(dataset, &counts, threshold, (language, &say)),
                    None => Codebook::of(dataset, &counts, language, &say),
                };
                match self.wanted.format {
                    Format::CodebookDocx => out.write_all(&codebook.docx()?)?,
                    _ => out.write_all(codebook.html().as_bytes())?,
                }
                Written { rows: counts.rows, shortened: Vec::new() }
            }
            Format::Package => {
                let package = Package { writing: self, dataset };
                let made = package.write(&mut out, fill)?;
                out.flush()?;
                return Ok(made);
            }
            format => filled(self.rows(format, &mut out, dataset)?, fill)?,
        };
        out.flush()?;
        let mut changed = changed::of(dataset, self.wanted.format.names(), language);
        changed.extend(written.shortened.into_iter().map(Changed::Texts));
        Ok(Made { rows: written.rows, changed })
    }

    /// A file of rows and nothing besides.
    fn rows<'d>(
        &self,
        format: Format,
        out: &'d mut BufWriter<File>,
        dataset: &'d Dataset,
    ) -> anyhow::Result<Box<dyn Rows + 'd>> {
        let language = self.wanted.language;
        Ok(match format {
            Format::Csv => Box::new(delimited::Writer::new(out, dataset, language, self.wanted.delimited())?),
            Format::Jsonl => Box::new(lines::Writer::new(out, dataset)),
            format => data_file(format, out, (dataset, language), &self.folder)?,
        })
    }
}

/// A file of a statistical program.
pub(super) fn data_file<'d>(
    format: Format,
    out: &'d mut BufWriter<File>,
    (dataset, language): (&'d Dataset, Language),
    folder: &Path,
) -> anyhow::Result<Box<dyn Rows + 'd>> {
    Ok(match format {
        Format::Zsav => Box::new(sav::Writer::new(out, dataset, language, sav::Packing::Zlib)?),
        Format::Dta => Box::new(dta::Writer::new(out, package::waiting(folder)?, dataset, language)?),
        Format::Parquet => Box::new(parquet::Writer::new(out, dataset, language)?),
        _ => Box::new(sav::Writer::new(out, dataset, language, sav::Packing::Bytecode)?),
    })
}

/// A file that was begun, with every row.
fn filled(mut rows: Box<dyn Rows + '_>, fill: &mut Fill<'_>) -> anyhow::Result<Written> {
    fill(&mut |cells| rows.row(cells))?;
    Ok(rows.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workbook_refuses_more_responses_than_a_sheet_has_rows_before_it_writes_any() {
        assert_eq!(too_many(Format::Xlsx, 1_048_575), None);
        let told = too_many(Format::Xlsx, 1_048_576).expect("a row holds the names");
        assert_eq!(told.key, "dataset-too-many-rows-xlsx");
        assert_eq!(too_many(Format::Parquet, 1_048_576), None);
    }
}
