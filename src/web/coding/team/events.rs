//! What happens in a document, as it happens: server-sent events.
//!
//! `happened` brings what was done, as [`events`] tells it, with the number up to which everything is
//! told as its id: a browser that was cut off goes on from there. `seen` brings who is where. `gone`
//! ends it: the reader was signed out, or may not see the document any more.

use crate::app::App;
use crate::jobs::live::{Listener, Live, Pulse};
use crate::service::account::session;
use crate::service::coding::Author;
use crate::service::coding::told;
use crate::service::team::{presence, readings};
use crate::store::presences::Presence;
use crate::store::{documents, studies};
use crate::web::access::SignedIn;
use crate::web::coding::workspace::event::{Events, events, was_seen_otherwise};
use crate::web::error::{Error, Result};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::header::{self, ContentEncoding};
use actix_web::web::{Bytes, Path};
use actix_web::{HttpRequest, HttpResponse};
use domain::coding::Sight;
use domain::study::Role;
use serde::Serialize;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

/// After so long without news a comment shows that the connection stands.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// How often it is seen whether the reader may still read.
const CHECK: Duration = Duration::from_secs(3);

/// `GET /studies/{study}/documents/{id}/events?after=…&sight=…`
pub(super) async fn stream(request: HttpRequest, who: SignedIn, path: Path<(String, i64)>) -> Result {
    let (slug, id) = path.into_inner();
    let place = who.document(&slug, id, Role::Coder).await?;
    let app = reader::shared(&request);
    if !documents::is_there(&app.store, place.study.id, id).await? {
        return Err(Error::NotFound);
    }
    let query = Fields::read(request.query_string().as_bytes())?;
    let last = request.headers().get("last-event-id").and_then(|last| last.to_str().ok());
    let number = last.and_then(|last| last.parse().ok()).or_else(|| query.get("after").parse().ok());
    let number = number.ok_or(Error::BadRequest("no number"))?;
    let listener = Live::listen(&app, place.study.id, who.account.id).ok_or(Error::TooMany)?;
    let (study_id, sight) = (place.study.id, place.author(&who).sight);
    let (account_id, session) = (who.account.id, who.session.token_hash.clone());
    let now = Instant::now();
    let reading = Reading {
        reader: Reader { app, session, account_id, study_id, document_id: id },
        sight,
        seen_otherwise: was_seen_otherwise(&query, sight),
        number,
        shown: Vec::new(),
        listener,
        checked: now,
        sent: now,
        state: State::Begins,
    };
    Ok(HttpResponse::Ok()
        .content_type("text/event-stream; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        // Nothing may hold events back: neither our own compression nor a proxy's buffer.
        .insert_header(ContentEncoding::Identity)
        .insert_header(("x-accel-buffering", "no"))
        .streaming(futures_util::stream::unfold(reading, |reading| reading.next())))
}

/// Who reads.
struct Reader {
    app: Arc<App>,
    session: String,
    account_id: i64,
    study_id: i64,
    document_id: i64,
}

/// Where a stream is.
struct Reading {
    reader: Reader,
    sight: Sight,
    /// Whether the browser shows what was told to other eyes.
    seen_otherwise: bool,
    number: i64,
    /// Who was shown last.
    shown: Vec<Presence>,
    listener: Listener,
    checked: Instant,
    sent: Instant,
    state: State,
}

#[derive(PartialEq, Eq)]
enum State {
    Begins,
    GoesOn,
    Ends,
}

/// Somebody in the document.
#[derive(Serialize)]
struct SeenJson<'a> {
    account: i64,
    name: &'a str,
    passage: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<i32>,
}

type Piece = std::result::Result<Bytes, std::io::Error>;

impl Reading {
    async fn next(mut self) -> Option<(Piece, Self)> {
        if self.state == State::Begins {
            self.state = State::GoesOn;
            // A browser that is cut off comes back soon.
            return Some((Ok(Bytes::from_static(b"retry: 1000\n\n")), self));
        }
        while self.state == State::GoesOn {
            let text = match self.news().await {
                Ok(text) => text,
                Err(error) => {
                    tracing::warn!("a stream of events ends: {error}");
                    return None;
                }
            };
            if !text.is_empty() {
                self.sent = Instant::now();
                return Some((Ok(Bytes::from(text)), self));
            }
            if self.sent.elapsed() >= HEARTBEAT {
                self.sent = Instant::now();
                return Some((Ok(Bytes::from_static(b":\n\n")), self));
            }
            if !self.listener.wait(CHECK).await {
                return None;
            }
        }
        None
    }

