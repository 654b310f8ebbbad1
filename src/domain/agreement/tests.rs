use super::continuum::{Segment, measure};
use super::*;
use crate::text::Span;
use proptest::prelude::*;
use serde::Deserialize;

/// What other programs compute: `tests/data/agreement/reference.py` writes it.
const REFERENCE: &str = include_str!("../../../tests/data/agreement/reference.json");

#[derive(Deserialize)]
struct Reference {
    ratings: Vec<RatingsCase>,
    spans: Vec<SpansCase>,
}

#[derive(Deserialize)]
struct RatingsCase {
    name: String,
    coders: usize,
    categories: usize,
    units: Vec<Vec<Option<usize>>>,
    want: Wanted,
}

#[derive(Deserialize)]
struct Wanted {
    percent: f64,
    cohen: f64,
    fleiss: f64,
    alpha: f64,
    ac1: f64,
}

#[derive(Deserialize)]
struct SpansCase {
    name: String,
    length: usize,
    values: usize,
    coders: Vec<Vec<(usize, usize, usize)>>,
    want: WantedSpans,
}

#[derive(Deserialize)]
struct WantedSpans {
    u: f64,
    binary: f64,
    /// None where there is but one value.
    cu: Option<f64>,
    ku: Vec<Option<f64>>,
    coverage: Vec<f64>,
}

fn reference() -> Reference {
    serde_json::from_str(REFERENCE).expect("the reference values")
}

#[track_caller]
fn same(what: &str, value: Value, wanted: f64) {
    let value = value.unwrap_or_else(|reason| panic!("{what}: {reason}"));
    assert!((value - wanted).abs() < 1e-6, "{what}: {value}, not {wanted}");
}

fn segments(spans: &[(usize, usize, usize)]) -> Vec<Segment> {
    spans.iter().map(|&(start, end, value)| Segment { span: Span { start, end }, value }).collect()
}

#[test]
fn coefficients_are_those_of_irrcac_krippendorff_and_statsmodels() {
    for case in reference().ratings {
        let found = coefficients(&Ratings::of_units(case.coders, case.categories, &case.units));
        same(&format!("{}: percent", case.name), found.percent, case.want.percent);
        same(&format!("{}: Cohen", case.name), found.cohen, case.want.cohen);
        same(&format!("{}: Fleiss", case.name), found.fleiss, case.want.fleiss);
        same(&format!("{}: α", case.name), found.alpha, case.want.alpha);
        same(&format!("{}: AC1", case.name), found.ac1, case.want.ac1);
    }
}

#[test]
fn published_examples_come_out_as_published() {
    let cases = reference().ratings;
    let found = |at: usize| {
        let case: &RatingsCase = &cases[at];
        coefficients(&Ratings::of_units(case.coders, case.categories, &case.units))
    };
    same("Krippendorff 2011", found(0).alpha, 0.743_421_052_6);
    let atlas = found(1);
    same("ATLAS.ti, percent", atlas.percent, 0.6);
    same("ATLAS.ti, κ", atlas.cohen, 0.090_909_090_9);
    same("ATLAS.ti, α", atlas.alpha, 0.095_238_095_2);
    let nvivo = found(2);
    same("NVivo, percent", nvivo.percent, 0.85);
    same("NVivo, κ", nvivo.cohen, 0.347_826_087);
}

#[test]
fn spans_agree_as_the_unitized_alpha_package_and_a_count_of_characters_say() {
    for case in reference().spans {
        let coders: Vec<_> = case.coders.iter().map(|spans| segments(spans)).collect();
        let tile = Span { start: 0, end: case.length };
        let whole = measure(&coders, case.values, &[tile]).expect("no overlaps").remove(0);
        let halves = [Span { start: 0, end: 77 }, Span { start: 77, end: case.length }];
        let mut sum = continuum::Lengths::new(case.values + 1);
        measure(&coders, case.values, &halves)
            .expect("no overlaps")
            .iter()
            .for_each(|part| sum.add(part, 1.0));
        for lengths in [whole, sum] {
            same(&format!("{}: uα", case.name), lengths.u_alpha(), case.want.u);
            same(&format!("{}: ǀuα", case.name), lengths.binary(), case.want.binary);
            match case.want.cu {
                Some(wanted) => same(&format!("{}: cuα", case.name), lengths.cu_alpha(), wanted),
                None => assert_eq!(lengths.cu_alpha(), Err(Undefined::NoVariation)),
            }
            for (place, (wanted, coverage)) in case.want.ku.iter().zip(&case.want.coverage).enumerate() {
                if let Some(wanted) = wanted {
                    same(&format!("{}: ({place})uα", case.name), lengths.of_value(place + 1), *wanted);
                }
                same(&case.name, lengths.coverage(place + 1).ok_or(Undefined::NoUnits), *coverage);
            }
        }
    }
}

