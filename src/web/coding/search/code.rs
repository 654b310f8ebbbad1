//! Coding all that was found at once: first shown, then done as one command.

use super::asked::{Asked, NAMES, address};
use super::form::with;
use super::results::href;
use crate::pages::Page;
use crate::search::Unit;
use crate::service::coding;
use crate::service::quotes;
use crate::service::search::{self, MOST_CODED, Places};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::coding::pages::Choice;
use crate::web::error::{Error, Result};
use crate::web::frame::Frame;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::message::Message;
use domain::study::Role;
use domain::text::Span;
use serde::Serialize;
use std::collections::BTreeMap;

/// What would be coded.
#[derive(Serialize)]
pub(super) struct CodePage {
    frame: Frame,
    base: String,
    /// The way back to what was found.
    back: String,
    query: String,
    error: Option<Message>,
    behind: bool,
    rebuilding: bool,
    /// Whether a pattern stands for more words than are sought.
    cut: bool,
    /// The fields that say what is sought, for the form.
    given: Vec<(String, String)>,
    units: Vec<Choice>,
    codes: Vec<Choice>,
    unit: &'static str,
    places: Vec<PlaceView>,
    /// How many places are offered, where there are more.
    most: Option<usize>,
    /// The command just done, which can be taken back.
    done: Option<DoneView>,
}

#[derive(Clone, Serialize)]
struct PlaceView {
    /// `document.version:start-end`, the version 0 where the index has not seen the newest.
    value: String,
    ticked: bool,
    href: String,
    document: String,
    passage: i32,
    language: &'static str,
    before: String,
    words: String,
    after: String,
}

#[derive(Clone, Serialize)]
struct DoneView {
    command: i64,
    count: usize,
}

const UNITS: [(&str, Unit); 3] =
    [("words", Unit::Words), ("sentence", Unit::Sentence), ("passage", Unit::Passage)];

/// The unit that was chosen, with its name in addresses.
fn unit(fields: &Fields) -> (&'static str, Unit) {
    UNITS.into_iter().find(|(tag, _)| *tag == fields.get("unit")).unwrap_or(UNITS[0])
}

/// What is shown besides the places.
#[derive(Default)]
struct Told {
    error: Option<Message>,
    done: Option<DoneView>,
    /// The places that are ticked; all where `None`.
    ticked: Option<Vec<String>>,
}

/// `GET /studies/{study}/search/code`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Coder).await?;
    let fields = Fields::read(request.query_string().as_bytes())?;
    let number = |name: &str| fields.get(name).parse::<i64>().ok();
    let done = number("command").zip(number("done").and_then(|count| usize::try_from(count).ok()));
    let done = done.map(|(command, count)| DoneView { command, count });
    let error = (fields.get("undone") == "0").then(|| Message::new("search-code-undo-failed"));
    page(&request, &who, &place, &fields, Told { done, error, ticked: None }).await
}

async fn page(request: &HttpRequest, who: &SignedIn, place: &In, fields: &Fields, told: Told) -> Result {
    let app = reader::app(request);
    let asked = Asked::read(app, who, place, fields).await?;
    let (tag, unit) = unit(fields);
    let found = match &asked.sought {
        // Without words only passages can be coded.
        Some(sought) if unit == Unit::Passage || sought.has_words() => {
            search::places(app, sought.clone(), asked.filter, unit).await?
        }
        _ => Ok(Places::default()),
    };
    let rebuilding = found.is_err();
    let Places { found, versions } = found.unwrap_or_default();
    let base = place.base();
    let wanted = fields.get("into");
    let view = |line: &crate::search::Line| {
        let document = asked.known.document(line.document_id)?;
        let version = versions.get(&line.document_id).copied().unwrap_or_default();
        let value = format!("{}.{version}:{}-{}", line.document_id, line.place.start, line.place.end);
        Some(PlaceView {
            ticked: told.ticked.as_ref().is_none_or(|ticked| ticked.contains(&value)),
            value,
            href: href(&base, (line.document_id, line.passage), line.place),
            document: document.name.clone(),
            passage: line.passage,
            language: document.language.tag(),
            before: line.before.clone(),
            words: line.words.clone(),
            after: line.after.clone(),
        })
    };
    let book = &asked.known.book;
    let codes = book.tree().into_iter().map(|(_, code)| {
        let path = quotes::code_path(book, code.id, who.language);
        Choice::new(code.id, path, wanted == code.id.to_string())
    });
    let units = UNITS.map(|(known, _)| {
        let name = who.say(&Message::new(&format!("search-unit-{known}")));
        Choice::new(known, name, known == tag)
    });
    let error = told.error.or_else(|| asked.error());
    let status = match (&error, rebuilding) {
        (_, true) => StatusCode::SERVICE_UNAVAILABLE,
        (Some(_), _) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, _) => StatusCode::OK,
    };
    let given = NAMES.iter().filter_map(|name| Some(((*name).to_owned(), fields.some(name)?.to_owned())));
    let page = CodePage {
        frame: place.frame(who),
        back: with(&format!("{base}/search"), &address(fields)),
        query: fields.get("q").to_owned(),
        error,
        behind: search::is_behind(app, place.study.id).await?,
        rebuilding,
        cut: found.cut,
        given: given.collect(),
        units: units.into(),
        codes: codes.collect(),
        unit: tag,
        places: found.lines.iter().filter_map(view).collect(),
        most: found.more.then_some(found.lines.len()),
        done: told.done,
        base: base.clone(),
    };
    answer::page_with(request, &page, who.language, status)
}

