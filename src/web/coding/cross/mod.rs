//! Codes against what else is known.

mod choose;
mod grid;
mod show;

use actix_web::web::{self, ServiceConfig};

/// The addresses.
pub(in crate::web) fn routes(config: &mut ServiceConfig) {
    config
        .route("/studies/{study}/cross", web::get().to(show::show))
        .route("/studies/{study}/cross/figure.svg", web::get().to(show::figure))
        .route("/studies/{study}/cross/file", web::get().to(show::file));
}

#[cfg(test)]
mod tests {
    use crate::pages::tests::renders;

    #[test]
    fn every_page_renders_in_every_language() {
        renders::<super::show::CrossPage>();
    }
}
