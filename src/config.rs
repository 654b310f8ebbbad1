//! How Saual is set up: defaults, then `saual.toml`, then `SAUAL_…`, then flags; the later wins.
//!
//! The file and the environment know the same keys. An unknown one is an error: a misspelt setting
//! that is passed over would be found out only when it is missed.

use crate::store::Place;
use domain::language::Language;
use domain::message::Message;
use serde::Deserialize;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// Everything that can be set.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder of all that is kept.
    pub data: PathBuf,
    /// Where to listen; port 0 takes a free one.
    pub listen: SocketAddr,
    /// The database.
    pub database: Place,
    /// The address that people reach this by, without a slash at the end: links in mails begin with
    /// it, and over https cookies are bound to it. `None`: the address listened on.
    pub public_url: Option<String>,
    /// The language of pages for people of whom nothing is known.
    pub language: Language,
    /// Mail.
    pub mail: Mail,
    /// What is logged, in the words of `tracing`: `info`, `saual=debug`.
    pub log: String,
}

/// How mail is sent.
#[derive(Clone)]
pub struct Mail {
    /// `smtp://user:password@host:587` (STARTTLS where offered; `?tls=required`), `smtps://…`. `None`:
    /// mails become `.eml` files in the folder `mail` of the data.
    pub smtp: Option<String>,
    /// Whom mails come from.
    pub from: String,
}

impl std::fmt::Debug for Mail {
    /// Without the password that the address may hold.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mail").field("smtp", &self.smtp.is_some()).field("from", &self.from).finish()
    }
}

/// One layer of settings, as the file, the environment or the flags give it.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layer {
    /// See [`Config::data`].
    pub data: Option<PathBuf>,
    /// See [`Config::listen`].
    pub listen: Option<String>,
    /// `postgres://…`, or `sqlite:FILE`.
    pub database: Option<String>,
    /// See [`Config::public_url`].
    pub public_url: Option<String>,
    /// See [`Config::language`].
    pub language: Option<String>,
    /// See [`Mail::smtp`].
    pub smtp: Option<String>,
    /// See [`Mail::from`].
    pub mail_from: Option<String>,
    /// See [`Config::log`].
    pub log: Option<String>,
}

/// What is wrong with the settings.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The file cannot be read.
    #[error("{path}: {error}")]
    Unreadable {
        /// The file.
        path: String,
        /// Why not.
        error: String,
    },
    /// The file is not understood.
    #[error("{path}:{line}: {error}")]
    File {
        /// The file.
        path: String,
        /// The line, from 1.
        line: usize,
        /// Why not.
        error: String,
    },
    /// A variable of the environment is unknown.
    #[error("{0} is not a setting")]
    Variable(String),
    /// A value is not what the setting takes.
    #[error("{key}: “{value}” is not acceptable")]
    Value {
        /// The setting.
        key: &'static str,
        /// What it was given.
        value: String,
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
            Self::File { path, line, error } => Message::new("cli-config-file")
                .with("path", path.as_str())
                // As text: a line number is not grouped.
                .with("line", line.to_string())
                .with("error", error.as_str()),
            Self::Variable(name) => Message::new("cli-config-variable").with("name", name.as_str()),
            Self::Value { key, value } => {
                Message::new("cli-config-value").with("key", *key).with("value", value.as_str())
            }
        }
    }
}

const PREFIX: &str = "SAUAL_";
/// The file that is read where it is there.
pub const FILE: &str = "saual.toml";

impl Config {
    /// Puts the layers over one another. `file` is read where given and otherwise only if there;
    /// `variables` is the environment.
    ///
    /// # Errors
    /// Where a layer holds what is no setting or no value of it.
    pub fn read(
        file: Option<&Path>,
        variables: impl Iterator<Item = (String, String)>,
        flags: Layer,
    ) -> Result<Self, Fault> {
        let from_file = match file {
            Some(path) => Layer::from_file(path)?,
            None if Path::new(FILE).exists() => Layer::from_file(Path::new(FILE))?,
            None => Layer::default(),
        };
        flags.over(Layer::from_variables(variables)?.over(from_file)).settle()
    }
}

impl Layer {
    fn from_file(path: &Path) -> Result<Self, Fault> {
        let shown = path.display().to_string();
        let text = std::fs::read_to_string(path)
            .map_err(|error| Fault::Unreadable { path: shown.clone(), error: error.to_string() })?;
        toml::from_str(&text).map_err(|error| {
            let before = error.span().map_or("", |span| &text[..span.start.min(text.len())]);
            let line = before.matches('\n').count() + 1;
            let error = error.message().lines().next().unwrap_or_default().to_owned();
            Fault::File { path: shown, line, error }
        })
    }

