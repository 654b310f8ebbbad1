//! Headers that every answer has.

use super::{Answer, app};
use actix_web::body::MessageBody;
use actix_web::dev::ServiceRequest;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;

/// Nothing from elsewhere, nothing written into the page itself, and our pages in nobody's frame.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    media-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The same for a page that shows others of ours in frames.
const POLICY_WITH_FRAMES: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'";

/// The same for a page that another one of ours shows in a frame: it only shows.
const POLICY_IN_FRAME: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

/// What a page has to do with frames; put into the extensions of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Frames {
    /// It shows pages of ours in frames.
    Shows,
    /// It is shown in a frame of a page of ours.
    StandsInOne,
}

/// What every answer says.
const HEADERS: [(HeaderName, &str); 2] =
    [(header::X_CONTENT_TYPE_OPTIONS, "nosniff"), (header::CROSS_ORIGIN_RESOURCE_POLICY, "same-origin")];

/// What a document says of itself besides its policy. The referrer stays on our own pages.
/// `no-referrer` would be stricter, but with it browsers send `Origin: null` with our own forms, and
/// those without `Sec-Fetch-Site` would be refused.
const OF_DOCUMENTS: [(HeaderName, &str); 2] =
    [(header::REFERRER_POLICY, "same-origin"), (header::CROSS_ORIGIN_OPENER_POLICY, "same-origin")];

/// Whether an answer is no document: a file of this program that its pages name, or data for their
/// scripts. Browsers heed what documents say of themselves in documents alone; elsewhere it would be
/// 400 bytes more for each file that a phone asks for.
fn is_part(path: &str, headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).map_or(&b"text/html"[..], HeaderValue::as_bytes);
    kind == b"application/json" || (path.starts_with("/assets/") && !kind.starts_with(b"text/html"))
}

/// What a page may ask a phone for: a respondent's where it is, and only when they press for it.
const fn permissions(respondent: bool) -> &'static str {
    if respondent {
        "camera=(), geolocation=(self), microphone=()"
    } else {
        "camera=(), geolocation=(), microphone=()"
    }
}

/// Sets the headers, an error's too.
pub(crate) async fn headers(request: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Answer {
    let secure = app(&request).config.is_secure();
    let permissions = permissions(request.path().starts_with("/s/"));
    match next.call(request).await {
        Ok(response) => {
            let mut response = response.map_into_boxed_body();
            if is_part(response.request().path(), response.headers()) {
                set(response.headers_mut(), &[], secure);
                return Ok(response);
            }
            let policy = policy(response.response().extensions().get::<Frames>());
            set(response.headers_mut(), &of_document(policy, permissions), secure);
            Ok(response)
        }
        Err(mut error) => {
            error.add_response_mapper(move |mut response| {
                set(response.headers_mut(), &of_document(POLICY, permissions), secure);
                response
            });
            Err(error)
        }
    }
}

const fn policy(frames: Option<&Frames>) -> &'static str {
    match frames {
        None => POLICY,
        Some(Frames::Shows) => POLICY_WITH_FRAMES,
        Some(Frames::StandsInOne) => POLICY_IN_FRAME,
    }
}

fn of_document(policy: &'static str, permissions: &'static str) -> [(HeaderName, &'static str); 4] {
    let [referrer, opener] = OF_DOCUMENTS;
    [referrer, opener, (header::CONTENT_SECURITY_POLICY, policy), (header::PERMISSIONS_POLICY, permissions)]
}

fn set(headers: &mut HeaderMap, own: &[(HeaderName, &'static str)], secure: bool) {
    for (name, value) in HEADERS.into_iter().chain(own.iter().cloned()) {
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
