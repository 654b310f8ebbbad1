//! What a file would add to a study, and what it cannot.

mod aside;
mod attributes;
mod cases;
mod memos;
mod sources;

pub(super) use attributes::TRUTH;

use super::brought::{Brought, Ready};
use super::fit::{fitting, unfit};
use super::guids::Guids;
use super::known::Known;
use super::plan::{About, Plan, PlannedDocument};
use crate::app::App;
use crate::service::cases::full as cases_full;
use crate::store::Db;
use crate::store::memos::Subject;
use crate::store::studies::{Member, Study};
use domain::coding::Sight;
use domain::exchange::codebook::{Code, Compared};
use domain::exchange::refi::Report;
use domain::exchange::refi::project::{Case, Project, User};
use domain::language::Language;
use domain::message::Message;
use domain::text::{Fault, Span};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use tokio::task::spawn_blocking;
use uuid::Uuid;

/// Who the users of a file are here; those who are not named are told by their names.
pub type People = HashMap<Uuid, Option<i64>>;

/// What would be done.
pub struct Looked {
    /// Each code.
    pub codes: Vec<CodeRow>,
    /// Each text.
    pub documents: Vec<DocumentRow>,
    /// Who codes in the file.
    pub people: Vec<Person>,
    /// Who works here.
    pub team: Vec<Member>,
    /// How many notes would become memos, and how many are memos already.
    pub memos: (usize, usize),
    /// How many cases are new, and how many get more than they have.
    pub cases: (usize, usize),
    /// What cannot come through.
    pub report: Report,
    /// How many sets and links would be kept, and how many are already.
    pub asides: (usize, usize),
    /// Why it cannot be taken in.
    pub fault: Option<Message>,
    pub(super) plan: Plan,
}

/// A code of a file.
pub type CodeRow = Compared;

/// A text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRow {
    /// Its name.
    pub name: String,
    /// The document that is this text already.
    pub there: Option<i64>,
    /// How many codings would be added.
    pub added: usize,
    /// How many are there already.
    pub already: usize,
}

/// Somebody who codes in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// As the file knows them.
    pub guid: Uuid,
    /// Their name.
    pub name: String,
    /// Who they are here.
    pub account: Option<i64>,
    /// Whether they stand for what coders agreed upon.
    pub is_agreement: bool,
    /// How many codings are theirs.
    pub codings: usize,
}

/// Looks at what a file would do where somebody with that sight takes it in.
///
/// # Errors
/// Where the database cannot be read.
pub async fn look(
    app: &App,
    study: &Study,
    sight: Sight,
    (brought, people): (&Arc<Brought>, &Arc<People>),
) -> anyhow::Result<Looked> {
    Ok(plan(&app.store, study, sight, (brought, people), app.config.language).await?.0)
}

/// The same, with what is there.
pub(super) async fn plan(
    db: &impl Db,
    study: &Study,
    sight: Sight,
    (brought, people): (&Arc<Brought>, &Arc<People>),
    fallback: Language,
) -> anyhow::Result<(Looked, Known)> {
    let known = Known::of(db, study, sight).await?;
    let (brought, people) = (Arc::clone(brought), Arc::clone(people));
    // Many texts are compared with many.
    let compared = spawn_blocking(move || {
        let mut looking = Looking::new(&known, (&brought, &people), fallback);
        looking.sources();
        looking.memos();
        looking.cases();
        looking.asides();
        looking.leftovers();
        let looked = looking.finish();
        (looked, known)
    });
    Ok(compared.await?)
}

/// Where a coding is: its document, code, coder, whether it is agreed upon, and its words.
type At = (i64, i64, Option<i64>, bool, Span);

struct Looking<'a> {
    known: &'a Known,
    project: &'a Project,
    texts: &'a [Result<Arc<Ready>, Fault>],
    sight: Sight,
    fallback: Language,
    codes: Vec<Compared>,
    /// The GUIDs of codes here, by those of the file.
    here: HashMap<Uuid, Uuid>,
    keys: HashMap<Uuid, i64>,
    /// Codings that are there: the row and its identity.
    there: HashMap<At, (i64, Uuid)>,
    /// Identities that something has, here or of what is planned.
    used: HashSet<Uuid>,
    /// The identities here of what is in the file, but for codes.
    meant: HashMap<Uuid, Uuid>,
    /// Sets and links met so far: one of either may have the GUID of another.
    asides_met: HashSet<Uuid>,
    asides_there: usize,
    people: Vec<Person>,
    /// The places of people, by GUID.
    persons: HashMap<Uuid, usize>,
    plan: Plan,
    /// Places in the plan of sources, and of codings and selections with their document.
    sources: HashMap<Uuid, usize>,
    /// What the notes of the file are about.
    about: HashMap<Uuid, (About, String)>,
    variables: HashMap<Uuid, String>,
    /// The cases that have one source alone, by it.
    of_source: HashMap<Uuid, Vec<&'a Case>>,
    /// Places in the plan of the attributes that variables are; none where there is no room.
    places: HashMap<Uuid, Option<usize>>,
    /// Variables of which values were not taken.
    lost_variables: HashSet<Uuid>,
    too_many_cases: bool,
    report: Report,
    /// What the file says of things without a note of its own: of what, about what, and the words.
    descriptions: Vec<(Uuid, About, String)>,
    /// Memos that are there: their GUIDs, and what they are about with their words.
    memo_guids: HashSet<Uuid>,
    memo_texts: HashMap<(Subject, &'a str), Uuid>,
    memos_there: usize,
}

