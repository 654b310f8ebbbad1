//! Correcting: a passage, a speaker throughout, or the whole text. Nothing is kept before it was looked at.

use super::{At, Head, conflict, look};
use crate::pages::Page;
use crate::service::corrections::{self as service, Refused, Wanted, queue};
use crate::store::documents;
use crate::web::access::SignedIn;
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::Pager;
use crate::web::query::Fields;
use crate::web::reader;
use crate::web::upload::LongFields;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::message::Message;
use domain::study::Role;
use domain::text::mend::{Turn, clock};
use domain::text::{Offsets, Transcript, time};
use serde::Serialize;
use std::collections::BTreeMap;

/// How many passages stand on a page.
const EACH: usize = 50;
/// How many letters of a passage are shown in the list.
const EXCERPT: usize = 120;

/// What is corrected.
#[derive(Serialize)]
pub(in crate::web::coding) struct EditPage {
    #[serde(flatten)]
    head: Head,
    /// `list`, `passage` or `whole`.
    mode: &'static str,
    error: Option<Message>,
    /// How many codings wait for a decision.
    open: usize,
    /// Whether it gathers answers, which are corrected where they are.
    gathers: bool,
    passages: Vec<PassageRow>,
    pager: Pager,
    speakers: Vec<SpeakerRow>,
    renaming: Renaming,
    turn: TurnView,
    text: String,
}

#[derive(Serialize)]
struct PassageRow {
    number: i32,
    speaker: Option<String>,
    time: Option<String>,
    words: String,
    language: &'static str,
}

#[derive(Serialize)]
struct SpeakerRow {
    name: String,
    turns: usize,
}

#[derive(Default, Serialize)]
struct Renaming {
    from: String,
    to: String,
}

/// A passage to be corrected, with what was typed so far.
#[derive(Default, Serialize)]
struct TurnView {
    number: i32,
    speaker: String,
    time: String,
    words: String,
    /// Whether one stands before and behind it.
    previous: bool,
    next: bool,
}

impl TurnView {
    fn of(document: &documents::Document, number: i32) -> Option<Self> {
        let passage = document.passages.iter().find(|passage| passage.number == number)?;
        let time = passage.begins.and_then(|time| u32::try_from(time).ok());
        Some(Self {
            number,
            speaker: passage.speaker.clone().unwrap_or_default(),
            time: time.map(clock).unwrap_or_default(),
            words: Offsets::new(&document.text).slice(passage.span()).unwrap_or_default().to_owned(),
            previous: number > 1,
            next: document.passages.last().is_some_and(|last| last.number > number),
        })
    }

    fn typed(self, fields: &Fields) -> Self {
        let typed = |name: &str| fields.get(name).to_owned();
        Self { speaker: typed("speaker"), time: typed("time"), words: typed("words"), ..self }
    }
}

async fn page(
    request: &HttpRequest,
    who: &SignedIn,
    at: &At,
    (error, fields): (Option<Message>, &Fields),
) -> Result {
    let app = reader::app(request);
    let document = &at.document;
    let query = Fields::read(request.query_string().as_bytes())?;
    let asked = |name: &str| {
        Some(fields.get(name)).filter(|value| !value.is_empty()).or(query.some(name)).map(str::to_owned)
    };
    let number = asked("passage").and_then(|number| number.parse().ok());
    let retyped = error.is_some() && fields.iter().any(|(name, _)| name == "words");
    let turn = number.and_then(|number| match TurnView::of(document, number) {
        // It may be gone since; what was typed is not.
        None if retyped => Some(TurnView { number, ..TurnView::default() }),
        turn => turn,
    });
    let mode = match &turn {
        Some(_) => "passage",
        None if asked("whole").is_some() => "whole",
        None => "list",
    };
    let turn = match turn {
        Some(turn) if retyped => turn.typed(fields),
        turn => turn.unwrap_or_default(),
    };
    let text = match (mode, fields.some("text")) {
        ("whole", Some(typed)) => typed.to_owned(),
        ("whole", None) => document.text.clone(),
        _ => String::new(),
    };
    let wanted = query.get("page").parse().unwrap_or(1);
    let pager = Pager::new(&at.address("correct"), &[], wanted, document.passages.len() as u64, EACH as u64);
    let author = at.place.author(who);
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let mut head = at.head(who);
    // What was typed corrects the version that was read, even where there is a newer one.
    if let Some(base) = error.as_ref().and_then(|_| fields.get("version").parse().ok()) {
        head.version = base;
    }
    let page = EditPage {
        head,
        mode,
        error,
        open: queue::open(&app.store, &author, document.listed.id).await?.len(),
        gathers: document.listed.gathers.is_some(),
        passages: rows(document, usize::try_from(pager.page - 1).unwrap_or(0) * EACH),
        pager,
        speakers: speakers(document),
        renaming: Renaming { from: fields.get("from").to_owned(), to: fields.get("to").to_owned() },
        turn,
        text,
    };
    answer::page_with(request, &page, who.language, status)
}

