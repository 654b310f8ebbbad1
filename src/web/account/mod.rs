//! Signing in, links from mails, one's own account, and a study's team.

mod entry;
mod own;
mod pages;
mod team;

use actix_web::web::{self, ServiceConfig};

/// The addresses.
pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route("/sign-in", web::get().to(entry::show))
        .route("/sign-in", web::post().to(entry::sign_in))
        .route("/sign-out", web::post().to(entry::sign_out))
        .route("/forgot", web::get().to(entry::forgot))
        .route("/forgot", web::post().to(entry::send_link))
        .route("/link/{token}", web::get().to(entry::link))
        .route("/link/{token}", web::post().to(entry::follow))
        .route("/account", web::get().to(own::show))
        .route("/account/name", web::post().to(own::rename))
        .route("/account/password", web::post().to(own::change_password))
        .route("/studies/{study}/team", web::get().to(team::show))
        .route("/studies/{study}/team", web::post().to(team::change))
        .route("/studies/{study}/team/invite", web::post().to(team::invite));
}

#[cfg(test)]
mod tests {
    use crate::pages::tests::renders;

    #[test]
    fn every_page_renders_in_every_language() {
        renders::<super::pages::SignInPage>();
        renders::<super::pages::ForgotPage>();
        renders::<super::pages::LinkPage>();
        renders::<super::pages::OwnPage>();
        renders::<super::pages::TeamPage>();
    }
}
