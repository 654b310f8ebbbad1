//! What a variable makes of each response: one class, or a set of classes.
//!
//! The classes of a variable are numbered; behind them come the four kinds of missing answers. What is
//! read is decoded block by block, so that the loops that count see nothing but numbers and bits.

use crate::answer::Missing;
use crate::table::{Label, Ticks, Way, view};
use serde::Serialize;
use std::ops::Range;
use std::sync::Arc;

/// The most classes of a variable, or of a nesting of variables.
pub(super) const MOST: usize = 10_000;

/// One class of a variable.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Class {
    /// What machines call it: a choice's code, a value, a band.
    pub key: String,
    /// What readers call it.
    pub label: Label,
    /// What it is.
    pub kind: ClassKind,
    /// Its number, where it stands for one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
}

/// What a class is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClassKind {
    /// A choice, a value, a band, a period.
    Category,
    /// “None of these”, which is no response.
    Exclusive,
    /// Several categories that are counted on their own too.
    Net,
    /// Answers that only another version of the form knows.
    OtherVersions,
    /// Numbers in no band, texts that were not declared.
    Outside,
}

/// The classes of a variable with those of every response or row.
#[derive(Debug)]
pub(super) struct Classes<'c> {
    pub(super) heads: Vec<Class>,
    pub(super) cells: Cells<'c>,
}

