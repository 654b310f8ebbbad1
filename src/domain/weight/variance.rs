//! The variance of a weighted sum of influences between first-stage clusters within strata.
//!
//! For totals z of clusters, V = Σ over strata of (1 − n/N) · n/(n−1) · Σ (z − z̄)², z̄ the mean of the n
//! clusters of the stratum, those without anybody in the figure being zero (Särndal, Swensson &
//! Wretman 1992, §4.2; Wolter 2007, §1.4).

use super::design::{Design, Lonely, OUT, Stratum};
use super::domain::Domain;
use super::{Undefined, Value};

/// Strata of which this much or less was not drawn have no error.
const CENSUS: f64 = 1e-7;

impl Stratum {
    /// What the stratum adds, of the sum of squares about zero and about the mean of its clusters;
    /// `None` where a single cluster tells nothing.
    pub(super) fn part(&self, about_zero: f64, about_mean: f64, lonely: Lonely) -> Option<f64> {
        if self.correction < CENSUS {
            Some(0.0)
        } else if self.clusters > 1 {
            let drawn = self.clusters as f64;
            Some(self.correction * drawn / (drawn - 1.0) * about_mean)
        } else {
            (lonely == Lonely::Adjust).then_some(self.correction * about_zero)
        }
    }
}

impl Domain<'_> {
    /// The variance of the sum of w·z over the rows of a figure, from each row's z.
    ///
    /// `rows` are those of the domain that have a value, so that strata are counted as they are.
    pub(super) fn variance(&self, rows: &[u32], influence: impl Fn(usize) -> f64) -> Value {
        let design = self.design;
        if let Some(calibration) = &design.calibration {
            let residuals = calibration.residuals(design, rows, &influence);
            return design
                .between_clusters(residuals.into_iter().enumerate(), &vec![true; design.strata.len()]);
        }
        let terms =
            rows.iter().map(|row| (*row as usize, design.weights[*row as usize] * influence(*row as usize)));
        design.between_clusters(terms, &design.present(rows))
    }
}

impl Design {
    /// Which strata have any of these rows.
    pub(super) fn present(&self, rows: &[u32]) -> Vec<bool> {
        let mut present = vec![false; self.strata.len()];
        for row in rows {
            present[self.strata_of[self.clusters[*row as usize] as usize] as usize] = true;
        }
        present
    }

    /// The variance of a sum of terms, each a row's.
    pub(super) fn between_clusters(
        &self,
        terms: impl Iterator<Item = (usize, f64)>,
        present: &[bool],
    ) -> Value {
        let mut totals = vec![0.0; self.strata_of.len()];
        for (row, term) in terms {
            if self.clusters[row] != OUT {
                totals[self.clusters[row] as usize] += term;
            }
        }
        let mut means = vec![0.0; self.strata.len()];
        for (total, stratum) in totals.iter().zip(&self.strata_of) {
            means[*stratum as usize] += total;
        }
        for (mean, stratum) in means.iter_mut().zip(&self.strata) {
            *mean /= stratum.clusters.max(1) as f64;
        }
        let mut squares = vec![(0.0, 0.0); self.strata.len()];
        for (total, stratum) in totals.iter().zip(&self.strata_of) {
            let stratum = *stratum as usize;
            squares[stratum].0 += total * total;
            squares[stratum].1 += (total - means[stratum]).powi(2);
        }
        let part = |(stratum, (zero, mean)): (&Stratum, &(f64, f64))| stratum.part(*zero, *mean, self.lonely);
        let parts: Vec<Option<f64>> = self.strata.iter().zip(&squares).map(part).collect();
        self.over_strata(&parts, present)
    }
}

/// The standard error of a variance.
pub(super) fn root(variance: Value) -> Value {
    match variance {
        Ok(variance) if variance >= 0.0 => Ok(variance.sqrt()),
        Ok(_) => Err(Undefined::Overflow),
        Err(undefined) => Err(undefined),
    }
}

/// The covariance of the shares of cells, from who is in which (rows and cells) and the shares.
pub(super) fn covariance(
    domain: &Domain<'_>,
    cells: &[(u32, u32)],
    shares: &[f64],
) -> Result<Vec<f64>, Undefined> {
    let design = domain.design;
    let rows: Vec<u32> = cells.iter().map(|(row, _)| *row).collect();
    let weighted: f64 = rows.iter().map(|row| design.weights[*row as usize]).sum();
    let mut sums = Sums::new(design, &rows, shares.len());
    if let Some(calibration) = &design.calibration {
        let mut cell_of = vec![OUT; design.weights.len()];
        cells.iter().for_each(|(row, cell)| cell_of[*row as usize] = *cell);
        let influence = |cell: usize| {
            let hit = |row: usize| f64::from(u8::from(cell_of[row] == cell as u32));
            calibration.residuals(design, &rows, &|row| hit(row) - shares[cell])
        };
        let residuals: Vec<Vec<f64>> = (0..shares.len()).map(influence).collect();
        sums.take_all(design, &residuals);
    } else {
        sums.take(design, cells);
    }
    sums.covariance(design, shares, weighted)
}

