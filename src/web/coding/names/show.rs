//! The list of names, and the places where they still seem to stand.

use crate::pages::Page;
use crate::service::pseudonyms::{self as service, Called, Decided, Proposal, Wanted};
use crate::store::memos::Subject;
use crate::store::pseudonyms::{self, Pseudonym};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::{Frame, Pager};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::message::Message;
use domain::study::Role;
use domain::text::Span;
use serde::Serialize;

/// How many proposals stand on a page.
const EACH: u64 = 50;
/// How many of what is called by a name.
const MOST_CALLED: usize = 100;

/// The names, and where they seem to stand.
#[derive(Serialize)]
pub(super) struct NamesPage {
    frame: Frame,
    base: String,
    names: Vec<NameView>,
    blank: NameView,
    error: Option<Message>,
    /// The name that the error is about; 0 for a new one.
    error_at: i64,
    count: u64,
    proposals: Vec<ProposalView>,
    pager: Pager,
    /// Where names stand besides texts, the first of them.
    called: Vec<CalledView>,
    /// In how many places they do.
    called_count: usize,
}

#[derive(Serialize)]
struct CalledView {
    /// What it is, a Fluent key.
    kind: &'static str,
    href: String,
    name: String,
}

#[derive(Clone, Serialize)]
struct NameView {
    id: i64,
    name: String,
    spellings: String,
    alias: String,
    /// How many places wait for a decision.
    waiting: usize,
}

#[derive(Serialize)]
struct ProposalView {
    value: String,
    document: String,
    before: String,
    words: String,
    after: String,
    instead: String,
    is_capital: bool,
}

/// The study, for whoever keeps its names: for everybody else, its owner too, there is nothing here.
async fn keeper(who: &SignedIn, slug: &str) -> Result<In> {
    let place = who.study(slug, Role::Viewer).await?;
    if place.keeper { Ok(place) } else { Err(Error::NotFound) }
}

/// `GET /studies/{study}/names`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = keeper(&who, &slug).await?;
    page(&request, &who, &place, None).await
}

/// What somebody sent, the name it is about, and what is wrong with it.
type Sent<'a> = Option<(&'a Fields, i64, Message)>;

async fn page(request: &HttpRequest, who: &SignedIn, place: &In, sent: Sent<'_>) -> Result {
    let app = reader::app(request);
    let names = pseudonyms::all(&app.store, place.study.id).await?;
    let proposals = service::proposals(app, &place.study).await?;
    let called = service::called(app, &place.study).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    let mut frame = place.frame(who);
    frame.notice = match (query.get("done"), query.get("count").parse::<i64>()) {
        ("replaced", Ok(count)) => Some(Message::new("pseudonym-replaced").with("count", count)),
        ("dismissed", Ok(count)) => Some(Message::new("pseudonym-dismissed").with("count", count)),
        ("beside", Ok(count)) => Some(Message::new("pseudonym-beside").with("count", count)),
        ("saved", _) => Some(Message::new("cases-saved")),
        _ => None,
    };
    let view = |name: &Pseudonym| {
        let waiting = proposals.iter().filter(|one| one.pseudonym_id == name.id).count();
        NameView { waiting, ..typed(name, &sent) }
    };
    let base = place.base();
    let count = proposals.len() as u64;
    let wanted = query.get("page").parse().unwrap_or(1);
    let pager = Pager::new(&format!("{base}/names"), &[], wanted, count, EACH);
    let from = usize::try_from((pager.page - 1) * EACH).unwrap_or(usize::MAX);
    let blank = Pseudonym { id: 0, name: String::new(), spellings: Vec::new(), alias: String::new() };
    let status = if sent.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = NamesPage {
        frame,
        names: names.iter().map(view).collect(),
        blank: typed(&blank, &sent),
        count,
        proposals: proposals
            .iter()
            .skip(from)
            .take(usize::try_from(EACH).unwrap_or(usize::MAX))
            .map(proposal)
            .collect(),
        pager,
        called_count: called.len(),
        called: called
            .into_iter()
            .take(MOST_CALLED)
            .map(|(which, name)| called_view(&base, which, name))
            .collect(),
        error_at: sent.as_ref().map_or(0, |(_, at, _)| *at),
        error: sent.map(|(_, _, message)| message),
        base,
    };
    answer::page_with(request, &page, who.language, status)
}

fn called_view(base: &str, which: Called, name: String) -> CalledView {
    let (kind, href) = match which {
        Called::Document(id) => ("coding-document", format!("{base}/documents/{id}")),
        Called::Case(id) => ("cases-case", format!("{base}/cases/{id}")),
        Called::Code(id) => ("coding-code", format!("{base}/codebook/{id}")),
        Called::Memo(Subject::Study) => ("pseudonym-memo", format!("{base}/documents")),
        Called::Memo(Subject::Document(id) | Subject::Coding(id, _)) => {
            ("pseudonym-memo", format!("{base}/documents/{id}"))
        }
        Called::Memo(Subject::Code(id)) => ("pseudonym-memo", format!("{base}/codebook/{id}")),
        Called::Translation(id) => ("pseudonym-translation", format!("{base}/quotes?document={id}")),
    };
    CalledView { kind, href, name }
}

