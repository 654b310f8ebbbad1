//! Respondents' pages: plain HTML that works with scripts off.
//!
//! The draft's id is in each form and in a cookie that only the server reads; it is unguessable, and
//! whoever has it may go on with the draft. That is also why these forms need no token against other
//! sites: nobody else knows the id.

mod choices;
mod handlers;
mod items;
mod media;
mod packed;
mod page;
mod pages;
mod parts;
mod phone;
mod pieces;
pub(super) mod preview;
mod samples;
mod sent;
mod spoken;
mod survey;
mod typed;
mod views;
mod whole;

use actix_web::guard::{self, Guard};
use actix_web::http::header::{self, HeaderValue};
use actix_web::web::{self, ServiceConfig};

/// The addresses of a survey.
pub(super) fn routes(config: &mut ServiceConfig) {
    config.route("/s/worker.js", web::get().to(phone::worker)).service(
        web::scope("/s/{study}")
            .route("", web::get().to(handlers::start))
            .route("", web::post().to(handlers::begin))
            .route("/resume", web::get().to(handlers::to_start))
            .route("/resume", web::post().to(handlers::resume))
            .route("/again", web::post().to(handlers::again))
            .route("/done", web::get().to(handlers::done))
            .service(
                web::resource("/files/{id}")
                    .route(web::get().to(pieces::coming))
                    .route(web::head().to(pieces::coming))
                    .route(web::patch().to(pieces::append))
                    .route(web::delete().to(pieces::discard)),
            )
            .route("/media/{version}/{file}", web::get().to(media::show))
            // A page may have that name too, and is sent as a form.
            .route("/files", web::post().guard(is_json()).to(pieces::announce))
            .route("/sync", web::post().to(phone::sync))
            .route("/whole/{version}/{language}", web::get().to(phone::whole))
            .route("/logic/{version}.json", web::get().to(phone::logic))
            .route("/{page}", web::get().to(handlers::show))
            .route("/{page}", web::post().to(handlers::save)),
    );
}

fn is_json() -> impl Guard {
    guard::fn_guard(|context| {
        let kind = context.head().headers().get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
        kind.is_some_and(|kind| kind.starts_with(b"application/json"))
    })
}

#[cfg(test)]
mod tests {
    use crate::pages::tests::renders;

    #[test]
    fn every_page_renders_in_every_language() {
        renders::<super::page::QuestionPage>();
        renders::<super::whole::WholePage>();
        renders::<super::pages::StartPage>();
        renders::<super::pages::DonePage>();
        renders::<super::pages::ConflictPage>();
        renders::<super::pages::GonePage>();
        renders::<crate::web::error::ErrorPage>();
    }
}
