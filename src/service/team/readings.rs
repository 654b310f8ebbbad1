//! Who is to read which document, who has begun, and who has read it.

use crate::app::App;
use crate::store::{
    self, Db, Store, codings, documents,
    documents::Listed,
    readings::{self, Reading},
    studies::{self, Member, Study},
};
use domain::coding::{Share, share};
use domain::study::Role;
use std::collections::{BTreeMap, HashMap, HashSet};

/// How far somebody is with a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// It is given to them.
    Assigned,
    /// There are codings of theirs in it.
    Begun,
    /// They said that they have read all of it.
    Done,
}

/// How far everybody is with every document.
pub struct Progress {
    /// The documents, by name.
    pub documents: Vec<Listed>,
    /// Their lengths, in code points.
    pub lengths: HashMap<i64, usize>,
    /// Who may code, by name.
    pub coders: Vec<Member>,
    /// By document and coder, of those who may code: whether it is given to them, how far they are, their
    /// codings.
    pub states: BTreeMap<(i64, i64), State>,
}

/// How far somebody is with a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// Whether it is given to them; otherwise they read it of their own accord.
    pub is_assigned: bool,
    /// How far they are.
    pub stage: Stage,
    /// How many codings of theirs are in it.
    pub codings: i64,
}

/// Who counts as a reader of a document: where a reader gave no code, they decided against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Whoever said that they have read all of it.
    Done,
    /// The same, and whoever has codings in it.
    Coded,
}

impl Readers {
    /// Its name in addresses.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Coded => "coded",
        }
    }

    /// Who counts, by that name; those who are done where it is none.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        if tag == Self::Coded.tag() { Self::Coded } else { Self::Done }
    }
}

/// How far everybody is with every document of the study.
///
/// # Errors
/// Where the database cannot be read.
pub async fn progress(store: &Store, study_id: i64) -> store::Result<Progress> {
    let documents = documents::list(store, study_id).await?;
    let lengths = documents::lengths(store, study_id).await?.into_iter().collect();
    let mut coders = studies::team(store, study_id).await?;
    coders.retain(|member| member.role.may(Role::Coder));
    let mut states: BTreeMap<(i64, i64), State> = BTreeMap::new();
    // Whoever left the team, or only looks on by now, is nobody's reader: what is missing of theirs could
    // never be decided with them.
    let known: HashSet<i64> = coders.iter().map(|member| member.account_id).collect();
    let counts = codings::by_coder(store, study_id).await?.into_iter();
    for (document, coder, codings) in counts.filter(|(_, coder, _)| known.contains(coder)) {
        states.insert((document, coder), State { is_assigned: false, stage: Stage::Begun, codings });
    }
    let readings = readings::of_study(store, study_id).await?.into_iter();
    for Reading { document_id, account_id, assigned_at, done_at } in
        readings.filter(|reading| known.contains(&reading.account_id))
    {
        let begun = states.get(&(document_id, account_id)).map_or(0, |state| state.codings);
        let stage = match (done_at, begun) {
            (Some(_), _) => Stage::Done,
            (None, 0) => Stage::Assigned,
            (None, _) => Stage::Begun,
        };
        let state = State { is_assigned: assigned_at.is_some(), stage, codings: begun };
        states.insert((document_id, account_id), state);
    }
    Ok(Progress { documents, lengths, coders, states })
}

impl Progress {
    /// Who read a document.
    #[must_use]
    pub fn readers(&self, document_id: i64, who: Readers) -> Vec<i64> {
        let counts = |state: &State| {
            state.stage == Stage::Done || (who == Readers::Coded && state.stage == Stage::Begun)
        };
        let of_document = self.states.range((document_id, i64::MIN)..=(document_id, i64::MAX));
        of_document.filter(|(_, state)| counts(state)).map(|((_, coder), _)| *coder).collect()
    }

    /// Leaves out the documents that are not open to whoever it is shown to.
    pub fn retain(&mut self, open: &HashSet<i64>) {
        self.documents.retain(|document| open.contains(&document.id));
        self.states.retain(|(document, _), _| open.contains(document));
    }

    /// The documents of a coder with how far they are: what is not done first.
    #[must_use]
    pub fn of_coder(&self, coder: i64) -> Vec<(&Listed, State)> {
        let state = |document: &Listed| self.states.get(&(document.id, coder)).copied();
        let mut theirs: Vec<_> =
            self.documents.iter().filter_map(|document| Some((document, state(document)?))).collect();
        theirs.sort_by_key(|(_, state)| (state.stage == Stage::Done, !state.is_assigned));
        theirs
    }
}

