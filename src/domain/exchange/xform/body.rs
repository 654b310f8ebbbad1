//! The controls of an XForm.

use super::binds;
use super::texts::passed;
use super::tree::{Node, Tree};
use super::write::{Writing, own_list};
use crate::exchange::xlsform::names::mentions;
use crate::exchange::xlsform::{pages, write as xlsform};
use crate::exchange::xml::Element;
use crate::form::{Group, Item, Kind, Medium, Note, Page, Question};

/// The controls of every page.
pub(super) fn pages(writing: &mut Writing<'_>) -> Vec<Element> {
    let mut controls = Vec::new();
    let borders = pages::borders(&writing.form.pages);
    for (page, border) in writing.form.pages.iter().zip(borders) {
        let node = writing.tree.page(page);
        let inner = items(writing, &page.items, &node);
        if page.bare {
            if border {
                mark(writing, page, &node);
            }
            controls.extend(inner);
        } else {
            controls.push(inner.into_iter().fold(page_group(page, &node), Element::holding));
        }
    }
    controls
}

/// Says at the first node of a page that it begins there.
fn mark(writing: &mut Writing<'_>, page: &Page, parent: &Node) {
    let Some(first) = page.items.first() else { return };
    let path = writing.tree.item(first, parent).path();
    let name = page.name.as_str();
    let bind = writing.binds.iter_mut().find(|bind| bind.attribute("nodeset") == Some(path.as_str()));
    match bind {
        Some(bind) => bind.attributes.push(("saual:page".to_owned(), name.to_owned())),
        None => writing.binds.push(Element::new("bind").with("nodeset", &path).with("saual:page", name)),
    }
}

fn page_group(page: &Page, node: &Node) -> Element {
    let mut group = Element::new("group").with("ref", &node.path());
    if !page.appearance.is_empty() {
        group = group.with("appearance", &page.appearance);
    }
    binds::more(&page.more, "body::", &mut group);
    if !page.title.is_empty() {
        group = group.holding(itext("label", node, "label"));
    }
    let hint = passed(&page.more, "hint");
    if hint.is_empty() { group } else { group.holding(itext("hint", node, "hint")) }
}

fn itext(element: &str, node: &Node, kind: &str) -> Element {
    Element::new(element).with("ref", &format!("jr:itext('{}:{kind}')", node.path()))
}

fn items(writing: &mut Writing<'_>, items: &[Item], parent: &Node) -> Vec<Element> {
    let mut controls = Vec::new();
    for item in items {
        let node = writing.tree.item(item, parent);
        match item {
            Item::Note(note) => controls.push(self::note(note, &node)),
            Item::Group(group) => controls.push(self::group(writing, group, &node)),
            Item::Question(question) => controls.extend(self::question(writing, question, &node)),
        }
    }
    controls
}

fn note(note: &Note, node: &Node) -> Element {
    let mut control = Element::new("input").with("ref", &node.path());
    if !note.appearance.is_empty() {
        control = control.with("appearance", &note.appearance);
    }
    binds::more(&note.more, "body::", &mut control);
    let shown = !note.note.is_empty() || !note.media.is_empty();
    control = if shown { control.holding(itext("label", node, "label")) } else { control };
    if note.hint.is_empty() { control } else { control.holding(itext("hint", node, "hint")) }
}

fn group(writing: &mut Writing<'_>, group: &Group, node: &Node) -> Element {
    let mut control = Element::new("group").with("ref", &node.path());
    if !group.label.is_empty() {
        control = control.holding(itext("label", node, "label"));
    }
    if !group.hint.is_empty() {
        control = control.holding(itext("hint", node, "hint"));
    }
    let inner = items(writing, &group.items, node);
    let Some(repeat) = &group.repeat else {
        return inner.into_iter().fold(looks(control, group), Element::holding);
    };
    let mut rows = looks(Element::new("repeat").with("nodeset", &node.path()), group);
    if let Some(count) = &repeat.count {
        let path = self::count(writing, count, group, node);
        rows = rows.with("jr:count", &path);
    }
    let rows = inner.into_iter().fold(rows, Element::holding);
    let set = defaults(writing, &group.items, node);
    control.holding(set.into_iter().fold(rows, Element::holding))
}

fn looks(mut control: Element, group: &Group) -> Element {
    if !group.appearance.is_empty() {
        control = control.with("appearance", &group.appearance);
    }
    binds::more(&group.more, "body::", &mut control);
    control
}

/// The path to the number of rows: a node of its own where it is computed.
fn count(writing: &mut Writing<'_>, count: &str, group: &Group, node: &Node) -> String {
    if computed_count(group).is_none()
        && let Some(target) = mentions(count).next().and_then(|mention| writing.tree.node(mention.name))
    {
        return target.path();
    }
    let mut parent = node.clone();
    parent.steps.pop();
    let own = parent.child(&count_name(group), false);
    let calculate = writing.tree.expression(count, &own, false);
    let bind = Element::new("bind").with("nodeset", &own.path()).with("type", "string");
    writing.binds.push(bind.with("readonly", "true()").with("calculate", &calculate));
    own.path()
}

/// The number of rows, where it is more than the answer to a question.
pub(super) fn computed_count(group: &Group) -> Option<&str> {
    let count = group.repeat.as_ref()?.count.as_deref()?;
    let alone =
        mentions(count).next().is_some_and(|mention| (mention.begin, mention.end) == (0, count.len()));
    (!alone).then_some(count)
}

/// The node that a computed number of rows gets.
pub(super) fn count_name(group: &Group) -> String {
    format!("{}_count", group.name)
}

