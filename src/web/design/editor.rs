//! The designer itself: the list of questions, the settings of the one that is selected, and how it
//! looks on a phone.

use super::finding::{Counts, Findings};
use super::outline::{Lister, PageRow};
use super::panel::{LanguageTag, Panel};
use super::teller::Teller;
use super::writing::{self, WritingChoice};
use crate::pages::Page;
use crate::service::design::{self, told};
use crate::store::designs::Working;
use crate::store::forms;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::Frame;
use crate::web::query::{Fields, escape};
use crate::web::reader;
use crate::web::security::Frames;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web::Path};
use domain::form::edit::{KindTag, Owner, tree};
use domain::form::{Form, Page as FormPage};
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use domain::table::Worded;
use serde::Serialize;

/// Where a working copy is begun.
#[derive(Serialize)]
pub(super) struct BeginPage {
    frame: Frame,
    base: String,
    /// The newest published version.
    newest: Option<i32>,
}

/// The designer.
#[derive(Serialize)]
pub(super) struct EditorPage {
    frame: Frame,
    base: String,
    revision: i32,
    /// What is selected.
    at: String,
    /// Whether the form as a whole is.
    whole: bool,
    title: Worded,
    pages: Vec<PageRow>,
    panel: Panel,
    kinds: Vec<&'static str>,
    /// The language that new texts are written in.
    writing: LanguageTag,
    /// Those to choose it from.
    writings: Vec<WritingChoice>,
    undo: Option<Message>,
    redo: Option<Message>,
    counts: Counts,
    refused: Option<Message>,
    preview: Option<PreviewView>,
}

/// The phone beside the settings.
#[derive(Serialize)]
struct PreviewView {
    source: String,
    languages: Vec<PreviewLanguage>,
}

#[derive(Serialize)]
struct PreviewLanguage {
    tag: &'static str,
    name: &'static str,
    href: String,
    current: bool,
}

/// The beginning of the designer's addresses.
pub(super) fn base(place: &In) -> String {
    format!("{}/design", place.base())
}

/// The study, for somebody who may change its questionnaire.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub(super) async fn enter(who: &SignedIn, slug: &str) -> Result<In> {
    who.study(slug, Role::Researcher).await
}

/// The working copy of a study.
///
/// # Errors
/// [`Error::NotFound`] where it has none yet.
pub(super) async fn working(request: &HttpRequest, place: &In) -> Result<Working> {
    design::open(&reader::app(request).store, &place.study).await?.ok_or(Error::NotFound)
}

/// What is asked for with `?at=`; the form as a whole where that is nothing.
pub(super) fn selected(text: &str) -> Owner {
    text.parse().unwrap_or(Owner::Form)
}

/// `GET /studies/{study}/design`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = enter(&who, &slug).await?;
    let store = &reader::app(&request).store;
    let Some(working) = design::open(store, &place.study).await? else {
        let newest = forms::latest(store, place.study.id).await?.map(|version| version.number);
        let page = BeginPage { frame: place.frame(&who), base: base(&place), newest };
        return answer::page(&request, &page, who.language);
    };
    let query = Fields::read(request.query_string().as_bytes())?;
    let at = selected(query.get("at"));
    page(&request, &who, &place, &working, &at, None).await
}

/// The designer with something selected; where something was refused, told so.
///
/// # Errors
/// Where the database cannot be read.
pub(super) async fn page(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    working: &Working,
    at: &Owner,
    refused: Option<Message>,
) -> Result {
    let store = &reader::app(request).store;
    let (undo, redo) = design::history(store, place.study.id, who.account.id).await?;
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let writing = writing::language(request, &working.design.form, who.language)?;
    let mut page = EditorPage::of(place.frame(who), base(place), (working, at), (who.language, writing));
    page.undo = undo.map(|step| told(&step.inverse));
    page.redo = redo.map(|step| told(&step.inverse));
    page.refused = refused;
    let mut response = answer::page_with(request, &page, who.language, status)?;
    writing::remember(request, &mut response)?;
    Ok(with_frames(response))
}

fn with_frames(mut response: HttpResponse) -> HttpResponse {
    response.extensions_mut().insert(Frames::Shows);
    response
}

impl EditorPage {
    fn of(
        frame: Frame,
        base: String,
        (working, at): (&Working, &Owner),
        (language, writing): (Language, Language),
    ) -> Self {
        let form = &working.design.form;
        let at = if is_there(form, at) { at.clone() } else { Owner::Form };
        let findings = Findings::of(form);
        let lister = Lister { form, findings: &findings, selected: &at, language, writing };
        let teller =
            Teller { design: &working.design, findings: &findings, language, writing: Some(writing) };
        Self {
            frame,
            revision: working.revision,
            title: Worded::of(&form.title, language, &form.languages),
            pages: lister.pages(),
            panel: teller.panel(&at),
            kinds: KindTag::ALL.iter().map(|kind| kind.tag()).collect(),
            writing: writing.into(),
            writings: writing::choices(form, &base, &at, writing),
            undo: None,
            redo: None,
            counts: findings.total(),
            refused: None,
            preview: preview(form, &base, &at, writing),
            whole: at == Owner::Form,
            at: at.to_string(),
            base,
        }
    }
}

fn is_there(form: &Form, owner: &Owner) -> bool {
    match owner {
        Owner::Form => true,
        Owner::Page(name) => form.page(name.as_str()).is_some(),
        Owner::Item(name) => tree::item(form, name).is_some(),
        Owner::Choice(..) => false,
    }
}

fn preview(form: &Form, base: &str, at: &Owner, writing: Language) -> Option<PreviewView> {
    let page: &FormPage = match at {
        Owner::Page(name) => form.page(name.as_str())?,
        Owner::Item(name) => tree::page_of(form, name)?,
        _ => form.pages.first()?,
    };
    let address =
        |language: Language| format!("{base}/preview?page={}&in={language}", escape(page.name.as_str()));
    let view = |language: &Language| PreviewLanguage {
        tag: language.tag(),
        name: language.own_name(),
        href: address(*language),
        current: *language == writing,
    };
    Some(PreviewView { source: address(writing), languages: form.languages.iter().map(view).collect() })
}

impl Page for BeginPage {
    const TEMPLATE: &'static str = "design/begin.html";

    fn samples() -> Vec<Self> {
        let page = |newest| Self { frame: Frame::sample(), base: "/studies/a/design".to_owned(), newest };
        vec![page(None), page(Some(3))]
    }
}

impl Page for EditorPage {
    const TEMPLATE: &'static str = "design/editor.html";

    fn samples() -> Vec<Self> {
        let working = super::conflict::sample();
        let owners: Vec<Owner> = working
            .design
            .form
            .items()
            .filter_map(|item| item.name().cloned().map(Owner::Item))
            .chain(working.design.form.pages.iter().map(|page| Owner::Page(page.name.clone())))
            .chain([Owner::Form])
            .collect();
        let page = |at: &Owner| {
            let frame = Frame::sample();
            Self {
                undo: Some(Message::new("design-did-add")),
                refused: Some(Message::new("design-refused-large")),
                ..Self::of(
                    frame,
                    "/studies/a/design".to_owned(),
                    (&working, at),
                    (Language::Kk, Language::Ru),
                )
            }
        };
        owners.iter().map(page).collect()
    }
}
