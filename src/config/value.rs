//! What each setting takes: text becomes a value, or a fault that names where it was written.

use super::layer::{Fault, Given, Layer};
use super::{Config, Limits, Mail};
use crate::store::Place;
use crate::telemetry;
use domain::language::Language;
use std::net::{IpAddr, SocketAddr};
use std::num::{NonZeroU32, NonZeroUsize};
use std::path::PathBuf;
use std::time::Duration;

/// The threads that answer: more than these cost memory on a large machine and gain nothing, since
/// the database is what requests wait for.
const MOST_WORKERS: usize = 4;

pub(super) fn config(mut layer: Layer) -> Result<Config, Fault> {
    let data = setting(&mut layer, "data", folder)?.unwrap_or_else(|| PathBuf::from("saual-data"));
    let database = setting(&mut layer, "database", place)?;
    Ok(Config {
        database: database.unwrap_or_else(|| Place::Sqlite(data.join("saual.sqlite"))),
        data,
        listen: setting(&mut layer, "listen", parse)?.unwrap_or(SocketAddr::from(([127, 0, 0, 1], 8080))),
        public_url: setting(&mut layer, "public_url", public_url)?,
        language: setting(&mut layer, "language", parse)?.unwrap_or(Language::Kk),
        log: setting(&mut layer, "log", log)?.unwrap_or_else(|| "info".to_owned()),
        workers: setting(&mut layer, "workers", workers)?.unwrap_or_else(a_worker_a_core),
        trusted_proxies: setting(&mut layer, "trusted_proxies", addresses)?.unwrap_or_default(),
        mail: mail(&mut layer)?,
        limits: limits(&mut layer)?,
    })
}

fn mail(layer: &mut Layer) -> Result<Mail, Fault> {
    Ok(Mail {
        smtp: setting(layer, "mail.smtp", smtp)?,
        from: setting(layer, "mail.from", sender)?.unwrap_or_else(|| "Saual <saual@localhost>".to_owned()),
    })
}

fn limits(layer: &mut Layer) -> Result<Limits, Fault> {
    let default = Limits::default();
    Ok(Limits {
        fields: setting(layer, "limits.fields", bytes)?.unwrap_or(default.fields),
        upload: setting(layer, "limits.upload", bytes)?.unwrap_or(default.upload),
        file: setting(layer, "limits.file", bytes)?.unwrap_or(default.file),
        files: setting(layer, "limits.files", bytes)?.unwrap_or(default.files),
        study_files: setting(layer, "limits.study_files", bytes)?.unwrap_or(default.study_files),
        recording: setting(layer, "limits.recording", bytes)?.unwrap_or(default.recording),
        exchange: setting(layer, "limits.exchange", bytes)?.unwrap_or(default.exchange),
        columns: setting(layer, "limits.columns", bytes)?.unwrap_or(default.columns),
        begun: setting(layer, "limits.begun", count)?.unwrap_or(default.begun),
        idle: setting(layer, "limits.idle", seconds)?.unwrap_or(default.idle),
        grace: setting(layer, "limits.grace", seconds)?.unwrap_or(default.grace),
    })
}

/// Settings that may hold a password: what is wrong with them is said without repeating them.
const SECRET: [&str; 2] = ["database", "mail.smtp"];

fn setting<T>(
    layer: &mut Layer,
    key: &'static str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, Fault> {
    let Some(Given { value, origin }) = layer.take(key) else { return Ok(None) };
    read(&value).map(Some).ok_or_else(|| {
        let value = if SECRET.contains(&key) { "…".to_owned() } else { value.escape_debug().to_string() };
        Fault::Value { key, value, origin }
    })
}

fn parse<T: std::str::FromStr>(value: &str) -> Option<T> {
    value.parse().ok()
}

fn folder(value: &str) -> Option<PathBuf> {
    Some(value).filter(|value| !value.is_empty() && !value.contains('\0')).map(PathBuf::from)
}

fn place(value: &str) -> Option<Place> {
    if value.starts_with("postgres://") || value.starts_with("postgresql://") {
        return Some(Place::Postgres(value.to_owned()));
    }
    value.strip_prefix("sqlite:").and_then(folder).map(Place::Sqlite)
}

