//! A query as rows of a form, which writes the line and reads it.

use super::asked::{Asked, NAMES, address_of};
use super::form::{FaultPiece, faulty, with};
use crate::pages::Page;
use crate::search::Sought;
use crate::search::syntax::{Field, Kind, Row, rows, write};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::coding::pages::Choice;
use crate::web::error::Result;
use crate::web::frame::Frame;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;

/// The most rows of the form.
const MOST: usize = 20;

/// The builder.
#[derive(Serialize)]
pub(super) struct BuildPage {
    frame: Frame,
    base: String,
    /// What the rows say in one line.
    line: String,
    error: Option<Message>,
    faulty: Vec<FaultPiece>,
    any: bool,
    rows: Vec<RowView>,
    may_add: bool,
    /// The filters beside the query, kept along.
    given: Vec<(String, String)>,
    /// Names that values may have.
    offers: Vec<String>,
}

#[derive(Clone, Serialize)]
struct RowView {
    at: usize,
    not: bool,
    kinds: Vec<Choice>,
    value: String,
    other: String,
    apart: u32,
}

/// The kinds of rows by their names in forms.
fn kinds() -> impl Iterator<Item = (&'static str, Kind)> {
    let plain =
        [("words", Kind::Words), ("phrase", Kind::Phrase), ("near", Kind::Near), ("typed", Kind::Typed)];
    plain.into_iter().chain(Field::ALL.into_iter().map(|field| (field.tag(), Kind::Field(field))))
}

/// `GET /studies/{study}/search/build`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Coder).await?;
    let fields = Fields::read(request.query_string().as_bytes())?;
    let asked = Asked::knowing(reader::app(&request), &who, &place, &fields, true).await?;
    let (read, any) = rows(fields.get("q"), &asked.known).unwrap_or_else(|_| {
        // What cannot be understood is mended as it stands.
        (vec![Row::new(Kind::Typed, fields.get("q"))], false)
    });
    let read = if read.is_empty() { vec![Row::new(Kind::Words, "")] } else { read };
    page(&request, &who, &place, &fields, (asked, read, any))
}

fn page(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    fields: &Fields,
    (asked, rows, any): (Asked, Vec<Row>, bool),
) -> Result {
    let line = write(&rows, any);
    let fault =
        Some(&line).filter(|line| !line.is_empty()).and_then(|line| Sought::read(line, &asked.known).err());
    let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let codes = asked.known.book.iter().map(|code| code.label.words(who.language, &[]).to_owned());
    let documents = asked.known.documents.iter().map(|document| document.name.clone());
    let team = asked.known.team.iter().map(|member| member.name.clone());
    let cases = asked.known.case_offers(who.language);
    let filters =
        NAMES[1..].iter().filter_map(|name| Some(((*name).to_owned(), fields.some(name)?.to_owned())));
    let page = BuildPage {
        frame: place.frame(who),
        base: place.base(),
        error: fault.as_ref().map(crate::search::Fault::message),
        faulty: fault.map_or_else(Vec::new, |fault| faulty(&line, fault.at)),
        any,
        may_add: rows.len() < MOST,
        rows: rows.iter().enumerate().map(|(at, row)| view(who, at, row)).collect(),
        given: filters.collect(),
        offers: codes.chain(documents).chain(team).chain(cases).collect(),
        line,
    };
    answer::page_with(request, &page, who.language, status)
}

fn view(who: &SignedIn, at: usize, row: &Row) -> RowView {
    let kinds = kinds().map(|(tag, kind)| {
        Choice::new(tag, who.say(&Message::new(&format!("search-build-{tag}"))), kind == row.kind)
    });
    let (not, apart) = (row.not, row.apart);
    RowView { at, not, kinds: kinds.collect(), value: row.value.clone(), other: row.other.clone(), apart }
}

/// `POST /studies/{study}/search/build`: adds a row, shows the line, or searches.
pub(super) async fn change(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let place = who.study(&slug, Role::Coder).await?;
    let any = fields.get("any") == "1";
    let mut rows: Vec<Row> = (0..MOST).filter_map(|at| row(&fields, at)).collect();
    let asked = Asked::knowing(reader::app(&request), &who, &place, &Fields::default(), true).await?;
    let line = write(&rows, any);
    let fine = line.is_empty() || Sought::read(&line, &asked.known).is_ok();
    if fields.get("do") == "search" && fine {
        let all = address_of(&line, &fields);
        return Ok(answer::see(&with(&format!("{}/search", place.base()), &all)));
    }
    if (fields.get("do") == "more" || rows.is_empty()) && rows.len() < MOST {
        rows.push(Row::new(Kind::Words, ""));
    }
    page(&request, &who, &place, &fields, (asked, rows, any))
}

/// The row of that number, as it was sent.
fn row(fields: &Fields, at: usize) -> Option<Row> {
    let get = |name: &str| fields.get(&format!("{name}-{at}"));
    let (_, kind) = kinds().find(|(tag, _)| *tag == get("kind"))?;
    let apart = get("apart").parse().unwrap_or(Row::new(kind, "").apart);
    Some(Row {
        not: get("not") == "1",
        other: get("other").trim().to_owned(),
        apart,
        ..Row::new(kind, get("value").trim())
    })
}

impl Page for BuildPage {
    const TEMPLATE: &'static str = "coding/search-build.html";

    fn samples() -> Vec<Self> {
        let row = RowView {
            at: 0,
            not: true,
            kinds: vec![Choice::new("words", "Сөздер", true)],
            value: "ауыл".into(),
            other: String::new(),
            apart: 5,
        };
        let page = |error: Option<Message>, any| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            line: "-ауыл (".into(),
            faulty: error
                .as_ref()
                .map_or_else(Vec::new, |_| faulty("-ауыл (", domain::text::Span { start: 6, end: 7 })),
            error,
            any,
            rows: vec![row.clone()],
            may_add: any,
            given: vec![("code".into(), "1".into())],
            offers: vec!["Уәж".into()],
        };
        vec![page(None, true), page(Some(Message::new("search-fault-parenthesis")), false)]
    }
}
