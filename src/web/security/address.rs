//! Addresses that nobody's link holds are refused before anything reads them.

use super::Answer;
use crate::web::error::Error;
use crate::web::query::readable;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;

/// Refuses a path or query that is not UTF-8 or holds a NUL, which PostgreSQL cannot keep.
pub(crate) async fn address(request: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Answer {
    if !readable(request.uri().path()) || !readable(request.query_string()) {
        return Err(Error::BadRequest("an address that is not UTF-8").into());
    }
    next.call(request).await.map(ServiceResponse::map_into_boxed_body)
}
