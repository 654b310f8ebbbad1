//! What is to be decided about codings after corrections.

use super::shown::{Excerpt, PieceView, pieces};
use super::{At, Head, Names, Tag};
use crate::pages::Page;
use crate::service::coding::Refusal;
use crate::service::corrections::queue::{self, Open};
use crate::store::corrections::{self, Kind};
use crate::web::access::SignedIn;
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::Pager;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::message::Message;
use domain::study::Role;
use domain::text::{Offsets, Span, clean};
use serde::Serialize;
use std::collections::{BTreeSet, HashMap};

/// How many stand on a page.
const EACH: usize = 25;

/// What is to be decided.
#[derive(Serialize)]
pub(in crate::web::coding) struct AnchorsPage {
    #[serde(flatten)]
    head: Head,
    error: Option<Message>,
    /// The one that the error is about.
    error_at: i64,
    changed: usize,
    lost: usize,
    all: All,
    rows: Vec<OpenRow>,
    pager: Pager,
}

/// The changed codings that the reader may confirm, as they are when the page is read.
#[derive(Serialize)]
struct All {
    count: usize,
    /// `1,2,3`.
    rows: String,
}

#[derive(Serialize)]
struct OpenRow {
    id: i64,
    tag: Tag,
    /// Whether the reader may decide.
    may: bool,
    /// The document at the words, where they are.
    href: String,
    /// What the words became; nothing where they were lost.
    pieces: Vec<PieceView>,
    is_lost: bool,
    /// Where the words stood, unless that text was forgotten with the names in it.
    quote: Option<Excerpt>,
    candidates: Vec<CandidateView>,
    /// What was typed to find the words.
    words: String,
}

#[derive(Serialize)]
struct CandidateView {
    /// `start-end`.
    value: String,
    excerpt: Excerpt,
    likeness: u8,
}

async fn page(
    request: &HttpRequest,
    who: &SignedIn,
    at: &At,
    (error, fields): (Option<Message>, &Fields),
) -> Result {
    let app = reader::app(request);
    let names = Names::read(app, at, who.language).await?;
    let author = at.place.author(who);
    let open = queue::open(&app.store, &author, at.document.listed.id).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    let asked = [fields.get("page"), query.get("page")].iter().find_map(|page| page.parse().ok());
    let pager = Pager::new(&at.address("anchors"), &[], asked.unwrap_or(1), open.len() as u64, EACH as u64);
    let theirs = |open: &&Open| author.may_change(&open.coding.placed).is_ok();
    let confirmable = open.iter().filter(|open| open.row.kind == Kind::Changed).filter(theirs);
    let confirmable: Vec<String> = confirmable.map(|open| open.row.id.to_string()).collect();
    let lost = open.iter().filter(|open| open.row.kind == Kind::Lost).count();
    let changed = open.len() - lost;
    let skipped = usize::try_from(pager.page - 1).unwrap_or(0) * EACH;
    let mut here: Vec<Open> = open.into_iter().skip(skipped).take(EACH).collect();
    queue::propose(app, &at.document, &mut here).await?;
    let lost_of: BTreeSet<i32> =
        here.iter().filter(|open| open.row.kind == Kind::Lost).map(|open| open.row.version - 1).collect();
    let mut older: HashMap<i32, String> = HashMap::new();
    for version in lost_of {
        let text = corrections::text(&app.store, at.document.listed.id, version).await?;
        older.extend(text.map(|(text, _)| (version, text)));
    }
    let older: HashMap<i32, Offsets<'_>> =
        older.iter().map(|(version, text)| (*version, Offsets::new(text))).collect();
    let text = Offsets::new(&at.document.text);
    let mut rows = Vec::with_capacity(here.len());
    for open in &here {
        let mut row = row(at, open, &names, (&text, older.get(&(open.row.version - 1))));
        row.may = author.may_change(&open.coding.placed).is_ok();
        if fields.get("row") == row.id.to_string() {
            fields.get("words").clone_into(&mut row.words);
        }
        rows.push(row);
    }
    let mut head = at.head(who);
    let done = query.some("done").and_then(|done| done.parse::<i64>().ok());
    head.frame.notice = match (query.some("said"), done) {
        (Some("confirmed"), count) => {
            Some(Message::new("correct-confirmed").with("count", count.unwrap_or_default()))
        }
        (Some("placed"), _) => Some(Message::new("correct-placed")),
        (Some("gone"), _) => Some(Message::new("correct-gone")),
        (_, done) => done.map(|number| Message::new("correct-done").with("number", number)),
    };
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let error_at = fields.get("row").parse().unwrap_or_default();
    let all = All { count: confirmable.len(), rows: confirmable.join(",") };
    let page = AnchorsPage { head, error, error_at, changed, lost, all, rows, pager };
    answer::page_with(request, &page, who.language, status)
}

