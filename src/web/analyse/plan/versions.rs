//! What a recipe was before: who changed what, when, and the way back.

use super::page::{called, names};
use super::told;
use crate::pages::Page;
use crate::service::plan::{self, history};
use crate::store;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::Frame;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::message::Message;
use domain::study::Role;
use domain::tabulation::Reader;
use serde::Serialize;

/// The versions of a recipe.
#[derive(Serialize)]
pub(in crate::web::analyse) struct VersionsPage {
    frame: Frame,
    base: String,
    key: String,
    title: String,
    may_change: bool,
    /// The version that holds; 0 where the recipe was taken out of the plan.
    holds: i32,
    versions: Vec<VersionView>,
    fault: Option<String>,
}

#[derive(Serialize)]
struct VersionView {
    number: i32,
    hash: String,
    at: String,
    by: Option<String>,
    /// What it changed of the one before it.
    changes: Vec<String>,
    recipe: String,
}

/// `GET /studies/{study}/plan/{key}/versions`
pub(super) async fn show(request: HttpRequest, who: SignedIn, path: Path<(String, String)>) -> Result {
    let (slug, key) = path.into_inner();
    let place = who.study(&slug, Role::Viewer).await?;
    page(&request, &who, &place, &key, None).await
}

async fn page(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    key: &str,
    fault: Option<Message>,
) -> Result {
    let app = reader::app(request);
    let versions = history::versions(app, &place.study, key).await?;
    let newest = versions.first().ok_or(Error::NotFound)?;
    let title = called(&newest.recipe, who.language);
    let holds = plan::by_key(app, &place.study, key).await?.map_or(0, |(planned, _)| planned.number);
    let names = names(request, place).await?;
    let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let say = |message: &Message| who.say(message);
    let form = store::forms::latest(&app.store, place.study.id).await?.map(|version| version.form);
    let reader = Reader { form: form.as_ref(), language: who.language, say: &say };
    let mut views = Vec::new();
    for (version, changes) in versions.iter().zip(history::changes(&versions, reader)) {
        views.push(VersionView {
            number: version.number,
            hash: version.hash.chars().take(12).collect(),
            at: crate::locale::moment(version.at, who.language),
            by: version.account_id.and_then(|id| names.get(&id).cloned()),
            changes: changes.iter().map(&say).collect(),
            recipe: serde_json::to_string_pretty(&version.recipe).map_err(anyhow::Error::from)?,
        });
    }
    let page = VersionsPage {
        frame: place.frame(who),
        base: place.base(),
        key: key.to_owned(),
        title,
        may_change: place.role.may(Role::Researcher),
        holds,
        versions: views,
        fault: fault.map(|fault| who.say(&fault)),
    };
    answer::page_with(request, &page, who.language, status)
}

/// `POST /studies/{study}/plan/{key}/versions`
pub(super) async fn bring_back(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, String)>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let (slug, key) = path.into_inner();
    let place = who.study(&slug, Role::Researcher).await?;
    let app = reader::app(&request);
    let read = |name: &str| fields.get(name).parse().map_err(|_| Error::BadRequest("no number"));
    let (number, seen) = (read("number")?, read("seen")?);
    let account = who.account.id;
    match history::bring_back(app, &place.study, account, (&key, number), seen).await? {
        None => Err(Error::NotFound),
        Some(Ok(())) => Ok(answer::see(&format!("{}/plan#{key}", place.base()))),
        Some(Err(refusal)) => page(&request, &who, &place, &key, Some(told(&refusal, &key))).await,
    }
}

impl Page for VersionsPage {
    const TEMPLATE: &'static str = "analyse/versions.html";

    fn samples() -> Vec<Self> {
        let change = "Жолдар: «Себептер» қосылды".to_owned();
        let version = |number, changes| VersionView {
            number,
            hash: "0123456789ab".to_owned(),
            at: "26.11.2026".to_owned(),
            by: Some("Айгүл".to_owned()),
            changes,
            recipe: "{}".to_owned(),
        };
        let page = |holds, may_change, fault: Option<&str>, versions| Self {
            frame: Frame::sample(),
            base: "/studies/a".to_owned(),
            key: "reasons".to_owned(),
            title: "Себептер".to_owned(),
            may_change,
            holds,
            versions,
            fault: fault.map(str::to_owned),
        };
        vec![
            page(2, true, None, vec![version(2, vec![change]), version(1, Vec::new())]),
            page(0, true, Some("қате"), vec![version(1, Vec::new())]),
            page(1, false, None, vec![version(1, Vec::new())]),
        ]
    }
}
