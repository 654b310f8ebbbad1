//! Every response as a line of a CSV file, straight from the records.
//!
//! The database hands over thousands of records as one text, and while they are written the next are on
//! their way. What a line of [`domain::exchange::responses`] cannot say straight from its record goes over its answers.

use super::versions::Version;
use crate::locale::CLOCK;
use crate::store::{Snapshot, records, records::Record, records::Records, studies::Study, submissions};
use anyhow::Context;
use domain::answer::record::Reader;
use domain::exchange::responses::{Direct, Layout, Submission};
use domain::exchange::{Sheet, csv};
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use tokio::sync::mpsc;
use uuid::fmt::Hyphenated;

/// How many numbers of submissions are asked for at once.
const AT_ONCE: i64 = 4_096;

/// Writes the heading and every response as it was at that moment, of which the versions are too.
///
/// # Errors
/// Where they cannot be read or the file not written.
pub(super) async fn write(
    moment: Snapshot,
    study: &Study,
    (layout, versions): (Layout, HashMap<i64, Version>),
    out: File,
) -> anyhow::Result<()> {
    // What is written waits for what is read, and one text more.
    let (sender, mut receiver) = mpsc::channel::<Records>(1);
    let writing = tokio::task::spawn_blocking(move || -> anyhow::Result<()> {
        let mut out = BufWriter::with_capacity(1 << 16, out);
        let mut sheet = csv::Sheet::new(&mut out)?;
        layout.heading(&mut sheet)?;
        let lines = Lines::new(&layout, &versions);
        while let Some(records) = receiver.blocking_recv() {
            for record in records.sorted()? {
                let place = || format!("response {}", record.number);
                lines.write(&mut sheet, &record).with_context(place)?;
            }
        }
        sheet.finish()?;
        out.flush()?;
        Ok(())
    });
    let read = read(moment, study, sender).await;
    writing.await??;
    read
}

async fn read(moment: Snapshot, study: &Study, sender: mpsc::Sender<Records>) -> anyhow::Result<()> {
    let newest = submissions::newest(&moment, study.id).await?;
    let mut after = 0;
    while after < newest {
        let until = newest.min(after + AT_ONCE);
        let records = records::records(&moment, study.id, after + 1..=until).await?;
        if sender.send(records).await.is_err() {
            // The writer has stopped, and says why itself.
            break;
        }
        after = until;
    }
    Ok(())
}

/// The ways of the records of every version.
struct Lines<'l> {
    layout: &'l Layout,
    versions: HashMap<i64, Way<'l>>,
}

struct Way<'l> {
    version: &'l Version,
    direct: Option<Direct<'l>>,
    reader: Reader<'l>,
}

impl<'l> Lines<'l> {
    fn new(layout: &'l Layout, versions: &'l HashMap<i64, Version>) -> Self {
        let way = |(id, version): (&i64, &'l Version)| {
            let direct = layout.direct(&version.form, &version.carry);
            (*id, Way { version, direct, reader: Reader::new(&version.form) })
        };
        Self { layout, versions: versions.iter().map(way).collect() }
    }

    fn write(&self, sheet: &mut dyn Sheet, record: &Record<'_>) -> anyhow::Result<()> {
        let way = self.versions.get(&record.form_version_id).context("its form version is gone")?;
        let mut id = [0; Hyphenated::LENGTH];
        let submission = Submission {
            id: &*record.id.hyphenated().encode_lower(&mut id),
            number: record.number,
            version: i64::from(way.version.number),
            language: record.language,
            started: Some(record.started_at.with_timezone(&CLOCK)),
            submitted: record.submitted_at.with_timezone(&CLOCK),
            answers: record.answers,
        };
        if let Some(direct) = &way.direct
            && self.layout.record(sheet, direct, &submission)?
        {
            return Ok(());
        }
        let answers = way.version.carry.answers(way.reader.read(record.answers)?);
        Ok(self.layout.row(sheet, &submission.answered(&answers))?)
    }
}
