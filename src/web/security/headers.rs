//! Headers that every answer has.

use super::{Answer, app};
use actix_web::body::MessageBody;
use actix_web::dev::ServiceRequest;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;

/// Nothing from elsewhere, nothing written into the page itself, and our pages in nobody's frame.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    media-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The referrer stays on our own pages. `no-referrer` would be stricter, but with it browsers send
/// `Origin: null` with our own forms, and those without `Sec-Fetch-Site` would be refused.
const HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (header::CROSS_ORIGIN_OPENER_POLICY, "same-origin"),
    (header::CROSS_ORIGIN_RESOURCE_POLICY, "same-origin"),
    (header::PERMISSIONS_POLICY, "camera=(), geolocation=(), microphone=()"),
];

/// Sets the headers, an error's too.
pub(crate) async fn headers(request: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Answer {
    let secure = app(&request).config.is_secure();
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
        // A few answers say stricter or wider things for themselves.
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if secure {
        let year = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
}