/// How the classes of responses are found. A slot is the place of a class, or behind all of them that of a
/// kind of missing answer.
#[derive(Debug)]
pub(super) enum Cells<'c> {
    /// The slot by what is stored.
    Narrow { cells: &'c [u8], slots: Vec<u16> },
    /// The same of two bytes.
    Wide { cells: &'c [u16], slots: Vec<u16> },
    /// The slot of a whole number by how far it lies above the least, or of what is no number.
    Whole { cells: &'c [i64], least: i64, slots: Vec<u16>, beyond: u16, marks: [u16; 5] },
    /// The slot of a day by how far it lies behind the first, or of what is no day.
    Days { cells: &'c [i32], first: i32, slots: Vec<u16>, marks: [u16; 5] },
    /// Whether there is a number: 0 where there is.
    Answered { numbers: Numbers<'c>, marks: [u16; 5] },
    /// The slots themselves.
    Slots(Vec<u16>),
    /// A set by the slot of something else.
    OfOne { one: Box<Cells<'c>>, sets: Sets },
    /// A set by the bytes of a set of choices.
    OfTicks { ticks: Ticks<'c>, sets: Sets },
    /// The sets themselves.
    Kept(Sets),
    /// Variables nested: every combination of their classes is a class. Each part knows its way from the
    /// rows that are counted.
    Nested(Vec<Placed<'c>>),
}

/// Numbers as they are kept.
#[derive(Clone, Copy, Debug)]
pub(super) enum Numbers<'c> {
    Whole(&'c [i64]),
    Broken(&'c [f64]),
    Days(&'c [i32]),
}

/// Classes as seen from other rows than their own.
#[derive(Debug)]
pub(super) struct Placed<'c> {
    pub(super) classes: Arc<Classes<'c>>,
    pub(super) way: Way,
}

/// Sets of classes, so many words each.
#[derive(Clone, Debug)]
pub(super) struct Sets {
    pub(super) stride: usize,
    pub(super) words: Vec<u64>,
}

/// The classes of some rows, decoded. In a slot or a bit stand the classes, the kinds of missing answers,
/// and of sets whether there is an answer, and one of substance.
#[derive(Debug)]
pub(super) enum Decoded {
    One(Vec<u16>),
    Many(Sets),
}

/// Slots behind the classes: of the kinds of missing answers, of those who answered (where a single class
/// stands, of those left out), of those whose answer has substance.
pub(super) const BEHIND: usize = Missing::ALL.len() + 2;

impl<'c> Classes<'c> {
    /// How many slots there are in all.
    pub(super) fn height(&self) -> usize {
        self.heads.len() + BEHIND
    }

    /// Whether a response may be in several classes.
    pub(super) fn overlap(&self) -> bool {
        self.cells.overlap()
    }

    /// Decodes some rows, some of them left out.
    pub(super) fn decode(&self, rows: Range<usize>, way: &Way, kept: Option<&[bool]>, into: &mut Decoded) {
        self.cells.decode(self.heads.len(), rows.clone(), way, into);
        let Some(kept) = kept else { return };
        let out = (self.heads.len() + Missing::ALL.len()) as u16;
        match into {
            Decoded::One(slots) => {
                for (slot, kept) in slots.iter_mut().zip(&kept[rows]) {
                    *slot = if *kept { *slot } else { out };
                }
            }
            Decoded::Many(sets) => {
                for (set, kept) in sets.words.chunks_mut(sets.stride).zip(&kept[rows]) {
                    if !kept {
                        set.fill(0);
                    }
                }
            }
        }
    }

    /// The class that a decoded row is of, of those that share out all who answered: no net, and none that
    /// this version of the form does not know.
    pub(super) fn part(&self, decoded: &Decoded, row: usize) -> Option<usize> {
        let is_part = |slot: usize| {
            self.heads
                .get(slot)
                .is_some_and(|head| matches!(head.kind, ClassKind::Category | ClassKind::Exclusive))
        };
        let mut found = None;
        match decoded {
            Decoded::One(slots) => found = Some(usize::from(slots[row])).filter(|slot| is_part(*slot)),
            Decoded::Many(sets) => each(sets.get(row), |slot| {
                if is_part(slot) {
                    found = Some(slot);
                }
            }),
        }
        found
    }

    /// Room for what is decoded.
    pub(super) fn room(&self) -> Decoded {
        if self.overlap() {
            Decoded::Many(Sets { stride: self.height().div_ceil(64), words: Vec::new() })
        } else {
            Decoded::One(Vec::new())
        }
    }
}

impl Cells<'_> {
    fn overlap(&self) -> bool {
        match self {
            Self::Narrow { .. }
            | Self::Wide { .. }
            | Self::Whole { .. }
            | Self::Days { .. }
            | Self::Answered { .. }
            | Self::Slots(_) => false,
            Self::OfOne { .. } | Self::OfTicks { .. } | Self::Kept(_) => true,
            Self::Nested(parts) => parts.iter().any(|part| part.classes.overlap()),
        }
    }

    fn decode(&self, classes: usize, rows: Range<usize>, way: &Way, into: &mut Decoded) {
        match (self, into) {
            (Self::Nested(parts), into) => super::nested::decode(parts, classes, rows, into),
            (_, Decoded::One(slots)) => {
                slots.clear();
                self.slots(rows, way, slots);
            }
            (_, Decoded::Many(sets)) => {
                sets.words.clear();
                self.sets(rows, way, sets);
            }
        }
    }

    fn slots(&self, rows: Range<usize>, way: &Way, into: &mut Vec<u16>) {
        match self {
            Self::Narrow { cells, slots } => {
                if way.is_none() {
                    into.extend(cells[rows].iter().map(|stored| slots[usize::from(*stored)]));
                } else {
                    into.extend(rows.map(|row| slots[usize::from(cells[way.out(row)])]));
                }
            }
            Self::Wide { cells, slots } => {
                into.extend(rows.map(|row| slots[usize::from(cells[way.out(row)])]));
            }
            Self::Whole { cells, least, slots, beyond, marks } => {
                into.extend(rows.map(|row| match view::whole_number(cells[way.out(row)]) {
                    Ok(value) => {
                        let above = usize::try_from(value.saturating_sub(*least)).unwrap_or(usize::MAX);
                        slots.get(above).copied().unwrap_or(*beyond)
                    }
                    Err(mark) => marks[mark.index()],
                }));
            }
            Self::Days { cells, first, slots, marks } => {
                into.extend(rows.map(|row| match view::day_number(cells[way.out(row)]) {
                    Ok(day) => slots[usize::try_from(day - first).unwrap_or_default()],
                    Err(mark) => marks[mark.index()],
                }));
            }
            Self::Answered { numbers: Numbers::Whole(cells), marks } => into.extend(rows.map(|row| {
                view::whole_number(cells[way.out(row)]).map_or_else(|mark| marks[mark.index()], |_| 0)
            })),
            Self::Answered { numbers: Numbers::Broken(cells), marks } => {
                into.extend(rows.map(|row| {
                    view::number(cells[way.out(row)]).map_or_else(|mark| marks[mark.index()], |_| 0)
                }));
            }
            Self::Answered { numbers: Numbers::Days(cells), marks } => into.extend(rows.map(|row| {
                view::day_number(cells[way.out(row)]).map_or_else(|mark| marks[mark.index()], |_| 0)
            })),
            Self::Slots(slots) => {
                if way.is_none() {
                    into.extend_from_slice(&slots[rows]);
                } else {
                    into.extend(rows.map(|row| slots[way.out(row)]));
                }
            }
            Self::OfOne { .. } | Self::OfTicks { .. } | Self::Kept(_) | Self::Nested(_) => {}
        }
    }

    fn sets(&self, rows: Range<usize>, way: &Way, into: &mut Sets) {
        match self {
            Self::OfOne { one, sets } => {
                let mut slots = Vec::with_capacity(rows.len());
                one.slots(rows, way, &mut slots);
                slots.iter().for_each(|slot| into.words.extend_from_slice(sets.get(usize::from(*slot))));
            }
            Self::OfTicks { ticks, sets } if ticks.stride == 1 && sets.stride == 1 => {
                let bytes = sets.words.len() / 256;
                into.words.extend(rows.map(|row| sets.union(ticks.words[way.out(row)], bytes)));
            }
            Self::OfTicks { ticks, sets } => rows.for_each(|row| {
                let row = way.out(row) * ticks.stride;
                let begin = into.words.len();
                into.words.resize(begin + sets.stride, 0);
                for (byte, held) in bytes(&ticks.words[row..row + ticks.stride]).enumerate() {
                    if held != 0 {
                        let found = sets.get(byte * 256 + usize::from(held));
                        into.words[begin..].iter_mut().zip(found).for_each(|(word, found)| *word |= found);
                    }
                }
            }),
            Self::Kept(sets) => rows.for_each(|row| into.words.extend_from_slice(sets.get(way.out(row)))),
            _ => {}
        }
    }
}

/// The bytes of words, the least significant first.
fn bytes(words: &[u64]) -> impl Iterator<Item = u8> {
    words.iter().flat_map(|word| word.to_le_bytes())
}

impl Sets {
    /// Empty sets of so many slots.
    pub(super) fn new(slots: usize, sets: usize) -> Self {
        let stride = slots.div_ceil(64);
        Self { stride, words: vec![0; stride * sets] }
    }

    /// The words of one set.
    pub(super) fn get(&self, set: usize) -> &[u64] {
        &self.words[set * self.stride..(set + 1) * self.stride]
    }

    /// Puts a slot into a set.
    pub(super) fn put(&mut self, set: usize, slot: usize) {
        self.words[set * self.stride + slot / 64] |= 1 << (slot % 64);
    }

    /// The union of what the bytes of a word stand for.
    #[inline]
    fn union(&self, word: u64, bytes: usize) -> u64 {
        (0..bytes).fold(0, |set, byte| set | self.words[byte * 256 + (word >> (8 * byte) & 255) as usize])
    }
}

/// Visits the slots of a set.
#[inline]
pub(super) fn each(set: &[u64], mut seen: impl FnMut(usize)) {
    for (place, word) in set.iter().enumerate() {
        let mut left = *word;
        while left != 0 {
            seen(place * 64 + left.trailing_zeros() as usize);
            left &= left - 1;
        }
    }
}
