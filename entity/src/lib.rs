//! Rows of Saual's database, nothing else: what each column means is told by the migration that
//! made it and by the function of `store` that reads it.
#![expect(missing_docs, reason = "columns are documented where they are given meaning")]

pub mod account;
pub mod attachment;
pub mod attachment_chunk;
pub mod code;
pub mod coding;
pub mod command;
pub mod design;
pub mod design_step;
pub mod document;
pub mod draft;
pub mod form_file;
pub mod form_version;
pub mod membership;
pub mod memo;
pub mod outbox;
pub mod passage;
pub mod recording;
pub mod recording_chunk;
pub mod session;
pub mod study;
pub mod submission;
pub mod ticket;
