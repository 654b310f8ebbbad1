//! What is inferred from a table: intervals, letters, tests. Nothing here looks at responses again.
//!
//! Tests and letters go by unweighted counts and numbers, and compare columns of one banner that do not
//! overlap. The rows of a test are the classes of a variable without nets and without answers of other
//! versions; a variable of several answers has none.

use super::classes::{Class, ClassKind};
use super::inferred::{Inference, Tests, Untested, Weighted};
use super::recipe::{Association, Correction, IntervalKind, MeansTest, PercentBase, Recipe};
use super::result::{Block, Column, ColumnKind, Tabulation, Tally};
use super::sample::Sample;
use crate::statistics::{
    self, Adjustment, Anova, Confidence, Contingency, Fisher, Interval, MannWhitney, MeanTest, Moments,
    Outcome, ShareInterval, TwoMeans, Undefined,
};
use crate::weight;

/// Infers what a recipe asks for. Of weighted tables it comes with the association of each variable by each
/// banner.
pub(super) fn infer(table: &mut Tabulation, recipe: &Recipe, associations: &[Vec<Weighted>]) {
    let asked = &recipe.statistics;
    if *asked == super::recipe::Statistics::default() {
        return;
    }
    let mut blocks = std::mem::take(&mut table.blocks);
    for (block, associations) in blocks.iter_mut().zip(associations) {
        let mut inference = Inferring { table, recipe, block }.infer();
        for (tests, association) in inference.tests.iter_mut().zip(associations) {
            tests.rao_scott = Some(*association);
        }
        block.inference = Some(inference);
    }
    table.blocks = blocks;
}

struct Inferring<'t> {
    table: &'t Tabulation,
    recipe: &'t Recipe,
    block: &'t Block,
}

