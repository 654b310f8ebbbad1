//! Takes the records apart, as they stand.

use super::source::{Order, Source};
use super::{Limit, SLOTS, Unreadable, beyond, broken};
use crate::message::Message;
use std::io::BufRead;

/// Everything before the cases.
pub(super) struct Records {
    pub(super) order: Order,
    pub(super) packing: Packing,
    pub(super) bias: f64,
    /// The slot of the weight, from 1; 0 of none.
    pub(super) weight: i32,
    pub(super) cases: i32,
    pub(super) title: Vec<u8>,
    pub(super) slots: Vec<Slot>,
    pub(super) labels: Vec<Labels>,
    pub(super) notes: Vec<Vec<u8>>,
    /// By their number.
    pub(super) extensions: Vec<(i32, Vec<u8>)>,
}

/// How the cases are packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    None,
    Bytecode,
    Zlib,
}

/// A variable of the file, or a further slot of one.
pub(super) struct Slot {
    /// −1 of a further slot, 0 of a number, else the bytes of a text.
    pub(super) width: i32,
    pub(super) format: i32,
    pub(super) name: [u8; 8],
    pub(super) label: Vec<u8>,
    /// Whether the first two of the missing values are the ends of a range.
    pub(super) range: bool,
    pub(super) missing: Vec<[u8; 8]>,
}

/// Labels of values, with the slots of the variables that have them, from 1.
pub(super) struct Labels {
    pub(super) values: Vec<([u8; 8], Vec<u8>)>,
    pub(super) slots: Vec<i32>,
}

pub(super) fn read<R: BufRead>(source: &mut Source<R>) -> Result<Records, Unreadable> {
    let mut records = header(source)?;
    loop {
        match source.int()? {
            2 => {
                let slot = slot(source)?;
                records.slots.push(slot);
                if records.slots.len() > SLOTS {
                    return Err(beyond(Limit::Slots));
                }
            }
            3 => records.labels.push(labels(source)?),
            6 => {
                for _ in 0..source.count()? {
                    records.notes.push(source.bytes(80)?);
                }
            }
            7 => {
                let kind = source.int()?;
                let (size, count) = (source.count()?, source.count()?);
                let bytes = source.bytes(size.checked_mul(count).ok_or_else(broken)?)?;
                records.extensions.push((kind, bytes));
            }
            999 => {
                source.int()?;
                return Ok(records);
            }
            _ => return Err(broken()),
        }
    }
}

fn header<R: BufRead>(source: &mut Source<R>) -> Result<Records, Unreadable> {
    let begin: [u8; 64] = source.array()?;
    if begin.windows(12).any(|word| word == b"ENCRYPTEDSAV") {
        return Err(Unreadable::File(Message::new("import-file-password")));
    }
    if !(begin.starts_with(b"$FL2") || begin.starts_with(b"$FL3")) {
        return Err(Unreadable::File(Message::new("import-sav-none")));
    }
    let layout: [u8; 4] = source.array()?;
    source.order = match (Order::Little.int(layout), Order::Big.int(layout)) {
        (2 | 3, _) => Order::Little,
        (_, 2 | 3) => Order::Big,
        _ => return Err(broken()),
    };
    source.int()?;
    let packing = match source.int()? {
        0 => Packing::None,
        1 => Packing::Bytecode,
        2 => Packing::Zlib,
        _ => return Err(broken()),
    };
    let (weight, cases) = (source.int()?, source.int()?);
    let bias = source.order.double(source.array()?);
    source.bytes(17)?;
    let title = source.bytes(64)?;
    source.bytes(3)?;
    let order = source.order;
    let (slots, labels, notes, extensions) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    Ok(Records { order, packing, bias, weight, cases, title, slots, labels, notes, extensions })
}

fn slot<R: BufRead>(source: &mut Source<R>) -> Result<Slot, Unreadable> {
    let width = source.int()?;
    let labelled = source.int()?;
    let missing = source.int()?;
    let format = source.int()?;
    source.int()?;
    let name = source.array()?;
    if !(-1..=255).contains(&width) || !matches!(missing, -3 | -2 | 0..=3) {
        return Err(broken());
    }
    let label = if labelled == 0 {
        Vec::new()
    } else {
        let length = source.count()?;
        let mut label = source.bytes(length.checked_next_multiple_of(4).ok_or_else(broken)?)?;
        label.truncate(length);
        label
    };
    let range = missing < 0;
    let missing = (0..missing.abs()).map(|_| source.array()).collect::<Result<_, _>>()?;
    Ok(Slot { width, format, name, label, range, missing })
}

fn labels<R: BufRead>(source: &mut Source<R>) -> Result<Labels, Unreadable> {
    let mut values = Vec::new();
    for _ in 0..source.count()? {
        let value = source.array()?;
        let [length] = source.array()?;
        let length = usize::from(length);
        let mut label = source.bytes((length + 1).next_multiple_of(8) - 1)?;
        label.truncate(length);
        values.push((value, label));
    }
    if source.int()? != 4 {
        return Err(broken());
    }
    let mut slots = Vec::new();
    for _ in 0..source.count()? {
        slots.push(source.int()?);
    }
    Ok(Labels { values, slots })
}
