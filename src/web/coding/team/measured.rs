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
    let notes = Notes::of(report.codes.iter().chain([&report.overall]));
    let mut rows: Vec<RowView> = settings
        .codes
        .iter()
        .zip(&report.codes)
        .map(|(code, row)| view(quotes::code_path(book, *code, language), row, (&notes, language)))
        .collect();
    let overall = who.say(&Message::new("teamwork-agreement-overall"));
    rows.push(RowView { overall: true, ..view(overall, &report.overall, (&notes, language)) });
    Results {
        measures: measures(&report.overall).map(|(key, _)| key).into(),
        reasons: notes.reasons(),
        rows,
        blocks: report.blocks,
        shared: measured.shared,
        documents: settings.documents.len(),
        draws: settings.draws,
        seed: settings.seed.to_string(),
        coders: settings.coders.len(),
    }
}

/// Why figures are missing in a table, in the order in which its reader comes upon it.
struct Notes(Vec<Undefined>);

impl Notes {
    /// One for each reason that there is.
    const LETTERS: [&'static str; 3] = ["a", "b", "c"];

    fn of<'r>(rows: impl Iterator<Item = &'r Row>) -> Self {
        let mut met = Vec::new();
        for reason in rows.flat_map(measures).filter_map(|(_, estimate)| estimate.value.err()) {
            if !met.contains(&reason) {
                met.push(reason);
            }
        }
        Self(met)
    }

    fn reasons(&self) -> Vec<Reason> {
        let all = Self::LETTERS.into_iter().zip(&self.0);
        all.map(|(letter, reason)| Reason { letter, words: reason.message() }).collect()
    }

    fn letter(&self, reason: Undefined) -> &'static str {
        let at = self.0.iter().position(|known| *known == reason);
        at.and_then(|at| Self::LETTERS.get(at)).copied().unwrap_or_default()
    }
}

fn view(label: String, row: &Row, (notes, language): (&Notes, Language)) -> RowView {
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
        cells: measures(row).into_iter().map(|(_, estimate)| cell(estimate, (notes, language))).collect(),
    }
}

fn cell(estimate: Estimate, (notes, language): (&Notes, Language)) -> CellView {
    let number = |value: f64| locale::fixed(value, 2, language);
    CellView {
        value: estimate.value.ok().map(number),
        interval: estimate.interval.map(|[low, high]| format!("{}; {}", number(low), number(high))),
        reason: estimate.value.err().map_or("", |reason| notes.letter(reason)),
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
        let notes = Notes::of([&row].into_iter());
        let view = |overall| RowView { overall, ..view("Уәж".to_owned(), &row, (&notes, Language::Kk)) };
        Self {
            measures: measures(&row).map(|(key, _)| key).into(),
            rows: vec![view(false), view(true)],
            reasons: notes.reasons(),
            blocks: 40,
            shared: 1,
            documents: 2,
            draws: 1_000,
            seed: "1".into(),
            coders: 3,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_below_a_table_begin_at_a() {
        let sample = Results::sample();
        let letters: Vec<_> = sample.reasons.iter().map(|reason| reason.letter).collect();
        assert_eq!(letters, ["a"]);
        assert!(sample.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.reason == "a"));
    }
}
