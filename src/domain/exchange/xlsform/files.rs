//! Files of choices: CSV, XML of rows, and places as GeoJSON.

use super::Given;
use super::language::Tongue;
use crate::exchange::workbook::Workbook;
use crate::exchange::xml::{self, Element};
use crate::form::{Choice, Code, More, excerpt};
use crate::message::Message;
use serde_json::Value;

/// A row by its columns, in their order.
type Row = Vec<(String, String)>;

/// The choices of a file, by the columns that parameters name.
///
/// # Errors
/// What is wrong with it; the message wants the name of the file.
pub(super) fn choices(given: &Given<'_>, parameters: &More, tongue: &Tongue) -> Result<Vec<Choice>, Message> {
    let ending = given.name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    let geo = matches!(ending.as_str(), "geojson" | "json");
    let rows = match ending.as_str() {
        "csv" | "tsv" => table(given)?,
        "xml" => markup(given)?,
        _ if geo => places(given)?,
        _ => return Err(Message::new("import-file-ending")),
    };
    let named = |parameter: &str, usual: &'static str| {
        parameters.get(parameter).map_or(usual, String::as_str).to_owned()
    };
    let value = named("value", if geo { "id" } else { "name" });
    let label = named("label", if geo { "title" } else { "label" });
    rows.into_iter().enumerate().map(|(at, row)| choice(at + 1, row, &value, &label, tongue)).collect()
}

fn choice(at: usize, row: Row, value: &str, label: &str, tongue: &Tongue) -> Result<Choice, Message> {
    let found = row.iter().find(|(column, _)| column == value);
    let Some((_, code)) = found else {
        return Err(Message::new("import-file-column").with("column", value).with("row", at));
    };
    let code = Code::new(code.trim())
        .map_err(|_| Message::new("import-file-code").with("code", excerpt(code)).with("row", at))?;
    let mut choice = Choice::new(code, crate::language::Text::default());
    for (column, text) in row {
        match column.split_once("::") {
            _ if column == label => tongue.put(&mut choice.label, text.clone()),
            Some((of, language)) if of == label => {
                Tongue::named(language).put(&mut choice.label, text.clone());
            }
            _ => {}
        }
        if !matches!(column.as_str(), "name" | "label") && column != value {
            choice.more.insert(column, text);
        } else if column == value && column != "name" {
            // A filter may speak of the column by the name that it has in the file.
            choice.more.insert(column, text);
        }
    }
    if choice.label.is_empty() {
        tongue.put(&mut choice.label, choice.code.as_str().to_owned());
    }
    Ok(choice)
}

fn table(given: &Given<'_>) -> Result<Vec<Row>, Message> {
    let workbook = Workbook::read("choices.csv", given.bytes).map_err(|told| told.message)?;
    let Some(sheet) = workbook.sheets.first() else { return Ok(Vec::new()) };
    let row = |row: &crate::exchange::workbook::Row| {
        let cell = |column: &crate::exchange::remark::Column| {
            Some((column.header.clone(), row.cell(column.number)?.trim().to_owned()))
        };
        sheet.columns.iter().filter_map(cell).collect()
    };
    Ok(sheet.rows.iter().map(row).collect())
}

/// `<root><item><name>…</name>…</item>…</root>`.
fn markup(given: &Given<'_>) -> Result<Vec<Row>, Message> {
    let text = std::str::from_utf8(given.bytes).map_err(|_| Message::new("import-file-broken"))?;
    let root = xml::parse(text).map_err(|told| told.message)?;
    let row = |item: &Element| {
        item.elements().map(|cell| (cell.name.clone(), cell.text().trim().to_owned())).collect()
    };
    Ok(root.elements().map(row).collect())
}

/// The features of a collection: properties, `id`, and where they are.
fn places(given: &Given<'_>) -> Result<Vec<Row>, Message> {
    let broken = || Message::new("import-file-geojson");
    let value: Value = serde_json::from_slice(given.bytes).map_err(|_| broken())?;
    let features = value.get("features").and_then(Value::as_array).ok_or_else(broken)?;
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let row = |feature: &Value| {
        let mut row = Row::new();
        if let Some(id) = feature.get("id") {
            row.push(("id".to_owned(), text(id)));
        }
        for (name, value) in feature.get("properties").and_then(Value::as_object).into_iter().flatten() {
            row.push((name.clone(), text(value)));
        }
        let geometry = feature.get("geometry");
        if let Some(points) = geometry.and_then(|geometry| geometry.get("coordinates")).and_then(points) {
            row.push(("geometry".to_owned(), points));
        }
        row
    };
    Ok(features.iter().map(row).collect())
}

/// Coordinates as ODK writes them: latitude first, points parted by semicolons.
fn points(coordinates: &Value) -> Option<String> {
    let list = coordinates.as_array()?;
    if let [Value::Number(longitude), Value::Number(latitude), ..] = list.as_slice() {
        return Some(format!("{latitude} {longitude} 0 0"));
    }
    // A polygon holds its outer ring first.
    let ring = list.first().filter(|first| first.get(0).is_some_and(Value::is_array));
    let list = ring.and_then(Value::as_array).unwrap_or(list);
    let points: Option<Vec<String>> = list
        .iter()
        .map(|point| match point.as_array()?.as_slice() {
            [longitude, latitude, ..] => Some(format!("{latitude} {longitude} 0 0")),
            _ => None,
        })
        .collect();
    Some(points?.join(";"))
}
