//! Giving documents to coders: proposed first, kept when somebody says so.

use super::{Tab, Tick, coder_name, coder_ticks, document_ticks, keys, tabs};
use crate::pages::Page;
use crate::service::team::readings::{self, Progress, Wanted};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::Result;
use crate::web::frame::Frame;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::coding::Share;
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;

/// How many percent are coded twice, where nobody says otherwise.
const PERCENT: u8 = 20;
/// What chance begins with, where nobody says otherwise.
const SEED: u64 = 1;

/// The page.
#[derive(Serialize)]
pub(super) struct AssignPage {
    frame: Frame,
    base: String,
    tabs: Vec<Tab>,
    coders: Vec<Tick>,
    documents: Vec<Tick>,
    percent: String,
    seed: String,
    error: Option<Message>,
    proposal: Option<Proposal>,
}

/// What would be given to whom.
#[derive(Serialize)]
struct Proposal {
    rows: Vec<Row>,
    loads: Vec<Load>,
    twice: usize,
    percent: u8,
    seed: String,
}

#[derive(Serialize)]
struct Row {
    name: String,
    length: usize,
    coders: Vec<String>,
    pairs: Vec<String>,
}

#[derive(Serialize)]
struct Load {
    name: String,
    documents: usize,
    length: usize,
}

/// `GET /studies/{study}/teamwork/assign`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Researcher).await?;
    let progress = readings::progress(&reader::app(&request).store, place.study.id).await?;
    // What nobody has yet is what there is to give.
    let free = progress.documents.iter().map(|document| document.id).filter(|id| {
        !progress.states.range((*id, i64::MIN)..=(*id, i64::MAX)).any(|(_, state)| state.is_assigned)
    });
    let coders = progress.coders.iter().filter(|member| member.role == Role::Coder);
    let wanted = Wanted {
        documents: free.collect(),
        coders: coders.map(|member| member.account_id).collect(),
        percent: PERCENT,
        seed: SEED,
    };
    let (percent, seed) = (PERCENT.to_string(), SEED.to_string());
    page(&request, &who, &place, &progress, (&wanted, &percent, &seed), Outcome::Begin)
}

enum Outcome {
    Begin,
    Wrong(Message),
    Proposed(Vec<Share>),
}

fn page(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    progress: &Progress,
    (wanted, percent, seed): (&Wanted, &str, &str),
    outcome: Outcome,
) -> Result {
    let (error, proposal) = match outcome {
        Outcome::Begin => (None, None),
        Outcome::Wrong(message) => (Some(message), None),
        Outcome::Proposed(shares) => (None, Some(proposal(progress, wanted, &shares))),
    };
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = AssignPage {
        frame: place.frame(who),
        base: place.base(),
        tabs: tabs(place, who, "/teamwork/assign"),
        coders: coder_ticks(progress, &wanted.coders),
        documents: document_ticks(progress, &wanted.documents),
        percent: percent.to_owned(),
        seed: seed.to_owned(),
        error,
        proposal,
    };
    answer::page_with(request, &page, who.language, status)
}

fn proposal(progress: &Progress, wanted: &Wanted, shares: &[Share]) -> Proposal {
    let length = |id: i64| progress.lengths.get(&id).copied().unwrap_or_default();
    let name = |id: i64| {
        let document = progress.documents.iter().find(|document| document.id == id);
        document.map(|document| document.name.clone()).unwrap_or_default()
    };
    let row = |share: &Share| Row {
        name: name(share.document),
        length: length(share.document),
        coders: share.coders.iter().map(|coder| coder_name(progress, *coder)).collect(),
        pairs: share.coders.iter().map(|coder| format!("{}:{coder}", share.document)).collect(),
    };
    let load = |coder: i64| {
        let theirs = || shares.iter().filter(move |share| share.coders.contains(&coder));
        Load {
            name: coder_name(progress, coder),
            documents: theirs().count(),
            length: theirs().map(|share| length(share.document)).sum(),
        }
    };
    Proposal {
        rows: shares.iter().map(row).collect(),
        loads: wanted.coders.iter().map(|coder| load(*coder)).collect(),
        twice: shares.iter().filter(|share| share.coders.len() > 1).count(),
        percent: wanted.percent,
        seed: wanted.seed.to_string(),
    }
}

/// `POST /studies/{study}/teamwork/assign`: shows a proposal, or keeps one.
pub(super) async fn act(request: HttpRequest, who: SignedIn, slug: Path<String>, fields: Fields) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Researcher).await?;
    let app = reader::app(&request);
    if fields.get("do") == "keep" {
        let pairs = fields.iter().filter(|(name, _)| *name == "pair").filter_map(|(_, pair)| {
            let (document, coder) = pair.split_once(':')?;
            Some((document.parse().ok()?, coder.parse().ok()?))
        });
        let pairs: Vec<(i64, i64)> = pairs.collect();
        readings::assign(app, &place.study, who.account.id, &pairs).await?;
        return Ok(answer::see(&format!("{}/teamwork?done=given", place.base())));
    }
    let progress = readings::progress(&app.store, place.study.id).await?;
    let (percent, seed) = (fields.get("percent").trim(), fields.get("seed").trim());
    let mut wanted = Wanted {
        documents: keys(&fields, "document"),
        coders: keys(&fields, "coder"),
        percent: PERCENT,
        seed: SEED,
    };
    let error = match (percent.parse::<u8>(), seed.parse::<u64>()) {
        _ if wanted.documents.is_empty() => Some("teamwork-assign-no-documents"),
        _ if wanted.coders.is_empty() => Some("teamwork-assign-no-coders"),
        (Ok(percent @ 0..=100), Ok(seed)) => {
            (wanted.percent, wanted.seed) = (percent, seed);
            None
        }
        (Ok(0..=100), Err(_)) => Some("teamwork-seed-malformed"),
        _ => Some("teamwork-assign-percent"),
    };
    let outcome = match error {
        Some(key) => Outcome::Wrong(Message::new(key)),
        None => Outcome::Proposed(readings::propose(&progress, &wanted)),
    };
    page(&request, &who, &place, &progress, (&wanted, percent, seed), outcome)
}

impl Page for AssignPage {
    const TEMPLATE: &'static str = "coding/team/assign.html";

    fn samples() -> Vec<Self> {
        let tick = |label: &str| vec![Tick { value: 1, label: label.into(), chosen: true }];
        let page = |error, proposal| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            tabs: super::sample_tabs(),
            coders: tick("Айгүл"),
            documents: tick("01"),
            percent: "20".into(),
            seed: "1".into(),
            error,
            proposal,
        };
        let row = Row {
            name: "01".into(),
            length: 1_234,
            coders: vec!["Айгүл".into(), "Бекзат".into()],
            pairs: vec!["1:1".into(), "1:2".into()],
        };
        let load = Load { name: "Айгүл".into(), documents: 1, length: 1_234 };
        let proposal =
            Proposal { rows: vec![row], loads: vec![load], twice: 1, percent: 20, seed: "1".into() };
        vec![
            page(None, None),
            page(Some(Message::new("teamwork-assign-no-documents")), None),
            page(None, Some(proposal)),
        ]
    }
}
