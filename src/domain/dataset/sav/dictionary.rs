//! The records that describe the columns.

use super::super::cut;
use super::super::model::{Dataset, Kind, ValueLabel, Variable};
use super::super::rows::Fault;
use super::Packing;
use super::compress::BIAS;
use super::extension;
use super::layout::{Layout, Slots};
use crate::answer::CLOCK;
use crate::language::Language;

/// The most bytes of a variable's label.
pub(in super::super) const VARIABLE_LABEL: usize = 255;
/// The most bytes of a value's label.
pub(in super::super) const VALUE_LABEL: usize = 120;
/// The most bytes of a text that the old records take.
pub(super) const SHORT_TEXT: usize = 8;
/// The bytes of a line of a document.
const DOCUMENT: usize = 80;

/// A file's bytes being put together.
pub(super) trait Bytes {
    fn int(&mut self, number: i32);
    fn double(&mut self, number: f64);
    /// A text filled up with spaces, or cut, to so many bytes.
    fn padded(&mut self, text: &str, width: usize);
}

impl Bytes for Vec<u8> {
    fn int(&mut self, number: i32) {
        self.extend(number.to_le_bytes());
    }

    fn double(&mut self, number: f64) {
        self.extend(number.to_le_bytes());
    }

    fn padded(&mut self, text: &str, width: usize) {
        let text = cut::to_bytes(text, width);
        self.extend(text.as_bytes());
        self.resize(self.len() + width - text.len(), b' ');
    }
}

/// A number as the records count: 32 bits with a sign.
pub(super) fn count(number: usize, what: &'static str) -> Result<i32, Fault> {
    i32::try_from(number).map_err(|_| Fault::TooMany(what))
}

/// Writes everything before the cases; answers where the number of cases is to be put.
pub(super) fn write(
    out: &mut Vec<u8>,
    dataset: &Dataset,
    layout: &Layout,
    language: Language,
    packing: Packing,
) -> Result<[u64; 2], Fault> {
    header(out, dataset, layout, language, packing);
    for (place, variable) in dataset.variables.iter().enumerate() {
        column(out, (dataset, variable), layout, place, language)?;
    }
    labels(out, dataset, layout, language)?;
    documents(out, dataset, language)?;
    let cases = extension::write(out, dataset, layout, language)?;
    out.int(999);
    out.int(0);
    Ok([80, cases])
}

fn header(out: &mut Vec<u8>, dataset: &Dataset, layout: &Layout, language: Language, packing: Packing) {
    let made = dataset.made.with_timezone(&CLOCK);
    let (magic, compression) = match packing {
        Packing::Bytecode => ("$FL2", 1),
        Packing::Zlib => ("$FL3", 2),
    };
    out.padded(magic, 4);
    out.padded("@(#) SPSS DATA FILE - Saual", 60);
    out.int(2);
    out.int(layout.size);
    out.int(compression);
    out.int(dataset.weight.and_then(|place| layout.first.get(place)).copied().unwrap_or(0));
    // The number of cases, once they are written.
    out.int(-1);
    out.double(BIAS);
    out.padded(&made.format("%d %b %y").to_string(), 9);
    out.padded(&made.format("%H:%M:%S").to_string(), 8);
    out.padded(&cut::label(dataset.words(&dataset.title, language), 64), 64);
    out.extend([0; 3]);
}

/// The variables of a column: its own record, and one for each further slot and segment.
fn column(
    out: &mut Vec<u8>,
    (dataset, variable): (&Dataset, &Variable),
    layout: &Layout,
    place: usize,
    language: Language,
) -> Result<(), Fault> {
    let label = cut::label(dataset.words(&variable.label, language), VARIABLE_LABEL);
    let missing = missing(variable, layout.slots[place]);
    for (segment, width) in layout.slots[place].segments().into_iter().enumerate() {
        let own = segment == 0;
        let format = format(dataset, variable, width);
        out.int(2);
        out.int(count(width, "bytes of a text")?);
        out.int(i32::from(own && !label.is_empty()));
        out.int(if own { count(missing.len() / 8, "missing values")? } else { 0 });
        out.int(format);
        out.int(format);
        match own {
            true => out.padded(&layout.short[place], 8),
            false => out.padded(&layout.segment_name(place, segment), 8),
        }
        if own && !label.is_empty() {
            out.int(count(label.len(), "letters of a label")?);
            out.padded(&label, label.len().next_multiple_of(4));
        }
        if own {
            out.extend(&missing);
        }
        for _ in 1..width.div_ceil(8) {
            out.int(2);
            out.int(-1);
            [0, 0, 0x001d_0001, 0x001d_0001].into_iter().for_each(|number| out.int(number));
            out.padded("", 8);
        }
    }
    Ok(())
}

