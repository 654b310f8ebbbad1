//! A study as a project.

use super::aside;
use super::guids::{Guids, stretch};
use super::known::sees_memo;
use crate::app::App;
use crate::store::codings::{self, CodingRow};
use crate::store::memos::{self, Memo, Subject};
use crate::store::{Db, codebook, documents, noted, studies, studies::Study};
use chrono::{DateTime, Utc};
use domain::coding::{Attributes, CodeEntry, Codebook, Sight};
use domain::exchange::codebook::{Code, Field};
use domain::exchange::refi::project::{
    Coding, Datum, Kind, Note, Project, Selection, Source, Stamp, User, Value, Variable,
};
use domain::exchange::refi::{Lost, Report};
use domain::language::Language;
use domain::message::Message;
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;

/// What is known of who speaks in a document: the name of a variable, and what its values are. Read
/// again by these names.
pub(super) const VARIABLES: [(&str, Kind); 4] =
    [("age", Kind::Integer), ("region", Kind::Text), ("role", Kind::Text), ("language", Kind::Text)];

/// The longest title of a note, in letters.
const TITLE: usize = 80;

/// The study's codes, each before those below it, as files hold them.
///
/// # Errors
/// Where the database cannot be read.
pub async fn codes(db: &impl Db, study: &Study) -> anyhow::Result<Vec<Code>> {
    let guids = Guids::of(db, study).await?;
    Ok(with_keys(db, study, guids).await?.into_iter().map(|(_, code)| code).collect())
}

/// The same with their keys here.
pub(super) async fn with_keys(
    db: &impl Db,
    study: &Study,
    guids: Guids,
) -> anyhow::Result<Vec<(CodeEntry, Code)>> {
    let all = codebook::all(db, study.id).await?;
    let own = guids.by_key("code", all.iter().map(|code| code.id), codebook::guids(db, study.id).await?);
    let guid = |id: i64| own.get(&id).copied().unwrap_or_else(|| guids.row("code", id));
    let book = Codebook::new(all);
    let code = |entry: &CodeEntry| Code {
        guid: guid(entry.id),
        parent: entry.parent.map(guid),
        name: entry.label.clone(),
        definition: entry.definition.clone(),
        inclusion: entry.inclusion.clone(),
        exclusion: entry.exclusion.clone(),
        anchor: entry.anchor.clone(),
        color: Some(entry.color.clone()),
        codable: true,
    };
    Ok(book.tree().into_iter().map(|(_, entry)| (entry.clone(), code(entry))).collect())
}

/// What a code has beyond what the format has room for in that language.
fn losses_of(codes: &[Code], language: Language, report: &mut Report) {
    for code in codes {
        let name = code.name.words(language, &[]);
        let other = |field: Field| {
            Language::ALL.into_iter().any(|l| l != language && code.text(field).get(l).is_some())
        };
        if Field::ALL.into_iter().any(other) {
            report.note(Lost::Languages, name);
        }
        if [Field::Inclusion, Field::Exclusion, Field::Anchor]
            .iter()
            .any(|field| !code.text(*field).is_empty())
        {
            report.note(Lost::Criteria, name);
        }
    }
}

/// The study as a project whose codes are named in that language, with the codings that somebody sees. All
/// of it is read as it was at one moment: codings lie in the texts that they are given out with.
///
/// # Errors
/// Where the database cannot be read.
pub async fn project(
    app: &App,
    study: &Study,
    language: Language,
    sight: Sight,
) -> anyhow::Result<(Project, Report)> {
    let db = &app.store.snapshot().await?;
    let guids = Guids::of(db, study).await?;
    let codes = with_keys(db, study, guids).await?;
    let mut gathering = Gathering {
        guids,
        codes: codes.iter().map(|(entry, code)| (entry.id, code.guid)).collect(),
        notes: HashMap::new(),
        coders: Vec::new(),
        report: Report::default(),
    };
    let codes: Vec<Code> = codes.into_iter().map(|(_, code)| code).collect();
    losses_of(&codes, language, &mut gathering.report);
    blind(study, sight, &mut gathering.report);
    quotes(db, study, sight, &mut gathering.report).await?;
    let mut notes = Vec::new();
    let mut codings = codings::of_study(db, study.id, sight).await?;
    guids.settle("coding", &mut codings, |coding| (coding.id, &mut coding.guid));
    let mut memos = memos::of_study(db, study.id).await?;
    guids.settle("memo", &mut memos, |memo| (memo.id, &mut memo.guid));
    let seen: HashSet<i64> = codings.iter().map(|coding| coding.id).collect();
    for memo in memos {
        // A memo about a coding that one does not see is not seen either.
        let is_about_seen = match memo.subject {
            Subject::Coding(_, id) => seen.contains(&id),
            _ => true,
        };
        if is_about_seen && sees_memo(sight, &memo) {
            notes.push(gathering.note(&memo));
        }
    }
    let (documents, sources) = gathering.sources(db, study, codings).await?;
    let (mut variables, cases) = super::cases::of(db, study, (guids, language), &documents).await?;
    variables.splice(0..0, gathering.variables());
    let mut project = Project {
        name: study.title.words(language, &[]).to_owned(),
        created: Stamp { by: None, at: Some(studies::begun(db, study.id).await?) },
        variables,
        cases,
        sources,
        notes,
        about: gathering.about(Subject::Study),
        code_notes: gathering.code_notes(),
        codes,
        ..Project::default()
    };
    project.users = gathering.users(app, db, (study, language)).await?;
    aside::put(db, study, sight, &mut project, &mut gathering.report).await?;
    Ok((project, gathering.report))
}

