//! The only place that knows actix: a handler extracts, calls one service function, answers.

use crate::app::App;
use actix_web::dev::Server;
use actix_web::http::header::{self, AcceptEncoding, Encoding, Header};
use actix_web::middleware::{Compress, from_fn};
use actix_web::web::{self, Data};
use actix_web::{App as Site, HttpRequest, HttpResponse, HttpServer};
use std::net::TcpListener;
use std::sync::Arc;

mod access;
mod account;
mod analyse;
pub mod answer;
pub mod body;
mod coding;
mod collect;
mod design;
pub mod error;
pub mod frame;
pub mod page_name;
mod parts;
pub mod query;
pub mod reader;
mod requested;
mod respond;
mod security;
mod spooled;
mod upload;

/// How long requests under way may take to finish when the program is told to stop.
const FAREWELL_SECONDS: u64 = 30;

/// A server on the listener; it runs when awaited, and stops with its handle.
///
/// # Errors
/// Where the listener cannot be used.
pub fn serve(app: Arc<App>, listener: TcpListener) -> std::io::Result<Server> {
    serve_with(app, listener, |_| {})
}

/// The same with more addresses: those of a test.
///
/// # Errors
/// Where the listener cannot be used.
pub fn serve_with(
    app: Arc<App>,
    listener: TcpListener,
    more: fn(&mut web::ServiceConfig),
) -> std::io::Result<Server> {
    let workers = app.config.workers;
    let data = Data::new(app);
    let server = HttpServer::new(move || {
        Site::new()
            .app_data(data.clone())
            .configure(routes)
            .configure(more)
            .default_service(web::to(nothing))
            // The last wrapped is the outermost.
            .wrap(from_fn(security::forgery))
            .wrap(from_fn(security::deadline))
            .wrap(from_fn(security::address))
            .wrap(from_fn(security::panics))
            .wrap(from_fn(error::pages))
            .wrap(from_fn(reader::remembering))
            .wrap(from_fn(security::headers))
            .wrap(Compress::default())
            .wrap(from_fn(security::unread))
            .wrap(from_fn(security::log))
    });
    let server = server
        .workers(workers)
        .shutdown_timeout(FAREWELL_SECONDS)
        // Stopping is the caller's: actix would cut running requests on the first Ctrl-C.
        .disable_signals()
        .listen(listener)?;
    Ok(server.run())
}

fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/assets/{hash}/{name}", web::get().to(asset))
        .route("/livez", web::get().to(HttpResponse::NoContent))
        .route("/readyz", web::get().to(ready))
        .configure(account::routes)
        .configure(analyse::routes)
        .configure(coding::routes)
        .configure(collect::routes)
        .configure(design::routes)
        .configure(respond::routes);
}

async fn nothing() -> error::Result {
    Err(error::Error::NotFound)
}

/// `GET /assets/…`: what never changes under its address.
async fn asset(request: HttpRequest) -> error::Result {
    let asset = crate::assets::at(request.path()).ok_or(error::Error::NotFound)?;
    let mut response = HttpResponse::Ok();
    response
        .content_type(asset.media_type)
        .insert_header(("cache-control", "public, max-age=31536000, immutable"))
        .insert_header((header::VARY, "accept-encoding"));
    let forms = [(Encoding::brotli(), asset.brotli), (Encoding::gzip(), asset.gzip)];
    let forms = || forms.iter().filter(|(_, bytes)| !bytes.is_empty());
    let accepted = AcceptEncoding::parse(&request).ok();
    let chosen = accepted.and_then(|accepted| accepted.negotiate(forms().map(|(encoding, _)| encoding)));
    match forms().find(|(encoding, _)| chosen.as_ref() == Some(encoding)) {
        Some((encoding, bytes)) => {
            Ok(response.insert_header((header::CONTENT_ENCODING, encoding.to_string())).body(*bytes))
        }
        None => Ok(response.body(asset.content)),
    }
}

/// `GET /readyz`: whether the database answers.
async fn ready(request: HttpRequest) -> error::Result {
    reader::app(&request).store.ping().await?;
    Ok(HttpResponse::NoContent().finish())
}
