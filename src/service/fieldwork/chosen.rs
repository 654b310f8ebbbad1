//! What came, by the answers to a question.

use crate::app::App;
use crate::store::studies::Study;
use domain::fieldwork::Days;
use domain::form::{Form, Kind, Name, Question};
use domain::message::Message;
use domain::table::Label;
use domain::tabulation::{Beside, Block, Column, ColumnKind, Recipe, Variable, tabulate};

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
        let recipe = Recipe::new(name.clone(), vec![Variable::question(name.clone())]);
        let among: Vec<bool> = held.days.iter().map(|day| days.hold(*day)).collect();
        let beside = Beside { among: Some(&among), ..Beside::default() };
        tabulate(&recipe, &held.form, &held.columns, &beside)
            .map(|made| of_block(name, made.blocks.first(), &made.columns))
    };
    Ok(Some(tokio::task::spawn_blocking(count).await?))
}

fn of_block(question: Name, block: Option<&Block>, columns: &[Column]) -> Chosen {
    let all = columns.iter().position(|column| column.kind == ColumnKind::All);
    let (Some(block), Some(all)) = (block, all) else {
        return Chosen { question, several: false, rows: Vec::new(), missing: 0 };
    };
    let rows = block.rows.iter().zip(&block.cells).map(|(class, cells)| ChosenRow {
        code: class.key.clone(),
        label: class.label.clone(),
        count: cells[all].count,
    });
    Chosen {
        question,
        several: block.several,
        rows: rows.collect(),
        missing: block.missing.iter().map(|cells| cells[all].count).sum(),
    }
}
