//! A file that is looked at before it is taken in: what is new, what changes, who is who, what is lost.

use super::show::{self, FaultView, languages};
use super::{LossView, losses};
use crate::app::App;
use crate::pages::Page;
use crate::service::refi::{self, Brought, Looked, People, Waiting, waiting};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::coding::pages::Choice;
use crate::web::error::Result;
use crate::web::frame::Frame;
use crate::web::query::Fields;
use crate::web::reader;
use crate::web::spooled::{self, Sent};
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Payload};
use domain::exchange::codebook::{Change, Standing};
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;
use std::sync::Arc;
use uuid::Uuid;

/// What a file would do.
#[derive(Serialize)]
pub(super) struct LookPage {
    frame: Frame,
    base: String,
    error: Option<Message>,
    kept: String,
    name: String,
    is_codebook: bool,
    /// In which language its codes are named, where it does not say so.
    languages: Vec<Choice>,
    remarks: Vec<FaultView>,
    counts: Counts,
    codes: Vec<CodeView>,
    documents: Vec<DocumentView>,
    people: Vec<PersonView>,
    losses: Vec<LossView>,
}

#[derive(Clone, Copy, Default, Serialize)]
struct Counts {
    codes_added: usize,
    codes_changed: usize,
    codes_unchanged: usize,
    /// Codes that would change or be added and are not shown.
    codes_hidden: usize,
    documents_added: usize,
    documents_there: usize,
    documents_hidden: usize,
    /// People who are told by their names alone.
    people_hidden: usize,
    codings_added: usize,
    codings_there: usize,
    memos_added: usize,
    memos_there: usize,
    cases_added: usize,
    cases_filled: usize,
    asides_added: usize,
    asides_there: usize,
}

#[derive(Clone, Serialize)]
struct CodeView {
    name: String,
    is_new: bool,
    changes: Vec<Message>,
    unfit: Option<Message>,
}

#[derive(Clone, Serialize)]
struct DocumentView {
    name: String,
    there: Option<i64>,
    added: usize,
    already: usize,
}

#[derive(Clone, Serialize)]
struct PersonView {
    guid: String,
    name: String,
    codings: usize,
    is_agreement: bool,
    members: Vec<Choice>,
}

/// The most rows of a list.
const MOST: usize = 200;

/// `POST /studies/{study}/exchange`: looks at a file, looks again with other choices, takes it in, or gives
/// it up.
pub(super) async fn bring(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    payload: Payload,
) -> Result {
    let place = who.study(&slug, Role::Researcher).await?;
    let (app, account) = (reader::app(&request), who.account.id);
    let Sent { fields, file } = spooled::read(&request, &who, payload).await?;
    if fields.get("do") == "leave" {
        if let Ok(id) = fields.get("kept").parse::<Uuid>() {
            waiting::forget(&app.store, account, id).await?;
        }
        return Ok(answer::see(&format!("{}/exchange", place.base())));
    }
    let kept = match (file, fields.get("kept").parse::<Uuid>()) {
        (Some(file), _) => waiting::keep(app, &place.study, account, file).await?,
        (None, Ok(id)) => {
            let found = waiting::find(&app.store, &place.study, account, id).await?;
            found.ok_or_else(|| Message::new("refi-file-gone"))
        }
        (None, Err(_)) => Err(Message::new("refi-no-file")),
    };
    let kept = match kept {
        Ok(kept) => kept,
        Err(message) => return show::page(&request, &who, &place, Some(message), Vec::new()).await,
    };
    let language = Language::from_tag(fields.get("language")).unwrap_or(who.language);
    let brought = match refi::read(app, &kept, language).await? {
        Some(Ok(brought)) => Arc::new(brought),
        None => {
            let gone = Message::new("refi-file-gone");
            return show::page(&request, &who, &place, Some(gone), Vec::new()).await;
        }
        Some(Err(faults)) => {
            waiting::forget(&app.store, account, kept.id).await?;
            let told = Message::new("refi-faulty").with("file", domain::form::excerpt(&kept.name));
            return show::page(&request, &who, &place, Some(told), faults).await;
        }
    };
    let people = Arc::new(people(&fields));
    let mut error = None;
    if fields.get("do") == "take" {
        let author = place.author(&who);
        match refi::take(app, &place.study, &author, (&brought, &people), who.language).await? {
            Ok(taken) => {
                waiting::forget(&app.store, account, kept.id).await?;
                return Ok(answer::see(&format!("{}/exchange?{}", place.base(), said(&taken))));
            }
            Err(message) => error = Some(message),
        }
    }
    page(&request, app, (&who, &place), &kept, (&brought, &people, language), error).await
}

fn said(taken: &refi::Taken) -> String {
    format!(
        "done=taken&codes={}&changed={}&documents={}&codings={}&memos={}&cases={}",
        taken.codes_added, taken.codes_changed, taken.documents, taken.codings, taken.memos, taken.cases
    )
}

/// Who was said to be who: a field `user-…` for each user of the file.
fn people(fields: &Fields) -> People {
    let chosen = fields.iter().filter_map(|(name, value)| {
        let guid = name.strip_prefix("user-")?.parse::<Uuid>().ok()?;
        Some((guid, value.parse::<i64>().ok()))
    });
    chosen.collect()
}

