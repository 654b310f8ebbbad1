//! The kinds of items that an author chooses from.

use super::tree::question_mut;
use super::{Command, Refusal};
use crate::form::{
    Choices, Computed, Form, Group, Item, Kind, Medium, More, Name, Note, Question, Repeat, Shape,
};
use crate::language::Text;
use serde::{Deserialize, Serialize};

macro_rules! tags {
    ($($(#[doc = $doc:literal])* $tag:ident = $text:literal),* $(,)?) => {
        /// What an item is, as one word.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum KindTag {
            $($(#[doc = $doc])* #[serde(rename = $text)] $tag,)*
        }

        impl KindTag {
            /// Every kind, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$tag),*];

            /// The word, and the end of its Fluent key.
            #[must_use]
            pub const fn tag(self) -> &'static str {
                match self {
                    $(Self::$tag => $text,)*
                }
            }
        }
    };
}

tags! {
    /// One of the choices.
    Single = "single",
    /// Any of the choices.
    Multiple = "multiple",
    /// The choices in order.
    Rank = "rank",
    /// A line.
    Text = "text",
    /// Several lines.
    LongText = "long_text",
    /// A whole number.
    Integer = "integer",
    /// A number with a fraction.
    Decimal = "decimal",
    /// A number on a scale.
    Range = "range",
    /// A day.
    Date = "date",
    /// A time of day.
    Time = "time",
    /// A moment.
    DateTime = "datetime",
    /// A tick.
    Acknowledge = "acknowledge",
    /// A place on the map.
    Point = "point",
    /// A line on the map.
    Trace = "trace",
    /// An area on the map.
    Area = "area",
    /// A picture.
    Image = "image",
    /// A sound.
    Audio = "audio",
    /// A film.
    Video = "video",
    /// Any file.
    File = "file",
    /// A barcode.
    Barcode = "barcode",
    /// Words only.
    Note = "note",
    /// Items that belong together.
    Group = "group",
    /// A group answered several times.
    Repeat = "repeat",
    /// A value computed from others.
    Calculation = "calculation",
    /// A value that is given.
    Hidden = "hidden",
    /// When it was begun.
    Start = "start",
    /// When it was finished.
    End = "end",
    /// The day on which it was begun.
    Today = "today",
    /// The phone's name of itself.
    DeviceId = "deviceid",
    /// Who fills it.
    Username = "username",
    /// Their phone number.
    PhoneNumber = "phonenumber",
    /// Their address.
    Email = "email",
    /// A log for other programs.
    Audit = "audit",
    /// The place where it was begun, for other programs.
    StartLocation = "start_location",
    /// A recording, for other programs.
    BackgroundAudio = "background_audio",
}

impl KindTag {
    /// The kind of a tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.tag() == tag)
    }

    /// What an item is.
    #[must_use]
    pub fn of(item: &Item) -> Self {
        match item {
            Item::Note(_) => Self::Note,
            Item::Group(group) if group.repeat.is_some() => Self::Repeat,
            Item::Group(_) => Self::Group,
            Item::Question(question) => Self::of_kind(&question.kind),
        }
    }

    fn of_kind(kind: &Kind) -> Self {
        match kind {
            Kind::Single { .. } => Self::Single,
            Kind::Multiple { .. } => Self::Multiple,
            Kind::Rank { .. } => Self::Rank,
            Kind::Integer { .. } => Self::Integer,
            Kind::Decimal { .. } => Self::Decimal,
            Kind::Range { .. } => Self::Range,
            Kind::Text { .. } => Self::Text,
            Kind::LongText { .. } => Self::LongText,
            Kind::Date { .. } => Self::Date,
            Kind::Time => Self::Time,
            Kind::DateTime => Self::DateTime,
            Kind::Acknowledge => Self::Acknowledge,
            Kind::Location { shape: Shape::Point } => Self::Point,
            Kind::Location { shape: Shape::Trace } => Self::Trace,
            Kind::Location { shape: Shape::Area } => Self::Area,
            Kind::Barcode => Self::Barcode,
            Kind::File { medium: Medium::Image } => Self::Image,
            Kind::File { medium: Medium::Audio } => Self::Audio,
            Kind::File { medium: Medium::Video } => Self::Video,
            Kind::File { medium: Medium::Any } => Self::File,
            Kind::Computed { by } => Self::of_computed(*by),
        }
    }

    const fn of_computed(by: Computed) -> Self {
        match by {
            Computed::Calculation => Self::Calculation,
            Computed::Hidden => Self::Hidden,
            Computed::Start => Self::Start,
            Computed::End => Self::End,
            Computed::Today => Self::Today,
            Computed::DeviceId => Self::DeviceId,
            Computed::Username => Self::Username,
            Computed::PhoneNumber => Self::PhoneNumber,
            Computed::Email => Self::Email,
            Computed::Audit => Self::Audit,
            Computed::StartLocation => Self::StartLocation,
            Computed::BackgroundAudio => Self::BackgroundAudio,
        }
    }

    /// Whether an item of it is a question: what can become another question.
    #[must_use]
    pub const fn is_question(self) -> bool {
        !matches!(self, Self::Note | Self::Group | Self::Repeat)
    }

    /// Whether it is answered by choices.
    #[must_use]
    pub const fn has_choices(self) -> bool {
        matches!(self, Self::Single | Self::Multiple | Self::Rank)
    }

    /// Whether nobody is asked.
    #[must_use]
    pub const fn is_computed(self) -> bool {
        self.computed().is_some()
    }

    const fn computed(self) -> Option<Computed> {
        Some(match self {
            Self::Calculation => Computed::Calculation,
            Self::Hidden => Computed::Hidden,
            Self::Start => Computed::Start,
            Self::End => Computed::End,
            Self::Today => Computed::Today,
            Self::DeviceId => Computed::DeviceId,
            Self::Username => Computed::Username,
            Self::PhoneNumber => Computed::PhoneNumber,
            Self::Email => Computed::Email,
            Self::Audit => Computed::Audit,
            Self::StartLocation => Computed::StartLocation,
            Self::BackgroundAudio => Computed::BackgroundAudio,
            _ => return None,
        })
    }

    /// What a name begins with where no label gives one.
    pub(super) const fn stem(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Group => "group",
            Self::Repeat => "rows",
            _ if self.is_computed() => self.tag(),
            _ => "question",
        }
    }

    /// The kind with nothing set; `None` where it is no question.
    fn fresh(self) -> Option<Kind> {
        let choices = Choices::default;
        Some(match self {
            Self::Single => Kind::Single { choices: choices() },
            Self::Multiple => Kind::Multiple { choices: choices() },
            Self::Rank => Kind::Rank { choices: choices() },
            Self::Integer => Kind::Integer { min: None, max: None },
            Self::Decimal => Kind::Decimal { min: None, max: None },
            Self::Range => Kind::Range { start: 1.0, end: 5.0, step: 1.0 },
            Self::Text => Kind::Text { max_length: None },
            Self::LongText => Kind::LongText { max_length: None },
            Self::Date => Kind::Date { min: None, max: None },
            Self::Time => Kind::Time,
            Self::DateTime => Kind::DateTime,
            Self::Acknowledge => Kind::Acknowledge,
            Self::Point => Kind::Location { shape: Shape::Point },
            Self::Trace => Kind::Location { shape: Shape::Trace },
            Self::Area => Kind::Location { shape: Shape::Area },
            Self::Barcode => Kind::Barcode,
            Self::Image => Kind::File { medium: Medium::Image },
            Self::Audio => Kind::File { medium: Medium::Audio },
            Self::Video => Kind::File { medium: Medium::Video },
            Self::File => Kind::File { medium: Medium::Any },
            _ => Kind::Computed { by: self.computed()? },
        })
    }
}

