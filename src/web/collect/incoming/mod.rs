//! Responses brought from a table: the file chosen, its columns matched, its rows checked, taken in, taken
//! back. The mapping goes along with the forms; the file waits in the database.

mod check;
mod edit;
mod map;
pub(super) mod pages;

use super::incoming::pages::{BringPage, ImportRow};
use crate::service::incoming::{self, File, LARGEST, Versions, Waiting, waiting};
use crate::store::imports;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::query::Fields;
use crate::web::reader;
use crate::web::spooled::{self, Sent};
use crate::web::upload::LongFields;
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::web::{self, Path, Payload, ServiceConfig};
use domain::exchange::incoming::{How, Mapping, ROWS};
use domain::message::Message;
use domain::study::Role;
use std::sync::Arc;
use uuid::Uuid;

/// How many files that were taken in are shown.
const EARLIER: u64 = 50;

/// The addresses.
pub(in crate::web) fn routes(config: &mut ServiceConfig) {
    config
        .route("/studies/{study}/responses/bring", web::get().to(show))
        .route("/studies/{study}/responses/bring", web::post().to(bring))
        .route("/studies/{study}/responses/bring/back", web::post().to(back))
        .route("/studies/{study}/responses/bring/{file}", web::get().to(opened))
        .route("/studies/{study}/responses/bring/{file}", web::post().to(act));
}

/// `GET /studies/{study}/responses/bring`
async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Researcher).await?;
    page(&request, &who, &place, Vec::new()).await
}