/// What is asked of a distribution of documents.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Which documents.
    pub documents: Vec<i64>,
    /// To whom.
    pub coders: Vec<i64>,
    /// How many percent of them are coded twice.
    pub percent: u8,
    /// What chance begins with.
    pub seed: u64,
}

/// How documents could be given out; nothing is kept. Documents and coders that are not there are left
/// out.
#[must_use]
pub fn propose(progress: &Progress, wanted: &Wanted) -> Vec<Share> {
    let chosen: HashSet<i64> = wanted.documents.iter().copied().collect();
    let documents: Vec<(i64, usize)> = progress
        .documents
        .iter()
        .filter(|document| chosen.contains(&document.id))
        .map(|document| (document.id, progress.lengths.get(&document.id).copied().unwrap_or_default()))
        .collect();
    let coders: Vec<i64> = progress.coders.iter().map(|member| member.account_id).collect();
    let coders: Vec<i64> = coders.into_iter().filter(|coder| wanted.coders.contains(coder)).collect();
    share(&documents, &coders, wanted.percent, &mut fastrand::Rng::with_seed(wanted.seed))
}

/// Gives documents to coders: pairs of a document and a coder. Those that are not of the study are left
/// out, and what somebody has already stays with them.
///
/// # Errors
/// Where the database cannot be read or written.
pub async fn assign(app: &App, study: &Study, by: i64, pairs: &[(i64, i64)]) -> store::Result<usize> {
    let progress = progress(&app.store, study.id).await?;
    let documents: HashSet<i64> = progress.documents.iter().map(|document| document.id).collect();
    let coders: HashSet<i64> = progress.coders.iter().map(|member| member.account_id).collect();
    let tx = app.store.begin().await?;
    let now = app.clock.now();
    let mut given = 0;
    for pair in
        pairs.iter().filter(|(document, coder)| documents.contains(document) && coders.contains(coder))
    {
        readings::assign(&tx, *pair, by, now).await?;
        given += 1;
    }
    tx.commit().await?;
    Ok(given)
}

/// Takes a document back from a coder; that they have read it stays.
///
/// # Errors
/// Where the database cannot be written.
pub async fn withdraw(app: &App, study: &Study, document_id: i64, coder: i64) -> store::Result<()> {
    let tx = app.store.begin().await?;
    if documents::is_there(&tx, study.id, document_id).await? {
        readings::withdraw(&tx, document_id, coder).await?;
    }
    tx.commit().await
}

/// Notes that a coder has read all of a document, or has not. `false` where there is no such document or
/// coder.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_done(app: &App, study: &Study, pair: (i64, i64), done: bool) -> store::Result<bool> {
    let (document_id, coder) = pair;
    let tx = app.store.begin().await?;
    let role = studies::role_of(&tx, study.id, coder).await?;
    let known = role.is_some_and(|role| role.may(Role::Coder));
    if !known || !documents::is_there(&tx, study.id, document_id).await? {
        return Ok(false);
    }
    readings::set_done(&tx, document_id, coder, done.then(|| app.clock.now())).await?;
    tx.commit().await?;
    Ok(true)
}

/// Lets coders open only the documents that they were given, or all.
///
/// # Errors
/// Where the database cannot be written.
pub async fn set_only_assigned(app: &App, study: &Study, only: bool) -> store::Result<()> {
    let tx = app.store.begin().await?;
    studies::set_only_assigned(&tx, study.id, only).await?;
    tx.commit().await
}

/// The documents of which a member sees something: `None` where all, as for who may more than code, and
/// for who only reads what is to be published.
///
/// # Errors
/// Where the database cannot be read.
pub async fn open_to(
    db: &impl Db,
    study: &Study,
    role: Role,
    account: i64,
) -> store::Result<Option<HashSet<i64>>> {
    if !study.only_assigned || role != Role::Coder {
        return Ok(None);
    }
    let theirs = readings::of_study(db, study.id).await?.into_iter();
    let given = theirs.filter(|reading| reading.account_id == account && reading.assigned_at.is_some());
    Ok(Some(given.map(|reading| reading.document_id).collect()))
}

/// Whether a member may open a document: where coders open only what they were given, that.
///
/// # Errors
/// Where the database cannot be read.
pub async fn may_open(
    store: &Store,
    study: &Study,
    role: Role,
    account: i64,
    document_id: i64,
) -> store::Result<bool> {
    if !study.only_assigned || role.may(Role::Researcher) {
        return Ok(true);
    }
    let reading = readings::by_key(store, document_id, account).await?;
    Ok(reading.is_some_and(|reading| reading.assigned_at.is_some()))
}
