//! Cases: people and places, and what is known of them.

mod attributes;
mod link;
mod list;
mod one;

use actix_web::web::{self, ServiceConfig};

/// The addresses.
pub(in crate::web) fn routes(config: &mut ServiceConfig) {
    config
        .route("/studies/{study}/cases", web::get().to(list::show))
        .route("/studies/{study}/cases", web::post().to(list::make))
        .route("/studies/{study}/cases/attributes", web::get().to(attributes::show))
        .route("/studies/{study}/cases/attributes", web::post().to(attributes::change))
        .route("/studies/{study}/cases/link", web::get().to(link::show))
        .route("/studies/{study}/cases/link", web::post().to(link::join))
        .route("/studies/{study}/cases/import", web::post().to(link::import))
        .route("/studies/{study}/cases/{id}", web::get().to(one::show))
        .route("/studies/{study}/cases/{id}", web::post().to(one::save))
        .route("/studies/{study}/cases/{id}/remove", web::post().to(one::remove));
}

#[cfg(test)]
mod tests {
    use crate::pages::tests::renders;

    #[test]
    fn every_page_renders_in_every_language() {
        renders::<super::list::CasesPage>();
        renders::<super::one::CasePage>();
        renders::<super::attributes::AttributesPage>();
        renders::<super::link::LinkPage>();
    }
}
