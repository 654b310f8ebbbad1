//! Tables of random answers, against the simplest count that can be thought of.

use super::super::{Band, Bands, Beside, ColumnKind, Merged, Recipe, Variable, tabulate};
use crate::answer::{Answer, Answers, Missing};
use crate::form::{Form, Item, Kind};
use crate::language::Text;
use crate::table::Columns;
use crate::table::samples::{choices, code, form, name, question};
use proptest::prelude::*;
use std::collections::BTreeSet;

const SINGLE: [&str; 3] = ["a", "b", "c"];
const MANY: [&str; 4] = ["p", "q", "r", "none"];

fn asked() -> Form {
    let mut form = form();
    let item = |called: &str, kind: Kind| -> Item { question(called, kind) };
    form.pages[0].items = vec![
        item("one", Kind::Single { choices: choices(&SINGLE) }),
        item("two", Kind::Single { choices: choices(&SINGLE) }),
        item("many", Kind::Multiple { choices: choices(&MANY) }),
        item("more", Kind::Multiple { choices: choices(&MANY) }),
        item("scale", Kind::Integer { min: Some(1), max: Some(5) }),
        item("age", Kind::Integer { min: None, max: None }),
    ];
    form
}

fn missing() -> impl Strategy<Value = Answer> {
    prop::sample::select(Missing::ALL.to_vec()).prop_map(Answer::Missing)
}

fn single() -> impl Strategy<Value = Answer> {
    let codes = vec!["a", "b", "c", "gone"];
    prop_oneof![5 => prop::sample::select(codes).prop_map(|text| Answer::One(code(text))), 1 => missing()]
}

fn several() -> impl Strategy<Value = Answer> {
    let ticked = prop::sample::subsequence(vec!["p", "q", "r", "gone"], 1..=4);
    prop_oneof![
        5 => ticked.prop_map(|codes| Answer::Many(codes.into_iter().map(code).collect())),
        1 => Just(Answer::Many(vec![code("none")])),
        1 => missing(),
    ]
}

fn number(range: std::ops::Range<i64>) -> impl Strategy<Value = Answer> {
    prop_oneof![5 => range.prop_map(Answer::Integer), 1 => missing()]
}

fn response() -> impl Strategy<Value = (Answers, f64)> {
    let answers = (single(), single(), several(), several(), number(1..7), number(10..40));
    (answers, 0u8..40).prop_map(|((one, two, many, more, scale, age), weight)| {
        let given =
            [("one", one), ("two", two), ("many", many), ("more", more), ("scale", scale), ("age", age)];
        let answers = Answers(given.into_iter().map(|(called, answer)| (name(called), answer)).collect());
        (answers, f64::from(weight) / 8.0)
    })
}

/// A variable by its number: what the recipe says, and what a response is by the simplest reading of it.
fn variable(which: usize) -> Variable {
    let band = |from, below| Band { from, below, label: Text::default() };
    let question = |called: &str| Variable::question(name(called));
    let merged = |key: &str, of: &[&str]| Merged {
        key: code(key),
        label: Text::default(),
        of: of.iter().map(|text| code(text)).collect(),
    };
    match which {
        0 => question("one"),
        1 => question("two"),
        2 => question("many"),
        3 => question("more"),
        4 => question("scale"),
        5 => Variable {
            bands: Some(Bands::Own(vec![band(Some(12.0), Some(20.0)), band(Some(20.0), None)])),
            ..question("age")
        },
        6 => Variable { nets: vec![merged("ab", &["a", "b"])], ..question("one") },
        7 => Variable { merge: vec![merged("ab", &["a", "b"])], ..question("one") },
        8 => Variable {
            nets: vec![merged("pq", &["p", "q"])],
            merge: vec![merged("qr", &["q", "r"])],
            ..question("many")
        },
        _ => {
            Variable { ends: Some(super::super::Ends { top: Some(2), bottom: Some(1) }), ..question("scale") }
        }
    }
}

fn classes(which: usize, answers: &Answers) -> Result<BTreeSet<String>, Missing> {
    let variable = variable(which);
    let super::super::Source::Question(called) = &variable.source else { unreachable!() };
    let answer = answers.get(called.as_str());
    let own = |text: &str, known: &[&str]| {
        if known.contains(&text) { text.to_owned() } else { "other_versions".to_owned() }
    };
    let plain: BTreeSet<String> = match answer {
        Answer::Missing(kind) => return Err(*kind),
        Answer::One(code) => [own(code.as_str(), &SINGLE)].into(),
        Answer::Many(codes) => codes.iter().map(|code| own(code.as_str(), &MANY)).collect(),
        Answer::Integer(value) if which == 5 => [match value {
            12..20 => "12..20",
            20.. => "20..",
            _ => "outside",
        }
        .to_owned()]
        .into(),
        Answer::Integer(value) => [own(&value.to_string(), &["1", "2", "3", "4", "5"])].into(),
        _ => unreachable!(),
    };
    let mut found = BTreeSet::new();
    for text in &plain {
        let merged = variable.merge.iter().find(|group| group.of.iter().any(|code| code.as_str() == text));
        found.insert(merged.map_or_else(|| text.clone(), |group| group.key.to_string()));
        let nets = variable.nets.iter().filter(|group| group.of.iter().any(|code| code.as_str() == text));
        found.extend(nets.map(|group| group.key.to_string()));
        if variable.ends.is_some() {
            found.extend(["4", "5"].contains(&text.as_str()).then(|| "top_2".to_owned()));
            found.extend((text == "1").then(|| "bottom_1".to_owned()));
        }
    }
    Ok(found)
}

