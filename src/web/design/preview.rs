//! How a page of the working copy looks on a phone: the respondent's own template, in a frame.

use super::editor::{enter, working};
use crate::pages::Page;
use crate::web::access::SignedIn;
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::query::Fields;
use crate::web::reader;
use crate::web::respond::preview::preview;
use crate::web::security::Frames;
use actix_web::{HttpRequest, web::Path};
use domain::form::edit::shown;
use domain::language::Language;
use domain::message::Message;
use serde::Serialize;

/// A page on which nothing is yet.
#[derive(Serialize)]
pub(super) struct NothingPage {
    message: &'static str,
}

/// `GET /studies/{study}/design/preview`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = enter(&who, &slug).await?;
    let working = working(&request, &place).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    let form = shown::fit_to_show(&working.design.form);
    let wanted = Language::from_tag(query.get("in"));
    let wanted = wanted.filter(|language| form.languages.contains(language));
    let language = wanted.unwrap_or_else(|| form.default_language());
    let app = reader::app(&request);
    let say = |message: &Message| app.words.say(language, message);
    let page = query.some("page").ok_or(Error::NotFound)?;
    let mut response = match preview(&place.study.slug, form, page, language, app.clock.now(), &say) {
        Some(page) => answer::page(&request, &page, language)?,
        None => answer::page(&request, &NothingPage { message: "design-preview-nothing" }, language)?,
    };
    response.extensions_mut().insert(Frames::StandsInOne);
    Ok(response)
}

impl Page for NothingPage {
    const TEMPLATE: &'static str = "design/nothing.html";

    fn samples() -> Vec<Self> {
        vec![Self { message: "design-preview-nothing" }]
    }
}
