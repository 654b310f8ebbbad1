//! Whether two variables of a weighted sample depend on each other (Rao & Scott 1984, second order).
//!
//! With p the shares of cells, V their linearised covariance and C contrasts of interaction, the
//! generalised design effects are the eigenvalues of Δ = n (CᵀD⁻¹C)⁻¹ CᵀD⁻¹V D⁻¹C, D = diag p. Pearson's
//! X² of the shares, taken n times, over tr Δ is referred to F with d = (tr Δ)²/tr Δ² and d·ν degrees of
//! freedom (Thomas & Rao 1987; Lumley 2010, §2.3.2), the default of `svychisq` of R's survey.

use super::domain::Domain;
use super::variance::covariance;
use super::{Undefined, Value, finite};
use crate::statistics::distribution::f_upper;
use serde::Serialize;

/// More cells than this are refused: work grows with their cube.
const CELLS: usize = 600;
/// What is left of a pivot when the rest is but rounding.
const ROUNDING: f64 = 1e-10;

/// A weighted test of independence.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Association {
    /// Respondents in a cell, unweighted.
    pub n: usize,
    /// Rows with anybody in them.
    pub rows: usize,
    /// Columns with anybody in them.
    pub columns: usize,
    /// Pearson's X² of the weighted shares, as of n people.
    pub pearson: f64,
    /// The mean generalised design effect: tr Δ over its degrees of freedom.
    #[serde(serialize_with = "super::told")]
    pub deff: Value,
    /// X² over tr Δ.
    #[serde(serialize_with = "super::told")]
    pub f: Value,
    /// Degrees of freedom above, seldom whole.
    #[serde(serialize_with = "super::told")]
    pub df1: Value,
    /// Degrees of freedom below.
    #[serde(serialize_with = "super::told")]
    pub df2: Value,
    /// The probability of an F as large.
    #[serde(serialize_with = "super::told")]
    pub p: Value,
}

impl Domain<'_> {
    /// Tests whether rows and columns of a table are independent. Rows of the data without either
    /// are left out; rows and columns of the table that nobody is in count for nothing.
    ///
    /// # Errors
    /// Nobody is in the table, it has one row or one column, or too many cells.
    pub fn association(
        &self,
        place: impl Fn(usize) -> Option<(usize, usize)>,
    ) -> Result<Association, Undefined> {
        let table = self.shares_of_table(&place)?;
        let pearson = table.pearson();
        let effects = self.effects(&table);
        let test = effects.and_then(|(trace, squares)| {
            if trace <= 0.0 || squares <= 0.0 {
                return Err(Undefined::NoVariation);
            }
            let df1 = finite(trace * trace / squares)?;
            Ok((finite(pearson / trace)?, df1, df1 * self.df_of_rows as f64, trace))
        });
        let p = test.and_then(
            |(f, df1, df2, _)| {
                if df2 <= 0.0 { Err(Undefined::NoFreedom) } else { Ok(f_upper(f, df1, df2)?) }
            },
        );
        let contrasts = ((table.rows - 1) * (table.columns - 1)) as f64;
        Ok(Association {
            n: table.n,
            rows: table.rows,
            columns: table.columns,
            pearson,
            deff: test.map(|(.., trace)| trace / contrasts),
            f: test.map(|(f, ..)| f),
            df1: test.map(|(_, df1, ..)| df1),
            df2: test.map(|(_, _, df2, _)| df2),
            p,
        })
    }

    /// tr Δ and tr Δ².
    fn effects(&self, table: &Table) -> Result<(f64, f64), Undefined> {
        let covariance = covariance(self, &table.cells, &table.shares)?;
        let contrasts = table.contrasts();
        let k = table.shares.len();
        let q = contrasts.len() / k;
        // Each contrast over the cells' shares; cells that nobody is in stay out, as they add nothing.
        let inverse = |cell: usize| if table.shares[cell] > 0.0 { 1.0 / table.shares[cell] } else { 0.0 };
        let weighted: Vec<f64> = (0..k * q).map(|at| contrasts[at] * inverse(at / q)).collect();
        let within = product_of_transposed(&weighted, &contrasts, (k, q));
        let spread = product_of_transposed(&weighted, &product(&covariance, &weighted, (k, q)), (k, q));
        let lower = cholesky(within, q).ok_or(Undefined::SparseTable)?;
        let half = solved(&lower, &spread, q);
        let whole = solved(&lower, &transposed(&half, q), q);
        let n = table.n as f64;
        let trace: f64 = (0..q).map(|at| whole[at * q + at]).sum();
        let squares: f64 = whole.iter().map(|value| value * value).sum();
        Ok((finite(n * trace)?, finite(n * n * squares)?))
    }

    fn shares_of_table(&self, place: &impl Fn(usize) -> Option<(usize, usize)>) -> Result<Table, Undefined> {
        let weight = |row: usize| self.design.weights[row];
        let placed = || self.members().filter_map(|row| Some((row, place(row)?)));
        let (mut rows, mut columns) = (Vec::new(), Vec::new());
        for (_, (row, column)) in placed().filter(|(row, _)| weight(*row) > 0.0) {
            rows.push(row);
            columns.push(column);
        }
        let n = rows.len();
        for found in [&mut rows, &mut columns] {
            found.sort_unstable();
            found.dedup();
        }
        if n == 0 {
            return Err(Undefined::NoRespondents);
        }
        if rows.len() < 2 || columns.len() < 2 {
            return Err(Undefined::SingleCategory);
        }
        let cells = rows.len().checked_mul(columns.len()).filter(|cells| *cells <= CELLS);
        let mut shares = vec![0.0; cells.ok_or(Undefined::TooManyCells)?];
        let mut placed_cells = Vec::new();
        for (row, (up, across)) in placed() {
            let (Ok(up), Ok(across)) = (rows.binary_search(&up), columns.binary_search(&across)) else {
                continue;
            };
            let cell = up * columns.len() + across;
            shares[cell] += weight(row);
            placed_cells.push((row as u32, cell as u32));
        }
        let sum: f64 = shares.iter().sum();
        shares.iter_mut().for_each(|share| *share /= sum);
        Ok(Table { n, rows: rows.len(), columns: columns.len(), shares, cells: placed_cells })
    }
}

