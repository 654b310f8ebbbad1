//! What the browser's workspace asks for: small commands, each answered with all that happened since.
//!
//! A command brings a key, so that it is done once however often it is sent, and the version of the text
//! in which its places are: words that somebody corrected meanwhile are not coded.

use super::event::{Events, events, spots, was_seen_otherwise};
use crate::service::coding::memos::{self, Written};
use crate::service::coding::{self, Author, Done, Refusal, told};
use crate::store::commands::{self, Place};
use crate::store::documents::Document;
use crate::store::memos::Subject;
use crate::store::{self, Store, codings};
use crate::web::access::{In, SignedIn};
use crate::web::coding::instead::Instead;
use crate::web::error::{Error, Result};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web::Path};
use domain::study::Role;
use domain::text::{Span, Spot};
use serde::Serialize;
use std::collections::BTreeSet;
use uuid::Uuid;

/// What a command is answered with.
#[derive(Serialize)]
struct Answer {
    /// The command's number; 0 where there was nothing to do.
    done: i64,
    /// What is said of it, where that is not what was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    said: Option<String>,
    /// Why it was refused, in the reader's language.
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<String>,
    #[serde(flatten)]
    since: Events,
}

/// A command that was done.
struct Did {
    number: i64,
    /// See [`Answer::said`].
    said: Option<String>,
}

/// A command with all that it is done with.
struct Asked<'a> {
    request: &'a HttpRequest,
    who: &'a SignedIn,
    place: &'a In,
    author: Author,
    document: &'a Document,
    fields: &'a Fields,
    /// The version of the text that is read.
    version: i32,
}

/// `POST /studies/{study}/documents/{id}/commands`
pub(in crate::web::coding) async fn commands(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let (slug, id) = path.into_inner();
    let place = who.document(&slug, id, Role::Coder).await?;
    let store = &reader::app(&request).store;
    let document = place.document(&who, id).await?;
    let known = fields.get("known").parse().map_err(|_| Error::BadRequest("no number"))?;
    let version = fields.get("version").parse().map_err(|_| Error::BadRequest("no version"))?;
    let key = fields.get("key").parse().map_err(|_| Error::BadRequest("no key"))?;
    let (author, document) = (place.author(&who).with_key(key), &document);
    let (request, who) = (&request, &who);
    let asked = Asked { request, who, place: &place, author, document, fields: &fields, version };
    let outcome = asked.once(key).await?;
    let mut since = told::since(store, place.study.id, id, author.sight, known).await?;
    since.more |= was_seen_otherwise(&fields, author.sight);
    let since = events(since, document);
    let (status, did, refused) = match outcome {
        Ok(did) => (StatusCode::OK, did, None),
        Err(refusal) => (status(refusal), Did { number: 0, said: None }, Some(who.say(&refusal.message()))),
    };
    Ok(HttpResponse::build(status).json(Answer { done: did.number, said: did.said, refused, since }))
}

