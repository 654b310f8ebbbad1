//! What the author of a version says of the one before it.

use super::place::{Placed, Places};
use crate::form::{Code, Form, Name};
use crate::message::Message;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// What became of questions and choices of the version before. As TOML:
///
/// ```toml
/// removed = ["fax"]                 # not asked any more; its answers stay what they are
/// kinds = ["income"]                # takes another kind of answer on purpose
///
/// [[rename]]
/// from = "sex"
/// to = "gender"
///
/// [[recode]]                        # by the new name of the question
/// question = "gender"
/// from = "1"
/// to = "male"
///
/// [[dropped]]                       # choices not offered any more
/// question = "region"
/// codes = ["abroad"]
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Declarations {
    /// Questions and repeats that have another name now.
    #[serde(default, rename = "rename", skip_serializing_if = "Vec::is_empty")]
    pub renames: Vec<Rename>,
    /// Choices that have another code now. All of them happen at once, so two codes may be swapped.
    #[serde(default, rename = "recode", skip_serializing_if = "Vec::is_empty")]
    pub recodes: Vec<Recode>,
    /// Choices that are not offered any more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dropped: Vec<Dropped>,
    /// Questions and repeats that are not asked any more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<Name>,
    /// Questions, by their new names, that take another kind of answer on purpose.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<Name>,
}

/// A question of another name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rename {
    /// Its name in the version before.
    pub from: Name,
    /// Its name in this one.
    pub to: Name,
}

/// A choice of another code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recode {
    /// The question, by its name in this version.
    pub question: Name,
    /// Its code in the version before.
    pub from: Code,
    /// Its code in this one.
    pub to: Code,
}

/// Choices that are not offered any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dropped {
    /// The question, by its name in this version.
    pub question: Name,
    /// Their codes in the version before.
    pub codes: Vec<Code>,
}

/// Why a text holds no declarations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The line, from 1.
    pub line: usize,
    /// What the reader says of it.
    pub message: Message,
}

impl Declarations {
    /// Reads them from TOML.
    ///
    /// # Errors
    /// The first thing that makes the text none.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        toml::from_str(text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            let line = text.bytes().take(start).filter(|byte| *byte == b'\n').count() + 1;
            let words = text.lines().nth(line - 1).unwrap_or_default().trim();
            let words: String = words.chars().take(60).collect();
            Unreadable {
                line,
                message: Message::new("declare-syntax").with("line", line).with("text", words),
            }
        })
    }

    /// Whether nothing is declared.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What a question or repeat of the version before is called in this one.
    #[must_use]
    pub fn renamed<'n>(&'n self, name: &'n str) -> &'n str {
        let rename = self.renames.iter().find(|rename| rename.from.as_str() == name);
        rename.map_or(name, |rename| rename.to.as_str())
    }

    /// The code that a choice of the version before has in this one, by the question's new name.
    #[must_use]
    pub fn recoded<'c>(&'c self, question: &str, code: &'c Code) -> &'c Code {
        let found = self.recodes.iter().find(|it| it.question.as_str() == question && it.from == *code);
        found.map_or(code, |recode| &recode.to)
    }

    /// Whether a choice that is gone is said to be gone.
    pub(super) fn drops(&self, question: &str, code: &Code) -> bool {
        let mut dropped = self.dropped.iter().filter(|dropped| dropped.question.as_str() == question);
        dropped.any(|dropped| dropped.codes.contains(code))
    }

    /// What holds of a version after both: these first, then the next version's.
    #[must_use]
    pub fn then(&self, next: &Self) -> Self {
        let mut both = Self::default();
        let here: HashSet<&Name> = self.renames.iter().map(|rename| &rename.from).collect();
        let next_names: HashMap<&Name, &Name> = next.renames.iter().map(|it| (&it.from, &it.to)).collect();
        let named = |name: &Name| next_names.get(name).map_or_else(|| name.clone(), |to| (*to).clone());
        both.renames =
            self.renames.iter().map(|it| Rename { from: it.from.clone(), to: named(&it.to) }).collect();
        both.renames.extend(next.renames.iter().filter(|it| !here.contains(&it.from)).cloned());
        both.renames.retain(|rename| rename.from != rename.to);
        both.recodes = self
            .recodes
            .iter()
            .map(|it| {
                let question = named(&it.question);
                let to = next.recoded(question.as_str(), &it.to).clone();
                Recode { question, from: it.from.clone(), to }
            })
            .collect();
        let known: HashSet<(Name, Code)> =
            both.recodes.iter().map(|it| (it.question.clone(), it.from.clone())).collect();
        let later = next.recodes.iter().filter(|it| !known.contains(&(it.question.clone(), it.from.clone())));
        both.recodes.extend(later.cloned());
        let dropped = self.dropped.iter();
        both.dropped = dropped
            .map(|it| Dropped { question: named(&it.question), codes: it.codes.clone() })
            .chain(next.dropped.iter().cloned())
            .collect();
        both.removed = self.removed.iter().chain(&next.removed).cloned().collect();
        both.kinds = self.kinds.iter().map(named).chain(next.kinds.iter().cloned()).collect();
        both
    }

    /// What is wrong with them, held against both versions and the names that questions of still
    /// older versions had; nothing where all of it can be so.
    #[must_use]
    pub fn faults(&self, old: &Form, new: &Form, retired: &HashSet<Name>) -> Vec<Message> {
        let check = Check { declared: self, old: Places::of(old), new: Places::of(new) };
        let mut faults = Vec::new();
        check.renames(retired, &mut faults);
        check.removed(&mut faults);
        check.recodes(&mut faults);
        check.dropped(&mut faults);
        for name in &self.kinds {
            if check.new_answers(name).is_none() {
                faults.push(Message::new("declare-kind-unknown").with("name", name.as_str()));
            }
        }
        faults
    }
}

