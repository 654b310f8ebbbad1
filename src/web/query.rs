//! Reading what browsers send: addresses and fields, strictly.

use super::error::Error;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode, utf8_percent_encode};

/// Fields in the order in which they came; a name may come more than once.
#[derive(Clone, Debug, Default)]
pub struct Fields(Vec<(String, String)>);

const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'/');

/// A value as it may stand in a query.
#[must_use]
pub fn escape(value: &str) -> String {
    utf8_percent_encode(value, PLAIN).to_string()
}

/// How many fields a page may send: far more than the largest of ours.
const MOST: usize = 10_000;

impl Fields {
    /// Reads `application/x-www-form-urlencoded`, a query or a body.
    ///
    /// # Errors
    /// [`Error::BadRequest`] for broken UTF-8, a NUL, or far too many fields.
    pub fn read(text: &[u8]) -> Result<Self, Error> {
        let pairs = text.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty());
        let mut fields = Vec::new();
        for pair in pairs {
            if fields.len() == MOST {
                return Err(Error::BadRequest("too many fields"));
            }
            let (name, value) = match pair.iter().position(|byte| *byte == b'=') {
                Some(at) => (&pair[..at], &pair[at + 1..]),
                None => (pair, &[][..]),
            };
            fields.push((decode(name)?, decode(value)?));
        }
        Ok(Self(fields))
    }

    /// Fields that were read elsewhere.
    #[must_use]
    pub fn of(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }

    /// Adds a field.
    pub fn push(&mut self, name: &str, value: &str) {
        self.0.push((name.to_owned(), value.to_owned()));
    }

    /// The first value of a name, or nothing.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// The first value of a name, where it is there and not blank.
    #[must_use]
    pub fn some(&self, name: &str) -> Option<&str> {
        Some(self.get(name).trim()).filter(|value| !value.is_empty())
    }

    /// Every field.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

fn decode(text: &[u8]) -> Result<String, Error> {
    let spaced: Vec<u8> = text.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
    let text = percent_decode(&spaced).decode_utf8().map_err(|_| Error::BadRequest("broken UTF-8"))?;
    if text.contains('\0') {
        return Err(Error::BadRequest("a NUL"));
    }
    Ok(text.into_owned())
}

/// Whether a path or query can be read: UTF-8 without a NUL.
#[must_use]
pub fn readable(text: &str) -> bool {
    percent_decode(text.as_bytes()).decode_utf8().is_ok_and(|text| !text.contains('\0'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fields_are_read_as_browsers_write_them() {
        let fields = Fields::read(b"a=1&b=%D2%9B+%2B&a=2&c&=x").expect("fields");
        assert_eq!(
            fields.iter().collect::<Vec<_>>(),
            [("a", "1"), ("b", "қ +"), ("a", "2"), ("c", ""), ("", "x")]
        );
    }

    #[test]
    fn broken_utf8_and_nul_are_refused() {
        for text in ["a=%FF", "a=%00", "%D2=1", "a=%ED%A0%80"] {
            assert!(Fields::read(text.as_bytes()).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_escaped_is_read_back(value in "[^\\x00]*") {
            let fields = Fields::read(format!("v={}", escape(&value)).as_bytes()).expect("fields");
            prop_assert_eq!(fields.get("v"), value);
        }

        #[test]
        fn nothing_makes_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Fields::read(&bytes).is_ok();
        }
    }
}
