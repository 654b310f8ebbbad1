//! The name that somebody meant who misspelt it.

use crate::form::outline::Outline;
use std::collections::HashMap;

/// How many names are looked for: a form full of unknown names is not misspelt.
const LOOKUPS: usize = 20;

pub(super) struct Spelling<'f> {
    /// Every name, and the same in small letters.
    names: Vec<(&'f str, String)>,
    found: HashMap<String, Option<&'f str>>,
}

impl<'f> Spelling<'f> {
    pub(super) fn of(outline: &Outline<'f>) -> Self {
        let mut names: Vec<_> = outline.names().map(|name| (name, name.to_lowercase())).collect();
        names.sort_unstable();
        Self { names, found: HashMap::new() }
    }

    /// The name of the form that is nearest to an unknown one, where one is near.
    pub(super) fn meant(&mut self, unknown: &str) -> Option<&'f str> {
        if let Some(found) = self.found.get(unknown) {
            return *found;
        }
        if self.found.len() >= LOOKUPS {
            return None;
        }
        let found = nearest(unknown, &self.names);
        self.found.insert(unknown.to_owned(), found);
        found
    }
}

/// The nearest of names, each given with its small letters: not more than a third of the letters
/// differ.
pub(super) fn nearest<'n>(unknown: &str, names: &[(&'n str, String)]) -> Option<&'n str> {
    let unknown = unknown.to_lowercase();
    let most = (unknown.chars().count() / 3).clamp(1, 5);
    names
        .iter()
        .filter(|(_, small)| small.len().abs_diff(unknown.len()) <= 2 * most)
        .map(|(name, small)| (strsim::osa_distance(&unknown, small), *name))
        .filter(|(distance, _)| *distance <= most)
        .min()
        .map(|(_, name)| name)
}
