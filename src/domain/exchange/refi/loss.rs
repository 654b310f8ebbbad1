//! What did not come through, counted: the standard asks that a person be told in detail.

use crate::message::Message;
use std::collections::BTreeMap;

/// The most names that are kept of a kind.
const NAMES: usize = 20;

/// Kinds of things that are lost, changed, or found to be odd, in the order in which they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lost {
    /// Files of sound.
    Audio,
    /// Files of moving pictures.
    Video,
    /// Pictures.
    Picture,
    /// Sources of PDF that bring no text.
    Pdf,
    /// Selections in PDF pages, sound, moving pictures or pictures.
    Region,
    /// Codings of such selections.
    RegionCoding,
    /// Texts that are not in the file.
    TextMissing,
    /// Texts that could not be read.
    TextBroken,
    /// Texts that are more than a file may hold, unpacked as often as it names them.
    TextTooMuch,
    /// Texts other than that of the document here that has their GUID.
    TextOther,
    /// Texts with control characters, which became blanks.
    Control,
    /// Codes that have got another name, since one beside them had the same.
    Renamed,
    /// Texts that came as rich text only: their look is lost, their places are told by words.
    RichText,
    /// Selections that reach beyond their text.
    Outside,
    /// Selections whose words are not those at their place.
    Unsure,
    /// Texts whose places were counted in UTF-16 units.
    Utf16,
    /// Texts whose line ends were counted as two characters.
    TwoLineEnds,
    /// Texts whose byte order mark was counted.
    Marked,
    /// Texts whose places named their last character instead of the one after it.
    Inclusive,
    /// Graphs.
    Graph,
    /// Links.
    Link,
    /// Sets.
    Set,
    /// Cases.
    Case,
    /// Variables that nothing here corresponds to.
    Variable,
    /// Values that are not of their variable's kind.
    Value,
    /// Values that are none of their attribute here, and stand in what is noted of their case.
    ValueNoted,
    /// Values other than those that are here, which stay.
    ValueStays,
    /// Variables of numbers with decimals, days or moments, which become words.
    Kind,
    /// Notes on what cannot have one here.
    Note,
    /// Codes that only gather others may be put on words here.
    Folder,
    /// Codes without a name.
    Nameless,
    /// Things that had a GUID that another has.
    Double,
    /// References to what is not in the file.
    Dangling,
    /// Things without a readable GUID.
    Guid,
    /// Colours that are none.
    Color,
    /// Times that are none.
    Time,
    /// Parts that the standard does not have.
    Unknown,
    /// Texts of codes in the other languages: they stand in descriptions.
    Languages,
    /// Criteria and examples of codes: they stand in descriptions.
    Criteria,
    /// What says that somebody codes without seeing others.
    Blind,
    /// Codings and notes of others, which somebody who codes without seeing theirs does not take in.
    Unseen,
    /// Codings and notes of others, which somebody who codes without seeing theirs does not give out.
    Hidden,
    /// Times of places in a recording.
    Recording,
    /// Codings whose coder is not known any more.
    Coder,
    /// Translations of quotes.
    Translations,
    /// Where quotes were cited, and how.
    Citations,
}

impl Lost {
    /// Every kind.
    pub const ALL: [Self; 46] = [
        Self::Audio,
        Self::Video,
        Self::Picture,
        Self::Pdf,
        Self::Region,
        Self::RegionCoding,
        Self::TextMissing,
        Self::TextBroken,
        Self::TextTooMuch,
        Self::TextOther,
        Self::Control,
        Self::Renamed,
        Self::RichText,
        Self::Outside,
        Self::Unsure,
        Self::Utf16,
        Self::TwoLineEnds,
        Self::Marked,
        Self::Inclusive,
        Self::Graph,
        Self::Link,
        Self::Set,
        Self::Case,
        Self::Variable,
        Self::Value,
        Self::ValueNoted,
        Self::ValueStays,
        Self::Kind,
        Self::Note,
        Self::Folder,
        Self::Nameless,
        Self::Double,
        Self::Dangling,
        Self::Guid,
        Self::Color,
        Self::Time,
        Self::Unknown,
        Self::Languages,
        Self::Criteria,
        Self::Blind,
        Self::Unseen,
        Self::Hidden,
        Self::Recording,
        Self::Coder,
        Self::Translations,
        Self::Citations,
    ];

