//! A document with all that is on it, for the browser's workspace, and what happened to it since.

use super::event::{CodeJson, CodingJson, Events, MemoJson, events, sight_tag, spots, was_seen_otherwise};
use crate::service::coding::told;
use crate::service::quotes;
use crate::store::{codings, documents, memos, studies};
use crate::web::access::{In, SignedIn};
use crate::web::coding::answers::{self, AnswerView};
use crate::web::error::{Error, Result};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web::Path};
use domain::language::Language;
use domain::study::Role;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A document as the browser's workspace reads it.
#[derive(Serialize)]
struct TextJson<'a> {
    /// The number in the study's order up to which everything is in here.
    number: i64,
    /// The version of the text, in which places are.
    version: i32,
    /// Whose codings are in here: `all`, or the reader's `own`.
    sight: &'static str,
    passages: Vec<PassageJson<'a>>,
    codings: Vec<CodingJson>,
    codes: Vec<CodeJson>,
    memos: Vec<MemoJson>,
    /// The names of the team, by account.
    names: BTreeMap<i64, String>,
}

/// A passage.
#[derive(Serialize)]
struct PassageJson<'a> {
    number: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<&'a str>,
    /// When it begins in the recording, in thousandths of a second.
    #[serde(skip_serializing_if = "Option::is_none")]
    begins: Option<i32>,
    /// The language of its words, where it is not the document's.
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'static str>,
    /// The answer that it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<&'a AnswerView>,
    text: &'a str,
}

/// `GET /studies/{study}/documents/{id}/text`
pub(in crate::web::coding) async fn text(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
) -> Result {
    let (slug, id) = path.into_inner();
    let place = who.document(&slug, id, Role::Coder).await?;
    let app = reader::app(&request);
    // Read first: what is done meanwhile is told again, which does no harm.
    let number = studies::changes(&app.store, place.study.id).await?;
    // What is told of answers changes with every correction, which is no command.
    let superseded = studies::superseded(&app.store, place.study.id).await?;
    let team = studies::team(&app.store, place.study.id).await?;
    let names: BTreeMap<i64, String> =
        team.into_iter().map(|member| (member.account_id, member.name)).collect();
    let sight = place.author(&who).sight;
    let tag = tag(&format!("{id} {number} {superseded} {sight:?} {:?} {names:?}", place.role));
    let known = request.headers().get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    if known.is_some_and(|known| known.contains(&tag)) {
        return tagged(HttpResponse::NotModified().finish(), &tag);
    }
    let document = place.document(&who, id).await?;
    let codings = codings::of_document(&app.store, id, sight).await?;
    let book = quotes::codebook(app, place.study.id).await?;
    let notes = memos::of_study(&app.store, place.study.id).await?;
    let answered = answers::views(app, &place, &document).await?;
    let spots = spots(&document);
    let passage = |passage: &'_ documents::Passage| spots.offsets().slice(passage.span()).unwrap_or_default();
    let json = TextJson {
        number,
        version: document.version,
        sight: sight_tag(sight),
        passages: document
            .passages
            .iter()
            .map(|known| PassageJson {
                number: known.number,
                speaker: known.speaker.as_deref(),
                begins: known.begins,
                language: known.language.map(Language::tag),
                answer: answered.get(&known.number),
                text: passage(known),
            })
            .collect(),
        codings: codings.iter().filter_map(|row| CodingJson::stored(row, &spots)).collect(),
        codes: book.iter().cloned().map(CodeJson::of).collect(),
        memos: notes.into_iter().filter(|memo| told::is_for(memo, id, sight)).map(MemoJson::stored).collect(),
        names,
    };
    tagged(HttpResponse::Ok().json(json), &tag)
}

/// A tag of all that an answer depends on; weak, since what is sent may be compressed.
fn tag(of: &str) -> String {
    let hash: String = Sha256::digest(of)[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("W/\"{hash}\"")
}

fn tagged(mut response: HttpResponse, tag: &str) -> Result {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    headers.insert(header::ETAG, HeaderValue::from_str(tag).map_err(anyhow::Error::from)?);
    Ok(response)
}

/// `GET /studies/{study}/documents/{id}/since?number=…`: what happened after a number.
pub(in crate::web::coding) async fn since(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
) -> Result {
    let (slug, id) = path.into_inner();
    let place = who.document(&slug, id, Role::Coder).await?;
    let fields = Fields::read(request.query_string().as_bytes())?;
    let number = fields.get("number").parse().map_err(|_| Error::BadRequest("no number"))?;
    let document = place.document(&who, id).await?;
    let mut found = events_after(&request, &who, &place, &document, number).await?;
    found.more |= was_seen_otherwise(&fields, place.author(&who).sight);
    Ok(HttpResponse::Ok().json(found))
}

/// What happened to a document after a number, as its reader sees it.
///
/// # Errors
/// Where the database cannot be read.
pub(in crate::web::coding) async fn events_after(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    document: &documents::Document,
    number: i64,
) -> Result<Events> {
    let store = &reader::app(request).store;
    let sight = place.author(who).sight;
    let since = told::since(store, place.study.id, document.listed.id, sight, number).await?;
    Ok(events(since, document))
}
