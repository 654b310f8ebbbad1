//! Lists that are a question's own: XLSForm knows only lists with names, so that a question that
//! shares its choices with nobody has a list of its own name.

use crate::form::{Form, Item, List};
use std::collections::HashMap;

/// Gives questions their own choices.
pub(super) fn own_lists(form: &mut Form) {
    let mut users: HashMap<&str, (usize, bool)> = HashMap::new();
    for question in form.every_question() {
        if let Some(list) = question.kind.choices().and_then(|choices| choices.list()) {
            let (count, same) = users.entry(list).or_default();
            *count += 1;
            *same |= question.name.as_str() == list;
        }
    }
    let alone = |name: &str| users.get(name) == Some(&(1, true));
    let own = form.lists.iter().filter(|list| list.file.is_none() && alone(&list.name));
    let own: Vec<String> =
        own.map(|list| list.name.clone()).filter(|name| !is_looked_up(form, name)).collect();
    for page in &mut form.pages {
        take(&mut page.items, &form.lists, &own);
    }
    form.lists.retain(|list| !own.contains(&list.name));
}

fn take(items: &mut [Item], lists: &[List], own: &[String]) {
    for item in items {
        match item {
            Item::Group(group) => take(&mut group.items, lists, own),
            Item::Question(question) => {
                let name = question.name.as_str().to_owned();
                if own.contains(&name)
                    && let Some(list) = lists.iter().find(|list| list.name == name)
                    && let Some(choices) = question.kind.choices_mut()
                    && choices.list() == Some(name.as_str())
                {
                    *choices = list.choices.clone().into();
                }
            }
            Item::Note(_) => {}
        }
    }
}

/// Whether an expression looks things up in a list.
fn is_looked_up(form: &Form, list: &str) -> bool {
    let said = |text: Option<&str>| {
        text.is_some_and(|text| text.contains(&format!("'{list}'")) || text.contains(&format!("\"{list}\"")))
    };
    form.items().any(|item| match item {
        Item::Question(question) => {
            let expressions = [
                &question.relevant,
                &question.constraint,
                &question.calculation,
                &question.default,
                &question.choice_filter,
                &question.required_if,
            ];
            expressions.into_iter().any(|text| said(text.as_deref())) || said(Some(&question.appearance))
        }
        other => said(other.relevant()),
    }) || form.pages.iter().any(|page| said(page.relevant.as_deref()))
}
