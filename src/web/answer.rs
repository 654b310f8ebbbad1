//! The shapes of answers.

use super::error::Result;
use super::reader;
use crate::pages::Page;
use actix_web::cookie::Cookie;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
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
