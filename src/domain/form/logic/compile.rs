//! The logic of a form for the phone, where a script works out what this server works out: without
//! any words, so that it is one for all languages.
//!
//! ```text
//! { "pages": [page, …],            in order
//!   "order": [3, 2, …],            the parts in the order in which they are worked out;
//!                                  absent where that is the order of the form
//!   "circle": true,                what hangs on what goes in a circle: work everything out again,
//!                                  at most 50 times, until nothing changes; else absent
//!   "after": {"age": [4, 9]},      which parts are worked out again when `age` changes, in order
//!   "lists": {"towns": tree} }     lists that expressions look into, as `Tree::compile` writes them
//! ```
//!
//! A *part* is a page or an item by its number: pages and items are counted from 0 in the order of the
//! form, a page or a group before what stands in it.
//!
//! | key | of | holds |
//! | --- | --- | --- |
//! | `name` | all | the last part of its field (inside a repeat fields begin `rep/1/`); of a note without a name `_note12` |
//! | `kind` | items | `note`, `group`, `repeat`, or the type of a question: `single`, `multiple`, `rank`, `integer`, `decimal`, `range`, `text`, `long_text`, `date`, `time`, `datetime`, `acknowledge`, `location`, `barcode`, `file`, `computed` |
//! | `items` | pages, groups, repeats | what stands in it |
//! | `node` | pages | what the tree of answers calls it, where that is not its name; `""` where its items stand in the root |
//! | `relevant` | all | whether it is asked; with it all that stands in it |
//! | `count` | repeats | how many rows there are; without it the respondent says, in the repeat's own field |
//! | `min`, `max`, `start`, `end`, `step`, `max_length`, `shape`, `medium`, `by` | questions | what the kind has |
//! | `required`, `dont_know`, `refuse`, `read_only` | questions | `true` |
//! | `required_if`, `constraint`, `calculation` | questions | expressions |
//! | `trigger` | questions | the names whose change alone makes the calculation run; its value is kept in the field |
//! | `default` | questions | the values at first, an array of texts |
//! | `first` | questions | an expression for the value at first |
//! | `filter` | questions | finds the choices offered, in the order in which they are shown: rows of a list, whose `name` is the code; absent where all are, in the order of the form |
//! | `rows` | questions | the choices are the answers to the question of that name, one for each row that `filter` finds |
//! | `exclusive` | questions | codes that stand alone |
//!
//! Every expression is what [`Expr::compile`] gives. Values at first are put in once: when the draft
//! begins, and in a repeat when the row is added. A calculation without `trigger` is worked out again
//! and again, and wins over what was typed. At most 200 rows of a repeat count.
//!
//! Chance begins for a field with FNV-1a, 32 bits, of `{id of the draft}/{field}`, modulo 2³¹ − 2,
//! plus 1; from there on it goes as `randomize()` does, by 16807 modulo 2³¹ − 1.

use super::part::{Part, Sort};
use super::{Logic, order};
use crate::expr::{Expr, Tree};
use crate::form::{Choices, Form, Kind, Question};
use serde_json::{Map, Value, json};

/// The logic of a form for the phone.
#[must_use]
pub fn compile(form: &Form) -> Value {
    let logic = Logic::of(form);
    let compiler = Compiler { form, logic: &logic };
    let mut made = Map::new();
    made.insert("pages".to_owned(), logic.pages.iter().map(|page| compiler.part(*page)).collect());
    let order = order::of_parts(&logic.parts, &logic.order);
    if !order.is_sorted() {
        made.insert("order".to_owned(), json!(order));
    }
    if logic.circles {
        made.insert("circle".to_owned(), json!(true));
    }
    let after = order::after(&logic.parts, &logic.named, &order);
    if !after.is_empty() {
        made.insert("after".to_owned(), json!(after));
    }
    let lists = compiler.lists();
    if !lists.is_empty() {
        made.insert("lists".to_owned(), Value::Object(lists));
    }
    Value::Object(made)
}

struct Compiler<'a> {
    form: &'a Form,
    logic: &'a Logic,
}