/// Squares and products of the totals of clusters. A cluster's influence is T − tp with T the weight
/// it has in each cell and t their sum: T has few cells that are not zero, so that products of T, of t
/// and of both are summed, and p comes in at the end.
struct Sums {
    k: usize,
    products: Vec<f64>,
    crossed: Vec<f64>,
    squares: f64,
    present: Vec<bool>,
    /// By stratum: what a product counts for, and the totals of T and t.
    scales: Vec<f64>,
    totals: Vec<(Vec<f64>, f64)>,
}

impl Sums {
    fn new(design: &Design, rows: &[u32], k: usize) -> Self {
        let scale = |stratum: &Stratum| stratum.part(1.0, 1.0, design.lonely).unwrap_or(0.0);
        Self {
            k,
            products: vec![0.0; k * k],
            crossed: vec![0.0; k],
            squares: 0.0,
            present: if design.calibration.is_some() {
                vec![true; design.strata.len()]
            } else {
                design.present(rows)
            },
            scales: design.strata.iter().map(scale).collect(),
            totals: vec![(vec![0.0; k], 0.0); design.strata.len()],
        }
    }

    /// Takes the weights of rows in their cells, cluster by cluster.
    fn take(&mut self, design: &Design, cells: &[(u32, u32)]) {
        let mut order: Vec<(u32, u32, f64)> = cells
            .iter()
            .map(|(row, cell)| (design.clusters[*row as usize], *cell, design.weights[*row as usize]))
            .collect();
        order.sort_unstable_by_key(|(cluster, cell, _)| (*cluster, *cell));
        let mut own: Vec<(usize, f64)> = Vec::new();
        for cluster in order.chunk_by(|a, b| a.0 == b.0) {
            own.clear();
            own.extend(
                cluster
                    .chunk_by(|a, b| a.1 == b.1)
                    .map(|rows| (rows[0].1 as usize, rows.iter().map(|(.., weight)| weight).sum())),
            );
            let whole = own.iter().map(|(_, weight)| weight).sum();
            self.add(design.strata_of[cluster[0].0 as usize] as usize, &own, whole);
        }
    }

    /// Takes residuals of every row for every cell.
    fn take_all(&mut self, design: &Design, residuals: &[Vec<f64>]) {
        let mut totals = vec![0.0; design.strata_of.len() * self.k];
        for (cell, rows) in residuals.iter().enumerate() {
            for (cluster, residual) in
                design.clusters.iter().zip(rows).filter(|(cluster, _)| **cluster != OUT)
            {
                totals[*cluster as usize * self.k + cell] += residual;
            }
        }
        for (cluster, stratum) in totals.chunks_exact(self.k).zip(&design.strata_of) {
            let own: Vec<(usize, f64)> = cluster.iter().copied().enumerate().collect();
            // Shares are taken off already: nothing is left to be taken off by the sum.
            self.add(*stratum as usize, &own, 0.0);
        }
    }

    fn add(&mut self, stratum: usize, own: &[(usize, f64)], whole: f64) {
        let scale = self.scales[stratum];
        let (totals, sum) = &mut self.totals[stratum];
        *sum += whole;
        self.squares += scale * whole * whole;
        for (cell, weight) in own {
            totals[*cell] += weight;
            self.crossed[*cell] += scale * weight * whole;
            for (other, with) in own {
                self.products[cell * self.k + other] += scale * weight * with;
            }
        }
    }

    fn covariance(mut self, design: &Design, shares: &[f64], weighted: f64) -> Result<Vec<f64>, Undefined> {
        let k = self.k;
        for (at, product) in self.products.iter_mut().enumerate() {
            let (i, j) = (at / k, at % k);
            *product += self.squares * shares[i] * shares[j]
                - self.crossed[i] * shares[j]
                - self.crossed[j] * shares[i];
        }
        for ((stratum, scale), (totals, sum)) in design.strata.iter().zip(&self.scales).zip(&self.totals) {
            if stratum.clusters < 2 {
                continue;
            }
            let mean: Vec<f64> =
                totals.iter().zip(shares).map(|(total, share)| total - sum * share).collect();
            let scale = scale / stratum.clusters as f64;
            for (at, product) in self.products.iter_mut().enumerate() {
                *product -= scale * mean[at / k] * mean[at % k];
            }
        }
        let unit: Vec<Option<f64>> =
            design.strata.iter().map(|stratum| stratum.part(0.0, 0.0, design.lonely)).collect();
        // What lonely strata do to the sum is the same for every product.
        let factor = design.factor(&unit, &self.present)?;
        Ok(self.products.into_iter().map(|product| product * factor / (weighted * weighted)).collect())
    }
}
