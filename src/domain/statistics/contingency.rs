//! Whether rows and columns of a cross-table go together.

use super::distribution::chi_square_upper;
use super::{Outcome, Undefined, sum};
use serde::Serialize;

/// A statistic that is χ² where nothing goes together.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ChiSquare {
    /// Its value.
    pub statistic: f64,
    /// The degrees of freedom.
    pub df: f64,
    /// How likely a value as great is.
    pub p: f64,
}

impl ChiSquare {
    pub(super) fn new(statistic: f64, df: f64) -> Outcome<Self> {
        Ok(Self { statistic, df, p: chi_square_upper(statistic, df)? })
    }
}

/// What a cross-table of counts says. Matrices are as the table, row by row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Contingency {
    /// How many cases.
    pub n: u64,
    /// Rows without cases, by place from 0: the tests are of the others.
    pub empty_rows: Vec<usize>,
    /// Columns without cases.
    pub empty_columns: Vec<usize>,
    /// Pearson's χ², uncorrected: Σ(O−E)²/E.
    pub chi_square: ChiSquare,
    /// Yates' correction of a 2×2 table: Σ(|O−E| − min(½, |O−E|))²/E.
    pub yates: Option<ChiSquare>,
    /// 2 Σ O ln(O/E).
    pub likelihood_ratio: ChiSquare,
    /// √(χ² / (n · (min(rows, columns) − 1))) (Cramér 1946); of a 2×2 table |φ|.
    pub cramer_v: f64,
    /// E = row total · column total / n; nought in rows and columns without cases.
    pub expected: Vec<Vec<f64>>,
    /// (O−E) / √(E (1−row/n) (1−column/n)) (Haberman 1973), beyond ±1.96 unlikely by chance; none in rows
    /// and columns without cases.
    pub adjusted_residuals: Vec<Vec<Option<f64>>>,
    /// How many cells the tests are of.
    pub cells: usize,
    /// How many of them are expected to hold fewer than 5.
    pub below_five: usize,
    /// How many of them are expected to hold fewer than 1.
    pub below_one: usize,
    /// The least expected count.
    pub least_expected: f64,
}

impl Contingency {
    /// Whether χ² is not to be trusted: more than a fifth of the cells expect fewer than 5, or any fewer
    /// than 1 (Cochran 1954); of a 2×2 table, any fewer than 5.
    #[must_use]
    pub fn has_low_expected(&self) -> bool {
        let few = if self.cells == 4 { self.below_five > 0 } else { self.below_five * 5 > self.cells };
        few || self.below_one > 0
    }
}

/// The sums of a table and what it would hold by chance.
struct Margins {
    n: f64,
    rows: Vec<f64>,
    columns: Vec<f64>,
}

impl Margins {
    fn of(counts: &[Vec<u64>]) -> Outcome<Self> {
        let width = counts.first().map_or(0, Vec::len);
        if counts.iter().any(|row| row.len() != width) {
            return Err(Undefined::OutOfRange);
        }
        let rows: Vec<f64> = counts.iter().map(|row| row.iter().map(|count| *count as f64).sum()).collect();
        let column = |place: usize| counts.iter().map(|row| row[place] as f64).sum();
        Ok(Self { n: rows.iter().sum(), rows, columns: (0..width).map(column).collect() })
    }

    fn expected(&self, row: usize, column: usize) -> f64 {
        // As R divides: a count that is expected exactly is exact.
        self.rows[row] * self.columns[column] / self.n
    }

    fn residual(&self, row: usize, column: usize, observed: f64) -> Option<f64> {
        let expected = self.expected(row, column);
        let rest = (1.0 - self.rows[row] / self.n) * (1.0 - self.columns[column] / self.n);
        let residual = (observed - expected) / (expected * rest).sqrt();
        residual.is_finite().then_some(residual)
    }
}

fn empty(totals: &[f64]) -> Vec<usize> {
    (0..totals.len()).filter(|place| totals[*place] == 0.0).collect()
}

/// Tests whether rows and columns go together. Rows and columns without cases are left out, and named.
///
/// # Errors
/// [`Undefined::NothingToCompare`] of fewer than two rows or columns with cases, [`Undefined::OutOfRange`]
/// where rows are not equally long.
pub fn contingency(counts: &[Vec<u64>]) -> Outcome<Contingency> {
    let margins = Margins::of(counts)?;
    let (empty_rows, empty_columns) = (empty(&margins.rows), empty(&margins.columns));
    let rows = margins.rows.len() - empty_rows.len();
    let columns = margins.columns.len() - empty_columns.len();
    if rows < 2 || columns < 2 {
        return Err(Undefined::NothingToCompare);
    }
    let mut cells = Vec::with_capacity(rows * columns);
    for (row, line) in counts.iter().enumerate().filter(|(row, _)| margins.rows[*row] > 0.0) {
        for (column, count) in line.iter().enumerate().filter(|(column, _)| margins.columns[*column] > 0.0) {
            cells.push((*count as f64, margins.expected(row, column)));
        }
    }
    let df = ((rows - 1) * (columns - 1)) as f64;
    let test =
        |part: fn((f64, f64)) -> f64| ChiSquare::new(sum(cells.iter().copied().map(part)).max(0.0), df);
    let chi_square = test(|(observed, expected)| (observed - expected).powi(2) / expected)?;
    let smaller = (rows.min(columns) - 1) as f64;
    let table = |cell: &dyn Fn(usize, usize) -> f64| -> Vec<Vec<f64>> {
        (0..margins.rows.len())
            .map(|row| (0..margins.columns.len()).map(|at| cell(row, at)).collect())
            .collect()
    };
    let residuals = counts.iter().enumerate().map(|(row, line)| {
        line.iter().enumerate().map(|(at, count)| margins.residual(row, at, *count as f64)).collect()
    });
    let below = |least: f64| cells.iter().filter(|(_, expected)| *expected < least).count();
    Ok(Contingency {
        n: counts.iter().flatten().sum(),
        yates: if rows == 2 && columns == 2 { Some(test(yates)?) } else { None },
        likelihood_ratio: test(deviance)?,
        cramer_v: (chi_square.statistic / (margins.n * smaller)).sqrt().min(1.0),
        expected: table(&|row, column| margins.expected(row, column)),
        adjusted_residuals: residuals.collect(),
        cells: cells.len(),
        below_five: below(5.0),
        below_one: below(1.0),
        least_expected: cells.iter().map(|(_, expected)| *expected).fold(f64::INFINITY, f64::min),
        chi_square,
        empty_rows,
        empty_columns,
    })
}

fn yates((observed, expected): (f64, f64)) -> f64 {
    let off = (observed - expected).abs();
    (off - off.min(0.5)).powi(2) / expected
}

fn deviance((observed, expected): (f64, f64)) -> f64 {
    if observed == 0.0 {
        return 2.0 * expected;
    }
    // O ln(O/E) − (O−E), whose sum over the table is the same and which does not cancel near independence:
    // with d = (O−E)/E, E ((1+d) ln(1+d) − d).
    let off = (observed - expected) / expected;
    2.0 * expected * ((1.0 + off) * off.ln_1p() - off)
}
