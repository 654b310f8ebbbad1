//! What the pages hold.

use crate::pages::Page;
use crate::web::frame::Frame;
use chrono::{DateTime, Utc};
use domain::message::Message;
use serde::Serialize;

/// The page on which a file is chosen.
#[derive(Serialize)]
pub(in crate::web::collect) struct BringPage {
    pub(super) frame: Frame,
    pub(super) base: String,
    /// What is wrong with the file.
    pub(super) errors: Vec<Message>,
    pub(super) has_form: bool,
    /// The most megabytes of a file.
    pub(super) limit: usize,
    pub(super) most_rows: u64,
    /// The files that were taken in.
    pub(super) earlier: Vec<ImportRow>,
}

/// A file that was taken in.
#[derive(Serialize)]
pub(super) struct ImportRow {
    pub(super) id: i64,
    pub(super) name: String,
    pub(super) at: DateTime<Utc>,
    pub(super) by: Option<String>,
    pub(super) count: i64,
    pub(super) gone: bool,
}

/// Something to choose.
#[derive(Clone, Serialize)]
pub(super) struct Pick {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) chosen: bool,
}

impl Pick {
    pub(super) fn new(value: impl Into<String>, label: impl Into<String>, chosen: bool) -> Self {
        Self { value: value.into(), label: label.into(), chosen }
    }
}

/// Things to choose that belong together.
#[derive(Serialize)]
pub(super) struct Group {
    pub(super) label: String,
    pub(super) picks: Vec<Pick>,
}

/// The page on which columns are matched.
#[derive(Serialize)]
pub(in crate::web::collect) struct MapPage {
    pub(super) frame: Frame,
    pub(super) base: String,
    pub(super) kept: String,
    pub(super) name: String,
    pub(super) rows: u64,
    pub(super) count: usize,
    /// How many columns are not shown.
    pub(super) hidden: usize,
    pub(super) errors: Vec<Message>,
    pub(super) remarks: Vec<Message>,
    pub(super) encodings: Vec<Pick>,
    pub(super) separators: Vec<Pick>,
    pub(super) sheets: Vec<Pick>,
    pub(super) versions: Vec<Pick>,
    pub(super) languages: Vec<Pick>,
    /// Questions that have to be answered and have no column.
    pub(super) fixed: Vec<FixedView>,
    pub(super) groups: Vec<Group>,
    pub(super) columns: Vec<ColumnView>,
    pub(super) mapping: String,
}

/// A question that every row answers alike.
#[derive(Serialize)]
pub(super) struct FixedView {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) picks: Vec<Pick>,
}

/// A column.
#[derive(Serialize)]
pub(super) struct ColumnView {
    pub(super) number: usize,
    pub(super) name: String,
    pub(super) label: String,
    pub(super) filled: u64,
    pub(super) samples: Vec<String>,
    pub(super) to: String,
    /// Whether its dates have the month first; nothing where it has no dates.
    pub(super) month_first: Option<bool>,
    /// How many values are not known.
    pub(super) open: usize,
    pub(super) value_count: usize,
    pub(super) more: bool,
    pub(super) values: Vec<ValueView>,
    pub(super) picks: Vec<Pick>,
}

/// A value of a column.
#[derive(Serialize)]
pub(super) struct ValueView {
    pub(super) key: String,
    pub(super) label: String,
    pub(super) count: u64,
    pub(super) chosen: String,
}

/// The page on which a file is checked.
#[derive(Serialize)]
pub(in crate::web::collect) struct CheckPage {
    pub(super) frame: Frame,
    pub(super) base: String,
    pub(super) kept: String,
    pub(super) name: String,
    pub(super) mapping: String,
    /// Whether it was not taken in.
    pub(super) refused: bool,
    pub(super) rows: u64,
    pub(super) good: u64,
    pub(super) faulty: u64,
    pub(super) doubtful: u64,
    pub(super) same: u64,
    pub(super) other: u64,
    pub(super) uncovered: String,
    pub(super) has_ids: bool,
    /// What is wrong by column, where that is more than a page.
    pub(super) sums: Vec<SumRow>,
    pub(super) troubles: Vec<TroubleRow>,
    pub(super) problems: u64,
    pub(super) kept_problems: usize,
    pub(super) page: usize,
    pub(super) pages: usize,
    pub(super) accepts: bool,
    pub(super) already: Vec<Pick>,
    /// Whether the file has no rows.
    pub(super) nothing: bool,
}

/// Something wrong with the cells of a column.
#[derive(Serialize)]
pub(super) struct SumRow {
    pub(super) column: String,
    pub(super) kind: String,
    pub(super) told: String,
    pub(super) count: u64,
}

