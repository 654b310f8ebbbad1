//! The passages that were found.

use super::asked::{Asked, address, given};
use super::form::{Form, with};
use crate::pages::Page;
use crate::search::{Hits, Piece};
use crate::service::search::{self, Known};
use crate::web::access::SignedIn;
use crate::web::answer;
use crate::web::error::Result;
use crate::web::frame::{Frame, Pager};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;

const EACH: usize = 20;
/// How many pages can be gone through.
const PAGES: usize = 500;

/// The search page.
#[derive(Serialize)]
pub(super) struct ResultsPage {
    pub(super) frame: Frame,
    pub(super) base: String,
    pub(super) form: Form,
    pub(super) behind: bool,
    pub(super) rebuilding: bool,
    pub(super) asked: bool,
    /// Whether a pattern stands for more words than are sought.
    pub(super) cut: bool,
    pub(super) count: usize,
    /// How many can be gone through, where there are more.
    pub(super) most: Option<usize>,
    pub(super) hits: Vec<HitView>,
    pub(super) pager: Pager,
    /// The fields that say what is sought.
    pub(super) fields: String,
    pub(super) code_all: String,
}

#[derive(Clone, Serialize)]
pub(super) struct HitView {
    pub(super) href: String,
    pub(super) similar: String,
    pub(super) document: String,
    pub(super) passage: i32,
    pub(super) language: &'static str,
    pub(super) context: Vec<Piece>,
}

/// `GET /studies/{study}/search`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Coder).await?;
    let app = reader::app(&request);
    let fields = Fields::read(request.query_string().as_bytes())?;
    let asked = Asked::read(app, &who, &place, &fields).await?;
    let wanted = fields.get("page").parse::<usize>().unwrap_or(1).clamp(1, PAGES);
    let found = match &asked.sought {
        Some(sought) => search::find(app, sought.clone(), asked.filter, ((wanted - 1) * EACH, EACH)).await?,
        None => Ok(Hits::default()),
    };
    let rebuilding = found.is_err();
    let hits = found.unwrap_or_default();
    let base = place.base();
    let most = PAGES * EACH;
    let count = hits.count.min(most) as u64;
    let page = ResultsPage {
        frame: place.frame(&who),
        behind: search::is_behind(app, place.study.id).await?,
        rebuilding,
        asked: asked.sought.is_some() && !rebuilding,
        cut: hits.cut,
        count: hits.count,
        most: (hits.count > most).then_some(most),
        hits: views(&base, &asked.known, hits),
        pager: Pager::new(&format!("{base}/search"), &given(&fields), wanted as u64, count, EACH as u64),
        fields: address(&fields),
        code_all: with(&format!("{base}/search/code"), &address(&fields)),
        form: Form::new(&who, &base, "", &asked, &fields),
        base,
    };
    answer::page_with(&request, &page, who.language, status(&page.form, rebuilding))
}

/// What a page of search is answered with.
pub(super) const fn status(form: &Form, rebuilding: bool) -> StatusCode {
    if rebuilding {
        StatusCode::SERVICE_UNAVAILABLE
    } else if form.error.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    }
}

/// The hits whose document is still there; the index may be a moment late.
pub(super) fn views(base: &str, known: &Known, hits: Hits) -> Vec<HitView> {
    let view = |hit: crate::search::Hit| {
        let document = known.document(hit.document_id)?;
        let (id, passage) = (hit.document_id, hit.passage);
        Some(HitView {
            href: href(base, (id, passage), hit.place),
            similar: format!("{base}/search/similar?document={id}&passage={passage}"),
            document: document.name.clone(),
            passage,
            language: document.language.tag(),
            context: hit.context,
        })
    };
    hits.hits.into_iter().filter_map(view).collect()
}

/// The address of words in their document.
pub(super) fn href(base: &str, (document, passage): (i64, i32), words: domain::text::Span) -> String {
    format!("{base}/documents/{document}?from={}&to={}#p{passage}", words.start, words.end)
}

/// A hit for samples.
pub(super) fn sample_hit() -> HitView {
    HitView {
        href: "/studies/a/documents/1?from=1&to=2#p1".into(),
        similar: "/studies/a/search/similar?document=1&passage=1".into(),
        document: "01".into(),
        passage: 1,
        language: "kk",
        context: vec![Piece { text: "…".into(), marked: false }, Piece { text: "ауыл".into(), marked: true }],
    }
}

impl Page for ResultsPage {
    const TEMPLATE: &'static str = "coding/search.html";

    fn samples() -> Vec<Self> {
        let page = |hits: Vec<HitView>, fault: Option<Message>, asked, rebuilding| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            form: Form::sample(fault),
            behind: true,
            rebuilding,
            asked,
            cut: true,
            count: hits.len(),
            most: asked.then_some(PAGES * EACH),
            hits,
            pager: Pager::new("/studies/a/search", &[("q", "ауыл")], 1, 40, 20),
            fields: "q=a".into(),
            code_all: "/studies/a/search/code?q=a".into(),
        };
        vec![
            page(vec![sample_hit()], None, true, false),
            page(Vec::new(), None, true, false),
            page(Vec::new(), Some(Message::new("search-fault-quote")), false, false),
            page(Vec::new(), None, false, true),
        ]
    }
}
