//! The workspace: a document's text, its codes and its margin in one view.
//!
//! A browser gets the [`page`] with the first passages, which work [by forms](forms), then the whole
//! [`mod@text`]; what is done goes through [`mod@commands`], and whatever anybody did comes back as an
//! [`event`].

mod commands;
pub(super) mod event;
mod forms;
pub(super) mod page;
mod pieces;
mod text;

pub(super) use commands::commands;
pub(super) use forms::{apply, remove, undo};
pub(super) use page::show;
pub(super) use text::{since, text};
