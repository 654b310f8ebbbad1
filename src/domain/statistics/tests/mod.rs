//! What other programs compute of the same numbers; see `tests/data/statistics`.

mod data;
mod tails;

use super::*;
use data::{Drawn, distinct};
use serde::Deserialize;
use std::collections::BTreeMap;

const R: &str = include_str!("../../../../tests/data/statistics/r.json");
const PYTHON: &str = include_str!("../../../../tests/data/statistics/python.json");

#[derive(Deserialize)]
struct FromR {
    values: BTreeMap<String, f64>,
    tails: Vec<tails::Tail>,
}

#[derive(Deserialize)]
struct FromPython {
    values: BTreeMap<String, f64>,
    tables: Vec<SquareTable>,
    shares: Vec<(ShareInterval, f64, f64, f64, f64, f64)>,
    letters: Vec<LetteredRow>,
}

#[derive(Deserialize)]
struct SquareTable {
    table: [[u64; 2]; 2],
    p: f64,
    value: Option<f64>,
    low: f64,
    high: Option<f64>,
    sample: Option<f64>,
}

#[derive(Deserialize)]
struct LetteredRow {
    counts: Vec<u64>,
    bases: Vec<u64>,
    pairs: Vec<(usize, usize, f64, f64)>,
    none: Vec<Vec<usize>>,
    bonferroni: Vec<Vec<usize>>,
}

fn from_r() -> FromR {
    serde_json::from_str(R).expect("what R computes")
}

fn from_python() -> FromPython {
    serde_json::from_str(PYTHON).expect("what Python computes")
}

/// Statistics to 1e-9 of them, probabilities to 1e-6; what is nought but for rounding to 1e-12.
#[track_caller]
fn same(key: &str, found: f64, wanted: f64) {
    let within = if key.ends_with(".p") { 1e-6 } else { 1e-9 };
    let floor = if key.ends_with(".p") { 1e-300 } else { 1e-12 };
    let off = (found - wanted).abs();
    assert!(off <= within * wanted.abs() + floor, "{key}: {found:e}, not {wanted:e}");
}

/// Everything that we compute of a drawn study, by the keys of the scripts.
struct Ours(BTreeMap<String, f64>);

impl Ours {
    fn put(&mut self, key: &str, of: &str, value: f64) {
        self.0.insert(format!("{key}.{of}"), value);
    }

    fn chi_square(&mut self, key: &str, test: ChiSquare) {
        self.put(key, "statistic", test.statistic);
        self.put(key, "df", test.df);
        self.put(key, "p", test.p);
    }

    fn interval(&mut self, key: &str, interval: Interval) {
        self.put(key, "low", interval.low);
        self.put(key, "high", interval.high);
    }

    fn table(&mut self, key: &str, counts: &[Vec<u64>]) -> Contingency {
        let found = contingency(counts).expect("a table");
        self.chi_square(key, found.chi_square);
        self.chi_square(&format!("{key}.likelihood"), found.likelihood_ratio);
        self.put(key, "v", found.cramer_v);
        let kept = (0..counts.len()).filter(|row| !found.empty_rows.contains(row));
        for (place, row) in kept.enumerate() {
            for column in 0..counts[row].len() {
                self.put(key, &format!("expected.{place}.{column}"), found.expected[row][column]);
                let residual = found.adjusted_residuals[row][column].expect("a residual");
                self.put(key, &format!("residual.{place}.{column}"), residual);
            }
        }
        found
    }

    fn fisher(&mut self, key: &str, table: [[u64; 2]; 2]) {
        let found = fisher(table, Confidence::P95).expect("a table");
        self.put(key, "p", found.p);
        self.put(key, "sample", found.odds_ratio.expect("finite"));
        self.put(key, "value", found.conditional.value.expect("finite"));
        self.put(key, "low", found.conditional.low);
        self.put(key, "high", found.conditional.high.expect("finite"));
    }