/// A group of which nothing else is said.
pub(super) fn group(name: Name, repeat: Option<Repeat>) -> Group {
    let (text, more) = (Text::default, More::new());
    let appearance = String::new();
    Group { name, label: text(), hint: text(), relevant: None, repeat, appearance, more, items: Vec::new() }
}

/// An item of a kind, of which only its name and label are known.
pub(super) fn fresh(tag: KindTag, name: Name, label: Text) -> Item {
    match tag.fresh() {
        Some(kind) => Item::Question(Box::new(Question::new(name, label, kind))),
        None if tag == KindTag::Note => {
            Item::Note(Box::new(Note { note: label, name: Some(name), ..Note::default() }))
        }
        None => {
            let repeat = (tag == KindTag::Repeat).then(Repeat::default);
            Item::Group(Box::new(Group { label, ..group(name, repeat) }))
        }
    }
}

pub(super) fn change(form: &mut Form, name: &Name, tag: KindTag) -> Result<Command, Refusal> {
    let question = question_mut(form, name)?;
    let mut kind = tag.fresh().ok_or_else(|| Refusal::new("design-refused-kind"))?;
    if let (Some(new), Some(old)) = (kind.choices_mut(), question.kind.choices()) {
        *new = old.clone();
    }
    put(form, name, &kind)
}

pub(super) fn put(form: &mut Form, name: &Name, kind: &Kind) -> Result<Command, Refusal> {
    let question = question_mut(form, name)?;
    let before = std::mem::replace(&mut question.kind, kind.clone());
    form.share_lists();
    Ok(Command::PutKind { name: name.clone(), kind: Box::new(before) })
}
