//! The demonstration: the study “With a diploma to the village”, embedded in the program.
//!
//! The questionnaire is written anew after the published paper, the 230 responses are synthetic and
//! give its published percents, and of each interview only the printed quote is real. A second coder has
//! read two of the interviews, so that there is something to compare.

use crate::app::{App, Entropy};
use crate::jobs;
use crate::service::export::{self, Format, What};
use crate::service::plan::leave::{self, Wanted};
use crate::service::respond;
use crate::service::{self, account::password};
use crate::store::{self, Store, Tx, accounts::NewAccount, documents, recipes::NewRecipe, submissions};
use anyhow::{Context, anyhow, bail, ensure};
use chrono::{DateTime, Utc};
use domain::answer::{import, languages::Languages, record};
use domain::coding::{CodeEntry, Placed, Sight, source as interviews};
use domain::form::{Form, change::Declarations, source};
use domain::language::{Language, Text};
use domain::study::Role;
use domain::tabulation::Recipe;
use domain::text::{Offsets, Span, Transcript};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The study's name in addresses.
pub const SLUG: &str = "diploma-to-village";

const FORM: &str = include_str!("form.toml");
const PLAN: &str = include_str!("plan.json");
const RESPONSES: &str = include_str!("responses.csv");
const INTERVIEWS: &str = include_str!("interviews.toml");

macro_rules! interview {
    ($name:literal) => {
        ($name, include_str!(concat!("interviews/", $name)))
    };
}

const TEXTS: [(&str, &str); 6] = [
    interview!("01-turkistan.txt"),
    interview!("02-zhambyl.txt"),
    interview!("03-north-kazakhstan.txt"),
    interview!("04-east-kazakhstan.txt"),
    interview!("05-akmola.txt"),
    interview!("06-pavlodar.txt"),
];

/// Every text of the demonstration: the interviews, then the questionnaire in its languages.
pub fn texts() -> impl Iterator<Item = &'static str> {
    TEXTS.iter().map(|(_, text)| *text).chain([FORM])
}

fn title() -> Text {
    Text::of(
        "Дипломмен – ауылға (көрсетілім)",
        "С дипломом в село (демонстрация)",
        "With a diploma to the village (demonstration)",
    )
}

/// Who signs in to the demonstration.
pub const RESEARCHER: &str = "researcher@saual.example";

/// Who coded two of the interviews as well. Nobody signs in with this account: it has no password.
const COLLEAGUE: NewAccount<'_> = NewAccount {
    email: "colleague@saual.example",
    name: "Көмекші",
    language: Language::Kk,
    password_hash: "",
};

/// What somebody who starts the demonstration needs.
pub struct Prepared {
    /// A password that works once; none where the researcher has chosen an own one.
    pub password: Option<String>,
    /// The folder with the tables and figures.
    pub tables: PathBuf,
}

/// Loads the demonstration, makes its researcher, and exports its tables and figures.
///
/// # Errors
/// Where the database or the folder of data cannot be written.
pub async fn prepare(app: &Arc<App>) -> anyhow::Result<Prepared> {
    let (owner, password) = researcher(app).await?;
    load(&app.store, owner, &app.entropy, app.clock.now()).await?;
    jobs::index::catch_up(&app.store, &app.search).await?;
    let tables = app.config.data.join("export");
    if !tables.exists() {
        export_all(app, &tables).await?;
    }
    Ok(Prepared { password, tables })
}

/// The researcher's account; every start prints another password that works once, until they choose
/// their own.
async fn researcher(app: &App) -> anyhow::Result<(i64, Option<String>)> {
    let there = store::accounts::by_email(&app.store, RESEARCHER).await?;
    if let Some(account) = there.as_ref().filter(|account| !account.one_time) {
        return Ok((account.id, None));
    }
    let words: String = app.entropy.token().chars().filter(char::is_ascii_alphanumeric).take(16).collect();
    let hash = password::hash(app, words.clone()).await?;
    let now = app.clock.now();
    let tx = app.store.begin().await?;
    let id = match there {
        Some(account) => account.id,
        None => {
            let (email, language) = (RESEARCHER, app.config.language);
            let new = NewAccount { email, name: "Зерттеуші", language, password_hash: &hash };
            store::accounts::add(&tx, &new, now).await?
        }
    };
    store::accounts::set_one_time(&tx, id, &hash).await?;
    tx.commit().await?;
    Ok((id, Some(words)))
}

/// So many figures the paper has; they are the first of the plan.
const PRINTED: u32 = 4;

