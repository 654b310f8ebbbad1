//! What a study wants to know of its cases.

use super::list::questions;
use crate::pages::Page;
use crate::service::cases::{self as service, Defined};
use crate::store::{case_attributes, forms};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::coding::pages::Choice;
use crate::web::error::{Error, Result};
use crate::web::frame::Frame;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::coding::case::{Key, Kind, typed_options};
use domain::language::{Language, Text};
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;
use std::collections::BTreeSet;

/// The attributes.
#[derive(Serialize)]
pub(super) struct AttributesPage {
    frame: Frame,
    base: String,
    error: Option<Message>,
    /// The attribute that the error is about; 0 for a new one.
    error_at: i64,
    questions: Vec<Choice>,
    defined: Vec<DefinedView>,
    blank: DefinedView,
}

/// An attribute whose values are typed.
#[derive(Clone, Serialize)]
struct DefinedView {
    id: i64,
    name: String,
    kind: String,
    labels: Vec<LabelView>,
    options: String,
}

#[derive(Clone, Serialize)]
struct LabelView {
    tag: &'static str,
    language: &'static str,
    text: String,
}

/// `GET /studies/{study}/cases/attributes`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Researcher).await?;
    page(&request, &who, &place, None).await
}

/// What somebody sent, the attribute it is about, and what is wrong with it.
type Sent<'a> = Option<(&'a Fields, i64, Message)>;

async fn page(request: &HttpRequest, who: &SignedIn, place: &In, sent: Sent<'_>) -> Result {
    let app = reader::app(request);
    let attributes = case_attributes::all(&app.store, place.study.id).await?;
    let latest = forms::latest(&app.store, place.study.id).await?;
    let mut asked =
        latest.as_ref().map_or_else(Vec::new, |version| questions(&version.form, who.language, ""));
    for choice in &mut asked {
        choice.chosen = attributes.iter().any(
            |known| matches!(&known.kind, Kind::Question { question } if question.as_str() == choice.value),
        );
    }
    let now = |id: i64| sent.as_ref().filter(|(_, at, _)| *at == id).map(|(fields, _, _)| *fields);
    let labels = |id: i64, label: &Text| {
        let view = |language: Language| LabelView {
            tag: language.tag(),
            language: language.own_name(),
            text: now(id).map_or_else(
                || label.get(language).unwrap_or_default().to_owned(),
                |fields| fields.get(&format!("label-{language}")).to_owned(),
            ),
        };
        Language::ALL.map(view).to_vec()
    };
    let defined = attributes.iter().filter_map(|attribute| {
        let Key::Own(id) = attribute.key else { return None };
        let options = match &attribute.kind {
            Kind::Question { .. } | Kind::Document => return None,
            Kind::OneOf { options } => typed_options(options, who.language),
            Kind::Text | Kind::Integer => String::new(),
        };
        Some(DefinedView {
            id,
            name: attribute.label.words(who.language, &[]).to_owned(),
            kind: attribute.kind.tag().to_owned(),
            labels: labels(id, &attribute.label),
            options: now(id).map_or(options, |fields| fields.get("options").to_owned()),
        })
    });
    let query = Fields::read(request.query_string().as_bytes())?;
    let mut frame = place.frame(who);
    frame.notice = (query.get("done") == "saved").then(|| Message::new("cases-saved"));
    let blank = DefinedView {
        id: 0,
        name: String::new(),
        kind: now(0).map_or("text", |fields| fields.get("kind")).to_owned(),
        labels: labels(0, &Text::default()),
        options: now(0).map_or_else(String::new, |fields| fields.get("options").to_owned()),
    };
    let status = if sent.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = AttributesPage {
        frame,
        base: place.base(),
        questions: asked,
        defined: defined.collect(),
        blank,
        error_at: sent.as_ref().map_or(0, |(_, at, _)| *at),
        error: sent.map(|(_, _, message)| message),
    };
    answer::page_with(request, &page, who.language, status)
}

/// `POST /studies/{study}/cases/attributes`
pub(super) async fn change(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Researcher).await?;
    let app = reader::app(&request);
    let id = fields.get("id").parse::<i64>().ok().filter(|id| *id != 0);
    match fields.get("do") {
        "questions" => {
            let chosen: BTreeSet<&str> =
                fields.iter().filter(|(name, _)| *name == "question").map(|(_, value)| value).collect();
            service::choose_questions(app, &place.study, &chosen).await?;
        }
        "remove" => {
            let id = id.ok_or(Error::NotFound)?;
            if !service::remove_attribute(app, &place.study, id).await? {
                return Err(Error::NotFound);
            }
        }
        _ => {
            let mut label = Text::default();
            for language in Language::ALL {
                let words = fields.some(&format!("label-{language}"));
                label.set(language, words.map(str::to_owned));
            }
            let (kind, options) = (fields.get("kind"), fields.get("options"));
            let wanted = Defined { id, label, kind, options, language: who.language };
            if let Err(message) = service::define(app, &place.study, wanted).await? {
                return page(&request, &who, &place, Some((&fields, id.unwrap_or(0), message))).await;
            }
        }
    }
    Ok(answer::see(&format!("{}/cases/attributes?done=saved", place.base())))
}

impl Page for AttributesPage {
    const TEMPLATE: &'static str = "coding/cases/attributes.html";

    fn samples() -> Vec<Self> {
        let label = LabelView { tag: "kk", language: "Қазақша", text: "Тобы".to_owned() };
        let view = |id, kind: &str| DefinedView {
            id,
            name: "Тобы".to_owned(),
            kind: kind.to_owned(),
            labels: vec![label.clone()],
            options: "a = А\nb = Б".to_owned(),
        };
        let page = |error: Option<Message>, error_at, defined| Self {
            frame: Frame::sample(),
            base: "/studies/a".to_owned(),
            error,
            error_at,
            questions: vec![Choice::new("gender", "Жынысы", true)],
            defined,
            blank: view(0, "one-of"),
        };
        vec![
            page(None, 0, vec![view(1, "one-of"), view(2, "text")]),
            page(Some(Message::new("cases-options-few")), 1, vec![view(1, "one-of")]),
            page(Some(Message::new("cases-options-few")), 0, Vec::new()),
        ]
    }
}
