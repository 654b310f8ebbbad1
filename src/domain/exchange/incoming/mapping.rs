//! Which column becomes what, and which value which code.

use super::How;
use crate::language::Language;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The longest mapping as JSON, in bytes.
pub const LARGEST: usize = 1 << 20;

/// Which column becomes what.
///
/// As JSON: `{"separator": ";", "language": "ru", "columns": {"V1": {"to": "region", "values": {"1":
/// "akmola", "99": "-9"}}}}`. Columns that are not named become nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    /// How the file is read.
    #[serde(skip_serializing_if = "is_default")]
    pub file: How,
    /// The number of the version of the form that responses answer which do not say so themselves; the
    /// newest where none is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i32>,
    /// The language of responses that do not say so themselves; the form's own where none is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// What every row says to a question that no column answers, by its name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub fixed: BTreeMap<String, String>,
    /// What columns become, by their names.
    pub columns: BTreeMap<String, ColumnMapping>,
}

/// What a column becomes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnMapping {
    /// The name of a [`Target`](super::Target).
    pub to: String,
    /// What stands in the place of a value: a code, 1 or 0 of a choice, any other value; `-7` where the
    /// question was not asked, `-8` where the respondent does not know, `-9` where they refused, and nothing
    /// where it was left empty.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
    /// Whether dates have their month before their day: `12/31/2024`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub month_first: bool,
}

fn is_default(how: &How) -> bool {
    *how == How::default()
}

impl Mapping {
    /// Reads a mapping.
    ///
    /// # Errors
    /// What is wrong with the JSON, in the words of its reader.
    pub fn read(json: &str) -> Result<Self, String> {
        if json.len() > LARGEST {
            return Err(format!("longer than {LARGEST} bytes"));
        }
        serde_json::from_str(json).map_err(|fault| fault.to_string())
    }

    /// The mapping as JSON.
    #[must_use]
    pub fn write(&self) -> String {
        serde_json::json!(self).to_string()
    }
}