/// Writes the tables and the figures of the paper in the house's language.
async fn export_all(app: &App, folder: &Path) -> anyhow::Result<()> {
    let study = store::studies::by_slug(&app.store, SLUG).await?.context("the study was just loaded")?;
    let language = app.config.language;
    let mut made = Vec::new();
    for format in What::Tables.formats() {
        made.extend(export::tables(app, &study, (language, *format), None).await?);
    }
    let printed = |number: Option<u32>, _: &Recipe| number.is_some_and(|number| number <= PRINTED);
    let counted = service::plan::counted(app, &study, (Sight::All, None), false, printed).await?;
    let formats = What::Figures.formats().to_vec();
    let wanted = Wanted { formats, ..Wanted::one(language, Format::Svg) };
    made.extend(leave::files(app, &study, &counted, &wanted).await?.files);
    tokio::fs::create_dir_all(folder).await?;
    for file in made {
        tokio::fs::write(folder.join(&file.name), &file.bytes).await?;
    }
    Ok(())
}

/// Loads the study where it is not there yet, all of it or nothing; answers whether it did.
///
/// # Errors
/// Where the database cannot be written.
pub async fn load(store: &Store, owner: i64, entropy: &Entropy, now: DateTime<Utc>) -> anyhow::Result<bool> {
    if store::studies::by_slug(store, SLUG).await?.is_some() {
        return Ok(false);
    }
    let form = form()?;
    let tx = store.begin().await?;
    let study_id = store::studies::add(&tx, SLUG, &title(), now).await?;
    store::studies::set_role(&tx, study_id, owner, Role::Owner, now).await?;
    let colleague = match store::accounts::by_email(&tx, COLLEAGUE.email).await? {
        Some(account) => account.id,
        None => store::accounts::add(&tx, &COLLEAGUE, now).await?,
    };
    store::studies::set_role(&tx, study_id, colleague, Role::Coder, now).await?;
    let digest = crate::service::publish::digest(FORM);
    let publication = store::forms::Publication {
        study_id,
        source: FORM,
        form: &form,
        digest: &digest,
        declarations: &Declarations::default(),
        by: Some(owner),
    };
    let version = store::forms::publish(&tx, &publication, now).await?;
    let responses = responses(&form, study_id, version.id, entropy)?;
    submissions::add_many(&tx, study_id, &responses).await?;
    transcripts(&tx, study_id, (owner, colleague), now).await?;
    for recipe in plan()? {
        let (json, hash) = (serde_json::to_string(&recipe)?, recipe.hash());
        let key = recipe.key.as_str();
        let new = NewRecipe { key, recipe: &json, hash: &hash, account_id: Some(owner) };
        store::recipes::put(&tx, study_id, &new, now).await?;
    }
    tx.commit().await?;
    Ok(true)
}

/// The tables and figures of the paper, and some that it could have had.
///
/// # Errors
/// Never, as a test shows.
pub fn plan() -> anyhow::Result<Vec<Recipe>> {
    domain::tabulation::plan::read(PLAN)
        .map_err(|faults| anyhow!("the demonstration's plan has {} faults", faults.len()))
}

/// The questionnaire.
///
/// # Errors
/// Never, as a test shows.
pub fn form() -> anyhow::Result<Form> {
    match source::read(FORM) {
        Ok(checked) => Ok(checked.form),
        Err(faults) => bail!("the demonstration's questionnaire has {} faults", faults.len()),
    }
}

/// The synthetic responses, each under a fresh id.
pub(crate) fn responses(
    form: &Form,
    study_id: i64,
    form_version_id: i64,
    entropy: &Entropy,
) -> anyhow::Result<Vec<submissions::NewSubmission>> {
    let mut reader = csv::Reader::from_reader(RESPONSES.as_bytes());
    let mut responses = Vec::new();
    for row in reader.deserialize() {
        let mut cells: BTreeMap<String, String> = row?;
        cells.insert("consent".to_owned(), "agree".to_owned());
        let imported = import::row(form, &cells);
        let number = cells.get("response_id").cloned().unwrap_or_default();
        ensure!(imported.faults.is_empty(), "response {number}: {:?}", imported.faults);
        let cell = |name: &str| cells.get(name).map_or("", String::as_str);
        let submitted_at = DateTime::parse_from_rfc3339(cell("submitted_at"))?.with_timezone(&Utc);
        let answers = record::write(&imported.answers);
        let language = Language::from_tag(cell("interview_language")).unwrap_or(Language::Kk);
        responses.push(submissions::NewSubmission {
            id: entropy.uuid(),
            study_id,
            form_version_id,
            // Synthetic responses had no draft to continue.
            resume_code: String::new(),
            language,
            languages: Languages::of(language),
            origin: submissions::Origin::Demonstration,
            digest: respond::digest(form_version_id, &answers),
            answers,
            started_at: submitted_at,
            finished_at: submitted_at,
            submitted_at,
            supersedes: None,
        });
    }
    Ok(responses)
}

