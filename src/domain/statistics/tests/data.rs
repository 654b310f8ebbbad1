//! The data of `tests/data/statistics`, drawn as its scripts draw them.

use crate::statistics::Sample;
use std::collections::BTreeMap;

const M: u64 = 2_147_483_647;

/// The generator of Park and Miller.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 = 16_807 * self.0 % M;
        self.0 as f64 / M as f64
    }
}

/// So many numbers between 0 and 1, none twice.
pub(super) fn distinct(n: usize, seed: u64) -> Vec<f64> {
    let mut chance = Chance(seed);
    (0..n).map(|_| chance.next()).collect()
}

/// A study's variables; missing is NaN.
pub(super) struct Drawn(BTreeMap<&'static str, Vec<f64>>);

impl Drawn {
    pub(super) fn new(n: usize, seed: u64) -> Self {
        let mut chance = Chance(seed);
        let mut drawn = BTreeMap::<_, Vec<f64>>::new();
        for _ in 0..n {
            let u: [f64; 12] = std::array::from_fn(|_| chance.next());
            let missing = |place: usize, percent: f64, value: f64| {
                if u[place] < percent / 100.0 { f64::NAN } else { value }
            };
            let group = (u[0] * 4.0).floor();
            let yes = if u[1] < (35.0 + 5.0 * group) / 100.0 { 1.0 } else { 0.0 };
            let scale = (1.0 + (u[3] * 5.0 + group / 8.0).floor()).min(5.0);
            let age = 18.0 + (u[5] * 60.0).floor();
            let hundredths = (u[7] * 1000.0).floor() + (u[8] * 1000.0).floor() + 3.0 * age + 20.0 * group;
            let seldom = (u[11] * u[11] * 6.0).floor();
            for (name, value) in [
                ("group", group),
                ("yes", missing(2, 3.0, yes)),
                ("scale", missing(4, 5.0, scale)),
                ("age", missing(6, 4.0, age)),
                ("score", missing(9, 6.0, hundredths / 100.0)),
                ("minutes", (u[10] * u[10] * u[10] * 60_000.0).floor() / 100.0),
                ("seldom", if seldom == 3.0 { 2.0 } else { seldom }),
            ] {
                drawn.entry(name).or_default().push(value);
            }
        }
        Self(drawn)
    }

    pub(super) fn of(&self, name: &str) -> &[f64] {
        &self.0[name]
    }

    pub(super) fn by_group(&self, name: &str) -> Vec<Sample> {
        let both = || self.of("group").iter().zip(self.of(name));
        (0..4)
            .map(|at| both().filter(|(group, _)| **group == f64::from(at)).map(|(_, value)| *value).collect())
            .collect()
    }
}

/// Counts of two variables; a scale counts from 1, all others from 0.
pub(super) fn crossed(rows: &[f64], columns: &[f64], height: usize, width: usize) -> Vec<Vec<u64>> {
    let mut counts = vec![vec![0; width]; height];
    let least = if height == 5 { 1.0 } else { 0.0 };
    for (row, column) in rows.iter().zip(columns).filter(|(row, column)| !row.is_nan() && !column.is_nan()) {
        counts[(row - least) as usize][*column as usize] += 1;
    }
    counts
}

pub(super) fn square(counts: &[Vec<u64>]) -> [[u64; 2]; 2] {
    [[counts[0][0], counts[0][1]], [counts[1][0], counts[1][1]]]
}

/// As C's `%.17g` writes the shares of the scripts.
pub(super) fn seventeen(p: f64) -> String {
    let digits = match p {
        p if p >= 1.0 || p == 0.0 => return p.to_string(),
        p if p < 0.1 => 18,
        _ => 17,
    };
    format!("{p:.digits$}").trim_end_matches('0').to_owned()
}
