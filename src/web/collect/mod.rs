//! Studies: their list, overview, questionnaire and responses.

mod changes;
mod dataset;
mod dataset_page;
mod declared;
mod files;
mod form;
mod incoming;
mod loaded;
mod outline;
mod pages;
mod rehearsal;
mod responses;
mod studies;
mod versions;

use actix_web::web::{self, ServiceConfig};

/// The addresses.
pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route("/", web::get().to(studies::home))
        .route("/studies", web::get().to(studies::list))
        .route("/studies/new", web::get().to(studies::new))
        .route("/studies/new", web::post().to(studies::create))
        .route("/studies/{study}", web::get().to(studies::overview))
        .route("/studies/{study}/phones", web::post().to(studies::phones))
        .route("/studies/{study}/form", web::get().to(form::show))
        .route("/studies/{study}/form", web::post().to(form::change))
        .route("/studies/{study}/form/diff", web::get().to(versions::diff))
        .route("/studies/{study}/form/dry-run/{run}", web::get().to(rehearsal::show))
        .route("/studies/{study}/form/file", web::post().to(form::bring))
        .route("/studies/{study}/form/{number}.{kind}", web::get().to(form::file))
        .route("/studies/{study}/responses", web::get().to(responses::list))
        .route("/studies/{study}/responses", web::post().to(loaded::load))
        .configure(incoming::routes)
        .route("/studies/{study}/responses/dataset", web::get().to(dataset::show))
        .route("/studies/{study}/responses/dataset", web::post().to(dataset::make))
        .route("/studies/{study}/responses/dataset/{id}", web::get().to(dataset::download))
        .route("/studies/{study}/responses/dataset/{id}", web::post().to(dataset::remove))
        .route("/studies/{study}/responses/{number}", web::get().to(responses::one))
        .route("/studies/{study}/responses/{number}/files/{id}", web::get().to(files::download));
}

#[cfg(test)]
mod tests {
    use crate::pages::tests::renders;

    #[test]
    fn every_page_renders_in_every_language() {
        renders::<super::pages::StudiesPage>();
        renders::<super::pages::NewStudyPage>();
        renders::<super::pages::OverviewPage>();
        renders::<super::pages::FormPage>();
        renders::<super::versions::DiffPage>();
        renders::<super::versions::ReviewPage>();
        renders::<super::rehearsal::RehearsalPage>();
        renders::<super::pages::ResponsesPage>();
        renders::<super::pages::ResponsePage>();
        renders::<super::incoming::pages::BringPage>();
        renders::<super::incoming::pages::MapPage>();
        renders::<super::incoming::pages::CheckPage>();
        renders::<super::dataset_page::DatasetPage>();
    }
}
