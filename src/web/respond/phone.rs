//! What the phone's script asks for: the worker, the whole form in a language, its logic, and a place
//! to send answers to.

use super::handlers::{Place, study};
use super::packed;
use super::whole::WholePage;
use crate::app::App;
use crate::service::respond::sync::{self, Parcel, Taken};
use crate::service::respond::{Open, codes};
use crate::store::forms::{self, FormVersion};
use crate::store::{studies::Study, submissions::Submission};
use crate::web::error::{Error, Result};
use crate::web::{answer, body, reader};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, AcceptEncoding, Encoding, Header, HeaderValue};
use actix_web::{
    FromRequest, HttpMessage, HttpRequest, HttpResponse, dev::Payload, web, web::Bytes, web::Path,
};
use domain::answer::accept::{Fault, Told};
use domain::language::Language;
use futures_util::future::LocalBoxFuture;
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;

/// `GET /s/worker.js`: what answers for the surveys of this address when there is no network.
pub(super) async fn worker(request: HttpRequest) -> Result {
    let asset = crate::assets::named("worker.js").ok_or(Error::NotFound)?;
    tagged(&request, asset.media_type, Bytes::from_static(asset.content)).await
}

/// `GET /s/{study}/whole/{version}/{language}`: every page of a form version in one document.
pub(super) async fn whole(request: HttpRequest, path: Path<(String, i32, String)>) -> Result {
    let (slug, number, language) = path.into_inner();
    let app = reader::app(&request);
    let study = study(app, &slug).await?;
    let version = version(app, &study, number).await?;
    let language = Language::from_tag(&language).filter(|one| version.form.languages.contains(one));
    let language = language.ok_or(Error::NotFound)?;
    let app = reader::shared(&request);
    // A long form takes long: nobody else waits for it.
    let made = web::block(move || {
        let page = WholePage::of(&app, &study, &version, language)?;
        Ok::<_, Error>(app.pages.render(&page, language)?)
    });
    let html = made.await.map_err(anyhow::Error::from)??;
    tagged(&request, "text/html; charset=utf-8", html.into()).await
}

/// `GET /s/{study}/logic/{version}.json`: what hangs on what in a form version.
pub(super) async fn logic(request: HttpRequest, path: Path<(String, i32)>) -> Result {
    let (slug, number) = path.into_inner();
    let app = reader::app(&request);
    let study = study(app, &slug).await?;
    let version = version(app, &study, number).await?;
    let logic = domain::form::logic::compile(&version.form);
    let logic = serde_json::to_vec(&logic).map_err(anyhow::Error::from)?;
    tagged(&request, "application/json", logic.into()).await
}

async fn version(app: &App, study: &Study, number: i32) -> Result<FormVersion> {
    forms::by_number(&app.store, study.id, number).await?.ok_or(Error::NotFound)
}

/// An answer that a browser keeps and asks about before it uses it: a form version never changes, but
/// this program does.
async fn tagged(request: &HttpRequest, media_type: &'static str, content: Bytes) -> Result {
    let hash = packed::hash(&content);
    let tag: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    // Weak, since what is sent may be compressed.
    let tag = format!("W/\"{tag}\"");
    let known = request.headers().get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    let mut response = if known.is_some_and(|known| known.contains(&tag)) {
        HttpResponse::NotModified().finish()
    } else {
        let mut response = answer::typed(media_type);
        response.insert_header((header::VARY, "accept-encoding"));
        if takes_brotli(request) {
            response.insert_header((header::CONTENT_ENCODING, "br"));
            response.body(packed::brotli(hash, content).await.map_err(anyhow::Error::from)?)
        } else {
            response.body(content)
        }
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    Ok(response)
}

fn takes_brotli(request: &HttpRequest) -> bool {
    let brotli = Encoding::brotli();
    let accepted = AcceptEncoding::parse(request).ok();
    accepted.and_then(|accepted| accepted.negotiate([&brotli].into_iter())) == Some(brotli)
}

impl FromRequest for Parcel {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, mut payload) = (request.clone(), payload.take());
        Box::pin(async move {
            if !request.content_type().eq_ignore_ascii_case("application/json") {
                return Err(Error::BadRequest("not JSON"));
            }
            let limit = reader::app(&request).config.limits.fields;
            body::announced(&request, limit)?;
            let bytes = body::read(&mut payload, limit).await?;
            let parcel: Self =
                serde_json::from_slice(&bytes).map_err(|_| Error::BadRequest("not what a phone sends"))?;
            parcel.check().map_err(Error::BadRequest)?;
            Ok(parcel)
        })
    }
}

