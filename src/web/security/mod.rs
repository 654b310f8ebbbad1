//! What every request goes through, each in its own file, from the outside in: a line in the log, no
//! connection held by a body that nobody reads, headers that tell a browser to trust nothing else, no
//! panic that leaves a phone without an answer, a readable address, a body that comes in time, and no
//! other site's form. [`super::serve_with`] puts them in this order.

use crate::app::App;
use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::web::Data;
use std::sync::Arc;

mod address;
mod deadline;
mod forgery;
mod headers;
mod log;
mod panics;
mod unread;

pub(super) use address::address;
pub(super) use deadline::deadline;
pub(super) use forgery::forgery;
pub(super) use headers::{Frames, headers};
pub(super) use log::log;
pub(super) use panics::panics;
pub(super) use unread::unread;

/// What a middleware answers.
type Answer = Result<ServiceResponse<BoxBody>, actix_web::Error>;

fn app(request: &ServiceRequest) -> &App {
    request
        .app_data::<Data<Arc<App>>>()
        .map(|data| data.as_ref().as_ref())
        .expect("every service has the app")
}
