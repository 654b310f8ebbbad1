//! The plan of a study's tables and figures: shown as they come out now, kept, put in order, taken away as
//! files, sent as one.

mod archive;
pub(super) mod files;
mod page;
mod sent;
mod versions;

use crate::service::plan::{self, Refusal};
use crate::web::access::SignedIn;
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::web::{self, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
#[cfg(test)]
pub(super) use archive::ArchivePage;
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
#[cfg(test)]
pub(super) use page::PlanPage;
#[cfg(test)]
pub(super) use versions::VersionsPage;

/// The addresses.
pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route("/studies/{study}/plan", web::get().to(show))
        .route("/studies/{study}/plan", web::post().to(change))
        .route("/studies/{study}/plan/file", web::get().to(files::whole))
        .route("/studies/{study}/plan/file", web::post().to(files::whole))
        .route("/studies/{study}/plan/import", web::post().to(sent::import))
        .route("/studies/{study}/plan/{key}/file", web::get().to(files::one))
        .route("/studies/{study}/plan/{key}/file", web::post().to(files::one))
        .route("/studies/{study}/plan/{key}/versions", web::get().to(versions::show))
        .route("/studies/{study}/plan/{key}/versions", web::post().to(versions::bring_back))
        .route("/studies/{study}/plan/archive", web::get().to(archive::show))
        .route("/studies/{study}/plan/archive", web::post().to(archive::make))
        .route("/studies/{study}/plan/archive/{id}", web::get().to(archive::download))
        .route("/studies/{study}/plan/archive/{id}", web::post().to(archive::remove))
        .route("/studies/{study}/figures", web::get().to(figures));
}

/// `GET /studies/{study}/plan`
async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Viewer).await?;
    page::answer(&request, &who, &place, page::Told::default()).await
}

/// `GET /studies/{study}/figures`: where the figures were before they were of the plan.
async fn figures(who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Viewer).await?;
    let there = format!("{}/plan", place.base());
    Ok(HttpResponse::MovedPermanently().insert_header(("Location", there)).finish())
}

/// `POST /studies/{study}/plan`: moves a recipe, takes it out, or changes its captions.
async fn change(request: HttpRequest, who: SignedIn, slug: Path<String>, fields: Fields) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Researcher).await?;
    let app = reader::app(&request);
    let key = fields.get("key");
    let there = match fields.get("do") {
        "up" => plan::shift(app, &place.study, key, true).await?,
        "down" => plan::shift(app, &place.study, key, false).await?,
        "remove" => plan::remove(app, &place.study, key).await?,
        "captions" => {
            let (_, mut recipe) = plan::by_key(app, &place.study, key).await?.ok_or(Error::NotFound)?;
            for language in Language::ALL {
                let words = fields.get(&format!("title_{language}")).trim();
                recipe.title.set(language, (!words.is_empty()).then(|| words.to_owned()));
            }
            let seen = fields.get("number").parse().unwrap_or(0);
            if let Err(refusal) = plan::keep(app, &place.study, who.account.id, &recipe, seen).await? {
                let told = page::Told { fault: Some(told(&refusal, key)), ..page::Told::default() };
                return page::answer(&request, &who, &place, told).await;
            }
            return Ok(answer::see(&format!("{}/plan#{key}", place.base())));
        }
        _ => return Err(Error::BadRequest("nothing to do")),
    };
    if there { Ok(answer::see(&format!("{}/plan", place.base()))) } else { Err(Error::NotFound) }
}

/// Why a recipe was not kept.
pub(super) fn told(refusal: &Refusal, key: &str) -> Message {
    let name = match refusal {
        Refusal::Full => "plan-fault-full",
        Refusal::Changed => "plan-fault-changed",
    };
    Message::new(name).with("most", plan::MOST).with("key", key)
}
