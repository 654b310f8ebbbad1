//! The settings of what is selected, as their template takes them.

use super::finding::FindingView;
use domain::language::Language;
use serde::Serialize;

/// The settings of one thing.
#[derive(Serialize)]
pub(super) struct Panel {
    /// `form`, `page` or `item`.
    pub(super) what: &'static str,
    pub(super) owner: String,
    pub(super) name: String,
    pub(super) kind: Option<&'static str>,
    /// The kinds that it can become; none where it cannot become another.
    pub(super) kinds: Vec<KindChoice>,
    pub(super) texts: Vec<TextView>,
    pub(super) more_texts: Vec<TextView>,
    pub(super) choices: Option<ChoicesView>,
    /// What is set in a few ticks.
    pub(super) basics: Vec<FieldView>,
    pub(super) logic: Vec<FieldView>,
    pub(super) limits: Vec<FieldView>,
    pub(super) look: Vec<FieldView>,
    pub(super) languages: Vec<LanguageChoice>,
    /// What is about no part that is shown.
    pub(super) findings: Vec<FindingView>,
    pub(super) name_findings: Vec<FindingView>,
    pub(super) kind_findings: Vec<FindingView>,
    pub(super) actions: Actions,
}

/// What can be done with it.
#[derive(Default, Serialize)]
pub(super) struct Actions {
    pub(super) up: Option<String>,
    pub(super) down: Option<String>,
    pub(super) duplicate: Option<String>,
    pub(super) group: Option<String>,
    pub(super) ungroup: Option<String>,
    pub(super) remove: Option<String>,
    /// Adds an item behind it, or in it.
    pub(super) add: Option<String>,
    /// Adds a page behind it.
    pub(super) add_page: Option<String>,
    /// The pages and groups that it can be moved to.
    pub(super) places: Vec<PlaceChoice>,
}

#[derive(Serialize)]
pub(super) struct PlaceChoice {
    /// Spaces, more the deeper it stands.
    pub(super) indent: String,
    /// Its words; empty for a page without a title.
    pub(super) label: String,
    /// Which page it is, or stands on, from 1.
    pub(super) number: usize,
    pub(super) command: String,
}

#[derive(Serialize)]
pub(super) struct KindChoice {
    pub(super) tag: &'static str,
    pub(super) selected: bool,
}

/// A language that the form may speak.
#[derive(Serialize)]
pub(super) struct LanguageChoice {
    pub(super) tag: &'static str,
    pub(super) name: &'static str,
    pub(super) spoken: bool,
    pub(super) default: bool,
    /// Offers it or takes it away; none for the only one.
    pub(super) toggle: Option<String>,
    /// Makes it the default one.
    pub(super) first: Option<String>,
}

/// A text in each language of the form.
#[derive(Serialize)]
pub(super) struct TextView {
    pub(super) part: &'static str,
    pub(super) id: String,
    pub(super) rows: Vec<TextRow>,
    pub(super) findings: Vec<FindingView>,
}

/// A text in one language.
#[derive(Clone, Serialize)]
pub(super) struct TextRow {
    pub(super) field: String,
    pub(super) tag: &'static str,
    pub(super) language: &'static str,
    /// Whether it is the language that the author writes in.
    pub(super) writing: bool,
    pub(super) value: String,
    /// `missing` or `changed`; none where nothing is to be done.
    pub(super) standing: Option<&'static str>,
    pub(super) lines: usize,
}

#[derive(Serialize)]
pub(super) struct FieldView {
    pub(super) field: String,
    pub(super) tag: &'static str,
    pub(super) id: String,
    /// `flag`, `expression`, `required`, `date` or `line`.
    pub(super) input: &'static str,
    pub(super) value: String,
    pub(super) findings: Vec<FindingView>,
}

#[derive(Serialize)]
pub(super) struct ChoicesView {
    pub(super) options: String,
    /// The list that other questions share them by.
    pub(super) list: Option<String>,
    pub(super) rows: Vec<ChoiceRow>,
    /// Whether one can stand alone.
    pub(super) several: bool,
    pub(super) add: String,
    /// In which language new ones are written.
    pub(super) add_language: LanguageTag,
    pub(super) findings: Vec<FindingView>,
}

/// A language by its tag and its own name.
#[derive(Serialize)]
pub(super) struct LanguageTag {
    pub(super) tag: &'static str,
    pub(super) name: &'static str,
}

impl From<Language> for LanguageTag {
    fn from(language: Language) -> Self {
        Self { tag: language.tag(), name: language.own_name() }
    }
}

#[derive(Serialize)]
pub(super) struct ChoiceRow {
    pub(super) owner: String,
    pub(super) code: String,
    pub(super) texts: Vec<TextRow>,
    pub(super) exclusive: FieldView,
    pub(super) up: Option<String>,
    pub(super) down: Option<String>,
    pub(super) remove: String,
    pub(super) findings: Vec<FindingView>,
}