    fn ratio(&mut self, key: &str, test: Ratio) {
        for (of, value) in [("f", test.f), ("df1", test.df1), ("df2", test.df2), ("p", test.p)] {
            self.put(key, of, value);
        }
    }

    fn t_test(&mut self, key: &str, test: TTest) {
        let parts =
            [("difference", test.difference), ("se", test.se), ("t", test.t), ("df", test.df), ("p", test.p)];
        for (of, value) in parts {
            self.put(key, of, value);
        }
        self.interval(key, test.interval);
    }

    fn summary(&mut self, key: &str, sample: &Sample) {
        let found = summary(sample, Quantile::Type7, Confidence::P95).expect("numbers");
        self.put(key, "mean", found.mean);
        self.put(key, "sd", found.sd.expect("a spread"));
        self.put(key, "variance", found.variance.expect("a spread"));
        self.put(key, "se", found.se.expect("a spread"));
        self.put(key, "skewness", found.skewness.expect("a spread"));
        self.put(key, "median", found.median);
        self.interval(key, found.interval.expect("a spread"));
        let sorted = Sorted::new(sample).expect("numbers");
        for (number, by) in [(6, Quantile::Type6), (7, Quantile::Type7)] {
            for p in [0.0, 0.01, 0.1, 0.25, 1.0 / 3.0, 0.5, 0.77, 0.9, 0.999, 1.0] {
                let quantile = sorted.quantile(p, by).expect("a share");
                self.put(key, &format!("quantile.{number}.{}", data::seventeen(p)), quantile);
            }
        }
    }

    fn groups(&mut self, key: &str, groups: &[Sample]) {
        let moments: Vec<Moments> = groups.iter().map(|group| Moments::of(group).expect("numbers")).collect();
        for other in 1..groups.len() {
            let key = format!("{key}.0.{other}");
            let found = two_means(&moments[0], &moments[other], Confidence::P95).expect("two means");
            self.t_test(&format!("{key}.welch"), found.welch);
            self.t_test(&format!("{key}.student"), found.student);
            self.put(&key, "d", found.cohen_d);
            let found = mann_whitney(&groups[0], &groups[other]).expect("two groups");
            self.put(&key, "ranks.u", found.u);
            self.put(&key, "ranks.normal.p", found.normal_p);
            self.put(&key, "ranks.biserial", found.rank_biserial);
        }
        let found = anova(&moments).expect("groups");
        self.ratio(&format!("{key}.anova"), found.test);
        self.put(key, "anova.between", found.between.squares);
        self.put(key, "anova.within", found.within.squares);
        self.put(key, "anova.eta_squared", found.eta_squared);
        self.put(key, "anova.omega_squared", found.omega_squared);
        self.ratio(&format!("{key}.welch_anova"), welch_anova(&moments).expect("groups"));
        for (name, center) in [("mean", Center::Mean), ("median", Center::Median)] {
            self.ratio(&format!("{key}.levene.{name}"), levene(groups, center).expect("groups"));
        }
        self.chi_square(&format!("{key}.kruskal"), kruskal_wallis(groups).expect("groups").h);
    }

    fn pairs(&mut self, key: &str, pairs: &Pairs) {
        let found = pearson(pairs, Confidence::P95).expect("numbers");
        self.put(key, "n", found.n as f64);
        self.put(key, "r", found.r);
        self.put(key, "t", found.t.expect("not perfect"));
        self.put(key, "p", found.p);
        self.interval(key, found.interval.expect("enough cases"));
        let found = spearman(pairs).expect("numbers");
        self.put(key, "rho", found.rho);
        self.put(key, "rho.p", found.p);
    }

