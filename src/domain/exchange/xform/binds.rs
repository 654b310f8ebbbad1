//! What holds of the nodes of an XForm.

use super::tree::{Node, Tree};
use crate::exchange::xlsform::limits;
use crate::exchange::xml::Element;
use crate::form::{Computed, Kind, More, Question, Shape};

/// The parameters that have an attribute of their own.
const PARAMETERS: [(&str, &str); 7] = [
    ("max-pixels", "orx:max-pixels"),
    ("quality", "odk:quality"),
    ("allow-mock-accuracy", "odk:allow-mock-accuracy"),
    ("track-changes", "odk:track-changes"),
    ("location-priority", "odk:location-priority"),
    ("location-min-interval", "odk:location-min-interval"),
    ("location-max-age", "odk:location-max-age"),
];
/// Those that stand at the control.
pub(super) const AT_CONTROL: [(&str, &str); 4] = [
    ("rows", "rows"),
    ("capture-accuracy", "accuracyThreshold"),
    ("warning-accuracy", "unacceptableAccuracyThreshold"),
    ("app", "intent"),
];
/// Those that stand where choices are taken from.
pub(super) const AT_CHOICES: [&str; 4] = ["randomize", "seed", "value", "label"];

/// The parameter of an attribute.
pub(super) fn parameter(attribute: &str) -> Option<&'static str> {
    let all = PARAMETERS.iter().chain(&AT_CONTROL);
    all.into_iter().find(|(_, written)| *written == attribute).map(|(name, _)| *name)
}

/// The type of a node.
pub(super) fn data_type(kind: &Kind) -> &'static str {
    match kind {
        Kind::Integer { .. } => "int",
        Kind::Decimal { .. } => "decimal",
        Kind::Range { start, end, step } => {
            if [start, end, step].iter().all(|number| number.fract() == 0.0) {
                "int"
            } else {
                "decimal"
            }
        }
        Kind::Date { .. } | Kind::Computed { by: Computed::Today } => "date",
        Kind::Time => "time",
        Kind::DateTime | Kind::Computed { by: Computed::Start | Computed::End } => "dateTime",
        Kind::Rank { .. } => "odk:rank",
        Kind::Barcode => "barcode",
        Kind::Location { shape: Shape::Point } | Kind::Computed { by: Computed::StartLocation } => "geopoint",
        Kind::Location { shape: Shape::Trace } => "geotrace",
        Kind::Location { shape: Shape::Area } => "geoshape",
        Kind::File { .. } | Kind::Computed { by: Computed::Audit | Computed::BackgroundAudio } => "binary",
        _ => "string",
    }
}

/// What a phone fills in: how, and what.
pub(super) const PRELOADS: [(Computed, &str, &str); 7] = [
    (Computed::Start, "timestamp", "start"),
    (Computed::End, "timestamp", "end"),
    (Computed::Today, "date", "today"),
    (Computed::DeviceId, "property", "deviceid"),
    (Computed::Username, "property", "username"),
    (Computed::PhoneNumber, "property", "phonenumber"),
    (Computed::Email, "property", "email"),
];

/// The bind of a question.
pub(super) fn question(question: &Question, node: &Node, tree: &Tree, messages: [bool; 2]) -> Element {
    let path = node.path();
    let said = |text: &str| tree.expression(text, node, false);
    let mut bind = Element::new("bind").with("nodeset", &path).with("type", data_type(&question.kind));
    let mut put = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            bind.attributes.push((name.to_owned(), value));
        }
    };
    let always = question.required.then(|| "true()".to_owned());
    put("required", always.or_else(|| question.required_if.as_deref().map(said)));
    put("relevant", question.relevant.as_deref().map(said));
    put("constraint", limits::joined(&question.kind, question.constraint.as_deref()).as_deref().map(said));
    let itext = |kind: &str| format!("jr:itext('{path}:{kind}')");
    put("jr:constraintMsg", messages[0].then(|| itext("jr:constraintMsg")));
    put("jr:requiredMsg", messages[1].then(|| itext("jr:requiredMsg")));
    if question.trigger.is_empty() {
        put("calculate", question.calculation.as_deref().map(said));
    }
    put("readonly", question.read_only.then(|| "true()".to_owned()));
    if let Kind::Computed { by } = &question.kind
        && let Some((_, how, what)) = PRELOADS.iter().find(|(computed, _, _)| computed == by)
    {
        put("jr:preload", Some((*how).to_owned()));
        put("jr:preloadParams", Some((*what).to_owned()));
    }
    put("saual:type", own_type(question));
    put("saual:dont_know", question.dont_know.then(|| "yes".to_owned()));
    put("saual:refuse", question.refuse.then(|| "yes".to_owned()));
    limits_of(&question.kind, &mut put);
    let mut rest = Vec::new();
    for (key, value) in &question.parameters {
        match PARAMETERS.iter().find(|(name, _)| name == key) {
            Some((_, attribute)) => put(attribute, Some(value.clone())),
            None if AT_CONTROL.iter().any(|(name, _)| name == key) || AT_CHOICES.contains(&key.as_str()) => {}
            None => rest.push(format!("{key}={value}")),
        }
    }
    put("saual:parameters", (!rest.is_empty()).then(|| rest.join(" ")));
    more(&question.more, "bind::", &mut bind);
    bind
}

/// The type of a question, where its node and control do not tell it.
fn own_type(question: &Question) -> Option<String> {
    // What a trigger sets off stands elsewhere.
    let calculated = question.calculation.is_some() && question.trigger.is_empty();
    let text = matches!(question.kind, Kind::Text { .. } | Kind::LongText { .. });
    match &question.kind {
        _ if question.more.contains_key("type") => question.more.get("type").cloned(),
        _ if text && question.read_only && !calculated => Some("text".to_owned()),
        Kind::Computed { by: Computed::Hidden } if calculated || question.default.is_some() => {
            Some("hidden".to_owned())
        }
        Kind::Computed { by: Computed::Calculation } if !calculated => Some("calculate".to_owned()),
        _ => None,
    }
}

fn limits_of(kind: &Kind, put: &mut impl FnMut(&str, Option<String>)) {
    let (min, max, length) = match kind {
        Kind::Integer { min, max } => (min.map(|min| min.to_string()), max.map(|max| max.to_string()), None),
        Kind::Decimal { min, max } => (min.map(|min| min.to_string()), max.map(|max| max.to_string()), None),
        Kind::Date { min, max } => (min.map(|min| min.to_string()), max.map(|max| max.to_string()), None),
        Kind::Text { max_length } | Kind::LongText { max_length } => (None, None, *max_length),
        _ => return,
    };
    put("saual:min", min);
    put("saual:max", max);
    put("saual:max_length", length.map(|length| length.to_string()));
}

/// What was passed through of a group.
pub(super) fn group(passed: &More, bind: &mut Element) {
    if passed.get("read_only").is_some_and(|said| said == "yes") {
        bind.attributes.push(("readonly".to_owned(), "true()".to_owned()));
    }
    more(passed, "bind::", bind);
}

/// Attributes that were passed through under such a beginning.
pub(super) fn more(more: &More, beginning: &str, element: &mut Element) {
    for (key, value) in more {
        let Some(name) = key.strip_prefix(beginning) else { continue };
        let known =
            name.split_once(':').is_none_or(|(prefix, _)| ["jr", "orx", "odk", "saual"].contains(&prefix));
        let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'));
        if known && plain && !name.is_empty() && !element.attributes.iter().any(|(there, _)| there == name) {
            element.attributes.push((name.to_owned(), value.clone()));
        }
    }
}
