//! What is done to codes.

use super::tree::{self, Besides};
use super::{code, conflict, form};
use crate::service::coding::codes::{self, Place};
use crate::service::coding::{self, Refusal};
use crate::store::commands;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::coding::instead::Instead;
use crate::web::error::{Error, Result};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::coding::{Spot, Unfit, Way};
use domain::message::Message;
use domain::study::Role;

/// How a refusal is answered: what somebody else did meanwhile is a conflict.
pub(super) fn status(refusal: Refusal) -> StatusCode {
    match refusal {
        Refusal::Changed | Refusal::Gone | Refusal::Unfit(Unfit::Unknown) => StatusCode::CONFLICT,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// What of a file stays where its intake was taken back, or stays away where it was done again, as the
/// address says it.
pub(super) fn left(query: &Fields) -> Option<Message> {
    ["left", "away"].into_iter().find_map(|way| {
        let count = query.get(way).parse::<u32>().ok().filter(|count| *count > 0)?;
        Some(Message::new(&format!("refi-{way}")).with("count", i64::from(count)))
    })
}

/// `POST /studies/{study}/codebook`: a new code, or other words or another colour for one.
pub(super) async fn save(request: HttpRequest, who: SignedIn, slug: Path<String>, fields: Fields) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Researcher).await?;
    let app = reader::app(&request);
    let wanted = form::read(&fields);
    let error = match codes::save_code(app, &place.study, &place.author(&who), &wanted).await? {
        Ok(id) if wanted.id.is_some() => {
            return Ok(answer::see(&format!("{}/codebook/{id}?done=saved", place.base())));
        }
        Ok(id) => return Ok(answer::see(&format!("{}/codebook#code-{id}", place.base()))),
        // Where it is gone, what was typed is not.
        Err(Refusal::Changed | Refusal::Unfit(Unfit::Unknown)) if wanted.id.is_some() => {
            return conflict::page(&request, &who, &place, &wanted).await;
        }
        Err(refusal) => Some((refusal.message(), status(refusal))),
    };
    match wanted.id {
        Some(id) => {
            let besides = code::Besides { error, typed: Some(wanted), ..code::Besides::default() };
            code::page(&request, &who, (&place, id), besides).await
        }
        None => tree::page(&request, &who, &place, Besides { error, typed: Some(wanted) }).await,
    }
}

/// Where a form or a hand puts a code.
fn wanted_place(fields: &Fields) -> Option<Place> {
    if let Some(way) = Way::from_tag(fields.get("way")) {
        return Some(Place::Way(way));
    }
    let key = |name: &str| match fields.some(name) {
        None => Some(None),
        Some(id) => id.parse().ok().map(Some),
    };
    let parent = key("parent")?;
    match fields.get("after") {
        "last" => Some(Place::Below(parent)),
        _ => Some(Place::Spot(Spot { parent, after: key("after")? })),
    }
}

/// `POST /studies/{study}/codebook/{id}/move`
pub(super) async fn put(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let (slug, id) = path.into_inner();
    let place = who.study(&slug, Role::Researcher).await?;
    let to = wanted_place(&fields).ok_or(Error::BadRequest("no place"))?;
    let app = reader::app(&request);
    match codes::move_code(app, &place.study, &place.author(&who), id, to).await? {
        Ok(()) if fields.get("back") == "code" => {
            Ok(answer::see(&format!("{}/codebook/{id}?done=moved", place.base())))
        }
        Ok(()) => Ok(answer::see(&format!("{}/codebook#code-{id}", place.base()))),
        Err(refusal) => refused(&request, &who, &place, refusal).await,
    }
}

/// The tree with what was refused.
pub(super) async fn refused(request: &HttpRequest, who: &SignedIn, place: &In, refusal: Refusal) -> Result {
    let error = Some((refusal.message(), status(refusal)));
    tree::page(request, who, place, Besides { error, typed: None }).await
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
    match codes::remove_code(reader::app(&request), &place.study, &author, id, even_used).await? {
        Ok(()) => Ok(answer::see(&format!("{}/codebook", place.base()))),
        Err(refusal @ (Refusal::Used(_) | Refusal::UsedUnseen)) => {
            let error = Some((refusal.message(), status(refusal)));
            code::page(&request, &who, (&place, id), code::Besides { error, ..code::Besides::default() })
                .await
        }
        Err(refusal) => refused(&request, &who, &place, refusal).await,
    }
}

/// `POST /studies/{study}/codebook/undo`: takes back what the button named, or does it again.
pub(super) async fn undo(request: HttpRequest, who: SignedIn, slug: Path<String>, fields: Fields) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Coder).await?;
    let (app, author) = (reader::app(&request), place.author(&who));
    let of: i64 = fields.get("of").parse().map_err(|_| Error::BadRequest("no command"))?;
    let command = commands::by_id(&app.store, place.study.id, of).await?;
    // What others did is not there, whatever it was.
    if command.is_none_or(|command| command.account_id != Some(author.account)) {
        return Err(Error::NotFound);
    }
    let (last_done, last_undone) = codes::way_back(app, &place.study, &author).await?;
    let is = |command: Option<commands::Command>| command.is_some_and(|command| command.id == of);
    let (study, whole) = (&place.study, commands::Place::Study);
    let redone = fields.get("do") == "redo";
    let done = match fields.get("do") {
        "redo" if is(last_undone) => coding::redo(app, study, &author, whole).await?.map(|done| (done, None)),
        "undo" if is(last_done) => coding::undo(app, study, &author, whole).await?.map(|undone| {
            let instead = Instead::new(&undone);
            (undone.done, instead)
        }),
        "redo" | "undo" => Err(Refusal::Changed),
        // From the history: any of one's own.
        _ => coding::undo_command(app, study, &author, of).await?.map(|done| (done, None)),
    };
    match done {
        Ok((done, instead)) => {
            let base = place.base();
            let mut address = match fields.get("back") {
                "history" => format!("{base}/codebook/history?done=undone"),
                _ => format!("{base}/codebook"),
            };
            if done.left > 0 {
                let way = if redone { "away" } else { "left" };
                let sign = if address.contains('?') { '&' } else { '?' };
                address = format!("{address}{sign}{way}={}", done.left);
            }
            Ok(answer::see(&instead.map_or_else(|| address.clone(), |instead| instead.added_to(&address))))
        }
        // Somebody may have been a researcher when they did it.
        Err(Refusal::Foreign) => Err(Error::NotFound),
        Err(refusal) => refused(&request, &who, &place, refusal).await,
    }
}