/// `POST /s/{study}/sync`: takes what a phone sends by itself.
pub(super) async fn sync(request: HttpRequest, slug: Path<String>, parcel: Parcel) -> Result {
    let app = reader::app(&request);
    let study = study(app, &slug).await?;
    let taken = sync::take(app, &study, &parcel, reader::client(&request)).await?;
    let mut response = told(app, &taken, parcel.language)?;
    if parcel.here {
        let place = Place { id: parcel.id, shared: parcel.shared || study.shared_phones };
        match taken {
            Taken::Sent(_) if place.shared => Place::forget(&request, &study, &mut response),
            Taken::Unknown | Taken::Conflict(_) => {}
            _ => {
                place.remember(&request, &study, &mut response);
                answer::add_cookie(&mut response, &reader::remember(&request, parcel.language));
            }
        }
    }
    Ok(response)
}

/// Something that stands against storing answers, in words.
#[derive(Serialize)]
struct FaultView<'a> {
    page: &'a str,
    field: &'a str,
    told: String,
}

fn told(app: &App, taken: &Taken, language: Language) -> Result {
    let (status, body) = match taken {
        Taken::Kept { sequence, resume_code } => {
            (StatusCode::OK, json!({ "sequence": sequence, "resume_code": codes::spaced(resume_code) }))
        }
        Taken::Sent(sent) => (StatusCode::OK, receipt(sent, language)),
        Taken::Gap { sequence } => (StatusCode::CONFLICT, json!({ "reason": "gap", "sequence": sequence })),
        Taken::Elsewhere(open) => (StatusCode::CONFLICT, elsewhere(open)),
        Taken::Conflict(sent) => {
            let mut body = receipt(sent, language);
            body["reason"] = json!("sent");
            (StatusCode::CONFLICT, body)
        }
        Taken::Faulty(version, faults) => {
            let faults: Vec<_> = faults.iter().map(|fault| view(app, version, fault, language)).collect();
            (StatusCode::UNPROCESSABLE_ENTITY, json!({ "faults": faults }))
        }
        Taken::TooMany => return Err(Error::TooMany),
        Taken::Unknown => (StatusCode::GONE, json!({ "reason": "unknown" })),
    };
    Ok(HttpResponse::build(status).json(body))
}

fn receipt(sent: &Submission, language: Language) -> serde_json::Value {
    json!({
        "receipt": codes::receipt(sent.id),
        "sent": crate::locale::moment(sent.submitted_at, language),
        "superseded": sent.supersedes.is_some(),
    })
}

fn elsewhere(open: &Open) -> serde_json::Value {
    json!({
        "reason": "elsewhere",
        "sequence": open.draft.sequence,
        "resume_code": codes::spaced(&open.draft.resume_code),
        "page": open.draft.page,
        "answers": open.raw,
        "languages": languages(open),
        "supersedes": open.draft.supersedes,
    })
}

/// The language in which each field was filled.
fn languages(open: &Open) -> BTreeMap<&str, Language> {
    open.raw.0.keys().map(|field| (field.as_str(), open.draft.languages.get(field))).collect()
}

fn view<'a>(app: &App, version: &FormVersion, fault: &'a Fault, language: Language) -> FaultView<'a> {
    let told = match &fault.told {
        Told::Message(message) => app.words.say(language, message),
        Told::Words(words) => words.words(language, &version.form.languages).to_owned(),
    };
    FaultView { page: fault.page.as_str(), field: &fault.field, told }
}
