//! The codebook: its tree, its codes, what is done to them, and what was.

mod change;
mod code;
mod conflict;
mod form;
mod history;
mod merge;
mod split;
mod tree;

use actix_web::web::{self, ServiceConfig};

/// The addresses.
pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route("/studies/{study}/codebook", web::get().to(tree::show))
        .route("/studies/{study}/codebook", web::post().to(change::save))
        .route("/studies/{study}/codebook/undo", web::post().to(change::undo))
        .route("/studies/{study}/codebook/history", web::get().to(history::show))
        .route(r"/studies/{study}/codebook/{id:\d+}", web::get().to(code::show))
        .route(r"/studies/{study}/codebook/{id:\d+}/move", web::post().to(change::put))
        .route(r"/studies/{study}/codebook/{id:\d+}/remove", web::post().to(change::remove))
        .route(r"/studies/{study}/codebook/{id:\d+}/memos", web::post().to(code::memo))
        .route(r"/studies/{study}/codebook/{id:\d+}/merge", web::get().to(merge::look))
        .route(r"/studies/{study}/codebook/{id:\d+}/merge", web::post().to(merge::merge))
        .route(r"/studies/{study}/codebook/{id:\d+}/split", web::get().to(split::show))
        .route(r"/studies/{study}/codebook/{id:\d+}/split", web::post().to(split::split))
        .route(r"/studies/{study}/codebook/{id:\d+}/anchor", web::post().to(split::anchor))
        .route(r"/studies/{study}/codebook/{id:\d+}/history", web::get().to(history::of_code))
        .route("/studies/{study}/codes.css", web::get().to(tree::colors));
}

#[cfg(test)]
mod tests {
    use crate::pages::tests::renders;

    #[test]
    fn every_page_renders_in_every_language() {
        renders::<super::tree::TreePage>();
        renders::<super::code::CodePage>();
        renders::<super::conflict::ConflictPage>();
        renders::<super::merge::MergePage>();
        renders::<super::split::SplitPage>();
        renders::<super::history::HistoryPage>();
    }
}
