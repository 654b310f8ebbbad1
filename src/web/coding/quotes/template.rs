//! How the team cites, in each language.

use crate::pages::Page;
use crate::service::citing::{self, Unset};
use crate::service::quotes;
use crate::store::{citing as stored, codings};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::Result;
use crate::web::frame::Frame;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::coding::template::{Field, Template};
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;

/// The page.
#[derive(Serialize)]
pub(super) struct TemplatePage {
    frame: Frame,
    base: String,
    templates: Vec<TemplateView>,
    fields: Vec<&'static str>,
    error: Option<Message>,
}

#[derive(Serialize)]
struct TemplateView {
    tag: &'static str,
    language: &'static str,
    text: String,
    /// The text that it has.
    seen: String,
    example: &'static str,
    /// A quote of the study, so cited.
    preview: Option<String>,
    fault: Option<Message>,
}

/// What may stand there to begin with.
const fn example(language: Language) -> &'static str {
    match language {
        Language::Kk | Language::Ru => "«{quote}» ({pseudonym}[, {role}][, {age}][, {region}])",
        Language::En => "“{quote}” ({pseudonym}[, {role}][, {age}][, {region}])",
    }
}

async fn page(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    (typed, error): (Option<&Fields>, Option<Message>),
) -> Result {
    let app = reader::app(request);
    let mut templates = Vec::new();
    let sight = place.author(who).sight;
    let shown = codings::first(&app.store, place.study.id, sight).await?;
    for language in Language::ALL {
        let seen = stored::template(&app.store, place.study.id, language).await?.unwrap_or_default();
        let text = typed.map_or_else(|| seen.clone(), |typed| typed.get(language.tag()).to_owned());
        let read = Some(text.trim()).filter(|text| !text.is_empty()).map(Template::read);
        let quote = match &shown {
            Some(coding) => quotes::of_coding(app, &place.study, (sight, coding.id), language).await?,
            None => None,
        };
        let preview = match (&read, quote) {
            (Some(Ok(template)), Some(quote)) => {
                Some(template.fill(&|field| citing::say(app, &quote, field, language)))
            }
            (None, Some(quote)) => Some(quote.citation),
            _ => None,
        };
        templates.push(TemplateView {
            tag: language.tag(),
            language: language.own_name(),
            text,
            seen,
            example: example(language),
            preview,
            fault: read.and_then(|read| read.err()).map(|fault| fault.message()),
        });
    }
    let failed = error.is_some() || templates.iter().any(|template| template.fault.is_some());
    let status = if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let mut frame = place.frame(who);
    let query = Fields::read(request.query_string().as_bytes())?;
    frame.notice = (query.get("done") == "saved").then(|| Message::new("codebook-done-saved"));
    let fields = Field::ALL.map(Field::tag).into();
    let page = TemplatePage { frame, base: place.base(), templates, fields, error };
    answer::page_with(request, &page, who.language, status)
}

/// `GET /studies/{study}/quotes/template`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Researcher).await?;
    page(&request, &who, &place, (None, None)).await
}

/// `POST /studies/{study}/quotes/template`: looks at templates, or puts them in place.
pub(super) async fn save(request: HttpRequest, who: SignedIn, slug: Path<String>, fields: Fields) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Researcher).await?;
    let app = reader::app(&request);
    let shown = Language::ALL.map(|language| format!("seen-{}", language.tag()));
    let texts = Language::ALL.iter().zip(&shown);
    let texts: Vec<_> =
        texts.map(|(language, seen)| (*language, fields.get(seen), fields.get(language.tag()))).collect();
    if fields.get("do") == "look" {
        return page(&request, &who, &place, (Some(&fields), None)).await;
    }
    match citing::set_templates(app, &place.study, &texts).await? {
        Ok(()) => Ok(answer::see(&format!("{}/quotes/template?done=saved", place.base()))),
        // What is wrong with one is said beside it.
        Err(Unset::Fault(_)) => page(&request, &who, &place, (Some(&fields), None)).await,
        Err(changed) => page(&request, &who, &place, (Some(&fields), Some(changed.message()))).await,
    }
}

impl Page for TemplatePage {
    const TEMPLATE: &'static str = "coding/quotes_template.html";

    fn samples() -> Vec<Self> {
        let template = |text: &str| TemplateView {
            tag: "kk",
            language: "Қазақша",
            text: text.into(),
            seen: text.into(),
            example: example(Language::Kk),
            preview: Template::read(text).is_ok().then(|| "«…»".into()),
            fault: Template::read(text).err().map(|fault| fault.message()),
        };
        let texts = ["{quote}", "{", "}", "[a[{quote}", "{x}", "a", &"a".repeat(501)];
        vec![Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            templates: texts.into_iter().map(template).collect(),
            fields: Field::ALL.map(Field::tag).into(),
            error: Some(Unset::Changed.message()),
        }]
    }
}
