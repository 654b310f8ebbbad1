//! Tables, figures, and the files that a paper needs.

mod builder;
mod download;
mod export;
mod fieldwork;
mod plan;
pub(super) mod publication;
mod tables;
mod weights;

pub(super) use download::Download;

use actix_web::web::{self, ServiceConfig};

/// The addresses.
pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route("/studies/{study}/tables", web::get().to(tables::show))
        .route("/studies/{study}/tables/build", web::get().to(builder::show))
        .route("/studies/{study}/tables/build", web::post().to(builder::keep))
        .route("/studies/{study}/tables/build/file", web::get().to(builder::file))
        .route("/studies/{study}/tables/build/file", web::post().to(builder::file))
        .route("/studies/{study}/fieldwork", web::get().to(fieldwork::show))
        .route("/studies/{study}/fieldwork", web::post().to(fieldwork::change))
        .route("/studies/{study}/fieldwork/pulse", web::get().to(fieldwork::pulse))
        .route("/studies/{study}/fieldwork/{figure}.svg", web::get().to(fieldwork::figure))
        .route("/studies/{study}/weights", web::get().to(weights::show))
        .route("/studies/{study}/weights/new", web::get().to(weights::new))
        .route("/studies/{study}/weights/new", web::post().to(weights::make))
        .route("/studies/{study}/weights/{name}", web::get().to(weights::one))
        .route("/studies/{study}/weights/{name}", web::post().to(weights::change))
        .route("/studies/{study}/weights/{name}/file", web::get().to(weights::file))
        .route("/studies/{study}/publication", web::get().to(publication::show))
        .route("/studies/{study}/publication", web::post().to(publication::change))
        .route("/studies/{study}/export/{what}", web::get().to(export::download))
        .route("/studies/{study}/export/{what}", web::post().to(export::download))
        .route("/studies/{study}/tables/build/figure.{format}", web::get().to(builder::figure))
        .route("/studies/{study}/tables/build/figure.{format}", web::post().to(builder::figure))
        .configure(plan::routes);
}

#[cfg(test)]
mod tests {
    use crate::pages::tests::renders;

    #[test]
    fn every_page_renders_in_every_language() {
        renders::<super::tables::TablesPage>();
        renders::<super::builder::BuilderPage>();
        renders::<super::plan::PlanPage>();
        renders::<super::plan::ArchivePage>();
        renders::<super::weights::WeightsPage>();
        renders::<super::weights::WeightPage>();
        renders::<super::weights::NewWeightPage>();
        renders::<super::publication::PublicationPage>();
        renders::<super::publication::RefusedPage>();
        renders::<super::plan::VersionsPage>();
    }
}