fn rows(document: &documents::Document, from: usize) -> Vec<PassageRow> {
    let offsets = Offsets::new(&document.text);
    let row = |passage: &documents::Passage| {
        let words = offsets.slice(passage.span()).unwrap_or_default();
        let mut excerpt: String = words.chars().take(EXCERPT).collect();
        if excerpt.len() < words.len() {
            excerpt.push('…');
        }
        PassageRow {
            number: passage.number,
            speaker: passage.speaker.clone(),
            time: passage.begins.and_then(|time| u32::try_from(time).ok()).map(clock),
            words: excerpt,
            language: passage.language.unwrap_or(document.listed.language).tag(),
        }
    };
    document.passages.iter().skip(from).take(EACH).map(row).collect()
}

fn speakers(document: &documents::Document) -> Vec<SpeakerRow> {
    let mut turns: BTreeMap<&str, usize> = BTreeMap::new();
    for speaker in document.passages.iter().filter_map(|passage| passage.speaker.as_deref()) {
        *turns.entry(speaker).or_default() += 1;
    }
    let row = |(name, turns): (&str, usize)| SpeakerRow { name: name.to_owned(), turns };
    turns.into_iter().map(row).collect()
}

/// `GET /studies/{study}/documents/{id}/correct`
pub(in crate::web::coding) async fn show(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
) -> Result {
    let at = At::open(&who, path.into_inner(), Role::Researcher).await?;
    page(&request, &who, &at, (None, &Fields::default())).await
}