fn typed(name: &Pseudonym, sent: &Sent<'_>) -> NameView {
    let now = sent.as_ref().filter(|(_, at, _)| *at == name.id).map(|(fields, _, _)| *fields);
    let field = |key: &str, before: String| now.map_or(before, |fields| fields.get(key).to_owned());
    NameView {
        id: name.id,
        name: field("name", name.name.clone()),
        spellings: field("spellings", name.spellings.join("\n")),
        alias: field("alias", name.alias.clone()),
        waiting: 0,
    }
}

fn proposal(one: &Proposal) -> ProposalView {
    let [before, words, after] = one.context.clone();
    ProposalView {
        value: format!("{}-{}-{}-{}", one.document_id, one.span.start, one.span.end, one.pseudonym_id),
        document: one.document.clone(),
        before,
        words,
        after,
        instead: one.instead.clone(),
        is_capital: one.is_capital,
    }
}

/// `POST /studies/{study}/names`
pub(super) async fn change(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let place = keeper(&who, &slug).await?;
    let app = reader::app(&request);
    let id = fields.get("id").parse::<i64>().ok().filter(|id| *id != 0);
    match (fields.get("do"), id) {
        ("remove", Some(id)) => service::remove(app, &place.study, id).await?,
        ("all", Some(id)) => {
            let all = service::proposals(app, &place.study).await?;
            let all = all.into_iter().filter(|one| one.pseudonym_id == id && one.is_capital);
            let all: Vec<Decided> = all.map(|one| (one.document_id, one.span, one.pseudonym_id)).collect();
            let count = service::confirm(app, &place.study, who.account.id, &all).await?;
            return Ok(answer::see(&format!("{}/names?done=replaced&count={count}", place.base())));
        }
        ("beside", _) => {
            let count = service::replace_beside(app, &place.study).await?;
            return Ok(answer::see(&format!("{}/names?done=beside&count={count}", place.base())));
        }
        _ => {
            let (name, spellings, alias) = (fields.get("name"), fields.get("spellings"), fields.get("alias"));
            let wanted = Wanted { id, name, spellings, alias };
            if let Err(message) = service::save(app, &place.study, &wanted).await? {
                return page(&request, &who, &place, Some((&fields, id.unwrap_or(0), message))).await;
            }
        }
    }
    Ok(answer::see(&format!("{}/names?done=saved", place.base())))
}

/// `POST /studies/{study}/names/places`: what is a name, and what only seems to be one.
pub(super) async fn decide(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let place = keeper(&who, &slug).await?;
    let app = reader::app(&request);
    let decided = fields.iter().filter(|(name, _)| *name == "place").map(|(_, value)| read(value));
    let decided: Option<Vec<Decided>> = decided.collect();
    let decided = decided.ok_or(Error::BadRequest("no place"))?;
    let account = who.account.id;
    let (done, count) = match fields.get("do") {
        "dismiss" => ("dismissed", service::dismiss(app, &place.study, account, &decided).await?),
        _ => ("replaced", service::confirm(app, &place.study, account, &decided).await?),
    };
    Ok(answer::see(&format!("{}/names?done={done}&count={count}", place.base())))
}

fn read(value: &str) -> Option<Decided> {
    let mut parts = value.split('-');
    let document = parts.next()?.parse().ok()?;
    let span = Span { start: parts.next()?.parse().ok()?, end: parts.next()?.parse().ok()? };
    Some((document, span, parts.next()?.parse().ok()?))
}

impl Page for NamesPage {
    const TEMPLATE: &'static str = "coding/names/show.html";

    fn samples() -> Vec<Self> {
        let name = |id| NameView {
            id,
            name: "Айгүл".to_owned(),
            spellings: "Айка".to_owned(),
            alias: "Қатысушы 3".to_owned(),
            waiting: 2,
        };
        let proposal = |is_capital| ProposalView {
            value: "1-5-13-1".to_owned(),
            document: "01".to_owned(),
            before: "Кеше ".to_owned(),
            words: "Айгүлдің".to_owned(),
            after: " үйінде".to_owned(),
            instead: "Қатысушы 3-тің".to_owned(),
            is_capital,
        };
        let page = |names, proposals: Vec<ProposalView>, error, error_at| Self {
            frame: Frame::sample(),
            base: "/studies/a".to_owned(),
            names,
            blank: name(0),
            error,
            error_at,
            count: proposals.len() as u64,
            proposals,
            pager: Pager::new("/studies/a/names", &[], 1, 120, EACH),
            called: [
                Called::Document(1),
                Called::Case(1),
                Called::Code(1),
                Called::Memo(Subject::Study),
                Called::Translation(1),
            ]
            .map(|which| called_view("/studies/a", which, "Айгүл".to_owned()))
            .into(),
            called_count: 5,
        };
        vec![
            page(vec![name(1)], vec![proposal(true), proposal(false)], None, 0),
            page(vec![name(1)], Vec::new(), Some(Message::new("pseudonym-name-double")), 1),
            page(Vec::new(), Vec::new(), Some(Message::new("pseudonym-alias-same")), 0),
        ]
    }
}
