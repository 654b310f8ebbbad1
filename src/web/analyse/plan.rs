//! The plan of a study's tables: kept, run again, taken away as files.

use super::export::send;
use super::publication::{self, LetOut};
use crate::pages::Page;
use crate::service::disclosure::{self, Counted};
use crate::service::export::{self, Format, What};
use crate::service::plan;
use crate::store;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::Frame;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::{HttpRequest, web::Path};
use domain::form::Form;
use domain::language::{Language, Text};
use domain::message::Message;
use domain::study::Role;
use domain::table::Table;
use domain::tabulation::{Recipe, Tabulation};
use serde::Serialize;
use serde_json::json;
use std::collections::HashMap;

/// The plan.
#[derive(Serialize)]
pub(super) struct PlanPage {
    frame: Frame,
    base: String,
    may_change: bool,
    planned: Vec<PlannedView>,
    languages: Vec<(&'static str, &'static str, bool)>,
}

#[derive(Serialize)]
struct PlannedView {
    key: String,
    title: String,
    number: i32,
    hash: String,
    at: String,
    by: Option<String>,
}

/// `GET /studies/{study}/plan`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Viewer).await?;
    let app = reader::app(&request);
    let team = store::studies::team(&app.store, place.study.id).await?;
    let names: HashMap<i64, String> =
        team.into_iter().map(|member| (member.account_id, member.name)).collect();
    let form = store::forms::latest(&app.store, place.study.id).await?.map(|version| version.form);
    let view = |(planned, recipe): (store::recipes::Planned, Recipe)| PlannedView {
        title: called(&recipe, form.as_ref(), who.language),
        number: planned.number,
        hash: planned.hash.chars().take(12).collect(),
        at: crate::locale::moment(planned.changed_at, who.language),
        by: planned.account_id.and_then(|id| names.get(&id).cloned()),
        key: planned.key,
    };
    let planned = plan::all(app, &place.study).await?.into_iter().map(view).collect();
    let offered = |language: Language| (language.tag(), language.own_name(), language == who.language);
    let page = PlanPage {
        frame: place.frame(&who),
        base: place.base(),
        may_change: place.role.may(Role::Researcher),
        planned,
        languages: Language::ALL.map(offered).into(),
    };
    answer::page(&request, &page, who.language)
}

/// The caption of a table, or the names of what it counts.
fn called(recipe: &Recipe, form: Option<&Form>, language: Language) -> String {
    let fallback = form.map_or(&[][..], |form| &form.languages);
    let title = recipe.title.words(language, fallback);
    if !title.is_empty() {
        return title.to_owned();
    }
    let name = |variable: &domain::tabulation::Variable| match &variable.source {
        domain::tabulation::Source::Question(name) => {
            let question = form.and_then(|form| form.question(name.as_str()));
            question
                .map_or_else(|| name.to_string(), |q| q.short_label().words(language, fallback).to_owned())
        }
        _ => variable.label.words(language, fallback).to_owned(),
    };
    let names = |variables: &mut dyn Iterator<Item = &domain::tabulation::Variable>| {
        variables.map(name).filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
    };
    let parts = [names(&mut recipe.rows.iter()), names(&mut recipe.columns.iter().flatten())];
    let shown: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if shown.is_empty() { recipe.key.to_string() } else { shown.join(" × ") }
}

/// `POST /studies/{study}/plan`: moves a table, or takes it out.
pub(super) async fn change(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Researcher).await?;
    let app = reader::app(&request);
    let key = fields.get("key");
    let there = match fields.get("do") {
        "up" => plan::shift(app, &place.study, key, true).await?,
        "down" => plan::shift(app, &place.study, key, false).await?,
        "remove" => plan::remove(app, &place.study, key).await?,
        _ => return Err(Error::BadRequest("nothing to do")),
    };
    if there { Ok(answer::see(&format!("{}/plan", place.base()))) } else { Err(Error::NotFound) }
}

/// `GET /studies/{study}/plan/file`: every table of the plan, counted anew, or the recipes themselves.
pub(super) async fn file(request: HttpRequest, who: SignedIn, slug: Path<String>, let_out: LetOut) -> Result {
    let place = who.study(&slug, Role::Viewer).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    let language = Language::from_tag(query.get("language")).unwrap_or(who.language);
    let app = reader::app(&request);
    if query.get("format") == "plan" {
        let recipes = plan::all(app, &place.study).await?;
        let json = json!({ "study": place.study.slug, "recipes": recipes.iter().map(|(_, recipe)| recipe).collect::<Vec<_>>() });
        let bytes = serde_json::to_vec_pretty(&json).map_err(anyhow::Error::from)?;
        let name = format!("{}-plan.json", place.study.slug);
        return Ok(answer::file(answer::typed("application/json"), &name).body(bytes));
    }
    let format = Format::from_tag(query.get("format"))
        .filter(|format| [Format::Csv, Format::Xlsx, Format::Json].contains(format))
        .ok_or(Error::BadRequest("no such format"))?;
    let form = store::forms::latest(&app.store, place.study.id).await?.ok_or(Error::NotFound)?.form;
    let (tables, made) = tables(&request, &who, &place, &form, publication::hides(&query)).await?;
    let counted: Vec<Counted<'_>> = made.iter().map(Counted::Tabulation).collect();
    if let Some(refused) = publication::refused(&request, &who, &place, &counted, &let_out).await? {
        return Ok(refused);
    }
    let files = export::table_files(app, &place.study, (language, format), &form, &tables)?;
    send(&slug, What::Tables, format, files)
}

/// The tables of the plan, as they come out now. One that cannot be counted any more, as where a new
/// version of the questionnaire lacks its question, stands in its place with the reasons.
async fn tables(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    form: &Form,
    hides: bool,
) -> std::result::Result<(Vec<Table>, Vec<Tabulation>), Error> {
    let app = reader::app(request);
    let open = place.open_documents(who).await?;
    let sight = place.author(who).sight;
    let (mut tables, mut tabulations) = (Vec::new(), Vec::new());
    for (_, recipe) in plan::all(app, &place.study).await? {
        let key = recipe.key.to_string();
        let title = recipe.title.clone();
        let recipe = if hides { disclosure::hidden(&place.study, recipe) } else { recipe };
        let made = plan::tabulated(app, &place.study, recipe, (sight, open.as_ref())).await?;
        tables.push(match made.ok_or(Error::NotFound)? {
            Ok(made) => {
                tabulations.push(made.tabulation);
                made.table
            }
            Err(faults) => Table {
                title: if title.is_empty() { Text::of(&key, &key, &key) } else { title },
                key,
                repeat: None,
                base: Message::new("build-faults"),
                columns: Vec::new(),
                rows: Vec::new(),
                notes: faults,
                fallback: form.languages.clone(),
            },
        });
    }
    Ok((tables, tabulations))
}

impl Page for PlanPage {
    const TEMPLATE: &'static str = "analyse/plan.html";

    fn samples() -> Vec<Self> {
        let planned = || PlannedView {
            key: "reasons".to_owned(),
            title: "Себептер".to_owned(),
            number: 2,
            hash: "0123456789ab".to_owned(),
            at: "26.11.2026".to_owned(),
            by: Some("Айгүл".to_owned()),
        };
        let page = |may_change, planned| Self {
            frame: Frame::sample(),
            base: "/studies/a".to_owned(),
            may_change,
            planned,
            languages: vec![("kk", "Қазақша", true)],
        };
        vec![page(true, vec![planned(), planned()]), page(false, vec![planned()]), page(true, Vec::new())]
    }
}
