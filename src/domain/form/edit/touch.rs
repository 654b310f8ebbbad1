//! Which parts of a form a command changes, so that two authors are told only where both changed the
//! same.

use super::{Command, Container, Design, Owner, TextPath, tree};
use crate::form::{Item, Name, model::item::deep};
use serde::{Deserialize, Serialize};

/// Parts of a form, each written like an address: whoever touches `item/age` touches everything below.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touched(Vec<String>);

impl Touched {
    /// Whether both touch a part.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().any(|one| other.0.iter().any(|two| above(one, two) || above(two, one)))
    }
}

/// Whether a part is another one, or that one stands in it.
fn above(part: &str, other: &str) -> bool {
    part.is_empty() || other.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

impl Command {
    /// One command that does all of these.
    #[must_use]
    pub fn all(mut commands: Vec<Self>) -> Self {
        match commands.len() {
            1 => commands.remove(0),
            _ => Self::Several { commands },
        }
    }

    /// What it changes, done on that design.
    #[must_use]
    pub fn touches(&self, design: &Design) -> Touched {
        let mut parts = Vec::new();
        self.collect(design, &mut parts);
        Touched(parts)
    }

    fn collect(&self, design: &Design, parts: &mut Vec<String>) {
        match self {
            // What is new stands in nobody's way.
            Self::AddPage { .. }
            | Self::InsertPage { .. }
            | Self::AddItem { .. }
            | Self::AddChoices { .. } => {}
            Self::Duplicate { .. } => {}
            Self::Insert { item, .. } => parts.extend(item.name().map(of_item)),
            Self::MovePage { name, .. } => parts.push(format!("{}/place", of_page(name))),
            Self::RenamePage { name, to } => {
                parts.extend([name, to].map(|name| format!("{}/name", of_page(name))));
            }
            Self::RemovePage { name } => {
                parts.push(of_page(name));
                if let Some(items) = tree::items(&design.form, &Container::Page(name.clone())) {
                    parts.extend(deep(items).filter_map(Item::name).map(of_item));
                }
            }
            Self::Move { name, .. } => parts.push(format!("{}/place", of_item(name))),
            Self::Remove { name } => remove(design, name, parts),
            Self::Rename { name, to } => {
                parts.extend([name, to].map(|name| format!("{}/name", of_item(name))));
            }
            Self::Group { names, .. } => {
                parts.extend(names.iter().map(|name| format!("{}/place", of_item(name))));
            }
            Self::Regroup { names, group, .. } => {
                parts.extend(names.iter().map(|name| format!("{}/place", of_item(name))));
                parts.push(of_item(&group.name));
            }
            Self::Ungroup { name } => parts.push(of_item(name)),
            Self::SetText { at, language, .. } => parts.push(format!("{}/{language}", of_text(at))),
            Self::SetField { of, field, .. } => parts.push(format!("{}/{}", of_owner(of), field.tag())),
            Self::SetKind { name, .. } | Self::PutKind { name, .. } => {
                parts.push(format!("{}/kind", of_item(name)));
                let item = of_item(name);
                for setting in
                    ["min", "max", "max_length", "scale_start", "scale_end", "scale_step", "choices"]
                {
                    parts.push(format!("{item}/{setting}"));
                }
            }
            Self::InsertChoice { of, choice, .. } => {
                parts.push(of_owner(&Owner::Choice(of.clone(), choice.code.clone())));
            }
            Self::MoveChoice { of, code, .. } => {
                parts.push(format!("{}/place", of_owner(&Owner::Choice(of.clone(), code.clone()))));
            }
            Self::RemoveChoice { of, code } => {
                parts.push(of_owner(&Owner::Choice(of.clone(), code.clone())));
            }
            Self::Recode { of, code, to } => {
                for code in [code, to] {
                    parts.push(format!("{}/code", of_owner(&Owner::Choice(of.clone(), code.clone()))));
                }
            }
            Self::SetLanguages { .. } => parts.push("form/languages".to_owned()),
            Self::Restore { .. } => parts.push(String::new()),
            Self::Several { commands } => {
                commands.iter().for_each(|command| command.collect(design, parts));
            }
        }
    }
}

fn remove(design: &Design, name: &Name, parts: &mut Vec<String>) {
    parts.push(of_item(name));
    if let Some(item) = tree::item(&design.form, name) {
        parts.extend(deep(std::slice::from_ref(item)).filter_map(Item::name).map(of_item));
    }
}

fn of_item(name: &Name) -> String {
    format!("item/{name}")
}

fn of_page(name: &Name) -> String {
    format!("page/{name}")
}

fn of_owner(owner: &Owner) -> String {
    owner.to_string()
}

fn of_text(path: &TextPath) -> String {
    path.to_string()
}