/// `POST /studies/{study}/documents/{id}/correct`: looks at a correction, or keeps one.
pub(in crate::web::coding) async fn save(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
    LongFields(fields): LongFields,
) -> Result {
    who.sent(&fields)?;
    let at = At::open(&who, path.into_inner(), Role::Researcher).await?;
    if at.document.listed.gathers.is_some() {
        return page(&request, &who, &at, (Some(Message::new("correct-gathers")), &fields)).await;
    }
    let app = reader::app(&request);
    let base = fields.get("version").parse().map_err(|_| Error::BadRequest("no version"))?;
    let was = match at.version(app, base).await {
        Ok(was) => was,
        // What was typed is shown with the text of today, to be looked at again.
        Err(Error::BadRequest(_)) if base < at.document.version => {
            let others = fields.iter().filter(|(name, _)| *name != "version");
            let fields =
                Fields::of(others.map(|(name, value)| (name.to_owned(), value.to_owned())).collect());
            return page(&request, &who, &at, (Some(Message::new("correct-forgotten")), &fields)).await;
        }
        Err(error) => return Err(error),
    };
    let mine = match meant(&fields, &was) {
        Ok(mine) => mine,
        Err(message) => return page(&request, &who, &at, (Some(message), &fields)).await,
    };
    if base != at.document.version {
        return conflict::page(
            &request,
            &who,
            &at,
            conflict::Both { base, was, mine, note: fields.get("note") },
        )
        .await;
    }
    if mine.text == at.document.text {
        return page(&request, &who, &at, (Some(Message::new("correct-nothing")), &fields)).await;
    }
    if fields.get("do") != "keep" {
        let seen = look::Seen { mine, note: fields.get("note").to_owned(), error: None };
        return look::page(&request, &who, &at, seen).await;
    }
    let wanted = Wanted {
        base,
        text: &mine.text,
        note: fields.get("note"),
        seen: fields.get("seen"),
        confirmed: fields.get("confirm") == "yes",
    };
    let author = at.place.author(&who);
    match service::keep(app, &at.place.study, &author, at.document.listed.id, &wanted).await? {
        Ok(version) => {
            let open = queue::open(&app.store, &author, at.document.listed.id).await?;
            let end = if open.is_empty() { "versions" } else { "anchors" };
            Ok(answer::see(&format!("{}?done={version}", at.address(end))))
        }
        Err(Refused::Gone) => Err(Error::NotFound),
        Err(Refused::Stale(document)) => {
            let at = At { document: *document, ..at };
            conflict::page(&request, &who, &at, conflict::Both { base, was, mine, note: fields.get("note") })
                .await
        }
        Err(refused @ (Refused::Unseen | Refused::Unfit(_))) => {
            let error = match refused {
                Refused::Unfit(message) => message,
                _ => Message::new("correct-look-changed"),
            };
            let seen = look::Seen { mine, note: fields.get("note").to_owned(), error: Some(error) };
            look::page(&request, &who, &at, seen).await
        }
    }
}

/// What the fields make of a transcript.
fn meant(fields: &Fields, was: &Transcript) -> std::result::Result<Transcript, Message> {
    let number = || fields.get("passage").parse().unwrap_or_default();
    let turn = || -> std::result::Result<_, Message> {
        let unfit = |typed: &str| Message::new("correct-unfit-time").with("time", typed);
        let time = fields.some("time").map(|typed| time::clock(typed).ok_or_else(|| unfit(typed)));
        let turn =
            Turn { speaker: fields.some("speaker"), time: time.transpose()?, words: fields.get("words") };
        was.with_turn(number(), &turn).map_err(|unfit| unfit.message())
    };
    let made = match fields.get("do") {
        "passage" => return turn(),
        // What was typed of the passage is joined, not what it was.
        "join" if fields.iter().any(|(name, _)| name == "words") => turn()?.with_joined(number()),
        "join" => was.with_joined(number()),
        "rename" => was.with_speaker(fields.get("from"), fields.get("to")),
        _ => Transcript::read(fields.get("text")).map_err(Into::into),
    };
    made.map_err(|unfit| unfit.message())
}

impl Page for EditPage {
    const TEMPLATE: &'static str = "coding/correct/edit.html";

    fn samples() -> Vec<Self> {
        let page = |mode, is_full: bool, gathers| Self {
            head: Head::sample(),
            mode,
            error: is_full.then(|| Message::new("correct-nothing")),
            open: usize::from(is_full),
            gathers,
            passages: vec![PassageRow {
                number: 1,
                speaker: is_full.then(|| "А".to_owned()),
                time: is_full.then(|| clock(1_000)),
                words: "сөз".to_owned(),
                language: "kk",
            }],
            pager: Pager::new("/studies/s/documents/1/correct", &[], 1, 120, EACH as u64),
            speakers: if is_full { vec![SpeakerRow { name: "А".to_owned(), turns: 2 }] } else { Vec::new() },
            renaming: Renaming::default(),
            turn: TurnView { number: 1, previous: is_full, next: is_full, ..TurnView::default() },
            text: "сөз".to_owned(),
        };
        let mut samples = vec![page("list", false, true)];
        for mode in ["list", "passage", "whole"] {
            samples.extend([page(mode, true, false), page(mode, false, false)]);
        }
        samples
    }
}
