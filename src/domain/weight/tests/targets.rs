//! Targets that do not fit the data are told, each with its place.

use super::study::Study;
use crate::weight::{
    Amount, Bounds, Empty, Margin, Missing, Plan, Scale, Target, TargetFault, Variable, WeightFault, Weights,
    import, rake,
};

fn variable(name: &str, categories: &[&str], codes: &[Option<u16>]) -> Variable {
    let categories = categories.iter().map(|code| (*code).to_owned()).collect();
    Variable { name: name.to_owned(), categories, codes: codes.to_vec() }
}

fn margin(name: &str, amount: Amount, targets: &[(&str, f64)]) -> Margin {
    let target =
        |(code, amount): &(&str, f64)| Target { categories: vec![(*code).to_owned()], amount: *amount };
    Margin { variables: vec![name.to_owned()], amount, targets: targets.iter().map(target).collect() }
}

fn sex() -> Variable {
    variable("sex", &["m", "f", "x"], &[Some(0), Some(0), Some(1), Some(1), Some(1), None])
}

fn faults(margins: Vec<Margin>) -> Vec<TargetFault> {
    rake(&Weights::equal(6), &[sex()], &Plan::to(margins)).unwrap_err()
}

#[test]
fn weights_that_are_no_weights_are_told_by_row() {
    let given = vec![Some(1.0), Some(-0.5), None, Some(f64::NAN), Some(f64::INFINITY), Some(1e200)];
    assert_eq!(
        import(given).unwrap_err(),
        [
            WeightFault::Negative { row: 1, value: -0.5 },
            WeightFault::NotFinite { row: 3 },
            WeightFault::NotFinite { row: 4 },
            WeightFault::OutOfRange { row: 5, value: 1e200 },
        ]
    );
    assert_eq!(import(vec![Some(0.0), None]).unwrap_err(), [WeightFault::NonePositive]);
    let weights = import(vec![Some(2.0), Some(0.0), None, Some(1.0)]).unwrap();
    assert_eq!((weights.used, weights.zero, weights.missing, weights.sum), (2, 1, 1, 3.0));
}

#[test]
fn categories_without_a_target_and_targets_without_respondents_are_told() {
    let given = margin("sex", Amount::Percent, &[("m", 60.0), ("x", 40.0)]);
    assert_eq!(
        faults(vec![given]),
        [
            TargetFault::MissingCategory { margin: "sex".to_owned(), n: 1 },
            TargetFault::WithoutTarget { margin: "sex".to_owned(), category: "f".to_owned(), n: 3 },
            TargetFault::EmptyCategory { margin: "sex".to_owned(), category: "x".to_owned() },
        ]
    );
}

#[test]
fn targets_that_make_no_sense_are_told() {
    let of = |targets: &[(&str, f64)], amount| faults(vec![margin("sex", amount, targets)]);
    let name = || "sex".to_owned();
    assert!(
        of(&[("m", 0.5), ("f", 0.3)], Amount::Share).contains(&TargetFault::Sum { margin: name(), sum: 0.8 })
    );
    let twice = of(&[("m", 0.5), ("m", 0.5)], Amount::Share);
    assert!(twice.contains(&TargetFault::Repeated { margin: name(), category: "m".to_owned() }));
    let below = of(&[("m", -1.0), ("f", 2.0)], Amount::Share);
    assert!(below.contains(&TargetFault::NotAnAmount { margin: name(), category: "m".to_owned() }));
    let none = of(&[("m", 0.0), ("f", 1.0)], Amount::Share);
    assert!(none.contains(&TargetFault::ZeroTarget { margin: name(), category: "m".to_owned(), n: 2 }));
    let unknown = of(&[("q", 0.5), ("f", 0.5)], Amount::Share);
    assert!(unknown.contains(&TargetFault::UnknownCategory { margin: name(), category: "q".to_owned() }));
    assert_eq!(faults(Vec::new()), [TargetFault::NoTargets]);
    let other = faults(vec![margin("age", Amount::Share, &[("1", 1.0)])]);
    assert_eq!(other, [TargetFault::UnknownVariable { variable: "age".to_owned() }]);
}

#[test]
fn counts_of_two_margins_have_to_be_of_one_population() {
    let codes = [Some(0), Some(1), Some(0), Some(1)];
    let variables = [variable("sex", &["m", "f"], &codes), variable("age", &["1", "2"], &codes)];
    let counts = |name, first| margin(name, Amount::Count, &[("m", first), ("f", 10.0)]);
    let age = margin("age", Amount::Count, &[("1", 10.0), ("2", 11.0)]);
    let plan = Plan::to(vec![counts("sex", 10.0), age]);
    let totals = TargetFault::Totals { margin: "age".to_owned(), sum: 21.0, expected: 20.0 };
    assert_eq!(rake(&Weights::equal(4), &variables, &plan).unwrap_err(), [totals]);
}

