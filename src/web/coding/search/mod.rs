//! Search: results, concordance, words, similar passages, coding of hits, kept searches, the builder.

mod asked;
mod build;
mod code;
mod concordance;
mod form;
mod results;
mod saved;
mod similar;
mod words;

use actix_web::web::{self, ServiceConfig};

/// The addresses.
pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route("/studies/{study}/search", web::get().to(results::show))
        .route("/studies/{study}/search/concordance", web::get().to(concordance::show))
        .route("/studies/{study}/search/words", web::get().to(words::show))
        .route("/studies/{study}/search/words.csv", web::get().to(words::download))
        .route("/studies/{study}/search/similar", web::get().to(similar::show))
        .route("/studies/{study}/search/code", web::get().to(code::show))
        .route("/studies/{study}/search/code", web::post().to(code::apply))
        .route("/studies/{study}/search/code/undo", web::post().to(code::undo))
        .route("/studies/{study}/search/saved", web::get().to(saved::show))
        .route("/studies/{study}/search/saved", web::post().to(saved::change))
        .route("/studies/{study}/search/build", web::get().to(build::show))
        .route("/studies/{study}/search/build", web::post().to(build::change));
}

#[cfg(test)]
mod tests {
    use crate::pages::tests::renders;

    #[test]
    fn every_page_renders_in_every_language() {
        renders::<super::results::ResultsPage>();
        renders::<super::concordance::ConcordancePage>();
        renders::<super::words::WordsPage>();
        renders::<super::similar::SimilarPage>();
        renders::<super::code::CodePage>();
        renders::<super::saved::SavedPage>();
        renders::<super::build::BuildPage>();
    }
}
