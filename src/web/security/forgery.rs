//! No other site's page may make a visitor's browser change anything here.
//!
//! Browsers say where a request comes from in `Sec-Fetch-Site` (over https and on this machine) or,
//! older ones and over plain http, in `Origin`. From one that says neither, a signed-in person's
//! form must hold the token of their session.

use super::{Answer, app};
use crate::app::App;
use crate::service::account::session;
use crate::web::error::Error;
use crate::web::query::Fields;
use crate::web::{body, reader};
use actix_web::HttpMessage;
use actix_web::body::MessageBody;
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap, HeaderName};
use actix_web::middleware::Next;
use subtle::ConstantTimeEq;

/// The field of every form of a signed-in person.
const FIELD: &str = "_token";

/// Whose page sent a request, as the browser says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sender {
    Ours,
    Another,
    Unsaid,
}

/// Refuses what another site's page sends.
pub(crate) async fn forgery(mut request: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Answer {
    if !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        match sender(request.headers(), app(&request)) {
            Sender::Ours => {}
            Sender::Another => return Err(Error::Forbidden.into()),
            Sender::Unsaid => check_token(&mut request).await?,
        }
    }
    next.call(request).await.map(ServiceResponse::map_into_boxed_body)
}

fn sender(headers: &HeaderMap, app: &App) -> Sender {
    let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    if let Some(site) = text(HeaderName::from_static("sec-fetch-site")) {
        return if matches!(site, "same-origin" | "none") { Sender::Ours } else { Sender::Another };
    }
    let Some(origin) = text(header::ORIGIN) else { return Sender::Unsaid };
    // The host is compared too, since one server may be reached by several names; a foreign page can
    // choose neither header of the request that it makes a browser send.
    let scheme = if app.config.is_secure() { "https" } else { "http" };
    let by_host = text(header::HOST).map(|host| format!("{scheme}://{host}"));
    let ours = [app.config.public_url.as_deref(), by_host.as_deref()];
    if ours.iter().flatten().any(|ours| ours.eq_ignore_ascii_case(origin)) {
        Sender::Ours
    } else {
        Sender::Another
    }
}

/// Reads the form and looks for the session's token in it; the handler reads the same bytes again.
async fn check_token(request: &mut ServiceRequest) -> Result<(), Error> {
    // Whoever is not signed in has nothing here that another site could use. A respondent's forms
    // hold the id of their draft, which no other site can guess, and have no token.
    let cookie = reader::cookie_value(request.request(), reader::SESSION);
    let Some(cookie) = cookie.filter(|_| !request.path().starts_with("/s/")) else { return Ok(()) };
    let Some((_, session)) = session::who(app(request), &cookie).await? else { return Ok(()) };
    if !body::is_form(request.request()) {
        return Err(Error::Forbidden);
    }
    let limit = app(request).config.limits.fields;
    let bytes = body::read(&mut request.take_payload(), limit).await?;
    let fields = Fields::read(&bytes)?;
    let shown = fields.get(FIELD).as_bytes().ct_eq(session.form_token.as_bytes());
    if !bool::from(shown) {
        return Err(Error::Forbidden);
    }
    request.set_payload(Payload::from(bytes));
    Ok(())
}
