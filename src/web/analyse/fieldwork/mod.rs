//! How the fieldwork goes: what came, by day and otherwise, how long it took, where people stopped.

mod asked;
mod counts;
mod page;
mod sections;
mod targets;

use crate::service::fieldwork;
use crate::store;
use crate::web::access::{In, SignedIn};
use crate::web::error::{Error, Result};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web::Path};
use asked::Asked;
use counts::Counts;
use domain::figure::Width;
use domain::form::Form;
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use sections::Reader;
pub(super) use targets::change;

/// `GET /studies/{study}/fieldwork`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Viewer).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    let asked = Asked::read(&query);
    let notice = (query.get("done") == "targets").then(|| Message::new("fieldwork-saved"));
    page::show(&request, &who, &place, &asked, page::Typed { notice, ..page::Typed::default() }).await
}

/// `GET /studies/{study}/fieldwork/pulse`: changes whenever there is something to count anew.
pub(super) async fn pulse(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Viewer).await?;
    let pulse = fieldwork::pulse(reader::app(&request), &place.study).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(token(&pulse)))
}

/// A pulse in a word.
fn token(pulse: &store::fieldwork::Pulse) -> String {
    let saved = pulse.saved_at.map_or(0, |at| at.timestamp_millis());
    let store::fieldwork::Pulse { submissions, superseded, drafts, fresh, .. } = pulse;
    format!("{submissions}.{superseded}.{drafts}.{fresh}.{saved}")
}

/// `GET /studies/{study}/fieldwork/{figure}.svg`
pub(super) async fn figure(request: HttpRequest, who: SignedIn, path: Path<(String, String)>) -> Result {
    let (slug, key) = path.into_inner();
    let place = who.study(&slug, Role::Viewer).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    let language = Language::from_tag(query.get("language")).unwrap_or(who.language);
    let width = match query.get("width") {
        "" => Width::PAGE,
        "narrow" => Width::SINGLE,
        _ => return Err(Error::BadRequest("no such width")),
    };
    let form = form(&request, &place).await?.ok_or(Error::NotFound)?;
    let words = &reader::app(&request).words;
    let say = |message: &Message| words.say(language, message);
    let of = Reader { language, say: &say };
    let counts = counts(&request, &place, &form, &Asked::read(&query), (&key, of)).await?;
    let counts = counts.filter(|counts| counts.has_figure).ok_or(Error::NotFound)?;
    Ok(HttpResponse::Ok().content_type("image/svg+xml").body(counts.svg(language, width)))
}

/// The newest form, by which pages and choices are named; `None` where none was published.
async fn form(request: &HttpRequest, place: &In) -> std::result::Result<Option<Form>, Error> {
    let version = store::forms::latest(&reader::app(request).store, place.study.id).await?;
    Ok(version.map(|version| version.form))
}

/// What a figure shows, and nothing besides.
async fn counts(
    request: &HttpRequest,
    place: &In,
    form: &Form,
    asked: &Asked,
    (key, of): (&str, Reader<'_>),
) -> std::result::Result<Option<Counts>, Error> {
    if !sections::is_drawn(key) {
        return Ok(None);
    }
    let app = reader::app(request);
    let course = fieldwork::came(app, &place.study, asked.days).await?.course;
    Ok(match key {
        "days" => Some(sections::days(&course, of)),
        "languages" => Some(sections::languages(&course, of)),
        "versions" => Some(sections::versions(&course, of)),
        "ways" => Some(sections::ways(&course, of)),
        "stops" => {
            let stops = fieldwork::stops(app, &place.study, form, asked.days).await?;
            Some(sections::stops(&stops, form, (&course, of)))
        }
        _ => {
            let by = asked.by.as_deref().unwrap_or_default();
            let Some(Ok(chosen)) = fieldwork::chosen(app, &place.study, by, asked.days).await? else {
                return Ok(None);
            };
            let targets = fieldwork::targets(app, &place.study).await?;
            Some(sections::choices(&chosen, &targets, form, (&course, of)))
        }
    })
}

/// How a page is answered where something typed was no good.
fn status(typed: &page::Typed) -> StatusCode {
    if typed.fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::tests::renders;
    use crate::store::fieldwork::Pulse;

    #[test]
    fn the_page_renders_in_every_language() {
        renders::<page::FieldworkPage>();
    }

    #[test]
    fn a_pulse_is_another_whenever_anything_is() {
        let pulse = Pulse { submissions: 3, fresh: 1, ..Pulse::default() };
        assert_eq!(token(&pulse), "3.0.0.1.0");
        assert_ne!(
            token(&pulse),
            token(&Pulse { saved_at: Some(chrono::DateTime::from_timestamp_nanos(9_000_000)), ..pulse })
        );
    }
}
