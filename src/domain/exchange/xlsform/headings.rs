//! The columns of a sheet by what they mean, whatever spelling their author chose.

use super::language::Tongue;
use super::nearest::nearest;
use super::report::Report;
use crate::exchange::workbook::{Row, Sheet};
use crate::message::Message;
use std::collections::BTreeMap;

/// A sheet with its columns understood.
pub(super) struct Table<'w> {
    pub(super) sheet: &'w Sheet,
    /// By the number of the column.
    headings: BTreeMap<u32, Heading>,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// The column's usual name, or what its author wrote where it is not known.
    pub(super) key: String,
    /// The language that it names.
    pub(super) tongue: Option<Tongue>,
}

/// A cell with the heading above it.
pub(super) struct Cell<'t> {
    pub(super) column: u32,
    pub(super) heading: &'t Heading,
    pub(super) text: &'t str,
}

/// The columns of a kind of sheet: the usual name, and what else it is called.
type Known = &'static [(&'static str, &'static [&'static str])];

pub(super) const SURVEY: Known = &[
    ("type", &["command"]),
    ("name", &["tag", "value"]),
    ("label", &["caption"]),
    ("hint", &[]),
    ("guidance_hint", &[]),
    ("short", &[]),
    ("image", &["media::image"]),
    ("big-image", &["media::big-image", "big_image"]),
    ("audio", &["media::audio"]),
    ("video", &["media::video"]),
    ("required", &["bind::required"]),
    ("required_message", &["requiredmsg", "bind::jr:requiredmsg", "jr:requiredmsg"]),
    ("relevant", &["relevance", "bind::relevant"]),
    ("constraint", &["bind::constraint"]),
    ("constraint_message", &["constraining_message", "bind::jr:constraintmsg", "jr:constraintmsg"]),
    ("calculation", &["calculate", "bind::calculate"]),
    ("default", &[]),
    ("trigger", &[]),
    ("choice_filter", &[]),
    ("repeat_count", &["count", "jr:count", "control::jr:count", "body::jr:count"]),
    ("read_only", &["readonly", "bind::readonly"]),
    ("appearance", &["control::appearance", "body::appearance"]),
    ("parameters", &[]),
    ("disabled", &[]),
    ("save_to", &[]),
    ("dont_know", &[]),
    ("refuse", &[]),
    ("min", &[]),
    ("max", &[]),
    ("max_length", &[]),
    ("page", &[]),
];

pub(super) const CHOICES: Known = &[
    ("list_name", &["list name", "listname"]),
    ("name", &["value"]),
    ("label", &["caption"]),
    ("image", &["media::image"]),
    ("big-image", &["media::big-image", "big_image"]),
    ("audio", &["media::audio"]),
    ("video", &["media::video"]),
    ("exclusive", &[]),
];

pub(super) const SETTINGS: Known = &[
    ("form_title", &["title", "set_form_title"]),
    ("form_id", &["id_string", "set_form_id"]),
    ("version", &[]),
    ("default_language", &[]),
    ("instance_name", &[]),
    ("style", &[]),
    ("allow_choice_duplicates", &[]),
    ("clean_text_values", &[]),
    ("public_key", &[]),
    ("submission_url", &[]),
    ("name", &[]),
    ("namespaces", &[]),
    ("auto_send", &[]),
    ("auto_delete", &[]),
    ("client_editable", &[]),
    ("omit_instanceid", &[]),
];

/// The columns whose texts have a language.
const TRANSLATED: &[&str] = &[
    "label",
    "hint",
    "guidance_hint",
    "short",
    "image",
    "big-image",
    "audio",
    "video",
    "required_message",
    "constraint_message",
    "form_title",
];

/// Whether the texts of a column have a language.
pub(super) fn is_translated(key: &str) -> bool {
    TRANSLATED.contains(&key)
}

impl Heading {
    /// The heading as a file has it.
    pub(super) fn written(&self) -> String {
        match &self.tongue {
            Some(tongue) => format!("{}::{}", self.key, tongue.name()),
            None => self.key.clone(),
        }
    }
}

impl<'w> Table<'w> {
    /// Understands the columns of a sheet; tells of what stands twice and of what seems misspelt.
    pub(super) fn new(sheet: &'w Sheet, known: Known, report: &mut Report) -> Self {
        let double = sheet.columns.iter().any(|column| column.header.contains("::"));
        let mut headings: BTreeMap<u32, Heading> = BTreeMap::new();
        let row = sheet.heading_row;
        for column in &sheet.columns {
            let (heading, is_known) = heading(&column.header, double, known);
            let place = || sheet.place(row, Some(column.number));
            if let Some((other, _)) = headings.iter().find(|(_, other)| **other == heading) {
                let header = sheet.columns.iter().find(|column| column.number == *other);
                let other = header.map_or("", |column| column.header.as_str());
                report.fault(place(), Message::new("import-column-twice").with("other", other));
            } else if !is_known && !heading.key.contains(':') {
                let names = known.iter().map(|(name, _)| *name);
                if let Some(like) = nearest(&snake(&heading.key), names) {
                    report.warn(place(), Message::new("import-column-like").with("like", like));
                }
            }
            headings.insert(column.number, heading);
        }
        Self { sheet, headings }
    }

