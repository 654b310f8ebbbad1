//! The designer of questionnaires.
//!
//! Every page is a plain form that works without scripts; a script sends the same fields, one command at
//! a time, and puts the answered page in place. A button's value is the command itself.

mod act;
mod conflict;
mod editor;
mod fields;
mod finding;
mod logic;
mod outline;
mod panel;
mod preview;
mod publish;
mod teller;
mod words;
mod words_file;
mod writing;

use actix_web::web::{self, ServiceConfig};

/// The addresses.
pub(super) fn routes(config: &mut ServiceConfig) {
    config.service(
        web::scope("/studies/{study}/design")
            .route("", web::get().to(editor::show))
            .route("", web::post().to(act::begin))
            .route("/commands", web::post().to(act::change))
            .route("/check-expression", web::post().to(logic::check))
            .route("/completion", web::get().to(logic::completion))
            .route("/preview", web::get().to(preview::show))
            .route("/publish", web::get().to(publish::show))
            .route("/words", web::get().to(words::show))
            .route("/words", web::post().to(words_file::take))
            .route("/words.xlsx", web::get().to(words_file::file)),
    );
}

#[cfg(test)]
mod tests {
    use crate::pages::tests::renders;

    #[test]
    fn every_page_renders_in_every_language() {
        renders::<super::editor::BeginPage>();
        renders::<super::editor::EditorPage>();
        renders::<super::conflict::ConflictPage>();
        renders::<super::publish::PublishPage>();
        renders::<super::words::WordsPage>();
        renders::<super::preview::NothingPage>();
    }
}
