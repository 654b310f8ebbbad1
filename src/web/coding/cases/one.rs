//! A case.

use super::list::{called, words};
use crate::pages::Page;
use crate::service::cases::{self as service, Wanted};
use crate::service::cross::Corpus;
use crate::store::cases::Case;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::coding::pages::Choice;
use crate::web::error::{Error, Result};
use crate::web::frame::Frame;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::coding::Layer;
use domain::coding::case::{Key, Kind};
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// A case, to be read and changed.
#[derive(Serialize)]
pub(super) struct CasePage {
    frame: Frame,
    base: String,
    id: i64,
    name: String,
    memo: String,
    error: Option<Message>,
    documents: Vec<DocumentView>,
    more_documents: Vec<Choice>,
    responses: Vec<ResponseView>,
    numbers: String,
    /// What its answers say.
    known: Vec<KnownView>,
    /// What is typed of it.
    typed: Vec<TypedView>,
    codes: Vec<CodeView>,
}

#[derive(Serialize)]
struct DocumentView {
    id: i64,
    name: String,
    speaker: String,
    language: &'static str,
    /// What stands in the form.
    value: String,
    kept: bool,
}

#[derive(Serialize)]
struct ResponseView {
    number: i64,
    value: String,
    kept: bool,
}

#[derive(Serialize)]
struct KnownView {
    name: String,
    values: Vec<String>,
}

#[derive(Serialize)]
struct TypedView {
    id: i64,
    name: String,
    kind: &'static str,
    value: String,
    options: Vec<Choice>,
}

#[derive(Serialize)]
struct CodeView {
    path: String,
    color: String,
    count: usize,
    href: String,
}

/// `GET /studies/{study}/cases/{id}`
pub(super) async fn show(request: HttpRequest, who: SignedIn, path: Path<(String, i64)>) -> Result {
    let (slug, id) = path.into_inner();
    let place = who.study(&slug, Role::Researcher).await?;
    page(&request, &who, &place, id, None).await
}

/// What somebody sent, and what is wrong with it.
type Sent<'a> = Option<(&'a Fields, Message)>;

async fn page(request: &HttpRequest, who: &SignedIn, place: &In, id: i64, sent: Sent<'_>) -> Result {
    let app = reader::app(request);
    let corpus = Corpus::load(app, &place.study, (place.author(who).sight, None), Layer::Coders).await?;
    let case = corpus.known.cases.iter().find(|case| case.id == id).ok_or(Error::NotFound)?;
    let query = Fields::read(request.query_string().as_bytes())?;
    let mut frame = place.frame(who);
    frame.notice = (query.get("done") == "saved").then(|| Message::new("cases-saved"));
    let typed_now = |name: &str, before: &str| match &sent {
        Some((fields, _)) => fields.get(name).to_owned(),
        None => before.to_owned(),
    };
    let kept = |name: &str, value: &str| match &sent {
        Some((fields, _)) => fields.iter().any(|(known, given)| known == name && given == value),
        None => true,
    };
    let linked: Vec<i64> = case.documents.iter().map(|(id, _)| *id).collect();
    let known = corpus.known.attributes.iter().filter(|known| matches!(known.kind, Kind::Question { .. }));
    let page = CasePage {
        base: place.base(),
        id,
        name: typed_now("name", &case.name),
        memo: typed_now("memo", &case.memo),
        documents: documents(&corpus, case, &|value| kept("document", value)),
        more_documents: corpus
            .documents
            .iter()
            .map(|document| {
                let label = match linked.contains(&document.id) {
                    true => format!("{} ✓", document.name),
                    false => document.name.clone(),
                };
                let chosen = typed_now("more-document", "") == document.id.to_string();
                Choice::new(document.id, label, chosen)
            })
            .collect(),
        responses: case
            .submissions
            .iter()
            .filter_map(|id| {
                let value = id.to_string();
                let number = corpus.known.responses.get(id)?.number;
                Some(ResponseView { number, kept: kept("response", &value), value })
            })
            .collect(),
        numbers: typed_now("numbers", ""),
        known: known
            .map(|attribute| KnownView {
                name: called(who, &corpus.known, attribute),
                values: words(who, &corpus.known, id, attribute),
            })
            .collect(),
        typed: typed(who, &corpus, case, &|name, before| typed_now(name, before)),
        codes: codes(who, &corpus, (place, id)),
        frame,
        error: sent.as_ref().map(|(_, message)| message.clone()),
    };
    let status = if page.error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    answer::page_with(request, &page, who.language, status)
}

fn documents(corpus: &Corpus, case: &Case, kept: &dyn Fn(&str) -> bool) -> Vec<DocumentView> {
    let view = |(id, speaker): &(i64, String)| {
        let document = corpus.documents.iter().find(|document| document.id == *id)?;
        let value = format!("{id}|{speaker}");
        Some(DocumentView {
            id: *id,
            name: document.name.clone(),
            speaker: speaker.clone(),
            language: document.language.tag(),
            kept: kept(&value),
            value,
        })
    };
    case.documents.iter().filter_map(view).collect()
}

