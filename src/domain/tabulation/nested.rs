//! Variables nested in a banner: “women of the north” is a class of region and gender.

use super::classes::{Class, ClassKind, Classes, Decoded, Placed, Sets, each};
use crate::answer::Missing;
use crate::table::Label;
use std::ops::Range;

/// The classes of a nesting: every combination, the first variable's changing slowest.
pub(super) fn heads(parts: &[&Classes<'_>]) -> Vec<Class> {
    let mut heads: Vec<Class> = vec![Class {
        key: String::new(),
        label: Label::Plain(String::new()),
        kind: ClassKind::Category,
        value: None,
    }];
    for (place, part) in parts.iter().enumerate() {
        heads = heads
            .iter()
            .flat_map(|outer| part.heads.iter().map(move |head| within(outer, head, place == 0)))
            .collect();
    }
    heads
}

/// A class in a class: called by its own name, keyed by both.
fn within(outer: &Class, head: &Class, first: bool) -> Class {
    if first {
        return head.clone();
    }
    let kind = if outer.kind == ClassKind::Category { head.kind } else { outer.kind };
    Class { key: format!("{}/{}", outer.key, head.key), kind, ..head.clone() }
}

/// Decodes rows of a nesting: into the first kind of missing answer where any part has one.
pub(super) fn decode(parts: &[Placed<'_>], classes: usize, rows: Range<usize>, into: &mut Decoded) {
    let mut rooms: Vec<Decoded> = parts.iter().map(|part| part.classes.room()).collect();
    for (part, room) in parts.iter().zip(&mut rooms) {
        part.classes.decode(rows.clone(), &part.way, None, room);
    }
    match into {
        Decoded::One(slots) => {
            slots.clear();
            slots.extend((0..rows.len()).map(|row| one(parts, &rooms, row, classes)));
        }
        Decoded::Many(sets) => {
            sets.words.clear();
            sets.words.resize(rows.len() * sets.stride, 0);
            (0..rows.len()).for_each(|row| many(parts, &rooms, row, classes, sets));
        }
    }
}

fn one(parts: &[Placed<'_>], rooms: &[Decoded], row: usize, classes: usize) -> u16 {
    let mut class = 0;
    for (part, room) in parts.iter().zip(rooms) {
        let Decoded::One(slots) = room else { continue };
        let (slot, width) = (usize::from(slots[row]), part.classes.heads.len());
        if slot >= width {
            return (classes + slot - width) as u16;
        }
        class = class * width + slot;
    }
    class as u16
}

fn many(parts: &[Placed<'_>], rooms: &[Decoded], row: usize, classes: usize, into: &mut Sets) {
    let mut found = vec![0];
    let mut substance = true;
    for (part, room) in parts.iter().zip(rooms) {
        let width = part.classes.heads.len();
        let mut own = Vec::new();
        let mut real = false;
        match room {
            Decoded::One(slots) => {
                own.push(usize::from(slots[row]));
                real = true;
            }
            Decoded::Many(sets) => each(sets.get(row), |slot| {
                if slot < width + Missing::ALL.len() {
                    own.push(slot);
                } else {
                    real |= slot > width + Missing::ALL.len();
                }
            }),
        }
        if let Some(missing) = own.iter().find(|slot| **slot >= width) {
            into.put(row, classes + missing - width);
            return;
        }
        substance &= real;
        found = found.iter().flat_map(|outer| own.iter().map(move |slot| outer * width + slot)).collect();
    }
    if found.is_empty() {
        return;
    }
    found.into_iter().for_each(|class| into.put(row, class));
    into.put(row, classes + Missing::ALL.len());
    if substance {
        into.put(row, classes + Missing::ALL.len() + 1);
    }
}
