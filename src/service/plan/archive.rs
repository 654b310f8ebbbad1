//! The whole plan as one archive. With its pictures in several languages it takes long, and is asked for as
//! all that does: see [`requests`](crate::service::requests).

use super::leave::{self, Faults, Look};
use super::{Counted, all, counted};
use crate::app::App;
use crate::service::archive::Archive;
use crate::service::coding::Author;
use crate::service::disclosure::{self, Reason, Refusal};
use crate::service::export::Format;
use crate::service::requests::Progress;
use crate::service::team::readings;
use crate::store::{self, studies::Study};
use domain::language::Language;
use domain::message::Message;
use domain::tabulation::Recipe;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::BufWriter;
use std::sync::Arc;

/// The kinds of file in it: each table and each figure in those that suit it.
const FORMATS: [Format; 5] = [Format::Xlsx, Format::Csv, Format::Svg, Format::Png, Format::Pdf];
/// With so many pictures it is made while its reader waits.
const FEW: usize = 6;
/// The most tables, counted once for each language.
const FEW_TABLES: usize = 60;
/// How many tables are named of those that may not leave.
const NAMED: usize = 20;

/// An archive that is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// In which languages.
    pub languages: Vec<Language>,
    /// Whether small cells are hidden.
    pub hides: bool,
    /// Why they may leave all the same, in the words of an owner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Wanted {
    /// What the file is called, of the study with that name in addresses; one that leaves with its small
    /// counts, by an owner's word, is told apart.
    #[must_use]
    pub fn name(&self, slug: &str) -> String {
        let whole = if self.reason.is_some() { "-whole" } else { "" };
        match self.languages[..] {
            [language] => format!("{slug}-plan-{language}{whole}.zip"),
            _ => format!("{slug}-plan{whole}.zip"),
        }
    }

    /// Whether it is made while its reader waits.
    #[must_use]
    pub fn is_short<'r>(&self, recipes: impl Iterator<Item = &'r Recipe>) -> bool {
        let (mut tables, mut figures) = (0, 0);
        for recipe in recipes {
            tables += 1;
            figures += usize::from(recipe.figure.is_some());
        }
        figures * self.languages.len() <= FEW && tables * self.languages.len() <= FEW_TABLES
    }

    /// How many files it has, where all can be drawn.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn steps(&self, app: &App, study: &Study) -> anyhow::Result<u64> {
        let planned = all(app, study).await?;
        Ok(self.files(planned.iter().map(|(_, recipe)| recipe)))
    }

    fn files<'r>(&self, recipes: impl Iterator<Item = &'r Recipe>) -> u64 {
        let of_figures = FORMATS.iter().filter(|format| format.is_of_figures()).count();
        let of = |recipe: &Recipe| 1 + if recipe.figure.is_some() { of_figures } else { 0 };
        // A workbook a language; the recipes and the list of all once.
        let files = (1 + recipes.map(of).sum::<usize>()) * self.languages.len() + 2;
        files as u64
    }
}

/// Makes it for a member of the team, at the beginning of a file that is empty. It is counted anew, and held
/// to the rule of publication now, whatever was so when it was asked for. Answers what is not in it.
///
/// # Errors
/// The outer one where the database cannot be read or a file not be made, and
/// [`Stopped`](crate::service::requests::Stopped) within it; the inner one tells why there is none.
pub async fn write(
    app: &App,
    study: &Study,
    account_id: i64,
    wanted: &Wanted,
    out: File,
    progress: &Arc<Progress>,
) -> anyhow::Result<Result<Vec<Message>, Message>> {
    let Some(role) = store::studies::role_of(&app.store, study.id, account_id).await? else {
        return Ok(Err(Message::new("plan-archive-left")));
    };
    let language = store::accounts::by_id(&app.store, account_id).await?.map(|account| account.language);
    let language = language.unwrap_or(app.config.language);
    let sight = Author::new(study, account_id, role).sight;
    let open = readings::open_to(&app.store, study, role, account_id).await?;
    let counted = counted(app, study, (sight, open.as_ref()), wanted.hides, |_, _| true).await?;
    let reason = wanted.reason.as_deref().map(|words| Reason { account_id, words });
    if let Err(refusal) = disclosure::allow(app, study, &disclosure::leaving(&counted), reason).await? {
        return Ok(Err(refused(app, &refusal, language)));
    }
    progress.begin(wanted.files(counted.iter().map(|one| &one.recipe)));
    let leaving =
        leave::Wanted { languages: wanted.languages.clone(), formats: FORMATS.into(), look: Look::default() };
    let mut archive = Archive::new(BufWriter::new(out));
    let mut take = |file| -> anyhow::Result<()> {
        progress.step()?;
        archive.add(&file)
    };
    let faults = leave::whole(app, study, &counted, &leaving, &mut take).await?;
    archive.finish()?;
    Ok(Ok(told(app, &counted, &faults, language)))
}

/// Which tables may not leave.
fn refused(app: &App, refusal: &Refusal, language: Language) -> Message {
    let say = |message: &Message| app.words.say(language, message);
    let named = refusal.tables.iter().take(NAMED).map(|small| small.called(language, &say));
    let mut tables = named.collect::<Vec<_>>().join("; ");
    if refusal.tables.len() > NAMED {
        tables.push('…');
    }
    Message::new("plan-archive-refused").with("least", i64::from(refusal.least)).with("tables", tables)
}

/// What could not be counted or drawn, each with the reasons.
fn told(app: &App, counted: &[Counted], faults: &Faults, language: Language) -> Vec<Message> {
    let say = |message: &Message| app.words.say(language, message);
    let called = |key: &str| {
        let one = counted.iter().find(|one| one.recipe.key.as_str() == key);
        one.and_then(|one| one.made.as_ref().ok()).map_or_else(
            || key.to_owned(),
            |made| made.table.title.words(language, &made.table.fallback, &say).text,
        )
    };
    let line = |(key, why): &(String, Vec<Message>)| {
        let why: Vec<String> = why.iter().map(&say).collect();
        Message::new("plan-archive-lacks").with("title", called(key)).with("why", why.join(" "))
    };
    faults.iter().map(line).collect()
}
