//! Fisher's exact test of a 2×2 table.
//!
//! With the margins fixed, the first cell is hypergeometric; with an odds ratio ψ between rows, noncentral
//! hypergeometric (Fisher 1935), with P(x+1)/P(x) = ψ (r₁−x)(c₁−x) / ((x+1)(r₂−c₁+x+1)). Sums are taken from
//! the greatest term outwards by that ratio, so that a table of a million takes a few thousand steps.

use super::root::root;
use super::{Confidence, Outcome, Undefined};
use serde::Serialize;
use statrs::function::factorial::ln_factorial;

/// A term of which 1 + it is 1 many times over is not worth adding.
const NEGLIGIBLE: f64 = 1e-22;

/// Tables as likely as the one at hand, but for rounding, count as no more likely: R's tolerance.
const AS_LIKELY: f64 = 1e-7;

/// Up to so many cases the sums take a fraction of a second.
const MOST_CASES: u64 = 1_000_000_000;

/// An odds ratio with its interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct OddsRatio {
    /// Its value; none where it is infinite.
    pub value: Option<f64>,
    /// The lower limit.
    pub low: f64,
    /// The upper limit; none where there is no end.
    pub high: Option<f64>,
}

/// What a 2×2 table says.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Fisher {
    /// Two-sided: how likely a table is that is no likelier than this one.
    pub p: f64,
    /// The odds ratio of the sample, ad/bc; none where it is infinite.
    pub odds_ratio: Option<f64>,
    /// The odds ratio that makes the table the likeliest given its margins, which is what R reports, with
    /// the exact interval of the two one-sided tests.
    pub conditional: OddsRatio,
}

/// Tests a table `[[a, b], [c, d]]`.
///
/// # Errors
/// [`Undefined::NothingToCompare`] where a row or a column has no cases, [`Undefined::OutOfRange`] where
/// there are more than a thousand million cases.
pub fn fisher(table: [[u64; 2]; 2], confidence: Confidence) -> Outcome<Fisher> {
    let [[a, b], [c, d]] = table;
    let cells = Hypergeometric::new(table)?;
    let odds_ratio = (b > 0 && c > 0).then(|| (a as f64 / b as f64) * (d as f64 / c as f64));
    Ok(Fisher { p: cells.two_sided(), odds_ratio, conditional: cells.odds_ratio(confidence)? })
}

/// The first cell of a table whose margins are fixed.
struct Hypergeometric {
    /// Its value.
    x: u64,
    /// The first row.
    row: u64,
    /// The second row.
    other: u64,
    /// The first column.
    column: u64,
}

impl Hypergeometric {
    fn new([[a, b], [c, d]]: [[u64; 2]; 2]) -> Outcome<Self> {
        let add = |one: u64, other: u64| one.checked_add(other).ok_or(Undefined::OutOfRange);
        let (row, other, column) = (add(a, b)?, add(c, d)?, add(a, c)?);
        let n = add(row, other)?;
        if n > MOST_CASES {
            return Err(Undefined::OutOfRange);
        }
        if row == 0 || other == 0 || column == 0 || column == n {
            return Err(Undefined::NothingToCompare);
        }
        Ok(Self { x: a, row, other, column })
    }

    fn least(&self) -> u64 {
        self.column.saturating_sub(self.other)
    }

    fn greatest(&self) -> u64 {
        self.row.min(self.column)
    }

    /// P(x+1)/P(x) at ψ = 1.
    fn step(&self, x: u64) -> f64 {
        let down = (x + 1) as f64 * (self.other + x + 1 - self.column) as f64;
        (self.row - x) as f64 * (self.column - x) as f64 / down
    }

    /// ln P(x) at ψ = 1, up to what is the same for all x.
    fn log(&self, x: u64) -> f64 {
        let parts = [x, self.row - x, self.column - x, self.other + x - self.column];
        -parts.into_iter().map(ln_factorial).sum::<f64>()
    }

