//! How Saual is set up: defaults, then `saual.toml`, then `SAUAL_…`, then flags; the later wins.
//!
//! The file and the environment know the same keys: `listen` is `SAUAL_LISTEN`, `from` under
//! `[mail]` is `SAUAL_MAIL_FROM`. An unknown key is an error: a misspelt setting that is passed over
//! would be found out only when it is missed.

mod layer;
mod value;

pub use layer::{FILE, Fault, Layer, Origin};

use crate::store::Place;
use domain::language::Language;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Everything that can be set.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder of all that is kept. Key `data`; `saual-data` in the current folder by default.
    pub data: PathBuf,
    /// Where to listen; port 0 takes a free one. Key `listen`; `127.0.0.1:8080` by default.
    pub listen: SocketAddr,
    /// The database. Key `database`: `postgres://…` or `sqlite:FILE`; by default `saual.sqlite` in
    /// the data folder.
    pub database: Place,
    /// The address that people reach this by, without a slash at the end: links in mails begin with
    /// it, and where it is https, cookies are bound to it. Key `public_url`. `None`: the address
    /// listened on, which is known only then; [`Config::settle`] puts it here.
    pub public_url: Option<String>,
    /// The language of pages for people of whom nothing is known. Key `language`; `kk` by default.
    pub language: Language,
    /// What is logged, in the words of `tracing`: `info`, `saual=debug`. Key `log`; `info` by default.
    pub log: String,
    /// How many threads answer requests. Key `workers`; by default one a core, at most four.
    pub workers: usize,
    /// The reverse proxies whose `X-Forwarded-For` is believed. Key `trusted_proxies`; none by default.
    pub trusted_proxies: Vec<IpAddr>,
    /// Mail: the keys under `[mail]`.
    pub mail: Mail,
    /// How much and how slowly a request may send: the keys under `[limits]`.
    pub limits: Limits,
}

/// How mail is sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    /// `smtps://user:password@host` (TLS from the start), `smtp://user:password@host:587?tls=required`
    /// (STARTTLS), `smtp://host:25` (none). Key `smtp`. `None`: mails become `.eml` files in the
    /// folder `mail` of the data.
    pub smtp: Option<String>,
    /// Whom mails come from. Key `from`; `Saual <saual@localhost>` by default.
    pub from: String,
}

impl std::fmt::Debug for Mail {
    /// Without the password that the address may hold.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let smtp = self.smtp.as_ref().map(|_| "…");
        f.debug_struct("Mail").field("smtp", &smtp).field("from", &self.from).finish()
    }
}

/// How much and how slowly a request may send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes that the fields of a page take. Key `fields`; 1 MiB by default.
    pub fields: usize,
    /// The most bytes of an uploaded file. Key `upload`; 20 MiB by default.
    pub upload: usize,
    /// The most bytes of a file that a respondent sends. Key `file`; 20 MiB by default.
    pub file: usize,
    /// The most bytes of all the files of one respondent. Key `files`; 100 MiB by default.
    pub files: usize,
    /// The most bytes of all the files of a study, and of all its recordings. Key `study_files`; 10 GiB by default.
    pub study_files: usize,
    /// The most bytes of a recording beside a transcript. Key `recording`; 200 MiB by default.
    pub recording: usize,
    /// The most bytes of a project or a codebook of another program, packed. Key `exchange`; 200 MiB by
    /// default.
    pub exchange: usize,
    /// The memory that answers of studies, kept ready for tables, may take; what was not asked for longest
    /// is dropped first. Key `columns`; 1 GiB by default.
    pub columns: usize,
    /// The most drafts that one address begins in a minute, and the most files that it announces: a
    /// whole village may be behind it. Key `begun`; 600 by default.
    pub begun: u32,
    /// How long nothing at all may come of a body. Key `idle`, in seconds; 15 by default.
    pub idle: Duration,
    /// How long a body may take before it must come at [`Limits::RATE`]. Key `grace`, in seconds; 20
    /// by default.
    pub grace: Duration,
}

impl Limits {
    /// The bytes a second that a body must keep up with after the grace: a phone on a bad network
    /// sends more, or nothing for some seconds.
    pub const RATE: u64 = 500;
    /// The longest that any body may take.
    pub const MOST: Duration = Duration::from_secs(600);
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            fields: 1 << 20,
            upload: 20 << 20,
            file: 20 << 20,
            files: 100 << 20,
            study_files: 10 << 30,
            recording: 200 << 20,
            exchange: 200 << 20,
            columns: 1 << 30,
            begun: 600,
            idle: Duration::from_secs(15),
            grace: Duration::from_secs(20),
        }
    }
}

