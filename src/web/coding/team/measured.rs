//! The figures of an agreement as its table shows them.

use crate::locale;
use crate::service::quotes;
use crate::service::team::agreement::{Measured, Settings, measures};
use crate::web::access::SignedIn;
use domain::agreement::{Estimate, Row, Undefined};
use domain::coding::Codebook;
use domain::language::Language;
use domain::message::Message;
use serde::Serialize;

/// The figures.
#[derive(Serialize)]
pub(super) struct Results {
    /// The ends of the keys of the measures' names.
    measures: Vec<&'static str>,
    rows: Vec<RowView>,
    /// Why figures are missing, by the letter that stands in their place.
    reasons: Vec<Reason>,
    blocks: usize,
    shared: usize,
    documents: usize,
    draws: usize,
    seed: String,
    coders: usize,
}

#[derive(Serialize)]
struct RowView {
    label: String,
    overall: bool,
    units: u64,
    prevalence: String,
    coverage: String,
    cells: Vec<CellView>,
}

#[derive(Serialize)]
struct CellView {
    value: Option<String>,
    interval: Option<String>,
    reason: &'static str,
}

#[derive(Serialize)]
struct Reason {
    letter: &'static str,
    words: Message,
}

/// The figures in the reader's language.
pub(super) fn results(
    (who, book): (&SignedIn, &Codebook),
    settings: &Settings,
    measured: &Measured,
) -> Results {
    let report = &measured.report;
    let language = who.language;
    let mut rows: Vec<RowView> = settings
        .codes
        .iter()
        .zip(&report.codes)
        .map(|(code, row)| view(quotes::code_path(book, *code, language), row, language))
        .collect();
    let overall = who.say(&Message::new("teamwork-agreement-overall"));
    rows.push(RowView { overall: true, ..view(overall, &report.overall, language) });
    let occurs = |letter: &str| rows.iter().flat_map(|row| &row.cells).any(|cell| cell.reason == letter);
    let reasons = [Undefined::NoUnits, Undefined::NoVariation, Undefined::Overlap];
    let reasons = reasons.map(|reason| Reason { letter: letter(reason), words: reason.message() });
    Results {
        measures: measures(&report.overall).map(|(key, _)| key).into(),
        reasons: reasons.into_iter().filter(|reason| occurs(reason.letter)).collect(),
        rows,
        blocks: report.blocks,
        shared: measured.shared,
        documents: settings.documents.len(),
        draws: settings.draws,
        seed: settings.seed.to_string(),
        coders: settings.coders.len(),
    }
}

const fn letter(reason: Undefined) -> &'static str {
    match reason {
        Undefined::NoUnits => "a",
        Undefined::NoVariation => "b",
        Undefined::Overlap => "c",
    }
}

fn view(label: String, row: &Row, language: Language) -> RowView {
    let share = |share: Option<f64>| {
        share.map_or_else(
            || "–".to_owned(),
            |share| format!("{} %", locale::fixed(share * 100.0, 1, language)),
        )
    };
    RowView {
        label,
        overall: false,
        units: row.units,
        prevalence: share(row.prevalence),
        coverage: share(row.coverage),
        cells: measures(row).into_iter().map(|(_, estimate)| cell(estimate, language)).collect(),
    }
}

fn cell(estimate: Estimate, language: Language) -> CellView {
    let number = |value: f64| locale::fixed(value, 2, language);
    CellView {
        value: estimate.value.ok().map(number),
        interval: estimate.interval.map(|[low, high]| format!("{}; {}", number(low), number(high))),
        reason: estimate.value.err().map_or("", letter),
    }
}

impl Results {
    /// For samples of pages.
    pub(super) fn sample() -> Self {
        let value = |value: f64| Estimate { value: Ok(value), interval: Some([value - 0.1, value + 0.1]) };
        let nothing = Estimate { value: Err(Undefined::NoVariation), interval: None };
        let row = Row {
            units: 40,
            prevalence: Some(0.12),
            percent: value(0.9),
            cohen: value(0.5),
            fleiss: value(0.5),
            alpha: nothing,
            ac1: value(0.8),
            u_alpha: nothing,
            cu_alpha: nothing,
            coverage: None,
        };
        let view = |overall| RowView { overall, ..view("Уәж".to_owned(), &row, Language::Kk) };
        Self {
            measures: measures(&row).map(|(key, _)| key).into(),
            rows: vec![view(false), view(true)],
            reasons: vec![Reason { letter: "b", words: Undefined::NoVariation.message() }],
            blocks: 40,
            shared: 1,
            documents: 2,
            draws: 1_000,
            seed: "1".into(),
            coders: 3,
        }
    }
}
