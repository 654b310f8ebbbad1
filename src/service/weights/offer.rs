//! What weights can be made by: the questions of the form, and what stands in them now.

use super::variables;
use crate::app::App;
use crate::service::tabulate::Held;
use crate::store::studies::Study;
use domain::form::{self, Form, Kind};
use domain::language::Text;

/// The most cells of a population that a page asks for one by one.
const MOST: usize = 300;

/// What there is to choose from.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The form.
    pub form: Form,
    /// Questions with categories: margins can be of them.
    pub categories: Vec<Question>,
    /// Questions that give a number.
    pub numbers: Vec<Question>,
    /// The categories of those that were chosen, crossed or one after another, with how many are in each.
    pub targets: Vec<Asked>,
}

/// A question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its name.
    pub name: String,
    /// What it is called.
    pub label: Text,
}

/// A category, or a cell of several.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// Its variables.
    pub variables: Vec<String>,
    /// Their codes.
    pub codes: Vec<String>,
    /// What those are called.
    pub labels: Vec<Text>,
    /// How many responses are in it.
    pub n: usize,
}

/// What weights of a study can be made by; `None` where no form was published.
///
/// # Errors
/// Where the database cannot be read.
pub async fn offer(app: &App, study: &Study, by: &[String], crossed: bool) -> anyhow::Result<Option<Offer>> {
    let found = app.columns.with(&app.store, study, |held| Offer::of(held, by, crossed)).await?;
    Ok(found)
}

impl Offer {
    fn of(held: &Held, by: &[String], crossed: bool) -> Self {
        let once = |question: &&form::Question| {
            held.columns.view(question.name.as_str()).is_some_and(|(level, _)| level == 0)
        };
        let choice = |question: &form::Question| Question {
            name: question.name.to_string(),
            label: question.short_label().clone(),
        };
        let single = |question: &&form::Question| matches!(question.kind, Kind::Single { .. });
        let is_number =
            |question: &&form::Question| variables::numbers(held, question.name.as_str()).is_some();
        let asked: Vec<&form::Question> =
            by.iter().filter_map(|name| held.form.question(name)).filter(once).filter(single).collect();
        let targets = if crossed {
            cells(held, &asked)
        } else {
            asked.iter().flat_map(|question| cells(held, &[question])).collect()
        };
        Self {
            categories: held.form.every_question().filter(once).filter(single).map(choice).collect(),
            numbers: held.form.every_question().filter(once).filter(is_number).map(choice).collect(),
            form: held.form.clone(),
            targets,
        }
    }
}

/// The cells of questions crossed; none of too many.
fn cells(held: &Held, questions: &[&form::Question]) -> Vec<Asked> {
    let sizes: Vec<usize> = questions.iter().map(|question| question.choices().len()).collect();
    let count = sizes.iter().copied().fold(1, usize::saturating_mul);
    if questions.is_empty() || count > MOST {
        return Vec::new();
    }
    let known: Vec<_> =
        questions.iter().filter_map(|it| variables::variable(held, it.name.as_str(), &[]).ok()).collect();
    let mut n = vec![0; count];
    for row in 0..held.columns.len() {
        let place = known.iter().zip(&sizes).try_fold(0, |place, (variable, size)| {
            variable.codes[row].map(|code| place * size + usize::from(code))
        });
        if let Some(n) = place.and_then(|place| n.get_mut(place)) {
            *n += 1;
        }
    }
    let cell = |(place, n): (usize, usize)| {
        let mut left = place;
        let mut codes: Vec<(String, Text)> = Vec::new();
        for (question, size) in questions.iter().zip(&sizes).rev() {
            let choice = &question.choices()[left % size];
            codes.push((choice.code.to_string(), choice.label.clone()));
            left /= size;
        }
        let (codes, labels) = codes.into_iter().rev().unzip();
        let variables = questions.iter().map(|question| question.name.to_string()).collect();
        Asked { variables, codes, labels, n }
    };
    n.into_iter().enumerate().map(cell).collect()
}
