//! How often words occur.

use super::asked::{Asked, address, address_of, given};
use super::form::{Form, with};
use super::results::status;
use crate::pages::Page;
use crate::search::{Frequencies, StemCount};
use crate::service::search::{self, WordOrder};
use crate::web::access::SignedIn;
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::{Frame, Pager};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::{HttpRequest, web::Path};
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;

const EACH: usize = 100;

/// The words.
#[derive(Serialize)]
pub(super) struct WordsPage {
    frame: Frame,
    base: String,
    form: Form,
    behind: bool,
    rebuilding: bool,
    /// Whether a pattern stands for more words than are sought.
    cut: bool,
    counted: bool,
    tokens: usize,
    passages: usize,
    stems: usize,
    rows: Vec<WordView>,
    pager: Pager,
    csv: String,
    by_alphabet: bool,
    /// The address of the list in the other order.
    other_order: String,
}

#[derive(Clone, Serialize)]
struct WordView {
    place: usize,
    label: String,
    language: &'static str,
    language_name: &'static str,
    href: String,
    forms: usize,
    tokens: usize,
    passages: usize,
    documents: usize,
}

/// `GET /studies/{study}/search/words`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Coder).await?;
    let app = reader::app(&request);
    let fields = Fields::read(request.query_string().as_bytes())?;
    let asked = Asked::read(app, &who, &place, &fields).await?;
    let by_alphabet = fields.get("sort") == "alphabet";
    let order = if by_alphabet { WordOrder::Alphabet } else { WordOrder::Count };
    let found = match asked.sought_or_everything() {
        Some(sought) => search::frequencies(app, sought, asked.filter, order).await?,
        None => Ok(Frequencies::default()),
    };
    let rebuilding = found.is_err();
    let found = found.unwrap_or_default();
    let base = place.base();
    let count = found.stems.len();
    let wanted = fields.get("page").parse::<usize>().unwrap_or(1).clamp(1, count.div_ceil(EACH).max(1));
    let path = format!("{base}/search/words");
    let mut others = given(&fields);
    others.push(("sort", if by_alphabet { "alphabet" } else { "" }));
    let rows = found.stems.iter().enumerate().skip((wanted - 1) * EACH).take(EACH);
    let query = address(&fields);
    let other = if by_alphabet { "" } else { "sort=alphabet" };
    let ordered = [query.as_str(), other].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let page = WordsPage {
        frame: place.frame(&who),
        behind: search::is_behind(app, place.study.id).await?,
        rebuilding,
        cut: found.cut,
        counted: !rebuilding && asked.error().is_none(),
        tokens: found.tokens,
        passages: found.passages,
        stems: count,
        rows: rows.map(|(place, stem)| view(&base, &fields, place + 1, stem)).collect(),
        pager: Pager::new(&path, &others, wanted as u64, count as u64, EACH as u64),
        csv: with(&format!("{path}.csv"), &query),
        by_alphabet,
        other_order: with(&path, &ordered.join("&")),
        form: Form::new(&who, &base, "/words", &asked, &fields),
        base,
    };
    answer::page_with(&request, &page, who.language, status(&page.form, rebuilding))
}

fn view(base: &str, fields: &Fields, place: usize, stem: &StemCount) -> WordView {
    WordView {
        place,
        href: with(&format!("{base}/search/concordance"), &address_of(&stem.label, fields)),
        label: stem.label.clone(),
        language: stem.language.tag(),
        language_name: stem.language.own_name(),
        forms: stem.forms,
        tokens: stem.tokens,
        passages: stem.passages,
        documents: stem.documents,
    }
}

/// `GET /studies/{study}/search/words.csv`
pub(super) async fn download(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Coder).await?;
    let app = reader::app(&request);
    let fields = Fields::read(request.query_string().as_bytes())?;
    let asked = Asked::read(app, &who, &place, &fields).await?;
    // Where no query is given, all words are counted.
    let sought =
        asked.sought_or_everything().ok_or(Error::BadRequest("a query that cannot be understood"))?;
    let found = search::frequencies(app, sought, asked.filter, WordOrder::Count).await?;
    let found = found.map_err(|_| Error::Rebuilding)?;
    let bytes = search::written(app, &found, who.language)?;
    let name = format!("{}-words.csv", place.study.slug);
    Ok(answer::file(answer::typed("text/csv; charset=utf-8"), &name).body(bytes))
}

impl Page for WordsPage {
    const TEMPLATE: &'static str = "coding/search-words.html";

    fn samples() -> Vec<Self> {
        let row = WordView {
            place: 1,
            label: "ауыл".into(),
            language: "kk",
            language_name: "Қазақша",
            href: "/studies/a/search/concordance?q=a".into(),
            forms: 3,
            tokens: 12,
            passages: 7,
            documents: 2,
        };
        let page = |rows: Vec<WordView>, fault: Option<Message>, counted: bool| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            form: Form::sample(fault),
            behind: true,
            rebuilding: !counted,
            cut: counted,
            counted,
            tokens: 12,
            passages: 7,
            stems: rows.len(),
            by_alphabet: rows.is_empty(),
            rows,
            pager: Pager::new("/studies/a/search/words", &[("q", "ауыл")], 1, 400, 100),
            csv: "/studies/a/search/words.csv".into(),
            other_order: "/studies/a/search/words?sort=alphabet".into(),
        };
        vec![
            page(vec![row], None, true),
            page(Vec::new(), None, true),
            page(Vec::new(), Some(Message::new("search-fault-quote")), false),
        ]
    }
}
