//! ODK XForms: the wire format of the ODK family, written as pyxform writes it and read back.
//!
//! | module | what it is |
//! | --- | --- |
//! | [`tree`] | where each thing of a form stands in an instance, and paths to it |
//! | [`write`](mod@write) | a form as an XForm |
//! | [`texts`], [`binds`], [`body`] | its words, what holds of its nodes, its controls |
//! | [`read`] | an XForm as a form: it is turned into rows of an XLSForm, which are then read |
//! | [`paths`] | paths of expressions back into names |
//! | [`rows`], [`choices`], [`attributes`] | nodes, controls and lists as rows |
//!
//! What only Saual knows stands in attributes of its own namespace, which other programs pass over.
//! Columns that XLSForm passes through have no place in an XForm, but for those that begin with
//! `bind::`, `body::` and `instance::`.

mod attributes;
mod binds;
mod body;
mod choices;
mod paths;
pub mod read;
mod rows;
mod texts;
mod tree;
pub mod write;

/// Namespaces by their usual prefix.
const NAMESPACES: [(&str, &str); 8] = [
    ("xmlns", "http://www.w3.org/2002/xforms"),
    ("xmlns:h", "http://www.w3.org/1999/xhtml"),
    ("xmlns:ev", "http://www.w3.org/2001/xml-events"),
    ("xmlns:xsd", "http://www.w3.org/2001/XMLSchema"),
    ("xmlns:jr", "http://openrosa.org/javarosa"),
    ("xmlns:orx", "http://openrosa.org/xforms"),
    ("xmlns:odk", "http://www.opendatakit.org/xforms"),
    ("xmlns:saual", "urn:saual:form"),
];

#[cfg(test)]
mod tests;
