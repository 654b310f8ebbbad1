//! What respondents said, by the questions of the newest form.

use crate::service::versions::{self, Version};
use crate::store::{Db, forms, submissions};
use anyhow::Context;
use domain::answer::languages::Languages;
use domain::answer::{Answers, open, record};
use domain::form::Form;
use futures_util::TryStreamExt;
use std::collections::HashMap;
use uuid::Uuid;

/// The way from what is stored to the questions of today.
pub(super) struct Scan {
    /// The newest form.
    pub(super) form: Form,
    /// What each open question of each version is called today.
    pub(super) names: HashMap<String, String>,
    versions: HashMap<i64, Version>,
}

/// A submission that nothing corrects, under the names of today.
pub(super) struct Sent {
    pub(super) id: Uuid,
    pub(super) number: i64,
    pub(super) languages: Languages,
    pub(super) answers: Answers,
}

impl Scan {
    /// `None` where no form was published.
    pub(super) async fn of(db: &impl Db, study_id: i64) -> anyhow::Result<Option<Self>> {
        let all = forms::all(db, study_id).await?;
        let Some(form) = all.last().map(|latest| latest.form.clone()) else { return Ok(None) };
        let order: Vec<i64> = all.iter().map(|version| version.id).collect();
        let versions = versions::by_key(all);
        let mut names = HashMap::new();
        for version in order.iter().filter_map(|id| versions.get(id)) {
            for question in open::questions(&version.form) {
                let today = version.carry.name(&question.name);
                names.insert(question.name.as_str().to_owned(), today.as_str().to_owned());
            }
        }
        Ok(Some(Self { form, names, versions }))
    }

    /// Calls `look` with each submission, in the order in which they came.
    pub(super) async fn each(
        &self,
        db: &impl Db,
        study_id: i64,
        mut look: impl FnMut(Sent),
    ) -> anyhow::Result<()> {
        let readers: HashMap<i64, (record::Reader<'_>, &Version)> = self
            .versions
            .iter()
            .map(|(id, version)| (*id, (record::Reader::new(&version.form), version)))
            .collect();
        let rows = submissions::after(db, study_id, 0).await?;
        let mut rows = std::pin::pin!(rows);
        while let Some(row) = rows.try_next().await? {
            let (reader, version) = readers.get(&row.form_version_id).context("its form version is gone")?;
            let answers = reader
                .read(&row.answers)
                .with_context(|| format!("submission {} of study {study_id}", row.number))?;
            look(Sent {
                id: row.id,
                number: row.number,
                languages: row.languages.renamed(|field| version.carry.field(field)),
                answers: version.carry.answers(answers),
            });
        }
        Ok(())
    }
}
