//! Sets and links: nothing here asks for them, so they are kept for the programs that do, and go out
//! again with what is still there of that to which they belong.

use crate::store::{Db, set_aside, studies::Study};
use anyhow::Context;
use domain::coding::Sight;
use domain::exchange::codebook::Code;
use domain::exchange::refi::project::{Link, Project, Set};
use domain::exchange::refi::{Lost, Report};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// A set or a link, whose members are known by their identities here.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub(super) enum Aside {
    Set(Set),
    Link(Link),
}

impl Aside {
    pub(super) const fn guid(&self) -> Uuid {
        match self {
            Self::Set(set) => set.guid,
            Self::Link(link) => link.guid,
        }
    }
}

/// All that is kept.
///
/// # Errors
/// Where the database cannot be read, or holds what is no set and no link.
async fn all(db: &impl Db, study: &Study) -> anyhow::Result<Vec<Aside>> {
    let kept = set_aside::all(db, study.id).await?;
    let read = |(guid, content): (Uuid, String)| {
        serde_json::from_str(&content).with_context(|| format!("what is kept as {guid}"))
    };
    kept.into_iter().map(read).collect()
}

/// The sets that hold some of these codes, without what is none of them.
///
/// # Errors
/// Where the database cannot be read, or holds what is no set and no link.
pub(super) async fn of_codes(db: &impl Db, study: &Study, codes: &[Code]) -> anyhow::Result<Vec<Set>> {
    let there: HashSet<Uuid> = codes.iter().map(|code| code.guid).collect();
    let set = |aside| {
        let Aside::Set(mut set) = aside else { return None };
        set.codes.retain(|code| there.contains(code));
        Some(set).filter(|set| !set.codes.is_empty())
    };
    Ok(all(db, study).await?.into_iter().filter_map(set).collect())
}

/// Puts what was kept into a project. Of others' codings and notes that somebody does not see, nothing is
/// told.
///
/// # Errors
/// Where the database cannot be read, or holds what is no set and no link.
pub(super) async fn put(
    db: &impl Db,
    study: &Study,
    sight: Sight,
    project: &mut Project,
    report: &mut Report,
) -> anyhow::Result<()> {
    let kept = all(db, study).await?;
    let present = Present::of(project, kept.iter().map(Aside::guid));
    for aside in kept {
        let (is_whole, lost, name) = match aside {
            Aside::Set(mut set) => {
                let before = set.codes.len() + set.sources.len() + set.notes.len();
                for members in [&mut set.codes, &mut set.sources, &mut set.notes] {
                    members.retain(|guid| present.all.contains(guid));
                }
                let after = set.codes.len() + set.sources.len() + set.notes.len();
                let name = set.name.clone();
                project.sets.push(set);
                (before == after, Lost::Set, name)
            }
            Aside::Link(mut link) => {
                link.notes.retain(|guid| present.all.contains(guid));
                let ends = [link.origin, link.target].map(|end| end.map(|guid| present.end(guid)));
                let is_whole = !ends.contains(&Some(None));
                let name = link.name.clone();
                [link.origin, link.target] = ends.map(Option::flatten);
                if is_whole {
                    project.links.push(link);
                }
                (is_whole, Lost::Link, name)
            }
        };
        if !is_whole && sight == Sight::All {
            report.note(lost, &name);
        }
    }
    Ok(())
}

/// What a project holds.
struct Present {
    all: HashSet<Uuid>,
    /// The selections in which codings are.
    parts: HashMap<Uuid, Uuid>,
}

impl Present {
    fn of(project: &Project, kept: impl Iterator<Item = Uuid>) -> Self {
        let codes = project.codes.iter().map(|code| code.guid);
        let sources = project.sources.iter().map(|source| source.guid);
        let notes = project.notes.iter().map(|note| note.guid);
        let cases = project.cases.iter().map(|case| case.guid);
        let parts = project.sources.iter().flat_map(|source| &source.selections);
        let parts = parts.flat_map(|part| part.codings.iter().map(|coding| (coding.guid, part.guid)));
        Self {
            all: codes.chain(sources).chain(notes).chain(cases).chain(kept).collect(),
            parts: parts.collect(),
        }
    }

    /// What a link's end is in the project: codings are where their words are.
    fn end(&self, guid: Uuid) -> Option<Uuid> {
        self.parts.get(&guid).copied().or_else(|| self.all.contains(&guid).then_some(guid))
    }
}
