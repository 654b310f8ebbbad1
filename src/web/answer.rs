//! The shapes of answers.

use super::error::Result;
use super::reader;
use crate::pages::Page;
use actix_web::cookie::Cookie;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};
use domain::language::Language;

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
