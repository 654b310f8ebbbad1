//! Recipes as they are written, and what is wrong with them.

use super::super::{
    Band, Bands, Beside, Ends, Measure, Merged, PercentBase, Period, Recipe, Source, Variable, Yield,
    tabulate,
};
use crate::language::Text;
use crate::table::samples::{code, name, study};

fn faults(recipe: &str) -> Vec<String> {
    let (form, columns) = study();
    let told = match Recipe::read(recipe) {
        Ok(recipe) => tabulate(&recipe, &form, &columns, &Beside::default()).unwrap_err(),
        Err(faults) => faults,
    };
    let place = |fault: &crate::message::Message| match fault.args.first() {
        Some((_, crate::message::Argument::Text(place))) => format!("{place} {}", fault.key),
        _ => fault.key.clone(),
    };
    told.iter().map(|fault| place(fault).replace("tabulation-fault-", "")).collect()
}

#[test]
fn all_faults_of_a_recipe_are_told_at_once_with_their_places() {
    assert_eq!(
        faults(
            r#"{"version": 2, "rows": [{"question": "age", "band": 3}, {"bands": {"equal": 1}}, 5],
                "columns": [[]], "measures": ["count", "modus", {"quantile": 2}, {"percent_of": "all"}], "digits": 9, "weigth": "w",
                "statistics": {"interval": {"kind": "wald"}, "letters": {"level": 5}}}"#
        ),
        [
            "version version",
            " missing",
            "rows[0].band unknown",
            "rows[1] source",
            "rows[1].bands bands",
            "rows[2] type",
            "columns[0] empty",
            "measures[1] type",
            "measures[2] quantile",
            "measures[3].percent_of type",
            "statistics.interval.kind type",
            "statistics.letters.level level",
            "digits digits",
            "weigth unknown",
        ]
    );
    assert_eq!(
        faults(
            r#"{"version": 1, "key": "t", "filter": "${nobody} = 1", "weight": "w",
                "rows": ["nothing", {"question": "sector", "nets": [{"key": "n", "of": ["x"]}], "bands": {"equal": 3}},
                         {"expression": "${age} +"}, {"expression": "now()"}, {"response": "day"}, {"codes": ["a"]}],
                "columns": [["age"]]}"#
        ),
        [
            "weight weight",
            "filter question",
            "rows[0] question",
            "rows[1] no-number",
            "rows[1] choice",
            "rows[2] expression",
            "form-expr-ended",
            "rows[3] world",
            "rows[4] not-known",
            "rows[5] no-codes",
            "columns[0][0] number-column",
        ]
    );
    assert_eq!(faults("{"), ["json"]);
}

#[test]
fn a_recipe_reads_as_it_was_written_and_keeps_its_hash() {
    let band = |from, below| Band { from, below, label: Text::default() };
    let rows = vec![
        Variable::question(name("reasons")),
        Variable {
            bands: Some(Bands::Own(vec![band(None, Some(25.0)), band(Some(25.0), None)])),
            ..Variable::question(name("age"))
        },
        Variable { bands: Some(Bands::Quantiles(4)), ..Variable::question(name("age")) },
        Variable { every: Some(Period::Week), ..Variable::question(name("day")) },
        Variable::new(Source::Grid(vec![name("a"), name("b")])),
        Variable::new(Source::Codes(vec!["money".to_owned()])),
        Variable::new(Source::Expression {
            expression: "${age}".to_owned(),
            of: Some(name("member")),
            yields: Yield::Number,
            categories: Vec::new(),
        }),
        Variable {
            merge: vec![Merged { key: code("m"), label: Text::of("а", "б", "c"), of: vec![code("x")] }],
            ends: Some(Ends { top: Some(2), bottom: None }),
            ..Variable::question(name("sector"))
        },
    ];
    let recipe = Recipe {
        measures: vec![
            Measure::Count,
            Measure::Quantile { quantile: 0.25, kind: 6 },
            Measure::PercentOf { percent_of: PercentBase::Responses },
        ],
        filter: Some("${age} > 1".to_owned()),
        ..Recipe::new(name("t"), rows).by(vec![Variable::question(name("region"))])
    };
    let written = serde_json::to_string_pretty(&recipe).unwrap();
    let read = Recipe::read(&written).unwrap_or_else(|faults| panic!("{faults:?}\n{written}"));
    assert_eq!(read, recipe);
    assert_eq!(read.hash(), recipe.hash());
    assert_eq!(recipe.hash().len(), 64);
    assert_ne!(Recipe { digits: 1, ..read }.hash(), recipe.hash());
}
