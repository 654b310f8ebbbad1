//! The plan as it is shown: each recipe's figure, its table, and what can be done with them.

use crate::pages::{Drawn, Page};
use crate::service::plan::{self, Made, exchange::Imported, leave};
use crate::store;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::Frame;
use crate::web::reader;
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use domain::figure::Width;
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use domain::table::ShownTable;
use domain::tabulation::Recipe;
use serde::Serialize;
use std::collections::HashMap;

/// The plan.
#[derive(Serialize)]
pub(in crate::web::analyse) struct PlanPage {
    frame: Frame,
    base: String,
    may_change: bool,
    planned: Vec<PlannedView>,
    removed: Vec<RemovedView>,
    languages: Vec<(&'static str, &'static str, bool)>,
    /// What an import did.
    done: Option<String>,
    /// Why nothing was imported.
    faults: Vec<String>,
    /// Why something else was not done.
    fault: Option<String>,
}

#[derive(Serialize)]
struct PlannedView {
    key: String,
    title: String,
    number: i32,
    hash: String,
    at: String,
    by: Option<String>,
    captions: Vec<CaptionView>,
    /// The drawing, where the recipe has one.
    figure: Option<Drawn>,
    table: Option<ShownTable>,
    /// Why it cannot be counted, or not drawn.
    faults: Vec<String>,
    /// What tells the data from others.
    data: String,
}

#[derive(Serialize)]
struct CaptionView {
    language: &'static str,
    name: &'static str,
    text: String,
}

#[derive(Serialize)]
struct RemovedView {
    key: String,
    title: String,
}

/// What came of what was just done.
#[derive(Default)]
pub(super) struct Told {
    pub(super) done: Option<Imported>,
    pub(super) faults: Vec<Message>,
    pub(super) fault: Option<Message>,
}

/// Answers with the plan.
pub(super) async fn answer(request: &HttpRequest, who: &SignedIn, place: &In, told: Told) -> Result {
    let say = |message: &Message| who.say(message);
    let status = match told.faults.is_empty() && told.fault.is_none() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let offered = |language: Language| (language.tag(), language.own_name(), language == who.language);
    let removed = removed(request, who, place).await?;
    let page = PlanPage {
        frame: place.frame(who),
        base: place.base(),
        may_change: place.role.may(Role::Researcher),
        planned: planned(request, who, place).await?,
        removed,
        languages: Language::ALL.map(offered).into(),
        done: told.done.map(|done| {
            let told = Message::new("plan-imported").with("added", done.added);
            say(&told.with("changed", done.changed).with("same", done.same))
        }),
        faults: told.faults.iter().map(say).collect(),
        fault: told.fault.as_ref().map(say),
    };
    answer::page_with(request, &page, who.language, status)
}

async fn planned(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
) -> std::result::Result<Vec<PlannedView>, Error> {
    let app = reader::app(request);
    let names = names(request, place).await?;
    let open = place.open_documents(who).await?;
    let sight = (place.author(who).sight, open.as_ref());
    let (rows, recipes): (Vec<_>, Vec<Recipe>) = plan::all(app, &place.study).await?.into_iter().unzip();
    let mut planned = Vec::new();
    for (row, (number, recipe)) in rows.into_iter().zip(plan::numbered(recipes)) {
        let made = plan::tabulated(app, &place.study, recipe.clone(), sight).await?;
        let shown = Shown::of(request, who, (number, &recipe), made);
        planned.push(PlannedView {
            title: shown.title.unwrap_or_else(|| called(&recipe, who.language)),
            number: row.number,
            hash: row.hash.chars().take(12).collect(),
            at: crate::locale::moment(row.changed_at, who.language),
            by: row.account_id.and_then(|id| names.get(&id).cloned()),
            captions: captions(&recipe),
            figure: shown.figure,
            table: shown.table,
            faults: shown.faults,
            data: shown.data,
            key: row.key,
        });
    }
    Ok(planned)
}

/// A recipe as a page shows it.
#[derive(Default)]
struct Shown {
    title: Option<String>,
    figure: Option<Drawn>,
    table: Option<ShownTable>,
    faults: Vec<String>,
    data: String,
}

