//! What was done to the codebook and to codings, newest first.

use crate::app::App;
use crate::service::coding::deed::Author;
use crate::service::coding::undo::FAR;
use crate::store::{
    self, codebook,
    commands::{self, Command},
    studies::Study,
};
use chrono::{DateTime, Utc};
use domain::coding::{Change, Changes, CodeEntry, Difference, Kind, Placed, Sight, differences, reachable};
use domain::language::Language;
use std::collections::HashMap;

/// How many entries are shown at once.
const SHOWN: usize = 50;
/// How many commands are read at a time, and how many at most for one page: whoever looks for what is
/// rare goes on from there.
const BATCH: u64 = 200;
const MOST: usize = 4_000;

/// Which commands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Deeds {
    /// Those that change codes.
    #[default]
    Codes,
    /// Those that change codings.
    Codings,
    /// Those that change memos.
    Memos,
    /// All.
    All,
}

impl Deeds {
    /// Each of them.
    pub const ALL: [Self; 4] = [Self::Codes, Self::Codings, Self::Memos, Self::All];

    /// What addresses call it.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Codes => "codes",
            Self::Codings => "codings",
            Self::Memos => "memos",
            Self::All => "all",
        }
    }

    fn fit(self, changes: &Changes) -> bool {
        match self {
            Self::Codes => !changes.codes.is_empty(),
            Self::Codings => !changes.codings.is_empty(),
            Self::Memos => !changes.memos.is_empty(),
            Self::All => true,
        }
    }
}

/// What is looked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sought {
    /// What changed this code or its codings.
    pub code: Option<i64>,
    /// What this member did.
    pub member: Option<i64>,
    /// Which deeds.
    pub deeds: Deeds,
    /// What was done before the command of this number.
    pub before: Option<i64>,
}

/// What a command did to a code.
#[derive(Clone, Debug)]
pub enum Done {
    /// It came to be, with all of this.
    Made(Vec<Difference>),
    /// It went.
    Removed,
    /// It became another.
    Changed(Vec<Difference>),
}

/// A command, or several of one member that only changed codings on one day.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The newest of them.
    pub command: Command,
    /// How many they are.
    pub commands: usize,
    /// What was done to codes.
    pub codes: Vec<(i64, Done)>,
    /// How many codings came to be, went, and became others.
    pub codings: [usize; 3],
    /// How many memos were changed.
    pub memos: usize,
    /// Whether it was taken back since.
    pub undone: bool,
    /// Whether the reader may take it back.
    pub may_undo: bool,
}

/// A part of the history.
#[derive(Clone, Debug)]
pub struct Page {
    /// The newest first.
    pub entries: Vec<Entry>,
    /// Where the older ones begin, if there are any.
    pub older: Option<i64>,
}

/// What was done, as far as the reader may see it: while coding is blind, nothing of others' codings.
///
/// # Errors
/// Where the database cannot be read.
pub async fn history(app: &App, study: &Study, author: &Author, sought: Sought) -> store::Result<Page> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut before = sought.before;
    let (mut read, mut older) = (0, None);
    'pages: loop {
        let wanted = commands::Sought {
            account_id: sought.member,
            codes: sought.deeds == Deeds::Codes,
            code: sought.code,
            before,
        };
        let batch = commands::newest_of(&app.store, study.id, wanted, BATCH).await?;
        let last = u64::try_from(batch.len()).unwrap_or(BATCH) < BATCH;
        read += batch.len();
        for command in batch {
            let number = command.number;
            let may_undo = command.kind == Kind::Do
                && command.account_id == Some(author.account)
                && author.may_do(&command.changes).is_ok();
            if let Some(command) = shown(command, author, sought) {
                let new = entry(command, may_undo);
                let full = entries.len() == SHOWN;
                match entries.last_mut() {
                    Some(known) if folds(known, &new) => fold(known, &new),
                    _ if full => {
                        older = before;
                        break 'pages;
                    }
                    _ => entries.push(new),
                }
            }
            before = Some(number);
        }
        if last {
            break;
        }
        if read >= MOST {
            older = before;
            break;
        }
    }
    mark(app, study, &mut entries).await?;
    Ok(Page { entries, older })
}

/// A command without what its reader may not see: who merges or removes a code does so with codings and
/// memos of others, too.
fn seen(mut command: Command, author: &Author) -> Command {
    if author.sight != Sight::All {
        let own = command.account_id == Some(author.account);
        let sees = |change: &Change<Placed>| {
            [change.before, change.after].into_iter().flatten().all(|placed| author.sight.sees(&placed))
        };
        command.changes.codings.retain(|change| own && sees(change));
        command.changes.memos.retain(|_| own && matches!(command.action.as_str(), "code-memo" | "memo"));
    }
    command
}

