//! What the cells of a row of a data file say, field by field.

use super::location::Location;
use super::record;
use super::{Answer, MOST_ROWS, Missing, Raw};
use crate::form::{Choices, Form, Group, Kind, Question, Shape};
use crate::message::Message;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What parts the codes of several choices in one cell.
const SEPARATOR: char = ';';
/// The columns of a point on the map, behind the name of its question.
const POINT: [&str; 4] = ["latitude", "longitude", "altitude", "accuracy"];
/// How much of a cell a fault repeats, in characters.
const QUOTED: usize = 60;

/// What was said, by field as [`Raw`] names them; “not asked” is kept as −7.
#[derive(Default)]
pub(super) struct Said {
    pub(super) fields: BTreeMap<String, Vec<String>>,
    /// Fields whose cells say nothing that can be read.
    pub(super) faults: Vec<(String, Message)>,
}

impl Said {
    /// What the cells say to the questions and repeats of a form.
    pub(super) fn of(form: &Form, cells: &BTreeMap<String, String>) -> Self {
        let mut said = Self::default();
        let cells = Cells(cells);
        for question in form.questions() {
            match cells.question(question) {
                Ok(values) => drop(said.fields.insert(question.name.to_string(), values)),
                Err(fault) => said.faults.push(fault),
            }
        }
        form.repeats().for_each(|group| said.repeat(group, &cells));
        said
    }

    /// The values of a field.
    pub(super) fn get(&self, field: &str) -> &[String] {
        self.fields.get(field).map_or(&[], Vec::as_slice)
    }

    /// The same as somebody would send it.
    pub(super) fn raw(&self) -> Raw {
        let values = self.fields.iter().flat_map(|(field, values)| values.iter().map(move |it| (field, it)));
        values
            .filter(|(_, value)| *value != Missing::NotAsked.code())
            .map(|(field, value)| (field.as_str(), value.as_str()))
            .collect()
    }

    fn repeat(&mut self, group: &Group, cells: &Cells<'_>) {
        let name = group.name.as_str();
        let (count, rows) = (cells.text(name), cells.text(&format!("{name}/rows")));
        if rows.is_empty() || rows == Missing::NotAsked.code() {
            if rows.is_empty() && count.parse::<usize>().is_ok_and(|count| count > 0) {
                let message = told("form-answer-import-rows-missing", count);
                self.faults.push((format!("{name}/rows"), message));
            } else {
                self.fields.insert(name.to_owned(), filled([count, rows]));
            }
            return;
        }
        let Ok(rows) = serde_json::from_str::<Vec<Map<String, Value>>>(rows) else {
            self.faults.push((format!("{name}/rows"), told("form-answer-import-rows", rows)));
            return;
        };
        if !count.is_empty() && count != rows.len().to_string() {
            let message = told("form-answer-import-count", count).with("rows", rows.len());
            self.faults.push((name.to_owned(), message));
        }
        self.rows(group, name, rows);
    }

    fn rows(&mut self, group: &Group, field: &str, rows: Vec<Map<String, Value>>) {
        self.fields.insert(field.to_owned(), vec![rows.len().to_string()]);
        // Of more the number alone is judged, and found too great.
        for (row, number) in rows.into_iter().zip(1..=MOST_ROWS) {
            for (name, value) in row {
                self.cell_of_row(group, format!("{field}/{number}/{name}"), &name, value);
            }
        }
    }

    fn cell_of_row(&mut self, group: &Group, field: String, name: &str, value: Value) {
        if let Some(question) = group.questions().find(|question| question.name.as_str() == name) {
            match written(question, &value) {
                Some(values) => drop(self.fields.insert(field, values)),
                None => self.faults.push((field, told("form-answer-import-value", &value.to_string()))),
            }
            return;
        }
        let Some(inner) = group.repeats().find(|inner| inner.name.as_str() == name) else {
            self.faults.push((field, told("form-answer-import-unknown", name)));
            return;
        };
        match (objects(&value), missing(&value)) {
            (Some(rows), _) => self.rows(inner, &field, rows),
            (None, Some(values)) => drop(self.fields.insert(field, values)),
            (None, None) => self.faults.push((field, told("form-answer-import-rows", &value.to_string()))),
        }
    }
}

/// The cells of a row by column.
struct Cells<'c>(&'c BTreeMap<String, String>);

