//! One code made part of another, with a look before.

use super::{change, code};
use crate::pages::Page;
use crate::service::coding::Refusal;
use crate::service::coding::codes::{self, Merging};
use crate::service::quotes;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::Frame;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::coding::Part;
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;

/// What would be done.
#[derive(Serialize)]
pub(super) struct MergePage {
    frame: Frame,
    base: String,
    from: Side,
    into: Side,
    recoded: usize,
    doubles: usize,
    below: usize,
    memos: usize,
    /// Whether others may have more that goes over.
    unseen: bool,
    seen: String,
    error: Option<Message>,
}

#[derive(Serialize)]
struct Side {
    id: i64,
    path: String,
    color: String,
    texts: Vec<PartView>,
}

#[derive(Serialize)]
struct PartView {
    part: &'static str,
    language: &'static str,
    words: String,
}

async fn page(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    (merging, error): (Merging, Option<Message>),
) -> Result {
    let book = quotes::codebook(reader::app(request), place.study.id).await?;
    let side = |code: &domain::coding::CodeEntry| Side {
        id: code.id,
        path: quotes::code_path(&book, code.id, who.language),
        color: code.color.as_str().to_owned(),
        texts: texts(code),
    };
    let status = if error.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    let page = MergePage {
        frame: place.frame(who),
        base: place.base(),
        from: side(&merging.from),
        into: side(&merging.into),
        recoded: merging.recoded,
        doubles: merging.doubles,
        below: merging.below,
        memos: merging.memos,
        unseen: merging.unseen,
        seen: merging.seen,
        error,
    };
    answer::page_with(request, &page, who.language, status)
}

fn texts(code: &domain::coding::CodeEntry) -> Vec<PartView> {
    let of = |part: Part| {
        Language::ALL.into_iter().filter_map(move |language| {
            let words = part.of(code, language).to_owned();
            (!words.is_empty()).then(|| PartView { part: part.tag(), language: language.tag(), words })
        })
    };
    Part::ALL.into_iter().flat_map(of).collect()
}

/// `GET /studies/{study}/codebook/{id}/merge?into=…`
pub(super) async fn look(request: HttpRequest, who: SignedIn, path: Path<(String, i64)>) -> Result {
    let (slug, id) = path.into_inner();
    let place = who.study(&slug, Role::Researcher).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    let into = query.get("into").parse().map_err(|_| Error::BadRequest("no code"))?;
    let author = place.author(&who);
    match codes::look_at_merge(reader::app(&request), &place.study, &author, (id, into)).await? {
        Ok(merging) => page(&request, &who, &place, (merging, None)).await,
        Err(refusal) => refused(&request, &who, (&place, id), refusal).await,
    }
}

async fn refused(request: &HttpRequest, who: &SignedIn, (place, id): (&In, i64), refusal: Refusal) -> Result {
    let message = match refusal {
        Refusal::Unfit(domain::coding::Unfit::Double) => Message::new("codebook-merge-double"),
        Refusal::Unfit(domain::coding::Unfit::Cycle) => Message::new("codebook-merge-itself"),
        refusal => refusal.message(),
    };
    let error = Some((message, change::status(refusal)));
    code::page(request, who, (place, id), code::Besides { error, ..code::Besides::default() }).await
}

/// `POST /studies/{study}/codebook/{id}/merge`
pub(super) async fn merge(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let (slug, id) = path.into_inner();
    let place = who.study(&slug, Role::Researcher).await?;
    let into = fields.get("into").parse().map_err(|_| Error::BadRequest("no code"))?;
    let (app, author) = (reader::app(&request), place.author(&who));
    match codes::merge_codes(app, &place.study, &author, (id, into), fields.get("seen")).await? {
        Ok(()) => Ok(answer::see(&format!("{}/codebook#code-{into}", place.base()))),
        Err(Refusal::Changed) => match codes::look_at_merge(app, &place.study, &author, (id, into)).await? {
            Ok(merging) => page(&request, &who, &place, (merging, Some(Refusal::Changed.message()))).await,
            Err(refusal) => refused(&request, &who, (&place, id), refusal).await,
        },
        Err(refusal @ Refusal::Unfit(domain::coding::Unfit::Unknown)) => {
            change::refused(&request, &who, &place, refusal).await
        }
        Err(refusal) => refused(&request, &who, (&place, id), refusal).await,
    }
}

impl Page for MergePage {
    const TEMPLATE: &'static str = "coding/codebook_merge.html";

    fn samples() -> Vec<Self> {
        let side = |id| Side {
            id,
            path: "Уәж".into(),
            color: "#0072b2".into(),
            texts: vec![PartView { part: "label", language: "kk", words: "Уәж".into() }],
        };
        let page = |count, error| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            from: side(1),
            into: side(2),
            recoded: count,
            doubles: count,
            below: count,
            memos: count,
            unseen: count == 0,
            seen: "…".into(),
            error,
        };
        vec![page(2, None), page(0, Some(Refusal::Changed.message()))]
    }
}