impl Shown {
    fn of(
        request: &HttpRequest,
        who: &SignedIn,
        (number, recipe): (Option<u32>, &Recipe),
        made: Option<std::result::Result<Made, Vec<Message>>>,
    ) -> Self {
        let say = |message: &Message| who.say(message);
        let made = match made {
            None => {
                return Self {
                    faults: vec![say(&Message::new("plan-fault-unpublished"))],
                    ..Self::default()
                };
            }
            Some(Err(faults)) => return Self { faults: faults.iter().map(say).collect(), ..Self::default() },
            Some(Ok(made)) => made,
        };
        let look = (number, who.language, Width::PAGE);
        let drawn = recipe.figure.map(|_| leave::drawing(reader::app(request), recipe, &made, look));
        let (figure, fault) = match drawn {
            None => (None, None),
            Some(Ok(drawing)) => (Some(Drawn::from(&drawing)), None),
            Some(Err(fault)) => (None, Some(say(&fault))),
        };
        let table = made.table.words(who.language, &say);
        Self {
            title: Some(table.title.text.clone()),
            figure,
            table: Some(table),
            faults: fault.into_iter().collect(),
            data: made.data,
        }
    }
}

/// The names of the team by account.
pub(super) async fn names(
    request: &HttpRequest,
    place: &In,
) -> std::result::Result<HashMap<i64, String>, Error> {
    let team = store::studies::team(&reader::app(request).store, place.study.id).await?;
    Ok(team.into_iter().map(|member| (member.account_id, member.name)).collect())
}

async fn removed(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
) -> std::result::Result<Vec<RemovedView>, Error> {
    if !place.role.may(Role::Researcher) {
        return Ok(Vec::new());
    }
    let rows = store::recipes::removed(&reader::app(request).store, place.study.id).await?;
    let view = |row: store::recipes::Planned| {
        let recipe: Recipe = serde_json::from_str(&row.recipe).map_err(anyhow::Error::from)?;
        Ok(RemovedView { title: called(&recipe, who.language), key: row.key })
    };
    rows.into_iter().map(view).collect()
}

/// The caption of a recipe, or its short name.
pub(super) fn called(recipe: &Recipe, language: Language) -> String {
    let title = recipe.title.words(language, &Language::ALL);
    if title.is_empty() { recipe.key.to_string() } else { title.to_owned() }
}

fn captions(recipe: &Recipe) -> Vec<CaptionView> {
    let caption = |language: Language| CaptionView {
        language: language.tag(),
        name: language.own_name(),
        text: recipe.title.get(language).unwrap_or_default().to_owned(),
    };
    Language::ALL.map(caption).into()
}

impl Page for PlanPage {
    const TEMPLATE: &'static str = "analyse/plan.html";

    fn samples() -> Vec<Self> {
        use domain::tabulation::{By, of_question};
        let form = crate::demo::form().expect("the demonstration has a form");
        let columns = domain::table::Columns::new(&form);
        let by = By { question: Some("gender"), ..By::default() };
        let counted = of_question(&form, &columns, "reasons", by).expect("a question");
        let table = &counted.tables[0];
        let say = |message: &Message| message.key.clone();
        let planned = |figure: bool, faults: &[&str]| PlannedView {
            key: "reasons".to_owned(),
            title: "Себептер".to_owned(),
            number: 2,
            hash: "0123456789ab".to_owned(),
            at: "26.11.2026".to_owned(),
            by: Some("Айгүл".to_owned()),
            captions: vec![CaptionView {
                language: "kk", name: "Қазақша", text: "Себептер".to_owned()
            }],
            figure: figure.then(Drawn::sample),
            table: faults.is_empty().then(|| table.words(Language::Kk, &say)),
            faults: faults.iter().map(|&fault| fault.to_owned()).collect(),
            data: "form=1 responses=230".to_owned(),
        };
        let page = |may_change, planned, done: Option<&str>, faults: &[&str]| Self {
            frame: Frame::sample(),
            base: "/studies/a".to_owned(),
            may_change,
            planned,
            removed: vec![RemovedView { key: "old".to_owned(), title: "Ескі".to_owned() }],
            languages: vec![("kk", "Қазақша", true)],
            done: done.map(str::to_owned),
            faults: faults.iter().map(|&fault| fault.to_owned()).collect(),
            fault: faults.first().map(|&fault| fault.to_owned()),
        };
        vec![
            page(true, vec![planned(true, &[]), planned(false, &["қате"])], Some("1"), &[]),
            page(false, vec![planned(false, &[])], None, &[]),
            page(true, Vec::new(), None, &["қате"]),
        ]
    }
}
