//! From fields to a recipe, and back.

use super::variable::{number, said, several, words};
use super::{Computed, Finely, Finer};
use domain::form::{Form, Kind};
use domain::tabulation::{Measure, Recipe, Source, Variable, Yield};
use serde_json::{Map, Value, json};

impl Finer {
    /// Puts what is said of a variable into it.
    pub(in crate::web::analyse::builder) fn put(
        &self,
        name: &str,
        mut variable: Value,
        form: &Form,
    ) -> Value {
        if let (Some(finely), Some(fields)) = (self.of.get(name), variable.as_object_mut()) {
            finely.put(fields, name, form);
        }
        variable
    }

    /// The same variables, those of one kind of choices as one grid, and the computed ones behind them.
    pub(in crate::web::analyse::builder) fn finish(
        &self,
        variables: Vec<Value>,
        in_columns: bool,
        form: &Form,
    ) -> Vec<Value> {
        let mut variables = if self.grid && !in_columns { gridded(variables, form) } else { variables };
        for (number, computed) in (1..).zip(&self.computed) {
            if computed.expression.is_empty() || computed.in_columns != in_columns {
                continue;
            }
            let mut fields = Map::new();
            fields.insert("expression".to_owned(), json!(computed.expression));
            fields.insert("as".to_owned(), json!(if computed.number { "number" } else { "categories" }));
            if !computed.called.is_empty() {
                fields.insert("label".to_owned(), said(&computed.called, form));
            }
            variables.push(self.put(&number.to_string(), Value::Object(fields), form));
        }
        variables
    }

    /// Quantiles, to be shown with the other measures.
    pub(in crate::web::analyse::builder) fn measures(&self) -> impl Iterator<Item = Value> {
        several(&self.quantiles).map(|typed| {
            let share = number(&typed.replace(',', "."));
            json!({ "quantile": share, "type": 7 })
        })
    }

    /// How sure intervals are.
    pub(in crate::web::analyse::builder) fn level(&self) -> f64 {
        const USUAL: f64 = 0.95;
        match self.level.as_str() {
            "90" => 0.9,
            "99" => 0.99,
            _ => USUAL,
        }
    }

    /// Digits, as a recipe has them.
    pub(in crate::web::analyse::builder) fn digits(&self) -> Option<Value> {
        (!self.digits.is_empty()).then(|| number(&self.digits))
    }

    /// What the fields can say of a recipe.
    pub(in crate::web::analyse::builder) fn of_recipe(recipe: &Recipe, form: &Form) -> Self {
        let mut finer = Self::default();
        let rows = recipe.rows.iter().map(|variable| (variable, false));
        let columns = recipe.columns.iter().flatten().map(|variable| (variable, true));
        for (variable, in_columns) in rows.chain(columns) {
            finer.take(variable, in_columns, form);
        }
        finer.grid = recipe.rows.iter().any(|variable| matches!(variable.source, Source::Grid(_)));
        finer.means = recipe.statistics.means.iter().filter_map(word).collect();
        let level = recipe.statistics.interval.map(|interval| format!("{:.0}", interval.level * 100.0));
        finer.level = level.filter(|level| level != "95").unwrap_or_default();
        let quantile = |measure: &Measure| match measure {
            Measure::Quantile { quantile, .. } => Some(quantile.to_string()),
            _ => None,
        };
        let quantiles: Vec<String> = recipe.measures.iter().filter_map(quantile).collect();
        finer.quantiles = quantiles.join("; ");
        finer.digits =
            Some(recipe.digits).filter(|digits| *digits > 0).map_or_else(String::new, |one| one.to_string());
        finer
    }

    fn take(&mut self, variable: &Variable, in_columns: bool, form: &Form) {
        let name = match &variable.source {
            Source::Question(name) => name.to_string(),
            Source::Grid(names) => names.first().map_or_else(String::new, ToString::to_string),
            Source::Response(of) => word(of).map_or_else(String::new, |of| format!("response:{of}")),
            Source::Expression { expression, yields, .. } => {
                self.computed.push(Computed {
                    expression: expression.clone(),
                    called: words(&variable.label, form),
                    number: *yields == Yield::Number,
                    in_columns,
                });
                self.computed.len().to_string()
            }
            Source::Codes(_) => return,
        };
        let finely = Finely::of_variable(variable, &name, form);
        // What is usual is not said.
        let usual = self.usual(&name, in_columns, form);
        if finely != Finely::default() && Some(&finely) != usual.as_ref() {
            self.of.insert(name, finely);
        }
    }

    /// What a variable is counted by where nothing is said.
    fn usual(&self, name: &str, in_columns: bool, form: &Form) -> Option<Finely> {
        if name == "response:day" {
            return Some(Finely { every: "week".to_owned(), ..Finely::default() });
        }
        let is_number =
            form.question(name).is_some_and(|question| super::super::asked::is_number(&question.kind));
        let bands = Finely { bands: "quantiles".to_owned(), parts: "4".to_owned(), ..Finely::default() };
        (in_columns && is_number).then_some(bands)
    }
}

/// Questions of the same choices, one after the other or not, as one grid where the first of them stands.
fn gridded(variables: Vec<Value>, form: &Form) -> Vec<Value> {
    let choices = |variable: &Value| {
        let question = form.question(variable.get("question")?.as_str()?)?;
        let codes: Vec<String> = question.choices().iter().map(|choice| choice.code.to_string()).collect();
        (matches!(question.kind, Kind::Single { .. }) && codes.len() > 1).then_some(codes)
    };
    let mut gridded: Vec<(Option<Vec<String>>, Vec<Value>)> = Vec::new();
    for variable in variables {
        let own = choices(&variable);
        let same = gridded.iter_mut().find(|(of, _)| of.is_some() && *of == own);
        match same {
            Some((_, members)) => members.push(variable),
            None => gridded.push((own, vec![variable])),
        }
    }
    let one = |(_, mut members): (Option<Vec<String>>, Vec<Value>)| {
        if members.len() == 1 {
            return members.swap_remove(0);
        }
        let names: Vec<Value> = members.iter().filter_map(|member| member.get("question").cloned()).collect();
        let mut grid = members.swap_remove(0);
        if let Some(fields) = grid.as_object_mut() {
            fields.remove("question");
            fields.insert("grid".to_owned(), Value::Array(names));
        }
        grid
    };
    gridded.into_iter().map(one).collect()
}

/// A word of a recipe.
fn word(of: &impl serde::Serialize) -> Option<String> {
    serde_json::to_value(of).ok()?.as_str().map(str::to_owned)
}
