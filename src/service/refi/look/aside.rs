//! What of a file is kept for other programs, with what belongs to it by its identity here.

use super::Looking;
use crate::service::refi::aside::Aside;
use domain::exchange::refi::Lost;
use domain::exchange::refi::project::{Link, Set};
use uuid::Uuid;

/// The most sets and links of a study.
const MOST: usize = 20_000;

impl Looking<'_> {
    pub(super) fn asides(&mut self) {
        let project = self.project;
        let own = project.sets.iter().map(|set| set.guid).chain(project.links.iter().map(|link| link.guid));
        for guid in own {
            self.meant.insert(guid, guid);
        }
        for set in &project.sets {
            let set = self.set(set);
            self.aside((Lost::Set, set.name.clone()), Aside::Set(set));
        }
        for link in &project.links {
            match self.link(link) {
                Some(link) => self.aside((Lost::Link, link.name.clone()), Aside::Link(link)),
                None => self.report.note(Lost::Link, &link.name),
            }
        }
    }

    fn aside(&mut self, (lost, name): (Lost, String), aside: Aside) {
        if self.known.aside.contains(&aside.guid()) {
            self.asides_there += 1;
        } else if self.known.aside.len() + self.plan.asides.len() >= MOST
            || !self.asides_met.insert(aside.guid())
        {
            self.report.note(lost, &name);
        } else {
            self.plan.asides.push(aside);
        }
    }

    fn set(&mut self, set: &Set) -> Set {
        let before = set.codes.len() + set.sources.len() + set.notes.len();
        let mut here = set.clone();
        for members in [&mut here.codes, &mut here.sources, &mut here.notes] {
            *members = members.iter().filter_map(|guid| self.meant(*guid)).collect();
        }
        if here.codes.len() + here.sources.len() + here.notes.len() < before {
            self.report.note(Lost::Set, &set.name);
        }
        here
    }

    /// A link whose ends are here.
    fn link(&self, link: &Link) -> Option<Link> {
        let end = |end: Option<Uuid>| match end {
            Some(guid) => self.meant(guid).map(Some),
            None => Some(None),
        };
        let notes = link.notes.iter().filter_map(|guid| self.meant(*guid)).collect();
        Some(Link { origin: end(link.origin)?, target: end(link.target)?, notes, ..link.clone() })
    }

    /// The identity here of something in the file.
    fn meant(&self, guid: Uuid) -> Option<Uuid> {
        self.here.get(&guid).or_else(|| self.meant.get(&guid)).copied()
    }
}
