//! One pass over a file, in which every row is judged.

use super::{File, Versions};
use crate::app::App;
use crate::service::respond;
use anyhow::Context;
use chrono::{DateTime, FixedOffset, Utc};
use domain::answer::record;
use domain::exchange::incoming::{Intake, Mapping, Reader, Response, Row, Standing, Targets, Trouble};
use domain::form::Name;
use domain::language::Language;
use domain::message::Message;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Instant;
use uuid::Uuid;

/// The most problems of a kind that are kept; more are counted.
const PROBLEMS: usize = 10_000;
/// The most different problems that are kept.
const SUMS: usize = 200;
/// After how many rows the clock is looked at.
const EVERY: u64 = 1_000;

/// A row as it waits on the disk.
#[derive(Serialize, Deserialize)]
pub(super) struct Spooled {
    pub(super) row: i64,
    pub(super) id: Uuid,
    pub(super) form_version_id: i64,
    pub(super) language: Language,
    pub(super) started: DateTime<Utc>,
    pub(super) submitted: DateTime<Utc>,
    pub(super) digest: String,
    pub(super) answers: String,
}

/// A row as it waits on the disk, with its id before it.
pub(super) struct Line<'l>(&'l str);

/// The id of a row that waits, and the row.
pub(super) fn spooled(line: &str) -> anyhow::Result<(Uuid, Line<'_>)> {
    let (id, row) = line.split_once(' ').context("a row that was just written")?;
    Ok((Uuid::try_parse(id)?, Line(row)))
}

impl Line<'_> {
    pub(super) fn read(&self) -> anyhow::Result<Spooled> {
        serde_json::from_str(self.0).context("a row that was just written")
    }
}

/// What a pass came to.
#[derive(Debug, Default)]
pub struct Found {
    /// How many rows there are.
    pub rows: u64,
    /// How many rows cannot be stored.
    pub faulty: u64,
    /// How many rows the form would not have taken.
    pub doubtful: u64,
    /// What is wrong: what cannot be stored, then what is in doubt, each in the order of the rows; the first
    /// 10,000 of either.
    pub troubles: Vec<Trouble>,
    /// The same by column, with how often it is so: the first 200.
    pub sums: Vec<(Trouble, u64)>,
    /// How many problems there are in all.
    pub problems: u64,
    /// The required questions that no column answers.
    pub uncovered: Vec<Name>,
    /// Whether rows have ids of their own.
    pub has_ids: bool,
    /// The id of each row that can be stored, what tells its answers from others, and its row.
    pub(super) responses: Vec<(Uuid, String, u64)>,
}

impl Found {
    fn note(&mut self, trouble: Trouble, doubts: &mut Vec<Trouble>) {
        self.problems += 1;
        let same = |(known, _): &&mut (Trouble, u64)| {
            known.column == trouble.column && known.is_doubt == trouble.is_doubt && known.told == trouble.told
        };
        let room = self.sums.len() < SUMS;
        match self.sums.iter_mut().find(same) {
            Some((_, count)) => *count += 1,
            None if room => self.sums.push((trouble.clone(), 1)),
            None => {}
        }
        let kept = if trouble.is_doubt { doubts } else { &mut self.troubles };
        if kept.len() < PROBLEMS {
            kept.push(trouble);
        }
    }
}

/// Does what fills a processor off the threads that answer, one such thing at a time.
pub(super) async fn off_the_threads<T: Send + 'static>(
    app: &App,
    work: impl FnOnce() -> T + Send + 'static,
) -> anyhow::Result<T> {
    let turn = Arc::clone(&app.reckonings).acquire_owned().await?;
    let done = tokio::task::spawn_blocking(move || {
        let done = work();
        drop(turn);
        done
    });
    Ok(done.await?)
}

/// Counts rows, and stops what takes too long.
pub(super) struct Clocked<'f> {
    file: &'f File,
    begun: Instant,
    rows: u64,
    late: bool,
}

impl<'f> Clocked<'f> {
    pub(super) fn new(file: &'f File) -> Self {
        Self { file, begun: Instant::now(), rows: 0, late: false }
    }

