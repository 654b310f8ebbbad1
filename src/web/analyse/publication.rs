//! What may be published of small cells: the rule, the page that refuses, and what was let out.

use crate::pages::Page;
use crate::service::disclosure::{self, Reason, Refusal, Small};
use crate::store;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::Frame;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::dev::Payload;
use actix_web::http::{Method, StatusCode};
use actix_web::{FromRequest, HttpRequest, HttpResponse, web::Path};
use domain::message::Message;
use domain::study::Role;
use domain::tabulation::Tabulation;
use futures_util::future::LocalBoxFuture;
use serde::Serialize;
use std::collections::HashMap;

/// How many cells of a table are named; of more it is told how many there are.
const NAMED: usize = 30;

/// The rule and what was let out.
#[derive(Serialize)]
pub(super) struct PublicationPage {
    frame: Frame,
    base: String,
    least: String,
    usual: u32,
    fault: Option<String>,
    log: Vec<LetOutView>,
}

/// What an owner let out.
#[derive(Serialize)]
struct LetOutView {
    at: String,
    by: Option<String>,
    what: String,
    hash: String,
    least: u32,
    cells: u32,
    reason: String,
}

/// What may not leave.
#[derive(Serialize)]
pub(super) struct RefusedPage {
    frame: Frame,
    least: u32,
    tables: Vec<SmallView>,
    /// The same with small cells hidden, where that can be.
    hidden: Option<String>,
    /// Where an owner says why it may leave all the same.
    action: Option<String>,
    fault: Option<String>,
    reason: String,
}

/// A table with its small cells.
#[derive(Serialize)]
struct SmallView {
    title: String,
    cells: Vec<String>,
    more: usize,
}

/// The reason for which something is let out: none of who just asks for a file, the field of the form of who
/// was refused.
pub(in crate::web) struct LetOut(Option<Fields>);

impl FromRequest for LetOut {
    type Error = Error;
    type Future = LocalBoxFuture<'static, std::result::Result<Self, Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        if *request.method() != Method::POST {
            return Box::pin(std::future::ready(Ok(Self(None))));
        }
        let fields = Fields::from_request(request, payload);
        Box::pin(async move { fields.await.map(|fields| Self(Some(fields))) })
    }
}

/// The page that refuses, where anything of this lies under the study's rule; `None` where it may leave.
///
/// # Errors
/// Where the database cannot be read or written, or a form was forged.
pub(in crate::web) async fn refused(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    counted: &[&Tabulation],
    let_out: &LetOut,
) -> Result<Option<HttpResponse>> {
    if let LetOut(Some(fields)) = let_out {
        who.sent(fields)?;
    }
    let words = let_out.0.as_ref().map(|fields| fields.get("reason").to_owned());
    let reason = words.as_deref().map(|words| Reason { account_id: who.account.id, words });
    let app = reader::app(request);
    match disclosure::allow(app, &place.study, counted, reason).await? {
        Ok(()) => Ok(None),
        Err(refusal) => {
            let address = format!("{}?{}", request.path(), request.query_string());
            page(request, who, place, refusal, (&address, words.unwrap_or_default())).map(Some)
        }
    }
}

/// Whether small cells are to be hidden.
pub(in crate::web) fn hides(query: &Fields) -> bool {
    query.get("hide") == "1"
}

/// The page that refuses what is asked for with that address, and the reason that was given.
pub(in crate::web) fn page(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    refusal: Refusal,
    (address, reason): (&str, String),
) -> Result {
    let say = |message: &Message| who.say(message);
    let view = |small: &Small| SmallView {
        title: small.called(who.language, &say),
        cells: small.cells.iter().take(NAMED).map(|cell| small.cell(cell, who.language, &say)).collect(),
        more: small.cells.len().saturating_sub(NAMED),
    };
    let page = RefusedPage {
        frame: place.frame(who),
        least: refusal.least,
        tables: refusal.tables.iter().map(view).collect(),
        hidden: Some(format!("{address}&hide=1")).filter(|_| !address.contains("hide=1")),
        action: place.role.may(Role::Owner).then(|| address.to_owned()),
        fault: refusal.fault.as_ref().map(say),
        reason,
    };
    answer::page_with(request, &page, who.language, StatusCode::UNPROCESSABLE_ENTITY)
}

/// `GET /studies/{study}/publication`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Owner).await?;
    let least = place.study.least_cell;
    let least = if least == 0 { String::new() } else { least.to_string() };
    rule(&request, &who, &place, least, None).await
}

async fn rule(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    least: String,
    fault: Option<Message>,
) -> Result {
    let app = reader::app(request);
    let team = store::studies::team(&app.store, place.study.id).await?;
    let names: HashMap<i64, String> =
        team.into_iter().map(|member| (member.account_id, member.name)).collect();
    let view = |one: store::let_out::LetOut| LetOutView {
        at: crate::locale::moment(one.at, who.language),
        by: one.account_id.and_then(|id| names.get(&id).cloned()),
        what: one.what,
        hash: one.hash.chars().take(12).collect(),
        least: one.least,
        cells: one.cells,
        reason: one.reason,
    };
    let mut frame = place.frame(who);
    let query = Fields::read(request.query_string().as_bytes())?;
    frame.notice = (query.get("done") == "1").then(|| Message::new("publication-saved"));
    let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = PublicationPage {
        frame,
        base: place.base(),
        least,
        usual: disclosure::USUAL,
        fault: fault.map(|fault| who.say(&fault)),
        log: disclosure::log(app, &place.study).await?.into_iter().map(view).collect(),
    };
    answer::page_with(request, &page, who.language, status)
}

/// `POST /studies/{study}/publication`: another rule.
pub(super) async fn change(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Owner).await?;
    let least = fields.get("least");
    match disclosure::set_rule(reader::app(&request), &place.study, least).await? {
        Ok(()) => Ok(answer::see(&format!("{}/publication?done=1", place.base()))),
        Err(fault) => rule(&request, &who, &place, least.to_owned(), Some(fault)).await,
    }
}

impl Page for PublicationPage {
    const TEMPLATE: &'static str = "analyse/publication.html";

    fn samples() -> Vec<Self> {
        let one = |by: Option<&str>| LetOutView {
            at: "26.11.2026".to_owned(),
            by: by.map(str::to_owned),
            what: "reasons".to_owned(),
            hash: "0123456789ab".to_owned(),
            least: 5,
            cells: 3,
            reason: "Журнал сұрады".to_owned(),
        };
        let page = |fault: Option<&str>, log| Self {
            frame: Frame::sample(),
            base: "/studies/a".to_owned(),
            least: "5".to_owned(),
            usual: 5,
            fault: fault.map(str::to_owned),
            log,
        };
        vec![page(None, vec![one(Some("Айгүл")), one(None)]), page(Some("қате"), Vec::new())]
    }
}

impl Page for RefusedPage {
    const TEMPLATE: &'static str = "analyse/refused.html";

    fn samples() -> Vec<Self> {
        let table = |more| SmallView {
            title: "Себептер".to_owned(),
            cells: vec!["Алматы · Әйел: 2".to_owned()],
            more,
        };
        let page = |action: Option<&str>, hidden: Option<&str>, fault: Option<&str>| Self {
            frame: Frame::sample(),
            least: 5,
            tables: vec![table(0), table(7)],
            hidden: hidden.map(str::to_owned),
            action: action.map(str::to_owned),
            fault: fault.map(str::to_owned),
            reason: String::new(),
        };
        vec![
            page(Some("/a"), Some("/b"), Some("қате")),
            page(Some("/a"), None, None),
            page(None, Some("/b"), None),
        ]
    }
}
