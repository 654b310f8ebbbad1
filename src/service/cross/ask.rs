//! What somebody wants to see: read from addresses, and written into them.

use domain::coding::case::Key;
use domain::coding::cross::{Measure, Near, Percent};

/// What codes are against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// An attribute of documents or cases.
    Attribute(Key),
    /// Documents.
    Document,
    /// Cases.
    Case,
    /// Coders.
    Coder,
    /// Other codes on the same words, or in the same passage.
    Code,
    /// The tenth of the document.
    Tenth,
    /// When it was said in the recording.
    Time,
}

impl Axis {
    /// Those that are no attribute.
    pub const PLAIN: [Self; 6] =
        [Self::Document, Self::Case, Self::Coder, Self::Code, Self::Tenth, Self::Time];

    /// What stands in addresses.
    #[must_use]
    pub fn tag(self) -> String {
        match self {
            Self::Attribute(key) => key.tag(),
            Self::Document => "document".to_owned(),
            Self::Case => "case".to_owned(),
            Self::Coder => "coder".to_owned(),
            Self::Code => "code".to_owned(),
            Self::Tenth => "tenth".to_owned(),
            Self::Time => "time".to_owned(),
        }
    }

    /// The axis of a tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let plain = Self::PLAIN.into_iter().find(|known| known.tag() == tag);
        plain.or_else(|| Key::from_tag(tag).map(Self::Attribute))
    }

    /// Whether it tells of single respondents what only researchers may know.
    #[must_use]
    pub const fn is_personal(self) -> bool {
        matches!(self, Self::Case | Self::Attribute(Key::Own(_)))
    }
}

/// Which codings: those that are all of this.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrow {
    /// With this code or one below it.
    pub code: Option<i64>,
    /// Of this document.
    pub document: Option<i64>,
    /// By this coder.
    pub coder: Option<i64>,
    /// Of this case.
    pub case: Option<i64>,
    /// Of whoever has this value of an attribute.
    pub attribute: Option<(Key, String)>,
}

impl Narrow {
    /// Whether it asks for what only researchers may know.
    #[must_use]
    pub fn is_personal(&self) -> bool {
        self.case.is_some() || matches!(self.attribute, Some((Key::Own(_), _)))
    }

    /// Whether nothing is left out.
    #[must_use]
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// The fields of an address.
    #[must_use]
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let number = |name: &'static str, value: Option<i64>| value.map(|value| (name, value.to_string()));
        let attribute = self.attribute.as_ref().map(|(key, value)| ("has", format!("{}:{value}", key.tag())));
        [
            number("within", self.code),
            number("document", self.document),
            number("coder", self.coder),
            number("case", self.case),
            attribute,
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The same read from an address, given the value of each field.
    #[must_use]
    pub fn read(get: &dyn Fn(&str) -> Option<String>) -> Self {
        let number = |name: &str| get(name).and_then(|value| value.parse().ok());
        let attribute = get("has").and_then(|pair| {
            let (key, value) = pair.split_once(':')?;
            Some((Key::from_tag(key)?, value.to_owned()))
        });
        Self {
            code: number("within"),
            document: number("document"),
            coder: number("coder"),
            case: number("case"),
            attribute,
        }
    }
}

/// Codings that are together with one of another code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Together {
    /// The other code.
    pub code: i64,
    /// What being together is.
    pub near: Near,
    /// Whether codes below it count.
    pub below: bool,
}

/// A cross-table that somebody wants to see.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// What codes are against.
    pub axis: Axis,
    /// What is counted.
    pub measure: Measure,
    /// Of what percents are.
    pub percent: Percent,
    /// Whether what has a code counts in the codes above it.
    pub below: bool,
    /// When codes are together.
    pub near: Near,
    /// Whether codes and columns without a coding are shown.
    pub whole: bool,
    /// Which codings.
    pub narrow: Narrow,
}

impl Ask {
    /// Reads one from an address, given the value of each field; what is not there is as usual.
    #[must_use]
    pub fn read(get: &dyn Fn(&str) -> Option<String>) -> Self {
        let is = |name: &str| get(name).is_some_and(|value| value == "1");
        Self {
            axis: get("by").and_then(|tag| Axis::from_tag(&tag)).unwrap_or(Axis::Document),
            measure: get("count").and_then(|tag| Measure::from_tag(&tag)).unwrap_or(Measure::Codings),
            percent: get("percent").and_then(|tag| Percent::from_tag(&tag)).unwrap_or(Percent::None),
            below: is("below"),
            near: if get("near").as_deref() == Some("passage") { Near::Passage } else { Near::Overlap },
            whole: is("whole"),
            narrow: Narrow::read(get),
        }
    }

    /// The fields of its address.
    #[must_use]
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let mut fields = vec![
            ("by", self.axis.tag()),
            ("count", self.measure.tag().to_owned()),
            ("percent", self.percent.tag().to_owned()),
        ];
        if self.below {
            fields.push(("below", "1".to_owned()));
        }
        if self.axis == Axis::Code && self.near == Near::Passage {
            fields.push(("near", "passage".to_owned()));
        }
        if self.whole {
            fields.push(("whole", "1".to_owned()));
        }
        fields.extend(self.narrow.fields());
        fields
    }

    /// Whether it shows what only researchers may know.
    #[must_use]
    pub fn is_personal(&self) -> bool {
        self.axis.is_personal() || self.narrow.is_personal()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_what_is_asked() {
        let ask = Ask {
            axis: Axis::Code,
            measure: Measure::Cases,
            percent: Percent::Row,
            below: true,
            near: Near::Passage,
            whole: true,
            narrow: Narrow {
                code: Some(1),
                document: Some(2),
                coder: Some(3),
                case: Some(4),
                attribute: Some((Key::Own(5), "a:b".to_owned())),
            },
        };
        let fields = ask.fields();
        let get =
            |name: &str| fields.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
        assert_eq!(Ask::read(&get), ask);
        assert!(Ask::read(&|_| None).narrow.is_all());
    }
}