/// Something wrong with a cell.
#[derive(Serialize)]
pub(super) struct TroubleRow {
    pub(super) row: u64,
    pub(super) column: String,
    /// What stands in the cell.
    pub(super) stands: String,
    pub(super) kind: String,
    pub(super) is_doubt: bool,
    pub(super) told: String,
}

impl Page for BringPage {
    const TEMPLATE: &'static str = "collect/incoming/bring.html";

    fn samples() -> Vec<Self> {
        let row = |id: i64, by: Option<&str>| ImportRow {
            id,
            name: "жауаптар.csv".into(),
            at: DateTime::UNIX_EPOCH,
            by: by.map(str::to_owned),
            count: 230,
            gone: by.is_none(),
        };
        let page = |has_form: bool, errors: Vec<Message>, earlier: Vec<ImportRow>| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            errors,
            has_form,
            limit: 100,
            most_rows: 200_000,
            earlier,
        };
        let fault = Message::new("incoming-no-file");
        vec![
            page(true, Vec::new(), vec![row(1, Some("Айгүл")), row(2, None)]),
            page(false, Vec::new(), Vec::new()),
            page(true, vec![fault], Vec::new()),
        ]
    }
}

impl Page for MapPage {
    const TEMPLATE: &'static str = "collect/incoming/map.html";

    fn samples() -> Vec<Self> {
        let value =
            || ValueView { key: "1".into(), label: "Әйел".into(), count: 7, chosen: "=female".into() };
        let column = |to: &str, month_first| ColumnView {
            number: 0,
            name: "V1".into(),
            label: "Жынысы".into(),
            filled: 7,
            samples: vec!["1".into(), "2".into()],
            to: to.into(),
            month_first,
            open: usize::from(to.is_empty()),
            value_count: 1,
            more: to.is_empty(),
            values: vec![value()],
            picks: vec![Pick::new("=female", "Әйел", false)],
        };
        let pick = |value: &str| vec![Pick::new(value, value, true)];
        let page = |hidden: usize, errors: Vec<Message>| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            kept: "0".into(),
            name: "a.csv".into(),
            rows: 7,
            count: 2,
            hidden,
            remarks: errors.iter().map(|_| Message::new("import-csv-encoding")).collect(),
            encodings: if errors.is_empty() { pick("UTF-8") } else { Vec::new() },
            separators: if errors.is_empty() { pick(",") } else { Vec::new() },
            sheets: if errors.is_empty() { Vec::new() } else { pick("responses") },
            errors,
            versions: pick("1"),
            languages: pick("kk"),
            fixed: vec![FixedView {
                name: "consent".into(), label: "Келісім".into(), picks: pick("agree")
            }],
            groups: vec![Group { label: "Сұрақтар".into(), picks: pick("gender") }],
            columns: vec![column("gender", None), column("", Some(true)), column("born", Some(false))],
            mapping: "{}".into(),
        };
        vec![page(0, Vec::new()), page(3, vec![Message::new("incoming-no-question")])]
    }
}

impl Page for CheckPage {
    const TEMPLATE: &'static str = "collect/incoming/check.html";

    fn samples() -> Vec<Self> {
        let trouble = |is_doubt: bool| TroubleRow {
            row: 3,
            column: "Жасы".into(),
            stands: if is_doubt { String::new() } else { "отыз".into() },
            kind: "қате".into(),
            is_doubt,
            told: "?".into(),
        };
        let page = |faulty: u64, doubtful: u64, there: u64| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            kept: "0".into(),
            name: "a.csv".into(),
            mapping: "{}".into(),
            refused: faulty > 0,
            rows: 9,
            good: 9 - faulty - doubtful,
            faulty,
            doubtful,
            same: there,
            other: there,
            uncovered: if there > 0 { "consent".into() } else { String::new() },
            has_ids: there > 0,
            sums: if faulty > 0 {
                vec![SumRow {
                    column: "Жасы".into(), kind: "қате".into(), told: "?".into(), count: 7
                }]
            } else {
                Vec::new()
            },
            troubles: if faulty + doubtful > 0 { vec![trouble(false), trouble(true)] } else { Vec::new() },
            problems: faulty * 20_001,
            kept_problems: 100,
            page: 1,
            pages: if faulty > 0 { 2 } else { 1 },
            accepts: doubtful > 0,
            already: vec![Pick::new("leave", "?", true)],
            nothing: false,
        };
        vec![page(0, 0, 0), page(2, 1, 0), page(0, 3, 2)]
    }
}
