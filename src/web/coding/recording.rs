//! Recordings: the times that passages bear, and the sound beside a transcript.

use super::range::{self, Asked};
use crate::app::App;
use crate::service::recordings::{self as service, Received};
use crate::store::documents::Document;
use crate::store::recordings::{self, Recording};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::parts::{broken, spool, text};
use crate::web::query::{self, Fields};
use crate::web::{body, reader};
use actix_multipart::Multipart;
use actix_web::http::{StatusCode, header};
use actix_web::web::{Bytes, Path, Payload};
use actix_web::{HttpRequest, HttpResponse};
use domain::message::Message;
use domain::study::Role;
use futures_util::TryStreamExt;
use serde::Serialize;
use uuid::Uuid;

/// The recording of a document on its page.
#[derive(Serialize)]
pub(super) struct RecordingView {
    /// Where the sound is; `None` where there is none.
    pub(super) sound: Option<Sound>,
    /// Whether the reader may add, replace and remove it.
    pub(super) may_change: bool,
    /// The most megabytes that are taken.
    pub(super) limit: usize,
}

#[derive(Serialize)]
pub(super) struct Sound {
    pub(super) src: String,
    pub(super) name: String,
    pub(super) size: Message,
}

impl RecordingView {
    /// Of a document.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub(super) async fn of(app: &App, who: &SignedIn, place: &In, document: &Document) -> Result<Self> {
        let id = document.listed.id;
        let sound = recordings::of_document(&app.store, id).await?.map(|recording| Sound {
            src: format!("{}/documents/{id}/recording/{}", place.base(), recording.id),
            size: crate::locale::size(recording.size, who.language),
            name: recording.name,
        });
        let may_change = place.role.may(Role::Researcher);
        Ok(Self { sound, may_change, limit: (app.config.limits.recording >> 20).max(1) })
    }

    /// For the pages' samples.
    pub(super) fn sample(is_there: bool) -> Self {
        let sound = Sound {
            src: "/studies/a/documents/1/recording/2".to_owned(),
            name: "сұхбат.mp3".to_owned(),
            size: crate::locale::size(1 << 20, domain::language::Language::Kk),
        };
        Self { sound: is_there.then_some(sound), may_change: true, limit: 200 }
    }
}

/// `GET /studies/{study}/documents/{id}/recording/{recording}`: all of it or the part asked for.
pub(super) async fn sound(request: HttpRequest, who: SignedIn, path: Path<(String, i64, Uuid)>) -> Result {
    let (slug, id, recording) = path.into_inner();
    let place = who.document(&slug, id, Role::Coder).await?;
    place.document(&who, id).await?;
    let there = recordings::of_document(&reader::app(&request).store, id).await?;
    let there = there.filter(|there| there.id == recording).ok_or(Error::NotFound)?;
    Ok(part(&request, &there))
}

fn part(request: &HttpRequest, recording: &Recording) -> HttpResponse {
    let said = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let tag = format!("\"{}\"", recording.id);
    let is_same = said(header::IF_RANGE).is_none_or(|known| known == tag);
    let asked = range::asked(said(header::RANGE).filter(|_| is_same), recording.size);
    let (status, bytes) = match asked {
        Asked::Whole => (StatusCode::OK, 0..=recording.size.saturating_sub(1)),
        Asked::Part(bytes) => (StatusCode::PARTIAL_CONTENT, bytes),
        Asked::Beyond => {
            return HttpResponse::RangeNotSatisfiable()
                .insert_header((header::CONTENT_RANGE, format!("bytes */{}", recording.size)))
                .finish();
        }
    };
    let name = query::escape(&recording.name).replace('/', "%2F");
    let mut response = HttpResponse::build(status);
    if status == StatusCode::PARTIAL_CONTENT {
        let range = format!("bytes {}-{}/{}", bytes.start(), bytes.end(), recording.size);
        response.insert_header((header::CONTENT_RANGE, range));
    }
    response
        .content_type(recording.media_type.as_str())
        .insert_header((header::ACCEPT_RANGES, "bytes"))
        .insert_header((header::ETAG, tag))
        .insert_header((header::CONTENT_DISPOSITION, format!("inline; filename*=UTF-8''{name}")))
        .insert_header((header::CONTENT_SECURITY_POLICY, "default-src 'none'; media-src 'self'; sandbox"))
        .insert_header((header::CONTENT_ENCODING, "identity"))
        .no_chunking(bytes.end() - bytes.start() + 1);
    let store = reader::app(request).store.clone();
    let pieces = service::bytes(store, recording, bytes);
    response.streaming(pieces.map_ok(Bytes::from).map_err(Error::from))
}

/// `POST /studies/{study}/documents/{id}/recording`: a form whose token comes before its file, so that
/// nothing is taken of whoever may not send it.
pub(super) async fn upload(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
    payload: Payload,
) -> Result {
    let (slug, id) = path.into_inner();
    let place = who.study(&slug, Role::Researcher).await?;
    let app = reader::app(&request);
    place.document(&who, id).await?;
    let limits = app.config.limits;
    body::announced(&request, limits.recording + limits.fields)?;
    let mut parts = Multipart::new(request.headers(), payload);
    let (mut fields, mut file) = (Vec::new(), None);
    while let Some(mut part) = parts.try_next().await.map_err(broken)? {
        let name = part.name().unwrap_or_default().to_owned();
        match part.content_disposition().and_then(|it| it.get_filename()).map(str::to_owned) {
            None if fields.len() < MOST_FIELDS => {
                fields.push((name, text(&mut part, limits.fields).await?));
            }
            Some(name) if file.is_none() => {
                who.sent(&Fields::of(fields.clone()))?;
                let (content, size) = spool(&mut part, limits.recording as u64).await?;
                file = Some(Received { name, content, size });
            }
            _ => return Err(broken(())),
        }
    }
    who.sent(&Fields::of(fields))?;
    let file = file.unwrap_or(Received { name: String::new(), content: None, size: 0 });
    match service::take(app, &place.study, who.account.id, id, file).await? {
        Ok(()) => Ok(answer::see(&format!("{}/documents/{id}#recording-title", place.base()))),
        Err(message) => super::workspace::page::page(&request, &who, &place, id, Some(message)).await,
    }
}

/// The most fields beside the file.
const MOST_FIELDS: usize = 10;

/// `POST /studies/{study}/documents/{id}/recording/remove`
pub(super) async fn remove(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let (slug, id) = path.into_inner();
    let place = who.study(&slug, Role::Researcher).await?;
    place.document(&who, id).await?;
    service::remove(reader::app(&request), id).await?;
    Ok(answer::see(&format!("{}/documents/{id}", place.base())))
}

/// A time in a recording as a clock shows it, whole seconds: `1:02:03`, `02:03`.
pub(super) fn clock(thousandths: u32) -> String {
    let seconds = thousandths / 1_000;
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes:02}:{seconds:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::clock;

    #[test]
    fn a_clock_shows_hours_where_there_are_some() {
        assert_eq!((clock(62_999).as_str(), clock(3_723_000).as_str()), ("01:02", "1:02:03"));
    }
}