#[test]
fn those_whose_category_is_missing_are_left_out_or_keep_their_share() {
    let plan = |missing| Plan {
        missing,
        scale: Scale::Respondents,
        ..Plan::to(vec![margin("sex", Amount::Share, &[("m", 0.5), ("f", 0.5)])])
    };
    let out = rake(&Weights::equal(6), &[sex()], &plan(Missing::LeaveOut)).unwrap();
    assert_eq!((out.weights.used, out.weights.missing), (5, 1));
    assert_eq!(out.weights.values[5], None);
    assert!((out.weights.values[0].unwrap() - 1.25).abs() < 1e-12);
    let own = rake(&Weights::equal(6), &[sex()], &plan(Missing::OwnCategory)).unwrap();
    assert_eq!(own.weights.values[5], Some(1.0));
    assert!((own.weights.values[0].unwrap() - 1.25).abs() < 1e-12);
    assert_eq!(own.margins[0].categories.last().map(|fit| (fit.category.clone(), fit.n)), Some((None, 1)));
}

#[test]
fn a_target_that_nobody_meets_is_left_out_where_that_is_asked_for() {
    let targets = margin("sex", Amount::Percent, &[("m", 40.0), ("f", 40.0), ("x", 20.0)]);
    let plan = Plan { missing: Missing::LeaveOut, empty: Empty::LeaveOut, ..Plan::to(vec![targets]) };
    let raked = rake(&Weights::equal(6), &[sex()], &plan).unwrap();
    assert_eq!(raked.margins[0].left_out, ["x"]);
    assert!(raked.converged && (raked.margins[0].categories[0].after - 0.5).abs() < 1e-12);
}

#[test]
fn margins_that_no_weights_meet_are_told_not_to_have_converged() {
    // All men are young and all women old: the two margins contradict each other.
    let codes = [Some(0), Some(0), Some(1), Some(1)];
    let variables = [variable("sex", &["m", "f"], &codes), variable("age", &["1", "2"], &codes)];
    let shares = |name, first, second| margin(name, Amount::Share, &[(first, 0.3), (second, 0.7)]);
    let other = margin("age", Amount::Share, &[("1", 0.6), ("2", 0.4)]);
    let raked =
        rake(&Weights::equal(4), &variables, &Plan::to(vec![shares("sex", "m", "f"), other])).unwrap();
    assert!(!raked.converged);
    assert_eq!(raked.iterations, 1_000);
    assert!(raked.margins[0].distance > 0.5 && raked.margins[1].distance < 1e-12);
}

#[test]
fn bounds_that_cannot_hold_are_told() {
    let study = Study::made(20_261, 230, 6);
    let mut plan = super::reference::plan();
    plan.bounds = Some(Bounds { lower: Some(0.9), upper: Some(1.1) });
    plan.rounds = 5;
    let raked = rake(&study.positive_weights(), &study.variables(), &plan).unwrap();
    assert!(!raked.within_bounds && raked.converged);
    assert_eq!(raked.rounds, 5);
    plan.bounds = Some(Bounds { lower: Some(1.5), upper: None });
    assert_eq!(
        rake(&study.positive_weights(), &study.variables(), &plan).unwrap_err(),
        [TargetFault::Bounds]
    );
}

#[test]
fn a_design_that_does_not_fit_its_data_is_told() {
    use crate::weight::{Design, DesignFault, Sampling};
    let weights = import(vec![Some(1.0), None, Some(2.0), Some(1.0)]).unwrap();
    let fault = |sampling: Sampling<'_>| Design::new(&weights, &sampling).unwrap_err();
    let strata = [Some(1), None, Some(1), Some(2)];
    let some = Sampling { strata: Some(&strata), ..Sampling::default() };
    assert!(Design::new(&weights, &some).is_ok());
    let short = fault(Sampling { clusters: Some(&strata[..2]), ..some });
    assert_eq!(short, DesignFault::Rows { rows: 2, expected: 4 });
    let holes = [None, None, Some(1), None];
    assert_eq!(fault(Sampling { clusters: Some(&holes), ..some }), DesignFault::MissingCluster { n: 2 });
    let missing = Sampling { strata: Some(&holes), ..Sampling::default() };
    assert_eq!(fault(missing), DesignFault::MissingStratum { n: 2 });
    for sizes in [[Some(1.0), None, Some(1.0), Some(9.0)], [Some(5.0), None, Some(6.0), Some(9.0)]] {
        let found = fault(Sampling { population: Some(&sizes), ..some });
        assert_eq!(found, DesignFault::Population { stratum: 1 });
    }
}

#[test]
fn a_figure_is_written_as_a_number_or_as_the_reason_why_there_is_none() {
    use crate::weight::Design;
    let design = Design::simple(&Weights::equal(2));
    let mean = |values: [f64; 2]| {
        serde_json::to_value(design.whole().mean(|row| Some(values[row])).unwrap()).unwrap()
    };
    assert_eq!(mean([1.0, 3.0])["se"], 1.0);
    assert_eq!(mean([3.0, 3.0])["deff_replace"]["undefined"], "no_variation");
}