    /// Adds columns for the texts of another sheet that this one has none for: they are of no place.
    pub(super) fn add_like(&mut self, key: &str, other: &Self) {
        let mut next = self.headings.keys().next_back().map_or(0, |last| last + 1);
        for heading in other.headings().filter(|heading| heading.key == key) {
            if !self.headings.values().any(|own| own == heading) {
                self.headings.insert(next, heading.clone());
                next += 1;
            }
        }
    }

    /// The heading of a column.
    pub(super) fn heading(&self, column: u32) -> Option<&Heading> {
        self.headings.get(&column)
    }

    /// The columns of that key, each with its heading.
    pub(super) fn columns(&self, key: &str) -> impl Iterator<Item = (u32, &Heading)> {
        self.headings.iter().filter(move |(_, heading)| heading.key == key).map(|(at, found)| (*at, found))
    }

    /// Whether there is such a column, in any language.
    pub(super) fn has(&self, key: &str) -> bool {
        self.headings.values().any(|heading| heading.key == key)
    }

    /// The column of that key; of several the first.
    pub(super) fn column(&self, key: &str) -> Option<u32> {
        self.headings.iter().find(|(_, heading)| heading.key == key).map(|(column, _)| *column)
    }

    /// The columns, from left to right.
    pub(super) fn headings(&self) -> impl Iterator<Item = &Heading> {
        self.headings.values()
    }

    /// The cells of a row that hold something.
    pub(super) fn cells<'t>(&'t self, row: &'t Row) -> impl Iterator<Item = Cell<'t>> {
        row.cells.iter().filter_map(|(column, text)| {
            let heading = self.headings.get(column)?;
            Some(Cell { column: *column, heading, text: text.trim() })
        })
    }

    /// What stands in a column that has no language.
    pub(super) fn cell<'t>(&'t self, row: &'t Row, key: &str) -> Option<&'t str> {
        self.cells(row).find(|cell| cell.heading.key == key).map(|cell| cell.text)
    }
}

/// What a header means, and whether that is known.
fn heading(header: &str, double: bool, known: Known) -> (Heading, bool) {
    let canonical = |key: &str| {
        let found = known.iter().find(|(name, aliases)| *name == key || aliases.contains(&key));
        found.map(|(name, _)| (*name).to_owned())
    };
    let bare = |key: String| (Heading { key, tongue: None }, true);
    if let Some(key) = canonical(&snake(header)).or_else(|| canonical(&header.to_lowercase())) {
        return bare(key);
    }
    let parts = parts(header, double);
    // The longest beginning that is a column, so that `media::image::English` is a picture.
    for taken in (1..=parts.len().min(2)).rev() {
        let begin = parts[..taken].iter().map(|part| snake(part)).collect::<Vec<_>>().join("::");
        let Some(key) = canonical(&begin) else { continue };
        let rest = parts[taken..].join("::");
        if rest.is_empty() {
            return bare(key);
        }
        if is_translated(&key) {
            return (Heading { key, tongue: Some(Tongue::named(&rest)) }, true);
        }
    }
    (Heading { key: header.to_owned(), tongue: None }, false)
}

/// A header at its colons; single ones part only where no header has double ones, and `jr:` is a
/// prefix.
fn parts(header: &str, double: bool) -> Vec<String> {
    let trimmed = |part: &str| part.trim().to_owned();
    if double || header.contains("::") {
        return header.split("::").map(trimmed).collect();
    }
    let mut parts: Vec<String> = Vec::new();
    for part in header.split(':').map(trimmed) {
        match parts.last_mut() {
            Some(last) if last == "jr" => *last = format!("jr:{part}"),
            _ => parts.push(part),
        }
    }
    parts
}

fn snake(header: &str) -> String {
    header.split_whitespace().collect::<Vec<_>>().join("_").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn read(header: &str, double: bool) -> (String, Option<Tongue>) {
        let (heading, _) = heading(header, double, SURVEY);
        (heading.key, heading.tongue)
    }

    #[test]
    fn headers_are_known_in_every_spelling() {
        let russian = Some(Tongue::Ours(Language::Ru));
        for (header, double, key, tongue) in [
            ("Relevance", false, "relevant", None),
            ("bind::relevant", true, "relevant", None),
            ("bind:relevant", false, "relevant", None),
            ("jr:count", false, "repeat_count", None),
            ("Constraint Message", true, "constraint_message", None),
            ("label::Русский (ru)", true, "label", russian.clone()),
            ("Label : Russian", false, "label", russian.clone()),
            ("media::image::ru", true, "image", russian.clone()),
            ("bind::jr:constraintMsg::ru", true, "constraint_message", russian.clone()),
            ("image::rus", true, "image", russian),
            ("my notes", true, "my notes", None),
            ("bind::odk:length", true, "bind::odk:length", None),
        ] {
            assert_eq!(read(header, double), (key.to_owned(), tongue), "{header}");
        }
    }
}
