//! Pages and mails: a page is a struct with samples, put into a template of the same room.
//!
//! Templates are embedded, strict (an unknown name is an error) and escape everything that ends in
//! `.html`. They speak through `t("key", gap=…)`: no sentence stands in a template.

use crate::words::Words;
use chrono::{DateTime, NaiveDate, Utc};
use domain::figure::Drawing;
use domain::language::Language;
use domain::message::Message;
use fluent_bundle::{FluentArgs, FluentValue};
use minijinja::value::{Kwargs, Serde, Value};
use minijinja::{Environment, Error, ErrorKind, State, UndefinedBehavior, context};
use serde::Serialize;
use std::sync::Arc;

mod templates;

/// Something that is shown: what it holds is what its template may name.
pub trait Page: Serialize {
    /// The template, by its path under `templates/`.
    const TEMPLATE: &'static str;

    /// The page in each of the states that its template tells apart; a test renders them all.
    fn samples() -> Vec<Self>
    where
        Self: Sized;
}

/// Renders pages.
pub struct Pages {
    environment: Environment<'static>,
}

impl Pages {
    /// Reads the embedded templates.
    ///
    /// # Panics
    /// Where one of them does not parse: a test reads them all.
    #[must_use]
    pub fn new(words: Arc<Words>) -> Self {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_reload(false);
        for (name, source) in templates::TEMPLATES {
            environment.add_template(name, source).unwrap_or_else(|fault| panic!("{name}: {fault:#}"));
        }
        functions(&mut environment, words);
        Self { environment }
    }

    /// The page in a language.
    ///
    /// # Errors
    /// Where the template names what the page does not hold.
    pub fn render<P: Page>(&self, page: &P, language: Language) -> anyhow::Result<String> {
        self.render_as(page, language, false)
    }

    /// The page without the document around it, to be put into another one.
    ///
    /// # Errors
    /// Where the template names what the page does not hold.
    pub fn fragment<P: Page>(&self, page: &P, language: Language) -> anyhow::Result<Fragment> {
        Ok(Fragment(Value::from_safe_string(self.render_as(page, language, true)?)))
    }

    fn render_as<P: Page>(&self, page: &P, language: Language, fragment: bool) -> anyhow::Result<String> {
        let template = self.environment.get_template(P::TEMPLATE)?;
        let shown = context! { lang => language.tag(), fragment, ..Value::from(Serde(page)) };
        Ok(template.render(shown)?)
    }
}

/// What a template made: another one takes it as it is.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Fragment(Value);

impl Fragment {
    /// An empty one, for samples.
    #[must_use]
    pub fn empty() -> Self {
        Self(Value::from_safe_string(String::new()))
    }
}

/// A drawing in a page: it takes it as it is, since whoever drew it has escaped its words.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Drawn(Value);

impl From<&Drawing> for Drawn {
    fn from(drawing: &Drawing) -> Self {
        Self(Value::from_safe_string(drawing.svg()))
    }
}

impl Drawn {
    /// An empty one, for samples.
    #[must_use]
    pub fn sample() -> Self {
        Self(Value::from_safe_string("<svg></svg>".to_owned()))
    }
}

fn functions(environment: &mut Environment<'static>, words: Arc<Words>) {
    let spoken = Arc::clone(&words);
    environment.add_function("t", move |state: &State, key: &str, gaps: Kwargs| {
        translate(&spoken, language(state)?, key, &gaps)
    });
    environment.add_function("say", move |state: &State, message: Serde<Message>| {
        language(state).map(|language| words.say(language, &message.0))
    });
    environment.add_function("number", |state: &State, value: f64| {
        language(state).map(|language| crate::locale::number(value, language))
    });
    environment.add_function("day", |state: &State, value: Serde<NaiveDate>| {
        language(state).map(|language| crate::locale::day(value.0, language))
    });
    environment.add_function("moment", |state: &State, value: Serde<DateTime<Utc>>| {
        language(state).map(|language| crate::locale::moment(value.0, language))
    });
    environment.add_function("asset", |name: &str| {
        // Made of our own names and hexadecimal digits: nothing to escape.
        crate::assets::address(name)
            .map(|address| Value::from_safe_string(address.to_owned()))
            .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("no asset “{name}”")))
    });
}

fn language(state: &State) -> Result<Language, Error> {
    let tag = state.lookup("lang").and_then(|tag| tag.as_str().and_then(Language::from_tag));
    tag.ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "the page has no language"))
}

fn translate(words: &Words, language: Language, key: &str, gaps: &Kwargs) -> Result<String, Error> {
    if !words.has(language, key) {
        return Err(Error::new(ErrorKind::InvalidOperation, format!("no words for “{key}”")));
    }
    let mut args = FluentArgs::new();
    for name in gaps.args() {
        let value: Value = gaps.get(name)?;
        args.set(name.to_owned(), fluent(&value));
    }
    Ok(words.format(language, key, &args))
}

fn fluent(value: &Value) -> FluentValue<'static> {
    if let Ok(number) = i64::try_from(value.clone()) {
        return FluentValue::from(number);
    }
    if value.is_number()
        && let Ok(number) = f64::try_from(value.clone())
    {
        return FluentValue::from(number);
    }
    FluentValue::from(value.to_string())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Renders every sample of a page in every language.
    pub(crate) fn renders<P: Page>() {
        let pages = Pages::new(Arc::new(Words::load()));
        for (index, sample) in P::samples().iter().enumerate() {
            for language in Language::ALL {
                let html = pages.render(sample, language).unwrap_or_else(|fault| {
                    panic!("{} sample {index} in {language}: {fault:#}", P::TEMPLATE)
                });
                assert!(html.contains(&format!("lang=\"{language}\"")), "{} has no language", P::TEMPLATE);
            }
        }
    }

    #[test]
    fn every_template_is_embedded() {
        fn walk(folder: &std::path::Path, found: &mut Vec<String>) {
            for file in std::fs::read_dir(folder).expect("a folder") {
                let path = file.expect("a file").path();
                if path.is_dir() {
                    walk(&path, found);
                } else if path.extension().is_some_and(|ending| ending == "html") {
                    found.push(path.to_string_lossy().into_owned());
                }
            }
        }
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/");
        let mut found = Vec::new();
        walk(std::path::Path::new(root), &mut found);
        let mut found: Vec<&str> = found.iter().filter_map(|path| path.strip_prefix(root)).collect();
        found.sort_unstable();
        let listed: Vec<&str> = templates::TEMPLATES.iter().map(|(name, _)| *name).collect();
        assert_eq!(found, listed);
    }

    #[test]
    fn no_template_holds_a_script_a_style_or_an_unescaped_value() {
        for (name, source) in templates::TEMPLATES {
            for forbidden in
                ["|safe", "| safe", "<style", " style=", " onclick", " onchange", "javascript:", "<script>"]
            {
                assert!(!source.contains(forbidden), "{name} holds {forbidden}");
            }
        }
    }
}
