//! What was done, newest first, as far as the reader may see it.

use crate::pages::Page;
use crate::service::coding::codes::{self, Deeds, Done, Entry, Sought, told};
use crate::store::{codebook, studies};
use crate::web::access::SignedIn;
use crate::web::answer;
use crate::web::coding::pages::Choice;
use crate::web::error::{Error, Result};
use crate::web::frame::Frame;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::{HttpRequest, web::Path};
use chrono::{DateTime, Utc};
use domain::coding::Difference;
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;
use std::collections::HashMap;

/// How many codes of one command are shown.
const CODES: usize = 12;

/// The page.
#[derive(Serialize)]
pub(super) struct HistoryPage {
    frame: Frame,
    base: String,
    /// The code that it is about.
    code: Option<CodeView>,
    /// The address of this page, without its fields.
    path: String,
    entries: Vec<EntryView>,
    /// Whether the reader may choose members and deeds.
    may_filter: bool,
    members: Vec<Choice>,
    deeds: Vec<DeedsView>,
    older: Option<String>,
    newest: Option<String>,
}

#[derive(Serialize)]
struct CodeView {
    id: i64,
    label: String,
    gone: bool,
}

#[derive(Serialize)]
struct DeedsView {
    tag: &'static str,
    chosen: bool,
}

#[derive(Serialize)]
struct EntryView {
    command: i64,
    who: Option<String>,
    when: DateTime<Utc>,
    kind: &'static str,
    /// What was done; `None` where several commands stand together.
    what: Option<Message>,
    commands: usize,
    codes: Vec<CodeChange>,
    /// How many codes more.
    more: usize,
    made: usize,
    removed: usize,
    changed: usize,
    undone: bool,
    may_undo: bool,
}

#[derive(Serialize)]
struct CodeChange {
    id: i64,
    name: String,
    /// `made`, `removed` or `changed`.
    done: &'static str,
    lines: Vec<Line>,
}

/// From what to what.
#[derive(Serialize)]
struct Line {
    part: &'static str,
    language: Option<&'static str>,
    tag: Option<&'static str>,
    before: String,
    after: String,
    color: bool,
}

type Names = HashMap<i64, String>;

fn line(difference: &Difference, names: &Names) -> Line {
    let name = |id: &Option<i64>| id.and_then(|id| names.get(&id)).cloned().unwrap_or_default();
    let plain = |part, before, after, color| Line { part, language: None, tag: None, before, after, color };
    match difference {
        Difference::Words { part, language, before, after } => Line {
            language: Some(language.own_name()),
            tag: Some(language.tag()),
            ..plain(part.tag(), before.clone(), after.clone(), false)
        },
        Difference::Color { before, after } => plain("color", before.clone(), after.clone(), true),
        Difference::Parent { before, after } => plain("parent", name(before), name(after), false),
        Difference::Order => plain("order", String::new(), String::new(), false),
    }
}

fn entry(entry: Entry, names: &Names, team: &Names) -> EntryView {
    let name = |id: i64| names.get(&id).cloned().unwrap_or_default();
    let command = &entry.command;
    let change = |(id, done): &(i64, Done)| {
        let (done, differences) = match done {
            Done::Made(differences) => ("made", &differences[..]),
            Done::Removed => ("removed", &[][..]),
            Done::Changed(differences) => ("changed", &differences[..]),
        };
        let lines = differences.iter().map(|difference| line(difference, names)).collect();
        CodeChange { id: *id, name: name(*id), done, lines }
    };
    let [made, removed, changed] = entry.codings;
    EntryView {
        command: command.id,
        who: command.account_id.and_then(|id| team.get(&id)).cloned(),
        when: command.done_at,
        kind: command.kind.tag(),
        what: (entry.commands == 1).then(|| told(command, &name)),
        commands: entry.commands,
        codes: entry.codes.iter().take(CODES).map(change).collect(),
        more: entry.codes.len().saturating_sub(CODES),
        made,
        removed,
        changed,
        undone: entry.undone,
        may_undo: entry.may_undo,
    }
}

