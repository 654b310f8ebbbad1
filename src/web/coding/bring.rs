//! Taking documents in: a file, several, or what was typed, looked at before.

use super::documents::{page, regions, roles};
use super::pages::{Choice, Typed};
use super::{look, many};
use crate::service::documents::{self as service, Brought};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::Result;
use crate::web::query::Fields;
use crate::web::reader;
use crate::web::upload::Uploads;
use actix_web::{HttpRequest, web::Path};
use domain::coding::{Attributes, region};
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;

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

/// `POST /studies/{study}/documents`: looks at files or at what was typed, or takes in what was looked at.
pub(super) async fn import(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    uploads: Uploads,
) -> Result {
    let Uploads { fields, mut files } = uploads;
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Researcher).await?;
    match (files.len(), fields.get("do")) {
        (0, "add") => return add(&request, &who, &place, &fields).await,
        (0, "add-many") => return many::add(&request, &who, &place, &fields).await,
        (0 | 1, _) => {}
        (count, _) if count > many::MOST => {
            let message = Message::new("papers-many-most").with("most", many::MOST);
            return page(&request, &who, &place, (Some(message), &fields)).await;
        }
        _ => return many::look(&request, &who, &place, files).await,
    }
    let file = files.pop();
    let is_file = file.is_some();
    let (name, looked) = match file {
        Some((name, bytes)) => (name, service::look(bytes.to_vec()).await?),
        None => (String::new(), service::look_at_text(fields.get("text").to_owned()).await?),
    };
    match looked {
        Ok(looked) => {
            let mut typed = Typed::of(&who, &fields);
            if typed.name.trim().is_empty() {
                many::stem(&name).clone_into(&mut typed.name);
            }
            look::page(&request, &who, &place, look::Seen { looked, typed, is_file, error: None })
        }
        Err(message) => page(&request, &who, &place, (Some(message), &fields)).await,
    }
}

async fn add(request: &HttpRequest, who: &SignedIn, place: &In, fields: &Fields) -> Result {
    let added = match attributes(fields.get("age"), fields.get("region"), fields.get("role")) {
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

/// Who speaks, as it was typed; what is not in the lists is passed over.
///
/// # Errors
/// Where the age is none.
pub(super) fn attributes(
    age: &str,
    region_code: &str,
    role: &str,
) -> std::result::Result<Attributes, Message> {
    let age = match Some(age.trim()).filter(|age| !age.is_empty()).map(str::parse::<u8>) {
        Some(Err(_)) => return Err(Message::new("coding-document-age")),
        Some(Ok(age)) => Some(age),
        None => None,
    };
    let known = |value: &str, fine: bool| if fine { value.to_owned() } else { String::new() };
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
    place.document(&who, id).await?;
    service::remove(reader::app(&request), &place.study, id).await?;
    Ok(answer::see(&format!("{}/documents", place.base())))
}
