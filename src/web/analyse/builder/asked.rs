//! A table as an address asks for it, and the recipe that this is.

use super::finer::Finer;
use crate::web::query::Fields;
use domain::form::{Form, Kind};
use domain::message::Message;
use domain::tabulation::{Figure, Recipe, Source, VERSION, Variable};
use serde_json::{Map, Value, json};

/// What is shown where nothing is chosen.
pub(super) const MEASURES: [&str; 10] =
    ["count", "column_percent", "row_percent", "total_percent", "mean", "median", "sd", "se", "min", "max"];
/// Tests and measures of association.
pub(super) const ASSOCIATION: [&str; 4] = ["chi_squared", "fisher", "cramer_v", "residuals"];
/// Intervals of percents; the last two are of weighted ones.
pub(super) const INTERVALS: [&str; 5] =
    ["wilson", "clopper_pearson", "agresti_coull", "logit", "korn_graubard"];
/// What percents are of.
pub(super) const BASES: [&str; 3] = ["cases_answered", "cases_substantive", "responses"];
/// How letters are corrected for many comparisons.
pub(super) const LETTERS: [&str; 2] = ["none", "bonferroni"];

/// Before the key of a code of interviews, where a variable is chosen.
pub(super) const CODE: &str = "code:";
/// The language that a response was given in, and the day it came.
pub(super) const OF_RESPONSE: [&str; 2] = ["response:language", "response:day"];

/// The fields of the builder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) rows: Vec<String>,
    pub(super) columns: Vec<String>,
    /// Whether columns stand in each other, and not beside each other.
    pub(super) nested: bool,
    pub(super) filter: String,
    pub(super) measures: Vec<String>,
    pub(super) of: String,
    pub(super) descending: bool,
    pub(super) hide_missing: bool,
    pub(super) interval: String,
    pub(super) association: Vec<String>,
    pub(super) letters: String,
    pub(super) disclosure: String,
    pub(super) weight: String,
    /// The figure that is drawn of the table; none where empty.
    pub(super) figure: String,
    /// The row of which a map shows the percent; the first where empty.
    pub(super) shows: String,
    /// How its variables are counted.
    pub(super) finer: Finer,
}

impl Asked {
    pub(super) fn read(fields: &Fields) -> Self {
        let all = |name: &str| -> Vec<String> {
            let mut values: Vec<String> = Vec::new();
            for (_, value) in fields.iter().filter(|(known, value)| *known == name && !value.is_empty()) {
                if !values.iter().any(|there| there == value) {
                    values.push(value.to_owned());
                }
            }
            values
        };
        let one = |name: &str| fields.get(name).trim().to_owned();
        Self {
            rows: all("rows"),
            columns: all("columns"),
            nested: fields.get("nested") == "1",
            filter: one("filter"),
            measures: all("show"),
            of: one("of"),
            descending: fields.get("order") == "descending",
            hide_missing: fields.get("missing") == "hidden",
            interval: one("interval"),
            association: all("test"),
            letters: one("letters"),
            disclosure: one("under"),
            weight: one("weight"),
            figure: one("figure"),
            shows: one("shows"),
            finer: Finer::read(fields),
        }
    }

