//! What a figure shows, before it is drawn.

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

/// A bar chart in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What begins every id in the drawing, so that several stand on one page: `figure-1`.
    pub id: String,
    /// The language of its words.
    pub language: Language,
    /// The caption, with the number.
    pub caption: String,
    /// What the bars of a group stand for, in their order; empty where each group has one bar.
    pub series: Vec<String>,
    /// The groups from top to bottom.
    pub groups: Vec<Group>,
    /// Whom it counts.
    pub base: String,
    /// Where it comes from; may be empty.
    pub note: String,
}

/// The bars of one answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The answer.
    pub label: String,
    /// A bar a series.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Its length: 0 to 100, unrounded.
    pub percent: f64,
    /// The value as written beside it; empty where there was nobody to ask.
    pub value: String,
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
) -> Option<Chart> {
    let bars = match &spec.by {
        None => single(spec, form, columns, language, say)?,
        Some(by) => crossed(spec, by, form, columns, language, say)?,
    };
    let caption = spec.caption.words(language, &form.languages);
    let caption =
        Message::new("figure-caption").with("number", i64::from(spec.number)).with("caption", caption);
    Some(Chart {
        id: format!("figure-{}", spec.number),
        language,
        caption: say(&caption),
        series: bars.series,
        groups: bars.groups,
        base: bars.base,
        note: spec.note.words(language, &form.languages).to_owned(),
    })
}

struct Bars {
    series: Vec<String>,
    groups: Vec<Group>,
    base: String,
}

fn single(
    spec: &FigureSpec,
    form: &Form,
    columns: &Columns,
    language: Language,
    say: Say<'_>,
) -> Option<Bars> {
    let counts = table::frequency(form, columns, spec.question.as_str())?;
    let base = if counts.multiple { "figure-base-several" } else { "figure-base" };
    let groups: Vec<Group> = counts
        .rows
        .iter()
        .filter(|row| has_a_bar(row.category))
        .filter_map(|row| {
            Some(Group {
                label: label(form, &spec.question, row.category, language, say)?,
                bars: vec![bar(counts.share(*row, Base::CasesAnswered), say)],
            })
        })
        .collect();
    (!groups.is_empty()).then(|| Bars {
        series: Vec::new(),
        groups,
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
) -> Option<Bars> {
    let table = table::crosstab(form, columns, spec.question.as_str(), by.as_str()).ok()?;
    let series = table.column_categories.iter().zip(&table.column_bases).filter_map(|(category, n)| {
        let label = label(form, by, *category, language, say)?;
        Some(say(&Message::new("figure-series").with("label", label).with("n", whole(*n))))
    });
    let groups = table.row_categories.iter().enumerate().filter(|(_, category)| has_a_bar(**category));
    let groups = groups.filter_map(|(row, category)| {
        Some(Group {
            label: label(form, &spec.question, *category, language, say)?,
            bars: bars_of_row(&table, row, say),
        })
    });
    Some(Bars {
        series: series.collect(),
        groups: groups.collect(),
        base: counted(&table.unit, "figure-base-crossed", table.n(), say),
    })
}

fn bars_of_row(table: &Crosstab, row: usize, say: Say<'_>) -> Vec<Bar> {
    (0..table.column_bases.len()).map(|column| bar(table.column_share(row, column), say)).collect()
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

fn bar(share: Option<Share>, say: Say<'_>) -> Bar {
    Bar {
        percent: share.map_or(0.0, Share::percent),
        value: share.map_or_else(String::new, |share| words::percent(share, say)),
    }
}

fn counted(unit: &Unit, key: &str, n: u64, say: Say<'_>) -> String {
    say(&unit.said(key).with("n", whole(n)))
}

fn whole(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
