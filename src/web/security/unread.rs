//! A body that nobody reads to its end holds no connection.
//!
//! actix closes a connection after an answer to a half-read request, but not where the body is
//! chunked and let go of: that it reads for as long as somebody sends. So it is held until the answer
//! is out.

use super::Answer;
use actix_web::HttpMessage;
use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest};
use actix_web::error::PayloadError;
use actix_web::middleware::Next;
use actix_web::web::Bytes;
use futures_util::Stream;
use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

/// Holds the body of a request until the answer is out. It is outside all that replaces an answer's
/// body.
pub(crate) async fn unread(mut request: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Answer {
    let payload = request.take_payload();
    if matches!(payload, Payload::None) {
        return Ok(next.call(request).await?.map_into_boxed_body());
    }
    let shared = Shared(Rc::new(RefCell::new(payload)));
    request.set_payload(Payload::Stream { payload: Box::pin(shared.clone()) });
    match next.call(request).await {
        Ok(response) => Ok(response.map_body(|_, body| shared.held_by(body.boxed()))),
        Err(mut error) => {
            error.add_response_mapper(move |response| response.map_body(|_, body| shared.held_by(body)));
            Err(error)
        }
    }
}

/// A body that its reader and the answer own together.
#[derive(Clone)]
struct Shared(Rc<RefCell<Payload>>);

impl Shared {
    fn held_by(&self, body: BoxBody) -> BoxBody {
        BoxBody::new(Holding { body, _request: self.clone() })
    }
}

impl Stream for Shared {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Pin::new(&mut *self.0.borrow_mut()).poll_next(context)
    }
}

/// An answer's body, with that of its request.
struct Holding {
    body: BoxBody,
    _request: Shared,
}

impl MessageBody for Holding {
    type Error = <BoxBody as MessageBody>::Error;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Self::Error>>> {
        Pin::new(&mut self.body).poll_next(context)
    }
}
