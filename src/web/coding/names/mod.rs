//! Names and what stands for them: only for whoever keeps them.

mod show;

use actix_web::web::{self, ServiceConfig};

/// The addresses. None holds anything of a name.
pub(in crate::web) fn routes(config: &mut ServiceConfig) {
    config
        .route("/studies/{study}/names", web::get().to(show::show))
        .route("/studies/{study}/names", web::post().to(show::change))
        .route("/studies/{study}/names/places", web::post().to(show::decide));
}

#[cfg(test)]
mod tests {
    use crate::pages::tests::renders;

    #[test]
    fn every_page_renders_in_every_language() {
        renders::<super::show::NamesPage>();
    }
}
