//! The quotes of one code: some go to another code, one becomes the code's anchor.

use super::form::{self, CodeForm};
use super::{change, code};
use crate::pages::Page;
use crate::service::coding::Refusal;
use crate::service::coding::codes::{self, Target, Wanted};
use crate::service::cross::Narrow;
use crate::service::quotes::{self, Cited, Filter};
use crate::store::{documents, studies};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::coding::chosen;
use crate::web::coding::pages::Choice;
use crate::web::error::{Error, Result};
use crate::web::frame::{Frame, Pager};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;
use std::collections::BTreeSet;

/// How many quotes stand on a page.
const EACH: usize = 50;

/// The page.
#[derive(Serialize)]
pub(super) struct SplitPage {
    frame: Frame,
    base: String,
    id: i64,
    label: String,
    quotes: Vec<QuoteView>,
    count: usize,
    documents: Vec<Choice>,
    coders: Vec<Choice>,
    letters: String,
    document: String,
    coder: String,
    others: Vec<Choice>,
    form: CodeForm,
    pager: Pager,
    error: Option<Message>,
}

#[derive(Serialize)]
struct QuoteView {
    id: i64,
    words: String,
    language: &'static str,
    document: String,
    passage: i32,
    coder: String,
    href: String,
    chosen: bool,
}

/// What is sought among the quotes, by the fields of an address or of a form.
fn filter(who: &SignedIn, place: &In, id: i64, fields: &Fields) -> Filter {
    Filter {
        code_id: Some(id),
        alone: true,
        document_id: fields.get("document").parse().ok(),
        narrow: Narrow { coder: fields.get("coder").parse().ok(), ..Narrow::default() },
        letters: fields.some("q").map(str::to_owned),
        ..Filter::all(place.author(who).sight)
    }
}

async fn page(
    request: &HttpRequest,
    who: &SignedIn,
    (place, id): (&In, i64),
    fields: &Fields,
    (error, typed): (Option<(Message, StatusCode)>, Option<Wanted>),
) -> Result {
    let app = reader::app(request);
    let book = quotes::codebook(app, place.study.id).await?;
    let code = book.get(id).ok_or(Error::NotFound)?;
    let filter = filter(who, place, id, fields);
    let found = quotes::of_study(app, &place.study, &filter, who.language).await?;
    let base = place.base();
    let asked: u64 = fields.get("page").parse().unwrap_or(1);
    let (document, coder) = (fields.get("document").to_owned(), fields.get("coder").to_owned());
    let letters = fields.get("q").to_owned();
    let others = [("document", document.as_str()), ("coder", &coder), ("q", &letters)];
    let count = u64::try_from(found.len()).unwrap_or(u64::MAX);
    let pager = Pager::new(&format!("{base}/codebook/{id}/split"), &others, asked, count, EACH as u64);
    let first = usize::try_from(pager.page - 1).unwrap_or(0).saturating_mul(EACH);
    let chosen = chosen(fields);
    let views = found.iter().skip(first).take(EACH).map(|cited| view(&base, cited, &chosen));
    let documents = documents::list(&app.store, place.study.id).await?.into_iter();
    let team = studies::team(&app.store, place.study.id).await?.into_iter();
    let (error, status) = error.map_or((None, StatusCode::OK), |(error, status)| (Some(error), status));
    let page = SplitPage {
        frame: place.frame(who),
        id,
        label: code.label.words(who.language, &[]).to_owned(),
        quotes: views.collect(),
        count: found.len(),
        documents: documents
            .map(|one| Choice::new(one.id, one.name, filter.document_id == Some(one.id)))
            .collect(),
        coders: team
            .map(|one| Choice::new(one.account_id, one.name, filter.narrow.coder == Some(one.account_id)))
            .collect(),
        letters: letters.clone(),
        document: document.clone(),
        coder: coder.clone(),
        others: code::others(&book, id, who.language),
        form: CodeForm::blank(&book, typed.as_ref(), who.language),
        pager,
        error,
        base,
    };
    answer::page_with(request, &page, who.language, status)
}

