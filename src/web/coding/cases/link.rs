//! Documents and responses of one person: suggested and confirmed, or told by a file.

use super::list::questions;
use crate::pages::Page;
use crate::service::cases::{self as service, Equal, Pair};
use crate::store::forms;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::coding::pages::Choice;
use crate::web::error::{Error, Result};
use crate::web::frame::{Frame, Pager};
use crate::web::query::Fields;
use crate::web::reader;
use crate::web::upload::Upload;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;

/// How many pairs stand on a page.
const EACH: u64 = 100;
/// How many faults of a file are told.
const MOST_FAULTS: usize = 50;

/// What seems to be of one person.
#[derive(Serialize)]
pub(super) struct LinkPage {
    frame: Frame,
    base: String,
    /// By what documents are put to responses.
    by: Vec<Choice>,
    asked: bool,
    count: u64,
    pairs: Vec<PairView>,
    pager: Pager,
    faults: Vec<Message>,
}

#[derive(Serialize)]
struct PairView {
    value: String,
    name: String,
    is_case: bool,
    number: i64,
}

/// `GET /studies/{study}/cases/link`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Researcher).await?;
    page(&request, &who, &place, Vec::new()).await
}

async fn page(request: &HttpRequest, who: &SignedIn, place: &In, faults: Vec<Message>) -> Result {
    let app = reader::app(request);
    let query = Fields::read(request.query_string().as_bytes())?;
    let wanted = query.get("equal");
    let equal = match wanted {
        "" => None,
        "number" => Some(Equal::Number),
        "resume-code" => Some(Equal::ResumeCode),
        other => other.strip_prefix("q-").map(Equal::Question),
    };
    let found = match equal {
        Some(equal) => service::suggestions(app, &place.study, equal).await?,
        None => Vec::new(),
    };
    let base = place.base();
    let (path, count) = (format!("{base}/cases/link"), found.len() as u64);
    let pager = Pager::new(&path, &[("equal", wanted)], query.get("page").parse().unwrap_or(1), count, EACH);
    let from = usize::try_from((pager.page - 1) * EACH).unwrap_or(usize::MAX);
    let pairs = found.into_iter().skip(from).take(usize::try_from(EACH).unwrap_or(usize::MAX));
    let plain = [("number", "cases-link-by-number"), ("resume-code", "cases-link-by-resume-code")];
    let mut by: Vec<Choice> = plain
        .iter()
        .map(|(tag, key)| Choice::new(tag, who.say(&Message::new(key)), *tag == wanted))
        .collect();
    if let Some(version) = forms::latest(&app.store, place.study.id).await? {
        let asked = questions(&version.form, who.language, wanted.strip_prefix("q-").unwrap_or_default());
        by.extend(asked.into_iter().map(|choice| Choice { value: format!("q-{}", choice.value), ..choice }));
    }
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut frame = place.frame(who);
    frame.notice = match (query.get("done"), query.get("count").parse::<i64>()) {
        ("joined", Ok(count)) => Some(Message::new("cases-joined").with("count", count)),
        ("imported", Ok(count)) => Some(Message::new("cases-imported").with("count", count)),
        _ => None,
    };
    let page = LinkPage {
        frame,
        base,
        by,
        asked: equal.is_some(),
        count,
        pairs: pairs
            .map(|found| PairView {
                value: format!("{}-{}", found.pair.tag(), found.number),
                is_case: matches!(found.pair, Pair::Case(_)),
                name: found.name,
                number: found.number,
            })
            .collect(),
        pager,
        faults: faults.into_iter().take(MOST_FAULTS).collect(),
    };
    answer::page_with(request, &page, who.language, status)
}

/// `POST /studies/{study}/cases/link`: what somebody confirmed.
pub(super) async fn join(request: HttpRequest, who: SignedIn, slug: Path<String>, fields: Fields) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Researcher).await?;
    let pair = |value: &str| {
        let (pair, number) = value.split_once('-')?;
        Some((Pair::from_tag(pair)?, number.parse().ok()?))
    };
    let pairs = fields.iter().filter(|(name, _)| *name == "pair").map(|(_, value)| pair(value));
    let pairs: Option<Vec<(Pair, i64)>> = pairs.collect();
    let pairs = pairs.ok_or(Error::BadRequest("no pair"))?;
    match service::join(reader::app(&request), &place.study, &pairs).await? {
        Ok(count) => Ok(answer::see(&format!("{}/cases/link?done=joined&count={count}", place.base()))),
        Err(message) => page(&request, &who, &place, vec![message]).await,
    }
}

/// `POST /studies/{study}/cases/import`: a file that tells.
pub(super) async fn import(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    upload: Upload,
) -> Result {
    let Upload { fields, file } = upload;
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Researcher).await?;
    let Some((name, bytes)) = file else {
        return page(&request, &who, &place, vec![Message::new("cases-links-no-file")]).await;
    };
    match service::import(reader::app(&request), &place.study, (name, bytes.to_vec())).await? {
        Ok(count) => Ok(answer::see(&format!("{}/cases/link?done=imported&count={count}", place.base()))),
        Err(faults) => page(&request, &who, &place, faults).await,
    }
}

impl Page for LinkPage {
    const TEMPLATE: &'static str = "coding/cases/link.html";

    fn samples() -> Vec<Self> {
        let pair =
            |is_case| PairView { value: "d1-12".to_owned(), name: "12".to_owned(), is_case, number: 12 };
        let page = |asked, pairs: Vec<PairView>, faults| Self {
            frame: Frame::sample(),
            base: "/studies/a".to_owned(),
            by: vec![Choice::new("number", "нөмірі", asked)],
            asked,
            count: pairs.len() as u64,
            pairs,
            pager: Pager::new("/studies/a/cases/link", &[("equal", "number")], 1, 240, EACH),
            faults,
        };
        let fault = Message::new("cases-links-number").with("row", 2_i64).with("text", "он екі");
        vec![
            page(true, vec![pair(false), pair(true)], Vec::new()),
            page(true, Vec::new(), Vec::new()),
            page(false, Vec::new(), vec![fault]),
        ]
    }
}
