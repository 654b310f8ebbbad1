//! What goes wrong, and the page that says so.

use crate::store;
use crate::web::frame::Frame;
use crate::{app::App, pages::Page};
use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{HttpResponse, ResponseError, web::Data};
use domain::language::Language;
use domain::message::Message;
use serde::Serialize;
use std::sync::Arc;
use tokio::task::JoinError;

/// Why a request was not answered with what it asked for. A visitor reads a fixed sentence; the
/// cause of an inner fault goes to the log, once.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Not there, or not theirs.
    #[error("not found")]
    NotFound,
    /// From another site.
    #[error("forbidden")]
    Forbidden,
    /// Holds what no page of ours sends.
    #[error("bad request: {0}")]
    BadRequest(&'static str),
    /// Something changed meanwhile.
    #[error("conflict")]
    Conflict,
    /// More bytes than are taken here.
    #[error("more than {limit} bytes")]
    TooLarge {
        /// How many are taken.
        limit: usize,
    },
    /// Too many attempts.
    #[error("too many attempts")]
    TooMany,
    /// The body came too slowly.
    #[error("the body came too slowly")]
    Timeout,
    /// The search index was damaged and is being built anew.
    #[error("the search index is being built anew")]
    Rebuilding,
    /// Nobody is signed in: they are sent to sign in, and back to this path.
    #[error("not signed in")]
    SignIn {
        /// The path asked for.
        next: String,
    },
    /// Something inside.
    #[error("{0:#}")]
    Internal(anyhow::Error),
    /// Something in the database.
    #[error("{0}")]
    Store(#[from] store::Error),
}

/// What a handler answers.
pub type Result<T = HttpResponse> = std::result::Result<T, Error>;

/// What the middleware needs to make the page.
#[derive(Clone)]
struct Told {
    key: &'static str,
    explanation: Message,
}

impl Error {
    fn key(&self) -> &'static str {
        match self {
            Self::NotFound => "error-not-found",
            Self::Forbidden => "error-forbidden",
            Self::BadRequest(_) => "error-bad-request",
            Self::Conflict => "error-conflict",
            Self::TooLarge { .. } => "error-too-large",
            Self::TooMany => "error-too-many",
            Self::Timeout => "error-timeout",
            Self::Rebuilding => "error-unavailable",
            Self::Store(error) if error.is_passing() => "error-unavailable",
            Self::SignIn { .. } | Self::Internal(_) | Self::Store(_) => "error-internal",
        }
    }

    fn told(&self) -> Told {
        let key = self.key();
        let explanation = match self {
            Self::TooLarge { limit } => {
                let (limit, unit) = size(*limit);
                Message::new(key).with("limit", limit).with("unit", unit)
            }
            _ => Message::new(key),
        };
        Told { key, explanation }
    }
}

/// A number of bytes for a person: how many of which unit.
fn size(bytes: usize) -> (usize, &'static str) {
    const KIB: usize = 1024;
    if bytes >= KIB * KIB { (bytes / KIB / KIB, "mb") } else { (bytes.div_ceil(KIB), "kb") }
}

impl From<anyhow::Error> for Error {
    /// What the database could not do stays told apart: trying again later may help.
    fn from(error: anyhow::Error) -> Self {
        error.downcast().map_or_else(Self::Internal, Self::Store)
    }
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::Conflict => StatusCode::CONFLICT,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Timeout => StatusCode::REQUEST_TIMEOUT,
            Self::SignIn { .. } => StatusCode::SEE_OTHER,
            Self::Rebuilding => StatusCode::SERVICE_UNAVAILABLE,
            Self::Store(error) if error.is_passing() => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) | Self::Store(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        let status = self.status_code();
        if status.is_server_error() {
            match self {
                Self::Internal(error) if error.chain().any(|cause| cause.is::<JoinError>()) => {
                    // What it panicked with may hold somebody's words; the log has the place already.
                    tracing::error!("what was done aside broke off");
                }
                _ => tracing::error!("{self}"),
            }
        }
        let mut response = HttpResponse::build(status);
        match self {
            Self::SignIn { next } => {
                let next = super::query::escape(next);
                return response.insert_header((header::LOCATION, format!("/sign-in?next={next}"))).finish();
            }
            Self::TooMany => response.insert_header((header::RETRY_AFTER, "60")),
            Self::Rebuilding => response.insert_header((header::RETRY_AFTER, "5")),
            Self::Store(error) if error.is_passing() => response.insert_header((header::RETRY_AFTER, "5")),
            // What is left of the body would be read as the next request.
            Self::TooLarge { .. } | Self::Timeout => response.force_close(),
            _ => &mut response,
        };
        let mut response = response.finish();
        response.extensions_mut().insert(self.told());
        response
    }
}

