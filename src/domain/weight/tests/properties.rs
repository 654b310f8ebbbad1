//! What holds of any weights and any answers.

use crate::statistics::Confidence;
use crate::weight::{
    Amount, Bounds, Design, Margin, Method, Plan, Sampling, Scale, Target, Undefined, Variable, Weights,
    import, kish, rake, trim,
};
use proptest::prelude::*;

/// A respondent: weight, value, code, stratum, cluster.
type Row = (Option<f64>, Option<f64>, Option<u8>, u8, u8);

fn row() -> impl Strategy<Value = Row> {
    (
        prop::option::weighted(0.9, prop_oneof![8 => 0.01f64..50.0, 1 => Just(0.0)]),
        prop::option::weighted(0.9, -1e6f64..1e6),
        prop::option::weighted(0.9, 0u8..4),
        0u8..4,
        0u8..6,
    )
}

fn column<T>(rows: &[Row], of: impl Fn(&Row) -> T) -> Vec<T> {
    rows.iter().map(of).collect()
}

fn is_number(value: Result<f64, Undefined>) -> bool {
    value.is_ok_and(f64::is_finite) || value.is_err()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn an_effective_size_lies_between_one_and_the_number(weights in prop::collection::vec(0.0f64..1e9, 0..60)) {
        let found = kish(weights.iter().copied());
        if let Ok(n_eff) = found.n_eff {
            prop_assert!(n_eff >= 1.0 - 1e-9 && n_eff <= found.n as f64 * (1.0 + 1e-9));
        }
        prop_assert_eq!(found.n_eff.is_err(), found.n == 0);
    }

    #[test]
    fn trimming_keeps_the_sum_and_never_goes_below_zero(
        weights in prop::collection::vec(prop::option::of(0.001f64..1e3), 1..60),
        lower in prop::option::of(0.0f64..0.99),
        upper in prop::option::of(1.01f64..5.0),
        strict: bool,
    ) {
        if let Ok(weights) = import(weights) {
            let trimmed = trim(&weights, Bounds { lower, upper }, strict);
            prop_assert!((trimmed.weights.sum / weights.sum - 1.0).abs() < 1e-9);
            prop_assert_eq!(trimmed.weights.used, weights.used);
            prop_assert!(!strict || trimmed.within_bounds);
        }
    }

    #[test]
    fn raked_weights_meet_every_margin_or_say_that_they_do_not(
        rows in prop::collection::vec((0.1f64..9.0, 0u16..3, 0u16..2), 6..80),
        first in prop::collection::vec(0.05f64..1.0, 3),
        second in 0.05f64..0.95,
    ) {
        let variable = |name: &str, size: usize, codes: Vec<Option<u16>>| Variable {
            name: name.to_owned(),
            categories: (0..size).map(|code| code.to_string()).collect(),
            codes,
        };
        let margin = |name: &str, shares: &[f64]| Margin {
            variables: vec![name.to_owned()],
            amount: Amount::Share,
            targets: shares
                .iter()
                .enumerate()
                .map(|(code, amount)| Target { categories: vec![code.to_string()], amount: *amount })
                .collect(),
        };
        let whole: f64 = first.iter().sum();
        let first: Vec<f64> = first.iter().map(|share| share / whole).collect();
        let variables = [
            variable("a", 3, rows.iter().map(|row| Some(row.1)).collect()),
            variable("b", 2, rows.iter().map(|row| Some(row.2)).collect()),
        ];
        let base = import(rows.iter().map(|row| Some(row.0)).collect()).unwrap();
        let plan = Plan::to(vec![margin("a", &first), margin("b", &[second, 1.0 - second])]);
        if let Ok(raked) = rake(&base, &variables, &plan) {
            let met = raked.margins.iter().all(|margin| margin.distance <= plan.tolerance * 10.0);
            prop_assert_eq!(raked.converged, met);
            prop_assert!(raked.weights.values.iter().flatten().all(|weight| *weight > 0.0));
            prop_assert!((raked.weights.mean().unwrap() - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn no_figure_is_ever_without_a_number_or_a_reason(rows in prop::collection::vec(row(), 0..40)) {
        let Ok(weights) = import(column(&rows, |row| row.0)) else { return Ok(()) };
        let strata = column(&rows, |row| Some(u32::from(row.3)));
        let clusters = column(&rows, |row| Some(u32::from(row.4)));
        let sampling = Sampling { strata: Some(&strata), clusters: Some(&clusters), ..Sampling::default() };
        let design = Design::new(&weights, &sampling).unwrap();
        for domain in [design.whole(), design.domain(|row| rows[row].4 < 2)] {
            let value = |row: usize| rows[row].1;
            for estimate in [domain.mean(value), domain.total(value), domain.ratio(value, value)].into_iter().flatten() {
                prop_assert!(estimate.value.is_finite());
                prop_assert!(is_number(estimate.se) && is_number(estimate.deff) && is_number(estimate.deff_replace));
            }
            prop_assert!(is_number(domain.sd(value)));
            if let Ok(shares) = domain.shares(4, |row| rows[row].2.map(usize::from)) {
                let whole: f64 = shares.iter().map(|share| share.estimate.value).sum();
                prop_assert!((whole - 1.0).abs() < 1e-9);
                for share in shares {
                    for method in [Method::Logit, Method::Beta] {
                        if let Ok(found) = share.estimate.interval_of_share(method, Confidence::P95) {
                            prop_assert!(0.0 <= found.low && found.low <= share.estimate.value + 1e-12);
                            prop_assert!(share.estimate.value <= found.high + 1e-12 && found.high <= 1.0);
                        }
                    }
                }
            }
            if let Ok(test) = domain.association(|row| Some((rows[row].2?.into(), rows[row].3.into()))) {
                prop_assert!(test.pearson.is_finite() && is_number(test.f) && is_number(test.p));
                prop_assert!(test.p.is_err() || test.p.is_ok_and(|p| (0.0..=1.0).contains(&p)));
            }
            if let Ok(test) = domain.difference(Confidence::P95, value, |row| Some(rows[row].3 > 1)) {
                prop_assert!(is_number(test.se) && is_number(test.t) && is_number(test.p));
            }
        }
    }

    #[test]
    fn a_quantile_is_the_least_value_that_reaches_its_share(
        rows in prop::collection::vec((1u8..9, -50i8..50), 1..40),
        tenth in 0u8..=10,
    ) {
        let design = Design::simple(&import(rows.iter().map(|row| Some(f64::from(row.0))).collect()).unwrap());
        let p = f64::from(tenth) / 10.0;
        let found = design.whole().quantile(p, Confidence::P95, |row| Some(f64::from(rows[row].1))).unwrap().value;
        let whole: u32 = rows.iter().map(|row| u32::from(row.0)).sum();
        let reached = |value: i8| rows.iter().filter(|row| row.1 <= value).map(|row| u32::from(row.0)).sum::<u32>();
        let wanted = rows.iter().map(|row| row.1).filter(|value| reached(*value) * 10 >= whole * u32::from(tenth)).min();
        prop_assert_eq!(found, f64::from(wanted.unwrap()));
    }

    #[test]
    fn without_weights_or_clusters_errors_are_those_of_textbooks(values in prop::collection::vec(-100f64..100.0, 2..40)) {
        let design = Design::simple(&Weights::equal(values.len()));
        let found = design.whole().mean(|row| Some(values[row])).unwrap();
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let sd = (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
        prop_assert!((found.se.unwrap() - sd / n.sqrt()).abs() < 1e-9);
        prop_assert!(found.deff_replace.map_or(true, |deff| (deff - 1.0).abs() < 1e-6));
    }

    #[test]
    fn no_figure_but_totals_depends_on_what_weights_sum_to(rows in prop::collection::vec(row(), 3..30), by in 0.01f64..1e6) {
        let Ok(weights) = import(column(&rows, |row| row.0)) else { return Ok(()) };
        let scaled = weights.scaled(Scale::Population(by));
        let [one, other] = [&weights, &scaled].map(|weights| {
            Design::simple(weights).whole().mean(|row| rows[row].1).map(|mean| (mean.value, mean.se))
        });
        if let (Ok((mean, Ok(se))), Ok((same, Ok(same_se)))) = (one, other) {
            prop_assert!((mean - same).abs() <= 1e-9 * mean.abs().max(1.0));
            prop_assert!((se - same_se).abs() <= 1e-6 * se.abs().max(1.0));
        }
    }
}
