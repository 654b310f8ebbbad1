//! The page from which the responses leave for statistical programs, and the files that it gives.

use super::dataset_page::{ChangedView, DatasetPage, Offer};
use crate::app::App;
use crate::service::dataset::{self, Format, MANY, Separator, Wanted, wanted::CONTENTS};
use crate::service::requests::{self, Asked, Progress};
use crate::store::submissions;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::query::Fields;
use crate::web::reader;
use crate::web::requested::{self, FileView, Shows};
use actix_web::http::StatusCode;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse};
use domain::dataset::changed;
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use std::sync::Arc;
use uuid::Uuid;

/// What the page shows of all that was asked for.
const SHOWS: Shows = |asked| matches!(asked, Asked::Dataset(_));

/// `GET /studies/{study}/responses/dataset`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Researcher).await?;
    page(&request, &who, &place, Wanted::new(Format::Sav, who.language), None).await
}

/// `POST /studies/{study}/responses/dataset`: the file itself, where few responses are in it; else it is
/// written apart, and the page tells how far it has come.
pub(super) async fn make(request: HttpRequest, who: SignedIn, slug: Path<String>, fields: Fields) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Researcher).await?;
    let app = reader::app(&request);
    let wanted = read(&fields, who.language).ok_or(Error::BadRequest("no such dataset"))?;
    let why = match submissions::count(&app.store, place.study.id).await? {
        0 => Some(Message::new("dataset-none")),
        few if few < MANY => match at_once(app, &place, wanted).await? {
            Ok(Some(file)) => return Ok(file),
            // What was cut is told on the page, beside the file.
            Ok(None) => ask(app, &who, &place, wanted).await?,
            Err(why) => Some(why),
        },
        _ => ask(app, &who, &place, wanted).await?,
    };
    match why {
        None => Ok(answer::see(&format!("{}/responses/dataset#files", place.base()))),
        Some(why) => page(&request, &who, &place, wanted, Some(why)).await,
    }
}

/// What is wanted, by the fields of the page.
fn read(fields: &Fields, language: Language) -> Option<Wanted> {
    let tagged = |name: &str, usual: &'static str| fields.some(name).unwrap_or(usual).to_owned();
    let content = tagged("content", "codes");
    Some(Wanted {
        format: Format::from_tag(fields.get("format"))?,
        language: fields.some("language").map_or(Some(language), Language::from_tag)?,
        content: CONTENTS.into_iter().find(|(tag, _)| *tag == content)?.1,
        separator: Separator::from_tag(&tagged("separator", "comma"))?,
        mark: fields.get("mark") == "1",
    })
}

/// The file; none where answers had to be cut, of which a download alone would say nothing.
async fn at_once(
    app: &App,
    place: &In,
    wanted: Wanted,
) -> std::result::Result<std::result::Result<Option<HttpResponse>, Message>, Error> {
    let file = tempfile::tempfile_in(&app.config.data).map_err(anyhow::Error::from)?;
    let out = file.try_clone().map_err(anyhow::Error::from)?;
    let progress = Arc::new(Progress::default());
    let made = match dataset::write(app, &place.study, wanted, out, &progress).await? {
        Ok(made) => made,
        Err(why) => return Ok(Err(why)),
    };
    if made.changed.iter().any(|changed| matches!(changed, changed::Changed::Texts(_))) {
        return Ok(Ok(None));
    }
    let response = answer::file(answer::typed(wanted.format.media_type()), &wanted.name(&place.study.slug));
    answer::stream(response, file).await.map(|file| Ok(Some(file)))
}

/// Has the file written apart, or says why not.
async fn ask(
    app: &App,
    who: &SignedIn,
    place: &In,
    wanted: Wanted,
) -> std::result::Result<Option<Message>, Error> {
    Ok(requests::request(app, &place.study, who.account.id, wanted).await?.err())
}

/// `GET /studies/{study}/responses/dataset/{id}`: a file that was written apart, until it expires, for
/// whoever asked for it.
pub(super) async fn download(request: HttpRequest, who: SignedIn, path: Path<(String, Uuid)>) -> Result {
    let (slug, id) = path.into_inner();
    let place = who.study(&slug, Role::Researcher).await?;
    requested::download(&request, &who, &place, (id, SHOWS)).await
}

/// `POST /studies/{study}/responses/dataset/{id}`: lets a file go.
pub(super) async fn remove(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, Uuid)>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let (slug, id) = path.into_inner();
    let place = who.study(&slug, Role::Researcher).await?;
    requested::let_go(&request, &who, id, &format!("{}/responses/dataset", place.base())).await
}

/// The page, with what is wrong.
async fn page(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    wanted: Wanted,
    error: Option<Message>,
) -> Result {
    let app = reader::app(request);
    let count = submissions::count(&app.store, place.study.id).await?;
    let base = format!("{}/responses/dataset", place.base());
    let files = requested::files(request, who, place, &base, (SHOWS, "dataset-progress")).await?;
    let changed = if count == 0 {
        Vec::new()
    } else {
        let changed = dataset::changed(app, &place.study, who.language).await?;
        changed.into_iter().map(|(format, changed)| ChangedView::of(format, &changed)).collect()
    };
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = DatasetPage {
        frame: place.frame(who),
        base,
        count,
        is_at_once: count < MANY,
        error,
        offer: Offer::of(wanted),
        is_waiting: files.iter().any(FileView::is_waiting),
        files,
        changed,
    };
    answer::page_with(request, &page, who.language, status)
}
