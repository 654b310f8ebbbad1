//! A body has a deadline and a size: actix waits for one for ever.

use super::{Answer, app};
use crate::config::Limits;
use crate::web::error::Error;
use actix_web::HttpMessage;
use actix_web::body::MessageBody;
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::error::PayloadError;
use actix_web::middleware::Next;
use actix_web::web::Bytes;
use futures_util::Stream;
use std::cell::Cell;
use std::future::Future;
use std::io::ErrorKind;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::{Instant, Sleep, sleep_until};

/// What stands around the file of an upload: its name, other fields, boundaries.
const FRAMING: usize = 64 << 10;

/// Gives the body of a request a deadline, and the whole server's limit; how much a route takes, its
/// extractor says.
pub(crate) async fn deadline(mut request: ServiceRequest, next: Next<impl MessageBody + 'static>) -> Answer {
    let payload = request.take_payload();
    if matches!(payload, Payload::None) {
        return next.call(request).await.map(ServiceResponse::map_into_boxed_body);
    }
    let limits = app(&request).config.limits;
    let file = limits.files.max(limits.recording).max(limits.exchange);
    let most = limits.upload.max(file) + limits.fields + FRAMING;
    crate::web::body::announced(request.request(), most)?;
    let late = Rc::new(Cell::new(false));
    let guarded = Guarded::new(payload, limits, most, Rc::clone(&late));
    request.set_payload(Payload::Stream { payload: Box::pin(guarded) });
    let answer = next.call(request).await;
    if late.get() {
        // Whatever the handler made of it: the sender was too slow.
        return Err(Error::Timeout.into());
    }
    answer.map(ServiceResponse::map_into_boxed_body)
}

/// A body that fails when it stops coming, comes too slowly, or is too large.
struct Guarded {
    body: Payload,
    limits: Limits,
    most: usize,
    begun: Instant,
    received: usize,
    alarm: Pin<Box<Sleep>>,
    late: Rc<Cell<bool>>,
}

impl Guarded {
    fn new(body: Payload, limits: Limits, most: usize, late: Rc<Cell<bool>>) -> Self {
        let begun = Instant::now();
        let alarm = Box::pin(sleep_until(due(begun, begun, 0, limits)));
        Self { body, limits, most, begun, received: 0, alarm, late }
    }

    fn take(&mut self, chunk: Bytes) -> Result<Bytes, PayloadError> {
        self.received += chunk.len();
        if self.received > self.most {
            return Err(PayloadError::Overflow);
        }
        let due = due(self.begun, Instant::now(), self.received, self.limits);
        self.alarm.as_mut().reset(due);
        Ok(chunk)
    }
}

/// When a body that brought so many bytes, the last of them at `last`, is late.
fn due(begun: Instant, last: Instant, received: usize, limits: Limits) -> Instant {
    let earned = Duration::from_secs(received as u64 / Limits::RATE);
    let whole = begun + (limits.grace + earned).min(Limits::MOST);
    whole.min(last + limits.idle)
}

impl Stream for Guarded {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match Pin::new(&mut self.body).poll_next(context) {
            Poll::Ready(Some(Ok(chunk))) => Poll::Ready(Some(self.take(chunk))),
            Poll::Ready(ended) => Poll::Ready(ended),
            Poll::Pending => {
                std::task::ready!(self.alarm.as_mut().poll(context));
                self.late.set(true);
                Poll::Ready(Some(Err(PayloadError::Io(ErrorKind::TimedOut.into()))))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_late_when_it_stops_or_comes_too_slowly() {
        let begun = Instant::now();
        let after = |seconds| begun + Duration::from_secs(seconds);
        let limits = Limits::default();
        assert_eq!(due(begun, begun, 0, limits), after(15), "nothing came");
        assert_eq!(due(begun, after(10), 100, limits), after(20), "a few bytes came");
        assert_eq!(due(begun, after(30), 10_000, limits), after(40), "a slow phone earns time");
        assert_eq!(due(begun, after(31), 20_000, limits), after(46), "but not to be silent");
        assert_eq!(due(begun, after(599), 10 << 20, limits), after(600), "nor for ever");
    }
}