    /// The fields that say something.
    pub(super) fn pairs(&self) -> Vec<(&'static str, &str)> {
        let mut pairs: Vec<(&'static str, &str)> = Vec::new();
        pairs.extend(self.rows.iter().map(|value| ("rows", value.as_str())));
        pairs.extend(self.columns.iter().map(|value| ("columns", value.as_str())));
        pairs.extend(self.measures.iter().map(|value| ("show", value.as_str())));
        pairs.extend(self.association.iter().map(|value| ("test", value.as_str())));
        pairs.extend([
            ("nested", if self.nested { "1" } else { "" }),
            ("filter", self.filter.as_str()),
            ("of", self.of.as_str()),
            ("order", if self.descending { "descending" } else { "" }),
            ("missing", if self.hide_missing { "hidden" } else { "" }),
            ("interval", self.interval.as_str()),
            ("letters", self.letters.as_str()),
            ("under", self.disclosure.as_str()),
            ("weight", self.weight.as_str()),
            ("figure", self.figure.as_str()),
            ("shows", self.shows.as_str()),
        ]);
        pairs.retain(|(_, value)| !value.is_empty());
        pairs
    }

    /// The names of the variables chosen.
    pub(super) fn chosen(&self) -> Vec<&str> {
        self.rows.iter().chain(&self.columns).map(String::as_str).collect()
    }

    /// The recipe that the fields are; all that keeps them from being one.
    ///
    /// # Errors
    /// Each fault with its place; never empty.
    pub(super) fn recipe(&self, key: &str, title: &Value, form: &Form) -> Result<Recipe, Vec<Message>> {
        let columns: Vec<Value> = variables(&self.columns, form, true, &self.finer);
        let banners = if self.nested && !columns.is_empty() { vec![Value::Array(columns)] } else { columns };
        let mut recipe = Map::new();
        let mut put = |name: &str, value: Value| {
            recipe.insert(name.to_owned(), value);
        };
        put("version", json!(VERSION));
        put("key", json!(key));
        if !title.is_null() {
            put("title", title.clone());
        }
        put("rows", Value::Array(variables(&self.rows, form, false, &self.finer)));
        if !banners.is_empty() {
            put("columns", Value::Array(banners));
        }
        if !self.filter.is_empty() {
            put("filter", json!(self.filter));
        }
        if !self.weight.is_empty() {
            put("weight", json!(self.weight));
        }
        let measures: Vec<Value> =
            self.measures.iter().map(|one| json!(one)).chain(self.finer.measures()).collect();
        if !measures.is_empty() {
            put("measures", Value::Array(measures));
        }
        if let Some(digits) = self.finer.digits() {
            put("digits", digits);
        }
        if !self.of.is_empty() {
            put("percent_base", json!(self.of));
        }
        if self.descending {
            put("order", json!("descending"));
        }
        if self.hide_missing {
            put("missing", json!("hidden"));
        }
        let statistics = self.statistics();
        if statistics.as_object().is_some_and(|fields| !fields.is_empty()) {
            put("statistics", statistics);
        }
        if !self.disclosure.is_empty() {
            // What is no number is told as any other fault of a recipe is.
            put(
                "disclosure",
                self.disclosure.parse::<u64>().map_or_else(|_| json!(self.disclosure), |k| json!(k)),
            );
        }
        if !self.figure.is_empty() {
            put("figure", json!(self.figure));
        }
        if !self.shows.is_empty() && self.figure == Figure::Map.tag() {
            put("shows", json!(self.shows));
        }
        Recipe::of_json(&Value::Object(recipe))
    }

    fn statistics(&self) -> Value {
        let mut fields = Map::new();
        if !self.interval.is_empty() {
            fields
                .insert("interval".to_owned(), json!({ "kind": self.interval, "level": self.finer.level() }));
        }
        if !self.association.is_empty() {
            fields.insert("association".to_owned(), json!(self.association));
        }
        if !self.finer.means.is_empty() {
            fields.insert("means".to_owned(), json!(self.finer.means));
        }
        if !self.letters.is_empty() {
            fields.insert("letters".to_owned(), json!({ "correction": self.letters, "level": 0.05 }));
        }
        Value::Object(fields)
    }
}

/// The variables of a choice. Codes of interviews are one variable; a number in columns is cut into four
/// bands of as many people, since each of its values would be a column.
fn variables(chosen: &[String], form: &Form, in_columns: bool, finer: &Finer) -> Vec<Value> {
    const PARTS: u8 = 4;
    let mut variables = Vec::new();
    let codes: Vec<&str> = chosen.iter().filter_map(|name| name.strip_prefix(CODE)).collect();
    for name in chosen {
        if name.starts_with(CODE) {
            continue;
        }
        let variable = match name.strip_prefix("response:") {
            Some("day") => json!({ "response": "day", "every": "week" }),
            Some(of) => json!({ "response": of }),
            None => {
                let number = form.question(name).is_some_and(|question| is_number(&question.kind));
                if in_columns && number {
                    json!({ "question": name, "bands": { "quantiles": PARTS } })
                } else {
                    json!({ "question": name })
                }
            }
        };
        variables.push(finer.put(name, variable, form));
    }
    if !codes.is_empty() {
        variables.push(json!({ "codes": codes }));
    }
    finer.finish(variables, in_columns, form)
}

pub(super) fn is_number(kind: &Kind) -> bool {
    matches!(kind, Kind::Integer { .. } | Kind::Decimal { .. } | Kind::Range { .. })
}

/// What the builder can ask for of a recipe, and whether that is all of it: a recipe may say more than the
/// builder's fields do.
pub(super) fn of_recipe(recipe: &Recipe, form: &Form) -> (Asked, bool) {
    let json = serde_json::to_value(recipe).unwrap_or_default();
    let text = |at: &str| json.pointer(at).and_then(Value::as_str).unwrap_or_default().to_owned();
    let texts = |at: &str| -> Vec<String> {
        let items = json.pointer(at).and_then(Value::as_array);
        items.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let nested = recipe.columns.len() == 1 && recipe.columns[0].len() > 1;
    let asked = Asked {
        rows: recipe.rows.iter().flat_map(names).collect(),
        columns: recipe.columns.iter().flatten().flat_map(names).collect(),
        nested,
        filter: text("/filter"),
        measures: texts("/measures"),
        of: text("/percent_base"),
        descending: text("/order") == "descending",
        hide_missing: text("/missing") == "hidden",
        interval: text("/statistics/interval/kind"),
        association: texts("/statistics/association"),
        letters: text("/statistics/letters/correction"),
        disclosure: recipe.disclosure.map(|k| k.to_string()).unwrap_or_default(),
        weight: text("/weight"),
        figure: recipe.figure.map(|figure| figure.tag().to_owned()).unwrap_or_default(),
        shows: text("/shows"),
        finer: Finer::of_recipe(recipe, form),
    };
    let again = asked.recipe(recipe.key.as_str(), json.get("title").unwrap_or(&Value::Null), form);
    // Beneath it stands what its author said, once.
    let noted = |again: Recipe| Recipe { notes: recipe.notes.clone(), ..again };
    let whole = recipe.notes.len() < 2 && again.is_ok_and(|again| noted(again) == *recipe);
    (asked, whole)
}

fn names(variable: &Variable) -> Vec<String> {
    match &variable.source {
        Source::Question(name) => vec![name.to_string()],
        Source::Grid(names) => names.iter().map(ToString::to_string).collect(),
        Source::Codes(codes) => codes.iter().map(|code| format!("{CODE}{code}")).collect(),
        Source::Response(of) => {
            let of = serde_json::to_value(of).unwrap_or_default();
            vec![format!("response:{}", of.as_str().unwrap_or_default())]
        }
        Source::Expression { .. } => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::query::escape;

    const QUERY: &str = "rows=reasons&rows=code%3A4&columns=region&columns=age&show=count&show=column_percent\
        &test=chi_squared&nested=1&filter=%24%7Bage%7D%20%3E%2018&order=descending&interval=wilson&letters=none&under=5&weight=w&figure=heat";

    fn asked(query: &str) -> Asked {
        Asked::read(&Fields::read(query.as_bytes()).expect("fields"))
    }

    fn query(asked: &Asked) -> String {
        let pairs = asked.pairs().into_iter().map(|(name, value)| format!("{name}={}", escape(value)));
        pairs.collect::<Vec<_>>().join("&")
    }

    #[test]
    fn an_address_a_recipe_and_the_fields_say_the_same() {
        let form = crate::demo::form().expect("the demonstration has a form");
        let asked = asked(QUERY);
        assert_eq!(query(&asked), QUERY);
        let recipe = asked.recipe("table", &Value::Null, &form).expect("a recipe");
        assert_eq!(of_recipe(&recipe, &form), (asked, true));
    }

    #[test]
    fn what_a_recipe_says_beyond_the_fields_is_told() {
        let form = crate::demo::form().expect("the demonstration has a form");
        let recipe = json!({ "version": 1, "key": "a", "rows": ["age"], "notes": [{ "en": "A word of its own" }, { "en": "And another" }] });
        let recipe = Recipe::of_json(&recipe).expect("a recipe");
        let (asked, whole) = of_recipe(&recipe, &form);
        assert_eq!((asked.rows, whole), (vec!["age".to_owned()], false));
    }

    #[test]
    fn what_is_no_number_is_a_fault_and_not_passed_over() {
        let form = crate::demo::form().expect("the demonstration has a form");
        let faults =
            asked("rows=reasons&under=many").recipe("table", &Value::Null, &form).expect_err("a fault");
        assert_eq!(faults.len(), 1);
    }
}