impl Inferring<'_> {
    fn infer(&self) -> Inference {
        let mut found = Inference::default();
        let asked = &self.recipe.statistics;
        if asked.interval.is_some() {
            found.intervals = (0..self.block.rows.len()).map(|row| self.intervals(row)).collect();
            if self.recipe.weight.is_some() {
                found.errors = (0..self.block.rows.len()).map(|row| self.errors(row)).collect();
            }
        }
        if asked.letters.is_some() {
            found.letters = (0..self.block.rows.len()).map(|row| self.letters(row)).collect();
            found.mean_letters = self.mean_letters();
        }
        if asked.association.is_empty() && asked.means.is_empty() {
            return found;
        }
        let residuals = asked.association.contains(&Association::Residuals);
        if residuals {
            found.residuals = vec![vec![None; self.table.columns.len()]; self.block.rows.len()];
        }
        for banner in 0..self.table.banners.len() {
            let tests = self.tests(banner);
            if let (true, Some(Ok(contingency))) = (residuals, &tests.contingency) {
                self.place(banner, contingency, &mut found.residuals);
            }
            found.tests.push(tests);
        }
        found
    }

    fn columns(&self, banner: usize) -> Vec<usize> {
        compared(&self.table.columns, banner)
    }

    /// The places of the rows that share out those who answered.
    fn parts(&self) -> Vec<usize> {
        let rows = self.block.rows.iter().enumerate();
        rows.filter(|(_, class)| class.kind != ClassKind::Net && is_of_form(class))
            .map(|(row, _)| row)
            .collect()
    }

    fn base(&self, column: usize) -> Tally {
        let bases = &self.block.bases[column];
        match self.recipe.percent_base {
            PercentBase::CasesSubstantive => bases.substantive,
            PercentBase::CasesAnswered | PercentBase::Responses => bases.answered,
        }
    }

    /// Whether a row is a share of people: not of ticks, and not “none of these” of those who chose some.
    fn is_share(&self, row: usize) -> bool {
        match self.recipe.percent_base {
            PercentBase::CasesAnswered => true,
            PercentBase::CasesSubstantive => self.block.rows[row].kind != ClassKind::Exclusive,
            PercentBase::Responses => false,
        }
    }

    fn intervals(&self, row: usize) -> Vec<Option<Interval>> {
        let Some(asked) = self.recipe.statistics.interval.filter(|_| self.is_share(row)) else {
            return vec![None; self.table.columns.len()];
        };
        let one = |column: usize| {
            let (cell, base) = (self.block.cells[row][column], self.base(column));
            let confidence = Confidence::new(asked.level)?;
            let of_design = |method| self.estimate(row, column)?.interval_of_share(method, confidence).ok();
            let by_n = |by| interval(cell, base, self.effective(row, column), by, confidence).ok();
            match asked.kind {
                IntervalKind::Logit => of_design(weight::Method::Logit),
                IntervalKind::KornGraubard => of_design(weight::Method::Beta),
                IntervalKind::Wilson => by_n(ShareInterval::Wilson),
                IntervalKind::ClopperPearson => by_n(ShareInterval::ClopperPearson),
                IntervalKind::AgrestiCoull => by_n(ShareInterval::AgrestiCoull),
            }
        };
        (0..self.table.columns.len()).map(one).collect()
    }

    fn errors(&self, row: usize) -> Vec<Option<f64>> {
        let one = |column: usize| self.estimate(row, column)?.se.ok();
        if !self.is_share(row) {
            return vec![None; self.table.columns.len()];
        }
        (0..self.table.columns.len()).map(one).collect()
    }

    /// How many responses of a simple sample tell as much of a share: by the design where it has strata or
    /// clusters, else by the weights.
    fn effective(&self, row: usize, column: usize) -> f64 {
        let by_weights = self.base(column).effective();
        let Some(Some(share)) = self.block.shares.get(row).and_then(|line| line.get(column)) else {
            return by_weights;
        };
        match share.se {
            Ok(se) if se > 0.0 => share.value * (1.0 - share.value) / (se * se),
            _ => by_weights,
        }
    }

    /// A share with its linearised error: by the design of the sample, or as if every response had been
    /// drawn alone.
    fn estimate(&self, row: usize, column: usize) -> Option<weight::Estimate> {
        if let Some(line) = self.block.shares.get(row) {
            return line.get(column).copied().flatten();
        }
        let (cell, base) = (self.block.cells[row][column], self.base(column));
        if self.block.unit.repeat().is_some() || base.weighted <= 0.0 {
            return None;
        }
        let p = cell.weighted / base.weighted;
        let squares = cell.squares * (1.0 - p).powi(2) + (base.squares - cell.squares) * p * p;
        let design = self.block.all as f64;
        let se = (squares * design / (design - 1.0)).sqrt() / base.weighted;
        // All who are in the column are its domain, whether they answered or not.
        let missing: Tally = self.block.missing.iter().map(|line| line[column]).sum();
        let domain = usize::try_from(missing.and(self.block.bases[column].answered).count).ok()?;
        Some(weight::Estimate {
            n: usize::try_from(base.count).ok()?,
            weighted: base.weighted,
            value: p,
            se: if se.is_finite() { Ok(se) } else { Err(weight::Undefined::SingleRespondent) },
            deff: Err(weight::Undefined::ZeroDenominator),
            deff_replace: Err(weight::Undefined::ZeroDenominator),
            df: domain.saturating_sub(1),
            rows: domain,
        })
    }

    fn letters(&self, row: usize) -> Vec<u64> {
        let mut letters = vec![0; self.table.columns.len()];
        let Some((adjustment, confidence)) = self.lettered().filter(|_| self.is_share(row)) else {
            return letters;
        };
        for columns in self.compared() {
            let counts: Vec<u64> = columns.iter().map(|at| self.block.cells[row][*at].count).collect();
            let bases: Vec<u64> = columns.iter().map(|at| self.base(*at).count).collect();
            let found = statistics::share_letters(&counts, &bases, adjustment, confidence);
            spread(found, &columns, &mut letters);
        }
        letters
    }

    fn mean_letters(&self) -> Vec<u64> {
        let mut letters = vec![0; self.table.columns.len()];
        let Some((numbers, (adjustment, confidence))) = self.block.numbers.as_ref().zip(self.lettered())
        else {
            return Vec::new();
        };
        for columns in self.compared() {
            let moments: Vec<Option<Moments>> =
                columns.iter().map(|at| moments(&numbers.samples[*at]).ok()).collect();
            let found = statistics::mean_letters(&moments, MeanTest::Welch, adjustment, confidence);
            spread(found, &columns, &mut letters);
        }
        letters
    }

    fn lettered(&self) -> Option<(Adjustment, Confidence)> {
        let asked = self.recipe.statistics.letters?;
        let adjustment = match asked.correction {
            Correction::None => Adjustment::None,
            Correction::Bonferroni => Adjustment::Bonferroni,
        };
        Some((adjustment, Confidence::new(1.0 - asked.level)?))
    }

    /// The columns of each banner that are compared: letters are bits, so that there are at most 64.
    fn compared(&self) -> Vec<Vec<usize>> {
        let banners = self.table.banners.iter().enumerate().filter(|(_, banner)| !banner.overlap);
        let columns = banners.map(|(banner, _)| self.columns(banner));
        columns.filter(|columns| (2..=64).contains(&columns.len())).collect()
    }

    fn tests(&self, banner: usize) -> Tests {
        let asked = &self.recipe.statistics;
        let columns = self.columns(banner);
        let counts: Result<Vec<Vec<u64>>, Untested> =
            if self.block.several || self.table.banners[banner].overlap {
                Err(Untested::Overlap)
            } else {
                let line = |row: &usize| columns.iter().map(|at| self.block.cells[*row][*at].count).collect();
                Ok(self.parts().iter().map(line).collect())
            };
        let tabled = !asked.association.is_empty() && !self.block.rows.is_empty();
        let contingency =
            tabled.then(|| counts.clone().and_then(|counts| Ok(statistics::contingency(&counts)?)));
        let fisher = (tabled && asked.association.contains(&Association::Fisher))
            .then(|| counts.and_then(|counts| fisher(&counts)));
        let groups = self.groups(banner, &columns);
        let test = |kind: MeansTest| {
            (asked.means.contains(&kind) && self.block.numbers.is_some()).then(|| groups.clone())
        };
        Tests {
            banner,
            contingency,
            rao_scott: None,
            fisher,
            welch: test(MeansTest::Welch).map(|groups| welch(&groups?)),
            anova: test(MeansTest::Anova).map(|groups| anova(&groups?)),
            mann_whitney: test(MeansTest::MannWhitney).map(|groups| mann_whitney(&groups?)),
            kruskal_wallis: test(MeansTest::KruskalWallis).map(|groups| {
                Ok(statistics::kruskal_wallis(&groups?.into_iter().map(numbers).collect::<Vec<_>>())?)
            }),
        }
    }

    /// The numbers of the columns of a banner that have any.
    fn groups(&self, banner: usize, columns: &[usize]) -> Result<Vec<&Sample>, Untested> {
        if self.table.banners[banner].overlap {
            return Err(Untested::Overlap);
        }
        let numbers = self.block.numbers.as_ref().ok_or(Untested::NoNumbers)?;
        Ok(columns.iter().map(|at| &numbers.samples[*at]).filter(|sample| sample.n() > 0).collect())
    }

    fn place(&self, banner: usize, found: &Contingency, into: &mut [Vec<Option<f64>>]) {
        for (row, line) in self.parts().into_iter().zip(&found.adjusted_residuals) {
            for (column, residual) in self.columns(banner).into_iter().zip(line) {
                into[row][column] = *residual;
            }
        }
    }
}