fn view(base: &str, cited: &Cited, chosen: &BTreeSet<i64>) -> QuoteView {
    let (start, end) = (cited.span.start, cited.span.end);
    let (document, passage) = (cited.document_id, cited.passage);
    QuoteView {
        id: cited.coding_id,
        words: cited.quote.clone(),
        language: cited.language.tag(),
        document: cited.document.clone(),
        passage,
        coder: cited.coder.clone(),
        href: format!("{base}/documents/{document}?from={start}&to={end}#p{passage}"),
        chosen: chosen.contains(&cited.coding_id),
    }
}

/// `GET /studies/{study}/codebook/{id}/split`
pub(super) async fn show(request: HttpRequest, who: SignedIn, path: Path<(String, i64)>) -> Result {
    let (slug, id) = path.into_inner();
    let place = who.study(&slug, Role::Researcher).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    page(&request, &who, (&place, id), &query, (None, None)).await
}

/// `POST /studies/{study}/codebook/{id}/split`
pub(super) async fn split(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let (slug, id) = path.into_inner();
    let place = who.study(&slug, Role::Researcher).await?;
    let (app, author) = (reader::app(&request), place.author(&who));
    let chosen = match fields.get("all") {
        "yes" => {
            let filter = filter(&who, &place, id, &fields);
            let found = quotes::of_study(app, &place.study, &filter, who.language).await?;
            found.iter().map(|cited| cited.coding_id).collect()
        }
        _ => chosen(&fields),
    };
    let wanted = form::read(&fields);
    let target = match fields.get("into").parse() {
        Ok(into) => Target::Code(into),
        Err(_) => Target::New(Box::new(Wanted { id: None, ..wanted.clone() })),
    };
    match codes::split_code(app, &place.study, &author, (id, target), &chosen).await? {
        Ok(into) => Ok(answer::see(&format!("{}/codebook/{into}?done=split", place.base()))),
        Err(refusal) => {
            let message = match refusal {
                Refusal::NoWords if chosen.is_empty() => Message::new("codebook-split-none"),
                // One of them was taken off the text or recoded meanwhile.
                Refusal::NoWords => Refusal::Changed.message(),
                refusal => refusal.message(),
            };
            let error = Some((message, change::status(refusal)));
            page(&request, &who, (&place, id), &fields, (error, Some(wanted))).await
        }
    }
}

/// `POST /studies/{study}/codebook/{id}/anchor`: a quote becomes the words that show the code best.
pub(super) async fn anchor(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let (slug, id) = path.into_inner();
    let place = who.study(&slug, Role::Researcher).await?;
    let (app, author) = (reader::app(&request), place.author(&who));
    let coding: i64 = fields.get("anchor").parse().map_err(|_| Error::BadRequest("no quote"))?;
    let found = quotes::of_coding(app, &place.study, (author.sight, coding), who.language).await?;
    let Some(cited) = found.filter(|cited| cited.code_id == id) else {
        return change::refused(&request, &who, &place, Refusal::Gone).await;
    };
    match codes::set_anchor(app, &place.study, &author, id, (cited.language, cited.quote)).await? {
        Ok(()) => Ok(answer::see(&format!("{}/codebook/{id}?done=anchored", place.base()))),
        Err(refusal) => change::refused(&request, &who, &place, refusal).await,
    }
}

impl Page for SplitPage {
    const TEMPLATE: &'static str = "coding/codebook_split.html";

    fn samples() -> Vec<Self> {
        let quote = || QuoteView {
            id: 1,
            words: "Ауылға келдім".into(),
            language: "kk",
            document: "01".into(),
            passage: 1,
            coder: "Айгүл".into(),
            href: "/studies/a/documents/1".into(),
            chosen: true,
        };
        let page = |quotes: Vec<QuoteView>, error| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            id: 1,
            label: "Уәж".into(),
            count: quotes.len(),
            quotes,
            documents: vec![Choice::new(1, "01", true)],
            coders: vec![Choice::new(1, "Айгүл", true)],
            letters: "ауыл".into(),
            document: "1".into(),
            coder: String::new(),
            others: vec![Choice::new(2, "Қала", false)],
            form: CodeForm::sample().anew(),
            pager: Pager::new("/studies/a/codebook/1/split", &[], 1, 120, 50),
            error,
        };
        vec![page(vec![quote()], None), page(Vec::new(), Some(Message::new("codebook-split-none")))]
    }
}
