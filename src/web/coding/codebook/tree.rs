//! The codebook as a tree.

use super::form::CodeForm;
use crate::pages::Page;
use crate::service::coding::codes::{self, Wanted, told};
use crate::service::quotes;
use crate::store::commands::Command;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::coding::instead::Instead;
use crate::web::error::Result;
use crate::web::frame::Frame;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::coding::{CodeEntry, Codebook, Part, Unfit};
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// The page.
#[derive(Serialize)]
pub(super) struct TreePage {
    frame: Frame,
    base: String,
    rows: Vec<Row>,
    query: String,
    /// How many codes the query finds.
    found: Option<usize>,
    may_change: bool,
    error: Option<Message>,
    /// What of a file stays where its intake was taken back, or stays away.
    left: Option<Message>,
    /// What the reader would take back, and do again.
    undo: Option<WayBack>,
    redo: Option<WayBack>,
    blank: CodeForm,
    /// Whether the fields of a new code are open.
    adding: bool,
}

/// A code in the tree.
#[derive(Clone, Serialize)]
struct Row {
    id: i64,
    label: String,
    /// The language of the name where it is not the page's.
    language: Option<&'static str>,
    definition: String,
    color: String,
    /// Its names in every language, in lower case, for the filter.
    names: String,
    codings: usize,
    documents: usize,
    parent: bool,
    matches: bool,
    /// How many lists end behind it.
    closes: usize,
}

/// Something to take back or to do again.
#[derive(Clone, Serialize)]
struct WayBack {
    command: i64,
    what: Message,
}

/// What is shown besides the tree as it is.
#[derive(Default)]
pub(super) struct Besides {
    pub(super) error: Option<(Message, StatusCode)>,
    pub(super) typed: Option<Wanted>,
}

pub(super) async fn page(request: &HttpRequest, who: &SignedIn, place: &In, besides: Besides) -> Result {
    let app = reader::app(request);
    let fields = Fields::read(request.query_string().as_bytes())?;
    let query = fields.some("q").unwrap_or_default().to_lowercase();
    let author = place.author(who);
    let book = quotes::codebook(app, place.study.id).await?;
    let mut counts: HashMap<i64, (usize, usize)> = HashMap::new();
    for (_, code, count) in place.coding_counts(who).await? {
        let (codings, documents) = counts.entry(code).or_default();
        *codings += usize::try_from(count).unwrap_or_default();
        *documents += 1;
    }
    let (rows, found) = rows(&book, &counts, &query, who.language);
    let may_change = place.role.may(Role::Researcher);
    let (undo, redo) =
        if may_change { codes::way_back(app, &place.study, &author).await? } else { (None, None) };
    let names = codes::names(app, &place.study, who.language).await?;
    let way = |command: Command| {
        let name = |id: i64| names.get(&id).cloned().unwrap_or_default();
        WayBack { command: command.id, what: told(&command, &name) }
    };
    let (error, status) =
        besides.error.map_or((None, StatusCode::OK), |(error, status)| (Some(error), status));
    let mut frame = place.frame(who);
    if let Some(instead) = Instead::read(&fields) {
        frame.notice = instead.message(app, who, place).await?;
    }
    let page = TreePage {
        frame,
        base: place.base(),
        rows,
        found: (!query.is_empty()).then_some(found),
        query,
        may_change,
        undo: undo.map(way),
        redo: redo.map(way),
        adding: besides.typed.is_some(),
        left: super::change::left(&fields).filter(|_| error.is_none()),
        blank: CodeForm::blank(&book, besides.typed.as_ref(), who.language),
        error,
    };
    answer::page_with(request, &page, who.language, status)
}