    fn of(n: usize) -> Self {
        let drawn = Drawn::new(n, 20_261_126 + n as u64);
        let mut ours = Self(BTreeMap::new());
        let at = |key: &str| format!("{n}.{key}");
        let group = drawn.of("group");
        ours.table(&at("scale_by_group"), &data::crossed(drawn.of("scale"), group, 5, 4));
        let seldom = ours.table(&at("seldom_by_group"), &data::crossed(drawn.of("seldom"), group, 6, 4));
        assert_eq!((seldom.empty_rows, seldom.empty_columns), (vec![3], vec![]));
        let is = |of: &str, value: f64| -> Vec<f64> {
            drawn.of(of).iter().map(|found| f64::from(u8::from(*found == value))).collect()
        };
        let square = data::crossed(&is("group", 0.0), drawn.of("yes"), 2, 2);
        let found = ours.table(&at("yes_by_first"), &square);
        ours.chi_square(&at("yates"), found.yates.expect("a 2×2 table"));
        ours.fisher(&at("fisher"), data::square(&square));
        let rare = data::crossed(&is("seldom", 5.0), &is("group", 3.0), 2, 2);
        ours.fisher(&at("fisher_rare"), data::square(&rare));
        for name in ["score", "minutes", "age", "scale"] {
            let sample: Sample = drawn.of(name).iter().copied().collect();
            ours.put(&at("left_out"), name, sample.left_out() as f64);
            ours.summary(&at(name), &sample);
            if name != "age" {
                ours.groups(&at(name), &drawn.by_group(name));
                let pairs = drawn.of("age").iter().copied().zip(drawn.of(name).iter().copied());
                ours.pairs(&at(&format!("age.{name}")), &pairs.collect());
            }
        }
        let score: Sample = drawn.of("score").iter().copied().collect();
        let surer = Confidence::new(0.99).expect("a level");
        ours.interval(&at("score99"), Moments::of(&score).expect("numbers").interval(surer).expect("spread"));
        ours
    }

    fn agree(&self, n: usize, wanted: &BTreeMap<String, f64>) {
        let mut checked = 0;
        for (key, wanted) in wanted.iter().filter(|(key, _)| key.starts_with(&format!("{n}."))) {
            same(key, *self.0.get(key).unwrap_or_else(|| panic!("no {key}")), *wanted);
            checked += 1;
        }
        assert!(checked > 50, "{checked} numbers of {n} rows");
    }
}

#[test]
fn every_statistic_of_230_answers_is_what_r_and_scipy_say() {
    let ours = Ours::of(230);
    ours.agree(230, &from_r().values);
    ours.agree(230, &from_python().values);
}

#[test]
fn every_statistic_of_100_000_answers_is_what_r_and_scipy_say() {
    let ours = Ours::of(100_000);
    ours.agree(100_000, &from_r().values);
    ours.agree(100_000, &from_python().values);
}

#[test]
fn small_groups_without_ties_have_exact_probabilities() {
    let wanted = from_r().values;
    for (m, n) in [(1, 5), (3, 4), (8, 8), (12, 9), (30, 22), (49, 49), (50, 49)] {
        let first: Sample = distinct(m, 77).into_iter().collect();
        let second: Sample = distinct(n, 78).into_iter().map(|value| value * 1.4).collect();
        let found = mann_whitney(&first, &second).unwrap();
        same("u", found.u, wanted[&format!("exact.{m}.{n}.u")]);
        same("exact.p", found.p, wanted[&format!("exact.{m}.{n}.p")]);
        assert_eq!(found.exact_p.is_some(), m < 50);
    }
    for n in 3..=9 {
        let first = distinct(n, 5);
        let second = first.iter().zip(distinct(n, 6)).map(|(x, y)| x + y * 1.5);
        let found = spearman(&first.iter().copied().zip(second).collect()).unwrap();
        same("rho", found.rho, wanted[&format!("orders.{n}.rho")]);
        same("orders.p", found.exact_p.unwrap(), wanted[&format!("orders.{n}.p")]);
    }
}

