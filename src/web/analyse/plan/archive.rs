//! The page from which the whole plan leaves in one archive, and the archives that it gives.

use super::files::counted;
use crate::pages::Page;
use crate::service::disclosure::{self, Reason};
use crate::service::plan::{self, archive::Wanted};
use crate::service::requests::{self, Asked, Progress};
use crate::web::access::{In, SignedIn};
use crate::web::analyse::publication;
use crate::web::answer;
use crate::web::error::Result;
use crate::web::frame::Frame;
use crate::web::query::Fields;
use crate::web::reader;
use crate::web::requested::{self, FileView, Shows};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;
use std::sync::Arc;
use uuid::Uuid;

/// The page.
#[derive(Serialize)]
pub(in crate::web::analyse) struct ArchivePage {
    frame: Frame,
    /// The address of the plan.
    plan: String,
    /// The page's own address.
    base: String,
    tables: usize,
    figures: usize,
    languages: Vec<Offered>,
    /// Whether small cells are to be hidden.
    hides: bool,
    /// Under what counts are not published; 0 where everything is.
    least: u32,
    error: Option<Message>,
    is_waiting: bool,
    files: Vec<FileView>,
}

/// A language, or all of them.
#[derive(Serialize)]
struct Offered {
    tag: &'static str,
    /// Its own name; none of all.
    name: Option<&'static str>,
    chosen: bool,
}

/// What the page shows of all that was asked for.
const SHOWS: Shows = |asked| matches!(asked, Asked::Plan { .. });
/// What all languages are called in addresses.
const EVERY: &str = "all";

/// `GET /studies/{study}/plan/archive`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Viewer).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    page(&request, &who, &place, &wanted(&query, who.language), None).await
}

/// `POST /studies/{study}/plan/archive`: the archive itself, where few pictures are in it; else it is made
/// apart, and the page tells how far it has come.
pub(super) async fn make(request: HttpRequest, who: SignedIn, slug: Path<String>, fields: Fields) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Viewer).await?;
    // Who was refused sends the reason alone, to an address that says the rest.
    let query = Fields::read(request.query_string().as_bytes())?;
    let mut wanted = wanted(if fields.some("language").is_some() { &fields } else { &query }, who.language);
    wanted.reason = fields.some("reason").map(str::to_owned);
    give(&request, &who, &place, wanted).await
}

/// The archive, or the page that tells how far it has come, or the one that says what may not leave.
async fn give(request: &HttpRequest, who: &SignedIn, place: &In, wanted: Wanted) -> Result {
    let app = reader::app(request);
    let counted = counted(request, who, place, wanted.hides, |_, _| true).await?;
    if counted.is_empty() {
        let unpublished = Message::new("plan-fault-unpublished");
        return page(request, who, place, &wanted, Some(unpublished)).await;
    }
    let reason = wanted.reason.as_deref().map(|words| Reason { account_id: who.account.id, words });
    let leaving = disclosure::leaving(&counted);
    if let Some(refusal) = disclosure::refusal(app, &place.study, &leaving, reason).await? {
        let words = wanted.reason.clone().unwrap_or_default();
        return publication::page(request, who, place, refusal, (&address(place, &wanted), words));
    }
    if wanted.is_short(counted.iter().map(|one| &one.recipe)) {
        return at_once(request, who, place, &wanted).await;
    }
    match requests::request(app, &place.study, who.account.id, wanted.clone()).await? {
        Ok(_) => Ok(answer::see(&format!("{}/plan/archive#files", place.base()))),
        Err(why) => page(request, who, place, &wanted, Some(why)).await,
    }
}

/// The archive while its reader waits.
async fn at_once(request: &HttpRequest, who: &SignedIn, place: &In, wanted: &Wanted) -> Result {
    let app = reader::app(request);
    let file = tempfile::tempfile_in(&app.config.data).map_err(anyhow::Error::from)?;
    let out = file.try_clone().map_err(anyhow::Error::from)?;
    let progress = Arc::new(Progress::default());
    let account_id = who.account.id;
    match plan::archive::write(app, &place.study, account_id, wanted, out, &progress).await? {
        Ok(_) => {
            let name = wanted.name(&place.study.slug);
            answer::stream(answer::file(answer::typed("application/zip"), &name), file).await
        }
        Err(why) => page(request, who, place, wanted, Some(why)).await,
    }
}

