//! What every request goes through: a readable address, no other site's form, no panic that leaves
//! a phone without an answer, and headers that tell a browser to trust nothing else.

use super::error::Error;
use super::query;
use crate::app::App;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, header, header::HeaderMap, header::HeaderName, header::HeaderValue};
use actix_web::middleware::Next;
use actix_web::{ResponseError, web::Data};
use futures_util::FutureExt;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

type Answer = Result<ServiceResponse<BoxBody>, actix_web::Error>;

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (header::CROSS_ORIGIN_OPENER_POLICY, "same-origin"),
    (header::CROSS_ORIGIN_RESOURCE_POLICY, "same-origin"),
    (header::PERMISSIONS_POLICY, "camera=(), geolocation=(), microphone=()"),
];

/// Sets the headers that every answer has, an error's too.
pub(super) async fn headers(request: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Answer {
    let secure = app(&request).is_secure();
    match next.call(request).await {
        Ok(response) => {
            let mut response = response.map_into_boxed_body();
            set(response.headers_mut(), secure);
            Ok(response)
        }
        Err(mut error) => {
            error.add_response_mapper(move |mut response| {
                set(response.headers_mut(), secure);
                response
            });
            Err(error)
        }
    }
}

fn set(headers: &mut HeaderMap, secure: bool) {
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if secure {
        let year = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
}

/// A panic is a fault of ours that costs one request its page; the connection and the server live.
pub(super) async fn panics(request: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Answer {
    match AssertUnwindSafe(next.call(request)).catch_unwind().await {
        Ok(answer) => answer.map(ServiceResponse::map_into_boxed_body),
        Err(_) => Err(Error::Internal(anyhow::anyhow!("a handler panicked")).into()),
    }
}

/// Refuses what cannot be read, and what another site's page sends.
pub(super) async fn door(request: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Answer {
    let fine = query::readable(request.uri().path()) && query::readable(request.query_string());
    if !fine {
        return Ok(refuse(request, &Error::BadRequest("an address that is not UTF-8")));
    }
    if !is_safe(request.method()) && !is_ours(request.headers(), app(&request)) {
        return Ok(refuse(request, &Error::Forbidden));
    }
    next.call(request).await.map(ServiceResponse::map_into_boxed_body)
}

fn refuse(request: ServiceRequest, error: &Error) -> ServiceResponse<BoxBody> {
    request.into_response(error.error_response())
}

fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Whether a request that changes something comes from a page of ours: browsers say so in
/// `Sec-Fetch-Site`, older ones in `Origin`. One that says neither must show the token of its form,
/// which handlers of signed-in people ask for in any case.
fn is_ours(headers: &HeaderMap, app: &App) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(HeaderName::from_static("sec-fetch-site")) {
        return matches!(site, "same-origin" | "none");
    }
    match text(header::ORIGIN) {
        None => true,
        Some(origin) => match &app.config.public_url {
            Some(public) => origin.eq_ignore_ascii_case(public),
            None => text(header::HOST).is_some_and(|host| {
                origin.strip_prefix("http://").is_some_and(|o| o.eq_ignore_ascii_case(host))
            }),
        },
    }
}

/// Writes a line for each request: the route's pattern, never its path, its fields or who asks.
pub(super) async fn log(request: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Answer {
    let begun = tokio::time::Instant::now();
    let method = request.method().clone();
    let response = next.call(request).await?.map_into_boxed_body();
    let route = response.request().match_pattern().unwrap_or_else(|| "(no route)".to_owned());
    let milliseconds = begun.elapsed().as_millis();
    tracing::debug!(%method, route, status = response.status().as_u16(), milliseconds);
    Ok(response)
}

fn app(request: &ServiceRequest) -> &App {
    request
        .app_data::<Data<Arc<App>>>()
        .map(|data| data.as_ref().as_ref())
        .expect("every service has the app")
}

impl App {
    /// Whether people reach this over https, so that cookies are bound to it.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.config.is_secure()
    }
}
