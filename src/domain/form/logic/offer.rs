//! Which choices a question offers, as an expression over the rows of its list.
//!
//! A filter becomes a predicate, `instance('towns')/root/item[region = ${region}]`; an order by chance
//! a call of `randomize()` around it. Choices that come from a repeat are its rows.

use super::part::{Part, Sort};
use crate::expr::{Expr, Kind as Mentioned, Tree};
use crate::form::{Choices, Form, Question};
use std::collections::HashMap;

/// Which choices are offered.
#[derive(Clone, Debug)]
pub(crate) struct Offering {
    /// Finds the rows, in the order in which they are shown.
    pub(crate) expr: Expr,
    /// Where the rows are those of a repeat: the question whose answers are the choices.
    pub(crate) of_repeat: Option<String>,
}

/// What the list of a question's own choices is called.
pub(crate) fn own_list(question: &str) -> String {
    format!("choices of {question}")
}

/// Gives each question that does not simply offer all its choices the expression that finds them.
pub(super) fn fill(form: &Form, parts: &mut [Part]) {
    let offerings: Vec<(usize, Offering)> = (0..parts.len())
        .filter_map(|index| {
            let question = parts[index].question(form)?;
            Some((index, offering(question, question.kind.choices()?, parts)?))
        })
        .collect();
    for (index, offering) in offerings {
        parts[index].rules.offering = Some(offering);
    }
}

fn offering(question: &Question, choices: &Choices, parts: &[Part]) -> Option<Offering> {
    let mixed = question.parameters.get("randomize").is_some_and(|value| value == "true");
    let filter = question.choice_filter.as_deref();
    let of_repeat = choices.of_repeat();
    if filter.is_none() && !mixed && of_repeat.is_none() {
        return None;
    }
    let rows = match of_repeat {
        Some(name) => rows_of_repeat(name, filter, parts)?,
        None => {
            let list = choices.list().map_or_else(|| own_list(question.name.as_str()), str::to_owned);
            let quote = if list.contains('\'') { '"' } else { '\'' };
            let rows = format!("instance({quote}{list}{quote})/root/item");
            filter.map_or_else(|| rows.clone(), |filter| format!("{rows}[{filter}]"))
        }
    };
    let seed = question.parameters.get("seed").filter(|_| mixed);
    let source = match (mixed, seed) {
        (false, _) => rows,
        (true, Some(seed)) => format!("randomize({rows}, {seed})"),
        (true, None) => format!("randomize({rows})"),
    };
    Some(Offering { expr: Expr::parse(&source).ok()?, of_repeat: of_repeat.map(str::to_owned) })
}

/// The rows of the repeat in which a question stands. What the filter says of questions of the same
/// repeat it says of the row that is looked at.
fn rows_of_repeat(name: &str, filter: Option<&str>, parts: &[Part]) -> Option<String> {
    let asked = parts.iter().position(|part| part.name == name)?;
    let up = |part: usize| std::iter::successors(Some(part), |part| parts[*part].parent);
    let repeat = up(asked).find(|part| parts[*part].sort == Sort::Repeat)?;
    let rows = format!("${{{}}}", parts[repeat].name);
    let Some(filter) = filter else { return Some(rows) };
    let expr = Expr::parse(filter).ok()?;
    let mut own = filter.to_owned();
    for mention in expr.names().iter().rev().filter(|mention| mention.kind == Mentioned::Reference) {
        let within = parts
            .iter()
            .position(|part| part.name == mention.name)
            .filter(|part| up(*part).any(|part| part == repeat) && *part != repeat);
        if let Some(part) = within {
            let mut path: Vec<&str> =
                up(part).take_while(|part| *part != repeat).map(|part| parts[part].name.as_str()).collect();
            path.push(".");
            path.reverse();
            own.replace_range(mention.span.clone(), &path.join("/"));
        }
    }
    Some(format!("{rows}[{own}]"))
}

/// The lists that expressions look things up in: those of the form, and the choices of each question
/// that has its own and filters or mixes them.
pub(super) fn lists(form: &Form, parts: &[Part]) -> HashMap<String, Tree> {
    let shared = form.lists.iter().map(|list| (list.name.clone(), tree(form, &list.choices)));
    let own = parts.iter().filter(|part| part.rules.offering.is_some()).filter_map(|part| {
        let question = part.question(form)?;
        let choices = question.kind.choices().filter(|choices| choices.list().is_none())?;
        Some((own_list(question.name.as_str()), tree(form, choices)))
    });
    shared.chain(own).collect()
}

fn tree(form: &Form, choices: &[crate::form::Choice]) -> Tree {
    let language = form.default_language();
    Tree::list(choices.iter().map(|choice| {
        let label = choice.label.words(language, &form.languages);
        let columns = choice.more.iter().map(|(column, value)| (column.as_str(), value.as_str()));
        [("name", choice.code.as_str()), ("label", label)].into_iter().chain(columns)
    }))
}