async fn page(request: &HttpRequest, who: &SignedIn, slug: &str, code: Option<i64>) -> Result {
    let place = who.study(slug, Role::Coder).await?;
    let app = reader::app(request);
    let query = Fields::read(request.query_string().as_bytes())?;
    let may_filter = place.role.may(Role::Researcher);
    let asked = |name: &str| Some(query.get(name)).filter(|_| may_filter);
    // A code's own history is of all that was done to it.
    let usual = if code.is_some() && may_filter { Deeds::All } else { Deeds::Codes };
    let deeds = Deeds::ALL.into_iter().find(|deeds| asked("deeds") == Some(deeds.tag())).unwrap_or(usual);
    let sought = Sought {
        code,
        member: asked("member").and_then(|id| id.parse().ok()),
        deeds,
        before: query.get("before").parse().ok(),
    };
    let code = match code {
        None => None,
        Some(id) => {
            let found = codebook::by_id(&app.store, place.study.id, id).await?.ok_or(Error::NotFound)?;
            let label = found.0.label.words(who.language, &[]).to_owned();
            Some(CodeView { id, label, gone: found.1 })
        }
    };
    let history = codes::history(app, &place.study, &place.author(who), sought).await?;
    let names = codes::names(app, &place.study, who.language).await?;
    let team = studies::team(&app.store, place.study.id).await?;
    let members = team
        .iter()
        .map(|one| Choice::new(one.account_id, one.name.clone(), sought.member == Some(one.account_id)));
    let members = members.collect();
    let team: Names = team.into_iter().map(|one| (one.account_id, one.name)).collect();
    let path = request.path().to_owned();
    let others = format!(
        "deeds={}&member={}",
        deeds.tag(),
        sought.member.map_or_else(String::new, |id| id.to_string())
    );
    let mut frame = place.frame(who);
    let undone = (query.get("done") == "undone").then(|| Message::new("codebook-done-undone"));
    frame.notice = super::change::left(&query).or(undone);
    let page = HistoryPage {
        frame,
        base: place.base(),
        code,
        entries: history.entries.into_iter().map(|one| entry(one, &names, &team)).collect(),
        may_filter,
        members,
        deeds: Deeds::ALL.map(|one| DeedsView { tag: one.tag(), chosen: one == deeds }).into(),
        older: history.older.map(|before| format!("{path}?before={before}&{others}")),
        newest: sought.before.map(|_| format!("{path}?{others}")),
        path,
    };
    answer::page(request, &page, who.language)
}

/// `GET /studies/{study}/codebook/history`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    page(&request, &who, &slug, None).await
}

/// `GET /studies/{study}/codebook/{id}/history`
pub(super) async fn of_code(request: HttpRequest, who: SignedIn, path: Path<(String, i64)>) -> Result {
    let (slug, id) = path.into_inner();
    page(&request, &who, &slug, Some(id)).await
}

impl Page for HistoryPage {
    const TEMPLATE: &'static str = "coding/codebook_history.html";

    fn samples() -> Vec<Self> {
        let names = Names::from([(1, "Уәж".to_owned())]);
        let moment = DateTime::from_timestamp(1_795_000_000, 0).expect("a moment");
        let differences = [
            Difference::Words {
                part: domain::coding::Part::Label,
                language: domain::language::Language::Kk,
                before: "Уәж".into(),
                after: String::new(),
            },
            Difference::Color { before: "#0072b2".into(), after: "#d55e00".into() },
            Difference::Parent { before: None, after: Some(1) },
            Difference::Order,
        ];
        let change = |done: &'static str| CodeChange {
            id: 1,
            name: "Уәж".into(),
            done,
            lines: differences.iter().map(|one| line(one, &names)).collect(),
        };
        let entry = |kind: &'static str, commands: usize| EntryView {
            command: 1,
            who: (kind == "do").then(|| "Айгүл".into()),
            when: moment,
            kind,
            what: (commands == 1).then(|| Message::new("codebook-deed-memo")),
            commands,
            codes: if commands == 1 { ["made", "removed", "changed"].map(change).into() } else { Vec::new() },
            more: usize::from(kind == "undo"),
            made: commands,
            removed: 1,
            changed: 1,
            undone: kind == "redo",
            may_undo: kind == "do",
        };
        let page = |code: Option<CodeView>, entries: Vec<EntryView>, may_filter| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            code,
            path: "/studies/a/codebook/history".into(),
            older: (!entries.is_empty()).then(|| "/older".to_owned()),
            newest: (!entries.is_empty()).then(|| "/newest".to_owned()),
            entries,
            may_filter,
            members: vec![Choice::new(1, "Айгүл", true)],
            deeds: Deeds::ALL.map(|one| DeedsView { tag: one.tag(), chosen: one == Deeds::All }).into(),
        };
        let code = |gone| Some(CodeView { id: 1, label: "Уәж".into(), gone });
        vec![
            page(None, vec![entry("do", 1), entry("undo", 1), entry("redo", 1), entry("do", 5)], true),
            page(code(false), Vec::new(), false),
            page(code(true), Vec::new(), true),
        ]
    }
}
