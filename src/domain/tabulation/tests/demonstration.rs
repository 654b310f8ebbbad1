//! The plan of the demonstration with its form and its responses: what the figures of the paper say, in three
//! languages, and how they look.

use super::super::{Beside, Picture, Recipe, Setting, Tabulation, plan, tabulate};
use crate::answer::import;
use crate::figure::{Rows, Width};
use crate::form::{Form, source};
use crate::language::Language;
use crate::table::Columns;
use crate::table::samples::say;
use chrono::{DateTime, NaiveDate};
use std::collections::BTreeMap;
use std::sync::LazyLock;

struct Study {
    form: Form,
    columns: Columns,
    days: Vec<NaiveDate>,
}

static STUDY: LazyLock<Study> = LazyLock::new(|| {
    let form = source::read(include_str!("../../../demo/form.toml")).unwrap().form;
    let mut columns = Columns::new(&form);
    let mut days = Vec::new();
    let mut reader = csv::Reader::from_reader(include_str!("../../../demo/responses.csv").as_bytes());
    for row in reader.deserialize() {
        let mut cells: BTreeMap<String, String> = row.unwrap();
        cells.insert("consent".to_owned(), "agree".to_owned());
        columns.push(&import::row(&form, &cells).answers);
        days.push(DateTime::parse_from_rfc3339(&cells["submitted_at"]).unwrap().date_naive());
    }
    Study { form, columns, days }
});

/// The figures of the plan with their counts.
fn figures() -> Vec<(u32, Recipe, Tabulation)> {
    let recipes = plan::read(include_str!("../../../demo/plan.json")).unwrap();
    let drawn = recipes.into_iter().filter(|recipe| recipe.figure.is_some());
    let beside = Beside { days: Some(&STUDY.days), ..Beside::default() };
    let counted = |(number, recipe): (u32, Recipe)| {
        let table = tabulate(&recipe, &STUDY.form, &STUDY.columns, &beside).unwrap();
        (number, recipe, table)
    };
    (1..).zip(drawn).map(counted).collect()
}

fn picture(of: &(u32, Recipe, Tabulation), language: Language) -> Picture {
    let (number, recipe, table) = of;
    let say = say(language);
    let (id, number) = (recipe.key.as_str(), Some(*number));
    let setting = Setting { id, number, language, width: Width::PAGE, data: "", say: &say };
    table.picture(recipe, &setting).unwrap_or_else(|fault| panic!("{}: {fault:?}", recipe.key))
}

/// What a figure says, line by line.
fn said(picture: &Picture) -> String {
    let line = |label: &str, cells: Vec<String>| format!("  {label}: {}", cells.join(", "));
    match picture {
        Picture::Figure(figure) => {
            let Rows { heads, rows } = figure.rows();
            let written = rows.iter().map(|row| {
                let cells = row.points.iter().map(|point| match point.interval {
                    Some(of) => format!("{} ({:.1}–{:.1})", point.written, of.low, of.high),
                    None => point.written.clone(),
                });
                line(&row.label, cells.collect())
            });
            let rows: Vec<String> = written.collect();
            format!(
                "{}\n{}\n{}\n  [{}]\n{}",
                figure.caption,
                figure.base,
                figure.note,
                heads.join(" | "),
                rows.join("\n")
            )
        }
        Picture::Heat(map) => {
            let cell = |cell: &Option<crate::figure::Heat>| {
                cell.as_ref().map_or_else(|| "/".to_owned(), |it| it.value.clone())
            };
            let rows: Vec<String> =
                map.rows.iter().map(|row| line(&row.label, row.cells.iter().map(cell).collect())).collect();
            format!(
                "{}\n{}\n  [{}]\n{}",
                map.caption,
                map.notes.join("\n"),
                map.columns.join(" | "),
                rows.join("\n")
            )
        }
    }
}

#[test]
fn the_figures_of_the_demonstration_say_the_same_in_three_languages() {
    let figures = figures();
    for language in Language::ALL {
        let all: Vec<String> = figures.iter().map(|of| said(&picture(of, language))).collect();
        insta::assert_snapshot!(format!("figures-{language}"), all.join("\n\n"));
    }
}

#[test]
fn the_figures_of_the_demonstration_look_as_they_did() {
    for (place, of) in figures().iter().enumerate() {
        // Each in one language, by turns: every language and every kind is looked at.
        let language = Language::ALL[place % 3];
        let drawing = picture(of, language).draw();
        insta::assert_snapshot!(format!("drawing-{}-{language}", of.1.key), drawing.svg());
    }
}