    /// The likeliest x: the ratio of neighbours falls with x, and is halved in on.
    fn mode(&self, psi: f64) -> u64 {
        let (mut low, mut high) = (self.least(), self.greatest());
        while low < high {
            let middle = low + (high - low) / 2;
            if psi * self.step(middle) > 1.0 { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// Σ P from `x` up over P(x).
    fn upward(&self, x: u64, psi: f64, mut take: impl FnMut(u64, f64)) {
        let (mut term, mut x) = (1.0, x);
        take(x, term);
        while x < self.greatest() && term > NEGLIGIBLE {
            term *= psi * self.step(x);
            x += 1;
            take(x, term);
        }
    }

    /// The same downward.
    fn downward(&self, x: u64, psi: f64, mut take: impl FnMut(u64, f64)) {
        let (mut term, mut x) = (1.0, x);
        take(x, term);
        while x > self.least() && term > NEGLIGIBLE {
            term /= psi * self.step(x - 1);
            x -= 1;
            take(x, term);
        }
    }

    /// Calls with every x that is worth it and its probability at ψ times the same number, from the
    /// likeliest outwards; the sum of all comes back.
    fn each(&self, psi: f64, mut take: impl FnMut(u64, f64)) -> f64 {
        let (mode, mut all) = (self.mode(psi), 0.0);
        let mut both = |x, term| {
            take(x, term);
            all += term;
        };
        self.upward(mode, psi, &mut both);
        if mode > self.least() {
            let first = 1.0 / (psi * self.step(mode - 1));
            self.downward(mode - 1, psi, |x, term| both(x, first * term));
        }
        all
    }

    fn two_sided(&self) -> f64 {
        let mode = self.mode(1.0);
        let bound = self.log(self.x) + AS_LIKELY;
        let all = self.each(1.0, |_, _| {});
        let weight = |x: u64| (self.log(x) - self.log(mode)).exp() / all;
        let (mut p, mut tail) = (0.0, 0.0);
        if let Some(x) = self.last_below(mode, bound) {
            self.downward(x, 1.0, |_, term| tail += term);
            p += tail * weight(x);
        }
        tail = 0.0;
        if let Some(x) = self.first_above(mode, bound) {
            self.upward(x, 1.0, |_, term| tail += term);
            p += tail * weight(x);
        }
        p.min(1.0)
    }

    /// The greatest x up to the mode that is no likelier than the bound.
    fn last_below(&self, mode: u64, bound: f64) -> Option<u64> {
        let (mut low, mut high) = (self.least(), mode + 1);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.log(middle) <= bound { low = middle + 1 } else { high = middle }
        }
        (low > self.least()).then(|| low - 1)
    }

    /// The least x above the mode that is no likelier than the bound.
    fn first_above(&self, mode: u64, bound: f64) -> Option<u64> {
        let (mut low, mut high) = (mode + 1, self.greatest() + 1);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.log(middle) <= bound { high = middle } else { low = middle + 1 }
        }
        (low <= self.greatest()).then_some(low)
    }

    fn mean(&self, psi: f64) -> f64 {
        let mode = self.mode(psi) as f64;
        let mut off = 0.0;
        let all = self.each(psi, |x, term| off += (x as f64 - mode) * term);
        mode + off / all
    }

    /// How likely the first cell is such a number.
    fn probability(&self, psi: f64, of: impl Fn(u64) -> bool) -> f64 {
        let mut such = 0.0;
        let all = self.each(psi, |x, term| such += if of(x) { term } else { 0.0 });
        such / all
    }

    fn odds_ratio(&self, confidence: Confidence) -> Outcome<OddsRatio> {
        let tail = confidence.tail();
        let (is_least, is_greatest) = (self.x == self.least(), self.x == self.greatest());
        let observed = self.x as f64;
        let value = match (is_least, is_greatest) {
            (true, _) => Some(0.0),
            (_, true) => None,
            _ => Some(crossing(|psi| self.mean(psi) - observed)?),
        };
        let at_least = |psi| self.probability(psi, |x| x >= self.x);
        let at_most = |psi| self.probability(psi, |x| x <= self.x);
        let low = if is_least { 0.0 } else { crossing(|psi| at_least(psi) - tail)? };
        let high = if is_greatest { None } else { Some(crossing(|psi| tail - at_most(psi))?) };
        Ok(OddsRatio { value, low, high })
    }
}

/// The odds ratio at which something that rises with it crosses nought.
fn crossing(rising: impl Fn(f64) -> f64) -> Outcome<f64> {
    const REACH: f64 = 600.0;
    let mut reach = 1.0_f64;
    while rising((-reach).exp()) > 0.0 || rising(reach.exp()) < 0.0 {
        if reach >= REACH {
            return Err(Undefined::OutOfRange);
        }
        reach = (reach * 2.0).min(REACH);
    }
    Ok(root(-reach, reach, |log| Ok(rising(log.exp())))?.exp())
}
