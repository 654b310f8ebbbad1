//! A Frictionless data package: `datapackage.json`, and everything in one zip.
//!
//! It describes the CSV file that the scripts load: what each column holds, which numbers its choices
//! have, what stands for no value. The other files of the package are named as further resources.

use super::model::{Dataset, Kind, Variable};
use super::rows::Fault;
use crate::language::{Language, Text};
use serde_json::{Map, Value, json};
use std::io::{self, Read, Seek, Write};
use zip::write::SimpleFileOptions;

/// A package under way: a zip whose files are told in `datapackage.json`.
pub struct Package<'d, W: Write + Seek> {
    dataset: &'d Dataset,
    language: Language,
    archive: zip::ZipWriter<W>,
    resources: Vec<Value>,
}

impl<'d, W: Write + Seek> Package<'d, W> {
    /// Begins a package, described in a language.
    pub fn new(out: W, dataset: &'d Dataset, language: Language) -> Self {
        Self { dataset, language, archive: zip::ZipWriter::new(out), resources: Vec::new() }
    }

    /// Adds the data as CSV, written with [`Options::SCRIPTS`](super::delimited::Options::SCRIPTS).
    ///
    /// # Errors
    /// [`Fault`] where it cannot be read or the package does not take it.
    pub fn data(&mut self, name: &str, content: &mut dyn Read) -> Result<(), Fault> {
        self.resources.insert(0, data(self.dataset, self.language, name));
        self.add(name, content)
    }

    /// Adds a further file: the same data for a program, a script, a codebook.
    ///
    /// # Errors
    /// [`Fault`] where it cannot be read or the package does not take it.
    pub fn file(&mut self, name: &str, media_type: &str, content: &mut dyn Read) -> Result<(), Fault> {
        let format = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        self.resources.push(json!({
            "name": resource_name(name),
            // Not to be read as a table by whoever knows the format too.
            "type": "file",
            "path": name,
            "format": format,
            "mediatype": media_type,
        }));
        self.add(name, content)
    }

    fn add(&mut self, name: &str, content: &mut dyn Read) -> Result<(), Fault> {
        // Data of many rows go beyond what a plain zip counts.
        let options = SimpleFileOptions::default().large_file(true);
        self.archive.start_file(name, options).map_err(told)?;
        io::copy(content, &mut self.archive)?;
        Ok(())
    }

    /// Adds `datapackage.json` and ends the package.
    ///
    /// # Errors
    /// [`Fault`] where it does not take it.
    pub fn finish(mut self) -> Result<W, Fault> {
        let described = describe(self.dataset, self.language, std::mem::take(&mut self.resources));
        let text = serde_json::to_vec_pretty(&described).map_err(|fault| Fault::Io(fault.into()))?;
        self.add("datapackage.json", &mut text.as_slice())?;
        Ok(self.archive.finish().map_err(told)?)
    }
}

fn told(fault: zip::result::ZipError) -> io::Error {
    io::Error::other(fault)
}

/// What `datapackage.json` says.
fn describe(dataset: &Dataset, language: Language, resources: Vec<Value>) -> Value {
    let notes = dataset.notes.iter().map(|note| dataset.words(note, language));
    let notes: Vec<&str> = notes.filter(|note| !note.is_empty()).collect();
    json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": resource_name(&dataset.id),
        "title": dataset.words(&dataset.title, language),
        "titles": dataset.title,
        "description": notes.join("\n\n"),
        "created": dataset.made.to_rfc3339(),
        "resources": resources,
    })
}

/// A name of small letters, digits and dashes.
fn resource_name(file: &str) -> String {
    file.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
}

fn data(dataset: &Dataset, language: Language, name: &str) -> Value {
    json!({
        "name": "data",
        "type": "table",
        "path": name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "delimiter": ",", "quoteChar": "\"", "doubleQuote": true },
        "schema": schema(dataset, language),
    })
}

/// The columns as a table schema; its further keys hold the labels of every language.
#[must_use]
pub fn schema(dataset: &Dataset, language: Language) -> Value {
    let fields = dataset.variables.iter().map(|variable| field(dataset, variable, language));
    let sets = dataset.sets.iter().map(|set| {
        let names = set.variables.iter().filter_map(|place| dataset.variables.get(*place));
        let names: Vec<&str> = names.map(|variable| variable.name.as_str()).collect();
        json!({ "name": set.name, "titles": set.label, "fields": names, "counted": 1 })
    });
    let mut schema = json!({
        "fields": fields.collect::<Vec<Value>>(),
        // Of each column by itself, where it has more: one column's missing value is another's answer.
        "missingValues": [""],
        "multipleResponse": sets.collect::<Vec<Value>>(),
    });
    if let Some(weight) = dataset.weight.and_then(|place| dataset.variables.get(place)) {
        schema["weight"] = json!(weight.name);
    }
    schema
}

fn field(dataset: &Dataset, variable: &Variable, language: Language) -> Value {
    let mut field = Map::new();
    let mut set = |key: &str, value: Value| drop(field.insert(key.to_owned(), value));
    set("name", json!(variable.name));
    let (kind, format) = match variable.kind {
        Kind::Number { decimals: 0 } | Kind::Choice(_) | Kind::Flag => ("integer", "default"),
        Kind::Number { .. } => ("number", "default"),
        Kind::Text { .. } => ("string", "default"),
        Kind::Day => ("date", "default"),
        // With an offset, which the default does not take.
        Kind::Moment => ("datetime", "%Y-%m-%dT%H:%M:%S%z"),
        Kind::Time => ("time", "default"),
    };
    set("type", json!(kind));
    set("format", json!(format));
    let title = dataset.words(&variable.label, language);
    if !title.is_empty() {
        set("title", json!(title));
    }
    set("titles", labels(&variable.label));
    if !variable.question.is_empty() {
        set("description", json!(dataset.words(&variable.question, language)));
        set("questions", labels(&variable.question));
    }
    let values = dataset.value_labels(variable);
    let own: Vec<_> = values.iter().filter(|value| value.missing.is_none()).collect();
    if !own.is_empty() {
        let numbers: Vec<i32> = own.iter().map(|value| value.number).collect();
        set("constraints", json!({ "enum": numbers }));
        let categories = own.iter().map(|value| {
            let code = variable.categories().iter().find(|category| category.number == value.number);
            json!({
                "value": value.number,
                "label": dataset.words(&value.label, language),
                "labels": labels(&value.label),
                "code": code.map(|category| category.code.as_str()),
            })
        });
        set("categories", categories.collect());
    }
    let none: Vec<_> = values.iter().filter(|value| value.missing.is_some()).collect();
    if !none.is_empty() {
        let codes = std::iter::once(String::new()).chain(none.iter().map(|value| value.number.to_string()));
        set("missingValues", json!(codes.collect::<Vec<_>>()));
        let reasons = none.iter().map(|value| {
            json!({
                "value": value.number.to_string(),
                "kind": value.missing,
                "label": dataset.words(&value.label, language),
                "labels": labels(&value.label),
            })
        });
        set("missingReasons", reasons.collect());
    }
    Value::Object(field)
}

/// A text by language.
fn labels(text: &Text) -> Value {
    let known = Language::ALL.into_iter().filter_map(|language| Some((language, text.get(language)?)));
    Value::Object(known.map(|(language, words)| (language.tag().to_owned(), json!(words))).collect())
}
