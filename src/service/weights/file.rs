//! Weights that come in a file, a response a row.

use super::Fault;
use crate::service::tabulate::Held;
use crate::store::weights::ids;
use crate::store::{Store, studies::Study};
use domain::exchange::workbook::{Sheet, Workbook};
use domain::form::excerpt;
use domain::message::Message;
use std::collections::HashMap;

/// What the columns may be called: as exports of responses name them, or shorter.
const ID: &[&str] =
    &["submission/id", "id", "response_id", "response id", "жауап идентификаторы", "идентификатор ответа"];
const NUMBER: &[&str] = &["submission/number", "number", "нөмір", "рет нөмірі", "номер", "№", "response"];
const WEIGHT: &[&str] = &["weight", "weights", "салмақ", "салмағы", "вес", "w"];

/// A file and its name.
#[derive(Clone, Debug)]
pub struct File {
    /// What it is called.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// How a row says whose weight it has.
enum Key {
    Id(u32),
    Number(u32),
}

/// Reads the weights, one a response in the order of the columns; `None` where the file has none.
///
/// # Errors
/// The outer one where the database cannot be read; the inner one tells every fault by row.
pub(super) async fn read(
    store: &Store,
    study: &Study,
    held: &Held,
    file: &File,
) -> anyhow::Result<Result<Vec<Option<f64>>, Vec<Fault>>> {
    let sheet = match sheet(file) {
        Ok(sheet) => sheet,
        Err(fault) => return Ok(Err(vec![fault.into()])),
    };
    let find = |names: &[&str]| {
        let named = |header: &str| names.contains(&header.trim().to_lowercase().as_str());
        sheet.columns.iter().find(|column| named(&column.header)).map(|column| column.number)
    };
    let key = find(ID).map(Key::Id).or_else(|| find(NUMBER).map(Key::Number));
    let (Some(key), Some(weight)) = (key, find(WEIGHT)) else {
        return Ok(Err(vec![Message::new("weight-file-columns").into()]));
    };
    let known: HashMap<String, i64> = match key {
        Key::Number(_) => HashMap::new(),
        Key::Id(_) => {
            ids(store, study.id).await?.into_iter().map(|(id, number)| (id.to_string(), number)).collect()
        }
    };
    let places: HashMap<i64, usize> =
        held.numbers.iter().enumerate().map(|(place, number)| (i64::from(*number), place)).collect();
    let mut weights: Vec<Option<f64>> = vec![None; held.numbers.len()];
    let mut faults = Vec::new();
    for row in &sheet.rows {
        let cell = |column: u32| row.cell(column).map_or("", str::trim);
        let text = match key {
            Key::Id(column) | Key::Number(column) => cell(column),
        };
        let mut tell = |message: Message| faults.push(Fault { row: Some(row.number), message });
        let number = match key {
            Key::Id(_) => known.get(&text.to_lowercase()).copied(),
            Key::Number(_) => text.parse().ok(),
        };
        let Some(place) = number.and_then(|number| places.get(&number)).copied() else {
            tell(Message::new("weight-file-unknown").with("response", excerpt(text)));
            continue;
        };
        match parsed(cell(weight)) {
            Err(fault) => tell(fault),
            Ok(None) => {}
            Ok(Some(_)) if weights[place].is_some() => {
                tell(Message::new("weight-file-twice").with("response", excerpt(text)));
            }
            Ok(value) => weights[place] = value,
        }
    }
    Ok(if faults.is_empty() { Ok(weights) } else { Err(faults) })
}

fn sheet(file: &File) -> Result<Sheet, Message> {
    let workbook = Workbook::read(&file.name, &file.bytes).map_err(|remark| remark.message)?;
    if let Some(fault) = workbook.faults.first() {
        return Err(fault.message.clone());
    }
    let sheet = workbook.sheets.into_iter().next().filter(|sheet| !sheet.rows.is_empty());
    sheet.ok_or_else(|| Message::new("weight-file-empty"))
}

/// A weight as it is written; nothing for a blank.
fn parsed(text: &str) -> Result<Option<f64>, Message> {
    if text.is_empty() {
        return Ok(None);
    }
    let told = |key: &str| Message::new(key).with("text", excerpt(text));
    let number: f64 = text.replace(',', ".").parse().map_err(|_| told("weight-file-number"))?;
    if !number.is_finite() {
        return Err(told("weight-file-number"));
    }
    if number < 0.0 { Err(told("weight-file-negative")) } else { Ok(Some(number)) }
}
