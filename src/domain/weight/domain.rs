//! Part of a sample for which figures are asked: all of it, or a subpopulation.

use super::design::{Design, OUT};
use super::imported::{Kish, kish};

/// Those of a design for whom figures are asked.
#[derive(Clone, Debug)]
pub struct Domain<'d> {
    pub(super) design: &'d Design,
    /// By row; `None` of everybody.
    chosen: Option<Vec<bool>>,
    /// Rows that are part of the sample, those of weight zero among them.
    pub rows: usize,
    /// Respondents: rows with a weight above zero.
    pub n: usize,
    /// What their weights sum to.
    pub weighted: f64,
    /// First-stage clusters with a respondent.
    pub clusters: usize,
    /// Strata with a respondent.
    pub strata: usize,
    /// Clusters with any row less strata with any, as tests of association count.
    pub(super) df_of_rows: usize,
}

impl<'d> Domain<'d> {
    pub(super) fn of(design: &'d Design, chosen: Option<Vec<bool>>) -> Self {
        let mut domain =
            Self { design, chosen, rows: 0, n: 0, weighted: 0.0, clusters: 0, strata: 0, df_of_rows: 0 };
        let (mut any, mut used) = (Seen::new(design), Seen::new(design));
        let (mut rows, mut n, mut weighted) = (0, 0, 0.0);
        for row in domain.members() {
            rows += 1;
            any.mark(design, row);
            if design.weights[row] > 0.0 {
                n += 1;
                weighted += design.weights[row];
                used.mark(design, row);
            }
        }
        (domain.rows, domain.n, domain.weighted) = (rows, n, weighted);
        (domain.clusters, domain.strata) = used.counts();
        let (clusters, strata) = any.counts();
        domain.df_of_rows = clusters.saturating_sub(strata);
        domain
    }

    /// The degrees of freedom of the design within the domain: clusters less strata.
    #[must_use]
    pub fn df(&self) -> usize {
        self.clusters.saturating_sub(self.strata)
    }

    /// The same of some of its rows.
    pub(super) fn df_of(&self, rows: &[u32]) -> usize {
        let mut seen = Seen::new(self.design);
        for row in rows.iter().filter(|row| self.design.weights[**row as usize] > 0.0) {
            seen.mark(self.design, *row as usize);
        }
        let (clusters, strata) = seen.counts();
        clusters.saturating_sub(strata)
    }

    /// What simple random sample the respondents' weights are worth.
    #[must_use]
    pub fn kish(&self) -> Kish {
        kish(self.members().map(|row| self.design.weights[row]))
    }

    /// The rows of it that are part of the sample.
    pub(super) fn members(&self) -> impl Iterator<Item = usize> + '_ {
        let within = |row: &usize| self.chosen.as_ref().is_none_or(|chosen| chosen[*row]);
        (0..self.design.weights.len()).filter(|row| self.design.clusters[*row] != OUT).filter(within)
    }
}

/// Which clusters and strata were met.
struct Seen {
    clusters: Vec<bool>,
    strata: Vec<bool>,
}

impl Seen {
    fn new(design: &Design) -> Self {
        Self { clusters: vec![false; design.strata_of.len()], strata: vec![false; design.strata.len()] }
    }

    fn mark(&mut self, design: &Design, row: usize) {
        let cluster = design.clusters[row] as usize;
        self.clusters[cluster] = true;
        self.strata[design.strata_of[cluster] as usize] = true;
    }

    fn counts(&self) -> (usize, usize) {
        let count = |seen: &[bool]| seen.iter().filter(|seen| **seen).count();
        (count(&self.clusters), count(&self.strata))
    }
}