#[test]
fn what_has_no_value_says_why() {
    let same_everywhere =
        coefficients(&Ratings::of_units(2, 2, &[vec![Some(0), Some(0)], vec![Some(0), Some(0)]]));
    assert_eq!(same_everywhere.percent, Ok(1.0));
    assert_eq!(same_everywhere.cohen, Err(Undefined::NoVariation));
    assert_eq!(same_everywhere.fleiss, Err(Undefined::NoVariation));
    assert_eq!(same_everywhere.alpha, Err(Undefined::NoVariation));
    assert_eq!(same_everywhere.ac1, Ok(1.0));
    let alone = coefficients(&Ratings::of_units(2, 2, &[vec![Some(0), None], vec![None, Some(1)]]));
    for value in [alone.percent, alone.cohen, alone.fleiss, alone.alpha, alone.ac1] {
        assert_eq!(value, Err(Undefined::NoUnits));
    }
    let overlapping = [segments(&[(0, 5, 1), (4, 8, 2)]), Vec::new()];
    assert_eq!(measure(&overlapping, 2, &[Span { start: 0, end: 9 }]), Err(Undefined::Overlap));
}

/// Twenty passages of 50 characters, two codes; coder 2 read nothing of the second document.
fn study() -> Study {
    let passages: Vec<Span> = (0..10).map(|at| Span { start: at * 50, end: at * 50 + 49 }).collect();
    let mark = |coder, code, start, end| Marking { coder, code, span: Span { start, end } };
    let document = |readers: &[usize], markings| Document {
        length: 500,
        passages: passages.clone(),
        sentences: passages
            .iter()
            .flat_map(|span| {
                [
                    Span { start: span.start, end: span.start + 20 },
                    Span { start: span.start + 21, end: span.end },
                ]
            })
            .collect(),
        readers: readers.to_vec(),
        markings,
    };
    let first = vec![
        mark(0, 0, 0, 49),
        mark(1, 0, 0, 30),
        mark(2, 0, 2, 49),
        mark(0, 1, 60, 80),
        mark(1, 1, 210, 230),
    ];
    let second = vec![mark(0, 0, 100, 120), mark(1, 0, 90, 120), mark(1, 1, 95, 110), mark(0, 1, 400, 499)];
    Study { coders: 3, codes: 2, documents: vec![document(&[0, 1, 2], first), document(&[0, 1], second)] }
}

#[test]
fn the_same_codings_agree_differently_by_unit() {
    let by = |unit| report(&study(), unit, 200, &mut fastrand::Rng::with_seed(7));
    let (passage, sentence, character) = (by(Unit::Passage), by(Unit::Sentence), by(Unit::Character));
    assert_eq!([passage.codes[0].units, sentence.codes[0].units, character.codes[0].units], [20, 40, 1000]);
    // Of the passages of document 1 all three agree on code 0; of document 2 two differ in one.
    same("passages", passage.codes[0].percent.value, 0.95);
    assert_ne!(character.codes[0].percent.value, passage.codes[0].percent.value);
    assert_eq!(passage.overall.units, 40);
    assert_eq!(passage.blocks, 20);
    assert_eq!(by(Unit::Passage), passage, "the same seed, the same report");
    let [low, high] = passage.codes[0].alpha.interval.expect("an interval");
    let value = passage.codes[0].alpha.value.expect("a value");
    assert!(low <= value && value <= high && low < high, "{low} {value} {high}");
    assert_eq!(character.codes[0].u_alpha, passage.codes[0].u_alpha, "spans know no unit");
}

#[test]
fn a_code_that_nobody_gave_has_prevalence_nought_and_no_alpha() {
    let mut study = study();
    study.codes = 3;
    let row = report(&study, Unit::Passage, 20, &mut fastrand::Rng::with_seed(7)).codes[2];
    assert_eq!(row.prevalence, Some(0.0));
    assert_eq!(row.alpha.value, Err(Undefined::NoVariation));
    assert_eq!(row.u_alpha.value, Err(Undefined::NoVariation));
    assert_eq!(row.alpha.interval, None);
    assert_eq!(row.coverage, None);
}

fn any_units() -> impl Strategy<Value = Vec<Vec<Option<usize>>>> {
    let rating = prop_oneof![1 => Just(None), 6 => (0..3usize).prop_map(Some)];
    prop::collection::vec(prop::collection::vec(rating, 4), 1..40)
}

fn any_spans() -> impl Strategy<Value = Vec<Vec<Segment>>> {
    let coder = prop::collection::vec((0..6usize, 1..9usize, 1..4usize), 0..12).prop_map(|cuts| {
        let mut at = 0;
        let place = |(gap, length, value)| {
            let start = at + gap;
            at = start + length;
            Segment { span: Span { start, end: at }, value }
        };
        cuts.into_iter().map(place).collect()
    });
    prop::collection::vec(coder, 2..5)
}

fn close(one: Value, other: Value) -> bool {
    match (one, other) {
        (Ok(one), Ok(other)) => (one - other).abs() < 1e-9,
        (one, other) => one == other,
    }
}

