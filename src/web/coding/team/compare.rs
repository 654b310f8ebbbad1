//! Coders side by side over one document.

use super::{Tab, Tick, coder_name, keys, sighted, tabs};
use crate::pages::Page;
use crate::service::coding::Refusal;
use crate::service::quotes;
use crate::service::team::compare::{self, Compared};
use crate::service::team::decide;
use crate::service::team::readings::{self, Progress, Readers, Stage};
use crate::web::access::SignedIn;
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::{Frame, Pager};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::{HttpRequest, web::Path};
use domain::coding::{Codebook, Likeness, Verdict};
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use domain::text::{Offsets, Span};
use serde::Serialize;

/// How many passages stand on a page.
const EACH: usize = 30;

/// The page.
#[derive(Serialize)]
pub(super) struct ComparePage {
    frame: Frame,
    base: String,
    tabs: Vec<Tab>,
    id: i64,
    name: String,
    language: &'static str,
    choices: Vec<Tick>,
    only: bool,
    columns: Vec<Column>,
    passages: Vec<PassageView>,
    /// Passages with differences, and all.
    differ: usize,
    all: usize,
    may_agree: bool,
    pager: Pager,
}

/// A coder.
#[derive(Serialize)]
struct Column {
    name: String,
    /// Whether they said that they have read all of it.
    done: bool,
}

#[derive(Serialize)]
struct PassageView {
    number: i32,
    speaker: Option<String>,
    text: String,
    differs: bool,
    /// A cell a coder, then what was agreed upon.
    cells: Vec<Vec<Mark>>,
    agreed: Vec<Mark>,
}

/// A code in a cell.
#[derive(Serialize)]
struct Mark {
    label: String,
    color: String,
    /// `same`, `cut`, `differs`; nothing in the layer that is agreed upon.
    likeness: &'static str,
    /// The words, where they are not the whole passage.
    words: Vec<String>,
}

/// `GET /studies/{study}/documents/{id}/compare`
pub(super) async fn show(request: HttpRequest, who: SignedIn, path: Path<(String, i64)>) -> Result {
    let (slug, id) = path.into_inner();
    let place = sighted(&who, &slug, Role::Coder).await?;
    who.document(&slug, id, Role::Coder).await?;
    let app = reader::app(&request);
    let query = Fields::read(request.query_string().as_bytes())?;
    let progress = readings::progress(&app.store, place.study.id).await?;
    let named = keys(&query, "coder");
    let compared = compare::document(app, &place.study, id, (&progress, &named)).await?;
    let compared = compared.ok_or(Error::NotFound)?;
    let only = query.get("only") == "differences";
    let differ = compared.passages().filter(|(_, _, differs)| *differs).count();
    let shown: Vec<usize> =
        compared.passages().filter(|(_, _, differs)| *differs || !only).map(|(at, _, _)| at).collect();
    let wanted = query.get("page").parse::<usize>().unwrap_or(1).clamp(1, shown.len().div_ceil(EACH).max(1));
    let book = quotes::codebook(app, place.study.id).await?;
    let teller = Teller { compared: &compared, book: &book, language: who.language };
    let mut frame = place.frame(&who);
    frame.notice = match query.get("done") {
        "agreed" => Some(Message::new("teamwork-agreed-done")),
        "nothing" => Some(Message::new("teamwork-agreed-nothing")),
        _ => None,
    };
    let path = format!("{}/documents/{id}/compare", place.base());
    let named: Vec<String> = compared.coders.iter().map(i64::to_string).collect();
    let mut others: Vec<(&str, &str)> = named.iter().map(|coder| ("coder", coder.as_str())).collect();
    others.push(("only", query.get("only")));
    let pager = Pager::new(&path, &others, wanted as u64, shown.len() as u64, EACH as u64);
    let page = ComparePage {
        frame,
        base: place.base(),
        tabs: tabs(&place, &who, ""),
        id,
        name: compared.document.listed.name.clone(),
        language: compared.document.listed.language.tag(),
        choices: choices(&progress, &compared),
        only,
        columns: columns(&progress, &compared),
        passages: shown.iter().skip((wanted - 1) * EACH).take(EACH).map(|at| teller.passage(*at)).collect(),
        differ,
        all: compared.document.passages.len(),
        may_agree: place.role.may(Role::Researcher),
        pager,
    };
    answer::page(&request, &page, who.language)
}

/// The document's readers to tick.
fn choices(progress: &Progress, compared: &Compared) -> Vec<Tick> {
    let tick = |id: &i64| Tick {
        value: *id,
        label: coder_name(progress, *id),
        chosen: compared.coders.contains(id),
    };
    compared.readers.iter().map(tick).collect()
}

