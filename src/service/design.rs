//! Designing a questionnaire: one working copy for each study, that several people change at once.
//!
//! A command says which revision its author saw. What others did since to other parts does not stand in
//! its way; where they changed the same part, nothing is done and both are shown.

use crate::service::publish;
use crate::store::designs::{self, Step, StepKind, Working};
use crate::store::{self, Store, Tx, forms, studies::Study};
use chrono::{DateTime, Utc};
use domain::form::change::{Declarations, Followed};
use domain::form::edit::{Command, Container, Design, KindTag, Options, Owner, Refusal, Spot};
use domain::form::{Form, Name, Page, Settings};
use domain::language::{Language, Text};
use domain::message::Message;

/// From what a working copy begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// The newest published version.
    Newest,
    /// One page without questions.
    Empty,
    /// One page with one question, to see how it goes.
    Example,
}

/// Who begins a working copy.
#[derive(Clone, Copy, Debug)]
pub struct Author {
    /// Their account.
    pub account_id: i64,
    /// The language that they read: a new form speaks it first, where it speaks it at all.
    pub language: Language,
}

/// What an author sends.
#[derive(Clone, Debug)]
pub struct Sent<'a> {
    /// The revision that they saw.
    pub revision: i32,
    /// What they call it, so that what is sent twice is done once.
    pub token: Option<&'a str>,
    /// Who.
    pub by: i64,
    /// When.
    pub now: DateTime<Utc>,
}

/// What came of it.
#[derive(Debug)]
pub enum Outcome {
    /// It was done, perhaps after what others did.
    Done {
        /// The working copy as it is now.
        working: Box<Working>,
        /// The step; none where it had been done before.
        step: Option<Box<Step>>,
    },
    /// It cannot be done.
    Refused(Box<Working>, Refusal),
    /// Others changed the same part.
    Conflict(Box<Conflict>),
    /// There is nothing to take back or to do again.
    Nothing(Box<Working>),
}

/// A command that met what others had done.
#[derive(Debug)]
pub struct Conflict {
    /// The working copy as it is now.
    pub working: Working,
    /// What could not be done.
    pub mine: Command,
    /// What was done to the same part, oldest first, and by whom.
    pub theirs: Vec<(Step, Option<String>)>,
    /// Why it cannot be done even now; none where it can.
    pub refusal: Option<Refusal>,
}

/// The working copy of a study.
///
/// # Errors
/// Where the database cannot be read.
pub async fn open(store: &Store, study: &Study) -> store::Result<Option<Working>> {
    designs::of_study(store, study.id).await
}

/// Begins the working copy; where somebody did so before, theirs stays.
///
/// # Errors
/// Where the database cannot be written.
pub async fn begin(
    store: &Store,
    study: &Study,
    from: Beginning,
    author: Author,
    now: DateTime<Utc>,
) -> store::Result<()> {
    let tx = store.begin().await?;
    let newest = match from {
        Beginning::Newest => forms::latest(&tx, study.id).await?,
        Beginning::Empty | Beginning::Example => None,
    };
    let (form, based_on) = match newest {
        Some(version) => (version.form, Some(version.number)),
        None => (blank(study, author.language), None),
    };
    let mut design = Design::of(form);
    if from == Beginning::Example {
        design = example(design);
    }
    let updated_by = Some(author.account_id);
    let working = Working { study_id: study.id, revision: 0, design, based_on, updated_by, updated_at: now };
    designs::begin(&tx, &working).await?;
    tx.commit().await
}

/// A form with one empty page, titled like its study.
fn blank(study: &Study, first: Language) -> Form {
    let spoken = |language: &Language| study.title.get(*language).is_some();
    let mut languages: Vec<Language> = Language::ALL.into_iter().filter(spoken).collect();
    if languages.is_empty() {
        languages = Language::ALL.to_vec();
    }
    languages.sort_by_key(|language| *language != first);
    let page = Name::new("page_1").expect("a name");
    Form {
        title: study.title.clone(),
        languages,
        settings: Settings::default(),
        lists: Vec::new(),
        pages: vec![Page::new(page, Vec::new())],
    }
}

