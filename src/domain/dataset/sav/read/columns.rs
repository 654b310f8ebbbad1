//! Puts columns together: long names, long texts, labels, attributes.

use super::super::super::model::Measure;
use super::super::layout::segments;
use super::cases::Shape;
use super::records::{Labels, Records, Slot};
use super::source::{Order, Parts};
use super::{Column, Dictionary, Kind, Missing, Set, Unreadable, Value, broken};
use crate::message::Message;
use crate::text::encoding::cyrillic;
use encoding_rs::Encoding;
use std::collections::HashMap;

/// How the file writes letters.
#[derive(Clone, Copy)]
pub(super) struct Letters(&'static Encoding);

impl Letters {
    /// As the file says; where it says nothing, by what its letters can be.
    fn of(records: &Records) -> (Self, Option<Message>) {
        let said = records.extensions.iter().find(|(kind, _)| *kind == 20).and_then(|(_, name)| {
            let name = String::from_utf8_lossy(name).trim().to_lowercase();
            let page = name.strip_prefix("cp").map(|page| format!("windows-{page}"));
            Encoding::for_label(page.unwrap_or(name).as_bytes())
        });
        let page = || {
            let (_, bytes) = records.extensions.iter().find(|(kind, _)| *kind == 3)?;
            let page = records.order.int(bytes.get(28..32)?.try_into().ok()?);
            match page {
                65_001 => Some(encoding_rs::UTF_8),
                page => Encoding::for_label(format!("windows-{page}").as_bytes()),
            }
        };
        match said.or_else(page) {
            Some(encoding) => (Self(encoding), None),
            None if records.slots.iter().all(|slot| std::str::from_utf8(&slot.label).is_ok()) => {
                (Self(encoding_rs::UTF_8), None)
            }
            None => (Self(encoding_rs::WINDOWS_1251), Some(Message::new("import-csv-encoding"))),
        }
    }

    /// A text without the spaces and zeros at its end.
    pub(super) fn text(self, bytes: &[u8]) -> String {
        let end = bytes.iter().rposition(|byte| !matches!(byte, b' ' | 0)).map_or(0, |at| at + 1);
        let bytes = &bytes[..end];
        if self.0 == encoding_rs::WINDOWS_1251 {
            return cyrillic(bytes);
        }
        self.0.decode_without_bom_handling(bytes).0.into_owned()
    }
}

/// The places of columns by their names in capitals.
type Names = HashMap<String, usize>;

/// A column with where it lies.
struct Laid {
    column: Column,
    short: String,
    /// Its first slot, from 1.
    first: usize,
}

pub(super) fn assemble(records: Records) -> Result<(Dictionary, Shape), Unreadable> {
    let (letters, remark) = Letters::of(&records);
    let of = |kind: i32| records.extensions.iter().filter(move |(other, _)| *other == kind).map(|(_, it)| it);
    let texts = |kind: i32| of(kind).map(|bytes| letters.text(bytes)).collect::<Vec<String>>().concat();
    let widths = widths(&texts(14));
    let mut laid = lay(&records, letters, &widths)?;
    label(&mut laid, &records.labels, (records.order, letters))?;
    rename(&mut laid, &texts(13));
    let mut shown = of(11).flat_map(|bytes| bytes.chunks_exact(4));
    let shown: Vec<i32> =
        shown.by_ref().filter_map(|it| Some(records.order.int(it.try_into().ok()?))).collect();
    measure(&mut laid, &shown);
    let names: Names =
        laid.iter().enumerate().map(|(place, it)| (it.column.name.to_uppercase(), place)).collect();
    let labelled = of(21)
        .all(|bytes| long_labels(&mut laid, &names, Parts::new(bytes, records.order), letters).is_some());
    let counted = of(22)
        .all(|bytes| long_missing(&mut laid, &names, Parts::new(bytes, records.order), letters).is_some());
    let remarks =
        remark.into_iter().chain((!(labelled && counted)).then(|| Message::new("import-sav-labels")));
    attributes(&mut laid, &names, &texts(18));
    let sets = of(7).chain(of(19)).flat_map(|bytes| sets(&laid, bytes, letters)).collect();
    let told = of(16).next().and_then(|bytes| Some(records.order.long(bytes.get(8..16)?.try_into().ok()?)));
    let weight = usize::try_from(records.weight).ok().filter(|slot| *slot > 0);
    let shape = Shape {
        widths: laid.iter().map(|it| text_width(&it.column)).collect(),
        order: records.order,
        packing: records.packing,
        bias: records.bias,
        letters,
    };
    let dictionary = Dictionary {
        title: letters.text(&records.title),
        weight: weight.and_then(|slot| laid.iter().position(|it| it.first == slot)),
        sets,
        cases: told
            .filter(|count| *count < super::CASES * 1000)
            .or_else(|| u64::try_from(records.cases).ok()),
        notes: records.notes.iter().map(|note| letters.text(note)).collect(),
        remarks: remarks.collect(),
        columns: laid.into_iter().map(|it| it.column).collect(),
    };
    Ok((dictionary, shape))
}

fn text_width(column: &Column) -> Option<usize> {
    if let Kind::Text { bytes } = column.kind { Some(bytes) } else { None }
}

/// The bytes of texts that lie in several variables, by short name.
fn widths(text: &str) -> HashMap<String, usize> {
    let pairs = text.split(['\0', '\t']).filter_map(|pair| pair.split_once('='));
    pairs.filter_map(|(name, width)| Some((name.to_uppercase(), width.trim().parse().ok()?))).collect()
}

fn lay(
    records: &Records,
    letters: Letters,
    widths: &HashMap<String, usize>,
) -> Result<Vec<Laid>, Unreadable> {
    let mut laid = Vec::new();
    let mut at = 0;
    while let Some(slot) = records.slots.get(at) {
        let short = letters.text(&slot.name);
        let own = usize::try_from(slot.width).map_err(|_| broken())?;
        let wide = widths.get(&short.to_uppercase()).copied().filter(|wide| own == 255 && *wide > 255);
        let wide = wide.unwrap_or(own).min(super::super::LONGEST_TEXT);
        let first = at + 1;
        for segment in segments(wide) {
            let begin = records.slots.get(at).ok_or_else(broken)?;
            if usize::try_from(begin.width).ok() != Some(segment) {
                return Err(broken());
            }
            let end = at + segment.div_ceil(8).max(1);
            let further = records.slots.get(at + 1..end).ok_or_else(broken)?;
            if further.iter().any(|slot| slot.width != -1) {
                return Err(broken());
            }
            at = end;
        }
        laid.push(Laid { column: column(slot, wide, (records.order, letters)), short, first });
    }
    Ok(laid)
}

fn column(slot: &Slot, width: usize, (order, letters): (Order, Letters)) -> Column {
    let kind = if width > 0 { Kind::Text { bytes: width } } else { shown_as(slot.format) };
    let numbers: Vec<f64> = slot.missing.iter().map(|bytes| order.double(*bytes)).collect();
    let missing = match (width, slot.range, numbers.as_slice()) {
        (0, true, [least, most, rest @ ..]) => std::iter::once(Missing::Range(*least, *most))
            .chain(rest.iter().map(|number| Missing::Number(*number)))
            .collect(),
        (0, _, numbers) => numbers.iter().map(|number| Missing::Number(*number)).collect(),
        _ => slot.missing.iter().map(|bytes| Missing::Text(letters.text(bytes))).collect(),
    };
    Column {
        name: letters.text(&slot.name),
        label: letters.text(&slot.label),
        kind,
        values: Vec::new(),
        missing,
        measure: None,
        attributes: Vec::new(),
    }
}

/// What numbers are, by how they are shown.
fn shown_as(format: i32) -> Kind {
    let [decimals, _, kind, _] = format.to_le_bytes();
    match kind {
        20 | 23 | 24 | 38 | 39 | 28..=30 => Kind::Day,
        22 | 41 => Kind::Moment,
        21 | 25 | 40 => Kind::Time,
        _ => Kind::Number { decimals },
    }
}

fn label(laid: &mut [Laid], labels: &[Labels], (order, letters): (Order, Letters)) -> Result<(), Unreadable> {
    let places: HashMap<usize, usize> =
        laid.iter().enumerate().map(|(place, it)| (it.first, place)).collect();
    let mut budget = super::DESCRIPTION;
    for labels in labels {
        for slot in &labels.slots {
            let place = usize::try_from(*slot).ok().and_then(|slot| places.get(&slot));
            let column = &mut laid[*place.ok_or_else(broken)?].column;
            for (value, label) in &labels.values {
                // The same labels for many columns must not grow without end.
                budget = budget.checked_sub(label.len() + 8).ok_or_else(broken)?;
                let value = match column.kind {
                    Kind::Text { .. } => Value::Text(letters.text(value)),
                    _ => Value::Number(order.double(*value)),
                };
                column.values.push((value, letters.text(label)));
            }
        }
    }
    Ok(())
}

fn rename(laid: &mut [Laid], text: &str) {
    let names: HashMap<String, &str> = text
        .split('\t')
        .filter_map(|pair| pair.split_once('='))
        .map(|(short, long)| (short.to_uppercase(), long.trim_end_matches(['\0', ' '])))
        .collect();
    for it in laid {
        if let Some(long) = names.get(&it.short.to_uppercase()).filter(|long| !long.is_empty()) {
            (*long).clone_into(&mut it.column.name);
        }
    }
}

/// Measures: three numbers a variable, or two in old files; segments have theirs too.
fn measure(laid: &mut [Laid], shown: &[i32]) {
    let counts: Vec<usize> =
        laid.iter().map(|it| segments(text_width(&it.column).unwrap_or(0)).len()).collect();
    let variables: usize = counts.iter().sum();
    let each = match shown.len() {
        length if length == 3 * variables => 3,
        length if length == 2 * variables => 2,
        _ => return,
    };
    let mut at = 0;
    for (it, count) in laid.iter_mut().zip(counts) {
        it.column.measure = match shown.get(at) {
            Some(1) => Some(Measure::Nominal),
            Some(2) => Some(Measure::Ordinal),
            Some(3) => Some(Measure::Scale),
            _ => None,
        };
        at += each * count;
    }
}

/// Labels of values of texts longer than a slot; `None` where they end too early.
fn long_labels(laid: &mut [Laid], names: &Names, mut parts: Parts<'_>, letters: Letters) -> Option<()> {
    while !parts.is_empty() {
        let name = letters.text(parts.counted()?);
        parts.int()?;
        let mut values = Vec::new();
        for _ in 0..parts.count()? {
            let value = letters.text(parts.counted()?);
            values.push((Value::Text(value), letters.text(parts.counted()?)));
        }
        if let Some(place) = names.get(&name.to_uppercase()) {
            laid[*place].column.values.extend(values);
        }
    }
    Some(())
}

/// Values of such texts that count as none: with one length for all, or, as older PSPP wrote, one each.
fn long_missing(laid: &mut [Laid], names: &Names, mut parts: Parts<'_>, letters: Letters) -> Option<()> {
    while !parts.is_empty() {
        let name = letters.text(parts.counted()?);
        let count = *parts.bytes(1)?.first()?;
        let length = parts.count()?;
        let mut values = Vec::new();
        for _ in 0..count.min(3) {
            values.push(Missing::Text(letters.text(parts.bytes(length)?)));
        }
        if let Some(place) = names.get(&name.to_uppercase()) {
            laid[*place].column.missing.extend(values);
        }
    }
    Some(())
}

/// Attributes: `name:key('value'\n)key('value'\n'value'\n)/name:…`.
fn attributes(laid: &mut [Laid], names: &Names, text: &str) {
    let mut rest = text;
    while let Some((name, behind)) = rest.split_once(':') {
        let place = names.get(&name.to_uppercase()).copied();
        rest = behind;
        while let Some((key, values, behind)) = attribute(rest) {
            if let Some(place) = place {
                laid[place].column.attributes.push((key, values));
            }
            rest = behind;
        }
        let Some(behind) = rest.strip_prefix('/') else { return };
        rest = behind;
    }
}

fn attribute(text: &str) -> Option<(String, Vec<String>, &str)> {
    let (key, mut rest) = text.split_once('(')?;
    if key.is_empty() || key.contains(['/', '\n', ')']) {
        return None;
    }
    let mut values = Vec::new();
    while let Some(line) = rest.strip_prefix('\'') {
        let (value, behind) = line.split_once("'\n")?;
        values.push(value.to_owned());
        rest = behind;
    }
    Some((key.to_owned(), values, rest.strip_prefix(')')?))
}

/// Sets, a line each: `$name=D1 1 5 Label v1 v2`, or `C` without a counted value, or `E` with a flag.
/// Lengths count bytes of the file's own letters.
fn sets(laid: &[Laid], bytes: &[u8], letters: Letters) -> Vec<Set> {
    let short: Names = laid.iter().enumerate().map(|(place, it)| (it.short.to_uppercase(), place)).collect();
    bytes.split(|byte| *byte == b'\n').filter_map(|line| set(&short, line, letters)).collect()
}

fn set(short: &Names, line: &[u8], letters: Letters) -> Option<Set> {
    let (name, rest) = parted(line.strip_prefix(b"$")?, b'=')?;
    let (kind, rest) = rest.split_first()?;
    let (counted, rest) = match kind {
        b'C' => (None, rest.strip_prefix(b" ").unwrap_or(rest)),
        b'D' => self::counted(rest).map(|(value, rest)| (Some(value), rest))?,
        b'E' => {
            let (_, rest) = parted(rest.strip_prefix(b" ").unwrap_or(rest), b' ')?;
            self::counted(rest).map(|(value, rest)| (Some(value), rest))?
        }
        _ => return None,
    };
    let (label, rest) = self::counted(rest)?;
    let columns = rest.split(|byte| *byte == b' ').filter(|name| !name.is_empty());
    let columns = columns.filter_map(|name| short.get(&letters.text(name).to_uppercase()).copied());
    Some(Set {
        name: letters.text(name),
        label: letters.text(label),
        counted: counted.map(|value| letters.text(value)),
        columns: columns.collect(),
    })
}

/// A text behind its number of bytes and a space, and what comes after it and a space.
fn counted(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = parted(bytes, b' ')?;
    let (value, rest) = rest.split_at_checked(std::str::from_utf8(length).ok()?.parse().ok()?)?;
    Some((value, rest.strip_prefix(b" ").unwrap_or(rest)))
}

fn parted(bytes: &[u8], by: u8) -> Option<(&[u8], &[u8])> {
    let at = bytes.iter().position(|byte| *byte == by)?;
    Some((&bytes[..at], &bytes[at + 1..]))
}