fn columns(progress: &Progress, compared: &Compared) -> Vec<Column> {
    let document = compared.document.listed.id;
    let column = |coder: &i64| Column {
        name: coder_name(progress, *coder),
        done: progress.states.get(&(document, *coder)).is_some_and(|state| state.stage == Stage::Done),
    };
    compared.coders.iter().map(column).collect()
}

struct Teller<'a> {
    compared: &'a Compared,
    book: &'a Codebook,
    language: Language,
}

impl Teller<'_> {
    fn passage(&self, at: usize) -> PassageView {
        let passage = &self.compared.document.passages[at];
        let span = passage.span();
        let offsets = Offsets::new(&self.compared.document.text);
        let here: Vec<&Verdict> = self.compared.verdicts.iter().filter(|one| one.passage == at).collect();
        let cell = |coder: &i64| {
            let theirs = here.iter().filter_map(|one| {
                let likeness = match one.likeness() {
                    Likeness::Same => "same",
                    Likeness::Cut => "cut",
                    Likeness::Differs => "differs",
                };
                self.mark(one.code, likeness, one.gave.get(coder)?, (span, &offsets))
            });
            theirs.collect()
        };
        let agreed = self.compared.agreed.iter().filter(|coding| coding.span().overlaps(span));
        let agreed =
            agreed.filter_map(|coding| self.mark(coding.placed.code, "", &[coding.span()], (span, &offsets)));
        PassageView {
            number: passage.number,
            speaker: passage.speaker.clone(),
            text: offsets.slice(span).unwrap_or_default().to_owned(),
            differs: here.iter().any(|one| one.likeness() != Likeness::Same),
            cells: self.compared.coders.iter().map(cell).collect(),
            agreed: agreed.collect(),
        }
    }

    fn mark(
        &self,
        code: i64,
        likeness: &'static str,
        spans: &[Span],
        (passage, offsets): (Span, &Offsets<'_>),
    ) -> Option<Mark> {
        let code = self.book.get(code)?;
        let partial = spans.iter().filter(|span| span.start > passage.start || span.end < passage.end);
        let words = partial.filter_map(|span| {
            let inside = Span { start: span.start.max(passage.start), end: span.end.min(passage.end) };
            offsets.slice(inside).map(str::to_owned)
        });
        Some(Mark {
            label: code.label.words(self.language, &[]).to_owned(),
            color: code.color.as_str().to_owned(),
            likeness,
            words: words.collect(),
        })
    }
}

/// `POST /studies/{study}/documents/{id}/agree`: takes what all readers gave alike into the layer that
/// is agreed upon.
pub(super) async fn agree(
    request: HttpRequest,
    who: SignedIn,
    path: Path<(String, i64)>,
    fields: Fields,
) -> Result {
    who.sent(&fields)?;
    let (slug, id) = path.into_inner();
    let place = sighted(&who, &slug, Role::Researcher).await?;
    let about = (id, Readers::from_tag(fields.get("readers")));
    let taken = decide::take_agreed(reader::app(&request), &place.study, &place.author(&who), about).await?;
    let done = match taken {
        Ok(_) => "agreed",
        Err(Refusal::Nothing) => "nothing",
        Err(Refusal::Gone) => return Err(Error::NotFound),
        Err(_) => return Err(Error::Conflict),
    };
    Ok(answer::see(&format!("{}/documents/{id}/compare?done={done}", place.base())))
}

impl Page for ComparePage {
    const TEMPLATE: &'static str = "coding/team/compare.html";

    fn samples() -> Vec<Self> {
        let mark = |likeness, words: &[&str]| Mark {
            label: "Уәж".into(),
            color: "#0072b2".into(),
            likeness,
            words: words.iter().map(|words| (*words).to_owned()).collect(),
        };
        let passage = PassageView {
            number: 1,
            speaker: Some("Қатысушы".into()),
            text: "Ауылға келдім".into(),
            differs: true,
            cells: vec![vec![mark("same", &[]), mark("cut", &["Ауылға"]), mark("differs", &[])], Vec::new()],
            agreed: vec![mark("", &["Ауылға"])],
        };
        let column = |name: &str, done| Column { name: name.into(), done };
        let page = |passages, only| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            tabs: super::sample_tabs(),
            id: 1,
            name: "01".into(),
            language: "kk",
            choices: vec![Tick { value: 1, label: "Айгүл".into(), chosen: true }],
            only,
            columns: vec![column("Айгүл", true), column("Бекзат", false)],
            passages,
            differ: 1,
            all: 3,
            may_agree: true,
            pager: Pager::new("/studies/a/documents/1/compare", &[], 1, 90, 30),
        };
        vec![page(vec![passage], true), page(Vec::new(), false)]
    }
}
