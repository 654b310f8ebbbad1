//! Reading bodies, with a limit. That they come in time, [`super::security`] sees to for all.

use super::error::Error;
use super::query::Fields;
use super::reader;
use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::http::header;
use actix_web::web::{Bytes, BytesMut};
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use futures_util::{StreamExt, future::LocalBoxFuture};

/// Reads a whole body.
///
/// # Errors
/// [`Error::TooLarge`], [`Error::Timeout`], or [`Error::BadRequest`] where the connection breaks.
pub async fn read(payload: &mut Payload, limit: usize) -> Result<Bytes, Error> {
    let mut body = BytesMut::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|error| fault(&error, limit))?;
        if body.len() + chunk.len() > limit {
            return Err(Error::TooLarge { limit });
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}

fn fault(error: &PayloadError, limit: usize) -> Error {
    match error {
        PayloadError::Io(error) if error.kind() == std::io::ErrorKind::TimedOut => Error::Timeout,
        PayloadError::Overflow => Error::TooLarge { limit },
        _ => Error::BadRequest("the body broke off"),
    }
}

/// Whether the body is the fields of a form.
pub(super) fn is_form(request: &HttpRequest) -> bool {
    request.content_type().eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

/// The length a request announces, refused before a byte of it is read.
pub(super) fn announced(request: &HttpRequest, limit: usize) -> Result<(), Error> {
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    let length = length.and_then(|value| value.parse::<usize>().ok());
    if length.is_some_and(|length| length > limit) { Err(Error::TooLarge { limit }) } else { Ok(()) }
}

impl FromRequest for Fields {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self, Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, mut payload) = (request.clone(), payload.take());
        Box::pin(async move {
            if !is_form(&request) {
                return Err(Error::BadRequest("not the fields of a form"));
            }
            let limit = reader::app(&request).config.limits.fields;
            announced(&request, limit)?;
            Self::read(&read(&mut payload, limit).await?)
        })
    }
}