fn row(at: &At, open: &Open, names: &Names, (text, older): (&Offsets<'_>, Option<&Offsets<'_>>)) -> OpenRow {
    let is_lost = open.row.kind == Kind::Lost;
    let span = open.coding.span();
    let now = text.slice(span).unwrap_or_default();
    let agreed = if open.row.quote.is_empty() { now } else { open.row.quote.as_str() };
    let passage = at.document.passages.iter().find(|passage| passage.span().overlaps(span));
    let anchor = passage.map_or_else(String::new, |passage| format!("#p{}", passage.number));
    let document = format!("{}/documents/{}", at.place.base(), at.document.listed.id);
    let candidate = |candidate: &domain::text::anchor::Candidate| CandidateView {
        value: format!("{}-{}", candidate.span.start, candidate.span.end),
        excerpt: Excerpt::of(text, candidate.span),
        likeness: candidate.likeness,
    };
    OpenRow {
        id: open.row.id,
        tag: names.tag(&open.coding.placed),
        may: false,
        href: format!("{document}?from={}&to={}{anchor}", span.start, span.end),
        pieces: if is_lost { Vec::new() } else { pieces(agreed, now) },
        is_lost,
        quote: older.filter(|_| is_lost).map(|older| Excerpt::of(older, open.row.before)),
        candidates: open.candidates.iter().map(candidate).collect(),
        words: String::new(),
    }
}

/// `GET /studies/{study}/documents/{id}/anchors`
pub(in crate::web::coding) async fn show(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
) -> Result {
    let at = At::open(&who, path.into_inner(), Role::Coder).await?;
    page(&request, &who, &at, (None, &Fields::default())).await
}

/// `POST /studies/{study}/documents/{id}/anchors`
pub(in crate::web::coding) async fn decide(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let at = At::open(&who, path.into_inner(), Role::Coder).await?;
    let app = reader::app(&request);
    let (study, author, id) = (&at.place.study, at.place.author(&who), at.document.listed.id);
    let row = fields.get("row").parse::<i64>().ok();
    let done = match (fields.get("do"), row) {
        ("confirm-all", _) | ("confirm", Some(_)) => {
            let one = row.filter(|_| fields.get("do") == "confirm");
            let rows = match one {
                Some(row) => BTreeSet::from([row]),
                None => fields.get("rows").split(',').filter_map(|row| row.parse().ok()).collect(),
            };
            let count = queue::confirm(app, study, &author, id, &rows).await?;
            Ok(format!("said=confirmed&done={count}"))
        }
        ("place", Some(row)) => match span(&at, &fields) {
            Ok((version, span)) => {
                let placed = queue::place(app, study, &author, (id, version, row), span).await?;
                placed.map(|()| "said=placed".to_owned()).map_err(Refusal::message)
            }
            Err(message) => Err(message),
        },
        ("let-go", Some(row)) => {
            let gone = queue::let_go(app, study, &author, id, row).await?;
            gone.map(|()| "said=gone".to_owned()).map_err(Refusal::message)
        }
        _ => return Err(Error::BadRequest("nothing to decide")),
    };
    match done {
        Ok(said) => {
            let number = fields.get("page").parse::<u64>().unwrap_or(1);
            Ok(answer::see(&format!("{}?page={number}&{said}", at.address("anchors"))))
        }
        Err(message) => page(&request, &who, &at, (Some(message), &fields)).await,
    }
}

/// The words that were chosen or typed, and the version in which they stand.
fn span(at: &At, fields: &Fields) -> std::result::Result<(i32, Span), Message> {
    if let Some(typed) = fields.some("words") {
        let words = clean(typed).map_err(|fault| fault.message())?;
        let mut found = at.document.text.match_indices(&words);
        let (first, others) = (found.next(), found.count());
        let point = first.and_then(|(byte, _)| Offsets::new(&at.document.text).point(byte));
        return match (point, others) {
            (None, _) => Err(Message::new("correct-place-none")),
            (Some(start), 0) => Ok((at.document.version, Span { start, end: start + words.chars().count() })),
            (Some(_), others) => Err(Message::new("correct-place-many").with("count", others + 1)),
        };
    }
    let ends = fields.get("span").split_once('-');
    let span =
        ends.and_then(|(start, end)| Some(Span { start: start.parse().ok()?, end: end.parse().ok()? }));
    let version = fields.get("version").parse().ok();
    version.zip(span).ok_or_else(|| Message::new("correct-place-nothing"))
}

impl Page for AnchorsPage {
    const TEMPLATE: &'static str = "coding/correct/anchors.html";

    fn samples() -> Vec<Self> {
        let row = |is_lost: bool, may: bool| OpenRow {
            id: if may { 1 } else { 2 },
            tag: Tag::sample(),
            may,
            href: "/studies/s/documents/1?from=1&to=2#p1".to_owned(),
            pieces: if is_lost { Vec::new() } else { pieces("аулда", "ауылда") },
            is_lost,
            quote: (is_lost && may).then(Excerpt::sample),
            candidates: vec![CandidateView {
                value: "1-2".to_owned(),
                excerpt: Excerpt::sample(),
                likeness: 80,
            }],
            words: String::new(),
        };
        let page = |rows: Vec<OpenRow>, error| Self {
            head: Head::sample(),
            error,
            error_at: 1,
            changed: rows.len(),
            lost: rows.len(),
            all: All { count: rows.len(), rows: "1,2".to_owned() },
            rows,
            pager: Pager::new("/studies/s/documents/1/anchors", &[], 1, 60, EACH as u64),
        };
        let all = || vec![row(true, true), row(false, true), row(true, false), row(false, false)];
        vec![
            page(all(), None),
            page(all(), Some(Message::new("correct-place-nothing"))),
            page(Vec::new(), None),
        ]
    }
}
