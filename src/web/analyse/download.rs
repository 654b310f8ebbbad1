//! A row of buttons that download files.

use crate::service::export::What;
use domain::language::Language;
use serde::Serialize;

/// What can be downloaded, in which formats and languages.
#[derive(Clone, Debug, Serialize)]
pub(in crate::web) struct Download {
    /// Tells it from others on the page.
    what: String,
    action: String,
    title: String,
    hidden: Vec<Hidden>,
    languages: Vec<Offered>,
    formats: Vec<FormatView>,
}

#[derive(Clone, Debug, Serialize)]
struct Hidden {
    name: String,
    value: String,
}

#[derive(Clone, Debug, Serialize)]
struct Offered {
    tag: &'static str,
    name: &'static str,
    chosen: bool,
}

#[derive(Clone, Debug, Serialize)]
struct FormatView {
    value: &'static str,
    label: String,
}

impl Download {
    /// The buttons for an export; `id` tells it from others of the same kind on the page.
    pub(in crate::web) fn new(base: &str, what: What, id: &str, title: String, language: Language) -> Self {
        let offered = |offered: Language| Offered {
            tag: offered.tag(),
            name: offered.own_name(),
            chosen: offered == language,
        };
        let format = |format: &crate::service::export::Format| FormatView {
            value: format.tag(),
            label: format.tag().to_uppercase(),
        };
        Self {
            what: format!("{}-{id}", what.tag()),
            action: format!("{base}/export/{}", what.tag()),
            title,
            hidden: Vec::new(),
            languages: Language::ALL.map(offered).into(),
            formats: what.formats().iter().map(format).collect(),
        }
    }

    /// The same with a field that nobody changes.
    pub(in crate::web) fn with(mut self, name: &str, value: &str) -> Self {
        if !value.is_empty() {
            self.hidden.push(Hidden { name: name.to_owned(), value: value.to_owned() });
        }
        self
    }

    /// For samples of pages.
    pub(in crate::web) fn sample() -> Self {
        Self::new("/studies/a", What::Tables, "all", "Кестелер".to_owned(), Language::Kk).with("by", "gender")
    }
}