impl Cells<'_> {
    /// A cell as it was before an export kept a spreadsheet from running it as a formula.
    fn whole(&self, column: &str) -> &str {
        self.0.get(column).map_or("", |cell| crate::exchange::csv::unguarded(cell))
    }

    fn text(&self, column: &str) -> &str {
        self.whole(column).trim()
    }

    /// The values that the cells of a question say, blanks left out, or the field that says none.
    fn question(&self, question: &Question) -> Result<Vec<String>, (String, Message)> {
        let name = question.name.as_str();
        let values = match &question.kind {
            Kind::Multiple { choices } => return self.ticked(name, choices),
            Kind::Rank { choices } => self.ranked(name, choices),
            Kind::Location { shape: Shape::Point } if self.text(name).is_empty() => self.point(name),
            // Not trimmed: what a text may hold is for its reading to say.
            _ => Ok(filled([self.whole(name)])),
        };
        values.map_err(|message| (name.to_owned(), message))
    }

    fn joined(&self, name: &str) -> impl Iterator<Item = &str> {
        self.text(name).split(SEPARATOR).map(str::trim)
    }

    fn ticked(&self, name: &str, choices: &Choices) -> Result<Vec<String>, (String, Message)> {
        let mut values: Vec<&str> = self.joined(name).collect();
        for choice in choices {
            let column = format!("{name}/{}", choice.code);
            values.push(match self.text(&column) {
                "1" => choice.code.as_str(),
                "0" => "",
                said if is_no_answer(said) => said,
                said => return Err((column, told("form-answer-import-tick", said))),
            });
        }
        Ok(filled(values))
    }

    /// The codes in the order of their ranks.
    fn ranked(&self, name: &str, choices: &Choices) -> Result<Vec<String>, Message> {
        let mut ranks: BTreeMap<usize, &str> = BTreeMap::new();
        let mut missing: Vec<&str> = self.joined(name).collect();
        for choice in choices {
            let cell = self.text(&format!("{name}/{}", choice.code));
            match cell.parse::<usize>() {
                _ if is_no_answer(cell) => missing.push(cell),
                Ok(rank) if rank > 0 => {
                    if ranks.insert(rank, choice.code.as_str()).is_some() {
                        return Err(told("form-answer-import-rank-twice", cell));
                    }
                }
                _ => return Err(told("form-answer-import-rank", cell)),
            }
        }
        if let Some((rank, _)) = (1..).zip(ranks.keys()).find(|(rank, given)| rank != *given) {
            return Err(told("form-answer-import-rank-gap", &rank.to_string()));
        }
        let mut missing = filled(missing);
        missing.dedup();
        missing.extend(ranks.into_values().map(str::to_owned));
        Ok(missing)
    }

    /// A point as somebody would type it; zero stands for an altitude that is left out.
    fn point(&self, name: &str) -> Result<Vec<String>, Message> {
        let parts = POINT.map(|part| self.text(&format!("{name}/{part}")));
        let first = parts[0];
        if parts.iter().all(|part| *part == first) && Missing::ALL.iter().any(|kind| kind.code() == first) {
            return Ok(filled([first]));
        }
        let [latitude, longitude, altitude, accuracy] = parts;
        if latitude.is_empty() || longitude.is_empty() {
            // Else what stands behind the gap would be taken for it.
            return Err(Message::new("form-answer-location"));
        }
        let altitude = if altitude.is_empty() && !accuracy.is_empty() { "0" } else { altitude };
        Ok(filled([format!("{latitude} {longitude} {altitude} {accuracy}").trim()]))
    }
}

/// What a value of a row, written as records are, says to a question; `None` where it is none.
fn written(question: &Question, value: &Value) -> Option<Vec<String>> {
    match (&question.kind, value) {
        (_, Value::Object(_)) => missing(value),
        (_, Value::String(text)) => Some(filled([text.as_str()])),
        (_, Value::Number(number)) => {
            let whole = number.as_i64().map(|whole| whole.to_string());
            Some(vec![whole.or_else(|| number.as_f64().map(|number| number.to_string()))?])
        }
        (Kind::Location { .. }, Value::Array(_)) => {
            let location: Location = serde_json::from_value(value.clone()).ok()?;
            Some(vec![location.to_string()])
        }
        (Kind::Multiple { .. } | Kind::Rank { .. }, Value::Array(codes)) => {
            codes.iter().map(|code| code.as_str().map(str::to_owned)).collect()
        }
        _ => None,
    }
}

fn missing(value: &Value) -> Option<Vec<String>> {
    match record::missing(value.as_object()?.clone())? {
        Answer::Missing(kind) => Some(filled([kind.code()])),
        _ => None,
    }
}

fn objects(value: &Value) -> Option<Vec<Map<String, Value>>> {
    value.as_array()?.iter().map(|row| row.as_object().cloned()).collect()
}

/// Whether a cell is blank or says why there is no answer.
fn is_no_answer(cell: &str) -> bool {
    cell.is_empty() || Missing::ALL.iter().any(|kind| kind.code() == cell)
}

fn filled<'v>(values: impl IntoIterator<Item = &'v str>) -> Vec<String> {
    values.into_iter().filter(|value| !value.trim().is_empty()).map(str::to_owned).collect()
}

fn told(key: &str, said: &str) -> Message {
    Message::new(key).with("said", said.chars().take(QUOTED).collect::<String>())
}