/// Somebody else's change makes a conflict; anything else is about what was asked.
const fn status(refusal: Refusal) -> StatusCode {
    match refusal {
        Refusal::Gone | Refusal::Changed | Refusal::Corrected | Refusal::Double => StatusCode::CONFLICT,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

impl Asked<'_> {
    /// Does what is asked and answers the command's number, whether it is sent for the first time or again.
    async fn once(&self, key: Uuid) -> Result<std::result::Result<Did, Refusal>> {
        let again = |number| Ok(Did { number, said: None });
        if let Some(number) = self.done(key).await? {
            return Ok(again(number));
        }
        let outcome = match self.fields.get("do") {
            "undo" => self.undo().await,
            _ => self
                .perform()
                .await
                .map(|outcome| outcome.map(|done| Did { number: done.number, said: None })),
        };
        match outcome {
            Ok(outcome) => Ok(outcome),
            // It may have been done in the same moment by a twin, which took the key.
            Err(error) => self.done(key).await?.map(again).ok_or(error),
        }
    }

    async fn undo(&self) -> Result<std::result::Result<Did, Refusal>> {
        let (app, place) = (reader::app(self.request), Place::Document(self.document.listed.id));
        let undone = match coding::undo(app, &self.place.study, &self.author, place).await? {
            Ok(undone) => undone,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let said = match Instead::new(&undone) {
            Some(instead) => instead.message(app, self.who, self.place).await?,
            None => None,
        };
        Ok(Ok(Did { number: undone.done.number, said: said.map(|said| self.who.say(&said)) }))
    }

    async fn done(&self, key: Uuid) -> Result<Option<i64>> {
        let store = &reader::app(self.request).store;
        Ok(commands::number_of(store, self.place.study.id, self.author.account, key).await?)
    }

    async fn perform(&self) -> Result<std::result::Result<Done, Refusal>> {
        let (app, study, author) = (reader::app(self.request), &self.place.study, &self.author);
        let document = self.document.listed.id;
        let code = || self.number("code");
        let id = || self.number("coding");
        let ids = match self.fields.get("do") {
            "remove" | "recode" | "resize" => vec![id()?],
            "merge" => self.numbers("codings")?,
            _ => Vec::new(),
        };
        // Whoever may work in this document may not work in another one.
        if !are_in(&app.store, document, &ids).await? {
            return Ok(Err(Refusal::Gone));
        }
        let outcome = match self.fields.get("do") {
            // Places in another text than the one that was read are none.
            "apply" | "resize" | "in-vivo" if self.version != self.document.version => Err(Refusal::Changed),
            "apply" => match self.span()? {
                Some(span) => {
                    let text = (document, Some(self.version));
                    coding::apply(app, study, author, text, span, code()?).await?
                }
                None => Err(Refusal::NoWords),
            },
            "resize" => match self.span()? {
                Some(span) => {
                    coding::resize(app, study, author, id()?, (document, self.version), span).await?
                }
                None => Err(Refusal::NoWords),
            },
            "in-vivo" => match self.span()? {
                Some(span) => coding::in_vivo(app, study, author, (document, self.version), span).await?,
                None => Err(Refusal::NoWords),
            },
            "remove" => coding::remove(app, study, author, id()?).await?,
            "recode" => coding::recode(app, study, author, id()?, code()?).await?,
            "merge" => coding::merge(app, study, author, &ids).await?,
            "memo" => memos::save(app, study, author, Some(document), self.memo()?).await?,
            "redo" => coding::redo(app, study, author, Place::Document(document)).await?,
            _ => return Err(Error::BadRequest("no such command")),
        };
        Ok(outcome)
    }

    fn number(&self, name: &str) -> Result<i64> {
        self.fields.get(name).parse().map_err(|_| Error::BadRequest("not a number"))
    }

    fn numbers(&self, name: &str) -> Result<Vec<i64>> {
        /// Nobody merges more at once.
        const MOST: usize = 100;
        let numbers = self.fields.get(name).split(',').map(str::parse);
        let numbers: std::result::Result<Vec<i64>, _> = numbers.collect();
        let few = numbers.ok().filter(|numbers| numbers.len() <= MOST);
        few.ok_or(Error::BadRequest("not a few numbers"))
    }

    fn memo(&self) -> Result<Written<'_>> {
        let id = self.fields.some("memo").map(|_| self.number("memo")).transpose()?;
        let (seen, words) = (self.fields.get("seen"), self.fields.get("text"));
        Ok(Written { subject: self.subject()?, id, seen, words })
    }

    fn subject(&self) -> Result<Subject> {
        let document = self.document.listed.id;
        Ok(match self.fields.get("about") {
            "study" => Subject::Study,
            "document" => Subject::Document(document),
            "code" => Subject::Code(self.number("of")?),
            "coding" => Subject::Coding(document, self.number("of")?),
            _ => return Err(Error::BadRequest("a memo about nothing")),
        })
    }

    /// The words that are meant; `None` where they are not in the document.
    fn span(&self) -> Result<Option<Span>> {
        let from = spot(self.fields.get("from"))?;
        let to = spot(self.fields.get("to"))?;
        Ok(spots(self.document).span(from, to))
    }
}

/// Whether codings stand in a document.
///
/// # Errors
/// Where the database cannot be read.
pub(super) async fn are_in(store: &Store, document: i64, ids: &[i64]) -> store::Result<bool> {
    let ids: BTreeSet<i64> = ids.iter().copied().collect();
    Ok(ids.is_empty() || codings::of_these(store, document, &ids).await?.len() == ids.len())
}

/// A place as a browser writes it: `passage,unit`.
fn spot(text: &str) -> Result<Spot> {
    let parts = text.split_once(',');
    let spot = parts
        .and_then(|(passage, unit)| Some(Spot { passage: passage.parse().ok()?, unit: unit.parse().ok()? }));
    spot.ok_or(Error::BadRequest("not a place"))
}
