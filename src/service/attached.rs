//! Files that respondents sent, for researchers.

use crate::app::App;
use crate::store::{self, Store, attachments, attachments::Attachment, studies::Study};
use futures_util::Stream;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufWriter, Write};
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

/// Writes the files of every response into one bundle, a folder for each response, and answers how
/// many.
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
    for (number, file) in &files {
        zip.start_file(name(*number, file, &mut names), options)?;
        let mut start = 0;
        while let Some(piece) = attachments::piece(&app.store, file.id, start).await? {
            zip.write_all(&piece)?;
            start += piece.len() as u64;
        }
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
