//! Reading bodies: with a limit and a deadline, which actix does not set.

use super::error::Error;
use super::query::Fields;
use actix_web::{
    FromRequest, HttpMessage, HttpRequest, dev::Payload, http::header, web::Bytes, web::BytesMut,
};
use futures_util::{StreamExt, future::LocalBoxFuture};
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

/// The most that the fields of a page take.
pub const FIELDS: usize = 1 << 20;

/// How slowly a body may come.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// How long nothing at all may come.
    pub idle: Duration,
    /// How long any body may take…
    pub grace: Duration,
    /// …plus a second for so many bytes that came.
    pub bytes_a_second: u64,
    /// How long it may take however large it is.
    pub most: Duration,
}

impl Default for Patience {
    /// A phone on a bad network sends more than 500 bytes a second, or nothing for some seconds.
    fn default() -> Self {
        Self {
            idle: Duration::from_secs(15),
            grace: Duration::from_secs(20),
            bytes_a_second: 500,
            most: Duration::from_secs(600),
        }
    }
}

/// Reads a whole body.
///
/// # Errors
/// [`Error::TooLarge`], [`Error::Timeout`], or [`Error::BadRequest`] where the connection breaks.
pub async fn read(payload: &mut Payload, limit: usize, patience: Patience) -> Result<Bytes, Error> {
    let begun = Instant::now();
    let mut body = BytesMut::new();
    loop {
        let earned = Duration::from_secs(body.len() as u64 / patience.bytes_a_second.max(1));
        let whole = begun + (patience.grace + earned).min(patience.most);
        let next = timeout_at(whole.min(Instant::now() + patience.idle), payload.next());
        let Some(chunk) = next.await.map_err(|_| Error::Timeout)? else { return Ok(body.freeze()) };
        let chunk = chunk.map_err(|_| Error::BadRequest("the body broke off"))?;
        if body.len() + chunk.len() > limit {
            return Err(Error::TooLarge { limit });
        }
        body.extend_from_slice(&chunk);
    }
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
            if !request.content_type().eq_ignore_ascii_case("application/x-www-form-urlencoded") {
                return Err(Error::BadRequest("not the fields of a form"));
            }
            announced(&request, FIELDS)?;
            let patience = request.app_data::<Patience>().copied().unwrap_or_default();
            Self::read(&read(&mut payload, FIELDS, patience).await?)
        })
    }
}
