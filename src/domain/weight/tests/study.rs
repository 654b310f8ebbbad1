//! The study that `tests/data/weight/reference.R` makes from a seed, made by the same rules.

use crate::weight::{Variable, Weights, import};

/// Columns of the study; `None` is missing.
pub(super) struct Study {
    pub(super) stratum: Vec<f64>,
    pub(super) cluster: Vec<f64>,
    pub(super) sex: Vec<f64>,
    pub(super) age: Vec<f64>,
    pub(super) region: Vec<f64>,
    pub(super) weight: Vec<Option<f64>>,
    pub(super) first: Vec<Option<f64>>,
    pub(super) second: Vec<Option<f64>>,
    pub(super) y: Vec<Option<f64>>,
    pub(super) x: Vec<f64>,
    pub(super) inside: Vec<bool>,
    pub(super) patchy: Vec<Option<f64>>,
}

/// Numbers between 0 and 1 (Park & Miller 1988).
struct Draws(u64);

impl Draws {
    fn next(&mut self) -> f64 {
        self.0 = 16_807 * self.0 % 2_147_483_647;
        self.0 as f64 / 2_147_483_647.0
    }
}

impl Study {
    pub(super) fn made(seed: u64, rows: usize, clusters: u32) -> Self {
        let mut draws = Draws(seed);
        let mut study = Self {
            stratum: Vec::new(),
            cluster: Vec::new(),
            sex: Vec::new(),
            age: Vec::new(),
            region: Vec::new(),
            weight: Vec::new(),
            first: Vec::new(),
            second: Vec::new(),
            y: Vec::new(),
            x: Vec::new(),
            inside: Vec::new(),
            patchy: Vec::new(),
        };
        for _ in 0..rows {
            let u: [f64; 16] = std::array::from_fn(|_| draws.next());
            study.add(&u, f64::from(clusters));
        }
        study
    }

    fn add(&mut self, u: &[f64; 16], clusters: f64) {
        let (stratum, cluster) = ((5.0 * u[0]).floor(), (clusters * u[1]).floor());
        let age = (4.0 * u[3] * u[3]).floor();
        let weight = 0.3 + 2.5 * u[5] * u[5];
        let first = (3.0 * (0.6 * u[7] + 0.08 * stratum)).floor();
        let second = (4.0 * (0.7 * u[9] + 0.1 * first)).floor();
        let y = (10.0 * (100.0 * u[11] + 5.0 * stratum + 3.0 * cluster + 10.0 * first)).floor() / 10.0;
        self.stratum.push(stratum);
        self.cluster.push(cluster);
        self.sex.push(if u[2] < 0.46 { 0.0 } else { 1.0 });
        self.age.push(age);
        self.region.push((5.0 * u[4]).floor());
        self.weight.push((u[6] >= 0.02).then_some(if u[6] < 0.03 { 0.0 } else { weight }));
        self.first.push((u[8] >= 0.05).then_some(first));
        self.second.push((u[10] >= 0.04).then_some(second));
        self.y.push((u[12] >= 0.06).then_some(y));
        self.x.push(20.0 + 50.0 * u[13]);
        self.inside.push(u[14] < 0.4);
        self.patchy.push((u[15] >= 0.03).then_some(age));
    }

    pub(super) fn weights(&self) -> Weights {
        import(self.weight.clone()).unwrap()
    }

    /// Without those of weight zero, as reference weights are made of.
    pub(super) fn positive_weights(&self) -> Weights {
        import(self.weight.iter().map(|weight| weight.filter(|weight| *weight > 0.0)).collect()).unwrap()
    }

    pub(super) fn variable(name: &str, column: &[f64], categories: usize) -> Variable {
        Variable {
            name: name.to_owned(),
            categories: (0..categories).map(|code| code.to_string()).collect(),
            codes: column.iter().map(|code| Some(*code as u16)).collect(),
        }
    }

    pub(super) fn variables(&self) -> Vec<Variable> {
        vec![
            Self::variable("sex", &self.sex, 2),
            Self::variable("age", &self.age, 4),
            Self::variable("region", &self.region, 5),
        ]
    }
}

/// Codes of a column as a design takes them.
pub(super) fn codes(column: &[f64]) -> Vec<Option<u32>> {
    column.iter().map(|code| Some(*code as u32)).collect()
}
