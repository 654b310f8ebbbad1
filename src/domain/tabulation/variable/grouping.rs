//! Choices counted as one, nets beside them, the ends of a scale.

use super::{Faults, fault};
use crate::answer::Missing;
use crate::form::Code;
use crate::message::Message;
use crate::table::{Label, Mark, Ticks};
use crate::tabulation::Coded;
use crate::tabulation::classes::{Cells, Class, ClassKind, Classes, Sets};
use crate::tabulation::recipe::{Merged, Variable};

/// Categories as a recipe groups them.
pub(super) struct Grouped {
    pub(super) heads: Vec<Class>,
    /// Of each category before, the classes it belongs to: its own or the merged one, then nets.
    of: Vec<Vec<usize>>,
}

/// Groups categories; those that are none, as answers of another version, stay last.
pub(super) fn of(
    variable: &Variable,
    categories: Vec<Class>,
    place: &str,
    faults: &mut Faults,
) -> Option<Grouped> {
    let before = faults.len();
    let merged = members(&variable.merge, &categories, place, faults);
    let nets = members(&variable.nets, &categories, place, faults);
    let mut ends = ends(variable, &categories, place, faults);
    let mut heads: Vec<Class> = Vec::new();
    let mut of: Vec<Vec<usize>> = vec![Vec::new(); categories.len()];
    let is_last = |class: &Class| matches!(class.kind, ClassKind::OtherVersions | ClassKind::Outside);
    for (index, class) in categories.iter().enumerate().filter(|(_, class)| !is_last(class)) {
        if !of[index].is_empty() {
            continue;
        }
        let group = merged.iter().find(|(_, members)| members.contains(&index));
        match group {
            None => of[index].push(heads.len()),
            Some((_, members)) => members.iter().for_each(|member| of[*member].push(heads.len())),
        }
        heads.push(group.map_or_else(|| class.clone(), |(head, _)| head.clone()));
    }
    let nets = nets.into_iter().map(|(head, members)| (Class { kind: ClassKind::Net, ..head }, members));
    for (head, members) in nets.chain(ends.drain(..)) {
        members.iter().for_each(|member| of[*member].push(heads.len()));
        heads.push(head);
    }
    for (index, class) in categories.iter().enumerate().filter(|(_, class)| is_last(class)) {
        of[index].push(heads.len());
        heads.push(class.clone());
    }
    let mut keys: Vec<&str> = heads.iter().map(|head| head.key.as_str()).collect();
    keys.sort_unstable();
    if let Some(twice) = keys.windows(2).find(|pair| pair[0] == pair[1]) {
        faults.push(fault("tabulation-fault-twice", place, twice[0]));
    }
    (faults.len() == before).then_some(Grouped { heads, of })
}

/// Each group with the places of its members.
fn members(
    groups: &[Merged],
    categories: &[Class],
    place: &str,
    faults: &mut Faults,
) -> Vec<(Class, Vec<usize>)> {
    let find = |code: &Code| categories.iter().position(|class| class.key == code.as_str());
    let mut one = |group: &Merged| {
        let mut found = Vec::new();
        for code in &group.of {
            match find(code) {
                Some(index) => found.push(index),
                None => faults.push(fault("tabulation-fault-choice", place, code.as_str())),
            }
        }
        let label = if group.label.is_empty() {
            Label::Plain(group.key.to_string())
        } else {
            Label::Text(group.label.clone())
        };
        let exclusive =
            !found.is_empty() && found.iter().all(|index| categories[*index].kind == ClassKind::Exclusive);
        let kind = if exclusive { ClassKind::Exclusive } else { ClassKind::Category };
        (Class { key: group.key.to_string(), label, kind, value: None }, found)
    };
    groups.iter().map(&mut one).collect()
}

/// The highest and the lowest values of a scale, each a net.
fn ends(
    variable: &Variable,
    categories: &[Class],
    place: &str,
    faults: &mut Faults,
) -> Vec<(Class, Vec<usize>)> {
    let Some(ends) = variable.ends else { return Vec::new() };
    let plain = |class: &&Class| class.kind == ClassKind::Category;
    let mut values: Vec<(f64, usize)> = Vec::new();
    for (index, class) in categories.iter().enumerate().filter(|(_, class)| plain(class)) {
        match class.value {
            Some(value) => values.push((value, index)),
            None => {
                faults.push(fault("tabulation-fault-no-scale", place, &class.key));
                return Vec::new();
            }
        }
    }
    values.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut found = Vec::new();
    for (key, count, highest) in [("top", ends.top, true), ("bottom", ends.bottom, false)] {
        let Some(count) = count.map(usize::from) else { continue };
        if count >= values.len() {
            faults.push(fault("tabulation-fault-ends", place, &count.to_string()));
            continue;
        }
        let members = if highest { &values[values.len() - count..] } else { &values[..count] };
        let told = Message::new(&format!("tabulation-class-{key}")).with("count", count);
        let head = Class {
            key: format!("{key}_{count}"),
            label: Label::Said(told),
            kind: ClassKind::Net,
            value: None,
        };
        found.push((head, members.iter().map(|(_, index)| *index).collect()));
    }
    found
}

