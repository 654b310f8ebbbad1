//! Changing a form that is being designed: one pure command for each thing an author does.
//!
//! A [`Design`] may be unfinished; a command changes it and answers the command that takes the change
//! back. What a command does not speak of stays as it was, so that two authors' commands on different
//! parts can be done one after another whatever the order ([`Command::touches`]).
//!
//! | module | what it is |
//! | --- | --- |
//! | [`path`] | what a text or a setting belongs to, and how that is written |
//! | [`tree`] | finding items, taking them out, putting them in |
//! | [`shown`] | an unfinished form made fit to be looked at |
//! | [`stroll`] | one step up or down |
//! | [`structure`] | adding, moving, grouping, duplicating, removing |
//! | [`setting`] | one setting of a page, item or choice, as text |
//! | [`kind`] | the kinds of items an author chooses from |
//! | [`choices`] | choices of a question or of a list |
//! | [`rename`] | other names, with every mention of them |
//! | [`naming`] | names made from labels |
//! | [`touch`] | which parts a command changes |
//! | [`translate`] | which texts want translating, and which anew |

pub mod choices;
pub mod kind;
pub mod naming;
pub mod path;
pub mod rename;
pub mod setting;
pub mod shown;
pub mod stroll;
pub mod structure;
pub mod touch;
pub mod translate;
pub mod tree;

pub use kind::KindTag;
pub use path::{Options, Owner, Part, TextPath};
pub use setting::Field;
pub use tree::{Container, Spot};

use super::{Choice, Code, Form, Item, Kind, Name, Page, check};
use crate::language::{Language, Text};
use crate::message::Message;
use serde::{Deserialize, Serialize};
use translate::Translated;

/// The longest text of one language, in characters.
pub const LONGEST_TEXT: usize = 10_000;
/// The longest setting, in bytes.
pub const LONGEST_SETTING: usize = 4_096;
/// The most commands done as one.
pub const MOST_AT_ONCE: usize = 20_000;

/// A form being designed. Every item of it has a name, by which commands find it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Design {
    /// The form, which may have faults.
    pub form: Form,
    /// From which words each translation was made.
    #[serde(default)]
    pub translated: Translated,
}