/// The values that count as none; those of long texts stand in a record of their own.
fn missing(variable: &Variable, slots: Slots) -> Vec<u8> {
    let mut values = Vec::new();
    for code in variable.missing.iter().filter_map(|kind| variable.codes.of(*kind)) {
        match slots {
            Slots::Number => values.double(f64::from(code)),
            Slots::Text { width } if width <= SHORT_TEXT => values.padded(&code.to_string(), 8),
            Slots::Text { .. } => {}
        }
    }
    values
}

/// How values are shown: the kind of format, its width, its decimals.
fn format(dataset: &Dataset, variable: &Variable, width: usize) -> i32 {
    let (kind, width, decimals) = match variable.kind {
        Kind::Text { .. } => (1, i32::try_from(width).unwrap_or(1), 0),
        Kind::Number { decimals } => {
            let decimals = i32::from(decimals.min(16));
            (5, 12 + decimals, decimals)
        }
        Kind::Choice(_) | Kind::Flag => (5, digits(dataset, variable), 0),
        Kind::Day => (38, 10, 0),
        Kind::Moment => (22, 20, 0),
        Kind::Time => (21, 8, 0),
    };
    kind << 16 | width << 8 | decimals
}

/// How many signs the longest labelled number has.
pub(super) fn digits(dataset: &Dataset, variable: &Variable) -> i32 {
    let labels = dataset.value_labels(variable);
    let longest = labels.iter().map(|value| value.number.to_string().len()).max();
    i32::try_from(longest.unwrap_or(1)).unwrap_or(1)
}

/// Labels of values, once for all columns that have the same.
fn labels(out: &mut Vec<u8>, dataset: &Dataset, layout: &Layout, language: Language) -> Result<(), Fault> {
    let mut groups: Vec<(bool, Vec<ValueLabel>, Vec<i32>)> = Vec::new();
    for (place, variable) in dataset.variables.iter().enumerate() {
        let text = match layout.slots[place] {
            Slots::Number => false,
            Slots::Text { width } if width <= SHORT_TEXT => true,
            Slots::Text { .. } => continue,
        };
        let labels = dataset.value_labels(variable);
        let first = layout.first[place];
        match groups.iter_mut().find(|(kind, known, _)| *kind == text && *known == labels) {
            _ if labels.is_empty() => {}
            Some((_, _, columns)) => columns.push(first),
            None => groups.push((text, labels, vec![first])),
        }
    }
    for (text, labels, columns) in groups {
        out.int(3);
        out.int(count(labels.len(), "values")?);
        for value in labels {
            match text {
                true => out.padded(&value.number.to_string(), 8),
                false => out.double(f64::from(value.number)),
            }
            let label = value_label(dataset, &value, language);
            let length = u8::try_from(label.len()).unwrap_or(u8::MAX);
            out.push(length);
            out.padded(&label, (label.len() + 1).next_multiple_of(8) - 1);
        }
        out.int(4);
        out.int(count(columns.len(), "columns")?);
        columns.into_iter().for_each(|first| out.int(first));
    }
    Ok(())
}

/// The label of a value, never empty.
pub(super) fn value_label(dataset: &Dataset, value: &ValueLabel, language: Language) -> String {
    let label = cut::label(dataset.words(&value.label, language), VALUE_LABEL);
    if label.is_empty() { value.number.to_string() } else { label }
}

fn documents(out: &mut Vec<u8>, dataset: &Dataset, language: Language) -> Result<(), Fault> {
    let notes = dataset.notes.iter().map(|note| dataset.words(note, language));
    let lines: Vec<String> = notes.flat_map(|note| cut::lines(note, DOCUMENT)).collect();
    if lines.is_empty() {
        return Ok(());
    }
    out.int(6);
    out.int(count(lines.len(), "lines of notes")?);
    lines.iter().for_each(|line| out.padded(line, DOCUMENT));
    Ok(())
}
