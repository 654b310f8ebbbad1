//! The sound beside a transcript: taken in, read out in parts, and taken away.

use crate::app::App;
use crate::service::respond::files;
use crate::store::{
    self, Store, attachments,
    recordings::{self, Recording},
    studies::{self, Study},
};
use domain::message::Message;
use futures_util::Stream;
use std::ops::RangeInclusive;
use tokio::io::{AsyncReadExt, AsyncSeekExt};

/// The bytes of a piece, but for the last one.
const PIECE: usize = 256 << 10;

/// A file as it came: it waits in a file without a name.
#[derive(Debug)]
pub struct Received {
    /// What its sender calls it.
    pub name: String,
    /// Its bytes; none where it was larger than is taken.
    pub content: Option<std::fs::File>,
    /// How many there are.
    pub size: u64,
}

/// Puts a recording beside a document, in place of the one that was there.
///
/// # Errors
/// The outer one where the database cannot be written or the waiting file not be read; the inner one
/// tells why it is not taken.
pub async fn take(
    app: &App,
    study: &Study,
    by: i64,
    document_id: i64,
    file: Received,
) -> anyhow::Result<Result<(), Message>> {
    let limits = app.config.limits;
    let too_large = || Message::new("papers-recording-large").with("limit", (limits.recording >> 20).max(1));
    let Some(content) = file.content.filter(|_| file.size <= limits.recording as u64) else {
        return Ok(Err(if file.size == 0 { Message::new("papers-recording-none") } else { too_large() }));
    };
    let mut content = tokio::fs::File::from_std(content);
    content.rewind().await?;
    let Some(first) = piece_of(&mut content).await? else {
        return Ok(Err(Message::new("papers-recording-none")));
    };
    let Some(media_type) = media_type(&first) else {
        return Ok(Err(Message::new("papers-recording-kind")));
    };
    let (id, name) = (app.entropy.uuid(), files::plain(&file.name));
    let recording = Recording { id, document_id, name, media_type: media_type.to_owned(), size: file.size };
    let tx = app.store.begin().await?;
    studies::lock(&tx, study.id).await?;
    let replaced = recordings::of_document(&tx, document_id).await?.map_or(0, |there| there.size);
    let stored = recordings::bytes_of_study(&tx, study.id).await?
        + attachments::stock_of_study(&tx, study.id).await?.bytes;
    if (stored + file.size).saturating_sub(replaced) > limits.study_files as u64 {
        return Ok(Err(Message::new("papers-recording-full")));
    }
    recordings::begin(&tx, &recording, by, app.clock.now()).await?;
    tx.commit().await?;
    store_whole(app, &recording, first, &mut content).await?;
    Ok(Ok(()))
}

/// Stores it in a transaction a piece: on SQLite nobody else writes while one goes on.
async fn store_whole(
    app: &App,
    recording: &Recording,
    first: Vec<u8>,
    content: &mut tokio::fs::File,
) -> anyhow::Result<()> {
    let (mut next, mut start) = (Some(first), 0);
    while let Some(piece) = next {
        let end = start + piece.len() as u64;
        let tx = app.store.begin().await?;
        recordings::append(&tx, recording.id, start, piece).await?;
        tx.commit().await?;
        start = end;
        next = piece_of(content).await?;
    }
    let tx = app.store.begin().await?;
    recordings::complete(&tx, recording, app.clock.now()).await?;
    Ok(tx.commit().await?)
}

/// The next bytes of a file, as many as a piece has; none at its end.
///
/// # Errors
/// Where it cannot be read.
pub(super) async fn piece_of(content: &mut tokio::fs::File) -> std::io::Result<Option<Vec<u8>>> {
    let mut piece = Vec::with_capacity(PIECE);
    content.take(PIECE as u64).read_to_end(&mut piece).await?;
    Ok((!piece.is_empty()).then_some(piece))
}

