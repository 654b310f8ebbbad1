//! The workspace: a document, its codings, and the keys that make them.

use super::documents::who_speaks;
use super::pages::{CodeChoice, CodingView, DocumentPage, PassageView};
use super::recording;
use super::text::pieces;
use crate::service::coding::{self, Refusal};
use crate::service::quotes;
use crate::store::commands::Place;
use crate::store::{codings, documents, studies};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::coding::{Attributes, Codebook};
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use domain::text::{Offsets, Span};
use std::collections::HashMap;

/// How much of a coding's words stands in the list under a passage, in letters.
const EXCERPT: usize = 60;

/// The page.
///
/// # Errors
/// Where it is not there, or the database cannot be read.
pub(super) async fn page(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    id: i64,
    error: Option<Message>,
) -> Result {
    let app = reader::app(request);
    let document = documents::by_id(&app.store, place.study.id, id).await?.ok_or(Error::NotFound)?;
    let book = quotes::codebook(app, place.study.id).await?;
    let coded = codings::of_document(&app.store, id, place.author(who).sight).await?;
    let team = studies::team(&app.store, place.study.id).await?;
    let coders: HashMap<i64, String> =
        team.into_iter().map(|member| (member.account_id, member.name)).collect();
    let query = Fields::read(request.query_string().as_bytes())?;
    let found = query.get("from").parse().ok().zip(query.get("to").parse().ok());
    let found = found.map(|(start, end)| Span { start, end });
    let offsets = Offsets::new(&document.text);
    let answered = super::answers::views(app, place, &document).await?;
    let view = |passage: &documents::Passage| {
        let span = passage.span();
        let here: Vec<_> = coded.iter().filter(|coding| coding.span().overlaps(span)).collect();
        let spans: Vec<_> = here.iter().map(|coding| (coding.span(), coding.placed.code)).collect();
        let codings = here.iter().filter(|coding| coding.span().start >= span.start).filter_map(|coding| {
            let code = book.get(coding.placed.code)?;
            Some(CodingView {
                id: coding.id,
                code_id: code.id,
                label: code.label.words(who.language, &[]).to_owned(),
                color: code.color.as_str().to_owned(),
                words: excerpt(offsets.slice(coding.span()).unwrap_or_default()),
                coder: coding.placed.coder.and_then(|id| coders.get(&id)).cloned().unwrap_or_default(),
            })
        });
        PassageView {
            number: passage.number,
            speaker: passage.speaker.clone(),
            language: passage.language.unwrap_or(document.listed.language).tag(),
            answer: answered.get(&passage.number).cloned(),
            begins: passage.begins,
            time: passage.begins.and_then(|time| u32::try_from(time).ok()).map(recording::clock),
            pieces: pieces(&offsets, span, &spans, found),
            codings: codings.collect(),
        }
    };
    let attributes: Attributes =
        serde_json::from_str(&document.listed.attributes).map_err(|error| Error::Internal(error.into()))?;
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = DocumentPage {
        frame: place.frame(who),
        base: place.base(),
        id,
        version: document.version,
        name: document.listed.name.clone(),
        language: document.listed.language.tag(),
        who: who_speaks(who, &attributes),
        passages: document.passages.iter().map(view).collect(),
        codes: choices(&book, who.language),
        recording: recording::RecordingView::of(app, who, place, &document).await?,
        may_remove: place.role.may(Role::Researcher),
        error,
    };
    answer::page_with(request, &page, who.language, status)
}

fn excerpt(words: &str) -> String {
    let mut letters = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if letters.chars().count() > EXCERPT {
        letters = letters.chars().take(EXCERPT - 1).collect();
        letters.push('…');
    }
    letters
}

fn choices(book: &Codebook, language: Language) -> Vec<CodeChoice> {
    let choice = |(_, code): &(usize, &domain::coding::CodeEntry)| {
        let names = Language::ALL.iter().filter_map(|language| code.label.get(*language));
        CodeChoice {
            id: code.id,
            label: code.label.words(language, &[]).to_owned(),
            path: quotes::code_path(book, code.id, language),
            color: code.color.as_str().to_owned(),
            names: names.collect::<Vec<_>>().join(" ").to_lowercase(),
        }
    };
    book.tree().iter().map(choice).collect()
}

/// `GET /studies/{study}/documents/{id}`
pub(super) async fn show(request: HttpRequest, who: SignedIn, path: Path<(String, i64)>) -> Result {
    let (slug, id) = path.into_inner();
    let place = who.document(&slug, id, Role::Coder).await?;
    page(&request, &who, &place, id, None).await
}

/// `POST /studies/{study}/documents/{id}/codings`
pub(super) async fn apply(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let (slug, id) = path.into_inner();
    let place = who.document(&slug, id, Role::Coder).await?;
    let number = |name: &str| fields.get(name).parse::<usize>().ok();
    let passage = fields.get("passage").parse().map_err(|_| Error::BadRequest("no passage"))?;
    let code = fields.get("code").parse().unwrap_or_default();
    let version: i32 = fields.get("version").parse().map_err(|_| Error::BadRequest("no version"))?;
    let app = reader::app(&request);
    let document = documents::by_id(&app.store, place.study.id, id).await?.ok_or(Error::NotFound)?;
    let span = coding::span(&document, passage, number("from").zip(number("to")));
    let applied = match span {
        // Places in another text than the one that was read are none.
        _ if document.version != version => Err(Refusal::Changed),
        Some(span) => {
            let text = (id, Some(version));
            coding::apply(app, &place.study, &place.author(&who), text, span, code).await?
        }
        None => Err(Refusal::NoWords),
    };
    match applied {
        Ok(_) => Ok(answer::see(&format!("{}/documents/{id}#p{passage}", place.base()))),
        Err(refusal) => page(&request, &who, &place, id, Some(refusal.message())).await,
    }
}

/// `POST /studies/{study}/documents/{id}/codings/{coding}`
pub(super) async fn remove(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64, i64)>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let (slug, id, coding_id) = path.into_inner();
    let place = who.document(&slug, id, Role::Coder).await?;
    let removed = coding::remove(reader::app(&request), &place.study, &place.author(&who), coding_id).await?;
    match removed {
        Ok(_) => (),
        Err(Refusal::Gone) => return Err(Error::NotFound),
        Err(refusal) => return page(&request, &who, &place, id, Some(refusal.message())).await,
    }
    let anchor = fields.get("passage").parse::<i32>().map_or_else(|_| String::new(), |p| format!("#p{p}"));
    Ok(answer::see(&format!("{}/documents/{id}{anchor}", place.base())))
}

/// `POST /studies/{study}/documents/{id}/undo`
pub(super) async fn undo(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let (slug, id) = path.into_inner();
    let place = who.document(&slug, id, Role::Coder).await?;
    let author = place.author(&who);
    match coding::undo(reader::app(&request), &place.study, &author, Place::Document(id)).await? {
        Ok(_) => Ok(answer::see(&format!("{}/documents/{id}", place.base()))),
        Err(refusal) => page(&request, &who, &place, id, Some(refusal.message())).await,
    }
}