async fn page(
    request: &HttpRequest,
    app: &App,
    (who, place): (&SignedIn, &In),
    kept: &Waiting,
    (brought, people, language): (&Arc<Brought>, &Arc<People>, Language),
    error: Option<Message>,
) -> Result {
    let sight = place.author(who).sight;
    let looked = refi::look(app, &place.study, sight, (brought, people)).await?;
    let error = error.or_else(|| looked.fault.clone());
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = LookPage {
        frame: place.frame(who),
        base: place.base(),
        error,
        kept: kept.id.to_string(),
        name: kept.name.clone(),
        is_codebook: brought.is_codebook,
        languages: if brought.language.is_some() { Vec::new() } else { languages(language) },
        remarks: brought.remarks.iter().take(MOST).map(FaultView::of).collect(),
        counts: counts(&looked),
        codes: codes(&looked, who.language),
        documents: documents(&looked),
        people: persons(&looked),
        losses: losses(&looked.report),
    };
    answer::page_with(request, &page, who.language, status)
}

fn counts(looked: &Looked) -> Counts {
    let codes = |is: fn(&Standing) -> bool| looked.codes.iter().filter(|one| is(&one.standing)).count();
    let codes_added = codes(|standing| *standing == Standing::Added);
    let codes_changed = codes(|standing| matches!(standing, Standing::Changed(_)));
    let there = looked.documents.iter().filter(|row| row.there.is_some()).count();
    Counts {
        codes_added,
        codes_changed,
        codes_unchanged: looked.codes.len() - codes_added - codes_changed,
        codes_hidden: (codes_added + codes_changed).saturating_sub(MOST),
        documents_added: looked.documents.len() - there,
        documents_there: there,
        documents_hidden: looked.documents.len().saturating_sub(MOST),
        people_hidden: coding(looked).count().saturating_sub(MOST),
        codings_added: looked.documents.iter().map(|row| row.added).sum(),
        codings_there: looked.documents.iter().map(|row| row.already).sum(),
        memos_added: looked.memos.0,
        memos_there: looked.memos.1,
        cases_added: looked.cases.0,
        cases_filled: looked.cases.1,
        asides_added: looked.asides.0,
        asides_there: looked.asides.1,
    }
}

fn codes(looked: &Looked, language: Language) -> Vec<CodeView> {
    let moved = looked.codes.iter().filter(|one| one.standing != Standing::Unchanged || one.unfit.is_some());
    let view = |one: &refi::CodeRow| CodeView {
        name: one.code.name.words(language, &[]).to_owned(),
        is_new: one.standing == Standing::Added,
        changes: match &one.standing {
            Standing::Changed(changes) => changes.iter().map(change).collect(),
            Standing::Added | Standing::Unchanged => Vec::new(),
        },
        unfit: one.unfit.map(|unfit| unfit.message()),
    };
    moved.take(MOST).map(view).collect()
}

fn change(change: &Change) -> Message {
    match change {
        Change::Text(field, language) => {
            Message::new(&format!("refi-change-{}", field.tag())).with("language", language.own_name())
        }
        Change::Color => Message::new("refi-change-color"),
        Change::Place => Message::new("refi-change-place"),
    }
}

fn documents(looked: &Looked) -> Vec<DocumentView> {
    let view = |row: &refi::DocumentRow| DocumentView {
        name: row.name.clone(),
        there: row.there,
        added: row.added,
        already: row.already,
    };
    looked.documents.iter().take(MOST).map(view).collect()
}

/// Those who code in the file.
fn coding(looked: &Looked) -> impl Iterator<Item = &refi::Person> {
    looked.people.iter().filter(|person| person.codings > 0)
}

fn persons(looked: &Looked) -> Vec<PersonView> {
    let view = |person: &refi::Person| PersonView {
        guid: person.guid.to_string(),
        name: person.name.clone(),
        codings: person.codings,
        is_agreement: person.is_agreement,
        members: looked
            .team
            .iter()
            .map(|member| {
                Choice::new(member.account_id, &member.name, person.account == Some(member.account_id))
            })
            .collect(),
    };
    coding(looked).take(MOST).map(view).collect()
}

impl Page for LookPage {
    const TEMPLATE: &'static str = "coding/exchange/look.html";

    fn samples() -> Vec<Self> {
        let code = CodeView {
            name: "Уәж".into(),
            is_new: false,
            changes: vec![
                change(&Change::Place),
                change(&Change::Color),
                change(&Change::Text(domain::exchange::codebook::Field::Name, Language::Kk)),
            ],
            unfit: Some(Message::new("refi-codes-double")),
        };
        let person = PersonView {
            guid: Uuid::nil().to_string(),
            name: "Anna".into(),
            codings: 2,
            is_agreement: false,
            members: vec![Choice::new(1, "Айгүл", true)],
        };
        let document = DocumentView { name: "01".into(), there: Some(1), added: 1, already: 2 };
        let page = |is_codebook: bool| {
            let many = |count| if is_codebook { 0 } else { count };
            Self {
                frame: Frame::sample(),
                base: "/studies/a".into(),
                error: is_codebook.then(|| Message::new("refi-codes-double")),
                kept: Uuid::nil().to_string(),
                name: "a.qdpx".into(),
                is_codebook,
                languages: if is_codebook { languages(Language::Kk) } else { Vec::new() },
                remarks: vec![FaultView::sample()],
                counts: Counts {
                    codes_added: 1,
                    codes_hidden: many(3),
                    documents_hidden: many(1),
                    people_hidden: many(2),
                    ..Counts::default()
                },
                codes: vec![
                    code.clone(),
                    CodeView { is_new: true, changes: Vec::new(), unfit: None, ..code.clone() },
                ],
                documents: if is_codebook {
                    Vec::new()
                } else {
                    vec![document.clone(), DocumentView { there: None, ..document.clone() }]
                },
                people: if is_codebook {
                    Vec::new()
                } else {
                    vec![person.clone(), PersonView { is_agreement: true, ..person.clone() }]
                },
                losses: vec![LossView::sample()],
            }
        };
        vec![page(false), page(true)]
    }
}