/// The tree, or, where something is sought, what is found with all above it.
fn rows(
    book: &Codebook,
    counts: &HashMap<i64, (usize, usize)>,
    query: &str,
    language: Language,
) -> (Vec<Row>, usize) {
    let tree = book.tree();
    let parents: HashSet<i64> = book.iter().filter_map(|code| code.parent).collect();
    let above: HashMap<i64, Option<i64>> = book.iter().map(|code| (code.id, code.parent)).collect();
    let mut shown = HashSet::new();
    let mut rows = Vec::with_capacity(tree.len());
    for (depth, code) in &tree {
        let names = names(code);
        let matches = query.split_whitespace().all(|part| names.contains(part));
        let mut at = Some(code.id).filter(|_| matches);
        while let Some(id) = at.filter(|id| shown.insert(*id)) {
            at = above.get(&id).copied().flatten();
        }
        let (codings, documents) = counts.get(&code.id).copied().unwrap_or_default();
        let label = code.label.show(language, &[]);
        rows.push((
            *depth,
            Row {
                id: code.id,
                label: label.map_or("", |label| label.text).to_owned(),
                language: label
                    .and_then(|label| label.language)
                    .filter(|l| *l != language)
                    .map(Language::tag),
                definition: code.definition.words(language, &[]).to_owned(),
                color: code.color.as_str().to_owned(),
                names,
                codings,
                documents,
                parent: parents.contains(&code.id),
                matches,
                closes: 0,
            },
        ));
    }
    rows.retain(|(_, row)| shown.contains(&row.id));
    let depths: Vec<usize> = rows.iter().map(|(depth, _)| *depth).chain([0]).collect();
    let found = rows.iter().filter(|(_, row)| row.matches).count();
    let rows = rows.into_iter().zip(depths.windows(2)).map(|((_, row), depths)| Row {
        parent: depths[1] > depths[0],
        closes: depths[0].saturating_sub(depths[1]),
        ..row
    });
    (rows.collect(), found)
}

fn names(code: &CodeEntry) -> String {
    Language::ALL.map(|language| Part::Label.of(code, language)).join(" ").trim().to_lowercase()
}

/// `GET /studies/{study}/codebook`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Coder).await?;
    page(&request, &who, &place, Besides::default()).await
}

/// `GET /studies/{study}/codes.css`: the codes' colours, since no page may hold a style.
pub(super) async fn colors(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Viewer).await?;
    let book = quotes::codebook(reader::app(&request), place.study.id).await?;
    let rule = |code: &CodeEntry| format!(".code-{}{{--code:{}}}\n", code.id, code.color.as_str());
    let rules: String = book.iter().map(rule).collect();
    Ok(answer::typed("text/css; charset=utf-8").body(rules))
}

impl Page for TreePage {
    const TEMPLATE: &'static str = "coding/codebook.html";

    fn samples() -> Vec<Self> {
        let row = |id, parent, closes| Row {
            id,
            label: "Уәж".into(),
            language: Some("ru").filter(|_| closes > 0),
            definition: if parent { "…".into() } else { String::new() },
            color: "#0072b2".into(),
            names: "уәж".into(),
            codings: 2,
            documents: 1,
            parent,
            matches: !parent,
            closes,
        };
        let way = || Some(WayBack { command: 1, what: Message::new("codebook-deed-memo") });
        let page = |rows: Vec<Row>, may_change, error: Option<Message>| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            query: if error.is_some() { String::new() } else { "уәж".into() },
            found: error.is_none().then_some(rows.len()),
            rows,
            may_change,
            undo: way(),
            redo: way().filter(|_| error.is_some()),
            adding: error.is_some(),
            left: error.is_none().then(|| Message::new("refi-left").with("count", 2_i64)),
            error,
            blank: CodeForm::sample().anew(),
        };
        vec![
            page(vec![row(1, true, 0), row(2, true, 0), row(3, false, 2), row(4, false, 0)], true, None),
            page(vec![row(1, false, 0)], true, Some(Unfit::Double.message())),
            page(Vec::new(), false, None),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::coding::Color;
    use domain::language::Text;

    #[test]
    fn what_is_found_stands_with_all_above_it_and_lists_end_where_they_should() {
        let code = |id, parent, name: &str| CodeEntry {
            parent,
            label: Text { ru: Some(name.into()), ..Text::default() },
            ..CodeEntry::new(id, Color::nth(0))
        };
        let book = Codebook::new(vec![
            code(1, None, "Мотивация"),
            code(2, Some(1), "Деньги"),
            code(3, Some(2), "Подъёмные"),
            code(4, None, "Город"),
        ]);
        let shape = |query: &str| {
            let (rows, found) = rows(&book, &HashMap::new(), query, Language::Kk);
            (rows.iter().map(|row| (row.id, row.parent, row.closes)).collect::<Vec<_>>(), found)
        };
        assert_eq!(shape(""), (vec![(1, true, 0), (2, true, 0), (3, false, 2), (4, false, 0)], 4));
        assert_eq!(shape("деньги"), (vec![(1, true, 0), (2, false, 1)], 1));
        assert_eq!(shape("подъём"), (vec![(1, true, 0), (2, true, 0), (3, false, 2)], 1));
        assert_eq!(shape("нет"), (Vec::new(), 0));
    }
}