fn typed(who: &SignedIn, corpus: &Corpus, case: &Case, now: &dyn Fn(&str, &str) -> String) -> Vec<TypedView> {
    let view = |attribute: &domain::coding::case::Attribute| {
        let Key::Own(id) = attribute.key else { return None };
        if matches!(attribute.kind, Kind::Question { .. } | Kind::Document) {
            return None;
        }
        let value = now(&format!("value-{id}"), case.typed.get(&id).map_or("", String::as_str));
        let options = match &attribute.kind {
            Kind::OneOf { options } => options
                .iter()
                .map(|one| {
                    let label = one.label.words(who.language, &[]);
                    let label = if label.is_empty() { one.code.as_str() } else { label };
                    Choice::new(&one.code, label, one.code.as_str() == value)
                })
                .collect(),
            _ => Vec::new(),
        };
        let name = called(who, &corpus.known, attribute);
        Some(TypedView { id, name, kind: attribute.kind.tag(), value, options })
    };
    corpus.known.attributes.iter().filter_map(view).collect()
}

/// The codes on the case's words, in the codebook's order.
fn codes(who: &SignedIn, corpus: &Corpus, (place, id): (&In, i64)) -> Vec<CodeView> {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    let case = corpus.known.cases.iter().position(|case| case.id == id);
    for coding in &corpus.codings {
        let cases = corpus.cases(coding.document_id, coding.span());
        if case.is_some_and(|case| cases.contains(&case)) {
            *counts.entry(coding.placed.code).or_default() += 1;
        }
    }
    let view = |(_, code): (usize, i64)| {
        let count = *counts.get(&code)?;
        let base = place.base();
        Some(CodeView {
            path: corpus.code_path(code, who.language),
            color: corpus.book.get(code)?.color.as_str().to_owned(),
            count,
            href: format!("{base}/quotes?code={code}&alone=1&case={id}"),
        })
    };
    corpus.tree().into_iter().filter_map(view).collect()
}

/// `POST /studies/{study}/cases/{id}`
pub(super) async fn save(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let (slug, id) = path.into_inner();
    let place = who.study(&slug, Role::Researcher).await?;
    let all = |name: &'static str| fields.iter().filter(move |(known, _)| *known == name);
    let document = |value: &str| {
        let (id, speaker) = value.split_once('|')?;
        Some((id.parse().ok()?, speaker.to_owned()))
    };
    let mut documents: Vec<(i64, String)> =
        all("document").filter_map(|(_, value)| document(value)).collect();
    if let Some(id) = fields.some("more-document").and_then(|id| id.parse().ok()) {
        documents.push((id, fields.get("speaker").trim().to_owned()));
    }
    let typed =
        fields.iter().filter_map(|(name, value)| Some((name.strip_prefix("value-")?.parse().ok()?, value)));
    let wanted = Wanted {
        name: fields.get("name"),
        memo: fields.get("memo"),
        typed: typed.collect(),
        documents,
        submissions: all("response").filter_map(|(_, id)| id.parse::<Uuid>().ok()).collect(),
        numbers: fields.get("numbers"),
    };
    match service::save(reader::app(&request), &place.study, Some(id), wanted).await? {
        Ok(_) => Ok(answer::see(&format!("{}/cases/{id}?done=saved", place.base()))),
        Err(message) => page(&request, &who, &place, id, Some((&fields, message))).await,
    }
}

/// `POST /studies/{study}/cases/{id}/remove`
pub(super) async fn remove(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let (slug, id) = path.into_inner();
    let place = who.study(&slug, Role::Researcher).await?;
    if service::remove(reader::app(&request), &place.study, id).await? {
        Ok(answer::see(&format!("{}/cases?done=removed", place.base())))
    } else {
        Err(Error::NotFound)
    }
}

impl Page for CasePage {
    const TEMPLATE: &'static str = "coding/cases/one.html";

    fn samples() -> Vec<Self> {
        let text = |text: &str| text.to_owned();
        let choices = || vec![Choice::new("a", "А", true), Choice::new("b", "Б", false)];
        let typed =
            |id, kind, options| TypedView { id, name: text("Тобы"), kind, value: text("a"), options };
        let document = |speaker: &str| DocumentView {
            id: 1,
            name: text("01"),
            speaker: text(speaker),
            language: "kk",
            value: text("1|"),
            kept: true,
        };
        let full = Self {
            frame: Frame::sample(),
            base: text("/studies/a"),
            id: 1,
            name: text("Бекзат"),
            memo: text("Екі рет сөйлестік."),
            error: Some(Message::new("cases-no-response").with("number", "99")),
            documents: vec![document(""), document("Қатысушы")],
            more_documents: choices(),
            responses: vec![ResponseView { number: 12, value: text("x"), kept: true }],
            numbers: text("99"),
            known: vec![
                KnownView { name: text("Жынысы"), values: vec![text("Ер")] },
                KnownView { name: text("Жасы"), values: Vec::new() },
            ],
            typed: vec![
                typed(1, "text", Vec::new()),
                typed(2, "integer", Vec::new()),
                typed(3, "one-of", choices()),
            ],
            codes: vec![CodeView { path: text("Уәж"), color: text("#0072b2"), count: 2, href: text("/") }],
        };
        let bare = Self {
            frame: Frame::sample(),
            base: text("/studies/a"),
            id: 1,
            name: text("Бекзат"),
            memo: String::new(),
            error: None,
            documents: Vec::new(),
            more_documents: Vec::new(),
            responses: Vec::new(),
            numbers: String::new(),
            known: Vec::new(),
            typed: Vec::new(),
            codes: Vec::new(),
        };
        vec![full, bare]
    }
}
