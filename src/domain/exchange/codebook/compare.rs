//! What taking a codebook in would do: add codes, change codes, leave codes.
//!
//! A code is the same where its GUID is, or where it stands at the same place under a name that
//! it has in any language: programs make new GUIDs when they write. A code whose GUID the file has is never
//! another's by its name, whichever of the two the file names first. What a file leaves empty changes nothing,
//! and codes that a file does not name stay as they are.

use super::{Code, Field};
use crate::language::{Language, Text};
use crate::message::Message;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// A code of a file beside the one that it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// As it would be; its GUID and its parent's are those of the codes that are there.
    pub code: Code,
    /// What the file calls it.
    pub brought: Uuid,
    /// What would be done.
    pub standing: Standing,
    /// Why it cannot be.
    pub unfit: Option<Unfit>,
}

/// What would be done with a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is new.
    Added,
    /// It is there, and these of its texts, its colour or its place would become others.
    Changed(Vec<Change>),
    /// It is there as it is.
    Unchanged,
}

/// What of a code would become another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// A text in a language.
    Text(Field, Language),
    /// How it is marked.
    Color,
    /// The code above it.
    Place,
}

/// Why a code cannot be taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// One beside it would have the same name.
    Double,
    /// It would stand below itself.
    Circle,
}

impl Unfit {
    /// In words for whoever brings the file.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Double => "refi-codes-double",
            Self::Circle => "refi-codes-circle",
        })
    }
}

/// Compares what a file brings with the codes that are there; both with each code before those below.
#[must_use]
pub fn compare(there: &[Code], brought: &[Code]) -> Vec<Compared> {
    let mut matching = Matching::of(there, brought);
    let mut compared: Vec<Compared> = Vec::with_capacity(brought.len());
    // What the GUIDs of the file are here.
    let mut here: HashMap<Uuid, Uuid> = HashMap::new();
    for code in brought {
        let parent = code.parent.and_then(|parent| here.get(&parent).copied());
        let (merged, standing) = match matching.find(code, parent) {
            Some(known) => merge(known, code, parent),
            None => (Code { guid: matching.free(code.guid), parent, ..code.clone() }, Standing::Added),
        };
        here.insert(code.guid, merged.guid);
        compared.push(Compared { code: merged, brought: code.guid, standing, unfit: None });
    }
    judge(there, &mut compared);
    compared
}

struct Matching<'c> {
    there: HashMap<Uuid, &'c Code>,
    below: HashMap<Option<Uuid>, Vec<&'c Code>>,
    /// The GUIDs of the file.
    brought: HashSet<Uuid>,
    /// Codes that one of the file is already.
    taken: HashSet<Uuid>,
}

impl<'c> Matching<'c> {
    fn of(there: &'c [Code], brought: &[Code]) -> Self {
        let mut below: HashMap<_, Vec<_>> = HashMap::new();
        for code in there {
            below.entry(code.parent).or_default().push(code);
        }
        let there = there.iter().map(|code| (code.guid, code)).collect();
        let brought = brought.iter().map(|code| code.guid).collect();
        Self { there, below, brought, taken: HashSet::new() }
    }

    fn find(&mut self, code: &Code, parent: Option<Uuid>) -> Option<&'c Code> {
        let by_guid = self.there.get(&code.guid).copied();
        let by_name = || {
            let beside = self.below.get(&parent)?;
            let free = beside.iter().copied().filter(|there| !self.brought.contains(&there.guid));
            free.into_iter().find(|there| is_named_alike(&there.name, &code.name))
        };
        let found = by_guid.or_else(by_name).filter(|there| !self.taken.contains(&there.guid))?;
        self.taken.insert(found.guid);
        Some(found)
    }

    /// The GUID of a new code: its own, where no code that is there has it.
    fn free(&self, guid: Uuid) -> Uuid {
        if self.there.contains_key(&guid) { Uuid::new_v5(&guid, b"again") } else { guid }
    }
}

/// Whether two names share one: a file of another program does not say in which language its names are.
fn is_named_alike(one: &Text, other: &Text) -> bool {
    Language::ALL.into_iter().any(|language| one.get(language).is_some_and(|name| is_called(other, name)))
}

/// Whether that is a name in any language.
fn is_called(text: &Text, name: &str) -> bool {
    Language::ALL
        .into_iter()
        .any(|language| text.get(language).is_some_and(|known| known.trim() == name.trim()))
}

/// The code that is there with what the file says of it.
fn merge(there: &Code, brought: &Code, parent: Option<Uuid>) -> (Code, Standing) {
    let mut merged = there.clone();
    let mut changes = Vec::new();
    for field in Field::ALL {
        for language in Language::ALL {
            let Some(words) = brought.text(field).get(language) else { continue };
            // A name that it has in another language is no news.
            if field == Field::Name && there.name.get(language).is_none() && is_called(&there.name, words) {
                continue;
            }
            if there.text(field).get(language).map(str::trim) != Some(words.trim()) {
                merged.text_mut(field).set(language, Some(words.to_owned()));
                changes.push(Change::Text(field, language));
            }
        }
    }
    if brought.color.is_some() && brought.color != there.color {
        merged.color.clone_from(&brought.color);
        changes.push(Change::Color);
    }
    if parent != there.parent {
        merged.parent = parent;
        changes.push(Change::Place);
    }
    let standing = if changes.is_empty() { Standing::Unchanged } else { Standing::Changed(changes) };
    (merged, standing)
}

/// Finds what cannot be in the codebook as it would become.
fn judge(there: &[Code], compared: &mut [Compared]) {
    let mut whole: HashMap<Uuid, &Code> = there.iter().map(|code| (code.guid, code)).collect();
    let next: Vec<Code> = compared.iter().map(|one| one.code.clone()).collect();
    whole.extend(next.iter().map(|code| (code.guid, code)));
    let mut beside: HashMap<(Option<Uuid>, Language, &str), Vec<Uuid>> = HashMap::new();
    for code in whole.values() {
        for language in Language::ALL {
            if let Some(name) = code.name.get(language) {
                beside.entry((code.parent, language, name.trim())).or_default().push(code.guid);
            }
        }
    }
    for one in compared.iter_mut() {
        let is_double = Language::ALL.into_iter().any(|language| {
            let name = one.code.name.get(language).map(str::trim);
            name.and_then(|name| beside.get(&(one.code.parent, language, name)))
                .is_some_and(|all| all.len() > 1)
        });
        let (mut at, mut steps) = (one.code.parent, 0);
        while let Some(above) = at.filter(|above| *above != one.code.guid && steps <= whole.len()) {
            (at, steps) = (whole.get(&above).and_then(|code| code.parent), steps + 1);
        }
        one.unfit = match (at.is_some(), is_double && one.standing != Standing::Unchanged) {
            (true, _) => Some(Unfit::Circle),
            (false, true) => Some(Unfit::Double),
            (false, false) => None,
        };
    }
}
