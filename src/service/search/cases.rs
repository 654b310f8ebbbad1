//! What a query may say of cases: the values of their attributes, or their names.
//!
//! It is read from the database for each query that asks for it: an edit of a case counts at once.

use super::known::named;
use crate::app::App;
use crate::service::cases;
use crate::store::studies::Study;
use domain::coding::case::{Attribute, Kind};
use domain::language::Language;
use domain::message::Message;
use domain::table::Say;
use std::collections::{BTreeMap, BTreeSet};

/// Words of cases: documents, each with the speaker whose words they are, or with none for all of it.
type Voices = BTreeSet<(i64, String)>;

/// How many values are offered to choose from.
const MOST_OFFERED: usize = 500;

/// The cases of a study by what is known of them.
pub(super) struct CaseNames {
    cases: Vec<(String, Voices)>,
    attributes: Vec<Named>,
}

/// An attribute with its name in each language.
struct Named {
    names: Vec<String>,
    values: Vec<Value>,
}

/// A value with its words in each language.
struct Value {
    code: String,
    names: Vec<String>,
    voices: Voices,
}

impl CaseNames {
    /// Reads them.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub(super) async fn load(app: &App, study: &Study) -> anyhow::Result<Self> {
        let known = cases::Known::load(app, study).await?;
        // What is noted of documents has fields of its own.
        let own = known.attributes.iter().filter(|attribute| attribute.kind != Kind::Document);
        let attributes = own.map(|attribute| Named::new(app, &known, attribute)).collect();
        let cases = known.cases.iter();
        let cases = cases.map(|case| (case.name.clone(), case.documents.iter().cloned().collect()));
        Ok(Self { cases: cases.collect(), attributes })
    }

    /// The words of the cases that `attribute=value` is true of, or that are called so; `None` where there
    /// is no such attribute, value or name.
    pub(super) fn find(&self, known: &str) -> Option<Vec<(i64, String)>> {
        let found: Vec<&Voices> = match known.split_once('=') {
            Some((attribute, value)) => {
                let attributes = named(self.attributes.iter(), attribute, |one| one.names.clone());
                attributes.into_iter().flat_map(|attribute| attribute.find(value)).collect()
            }
            None => {
                let cases = named(self.cases.iter(), known, |(name, _)| vec![name.clone()]);
                cases.into_iter().map(|(_, voices)| voices).collect()
            }
        };
        let all: Voices = found.iter().flat_map(|voices| voices.iter().cloned()).collect();
        (!found.is_empty()).then(|| all.into_iter().collect())
    }

    /// What may be asked, as it is typed.
    pub(super) fn offers(&self, language: Language) -> Vec<String> {
        let place = Language::ALL.iter().position(|known| *known == language).unwrap_or_default();
        let of = |names: &[String]| names.get(place).cloned().unwrap_or_default();
        let values = self.attributes.iter().flat_map(|attribute| {
            let name = of(&attribute.names);
            attribute.values.iter().map(move |value| format!("{name}={}", of(&value.names)))
        });
        values.take(MOST_OFFERED).collect()
    }
}

impl Named {
    fn new(app: &App, known: &cases::Known, attribute: &Attribute) -> Self {
        let form = known.form.as_ref();
        let mut voices: BTreeMap<String, Voices> = BTreeMap::new();
        // Values that no case has are known all the same.
        for code in listed(known, attribute) {
            voices.entry(code).or_default();
        }
        for case in &known.cases {
            for code in known.values(case.id, attribute.key) {
                voices.entry(code.clone()).or_default().extend(case.documents.iter().cloned());
            }
        }
        let in_each = |say: &dyn Fn(Language, Say<'_>) -> String| {
            let one = |language| say(language, &|message: &Message| app.words.say(language, message));
            Language::ALL.map(one).to_vec()
        };
        let names = in_each(&|language, say| attribute.name(language, form, say));
        let values = voices.into_iter().map(|(code, voices)| {
            let names = in_each(&|language, say| attribute.value(&code, language, form, say).label.text);
            Value { code, names, voices }
        });
        Self { names, values: values.collect() }
    }

    /// The words of cases with values that are called so, or numbers `from..to`.
    fn find(&self, value: &str) -> Vec<&Voices> {
        let number = |text: &str| text.trim().parse::<f64>().ok();
        if let Some((from, to)) = value.split_once("..") {
            let end = |text: &str, open: f64| if text.trim().is_empty() { Some(open) } else { number(text) };
            if let (Some(from), Some(to)) = (end(from, f64::NEG_INFINITY), end(to, f64::INFINITY)) {
                let within = |one: &&Value| number(&one.code).is_some_and(|it| from <= it && it <= to);
                return self.values.iter().filter(within).map(|one| &one.voices).collect();
            }
        }
        let mut found =
            named(self.values.iter(), value, |one| one.names.iter().chain([&one.code]).cloned().collect());
        if let Some(wanted) = number(value) {
            // 20 is no other 2.
            found.retain(|one| number(&one.code).is_none_or(|known| known == wanted));
        }
        found.into_iter().map(|one| &one.voices).collect()
    }
}

/// The values that an attribute lists.
fn listed(known: &cases::Known, attribute: &Attribute) -> Vec<String> {
    match &attribute.kind {
        Kind::OneOf { options } => options.iter().map(|one| one.code.to_string()).collect(),
        Kind::Question { question } => {
            let asked = known.form.as_ref().and_then(|form| form.question(question.as_str()));
            asked.map_or_else(Vec::new, |asked| {
                asked.choices().iter().map(|choice| choice.code.to_string()).collect()
            })
        }
        Kind::Document | Kind::Text | Kind::Integer => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attribute(name: &str, values: &[(&str, &str, i64)]) -> Named {
        let value = |(code, words, document): &(&str, &str, i64)| Value {
            code: (*code).to_owned(),
            names: vec![(*words).to_owned()],
            voices: Voices::from([(*document, String::new())]),
        };
        Named { names: vec![name.to_owned()], values: values.iter().map(value).collect() }
    }

    #[test]
    fn cases_are_found_by_their_values_by_numbers_and_by_name() {
        let education = attribute("Білімі", &[("high", "Жоғары", 1), ("school", "Орта мектеп", 2)]);
        let children = attribute("Бала саны", &[("2", "2", 3), ("20", "20", 4), ("-1", "-1", 5)]);
        let cases = vec![("Айгүл".to_owned(), Voices::from([(6, "Айгүл".to_owned())]))];
        let all = CaseNames { cases, attributes: vec![education, children] };
        let found = |known: &str| {
            all.find(known).map(|voices| voices.into_iter().map(|(id, _)| id).collect::<Vec<_>>())
        };
        assert_eq!(found("білімі=жоғары"), Some(vec![1]));
        assert_eq!(found("Білімі = school"), Some(vec![2]));
        assert_eq!(found("Біл=орта"), Some(vec![2]));
        assert_eq!(found("Бала саны=2"), Some(vec![3]));
        assert_eq!(found("Бала саны=2..20"), Some(vec![3, 4]));
        assert_eq!(found("Бала саны=..2"), Some(vec![3, 5]));
        assert_eq!(found("айгүл"), Some(vec![6]));
        for unknown in ["Білімі=бастауыш", "Табысы=2", "Ерлан", "=", "", "Бала саны=3", "Бала саны=3..4"]
        {
            assert_eq!(found(unknown), None, "{unknown}");
        }
    }
}
