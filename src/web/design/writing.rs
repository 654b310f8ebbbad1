//! The language that an author writes in: new texts go into it, it stands first among the fields of a
//! text, and the list and the phone show it.

use crate::web::answer;
use crate::web::error::Result;
use crate::web::query::{Fields, escape};
use crate::web::reader;
use actix_web::{HttpRequest, HttpResponse};
use domain::form::Form;
use domain::form::edit::Owner;
use domain::language::Language;
use serde::Serialize;

/// The field of the address that chooses it, and the cookie that remembers it.
const WRITE: &str = "write";

/// A language that can be written in.
#[derive(Serialize)]
pub(super) struct WritingChoice {
    tag: &'static str,
    name: &'static str,
    href: String,
    current: bool,
}

/// The language to write in: the one asked for with `?write=`, else the one chosen before, else the
/// reader's, as far as the form speaks it.
///
/// # Errors
/// Where the query cannot be read.
pub(super) fn language(request: &HttpRequest, form: &Form, reader: Language) -> Result<Language> {
    let before = || Language::from_tag(&reader::cookie_value(request, WRITE)?);
    let spoken = |language: &Language| form.languages.contains(language);
    let language = chosen(request)?.filter(spoken).or_else(|| before().filter(spoken));
    Ok(language.or_else(|| Some(reader).filter(spoken)).unwrap_or_else(|| form.default_language()))
}

/// Lets the browser remember the one that the address asks for, until it is closed.
///
/// # Errors
/// Where the query cannot be read.
pub(super) fn remember(request: &HttpRequest, response: &mut HttpResponse) -> Result<()> {
    if let Some(language) = chosen(request)? {
        answer::add_cookie(response, &reader::cookie(request, WRITE, language.tag().to_owned()));
    }
    Ok(())
}

fn chosen(request: &HttpRequest) -> Result<Option<Language>> {
    Ok(Language::from_tag(Fields::read(request.query_string().as_bytes())?.get(WRITE)))
}

/// What can be chosen from, where something is selected; nothing where the form speaks one language.
pub(super) fn choices(form: &Form, base: &str, at: &Owner, current: Language) -> Vec<WritingChoice> {
    let at = escape(&at.to_string());
    let choice = |language: &Language| WritingChoice {
        tag: language.tag(),
        name: language.own_name(),
        href: format!("{base}?at={at}&{WRITE}={language}"),
        current: *language == current,
    };
    if form.languages.len() < 2 { Vec::new() } else { form.languages.iter().map(choice).collect() }
}
