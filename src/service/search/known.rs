//! What a study calls its codes, coders, documents and roles.

use super::cases::CaseNames;
use crate::app::App;
use crate::search::syntax::Names;
use crate::service::quotes;
use crate::store::{
    documents::{self, Listed},
    studies::{self, Member, Study},
};
use domain::coding::{Attributes, Codebook};
use domain::language::Language;
use domain::message::Message;

/// What can be named in a query of a study.
pub struct Known {
    /// Its codes.
    pub book: Codebook,
    /// Its documents, by name.
    pub documents: Vec<Listed>,
    /// Its team, by name.
    pub team: Vec<Member>,
    /// Each role with its names.
    roles: Vec<(&'static str, Vec<String>)>,
    /// Its cases, where they may be asked for and are.
    cases: Option<CaseNames>,
}

impl Known {
    /// Reads them; what is known of `cases` only for whoever may see that.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn load(app: &App, study: &Study, cases: bool) -> anyhow::Result<Self> {
        let study_id = study.id;
        let names = |role: &str| {
            let message = Message::new(&format!("coding-role-{role}"));
            Language::ALL.map(|language| app.words.say(language, &message)).to_vec()
        };
        Ok(Self {
            book: quotes::codebook(app, study_id).await?,
            documents: documents::list(&app.store, study_id).await?,
            team: studies::team(&app.store, study_id).await?,
            roles: Attributes::ROLES.iter().map(|role| (*role, names(role))).collect(),
            cases: if cases { Some(CaseNames::load(app, study).await?) } else { None },
        })
    }

    /// What may be asked of cases, as it is typed.
    #[must_use]
    pub fn case_offers(&self, language: Language) -> Vec<String> {
        self.cases.as_ref().map_or_else(Vec::new, |cases| cases.offers(language))
    }

    /// The document of a key.
    #[must_use]
    pub fn document(&self, id: i64) -> Option<&Listed> {
        self.documents.iter().find(|document| document.id == id)
    }

    /// The code of a key and those below it; none where the study has no such code.
    #[must_use]
    pub fn code_and_below(&self, id: i64) -> Vec<i64> {
        self.book.get(id).map_or_else(Vec::new, |code| self.book.with_descendants(code.id))
    }
}

/// The entries of that very name, else those whose names begin so.
pub(super) fn named<T>(
    all: impl Iterator<Item = T> + Clone,
    name: &str,
    names: impl Fn(&T) -> Vec<String>,
) -> Vec<T> {
    let name = name.trim().to_lowercase();
    if name.is_empty() {
        return Vec::new();
    }
    let names = |one: &T| names(one).iter().map(|name| name.to_lowercase()).collect::<Vec<_>>();
    let exact: Vec<T> = all.clone().filter(|one| names(one).contains(&name)).collect();
    if !exact.is_empty() {
        return exact;
    }
    all.filter(|one| names(one).iter().any(|known| known.starts_with(&name))).collect()
}

impl Names for Known {
    fn codes(&self, name: &str) -> Vec<i64> {
        if let Some(id) = name.strip_prefix('#').and_then(|id| id.parse().ok()) {
            return self.code_and_below(id);
        }
        let names = |code: &&domain::coding::CodeEntry| {
            Language::ALL
                .into_iter()
                .flat_map(|language| {
                    let label = code.label.get(language).map(str::to_owned);
                    label.into_iter().chain([quotes::code_path(&self.book, code.id, language)])
                })
                .collect()
        };
        let codes: Vec<_> = self.book.iter().collect();
        let found = named(codes.into_iter(), name, names);
        let mut ids: Vec<i64> = found.iter().flat_map(|code| self.book.with_descendants(code.id)).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    fn coders(&self, name: &str) -> Vec<i64> {
        let found = named(self.team.iter(), name, |member| vec![member.name.clone()]);
        found.into_iter().map(|member| member.account_id).collect()
    }

    fn documents(&self, name: &str) -> Vec<i64> {
        let found = named(self.documents.iter(), name, |document| vec![document.name.clone()]);
        found.into_iter().map(|document| document.id).collect()
    }

    fn roles(&self, name: &str) -> Vec<String> {
        let found = named(self.roles.iter(), name, |(_, names)| names.clone());
        found.into_iter().map(|(role, _)| (*role).to_owned()).collect()
    }

    fn cases(&self, known: &str) -> Option<Vec<(i64, String)>> {
        self.cases.as_ref()?.find(known)
    }
}