/// An origin: pages lie at the root of a host, so no path may follow.
fn public_url(value: &str) -> Option<String> {
    let value = value.strip_suffix('/').unwrap_or(value).to_lowercase();
    let host = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"))?;
    let fine = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    let port = host.rsplit_once(':').filter(|(_, port)| !port.contains(']'));
    let port_fine = port.is_none_or(|(_, port)| port.parse::<u16>().is_ok());
    let named = host.starts_with(char::is_alphanumeric) || host.starts_with('[');
    (named && port_fine && host.chars().all(fine)).then_some(value)
}

fn log(value: &str) -> Option<String> {
    telemetry::understands(value).then(|| value.to_owned())
}

fn workers(value: &str) -> Option<usize> {
    parse::<NonZeroUsize>(value).map(NonZeroUsize::get).filter(|workers| *workers <= 1024)
}

fn a_worker_a_core() -> usize {
    std::thread::available_parallelism().map_or(1, NonZeroUsize::get).min(MOST_WORKERS)
}

fn addresses(value: &str) -> Option<Vec<IpAddr>> {
    value.split(',').map(str::trim).filter(|address| !address.is_empty()).map(parse).collect()
}

fn smtp(value: &str) -> Option<String> {
    let rest = value.strip_prefix("smtp://").or_else(|| value.strip_prefix("smtps://"))?;
    let fine = !rest.is_empty() && !rest.contains(char::is_whitespace);
    fine.then(|| value.to_owned())
}

/// `Name <address>` or an address. A control character would break the mail's head.
fn sender(value: &str) -> Option<String> {
    let fine = value.contains('@') && !value.chars().any(char::is_control);
    fine.then(|| value.to_owned())
}

/// `1048576`, `512 KiB`, `20 MiB`, `10 GiB`.
fn bytes(value: &str) -> Option<usize> {
    let digits = value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len());
    let (number, unit) = value.split_at(digits);
    let unit = match unit.trim() {
        "" => 1,
        "KiB" => 1 << 10,
        "MiB" => 1 << 20,
        "GiB" => 1 << 30,
        _ => return None,
    };
    parse::<usize>(number)?.checked_mul(unit).filter(|bytes| *bytes > 0)
}

fn count(value: &str) -> Option<u32> {
    parse::<NonZeroU32>(value).map(NonZeroU32::get)
}

fn seconds(value: &str) -> Option<Duration> {
    parse::<NonZeroU32>(value).map(|seconds| Duration::from_secs(u64::from(seconds.get())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_for_links_is_a_scheme_and_a_host() {
        for (given, taken) in [
            ("https://Saual.example.org/", "https://saual.example.org"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("http://[::1]:8080", "http://[::1]:8080"),
            ("http://[::1]", "http://[::1]"),
            ("https://сауал.қаз", "https://сауал.қаз"),
        ] {
            assert_eq!(public_url(given).as_deref(), Some(taken));
        }
        for given in [
            "example.org",
            "https://",
            "https://a/b",
            "https://u@a",
            "https://a:x",
            "ftp://a",
            "https://a b",
            "https://:80",
        ] {
            assert_eq!(public_url(given), None, "{given}");
        }
    }

    #[test]
    fn sizes_have_units_that_people_use() {
        assert_eq!(bytes("1000"), Some(1000));
        assert_eq!(bytes("512 KiB"), Some(512 << 10));
        assert_eq!(bytes("20MiB"), Some(20 << 20));
        for given in ["", "0", "-1", "MiB", "1 GB", "1.5 MiB", "99999999999999999999"] {
            assert_eq!(bytes(given), None, "{given}");
        }
    }

    #[test]
    fn a_database_is_a_server_or_a_file() {
        assert_eq!(place("sqlite:a/b.sqlite"), Some(Place::Sqlite(PathBuf::from("a/b.sqlite"))));
        assert_eq!(place("postgres://h/d"), Some(Place::Postgres("postgres://h/d".to_owned())));
        assert!(["mysql://h/d", "sqlite:", "saual.sqlite", ""].iter().all(|given| place(given).is_none()));
    }
}