    fn from_variables(variables: impl Iterator<Item = (String, String)>) -> Result<Self, Fault> {
        let mut layer = Self::default();
        for (name, value) in variables {
            let Some(key) = name.strip_prefix(PREFIX) else { continue };
            let place = match key {
                "DATA" => {
                    layer.data = Some(PathBuf::from(value));
                    continue;
                }
                "LISTEN" => &mut layer.listen,
                "DATABASE" => &mut layer.database,
                "PUBLIC_URL" => &mut layer.public_url,
                "LANGUAGE" => &mut layer.language,
                "SMTP" => &mut layer.smtp,
                "MAIL_FROM" => &mut layer.mail_from,
                "LOG" => &mut layer.log,
                // What the tests tell themselves is none of the program's settings.
                _ if key.starts_with("TEST_") => continue,
                _ => return Err(Fault::Variable(name)),
            };
            *place = Some(value);
        }
        Ok(layer)
    }

    fn over(self, under: Self) -> Self {
        Self {
            data: self.data.or(under.data),
            listen: self.listen.or(under.listen),
            database: self.database.or(under.database),
            public_url: self.public_url.or(under.public_url),
            language: self.language.or(under.language),
            smtp: self.smtp.or(under.smtp),
            mail_from: self.mail_from.or(under.mail_from),
            log: self.log.or(under.log),
        }
    }

    fn settle(self) -> Result<Config, Fault> {
        let data = self.data.unwrap_or_else(|| PathBuf::from("saual-data"));
        let listen = parse("listen", self.listen.as_deref().unwrap_or("127.0.0.1:8080"))?;
        let database = match self.database {
            Some(address) => place(&address)?,
            None => Place::Sqlite(data.join("saual.sqlite")),
        };
        let public_url = self.public_url.map(public_url).transpose()?;
        let language = parse("language", self.language.as_deref().unwrap_or("kk"))?;
        let from = self.mail_from.unwrap_or_else(|| "Saual <saual@localhost>".to_owned());
        if from.chars().any(char::is_control) {
            return Err(Fault::Value { key: "mail_from", value: from });
        }
        let mail = Mail { smtp: self.smtp, from };
        let log = self.log.unwrap_or_else(|| "info".to_owned());
        Ok(Config { data, listen, database, public_url, language, mail, log })
    }
}

fn parse<T: std::str::FromStr>(key: &'static str, value: &str) -> Result<T, Fault> {
    value.parse().map_err(|_| Fault::Value { key, value: value.to_owned() })
}

fn place(address: &str) -> Result<Place, Fault> {
    if address.starts_with("postgres://") || address.starts_with("postgresql://") {
        return Ok(Place::Postgres(address.to_owned()));
    }
    match address.strip_prefix("sqlite:").filter(|path| !path.is_empty()) {
        Some(path) => Ok(Place::Sqlite(PathBuf::from(path))),
        // The value may hold a password: it is not repeated.
        None => Err(Fault::Value { key: "database", value: "…".to_owned() }),
    }
}

fn public_url(value: String) -> Result<String, Fault> {
    let host = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"));
    let fine = host.is_some_and(|host| {
        let host = host.strip_suffix('/').unwrap_or(host);
        !host.is_empty() && !host.contains(['/', '?', '#', '@']) && !host.contains(char::is_whitespace)
    });
    if !fine {
        return Err(Fault::Value { key: "public_url", value });
    }
    Ok(value.trim_end_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(file: &str, variables: &[(&str, &str)], flags: Layer) -> Result<Config, Fault> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(FILE);
        std::fs::write(&path, file).expect("a file");
        let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Config::read(Some(&path), variables, flags)
    }

    #[test]
    fn the_later_layer_wins() {
        let file = "listen = \"127.0.0.1:1\"\nlog = \"warn\"\nlanguage = \"ru\"";
        let flags = Layer { listen: Some("127.0.0.1:3".to_owned()), ..Layer::default() };
        let variables = [("SAUAL_LISTEN", "127.0.0.1:2"), ("SAUAL_LOG", "debug"), ("PATH", "x")];
        let config = read(file, &variables, flags).expect("settings");
        assert_eq!((config.listen.port(), config.log.as_str()), (3, "debug"));
        assert_eq!(config.language, Language::Ru);
    }

    #[test]
    fn an_unknown_key_names_its_place() {
        let fault = read("\n\nlisen = \"x\"", &[], Layer::default()).expect_err("a fault");
        assert!(matches!(fault, Fault::File { line: 3, .. }), "{fault}");
        let fault = read("", &[("SAUAL_LISEN", "x")], Layer::default()).expect_err("a fault");
        assert!(matches!(fault, Fault::Variable(name) if name == "SAUAL_LISEN"));
    }

    #[test]
    fn what_is_no_value_is_refused_and_no_secret_is_repeated() {
        for file in [
            "listen = \"8080\"",
            "language = \"de\"",
            "public_url = \"example.org\"",
            "public_url = \"https://a/b\"",
        ] {
            read(file, &[], Layer::default()).expect_err(file);
        }
        let fault = read("database = \"mysql://u:secret@h/d\"", &[], Layer::default()).expect_err("a fault");
        assert!(!fault.to_string().contains("secret"));
        let config = read("database = \"postgres://u:secret@h/d\"", &[], Layer::default()).expect("settings");
        assert!(!format!("{config:?}").contains("secret"));
    }
}
