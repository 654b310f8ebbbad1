//! Files that a form shows.

use crate::store::{self, form_files};
use crate::web::error::{Error, Result};
use crate::web::reader;
use actix_web::http::header;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse};

/// `GET /s/{study}/media/{version}/{file}`
pub(super) async fn show(request: HttpRequest, path: Path<(String, i32, String)>) -> Result {
    let (slug, number, name) = path.into_inner();
    let store = &reader::app(&request).store;
    let study = store::studies::by_slug(store, &slug).await?.ok_or(Error::NotFound)?;
    let file = form_files::shown(store, study.id, number, &name).await?.ok_or(Error::NotFound)?;
    Ok(HttpResponse::Ok()
        .content_type(file.media_type)
        .insert_header((header::CACHE_CONTROL, "public, max-age=86400"))
        // Already as small as it gets, and a sound that is compressed again cannot be sought in.
        .insert_header((header::CONTENT_ENCODING, "identity"))
        .body(file.bytes))
}