    /// What there is to tell, if anything.
    async fn news(&mut self) -> anyhow::Result<String> {
        let pulse = self.listener.pulse();
        let is_late = self.checked.elapsed() >= CHECK;
        let mut happened = String::new();
        // Those who wait to read the document anew are told nothing of what was done to it before.
        if pulse.number > self.number && !self.seen_otherwise {
            happened = self.happened(pulse.number).await?;
        }
        let seen = self.seen(&pulse);
        if happened.is_empty() && seen == self.shown && !is_late && !self.seen_otherwise {
            return Ok(String::new());
        }
        // Whatever is told, only somebody is told who may know it now: it is read before that is seen.
        self.checked = Instant::now();
        let Some(sight) = self.reader.sight().await? else {
            self.state = State::Ends;
            return Ok("event: gone\ndata: {}\n\n".to_owned());
        };
        let mut text = String::new();
        let seen_otherwise = std::mem::take(&mut self.seen_otherwise);
        if sight != self.sight || seen_otherwise {
            // What was told before was told to other eyes: the document is to be read anew.
            self.sight = sight;
            self.number = pulse.number.max(self.number);
            let anew = Events { number: self.number, version: None, events: Vec::new(), more: true };
            happened = told_as(&anew)?;
        }
        text.push_str(&happened);
        let seen = self.seen(&pulse);
        if seen != self.shown {
            text.push_str(&self.reader.told_of(&seen).await?);
            self.shown = seen;
        }
        Ok(text)
    }

    /// What happened since the last time, up to that number or beyond.
    async fn happened(&mut self, number: i64) -> anyhow::Result<String> {
        let (store, study, id) = (&self.reader.app.store, self.reader.study_id, self.reader.document_id);
        let since = told::since(store, study, id, self.sight, self.number).await?;
        self.number = since.number.max(if since.more { self.number } else { number });
        if since.told.is_empty() && !since.more {
            return Ok(String::new());
        }
        // Read when there is something to tell: a stream that only waits holds no text, and none is old.
        let Some(document) = documents::by_id(store, study, id).await? else { return Ok(String::new()) };
        let found = events(since, &document);
        told_as(&Events { number: self.number, ..found })
    }

    /// Who is in the document, besides the reader; nobody for who sees nobody's codings.
    fn seen(&self, pulse: &Pulse) -> Vec<Presence> {
        let (document, account) = (self.reader.document_id, self.reader.account_id);
        let here = |seen: &&Presence| seen.document_id == document && seen.account_id != account;
        let place = |seen: &Presence| Presence { seen_at: chrono::DateTime::UNIX_EPOCH, ..seen.clone() };
        match self.sight {
            Sight::All => pulse.presences.iter().filter(here).map(place).collect(),
            Sight::Own(_) => Vec::new(),
        }
    }
}

fn told_as(found: &Events) -> anyhow::Result<String> {
    Ok(format!("id: {}\nevent: happened\ndata: {}\n\n", found.number, serde_json::to_string(found)?))
}

impl Reader {
    /// Whose codings the reader sees now; `None` where they may not read any more.
    async fn sight(&self) -> anyhow::Result<Option<Sight>> {
        let store = &self.app.store;
        if !session::lasts(&self.app, &self.session).await? {
            return Ok(None);
        }
        let Some(study) = studies::by_id(store, self.study_id).await? else { return Ok(None) };
        let role = studies::role_of(store, self.study_id, self.account_id).await?;
        let Some(role) = role.filter(|role| role.may(Role::Coder)) else { return Ok(None) };
        let id = self.document_id;
        let there = documents::is_there(store, self.study_id, id).await?
            && readings::may_open(store, &study, role, self.account_id, id).await?;
        Ok(there.then(|| Author::new(&study, self.account_id, role).sight))
    }

    async fn told_of(&self, seen: &[Presence]) -> anyhow::Result<String> {
        let team = studies::team(&self.app.store, self.study_id).await?;
        let json = seen.iter().filter_map(|seen| {
            let member = team.iter().find(|member| member.account_id == seen.account_id)?;
            let (from, to) = seen.selected.unzip();
            Some(SeenJson { account: seen.account_id, name: &member.name, passage: seen.passage, from, to })
        });
        let json: Vec<SeenJson<'_>> = json.collect();
        Ok(format!("event: seen\ndata: {}\n\n", serde_json::to_string(&json)?))
    }
}

/// `POST /studies/{study}/documents/{id}/presence`: where the reader is; with `gone`, not there any more.
pub(super) async fn seen(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let (slug, id) = path.into_inner();
    let place = who.document(&slug, id, Role::Coder).await?;
    let app = reader::app(&request);
    if fields.some("gone").is_some() {
        presence::leave(app, id, who.account.id).await?;
        return Ok(HttpResponse::NoContent().finish());
    }
    let number = |name: &str| fields.get(name).parse::<i32>().ok().filter(|number| *number >= 0);
    let passage = number("passage").ok_or(Error::BadRequest("no passage"))?;
    let selected = number("from").zip(number("to")).filter(|(from, to)| from < to);
    if presence::note(app, &place.study, (id, who.account.id), passage, selected).await? {
        Ok(HttpResponse::NoContent().finish())
    } else {
        Err(Error::NotFound)
    }
}