    pub(super) fn row(&mut self) -> ControlFlow<()> {
        self.rows += 1;
        if self.rows.is_multiple_of(EVERY) {
            (self.file.progress)(self.rows);
            if self.file.longest.is_some_and(|longest| self.begun.elapsed() > longest) {
                self.late = true;
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    }

    pub(super) fn finish(self) -> Result<(), Message> {
        let seconds = self.file.longest.map_or(0, |longest| longest.as_secs());
        let late =
            || Message::new("incoming-slow").with("seconds", i64::try_from(seconds).unwrap_or(i64::MAX));
        if self.late { Err(late()) } else { Ok(()) }
    }
}

/// The id of a response: its own where it has one like ours, else one that is the same whenever it comes.
pub(super) fn identify(study_id: i64, digest: &str, key: Option<&str>, row: u64) -> Uuid {
    match key.map(|key| (key, Uuid::try_parse(key))) {
        Some((_, Ok(id))) => id,
        Some((key, Err(_))) => own(study_id, &format!("key/{key}")),
        None => own(study_id, &format!("row/{digest}/{row}")),
    }
}

/// The id in a study of what is called so.
pub(super) fn own(study_id: i64, name: &str) -> Uuid {
    Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("responses/{study_id}/{name}").as_bytes())
}

/// Judges every row of a file; what can be stored is written to `spool`, where there is one.
///
/// # Errors
/// What is wrong with the file or the mapping.
pub(super) fn pass(
    (study_id, versions, file): (i64, &Versions, &File),
    mapping: &Mapping,
    now: DateTime<FixedOffset>,
    spool: Option<&std::fs::File>,
) -> Result<anyhow::Result<Found>, Vec<Message>> {
    let forms = versions.forms();
    let alone = |message| vec![message];
    let reader = Reader::open(&file.name, &file.bytes, &mapping.file).map_err(alone)?;
    let intake = Intake::new(reader.head(), mapping, Targets { versions: &forms })?;
    let mut found =
        Found { uncovered: intake.uncovered().to_vec(), has_ids: intake.has_ids(), ..Found::default() };
    let mut out = spool.map(BufWriter::new);
    let mut broken = None;
    let mut seen: HashMap<Uuid, u64> = HashMap::new();
    let mut clocked = Clocked::new(file);
    let mut doubts = Vec::new();
    let id_column = mapping.columns.iter().find(|(_, column)| column.to == "submission/id");
    let id_column = id_column.map_or("", |(name, _)| name.as_str());
    let identify = |key: Option<&str>, row: u64| identify(study_id, &file.digest, key, row);
    let mut look = |row: Row<'_>| {
        let mut taken = intake.row(row, &identify, now);
        if let Some(response) = &taken.response
            && let Some(first) = seen.insert(response.id, row.number)
        {
            let stands = intake.standing(id_column, row);
            taken.troubles.push(same_id((row.number, id_column, stands), first));
            taken.response = None;
        }
        found.rows += 1;
        found.faulty += u64::from(taken.response.is_none());
        found.doubtful += u64::from(taken.response.is_some() && !taken.troubles.is_empty());
        for trouble in taken.troubles {
            found.note(trouble, &mut doubts);
        }
        if let Some(response) = taken.response {
            let spooled = to_spool(versions, row.number, response);
            found.responses.push((spooled.id, spooled.digest.clone(), row.number));
            if let Some(out) = &mut out
                && let Err(error) = write(out, &spooled)
            {
                broken = Some(error);
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    };
    reader.each(&mut || clocked.row(), &mut look).map_err(alone)?;
    clocked.finish().map_err(alone)?;
    found.troubles.append(&mut doubts);
    let flushed = out.map_or(Ok(()), |mut out| out.flush()).map_err(anyhow::Error::from);
    Ok(broken.map_or(flushed, Err).map(|()| found))
}

fn same_id((row, column, stands): (u64, &str, Standing), first: u64) -> Trouble {
    let first = i64::try_from(first).unwrap_or(i64::MAX);
    let told = Message::new("incoming-same-id").with("row", first);
    let told = domain::answer::accept::Told::Message(told);
    Trouble { row, column: column.to_owned(), stands, told, is_doubt: false }
}

fn to_spool(versions: &Versions, row: u64, response: Response) -> Spooled {
    let form_version_id = versions.key(response.version).unwrap_or_default();
    let answers = record::write(&response.answers);
    Spooled {
        row: i64::try_from(row).unwrap_or(i64::MAX),
        id: response.id,
        form_version_id,
        language: response.language,
        started: response.started.unwrap_or(response.submitted).to_utc(),
        submitted: response.submitted.to_utc(),
        digest: respond::digest(form_version_id, &answers),
        answers,
    }
}

fn write(out: &mut impl Write, spooled: &Spooled) -> anyhow::Result<()> {
    write!(out, "{} ", spooled.id)?;
    serde_json::to_writer(&mut *out, spooled)?;
    Ok(out.write_all(b"\n")?)
}
