//! One layer of settings as the file, the environment or the flags give it: text with its origin.

use domain::message::Message;
use serde::Deserialize;
use std::path::Path;
use toml::Spanned;

/// The file that is read where it is there.
pub const FILE: &str = "saual.toml";
const PREFIX: &str = "SAUAL_";
/// What tests tell themselves is none of the program's settings.
const TESTS: &str = "SAUAL_TEST_";

/// The settings of one layer, none of them looked into yet.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layer {
    data: Option<Given>,
    listen: Option<Given>,
    database: Option<Given>,
    public_url: Option<Given>,
    language: Option<Given>,
    log: Option<Given>,
    workers: Option<Given>,
    trusted_proxies: Option<Given>,
    #[serde(default)]
    mail: MailLayer,
    #[serde(default)]
    limits: LimitsLayer,
}

#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct MailLayer {
    smtp: Option<Given>,
    from: Option<Given>,
}

#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct LimitsLayer {
    fields: Option<Given>,
    upload: Option<Given>,
    file: Option<Given>,
    files: Option<Given>,
    study_files: Option<Given>,
    recording: Option<Given>,
    exchange: Option<Given>,
    columns: Option<Given>,
    begun: Option<Given>,
    idle: Option<Given>,
    grace: Option<Given>,
}

/// A value as somebody wrote it.
#[derive(Clone, Deserialize)]
#[serde(from = "Spanned<Scalar>")]
pub(super) struct Given {
    pub(super) value: String,
    pub(super) origin: Origin,
}

/// What a file may give as a value; a list is the same as its items with commas between.
#[derive(Deserialize)]
#[serde(untagged, expecting = "text, a whole number or a list of texts is expected here")]
enum Scalar {
    Text(String),
    Number(i64),
    List(Vec<String>),
}

/// Where a value was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In a file that is still being read, so many bytes from its beginning.
    Offset(usize),
    /// In a file: `saual.toml:3`.
    Line(String),
    /// In a variable of the environment.
    Variable(String),
    /// In a flag of the command line.
    Flag(String),
}

impl From<Spanned<Scalar>> for Given {
    fn from(given: Spanned<Scalar>) -> Self {
        let origin = Origin::Offset(given.span().start);
        let value = match given.into_inner() {
            Scalar::Text(text) => text,
            Scalar::Number(number) => number.to_string(),
            Scalar::List(items) => items.join(","),
        };
        Self { value, origin }
    }
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Offset(offset) => write!(f, "byte {offset}"),
            Self::Line(text) | Self::Variable(text) | Self::Flag(text) => f.write_str(text),
        }
    }
}

/// What is wrong with the settings.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Fault {
    /// The file cannot be read.
    #[error("{path}: {error}")]
    Unreadable {
        /// The file.
        path: String,
        /// Why not.
        error: String,
    },
    /// The file holds an unknown key, or is no TOML.
    #[error("{place}: {error}")]
    File {
        /// The file and the line in it, from 1.
        place: String,
        /// Why not, in the words of the TOML reader.
        error: String,
    },
    /// A variable of the environment is no setting.
    #[error("{0} is not a setting")]
    Variable(String),
    /// A value is not what the setting takes.
    #[error("{origin}: “{value}” is not a value of {key}")]
    Value {
        /// The setting.
        key: &'static str,
        /// What it was given; `…` where that may hold a password.
        value: String,
        /// Where.
        origin: Origin,
    },
}

impl Fault {
    /// What the person who started the program is told.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Unreadable { path, error } => Message::new("cli-config-unreadable")
                .with("path", path.as_str())
                .with("error", error.as_str()),
            Self::File { place, error } => {
                Message::new("cli-config-file").with("place", place.as_str()).with("error", error.as_str())
            }
            Self::Variable(name) => Message::new("cli-config-variable").with("name", name.as_str()),
            Self::Value { key, value, origin } => Message::new("cli-config-value")
                .with("key", *key)
                .with("value", value.as_str())
                .with("origin", origin.to_string()),
        }
    }
}