/// The page on which a file is chosen, with what is wrong with the last one.
async fn page(request: &HttpRequest, who: &SignedIn, place: &In, errors: Vec<Message>) -> Result {
    let app = reader::app(request);
    let mut frame = place.frame(who);
    frame.notice = done(&Fields::read(request.query_string().as_bytes())?).filter(|_| errors.is_empty());
    let earlier = imports::all(&app.store, place.study.id, EARLIER).await?;
    let row = |import: imports::Import| ImportRow {
        id: import.id,
        name: import.name,
        at: import.at,
        by: import.by,
        count: import.added + import.replaced,
        gone: import.taken_back_at.is_some(),
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = BringPage {
        frame,
        base: place.base(),
        errors,
        has_form: !Versions::of(&app.store, &place.study).await?.is_empty(),
        limit: LARGEST.min(app.config.limits.exchange) >> 20,
        most_rows: ROWS,
        earlier: earlier.into_iter().map(row).collect(),
    };
    answer::page_with(request, &page, who.language, status)
}

/// What was done, as the address says it.
fn done(query: &Fields) -> Option<Message> {
    let told = |key: &str, counts: &[&str]| {
        counts.iter().try_fold(Message::new(key), |told, name| {
            Some(told.with(name, query.get(name).parse::<i64>().ok()?))
        })
    };
    match query.get("done") {
        "taken" => told("incoming-taken", &["added", "replaced", "left"]),
        "back" => told("incoming-taken-back", &["count"]),
        _ => None,
    }
}

/// `POST /studies/{study}/responses/bring`: lets a file wait.
async fn bring(request: HttpRequest, who: SignedIn, slug: Path<String>, payload: Payload) -> Result {
    let place = who.study(&slug, Role::Researcher).await?;
    let Sent { file, .. } = spooled::read(&request, &who, payload).await?;
    let app = reader::app(&request);
    let alone = |message: Message| vec![message];
    let Some(file) = file else {
        return page(&request, &who, &place, alone(Message::new("incoming-no-file"))).await;
    };
    if file.size > LARGEST as u64 {
        let told = Message::new("incoming-large").with("limit", LARGEST >> 20);
        return page(&request, &who, &place, alone(told)).await;
    }
    let kept = match waiting::keep(app, &place.study, who.account.id, file).await? {
        Ok(kept) => kept,
        Err(message) => return page(&request, &who, &place, alone(message)).await,
    };
    let opened = match open(&request, &place, &kept, How::default()).await? {
        Ok(_) => return Ok(answer::see(&format!("{}/responses/bring/{}", place.base(), kept.id))),
        Err(message) => message,
    };
    waiting::forget(&app.store, who.account.id, kept.id).await?;
    page(&request, &who, &place, alone(opened)).await
}

/// A file at which somebody looks.
struct Opened {
    kept: Waiting,
    file: File,
    versions: Arc<Versions>,
    looked: incoming::Looked,
}

/// Opens a file that waits.
async fn open(
    request: &HttpRequest,
    place: &In,
    kept: &Waiting,
    how: How,
) -> std::result::Result<std::result::Result<Opened, Message>, Error> {
    let app = reader::shared(request);
    let versions = Arc::new(Versions::of(&app.store, &place.study).await?);
    if versions.is_empty() {
        return Ok(Err(Message::new("incoming-no-form")));
    }
    let file = match File::waiting(&app.store, kept).await? {
        Some(Ok(file)) => file,
        Some(Err(message)) => return Ok(Err(message)),
        None => return Ok(Err(Message::new("incoming-gone"))),
    };
    let looked = incoming::look(&app, &versions, &file, how).await?;
    Ok(looked.map(|looked| Opened { kept: kept.clone(), file, versions, looked }))
}

/// The file of an address that waits for whoever asks.
async fn found(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    id: &str,
) -> std::result::Result<Option<Waiting>, Error> {
    let Ok(id) = id.parse::<Uuid>() else { return Err(Error::NotFound) };
    let store = &reader::app(request).store;
    Ok(waiting::find(store, &place.study, who.account.id, id).await?)
}

/// `GET /studies/{study}/responses/bring/{file}`: what its columns seem to be.
async fn opened(request: HttpRequest, who: SignedIn, path: Path<(String, String)>) -> Result {
    let (slug, id) = path.into_inner();
    let place = who.study(&slug, Role::Researcher).await?;
    let gone = || vec![Message::new("incoming-gone")];
    let Some(kept) = found(&request, &who, &place, &id).await? else {
        return page(&request, &who, &place, gone()).await;
    };
    match open(&request, &place, &kept, How::default()).await? {
        Ok(opened) => {
            let mapping = opened.looked.proposal.clone();
            map::page(&request, (&who, &place), &opened, &mapping, Vec::new())
        }
        Err(message) => page(&request, &who, &place, vec![message]).await,
    }
}

/// `POST /studies/{study}/responses/bring/{file}`: looks again, checks, takes in, or gives up.
async fn act(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, String)>,
    LongFields(fields): LongFields,
) -> Result {
    let (slug, id) = path.into_inner();
    let place = who.study(&slug, Role::Researcher).await?;
    who.sent(&fields)?;
    let app = reader::app(&request);
    let Some(kept) = found(&request, &who, &place, &id).await? else {
        return page(&request, &who, &place, vec![Message::new("incoming-gone")]).await;
    };
    if fields.get("do") == "leave" {
        waiting::forget(&app.store, who.account.id, kept.id).await?;
        return Ok(answer::see(&format!("{}/responses/bring", place.base())));
    }
    let mapping = Mapping::read(fields.get("mapping"));
    let mapping = mapping.map_err(|_| Error::BadRequest("no mapping of ours"))?;
    let is_map = fields.get("from") == "map";
    let how = if is_map { edit::how(&fields) } else { mapping.file.clone() };
    let opened = match open(&request, &place, &kept, how).await? {
        Ok(opened) => opened,
        Err(message) => return page(&request, &who, &place, vec![message]).await,
    };
    let mapping = if is_map { edit::mapping(app, &opened, &mapping, &fields) } else { mapping };
    match fields.get("do") {
        "look" | "map" => map::page(&request, (&who, &place), &opened, &mapping, Vec::new()),
        "take" => check::take(&request, (&who, &place), &opened, &mapping, &fields).await,
        "faults" => check::file(&request, (&who, &place), &opened, &mapping).await,
        _ => check::show(&request, (&who, &place), &opened, &mapping, &fields).await,
    }
}

/// `POST /studies/{study}/responses/bring/back`: takes a file back.
async fn back(request: HttpRequest, who: SignedIn, slug: Path<String>, fields: Fields) -> Result {
    let place = who.study(&slug, Role::Researcher).await?;
    who.sent(&fields)?;
    let id = fields.get("import").parse().map_err(|_| Error::NotFound)?;
    match incoming::take_back(reader::app(&request), &place.study, id).await? {
        None => Err(Error::NotFound),
        Some(Ok(done)) => {
            Ok(answer::see(&format!("{}/responses/bring?done=back&count={}", place.base(), done.gone)))
        }
        Some(Err(message)) => page(&request, &who, &place, vec![message]).await,
    }
}