async fn transcripts(
    tx: &Tx,
    study_id: i64,
    (owner, colleague): (i64, i64),
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let source = interviews::read(INTERVIEWS)?;
    let codes = codes(tx, study_id, &source.codes, now).await?;
    for document in &source.documents {
        let (_, text) = TEXTS.iter().find(|(file, _)| *file == document.file).context("no such interview")?;
        let transcript = Transcript::read(text)?;
        let passages =
            transcript.passages.iter().map(documents::Passage::of).collect::<Result<Vec<_>, _>>()?;
        let attributes = serde_json::to_string(&document.attributes)?;
        let new = documents::NewDocument {
            study_id,
            name: &document.name,
            language: document.language,
            attributes: &attributes,
            text: &transcript.text,
            passages: &passages,
            by: Some(owner),
            gathers: None,
        };
        let document_id = documents::add(tx, &new, now).await?;
        let first = document.codings.iter().map(|coding| (owner, coding));
        let second = document.second.iter().map(|coding| (colleague, coding));
        for (coder, coding) in first.chain(second) {
            let placed = Placed {
                code: *codes.get(coding.code.as_str()).context("no such code")?,
                span: find(&transcript.text, &coding.quote)?,
                coder: Some(coder),
                consensus: false,
            };
            store::codings::add(tx, document_id, &placed, now).await?;
        }
        if !document.second.is_empty() {
            for coder in [owner, colleague] {
                store::readings::set_done(tx, document_id, coder, Some(now)).await?;
            }
        }
    }
    Ok(())
}

async fn codes<'a>(
    tx: &Tx,
    study_id: i64,
    codes: &'a [interviews::Code],
    now: DateTime<Utc>,
) -> anyhow::Result<HashMap<&'a str, i64>> {
    let mut keys = HashMap::new();
    for (position, code) in codes.iter().enumerate() {
        let parent_id = match &code.parent {
            Some(parent) => Some(*keys.get(parent.as_str()).context("a code stands before its parent")?),
            None => None,
        };
        let row = CodeEntry {
            parent: parent_id,
            label: code.label.clone(),
            definition: code.definition.clone(),
            position: i32::try_from(position)?,
            ..CodeEntry::new(0, code.color.clone())
        };
        keys.insert(code.key.as_str(), store::codebook::add(tx, study_id, &row, now).await?);
    }
    Ok(keys)
}

/// The code points of a quote that stands in the text once.
fn find(text: &str, quote: &str) -> anyhow::Result<Span> {
    let byte = text.find(quote).context("a quote is not in its document")?;
    ensure!(text.rfind(quote) == Some(byte), "a quote stands in its document twice");
    let offsets = Offsets::new(text);
    let start = offsets.point(byte).context("a match begins at a letter")?;
    Ok(Span { start, end: start + quote.chars().count() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plan_holds_the_figures_of_the_paper_first() {
        let plan = plan().expect("a plan");
        let first: Vec<&str> = plan.iter().take(4).map(|recipe| recipe.key.as_str()).collect();
        assert_eq!(first, ["reasons", "satisfaction", "difficulties", "suggestions"]);
    }

    #[test]
    fn every_response_and_every_quote_fits() {
        let form = form().expect("a form");
        let entropy = Entropy::from_fn(|bytes| bytes.fill(7));
        assert_eq!(responses(&form, 1, 1, &entropy).expect("responses").len(), 230);
        let source = interviews::read(INTERVIEWS).expect("interviews");
        assert_eq!(source.documents.len(), TEXTS.len());
        assert_eq!(source.documents.iter().filter(|document| !document.second.is_empty()).count(), 2);
        for document in &source.documents {
            let (_, text) = TEXTS.iter().find(|(file, _)| *file == document.file).expect("its text");
            let transcript = Transcript::read(text).expect("a transcript");
            assert!(transcript.passages.len() > 10, "{}", document.file);
            for coding in document.codings.iter().chain(&document.second) {
                find(&transcript.text, &coding.quote).expect("the quote");
                assert!(source.codes.iter().any(|code| code.key == coding.code));
            }
        }
    }
}
