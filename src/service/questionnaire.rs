//! A questionnaire as a file that other programs take.

use chrono::{DateTime, Utc};
use domain::exchange::{Fault, xform, xlsform};
use domain::form::{Form, source};
use std::io::Cursor;

/// What kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The text in which researchers write one.
    Toml,
    /// XLSForm.
    Xlsx,
    /// ODK XForm.
    Xform,
    /// The form as Saual keeps it.
    Json,
}

impl Kind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Toml, Self::Xlsx, Self::Xform, Self::Json];

    /// How people and addresses call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Toml => "toml",
            Self::Xlsx => "xlsx",
            Self::Xform => "xform",
            Self::Json => "json",
        }
    }

    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Xform => "xml",
            other => other.name(),
        }
    }

    /// What browsers and mails call it.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Toml => "application/toml",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Xform => "application/xml",
            Self::Json => "application/json",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Writes a form as a file. `stem` names it where it has no id of its own.
///
/// # Errors
/// Where a workbook has no room for it.
pub fn written(form: &Form, kind: Kind, stem: &str, made: DateTime<Utc>) -> Result<Vec<u8>, Fault> {
    Ok(match kind {
        Kind::Toml => source::write(form).into_bytes(),
        Kind::Xform => xform::write::xml(form, stem).into_bytes(),
        Kind::Json => serde_json::to_vec_pretty(form).map_err(std::io::Error::from)?,
        Kind::Xlsx => {
            let mut out = Cursor::new(Vec::new());
            xlsform::write::xlsx(form, made, &mut out)?;
            out.into_inner()
        }
    })
}