    const fn key(self) -> &'static str {
        match self {
            Self::Audio => "refi-lost-audio",
            Self::Video => "refi-lost-video",
            Self::Picture => "refi-lost-picture",
            Self::Pdf => "refi-lost-pdf",
            Self::Region => "refi-lost-region",
            Self::RegionCoding => "refi-lost-region-coding",
            Self::TextMissing => "refi-lost-text-missing",
            Self::TextBroken => "refi-lost-text-broken",
            Self::TextTooMuch => "refi-lost-text-too-much",
            Self::TextOther => "refi-lost-text-other",
            Self::Control => "refi-lost-control",
            Self::Renamed => "refi-lost-renamed",
            Self::RichText => "refi-lost-rich-text",
            Self::Outside => "refi-lost-outside",
            Self::Unsure => "refi-lost-unsure",
            Self::Utf16 => "refi-lost-utf16",
            Self::TwoLineEnds => "refi-lost-two-line-ends",
            Self::Marked => "refi-lost-marked",
            Self::Inclusive => "refi-lost-inclusive",
            Self::Graph => "refi-lost-graph",
            Self::Link => "refi-lost-link",
            Self::Set => "refi-lost-set",
            Self::Case => "refi-lost-case",
            Self::Variable => "refi-lost-variable",
            Self::Value => "refi-lost-value",
            Self::ValueNoted => "refi-lost-value-noted",
            Self::ValueStays => "refi-lost-value-stays",
            Self::Kind => "refi-lost-kind",
            Self::Note => "refi-lost-note",
            Self::Folder => "refi-lost-folder",
            Self::Nameless => "refi-lost-nameless",
            Self::Double => "refi-lost-double",
            Self::Dangling => "refi-lost-dangling",
            Self::Guid => "refi-lost-guid",
            Self::Color => "refi-lost-color",
            Self::Time => "refi-lost-time",
            Self::Unknown => "refi-lost-unknown",
            Self::Languages => "refi-lost-languages",
            Self::Criteria => "refi-lost-criteria",
            Self::Blind => "refi-lost-blind",
            Self::Unseen => "refi-lost-unseen",
            Self::Hidden => "refi-lost-hidden",
            Self::Recording => "refi-lost-recording",
            Self::Coder => "refi-lost-coder",
            Self::Translations => "refi-lost-translations",
            Self::Citations => "refi-lost-citations",
        }
    }

    /// The sentence for so many.
    #[must_use]
    pub fn message(self, count: usize) -> Message {
        Message::new(self.key()).with("count", count)
    }
}

/// What was lost, by kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report(BTreeMap<Lost, Tally>);

/// How many of a kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All of them.
    pub count: usize,
    /// What the first are called, each once; those without a name are counted only.
    pub names: Vec<String>,
}

impl Report {
    /// Notes one.
    pub fn note(&mut self, lost: Lost, name: &str) {
        self.note_many(lost, 1, name);
    }

    /// Notes several that one name stands for.
    pub fn note_many(&mut self, lost: Lost, count: usize, name: &str) {
        if count == 0 {
            return;
        }
        let tally = self.0.entry(lost).or_default();
        tally.count += count;
        let name = crate::form::excerpt(name.trim());
        if !name.is_empty() && tally.names.len() < NAMES && !tally.names.contains(&name) {
            tally.names.push(name);
        }
    }

    /// What is told, in its order.
    pub fn iter(&self) -> impl Iterator<Item = (Lost, &Tally)> {
        self.0.iter().map(|(lost, tally)| (*lost, tally))
    }

    /// How many of a kind.
    #[must_use]
    pub fn count(&self, lost: Lost) -> usize {
        self.0.get(&lost).map_or(0, |tally| tally.count)
    }

    /// Whether everything came through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
