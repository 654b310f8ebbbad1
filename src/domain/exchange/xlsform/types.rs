//! The words of the column `type`.

use super::nearest::nearest;
use crate::form::{Computed, Medium, Shape};

/// What a row of the survey is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Type {
    /// What follows stands in it.
    Begin(Control),
    /// The group ends.
    End(Control),
    /// A choice out of a list.
    Select(Select),
    /// Anything else that is asked or computed.
    Plain(Plain),
    /// A setting that old forms have in the survey.
    Setting(&'static str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Control {
    Group,
    Repeat,
    /// A group asked once for each choice of a list.
    Loop,
}

/// A question with choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Select {
    pub(super) many: Many,
    /// The list, the file, or `${question}` of a repeat.
    pub(super) list: String,
    /// Whether “other” is asked for.
    pub(super) or_other: bool,
    pub(super) from_file: bool,
    /// Whether the list stands in the sheet of external choices.
    pub(super) external: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Many {
    One,
    Several,
    Ordered,
}

/// A row that takes no list.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::exchange) enum Plain {
    Text,
    /// Text of digits.
    Phone,
    Integer,
    /// A whole number from 0 to the greatest.
    UpTo(i64),
    Decimal,
    Range,
    Date,
    Time,
    DateTime,
    Note,
    Acknowledge,
    Location(Shape),
    Barcode,
    File(Medium),
    Computed(Computed),
    /// A table that expressions look things up in.
    External(&'static str),
    /// Known to others and kept for them under this word.
    Passed(String),
}

/// The words of a kind; the first one is written.
type Words = &'static [&'static str];

const PLAIN: &[(Words, Plain)] = &[
    (&["text", "string", "q string", "add text prompt"], Plain::Text),
    (&["phone number"], Plain::Phone),
    (&["integer", "int", "q int", "add integer prompt"], Plain::Integer),
    (&["percentage"], Plain::UpTo(100)),
    (&["number of days in last month"], Plain::UpTo(31)),
    (&["number of days in last six months"], Plain::UpTo(183)),
    (&["number of days in last year"], Plain::UpTo(365)),
    (&["decimal", "q decimal", "add decimal prompt"], Plain::Decimal),
    (&["range"], Plain::Range),
    (&["date", "q date", "add date prompt"], Plain::Date),
    (&["time"], Plain::Time),
    (
        &[
            "dateTime",
            "datetime",
            "date time",
            "q date time",
            "q dateTime",
            "add dateTime prompt",
            "add date time prompt",
        ],
        Plain::DateTime,
    ),
    (&["note", "q note", "add note prompt"], Plain::Note),
    (&["acknowledge", "trigger", "q acknowledge", "add acknowledge prompt"], Plain::Acknowledge),
    (
        &["geopoint", "location", "gps", "q geopoint", "q location", "add location prompt"],
        Plain::Location(Shape::Point),
    ),
    (&["geotrace", "q geotrace"], Plain::Location(Shape::Trace)),
    (&["geoshape", "q geoshape"], Plain::Location(Shape::Area)),
    (&["barcode", "q barcode", "add barcode prompt"], Plain::Barcode),
    (
        &["image", "photo", "q image", "q picture", "add image prompt", "add photo prompt"],
        Plain::File(Medium::Image),
    ),
    (&["audio", "q audio", "add audio prompt"], Plain::File(Medium::Audio)),
    (&["video", "q video", "add video prompt"], Plain::File(Medium::Video)),
    (&["file", "add file prompt"], Plain::File(Medium::Any)),
    (&["calculate", "q calculate", "add calculate prompt"], Plain::Computed(Computed::Calculation)),
    (&["hidden"], Plain::Computed(Computed::Hidden)),
    (&["start", "start time", "get start time"], Plain::Computed(Computed::Start)),
    (&["end", "end time", "get end time"], Plain::Computed(Computed::End)),
    (&["today", "get today"], Plain::Computed(Computed::Today)),
    (
        &["deviceid", "imei", "device id", "get device id", "uri:deviceid"],
        Plain::Computed(Computed::DeviceId),
    ),
    (&["username", "uri:username"], Plain::Computed(Computed::Username)),
    (&["phonenumber", "get phone number", "uri:phonenumber"], Plain::Computed(Computed::PhoneNumber)),
    (&["email", "uri:email"], Plain::Computed(Computed::Email)),
    (&["audit"], Plain::Computed(Computed::Audit)),
    (&["start-geopoint"], Plain::Computed(Computed::StartLocation)),
    (&["background-audio"], Plain::Computed(Computed::BackgroundAudio)),
    (&["csv-external"], Plain::External("csv")),
    (&["xml-external"], Plain::External("xml")),
];

