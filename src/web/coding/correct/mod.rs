//! Corrections of transcripts: the text, what a correction would do, its versions, and what is to be
//! decided about codings afterwards.

pub(super) mod anchors;
pub(super) mod conflict;
pub(super) mod edit;
pub(super) mod look;
pub(super) mod shown;
pub(super) mod versions;

use super::pages::Choice;
use crate::app::App;
use crate::service::quotes;
use crate::store::documents::Document;
use crate::store::{self, corrections, studies};
use crate::web::access::{In, SignedIn};
use crate::web::error::{Error, Result};
use crate::web::frame::Frame;
use domain::coding::{Codebook, Placed};
use domain::language::Language;
use domain::study::Role;
use domain::text::Transcript;
use serde::Serialize;
use std::collections::HashMap;

/// A document that is corrected, in its study.
struct At {
    place: In,
    document: Document,
}

impl At {
    /// # Errors
    /// [`Error::NotFound`] where it is not there or not theirs.
    async fn open(who: &SignedIn, path: (String, i64), needed: Role) -> Result<Self> {
        let place = who.document(&path.0, path.1, needed).await?;
        let document = place.document(who, path.1).await?;
        Ok(Self { place, document })
    }

    fn head(&self, who: &SignedIn) -> Head {
        let document = &self.document;
        Head {
            frame: self.place.frame(who),
            base: self.place.base(),
            id: document.listed.id,
            name: document.listed.name.clone(),
            language: document.listed.language.tag(),
            version: document.version,
            may_correct: self.place.role.may(Role::Researcher),
        }
    }

    fn address(&self, end: &str) -> String {
        format!("{}/documents/{}/{end}", self.place.base(), self.document.listed.id)
    }

    /// The transcript of a version of the document.
    ///
    /// # Errors
    /// [`Error::BadRequest`] where there is no such version.
    async fn version(&self, app: &App, number: i32) -> Result<Transcript> {
        let text = if number == self.document.version {
            self.document.text.clone()
        } else {
            let kept = corrections::text(&app.store, self.document.listed.id, number).await?;
            kept.ok_or(Error::BadRequest("no such version"))?.0
        };
        Transcript::read(&text).map_err(|fault| Error::Internal(fault.into()))
    }
}

/// What every page about a document's text begins with.
#[derive(Serialize)]
struct Head {
    frame: Frame,
    base: String,
    id: i64,
    name: String,
    language: &'static str,
    /// The version that the page shows, which is sent back with a correction.
    version: i32,
    may_correct: bool,
}

impl Head {
    fn sample() -> Self {
        Self {
            frame: Frame::sample(),
            base: "/studies/s".to_owned(),
            id: 1,
            name: "01".to_owned(),
            language: "kk",
            version: 2,
            may_correct: true,
        }
    }
}

/// What codings are called: their codes and coders.
struct Names {
    book: Codebook,
    coders: HashMap<i64, String>,
    language: Language,
}

impl Names {
    async fn read(app: &App, at: &At, language: Language) -> store::Result<Self> {
        let book = quotes::codebook(app, at.place.study.id).await?;
        let team = studies::team(&app.store, at.place.study.id).await?;
        let coders = team.into_iter().map(|member| (member.account_id, member.name)).collect();
        Ok(Self { book, coders, language })
    }

    fn coder(&self, account: Option<i64>) -> String {
        account.and_then(|id| self.coders.get(&id)).cloned().unwrap_or_default()
    }

    fn tag(&self, placed: &Placed) -> Tag {
        let code = self.book.get(placed.code);
        Tag {
            label: code.map_or_else(String::new, |code| code.label.words(self.language, &[]).to_owned()),
            color: code.map_or_else(String::new, |code| code.color.as_str().to_owned()),
            coder: self.coder(placed.coder),
        }
    }
}

/// A coding's code and coder.
#[derive(Clone, Serialize)]
struct Tag {
    label: String,
    color: String,
    coder: String,
}

impl Tag {
    fn sample() -> Self {
        Self { label: "код".to_owned(), color: "#0072b2".to_owned(), coder: "Айгүл".to_owned() }
    }
}

/// The numbers of versions to choose from.
fn numbers(versions: &[corrections::Version], chosen: i32) -> Vec<Choice> {
    let choice = |number: i32| Choice::new(number, number.to_string(), number == chosen);
    versions.iter().map(|version| choice(version.number)).collect()
}
