//! How far coders agree: what is measured, and the figures.

use super::measured::{Results, results};
use super::queue::readers;
use super::{Tab, Tick, coder_ticks, document_ticks, keys, sighted, tabs};
use crate::pages::Page;
use crate::service::export::Format;
use crate::service::quotes;
use crate::service::team::agreement::{self, Settings, UNITS, unit_tag};
use crate::service::team::readings::{self, Progress, Readers};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::coding::pages::Choice;
use crate::web::error::{Error, Result};
use crate::web::frame::Frame;
use crate::web::query::{Fields, escape};
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::agreement::Unit;
use domain::coding::Codebook;
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;

/// What chance begins with, where nobody says otherwise.
const SEED: u64 = 1;

/// The page.
#[derive(Serialize)]
pub(super) struct AgreementPage {
    frame: Frame,
    base: String,
    tabs: Vec<Tab>,
    coders: Vec<Tick>,
    documents: Vec<Tick>,
    codes: Vec<Tick>,
    units: Vec<Choice>,
    readers: Vec<Choice>,
    draws: String,
    seed: String,
    most_draws: usize,
    error: Option<Message>,
    results: Option<Results>,
    /// The address of the same as a file, but for the format.
    file: String,
}

/// What was asked for: all that is missing or cannot be read is as usual.
struct Asked {
    settings: Settings,
    draws: String,
    seed: String,
    error: Option<Message>,
}

fn asked(query: &Fields, progress: &Progress, book: &Codebook) -> Asked {
    let chosen = |name: &str, all: Vec<i64>| {
        let chosen = keys(query, name);
        if chosen.is_empty() { all } else { all.into_iter().filter(|id| chosen.contains(id)).collect() }
    };
    let coders = progress.coders.iter().map(|member| member.account_id).collect();
    let documents = progress.documents.iter().map(|document| document.id).collect();
    let codes = book.tree().iter().map(|(_, code)| code.id).collect();
    let text = |name: &str, usual: String| query.some(name).map_or(usual, str::to_owned);
    let (draws, seed) = (text("draws", Settings::DRAWS.to_string()), text("seed", SEED.to_string()));
    let settings = Settings {
        coders: chosen("coder", coders),
        documents: chosen("document", documents),
        codes: chosen("code", codes),
        unit: UNITS.into_iter().find(|unit| unit_tag(*unit) == query.get("unit")).unwrap_or(Unit::Passage),
        readers: Readers::from_tag(query.get("readers")),
        draws: draws.parse().unwrap_or(usize::MAX),
        seed: seed.parse().unwrap_or(SEED),
    };
    let error = if settings.draws > Settings::MOST_DRAWS {
        Some(Message::new("teamwork-agreement-draws").with("most", Settings::MOST_DRAWS))
    } else if seed.parse::<u64>().is_err() {
        Some(Message::new("teamwork-seed-malformed"))
    } else if settings.coders.len() < 2 {
        Some(Message::new("teamwork-agreement-two"))
    } else if settings.codes.is_empty() {
        Some(Message::new("teamwork-agreement-no-codes"))
    } else {
        None
    };
    Asked { settings, draws, seed, error }
}

/// `GET /studies/{study}/teamwork/agreement`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = sighted(&who, &slug, Role::Researcher).await?;
    let app = reader::app(&request);
    let query = Fields::read(request.query_string().as_bytes())?;
    let progress = readings::progress(&app.store, place.study.id).await?;
    let book = quotes::codebook(app, place.study.id).await?;
    let mut asked = asked(&query, &progress, &book);
    let wants = query.get("do") == "measure";
    let results = if wants && asked.error.is_none() {
        let measured = agreement::measure(app, &place.study, &progress, &asked.settings).await?;
        Some(results((&who, &book), &asked.settings, &measured))
    } else {
        None
    };
    asked.error = asked.error.filter(|_| wants);
    let status = if asked.error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = page(&who, &place, (&progress, &book), asked, results, &query);
    answer::page_with(&request, &page, who.language, status)
}

fn page(
    who: &SignedIn,
    place: &In,
    (progress, book): (&Progress, &Codebook),
    asked: Asked,
    results: Option<Results>,
    query: &Fields,
) -> AgreementPage {
    let chosen_codes = keys(query, "code");
    let codes = book.tree().into_iter().map(|(_, code)| Tick {
        value: code.id,
        label: quotes::code_path(book, code.id, who.language),
        chosen: chosen_codes.is_empty() || chosen_codes.contains(&code.id),
    });
    let unit = |unit: Unit| {
        let tag = unit_tag(unit);
        let label = who.say(&Message::new(&format!("teamwork-unit-{tag}")));
        Choice::new(tag, label, unit == asked.settings.unit)
    };
    let mut file = format!("{}/teamwork/agreement/export?", place.base());
    for (name, value) in query.iter().filter(|(name, _)| !["do", "format", "lang"].contains(name)) {
        file.push_str(&format!("{}={}&", escape(name), escape(value)));
    }
    AgreementPage {
        frame: place.frame(who),
        base: place.base(),
        tabs: tabs(place, who, "/teamwork/agreement"),
        coders: coder_ticks(progress, &keys(query, "coder")),
        documents: document_ticks(progress, &keys(query, "document")),
        codes: codes.collect(),
        units: UNITS.map(unit).into(),
        readers: readers(who, asked.settings.readers),
        draws: asked.draws,
        seed: asked.seed,
        most_draws: Settings::MOST_DRAWS,
        error: asked.error,
        results,
        file,
    }
}

/// `GET /studies/{study}/teamwork/agreement/export`
pub(super) async fn export(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = sighted(&who, &slug, Role::Researcher).await?;
    let app = reader::app(&request);
    let query = Fields::read(request.query_string().as_bytes())?;
    let format = match query.get("format") {
        "xlsx" => Format::Xlsx,
        "csv" | "" => Format::Csv,
        _ => return Err(Error::BadRequest("no such format")),
    };
    let language = Language::from_tag(query.get("language")).unwrap_or(who.language);
    let progress = readings::progress(&app.store, place.study.id).await?;
    let book = quotes::codebook(app, place.study.id).await?;
    let asked = asked(&query, &progress, &book);
    if asked.error.is_some() {
        return Err(Error::BadRequest("nothing to measure"));
    }
    let measured = agreement::measure(app, &place.study, &progress, &asked.settings).await?;
    let found = (&asked.settings, &measured);
    let made = agreement::file(app, (&book, &progress), found, (language, format))?;
    let name = format!("{}-{}", place.study.slug, made.name);
    Ok(answer::file(answer::typed(format.media_type()), &name).body(made.bytes))
}

impl Page for AgreementPage {
    const TEMPLATE: &'static str = "coding/team/agreement.html";

    fn samples() -> Vec<Self> {
        let tick = |label: &str| vec![Tick { value: 1, label: label.into(), chosen: true }];
        let choice = |label: &str| vec![Choice::new("passage", label, true)];
        let page = |error, results| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            tabs: super::sample_tabs(),
            coders: tick("Айгүл"),
            documents: tick("01"),
            codes: tick("Уәж"),
            units: choice("үзінді"),
            readers: choice("оқыған"),
            draws: "1000".into(),
            seed: "1".into(),
            most_draws: Settings::MOST_DRAWS,
            error,
            results,
            file: "/studies/a/teamwork/agreement/export?".into(),
        };
        vec![
            page(None, None),
            page(Some(Message::new("teamwork-agreement-two")), None),
            page(None, Some(Results::sample())),
        ]
    }
}
