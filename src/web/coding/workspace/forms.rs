//! Coding without scripts: a whole passage at a time, by forms.

use super::commands::are_in;
use super::page::{EACH, page};
use crate::service::coding::{self, Refusal};
use crate::store::commands::Place;
use crate::web::access::SignedIn;
use crate::web::answer;
use crate::web::coding::instead::Instead;
use crate::web::error::{Error, Result};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::{HttpRequest, web::Path};
use domain::study::Role;

/// Where a form leads back to: the passage it was about.
fn back(base: &str, id: i64, fields: &Fields) -> String {
    let document = format!("{base}/documents/{id}");
    match fields.get("passage").parse::<usize>() {
        Ok(passage) if passage <= EACH => format!("{document}#p{passage}"),
        Ok(passage) => format!("{document}?passage={passage}#p{passage}"),
        Err(_) => document,
    }
}

/// `POST /studies/{study}/documents/{id}/codings`
pub(in crate::web::coding) async fn apply(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let (slug, id) = path.into_inner();
    let place = who.document(&slug, id, Role::Coder).await?;
    let number = |name: &str| fields.get(name).parse::<usize>().ok();
    let passage = fields.get("passage").parse().ok();
    let code = fields.get("code").parse().unwrap_or_default();
    let version: i32 = fields.get("version").parse().map_err(|_| Error::BadRequest("no version"))?;
    let app = reader::app(&request);
    let document = place.document(&who, id).await?;
    let selection = number("from").zip(number("to"));
    let span = passage.and_then(|passage| coding::span(&document, passage, selection));
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
        Ok(_) => Ok(answer::see(&back(&place.base(), id, &fields))),
        Err(refusal) => page(&request, &who, &place, id, Some(refusal.message())).await,
    }
}

/// `POST /studies/{study}/documents/{id}/codings/{coding}`
pub(in crate::web::coding) async fn remove(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64, i64)>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let (slug, id, coding_id) = path.into_inner();
    let place = who.document(&slug, id, Role::Coder).await?;
    let app = reader::app(&request);
    if !are_in(&app.store, id, &[coding_id]).await? {
        return Err(Error::NotFound);
    }
    let removed = coding::remove(app, &place.study, &place.author(&who), coding_id).await?;
    match removed {
        Ok(_) => Ok(answer::see(&back(&place.base(), id, &fields))),
        Err(Refusal::Gone) => Err(Error::NotFound),
        Err(refusal) => page(&request, &who, &place, id, Some(refusal.message())).await,
    }
}

/// `POST /studies/{study}/documents/{id}/undo`
pub(in crate::web::coding) async fn undo(
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
        Ok(undone) => {
            let back = back(&place.base(), id, &fields);
            let address =
                Instead::new(&undone).map_or_else(|| back.clone(), |instead| instead.added_to(&back));
            Ok(answer::see(&address))
        }
        Err(refusal) => page(&request, &who, &place, id, Some(refusal.message())).await,
    }
}
