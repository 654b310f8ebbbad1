//! Figures from recipes, with the answers of the demonstration.

use super::super::{Beside, Picture, Recipe, Setting, Tabulation, tabulate};
use crate::figure::{Fonts, Group, Plot, Width};
use crate::language::Language;
use crate::message::Message;
use crate::table::samples::{say, study};
use chrono::NaiveDate;

fn counted(recipe: &Recipe) -> Tabulation {
    let (form, columns) = study();
    let weights: Vec<f64> = (0..230).map(|at| f64::from(at % 4 + 1) / 2.5).collect();
    let day = |at: i64| NaiveDate::from_ymd_opt(2025, 9, 1).unwrap() + chrono::Duration::days(at % 40);
    let days: Vec<NaiveDate> = (0..230).map(day).collect();
    let beside = Beside { weights: Some(&weights), days: Some(&days), ..Beside::default() };
    tabulate(recipe, &form, &columns, &beside).unwrap()
}

fn setting<'a>(language: Language, say: &'a dyn Fn(&Message) -> String) -> Setting<'a> {
    Setting { id: "figure", number: Some(3), language, width: Width::PAGE, data: "230", say }
}

fn recipe(fields: &str) -> Recipe {
    Recipe::read(&format!(r#"{{"version": 1, "key": "t", {fields}}}"#)).unwrap()
}

fn picture(fields: &str) -> Result<Picture, Message> {
    let recipe = recipe(fields);
    let say = say(Language::En);
    counted(&recipe).picture(&recipe, &setting(Language::En, &say))
}

fn plot(fields: &str) -> Plot {
    match picture(fields).unwrap() {
        Picture::Figure(figure) => figure.plot,
        Picture::Heat(map) => panic!("{map:?}"),
    }
}

fn written(group: &Group) -> Vec<&str> {
    group.points.iter().map(|point| point.written.as_str()).collect()
}

/// A recipe of every kind of figure.
const KINDS: [(&str, &str); 15] = [
    ("bars", r#""figure": "bars", "rows": ["reasons"], "statistics": {"interval": {"kind": "wilson"}}"#),
    ("grouped", r#""figure": "grouped", "rows": ["difficulties"], "columns": ["gender"]"#),
    ("nested", r#""figure": "grouped", "rows": ["satisfaction"], "columns": [["gender", "education"]]"#),
    (
        "means",
        r#""figure": "bars", "rows": ["salary_kzt"], "columns": ["region"], "measures": ["mean"],
        "statistics": {"interval": {}}"#,
    ),
    ("stacked", r#""figure": "stacked", "rows": ["satisfaction"], "columns": ["region"]"#),
    ("likert", r#""figure": "likert", "rows": ["support_1_5"], "columns": ["sector"]"#),
    ("likert-scale", r#""figure": "likert", "rows": ["satisfaction"]"#),
    ("pie", r#""figure": "pie", "rows": ["stay_intention"], "weight": "w", "digits": 1"#),
    (
        "line",
        r#""figure": "line", "rows": ["satisfaction"], "columns": [{"response": "day", "every": "week"}]"#,
    ),
    (
        "line-counts",
        r#""figure": "line", "rows": [{"response": "day", "every": "week"}], "measures": ["count"]"#,
    ),
    ("map", r#""figure": "map", "rows": ["region"]"#),
    ("map-share", r#""figure": "map", "rows": ["satisfaction"], "columns": ["region"]"#),
    (
        "pyramid",
        r#""figure": "pyramid", "columns": ["gender"], "rows": [{"question": "age", "bands":
        [{"below": 25}, {"from": 25, "below": 30}, {"from": 30, "below": 35}, {"from": 35}]}]"#,
    ),
    ("heat", r#""figure": "heat", "rows": ["reasons"], "columns": ["region"], "disclosure": 5"#),
    ("network", r#""figure": "network", "rows": ["reasons"], "columns": ["reasons"]"#),
];

#[test]
fn bars_show_the_published_percents_without_those_who_chose_none() {
    let Plot::Bars(bars) = plot(KINDS[0].1) else { panic!() };
    let values: Vec<&str> = bars.grid.groups.iter().flat_map(written).collect();
    assert_eq!(values, ["81%", "67%", "48%", "32%", "15%"]);
    let within = |group: &Group| group.points[0].interval.is_some_and(|of| of.low < of.high);
    assert!(bars.grid.groups.iter().all(within));
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|it| it == text.as_bytes())
}

#[test]
fn every_kind_is_drawn_in_every_language_and_format() {
    for (name, fields) in KINDS {
        let recipe = recipe(fields);
        let table = counted(&recipe);
        for language in Language::ALL {
            let say = say(language);
            let drawing =
                table.draw(&recipe, &setting(language, &say)).unwrap_or_else(|it| panic!("{name} {it:?}"));
            let svg = drawing.svg();
            assert!(
                svg.contains(&format!("sha256:{}", recipe.hash())) && svg.contains("<dc:source>230<"),
                "{name}"
            );
            // Pixels take their time.
            if language == Language::Kk {
                let png = drawing.png(1.0, &Fonts::embedded()).unwrap();
                assert!(holds(&png, &recipe.hash()) && holds(&drawing.pdf(), &recipe.hash()), "{name}");
            }
        }
    }
}

#[test]
fn what_is_not_told_has_no_bar_and_the_figure_says_so() {
    let fields = r#""figure": "grouped", "rows": ["difficulties"], "columns": ["region"], "disclosure": 10"#;
    let Picture::Figure(figure) = picture(fields).unwrap() else { panic!() };
    assert!(figure.base.contains("* not shown: fewer than 10"), "{}", figure.base);
    let Plot::Bars(bars) = &figure.plot else { panic!() };
    let hidden: Vec<_> = bars
        .grid
        .groups
        .iter()
        .flat_map(|group| &group.points)
        .filter(|point| point.written == "*")
        .collect();
    assert!(!hidden.is_empty() && hidden.iter().all(|point| point.value.is_none()));
}

#[test]
fn what_would_not_be_honest_is_refused_with_its_reason() {
    let refused = [
        (r#""rows": ["reasons"]"#, "none"),
        (r#""figure": "pie", "rows": ["reasons"]"#, "parts"),
        (r#""figure": "stacked", "rows": ["reasons"], "columns": ["gender"]"#, "parts"),
        (r#""figure": "likert", "rows": ["difficulties"]"#, "parts"),
        (r#""figure": "pie", "rows": ["gender"], "columns": ["region"]"#, "columns"),
        (r#""figure": "pie", "rows": ["region"], "disclosure": 26"#, "hidden"),
        (r#""figure": "bars", "rows": ["gender", "region"]"#, "several"),
        (r#""figure": "bars", "rows": ["gender"], "columns": ["region", "sector"]"#, "banners"),
        (r#""figure": "grouped", "rows": ["gender"], "columns": [["region", "gender"]]"#, "many"),
        (r#""figure": "stacked", "rows": ["salary_kzt"], "columns": ["region"]"#, "numbers"),
        (r#""figure": "line", "rows": ["gender"], "columns": ["region"]"#, "time"),
        (r#""figure": "map", "rows": ["gender"]"#, "region"),
        (r#""figure": "map", "rows": ["salary_kzt"]"#, "map"),
        (r#""figure": "map", "rows": ["reasons"], "columns": ["region"]"#, "choice"),
        (r#""figure": "map", "rows": ["reasons"], "columns": ["region"], "shows": "luck""#, "shown"),
        (r#""figure": "pyramid", "rows": ["gender"], "columns": ["region"]"#, "sides"),
        (r#""figure": "heat", "rows": ["gender"]"#, "heat"),
        (r#""figure": "network", "rows": ["reasons"], "columns": ["gender"]"#, "network"),
        (r#""figure": "network", "rows": ["region"], "columns": ["region"]"#, "network"),
    ];
    for (fields, reason) in refused {
        let fault = picture(fields).expect_err(fields);
        assert_eq!(fault.key, format!("drawn-fault-{reason}"), "{fields}");
        assert!(Language::ALL.into_iter().all(|language| !say(language)(&fault).is_empty()));
    }
}

#[test]
fn a_map_of_several_answers_shows_the_one_that_its_recipe_names() {
    let shown = |code: &str| {
        let fields =
            format!(r#""figure": "map", "rows": ["reasons"], "columns": ["region"], "shows": "{code}""#);
        let Plot::Map(map) = plot(&fields) else { panic!() };
        map.places().iter().map(|place| place.point.written.clone()).collect::<Vec<_>>()
    };
    let both = ["financial_support", "no_city_job"].map(shown);
    assert!(both[0] != both[1] && both.iter().all(|written| written.len() == 8), "{both:?}");
}

#[test]
fn a_map_shades_values_as_they_are_written() {
    let Plot::Map(map) = plot(KINDS[11].1) else { panic!() };
    assert_eq!(map.places().len(), 8);
    assert!(map.places().iter().all(|place| place.point.value.is_some_and(|value| value.fract() == 0.0)));
}

#[test]
fn questions_of_one_scale_stand_beneath_each_other() {
    let Plot::Likert(likert) =
        plot(r#""figure": "likert", "rows": [{"grid": ["satisfaction", "satisfaction"]}]"#)
    else {
        panic!()
    };
    assert_eq!(likert.grid.groups.len(), 2);
    assert_eq!(likert.grid.series.len(), 3);
}

#[test]
fn a_figure_says_whom_it_counts() {
    let fields = r#""figure": "bars", "rows": ["reasons"], "weight": "w", "filter": "${age} < 30", "percent_base": "cases_substantive",
        "title": {"kk": "Себептер"}, "notes": [{"en": "Compiled by the authors."}]"#;
    let recipe = recipe(fields);
    let table = counted(&recipe);
    let said = Language::ALL.map(|language| {
        let say = say(language);
        let Picture::Figure(figure) = table.picture(&recipe, &setting(language, &say)).unwrap() else {
            panic!()
        };
        format!("{}\n{}\n{}", figure.caption, figure.base, figure.note)
    });
    insta::assert_snapshot!(said.join("\n\n"));
}
