//! The cells of a cross-table on a page: a window on it, each with the way to its quotes.

use crate::service::cross::{Ask, Axis, Corpus, REST};
use crate::web::access::SignedIn;
use crate::web::query::escape;
use domain::coding::cross::{Count, Crossed, Heading, Near, Percent};
use domain::language::Language;
use domain::message::Message;
use domain::table::{Cell, Worded};
use serde::Serialize;
use std::collections::HashMap;

/// How many rows and columns stand on a page.
const ROWS: usize = 100;
const COLUMNS: usize = 30;
/// How many shades there are.
const SHADES: f64 = 9.0;

/// What is seen of a cross-table.
#[derive(Serialize)]
pub(super) struct Grid {
    pub(super) columns: Vec<Worded>,
    pub(super) rows: Vec<GridRow>,
    pub(super) totals: Vec<String>,
    pub(super) rows_window: Window,
    pub(super) columns_window: Window,
}

#[derive(Serialize)]
pub(super) struct GridRow {
    pub(super) label: Worded,
    pub(super) path: String,
    pub(super) depth: usize,
    pub(super) color: String,
    pub(super) cells: Vec<GridCell>,
    pub(super) total: GridCell,
}

#[derive(Serialize)]
pub(super) struct GridCell {
    pub(super) text: String,
    /// Its quotes; none where there are none.
    pub(super) href: Option<String>,
    /// Whether a count would mean nothing here.
    pub(super) is_empty: bool,
    /// From 0 to 9.
    pub(super) shade: u8,
}

/// A part of many rows or columns.
#[derive(Serialize)]
pub(super) struct Window {
    /// From 1.
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) of: usize,
    pub(super) previous: Option<String>,
    pub(super) next: Option<String>,
}

impl Window {
    fn new(name: &str, (page, each, of): (usize, usize, usize), address: &str) -> Self {
        let pages = of.div_ceil(each).max(1);
        let page = page.clamp(1, pages);
        let to = |page: usize| format!("{address}&{name}={page}");
        Self {
            from: (page - 1) * each + 1,
            to: (page * each).min(of),
            of,
            previous: (page > 1).then(|| to(page - 1)),
            next: (page < pages).then(|| to(page + 1)),
        }
    }

    fn places(&self) -> Vec<usize> {
        (self.from - 1..self.to).collect()
    }

    /// For the page's samples.
    pub(super) fn sample(of: usize) -> Self {
        Self::new("rows", (1, 1, of), "/studies/a/cross?by=document")
    }
}

/// An address with fields.
pub(super) fn address(path: &str, fields: &[(&'static str, String)]) -> String {
    let fields: Vec<String> =
        fields.iter().map(|(name, value)| format!("{name}={}", escape(value))).collect();
    format!("{path}?{}", fields.join("&"))
}

impl Grid {
    /// The window that somebody asks for.
    pub(super) fn of(
        (who, base): (&SignedIn, &str),
        corpus: &Corpus,
        ask: &Ask,
        whole: &Crossed,
        (rows, columns): (usize, usize),
    ) -> Self {
        let own = address(&format!("{base}/cross"), &ask.fields());
        let rows_window = Window::new("rows", (rows, ROWS, whole.rows.len()), &own);
        let columns_window = Window::new("columns", (columns, COLUMNS, whole.columns.len()), &own);
        let shown = whole.only(&rows_window.places(), &columns_window.places());
        let percent = if whole.has(ask.measure, ask.percent) { ask.percent } else { Percent::None };
        let say = |message: &Message| who.say(message);
        let depths: HashMap<String, usize> =
            corpus.tree().into_iter().map(|(depth, id)| (id.to_string(), depth)).collect();
        let largest = largest(whole, ask, percent);
        let links = Links { base, ask };
        let total = |count: Count| Cell::Count(ask.measure.of(count)).words(who.language, &say);
        let row = |(at, heading): (usize, &Heading)| {
            let cells = (0..shown.columns.len()).map(|column| {
                let cell = shown.cell(at, column, ask.measure, percent);
                let any = shown.counts.cell(at, column).is_some_and(|count| count.codings > 0);
                GridCell {
                    text: cell.words(who.language, &say),
                    href: any.then(|| links.cell(heading, &shown.columns[column])).flatten(),
                    is_empty: shown.counts.cell(at, column).is_none() || cell == Cell::Empty,
                    shade: (degree(&cell) / largest * SHADES).ceil() as u8,
                }
            });
            let id: i64 = heading.key.parse().unwrap_or_default();
            let count = shown.counts.rows[at];
            GridRow {
                label: heading.label.words(who.language, &[], &say),
                path: corpus.code_path(id, who.language),
                depth: depths.get(&heading.key).copied().unwrap_or(0).min(5),
                color: corpus.book.get(id).map_or_else(String::new, |code| code.color.as_str().to_owned()),
                cells: cells.collect(),
                total: GridCell {
                    text: total(count),
                    href: (count.codings > 0).then(|| links.row(heading)),
                    is_empty: false,
                    shade: 0,
                },
            }
        };
        Self {
            rows: shown.rows.iter().enumerate().map(row).collect(),
            columns: shown.columns.iter().map(|column| column_words(column, who.language, &say)).collect(),
            totals: shown
                .counts
                .columns
                .iter()
                .chain([&shown.counts.all])
                .map(|count| total(*count))
                .collect(),
            rows_window,
            columns_window,
        }
    }
}

fn column_words(column: &Heading, language: Language, say: domain::table::Say<'_>) -> Worded {
    column.label.words(language, &[], say)
}

fn degree(cell: &Cell) -> f64 {
    match cell {
        Cell::Count(count) => *count as f64,
        Cell::Share(share) => share.fraction(),
        _ => 0.0,
    }
}

fn largest(whole: &Crossed, ask: &Ask, percent: Percent) -> f64 {
    let cells = (0..whole.rows.len()).flat_map(|row| {
        (0..whole.columns.len()).map(move |column| degree(&whole.cell(row, column, ask.measure, percent)))
    });
    cells.fold(0.0, f64::max).max(f64::MIN_POSITIVE)
}

/// The ways from cells to their quotes.
struct Links<'a> {
    base: &'a str,
    ask: &'a Ask,
}

impl Links<'_> {
    fn row(&self, row: &Heading) -> String {
        self.quotes(row, Vec::new())
    }

    /// None from what has no column of its own.
    fn cell(&self, row: &Heading, column: &Heading) -> Option<String> {
        if column.key == REST {
            return None;
        }
        let more = match self.ask.axis {
            Axis::Code => {
                let mut more = vec![("with", column.key.clone())];
                if self.ask.near == Near::Passage {
                    more.push(("near", "passage".to_owned()));
                }
                more
            }
            axis => vec![("by", axis.tag()), ("value", column.key.clone())],
        };
        Some(self.quotes(row, more))
    }

    fn quotes(&self, row: &Heading, more: Vec<(&'static str, String)>) -> String {
        let mut fields = vec![("code", row.key.clone())];
        if !self.ask.below {
            fields.push(("alone", "1".to_owned()));
        }
        fields.extend(more);
        fields.extend(self.ask.narrow.fields());
        address(&format!("{}/quotes", self.base), &fields)
    }
}
