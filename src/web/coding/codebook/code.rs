//! One code: what it says, where it stands, what is noted about it.

use super::form::{self, CodeForm};
use crate::pages::Page;
use crate::service::coding::Refusal;
use crate::service::coding::codes::Wanted;
use crate::service::coding::memos::{self as notes, Written};
use crate::service::quotes;
use crate::store::{codings, memos, studies};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::coding::pages::Choice;
use crate::web::error::{Error, Result};
use crate::web::frame::Frame;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use chrono::{DateTime, Utc};
use domain::coding::{CodeEntry, Codebook, Layer, Part, Sight, Way};
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// The page.
#[derive(Serialize)]
pub(super) struct CodePage {
    frame: Frame,
    base: String,
    id: i64,
    label: String,
    color: String,
    /// The names above it, from the top.
    above: Vec<Above>,
    texts: Vec<PartView>,
    codings: usize,
    documents: usize,
    /// How many codings would go with it, those of the codes below it among them; as far as the reader
    /// sees them.
    hanging: usize,
    /// Whether there may be others that the reader does not see.
    unseen: bool,
    /// How many codes stand below it.
    below: usize,
    may_change: bool,
    /// Which ways it can go.
    ways: Vec<&'static str>,
    parents: Vec<Choice>,
    /// The codes that it can become part of.
    others: Vec<Choice>,
    form: CodeForm,
    memos: Vec<MemoView>,
    /// A new memo that was typed, and is not kept yet.
    memo: String,
    error: Option<Message>,
}

#[derive(Serialize)]
struct Above {
    id: i64,
    label: String,
}

/// A part of what a code says, in every language that has it.
#[derive(Serialize)]
struct PartView {
    part: &'static str,
    words: Vec<WordsView>,
}

#[derive(Serialize)]
struct WordsView {
    language: &'static str,
    words: String,
}

#[derive(Serialize)]
struct MemoView {
    id: i64,
    who: Option<String>,
    when: DateTime<Utc>,
    text: String,
    /// What its author was about to make of it.
    typed: Option<String>,
    own: bool,
}

/// What is shown besides the code as it is.
#[derive(Default)]
pub(super) struct Besides {
    pub(super) error: Option<(Message, StatusCode)>,
    pub(super) typed: Option<Wanted>,
    /// A memo, a new one where it has no key, with its words.
    pub(super) memo: Option<(Option<i64>, String)>,
}

pub(super) async fn page(
    request: &HttpRequest,
    who: &SignedIn,
    (place, id): (&In, i64),
    besides: Besides,
) -> Result {
    let app = reader::app(request);
    let author = place.author(who);
    let book = quotes::codebook(app, place.study.id).await?;
    let code = book.get(id).ok_or(Error::NotFound)?;
    let ids = book.with_descendants(id);
    let mut seen = codings::of_codes(&app.store, place.study.id, &[id], author.sight).await?;
    let open = place.open_documents(who).await?;
    let is_open = |document: i64| open.as_ref().is_none_or(|open| open.contains(&document));
    seen.retain(|coding| Layer::Coders.has(&coding.placed) && is_open(coding.document_id));
    let documents: HashSet<i64> = seen.iter().map(|coding| coding.document_id).collect();
    let may_change = place.role.may(Role::Researcher);
    let hanging = match may_change {
        true => codings::of_codes(&app.store, place.study.id, &ids, author.sight).await?.len(),
        false => 0,
    };
    let form = match &besides.typed {
        Some(typed) => CodeForm::of(&typed.of(code.clone()), typed.seen.clone()),
        None => CodeForm::of(code, code.seen()),
    };
    let (error, status) =
        besides.error.map_or((None, StatusCode::OK), |(error, status)| (Some(error), status));
    let typed_memo = besides.memo;
    let mut memos = memos_of(request, who, place, id).await?;
    if let Some((Some(of), words)) = &typed_memo
        && let Some(memo) = memos.iter_mut().find(|memo| memo.id == *of && memo.own)
    {
        memo.typed = Some(words.clone());
    }
    let ways = Way::ALL.into_iter().filter(|way| book.toward(id, *way).is_some());
    let mut frame = place.frame(who);
    frame.notice = notice(request);
    let page = CodePage {
        frame,
        base: place.base(),
        id,
        label: code.label.words(who.language, &[]).to_owned(),
        color: code.color.as_str().to_owned(),
        above: above(&book, code, who.language),
        texts: texts(code),
        codings: seen.len(),
        documents: documents.len(),
        hanging,
        unseen: author.sight != Sight::All,
        below: ids.len() - 1,
        may_change,
        ways: ways.map(Way::tag).collect(),
        parents: form::places(&book, Some(id), code.parent, who.language),
        others: others(&book, id, who.language),
        form,
        memos,
        memo: typed_memo.filter(|(id, _)| id.is_none()).map(|(_, words)| words).unwrap_or_default(),
        error,
    };
    answer::page_with(request, &page, who.language, status)
}

fn notice(request: &HttpRequest) -> Option<Message> {
    let query = Fields::read(request.query_string().as_bytes()).ok()?;
    let done = ["saved", "moved", "noted", "split", "anchored"]
        .into_iter()
        .find(|done| *done == query.get("done"))?;
    Some(Message::new(&format!("codebook-done-{done}")))
}

