//! Every row judged, and nothing stored.

use super::pass::{Found, off_the_threads, own, pass};
use super::{File, Versions};
use crate::app::App;
use crate::locale::CLOCK;
use crate::store::imports::{self, Standing};
use crate::store::{self, Db, studies::Study};
use domain::exchange::incoming::Mapping;
use domain::message::Message;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use uuid::Uuid;

/// A file whose rows were judged.
#[derive(Debug)]
pub struct Checked {
    /// What is wrong with them.
    pub found: Found,
    /// How many are stored already with the same answers.
    pub same: u64,
    /// How many are stored already with other answers.
    pub other: u64,
}

/// What becomes of a response that is stored already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Already {
    /// Nothing is taken in: somebody has to say.
    #[default]
    Ask,
    /// What is stored stays.
    Leave,
    /// What the file has takes its place; what is stored stays as what it corrects.
    Replace,
}

impl Already {
    /// What a word in a form or on the command line says.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        match tag {
            "leave" => Self::Leave,
            "replace" => Self::Replace,
            _ => Self::Ask,
        }
    }

    /// The word for it.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Ask => "",
            Self::Leave => "leave",
            Self::Replace => "replace",
        }
    }
}

/// How a row stands to what is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Nothing of it is stored; it gets this id.
    New(Uuid),
    /// It is stored as it is.
    Same,
    /// Other answers are stored.
    Other {
        /// Under which id.
        there: Uuid,
        /// What counts in the place of that.
        last: Uuid,
    },
}

/// How the rows of a file stand to what is stored, by their ids.
pub(super) struct Places(HashMap<Uuid, Place>);

/// Checks a file by a mapping.
///
/// # Errors
/// The outer one where the work cannot be done; the inner one tells what is wrong with the file or the mapping
/// as a whole.
pub async fn check(
    app: &Arc<App>,
    study: &Study,
    versions: &Arc<Versions>,
    file: &File,
    mapping: &Mapping,
) -> anyhow::Result<Result<Checked, Vec<Message>>> {
    let now = app.clock.now().with_timezone(&CLOCK);
    let (study_id, versions, file, mapping) = (study.id, Arc::clone(versions), file.clone(), mapping.clone());
    let found = off_the_threads(app, move || pass((study_id, &versions, &file), &mapping, now, None)).await?;
    let found = match found {
        Ok(found) => found?,
        Err(messages) => return Ok(Err(messages)),
    };
    let places = Places::of(&app.store, study.id, &found).await?;
    let count = |is: fn(&Place) -> bool| places.values().filter(|place| is(place)).count() as u64;
    let same = count(|place| *place == Place::Same);
    let other = count(|place| matches!(place, Place::Other { .. }));
    Ok(Ok(Checked { found, same, other }))
}

impl Places {
    /// Looks what is stored.
    pub(super) async fn of(db: &impl Db, study_id: i64, found: &Found) -> store::Result<Self> {
        // An id that another study has is taken: there its response is another one.
        let elsewhere = |id: Uuid| own(study_id, &format!("id/{id}"));
        let ids = || found.responses.iter().map(|(id, ..)| *id);
        let all: Vec<Uuid> = ids().chain(ids().map(elsewhere)).collect();
        let mut known = imports::standing(db, &all).await?;
        // What corrects a response counts in its place, and so on.
        let mut next = missing(&known);
        while !next.is_empty() {
            let found = imports::standing(db, &next).await?;
            if found.is_empty() {
                break;
            }
            known.extend(found);
            next = missing(&known);
        }
        let place = |id: Uuid, digest: &str| {
            let here = |id: Uuid| known.get(&id).filter(|standing| standing.study_id == study_id);
            let is_taken = known.get(&id).is_some_and(|standing| standing.study_id != study_id);
            let came_so = here(id).is_none() && here(elsewhere(id)).is_some();
            let own = if is_taken || came_so { elsewhere(id) } else { id };
            let Some(standing) = here(own) else { return Place::New(own) };
            let (last, counts) = last(&known, (own, standing));
            if counts.digest == digest { Place::Same } else { Place::Other { there: own, last } }
        };
        Ok(Self(found.responses.iter().map(|(id, digest, _)| (*id, place(*id, digest))).collect()))
    }

    pub(super) fn get(&self, id: &Uuid) -> Option<&Place> {
        self.0.get(id)
    }

    pub(super) fn values(&self) -> impl Iterator<Item = &Place> {
        self.0.values()
    }

    /// Whether a row is one of these, under its own id or under that which it would get.
    pub(super) fn touch(&self, came: &HashSet<Uuid>) -> bool {
        let touches = |(id, place): (&Uuid, &Place)| {
            came.contains(id) || matches!(place, Place::New(own) if came.contains(own))
        };
        self.0.iter().any(touches)
    }
}

/// What corrects a response that is known and is not known itself.
fn missing(known: &HashMap<Uuid, Standing>) -> Vec<Uuid> {
    let next = known.values().filter_map(|standing| standing.superseded_by);
    next.filter(|id| !known.contains_key(id)).collect()
}

/// What counts in the place of a response, with its id.
fn last<'k>(known: &'k HashMap<Uuid, Standing>, first: (Uuid, &'k Standing)) -> (Uuid, &'k Standing) {
    let mut last = first;
    for _ in 0..=known.len() {
        match last.1.superseded_by.and_then(|id| Some((id, known.get(&id)?))) {
            Some(next) => last = next,
            None => break,
        }
    }
    last
}
