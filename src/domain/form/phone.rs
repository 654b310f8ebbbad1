//! What a phone works out by itself: which items are asked, what they come to, what is wrong with an
//! answer. No words, so that it is one for all languages.

use super::{Form, Item, Kind, Page, Question};
use crate::expr::Expr;
use serde_json::{Map, Value, json};

/// The logic of a form for `templates/js/logic.js`; `None` where it has something that phones cannot
/// do: then its pages are posted one by one.
#[must_use]
pub fn logic(form: &Form) -> Option<Value> {
    let pages = form.pages.iter().map(page).collect::<Option<Vec<_>>>()?;
    Some(json!({ "pages": pages }))
}

fn page(page: &Page) -> Option<Value> {
    let mut made = Map::new();
    made.insert("name".to_owned(), json!(page.name.as_str()));
    put(&mut made, "relevant", page.relevant.as_deref())?;
    made.insert("items".to_owned(), items(&page.items)?);
    Some(Value::Object(made))
}

fn items(items: &[Item]) -> Option<Value> {
    items.iter().map(item).collect()
}

fn put(made: &mut Map<String, Value>, key: &str, source: Option<&str>) -> Option<()> {
    if let Some(source) = source {
        made.insert(key.to_owned(), Expr::parse(source).ok()?.plain()?);
    }
    Some(())
}

fn item(item: &Item) -> Option<Value> {
    let mut made = Map::new();
    if let Some(name) = item.name() {
        made.insert("name".to_owned(), json!(name.as_str()));
    }
    put(&mut made, "relevant", item.relevant())?;
    match item {
        // Nothing on the page bears the name of such a note, so nobody could hide it.
        Item::Note(note) if note.name.is_none() && note.relevant.is_some() => return None,
        Item::Note(_) => {
            made.insert("kind".to_owned(), json!("note"));
        }
        Item::Group(group) if group.repeat.is_some() => return None,
        Item::Group(group) => {
            made.insert("kind".to_owned(), json!("group"));
            made.insert("items".to_owned(), items(&group.items)?);
        }
        Item::Question(asked) => question(asked, &mut made)?,
    }
    Some(Value::Object(made))
}

fn question(question: &Question, made: &mut Map<String, Value>) -> Option<()> {
    let beyond = matches!(question.kind, Kind::File { .. })
        || question.choice_filter.is_some()
        || question.default.is_some()
        || !question.trigger.is_empty()
        || question.parameters.contains_key("randomize");
    if beyond {
        return None;
    }
    let Ok(Value::Object(mut kind)) = serde_json::to_value(&question.kind) else { return None };
    kind.remove("choices");
    made.extend(kind.remove("type").map(|name| ("kind".to_owned(), name)));
    made.extend(kind);
    put(made, "required_if", question.required_if.as_deref())?;
    put(made, "constraint", question.constraint.as_deref())?;
    put(made, "calculation", question.calculation.as_deref())?;
    for (key, set) in [
        ("required", question.required),
        ("dont_know", question.dont_know),
        ("refuse", question.refuse),
        ("computed", matches!(question.kind, Kind::Computed { .. })),
    ] {
        if set {
            made.insert(key.to_owned(), json!(true));
        }
    }
    let alone = question.choices().iter().filter(|choice| choice.exclusive);
    let alone: Vec<&str> = alone.map(|choice| choice.code.as_str()).collect();
    if !alone.is_empty() {
        made.insert("exclusive".to_owned(), json!(alone));
    }
    Some(())
}
