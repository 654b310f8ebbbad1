//! Whether tables may be published as they are.

use super::Threshold;
use serde::Serialize;

/// A table with sensitive cells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Which table.
    pub table: String,
    /// How many of its counts are sensitive.
    pub cells: usize,
    /// The least of them.
    pub least: u64,
}

/// What is sensitive in what is to be published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// The least count that may be shown.
    pub threshold: Threshold,
    /// How many tables were looked at.
    pub tables: usize,
    /// Those with sensitive cells, in the order given.
    pub findings: Vec<Finding>,
}

impl Verdict {
    /// Whether all may be published as they are.
    #[must_use]
    pub fn publishable(&self) -> bool {
        self.findings.is_empty()
    }
}

/// Looks over tables, each by its name and every unweighted count that it shows, totals and bases among
/// them.
pub fn verdict<'a, C: IntoIterator<Item = u64>>(
    tables: impl IntoIterator<Item = (&'a str, C)>,
    threshold: Threshold,
) -> Verdict {
    let mut verdict = Verdict { threshold, tables: 0, findings: Vec::new() };
    for (table, counts) in tables {
        verdict.tables += 1;
        let sensitive = counts.into_iter().filter(|count| threshold.is_sensitive(*count));
        let (cells, least) =
            sensitive.fold((0, u64::MAX), |(cells, least), count| (cells + 1, least.min(count)));
        if cells > 0 {
            verdict.findings.push(Finding { table: table.to_owned(), cells, least });
        }
    }
    verdict
}