impl Compiler<'_> {
    fn part(&self, index: usize) -> Value {
        let part = &self.logic.parts[index];
        let mut made = Made(Map::new());
        made.put("name", json!(part.field));
        match part.sort {
            Sort::Page => self.page(part, &mut made),
            Sort::Note => made.put("kind", json!("note")),
            Sort::Group => made.put("kind", json!("group")),
            Sort::Repeat => made.put("kind", json!("repeat")),
            Sort::Question => {
                if let Some(question) = part.question(self.form) {
                    self.question(part, question, &mut made);
                }
            }
        }
        made.expr("relevant", part.relevant.as_ref());
        made.expr("count", part.count.as_ref());
        if matches!(part.sort, Sort::Page | Sort::Group | Sort::Repeat) {
            made.put("items", part.children.iter().map(|child| self.part(*child)).collect());
        }
        Value::Object(made.0)
    }

    fn page(&self, part: &Part, made: &mut Made) {
        let bare =
            part.place.first().and_then(|page| self.form.pages.get(*page)).is_some_and(|page| page.bare);
        if bare || part.name != part.field {
            made.put("node", json!(if bare { "" } else { &part.name }));
        }
    }

    fn question(&self, part: &Part, question: &Question, made: &mut Made) {
        made.kind(&question.kind);
        let flags = [
            ("required", question.required),
            ("dont_know", question.dont_know),
            ("refuse", question.refuse),
            ("read_only", question.read_only),
        ];
        for (key, _) in flags.into_iter().filter(|(_, set)| *set) {
            made.put(key, json!(true));
        }
        let rules = &part.rules;
        made.expr("required_if", rules.required_if.as_ref());
        made.expr("constraint", rules.constraint.as_ref());
        made.expr("calculation", rules.calculation.as_ref());
        made.expr("first", rules.default.as_ref());
        if let Some(default) = question.plain_default() {
            made.put("default", json!(question.kind.parted(default)));
        }
        if !question.trigger.is_empty() {
            made.put("trigger", json!(question.trigger));
        }
        if let Some(offering) = &rules.offering {
            made.expr("filter", Some(&offering.expr));
            if let Some(asked) = &offering.of_repeat {
                made.put("rows", json!(asked));
            }
        }
        let alone = question.choices().iter().filter(|choice| choice.exclusive);
        let alone: Vec<&str> = alone.map(|choice| choice.code.as_str()).collect();
        if !alone.is_empty() {
            made.put("exclusive", json!(alone));
        }
    }

    /// The lists that expressions look into: of the form all where anything but a filter asks for
    /// one, since its name may be computed.
    fn lists(&self) -> Map<String, Value> {
        let asks = self.logic.parts.iter().any(Part::looks_things_up);
        let filtered: Vec<String> = self
            .logic
            .parts
            .iter()
            .filter(|part| part.rules.offering.is_some())
            .filter_map(|part| part.question(self.form))
            .filter_map(|question| Some((question, question.kind.choices()?)))
            .map(|(question, choices)| list_of(question, choices))
            .collect();
        let wanted = |name: &String| filtered.contains(name) || (asks && self.form.list(name).is_some());
        let mut lists: Vec<(&String, &Tree)> =
            self.logic.lists.iter().filter(|(name, _)| wanted(name)).collect();
        lists.sort_by_key(|(name, _)| *name);
        lists.into_iter().map(|(name, tree)| (name.clone(), tree.compile())).collect()
    }
}

fn list_of(question: &Question, choices: &Choices) -> String {
    choices.list().map_or_else(|| super::offer::own_list(question.name.as_str()), str::to_owned)
}

/// An object under way.
struct Made(Map<String, Value>);

impl Made {
    fn put(&mut self, key: &str, value: Value) {
        self.0.insert(key.to_owned(), value);
    }

    fn expr(&mut self, key: &str, expr: Option<&Expr>) {
        if let Some(expr) = expr {
            self.put(key, expr.compile());
        }
    }

    /// The kind as forms are stored, without its choices, which the page has.
    fn kind(&mut self, kind: &Kind) {
        let Ok(Value::Object(stored)) = serde_json::to_value(kind) else { return };
        for (key, value) in stored {
            match key.as_str() {
                "type" => self.put("kind", value),
                "choices" => {}
                _ => self.put(&key, value),
            }
        }
    }
}