/// What the whole plan as one file comes to for who asks by its address: the file where it is short, else the
/// page where it can be asked for.
pub(super) async fn asked(request: &HttpRequest, who: &SignedIn, place: &In, query: &Fields) -> Result {
    let wanted = wanted(query, who.language);
    let recipes = plan::all(reader::app(request), &place.study).await?;
    if wanted.is_short(recipes.iter().map(|(_, recipe)| recipe)) {
        return give(request, who, place, wanted).await;
    }
    Ok(answer::see(&address(place, &wanted)))
}

/// `GET /studies/{study}/plan/archive/{id}`: an archive that was made apart, until it expires, for whoever
/// asked for it.
pub(super) async fn download(request: HttpRequest, who: SignedIn, path: Path<(String, Uuid)>) -> Result {
    let (slug, id) = path.into_inner();
    let place = who.study(&slug, Role::Viewer).await?;
    requested::download(&request, &who, &place, (id, SHOWS)).await
}

/// `POST /studies/{study}/plan/archive/{id}`: lets an archive go.
pub(super) async fn remove(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, Uuid)>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let (slug, id) = path.into_inner();
    let place = who.study(&slug, Role::Viewer).await?;
    requested::let_go(&request, &who, id, &format!("{}/plan/archive", place.base())).await
}

/// What is wanted, by the fields of the page or of its address.
fn wanted(fields: &Fields, language: Language) -> Wanted {
    let languages = match fields.get("language") {
        EVERY => Language::ALL.into(),
        tag => vec![Language::from_tag(tag).unwrap_or(language)],
    };
    Wanted { languages, hides: publication::hides(fields), reason: None }
}

/// The address of the page with this chosen.
fn address(place: &In, wanted: &Wanted) -> String {
    let language = match wanted.languages[..] {
        [language] => language.tag(),
        _ => EVERY,
    };
    let hides = if wanted.hides { "&hide=1" } else { "" };
    format!("{}/plan/archive?language={language}{hides}", place.base())
}

async fn page(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    wanted: &Wanted,
    error: Option<Message>,
) -> Result {
    let recipes = plan::all(reader::app(request), &place.study).await?;
    let base = format!("{}/plan/archive", place.base());
    let files = requested::files(request, who, place, &base, (SHOWS, "plan-archive-progress")).await?;
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = ArchivePage {
        frame: place.frame(who),
        plan: format!("{}/plan", place.base()),
        base,
        tables: recipes.len(),
        figures: recipes.iter().filter(|(_, recipe)| recipe.figure.is_some()).count(),
        languages: Offered::of(&wanted.languages),
        hides: wanted.hides,
        least: place.study.least_cell,
        error,
        is_waiting: files.iter().any(FileView::is_waiting),
        files,
    };
    answer::page_with(request, &page, who.language, status)
}

impl Offered {
    fn of(chosen: &[Language]) -> Vec<Self> {
        let one = |language: Language| Self {
            tag: language.tag(),
            name: Some(language.own_name()),
            chosen: *chosen == [language],
        };
        let every = Self { tag: EVERY, name: None, chosen: chosen.len() > 1 };
        Language::ALL.map(one).into_iter().chain([every]).collect()
    }
}

impl Page for ArchivePage {
    const TEMPLATE: &'static str = "analyse/plan_archive.html";

    fn samples() -> Vec<Self> {
        let page = |tables: usize, least, error: Option<&str>, files: Vec<FileView>| Self {
            frame: Frame::sample(),
            plan: "/studies/a/plan".to_owned(),
            base: "/studies/a/plan/archive".to_owned(),
            tables,
            figures: tables / 2,
            languages: Offered::of(&[Language::Kk]),
            hides: least > 0,
            least,
            error: error.map(Message::new),
            is_waiting: files.iter().any(FileView::is_waiting),
            files,
        };
        vec![
            page(14, 5, None, FileView::samples("village-plan-kk.zip")),
            page(1, 0, Some("plan-archive-left"), Vec::new()),
            page(0, 0, None, Vec::new()),
        ]
    }
}
