//! What is in a study already, by the identities that files know it by.

use super::gather::with_keys;
use super::guids::Guids;
use crate::store::codings::{self, CodingRow};
use crate::store::memos::{self, Memo};
use crate::store::studies::{self, Member, Study};
use crate::store::{Db, cases, documents};
use domain::coding::{CodeEntry, Sight};
use domain::exchange::codebook::Code;
use std::collections::HashMap;
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
    /// The names of cases.
    pub(super) cases: Vec<String>,
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
}

impl Known {
    /// All that somebody with that sight sees.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub(super) async fn of(db: &impl Db, study: &Study, sight: Sight) -> anyhow::Result<Self> {
        let guids = Guids::of(db, study).await?;
        let mut found = Vec::new();
        for from in documents::provenance(db, study.id).await? {
            if let Some(document) = documents::by_id(db, study.id, from.id).await? {
                found.push(KnownDocument {
                    id: from.id,
                    guid: from.guid.unwrap_or_else(|| guids.row("document", from.id)),
                    name: document.listed.name,
                    text: document.text,
                });
            }
        }
        let memos = memos::of_study(db, study.id).await?;
        Ok(Self {
            sight,
            guids,
            codes: with_keys(db, study, guids).await?,
            documents: found,
            codings: codings::of_study(db, study.id, sight).await?,
            memos: memos.into_iter().filter(|memo| sees_memo(sight, memo)).collect(),
            team: studies::team(db, study.id).await?,
            cases: cases::all(db, study.id).await?.into_iter().map(|case| case.name).collect(),
        })
    }

    /// The keys of codes by their GUIDs.
    pub(super) fn code_keys(&self) -> HashMap<Uuid, i64> {
        self.codes.iter().map(|(entry, code)| (code.guid, entry.id)).collect()
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

    /// The document that is this text already: rather the one of that GUID, or of that name.
    pub(super) fn document(&self, guid: Uuid, name: &str, text: &str) -> Option<&KnownDocument> {
        let same = || self.documents.iter().filter(|known| known.text == text);
        same()
            .find(|known| known.guid == guid)
            .or_else(|| same().find(|known| known.name == name))
            .or_else(|| same().next())
    }
}
