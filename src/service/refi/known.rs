//! What is in a study already, by the identities that files know it by.

use super::gather::with_keys;
use super::guids::Guids;
use crate::store::codings::{self, CodingRow};
use crate::store::memos::{self, Memo};
use crate::store::studies::{self, Member, Study};
use crate::store::{Db, case_attributes, cases, documents, set_aside};
use domain::coding::case::{Attribute, Key, Kind};
use domain::coding::{Attributes, CodeEntry, Sight};
use domain::exchange::codebook::Code;
use domain::language::{Language, Text};
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;

/// What is in a study.
pub(super) struct Known {
    pub(super) sight: Sight,
    pub(super) guids: Guids,
    /// Each code before those below it.
    pub(super) codes: Vec<(CodeEntry, Code)>,
    pub(super) documents: Vec<KnownDocument>,
    pub(super) codings: Vec<CodingRow>,
    pub(super) memos: Vec<Memo>,
    pub(super) team: Vec<Member>,
    pub(super) cases: Vec<KnownCase>,
    /// Those attributes of cases that are typed.
    pub(super) attributes: Vec<KnownAttribute>,
    /// What is kept for other programs.
    pub(super) aside: HashSet<Uuid>,
    /// How many attributes there are in all.
    pub(super) all_attributes: usize,
}

/// A case that is there.
pub(super) struct KnownCase {
    pub(super) id: i64,
    pub(super) guid: Uuid,
    pub(super) name: String,
    pub(super) memo: String,
    /// What was typed of it, by the key of the attribute.
    pub(super) typed: BTreeMap<i64, String>,
    pub(super) documents: HashSet<i64>,
}

/// An attribute of cases that is there.
pub(super) struct KnownAttribute {
    pub(super) id: i64,
    pub(super) guid: Uuid,
    pub(super) label: Text,
    pub(super) kind: Kind,
}

async fn known_cases(db: &impl Db, study: &Study, guids: Guids) -> anyhow::Result<Vec<KnownCase>> {
    let all = cases::all(db, study.id).await?;
    let own = guids.by_key("study_case", all.iter().map(|case| case.id), cases::guids(db, study.id).await?);
    let known = |case: cases::Case| KnownCase {
        id: case.id,
        guid: own.get(&case.id).copied().unwrap_or_else(|| guids.row("study_case", case.id)),
        name: case.name,
        memo: case.memo,
        typed: case.typed,
        documents: case.documents.into_iter().map(|(id, _)| id).collect(),
    };
    Ok(all.into_iter().map(known).collect())
}

fn known_attribute(attribute: Attribute, guids: Guids) -> Option<KnownAttribute> {
    let Attribute { key: Key::Own(id), label, kind } = attribute else { return None };
    let is_typed = matches!(kind, Kind::Text | Kind::Integer | Kind::OneOf { .. });
    is_typed.then(|| KnownAttribute { id, guid: guids.row("case_attribute", id), label, kind })
}

/// Whether a memo is seen, whatever it is about: while coding is blind, one's own are.
pub(super) fn sees_memo(sight: Sight, memo: &Memo) -> bool {
    match sight {
        Sight::All => true,
        Sight::Own(account) => memo.account_id == Some(account),
    }
}

/// A document that is there.
pub(super) struct KnownDocument {
    pub(super) id: i64,
    pub(super) guid: Uuid,
    pub(super) name: String,
    pub(super) text: String,
    pub(super) attributes: Attributes,
    pub(super) language: Language,
}

