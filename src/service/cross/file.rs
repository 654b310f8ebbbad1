//! Cross-tables as files.

use super::ask::Ask;
use super::corpus::Corpus;
use super::table::made;
use crate::app::App;
use crate::service::export::{Format, Made, picture};
use domain::coding::cross::{Crossed, Measure, Percent};
use domain::exchange::{tables, xlsx};
use domain::figure::{Heat, HeatMap, HeatRow, heat_svg};
use domain::language::Language;
use domain::message::Message;
use domain::table::{Cell, Table};
use std::collections::HashMap;
use std::io::Cursor;

/// The kinds of file that a cross-table comes in.
pub const FORMATS: [Format; 4] = [Format::Xlsx, Format::Csv, Format::Svg, Format::Png];

/// The most rows and columns of a figure: more cannot be read on a page.
const MOST_ROWS: usize = 60;
const MOST_COLUMNS: usize = 30;

/// Makes the file. Tables hold codings, documents and cases; the figure what was asked for.
///
/// # Errors
/// Where it cannot be made.
pub async fn file(
    app: &App,
    corpus: Corpus,
    ask: &Ask,
    (language, format): (Language, Format),
) -> anyhow::Result<Made> {
    let say = |message: &Message| app.words.say(language, message);
    let (corpus, crossed) = made(app, corpus, ask, language).await?;
    let bytes = match format {
        Format::Xlsx => {
            let mut bytes = Cursor::new(Vec::new());
            let book = xlsx::Book::new(app.clock.now())?;
            tables::to_xlsx(&mut bytes, book, &sheets(&crossed, ask.percent), language, &say)?;
            bytes.into_inner()
        }
        Format::Svg => heat_svg(&heat(&corpus, &crossed, ask, language, &say)).into_bytes(),
        Format::Png => picture(heat_svg(&heat(&corpus, &crossed, ask, language, &say))).await?,
        _ => {
            let mut bytes = Vec::new();
            tables::to_csv(&mut bytes, &crossed.whole(ask.percent), language, &say)?;
            bytes
        }
    };
    Ok(Made { name: format!("{}.{}", crossed.key, format.tag()), bytes })
}

/// A sheet a measure, its percents on one of their own.
fn sheets(crossed: &Crossed, percent: Percent) -> Vec<Table> {
    let mut sheets = Vec::new();
    for measure in Measure::ALL {
        sheets.push(Table { key: measure.tag().to_owned(), ..crossed.table(measure, Percent::None) });
        if percent != Percent::None && crossed.has(measure, percent) {
            let key = format!("{} {}", measure.tag(), percent.tag());
            sheets.push(Table { key, ..crossed.table(measure, percent) });
        }
    }
    sheets
}

/// The figure of what was asked for. What is too much for a page is left out, the least first, and said.
#[must_use]
pub fn heat(
    corpus: &Corpus,
    crossed: &Crossed,
    ask: &Ask,
    language: Language,
    say: domain::table::Say<'_>,
) -> HeatMap {
    let counts = &crossed.counts;
    let (measure, percent) = (ask.measure, ask.percent);
    let percent = if crossed.has(measure, percent) { percent } else { Percent::None };
    let most = |all: &[domain::coding::cross::Count], room: usize| {
        let mut places: Vec<usize> = (0..all.len()).collect();
        places.sort_by_key(|at| std::cmp::Reverse(all[*at].codings));
        places.truncate(room);
        places.sort_unstable();
        places
    };
    let (rows, columns) = (most(&counts.rows, MOST_ROWS), most(&counts.columns, MOST_COLUMNS));
    let left_out = counts.rows.len() - rows.len() + counts.columns.len() - columns.len();
    let shown = crossed.only(&rows, &columns);
    let depths: HashMap<String, usize> =
        corpus.tree().into_iter().map(|(depth, id)| (id.to_string(), depth)).collect();
    let degree = |cell: &Cell| match cell {
        Cell::Count(count) => *count as f64,
        Cell::Share(share) => share.fraction(),
        _ => 0.0,
    };
    let cells: Vec<Vec<Cell>> = (0..shown.rows.len())
        .map(|row| (0..shown.columns.len()).map(|at| shown.cell(row, at, measure, percent)).collect())
        .collect();
    let largest = cells.iter().flatten().map(degree).fold(0.0, f64::max).max(f64::MIN_POSITIVE);
    let mut notes = vec![say(&shown.base(measure, percent))];
    notes.extend(shown.notes.iter().map(say));
    notes.extend(shown.small_bases(measure, percent).iter().map(say));
    if left_out > 0 {
        notes.push(say(&Message::new("cross-figure-left-out").with("count", left_out)));
    }
    let row = |(heading, cells): (&domain::coding::cross::Heading, &Vec<Cell>)| HeatRow {
        label: heading.label.words(language, &[], say).text,
        depth: depths.get(&heading.key).copied().unwrap_or(0).min(4),
        cells: cells
            .iter()
            .map(|cell| {
                let heat = || Heat { degree: degree(cell) / largest, value: cell.words(language, say) };
                (*cell != Cell::Empty).then(heat)
            })
            .collect(),
    };
    HeatMap {
        id: "cross".to_owned(),
        language,
        caption: shown.title.words(language, &[]).to_owned(),
        columns: shown.columns.iter().map(|column| column.label.words(language, &[], say).text).collect(),
        rows: shown.rows.iter().zip(&cells).map(row).collect(),
        notes,
    }
}
