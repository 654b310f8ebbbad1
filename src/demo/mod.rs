//! The demonstration: the study “With a diploma to the village”, embedded in the program.
//!
//! The questionnaire is written anew after the published paper, the 230 responses are synthetic and
//! give its published percents, and of each interview only the printed quote is real.

use crate::app::Entropy;
use crate::service::respond;
use crate::store::{self, Store, Tx, codebook::CodeRow, codings::CodingRow, documents, submissions};
use anyhow::{Context, bail, ensure};
use chrono::{DateTime, Utc};
use domain::answer::{import, record};
use domain::coding::source as interviews;
use domain::form::{Form, source};
use domain::language::{Language, Text};
use domain::study::Role;
use domain::text::{Offsets, Transcript};
use std::collections::{BTreeMap, HashMap};

/// The study's name in addresses.
pub const SLUG: &str = "diploma-to-village";

const FORM: &str = include_str!("form.toml");
const FIGURES: &str = include_str!("figures.toml");
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

fn title() -> Text {
    Text::of(
        "Дипломмен – ауылға (көрсетілім)",
        "С дипломом в село (демонстрация)",
        "With a diploma to the village (demonstration)",
    )
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
    let figures = serde_json::to_string(&domain::figure::specs(FIGURES)?)?;
    let tx = store.begin().await?;
    let study_id = store::studies::add(&tx, SLUG, &title(), &figures, now).await?;
    store::studies::set_role(&tx, study_id, owner, Role::Owner, now).await?;
    let digest = crate::service::publish::digest(FORM);
    let publication =
        store::forms::Publication { study_id, source: FORM, form: &form, digest: &digest, by: Some(owner) };
    let version = store::forms::publish(&tx, &publication, now).await?;
    let responses = responses(&form, study_id, version.id, entropy)?;
    submissions::add_many(&tx, study_id, &responses).await?;
    transcripts(&tx, study_id, owner, now).await?;
    tx.commit().await?;
    Ok(true)
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

fn responses(
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
        responses.push(submissions::NewSubmission {
            id: entropy.uuid(),
            study_id,
            form_version_id,
            // Synthetic responses had no draft to continue.
            resume_code: String::new(),
            language: Language::from_tag(cell("interview_language")).unwrap_or(Language::Kk),
            origin: submissions::Origin::Demonstration,
            digest: respond::digest(form_version_id, &answers),
            answers,
            started_at: submitted_at,
            submitted_at,
        });
    }
    Ok(responses)
}

async fn transcripts(tx: &Tx, study_id: i64, owner: i64, now: DateTime<Utc>) -> anyhow::Result<()> {
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
        };
        let document_id = documents::add(tx, &new, now).await?;
        for coding in &document.codings {
            let span = find(&transcript.text, &coding.quote)?;
            let row = CodingRow {
                id: 0,
                document_id,
                code_id: *codes.get(coding.code.as_str()).context("no such code")?,
                account_id: Some(owner),
                start: i32::try_from(span.0)?,
                end: i32::try_from(span.1)?,
                created_at: now,
            };
            store::codings::add(tx, &row).await?;
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
        let row = CodeRow {
            id: 0,
            parent_id,
            label: code.label.clone(),
            definition: code.definition.clone(),
            color: code.color.as_str().to_owned(),
            position: i32::try_from(position)?,
        };
        keys.insert(code.key.as_str(), store::codebook::add(tx, study_id, &row, now).await?);
    }
    Ok(keys)
}

/// The code points of a quote that stands in the text once.
fn find(text: &str, quote: &str) -> anyhow::Result<(usize, usize)> {
    let byte = text.find(quote).context("a quote is not in its document")?;
    ensure!(text.rfind(quote) == Some(byte), "a quote stands in its document twice");
    let offsets = Offsets::new(text);
    let start = offsets.point(byte).context("a match begins at a letter")?;
    Ok((start, start + quote.chars().count()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_response_and_every_quote_fits() {
        let form = form().expect("a form");
        let entropy = Entropy::from_fn(|bytes| bytes.fill(7));
        assert_eq!(responses(&form, 1, 1, &entropy).expect("responses").len(), 230);
        let source = interviews::read(INTERVIEWS).expect("interviews");
        assert_eq!(source.documents.len(), TEXTS.len());
        for document in &source.documents {
            let (_, text) = TEXTS.iter().find(|(file, _)| *file == document.file).expect("its text");
            let transcript = Transcript::read(text).expect("a transcript");
            assert!(transcript.passages.len() > 10, "{}", document.file);
            for coding in &document.codings {
                find(&transcript.text, &coding.quote).expect("the quote");
                assert!(source.codes.iter().any(|code| code.key == coding.code));
            }
        }
    }
}