impl Config {
    /// Puts the layers over one another. `file` is read where given, and otherwise [`FILE`] of the
    /// current folder if there is one; `variables` is the environment.
    ///
    /// # Errors
    /// Where a layer holds what is no setting, or no value of one.
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
        value::config(flags.over(Layer::from_variables(variables)?).over(from_file))
    }

    /// The settings once the address listened on is known.
    #[must_use]
    pub fn settle(mut self, listening: SocketAddr) -> Self {
        self.listen = listening;
        let mut reached = listening;
        // Listening on every address is no address to go to.
        match reached.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => reached.set_ip(Ipv4Addr::LOCALHOST.into()),
            IpAddr::V6(ip) if ip.is_unspecified() => reached.set_ip(Ipv6Addr::LOCALHOST.into()),
            _ => {}
        }
        self.public_url.get_or_insert_with(|| format!("http://{reached}"));
        self
    }

    /// Whether people reach this over https, so that cookies are bound to it.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.public_url.as_ref().is_some_and(|url| url.starts_with("https://"))
    }

    /// A link to a path of ours (which begins with `/`), for a mail or the terminal. Its host is
    /// never taken from a request, where anybody could write another.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        match &self.public_url {
            Some(address) => format!("{address}{path}"),
            None => format!("http://{}{path}", self.listen),
        }
    }
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

    fn place_of(fault: &Fault) -> String {
        match fault {
            Fault::File { place, .. } => place.rsplit('/').next().unwrap_or_default().to_owned(),
            Fault::Value { origin, .. } => {
                origin.to_string().rsplit('/').next().unwrap_or_default().to_owned()
            }
            other => other.to_string(),
        }
    }

    #[test]
    fn the_later_layer_wins() {
        let file = "listen = \"127.0.0.1:1\"\nlog = \"warn\"\nlanguage = \"ru\"\n[mail]\nfrom = \"a@b\"";
        let flags = Layer::default().flag("listen", Some("127.0.0.1:3".to_owned())).flag("log", None);
        let variables = [("SAUAL_LISTEN", "127.0.0.1:2"), ("SAUAL_LOG", "debug"), ("PATH", "x")];
        let config = read(file, &variables, flags).expect("settings");
        assert_eq!((config.listen.port(), config.log.as_str()), (3, "debug"));
        assert_eq!((config.language, config.mail.from.as_str()), (Language::Ru, "a@b"));
    }

    #[test]
    fn the_file_and_the_environment_know_the_same_keys() {
        let file =
            "trusted_proxies = [\"127.0.0.1\", \"::1\"]\nworkers = 2\n[limits]\nidle = 3\nupload = \"1 MiB\"";
        let variables = [
            ("SAUAL_TRUSTED_PROXIES", "127.0.0.1, ::1"),
            ("SAUAL_WORKERS", "2"),
            ("SAUAL_LIMITS_IDLE", "3"),
            ("SAUAL_LIMITS_UPLOAD", "1 MiB"),
        ];
        let written = read(file, &[], Layer::default()).expect("settings");
        let set = read("", &variables, Layer::default()).expect("settings");
        assert_eq!(format!("{written:?}"), format!("{set:?}"));
        assert_eq!((set.trusted_proxies.len(), set.workers), (2, 2));
        assert_eq!((set.limits.idle.as_secs(), set.limits.upload), (3, 1 << 20));
    }

    #[test]
    fn an_unknown_key_names_its_place() {
        let unknown = |file| place_of(&read(file, &[], Layer::default()).expect_err("a fault"));
        assert_eq!(unknown("\n\nlisen = \"x\""), "saual.toml:3");
        assert_eq!(unknown("log = \"info\"\n[mail]\nsmpt = \"x\""), "saual.toml:3");
        assert_eq!(unknown("listen = "), "saual.toml:1");
        let fault = read("", &[("SAUAL_LISEN", "x")], Layer::default()).expect_err("a fault");
        assert_eq!(fault, Fault::Variable("SAUAL_LISEN".to_owned()));
        read("", &[("SAUAL_TEST_POSTGRES", "x")], Layer::default()).expect("what tests set is let be");
    }

    #[test]
    fn what_is_no_value_names_its_place() {
        let refused = |file| place_of(&read(file, &[], Layer::default()).expect_err(file));
        assert_eq!(refused("# ports\nlisten = \"8080\""), "saual.toml:2");
        assert_eq!(refused("language = \"de\""), "saual.toml:1");
        assert_eq!(refused("listen = true"), "saual.toml:1");
        assert_eq!(refused("\n[limits]\ngrace = 0"), "saual.toml:3");
        assert_eq!(refused("[mail]\nfrom = \"a@b\\r\\nBcc: c@d\""), "saual.toml:2");
        assert_eq!(refused("log = \"saual=loud\""), "saual.toml:1");
        let variable = read("", &[("SAUAL_WORKERS", "0")], Layer::default()).expect_err("a fault");
        assert_eq!(place_of(&variable), "SAUAL_WORKERS");
        let flag = Layer::default().flag("public_url", Some("https://a/b".to_owned()));
        assert_eq!(place_of(&read("", &[], flag).expect_err("a fault")), "--public-url");
    }

    #[test]
    fn no_password_is_repeated() {
        for (key, value) in [("SAUAL_DATABASE", "mysql://u:secret@h/d"), ("SAUAL_MAIL_SMTP", "u:secret@h")] {
            let fault = read("", &[(key, value)], Layer::default()).expect_err("a fault");
            assert!(!format!("{fault} {fault:?} {:?}", fault.message()).contains("secret"), "{fault:?}");
        }
        let fine =
            [("SAUAL_DATABASE", "postgres://u:secret@h/d"), ("SAUAL_MAIL_SMTP", "smtp://u:secret@h:587")];
        let config = read("", &fine, Layer::default()).expect("settings");
        assert!(!format!("{config:?}").contains("secret"));
    }

    #[test]
    fn links_begin_with_the_address_set_or_the_one_listened_on() {
        let listening = SocketAddr::from(([127, 0, 0, 1], 4321));
        let config = read("", &[], Layer::default()).expect("settings").settle(listening);
        assert_eq!(config.link("/s/a"), "http://127.0.0.1:4321/s/a");
        let everywhere = SocketAddr::from(([0, 0, 0, 0], 4321));
        let config = read("", &[], Layer::default()).expect("settings").settle(everywhere);
        assert_eq!((config.listen, config.link("/")), (everywhere, "http://127.0.0.1:4321/".to_owned()));
        let config = read("public_url = \"https://example.org/\"", &[], Layer::default()).expect("settings");
        assert!(config.is_secure());
        assert_eq!(config.settle(listening).link("/"), "https://example.org/");
    }
}
