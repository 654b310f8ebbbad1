//! Weights and weighted figures of 230 and of 100,000 rows as R's survey has them.

use super::study::{Study, codes};
use crate::statistics::Confidence;
use crate::weight::{
    Amount, Bounds, Design, Domain, Lonely, Margin, Method, Plan, Sampling, Scale, Target, TargetRow,
    Undefined, Value, Weights, margins, post_stratify, rake, trim,
};
use serde_json::Value as Json;

const SMALL: &str = include_str!("../../../../tests/data/weight/small.json");
const LARGE: &str = include_str!("../../../../tests/data/weight/large.json");

/// What was asked for, by its name, and how far it may lie from what R has.
struct Wanted<'a> {
    json: &'a Json,
    at: String,
}

impl<'a> Wanted<'a> {
    fn under(&self, name: &str) -> Self {
        Self { json: &self.json[name], at: format!("{} {name}", self.at) }
    }

    fn numbers(&self, name: &str) -> Vec<f64> {
        match &self.json[name] {
            Json::Array(list) => list.iter().map(|number| number.as_f64().unwrap_or(f64::NAN)).collect(),
            one => vec![one.as_f64().unwrap()],
        }
    }

    fn same(&self, name: &str, found: &[f64]) {
        self.near(name, found, 1e-9);
    }

    fn near(&self, name: &str, found: &[f64], part: f64) {
        let wanted = self.numbers(name);
        assert_eq!(found.len(), wanted.len(), "{} {name}", self.at);
        for (index, (found, wanted)) in found.iter().zip(&wanted).enumerate() {
            let apart = (found - wanted).abs() / wanted.abs().max(1e-300);
            assert!(apart <= part, "{} {name}[{index}]: {found} is not {wanted} by {apart:e}", self.at);
        }
    }
}

