//! The list of cases, and making many.

use crate::pages::Page;
use crate::service::cases::{self as service, Known, Source, Wanted};
use crate::store::{documents, submissions};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::coding::pages::Choice;
use crate::web::error::Result;
use crate::web::frame::{Frame, Pager};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::coding::case::{Attribute, fits};
use domain::form::Form;
use domain::language::{Language, normal};
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;
use std::collections::HashSet;

/// How many stand on a page.
const EACH: u64 = 50;
/// How many attributes stand in the list.
const SHOWN: usize = 6;

/// The cases of a study.
#[derive(Serialize)]
pub(super) struct CasesPage {
    frame: Frame,
    base: String,
    query: String,
    /// How many fit the query.
    count: u64,
    attributes: Vec<String>,
    rows: Vec<CaseRow>,
    pager: Pager,
    free_documents: usize,
    free_responses: u64,
    /// By whose answers cases of responses can be called.
    questions: Vec<Choice>,
    name: String,
    error: Option<Message>,
}

#[derive(Serialize)]
struct CaseRow {
    id: i64,
    name: String,
    documents: Vec<String>,
    responses: Vec<i64>,
    values: Vec<String>,
}

/// `GET /studies/{study}/cases`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Researcher).await?;
    page(&request, &who, &place, (None, "")).await
}

async fn page(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    (error, name): (Option<Message>, &str),
) -> Result {
    let app = reader::app(request);
    let query = Fields::read(request.query_string().as_bytes())?;
    let known = Known::load(app, &place.study).await?;
    let list = documents::list(&app.store, place.study.id).await?;
    let shown: Vec<&Attribute> = known.attributes.iter().skip(3).take(SHOWN).collect();
    let named = |id: i64| list.iter().find(|document| document.id == id).map(|found| found.name.clone());
    let mut rows: Vec<CaseRow> = known
        .cases
        .iter()
        .map(|case| CaseRow {
            id: case.id,
            name: case.name.clone(),
            documents: once(case.documents.iter().filter_map(|(id, _)| named(*id))),
            responses: once(case.submissions.iter().filter_map(|id| Some(known.responses.get(id)?.number))),
            values: shown.iter().map(|attribute| words(who, &known, case.id, attribute).join("; ")).collect(),
        })
        .collect();
    let wanted = normal(query.get("q").trim());
    let holds = |text: &String| normal(text).contains(&wanted);
    rows.retain(|row| {
        wanted.is_empty() || holds(&row.name) || row.documents.iter().chain(&row.values).any(holds)
    });
    crate::locale::sort_by_key(&mut rows, who.language, |row| row.name.clone());
    let base = place.base();
    let count = rows.len() as u64;
    let wanted = query.get("page").parse().unwrap_or(1);
    let pager = Pager::new(&format!("{base}/cases"), &[("q", query.get("q"))], wanted, count, EACH);
    let from = usize::try_from((pager.page - 1) * EACH).unwrap_or(usize::MAX);
    let rows = rows.into_iter().skip(from).take(usize::try_from(EACH).unwrap_or(usize::MAX)).collect();
    let of: HashSet<i64> =
        known.cases.iter().flat_map(|case| case.documents.iter().map(|(id, _)| *id)).collect();
    let linked: HashSet<uuid::Uuid> = known.responses.values().map(|row| row.id).collect();
    let all = submissions::count(&app.store, place.study.id).await?;
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let mut frame = place.frame(who);
    frame.notice = match (query.get("done"), query.get("count").parse::<i64>()) {
        ("made", Ok(count)) => Some(Message::new("cases-made").with("count", count)),
        ("removed", _) => Some(Message::new("cases-removed")),
        _ => None,
    };
    let page = CasesPage {
        frame,
        query: query.get("q").to_owned(),
        count,
        attributes: shown.iter().map(|attribute| called(who, &known, attribute)).collect(),
        rows,
        pager,
        free_documents: list.iter().filter(|document| !of.contains(&document.id)).count(),
        free_responses: all.saturating_sub(linked.len() as u64),
        questions: known.form.as_ref().map_or_else(Vec::new, |form| questions(form, who.language, "")),
        name: name.to_owned(),
        error,
        base,
    };
    answer::page_with(request, &page, who.language, status)
}

fn once<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut kept = Vec::new();
    for one in all {
        if !kept.contains(&one) {
            kept.push(one);
        }
    }
    kept
}

/// What readers call an attribute.
pub(super) fn called(who: &SignedIn, known: &Known, attribute: &Attribute) -> String {
    attribute.name(who.language, known.form.as_ref(), &|message| who.say(message))
}

/// The values of a case for readers.
pub(super) fn words(who: &SignedIn, known: &Known, case: i64, attribute: &Attribute) -> Vec<String> {
    let say = |message: &Message| who.say(message);
    let word = |code: &String| attribute.value(code, who.language, known.form.as_ref(), &say).label.text;
    known.values(case, attribute.key).iter().map(word).collect()
}

/// The questions whose answers tell cases apart or say something of them.
pub(super) fn questions(form: &Form, language: Language, chosen: &str) -> Vec<Choice> {
    let asked = form.questions().filter(|question| fits(question));
    let choice = |question: &domain::form::Question| {
        let label = question.short_label().words(language, &form.languages);
        Choice::new(&question.name, label, question.name.as_str() == chosen)
    };
    asked.map(choice).collect()
}

/// `POST /studies/{study}/cases`: one, or one of each document or response.
pub(super) async fn make(request: HttpRequest, who: SignedIn, slug: Path<String>, fields: Fields) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Researcher).await?;
    let app = reader::app(&request);
    let source = match fields.get("do") {
        "documents" => Source::Documents,
        "responses" => Source::Responses { named: fields.some("named") },
        _ => {
            let wanted = Wanted { name: fields.get("name"), ..Wanted::default() };
            return match service::save(app, &place.study, None, wanted).await? {
                Ok(id) => Ok(answer::see(&format!("{}/cases/{id}", place.base()))),
                Err(message) => page(&request, &who, &place, (Some(message), fields.get("name"))).await,
            };
        }
    };
    let count = service::from_every(app, &place.study, source).await?;
    Ok(answer::see(&format!("{}/cases?done=made&count={count}", place.base())))
}

impl Page for CasesPage {
    const TEMPLATE: &'static str = "coding/cases/list.html";

    fn samples() -> Vec<Self> {
        let row = CaseRow {
            id: 1,
            name: "Бекзат".to_owned(),
            documents: vec!["01".to_owned()],
            responses: vec![12],
            values: vec!["Ер".to_owned()],
        };
        let page = |rows: Vec<CaseRow>, query: &str, error| Self {
            frame: Frame::sample(),
            base: "/studies/a".to_owned(),
            query: query.to_owned(),
            count: rows.len() as u64,
            attributes: vec!["Жынысы".to_owned()],
            rows,
            pager: Pager::new("/studies/a/cases", &[], 1, 120, EACH),
            free_documents: 3,
            free_responses: 229,
            questions: vec![Choice::new("age", "Жасы", false)],
            name: String::new(),
            error,
        };
        vec![
            page(vec![row], "", None),
            page(Vec::new(), "", Some(Message::new("cases-name").with("longest", 120_i64))),
            page(Vec::new(), "бек", None),
        ]
    }
}
