//! Names and codes: what expressions, columns and data files call things.

use serde::{Deserialize, Serialize};

/// The name of a page or a question: what expressions, columns and addresses call it.
/// Starts with a letter or `_`, goes on with letters, digits, `_`, `-` or `.`; at most 128 bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(String);

/// The code of a choice: what is stored. At most 128 bytes, no white space around it and no control
/// characters. Where several may be chosen it has no white space at all, since a space parts them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(String);

/// Why a text is no [`Name`] or no [`Code`].
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Malformed {
    /// Not a name.
    #[error(
        "“{0}” is not a name: letters, digits, “_”, “-” and “.”, beginning with a letter or “_”, at most 128 bytes"
    )]
    Name(String),
    /// Not a code.
    #[error("“{0}” is not a code: at most 128 bytes without white space around it or control characters")]
    Code(String),
}

const LONGEST: usize = 128;

impl Name {
    /// A checked name.
    ///
    /// # Errors
    /// [`Malformed::Name`] where the text is none.
    pub fn new(text: impl Into<String>) -> Result<Self, Malformed> {
        let text = text.into();
        let mut letters = text.chars();
        let first = letters.next().is_some_and(|c| c.is_alphabetic() || c == '_');
        let rest = letters.all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
        if first && rest && text.len() <= LONGEST { Ok(Self(text)) } else { Err(Malformed::Name(text)) }
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Code {
    /// What stands in data files for “not asked”. No choice has a code of these three.
    pub const NOT_ASKED: &'static str = "-7";
    /// What stands in data files for “don't know”.
    pub const DONT_KNOW: &'static str = "-8";
    /// What stands in data files for “refused”.
    pub const REFUSED: &'static str = "-9";

    /// What is stored where something was acknowledged.
    pub const AGREED: &'static str = "OK";

    /// A checked code.
    ///
    /// # Errors
    /// [`Malformed::Code`] where the text is none.
    pub fn new(text: impl Into<String>) -> Result<Self, Malformed> {
        let text = text.into();
        let fits = !text.is_empty()
            && text.len() <= LONGEST
            && text.trim() == text
            && !text.chars().any(char::is_control);
        if fits { Ok(Self(text)) } else { Err(Malformed::Code(text)) }
    }

    /// Whether it can stand beside others, parted by spaces.
    #[must_use]
    pub fn is_one_word(&self) -> bool {
        !self.0.chars().any(char::is_whitespace)
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

macro_rules! text_like {
    ($type:ty) => {
        impl TryFrom<String> for $type {
            type Error = Malformed;
            fn try_from(text: String) -> Result<Self, Malformed> {
                Self::new(text)
            }
        }
        impl From<$type> for String {
            fn from(value: $type) -> Self {
                value.0
            }
        }
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl std::borrow::Borrow<str> for $type {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}
text_like!(Name);
text_like!(Code);