fn above(book: &Codebook, code: &CodeEntry, language: Language) -> Vec<Above> {
    let mut above = Vec::new();
    let mut at = code.parent.and_then(|parent| book.get(parent));
    while let Some(code) = at {
        above.push(Above { id: code.id, label: code.label.words(language, &[]).to_owned() });
        at = code.parent.and_then(|parent| book.get(parent));
    }
    above.reverse();
    above
}

fn texts(code: &CodeEntry) -> Vec<PartView> {
    let words = |part: Part| {
        let of = |language: Language| {
            let words = part.of(code, language).to_owned();
            (!words.is_empty()).then(|| WordsView { language: language.tag(), words })
        };
        PartView { part: part.tag(), words: Language::ALL.into_iter().filter_map(of).collect() }
    };
    Part::ALL.into_iter().map(words).filter(|part| !part.words.is_empty()).collect()
}

/// Every other code.
pub(super) fn others(book: &Codebook, id: i64, language: Language) -> Vec<Choice> {
    let others = book.tree().into_iter().filter(|(_, code)| code.id != id);
    others.map(|(_, code)| Choice::new(code.id, quotes::code_path(book, code.id, language), false)).collect()
}

async fn memos_of(request: &HttpRequest, who: &SignedIn, place: &In, id: i64) -> Result<Vec<MemoView>> {
    let app = reader::app(request);
    let memos = notes::of_code(app, &place.study, &place.author(who), id).await?;
    let team: HashMap<i64, String> = studies::team(&app.store, place.study.id)
        .await?
        .into_iter()
        .map(|member| (member.account_id, member.name))
        .collect();
    let view = |memo: memos::Memo| MemoView {
        id: memo.id,
        who: memo.account_id.and_then(|id| team.get(&id)).cloned(),
        when: memo.changed_at,
        text: memo.text,
        typed: None,
        own: memo.account_id == Some(who.account.id),
    };
    Ok(memos.into_iter().map(view).collect())
}

/// `GET /studies/{study}/codebook/{id}`
pub(super) async fn show(request: HttpRequest, who: SignedIn, path: Path<(String, i64)>) -> Result {
    let (slug, id) = path.into_inner();
    let place = who.study(&slug, Role::Coder).await?;
    page(&request, &who, (&place, id), Besides::default()).await
}

/// `POST /studies/{study}/codebook/{id}/memos`
pub(super) async fn memo(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let (slug, id) = path.into_inner();
    let place = who.study(&slug, Role::Coder).await?;
    let app = reader::app(&request);
    let memo = fields.get("memo").parse().ok();
    let (author, words) = (place.author(&who), fields.get("text"));
    let written = Written { subject: memos::Subject::Code(id), id: memo, seen: fields.get("seen"), words };
    match notes::save(app, &place.study, &author, None, written).await? {
        Ok(_) => Ok(answer::see(&format!("{}/codebook/{id}?done=noted#memos", place.base()))),
        Err(refusal) => {
            let error = Some((refusal.message(), super::change::status(refusal)));
            // One that is gone meanwhile can be added anew.
            let memo = memo.filter(|_| refusal != Refusal::Gone);
            let besides = Besides { error, memo: Some((memo, words.to_owned())), ..Besides::default() };
            page(&request, &who, (&place, id), besides).await
        }
    }
}

impl Page for CodePage {
    const TEMPLATE: &'static str = "coding/codebook_code.html";

    fn samples() -> Vec<Self> {
        let moment = DateTime::from_timestamp(1_795_000_000, 0).expect("a moment");
        let memo = |own: bool| MemoView {
            id: 1,
            who: own.then(|| "Айгүл".to_owned()),
            when: moment,
            text: "Ойланайық".into(),
            typed: own.then(|| "Ойланайын".into()),
            own,
        };
        let page = |is_full: bool| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            id: 2,
            label: "Уәж".into(),
            color: "#0072b2".into(),
            above: if is_full { vec![Above { id: 1, label: "Қала".into() }] } else { Vec::new() },
            texts: vec![PartView {
                part: "definition",
                words: vec![WordsView { language: "kk", words: "…".into() }],
            }],
            codings: 2,
            documents: 1,
            hanging: if is_full { 3 } else { 0 },
            unseen: false,
            below: usize::from(is_full),
            may_change: true,
            ways: if is_full { Way::ALL.map(Way::tag).into() } else { Vec::new() },
            parents: vec![Choice::new(1, "Уәж", true)],
            others: if is_full { vec![Choice::new(1, "Уәж", false)] } else { Vec::new() },
            form: CodeForm::sample(),
            memo: if is_full { "Ойланайық".into() } else { String::new() },
            memos: if is_full { vec![memo(true), memo(false)] } else { Vec::new() },
            error: is_full.then(|| Message::new("coding-code-used").with("count", 2_i64)),
        };
        vec![
            page(true),
            page(false),
            Self { may_change: false, ..page(true) },
            Self { unseen: true, ..page(true) },
        ]
    }
}
