//! Files that respondents sent, for researchers.

use crate::app::App;
use crate::store::{self, Db, Store, attachments, attachments::Attachment, studies::Study};
use domain::exchange::{Cell, Sheet, csv};
use futures_util::Stream;
use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::io::{BufWriter, Write};
use uuid::Uuid;
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

/// What a file holds, piece by piece.
pub fn pieces(store: Store, file: &Attachment) -> impl Stream<Item = store::Result<Vec<u8>>> + use<> {
    let id = file.id;
    futures_util::stream::try_unfold((store, 0), move |(store, start)| async move {
        let Some(piece) = attachments::piece(&store, id, start).await? else { return Ok(None) };
        let next = start + piece.len() as u64;
        Ok(Some((piece, (store, next))))
    })
}

/// The list in a bundle that tells which file answers what.
const LIST: &str = "files.csv";

/// The names that files of responses have in the bundle, by their ids: exports of responses name them.
///
/// # Errors
/// Where the database cannot be read.
pub async fn names(db: &impl Db, study: &Study) -> store::Result<HashMap<Uuid, String>> {
    let files = attachments::of_submissions(db, study.id).await?;
    let mut names = BTreeSet::new();
    Ok(files.iter().map(|(number, file)| (file.id, name(*number, file, &mut names))).collect())
}

/// Writes the files of every response into one bundle, a folder for each response, with a list of them,
/// and answers how many files there are.
///
/// # Errors
/// Where the database cannot be read or the bundle cannot be written.
pub async fn bundle(app: &App, study: &Study, out: File) -> anyhow::Result<usize> {
    let files = attachments::of_submissions(&app.store, study.id).await?;
    let mut zip = ZipWriter::new(BufWriter::new(out));
    // Pictures and sounds are compressed as they are.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(zip::DateTime::DEFAULT);
    let mut names = BTreeSet::new();
    let mut list = Vec::new();
    let mut sheet = csv::Sheet::new(&mut list)?;
    sheet.heading(&["submission/id", "submission/number", "field", "id", "file"])?;
    for (number, file) in &files {
        let name = name(*number, file, &mut names);
        let (submission, id) = (file.draft_id.to_string(), file.id.to_string());
        sheet.row(&[
            Cell::Text(&submission),
            Cell::Whole(*number),
            Cell::Text(&file.field),
            Cell::Text(&id),
            Cell::Text(&name),
        ])?;
        zip.start_file(name, options)?;
        let mut start = 0;
        while let Some(piece) = attachments::piece(&app.store, file.id, start).await? {
            zip.write_all(&piece)?;
            start += piece.len() as u64;
        }
    }
    sheet.finish()?;
    if !files.is_empty() {
        zip.start_file(LIST, options)?;
        zip.write_all(&list)?;
    }
    zip.finish()?.flush()?;
    Ok(files.len())
}

/// `7/photo-үй.jpg`; in rows `7/kin-2-photo-үй.jpg`. No two are alike, whatever their letters' case.
fn name(number: i64, file: &Attachment, names: &mut BTreeSet<String>) -> String {
    let field = file.field.replace('/', "-");
    let id = file.id.to_string();
    let own = if file.name.is_empty() { &id } else { &file.name };
    let name = format!("{number}/{field}-{own}");
    let name = if names.contains(&name.to_lowercase()) { format!("{number}/{id}-{own}") } else { name };
    names.insert(name.to_lowercase());
    name
}
