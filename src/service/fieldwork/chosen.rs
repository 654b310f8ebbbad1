//! What came, by the answers to a question.

use crate::app::App;
use crate::store::studies::Study;
use domain::fieldwork::Days;
use domain::form::{Form, Kind, Name, Question};
use domain::message::Message;
use domain::table::Label;
use domain::tabulation::{Beside, Block, ColumnKind, OfResponse, Period, Recipe, Source, Variable, tabulate};

/// What came by the answers to a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// The question.
    pub question: Name,
    /// Whether several answers were possible.
    pub several: bool,
    /// How many chose what, in the order of the form.
    pub rows: Vec<ChosenRow>,
    /// How many chose nothing, whatever the reason.
    pub missing: u64,
}

/// A choice.
#[derive(Clone, Debug, PartialEq)]
pub struct ChosenRow {
    /// Its code.
    pub code: String,
    /// What readers call it.
    pub label: Label,
    /// How many chose it.
    pub count: u64,
}

/// The questions by which responses are counted: choices that are asked once.
pub fn asked_once(form: &Form) -> impl Iterator<Item = &Question> {
    form.questions().filter(|question| matches!(question.kind, Kind::Single { .. } | Kind::Multiple { .. }))
}

/// How many chose what on those days, counted on a thread of its own from the answers in memory; `None`
/// where no form was published, or it does not ask this. What keeps it from being counted is told.
///
/// # Errors
/// Where the database cannot be read.
pub async fn chosen(
    app: &App,
    study: &Study,
    question: &str,
    days: Days,
) -> anyhow::Result<Option<Result<Chosen, Vec<Message>>>> {
    let Some(held) = app.columns.look(&app.store, study).await? else { return Ok(None) };
    let Some(name) = asked_once(&held.form).find(|one| one.name.as_str() == question) else {
        return Ok(None);
    };
    let name = name.name.clone();
    let count = move || {
        let recipe = recipe(&name, days);
        let beside = Beside { days: Some(&held.days), ..Beside::default() };
        tabulate(&recipe, &held.form, &held.columns, &beside).map(|made| {
            let counted = |place: &usize| {
                let column = &made.columns[*place];
                let day = column.classes.first().map(|class| &class.label);
                match (column.kind, day) {
                    (ColumnKind::All, _) => days == Days::default(),
                    (ColumnKind::Class, Some(Label::Day(day))) => days.hold(*day),
                    _ => false,
                }
            };
            let columns: Vec<usize> = (0..made.columns.len()).filter(counted).collect();
            of_block(name, made.blocks.first(), &columns)
        })
    };
    Ok(Some(tokio::task::spawn_blocking(count).await?))
}

/// A question, by days where not all of them are looked at.
fn recipe(question: &Name, days: Days) -> Recipe {
    let recipe = Recipe::new(question.clone(), vec![Variable::question(question.clone())]);
    if days == Days::default() {
        return recipe;
    }
    let day = Variable::new(Source::Response(OfResponse::Day));
    recipe.by(vec![Variable { every: Some(Period::Day), ..day }])
}

fn of_block(question: Name, block: Option<&Block>, columns: &[usize]) -> Chosen {
    let sum = |cells: &[domain::tabulation::Tally]| columns.iter().map(|place| cells[*place].count).sum();
    let Some(block) = block else {
        return Chosen { question, several: false, rows: Vec::new(), missing: 0 };
    };
    let rows = block.rows.iter().zip(&block.cells).map(|(class, cells)| ChosenRow {
        code: class.key.clone(),
        label: class.label.clone(),
        count: sum(cells),
    });
    Chosen {
        question,
        several: block.several,
        rows: rows.collect(),
        missing: block.missing.iter().map(|cells| sum(cells)).sum(),
    }
}
