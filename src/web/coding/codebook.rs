//! The codebook.

use super::pages::{Choice, CodeTexts, CodeView, CodebookPage};
use crate::service::coding::{self, Wanted};
use crate::service::quotes;
use crate::store::codings;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::Result;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::coding::{CodeEntry, Codebook, Color, PALETTE};
use domain::language::{Language, Text};
use domain::message::Message;
use domain::study::Role;
use std::collections::HashMap;

async fn page(request: &HttpRequest, who: &SignedIn, place: &In, error: Option<(i64, Message)>) -> Result {
    let app = reader::app(request);
    let book = quotes::codebook(app, place.study.id).await?;
    let mut counts: HashMap<i64, usize> = HashMap::new();
    let sight = place.author(who).sight;
    for (_, code, count) in codings::counts(&app.store, place.study.id, sight).await? {
        *counts.entry(code).or_default() += usize::try_from(count).unwrap_or_default();
    }
    let codes = book.tree();
    let codes = codes.iter().map(|(depth, code)| {
        let count = counts.get(&code.id).copied().unwrap_or_default();
        view(&book, code, (*depth, count), who.language)
    });
    let (error_at, error) = error.map_or((0, None), |(at, message)| (at, Some(message)));
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = CodebookPage {
        frame: place.frame(who),
        base: place.base(),
        codes: codes.collect(),
        may_change: place.role.may(Role::Researcher),
        error,
        error_at,
        blank: blank(&book, who.language),
        palette: PALETTE.into(),
    };
    answer::page_with(request, &page, who.language, status)
}

fn parents(book: &Codebook, of: Option<&CodeEntry>, language: Language) -> Vec<Choice> {
    let below = of.map_or_else(Vec::new, |code| book.with_descendants(code.id));
    let tree = book.tree();
    let possible = tree.iter().filter(|(_, code)| !below.contains(&code.id));
    possible
        .map(|(_, code)| {
            let chosen = of.is_some_and(|of| of.parent == Some(code.id));
            Choice::new(code.id, quotes::code_path(book, code.id, language), chosen)
        })
        .collect()
}

fn view(book: &Codebook, code: &CodeEntry, (depth, count): (usize, usize), language: Language) -> CodeView {
    let texts = Language::ALL.map(|l| CodeTexts {
        tag: l.tag(),
        language: l.own_name(),
        label: code.label.get(l).unwrap_or_default().to_owned(),
        definition: code.definition.get(l).unwrap_or_default().to_owned(),
    });
    CodeView {
        id: code.id,
        depth: depth.min(5),
        label: code.label.words(language, &[]).to_owned(),
        definition: code.definition.words(language, &[]).to_owned(),
        color: code.color.as_str().to_owned(),
        count,
        texts: texts.into(),
        parents: parents(book, Some(code), language),
    }
}

fn blank(book: &Codebook, language: Language) -> CodeView {
    let color = Color::nth(book.iter().count());
    let texts = Language::ALL.map(|l| CodeTexts {
        tag: l.tag(),
        language: l.own_name(),
        label: String::new(),
        definition: String::new(),
    });
    CodeView {
        id: 0,
        depth: 0,
        label: String::new(),
        definition: String::new(),
        color: color.as_str().to_owned(),
        count: 0,
        texts: texts.into(),
        parents: parents(book, None, language),
    }
}

/// `GET /studies/{study}/codebook`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Coder).await?;
    page(&request, &who, &place, None).await
}

/// `POST /studies/{study}/codebook`: a new code, or another name, place or colour for one.
pub(super) async fn save(request: HttpRequest, who: SignedIn, slug: Path<String>, fields: Fields) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Researcher).await?;
    let text = |kind: &str| {
        let get = |tag: &str| fields.some(&format!("{kind}-{tag}")).map(str::to_owned);
        Text { kk: get("kk"), ru: get("ru"), en: get("en"), ..Text::default() }
    };
    let id = fields.get("id").parse::<i64>().ok().filter(|id| *id > 0);
    let wanted = Wanted {
        id,
        parent: fields.get("parent").parse().ok(),
        label: text("label"),
        definition: text("definition"),
        color: Color::new(fields.get("color")),
    };
    match coding::save_code(reader::app(&request), &place.study, &place.author(&who), wanted).await? {
        Ok(id) => Ok(answer::see(&format!("{}/codebook#code-{id}", place.base()))),
        Err(refusal) => page(&request, &who, &place, Some((id.unwrap_or_default(), refusal.message()))).await,
    }
}

/// `POST /studies/{study}/codebook/{id}/remove`
pub(super) async fn remove(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let (slug, id) = path.into_inner();
    let place = who.study(&slug, Role::Researcher).await?;
    let even_used = fields.get("sure") == "yes";
    let author = place.author(&who);
    match coding::remove_code(reader::app(&request), &place.study, &author, id, even_used).await? {
        Ok(()) => Ok(answer::see(&format!("{}/codebook", place.base()))),
        Err(refusal) => page(&request, &who, &place, Some((id, refusal.message()))).await,
    }
}

/// `GET /studies/{study}/codes.css`: the codes' colours, since no page may hold a style.
pub(super) async fn colors(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Viewer).await?;
    let book = quotes::codebook(reader::app(&request), place.study.id).await?;
    let rule = |code: &CodeEntry| format!(".code-{}{{--code:{}}}\n", code.id, code.color.as_str());
    let rules: String = book.iter().map(rule).collect();
    Ok(answer::typed("text/css; charset=utf-8").body(rules))
}
