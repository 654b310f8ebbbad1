//! The list of documents: narrowed, sorted, page by page.

use super::pages::{Choice, Typed};
use crate::pages::Page;
use crate::store::documents::{self, Listed};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::{Frame, Pager};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::coding::{Attributes, REGIONS, region};
use domain::language::{Language, fold, normal};
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::HashMap;

/// How many stand on a page.
const EACH: u64 = 50;

/// The documents of a study.
#[derive(Serialize)]
pub(super) struct DocumentsPage {
    frame: Frame,
    base: String,
    /// How many there are at all.
    all: usize,
    /// How many of them are what is sought.
    count: usize,
    sought: Sought,
    documents: Vec<DocumentRow>,
    pager: Pager,
    may_import: bool,
    error: Option<Message>,
    /// What was typed, to be mended.
    typed: Typed,
    /// The most files that are brought together.
    most: usize,
}

#[derive(Serialize)]
struct DocumentRow {
    id: i64,
    name: String,
    language: &'static str,
    language_name: &'static str,
    who: String,
    /// Whether it is made of answers.
    is_answers: bool,
    codings: usize,
}

/// What is sought among the documents.
#[derive(Serialize)]
struct Sought {
    name: String,
    kinds: Vec<Choice>,
    coded: Vec<Choice>,
    orders: Vec<Choice>,
    is_narrowed: bool,
}

/// Kinds of documents to choose from, …
const KINDS: [&str; 2] = ["interviews", "answers"];
/// … whether something in them is coded, …
const CODED: [&str; 2] = ["yes", "no"];
/// … and the orders, the first of which is taken where none is chosen.
const ORDERS: [&str; 3] = ["name", "newest", "codings"];

impl Sought {
    fn of(who: &SignedIn, query: &Fields) -> Self {
        let choices = |field: &str, values: &[&str]| -> Vec<Choice> {
            let key = |value: &str| Message::new(&format!("papers-list-{field}-{value}"));
            values
                .iter()
                .map(|value| Choice::new(value, who.say(&key(value)), query.get(field) == *value))
                .collect()
        };
        let mut sought = Self {
            name: query.get("name").trim().to_owned(),
            kinds: choices("kind", &KINDS),
            coded: choices("coded", &CODED),
            orders: choices("order", &ORDERS),
            is_narrowed: false,
        };
        sought.is_narrowed =
            !sought.name.is_empty() || chosen(&sought.kinds).is_some() || chosen(&sought.coded).is_some();
        sought
    }

    /// Whether a document is what is sought. Names are compared without case, and without the letters that
    /// a keyboard may not have.
    fn takes(&self, document: &Listed, codings: usize) -> bool {
        let plain = |text: &str| fold(&normal(text));
        let is_kind = match chosen(&self.kinds) {
            Some("answers") => document.gathers.is_some(),
            Some(_) => document.gathers.is_none(),
            None => true,
        };
        let is_coded = chosen(&self.coded).is_none_or(|wanted| (wanted == "yes") == (codings > 0));
        is_kind && is_coded && plain(&document.name).contains(&plain(&self.name))
    }

    /// In the order that was chosen; by name within it.
    fn sort(&self, documents: &mut [(Listed, usize)], language: Language) {
        crate::locale::sort_by_key(documents, language, |(document, _)| document.name.clone());
        match chosen(&self.orders) {
            Some("newest") => documents.sort_by_key(|(document, _)| Reverse(document.id)),
            Some("codings") => documents.sort_by_key(|(_, codings)| Reverse(*codings)),
            _ => {}
        }
    }

    /// What an address says of it.
    fn fields(&self) -> [(&str, &str); 4] {
        let value = |choices| chosen(choices).unwrap_or_default();
        [
            ("name", &self.name),
            ("kind", value(&self.kinds)),
            ("coded", value(&self.coded)),
            ("order", value(&self.orders)),
        ]
    }
}

fn chosen(choices: &[Choice]) -> Option<&str> {
    choices.iter().find(|choice| choice.chosen).map(|choice| choice.value.as_str())
}

/// The regions to choose from, in the reader's alphabet.
pub(super) fn regions(who: &SignedIn, chosen: &str) -> Vec<Choice> {
    let mut regions: Vec<Choice> = REGIONS
        .iter()
        .map(|region| Choice::new(region.code, region.short.words(who.language, &[]), region.code == chosen))
        .collect();
    crate::locale::sort_by_key(&mut regions, who.language, |choice| choice.label.clone());
    regions
}

/// The roles to choose from.
pub(super) fn roles(who: &SignedIn, chosen: &str) -> Vec<Choice> {
    let role = |role: &&'static str| {
        Choice::new(role, who.say(&Message::new(&format!("coding-role-{role}"))), *role == chosen)
    };
    Attributes::ROLES.iter().map(role).collect()
}

