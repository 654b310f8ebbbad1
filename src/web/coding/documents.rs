//! The list of documents, and taking one in: a file is looked at before.

use super::look;
use super::pages::{Choice, DocumentRow, DocumentsPage, Typed};
use crate::service::documents::{self as service, Brought};
use crate::store::{codings, documents};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::query::Fields;
use crate::web::reader;
use crate::web::upload::Upload;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::coding::{Attributes, REGIONS, region};
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use std::collections::HashMap;

/// The regions to choose from, in the reader's alphabet.
pub(super) fn regions(who: &SignedIn, chosen: &str) -> Vec<Choice> {
    let mut regions: Vec<Choice> = REGIONS
        .iter()
        .map(|region| Choice::new(region.code, region.short.words(who.language, &[]), region.code == chosen))
        .collect();
    crate::locale::sort_by_key(&mut regions, who.language, |choice| choice.label.clone());
    regions
}

/// The roles to choose from.
pub(super) fn roles(who: &SignedIn, chosen: &str) -> Vec<Choice> {
    let role = |role: &&'static str| {
        Choice::new(role, who.say(&Message::new(&format!("coding-role-{role}"))), *role == chosen)
    };
    Attributes::ROLES.iter().map(role).collect()
}

/// Who speaks in a document, in words.
pub(super) fn who_speaks(who: &SignedIn, attributes: &Attributes) -> String {
    let mut parts = Vec::new();
    if Attributes::ROLES.contains(&attributes.role.as_str()) {
        parts.push(who.say(&Message::new(&format!("coding-role-{}", attributes.role))));
    }
    parts.extend(
        attributes.age.map(|age| who.say(&Message::new("coding-citation-age").with("age", i64::from(age)))),
    );
    parts.extend(region(&attributes.region).map(|region| region.short.words(who.language, &[]).to_owned()));
    parts.join(", ")
}

async fn page(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    (error, fields): (Option<Message>, &Fields),
) -> Result {
    let store = &reader::app(request).store;
    let mut counts: HashMap<i64, usize> = HashMap::new();
    for (document, _, count) in codings::counts(store, place.study.id, place.author(who).sight).await? {
        *counts.entry(document).or_default() += usize::try_from(count).unwrap_or_default();
    }
    let open = place.open_documents(who).await?;
    let mut list = documents::list(store, place.study.id).await?;
    list.retain(|document| open.as_ref().is_none_or(|open| open.contains(&document.id)));
    let mut rows = Vec::new();
    for document in list {
        let attributes: Attributes =
            serde_json::from_str(&document.attributes).map_err(|error| Error::Internal(error.into()))?;
        rows.push(DocumentRow {
            id: document.id,
            who: who_speaks(who, &attributes),
            name: document.name,
            language: document.language.tag(),
            language_name: document.language.own_name(),
            codings: counts.get(&document.id).copied().unwrap_or_default(),
        });
    }
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = DocumentsPage {
        frame: place.frame(who),
        base: place.base(),
        documents: rows,
        may_import: place.role.may(Role::Researcher),
        error,
        typed: Typed::of(who, fields),
    };
    answer::page_with(request, &page, who.language, status)
}

/// `GET /studies/{study}/documents`
pub(super) async fn list(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Coder).await?;
    page(&request, &who, &place, (None, &Fields::default())).await
}

impl Typed {
    pub(super) fn of(who: &SignedIn, fields: &Fields) -> Self {
        let language = |l: Language| Choice::new(l.tag(), l.own_name(), fields.get("language") == l.tag());
        Self {
            name: fields.get("name").to_owned(),
            text: fields.get("text").to_owned(),
            age: fields.get("age").to_owned(),
            languages: Language::ALL.map(language).into(),
            regions: regions(who, fields.get("region")),
            roles: roles(who, fields.get("role")),
        }
    }
}

/// `POST /studies/{study}/documents`: looks at a file or at what was typed, or takes in what was looked at.
pub(super) async fn import(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    upload: Upload,
) -> Result {
    let Upload { fields, file } = upload;
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Researcher).await?;
    if file.is_none() && fields.get("do") == "add" {
        return add(&request, &who, &place, &fields).await;
    }
    let is_file = file.is_some();
    let (name, looked) = match file {
        Some((name, bytes)) => (name, service::look(bytes.to_vec()).await?),
        None => (String::new(), service::look_at_text(fields.get("text").to_owned()).await?),
    };
    match looked {
        Ok(looked) => {
            let mut typed = Typed::of(&who, &fields);
            if typed.name.trim().is_empty() {
                name.rsplit_once('.')
                    .map_or(name.as_str(), |(stem, _)| stem)
                    .trim()
                    .clone_into(&mut typed.name);
            }
            look::page(&request, &who, &place, look::Seen { looked, typed, is_file, error: None })
        }
        Err(message) => page(&request, &who, &place, (Some(message), &fields)).await,
    }
}

async fn add(request: &HttpRequest, who: &SignedIn, place: &In, fields: &Fields) -> Result {
    let added = match attributes(fields) {
        Ok(attributes) => {
            let language = Language::from_tag(fields.get("language"));
            let brought =
                Brought { name: fields.get("name"), text: fields.get("text"), language, attributes };
            service::add(reader::app(request), &place.study, who.account.id, &brought).await?
        }
        Err(message) => Err(message),
    };
    let message = match added {
        Ok(id) => return Ok(answer::see(&format!("{}/documents/{id}", place.base()))),
        Err(message) => message,
    };
    match service::look_at_text(fields.get("text").to_owned()).await? {
        Ok(looked) => {
            let typed = Typed::of(who, fields);
            look::page(
                request,
                who,
                place,
                look::Seen { looked, typed, is_file: false, error: Some(message) },
            )
        }
        Err(_) => page(request, who, place, (Some(message), fields)).await,
    }
}

fn attributes(fields: &Fields) -> std::result::Result<Attributes, Message> {
    let age = match fields.some("age").map(str::parse::<u8>) {
        Some(Err(_)) => return Err(Message::new("coding-document-age")),
        Some(Ok(age)) => Some(age),
        None => None,
    };
    let known = |value: &str, fine: bool| if fine { value.to_owned() } else { String::new() };
    let (region_code, role) = (fields.get("region"), fields.get("role"));
    Ok(Attributes {
        age,
        region: known(region_code, region(region_code).is_some()),
        role: known(role, Attributes::ROLES.contains(&role)),
    })
}

/// `POST /studies/{study}/documents/{id}/remove`
pub(super) async fn remove(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let (slug, id) = path.into_inner();
    let place = who.study(&slug, Role::Researcher).await?;
    let app = reader::app(&request);
    documents::by_id(&app.store, place.study.id, id).await?.ok_or(Error::NotFound)?;
    service::remove(app, &place.study, id).await?;
    Ok(answer::see(&format!("{}/documents", place.base())))
}
