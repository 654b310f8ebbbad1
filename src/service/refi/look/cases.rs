//! What the cases of a file would add, and what of it has no place here.

use super::Looking;
use crate::service::refi::fit::named;
use crate::service::refi::gather::VARIABLES;
use domain::exchange::refi::Lost;

impl Looking<'_> {
    pub(super) fn cases(&mut self) {
        for case in &self.project.cases {
            let name = case.name.trim();
            // Without a name it only says something of its sources.
            if name.is_empty() {
                continue;
            }
            let name = named(name, case.guid);
            if self.known.cases.contains(&name) {
                continue;
            }
            let sources = case.sources.iter().filter_map(|source| self.sources.get(source).copied());
            self.plan.cases.push((name.clone(), case.description.trim().to_owned(), sources.collect()));
            let partly = case.codes.len() + case.selections.len();
            self.report.note_many(Lost::Case, usize::from(partly > 0), &name);
        }
    }

    /// What has no place here.
    pub(super) fn leftovers(&mut self) {
        for link in &self.project.links {
            self.report.note(Lost::Link, &link.name);
        }
        for set in &self.project.sets {
            self.report.note(Lost::Set, &set.name);
        }
        let ours = |name: &str| VARIABLES.iter().any(|(known, _)| *known == name.trim().to_lowercase());
        for variable in self.project.variables.iter().filter(|variable| !ours(&variable.name)) {
            self.report.note(Lost::Variable, &variable.name);
        }
    }
}