impl Grouped {
    fn overlap(&self) -> bool {
        self.of.iter().any(|classes| classes.len() > 1)
    }

    /// Puts what a category means into a set: its classes, and that there is an answer, of substance or not.
    fn put(&self, category: usize, set: usize, into: &mut Sets) {
        let answered = self.heads.len() + Missing::ALL.len();
        for class in &self.of[category] {
            into.put(set, *class);
        }
        into.put(set, answered);
        if self.of[category].first().is_some_and(|class| self.heads[*class].kind != ClassKind::Exclusive) {
            into.put(set, answered + 1);
        }
    }

    /// What a category, or what stands instead of one, is a slot of: `before` in the numbers of the
    /// categories, and behind them of the missing kinds.
    fn slot(&self, before: usize) -> u16 {
        let slot = match self.of.get(before) {
            Some(classes) => classes[0],
            None => self.heads.len() + before - self.of.len(),
        };
        slot as u16
    }

    /// The classes of cells whose slots are numbered by the categories.
    pub(super) fn over_slots<'c>(self, one: Cells<'c>) -> Classes<'c> {
        if self.overlap() {
            let count = self.of.len() + Missing::ALL.len();
            let mut sets = super::sets(self.heads.len(), count);
            (0..self.of.len()).for_each(|category| self.put(category, category, &mut sets));
            (self.of.len()..count).for_each(|before| sets.put(before, usize::from(self.slot(before))));
            return Classes { heads: self.heads, cells: Cells::OfOne { one: Box::new(one), sets } };
        }
        let cells = match one {
            Cells::Narrow { cells, slots } => Cells::Narrow { cells, slots: self.renumbered(&slots) },
            Cells::Wide { cells, slots } => Cells::Wide { cells, slots: self.renumbered(&slots) },
            Cells::Whole { cells, least, slots, beyond, marks } => Cells::Whole {
                cells,
                least,
                slots: self.renumbered(&slots),
                beyond: self.slot(usize::from(beyond)),
                marks: marks.map(|slot| self.slot(usize::from(slot))),
            },
            Cells::Slots(slots) => Cells::Slots(self.renumbered(&slots)),
            sets => sets,
        };
        Classes { heads: self.heads, cells }
    }

    fn renumbered(&self, slots: &[u16]) -> Vec<u16> {
        slots.iter().map(|slot| self.slot(usize::from(*slot))).collect()
    }

    /// The classes of sets of choices: what each byte of them stands for.
    pub(super) fn over_ticks<'c>(self, ticks: Ticks<'c>) -> Classes<'c> {
        let bits = ticks.choices + Mark::ALL.len();
        let bytes = bits.div_ceil(8);
        let mut sets = super::sets(self.heads.len(), bytes * 256);
        let mut of_bit = super::sets(self.heads.len(), bits);
        for bit in 0..bits {
            match bit.checked_sub(ticks.choices).map(|mark| Mark::ALL[mark]) {
                None => self.put(bit, bit, &mut of_bit),
                Some(Mark::OtherVersion) => self.put(ticks.choices, bit, &mut of_bit),
                Some(missing) => of_bit.put(bit, self.heads.len() + missing.index()),
            }
        }
        for byte in 0..bytes {
            for held in 0..256 {
                for bit in (0..8).filter(|bit| held >> bit & 1 == 1 && byte * 8 + bit < bits) {
                    let stride = sets.stride;
                    let begin = (byte * 256 + held) * stride;
                    let found = of_bit.get(byte * 8 + bit);
                    sets.words[begin..begin + stride]
                        .iter_mut()
                        .zip(found)
                        .for_each(|(own, more)| *own |= more);
                }
            }
        }
        Classes { heads: self.heads, cells: Cells::OfTicks { ticks, sets } }
    }

    /// The sets of responses that have codes; the last category is that of those who have none.
    pub(super) fn sets_of_codes(&self, having: &[&Vec<u32>], interviewed: &[u32], len: usize) -> Sets {
        let mut sets = super::sets(self.heads.len(), len);
        let mut has = vec![false; len];
        for (category, responses) in having.iter().enumerate() {
            for place in Coded::spots(responses, len) {
                self.put(category, place, &mut sets);
                has[place] = true;
            }
        }
        for place in Coded::spots(interviewed, len).filter(|place| !has[*place]).collect::<Vec<_>>() {
            self.put(having.len(), place, &mut sets);
            has[place] = true;
        }
        for (place, _) in has.iter().enumerate().filter(|(_, has)| !**has) {
            sets.put(place, self.heads.len() + super::missing_place(Missing::NotAsked));
        }
        sets
    }
}