fn example(design: Design) -> Design {
    let inside = Container::Page(design.form.pages[0].name.clone());
    let label = Text::of("Жасыңыз нешеде?", "Сколько вам лет?", "How old are you?");
    let name = Name::new("age").ok();
    let add = Command::AddItem { to: Spot { inside, after: None }, kind: KindTag::Integer, name, label };
    design.apply(&add).map_or(design.clone(), |(example, _)| Design::of(example.form))
}

/// Whether the same was sent before: a reply that is lost has it sent twice, and it is done once.
async fn came_before(tx: &Tx, study_id: i64, sent: &Sent<'_>) -> store::Result<bool> {
    match sent.token {
        Some(token) => designs::has_token(tx, study_id, token).await,
        None => Ok(false),
    }
}

/// Does a command.
///
/// # Errors
/// Where the database cannot be written.
pub async fn act(
    store: &Store,
    study_id: i64,
    command: Command,
    sent: &Sent<'_>,
) -> store::Result<Option<Outcome>> {
    let tx = store.begin().await?;
    let Some(working) = designs::lock(&tx, study_id).await? else { return Ok(None) };
    if came_before(&tx, study_id, sent).await? {
        return Ok(Some(Outcome::Done { working: Box::new(working), step: None }));
    }
    let touched = command.touches(&working.design);
    let theirs = met(&tx, study_id, sent.revision, |step| step.touched.meets(&touched)).await?;
    let applied = working.design.apply(&command);
    if !theirs.is_empty() {
        let refusal = applied.err();
        let conflict = Conflict { working, mine: command, theirs, refusal };
        return Ok(Some(Outcome::Conflict(Box::new(conflict))));
    }
    match applied {
        Err(refusal) => Ok(Some(Outcome::Refused(Box::new(working), refusal))),
        Ok(applied) => step(tx, working, StepKind::Do, command, applied, sent).await.map(Some),
    }
}

/// Takes back what an account did last, or does again what it took back.
///
/// # Errors
/// Where the database cannot be written.
pub async fn take_back(
    store: &Store,
    study_id: i64,
    kind: StepKind,
    sent: &Sent<'_>,
) -> store::Result<Option<Outcome>> {
    let tx = store.begin().await?;
    let Some(working) = designs::lock(&tx, study_id).await? else { return Ok(None) };
    if came_before(&tx, study_id, sent).await? {
        return Ok(Some(Outcome::Done { working: Box::new(working), step: None }));
    }
    let undo = kind == StepKind::Undo;
    let Some(last) = designs::newest(&tx, study_id, sent.by, undo).await? else {
        return Ok(Some(Outcome::Nothing(Box::new(working))));
    };
    let stands =
        |step: &Step| step.account_id != Some(sent.by) && !step.undone && step.kind != StepKind::Undo;
    let touched = last.inverse.touches(&working.design);
    let meets = |step: &Step| step.touched.meets(&touched) || step.touched.meets(&last.touched);
    let theirs = met(&tx, study_id, last.revision, |step| stands(step) && meets(step)).await?;
    let applied = working.design.apply(&last.inverse);
    if !theirs.is_empty() {
        let refusal = applied.err();
        let conflict = Conflict { working, mine: last.inverse, theirs, refusal };
        return Ok(Some(Outcome::Conflict(Box::new(conflict))));
    }
    match applied {
        Err(refusal) => Ok(Some(Outcome::Refused(Box::new(working), refusal))),
        Ok(applied) => {
            designs::mark_undone(&tx, study_id, last.revision).await?;
            step(tx, working, kind, last.inverse, applied, sent).await.map(Some)
        }
    }
}

/// The most steps of others that a conflict shows.
const THEIRS: usize = 50;

/// The first steps after a revision that stand in the way, and who did them. Of a long history only
/// they are kept.
async fn met(
    tx: &Tx,
    study_id: i64,
    revision: i32,
    stands_in_the_way: impl Fn(&Step) -> bool,
) -> store::Result<Vec<(Step, Option<String>)>> {
    let mut found = Vec::new();
    designs::each_after(tx, study_id, revision, |step| {
        if stands_in_the_way(&step) {
            found.push(step);
        }
        found.len() < THEIRS
    })
    .await?;
    designs::named(tx, found).await
}

