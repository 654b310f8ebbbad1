//! What is known of every case.

use crate::app::App;
use crate::service::versions;
use crate::store::{self, cases, cases::Case, studies::Study, submissions::Submission};
use anyhow::Context;
use domain::answer::{Answers, record};
use domain::coding::case::{Attribute, Key, Kind, codes};
use domain::form::Form;
use domain::language::Text;
use std::collections::HashMap;
use uuid::Uuid;

/// The cases of a study, and what is known of them.
pub struct Known {
    /// The newest version of the questionnaire: its words say what codes mean.
    pub form: Option<Form>,
    /// The attributes: those of documents, then the study's own.
    pub attributes: Vec<Attribute>,
    /// The cases, by key.
    pub cases: Vec<Case>,
    /// The responses that count in the place of those that were put to a case, by the latter.
    pub responses: HashMap<Uuid, Submission>,
    values: HashMap<(i64, Key), Vec<String>>,
}

impl Known {
    /// Reads them. What a correction changed is here at once.
    ///
    /// # Errors
    /// Where the database cannot be read, or holds answers that their form does not know.
    pub async fn load(app: &App, study: &Study) -> anyhow::Result<Self> {
        let of_documents =
            Key::OF_DOCUMENTS.map(|key| Attribute { key, label: Text::default(), kind: Kind::Document });
        let mut attributes: Vec<Attribute> = of_documents.into();
        attributes.extend(store::case_attributes::all(&app.store, study.id).await?);
        let cases = cases::all(&app.store, study.id).await?;
        let ids: Vec<Uuid> = cases.iter().flat_map(|case| case.submissions.iter().copied()).collect();
        let responses = store::corrected::last(&app.store, study.id, &ids).await?;
        let versions = store::forms::all(&app.store, study.id).await?;
        let form = versions.last().map(|version| version.form.clone());
        let versions = versions::by_key(versions);
        let mut answers: HashMap<Uuid, Answers> = HashMap::new();
        for (id, row) in &responses {
            let version = versions.get(&row.form_version_id).context("its form version is gone")?;
            let read = record::read(&version.form, &row.answers)
                .with_context(|| format!("submission {} of study {}", row.number, study.id))?;
            answers.insert(*id, version.carry.answers(read));
        }
        let mut values = HashMap::new();
        for case in &cases {
            for attribute in &attributes {
                let found = values_of(case, attribute, &answers);
                if !found.is_empty() {
                    values.insert((case.id, attribute.key), found);
                }
            }
        }
        Ok(Self { form, attributes, cases, responses, values })
    }

    /// The codes of an attribute that a case has; nothing where it is not known.
    #[must_use]
    pub fn values(&self, case: i64, key: Key) -> &[String] {
        self.values.get(&(case, key)).map_or(&[], Vec::as_slice)
    }

    /// The attribute of a key.
    #[must_use]
    pub fn attribute(&self, key: Key) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.key == key)
    }
}

/// Of several responses each value counts once, in the order in which they came.
fn values_of(case: &Case, attribute: &Attribute, answers: &HashMap<Uuid, Answers>) -> Vec<String> {
    let mut values = Vec::new();
    match (&attribute.kind, attribute.key) {
        (Kind::Question { question }, _) => {
            for response in case.submissions.iter().filter_map(|id| answers.get(id)) {
                for code in codes(response.get(question.as_str())) {
                    if !values.contains(&code) {
                        values.push(code);
                    }
                }
            }
        }
        (Kind::Document, _) => {}
        (_, Key::Own(id)) => values.extend(case.typed.get(&id).cloned()),
        _ => {}
    }
    values
}