struct Gathering {
    guids: Guids,
    codes: HashMap<i64, Uuid>,
    /// Notes by what they are about, oldest first.
    notes: HashMap<Subject, Vec<Uuid>>,
    /// Who did anything; `None` for the agreement.
    coders: Vec<Option<i64>>,
    report: Report,
}

impl Gathering {
    fn by(&mut self, account: Option<i64>) -> Option<Uuid> {
        let account = account?;
        self.coders.push(Some(account));
        Some(self.guids.row("account", account))
    }

    fn stamp(&mut self, by: Option<i64>, at: DateTime<Utc>) -> Stamp {
        Stamp { by: self.by(by), at: Some(at) }
    }

    fn note(&mut self, memo: &Memo) -> Note {
        let guid = memo.guid.unwrap_or_else(|| self.guids.row("memo", memo.id));
        self.notes.entry(memo.subject).or_default().push(guid);
        Note {
            guid,
            name: title(&memo.text),
            text: memo.text.clone(),
            created: self.stamp(memo.account_id, memo.created_at),
            modified: Stamp { by: None, at: Some(memo.changed_at) },
        }
    }

    fn about(&self, subject: Subject) -> Vec<Uuid> {
        self.notes.get(&subject).cloned().unwrap_or_default()
    }

    fn code_notes(&self) -> BTreeMap<Uuid, Vec<Uuid>> {
        let notes = |(code, guid): (&i64, &Uuid)| {
            self.notes.get(&Subject::Code(*code)).map(|notes| (*guid, notes.clone()))
        };
        self.codes.iter().filter_map(notes).collect()
    }

    async fn sources(
        &mut self,
        db: &impl Db,
        study: &Study,
        codings: Vec<CodingRow>,
    ) -> anyhow::Result<(HashMap<i64, Uuid>, Vec<Source>)> {
        let mut of_document: HashMap<i64, Vec<CodingRow>> = HashMap::new();
        for coding in codings {
            of_document.entry(coding.document_id).or_default().push(coding);
        }
        let (mut guids, mut sources) = (HashMap::new(), Vec::new());
        let mut all = documents::provenance(db, study.id).await?;
        self.guids.settle("document", &mut all, |from| (from.id, &mut from.guid));
        for from in all {
            let Some(document) = documents::by_id(db, study.id, from.id).await? else { continue };
            let guid = from.guid.unwrap_or_else(|| self.guids.row("document", from.id));
            guids.insert(from.id, guid);
            let attributes: Attributes = serde_json::from_str(&document.listed.attributes)?;
            let codings = of_document.remove(&from.id).unwrap_or_default();
            sources.push(Source {
                guid,
                name: document.listed.name,
                created: self.stamp(from.by, from.at),
                selections: self.selections(guid, codings),
                notes: self.about(Subject::Document(from.id)),
                values: self.values(&attributes, document.listed.language),
                text: document.text,
                ..Source::default()
            });
        }
        Ok((guids, sources))
    }

