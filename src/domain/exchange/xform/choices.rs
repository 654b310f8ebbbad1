//! The choices of an XForm as rows: of secondary instances, and of controls that hold their own.

use super::read::{Out, Source, text_id};
use crate::exchange::xlsform::grid::Line;
use crate::exchange::xml::Element;
use std::collections::{BTreeMap, BTreeSet};

/// The rows of the choices: of secondary instances, and of controls that hold their own.
pub(super) fn rows(source: &Source<'_>, out: &mut Out<'_>) {
    let used: BTreeMap<String, &Element> = source
        .body_controls()
        .into_iter()
        .filter_map(|control| control.element("itemset"))
        .filter_map(|itemset| Some((list(itemset)?, itemset)))
        .collect();
    for (id, instance) in &source.instances {
        let Some(root) = instance.elements().next().filter(|_| instance.attribute("src").is_none()) else {
            continue;
        };
        let said = |element: &str| used.get(*id)?.element(element)?.attribute("ref");
        let columns =
            Columns { value: said("value").unwrap_or("name"), label: said("label").unwrap_or("label") };
        let mut codes = BTreeSet::new();
        for item in root.elements() {
            let mut line = Line::default();
            line.put("list_name", *id);
            for cell in item.elements() {
                columns.put(source, &mut line, cell);
            }
            let code = item.element(columns.value).map(Element::text);
            out.twice |= code.is_some_and(|code| !codes.insert(code));
            out.choices.push(line);
            out.choice_lines.push(item.line);
        }
    }
    own_choices(source, out);
}

/// What holds the code and the label in the rows of an instance.
struct Columns<'x> {
    value: &'x str,
    /// A column, or `jr:itext(column)`.
    label: &'x str,
}

impl Columns<'_> {
    fn put(&self, source: &Source<'_>, line: &mut Line, cell: &Element) {
        let of_texts = self.label.trim().strip_prefix("jr:itext(").and_then(|rest| rest.strip_suffix(')'));
        match cell.name.as_str() {
            column if column == self.value => line.put("name", cell.text()),
            column if of_texts == Some(column) || column == "itextId" => label(source, line, &cell.text()),
            column if column == self.label => line.put(&source.column("label", 0), cell.text()),
            // Another column that bears the name of ours.
            column @ ("name" | "value" | "label" | "list_name") => {
                line.put(&format!("instance::{column}"), cell.text());
            }
            column => line.put(column, cell.text()),
        }
    }
}

fn label(source: &Source<'_>, line: &mut Line, id: &str) {
    source.put_text(line, "label", id, "", "");
    for column in ["image", "big-image", "audio", "video"] {
        source.put_text(line, column, id, column, "");
    }
}

/// Choices that stand in their control, as older programs write them.
fn own_choices(source: &Source<'_>, out: &mut Out<'_>) {
    for control in source.body_controls() {
        let Some(path) = source.place(control, "") else { continue };
        let mut codes = BTreeSet::new();
        for item in control.elements().filter(|child| child.name == "item") {
            let code = item.element("value").map(Element::text).unwrap_or_default().trim().to_owned();
            let mut line = Line::default();
            line.put("list_name", source.called(&path));
            line.put("name", code.as_str());
            out.twice |= !codes.insert(code);
            match item.element("label").map(|label| (label, label.attribute("ref").and_then(text_id))) {
                Some((_, Some(id))) => self::label(source, &mut line, id),
                Some((label, None)) => source.put(&mut line, "label", Some(label), ""),
                None => {}
            }
            out.choices.push(line);
            out.choice_lines.push(item.line);
        }
    }
}

/// The id of the instance that choices are taken from.
pub(super) fn list(itemset: &Element) -> Option<String> {
    let (_, rest) = itemset.attribute("nodeset")?.split_once("instance(")?;
    let rest = rest.trim_start();
    let quote = rest.chars().next()?;
    Some(rest[1..].split(quote).next()?.to_owned())
}
