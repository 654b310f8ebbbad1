//! The page from which files are taken away and brought.

use super::{LossView, losses};
use crate::pages::Page;
use crate::service::{pseudonyms, refi};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::coding::pages::Choice;
use crate::web::error::Result;
use crate::web::frame::Frame;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::exchange::Remark;
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;

/// The page.
#[derive(Serialize)]
pub(super) struct ExchangePage {
    frame: Frame,
    base: String,
    error: Option<Message>,
    /// What is wrong with a file that was brought.
    faults: Vec<FaultView>,
    /// How many more faults there are.
    more: usize,
    languages: Vec<Choice>,
    /// What a project cannot hold.
    losses: Vec<LossView>,
    /// Whether names seem to stand in what is given out; `None` where nobody asked.
    names_remain: Option<bool>,
}

/// Something about a file, with its place.
#[derive(Clone, Serialize)]
pub(super) struct FaultView {
    place: String,
    message: Message,
}

/// The most faults that are shown.
const MOST: usize = 100;

impl FaultView {
    pub(super) fn of(remark: &Remark) -> Self {
        Self { place: remark.place.to_string(), message: remark.message.clone() }
    }

    pub(super) fn sample() -> Self {
        Self { place: "a!B2 (guid)".into(), message: Message::new("refi-codes-nameless") }
    }
}

/// The languages to choose from.
pub(super) fn languages(chosen: Language) -> Vec<Choice> {
    let choice = |language: Language| Choice::new(language.tag(), language.own_name(), language == chosen);
    Language::ALL.map(choice).into()
}

/// The page, with what is wrong.
///
/// # Errors
/// Where the database cannot be read.
pub(super) async fn page(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    error: Option<Message>,
    faults: Vec<Remark>,
) -> Result {
    let app = reader::app(request);
    let report = refi::losses(app, &place.study, who.language, place.author(who).sight).await?;
    let mut frame = place.frame(who);
    let query = Fields::read(request.query_string().as_bytes())?;
    frame.notice = done(&query).filter(|_| error.is_none());
    // Every text is read for it, so it is told who asks.
    let names_remain = match query.get("names") {
        "look" => Some(pseudonyms::remain_in_study(app, &place.study, place.author(who).sight).await?),
        _ => None,
    };
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = ExchangePage {
        frame,
        base: place.base(),
        error,
        more: faults.len().saturating_sub(MOST),
        faults: faults.iter().take(MOST).map(FaultView::of).collect(),
        languages: languages(who.language),
        losses: losses(&report),
        names_remain,
    };
    answer::page_with(request, &page, who.language, status)
}

/// What was taken in, as the address says it.
fn done(query: &Fields) -> Option<Message> {
    if query.get("done") != "taken" {
        return None;
    }
    let counts = ["codes", "changed", "documents", "codings", "memos", "cases"];
    counts.into_iter().try_fold(Message::new("refi-taken"), |told, name| {
        Some(told.with(name, query.get(name).parse::<i64>().ok()?))
    })
}

/// `GET /studies/{study}/exchange`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Researcher).await?;
    page(&request, &who, &place, None, Vec::new()).await
}

impl Page for ExchangePage {
    const TEMPLATE: &'static str = "coding/exchange/show.html";

    fn samples() -> Vec<Self> {
        let page = |error: Option<Message>, names| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            faults: error.iter().map(|_| FaultView::sample()).collect(),
            more: usize::from(error.is_some()),
            losses: error.iter().map(|_| LossView::sample()).collect(),
            names_remain: names,
            error,
            languages: languages(Language::Kk),
        };
        let faulty = Message::new("refi-faulty");
        vec![page(None, None), page(None, Some(false)), page(Some(faulty), Some(true))]
    }
}
