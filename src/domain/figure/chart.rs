//! What a figure shows, before it is drawn.

use super::plot::{Axis, Bars, Figure, Grid, Group, Layout, Plot, Point};
use super::sheet::Width;
use crate::form::{Form, Name};
use crate::language::{Language, Text};
use crate::message::Message;
use crate::table::{self, Base, Category, Columns, Crosstab, Say, Share, Unit, words};
use serde::{Deserialize, Serialize};

/// The recipe of a figure, kept with the study.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureSpec {
    /// Its number in the paper.
    pub number: u32,
    /// The question whose answers are the bars: a choice or a scale.
    pub question: Name,
    /// A single choice by whose answers the bars are told apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Name>,
    /// What it shows, without “Figure 1”.
    pub caption: Text,
    /// Where it comes from; may be empty.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub note: Text,
}

/// Reads recipes from TOML, each a `[[figure]]`.
///
/// # Errors
/// What TOML or the recipe does not allow, with its place in the text.
pub fn specs(source: &str) -> Result<Vec<FigureSpec>, toml::de::Error> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Figures {
        figure: Vec<FigureSpec>,
    }
    toml::from_str::<Figures>(source).map(|figures| figures.figure)
}

/// Fills a recipe with counts. “None of these” has no bar, but whoever chose it is in the base.
/// `None` where the form has no such question, or one whose answers are not counted.
#[must_use]
pub fn chart(
    spec: &FigureSpec,
    form: &Form,
    columns: &Columns,
    language: Language,
    say: Say<'_>,
) -> Option<Figure> {
    let Counted { grid, base } = match &spec.by {
        None => single(spec, form, columns, language, say)?,
        Some(by) => crossed(spec, by, form, columns, language, say)?,
    };
    let caption = spec.caption.words(language, &form.languages);
    let caption =
        Message::new("figure-caption").with("number", i64::from(spec.number)).with("caption", caption);
    Some(Figure {
        id: format!("figure-{}", spec.number),
        language,
        caption: say(&caption),
        base,
        note: spec.note.words(language, &form.languages).to_owned(),
        width: Width::PAGE,
        plot: Plot::Bars(Bars { grid, layout: Layout::Across, axis: Axis::default() }),
    })
}

struct Counted {
    grid: Grid,
    base: String,
}

fn single(
    spec: &FigureSpec,
    form: &Form,
    columns: &Columns,
    language: Language,
    say: Say<'_>,
) -> Option<Counted> {
    let counts = table::frequency(form, columns, spec.question.as_str())?;
    let base = if counts.multiple { "figure-base-several" } else { "figure-base" };
    let groups: Vec<Group> = counts
        .rows
        .iter()
        .filter(|row| has_a_bar(row.category))
        .filter_map(|row| {
            Some(Group {
                label: label(form, &spec.question, row.category, language, say)?,
                points: vec![point(counts.share(*row, Base::CasesAnswered), say)],
            })
        })
        .collect();
    (!groups.is_empty()).then(|| Counted {
        grid: Grid { series: Vec::new(), groups },
        base: counted(&counts.unit, base, counts.answered, say),
    })
}

fn crossed(
    spec: &FigureSpec,
    by: &Name,
    form: &Form,
    columns: &Columns,
    language: Language,
    say: Say<'_>,
) -> Option<Counted> {
    let table = table::crosstab(form, columns, spec.question.as_str(), by.as_str()).ok()?;
    let series = table.column_categories.iter().zip(&table.column_bases).filter_map(|(category, n)| {
        let label = label(form, by, *category, language, say)?;
        Some(say(&Message::new("figure-series").with("label", label).with("n", whole(*n))))
    });
    let groups = table.row_categories.iter().enumerate().filter(|(_, category)| has_a_bar(**category));
    let groups = groups.filter_map(|(row, category)| {
        Some(Group {
            label: label(form, &spec.question, *category, language, say)?,
            points: points_of_row(&table, row, say),
        })
    });
    Some(Counted {
        grid: Grid { series: series.collect(), groups: groups.collect() },
        base: counted(&table.unit, "figure-base-crossed", table.n(), say),
    })
}

fn points_of_row(table: &Crosstab, row: usize, say: Say<'_>) -> Vec<Point> {
    (0..table.column_bases.len()).map(|column| point(table.column_share(row, column), say)).collect()
}

fn has_a_bar(category: Category) -> bool {
    !matches!(category, Category::Choice { exclusive: true, .. })
}

fn label(
    form: &Form,
    question: &Name,
    category: Category,
    language: Language,
    say: Say<'_>,
) -> Option<String> {
    Some(match category {
        Category::Choice { index, .. } => {
            let choice = form.question(question.as_str())?.choices().get(index)?;
            choice.label.words(language, &form.languages).to_owned()
        }
        Category::Value(value) => value.to_string(),
        Category::OtherVersions => say(&Message::new("table-row-other-versions")),
    })
}

fn point(share: Option<Share>, say: Say<'_>) -> Point {
    match share {
        Some(share) => Point::new(share.percent(), words::percent(share, say)),
        None => Point::missing(String::new()),
    }
}

fn counted(unit: &Unit, key: &str, n: u64, say: Say<'_>) -> String {
    say(&unit.said(key).with("n", whole(n)))
}

fn whole(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