/// Keeps what was done.
async fn step(
    tx: Tx,
    before: Working,
    kind: StepKind,
    command: Command,
    (design, inverse): (Design, Command),
    sent: &Sent<'_>,
) -> store::Result<Outcome> {
    let touched = command.touches(&before.design);
    let revision = before.revision + 1;
    let by = Some(sent.by);
    let step =
        Step { revision, account_id: by, kind, command, inverse, touched, undone: false, done_at: sent.now };
    let working = Working { revision, design, updated_by: by, updated_at: sent.now, ..before };
    designs::save(&tx, &working).await?;
    designs::add_step(&tx, working.study_id, &step, sent.token).await?;
    tx.commit().await?;
    Ok(Outcome::Done { working: Box::new(working), step: Some(Box::new(step)) })
}

/// What an account can take back and do again.
///
/// # Errors
/// Where the database cannot be read.
pub async fn history(
    store: &Store,
    study_id: i64,
    account_id: i64,
) -> store::Result<(Option<Step>, Option<Step>)> {
    let undo = designs::newest(store, study_id, account_id, true).await?;
    let redo = designs::newest(store, study_id, account_id, false).await?;
    Ok((undo, redo))
}

/// What a command does, in a few words.
#[must_use]
pub fn told(command: &Command) -> Message {
    let named = |key: &str, name: &dyn std::fmt::Display| Message::new(key).with("name", name.to_string());
    match command {
        Command::AddPage { .. } | Command::InsertPage { .. } => Message::new("design-did-add-page"),
        Command::MovePage { name, .. } => named("design-did-move", name),
        Command::RemovePage { name } | Command::Remove { name } => named("design-did-remove", name),
        Command::RenamePage { name, to } | Command::Rename { name, to } => {
            named("design-did-rename", name).with("to", to.as_str())
        }
        Command::AddItem { .. } => Message::new("design-did-add"),
        Command::Insert { item, .. } => match item.name() {
            Some(name) => named("design-did-insert", name),
            None => Message::new("design-did-add"),
        },
        Command::Move { name, .. } => named("design-did-move", name),
        Command::Duplicate { name } => named("design-did-duplicate", name),
        Command::Group { .. } => Message::new("design-did-group"),
        Command::Regroup { group, .. } => named("design-did-insert", &group.name),
        Command::Ungroup { name } => named("design-did-ungroup", name),
        Command::SetText { at, .. } => of_owner("design-did-text", &at.owner),
        Command::SetField { of, .. } => of_owner("design-did-field", of),
        Command::SetKind { name, .. } | Command::PutKind { name, .. } => named("design-did-kind", name),
        Command::AddChoices { of, .. }
        | Command::InsertChoice { of, .. }
        | Command::MoveChoice { of, .. }
        | Command::RemoveChoice { of, .. }
        | Command::Recode { of, .. } => of_options(of),
        Command::SetLanguages { .. } => Message::new("design-did-languages"),
        Command::Restore { .. } => Message::new("design-did-restore"),
        Command::Several { commands } => match commands.as_slice() {
            [one] => told(one),
            _ => Message::new("design-did-several").with("count", commands.len()),
        },
    }
}

fn of_owner(key: &str, owner: &Owner) -> Message {
    match owner {
        Owner::Form => Message::new("design-did-form"),
        Owner::Page(name) | Owner::Item(name) => Message::new(key).with("name", name.as_str()),
        Owner::Choice(of, _) => of_options(of),
    }
}

fn of_options(of: &Options) -> Message {
    let name = match of {
        Options::Item(name) => name.as_str(),
        Options::List(name) => name.as_str(),
    };
    Message::new("design-did-choices").with("name", name)
}

/// What was renamed and recoded since the newest version, as its author would declare it. Whoever
/// publishes the working copy is shown it, and may say otherwise.
///
/// # Errors
/// Where the database cannot be read.
pub async fn declared(store: &Store, study_id: i64, now: &Form) -> store::Result<Declarations> {
    let all = forms::all(store, study_id).await?;
    let Some(latest) = all.last().cloned() else { return Ok(Declarations::default()) };
    let published = designs::revision_at(store, study_id, latest.published_at).await?;
    let mut followed = Followed::default();
    designs::each_after(store, study_id, published, |step| {
        followed.follow(&step.command, &step.inverse);
        true
    })
    .await?;
    Ok(followed.declared(&latest.form, now, &publish::retired(all, &latest.form)))
}
