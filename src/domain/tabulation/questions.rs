//! The tables of a study that nobody has to ask for: one of each question, or of each by another one.

use super::recipe::{Measure, PercentBase, Period, Recipe, Variable};
use super::result::Tabulation;
use super::{Beside, tabulate};
use crate::form::{Form, Item, Kind, Question};
use crate::language::{Language, Text};
use crate::message::Message;
use crate::table::{Columns, Table, Unit, View};

/// How questions are counted.
#[derive(Clone, Copy, Debug, Default)]
pub struct By<'w> {
    /// The single choice that stands in the columns; each question is counted alone where there is none.
    pub question: Option<&'w str>,
    /// Counts from one up to below this are not shown.
    pub disclosure: Option<u64>,
}

/// A question, counted.
#[derive(Clone, Debug, PartialEq)]
pub struct OfQuestion {
    /// What it is counted by.
    pub recipe: Recipe,
    /// What that comes to, or all that keeps it from being counted.
    pub counted: Result<Tabulation, Vec<Message>>,
    /// The tables that show it: of a scale its values, then its mean and spread.
    pub tables: Vec<Table>,
}

/// Every question in the form's order. By another one those are left out that it says nothing of: itself,
/// words and days, and what is not asked where it is asked, or in a repeat in there.
#[must_use]
pub fn every_question(form: &Form, columns: &Columns, by: By<'_>) -> Vec<OfQuestion> {
    form.every_question().filter_map(|question| of(form, columns, question, by)).collect()
}

/// One question; `None` where the form does not have it, or it does not go by the other one.
#[must_use]
pub fn of_question(form: &Form, columns: &Columns, question: &str, by: By<'_>) -> Option<OfQuestion> {
    of(form, columns, form.question(question)?, by)
}

fn of(form: &Form, columns: &Columns, question: &Question, by: By<'_>) -> Option<OfQuestion> {
    let (level, view) = columns.view(question.name.as_str())?;
    let banner = match by.question {
        None => None,
        Some(by) => Some(crossing(form, columns, question, by)?),
    };
    let title = title(form, question, &columns.counts(level));
    let mut recipe = recipe(question, view, by.disclosure);
    let mut key = question.name.to_string();
    if let Some(by) = banner {
        key = format!("{key}/by/{}", by.name);
        recipe.title = joined(form, [&title, by.short_label()], " × ");
        recipe.measures = vec![Measure::Count, Measure::ColumnPercent, Measure::RowPercent];
        recipe = recipe.by(vec![Variable::question(by.name.clone())]);
    } else {
        recipe.title = title;
    }
    let counted = tabulate(&recipe, form, columns, &Beside::default());
    let counted = counted.map(|found| Tabulation { key: key.clone(), ..found });
    let tables = match &counted {
        Ok(found) if banner.is_none() && matches!(view, View::Integers { scale: Some(_), .. }) => {
            apart(found, &recipe)
        }
        Ok(found) => vec![found.present(&recipe)],
        Err(faults) => vec![Table { key, ..recipe.uncounted(faults, form.languages.clone()) }],
    };
    Some(OfQuestion { recipe, counted, tables })
}

/// The question of the columns, where a question goes by it.
fn crossing<'f>(form: &'f Form, columns: &Columns, question: &Question, by: &str) -> Option<&'f Question> {
    let by = form.question(by).filter(|by| matches!(by.kind, Kind::Single { .. }))?;
    let (level, view) = columns.view(question.name.as_str())?;
    let (outer, _) = columns.view(by.name.as_str())?;
    let differs = by.name != question.name && !matches!(view, View::Given(_) | View::Days(_));
    (differs && columns.way_out(level, outer).is_some()).then_some(by)
}

/// A question alone: of several answers the percents of all three bases, of days the first and the last.
fn recipe(question: &Question, view: View<'_>, disclosure: Option<u64>) -> Recipe {
    let mut variable = Variable::question(question.name.clone());
    let measures = match view {
        View::Many(_) => vec![
            Measure::Count,
            Measure::ColumnPercent,
            Measure::PercentOf { percent_of: PercentBase::CasesSubstantive },
            Measure::PercentOf { percent_of: PercentBase::Responses },
        ],
        // Of words only whether there are any is known: a percent of those who wrote some says nothing.
        View::Given(_) => vec![Measure::Count],
        View::Days(_) => {
            variable.every = Some(Period::Whole);
            Vec::new()
        }
        View::One(_) | View::Integers { .. } | View::Decimals(_) => Vec::new(),
    };
    Recipe { measures, disclosure, ..Recipe::new(question.name.clone(), vec![variable]) }
}

/// The values of a scale, and apart from them its mean and spread: a mean is no count.
fn apart(counted: &Tabulation, recipe: &Recipe) -> Vec<Table> {
    let (mut values, mut numbers) = (counted.clone(), counted.clone());
    values.blocks.iter_mut().for_each(|block| block.numbers = None);
    numbers.blocks.iter_mut().for_each(super::Block::leave_numbers);
    numbers.key.push_str("/summary");
    [values, numbers].iter().map(|part| part.present(recipe)).collect()
}

/// The question's short name, in each language in which it has one; after that of the repeat where it
/// stands in one: “Members of the household · Age”.
fn title(form: &Form, question: &Question, unit: &Unit) -> Text {
    let own = question.short_label();
    match repeat_label(form, unit) {
        None => own.clone(),
        Some(repeat) => joined(form, [repeat, own], " · "),
    }
}

/// Two texts as one, in each language in which either is there: “Reasons × Region”.
fn joined(form: &Form, parts: [&Text; 2], between: &str) -> Text {
    let said = |language: Language| {
        parts.iter().find_map(|part| part.get(language))?;
        Some(parts.map(|part| part.words(language, &form.languages)).join(between))
    };
    Text { kk: said(Language::Kk), ru: said(Language::Ru), en: said(Language::En), ..Text::default() }
}

fn repeat_label<'f>(form: &'f Form, unit: &Unit) -> Option<&'f Text> {
    let name = unit.repeat()?;
    let group = form.items().filter_map(Item::as_group).find(|group| group.name == *name)?;
    (!group.label.is_empty()).then_some(&group.label)
}
