//! The shapes of answers.

use super::error::Result;
use super::reader;
use crate::pages::Page;
use actix_web::cookie::Cookie;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::web::BytesMut;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use domain::language::Language;
use tokio::io::{AsyncReadExt, AsyncSeekExt};

/// A page in a language.
///
/// # Errors
/// Where its template names what it does not hold.
pub fn page<P: Page>(request: &HttpRequest, page: &P, language: Language) -> Result {
    let html = reader::app(request).pages.render(page, language)?;
    Ok(HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CONTENT_LANGUAGE, language.tag()))
        .body(html))
}

/// A page with another status than 200.
///
/// # Errors
/// Where its template names what it does not hold.
pub fn page_with<P: Page>(request: &HttpRequest, page: &P, language: Language, status: StatusCode) -> Result {
    let mut response = self::page(request, page, language)?;
    *response.status_mut() = status;
    Ok(response)
}

/// Sees that a browser tells nobody the address of this page: it holds a token.
pub fn keep_address(response: &mut HttpResponse) {
    let nobody = HeaderValue::from_static("no-referrer");
    response.headers_mut().insert(header::REFERRER_POLICY, nobody);
}

/// Sends the browser to another address, to be fetched with GET: a reload repeats nothing.
#[must_use]
pub fn see(address: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, address)).finish()
}

/// Adds a cookie to an answer.
pub fn add_cookie(response: &mut HttpResponse, cookie: &Cookie<'_>) {
    if let Err(error) = response.add_cookie(cookie) {
        tracing::error!("a cookie could not be set: {error}");
    }
}

/// The beginning of an answer of that media type.
#[must_use]
pub fn typed(media_type: &'static str) -> HttpResponseBuilder {
    let mut response = HttpResponse::Ok();
    response.content_type(media_type);
    response
}

/// An answer that a browser keeps as a file of that name, which is plain ASCII.
#[must_use]
pub fn file(mut response: HttpResponseBuilder, name: &str) -> HttpResponseBuilder {
    response.insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")));
    response
}

/// How much of a file is in memory at once.
const CHUNK: usize = 1 << 16;

/// Sends what is in a file, from its beginning, a piece at a time.
///
/// # Errors
/// Where the file cannot be read.
pub async fn stream(mut response: HttpResponseBuilder, file: std::fs::File) -> Result {
    let mut file = tokio::fs::File::from_std(file);
    file.rewind().await.map_err(anyhow::Error::from)?;
    let pieces = futures_util::stream::try_unfold(file, |mut file| async move {
        let mut piece = BytesMut::with_capacity(CHUNK);
        let read = file.read_buf(&mut piece).await?;
        Ok::<_, std::io::Error>((read > 0).then(|| (piece.freeze(), file)))
    });
    Ok(response.streaming(pieces))
}
