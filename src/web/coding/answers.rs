//! Open answers of the survey as documents: how many there are, taking them in, and what was corrected.

use super::pages::Choice;
use crate::app::App;
use crate::pages::Page;
use crate::service::answers::{self as service, Correction, Decision, Open, TakenIn, Way};
use crate::store::documents::Document;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::{Frame, Pager};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::language::{Language, told};
use domain::message::Message;
use domain::study::Role;
use domain::table::Worded;
use serde::Serialize;
use std::collections::HashMap;
use uuid::Uuid;

/// How many corrections stand on a page.
const EACH: usize = 20;

/// The open questions and what was corrected.
#[derive(Serialize)]
pub(super) struct AnswersPage {
    frame: Frame,
    base: String,
    error: Option<Message>,
    questions: Vec<QuestionView>,
    corrections: Vec<CorrectionView>,
    /// How many corrections there are in all.
    waiting: usize,
    pager: Pager,
}

#[derive(Serialize)]
struct QuestionView {
    name: String,
    label: Worded,
    answers: usize,
    new: usize,
    taken: usize,
    /// How its answers become documents, once some did.
    way: Option<&'static str>,
    ways: Vec<Choice>,
    documents: Vec<(i64, String)>,
}

#[derive(Serialize)]
struct CorrectionView {
    document: i64,
    passage: i32,
    question: String,
    submission: String,
    number: i64,
    before: Said,
    now: Option<Said>,
}

/// Words with their language, where it can be told.
#[derive(Serialize)]
struct Said {
    words: String,
    language: Option<&'static str>,
}

/// The answer that a passage is.
#[derive(Clone, Serialize)]
pub(super) struct AnswerView {
    number: i64,
    /// The response, for whoever may see it.
    href: Option<String>,
    corrected_in: Option<i32>,
    corrected_by: Option<i64>,
}

impl AnswerView {
    /// For the pages' samples.
    pub(super) fn sample() -> Self {
        Self {
            number: 7,
            href: Some("/studies/a/responses/7".to_owned()),
            corrected_in: Some(2),
            corrected_by: Some(9),
        }
    }
}

/// The answers that the passages of a document are, by the passages' numbers.
///
/// # Errors
/// Where the database cannot be read.
pub(super) async fn views(app: &App, place: &In, document: &Document) -> Result<HashMap<i32, AnswerView>> {
    let may_see = place.role.may(Role::Researcher);
    let marks = service::marks(app, &place.study, document).await?;
    let view = |(passage, mark): (i32, service::Mark)| {
        let href = may_see.then(|| format!("{}/responses/{}", place.base(), mark.number));
        let service::Mark { number, corrected_in, corrected_by } = mark;
        (passage, AnswerView { number, href, corrected_in, corrected_by })
    };
    Ok(marks.into_iter().map(view).collect())
}

/// `GET /studies/{study}/documents/answers`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Researcher).await?;
    page(&request, &who, &place, None).await
}

async fn page(request: &HttpRequest, who: &SignedIn, place: &In, error: Option<Message>) -> Result {
    let overview = service::overview(reader::app(request), &place.study).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    let (wanted, waiting) = (query.get("page").parse().unwrap_or(1), overview.corrections.len());
    let address = format!("{}/documents/answers", place.base());
    let pager = Pager::new(&address, &[], wanted, waiting as u64, EACH as u64);
    let from = usize::try_from(pager.page - 1).unwrap_or(0) * EACH;
    let mut frame = place.frame(who);
    let done = query.some("done").and_then(|done| done.parse::<usize>().ok());
    frame.notice = done.map(|count| Message::new("papers-answers-done").with("count", count));
    let questions = overview.questions.into_iter();
    let status = if error.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    let left = query.some("left").and_then(|left| left.parse::<usize>().ok());
    let left = || left.map(|count| Message::new("papers-answers-left").with("count", count));
    let page = AnswersPage {
        frame,
        base: place.base(),
        questions: questions.map(|open| question(who, open, &overview.languages)).collect(),
        corrections: overview.corrections.into_iter().skip(from).take(EACH).map(correction).collect(),
        waiting,
        pager,
        error: error.or_else(left),
    };

    answer::page_with(request, &page, who.language, status)
}

