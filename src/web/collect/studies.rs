//! The list of studies, a new one, and one at a glance.

use super::pages::{Count, NewStudyPage, OverviewPage, StudiesPage, StudyView, TitleField};
use crate::service::studies::{self, Refused};
use crate::store;
use crate::web::access::SignedIn;
use crate::web::answer;
use crate::web::error::Result;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web::Path};
use domain::language::{Language, Text};
use domain::study::Role;
use domain::table::Worded;

/// `GET /`
pub(super) async fn home() -> HttpResponse {
    answer::see("/studies")
}

fn role_key(role: Role) -> &'static str {
    match role {
        Role::Owner => "collect-role-owner",
        Role::Researcher => "collect-role-researcher",
        Role::Coder => "collect-role-coder",
        Role::Viewer => "collect-role-viewer",
    }
}

/// `GET /studies`
pub(super) async fn list(request: HttpRequest, who: SignedIn) -> Result {
    let studies = store::studies::of_account(&reader::app(&request).store, who.account.id).await?;
    let studies = studies.into_iter().map(|(study, role)| StudyView {
        href: format!("/studies/{}", study.slug),
        title: Worded::of(&study.title, who.language, &[]),
        role: role_key(role),
    });
    let page = StudiesPage { frame: who.frame(), studies: studies.collect() };
    answer::page(&request, &page, who.language)
}

fn new_page(who: &SignedIn, title: &Text, slug: &str) -> NewStudyPage {
    let titles = Language::ALL.map(|language| TitleField {
        tag: language.tag(),
        language: language.own_name(),
        value: title.get(language).unwrap_or_default().to_owned(),
    });
    let (titles, slug) = (titles.into(), slug.to_owned());
    NewStudyPage { frame: who.frame(), titles, slug, title_error: None, slug_error: None }
}

/// `GET /studies/new`
pub(super) async fn new(request: HttpRequest, who: SignedIn) -> Result {
    answer::page(&request, &new_page(&who, &Text::default(), ""), who.language)
}

/// `POST /studies/new`
pub(super) async fn create(request: HttpRequest, who: SignedIn, fields: Fields) -> Result {
    who.sent(&fields)?;
    let app = reader::app(&request);
    let title = |tag: &str| fields.some(&format!("title-{tag}")).map(str::to_owned);
    let title = Text { kk: title("kk"), ru: title("ru"), en: title("en"), ..Text::default() };
    let slug = fields.get("slug").trim();
    match studies::create(&app.store, slug, &title, who.account.id, app.clock.now()).await? {
        Ok(_) => Ok(answer::see(&format!("/studies/{slug}"))),
        Err(Refused::Field(field, message)) => {
            let mut page = new_page(&who, &title, slug);
            match field {
                "slug" => page.slug_error = Some(message),
                _ => page.title_error = Some(message),
            }
            answer::page_with(&request, &page, who.language, StatusCode::UNPROCESSABLE_ENTITY)
        }
    }
}

/// `POST /studies/{study}/phones`: says whether respondents share phones.
pub(super) async fn phones(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Researcher).await?;
    let store = &reader::app(&request).store;
    studies::share_phones(store, place.study.id, fields.get("shared") == "1").await?;
    Ok(answer::see(&place.base()))
}

/// `GET /studies/{study}`
pub(super) async fn overview(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Viewer).await?;
    let app = reader::app(&request);
    let (store, study, base) = (&app.store, &place.study, place.base());
    let open = store::forms::latest_id(store, study.id).await?.is_some();
    let coded = place.coding_counts(&who).await?;
    let opened = place.open_documents(&who).await?;
    let mut documents = store::documents::list(store, study.id).await?;
    documents.retain(|document| opened.as_ref().is_none_or(|open| open.contains(&document.id)));
    let link = |needed: Role, end: &str| place.role.may(needed).then(|| format!("{base}{end}"));
    let counts = vec![
        Count {
            key: "collect-overview-submissions",
            count: store::submissions::count(store, study.id).await?,
            href: link(Role::Researcher, "/responses"),
        },
        Count {
            key: "collect-overview-drafts",
            count: store::drafts::count(store, study.id).await?,
            href: None,
        },
        Count {
            key: "collect-overview-documents",
            count: documents.len() as u64,
            href: link(Role::Coder, "/documents"),
        },
        Count {
            key: "collect-overview-codings",
            count: coded.iter().map(|(_, _, count)| count.unsigned_abs()).sum(),
            href: link(Role::Viewer, "/quotes"),
        },
    ];
    let page = OverviewPage {
        frame: place.frame(&who),
        title: Worded::of(&study.title, who.language, &[]),
        role: role_key(place.role),
        counts,
        base: base.clone(),
        shared_phones: place.role.may(Role::Researcher).then_some(study.shared_phones),
        survey: open.then(|| app.config.link(&format!("/s/{}", study.slug))),
    };
    answer::page(&request, &page, who.language)
}
