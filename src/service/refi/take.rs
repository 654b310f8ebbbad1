//! A file into a study, in one transaction: codes, documents, codings, memos and cases, written into the
//! study's log as one deed, so that all of it but its documents can be taken back.
//!
//! A coder who is nobody here leaves codings without a coder; their names are noted in a memo of the
//! study.

use super::back;
use super::brought::Brought;
use super::look::{Looked, People, TRUTH, plan};
use super::plan::{About, Plan};
use crate::app::App;
use crate::service::coding::deed::{self, Author, Deed};
use crate::store::documents::{self, NewDocument, Passage};
use crate::store::memos::{self, Subject};
use crate::store::{Tx, case_attributes, cases, codebook, codings, set_aside, studies::Study};
use chrono::{DateTime, Utc};
use domain::coding::case::{Kind, Possible};
use domain::coding::{Change, Changes, CodeEntry, Color, Defined, Placed, Sight};
use domain::exchange::codebook::{Compared, Standing};
use domain::language::{Language, Text};
use domain::message::Message;
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Codes that are new.
    pub codes_added: usize,
    /// Codes that were changed.
    pub codes_changed: usize,
    /// Documents that are new.
    pub documents: usize,
    /// Codings that are new.
    pub codings: usize,
    /// Memos that are new.
    pub memos: usize,
    /// Cases that are new, or have more than before.
    pub cases: usize,
}

/// Takes a file in. What is there already stays as it is.
///
/// # Errors
/// The outer one where the database cannot be written, and then nothing was done; the inner one tells
/// what to change.
pub async fn take(
    app: &App,
    study: &Study,
    author: &Author,
    (brought, people): (&Arc<Brought>, &Arc<People>),
    language: Language,
) -> anyhow::Result<Result<Taken, Message>> {
    let now = app.clock.now();
    let tx = deed::begin(&app.store, study.id).await?;
    let read = (brought, people);
    let (looked, known) = plan(&tx, study, author.sight, read, app.config.language).await?;
    if let Some(message) = looked.fault {
        return Ok(Err(message));
    }
    let mut taking = Taking {
        tx: &tx,
        study,
        author,
        now,
        codes: known.code_keys(),
        changes: Changes::default(),
        taken: Taken::default(),
    };
    let before: Vec<CodeEntry> = known.codes.into_iter().map(|(entry, _)| entry).collect();
    taking.codes(&looked.codes, &before).await?;
    let keys = taking.documents(&looked.plan).await?;
    taking.memos(&looked.plan, &keys).await?;
    taking.strangers(app, &looked, language).await?;
    let attributes = taking.attributes(app, &looked.plan, language).await?;
    taking.cases(&looked.plan, (&keys, &attributes)).await?;
    for aside in &looked.plan.asides {
        let content = serde_json::to_string(aside)?;
        set_aside::add(&tx, study.id, (aside.guid(), content), now).await?;
        taking.changes.intake.asides.push(aside.guid());
    }
    let Taking { changes, taken, .. } = taking;
    if !changes.is_empty() {
        deed::note(&tx, study.id, Deed::new(author, None, "import"), changes, now).await?;
    }
    tx.commit().await?;
    Ok(Ok(taken))
}

struct Taking<'a> {
    tx: &'a Tx,
    study: &'a Study,
    author: &'a Author,
    now: DateTime<Utc>,
    /// The keys of codes by their GUIDs here.
    codes: HashMap<Uuid, i64>,
    changes: Changes,
    taken: Taken,
}

/// Keys of documents and of their codings, in the order of the plan.
type Keys = Vec<(i64, Vec<i64>)>;

