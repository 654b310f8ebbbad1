//! Files that a phone sends in pieces, on the machine's terms: JSON in, JSON out.
//!
//! | request | what it does |
//! | --- | --- |
//! | `POST /s/{study}/files` | announces a file: `{id, draft, field, name, type, size, sha256}` |
//! | `GET` or `HEAD /s/{study}/files/{id}` | says how much has come |
//! | `PATCH /s/{study}/files/{id}?offset=N` | adds the bytes of the body |
//! | `DELETE /s/{study}/files/{id}` | drops it, unless it was sent with a submission |
//!
//! Each answers `{"offset": received, "size": all, "complete": whether}`, and the same in the headers
//! `Upload-Offset` and `Upload-Length`. Every request may be sent again: 409 says from where to go on,
//! or, to an announcement, that the id is another file's; 404 that it has to be announced again; 422
//! that the file is not taken, with `{"refused": words}`.

use crate::service::respond::files::{self, Announced, Coming};
use crate::store::{self, attachments::Attachment, studies::Study};
use crate::web::error::{Error, Result};
use crate::web::query::Fields;
use crate::web::{body, reader};
use actix_web::http::StatusCode;
use actix_web::web::{Path, Payload};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::json;
use uuid::Uuid;

/// The most bytes of an announcement.
const ANNOUNCEMENT: usize = 4 << 10;

async fn study(request: &HttpRequest, slug: &str) -> Result<Study> {
    store::studies::by_slug(&reader::app(request).store, slug).await?.ok_or(Error::NotFound)
}

/// `POST /s/{study}/files`
pub(super) async fn announce(request: HttpRequest, slug: Path<String>, payload: Payload) -> Result {
    let study = study(&request, &slug).await?;
    body::announced(&request, ANNOUNCEMENT)?;
    let bytes = body::read(&mut payload.into_inner(), ANNOUNCEMENT).await?;
    let new: Announced =
        serde_json::from_slice(&bytes).map_err(|_| Error::BadRequest("no announcement of a file"))?;
    let client = reader::client(&request);
    let coming = files::announce(reader::app(&request), &study, new, client).await?;
    answer(&request, coming, StatusCode::CREATED)
}

/// `GET` or `HEAD /s/{study}/files/{id}`
pub(super) async fn coming(request: HttpRequest, path: Path<(String, Uuid)>) -> Result {
    let (slug, id) = path.into_inner();
    let study = study(&request, &slug).await?;
    let file = files::coming(reader::app(&request), &study, id).await?.ok_or(Error::NotFound)?;
    Ok(said(&file, StatusCode::OK))
}

/// `PATCH /s/{study}/files/{id}?offset=N`
pub(super) async fn append(request: HttpRequest, path: Path<(String, Uuid)>, payload: Payload) -> Result {
    let (slug, id) = path.into_inner();
    let study = study(&request, &slug).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    let start: u64 = query.get("offset").parse().map_err(|_| Error::BadRequest("no offset"))?;
    if start > i64::MAX as u64 {
        return Err(Error::BadRequest("no offset"));
    }
    body::announced(&request, files::PIECE)?;
    // A piece that broke off is no piece: the phone sends it again.
    let piece = body::read(&mut payload.into_inner(), files::PIECE).await?;
    let coming = files::append(reader::app(&request), &study, id, start, &piece).await?;
    answer(&request, coming, StatusCode::OK)
}

/// `DELETE /s/{study}/files/{id}`
pub(super) async fn discard(request: HttpRequest, path: Path<(String, Uuid)>) -> Result {
    let (slug, id) = path.into_inner();
    let study = study(&request, &slug).await?;
    files::discard(reader::app(&request), &study, id).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn answer(request: &HttpRequest, coming: Coming, fine: StatusCode) -> Result {
    match coming {
        Coming::At(file) => Ok(said(&file, fine)),
        Coming::Elsewhere(file) => Ok(said(&file, StatusCode::CONFLICT)),
        Coming::Taken => Err(Error::Conflict),
        Coming::TooMany => Err(Error::TooMany),
        Coming::Unknown => Err(Error::NotFound),
        Coming::Refused(message) => {
            let words = reader::app(request).words.say(reader::language(request), &message);
            Ok(HttpResponse::UnprocessableEntity().json(json!({ "refused": words })))
        }
    }
}

fn said(file: &Attachment, status: StatusCode) -> HttpResponse {
    let complete = file.completed_at.is_some();
    HttpResponse::build(status)
        .insert_header(("upload-offset", file.received))
        .insert_header(("upload-length", file.size))
        .json(json!({ "offset": file.received, "size": file.size, "complete": complete }))
}