fn question(who: &SignedIn, open: Open, languages: &[Language]) -> QuestionView {
    let way = |way: Way| {
        let label = who.say(&Message::new(&format!("papers-answers-way-{}", way.tag())));
        Choice::new(way.tag(), label, way == Way::Question)
    };
    QuestionView {
        label: Worded::of(&open.label, who.language, languages),
        taken: open.answers - open.new,
        name: open.name,
        answers: open.answers,
        new: open.new,
        way: open.way.map(Way::tag),
        ways: Way::ALL.map(way).into(),
        documents: open.documents,
    }
}

fn correction(correction: Correction) -> CorrectionView {
    let said = |words: String| Said { language: told(&words).map(Language::tag), words };
    CorrectionView {
        document: correction.document_id,
        passage: correction.passage,
        question: correction.question,
        submission: correction.submission_id.to_string(),
        number: correction.number,
        before: said(correction.before),
        now: correction.now.map(said),
    }
}

/// `POST /studies/{study}/documents/answers`: takes in the new answers to a question.
pub(super) async fn take_in(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Researcher).await?;
    let way = Way::from_tag(fields.get("way")).unwrap_or(Way::Question);
    let wanted = (fields.get("question"), way);
    match service::take_in(reader::app(&request), &place.study, who.account.id, wanted).await? {
        Ok(TakenIn { added, left }) => {
            let left = if left > 0 { format!("&left={left}") } else { String::new() };
            Ok(answer::see(&format!("{}/documents/answers?done={added}{left}", place.base())))
        }
        Err(message) => page(&request, &who, &place, Some(message)).await,
    }
}

/// `POST /studies/{study}/documents/answers/corrections`
pub(super) async fn decide(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Researcher).await?;
    let submission: Uuid =
        fields.get("submission").parse().map_err(|_| Error::BadRequest("no submission"))?;
    let decision = match fields.get("do") {
        "take" => Decision::TakeIn,
        "leave" => Decision::Leave,
        _ => return Err(Error::BadRequest("nothing decided")),
    };
    let about = (fields.get("question"), submission);
    match service::decide(reader::app(&request), &place.study, about, decision).await? {
        Ok(()) => Ok(answer::see(&format!("{}/documents/answers#corrections-title", place.base()))),
        Err(message) => page(&request, &who, &place, Some(message)).await,
    }
}

impl Page for AnswersPage {
    const TEMPLATE: &'static str = "coding/answers.html";

    fn samples() -> Vec<Self> {
        let question = |way: Option<&'static str>| QuestionView {
            name: "thoughts".to_owned(),
            label: Worded { text: "Ойыңыз?".to_owned(), language: Some(Language::Kk) },
            answers: 12,
            new: 2,
            taken: 10,
            way,
            ways: vec![Choice::new("question", "Бір құжат", true)],
            documents: if way.is_some() { vec![(1, "Ойыңыз?".to_owned())] } else { Vec::new() },
        };
        let said = || Said { words: "Жол керек.".to_owned(), language: Some("kk") };
        let correction = |now: Option<Said>| CorrectionView {
            document: 1,
            passage: 3,
            question: "thoughts".to_owned(),
            submission: Uuid::nil().to_string(),
            number: 17,
            before: said(),
            now,
        };
        let page = |questions, corrections: Vec<CorrectionView>, error| Self {
            frame: Frame::sample(),
            base: "/studies/s".to_owned(),
            error,
            questions,
            waiting: corrections.len(),
            corrections,
            pager: Pager::new("/studies/s/documents/answers", &[], 1, 40, EACH as u64),
        };
        vec![
            page(
                vec![question(None), question(Some("question")), question(Some("respondent"))],
                vec![correction(None), correction(Some(said()))],
                Some(Message::new("papers-answers-gone")),
            ),
            page(Vec::new(), Vec::new(), None),
        ]
    }
}