/// The places of the columns of a banner that stand for a class of this form.
pub(super) fn compared(columns: &[Column], banner: usize) -> Vec<usize> {
    let is_of = |column: &Column| {
        column.banner == Some(banner)
            && column.kind == ColumnKind::Class
            && column.classes.iter().all(is_of_form)
    };
    columns.iter().enumerate().filter(|(_, column)| is_of(column)).map(|(place, _)| place).collect()
}

/// Whether a class is one that this version of the form knows.
fn is_of_form(class: &Class) -> bool {
    !matches!(class.kind, ClassKind::OtherVersions | ClassKind::Outside)
}

/// An interval around a share of as many as tell as much in a simple sample.
fn interval(
    cell: Tally,
    base: Tally,
    effective: f64,
    by: ShareInterval,
    confidence: Confidence,
) -> Outcome<Interval> {
    if base.weighted <= 0.0 {
        return Err(Undefined::TooFew);
    }
    let count = (effective * cell.weighted / base.weighted).clamp(0.0, effective);
    statistics::share_interval(count, effective, by, confidence)
}

fn moments(sample: &Sample) -> Outcome<Moments> {
    let counts: Vec<(f64, u64)> = sample.values().map(|value| (value.x, value.n)).collect();
    Moments::of_counts(&counts)
}

fn numbers(sample: &Sample) -> statistics::Sample {
    sample.numbers().into_iter().collect()
}

fn fisher(counts: &[Vec<u64>]) -> Result<Fisher, Untested> {
    let [first, second] = counts else { return Err(Untested::Shape) };
    let ([a, b], [c, d]) = (&first[..], &second[..]) else { return Err(Untested::Shape) };
    Ok(statistics::fisher([[*a, *b], [*c, *d]], Confidence::P95)?)
}

fn welch(groups: &[&Sample]) -> Result<TwoMeans, Untested> {
    let [first, second] = groups else { return Err(Untested::Shape) };
    Ok(statistics::two_means(&moments(first)?, &moments(second)?, Confidence::P95)?)
}

fn anova(groups: &[&Sample]) -> Result<Anova, Untested> {
    let moments: Vec<Moments> = groups.iter().map(|group| moments(group)).collect::<Outcome<_>>()?;
    Ok(statistics::anova(&moments)?)
}

fn mann_whitney(groups: &[&Sample]) -> Result<MannWhitney, Untested> {
    let [first, second] = groups else { return Err(Untested::Shape) };
    Ok(statistics::mann_whitney(&numbers(first), &numbers(second))?)
}

/// Puts the letters of compared columns where they stand in the table.
fn spread(found: Outcome<statistics::Letters>, columns: &[usize], into: &mut [u64]) {
    let Ok(found) = found else { return };
    for (column, lower) in columns.iter().zip(found.under) {
        into[*column] = lower.into_iter().fold(0, |letters, place| letters | 1 << place);
    }
}
