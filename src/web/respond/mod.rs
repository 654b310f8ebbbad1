//! Respondents' pages: plain HTML that works with scripts off.
//!
//! The draft's id is in each form and in a cookie that only the server reads; it is unguessable, and
//! whoever has it may go on with the draft. That is also why these forms need no token against other
//! sites: nobody else knows the id.

mod choices;
mod handlers;
mod items;
mod page;
mod pages;
mod parts;
mod samples;
mod spoken;
mod survey;
mod typed;
mod views;

use actix_web::web::{self, ServiceConfig};

/// The addresses of a survey.
pub(super) fn routes(config: &mut ServiceConfig) {
    config.service(
        web::scope("/s/{study}")
            .route("", web::get().to(handlers::start))
            .route("", web::post().to(handlers::begin))
            .route("/resume", web::get().to(handlers::to_start))
            .route("/resume", web::post().to(handlers::resume))
            .route("/again", web::post().to(handlers::again))
            .route("/done", web::get().to(handlers::done))
            .route("/{page}", web::get().to(handlers::show))
            .route("/{page}", web::post().to(handlers::save)),
    );
}

#[cfg(test)]
mod tests {
    use crate::pages::tests::renders;

    #[test]
    fn every_page_renders_in_every_language() {
        renders::<super::page::QuestionPage>();
        renders::<super::pages::StartPage>();
        renders::<super::pages::DonePage>();
        renders::<super::pages::ConflictPage>();
        renders::<super::pages::GonePage>();
        renders::<crate::web::error::ErrorPage>();
    }
}
