//! Where readers differ, one after the other, and deciding it.

use super::{Tab, coder_name, keys, sighted, tabs};
use crate::pages::Page;
use crate::service::coding::Refusal;
use crate::service::quotes;
use crate::service::team::compare::{self, Decided, Disagreement, Filter};
use crate::service::team::decide::{self, Wanted};
use crate::service::team::readings::{self, Progress, Readers};
use crate::store::decisions;
use crate::store::documents::{self, Document};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::coding::pages::Choice;
use crate::web::error::{Error, Result};
use crate::web::frame::{Frame, Pager};
use crate::web::query::{Fields, escape};
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use chrono::{DateTime, Utc};
use domain::coding::Codebook;
use domain::message::Message;
use domain::study::Role;
use domain::text::{Offsets, Span};
use serde::Serialize;
use std::collections::HashMap;

/// How many stand on a page.
const EACH: usize = 10;

/// The page.
#[derive(Serialize)]
pub(super) struct QueuePage {
    frame: Frame,
    base: String,
    tabs: Vec<Tab>,
    documents: Vec<Choice>,
    codes: Vec<Choice>,
    readers: Vec<Choice>,
    states: Vec<Choice>,
    /// What the forms lead back to.
    query: String,
    count: usize,
    items: Vec<Item>,
    error: Option<Message>,
    pager: Pager,
}

#[derive(Serialize)]
struct Item {
    /// Tells its fields from those of others.
    key: String,
    document_id: i64,
    document: String,
    language: &'static str,
    /// None where its words are not in the text any more.
    passage: Option<i32>,
    speaker: Option<String>,
    text: String,
    code_id: i64,
    code: String,
    color: String,
    gave: Vec<Giver>,
    lacks: Vec<String>,
    /// What somebody wrote to a decision that was refused.
    note: String,
    decision: Option<DecisionView>,
}

/// A coder who gave the code.
#[derive(Serialize)]
struct Giver {
    id: i64,
    name: String,
    words: Vec<String>,
    /// Whether somebody ticked them for a decision that was refused.
    chosen: bool,
}

#[derive(Serialize)]
struct DecisionView {
    id: i64,
    by: String,
    at: DateTime<Utc>,
    note: String,
    /// Whether the code was to be there, …
    given: bool,
    /// … and on which words it stands now.
    words: Vec<String>,
}

/// `GET /studies/{study}/teamwork/disagreements`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = sighted(&who, &slug, Role::Researcher).await?;
    page(&request, &who, &place, (request.query_string(), None)).await
}

/// Why something was refused, and the decision that was, to be shown again as it was typed.
type Refused<'a> = (Message, Option<&'a Wanted>);