/// What an author does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Adds an empty page.
    AddPage {
        /// The page after which; the first place where there is none.
        #[serde(default)]
        after: Option<Name>,
        /// Its name; made from its title where there is none.
        #[serde(default)]
        name: Option<Name>,
        /// Its heading.
        #[serde(default)]
        title: Text,
    },
    /// Puts a whole page in.
    InsertPage {
        /// The page after which.
        after: Option<Name>,
        /// The page.
        page: Box<Page>,
    },
    /// Moves a page.
    MovePage {
        /// Which.
        name: Name,
        /// The page after which.
        after: Option<Name>,
    },
    /// Takes a page away, with what stands on it.
    RemovePage {
        /// Which.
        name: Name,
    },
    /// Gives a page another name.
    RenamePage {
        /// Which.
        name: Name,
        /// The new name.
        to: Name,
    },
    /// Adds an item of which only its kind and label are known.
    AddItem {
        /// Where.
        to: Spot,
        /// What it is.
        kind: KindTag,
        /// Its name; made from its label where there is none.
        #[serde(default)]
        name: Option<Name>,
        /// What is asked or said.
        #[serde(default)]
        label: Text,
    },
    /// Puts a whole item in.
    Insert {
        /// Where.
        to: Spot,
        /// The item.
        item: Box<Item>,
    },
    /// Moves an item, with what stands in it.
    Move {
        /// Which.
        name: Name,
        /// Where to.
        to: Spot,
    },
    /// Takes an item away, with what stands in it.
    Remove {
        /// Which.
        name: Name,
    },
    /// Puts a copy behind an item; names in the copy are new, and what it says of itself follows.
    Duplicate {
        /// Which.
        name: Name,
    },
    /// Puts neighbours into a new group.
    Group {
        /// The neighbours.
        names: Vec<Name>,
        /// The group's name; a new one where there is none.
        #[serde(default)]
        name: Option<Name>,
        /// Its heading.
        #[serde(default)]
        label: Text,
    },
    /// Puts neighbours back into a group that was dissolved.
    Regroup {
        /// The group, empty.
        group: Box<super::Group>,
        /// What stood in it.
        names: Vec<Name>,
        /// Where it stood.
        to: Spot,
    },
    /// Dissolves a group; what stands in it stays.
    Ungroup {
        /// Which.
        name: Name,
    },
    /// Gives an item another name, in every expression and text that mentions it too.
    Rename {
        /// Which.
        name: Name,
        /// The new name.
        to: Name,
    },
    /// Says a text in a language, or takes it away.
    SetText {
        /// Which text.
        at: TextPath,
        /// In which language.
        language: Language,
        /// The words; `None` or blank takes them away.
        words: Option<String>,
        /// Which words they translate, by [`translate::digest`], where these are not those that stand
        /// there now; empty where that is not known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        made_from: Option<String>,
    },
    /// Sets one setting, or takes it away.
    SetField {
        /// Of what.
        of: Owner,
        /// Which.
        field: Field,
        /// The value; `None` or blank takes it away.
        value: Option<String>,
    },
    /// Makes a question another kind; choices stay where both kinds have them.
    SetKind {
        /// Which question.
        name: Name,
        /// What it becomes.
        kind: KindTag,
    },
    /// Gives a question a kind with all its settings.
    PutKind {
        /// Which question.
        name: Name,
        /// The kind.
        kind: Box<Kind>,
    },
    /// Adds choices, in order.
    AddChoices {
        /// To what.
        of: Options,
        /// The choice after which; the first place where there is none.
        #[serde(default)]
        after: Option<Code>,
        /// Their labels; codes are made from them.
        labels: Vec<Text>,
    },
    /// Puts a whole choice in.
    InsertChoice {
        /// Into what.
        of: Options,
        /// The choice after which.
        after: Option<Code>,
        /// The choice.
        choice: Box<Choice>,
    },
    /// Moves a choice.
    MoveChoice {
        /// Of what.
        of: Options,
        /// Which.
        code: Code,
        /// The choice after which.
        after: Option<Code>,
    },
    /// Takes a choice away.
    RemoveChoice {
        /// Of what.
        of: Options,
        /// Which.
        code: Code,
    },
    /// Gives a choice another code.
    Recode {
        /// Of what.
        of: Options,
        /// Which.
        code: Code,
        /// The new code.
        to: Code,
    },
    /// Sets the languages offered, the default one first.
    SetLanguages {
        /// The languages.
        languages: Vec<Language>,
    },
    /// Puts a whole design in place of this one.
    Restore {
        /// The design.
        design: Box<Design>,
    },
    /// Does several as one: all or none.
    Several {
        /// In this order.
        commands: Vec<Command>,
    },
}

/// Why a command cannot be done; nothing of it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.key)]
pub struct Refusal(pub Message);

impl Refusal {
    fn new(key: &str) -> Self {
        Self(Message::new(key))
    }

    /// What the command speaks of is not there.
    fn gone(name: impl std::fmt::Display) -> Self {
        Self(Message::new("design-refused-gone").with("name", name.to_string()))
    }
}

impl Design {
    /// The design of a form: every item gets a name, and every translation counts as made from the
    /// words that stand there.
    #[must_use]
    pub fn of(mut form: Form) -> Self {
        naming::name_all(&mut form);
        let translated = Translated::of(&form);
        Self { form, translated }
    }

    /// Does a command, and answers the one that takes it back: done on what comes out, it brings
    /// exactly this design again.
    ///
    /// # Errors
    /// Why it cannot be done.
    pub fn apply(&self, command: &Command) -> Result<(Self, Command), Refusal> {
        let mut design = self.clone();
        let inverse = design.perform(command, &mut 0)?;
        check_size(&design.form)?;
        Ok((design, inverse))
    }

