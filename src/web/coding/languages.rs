//! The languages of a document's passages, for whoever reads them to correct.

use super::pages::Choice;
use crate::pages::Page;
use crate::service::coding::Refusal;
use crate::service::languages::{self as service, Said};
use crate::store::documents::{self, Document};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::{Frame, Pager};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use domain::text::Offsets;
use serde::Serialize;

/// How many passages stand on a page.
const EACH: usize = 50;
/// How many letters of a passage are shown.
const EXCERPT: usize = 160;

/// The languages of a document.
#[derive(Serialize)]
pub(super) struct LanguagesPage {
    frame: Frame,
    base: String,
    id: i64,
    /// The version that is shown, of which something is said.
    version: i32,
    error: Option<Message>,
    name: String,
    language: &'static str,
    languages: Vec<Choice>,
    passages: Vec<PassageRow>,
    pager: Pager,
}

#[derive(Serialize)]
struct PassageRow {
    number: i32,
    speaker: Option<String>,
    language: &'static str,
    words: String,
    languages: Vec<Choice>,
}

/// `GET /studies/{study}/documents/{id}/languages`
pub(super) async fn show(request: HttpRequest, who: SignedIn, path: Path<(String, i64)>) -> Result {
    let (slug, id) = path.into_inner();
    let place = who.document(&slug, id, Role::Coder).await?;
    page(&request, &who, &place, id, None).await
}

async fn page(request: &HttpRequest, who: &SignedIn, place: &In, id: i64, error: Option<Message>) -> Result {
    let document = place.document(who, id).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    let wanted = query.get("page").parse().unwrap_or(1);
    let count = document.passages.len() as u64;
    let address = format!("{}/documents/{id}/languages", place.base());
    let pager = Pager::new(&address, &[], wanted, count, EACH as u64);
    let mut frame = place.frame(who);
    let changed = query.some("done").and_then(|done| done.parse::<usize>().ok());
    frame.notice = changed.map(|count| Message::new("papers-languages-changed").with("count", count));
    let page = LanguagesPage {
        frame,
        base: place.base(),
        id,
        version: document.version,
        error,
        name: document.listed.name.clone(),
        language: document.listed.language.tag(),
        languages: choices(Some(document.listed.language)),
        passages: rows(&document, usize::try_from(pager.page - 1).unwrap_or(0) * EACH),
        pager,
    };
    let status = if page.error.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    answer::page_with(request, &page, who.language, status)
}

fn rows(document: &Document, from: usize) -> Vec<PassageRow> {
    let offsets = Offsets::new(&document.text);
    let shown = document.passages.iter().skip(from).take(EACH);
    let row = |passage: &documents::Passage| {
        let words = offsets.slice(passage.span()).unwrap_or_default();
        let mut excerpt: String = words.chars().take(EXCERPT).collect();
        if excerpt.len() < words.len() {
            excerpt.push('…');
        }
        PassageRow {
            number: passage.number,
            speaker: passage.speaker.clone(),
            language: passage.language.unwrap_or(document.listed.language).tag(),
            words: excerpt,
            languages: choices(passage.language),
        }
    };
    shown.map(row).collect()
}

fn choices(chosen: Option<Language>) -> Vec<Choice> {
    Language::ALL.map(|l| Choice::new(l.tag(), l.own_name(), chosen == Some(l))).into()
}

/// `POST /studies/{study}/documents/{id}/languages`
pub(super) async fn save(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let (slug, id) = path.into_inner();
    let place = who.document(&slug, id, Role::Coder).await?;
    let app = reader::app(&request);
    let version = fields.get("version").parse().map_err(|_| Error::BadRequest("no version"))?;
    let by_words = fields.get("do") == "tell";
    let say = |document: &Document| if by_words { Said::by_words(document) } else { said(&fields) };
    let changed = match service::say(app, &place.study, (id, version), say).await? {
        Ok(changed) => changed,
        Err(Refusal::Gone) => return Err(Error::NotFound),
        Err(refusal) => return page(&request, &who, &place, id, Some(refusal.message())).await,
    };
    let page = fields.get("page").parse::<u64>().unwrap_or(1);
    Ok(answer::see(&format!("{}/documents/{id}/languages?page={page}&done={changed}", place.base())))
}

fn said(fields: &Fields) -> Said {
    let passage = |(name, value): (&str, &str)| {
        let number = name.strip_prefix("passage-")?.parse().ok()?;
        Some((number, Language::from_tag(value)))
    };
    Said {
        document: Language::from_tag(fields.get("language")),
        passages: fields.iter().filter_map(passage).collect(),
    }
}

impl Page for LanguagesPage {
    const TEMPLATE: &'static str = "coding/languages.html";

    fn samples() -> Vec<Self> {
        let row = |number, speaker: Option<&str>, chosen| PassageRow {
            number,
            speaker: speaker.map(str::to_owned),
            language: "ru",
            words: "слово".to_owned(),
            languages: choices(chosen),
        };
        vec![Self {
            frame: Frame::sample(),
            base: "/studies/s".to_owned(),
            id: 1,
            version: 1,
            error: Some(Message::new("coding-changed-since")),
            name: "01".to_owned(),
            language: "kk",
            languages: choices(Some(Language::Kk)),
            passages: vec![row(1, None, None), row(2, Some("А"), Some(Language::Ru))],
            pager: Pager::new("/studies/s/documents/1/languages", &[], 1, 120, EACH as u64),
        }]
    }
}
