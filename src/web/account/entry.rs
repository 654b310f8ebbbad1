//! The ways in: signing in, and links from mails.

use super::pages::{Errors, ForgotPage, LinkPage, SignInPage};
use crate::service::account::{links, links::Filled, password, session};
use crate::store::{self, tickets::Purpose, tickets::Ticket};
use crate::web::access::{SignedIn, is_own_path};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::Frame;
use crate::web::query::Fields;
use crate::web::reader::{self, SESSION};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web::Path};
use domain::language::Language;

fn next(fields: &Fields) -> String {
    Some(fields.get("next")).filter(|path| is_own_path(path)).unwrap_or("/studies").to_owned()
}

/// `GET /sign-in`
pub(super) async fn show(request: HttpRequest) -> Result {
    let language = reader::language(&request);
    let query = Fields::read(request.query_string().as_bytes())?;
    let frame = Frame::plain(&request, language);
    let page = SignInPage { frame, next: next(&query), email: String::new(), wrong: false };
    answer::page(&request, &page, language)
}

/// `POST /sign-in`
pub(super) async fn sign_in(request: HttpRequest, fields: Fields) -> Result {
    let app = reader::app(&request);
    let begun = session::sign_in(app, fields.get("email"), fields.get("password").to_owned()).await?;
    let Some(begun) = begun else {
        let language = reader::language(&request);
        let frame = Frame::plain(&request, language);
        let email = fields.get("email").to_owned();
        let page = SignInPage { frame, next: next(&fields), email, wrong: true };
        return answer::page_with(&request, &page, language, StatusCode::UNPROCESSABLE_ENTITY);
    };
    Ok(enter(&request, &next(&fields), begun.token))
}

/// Sends a browser on, signed in: whatever session it had before is not the one it has now.
pub(super) fn enter(request: &HttpRequest, address: &str, token: String) -> HttpResponse {
    let mut response = answer::see(address);
    answer::add_cookie(&mut response, &reader::cookie(request, SESSION, token));
    response
}

/// `POST /sign-out`
pub(super) async fn sign_out(request: HttpRequest, who: SignedIn, fields: Fields) -> Result {
    who.sent(&fields)?;
    session::end(reader::app(&request), &who.session).await?;
    let mut response = answer::see("/sign-in");
    answer::add_cookie(&mut response, &reader::forget(&request, SESSION));
    Ok(response)
}

/// `GET /forgot`
pub(super) async fn forgot(request: HttpRequest) -> Result {
    let language = reader::language(&request);
    let page = ForgotPage { frame: Frame::plain(&request, language), sent: false };
    answer::page(&request, &page, language)
}

/// `POST /forgot`: the same answer whoever asks.
pub(super) async fn send_link(request: HttpRequest, fields: Fields) -> Result {
    let language = reader::language(&request);
    links::forgot(reader::app(&request), fields.get("email")).await?;
    let page = ForgotPage { frame: Frame::plain(&request, language), sent: true };
    answer::page(&request, &page, language)
}

/// `GET /link/{token}`: looking uses nothing up, since mail programs look too.
pub(super) async fn link(request: HttpRequest, token: Path<String>) -> Result {
    let app = reader::app(&request);
    match links::open(app, &token).await? {
        Some(ticket) => {
            let language = reader::chosen(&request).unwrap_or(ticket.language);
            link_page(&request, &token, &ticket, language, &Fields::default(), Errors::default()).await
        }
        None => gone(&request),
    }
}

/// `POST /link/{token}`
pub(super) async fn follow(request: HttpRequest, token: Path<String>, fields: Fields) -> Result {
    let app = reader::app(&request);
    let Some(ticket) = links::open(app, &token).await? else { return gone(&request) };
    let language = Language::from_tag(fields.get("_language")).unwrap_or(ticket.language);
    let filled = Filled {
        email: fields.get("email").to_owned(),
        name: fields.get("name").to_owned(),
        password: fields.get("password").to_owned(),
        language,
    };
    match links::follow(app, &token, filled).await? {
        None => gone(&request),
        Some(Ok(session)) => Ok(enter(&request, "/studies", session)),
        Some(Err(refused)) => {
            let mut response =
                link_page(&request, &token, &ticket, language, &fields, Errors::of(refused)).await?;
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(response)
        }
    }
}

async fn link_page(
    request: &HttpRequest,
    token: &str,
    ticket: &Ticket,
    language: Language,
    fields: &Fields,
    errors: Errors,
) -> Result {
    let app = reader::app(request);
    let is_new = links::holder(app, ticket).await?.is_none();
    let (kind, study) = match ticket.purpose {
        Purpose::First => ("first", String::new()),
        Purpose::Reset { .. } => ("reset", String::new()),
        Purpose::Invitation { study_id, .. } => {
            let study = store::studies::by_id(&app.store, study_id).await?.ok_or(Error::NotFound)?;
            ("invitation", study.title.words(language, &[]).to_owned())
        }
    };
    let page = LinkPage {
        frame: Frame::plain(request, language),
        kind,
        token: token.to_owned(),
        study,
        known_email: ticket.email.clone(),
        asks_email: kind == "first",
        asks_name: is_new,
        asks_password: is_new || kind == "reset",
        email: fields.get("email").to_owned(),
        name: fields.get("name").to_owned(),
        errors,
        shortest: password::SHORTEST,
    };
    let mut response = answer::page(request, &page, language)?;
    answer::keep_address(&mut response);
    Ok(response)
}

fn gone(request: &HttpRequest) -> Result {
    let language = reader::language(request);
    let page = LinkPage {
        frame: Frame::plain(request, language),
        kind: "gone",
        token: String::new(),
        study: String::new(),
        known_email: String::new(),
        asks_email: false,
        asks_name: false,
        asks_password: false,
        email: String::new(),
        name: String::new(),
        errors: Errors::default(),
        shortest: password::SHORTEST,
    };
    answer::page_with(request, &page, language, StatusCode::GONE)
}