impl Taking<'_> {
    async fn codes(&mut self, compared: &[Compared], before: &[CodeEntry]) -> anyhow::Result<()> {
        let mut last = before.iter().map(|code| code.position).max().unwrap_or(-1);
        for (number, one) in compared.iter().enumerate() {
            let there = self.codes.get(&one.code.guid).copied();
            let there = there.and_then(|id| before.iter().find(|entry| entry.id == id));
            let parent = one.code.parent.and_then(|parent| self.codes.get(&parent).copied());
            let color = || one.code.color.clone();
            match (there, &one.standing) {
                (Some(_), Standing::Unchanged) => {}
                (Some(there), _) => {
                    let color = color().unwrap_or_else(|| there.color.clone());
                    let after = entry(one, (there.id, parent), color, there.position);
                    codebook::change(self.tx, &after).await?;
                    self.changes.codes.push(Change {
                        id: there.id,
                        before: Some(there.clone()),
                        after: Some(after),
                    });
                    self.taken.codes_changed += 1;
                }
                (None, _) => {
                    last += 1;
                    let color = color().unwrap_or_else(|| Color::nth(before.len() + number));
                    let mut after = entry(one, (0, parent), color, last);
                    after.id = codebook::add(self.tx, self.study.id, &after, self.now).await?;
                    codebook::set_guid(self.tx, after.id, one.code.guid).await?;
                    self.codes.insert(one.code.guid, after.id);
                    self.changes.codes.push(Change { id: after.id, before: None, after: Some(after) });
                    self.taken.codes_added += 1;
                }
            }
        }
        Ok(())
    }

    async fn documents(&mut self, plan: &Plan) -> anyhow::Result<Keys> {
        let mut keys = Vec::new();
        for document in &plan.documents {
            let id = match document.there {
                Some(id) => id,
                None => {
                    let transcript = &document.text.settled.transcript;
                    let passages =
                        transcript.passages.iter().map(Passage::of).collect::<Result<Vec<_>, _>>()?;
                    let attributes = serde_json::to_string(&document.attributes)?;
                    let new = NewDocument {
                        study_id: self.study.id,
                        name: &document.name,
                        language: document.language,
                        attributes: &attributes,
                        text: &transcript.text,
                        passages: &passages,
                        by: Some(self.author.account),
                        gathers: None,
                    };
                    let id = documents::add(self.tx, &new, self.now).await?;
                    documents::set_guid(self.tx, id, document.guid).await?;
                    self.taken.documents += 1;
                    id
                }
            };
            let (mut all, before) = (Vec::new(), self.taken.codings);
            for coding in &document.codings {
                let code = self.codes.get(&coding.code).copied().filter(|_| coding.there.is_none());
                let Some(code) = code else {
                    all.push(coding.there.unwrap_or(0));
                    continue;
                };
                let placed =
                    Placed { code, span: coding.span, coder: coding.coder, consensus: coding.consensus };
                let key = codings::add(self.tx, id, &placed, coding.at.unwrap_or(self.now)).await?;
                codings::set_guid(self.tx, key, coding.guid).await?;
                self.changes.codings.push(Change { id: key, before: None, after: Some(placed) });
                self.taken.codings += 1;
                all.push(key);
            }
            if self.taken.codings > before {
                documents::touch(self.tx, self.study.id, id).await?;
            }
            keys.push((id, all));
        }
        Ok(keys)
    }

    async fn memos(&mut self, plan: &Plan, keys: &Keys) -> anyhow::Result<()> {
        for memo in &plan.memos {
            let subject = self.subject(memo.about, keys);
            let at = memo.at.unwrap_or(self.now);
            let by = memo.by.or(Some(self.author.account));
            let id = memos::add(self.tx, self.study.id, subject, (by, &memo.text), at).await?;
            memos::set_guid(self.tx, id, memo.guid).await?;
            self.noted(id, &memo.text);
        }
        Ok(())
    }

    fn noted(&mut self, id: i64, text: &str) {
        self.changes.memos.push(Change { id, before: None, after: Some(text.to_owned()) });
        self.taken.memos += 1;
    }

    fn subject(&self, about: About, keys: &Keys) -> Subject {
        let document = |at: usize| keys.get(at).map_or(0, |(id, _)| *id);
        match about {
            About::Study => Subject::Study,
            About::Code(code) => self.codes.get(&code).map_or(Subject::Study, |id| Subject::Code(*id)),
            About::Document(at) => Subject::Document(document(at)),
            About::Coding(at, number) => match keys.get(at).and_then(|(_, all)| all.get(number)) {
                Some(coding) if *coding > 0 => Subject::Coding(document(at), *coding),
                // Its code is none of the study's.
                _ => Subject::Document(document(at)),
            },
        }
    }

    /// Notes the names of coders who are nobody here.
    async fn strangers(&mut self, app: &App, looked: &Looked, language: Language) -> anyhow::Result<()> {
        // While coding is blind, their codings are not taken in.
        if self.taken.codings == 0 || self.author.sight != Sight::All {
            return Ok(());
        }
        let strangers = looked.people.iter();
        let strangers = strangers.filter(|it| it.account.is_none() && !it.is_agreement && it.codings > 0);
        for stranger in strangers {
            let told = Message::new("refi-memo-stranger").with("name", stranger.name.as_str());
            let text = app.words.say(language, &told.with("count", stranger.codings));
            let by = (Some(self.author.account), text.as_str());
            let id = memos::add(self.tx, self.study.id, Subject::Study, by, self.now).await?;
            self.noted(id, &text);
        }
        Ok(())
    }

    /// The keys of the attributes of a plan; those that are new are made.
    async fn attributes(&mut self, app: &App, plan: &Plan, language: Language) -> anyhow::Result<Vec<i64>> {
        let mut keys = Vec::new();
        for attribute in &plan.attributes {
            keys.push(match attribute.there {
                Some(id) => id,
                None => {
                    let mut label = Text::default();
                    label.set(language, Some(attribute.name.clone()));
                    let kind = worded(&attribute.kind, app);
                    let id = case_attributes::add(self.tx, self.study.id, &label, &kind).await?;
                    let mark = back::mark(&label, &kind)?;
                    self.changes.intake.attributes.push(Defined { id, mark });
                    id
                }
            });
        }
        Ok(keys)
    }

    async fn cases(&mut self, plan: &Plan, (keys, attributes): (&Keys, &[i64])) -> anyhow::Result<()> {
        for planned in &plan.cases {
            let documents = planned.documents.iter().filter_map(|at| keys.get(*at));
            let documents = documents.map(|(id, _)| (*id, String::new()));
            let typed = planned.typed.iter();
            let typed = typed.filter_map(|(at, words)| Some((*attributes.get(*at)?, words.clone())));
            let there = match planned.there {
                Some(id) => cases::by_id(self.tx, self.study.id, id).await?,
                None => None,
            };
            match there {
                Some(mut case) => {
                    case.typed.extend(typed);
                    case.documents.extend(documents);
                    if !planned.memo.is_empty() {
                        case.memo.clone_from(&planned.memo);
                    }
                    cases::put(self.tx, &case, self.now).await?;
                    self.changes.intake.completed += 1;
                }
                None => {
                    let (name, memo) = (planned.name.clone(), planned.memo.clone());
                    let (typed, documents) = (typed.collect(), documents.collect());
                    let case = cases::Case { name, memo, typed, documents, ..cases::Case::default() };
                    let id = cases::add(self.tx, self.study.id, &case, self.now).await?;
                    cases::set_guid(self.tx, id, planned.guid).await?;
                    self.changes.intake.cases.push(id);
                }
            }
            self.taken.cases += 1;
        }
        Ok(())
    }
}

/// A kind whose yes and no have their words in each language.
fn worded(kind: &Kind, app: &App) -> Kind {
    let Kind::OneOf { options } = kind else { return kind.clone() };
    let option = |one: &Possible| {
        let mut one = one.clone();
        if TRUTH.contains(&one.code.as_str()) && one.label.is_empty() {
            let message = Message::new(&format!("refi-{}", one.code));
            for language in Language::ALL {
                one.label.set(language, Some(app.words.say(language, &message)));
            }
        }
        one
    };
    Kind::OneOf { options: options.iter().map(option).collect() }
}

fn entry(one: &Compared, (id, parent): (i64, Option<i64>), color: Color, position: i32) -> CodeEntry {
    CodeEntry {
        id,
        parent,
        label: one.code.name.clone(),
        definition: one.code.definition.clone(),
        inclusion: one.code.inclusion.clone(),
        exclusion: one.code.exclusion.clone(),
        anchor: one.code.anchor.clone(),
        color,
        position,
    }
}
