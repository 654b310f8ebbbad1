//! What holds of all numbers.

use super::*;
use proptest::prelude::*;

/// Answers as they come: small whole numbers, equal ones, decimals, great ones, missing ones.
fn answers(most: usize) -> impl Strategy<Value = Vec<f64>> {
    let answer = prop_oneof![
        4 => (1_i32..6).prop_map(f64::from),
        3 => -1e3..1e3,
        1 => -1e12..1e12,
        1 => Just(f64::NAN),
        1 => Just(0.0),
    ];
    prop::collection::vec(answer, 0..most)
}

fn sample(values: &[f64]) -> Sample {
    values.iter().copied().collect()
}

fn is_probability(p: f64) -> bool {
    (0.0..=1.0).contains(&p)
}

/// No number of it is null, as NaN and infinity are in JSON, but where a field says that there is none.
fn numbers<T: serde::Serialize>(value: &T) -> Vec<f64> {
    fn walk(value: &serde_json::Value, found: &mut Vec<f64>) {
        match value {
            serde_json::Value::Number(number) => found.push(number.as_f64().unwrap()),
            serde_json::Value::Array(values) => values.iter().for_each(|value| walk(value, found)),
            serde_json::Value::Object(fields) => fields.values().for_each(|value| walk(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(&serde_json::to_value(value).unwrap(), &mut found);
    found
}

proptest! {
    #[test]
    fn a_share_lies_in_its_interval(base in 1_u64..1_000_000, part in 0.0_f64..=1.0, level in 0.01_f64..0.9999) {
        let count = (base as f64 * part).round();
        for by in [ShareInterval::Wilson, ShareInterval::ClopperPearson, ShareInterval::AgrestiCoull] {
            let found = share_interval(count, base as f64, by, Confidence::new(level).unwrap()).unwrap();
            let share = count / base as f64;
            prop_assert!(0.0 <= found.low && found.high <= 1.0);
            // Clopper and Pearson's may be narrower than any share at low levels, but not beside it.
            prop_assert!(found.low <= share + 1e-12 && share <= found.high + 1e-12, "{by:?} {found:?} {share}");
            // The interval of the rest is the mirror.
            let rest = share_interval(base as f64 - count, base as f64, by, Confidence::new(level).unwrap()).unwrap();
            prop_assert!((found.low + rest.high - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn a_table_does_not_change_when_it_is_turned(
        counts in (1_usize..5, 1_usize..5).prop_flat_map(|(height, width)| {
            prop::collection::vec(prop::collection::vec(prop_oneof![Just(0_u64), 0_u64..40, 0_u64..1_000_000], width), height)
        })
    ) {
        let width = counts[0].len();
        let turned: Vec<Vec<u64>> = (0..width).map(|at| counts.iter().map(|row| row[at]).collect()).collect();
        match (contingency(&counts), contingency(&turned)) {
            (Ok(one), Ok(other)) => {
                prop_assert!(is_probability(one.chi_square.p) && is_probability(one.likelihood_ratio.p));
                prop_assert!(is_probability(one.cramer_v));
                let (a, b) = (one.chi_square.statistic, other.chi_square.statistic);
                prop_assert!((a - b).abs() <= 1e-9 * a.abs() + 1e-12);
                prop_assert_eq!(&one.empty_rows, &other.empty_columns);
                let expected: f64 = one.expected.iter().flatten().sum();
                prop_assert!((expected - one.n as f64).abs() <= 1e-9 * expected);
                prop_assert!(one.yates.is_none_or(|yates| yates.statistic <= a + 1e-12));
            }
            (one, other) => prop_assert_eq!(one.err(), other.err()),
        }
    }

    #[test]
    fn a_square_table_does_not_change_when_it_is_turned_over(cells in prop::array::uniform4(prop_oneof![0_u64..30, 0_u64..5000])) {
        let [a, b, c, d] = cells;
        match (fisher([[a, b], [c, d]], Confidence::P95), fisher([[c, d], [a, b]], Confidence::P95)) {
            (Ok(one), Ok(other)) => {
                prop_assert!(is_probability(one.p));
                prop_assert!((one.p - other.p).abs() <= 1e-8 * one.p);
                let conditional = one.conditional;
                prop_assert!(conditional.value.is_none_or(|value| conditional.low <= value));
                prop_assert!(conditional.high.is_none_or(|high| conditional.value.is_some_and(|value| value <= high)));
                // Turned over, ψ is 1/ψ.
                if let (Some(one), Some(other)) = (conditional.value, other.conditional.value) {
                    prop_assert!(one == 0.0 || (one * other - 1.0).abs() < 1e-9);
                }
            }
            (one, other) => prop_assert_eq!(one.err(), other.err()),
        }
    }

    #[test]
    fn a_summary_holds_what_it_sums_up(values in answers(60)) {
        let sample = sample(&values);
        prop_assert_eq!(sample.n() + sample.left_out(), values.len() as u64);
        match summary(&sample, Quantile::Type6, Confidence::P95) {
            Ok(found) => {
                let reach = 1e-9 * (found.min.abs() + found.max.abs());
                prop_assert!(found.min - reach <= found.mean && found.mean <= found.max + reach);
                let [first, third] = found.quartiles;
                prop_assert!(found.min <= first && first <= found.median && found.median <= third && third <= found.max);
                prop_assert!(found.interval.is_none_or(|interval| interval.low <= found.mean && found.mean <= interval.high));
                let sorted = Sorted::new(&sample).unwrap();
                prop_assert_eq!(sorted.quantile(0.0, Quantile::Type6).unwrap(), found.min);
                prop_assert_eq!(sorted.quantile(1.0, Quantile::Type7).unwrap(), found.max);
                prop_assert!(sorted.quantile(0.3, Quantile::Type7).unwrap() <= sorted.quantile(0.31, Quantile::Type7).unwrap());
            }
            Err(reason) => prop_assert_eq!(reason, Undefined::TooFew),
        }
    }

    #[test]
    fn two_groups_compare_alike_from_either_side(first in answers(30), second in answers(30)) {
        let (first, second) = (sample(&first), sample(&second));
        if let (Ok(one), Ok(other)) = (mann_whitney(&first, &second), mann_whitney(&second, &first)) {
            prop_assert!(is_probability(one.p) && is_probability(one.normal_p));
            prop_assert!((one.p - other.p).abs() < 1e-12);
            prop_assert_eq!(one.u + other.u, (first.n() * second.n()) as f64);
            prop_assert!((-1.0..=1.0).contains(&one.rank_biserial));
        }
        let (Ok(one), Ok(other)) = (Moments::of(&first), Moments::of(&second)) else { return Ok(()) };
        let forth = two_means(&one, &other, Confidence::P95);
        let back = two_means(&other, &one, Confidence::P95);
        prop_assert_eq!(forth.is_ok(), back.is_ok());
        if let (Ok(forth), Ok(back)) = (forth, back) {
            prop_assert!(is_probability(forth.welch.p) && (forth.welch.p - back.welch.p).abs() < 1e-12);
            prop_assert_eq!(forth.welch.t, -back.welch.t);
            prop_assert!(forth.welch.df <= forth.student.df + 1e-9);
            // Two groups are the smallest analysis of variance: F is t².
            if let Ok(anova) = anova(&[one, other]) {
                let square = forth.student.t.powi(2);
                prop_assert!((anova.test.f - square).abs() <= 1e-6 * square + 1e-9, "{} {square}", anova.test.f);
                prop_assert!(is_probability(anova.eta_squared));
            }
        }
    }

    #[test]
    fn nothing_is_written_that_is_no_number(groups in prop::collection::vec(answers(12), 0..4)) {
        let samples: Vec<Sample> = groups.iter().map(|group| sample(group)).collect();
        let moments: Vec<Moments> = samples.iter().filter_map(|sample| Moments::of(sample).ok()).collect();
        let mut found = Vec::new();
        found.extend(anova(&moments).iter().flat_map(numbers));
        found.extend(welch_anova(&moments).iter().flat_map(numbers));
        found.extend(levene(&samples, Center::Median).iter().flat_map(numbers));
        found.extend(kruskal_wallis(&samples).iter().flat_map(numbers));
        let letters: Vec<Option<Moments>> = samples.iter().map(|sample| Moments::of(sample).ok()).collect();
        let letters = mean_letters(&letters, MeanTest::Welch, Adjustment::Bonferroni, Confidence::P95);
        found.extend(letters.iter().flat_map(numbers));
        prop_assert!(found.iter().all(|number| number.is_finite()));
    }

    #[test]
    fn a_correlation_knows_no_order_of_its_numbers(cases in prop::collection::vec((-50_i32..50, -50_i32..50), 0..40)) {
        let pairs: Pairs = cases.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))).collect();
        let turned: Pairs = cases.iter().map(|(x, y)| (f64::from(*y), f64::from(*x))).collect();
        match (pearson(&pairs, Confidence::P95), pearson(&turned, Confidence::P95)) {
            (Ok(one), Ok(other)) => {
                prop_assert!((one.r - other.r).abs() < 1e-12 && is_probability(one.p));
                prop_assert!(one.interval.is_none_or(|interval| interval.low <= one.r && one.r <= interval.high));
                let ranks = spearman(&pairs).unwrap();
                prop_assert!((-1.0..=1.0).contains(&ranks.rho) && is_probability(ranks.p));
                // Ranks know nothing of a scale that only rises.
                let bent: Pairs = cases.iter().map(|(x, y)| (f64::from(*x).powi(3), f64::from(*y).exp())).collect();
                prop_assert!((spearman(&bent).unwrap().rho - ranks.rho).abs() < 1e-12);
            }
            (one, other) => prop_assert_eq!(one.err(), other.err()),
        }
    }

    #[test]
    fn a_limit_is_where_its_tail_is(p in 1e-9_f64..0.9999, df1 in 0.5_f64..2000.0, df2 in 0.5_f64..2000.0) {
        use distribution::*;
        let close = |found: f64, wanted: f64| (found - wanted).abs() <= 1e-9 * wanted;
        prop_assert!(close(chi_square_upper(chi_square_quantile(1.0 - p, df1).unwrap(), df1).unwrap(), 1.0 - (1.0 - p)));
        prop_assert!(close(f_upper(f_quantile(1.0 - p, df1, df2).unwrap(), df1, df2).unwrap(), 1.0 - (1.0 - p)));
        prop_assert!(close(beta_lower(beta_quantile(p, df1, df2).unwrap(), df1, df2).unwrap(), p));
        let t = t_quantile(p, df1).unwrap();
        prop_assert!(close(t_upper(-t, df1).unwrap(), p));
    }
}
