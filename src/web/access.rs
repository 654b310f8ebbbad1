//! Who is signed in, and what they may do. Everything that is not theirs is not there.

use super::error::Error;
use super::frame::{Badge, Frame};
use super::query::Fields;
use super::reader::{self, AccountLanguage, SESSION};
use crate::service::account::session;
use crate::service::coding::Author;
use crate::service::team::readings;
use crate::store::documents::Document;
use crate::store::{self, accounts::Account, sessions::Session, studies::Study};
use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload, http::Method};
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use domain::table::Worded;
use futures_util::future::LocalBoxFuture;
use std::collections::HashSet;
use subtle::ConstantTimeEq;

/// Somebody who is signed in.
pub(super) struct SignedIn {
    pub(super) account: Account,
    pub(super) session: Session,
    pub(super) language: Language,
    request: HttpRequest,
}

impl FromRequest for SignedIn {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let app = reader::app(&request);
            let found = match reader::cookie_value(&request, SESSION) {
                Some(token) => session::who(app, &token).await?,
                None => None,
            };
            let Some((account, session)) = found else { return Err(sign_in(&request)) };
            request.extensions_mut().insert(AccountLanguage(account.language));
            let language = reader::language(&request);
            Ok(Self { account, session, language, request })
        })
    }
}

/// Sends to sign in, and from there back to where somebody wanted to go; after a form, to the start.
fn sign_in(request: &HttpRequest) -> Error {
    let back = *request.method() == Method::GET;
    let next = if back { request.uri().path_and_query().map_or("/", |path| path.as_str()) } else { "/" };
    Error::SignIn { next: next.to_owned() }
}

/// Whether a path is one of ours to go back to: nothing that a browser takes for another host.
#[must_use]
pub(super) fn is_own_path(path: &str) -> bool {
    path.starts_with('/')
        && !path[1..].starts_with(['/', '\\'])
        && !path.contains(|c: char| c.is_control() || c == '\\')
}

impl SignedIn {
    /// Sees that a form carries the token of its session, as a page of ours does.
    ///
    /// # Errors
    /// [`Error::Forbidden`] where it does not.
    pub(super) fn sent(&self, fields: &Fields) -> Result<(), Error> {
        let (given, held) = (fields.get("_token").as_bytes(), self.session.form_token.as_bytes());
        if bool::from(given.ct_eq(held)) { Ok(()) } else { Err(Error::Forbidden) }
    }

    /// The frame of a page.
    pub(super) fn frame(&self) -> Frame {
        let mut frame = Frame::plain(&self.request, self.language);
        frame.account = Some(Badge { name: self.account.name.clone() });
        frame.form_token.clone_from(&self.session.form_token);
        frame.one_time = self.account.one_time;
        frame
    }

    /// A message in the reader's language.
    pub(super) fn say(&self, message: &Message) -> String {
        reader::app(&self.request).words.say(self.language, message)
    }

    /// The study of a slug, for somebody who may at least what `needed` may.
    ///
    /// # Errors
    /// [`Error::NotFound`] for everybody else, as if there were none.
    pub(super) async fn study(&self, slug: &str, needed: Role) -> Result<In, Error> {
        let store = &reader::app(&self.request).store;
        let study = store::studies::by_slug(store, slug).await?.ok_or(Error::NotFound)?;
        let membership = store::studies::membership_of(store, study.id, self.account.id).await?;
        let (role, keeper) = membership.filter(|(role, _)| role.may(needed)).ok_or(Error::NotFound)?;
        Ok(In { study, role, keeper })
    }

    /// The same for who works in one of its documents: where coders open only what they were given, that.
    ///
    /// # Errors
    /// [`Error::NotFound`] for everybody else; whether there is such a document, the caller sees.
    pub(super) async fn document(&self, slug: &str, id: i64, needed: Role) -> Result<In, Error> {
        let place = self.study(slug, needed).await?;
        let store = &reader::app(&self.request).store;
        let open = readings::may_open(store, &place.study, place.role, self.account.id, id).await?;
        if open { Ok(place) } else { Err(Error::NotFound) }
    }
}

/// A study, and what the reader may do in it.
pub(super) struct In {
    pub(super) study: Study,
    pub(super) role: Role,
    /// Whether they keep the study's names.
    pub(super) keeper: bool,
}

impl In {
    /// The beginning of the study's addresses.
    pub(super) fn base(&self) -> String {
        format!("/studies/{}", self.study.slug)
    }

    /// The reader as somebody who codes.
    pub(super) fn author(&self, who: &SignedIn) -> Author {
        Author::new(&self.study, who.account.id, self.role)
    }

    /// A document of the study.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it is not there.
    pub(super) async fn document(&self, who: &SignedIn, id: i64) -> Result<Document, Error> {
        let store = &reader::app(&who.request).store;
        store::documents::by_id(store, self.study.id, id).await?.ok_or(Error::NotFound)
    }

    /// The documents of which the reader sees something; `None` where all.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub(super) async fn open_documents(&self, who: &SignedIn) -> Result<Option<HashSet<i64>>, Error> {
        let store = &reader::app(&who.request).store;
        Ok(readings::open_to(store, &self.study, self.role, who.account.id).await?)
    }

    /// How many codings each document and code have, of those that the reader sees in open documents.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub(super) async fn coding_counts(&self, who: &SignedIn) -> Result<Vec<(i64, i64, i64)>, Error> {
        let open = self.open_documents(who).await?;
        let store = &reader::app(&who.request).store;
        let mut counts = store::codings::counts(store, self.study.id, self.author(who).sight).await?;
        counts.retain(|(document, ..)| open.as_ref().is_none_or(|open| open.contains(document)));
        Ok(counts)
    }

    /// The frame of one of the study's pages.
    pub(super) fn frame(&self, who: &SignedIn) -> Frame {
        let title = Worded::of(&self.study.title, who.language, &[]);
        let path = who.request.path();
        let frame = who.frame().in_study(&self.study.slug, title, self.role, path);
        if self.keeper { frame.with_names(path) } else { frame }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_paths_are_gone_back_to() {
        for path in ["/", "/studies/a?x=1", "/s/b"] {
            assert!(is_own_path(path), "{path}");
        }
        for path in ["", "//evil", "/\\evil", "https:evil", "studies", "/a\r\nb", "\\\\evil"] {
            assert!(!is_own_path(path), "{path}");
        }
    }
}