/// The classes of a nesting: the first kind of missing answer where any part has one.
fn nested(parts: &[usize], answers: &Answers) -> Result<BTreeSet<String>, Missing> {
    let mut found: BTreeSet<String> = [String::new()].into();
    for (place, part) in parts.iter().enumerate() {
        let own = classes(*part, answers)?;
        let join = |outer: &String, key: &String| {
            if place == 0 { key.clone() } else { format!("{outer}/{key}") }
        };
        found = found.iter().flat_map(|outer| own.iter().map(move |key| join(outer, key))).collect();
    }
    Ok(found)
}

fn is_adult(answers: &Answers) -> bool {
    matches!(answers.get("age"), Answer::Integer(value) if *value >= 18)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]
    #[test]
    fn every_cell_base_and_missing_answer_is_that_of_the_simplest_count(
        given in prop::collection::vec(response(), 0..40),
        rows in prop::collection::vec(0usize..10, 1..4),
        banners in prop::collection::vec(prop::collection::vec(0usize..10, 1..4), 0..3),
        filtered in any::<bool>(),
        weighted in any::<bool>(),
    ) {
        let form = asked();
        let mut columns = Columns::new(&form);
        given.iter().for_each(|(answers, _)| columns.push(answers));
        let mut recipe = Recipe::new(name("t"), rows.iter().map(|row| variable(*row)).collect());
        for banner in &banners {
            recipe = recipe.by(banner.iter().map(|part| variable(*part)).collect());
        }
        recipe.filter = filtered.then(|| "${age} >= 18".to_owned());
        recipe.weight = weighted.then(|| name("w"));
        let weights: Vec<f64> = given.iter().map(|(_, weight)| *weight).collect();
        let beside = Beside { weights: Some(&weights), ..Beside::default() };
        let found = tabulate(&recipe, &form, &columns, &beside).unwrap();
        let counted = || given.iter().filter(|(answers, _)| !filtered || is_adult(answers));
        // How many, unweighted and weighted, are such.
        let many = |is: &dyn Fn(&Answers) -> bool| {
            let those: Vec<f64> = counted().filter(|(answers, _)| is(answers)).map(|(_, weight)| *weight).collect();
            (those.len() as u64, if weighted { those.iter().sum::<f64>() } else { those.len() as f64 })
        };
        for (row, block) in rows.iter().zip(&found.blocks) {
            prop_assert_eq!(block.all - block.filtered, counted().count() as u64);
            for (place, column) in found.columns.iter().enumerate() {
                let is_in = |answers: &Answers| match column.banner.map(|banner| nested(&banners[banner], answers)) {
                    None => true,
                    Some(Err(_)) => false,
                    Some(Ok(keys)) => column.kind == ColumnKind::Total || keys.contains(&column.key),
                };
                let same = |tally: super::super::Tally, wanted: (u64, f64)| {
                    tally.count == wanted.0 && (tally.weighted - wanted.1).abs() < 1e-9
                };
                for (class, cells) in block.rows.iter().zip(&block.cells) {
                    let wanted = many(&|answers| {
                        is_in(answers) && classes(*row, answers).is_ok_and(|keys| keys.contains(&class.key))
                    });
                    prop_assert!(same(cells[place], wanted), "{} {}: {:?} {wanted:?}", class.key, column.key, cells[place]);
                }
                let answered = many(&|answers| is_in(answers) && classes(*row, answers).is_ok());
                prop_assert!(same(block.bases[place].answered, answered));
                let substantive = many(&|answers| {
                    is_in(answers) && classes(*row, answers).is_ok_and(|keys| keys.iter().any(|key| key != "none"))
                });
                prop_assert!(same(block.bases[place].substantive, substantive));
                for (kind, tallies) in Missing::ALL.into_iter().zip(&block.missing) {
                    let wanted = many(&|answers| is_in(answers) && classes(*row, answers) == Err(kind));
                    prop_assert!(same(tallies[place], wanted), "{kind:?} {}", column.key);
                }
            }
            for (banner, tallies) in banners.iter().zip(&block.left_out) {
                for (kind, tally) in Missing::ALL.into_iter().zip(tallies) {
                    let wanted = many(&|answers| classes(*row, answers).is_ok() && nested(banner, answers) == Err(kind));
                    prop_assert_eq!(tally.count, wanted.0);
                }
            }
        }
    }
}