/// A table of shares, and who is in which cell.
struct Table {
    n: usize,
    rows: usize,
    columns: usize,
    shares: Vec<f64>,
    cells: Vec<(u32, u32)>,
}

impl Table {
    fn pearson(&self) -> f64 {
        let row = |row: usize| self.shares[row * self.columns..][..self.columns].iter().sum::<f64>();
        let column = |column: usize| self.shares.iter().skip(column).step_by(self.columns).sum::<f64>();
        let across: Vec<f64> = (0..self.columns).map(column).collect();
        let up: Vec<f64> = (0..self.rows).map(row).collect();
        let distance = |(cell, share): (usize, &f64)| {
            let expected = up[cell / self.columns] * across[cell % self.columns];
            (share - expected).powi(2) / expected
        };
        self.n as f64 * self.shares.iter().enumerate().map(distance).sum::<f64>()
    }

    /// By cell, then by contrast: (1ᵢ − 1/r)(1ⱼ − 1/c) for all rows and columns but the first, which are
    /// the interactions left when main effects are taken off a full grid.
    fn contrasts(&self) -> Vec<f64> {
        let part = |is: bool, of: usize| f64::from(u8::from(is)) - 1.0 / of as f64;
        let mut contrasts = Vec::new();
        for cell in 0..self.shares.len() {
            let (row, column) = (cell / self.columns, cell % self.columns);
            for i in 1..self.rows {
                let up = part(row == i, self.rows);
                contrasts.extend((1..self.columns).map(|j| up * part(column == j, self.columns)));
            }
        }
        contrasts
    }
}

/// AᵀB of two matrices of k rows and q columns.
fn product_of_transposed(a: &[f64], b: &[f64], (k, q): (usize, usize)) -> Vec<f64> {
    let mut product = vec![0.0; q * q];
    for row in 0..k {
        let (left, right) = (&a[row * q..][..q], &b[row * q..][..q]);
        for (i, factor) in left.iter().enumerate().filter(|(_, factor)| **factor != 0.0) {
            for (sum, value) in product[i * q..][..q].iter_mut().zip(right) {
                *sum += factor * value;
            }
        }
    }
    product
}

/// AB of a square of k and a matrix of k rows and q columns.
fn product(a: &[f64], b: &[f64], (k, q): (usize, usize)) -> Vec<f64> {
    let mut product = vec![0.0; k * q];
    for row in 0..k {
        for (inner, factor) in a[row * k..][..k].iter().enumerate().filter(|(_, factor)| **factor != 0.0) {
            for (sum, value) in product[row * q..][..q].iter_mut().zip(&b[inner * q..][..q]) {
                *sum += factor * value;
            }
        }
    }
    product
}

fn transposed(a: &[f64], q: usize) -> Vec<f64> {
    (0..q * q).map(|at| a[at % q * q + at / q]).collect()
}

/// The lower triangle L with LLᵀ = A; `None` where A is singular but for rounding.
fn cholesky(mut a: Vec<f64>, q: usize) -> Option<Vec<f64>> {
    for column in 0..q {
        let before = a[column * q + column];
        for row in column..q {
            let inner: f64 = (0..column).map(|at| a[row * q + at] * a[column * q + at]).sum();
            a[row * q + column] -= inner;
        }
        let pivot = a[column * q + column];
        if !pivot.is_finite() || pivot <= ROUNDING * before {
            return None;
        }
        let root = pivot.sqrt();
        for row in column..q {
            a[row * q + column] /= root;
        }
    }
    Some(a)
}

/// L⁻¹B.
fn solved(lower: &[f64], b: &[f64], q: usize) -> Vec<f64> {
    let mut solution = b.to_vec();
    for row in 0..q {
        let (above, rest) = solution.split_at_mut(row * q);
        let own = &mut rest[..q];
        for (at, solved) in above.chunks_exact(q).enumerate() {
            let factor = lower[row * q + at];
            own.iter_mut().zip(solved).for_each(|(value, solved)| *value -= factor * solved);
        }
        let pivot = lower[row * q + row];
        own.iter_mut().for_each(|value| *value /= pivot);
    }
    solution
}