/// The defaults that are worked out for each row as it is made; those of inner repeats are set there.
fn defaults(writing: &Writing<'_>, items: &[Item], parent: &Node) -> Vec<Element> {
    let mut set = Vec::new();
    for item in items {
        let node = writing.tree.item(item, parent);
        match item {
            Item::Group(group) if group.repeat.is_none() => {
                set.extend(defaults(writing, &group.items, &node));
            }
            Item::Question(question) => {
                let default = question.dynamic_default();
                set.extend(
                    default.map(|value| writing.set("odk-instance-first-load odk-new-repeat", &node, value)),
                );
            }
            Item::Group(_) | Item::Note(_) => {}
        }
    }
    set
}

fn question(writing: &Writing<'_>, question: &Question, node: &Node) -> Option<Element> {
    let mut control = Element::new(tag(&question.kind)?).with("ref", &node.path());
    let looks = xlsform::appearance(question);
    if !looks.is_empty() {
        control = control.with("appearance", &looks);
    }
    match &question.kind {
        Kind::File { medium } => control = control.with("mediatype", media_type(*medium)),
        Kind::Range { start, end, step } => {
            for (name, value) in [("start", start), ("end", end), ("step", step)] {
                control = control.with(name, &value.to_string());
            }
        }
        _ => {}
    }
    for (parameter, attribute) in binds::AT_CONTROL {
        if let Some(value) = question.parameters.get(parameter) {
            control = control.with(attribute, value);
        }
    }
    binds::more(&question.more, "body::", &mut control);
    if !question.label.is_empty() || !question.media.is_empty() || !question.short.is_empty() {
        control = control.holding(itext("label", node, "label"));
    }
    if !question.hint.is_empty() || !question.guidance.is_empty() {
        control = control.holding(itext("hint", node, "hint"));
    }
    if question.kind.choices().is_some() {
        control = control.holding(itemset(writing, question, node));
    }
    Some(triggered(writing, question, control))
}

/// What is set when the answer changes.
fn triggered(writing: &Writing<'_>, question: &Question, control: Element) -> Element {
    let hangs = |other: &&Question| other.trigger.contains(&question.name);
    writing.form.every_question().filter(hangs).fold(control, |control, other| {
        let Some(node) = writing.tree.node(other.name.as_str()) else { return control };
        let value = other.calculation.as_deref().unwrap_or_default();
        control.holding(writing.set("xforms-value-changed", node, value))
    })
}

/// Where the choices come from.
fn itemset(writing: &Writing<'_>, question: &Question, node: &Node) -> Element {
    let choices = question.kind.choices();
    let said = |name: &str, usual: &'static str| -> String {
        question.parameters.get(name).map_or_else(|| usual.to_owned(), Clone::clone)
    };
    if let Some(name) = choices.and_then(|choices| choices.of_repeat()) {
        return of_repeat(writing.tree, question, name, node);
    }
    let list = choices.and_then(|choices| choices.list());
    let list = list.map_or_else(|| own_list(writing.form, question), str::to_owned);
    let filter = question.choice_filter.as_deref().map(|filter| writing.tree.expression(filter, node, true));
    let mut nodes = format!("instance('{list}')/root/item{}", bracketed(filter.as_deref()));
    if question.parameters.get("randomize").is_some_and(|said| said == "true") {
        let seed = question.parameters.get("seed").map(|seed| writing.tree.expression(seed, node, false));
        nodes = format!("randomize({nodes}{})", seed.map_or_else(String::new, |seed| format!(", {seed}")));
    }
    let file = writing.form.list(&list).and_then(|list| list.file.as_deref());
    let geo = file.is_some_and(|file| file.ends_with("geojson"));
    let (value, label) = match (file, geo) {
        (None, _) => ("name".to_owned(), "jr:itext(itextId)".to_owned()),
        (Some(_), true) => (said("value", "id"), said("label", "title")),
        (Some(_), false) => (said("value", "name"), said("label", "label")),
    };
    let set = Element::new("itemset").with("nodeset", &nodes);
    set.holding(Element::new("value").with("ref", &value)).holding(Element::new("label").with("ref", &label))
}

/// A choice for each row of a repeat that has an answer.
fn of_repeat(tree: &Tree, question: &Question, name: &str, node: &Node) -> Element {
    let path = tree.expression(&format!("${{{name}}}"), node, false);
    let (rows, field) = path.rsplit_once('/').unwrap_or(("", name));
    let filter = question.choice_filter.as_deref().map(|filter| tree.expression(filter, node, true));
    let filter = filter.unwrap_or_else(|| format!("./{field} != ''"));
    let nodes = format!("{rows}{}", bracketed(Some(&filter)));
    let set = Element::new("itemset").with("nodeset", &nodes);
    set.holding(Element::new("value").with("ref", field)).holding(Element::new("label").with("ref", field))
}

fn bracketed(filter: Option<&str>) -> String {
    filter.map_or_else(String::new, |filter| format!("[{filter}]"))
}

/// The control of a kind; none where nobody is asked.
fn tag(kind: &Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Single { .. } => "select1",
        Kind::Multiple { .. } => "select",
        Kind::Rank { .. } => "odk:rank",
        Kind::Range { .. } => "range",
        Kind::Acknowledge => "trigger",
        Kind::File { .. } => "upload",
        Kind::Computed { .. } => return None,
        _ => "input",
    })
}

fn media_type(medium: Medium) -> &'static str {
    match medium {
        Medium::Image => "image/*",
        Medium::Audio => "audio/*",
        Medium::Video => "video/*",
        Medium::Any => "application/*",
    }
}