impl Layer {
    /// The same layer with one more flag of the command line, such as `--listen`.
    #[must_use]
    pub fn flag(mut self, key: &str, value: Option<String>) -> Self {
        let origin = Origin::Flag(format!("--{}", key.replace(['_', '.'], "-")));
        if let Some(value) = value
            && let Some((_, place)) = self.settings().into_iter().find(|(known, _)| *known == key)
        {
            *place = Some(Given { value, origin });
        }
        self
    }

    pub(super) fn from_file(path: &Path) -> Result<Self, Fault> {
        let shown = path.display().to_string();
        let text = std::fs::read_to_string(path)
            .map_err(|error| Fault::Unreadable { path: shown.clone(), error: error.to_string() })?;
        let place = |offset: usize| {
            let before = text.as_bytes().get(..offset).unwrap_or_default();
            format!("{shown}:{}", before.iter().filter(|byte| **byte == b'\n').count() + 1)
        };
        let mut layer: Self = toml::from_str(&text).map_err(|error| {
            let place = place(error.span().map_or(0, |span| span.start));
            let error = error.message().lines().collect::<Vec<_>>().join("; ");
            Fault::File { place, error }
        })?;
        for (_, setting) in layer.settings() {
            if let Some(Given { origin, .. }) = setting
                && let Origin::Offset(offset) = *origin
            {
                *origin = Origin::Line(place(offset));
            }
        }
        Ok(layer)
    }

    pub(super) fn from_variables(variables: impl Iterator<Item = (String, String)>) -> Result<Self, Fault> {
        let mut layer = Self::default();
        for (name, value) in
            variables.filter(|(name, _)| name.starts_with(PREFIX) && !name.starts_with(TESTS))
        {
            let known = layer.settings().into_iter().find(|(key, _)| variable(key) == name);
            let Some((_, place)) = known else { return Err(Fault::Variable(name)) };
            *place = Some(Given { value, origin: Origin::Variable(name) });
        }
        Ok(layer)
    }

    pub(super) fn over(mut self, mut under: Self) -> Self {
        for ((_, upper), (_, lower)) in self.settings().into_iter().zip(under.settings()) {
            if upper.is_none() {
                *upper = lower.take();
            }
        }
        self
    }

    /// The value that a key was given.
    pub(super) fn take(&mut self, key: &'static str) -> Option<Given> {
        self.settings().into_iter().find(|(known, _)| *known == key).and_then(|(_, place)| place.take())
    }

    /// Every setting under its key; the one list of them.
    fn settings(&mut self) -> [(&'static str, &mut Option<Given>); 21] {
        [
            ("data", &mut self.data),
            ("listen", &mut self.listen),
            ("database", &mut self.database),
            ("public_url", &mut self.public_url),
            ("language", &mut self.language),
            ("log", &mut self.log),
            ("workers", &mut self.workers),
            ("trusted_proxies", &mut self.trusted_proxies),
            ("mail.smtp", &mut self.mail.smtp),
            ("mail.from", &mut self.mail.from),
            ("limits.fields", &mut self.limits.fields),
            ("limits.upload", &mut self.limits.upload),
            ("limits.file", &mut self.limits.file),
            ("limits.files", &mut self.limits.files),
            ("limits.study_files", &mut self.limits.study_files),
            ("limits.recording", &mut self.limits.recording),
            ("limits.exchange", &mut self.limits.exchange),
            ("limits.columns", &mut self.limits.columns),
            ("limits.begun", &mut self.limits.begun),
            ("limits.idle", &mut self.limits.idle),
            ("limits.grace", &mut self.limits.grace),
        ]
    }
}

fn variable(key: &str) -> String {
    format!("{PREFIX}{}", key.replace('.', "_").to_uppercase())
}
