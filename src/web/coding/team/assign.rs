//! Giving documents to coders: proposed first, kept when somebody says so.

use super::{Tab, Tick, coder_name, coder_ticks, keys, tabs};
use crate::pages::Page;
use crate::service::team::readings::{self, Progress, Wanted};
use crate::store::documents::Listed;
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
use std::collections::HashSet;

/// How many documents stand on a page.
const EACH: usize = 50;
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
    /// Those of a page.
    documents: Vec<Tick>,
    /// How many are ticked, on whatever page.
    chosen: usize,
    /// The keys of those that are ticked on other pages.
    elsewhere: String,
    turns: Turns,
    percent: String,
    seed: String,
    error: Option<Message>,
    proposal: Option<Proposal>,
}

/// A page of a list, and those beside it. Its buttons send the form with all that is ticked in it.
#[derive(Serialize)]
struct Turns {
    page: usize,
    pages: usize,
    previous: Option<usize>,
    next: Option<usize>,
}

impl Turns {
    fn new(page: usize, count: usize) -> Self {
        let pages = count.div_ceil(EACH).max(1);
        let page = page.clamp(1, pages);
        let (previous, next) = ((page > 1).then(|| page - 1), (page < pages).then(|| page + 1));
        Self { page, pages, previous, next }
    }

    /// What of the list stands on the page.
    fn of<T>(&self, list: impl IntoIterator<Item = T>) -> impl Iterator<Item = T> {
        list.into_iter().skip((self.page - 1) * EACH).take(EACH)
    }
}

/// What would be given to whom.
#[derive(Serialize)]
struct Proposal {
    /// Those of a page.
    rows: Vec<Row>,
    turns: Turns,
    documents: usize,
    /// A document and a coder each, of all pages.
    pairs: Vec<String>,
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
    page(&request, &who, &place, &progress, (&wanted, &percent, &seed), (1, Outcome::Begin))
}

enum Outcome {
    Begin,
    Wrong(Message),
    /// What is proposed, and which page of it is shown.
    Proposed(Vec<Share>, usize),
}

fn page(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    progress: &Progress,
    (wanted, percent, seed): (&Wanted, &str, &str),
    (shown, outcome): (usize, Outcome),
) -> Result {
    let (error, proposal) = match outcome {
        Outcome::Begin => (None, None),
        Outcome::Wrong(message) => (Some(message), None),
        Outcome::Proposed(shares, rows) => (None, Some(proposal(progress, wanted, (&shares, rows)))),
    };
    let turns = Turns::new(shown, progress.documents.len());
    let ticked: HashSet<i64> = wanted.documents.iter().copied().collect();
    let tick = |document: &Listed| Tick {
        value: document.id,
        label: document.name.clone(),
        chosen: ticked.contains(&document.id),
    };
    let documents: Vec<Tick> = turns.of(&progress.documents).map(tick).collect();
    let here: HashSet<i64> = documents.iter().map(|document| document.value).collect();
    let known = progress.documents.iter().map(|document| document.id).filter(|id| ticked.contains(id));
    let known: Vec<i64> = known.collect();
    let elsewhere: Vec<String> = known.iter().filter(|id| !here.contains(id)).map(i64::to_string).collect();
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = AssignPage {
        frame: place.frame(who),
        base: place.base(),
        tabs: tabs(place, who, "/teamwork/assign"),
        coders: coder_ticks(progress, &wanted.coders),
        documents,
        chosen: known.len(),
        elsewhere: elsewhere.join(" "),
        turns,
        percent: percent.to_owned(),
        seed: seed.to_owned(),
        error,
        proposal,
    };
    answer::page_with(request, &page, who.language, status)
}

fn proposal(progress: &Progress, wanted: &Wanted, (shares, shown): (&[Share], usize)) -> Proposal {
    let length = |id: i64| progress.lengths.get(&id).copied().unwrap_or_default();
    let name = |id: i64| {
        let document = progress.documents.iter().find(|document| document.id == id);
        document.map(|document| document.name.clone()).unwrap_or_default()
    };
    let row = |share: &Share| Row {
        name: name(share.document),
        length: length(share.document),
        coders: share.coders.iter().map(|coder| coder_name(progress, *coder)).collect(),
    };
    let pairs = |share: &Share| {
        let document = share.document;
        share.coders.clone().into_iter().map(move |coder| format!("{document}:{coder}"))
    };
    let turns = Turns::new(shown, shares.len());
    let load = |coder: i64| {
        let theirs = || shares.iter().filter(move |share| share.coders.contains(&coder));
        Load {
            name: coder_name(progress, coder),
            documents: theirs().count(),
            length: theirs().map(|share| length(share.document)).sum(),
        }
    };
    Proposal {
        rows: turns.of(shares).map(row).collect(),
        turns,
        documents: shares.len(),
        pairs: shares.iter().flat_map(pairs).collect(),
        loads: wanted.coders.iter().map(|coder| load(*coder)).collect(),
        twice: shares.iter().filter(|share| share.coders.len() > 1).count(),
        percent: wanted.percent,
        seed: wanted.seed.to_string(),
    }
}

/// `POST /studies/{study}/teamwork/assign`: turns a page, shows a proposal, or keeps one.
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
    let elsewhere = fields.get("elsewhere").split(' ').filter_map(|id| id.parse::<i64>().ok());
    wanted.documents.extend(elsewhere);
    let number = |name: &str| fields.some(name).and_then(|page| page.parse::<usize>().ok());
    let shown = number("page").or_else(|| number("shown")).unwrap_or(1);
    if fields.some("page").is_some() {
        let asked = (&wanted, percent, seed);
        return page(&request, &who, &place, &progress, asked, (shown, Outcome::Begin));
    }
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
        None => Outcome::Proposed(readings::propose(&progress, &wanted), number("rows").unwrap_or(1)),
    };
    page(&request, &who, &place, &progress, (&wanted, percent, seed), (shown, outcome))
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
            chosen: 3,
            elsewhere: "2 3".into(),
            turns: Turns::new(2, 3 * EACH),
            percent: "20".into(),
            seed: "1".into(),
            error,
            proposal,
        };
        let row = Row {
            name: "01".into(), length: 1_234, coders: vec!["Айгүл".into(), "Бекзат".into()]
        };
        let load = Load { name: "Айгүл".into(), documents: 1, length: 1_234 };
        let proposal = Proposal {
            rows: vec![row],
            turns: Turns::new(1, 2 * EACH),
            documents: 1,
            pairs: vec!["1:1".into(), "1:2".into()],
            loads: vec![load],
            twice: 1,
            percent: 20,
            seed: "1".into(),
        };
        vec![
            page(None, None),
            page(Some(Message::new("teamwork-assign-no-documents")), None),
            page(None, Some(proposal)),
        ]
    }
}
