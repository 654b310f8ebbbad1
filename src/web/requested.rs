//! Files that were asked for and are made apart: how far they have come, and the ways to take them and to let
//! them go.

use super::access::{In, SignedIn};
use super::answer;
use super::error::{Error, Result};
use super::reader;
use crate::service::requests::{self, Asked, DatasetFile, State};
use actix_web::HttpRequest;
use actix_web::http::header;
use actix_web::web::Bytes;
use chrono::{DateTime, Utc};
use domain::language::Language;
use domain::message::Message;
use domain::table::words::whole;
use futures_util::TryStreamExt;
use serde::Serialize;
use uuid::Uuid;

/// A file that is made apart.
#[derive(Serialize)]
pub(super) struct FileView {
    name: String,
    /// Where it can be had, once it is there.
    href: Option<String>,
    /// Where it is let go.
    address: String,
    size: Option<Message>,
    expires: Option<DateTime<Utc>>,
    done: u64,
    total: u64,
    /// How far it has come, in words.
    progress: Message,
    failed: Option<Message>,
    /// What is in it otherwise than in the study.
    changed: Vec<Message>,
}

/// Whether a page shows a file.
pub(super) type Shows = fn(&Asked) -> bool;

/// What the reader asked for in a study of the kind that a page with that address shows, the latest first.
///
/// # Errors
/// Where the database cannot be read.
pub(super) async fn files(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    base: &str,
    (shows, progress): (Shows, &str),
) -> std::result::Result<Vec<FileView>, Error> {
    let app = reader::app(request);
    let mut views = Vec::new();
    for file in requests::of_person(app, &place.study, who.account.id).await? {
        match requests::asked(&file) {
            Ok(asked) if shows(&asked) => views.push(FileView::of(&file, base, progress, who.language)),
            Ok(_) => {}
            // Another version of the program, on the same database, knows what it is.
            Err(_) => tracing::warn!(file = %file.id, "a file that was asked for is not known here"),
        }
    }
    Ok(views)
}

/// The file of that id, for whoever asked for it, until it expires.
///
/// # Errors
/// [`Error::NotFound`] where it is not there, or not of the kind.
pub(super) async fn download(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    (id, shows): (Uuid, Shows),
) -> Result {
    let app = reader::app(request);
    let file = requests::find(app, &place.study, who.account.id, id).await?.ok_or(Error::NotFound)?;
    let State::Done { size, .. } = file.state else { return Err(Error::NotFound) };
    let asked = requests::asked(&file)?;
    if !shows(&asked) {
        return Err(Error::NotFound);
    }
    let mut response = answer::file(answer::typed(asked.media_type()), &file.name);
    // Not to be compressed on the way: it is told how large it is.
    response.insert_header((header::CONTENT_ENCODING, "identity")).no_chunking(size);
    let pieces = requests::pieces(app.store.clone(), file);
    Ok(response.streaming(pieces.map_ok(Bytes::from).map_err(Error::from)))
}

/// Lets a file go, and shows those that are left on their page.
///
/// # Errors
/// Where the database cannot be written.
pub(super) async fn let_go(request: &HttpRequest, who: &SignedIn, id: Uuid, page: &str) -> Result {
    requests::remove(reader::app(request), who.account.id, id).await?;
    Ok(answer::see(&format!("{page}#files")))
}

impl FileView {
    fn of(file: &DatasetFile, base: &str, progress: &str, language: Language) -> Self {
        let mut view = Self {
            name: file.name.clone(),
            href: None,
            address: format!("{base}/{}", file.id),
            size: None,
            expires: None,
            done: file.done,
            total: file.total,
            progress: Message::new(progress)
                .with("done", whole(file.done, language))
                .with("total", whole(file.total, language)),
            failed: None,
            changed: Vec::new(),
        };
        match &file.state {
            State::Waiting => {}
            State::Failed(why) => view.failed = Some(why.clone()),
            State::Done { size, changed, expires_at } => {
                view.href = Some(view.address.clone());
                view.size = Some(crate::locale::size(*size, language));
                view.expires = Some(*expires_at);
                view.changed.clone_from(changed);
            }
        }
        view
    }

    /// Whether it is being made.
    pub(super) const fn is_waiting(&self) -> bool {
        self.href.is_none() && self.failed.is_none()
    }

    /// For samples of pages: one that is being made, one that is there, one that could not be made.
    pub(super) fn samples(name: &str) -> Vec<Self> {
        let file = |state| DatasetFile {
            id: Uuid::nil(),
            account_id: 1,
            study_id: 1,
            wanted: String::new(),
            name: name.to_owned(),
            done: 120_000,
            total: 400_000,
            attempts: 1,
            created_at: DateTime::UNIX_EPOCH,
            state,
        };
        let changed = vec![Message::new("dataset-changed-label").with("variable", "age")];
        let done = State::Done { size: 1 << 20, changed, expires_at: DateTime::UNIX_EPOCH };
        let states = [State::Waiting, done, State::Failed(Message::new("dataset-failed"))];
        let view = |state| Self::of(&file(state), "/studies/a", "dataset-progress", Language::Kk);
        states.map(view).into()
    }
}