/// A page that says what went wrong.
#[derive(Serialize)]
pub struct ErrorPage {
    frame: Frame,
    title: String,
    explanation: Message,
}

impl Page for ErrorPage {
    const TEMPLATE: &'static str = "layout/error.html";

    fn samples() -> Vec<Self> {
        let errors = [
            Error::NotFound,
            Error::Forbidden,
            Error::BadRequest(""),
            Error::Conflict,
            Error::TooLarge { limit: 20 << 20 },
            Error::TooMany,
            Error::Timeout,
            Error::Internal(anyhow::anyhow!("")),
        ];
        errors.iter().map(|error| Self::of(&error.told(), Frame::sample())).collect()
    }
}

impl ErrorPage {
    fn of(told: &Told, frame: Frame) -> Self {
        Self { frame, title: format!("{}-title", told.key), explanation: told.explanation.clone() }
    }
}

/// Turns errors into pages in the reader's language.
pub async fn pages(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> std::result::Result<ServiceResponse<BoxBody>, actix_web::Error> {
    // The request itself cannot be kept: actix routes it by changing it.
    let language = super::reader::language(request.request());
    let frame = Frame::plain(request.request(), language);
    let app = request.app_data::<Data<Arc<App>>>().expect("every service has the app").clone();
    let shown = move |told: &Told| html(&app, told, frame.clone(), language);
    match next.call(request).await {
        Ok(response) => {
            let told = told(response.response());
            let (request, response) = response.map_into_boxed_body().into_parts();
            let response = match told {
                Some(told) => put(response, shown(&told)),
                None => response,
            };
            Ok(ServiceResponse::new(request, response))
        }
        Err(mut error) => {
            error.add_response_mapper(move |response| match told(&response) {
                Some(told) => put(response, shown(&told)),
                None => response,
            });
            Err(error)
        }
    }
}

/// What to tell of an answer: what our own error left in it, or, where actix refused the request by
/// itself (no such method, a part of the address of another type), the nearest of ours.
fn told<B: MessageBody>(response: &HttpResponse<B>) -> Option<Told> {
    let ours = response.extensions().get::<Told>().cloned();
    let status = response.status();
    let refused =
        response.error().is_some() || matches!(response.body().size(), BodySize::None | BodySize::Sized(0));
    ours.or_else(|| {
        let error = match status {
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Error::NotFound,
            status if status.is_client_error() => Error::BadRequest("refused"),
            status if status.is_server_error() => Error::Internal(anyhow::anyhow!("refused")),
            _ => return None,
        };
        refused.then(|| error.told())
    })
}

fn html(app: &App, told: &Told, frame: Frame, language: Language) -> String {
    app.pages.render(&ErrorPage::of(told, frame), language).unwrap_or_else(|fault| {
        tracing::error!("the page of an error: {fault:#}");
        app.words.say(language, &told.explanation)
    })
}

fn put(response: HttpResponse, html: String) -> HttpResponse {
    let mut response = response.map_body(|_, _| BoxBody::new(html));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("text/html; charset=utf-8"));
    headers.remove(header::CONTENT_LENGTH);
    response
}