    fn perform(&mut self, command: &Command, count: &mut usize) -> Result<Command, Refusal> {
        *count += 1;
        if *count > MOST_AT_ONCE {
            return Err(Refusal::new("design-refused-large"));
        }
        match command {
            Command::AddPage { after, name, title } => {
                structure::add_page(&mut self.form, after.as_ref(), name.as_ref(), title)
            }
            Command::InsertPage { after, page } => {
                structure::insert_page(&mut self.form, after.as_ref(), page)
            }
            Command::MovePage { name, after } => structure::move_page(&mut self.form, name, after.as_ref()),
            Command::RemovePage { name } => structure::remove_page(&mut self.form, name),
            Command::RenamePage { name, to } => rename::page(self, name, to),
            Command::AddItem { to, kind, name, label } => {
                structure::add_item(&mut self.form, to, *kind, name.as_ref(), label)
            }
            Command::Insert { to, item } => structure::insert(&mut self.form, to, item),
            Command::Move { name, to } => structure::shift(&mut self.form, name, to),
            Command::Remove { name } => structure::remove(&mut self.form, name),
            Command::Duplicate { name } => structure::duplicate(&mut self.form, name),
            Command::Group { names, name, label } => {
                structure::group(&mut self.form, names, name.as_ref(), label)
            }
            Command::Regroup { group, names, to } => structure::regroup(&mut self.form, group, names, to),
            Command::Ungroup { name } => structure::ungroup(&mut self.form, name),
            Command::Rename { name, to } => rename::item(self, name, to),
            Command::SetText { at, language, words, made_from } => {
                translate::set(self, at, *language, words.as_deref(), made_from.as_deref())
            }
            Command::SetField { of, field, value } => {
                setting::set(&mut self.form, of, *field, value.as_deref())
            }
            Command::SetKind { name, kind } => kind::change(&mut self.form, name, *kind),
            Command::PutKind { name, kind } => kind::put(&mut self.form, name, kind),
            Command::AddChoices { of, after, labels } => {
                choices::add(&mut self.form, of, after.as_ref(), labels)
            }
            Command::InsertChoice { of, after, choice } => {
                choices::insert(&mut self.form, of, after.as_ref(), choice)
            }
            Command::MoveChoice { of, code, after } => {
                choices::shift(&mut self.form, of, code, after.as_ref())
            }
            Command::RemoveChoice { of, code } => choices::remove(&mut self.form, of, code),
            Command::Recode { of, code, to } => choices::recode(self, of, code, to),
            Command::SetLanguages { languages } => translate::set_languages(self, languages),
            Command::Restore { design } => {
                let before = std::mem::replace(self, (**design).clone());
                naming::name_all(&mut self.form);
                Ok(Command::Restore { design: Box::new(before) })
            }
            Command::Several { commands } => {
                let mut inverse = Vec::with_capacity(commands.len());
                for command in commands {
                    inverse.push(self.perform(command, count)?);
                }
                inverse.reverse();
                Ok(Command::Several { commands: inverse })
            }
        }
    }
}

/// Sees that a form stays within what a form may be.
fn check_size(form: &Form) -> Result<(), Refusal> {
    let limit = |key: &str, limit: usize| Err(Refusal(Message::new(key).with("limit", limit)));
    if form.pages.len() > check::PAGES {
        return limit("form-fault-many-pages", check::PAGES);
    }
    if form.items().count() > check::ITEMS {
        return limit("form-fault-many-questions", check::ITEMS);
    }
    let own = form
        .every_question()
        .filter(|question| question.kind.choices().is_some_and(|choices| choices.list().is_none()));
    if own.into_iter().any(|question| question.choices().len() > check::CHOICES) {
        return limit("form-fault-many-choices", check::CHOICES);
    }
    if form.lists.iter().any(|list| list.choices.len() > check::SHARED) {
        return limit("form-fault-many-choices", check::SHARED);
    }
    if form.pages.iter().any(|page| tree::depth(&page.items) > check::DEEPEST) {
        return limit("design-refused-deep", check::DEEPEST);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