/// `POST /studies/{study}/search/code`
pub(super) async fn apply(request: HttpRequest, who: SignedIn, slug: Path<String>, fields: Fields) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Coder).await?;
    let ticked: Vec<String> =
        fields.iter().filter(|(name, _)| *name == "span").map(|(_, value)| value.to_owned()).collect();
    let fault = |error: Message| Told { error: Some(error), done: None, ticked: Some(ticked.clone()) };
    let Some(spans) = spans(&ticked) else { return Err(Error::BadRequest("not a place")) };
    if spans.is_empty() {
        return page(&request, &who, &place, &fields, fault(Message::new("search-code-none"))).await;
    }
    let Ok(code) = fields.get("into").parse::<i64>() else {
        return page(&request, &who, &place, &fields, fault(Message::new("search-code-into-none"))).await;
    };
    let open = place.open_documents(&who).await?;
    if open.is_some_and(|open| spans.keys().any(|(document, _)| !open.contains(document))) {
        return Err(Error::NotFound);
    }
    let (app, author) = (reader::app(&request), place.author(&who));
    match coding::apply_all(app, &place.study, &author, code, &spans).await? {
        Ok(done) => {
            let count = done.changes.codings.len();
            let (unit, _) = unit(&fields);
            let more =
                format!("{}&unit={unit}&into={code}&command={}&done={count}", address(&fields), done.id);
            Ok(answer::see(&with(&format!("{}/search/code", place.base()), more.trim_start_matches('&'))))
        }
        Err(refusal) => page(&request, &who, &place, &fields, fault(refusal.message())).await,
    }
}

/// The places by document and version; `None` where one is none.
fn spans(ticked: &[String]) -> Option<BTreeMap<(i64, i32), Vec<Span>>> {
    if ticked.len() > MOST_CODED {
        return None;
    }
    let mut spans: BTreeMap<(i64, i32), Vec<Span>> = BTreeMap::new();
    for value in ticked {
        let (document, span) = value.split_once(':')?;
        // Without a version it is of none that there is.
        let (document, version) = document.split_once('.').unwrap_or((document, "0"));
        let (start, end) = span.split_once('-')?;
        let span = Span { start: start.parse().ok()?, end: end.parse().ok()? };
        spans.entry((document.parse().ok()?, version.parse().ok()?)).or_default().push(span);
    }
    Some(spans)
}

/// `POST /studies/{study}/search/code/undo`
pub(super) async fn undo(request: HttpRequest, who: SignedIn, slug: Path<String>, fields: Fields) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Coder).await?;
    let command = fields.get("command").parse().map_err(|_| Error::BadRequest("no command"))?;
    let app = reader::app(&request);
    let undone = coding::undo_command(app, &place.study, &place.author(&who), command).await?;
    let fields_again = format!("{}&unit={}", address(&fields), unit(&fields).0);
    let told = if undone.is_ok() { "" } else { "&undone=0" };
    let more = format!("{fields_again}{told}");
    Ok(answer::see(&with(&format!("{}/search/code", place.base()), more.trim_start_matches('&'))))
}

impl Page for CodePage {
    const TEMPLATE: &'static str = "coding/search-code.html";

    fn samples() -> Vec<Self> {
        let view = PlaceView {
            value: "1.1:4-9".into(),
            ticked: true,
            href: "/studies/a/documents/1?from=4&to=9#p1".into(),
            document: "01".into(),
            passage: 1,
            language: "kk",
            before: "…бұл".into(),
            words: "ауылда".into(),
            after: "мұғалім…".into(),
        };
        let choice = || vec![Choice::new(1, "Уәж", true)];
        let page = |places, error: Option<Message>, done, rebuilding| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            back: "/studies/a/search?q=a".into(),
            query: "ауыл".into(),
            error,
            behind: true,
            rebuilding,
            cut: !rebuilding,
            given: vec![("q".into(), "ауыл".into())],
            units: choice(),
            codes: choice(),
            unit: "words",
            places,
            most: Some(500),
            done,
        };
        let done = Some(DoneView { command: 4, count: 3 });
        vec![
            page(vec![view.clone()], None, done, false),
            page(vec![view], Some(Message::new("search-code-none")), None, false),
            page(Vec::new(), None, None, true),
        ]
    }
}
