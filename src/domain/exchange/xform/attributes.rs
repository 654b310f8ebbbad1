//! Attributes of nodes and controls that become columns.

use super::binds::parameter;
use crate::exchange::xlsform::grid::Line;
use crate::exchange::xml::Element;

/// The parameters that stand as attributes.
pub(super) fn parameters(bind: &Element, control: Option<&Element>) -> String {
    let attributes =
        bind.attributes.iter().chain(control.into_iter().flat_map(|control| &control.attributes));
    let mut found: Vec<String> =
        attributes.filter_map(|(name, value)| Some(format!("{}={value}", parameter(name)?))).collect();
    if let Some(control) = control.filter(|control| control.name == "range") {
        let said = |name: &str| Some(format!("{name}={}", control.attribute(name)?));
        found.extend(["start", "end", "step"].into_iter().filter_map(said));
    }
    found.extend(bind.attribute("saual:parameters").map(str::to_owned));
    found.join(" ")
}

/// Attributes that have a column of their own.
pub(super) const BIND: &[&str] = &[
    "nodeset",
    "type",
    "relevant",
    "required",
    "constraint",
    "calculate",
    "readonly",
    "jr:constraintMsg",
    "jr:requiredMsg",
    "jr:preload",
    "jr:preloadParams",
];
pub(super) const CONTROL: &[&str] =
    &["ref", "nodeset", "id", "appearance", "mediatype", "start", "end", "step", "jr:count", "bind", "query"];

/// Attributes that are passed through.
pub(super) fn rest(line: &mut Line, beginning: &str, element: &Element, known: &[&str]) {
    for (name, value) in &element.attributes {
        let own = name.starts_with("saual:") || name.starts_with("xmlns") || parameter(name).is_some();
        if !own && !known.contains(&name.as_str()) {
            line.put(&format!("{beginning}{name}"), value.as_str());
        }
    }
}