proptest! {
    #[test]
    fn who_is_who_and_what_codes_are_called_does_not_matter(units in any_units()) {
        let turned: Vec<Vec<Option<usize>>> = units
            .iter()
            .map(|unit| unit.iter().rev().map(|chosen| chosen.map(|category| (category + 1) % 3)).collect())
            .collect();
        let [one, other] = [units, turned].map(|units| coefficients(&Ratings::of_units(4, 3, &units)));
        for (one, other) in [
            (one.percent, other.percent), (one.cohen, other.cohen), (one.fleiss, other.fleiss),
            (one.alpha, other.alpha), (one.ac1, other.ac1),
        ] {
            prop_assert!(close(one, other), "{one:?} {other:?}");
            prop_assert!(one.is_err() || one.is_ok_and(|value| value.is_finite() && value <= 1.0 + 1e-9));
        }
        prop_assert!(one.percent.is_err() || one.percent.is_ok_and(|share| (0.0..=1.0 + 1e-9).contains(&share)));
    }

    #[test]
    fn perfect_agreement_is_one(chosen in prop::collection::vec(0..3usize, 2..40)) {
        let units: Vec<_> = chosen.iter().map(|category| vec![Some(*category); 3]).collect();
        let found = coefficients(&Ratings::of_units(3, 3, &units));
        for value in [found.percent, found.cohen, found.fleiss, found.alpha, found.ac1] {
            prop_assert!(value == Err(Undefined::NoVariation) || close(value, Ok(1.0)), "{value:?}");
        }
    }

    #[test]
    fn spans_agree_whoever_cut_them_and_whatever_they_are_called(coders in any_spans()) {
        let tile = [Span { start: 0, end: 200 }];
        let turned: Vec<Vec<Segment>> = coders.iter().rev().map(|segments| segments.iter().map(|segment| {
            Segment { value: segment.value % 3 + 1, ..*segment }
        }).collect()).collect();
        let alike = vec![coders[0].clone(); coders.len()];
        let [one, other, alike] = [coders, turned, alike].map(|coders| measure(&coders, 3, &tile).expect("apart").remove(0));
        prop_assert!((one.total() - other.total()).abs() < 1e-6);
        for (one, other, alike) in [
            (one.u_alpha(), other.u_alpha(), alike.u_alpha()),
            (one.binary(), other.binary(), alike.binary()),
            (one.cu_alpha(), other.cu_alpha(), alike.cu_alpha()),
            (one.of_value(1), other.of_value(2), alike.of_value(1)),
        ] {
            prop_assert!(close(one, other), "{one:?} {other:?}");
            prop_assert!(one.is_err() || one.is_ok_and(|value| value.is_finite() && value <= 1.0 + 1e-9));
            prop_assert!(alike.is_err() || close(alike, Ok(1.0)), "{alike:?}");
        }
    }

    #[test]
    fn whatever_is_given_a_report_comes_out(
        marks in prop::collection::vec((0..4usize, 0..4usize, 0..700usize, 0..700usize), 0..40),
    ) {
        let mut study = study();
        study.documents[0].markings = marks
            .into_iter()
            .map(|(coder, code, start, end)| Marking { coder, code, span: Span { start, end } })
            .collect();
        for unit in [Unit::Passage, Unit::Sentence, Unit::Character] {
            let found = report(&study, unit, 5, &mut fastrand::Rng::with_seed(1));
            for row in found.codes.iter().chain([&found.overall]) {
                for value in [row.percent.value, row.alpha.value, row.u_alpha.value, row.cu_alpha.value] {
                    prop_assert!(value.is_err() || value.is_ok_and(|value| value.is_finite() && value <= 1.0 + 1e-9));
                }
            }
        }
    }
}

/// The decisions of a study on a code, passage by passage, counted one by one.
fn one_by_one(study: &Study, code: usize) -> Coefficients {
    let mut units = Vec::new();
    for document in &study.documents {
        for passage in &document.passages {
            let gave = |coder: usize| {
                let mut markings = document.markings.iter();
                markings.any(|mark| (mark.coder, mark.code) == (coder, code) && mark.span.overlaps(*passage))
            };
            let read = |coder: &usize| document.readers.contains(coder);
            let chosen = (0..study.coders).map(|coder| read(&coder).then(|| usize::from(gave(coder))));
            units.push(chosen.collect());
        }
    }
    coefficients(&Ratings::of_units(study.coders, 2, &units))
}

#[test]
fn what_is_weighed_is_what_is_counted_one_by_one() {
    let study = study();
    let found = report(&study, Unit::Passage, 5, &mut fastrand::Rng::with_seed(7));
    for code in 0..study.codes {
        let (row, counted) = (found.codes[code], one_by_one(&study, code));
        for (found, counted) in [
            (row.percent, counted.percent),
            (row.cohen, counted.cohen),
            (row.fleiss, counted.fleiss),
            (row.alpha, counted.alpha),
            (row.ac1, counted.ac1),
        ] {
            assert!(close(found.value, counted), "{code}: {found:?} {counted:?}");
        }
    }
}
