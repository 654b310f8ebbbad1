//! Files that respondents sent: never shown, only handed over.

use crate::service::attached;
use crate::store::{attachments, submissions};
use crate::web::access::SignedIn;
use crate::web::error::{Error, Result};
use crate::web::{query, reader};
use actix_web::http::header;
use actix_web::web::{Bytes, Path};
use actix_web::{HttpRequest, HttpResponse};
use domain::study::Role;
use futures_util::TryStreamExt;
use uuid::Uuid;

/// `GET /studies/{study}/responses/{number}/files/{id}`
///
/// Whatever it is, a browser neither guesses at it nor opens it as a page of ours.
pub(super) async fn download(request: HttpRequest, who: SignedIn, path: Path<(String, i64, Uuid)>) -> Result {
    let (slug, number, id) = path.into_inner();
    let place = who.study(&slug, Role::Researcher).await?;
    let store = &reader::app(&request).store;
    let row = submissions::by_number(store, place.study.id, number).await?.ok_or(Error::NotFound)?;
    let file = attachments::by_id(store, place.study.id, id).await?;
    let file = file.filter(|file| file.draft_id == row.id && file.completed_at.is_some());
    let file = file.ok_or(Error::NotFound)?;
    let name = if file.name.is_empty() { file.id.to_string() } else { file.name.clone() };
    let disposition = format!("attachment; filename*=UTF-8''{}", query::escape(&name).replace('/', "%2F"));
    let pieces = attached::pieces(store.clone(), &file);
    Ok(HttpResponse::Ok()
        .content_type("application/octet-stream")
        .insert_header((header::CONTENT_DISPOSITION, disposition))
        .insert_header((header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"))
        .insert_header((header::CONTENT_ENCODING, "identity"))
        .no_chunking(file.size)
        .streaming(pieces.map_ok(Bytes::from).map_err(Error::from)))
}
