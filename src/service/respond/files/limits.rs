//! What is taken of files: how large they are, how many, of what kind, and under what name.

use crate::app::App;
use crate::store::{self, Tx, attachments};
use domain::form::Medium;
use domain::message::Message;
use uuid::Uuid;

/// The most bytes of a piece.
pub const PIECE: usize = 256 << 10;
/// The least bytes of a piece that is not the last: pieces of a byte would be a row each.
pub const LEAST_PIECE: usize = 1 << 10;
/// The most files of a respondent.
const MOST_FILES: u64 = 200;
/// The longest name kept, in characters.
pub(super) const LONGEST_NAME: usize = 120;
/// How much of a file says what it is.
const HEAD: usize = 8 << 10;

/// Why there is no room for a file of that size, if so.
pub(super) async fn room(
    app: &App,
    tx: &Tx,
    study_id: i64,
    draft_id: Uuid,
    size: u64,
    limit: u64,
) -> store::Result<Option<Message>> {
    let limits = app.config.limits;
    if size > limit {
        return Ok(Some(too_large(app)));
    }
    let draft = attachments::stock_of_draft(tx, draft_id).await?;
    if draft.files >= MOST_FILES || draft.bytes + size > limits.files as u64 {
        return Ok(Some(Message::new("respond-file-many")));
    }
    let study = attachments::stock_of_study(tx, study_id).await?;
    let full = study.bytes + size > limits.study_files as u64;
    Ok(full.then(|| Message::new("respond-file-full")))
}

pub(super) fn too_large(app: &App) -> Message {
    Message::new("respond-file-large").with("limit", (app.config.limits.file >> 20).max(1))
}

pub(super) fn wrong_kind(medium: Medium) -> Message {
    Message::new(match medium {
        Medium::Image => "respond-file-no-image",
        Medium::Audio => "respond-file-no-audio",
        Medium::Video => "respond-file-no-video",
        Medium::Any => "respond-file-broken",
    })
}

/// A name without a folder, a control character or a mark that turns the direction of writing.
#[must_use]
pub fn plain(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let odd = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let name: String = name.chars().filter(|c| !odd(*c)).collect();
    let name = name.trim();
    let length = name.chars().count();
    // The ending says what it is, so the beginning goes.
    name.chars().skip(length.saturating_sub(LONGEST_NAME)).collect()
}

/// What nothing is known of.
pub(super) const UNKNOWN: &str = "application/octet-stream";

/// What a file is, by its first bytes.
pub(super) fn media_type(head: &[u8]) -> &'static str {
    infer::get(&head[..head.len().min(HEAD)]).map_or(UNKNOWN, |kind| kind.mime_type())
}

/// Whether a question takes that. Phones record sound into the same boxes as films.
pub(super) fn fits(medium: Medium, media_type: &str) -> bool {
    const BOXES: [&str; 5] = ["video/mp4", "video/webm", "video/3gpp", "video/quicktime", "video/x-matroska"];
    match medium {
        Medium::Image => media_type.starts_with("image/"),
        Medium::Audio => media_type.starts_with("audio/") || BOXES.contains(&media_type),
        Medium::Video => media_type.starts_with("video/"),
        Medium::Any => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_never_a_path() {
        assert_eq!(plain("C:\\Users\\Айгүл\\үй.jpg"), "үй.jpg");
        assert_eq!(plain("../../etc/passwd"), "passwd");
        assert_eq!(plain("a\u{202e}gpj.exe\0\n"), "agpj.exe");
        assert_eq!(plain(&format!("{}.jpg", "x".repeat(500))).chars().count(), LONGEST_NAME);
        assert_eq!(plain("/"), "");
    }

    #[test]
    fn a_file_is_what_its_bytes_say() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
        assert_eq!(media_type(png), "image/png");
        assert!(fits(Medium::Image, media_type(png)));
        assert!(!fits(Medium::Audio, media_type(png)));
        for page in [&b"<svg xmlns='http://www.w3.org/2000/svg'>"[..], b"<!doctype html><script>", b"", b"GI"]
        {
            assert!(!fits(Medium::Image, media_type(page)), "{page:?}");
        }
        let begin = b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm";
        let sound = [&begin[..], &[0; 300]].concat();
        assert!(fits(Medium::Audio, media_type(&sound)));
        assert!(fits(Medium::Any, media_type(b"anything")));
    }
}