/// What a recording is by its first bytes, as browsers name it; `None` for what is no sound that they
/// play. Phones and recorders put sound into the same boxes as films.
#[must_use]
pub fn media_type(head: &[u8]) -> Option<&'static str> {
    match infer::get(head).map(|kind| kind.mime_type()) {
        Some("audio/mpeg") => Some("audio/mpeg"),
        Some("audio/m4a" | "video/mp4" | "video/quicktime") => Some("audio/mp4"),
        Some("audio/aac") => Some("audio/aac"),
        Some("audio/ogg" | "audio/opus") => Some("audio/ogg"),
        Some("audio/x-wav") => Some("audio/wav"),
        Some("video/webm") => Some("audio/webm"),
        _ if head.get(4..10) == Some(b"ftyp3g") => Some("audio/mp4"),
        _ => is_mpeg_frame(head).then_some("audio/mpeg"),
    }
}

/// Whether an MP3 without tags begins there: a frame's head, of whichever version and bit rate.
fn is_mpeg_frame(head: &[u8]) -> bool {
    let [0xff, second, third, ..] = *head else { return false };
    let (synchronised, version, layer) = (second & 0xe0 == 0xe0, second >> 3 & 3, second >> 1 & 3);
    synchronised && version != 1 && layer == 1 && third >> 4 != 0xf && third >> 2 & 3 != 3
}

/// Those bytes of a recording, a piece at a time.
pub fn bytes(
    store: Store,
    recording: &Recording,
    part: RangeInclusive<u64>,
) -> impl Stream<Item = store::Result<Vec<u8>>> + use<> {
    let (id, last) = (recording.id, *part.end());
    futures_util::stream::try_unfold((store, *part.start()), move |(store, at)| async move {
        if at > last {
            return Ok(None);
        }
        let start = at - at % PIECE as u64;
        let Some(mut piece) = recordings::piece(&store, id, start).await? else { return Ok(None) };
        piece.truncate(usize::try_from(last - start + 1).unwrap_or(usize::MAX));
        let wanted = piece.split_off(usize::try_from(at - start).unwrap_or(usize::MAX).min(piece.len()));
        if wanted.is_empty() {
            return Ok(None);
        }
        let next = at + wanted.len() as u64;
        Ok(Some((wanted, (store, next))))
    })
}

/// Takes the recording beside a document away.
///
/// # Errors
/// Where the database cannot be written.
pub async fn remove(app: &App, document_id: i64) -> store::Result<()> {
    let tx = app.store.begin().await?;
    recordings::remove(&tx, document_id).await?;
    tx.commit().await
}

/// Drops what a broken connection or a stopped program left, and answers how many.
///
/// # Errors
/// Where the database cannot be written.
pub async fn sweep(app: &App) -> store::Result<u64> {
    let tx = app.store.begin().await?;
    let gone = recordings::sweep(&tx, app.clock.now() - chrono::TimeDelta::days(1)).await?;
    tx.commit().await?;
    Ok(gone)
}

#[cfg(test)]
mod tests {
    use super::media_type;

    #[test]
    fn a_recording_is_what_its_bytes_say() {
        let webm = b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm";
        for (head, told) in [
            (&b"ID3\x04\0\0\0\0\0\0\0\0"[..], Some("audio/mpeg")),
            (b"\xff\xfb\x90\x64\0\0\0\0", Some("audio/mpeg")),
            (b"\xff\xf3\x40\xc4\0\0\0\0", Some("audio/mpeg")),
            (b"\xff\xf1\x50\x80\0\0\0\0", Some("audio/aac")),
            (b"\0\0\0\x20ftypM4A \0\0\0\0M4A mp42", Some("audio/mp4")),
            (b"\0\0\0\x18ftyp3gp4\0\0\0\0isom3gp4", Some("audio/mp4")),
            (b"OggS\0\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x13OpusHead", Some("audio/ogg")),
            (b"RIFF\x24\0\0\0WAVEfmt ", Some("audio/wav")),
            (&[&webm[..], &[0; 300]].concat(), Some("audio/webm")),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None),
            (b"<!doctype html><script>", None),
            (b"\xff\xff\xff\xff", None),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", None),
            (b"", None),
        ] {
            assert_eq!(media_type(head), told, "{head:?}");
        }
    }
}
