//! Interviews: documents, the workspace, the codebook, quotes and search.

mod answers;
mod bring;
mod cases;
mod codebook;
mod correct;
mod cross;
mod documents;
mod exchange;
mod instead;
mod languages;
mod look;
mod many;
mod names;
mod pages;
mod quotes;
mod range;
mod recording;
mod search;
mod team;
mod workspace;

pub(super) use self::quotes::filter as quotes_filter;
use crate::web::query::Fields;
use actix_web::web::{self, ServiceConfig};
use std::collections::BTreeSet;

/// The addresses.
pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .configure(cases::routes)
        .configure(cross::routes)
        .configure(exchange::routes)
        .configure(names::routes)
        .configure(team::routes)
        .route("/studies/{study}/documents", web::get().to(documents::list))
        .route("/studies/{study}/documents", web::post().to(bring::import))
        .route("/studies/{study}/documents/answers", web::get().to(answers::show))
        .route("/studies/{study}/documents/answers", web::post().to(answers::take_in))
        .route("/studies/{study}/documents/answers/corrections", web::post().to(answers::decide))
        .route("/studies/{study}/documents/{id}", web::get().to(workspace::show))
        .route("/studies/{study}/documents/{id}/languages", web::get().to(languages::show))
        .route("/studies/{study}/documents/{id}/languages", web::post().to(languages::save))
        .route("/studies/{study}/documents/{id}/correct", web::get().to(correct::edit::show))
        .route("/studies/{study}/documents/{id}/correct", web::post().to(correct::edit::save))
        .route("/studies/{study}/documents/{id}/versions", web::get().to(correct::versions::show))
        .route("/studies/{study}/documents/{id}/versions", web::post().to(correct::versions::restore))
        .route("/studies/{study}/documents/{id}/anchors", web::get().to(correct::anchors::show))
        .route("/studies/{study}/documents/{id}/anchors", web::post().to(correct::anchors::decide))
        .route("/studies/{study}/documents/{id}/recording", web::post().to(recording::upload))
        .route("/studies/{study}/documents/{id}/recording/remove", web::post().to(recording::remove))
        .route("/studies/{study}/documents/{id}/recording/{recording}", web::get().to(recording::sound))
        .route("/studies/{study}/documents/{id}/remove", web::post().to(bring::remove))
        .route("/studies/{study}/documents/{id}/codings", web::post().to(workspace::apply))
        .route("/studies/{study}/documents/{id}/codings/{coding}", web::post().to(workspace::remove))
        .route("/studies/{study}/documents/{id}/undo", web::post().to(workspace::undo))
        .route("/studies/{study}/documents/{id}/commands", web::post().to(workspace::commands))
        .route("/studies/{study}/documents/{id}/text", web::get().to(workspace::text))
        .route("/studies/{study}/documents/{id}/since", web::get().to(workspace::since))
        .configure(codebook::routes)
        .configure(quotes::routes)
        .configure(search::routes);
}

/// The quotes that are ticked in a form.
fn chosen(fields: &Fields) -> BTreeSet<i64> {
    fields.iter().filter(|(name, _)| *name == "coding").filter_map(|(_, id)| id.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use crate::pages::tests::renders;

    #[test]
    fn every_page_renders_in_every_language() {
        renders::<super::documents::DocumentsPage>();
        renders::<super::many::ManyPage>();
        renders::<super::workspace::page::DocumentPage>();
        renders::<super::answers::AnswersPage>();
        renders::<super::correct::edit::EditPage>();
        renders::<super::correct::look::CorrectionPage>();
        renders::<super::correct::conflict::StalePage>();
        renders::<super::correct::versions::VersionsPage>();
        renders::<super::correct::anchors::AnchorsPage>();
        renders::<super::languages::LanguagesPage>();
        renders::<super::look::LookPage>();
    }
}
