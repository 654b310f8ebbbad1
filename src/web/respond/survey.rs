//! What stands on every page of a survey.

use crate::store::studies::Study;
use domain::form::Form;
use domain::form::logic::Uses;
use domain::language::Language;
use domain::table::Worded;
use serde::Serialize;

/// The survey around a page.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Survey {
    pub(super) slug: String,
    pub(super) title: Worded,
    pub(super) languages: Vec<LanguageView>,
    /// What the phone's script needs; `None` on pages that have nothing to fill.
    pub(super) phone: Option<Phone>,
    /// Whether it is only looked at, and runs no script.
    pub(super) still: bool,
}

/// What the phone's script needs to go on without a network.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Phone {
    /// The number of the form version.
    pub(super) version: i32,
    /// Whether nothing may stay on the phone after sending.
    pub(super) shared: bool,
    /// Whether this document holds the whole form.
    pub(super) whole: bool,
    /// Which scripts are named that only some forms need: in a whole form, which phones keep together
    /// with all that it names, those that it needs.
    pub(super) uses: Uses,
}

/// A language that the survey offers.
#[derive(Clone, Debug, Serialize)]
pub(super) struct LanguageView {
    tag: &'static str,
    name: &'static str,
    href: String,
    current: bool,
}

impl Survey {
    /// The survey of a form; `path` is the page that its language links lead to.
    pub(super) fn of(slug: &str, form: &Form, language: Language, path: &str) -> Self {
        let view = |offered: &Language| LanguageView {
            tag: offered.tag(),
            name: offered.own_name(),
            href: format!("{path}?lang={}", offered.tag()),
            current: *offered == language,
        };
        Self {
            slug: slug.to_owned(),
            title: Worded::of(&form.title, language, &form.languages),
            languages: form.languages.iter().map(view).collect(),
            phone: None,
            still: false,
        }
    }

    /// The same, with what the phone's script needs.
    pub(super) fn on_phone(self, version: i32, shared: bool) -> Self {
        // The phone may keep drafts of other forms, or a whole form that an older program made and that
        // does not name what this one's script looks for. What is rare the whole form always names.
        let uses = Uses { files: true, rare: false, varying: true };
        Self { phone: Some(Phone { version, shared, whole: false, uses }), ..self }
    }

    /// The same, only to be looked at.
    pub(super) fn still(self) -> Self {
        Self { still: true, ..self }
    }

    /// The survey of a study that has no form yet.
    pub(super) fn closed(study: &Study, language: Language) -> Self {
        let title = Worded::of(&study.title, language, &[]);
        Self { slug: study.slug.clone(), title, languages: Vec::new(), phone: None, still: false }
    }
}