    /// The codings of a document, those of the same words and coder together: a coding says whose it is, but
    /// some programs ask the selection only.
    fn selections(&mut self, document: Uuid, mut codings: Vec<CodingRow>) -> Vec<Selection> {
        codings
            .sort_by_key(|coding| (coding.span(), coding.placed.consensus, coding.placed.coder, coding.id));
        let mut selections: Vec<Selection> = Vec::new();
        for row in codings {
            let Some(code) = self.codes.get(&row.placed.code).copied() else { continue };
            let coding = self.coding(&row, code);
            let same = |last: &&mut Selection| last.span == row.span() && last.created.by == coding.made.by;
            match selections.last_mut().filter(same) {
                Some(last) => last.codings.push(coding),
                None => selections.push(Selection {
                    guid: stretch(document, row.span(), coding.made.by),
                    span: row.span(),
                    description: String::new(),
                    created: coding.made,
                    modified: Stamp::default(),
                    codings: vec![coding],
                    notes: Vec::new(),
                }),
            }
        }
        selections
    }

    fn coding(&mut self, row: &CodingRow, code: Uuid) -> Coding {
        let by = if row.placed.consensus {
            self.coders.push(None);
            Some(Guids::agreed())
        } else {
            self.by(row.placed.coder)
        };
        if by.is_none() {
            self.report.note(Lost::Coder, "");
        }
        Coding {
            guid: row.guid.unwrap_or_else(|| self.guids.row("coding", row.id)),
            code,
            made: Stamp { by, at: Some(row.created_at) },
            notes: self.about(Subject::Coding(row.document_id, row.id)),
        }
    }

    fn variables(&self) -> Vec<Variable> {
        let variable = |(name, kind): (&str, Kind)| Variable {
            guid: self.guids.variable(name),
            name: name.to_owned(),
            kind,
            description: String::new(),
        };
        VARIABLES.into_iter().map(variable).collect()
    }

    fn values(&self, attributes: &Attributes, language: Language) -> Vec<Value> {
        let text = |text: &str| (!text.is_empty()).then(|| Datum::Text(text.to_owned()));
        let data = [
            attributes.age.map(|age| Datum::Integer(age.into())),
            text(&attributes.region),
            text(&attributes.role),
            text(language.tag()),
        ];
        let value = |((name, _), datum): ((&str, Kind), Option<Datum>)| {
            datum.map(|datum| Value { variable: self.guids.variable(name), datum: Some(datum) })
        };
        VARIABLES.into_iter().zip(data).filter_map(value).collect()
    }

    async fn users(
        &mut self,
        app: &App,
        db: &impl Db,
        (study, language): (&Study, Language),
    ) -> anyhow::Result<Vec<User>> {
        self.coders.sort_unstable();
        self.coders.dedup();
        let team = studies::team(db, study.id).await?;
        let mut users = Vec::new();
        for coder in &self.coders {
            let Some(account) = coder else {
                let name = app.words.say(language, &Message::new("refi-agreed"));
                users.push(User { guid: Guids::agreed(), name });
                continue;
            };
            let name =
                team.iter().find(|member| member.account_id == *account).map(|member| member.name.clone());
            // Somebody who left the team coded all the same.
            let name = match name {
                Some(name) => name,
                None => {
                    crate::store::accounts::by_id(db, *account).await?.map_or_else(String::new, |it| it.name)
                }
            };
            users.push(User { guid: self.guids.row("account", *account), name });
        }
        Ok(users)
    }
}

/// The beginning of a memo, as a title.
pub(super) fn title(text: &str) -> String {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim();
    match line.char_indices().nth(TITLE) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line.to_owned(),
    }
}

/// What stays here because coding is blind. How much of others that is would tell what they coded.
fn blind(study: &Study, sight: Sight, report: &mut Report) {
    if study.blind {
        report.note(Lost::Blind, "");
    }
    if sight != Sight::All {
        report.note(Lost::Hidden, "");
    }
}

/// What of quotes stays here. Where somebody does not see all of them, it is told whether or not there is any.
async fn quotes(db: &impl Db, study: &Study, sight: Sight, report: &mut Report) -> anyhow::Result<()> {
    let (translated, cited) = match sight {
        Sight::All => noted::of_quotes(db, study.id).await?,
        Sight::Own(_) => (true, true),
    };
    report.note_many(Lost::Translations, usize::from(translated), "");
    report.note_many(Lost::Citations, usize::from(cited), "");
    Ok(())
}

/// What a project of the study could not hold, as far as can be told without gathering it.
///
/// # Errors
/// Where the database cannot be read.
pub async fn losses(app: &App, study: &Study, language: Language, sight: Sight) -> anyhow::Result<Report> {
    let mut report = Report::default();
    losses_of(&codes(&app.store, study).await?, language, &mut report);
    blind(study, sight, &mut report);
    quotes(&app.store, study, sight, &mut report).await?;
    Ok(report)
}