fn set(json: &str, run: impl Fn(&Wanted<'_>)) {
    let json: Json = serde_json::from_str(json).unwrap();
    run(&Wanted { json: &json, at: String::new() });
}

fn small() -> Study {
    Study::made(20_261, 230, 6)
}

fn large() -> Study {
    Study::made(777, 100_000, 40)
}

#[test]
fn the_studies_are_the_ones_that_the_reference_was_made_of() {
    for (json, study) in [(SMALL, small()), (LARGE, large())] {
        let sum = |column: &[Option<f64>]| column.iter().flatten().sum::<f64>();
        let sums = [&study.weight, &study.first, &study.second, &study.y].map(|column| sum(column));
        set(json, |wanted| {
            let mut sums = sums.to_vec();
            sums.extend([study.x.iter().sum::<f64>(), sum(&study.patchy)]);
            wanted.same("sums", &sums);
        });
    }
}

fn rows(shares: &[(&str, &[f64])]) -> Vec<TargetRow> {
    let row = |variable: &str, index: usize, amount: f64| TargetRow {
        variable: variable.to_owned(),
        category: index.to_string(),
        amount,
    };
    let of = |(variable, shares): &(&str, &[f64])| {
        shares.iter().enumerate().map(|(index, amount)| row(variable, index, *amount)).collect::<Vec<_>>()
    };
    shares.iter().flat_map(of).collect()
}

pub(super) fn plan() -> Plan {
    let shares: [(&str, &[f64]); 3] = [
        ("sex", &[0.48, 0.52]),
        ("age", &[0.28, 0.31, 0.22, 0.19]),
        ("region", &[0.31, 0.24, 0.18, 0.15, 0.12]),
    ];
    Plan { scale: Scale::Keep, ..Plan::to(margins(&rows(&shares), Amount::Share)) }
}

fn cells() -> Margin {
    let counts = [1500.0, 1400.0, 1300.0, 1350.0, 1200.0, 1250.0, 800.0, 1200.0];
    let target = |(index, amount): (usize, &f64)| Target {
        categories: vec![(index % 2).to_string(), (index / 2).to_string()],
        amount: *amount,
    };
    Margin {
        variables: vec!["sex".to_owned(), "age".to_owned()],
        amount: Amount::Count,
        targets: counts.iter().enumerate().map(target).collect(),
    }
}

fn spaced(weights: &Weights, every: usize) -> Vec<f64> {
    weights.values.iter().flatten().copied().step_by(every).collect()
}

fn weights_agree(study: &Study, wanted: &Wanted<'_>, every: usize) {
    let base = study.positive_weights();
    let wanted = wanted.under("weights");
    wanted.same("kish", &[base.kish().n_eff.unwrap()]);

    let post = post_stratify(&base, &study.variables(), cells(), Scale::Keep).unwrap();
    wanted.same("post", &spaced(&post.weights, every));

    let raked = rake(&base, &study.variables(), &plan()).unwrap();
    assert!(raked.converged);
    wanted.same("raked", &spaced(&raked.weights, every));

    let bounds = Bounds { lower: Some(0.4), upper: Some(1.9) };
    wanted.same("trimmed", &spaced(&trim(&base, bounds, false).weights, every));
    let strict = trim(&base, bounds, true);
    assert!(strict.within_bounds);
    if every == 1 {
        wanted.same("strict", &spaced(&strict.weights, 1));
    }

    let bounds = Some(Bounds { lower: Some(0.2), upper: Some(3.5) });
    let bounded = rake(&base, &study.variables(), &Plan { bounds, ..plan() }).unwrap();
    assert!(bounded.converged && bounded.within_bounds);
    assert_eq!(wanted.numbers("rounds"), [bounded.rounds as f64]);
    wanted.same("bounded", &spaced(&bounded.weights, every));

    let of = |weights: &Weights, calibration| Design::simple(weights).calibrated(calibration).unwrap();
    wanted.same("raked_se", &errors(study, &of(&raked.weights, raked.calibration)));
    wanted.same("post_se", &errors(study, &of(&post.weights, post.calibration)));
}

fn errors(study: &Study, design: &Design) -> Vec<f64> {
    let whole = design.whole();
    let mut errors = vec![whole.mean(|row| study.y[row]).unwrap().se.unwrap()];
    errors.extend(shares(study, &whole).iter().map(|share| share.estimate.se.unwrap()));
    errors.push(design.domain(|row| study.inside[row]).mean(|row| study.y[row]).unwrap().se.unwrap());
    errors.push(association(study, &whole).f.unwrap());
    errors
}

fn shares(study: &Study, domain: &Domain<'_>) -> Vec<crate::weight::Share> {
    domain.shares(3, |row| study.first[row].map(|code| code as usize)).unwrap()
}

fn association(study: &Study, domain: &Domain<'_>) -> crate::weight::Association {
    let place = |row: usize| Some((study.first[row]? as usize, study.second[row]? as usize));
    domain.association(place).unwrap()
}

#[test]
fn weights_of_a_small_study_are_those_of_survey() {
    set(SMALL, |wanted| weights_agree(&small(), wanted, 1));
}

#[test]
fn weights_of_a_large_study_are_those_of_survey() {
    set(LARGE, |wanted| weights_agree(&large(), wanted, 5_000));
}

fn figures_agree(study: &Study, domain: &Domain<'_>, wanted: &Wanted<'_>) {
    wanted.same("rows", &[domain.rows as f64]);
    wanted.same("df", &[domain.df() as f64]);
    let shares = shares(study, domain);
    let of = |value: fn(&crate::weight::Estimate) -> f64| -> Vec<f64> {
        shares.iter().map(|share| value(&share.estimate)).collect()
    };
    wanted.same("shares", &of(|share| share.value));
    wanted.same("shares_se", &of(|share| share.se.unwrap()));
    wanted.same("shares_deff", &of(|share| share.deff.unwrap()));
    wanted.same("shares_replace", &of(|share| share.deff_replace.unwrap()));
    let share = shares[1].estimate;
    for (name, method) in [("ci_mean", Method::Wald), ("ci_xlogit", Method::Logit), ("ci_beta", Method::Beta)]
    {
        let interval = share.interval_of_share(method, Confidence::P95).unwrap();
        wanted.same(name, &[interval.low, interval.high]);
    }
    // `svyciprop` finds the logit by iteration, and stops a little short of it.
    let interval = share.interval_of_share(Method::Logit, Confidence::P95).unwrap();
    wanted.near("ci_logit", &[interval.low, interval.high], 1e-8);

    let (y, x) = (|row: usize| study.y[row], |row: usize| Some(study.x[row]));
    let all = |estimate: crate::weight::Estimate| {
        [estimate.value, estimate.se.unwrap(), estimate.deff.unwrap(), estimate.deff_replace.unwrap()]
    };
    wanted.same("mean", &all(domain.mean(y).unwrap()));
    wanted.same("sd", &[domain.sd(y).unwrap()]);
    wanted.same("ratio", &all(domain.ratio(y, x).unwrap()));
    wanted.same("total", &all(domain.total(y).unwrap()));
    let quantiles = [0.1, 0.25, 0.5, 0.9].map(|p| {
        let quantile = domain.quantile(p, Confidence::P95, y).unwrap();
        let interval = quantile.interval.unwrap();
        [quantile.value, interval.low, interval.high, quantile.se.unwrap()]
    });
    wanted.same("quantiles", quantiles.as_flattened());

    let test = association(study, domain);
    let found = [test.f, test.df1, test.df2, test.p].map(Value::unwrap);
    wanted.same("association", &found);
    let test = domain.difference(Confidence::P95, y, |row| Some(study.sex[row] > 0.0)).unwrap();
    let interval = test.interval.unwrap();
    let found =
        [test.difference, test.t.unwrap(), test.df as f64, test.p.unwrap(), interval.low, interval.high];
    wanted.same("difference", &found);
}

fn designs_agree(study: &Study, wanted: &Wanted<'_>, clusters: f64) {
    let weights = study.weights();
    let (strata, drawn) = (codes(&study.stratum), codes(&study.cluster));
    let population = vec![Some(3.0 * clusters); strata.len()];
    let strata_only = Sampling { strata: Some(&strata), ..Sampling::default() };
    let clustered = Sampling { clusters: Some(&drawn), ..strata_only };
    let finite = Sampling { population: Some(&population), ..clustered };
    let designs = [
        ("simple", Sampling::default()),
        ("strata", strata_only),
        ("clusters", clustered),
        ("finite", finite),
    ];
    for (name, sampling) in designs {
        let design = Design::new(&weights, &sampling).unwrap();
        let wanted = wanted.under(name);
        figures_agree(study, &design.whole(), &wanted.under("whole"));
        figures_agree(study, &design.domain(|row| study.inside[row]), &wanted.under("domain"));
    }
}

#[test]
fn figures_of_a_small_study_are_those_of_survey_in_every_design() {
    set(SMALL, |wanted| designs_agree(&small(), wanted, 6.0));
}

#[test]
fn figures_of_a_large_study_are_those_of_survey_in_every_design() {
    set(LARGE, |wanted| designs_agree(&large(), wanted, 40.0));
}

#[test]
fn a_stratum_of_one_cluster_is_treated_as_stated() {
    for (json, study) in [(SMALL, small()), (LARGE, large())] {
        let kept = |row: usize| !(study.stratum[row] == 4.0 && study.cluster[row] > 0.0);
        let values = (0..study.weight.len()).map(|row| study.weight[row].filter(|_| kept(row))).collect();
        let weights = crate::weight::import(values).unwrap();
        let (strata, clusters) = (codes(&study.stratum), codes(&study.cluster));
        let sampling = |lonely| Sampling {
            strata: Some(&strata),
            clusters: Some(&clusters),
            lonely,
            ..Sampling::default()
        };
        set(json, |wanted| {
            let wanted = wanted.under("lonely");
            let rules =
                [("remove", Lonely::Nothing), ("adjust", Lonely::Adjust), ("average", Lonely::Average)];
            for (name, lonely) in rules {
                let design = Design::new(&weights, &sampling(lonely)).unwrap();
                let inner = design.domain(|row| study.inside[row]);
                let mut found = vec![design.whole().mean(|row| study.y[row]).unwrap().se.unwrap()];
                found.extend(shares(&study, &inner).iter().map(|share| share.estimate.se.unwrap()));
                found.extend([association(&study, &inner).f.unwrap(), inner.df() as f64]);
                wanted.same(name, &found);
            }
        });
        let refused = Design::new(&weights, &sampling(Lonely::Refuse)).unwrap();
        let mean = refused.whole().mean(|row| study.y[row]).unwrap();
        assert_eq!(mean.se, Err(Undefined::LonelyCluster));
    }
}