/// Words of what Saual neither asks nor gathers.
const PASSED: &[&str] = &[
    "simserial",
    "subscriberid",
    "sim id",
    "get sim id",
    "subscriber id",
    "get subscriber id",
    "uri:simserial",
    "uri:subscriberid",
    "background-geopoint",
    "osm",
];

/// The words before the name of a list; of two that fit the longer one comes first.
const SELECT: &[(&str, Many, bool, bool)] = &[
    ("select_multiple_from_file", Many::Several, true, false),
    ("select multiple from file", Many::Several, true, false),
    ("select_one_from_file", Many::One, true, false),
    ("select one from file", Many::One, true, false),
    ("select_one_external", Many::One, false, true),
    ("select one external", Many::One, false, true),
    ("add select one prompt using", Many::One, false, false),
    ("add select multiple prompt using", Many::Several, false, false),
    ("select all that apply from", Many::Several, false, false),
    ("select all that apply", Many::Several, false, false),
    ("select multiple from", Many::Several, false, false),
    ("select multiple using", Many::Several, false, false),
    ("select_multiple", Many::Several, false, false),
    ("select multiple", Many::Several, false, false),
    ("select one from", Many::One, false, false),
    ("select one using", Many::One, false, false),
    ("select_one", Many::One, false, false),
    ("select one", Many::One, false, false),
    ("select1", Many::One, false, false),
    ("rank", Many::Ordered, false, false),
];

const OR_OTHER: &[&str] = &[" or specify other", " or_other", " or other"];

const CONTROLS: &[(&str, Control)] = &[
    ("group", Control::Group),
    ("repeat", Control::Repeat),
    ("lgroup", Control::Repeat),
    ("looped group", Control::Repeat),
    ("loop", Control::Loop),
];

const IN_SURVEY: &[(&str, &str)] = &[
    ("form_title", "form_title"),
    ("set_form_title", "form_title"),
    ("set form title", "form_title"),
    ("form_id", "form_id"),
    ("set_form_id", "form_id"),
    ("set form id", "form_id"),
];

impl Type {
    /// The type of a word; the nearest one where there is none such.
    pub(super) fn of(word: &str) -> Result<Self, Option<&'static str>> {
        let word = word.split_whitespace().collect::<Vec<_>>().join(" ");
        let small = word.to_lowercase();
        control(&small)
            .or_else(|| select(&word, &small))
            .or_else(|| plain(&word, &small))
            .or_else(|| {
                IN_SURVEY.iter().find(|(known, _)| *known == small).map(|(_, key)| Self::Setting(key))
            })
            .ok_or_else(|| like(&small))
    }
}

impl Type {
    /// What a row is taken for whose type is not known, so that its other faults are found as well:
    /// what was probably meant, else something that nobody is asked.
    pub(super) fn instead(word: &str, like: Option<&str>) -> Self {
        let rest = word.split_once(char::is_whitespace).map_or("", |(_, rest)| rest);
        let meant =
            like.and_then(|like| Self::of(&format!("{like} {rest}")).or_else(|_| Self::of(like)).ok());
        meant.unwrap_or(Self::Plain(Plain::Computed(Computed::Hidden)))
    }
}

fn control(word: &str) -> Option<Type> {
    let (begins, rest) = match word.split_once([' ', '_'])? {
        ("begin", rest) => (true, rest),
        ("end", rest) => (false, rest),
        _ => return None,
    };
    let found = CONTROLS.iter().find(|(name, _)| {
        // A loop names its list; what other groups name is passed over.
        rest.strip_prefix(name).is_some_and(|list| list.is_empty() || (begins && over(list).is_some()))
    });
    let control = found.map(|(_, control)| *control)?;
    Some(if begins { Type::Begin(control) } else { Type::End(control) })
}

/// The list of ` over list` or ` list`.
fn over(rest: &str) -> Option<&str> {
    let list = rest.strip_prefix(' ')?;
    let list = list.get(..5).filter(|over| over.eq_ignore_ascii_case("over ")).map_or(list, |_| &list[5..]);
    (!list.is_empty() && !list.contains(' ')).then_some(list)
}

/// The list that a loop goes over, by its word of the column `type`.
pub(super) fn looped(word: &str) -> Option<String> {
    let word = word.split_whitespace().collect::<Vec<_>>().join(" ");
    over(word.get("begin loop".len()..)?).map(str::to_owned)
}