struct Check<'f> {
    declared: &'f Declarations,
    old: Places<'f>,
    new: Places<'f>,
}

fn answers<'f>(places: &Places<'f>, name: &Name) -> Option<Placed<'f>> {
    places.get(name.as_str()).filter(Placed::holds_answers)
}

impl<'f> Check<'f> {
    fn old_answers(&self, name: &Name) -> Option<Placed<'f>> {
        answers(&self.old, name)
    }

    fn new_answers(&self, name: &Name) -> Option<Placed<'f>> {
        answers(&self.new, name)
    }

    fn renames(&self, retired: &HashSet<Name>, faults: &mut Vec<Message>) {
        let (mut from, mut to) = (HashSet::new(), HashSet::new());
        for rename in &self.declared.renames {
            let told = |key: &str| {
                Message::new(key).with("from", rename.from.as_str()).with("to", rename.to.as_str())
            };
            if self.old_answers(&rename.from).is_none() {
                faults.push(told("declare-rename-unknown"));
            } else if self.new_answers(&rename.from).is_some() {
                faults.push(told("declare-rename-still"));
            }
            if self.new_answers(&rename.to).is_none() {
                faults.push(told("declare-rename-missing"));
            } else if self.old_answers(&rename.to).is_some() {
                faults.push(told("declare-rename-taken"));
            } else if retired.contains(&rename.to) {
                faults.push(told("declare-rename-retired"));
            }
            if !from.insert(&rename.from) | !to.insert(&rename.to) {
                faults.push(told("declare-rename-twice"));
            }
        }
    }

    fn removed(&self, faults: &mut Vec<Message>) {
        for name in &self.declared.removed {
            let told = |key: &str| Message::new(key).with("name", name.as_str());
            if self.old_answers(name).is_none() {
                faults.push(told("declare-removed-unknown"));
            } else if self.new_answers(name).is_some() {
                faults.push(told("declare-removed-still"));
            } else if self.declared.renamed(name.as_str()) != name.as_str() {
                faults.push(told("declare-removed-renamed"));
            }
        }
    }

    /// The choices of a question in the version before and in this one, by its new name.
    fn choices(&self, question: &Name) -> Option<[HashSet<&'f Code>; 2]> {
        let before = self.declared.renames.iter().find(|rename| rename.to == *question);
        let before = before.map_or(question, |rename| &rename.from);
        let codes = |placed: Placed<'f>| {
            let question = placed.item.as_question()?;
            question.kind.choices().map(|choices| choices.into_iter().map(|choice| &choice.code).collect())
        };
        Some([codes(self.old_answers(before)?)?, codes(self.new_answers(question)?)?])
    }

    fn recodes(&self, faults: &mut Vec<Message>) {
        let mut seen = HashSet::new();
        for recode in &self.declared.recodes {
            let told = |key: &str| {
                let told = Message::new(key).with("question", recode.question.as_str());
                told.with("from", recode.from.as_str()).with("to", recode.to.as_str())
            };
            match self.choices(&recode.question) {
                None => faults.push(told("declare-recode-question")),
                Some([old, _]) if !old.contains(&recode.from) => faults.push(told("declare-recode-from")),
                Some([_, new]) if !new.contains(&recode.to) => faults.push(told("declare-recode-to")),
                Some(_) => {}
            }
            if !seen.insert((&recode.question, &recode.from)) {
                faults.push(told("declare-recode-twice"));
            }
        }
    }

    fn dropped(&self, faults: &mut Vec<Message>) {
        for dropped in &self.declared.dropped {
            let of = |key: &str| Message::new(key).with("question", dropped.question.as_str());
            let told = |key: &str, code: &Code| of(key).with("code", code.as_str());
            let Some([old, new]) = self.choices(&dropped.question) else {
                faults.push(of("declare-dropped-question"));
                continue;
            };
            for code in &dropped.codes {
                if !old.contains(code) {
                    faults.push(told("declare-dropped-unknown", code));
                } else if new.contains(code) {
                    faults.push(told("declare-dropped-still", code));
                } else if self.declared.recoded(dropped.question.as_str(), code) != code {
                    faults.push(told("declare-dropped-recoded", code));
                }
            }
        }
    }
}
