//! The kinds of questions, by the words for them in the source.

use super::choice::choices;
use super::fields::Fields;
use super::form::Reading;
use crate::form::check::Holder;
use crate::form::{Choices, Computed, Kind, Medium, Shape, excerpt};
use crate::message::Message;

/// The words for what nobody is asked for.
pub(super) const COMPUTED: [(&str, Computed); 12] = [
    ("calculate", Computed::Calculation),
    ("hidden", Computed::Hidden),
    ("start", Computed::Start),
    ("end", Computed::End),
    ("today", Computed::Today),
    ("deviceid", Computed::DeviceId),
    ("username", Computed::Username),
    ("phonenumber", Computed::PhoneNumber),
    ("email", Computed::Email),
    ("audit", Computed::Audit),
    ("start_location", Computed::StartLocation),
    ("background_audio", Computed::BackgroundAudio),
];

/// The words for files.
pub(super) const MEDIA: [(&str, Medium); 4] =
    [("image", Medium::Image), ("audio", Medium::Audio), ("video", Medium::Video), ("file", Medium::Any)];

/// The words for what is marked on the map.
pub(super) const SHAPES: [(&str, Shape); 3] =
    [("point", Shape::Point), ("trace", Shape::Trace), ("area", Shape::Area)];

/// The kind of the question of that number; a line of text in its place where it cannot be read.
pub(super) fn kind<'t>(fields: &mut Fields<'t>, reading: &mut Reading<'_, '_, 't>, at: usize) -> Kind {
    let broken = Kind::Text { max_length: None };
    if !fields.has("kind") {
        fields.missing("kind", reading.report);
        fields.forget_what_kinds_have();
        return broken;
    }
    let Some(given) = fields.string("kind", reading.report) else {
        fields.forget_what_kinds_have();
        return broken;
    };
    named(given, fields, reading, at).unwrap_or_else(|| {
        let told = Message::new("form-fault-kind").with("kind", excerpt(given));
        fields.faulty("kind", told, reading.report);
        fields.forget_what_kinds_have();
        broken
    })
}

fn named<'t>(
    word: &str,
    fields: &mut Fields<'t>,
    reading: &mut Reading<'_, '_, 't>,
    at: usize,
) -> Option<Kind> {
    Some(match word {
        "single" => Kind::Single { choices: offered(fields, reading, at) },
        "multiple" => Kind::Multiple { choices: offered(fields, reading, at) },
        "rank" => Kind::Rank { choices: offered(fields, reading, at) },
        "integer" => Kind::Integer {
            min: fields.whole("min", reading.report),
            max: fields.whole("max", reading.report),
        },
        "decimal" => Kind::Decimal {
            min: fields.number("min", reading.report),
            max: fields.number("max", reading.report),
        },
        "date" => {
            Kind::Date { min: fields.day("min", reading.report), max: fields.day("max", reading.report) }
        }
        "range" => {
            let [start, end, step] = ["start", "end", "step"].map(|key| {
                if !fields.has(key) {
                    fields.missing(key, reading.report);
                    reading.report.claim(fields.path_to("step"));
                }
                fields.number(key, reading.report).unwrap_or(1.0)
            });
            Kind::Range { start, end, step }
        }
        "text" => Kind::Text { max_length: length(fields, reading, Kind::LINE) },
        "long_text" => Kind::LongText { max_length: length(fields, reading, Kind::LINES) },
        "time" => Kind::Time,
        "datetime" => Kind::DateTime,
        "acknowledge" => Kind::Acknowledge,
        "location" => Kind::Location { shape: shape(fields, reading) },
        "barcode" => Kind::Barcode,
        word => {
            let medium = MEDIA.iter().find(|(said, _)| *said == word).map(|(_, m)| Kind::File { medium: *m });
            let computed = COMPUTED.iter().find(|(said, _)| *said == word);
            return medium.or(computed.map(|(_, by)| Kind::Computed { by: *by }));
        }
    })
}

/// The choices of a question: its own, or those of the list it names.
fn offered<'t>(fields: &mut Fields<'t>, reading: &mut Reading<'_, '_, 't>, at: usize) -> Choices {
    if fields.has("list") && fields.has("choice") {
        fields.faulty("choice", Message::new("form-fault-list-and-choices"), reading.report);
    }
    if let Some(list) = fields.string("list", reading.report) {
        fields.forget("choice");
        return Choices::of_list(list);
    }
    let tables = fields.needed_tables("choice", reading.report);
    choices(tables, Holder::Item(at), reading).into()
}

fn length(fields: &mut Fields<'_>, reading: &mut Reading<'_, '_, '_>, limit: usize) -> Option<usize> {
    let given = fields.whole("max_length", reading.report)?;
    let length = usize::try_from(given).ok();
    if length.is_none() {
        let told = Message::new("form-fault-length").with("limit", limit);
        fields.faulty("max_length", told, reading.report);
    }
    length
}

fn shape(fields: &mut Fields<'_>, reading: &mut Reading<'_, '_, '_>) -> Shape {
    let Some(given) = fields.string("shape", reading.report) else { return Shape::Point };
    let shape = SHAPES.iter().find(|(word, _)| *word == given).map(|(_, shape)| *shape);
    shape.unwrap_or_else(|| {
        let told = Message::new("form-fault-shape").with("shape", excerpt(given));
        fields.faulty("shape", told, reading.report);
        Shape::Point
    })
}
