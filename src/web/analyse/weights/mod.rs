//! Weights of a study: the sets there are, a new one, and what came of it.

mod page;
mod report;
mod typed;

use crate::service::weights::{self, Fault, File, Standing};
use crate::store;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::query::Fields;
use crate::web::reader;
use crate::web::upload::Upload;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::message::Message;
use domain::study::Role;
use page::SetView;
pub(super) use page::{NewWeightPage, WeightPage, WeightsPage};
use report::{Called, MarginView};
use std::collections::HashMap;
use typed::Typed;

/// `GET /studies/{study}/weights`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Viewer).await?;
    let app = reader::app(&request);
    let names = names(&request, &place).await?;
    let sets = weights::all(app, &place.study).await?;
    let view = |standing: &Standing| {
        let by = standing.set.account_id.and_then(|id| names.get(&id).cloned());
        SetView::of(standing, by, who.language)
    };
    let page = WeightsPage {
        frame: place.frame(&who),
        base: place.base(),
        may_change: place.role.may(Role::Researcher),
        sets: sets.iter().map(view).collect(),
    };
    answer::page(&request, &page, who.language)
}

/// What the team's members are called.
async fn names(request: &HttpRequest, place: &In) -> std::result::Result<HashMap<i64, String>, Error> {
    let team = store::studies::team(&reader::app(request).store, place.study.id).await?;
    Ok(team.into_iter().map(|member| (member.account_id, member.name)).collect())
}

/// `GET /studies/{study}/weights/new`
pub(super) async fn new(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Researcher).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    form(&request, &who, &place, &Typed::read(&query), &[]).await
}

async fn form(request: &HttpRequest, who: &SignedIn, place: &In, typed: &Typed, faults: &[Fault]) -> Result {
    let app = reader::app(request);
    let crossed = typed.way == "post_stratify";
    let offer = weights::offer(app, &place.study, &typed.by, crossed).await?.ok_or(Error::NotFound)?;
    let sets = store::weights::of_study(&app.store, place.study.id).await?;
    let sets: Vec<String> = sets.into_iter().map(|set| set.name).collect();
    let say = |message: &Message| who.say(message);
    let about = (place.frame(who), place.base());
    let mut page = NewWeightPage::new(about, typed, &offer, &sets, (who.language, &say));
    page.faults = faults.iter().map(|fault| told(fault, &say)).collect();
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    answer::page_with(request, &page, who.language, status)
}

/// A fault with its row.
fn told(fault: &Fault, say: &dyn Fn(&Message) -> String) -> String {
    let words = say(&fault.message);
    match fault.row {
        None => words,
        Some(row) => say(&Message::new("weight-at-row").with("row", row).with("fault", words)),
    }
}

/// `POST /studies/{study}/weights/new`
pub(super) async fn make(request: HttpRequest, who: SignedIn, slug: Path<String>, upload: Upload) -> Result {
    who.sent(&upload.fields)?;
    let place = who.study(&slug, Role::Researcher).await?;
    let typed = Typed::read(&upload.fields);
    let file = upload.file.map(|(name, bytes)| File { name, bytes: bytes.to_vec() });
    let asked = match typed.asked(file) {
        Ok(asked) => asked,
        Err(faults) => return form(&request, &who, &place, &typed, &faults).await,
    };
    let app = reader::app(&request);
    match weights::make(app, &place.study, Some(who.account.id), asked, false).await? {
        Ok(set) => Ok(answer::see(&address(&place, &set.name))),
        Err(faults) => form(&request, &who, &place, &typed, &faults).await,
    }
}

fn address(place: &In, name: &str) -> String {
    format!("{}/weights/{}", place.base(), crate::web::query::escape(name))
}

/// `GET /studies/{study}/weights/{name}`
pub(super) async fn one(request: HttpRequest, who: SignedIn, path: Path<(String, String)>) -> Result {
    let (slug, name) = path.into_inner();
    let place = who.study(&slug, Role::Viewer).await?;
    set(&request, &who, &place, &name, &[]).await
}

async fn set(request: &HttpRequest, who: &SignedIn, place: &In, name: &str, faults: &[Fault]) -> Result {
    let app = reader::app(request);
    let standing = weights::by_name(app, &place.study, name).await?.ok_or(Error::NotFound)?;
    let names = names(request, place).await?;
    let by = standing.set.account_id.and_then(|id| names.get(&id).cloned());
    let say = |message: &Message| who.say(message);
    let came = &standing.set.report;
    let form = store::forms::latest(&app.store, place.study.id).await?.map(|version| version.form);
    let called = Called { form: form.as_ref(), language: who.language };
    let page = WeightPage {
        frame: place.frame(who),
        base: place.base(),
        may_change: place.role.may(Role::Researcher),
        facts: report::facts(&standing.set.making, called, &say),
        figures: report::figures(came, who.language),
        margins: came.margins.iter().map(|fit| MarginView::of(fit, called, &say)).collect(),
        set: SetView::of(&standing, by, who.language),
        faults: faults.iter().map(|fault| told(fault, &say)).collect(),
    };
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    answer::page_with(request, &page, who.language, status)
}

/// `POST /studies/{study}/weights/{name}`: makes it anew, or takes it away.
pub(super) async fn change(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, String)>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let (slug, name) = path.into_inner();
    let place = who.study(&slug, Role::Researcher).await?;
    let app = reader::app(&request);
    match fields.get("do") {
        "again" => {
            let made = weights::again(app, &place.study, Some(who.account.id), &name).await?;
            match made.ok_or(Error::NotFound)? {
                Ok(_) => Ok(answer::see(&address(&place, &name))),
                Err(faults) => set(&request, &who, &place, &name, &faults).await,
            }
        }
        "remove" if weights::remove(app, &place.study, &name).await? => {
            Ok(answer::see(&format!("{}/weights", place.base())))
        }
        "remove" => Err(Error::NotFound),
        _ => Err(Error::BadRequest("nothing to do")),
    }
}

/// `GET /studies/{study}/weights/{name}/file`: the weight of each response.
pub(super) async fn file(request: HttpRequest, who: SignedIn, path: Path<(String, String)>) -> Result {
    let (slug, name) = path.into_inner();
    // What is told of single responses is for whoever may read them.
    let place = who.study(&slug, Role::Researcher).await?;
    let app = reader::app(&request);
    let set = store::weights::by_name(&app.store, place.study.id, &name).await?.ok_or(Error::NotFound)?;
    let bytes = weights::written(app, &place.study, &set).await?;
    let name = format!("{slug}-weights.csv");
    Ok(answer::file(answer::typed("text/csv; charset=utf-8"), &name).body(bytes))
}