fn select(word: &str, small: &str) -> Option<Type> {
    let (many, from_file, external, rest) =
        SELECT.iter().find_map(|(command, many, from_file, external)| {
            let rest = small.strip_prefix(command)?;
            // Letters keep their case in the list's name; lower case may be longer in bytes.
            let given = word.get(word.len().checked_sub(rest.len())?..)?;
            (rest.is_empty() || rest.starts_with(' ')).then(|| (*many, *from_file, *external, given.trim()))
        })?;
    let other = OR_OTHER.iter().find_map(|ending| rest.strip_suffix(ending));
    let list = other.unwrap_or(rest).to_owned();
    Some(Type::Select(Select { many, list, or_other: other.is_some(), from_file, external }))
}

fn plain(word: &str, small: &str) -> Option<Type> {
    let has = |words: &[&str]| words.iter().any(|known| *known == word || known.to_lowercase() == small);
    if let Some((_, plain)) = PLAIN.iter().find(|(words, _)| has(words)) {
        return Some(Type::Plain(plain.clone()));
    }
    let passed = has(PASSED) || small.starts_with("osm ");
    passed.then(|| Type::Plain(Plain::Passed(word.to_owned())))
}

fn like(small: &str) -> Option<&'static str> {
    let first = PLAIN.iter().filter_map(|(words, _)| words.first().copied());
    let controls = ["begin_group", "end_group", "begin_repeat", "end_repeat"];
    let selects = ["select_one", "select_multiple", "rank", "select_one_from_file"];
    let command = small.split(' ').next().unwrap_or_default();
    nearest(small, first.chain(controls)).or_else(|| nearest(command, selects))
}

/// The word that is written for a kind without a list.
pub(in crate::exchange) fn word(plain: &Plain) -> &'static str {
    PLAIN.iter().find(|(_, known)| known == plain).map_or("text", |(words, _)| words[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn select(word: &str) -> Select {
        match Type::of(word) {
            Ok(Type::Select(select)) => select,
            other => panic!("{word}: {other:?}"),
        }
    }

    #[test]
    fn types_are_known_in_every_spelling() {
        for word in
            ["select_one Yes", "select one from Yes", "select1 Yes", "add select one prompt using  Yes"]
        {
            let read = select(word);
            assert_eq!((read.many, read.list.as_str(), read.or_other), (Many::One, "Yes", false), "{word}");
        }
        for word in ["select_multiple a or_other", "select all that apply from a or specify other"] {
            let read = select(word);
            assert_eq!((read.many, read.list.as_str(), read.or_other), (Many::Several, "a", true), "{word}");
        }
        assert!(select("select_one_from_file villages.csv").from_file);
        assert_eq!(select("select_one ${child}").list, "${child}");
        assert_eq!(Type::of("begin group"), Ok(Type::Begin(Control::Group)));
        assert_eq!(Type::of("END_REPEAT"), Ok(Type::End(Control::Repeat)));
        assert_eq!(Type::of("end"), Ok(Type::Plain(Plain::Computed(Computed::End))));
        assert_eq!(Type::of("dateTime"), Ok(Type::Plain(Plain::DateTime)));
        assert_eq!(Type::of("imei"), Ok(Type::Plain(Plain::Computed(Computed::DeviceId))));
        for word in ["begin loop over Cities", "begin_loop Cities", "Begin  Loop OVER Cities"] {
            assert_eq!(Type::of(word), Ok(Type::Begin(Control::Loop)), "{word}");
            assert_eq!(looped(word).as_deref(), Some("Cities"), "{word}");
        }
        assert_eq!((Type::of("begin loop"), looped("begin loop")), (Ok(Type::Begin(Control::Loop)), None));
        assert_eq!(Type::of("begin repeat over cities"), Ok(Type::Begin(Control::Repeat)));
        assert_eq!(Type::of("end loop"), Ok(Type::End(Control::Loop)));
    }

    #[test]
    fn the_nearest_type_is_named() {
        assert_eq!(Type::of("interger"), Err(Some("integer")));
        assert_eq!(Type::of("selct_one yes"), Err(Some("select_one")));
        assert_eq!(Type::of("begin_grup"), Err(Some("begin_group")));
        assert_eq!(Type::of("fingerprint"), Err(None));
        assert_eq!(Type::instead("interger", Some("integer")), Type::Plain(Plain::Integer));
        assert_eq!(Type::instead("begin_grup", Some("begin_group")), Type::Begin(Control::Group));
        let Type::Select(meant) = Type::instead("selct_one yes", Some("select_one")) else {
            panic!("a select")
        };
        assert_eq!(meant.list, "yes");
        assert_eq!(Type::instead("fingerprint", None), Type::Plain(Plain::Computed(Computed::Hidden)));
    }
}