/// A command as its reader sees it; `None` where nothing is left, or it is not sought.
fn shown(command: Command, author: &Author, sought: Sought) -> Option<Command> {
    let command = seen(command, author);
    let about = |code: i64| {
        let changes = &command.changes;
        changes.codes.iter().any(|change| change.id == code)
            || changes
                .codings
                .iter()
                .flat_map(|change| [change.before, change.after])
                .flatten()
                .any(|placed| placed.code == code)
    };
    let sought = sought.deeds.fit(&command.changes) && sought.code.is_none_or(about);
    (sought && !command.changes.is_empty()).then_some(command)
}

fn entry(command: Command, may_undo: bool) -> Entry {
    let codes = command.changes.codes.iter().filter_map(|change| {
        let done = match (&change.before, &change.after) {
            (None, Some(after)) => {
                let blank =
                    CodeEntry { position: after.position, ..CodeEntry::new(after.id, after.color.clone()) };
                Done::Made(differences(&blank, after))
            }
            (Some(_), None) => Done::Removed,
            (Some(before), Some(after)) => Done::Changed(differences(before, after)),
            (None, None) => return None,
        };
        Some((change.id, done))
    });
    let mut codings = [0; 3];
    for change in &command.changes.codings {
        let which = match (change.before, change.after) {
            (None, _) => 0,
            (_, None) => 1,
            _ => 2,
        };
        codings[which] += 1;
    }
    Entry {
        codes: codes.collect(),
        codings,
        memos: command.changes.memos.len(),
        commands: 1,
        undone: false,
        may_undo,
        command,
    }
}

fn folds(known: &Entry, new: &Entry) -> bool {
    let plain = |entry: &Entry| entry.codes.is_empty() && entry.memos == 0;
    let who = |entry: &Entry| (entry.command.account_id, day(entry.command.done_at));
    plain(known) && plain(new) && who(known) == who(new)
}

fn day(moment: DateTime<Utc>) -> chrono::NaiveDate {
    moment.with_timezone(&crate::locale::CLOCK).date_naive()
}

fn fold(known: &mut Entry, new: &Entry) {
    known.commands += 1;
    // One of many is taken back where it was done.
    known.may_undo = false;
    for (sum, count) in known.codings.iter_mut().zip(new.codings) {
        *sum += count;
    }
}

/// Notes which of them were taken back since.
async fn mark(app: &App, study: &Study, entries: &mut [Entry]) -> store::Result<()> {
    let ids: Vec<i64> =
        entries.iter().filter(|entry| entry.commands == 1).map(|entry| entry.command.id).collect();
    let last: HashMap<i64, Kind> = commands::about(&app.store, study.id, &ids).await?.into_iter().collect();
    for entry in entries {
        entry.undone = last.get(&entry.command.id) == Some(&Kind::Undo);
        entry.may_undo &= !entry.undone;
    }
    Ok(())
}

/// The name of every code that there is or was, by key.
///
/// # Errors
/// Where the database cannot be read.
pub async fn names(app: &App, study: &Study, language: Language) -> store::Result<HashMap<i64, String>> {
    let codes = codebook::every(&app.store, study.id).await?;
    Ok(codes.into_iter().map(|code| (code.id, code.label.words(language, &[]).to_owned())).collect())
}

/// A command of the author's, as they see it.
///
/// # Errors
/// Where the database cannot be read.
pub async fn of_author(app: &App, study: &Study, author: &Author, id: i64) -> store::Result<Option<Command>> {
    let command = commands::by_id(&app.store, study.id, id).await?;
    let own = command.filter(|command| command.account_id == Some(author.account));
    Ok(own.map(|command| seen(command, author)))
}

/// What the author would take back in the codebook, and what they would do again.
///
/// # Errors
/// Where the database cannot be read.
pub async fn way_back(
    app: &App,
    study: &Study,
    author: &Author,
) -> store::Result<(Option<Command>, Option<Command>)> {
    let place = commands::Place::Study;
    let steps = commands::steps(&app.store, study.id, author.account, place, FAR).await?;
    let (undo, redo) = reachable(steps);
    let mut found = [None, None];
    for (found, id) in found.iter_mut().zip([undo, redo]) {
        if let Some(id) = id {
            *found = of_author(app, study, author, id).await?;
        }
    }
    let [undo, redo] = found;
    Ok((undo, redo))
}
