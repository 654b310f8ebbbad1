//! Searches that are kept.

use super::asked::{Asked, address};
use super::form::{Form, with};
use crate::pages::Page;
use crate::service::search as service;
use crate::store::saved_searches;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::Frame;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;
use std::collections::HashMap;

/// The searches that are kept.
#[derive(Serialize)]
pub(super) struct SavedPage {
    frame: Frame,
    base: String,
    form: Form,
    error: Option<Message>,
    /// What is sought now, to be kept.
    now: Option<String>,
    /// The name that was typed for it.
    typed: String,
    searches: Vec<SavedView>,
}

#[derive(Clone, Serialize)]
struct SavedView {
    id: i64,
    name: String,
    query: String,
    href: String,
    own: bool,
    /// By whom, where that is somebody else of the team.
    by: Option<String>,
    shared: bool,
    may_change: bool,
}

/// `GET /studies/{study}/search/saved`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Coder).await?;
    let fields = Fields::read(request.query_string().as_bytes())?;
    page(&request, &who, &place, &fields, None).await
}

async fn page(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    fields: &Fields,
    error: Option<Message>,
) -> Result {
    let app = reader::app(request);
    let asked = Asked::read(app, who, place, fields).await?;
    let names: HashMap<i64, &str> =
        asked.known.team.iter().map(|member| (member.account_id, member.name.as_str())).collect();
    let base = place.base();
    let seen = saved_searches::seen_by(&app.store, place.study.id, who.account.id).await?;
    let searches = seen.into_iter().map(|saved| {
        let own = saved.account_id == who.account.id;
        let query = Fields::read(saved.fields.as_bytes()).map(|fields| fields.get("q").to_owned());
        SavedView {
            id: saved.id,
            href: with(&format!("{base}/search"), &saved.fields),
            query: query.unwrap_or_default(),
            own,
            by: names.get(&saved.account_id).filter(|_| !own).map(|name| (*name).to_owned()),
            may_change: service::may_change(&saved, (who.account.id, place.role)),
            shared: saved.shared,
            name: saved.name,
        }
    });
    let now = Some(address(fields)).filter(|fields| !fields.is_empty());
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = SavedPage {
        frame: place.frame(who),
        form: Form::new(who, &base, "/saved", &asked, fields),
        error,
        now,
        typed: fields.get("name").to_owned(),
        searches: searches.collect(),
        base,
    };
    answer::page_with(request, &page, who.language, status)
}

/// `POST /studies/{study}/search/saved`: keeps, renames or forgets a search.
pub(super) async fn change(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Coder).await?;
    let app = reader::app(&request);
    let named = (fields.get("name"), fields.get("shared") == "1");
    let id = fields.get("id").parse::<i64>().unwrap_or_default();
    let whose = (who.account.id, place.role);
    // What is kept is read again, so that it is fields and nothing else.
    let kept = address(&Fields::read(fields.get("fields").as_bytes())?);
    let (done, typed) = match fields.get("do") {
        "keep" => {
            let kept_now = service::keep(app, &place.study, who.account.id, named, &kept).await?;
            (kept_now, kept.as_str())
        }
        "change" => (service::change(app, &place.study, whose, id, named).await?, ""),
        "remove" => (service::remove(app, &place.study, whose, id).await?, ""),
        _ => return Err(Error::BadRequest("nothing to do")),
    };
    match done {
        Ok(()) => Ok(answer::see(&format!("{}/search/saved", place.base()))),
        Err(service::Unkept::Gone) => Err(Error::NotFound),
        Err(unkept) => {
            let mut again = Fields::read(typed.as_bytes())?;
            again.push("name", fields.get("name"));
            page(&request, &who, &place, &again, Some(unkept.message())).await
        }
    }
}

impl Page for SavedPage {
    const TEMPLATE: &'static str = "coding/search-saved.html";

    fn samples() -> Vec<Self> {
        let saved = |id, own, by: Option<&str>, may_change| SavedView {
            id,
            name: "Жалақы".into(),
            query: "жалақы".into(),
            href: "/studies/a/search?q=a".into(),
            own,
            by: by.map(str::to_owned),
            shared: !own,
            may_change,
        };
        let page = |searches, error: Option<Message>, now: Option<&str>| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            form: Form::sample(None),
            error,
            now: now.map(str::to_owned),
            typed: String::new(),
            searches,
        };
        let fault = Message::new("search-saved-name-fault").with("longest", 120_usize);
        vec![
            page(
                vec![
                    saved(1, true, None, true),
                    saved(2, false, Some("Айгүл"), false),
                    saved(3, false, None, true),
                ],
                None,
                Some("q=a"),
            ),
            page(Vec::new(), Some(fault), None),
        ]
    }
}
