//! The agreement of a study, code by code and overall.

use super::read::Read;
use super::sums::{CODE, Sums, Tables};
use super::{Draws, Estimate, coefficient};
use crate::text::Span;

/// What a coder decides about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Whether a turn or a paragraph has the code.
    Passage,
    /// Whether a sentence has the code.
    Sentence,
    /// Whether a code point has the code.
    Character,
}

/// Texts that several coders read.
#[derive(Clone, Debug, Default)]
pub struct Study {
    /// How many coders.
    pub coders: usize,
    /// How many codes.
    pub codes: usize,
    /// What they read.
    pub documents: Vec<Document>,
}

/// A text and what was marked in it.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// In code points.
    pub length: usize,
    /// Its passages, in order.
    pub passages: Vec<Span>,
    /// Its sentences, in order.
    pub sentences: Vec<Span>,
    /// The coders who read it, whether they marked anything or not.
    pub readers: Vec<usize>,
    /// What they marked, in any order; those of other coders, or of no code of the study, do not count.
    pub markings: Vec<Marking>,
}

/// A coder's code on a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marking {
    /// Which coder, from 0.
    pub coder: usize,
    /// Which code, from 0.
    pub code: usize,
    /// Where.
    pub span: Span,
}

/// The agreement of a study.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// What percent, κ, α and AC1 are counted in; uα and cuα are of characters always.
    pub unit: Unit,
    /// How many passages the intervals draw from.
    pub blocks: usize,
    /// By code.
    pub codes: Vec<Row>,
    /// All codes' decisions together.
    pub overall: Row,
}

/// The measures of a code.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// How many units two coders or more decided on.
    pub units: u64,
    /// The share of all decisions that gave the code.
    pub prevalence: Option<f64>,
    /// Percent agreement as a fraction.
    pub percent: Estimate,
    /// Cohen κ; of more than two coders the mean of all pairs.
    pub cohen: Estimate,
    /// Fleiss κ.
    pub fleiss: Estimate,
    /// Krippendorff α.
    pub alpha: Estimate,
    /// Gwet AC1.
    pub ac1: Estimate,
    /// Krippendorff uα of the code's spans: cut alike.
    pub u_alpha: Estimate,
    /// Krippendorff cuα: this code or another, where both marked something.
    pub cu_alpha: Estimate,
    /// Which share of the code's text others marked too, with whatever code: what cuα speaks of.
    pub coverage: Option<f64>,
}

/// The agreement of a study. `times` draws make the intervals, 1000 being usual.
///
/// What is drawn is counted once, passage by passage: a draw only weighs it. And where a code was not
/// given, a passage counts as for every other such code, so that only those where it was are weighed
/// for it.
#[must_use]
pub fn report(study: &Study, unit: Unit, times: usize, chance: &mut fastrand::Rng) -> Report {
    let read: Vec<Read> = study.documents.iter().map(|document| Read::new(study, document, unit)).collect();
    let blocks = read.iter().map(|read| read.tiles.len()).sum();
    let draws = Draws::new(blocks, times, chance);
    let mut tables = Tables::new(study.coders, &read, &draws);
    let mut overall = Tables::nothing(&draws);
    let mut codes = Vec::with_capacity(study.codes);
    for code in 0..study.codes {
        let sums = tables.of_code(&read, code, &draws);
        overall.add(&sums);
        codes.push(row(&tables, &sums, &draws));
    }
    Report { unit, blocks, codes, overall: row(&tables, &overall, &draws) }
}

fn row(tables: &Tables, sums: &Sums, draws: &Draws) -> Row {
    let ratings = tables.ratings();
    let [percent, cohen, fleiss, alpha, ac1, u_alpha, cu_alpha] = draws.estimate(|draw| {
        let found = coefficient::weighted(ratings, sums.weights(draw));
        let lengths = sums.lengths(draw);
        let cut = lengths.collapsed(CODE + 1, |state| usize::from(state == CODE));
        [found.percent, found.cohen, found.fleiss, found.alpha, found.ac1, cut.u_alpha(), lengths.cu_alpha()]
    });
    let weights = sums.weights(0);
    Row {
        units: ratings.units_of(weights),
        prevalence: ratings.prevalence_of(weights, 1),
        percent,
        cohen,
        fleiss,
        alpha,
        ac1,
        u_alpha,
        cu_alpha,
        coverage: sums.lengths(0).coverage(CODE),
    }
}
