//! The workspace: a document's text, its codes and its margin in one view.

pub(super) mod event;
mod text;

pub(super) use text::{since, text};