/// Who speaks in a document, in words.
pub(super) fn who_speaks(who: &SignedIn, attributes: &Attributes) -> String {
    let mut parts = Vec::new();
    if Attributes::ROLES.contains(&attributes.role.as_str()) {
        parts.push(who.say(&Message::new(&format!("coding-role-{}", attributes.role))));
    }
    parts.extend(
        attributes.age.map(|age| who.say(&Message::new("coding-citation-age").with("age", i64::from(age)))),
    );
    parts.extend(region(&attributes.region).map(|region| region.short.words(who.language, &[]).to_owned()));
    parts.join(", ")
}

/// The list, with what is wrong with what somebody brought.
pub(super) async fn page(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    (error, fields): (Option<Message>, &Fields),
) -> Result {
    let store = &reader::app(request).store;
    let query = Fields::read(request.query_string().as_bytes())?;
    let mut counts: HashMap<i64, usize> = HashMap::new();
    for (document, _, count) in place.coding_counts(who).await? {
        *counts.entry(document).or_default() += usize::try_from(count).unwrap_or_default();
    }
    let sought = Sought::of(who, &query);
    let open = place.open_documents(who).await?;
    let mut list = documents::list(store, place.study.id).await?;
    list.retain(|document| open.as_ref().is_none_or(|open| open.contains(&document.id)));
    let all = list.len();
    let counted = list.into_iter().map(|document| {
        let codings = counts.get(&document.id).copied().unwrap_or_default();
        (document, codings)
    });
    let mut found: Vec<_> = counted.filter(|(document, codings)| sought.takes(document, *codings)).collect();
    sought.sort(&mut found, who.language);
    let wanted = query.get("page").parse().unwrap_or(1);
    let path = format!("{}/documents", place.base());
    let pager = Pager::new(&path, &sought.fields(), wanted, found.len() as u64, EACH);
    let count = found.len();
    let from = usize::try_from((pager.page - 1) * EACH).unwrap_or(usize::MAX);
    let rows = found.into_iter().skip(from).take(EACH as usize).map(|found| row(who, found));
    let mut frame = place.frame(who);
    if let Ok(taken) = query.get("taken").parse::<usize>() {
        frame.notice = Some(Message::new("papers-many-taken").with("count", taken));
    }
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = DocumentsPage {
        frame,
        base: place.base(),
        all,
        count,
        documents: rows.collect::<Result<_>>()?,
        sought,
        pager,
        may_import: place.role.may(Role::Researcher),
        error,
        typed: Typed::of(who, fields),
        most: super::many::MOST,
    };
    answer::page_with(request, &page, who.language, status)
}

fn row(who: &SignedIn, (document, codings): (Listed, usize)) -> Result<DocumentRow> {
    let attributes: Attributes =
        serde_json::from_str(&document.attributes).map_err(|error| Error::Internal(error.into()))?;
    Ok(DocumentRow {
        id: document.id,
        who: who_speaks(who, &attributes),
        name: document.name,
        language: document.language.tag(),
        language_name: document.language.own_name(),
        is_answers: document.gathers.is_some(),
        codings,
    })
}

/// `GET /studies/{study}/documents`
pub(super) async fn list(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Coder).await?;
    page(&request, &who, &place, (None, &Fields::default())).await
}

impl Page for DocumentsPage {
    const TEMPLATE: &'static str = "coding/documents.html";

    fn samples() -> Vec<Self> {
        let choices = |values: &[&str]| values.iter().map(|value| Choice::new(value, *value, true)).collect();
        let page = |documents: Vec<DocumentRow>, all, error: Option<Message>| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            all,
            count: documents.len(),
            sought: Sought {
                name: "01".into(),
                kinds: choices(&KINDS),
                coded: choices(&CODED),
                orders: choices(&ORDERS),
                is_narrowed: all > documents.len(),
            },
            pager: Pager::new("/studies/a/documents", &[], 2, 2 * EACH, EACH),
            documents,
            may_import: true,
            error,
            typed: Typed::sample(),
            most: super::many::MOST,
        };
        let row = |is_answers| DocumentRow {
            id: 1,
            name: "01".into(),
            language: "kk",
            language_name: "Қазақша",
            who: "қатысушы, 23 жаста".into(),
            is_answers,
            codings: 3,
        };
        vec![
            page(vec![row(true), row(false)], 2, None),
            page(Vec::new(), 2, None),
            page(Vec::new(), 0, Some(Message::new("coding-fault-empty"))),
        ]
    }
}
