//! Other names, with every mention of them: `${old}` in expressions and texts, triggers, and choices
//! that are the rows of a repeat.

use super::naming::Taken;
use super::{Command, Design, Owner, Refusal};
use crate::form::{Choice, Choices, Form, Item, Kind, Name, Page, Question, model::item::deep};
use crate::language::{Language, Text};
use crate::message::Message;

pub(super) fn page(design: &mut Design, name: &Name, to: &Name) -> Result<Command, Refusal> {
    let differs = name.as_str().to_lowercase() != to.as_str().to_lowercase();
    if differs && Taken::pages(&design.form).has(to) {
        return Err(Refusal(Message::new("design-refused-name-taken").with("name", to.as_str())));
    }
    super::tree::page_mut(&mut design.form, name)?.name = to.clone();
    design.translated.swap(&Owner::Page(name.clone()).to_string(), &Owner::Page(to.clone()).to_string());
    Ok(Command::RenamePage { name: to.clone(), to: name.clone() })
}

pub(super) fn item(design: &mut Design, name: &Name, to: &Name) -> Result<Command, Refusal> {
    if super::tree::item(&design.form, name).is_none() {
        return Err(Refusal::gone(name));
    }
    if to.as_str().starts_with('_') {
        return Err(Refusal(Message::new("form-fault-name-reserved").with("name", to.as_str())));
    }
    let differs = name.as_str().to_lowercase() != to.as_str().to_lowercase();
    if differs && Taken::items(&design.form).has(to) {
        return Err(Refusal(Message::new("design-refused-name-taken").with("name", to.as_str())));
    }
    // Where something spoke of the new name before it was there, giving the old one back would
    // rename that too: then the whole design is kept.
    let whole = (name != to && mentions(&design.form, to)).then(|| design.clone());
    let form = &mut design.form;
    for page in &mut form.pages {
        let Page { title, relevant, items, .. } = page;
        in_text(title, name, to);
        in_expression(relevant, name, to);
        within(items, name, to);
    }
    for list in &mut form.lists {
        list.choices.iter_mut().for_each(|choice| in_text(&mut choice.label, name, to));
    }
    in_text(&mut form.title, name, to);
    in_expression(&mut form.settings.instance_name, name, to);
    form.share_lists();
    design.translated.swap(&Owner::Item(name.clone()).to_string(), &Owner::Item(to.clone()).to_string());
    Ok(match whole {
        Some(design) => Command::Restore { design: Box::new(design) },
        None => Command::Rename { name: to.clone(), to: name.clone() },
    })
}

fn mention(name: &Name) -> String {
    format!("${{{name}}}")
}

/// Whether anything in the form speaks of that name.
#[must_use]
pub fn mentions(form: &Form, name: &Name) -> bool {
    let mut copy = form.clone();
    // Whatever a renaming would change mentions it.
    let Ok(other) = Name::new(format!("{name}_")) else { return true };
    for page in &mut copy.pages {
        in_text(&mut page.title, name, &other);
        in_expression(&mut page.relevant, name, &other);
        within_mentions(&mut page.items, name, &other);
    }
    for list in &mut copy.lists {
        list.choices.iter_mut().for_each(|choice| in_text(&mut choice.label, name, &other));
    }
    in_text(&mut copy.title, name, &other);
    in_expression(&mut copy.settings.instance_name, name, &other);
    copy != *form
}

/// Renames an item among these, and what they say of it.
pub(super) fn within(items: &mut [Item], name: &Name, to: &Name) {
    within_mentions(items, name, to);
    if deep(items).any(|item| item.name() == Some(name)) {
        rename_itself(items, name, to);
    }
}

fn rename_itself(items: &mut [Item], name: &Name, to: &Name) {
    for item in items {
        match item {
            Item::Note(note) if note.name.as_ref() == Some(name) => note.name = Some(to.clone()),
            Item::Question(question) if question.name == *name => question.name = to.clone(),
            Item::Group(group) => {
                if group.name == *name {
                    group.name = to.clone();
                }
                rename_itself(&mut group.items, name, to);
            }
            Item::Note(_) | Item::Question(_) => {}
        }
    }
}

fn within_mentions(items: &mut [Item], name: &Name, to: &Name) {
    for item in items {
        match item {
            Item::Note(note) => {
                in_text(&mut note.note, name, to);
                in_text(&mut note.hint, name, to);
                in_expression(&mut note.relevant, name, to);
            }
            Item::Group(group) => {
                in_text(&mut group.label, name, to);
                in_text(&mut group.hint, name, to);
                in_expression(&mut group.relevant, name, to);
                if let Some(repeat) = &mut group.repeat {
                    in_expression(&mut repeat.count, name, to);
                }
                within_mentions(&mut group.items, name, to);
            }
            Item::Question(question) => in_question(question, name, to),
        }
    }
}

fn in_question(question: &mut Question, name: &Name, to: &Name) {
    let Question { label, short, hint, guidance, required_message, constraint_message, .. } = question;
    for text in [label, short, hint, guidance, required_message, constraint_message] {
        in_text(text, name, to);
    }
    let Question { required_if, relevant, constraint, default, calculation, choice_filter, .. } = question;
    for expression in [required_if, relevant, constraint, default, calculation, choice_filter] {
        in_expression(expression, name, to);
    }
    question.trigger.iter_mut().filter(|other| *other == name).for_each(|other| *other = to.clone());
    question.parameters.values_mut().for_each(|value| in_words(value, name, to));
    if let Kind::Single { choices } | Kind::Multiple { choices } | Kind::Rank { choices } = &mut question.kind
    {
        in_choices(choices, name, to);
    }
}

fn in_choices(choices: &mut Choices, name: &Name, to: &Name) {
    match choices.list() {
        Some(list) if list == mention(name) => *choices = Choices::of_list(mention(to)),
        Some(_) => {}
        None => {
            let mut own: Vec<Choice> = choices.to_vec();
            own.iter_mut().for_each(|choice| in_text(&mut choice.label, name, to));
            *choices = own.into();
        }
    }
}

fn in_text(text: &mut Text, name: &Name, to: &Name) {
    for language in Language::ALL {
        if let Some(words) = text.get(language).filter(|words| words.contains(&mention(name))) {
            let words = words.replace(&mention(name), &mention(to));
            text.set(language, Some(words));
        }
    }
    text.other.values_mut().for_each(|words| in_words(words, name, to));
}

fn in_expression(expression: &mut Option<String>, name: &Name, to: &Name) {
    if let Some(expression) = expression {
        in_words(expression, name, to);
    }
}

fn in_words(words: &mut String, name: &Name, to: &Name) {
    let mention = mention(name);
    if words.contains(&mention) {
        *words = words.replace(&mention, &self::mention(to));
    }
}
