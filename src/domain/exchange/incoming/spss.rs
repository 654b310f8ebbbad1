//! A file of SPSS.

use super::cell::number_text;
use super::{COLUMNS, Cell, Column, Format, Head, How, Row, too_wide};
use crate::dataset::sav::read::{self as sav, Reader, Unreadable, Value};
use crate::message::Message;
use std::ops::ControlFlow;

/// A file whose columns are known.
pub(super) struct File<'b> {
    pub(super) head: Head,
    reader: Reader<&'b [u8]>,
}

impl<'b> File<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Message> {
        let reader = Reader::open(bytes).map_err(told)?;
        let dictionary = reader.dictionary();
        if dictionary.columns.len() > COLUMNS {
            return Err(too_wide());
        }
        let mut columns: Vec<Column> = dictionary.columns.iter().map(column).collect();
        for set in &dictionary.sets {
            for place in &set.columns {
                if let Some(column) = columns.get_mut(*place) {
                    column.set = Some((set.name.clone(), set.counted.clone()));
                }
            }
        }
        let remarks = dictionary.remarks.clone();
        let (format, how, sheets) = (Format::Spss, How::default(), Vec::new());
        Ok(Self { head: Head { format, how, sheets, columns, remarks }, reader })
    }

    pub(super) fn each(mut self, look: &mut dyn FnMut(Row<'_>) -> ControlFlow<()>) -> Result<(), Message> {
        let mut values = Vec::new();
        let mut number = 0;
        while self.reader.next_row(&mut values).map_err(told)? {
            number += 1;
            let cells: Vec<Cell<'_>> = values.iter().map(cell).collect();
            if look(Row { number, cells: &cells, beyond: 0 }).is_break() {
                break;
            }
        }
        Ok(())
    }
}

fn column(column: &sav::Column) -> Column {
    let attribute = |name: &str| {
        let own = column.attributes.iter().find(|(known, _)| known == name);
        own.map_or(&[][..], |(_, values)| values.as_slice())
    };
    let codes = attribute("Codes").iter().filter_map(|pair| pair.split_once('='));
    Column {
        name: column.name.clone(),
        label: column.label.clone(),
        labels: column.values.iter().map(|(value, label)| (key(value), label.clone())).collect(),
        missing: column.missing.clone(),
        origin: attribute("Name").first().cloned(),
        codes: codes.map(|(number, code)| (number.to_owned(), code.to_owned())).collect(),
        set: None,
    }
}

fn key(value: &Value) -> String {
    match value {
        Value::Number(number) => number_text(*number),
        Value::Text(text) => text.trim().to_owned(),
        other => cell(other).key().into_owned(),
    }
}

fn cell(value: &Value) -> Cell<'_> {
    match value {
        Value::None => Cell::Empty,
        Value::Number(number) => Cell::Number(*number),
        Value::Text(text) => Cell::text(text.as_str()),
        Value::Day(day) => Cell::Day(*day),
        Value::Moment(moment) => Cell::Moment(*moment),
        Value::Time(time) => Cell::Time(*time),
    }
}

fn told(unreadable: Unreadable) -> Message {
    match unreadable {
        Unreadable::File(message) => message,
        // The bytes are in memory: nothing else can go wrong with them.
        Unreadable::Io(_) => Message::new("import-file-broken"),
    }
}
