//! Passages that are like one.

use super::asked::Asked;
use super::form::Form;
use super::results::{HitView, sample_hit, status, views};
use crate::pages::Page;
use crate::service::search;
use crate::web::access::SignedIn;
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::Frame;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::{HttpRequest, web::Path};
use domain::study::Role;
use serde::Serialize;

/// A passage and those like it.
#[derive(Serialize)]
pub(super) struct SimilarPage {
    frame: Frame,
    base: String,
    form: Form,
    behind: bool,
    rebuilding: bool,
    cut: bool,
    document: String,
    passage: i32,
    language: &'static str,
    href: String,
    text: String,
    hits: Vec<HitView>,
}

/// `GET /studies/{study}/search/similar`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Coder).await?;
    let app = reader::app(&request);
    let fields = Fields::read(request.query_string().as_bytes())?;
    let number = |name: &str| fields.get(name).parse::<i64>().ok();
    let id = number("document").ok_or(Error::NotFound)?;
    let passage = number("passage").and_then(|number| i32::try_from(number).ok()).ok_or(Error::NotFound)?;
    let asked = Asked::read(app, &who, &place, &Fields::default()).await?;
    let among = asked.sought_or_everything().ok_or(Error::NotFound)?;
    let found = search::similar(app, (among, asked.filter), (id, passage)).await?;
    let (text, found) = found.ok_or(Error::NotFound)?;
    let document = asked.known.document(id).ok_or(Error::NotFound)?;
    let rebuilding = found.is_err();
    let base = place.base();
    let page = SimilarPage {
        frame: place.frame(&who),
        behind: search::is_behind(app, place.study.id).await?,
        rebuilding,
        cut: false,
        document: document.name.clone(),
        passage,
        language: document.language.tag(),
        href: format!("{base}/documents/{id}#p{passage}"),
        text,
        hits: views(&base, &asked.known, found.unwrap_or_default()),
        form: Form::new(&who, &base, "/similar", &asked, &Fields::default()).for_passages(&base),
        base,
    };
    answer::page_with(&request, &page, who.language, status(&page.form, rebuilding))
}

impl Form {
    /// The same, sent to the page of passages.
    fn for_passages(self, base: &str) -> Self {
        Self { action: format!("{base}/search"), ..self }
    }
}

impl Page for SimilarPage {
    const TEMPLATE: &'static str = "coding/search-similar.html";

    fn samples() -> Vec<Self> {
        let page = |hits: Vec<HitView>, rebuilding| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            form: Form::sample(None),
            behind: false,
            rebuilding,
            cut: false,
            document: "01".into(),
            passage: 1,
            language: "kk",
            href: "/studies/a/documents/1#p1".into(),
            text: "Ауылға келдім".into(),
            hits,
        };
        vec![page(vec![sample_hit()], false), page(Vec::new(), false), page(Vec::new(), true)]
    }
}
