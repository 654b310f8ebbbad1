//! What is done with quotes: they are translated, noted as cited, and put into a report.

use super::{filter, page};
use crate::service::citing;
use crate::service::coding::Refusal;
use crate::service::quotes::Filter;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::coding::chosen;
use crate::web::error::{Error, Result};
use crate::web::query::{Fields, escape};
use crate::web::reader;
use actix_web::{HttpRequest, web::Path};
use domain::message::Message;
use domain::study::Role;

/// Back to the list as it was chosen.
fn back(place: &In, (filter, fields): (&Filter, &Fields), done: &str, anchor: &str) -> String {
    let mut address = format!("{}/quotes?done={done}", place.base());
    let given = filter.fields();
    let page = fields.some("page").map(|page| ("page", page.to_owned()));
    for (name, value) in given.into_iter().chain(page) {
        address.push_str(&format!("&{name}={}", escape(&value)));
    }
    address.push_str(anchor);
    address
}

/// `POST /studies/{study}/quotes/translate`
pub(super) async fn translate(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Coder).await?;
    let id: i64 = fields.get("translate").parse().map_err(|_| Error::BadRequest("no quote"))?;
    let filter = filter(&who, &place, &fields).await?;
    let (seen, words) = (format!("seen-{id}"), format!("translation-{id}"));
    let words = (fields.get(&seen), fields.get(&words));
    let (app, author) = (reader::app(&request), place.author(&who));
    match citing::translate(app, &place.study, &author, (id, who.language), words).await? {
        Ok(()) => Ok(answer::see(&back(&place, (&filter, &fields), "translated", &format!("#quote-{id}")))),
        Err(refusal) => page(&request, &who, (&place, &fields), Some(refusal.message())).await,
    }
}

/// `POST /studies/{study}/quotes/cite`
pub(super) async fn cite(request: HttpRequest, who: SignedIn, slug: Path<String>, fields: Fields) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Coder).await?;
    let (app, author) = (reader::app(&request), place.author(&who));
    let ids = chosen(&fields);
    let error = if ids.is_empty() {
        Message::new("quotes-none-chosen")
    } else {
        let filter = filter(&who, &place, &fields).await?;
        let at = (fields.get("place"), fields.get("do") != "uncite");
        match citing::cite(app, &place.study, &author, &ids, at).await? {
            Ok(()) => return Ok(answer::see(&back(&place, (&filter, &fields), "cited", ""))),
            Err(Refusal::Long(most)) => Message::new("quotes-no-place").with("most", most),
            Err(refusal) => refusal.message(),
        }
    };
    page(&request, &who, (&place, &fields), Some(error)).await
}

/// `POST /studies/{study}/quotes/report`: the chosen quotes as a file. Whoever pressed Enter in a field
/// chose no format: where the field is a place, they want to note it.
pub(super) async fn report(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    fields: Fields,
) -> Result {
    if fields.some("format").is_none() && fields.some("place").is_some() {
        return cite(request, who, slug, fields).await;
    }
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Viewer).await?;
    let app = reader::app(&request);
    let ids = chosen(&fields);
    if ids.is_empty() {
        let message = Message::new("quotes-none-chosen");
        return page(&request, &who, (&place, &fields), Some(message)).await;
    }
    // One that somebody noted as cited meanwhile was chosen all the same.
    let filter = Filter { uncited: false, ..filter(&who, &place, &fields).await? };
    let mut ready = citing::ready(app, &place.study, &filter, who.language).await?;
    ready.retain(|ready| ids.contains(&ready.cited.coding_id));
    if ready.len() < ids.len() {
        return page(&request, &who, (&place, &fields), Some(Refusal::Changed.message())).await;
    }
    // Numbers that somebody gave them come first; the others keep the codebook's order.
    ready.sort_by_key(|ready| {
        fields.get(&format!("order-{}", ready.cited.coding_id)).parse::<u32>().unwrap_or(u32::MAX)
    });
    let title = who.say(&Message::new("coding-quotes-title"));
    let report = citing::report(title, &ready, who.language);
    let (media_type, bytes, ending) = match fields.get("format") {
        "html" => ("text/html; charset=utf-8", report.html().into_bytes(), "html"),
        "" | "docx" => (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            report.docx().map_err(anyhow::Error::from)?,
            "docx",
        ),
        _ => return Err(Error::BadRequest("no such format")),
    };
    let name = format!("{}-quotes.{ending}", place.study.slug);
    Ok(answer::file(answer::typed(media_type), &name).body(bytes))
}
