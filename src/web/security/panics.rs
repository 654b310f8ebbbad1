//! A panic costs one request its page; the connection and the server live. Without this a phone gets
//! no answer at all, and sends the same again for ever.

use super::Answer;
use crate::web::error::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use futures_util::FutureExt;
use std::panic::AssertUnwindSafe;

/// Makes an inner fault of a panic. What panicked and where, the panic hook has logged.
pub(crate) async fn panics(request: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Answer {
    // Inside the block, so that a panic before the first await is caught as well.
    let answer = AssertUnwindSafe(async move { next.call(request).await }).catch_unwind().await;
    match answer {
        Ok(answer) => answer.map(ServiceResponse::map_into_boxed_body),
        Err(_) => Err(Error::Internal(anyhow::anyhow!("a handler panicked")).into()),
    }
}
