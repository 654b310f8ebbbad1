//! What the notes of a file would add.

use super::Looking;
use crate::service::refi::fit::said;
use crate::service::refi::gather::title;
use crate::service::refi::plan::{About, PlannedMemo};
use crate::store::memos::Subject;
use domain::coding::Sight;
use domain::exchange::refi::Lost;
use uuid::Uuid;

impl Looking<'_> {
    pub(super) fn memos(&mut self) {
        if !self.project.description.trim().is_empty() {
            self.own_memo(Uuid::nil(), About::Study, &self.project.description);
        }
        for (of, about, text) in std::mem::take(&mut self.descriptions) {
            // What is said of it later is another memo.
            let guid = Uuid::new_v5(&of, format!("description/{text}").as_bytes());
            self.memo(PlannedMemo { guid, about, text, by: None, at: None });
        }
        let here = |code: &Uuid| self.here.get(code).copied();
        let codes = self.project.code_notes.iter().filter_map(|(code, notes)| Some((here(code)?, notes)));
        let codes: Vec<_> =
            codes.flat_map(|(code, notes)| notes.iter().map(move |note| (*note, code))).collect();
        for (note, code) in codes {
            self.about.entry(note).or_insert((About::Code(code), String::new()));
        }
        for note in &self.project.notes {
            let (about, words) = self.about.get(&note.guid).cloned().unwrap_or((About::Study, String::new()));
            let mut text = note.text.trim().to_owned();
            let title = note.name.trim().trim_end_matches('…');
            if !title.is_empty() && !text.starts_with(title) {
                text = format!("{title}\n\n{text}");
            }
            let by = note.created.by.and_then(|by| self.persons.get(&by));
            let by = by.and_then(|at| self.people[*at].account);
            self.memo(PlannedMemo {
                guid: note.guid,
                about,
                text: said(&words, &text),
                by,
                at: note.created.at,
            });
        }
    }

    fn memo(&mut self, memo: PlannedMemo) {
        let text: String =
            memo.text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
        if text.trim().is_empty() {
            return;
        }
        let another = |own: i64| memo.by.is_some_and(|by| by != own);
        if matches!(self.sight, Sight::Own(own) if another(own)) {
            self.report.note(Lost::Unseen, &title(&text));
            return;
        }
        let there = Some(memo.guid).filter(|guid| self.memo_guids.contains(guid));
        let same = || self.memo_texts.get(&(self.subject(memo.about)?, text.as_str())).copied();
        if let Some(there) = there.or_else(same) {
            self.meant.insert(memo.guid, there);
            self.memos_there += 1;
            return;
        }
        let guid = self.identity(memo.guid);
        self.meant.insert(memo.guid, guid);
        self.plan.memos.push(PlannedMemo { guid, text, ..memo });
    }

    /// What a memo is about, where that is here already.
    fn subject(&self, about: About) -> Option<Subject> {
        match about {
            About::Study => Some(Subject::Study),
            About::Code(code) => self.keys.get(&code).copied().map(Subject::Code),
            About::Document(at) => self.plan.documents.get(at)?.there.map(Subject::Document),
            About::Coding(at, number) => {
                let document = self.plan.documents.get(at)?;
                Some(Subject::Coding(document.there?, document.codings.get(number)?.there?))
            }
        }
    }

    /// What has no note of its own in the file.
    pub(super) fn own_memo(&mut self, of: Uuid, about: About, text: &str) {
        self.descriptions.push((of, about, text.trim().to_owned()));
    }
}