async fn page(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    (asked, refused): (&str, Option<Refused<'_>>),
) -> Result {
    let app = reader::app(request);
    let query = Fields::read(asked.as_bytes())?;
    let (error, typed) = refused.map_or((None, None), |(error, typed)| (Some(error), typed));
    let book = quotes::codebook(app, place.study.id).await?;
    let progress = readings::progress(&app.store, place.study.id).await?;
    let code = query.some("code").and_then(|id| id.parse::<i64>().ok());
    let filter = Filter {
        document_id: query.some("document").and_then(|id| id.parse().ok()),
        codes: code.map_or_else(Vec::new, |code| book.with_descendants(code)),
        readers: Readers::from_tag(query.get("readers")),
        decided: query.get("state") == "decided",
    };
    let found = compare::queue(app, &place.study, &progress, &filter).await?;
    let count = found.len();
    let wanted = query.get("page").parse::<usize>().unwrap_or(1).clamp(1, count.div_ceil(EACH).max(1));
    let mut texts: HashMap<i64, Document> = HashMap::new();
    let mut items = Vec::with_capacity(EACH);
    for one in found.into_iter().skip((wanted - 1) * EACH).take(EACH) {
        if !texts.contains_key(&one.document_id) {
            let document = documents::by_id(&app.store, place.study.id, one.document_id).await?;
            texts.extend(document.map(|document| (one.document_id, document)));
        }
        let Some(document) = texts.get(&one.document_id) else { continue };
        items.extend(item(who, (&progress, &book), document, one).map(|item| item.typed_again(typed)));
    }
    let mut frame = place.frame(who);
    frame.notice = match query.get("done") {
        "decided" => Some(Message::new("teamwork-decided")),
        "taken-back" => Some(Message::new("teamwork-taken-back")),
        _ => None,
    };
    let names = ["document", "code", "readers", "state"];
    let others: Vec<(&str, &str)> = names.iter().map(|name| (*name, query.get(name))).collect();
    let chosen = |id: i64| code == Some(id);
    let codes = book.tree().into_iter().map(|(_, entry)| {
        Choice::new(entry.id, quotes::code_path(&book, entry.id, who.language), chosen(entry.id))
    });
    let listed = progress.documents.iter().map(|document| {
        Choice::new(document.id, document.name.clone(), filter.document_id == Some(document.id))
    });
    let status = if error.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    let page = QueuePage {
        frame,
        base: place.base(),
        tabs: tabs(place, who, "/teamwork/disagreements"),
        documents: listed.collect(),
        codes: codes.collect(),
        readers: readers(who, filter.readers),
        states: states(who, filter.decided),
        query: kept(&others, wanted),
        count,
        items,
        error,
        pager: Pager::new(
            &format!("{}/teamwork/disagreements", place.base()),
            &others,
            wanted as u64,
            count as u64,
            EACH as u64,
        ),
    };
    answer::page_with(request, &page, who.language, status)
}

/// Who counts as a reader, to choose from.
pub(super) fn readers(who: &SignedIn, chosen: Readers) -> Vec<Choice> {
    let choice = |readers: Readers| {
        let label = who.say(&Message::new(&format!("teamwork-readers-{}", readers.tag())));
        Choice::new(readers.tag(), label, readers == chosen)
    };
    [Readers::Done, Readers::Coded].map(choice).into()
}

fn states(who: &SignedIn, decided: bool) -> Vec<Choice> {
    let choice = |(tag, chosen): (&str, bool)| {
        Choice::new(tag, who.say(&Message::new(&format!("teamwork-state-{tag}"))), chosen)
    };
    [("open", !decided), ("decided", decided)].map(choice).into()
}

/// The filters as a query.
fn kept(others: &[(&str, &str)], page: usize) -> String {
    let mut query = format!("page={page}");
    for (name, value) in others.iter().filter(|(_, value)| !value.is_empty()) {
        query.push_str(&format!("&{name}={}", escape(value)));
    }
    query
}

fn item(
    who: &SignedIn,
    (progress, book): (&Progress, &Codebook),
    document: &Document,
    one: Disagreement,
) -> Option<Item> {
    let code = book.get(one.verdict.code)?;
    let is_there = one.passage != decisions::GONE;
    let passage = document.passages.get(one.verdict.passage)?;
    let offsets = Offsets::new(&document.text);
    let words = |span: &Span| {
        let whole = passage.span();
        let inside = Span { start: span.start.max(whole.start), end: span.end.min(whole.end) };
        offsets.slice(inside).unwrap_or_default().to_owned()
    };
    let giver = |(coder, spans): (&i64, &Vec<Span>)| Giver {
        id: *coder,
        name: coder_name(progress, *coder),
        words: spans.iter().map(words).collect(),
        chosen: false,
    };
    let decision = one.decision.map(|Decided { decision, stand }| DecisionView {
        id: decision.id,
        by: decision.account_id.map(|id| coder_name(progress, id)).unwrap_or_default(),
        at: decision.decided_at,
        given: !decision.agreed.is_empty(),
        words: stand.iter().filter_map(|span| offsets.slice(*span).map(str::to_owned)).collect(),
        note: decision.note,
    });
    Some(Item {
        key: match &decision {
            Some(decision) => format!("decision-{}", decision.id),
            None => format!("{}-{}-{}", one.document_id, one.passage, code.id),
        },
        document_id: one.document_id,
        document: document.listed.name.clone(),
        language: document.listed.language.tag(),
        passage: is_there.then_some(one.passage),
        speaker: passage.speaker.clone().filter(|_| is_there),
        text: if is_there { words(&passage.span()) } else { String::new() },
        code_id: code.id,
        code: quotes::code_path(book, code.id, who.language),
        color: code.color.as_str().to_owned(),
        gave: one.verdict.gave.iter().map(giver).collect(),
        lacks: one.verdict.lacks.iter().map(|coder| coder_name(progress, *coder)).collect(),
        note: String::new(),
        decision,
    })
}

impl Item {
    /// The same with what somebody typed, if it is about this.
    fn typed_again(mut self, typed: Option<&Wanted>) -> Self {
        let about = (self.document_id, self.code_id, self.passage);
        let typed = typed.filter(|typed| (typed.document_id, typed.code_id, Some(typed.passage)) == about);
        let Some(typed) = typed else { return self };
        self.note.clone_from(&typed.note);
        for giver in &mut self.gave {
            giver.chosen = typed.accepted.contains(&giver.id);
        }
        self
    }
}

/// `POST /studies/{study}/teamwork/disagreements`: decides one.
pub(super) async fn decide(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let place = sighted(&who, &slug, Role::Researcher).await?;
    let key = |name: &str| fields.get(name).parse::<i64>().map_err(|_| Error::BadRequest("no key"));
    let wanted = Wanted {
        document_id: key("document")?,
        code_id: key("code")?,
        passage: i32::try_from(key("passage")?).map_err(|_| Error::BadRequest("no passage"))?,
        accepted: if fields.get("do") == "none" { Vec::new() } else { keys(&fields, "accept") },
        // A field brings its line ends as CR LF, which its length counts once.
        note: fields.get("note").replace("\r\n", "\n"),
    };
    let query = fields.get("query").to_owned();
    if fields.get("do") != "none" && wanted.accepted.is_empty() {
        let error = Message::new("teamwork-decide-whom");
        return page(&request, &who, &place, (&query, Some((error, Some(&wanted))))).await;
    }
    if let Err(message) = decide::check_note(&wanted.note) {
        return page(&request, &who, &place, (&query, Some((message, Some(&wanted))))).await;
    }
    let decided = decide::decide(reader::app(&request), &place.study, &place.author(&who), &wanted).await?;
    match decided {
        Ok(_) => {
            Ok(answer::see(&format!("{}/teamwork/disagreements?{}&done=decided", place.base(), safe(&query))))
        }
        Err(Refusal::Gone) => Err(Error::NotFound),
        Err(refusal) => {
            page(&request, &who, &place, (&query, Some((refusal.message(), Some(&wanted))))).await
        }
    }
}

/// `POST /studies/{study}/teamwork/disagreements/{id}/take-back`
pub(super) async fn take_back(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let (slug, id) = path.into_inner();
    let place = sighted(&who, &slug, Role::Researcher).await?;
    let query = fields.get("query").to_owned();
    let taken = decide::take_back(reader::app(&request), &place.study, &place.author(&who), id).await?;
    match taken {
        Ok(_) => Ok(answer::see(&format!(
            "{}/teamwork/disagreements?{}&done=taken-back",
            place.base(),
            safe(&query)
        ))),
        Err(Refusal::Gone) => Err(Error::NotFound),
        Err(refusal) => page(&request, &who, &place, (&query, Some((refusal.message(), None)))).await,
    }
}

/// A query that a form brought back, as far as it is one of ours.
fn safe(query: &str) -> &str {
    let plain = |c: char| c.is_ascii_alphanumeric() || "=&%-_.".contains(c);
    if query.chars().all(plain) { query } else { "" }
}

impl Page for QueuePage {
    const TEMPLATE: &'static str = "coding/team/queue.html";

    fn samples() -> Vec<Self> {
        let choice = || vec![Choice::new(1, "01", true)];
        let item = |passage, decision| Item {
            key: "1-1-1".into(),
            document_id: 1,
            document: "01".into(),
            language: "kk",
            passage,
            speaker: Some("Қатысушы".into()),
            text: "Ауылға келдім".into(),
            code_id: 1,
            code: "Уәж".into(),
            color: "#0072b2".into(),
            gave: vec![Giver {
                id: 1, name: "Айгүл".into(), words: vec!["Ауылға".into()], chosen: true
            }],
            lacks: vec!["Бекзат".into()],
            note: "…".into(),
            decision,
        };
        let decision = |words: &[&str]| DecisionView {
            id: 1,
            by: "Айгүл".into(),
            at: DateTime::UNIX_EPOCH,
            note: "…".into(),
            given: !words.is_empty(),
            words: words.iter().map(|words| (*words).to_owned()).collect(),
        };
        let page = |items: Vec<Item>, error| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            tabs: super::sample_tabs(),
            documents: choice(),
            codes: choice(),
            readers: choice(),
            states: choice(),
            query: "page=1".into(),
            count: items.len(),
            items,
            error,
            pager: Pager::new("/studies/a/teamwork/disagreements", &[], 1, 30, 10),
        };
        vec![
            page(vec![item(Some(1), None)], Some(Message::new("teamwork-decide-whom"))),
            page(vec![item(Some(1), Some(decision(&["Ауылға"]))), item(None, Some(decision(&[])))], None),
            page(Vec::new(), None),
        ]
    }
}
