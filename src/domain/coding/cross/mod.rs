//! Codes against what else is known: attributes, documents, cases, coders, places in the text, and
//! other codes.
//!
//! Counting comes first ([`by`], [`together`]), over plain numbers; [`Crossed::table`] shows it.
//! Everything counts three things: *codings*, and the *documents* and *cases* that have any. Whatever
//! falls into several categories (a code below another, a document of two people) is counted in each,
//! and in a total once.

mod count;
mod shown;

#[cfg(test)]
mod tests;

pub use count::{Count, Cross, Mark, Near, by, deciles, together};
pub use shown::{Crossed, Heading, Measure, Percent};
