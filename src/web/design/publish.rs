//! From the working copy to the next version.

use super::editor::{base, enter, working};
use super::finding::{Counts, Findings};
use crate::pages::Page;
use crate::service::design;
use crate::store::designs::Working;
use crate::store::forms;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::Frame;
use crate::web::query::{Fields, escape};
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::form::edit::Owner;
use domain::message::Message;
use serde::Serialize;

/// Everything that was found, and the button that publishes.
#[derive(Serialize)]
pub(super) struct PublishPage {
    frame: Frame,
    base: String,
    revision: i32,
    /// The number that the version will have.
    next: i32,
    counts: Counts,
    findings: Vec<Found>,
    told: Option<Message>,
}

/// A finding with the way to its place.
#[derive(Serialize)]
struct Found {
    name: String,
    href: String,
    fault: bool,
    message: Message,
}

/// `GET /studies/{study}/design/publish`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = enter(&who, &slug).await?;
    let working = working(&request, &place).await?;
    page(&request, &who, &place, &working, None).await
}

/// `POST /studies/{study}/design/publish`
pub(super) async fn publish(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let place = enter(&who, &slug).await?;
    let revision: i32 = fields.get("revision").parse().map_err(|_| Error::BadRequest("no revision"))?;
    let app = reader::app(&request);
    let published =
        design::publish(&app.store, &place.study, revision, who.account.id, app.clock.now()).await?;
    match published.ok_or(Error::NotFound)? {
        design::Published::Version(number) => {
            Ok(answer::see(&format!("{}/form?done={number}", place.base())))
        }
        design::Published::Unchanged(number) => {
            let told = Message::new("collect-form-unchanged").with("number", i64::from(number));
            let working = working(&request, &place).await?;
            page(&request, &who, &place, &working, Some(told)).await
        }
        design::Published::Faulty(working) => page(&request, &who, &place, &working, None).await,
        design::Published::Moved(working) => {
            let told = Message::new("design-publish-moved");
            page(&request, &who, &place, &working, Some(told)).await
        }
    }
}

async fn page(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    working: &Working,
    told: Option<Message>,
) -> Result {
    let latest = forms::latest(&reader::app(request).store, place.study.id).await?;
    let next = latest.map_or(1, |version| version.number + 1);
    let page = PublishPage::of(place.frame(who), base(place), working, next, told);
    let status = match page.told {
        Some(_) => StatusCode::CONFLICT,
        None if page.counts.faults > 0 && request.method() != actix_web::http::Method::GET => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        None => StatusCode::OK,
    };
    answer::page_with(request, &page, who.language, status)
}

impl PublishPage {
    fn of(frame: Frame, base: String, working: &Working, next: i32, told: Option<Message>) -> Self {
        let findings = Findings::of(&working.design.form);
        let found = findings.all().map(|(owner, finding)| {
            let (name, at) = match owner {
                Owner::Form => (String::new(), owner.clone()),
                Owner::Page(name) | Owner::Item(name) => (name.to_string(), owner.clone()),
                Owner::Choice(of, code) => match of {
                    domain::form::edit::Options::Item(name) => {
                        (format!("{name}: {code}"), Owner::Item(name.clone()))
                    }
                    domain::form::edit::Options::List(list) => (format!("{list}: {code}"), Owner::Form),
                },
            };
            let href = format!("{base}?at={}#panel", escape(&at.to_string()));
            Found { name, href, fault: finding.fault, message: finding.message.clone() }
        });
        let mut found: Vec<Found> = found.collect();
        found.sort_by_key(|found| !found.fault);
        let counts = findings.total();
        Self { frame, revision: working.revision, next, counts, findings: found, told, base }
    }
}

impl Page for PublishPage {
    const TEMPLATE: &'static str = "design/publish.html";

    fn samples() -> Vec<Self> {
        let sample = super::conflict::sample();
        let base = || "/studies/a/design".to_owned();
        let told = Some(Message::new("design-publish-moved"));
        let faulty = Self::of(Frame::sample(), base(), &sample, 2, told);
        let form = crate::demo::form().expect("the demonstration has a form");
        let good = Working { design: domain::form::edit::Design::of(form), ..sample };
        vec![faulty, Self::of(Frame::sample(), base(), &good, 2, None)]
    }
}