#[test]
fn fisher_agrees_on_small_great_and_one_sided_tables() {
    for wanted in from_python().tables {
        let found = fisher(wanted.table, Confidence::P95).unwrap();
        let shown = format!("{:?}", wanted.table);
        same(&format!("{shown}.p"), found.p, wanted.p);
        same(&format!("{shown} low"), found.conditional.low, wanted.low);
        for (what, found, wanted) in [
            ("sample", found.odds_ratio, wanted.sample),
            ("conditional", found.conditional.value, wanted.value),
            ("high", found.conditional.high, wanted.high),
        ] {
            assert_eq!(found.is_some(), wanted.is_some(), "{shown} {what}");
            same(&format!("{shown} {what}"), found.unwrap_or(0.0), wanted.unwrap_or(0.0));
        }
    }
}

#[test]
fn intervals_of_shares_agree_from_nought_to_all() {
    for (by, count, base, level, low, high) in from_python().shares {
        let found = share_interval(count, base, by, Confidence::new(level).unwrap()).unwrap();
        let shown = format!("{by:?} {count} of {base} at {level}");
        same(&format!("{shown}: low"), found.low, low);
        same(&format!("{shown}: high"), found.high, high);
    }
}

#[test]
fn letters_stand_under_the_higher_column() {
    for row in from_python().letters {
        for (adjustment, under) in [(Adjustment::None, row.none), (Adjustment::Bonferroni, row.bonferroni)] {
            let found = share_letters(&row.counts, &row.bases, adjustment, Confidence::P95).unwrap();
            assert_eq!(found.comparisons.len(), row.pairs.len());
            for (found, (first, second, z, p)) in found.comparisons.iter().zip(&row.pairs) {
                assert_eq!((found.first, found.second), (*first, *second));
                same("z", found.statistic, *z);
                same("letters.p", found.p, *p);
            }
            assert_eq!(found.under, under, "{:?} of {:?}", row.counts, row.bases);
        }
    }
    assert_eq!([0, 25, 26, 27, 701, 702].map(letter), ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
}

#[test]
fn letters_of_means_are_the_tests_of_pairs() {
    let drawn = Drawn::new(230, 5);
    let groups: Vec<Option<Moments>> =
        drawn.by_group("score").iter().map(|group| Moments::of(group).ok()).chain([None]).collect();
    for by in [MeanTest::Welch, MeanTest::Pooled] {
        let found = mean_letters(&groups, by, Adjustment::Bonferroni, Confidence::P95).unwrap();
        assert_eq!((found.left_out.clone(), found.comparisons.len()), (vec![4], 6));
        for comparison in found.comparisons {
            let [one, other] = [comparison.first, comparison.second].map(|place| groups[place].unwrap());
            let both = two_means(&one, &other, Confidence::P95).unwrap();
            let test = if by == MeanTest::Welch { both.welch } else { both.student };
            assert_eq!((comparison.statistic, comparison.p), (test.t, test.p));
            assert_eq!(comparison.adjusted, (6.0 * test.p).min(1.0));
        }
    }
}

#[test]
fn a_share_of_none_or_all_has_no_letter() {
    let found =
        share_letters(&[0, 90, 100, 40, 0], &[100, 100, 100, 100, 0], Adjustment::None, Confidence::P95);
    let found = found.unwrap();
    assert_eq!(found.left_out, [0, 2, 4]);
    assert_eq!(found.under, [vec![], vec![3], vec![], vec![], vec![]]);
}

#[test]
fn counts_of_values_have_the_moments_of_the_values() {
    let values: Sample = [1.0, 1.0, 2.0, 5.0, 5.0, 5.0].into_iter().collect();
    let counted = Moments::of_counts(&[(5.0, 3), (9.0, 0), (1.0, 2), (2.0, 1)]).unwrap();
    let listed = Moments::of(&values).unwrap();
    same("mean", counted.mean, listed.mean);
    same("squares", counted.squares, listed.squares);
    same("cubes", counted.cubes, listed.cubes);
    assert_eq!(Moments::of_counts(&[(1.0, 0)]), Err(Undefined::TooFew));
}

#[test]
fn numbers_far_from_nought_keep_their_spread() {
    let sample: Sample = (0..1000).map(|place| 1e9 + f64::from(place % 2)).collect();
    let moments = Moments::of(&sample).unwrap();
    same("variance", moments.variance().unwrap(), 250.0 / 999.0);
}

#[test]
fn what_has_no_value_says_why() {
    let sample = |values: &[f64]| values.iter().copied().collect::<Sample>();
    let of = |values: &[f64]| Moments::of(&sample(values));
    assert_eq!(of(&[]), Err(Undefined::TooFew));
    assert_eq!(of(&[1e300, -1e300]).map(|found| found.n), Err(Undefined::OutOfRange));
    let one = of(&[4.0]).unwrap();
    assert_eq!((one.sd(), one.interval(Confidence::P95)), (Err(Undefined::TooFew), Err(Undefined::TooFew)));
    let same = of(&[4.0, 4.0, 4.0]).unwrap();
    assert_eq!((same.sd(), same.skewness()), (Ok(0.0), Err(Undefined::NoVariation)));
    assert_eq!(two_means(&same, &same, Confidence::P95), Err(Undefined::NoVariation));
    assert_eq!(two_means(&one, &same, Confidence::P95), Err(Undefined::TooFew));
    assert_eq!(anova(&[same]), Err(Undefined::NothingToCompare));
    assert_eq!(anova(&[one, one]), Err(Undefined::TooFew));
    assert_eq!(anova(&[same, same]), Err(Undefined::NoVariation));
    assert_eq!(welch_anova(&[same, one]), Err(Undefined::NoVariation));
    let [none, fours] = [sample(&[]), sample(&[4.0, 4.0])];
    assert_eq!(levene(&[none.clone(), fours.clone()], Center::Median), Err(Undefined::TooFew));
    assert_eq!(mann_whitney(&none, &fours), Err(Undefined::TooFew));
    assert_eq!(mann_whitney(&fours, &fours), Err(Undefined::NoVariation));
    assert_eq!(kruskal_wallis(&[fours.clone(), fours]), Err(Undefined::NoVariation));
    let pairs: Pairs = [(1.0, 2.0), (2.0, 4.0), (3.0, f64::NAN)].into_iter().collect();
    assert_eq!((pairs.n(), pairs.left_out()), (2, 1));
    assert_eq!(pearson(&pairs, Confidence::P95), Err(Undefined::TooFew));
    let perfect: Pairs = [(1.0, 2.0), (2.0, 4.0), (3.0, 6.0)].into_iter().collect();
    let found = pearson(&perfect, Confidence::P95).unwrap();
    assert_eq!((found.t, found.p, found.interval), (None, 0.0, None));
    assert_eq!(contingency(&[vec![3, 4], vec![0, 0]]), Err(Undefined::NothingToCompare));
    assert_eq!(contingency(&[]), Err(Undefined::NothingToCompare));
    assert_eq!(contingency(&[vec![3, 4], vec![1]]), Err(Undefined::OutOfRange));
    assert_eq!(fisher([[3, 4], [0, 0]], Confidence::P95), Err(Undefined::NothingToCompare));
    assert_eq!(fisher([[u64::MAX, 4], [1, 1]], Confidence::P95), Err(Undefined::OutOfRange));
    assert_eq!(share_interval(0.0, 0.0, ShareInterval::Wilson, Confidence::P95), Err(Undefined::TooFew));
    assert_eq!(share_interval(2.0, 1.0, ShareInterval::Wilson, Confidence::P95), Err(Undefined::OutOfRange));
    assert_eq!([0.0, 1.0, f64::NAN].map(Confidence::new), [None; 3]);
}