impl Known {
    /// All that somebody with that sight sees.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub(super) async fn of(db: &impl Db, study: &Study, sight: Sight) -> anyhow::Result<Self> {
        let guids = Guids::of(db, study).await?;
        let mut found = Vec::new();
        let mut all = documents::provenance(db, study.id).await?;
        guids.settle("document", &mut all, |from| (from.id, &mut from.guid));
        for from in all {
            if let Some(document) = documents::by_id(db, study.id, from.id).await? {
                found.push(KnownDocument {
                    id: from.id,
                    guid: from.guid.unwrap_or_else(|| guids.row("document", from.id)),
                    name: document.listed.name,
                    text: document.text,
                    attributes: serde_json::from_str(&document.listed.attributes)?,
                    language: document.listed.language,
                });
            }
        }
        let mut memos = memos::of_study(db, study.id).await?;
        guids.settle("memo", &mut memos, |memo| (memo.id, &mut memo.guid));
        let mut codings = codings::of_study(db, study.id, sight).await?;
        guids.settle("coding", &mut codings, |coding| (coding.id, &mut coding.guid));
        let attributes = case_attributes::all(db, study.id).await?;
        Ok(Self {
            sight,
            guids,
            codes: with_keys(db, study, guids).await?,
            documents: found,
            codings,
            memos: memos.into_iter().filter(|memo| sees_memo(sight, memo)).collect(),
            team: studies::team(db, study.id).await?,
            cases: known_cases(db, study, guids).await?,
            aside: set_aside::all(db, study.id).await?.into_iter().map(|(guid, _)| guid).collect(),
            all_attributes: attributes.len(),
            attributes: attributes.into_iter().filter_map(|one| known_attribute(one, guids)).collect(),
        })
    }

    /// The keys of codes by their GUIDs.
    pub(super) fn code_keys(&self) -> HashMap<Uuid, i64> {
        self.codes.iter().map(|(entry, code)| (code.guid, entry.id)).collect()
    }

    /// The case that a case of a file is here already: rather the one of that GUID than of that name.
    pub(super) fn case(&self, guid: Uuid, name: &str) -> Option<&KnownCase> {
        let same = self.cases.iter().find(|case| case.guid == guid);
        same.or_else(|| self.cases.iter().find(|case| case.name == name))
    }

    /// The identity of a coding that is there.
    pub(super) fn coding_guid(&self, coding: &CodingRow) -> Uuid {
        coding.guid.unwrap_or_else(|| self.guids.row("coding", coding.id))
    }

    /// Every identity of what is there.
    pub(super) fn identities(&self) -> HashSet<Uuid> {
        let codes = self.codes.iter().map(|(_, code)| code.guid);
        let documents = self.documents.iter().map(|document| document.guid);
        let codings = self.codings.iter().map(|coding| self.coding_guid(coding));
        let memos = self.memos.iter().map(|memo| self.memo_guid(memo));
        let cases = self.cases.iter().map(|case| case.guid);
        codes.chain(documents).chain(codings).chain(memos).chain(cases).collect()
    }

    /// The identity of a memo that is there.
    pub(super) fn memo_guid(&self, memo: &Memo) -> Uuid {
        memo.guid.unwrap_or_else(|| self.guids.row("memo", memo.id))
    }

    /// Whether somebody is in the team.
    pub(super) fn is_member(&self, account: i64) -> bool {
        self.team.iter().any(|member| member.account_id == account)
    }

    /// The member of the team that a user of a file most likely is.
    pub(super) fn member(&self, guid: Uuid, name: &str) -> Option<i64> {
        let same = |member: &&Member| self.guids.row("account", member.account_id) == guid;
        let named = |member: &&Member| member.name.trim().to_lowercase() == name.trim().to_lowercase();
        let found = self.team.iter().find(same).or_else(|| self.team.iter().find(named));
        found.map(|member| member.account_id)
    }

    /// The documents that texts of a file are already, each once: rather the one of that GUID, or of that
    /// name. By its words alone a text is told only where the file has them once: short answers are alike.
    pub(super) fn matching(&self, brought: &[Brought<'_>]) -> Vec<Option<&KnownDocument>> {
        let mut there: HashMap<&str, Vec<&KnownDocument>> = HashMap::new();
        for known in &self.documents {
            there.entry(&known.text).or_default().push(known);
        }
        let mut often: HashMap<&str, usize> = HashMap::new();
        for one in brought {
            *often.entry(one.text).or_default() += 1;
        }
        let is_once = |one: &Brought<'_>| often.get(one.text) == Some(&1);
        let ways: [&Way<'_>; 3] =
            [&|known, one| known.guid == one.guid, &|known, one| known.name == one.name, &|_, one| {
                is_once(one)
            }];
        let (mut found, mut taken) = (vec![None; brought.len()], HashSet::new());
        for is in ways {
            for (place, one) in found.iter_mut().zip(brought).filter(|(place, _)| place.is_none()) {
                let mut same = there.get(one.text).into_iter().flatten().copied();
                *place = same.find(|known: &&KnownDocument| !taken.contains(&known.id) && is(known, one));
                taken.extend(place.map(|known| known.id));
            }
        }
        found
    }
}

/// How a document here is known again in one that is brought.
type Way<'f> = dyn Fn(&KnownDocument, &Brought<'_>) -> bool + 'f;

/// A text of a file.
pub(super) struct Brought<'t> {
    pub(super) guid: Uuid,
    pub(super) name: &'t str,
    pub(super) text: &'t str,
}