impl<'a> Looking<'a> {
    fn new(known: &'a Known, (brought, people): (&'a Brought, &'a People), fallback: Language) -> Self {
        let project = &brought.project;
        let there: Vec<Code> = known.codes.iter().map(|(_, code)| code.clone()).collect();
        let mut report = brought.report.clone();
        let codes = fitting(&there, &project.codes, &mut report);
        let here = codes.iter().map(|one| (one.brought, one.code.guid)).collect();
        let rows = known.codings.iter();
        let rows = rows.map(|row| {
            let placed = &row.placed;
            let key = (row.document_id, placed.code, placed.coder, placed.consensus, row.span());
            (key, (row.id, known.coding_guid(row)))
        });
        let account = |user: &User| match people.get(&user.guid) {
            Some(chosen) => chosen.filter(|account| known.is_member(*account)),
            None => known.member(user.guid, &user.name),
        };
        let person = |user: &User| Person {
            guid: user.guid,
            name: user.name.clone(),
            account: account(user),
            is_agreement: user.guid == Guids::agreed(),
            codings: 0,
        };
        let persons = project.users.iter().enumerate().map(|(at, user)| (user.guid, at)).collect();
        let memos =
            known.memos.iter().map(|memo| (known.memo_guid(memo), (memo.subject, memo.text.as_str())));
        let (memo_guids, memo_texts) = memos.map(|(guid, said)| (guid, (said, guid))).unzip();
        let variables = project.variables.iter();
        let mut of_source: HashMap<Uuid, Vec<&Case>> = HashMap::new();
        for case in &project.cases {
            if let [source] = case.sources.as_slice() {
                of_source.entry(*source).or_default().push(case);
            }
        }
        Self {
            known,
            project,
            texts: &brought.texts,
            sight: known.sight,
            fallback,
            codes,
            here,
            keys: known.code_keys(),
            there: rows.collect(),
            used: known.identities(),
            meant: HashMap::new(),
            asides_met: HashSet::new(),
            asides_there: 0,
            people: project.users.iter().map(person).collect(),
            persons,
            plan: Plan::default(),
            sources: HashMap::new(),
            about: HashMap::new(),
            variables: variables.map(|it| (it.guid, it.name.trim().to_lowercase())).collect(),
            of_source,
            places: HashMap::new(),
            lost_variables: HashSet::new(),
            too_many_cases: false,
            report,
            descriptions: Vec::new(),
            memo_guids,
            memo_texts,
            memos_there: 0,
        }
    }

    /// The identity of something new: as the file has it, where nothing has it yet. What was changed here
    /// since it was given out has it still.
    fn identity(&mut self, mut guid: Uuid) -> Uuid {
        while !self.used.insert(guid) {
            guid = Uuid::new_v5(&guid, b"again");
        }
        guid
    }

    fn finish(self) -> Looked {
        let row = |document: &PlannedDocument| {
            let already = document.codings.iter().filter(|coding| coding.there.is_some()).count();
            let (name, there) = (document.name.clone(), document.there);
            DocumentRow { name, there, added: document.codings.len() - already, already }
        };
        let new = self.plan.cases.iter().filter(|case| case.there.is_none()).count();
        Looked {
            fault: unfit(&self.codes).or_else(|| self.too_many_cases.then(cases_full)),
            codes: self.codes,
            documents: self.plan.documents.iter().map(row).collect(),
            people: self.people,
            team: self.known.team.clone(),
            memos: (self.plan.memos.len(), self.memos_there),
            cases: (new, self.plan.cases.len() - new),
            asides: (self.plan.asides.len(), self.asides_there),
            report: self.report,
            plan: self.plan,
        }
    }
}
