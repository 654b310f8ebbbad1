//! Pieces of a stored record ([`super::record`]) for whoever reads it straight from its bytes, without
//! making answers of it.

use super::Missing;
use crate::form::Choice;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use std::fmt;

/// The one key of an object that says why there is no value.
#[derive(serde::Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Why {
    Missing,
}

/// Why there is no value; `None` where the object says anything else.
pub(crate) fn missing<'de, A: MapAccess<'de>>(mut object: A) -> Result<Option<Missing>, A::Error> {
    let Some((Why::Missing, missing)) = object.next_entry()? else { return Ok(None) };
    Ok(object.next_key::<IgnoredAny>()?.is_none().then_some(missing))
}

/// A code, as the place of its choice; `None` where none has it.
pub(crate) struct Chosen<'c>(pub(crate) &'c [Choice]);

impl Chosen<'_> {
    /// The place of a code.
    pub(crate) fn place(&self, code: &str) -> Option<usize> {
        self.0.iter().position(|choice| choice.code.as_str() == code)
    }
}

impl<'de> DeserializeSeed<'de> for Chosen<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Chosen<'_> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a code")
    }

    fn visit_str<E>(self, code: &str) -> Result<Self::Value, E> {
        Ok(self.place(code))
    }
}
